/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-picture-cut.h"

#define SIZE 16

typedef guint32 (*Pixel) (int x, int y);

static cairo_surface_t *
picture_new (int   width,
             int   height,
             Pixel pixel)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  gsize            stride = (gsize) cairo_image_surface_get_stride (picture);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      ((guint32 *) (gpointer) (cairo_image_surface_get_data (picture) + (gsize) y * stride))[x] = pixel (x, y);
  cairo_surface_mark_dirty (picture);

  return picture;
}

static guint32
nothing (int x G_GNUC_UNUSED,
         int y G_GNUC_UNUSED)
{
  return 0;
}

/* As a filter leaves it behind: a colour of which nothing is seen. */
static guint32
a_breath (int x G_GNUC_UNUSED,
          int y G_GNUC_UNUSED)
{
  return 0x00010101;
}

static guint32
blue (int x G_GNUC_UNUSED,
      int y G_GNUC_UNUSED)
{
  return 0xff3366cc;
}

/* One pixel in the last corner of the second piece. */
static guint32
a_dot (int x,
       int y)
{
  return x == 2 * SIZE - 1 && y == SIZE - 1 ? 0x80000000 : 0;
}

/* A slanting brook over nothing; beside it the breath that a filter leaves. */
static guint32
a_brook (int x,
         int y)
{
  return (x + 3 * y) % 41 < 4 ? 0xff003355 : (guint32) (x % 2) * 0x00010101;
}

static guint32
a_river (int x,
         int y)
{
  return (x + 3 * y) % 41 < 4 ? 0xff003355 : 0xfff4f1e8;
}

static void
test_cut_leaves_out_what_is_empty (void)
{
  static const Pixel pixels[] = { nothing, a_breath };

  for (guint i = 0; i < G_N_ELEMENTS (pixels); i++)
    {
      cairo_surface_t *picture = picture_new (50, 40, pixels[i]);
      g_autoptr (GArray) pieces = suyuan_picture_cut (picture, SIZE);

      g_assert_cmpuint (pieces->len, ==, 0);
      cairo_surface_destroy (picture);
    }
}

static void
test_cut_finds_one_colour (void)
{
  cairo_surface_t *picture = picture_new (50, 40, blue);
  g_autoptr (GArray) pieces = suyuan_picture_cut (picture, SIZE);
  int pixels = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const SuyuanPiece *piece = &g_array_index (pieces, SuyuanPiece, i);

      g_assert_true (piece->plain);
      g_assert_cmphex (piece->argb, ==, 0xff3366cc);
      pixels += piece->width * piece->height;
    }
  g_assert_cmpint (pixels, ==, 50 * 40);
  cairo_surface_destroy (picture);
}

static void
test_cut_keeps_a_single_dot (void)
{
  cairo_surface_t *picture = picture_new (50, 40, a_dot);
  g_autoptr (GArray) pieces = suyuan_picture_cut (picture, SIZE);
  const SuyuanPiece *piece = &g_array_index (pieces, SuyuanPiece, 0);

  g_assert_cmpuint (pieces->len, ==, 1);
  g_assert_true (piece->plain);
  g_assert_cmphex (piece->argb, ==, 0x80000000);
  g_assert_cmpint (piece->x, ==, 2 * SIZE - 1);
  g_assert_cmpint (piece->y, ==, SIZE - 1);
  g_assert_cmpint (piece->width, ==, 1);
  g_assert_cmpint (piece->height, ==, 1);
  cairo_surface_destroy (picture);
}

/* Whatever the size, put together again the pieces are the picture, and none lies over another. */
static void
test_cut_covers_once (void)
{
  static const int sizes[] = { 1, 7, 16, 50, 64 };
  cairo_surface_t *picture = picture_new (50, 40, a_river);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GArray) pieces = suyuan_picture_cut (picture, sizes[i]);
      g_autofree guint8 *covered = g_new0 (guint8, 50 * 40);

      for (guint k = 0; k < pieces->len; k++)
        {
          const SuyuanPiece *piece = &g_array_index (pieces, SuyuanPiece, k);

          for (int y = piece->y; y < piece->y + piece->height; y++)
            for (int x = piece->x; x < piece->x + piece->width; x++)
              {
                covered[y * 50 + x]++;
                if (piece->plain)
                  g_assert_cmphex (piece->argb, ==, a_river (x, y));
              }
        }
      for (guint k = 0; k < 50 * 40; k++)
        g_assert_cmpuint (covered[k], ==, 1);
    }
  cairo_surface_destroy (picture);
}

static gboolean
is_seen_along (int x,
               int y,
               int width,
               int height)
{
  for (int row = y; row < y + height; row++)
    for (int column = x; column < x + width; column++)
      if (a_brook (column, row) >> 24 != 0)
        return TRUE;

  return FALSE;
}

/* What is seen is in one piece each, and no side of a piece is empty. */
static void
test_cut_ends_where_the_content_does (void)
{
  static const int sizes[] = { 1, 7, 16, 50, 64 };
  cairo_surface_t *picture = picture_new (50, 40, a_brook);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GArray) pieces = suyuan_picture_cut (picture, sizes[i]);
      g_autofree guint8 *covered = g_new0 (guint8, 50 * 40);

      for (guint k = 0; k < pieces->len; k++)
        {
          SuyuanPiece piece = g_array_index (pieces, SuyuanPiece, k);

          g_assert_true (is_seen_along (piece.x, piece.y, piece.width, 1));
          g_assert_true (is_seen_along (piece.x, piece.y + piece.height - 1, piece.width, 1));
          g_assert_true (is_seen_along (piece.x, piece.y, 1, piece.height));
          g_assert_true (is_seen_along (piece.x + piece.width - 1, piece.y, 1, piece.height));
          for (int y = piece.y; y < piece.y + piece.height; y++)
            for (int x = piece.x; x < piece.x + piece.width; x++)
              covered[y * 50 + x]++;
        }
      for (int k = 0; k < 50 * 40; k++)
        {
          g_assert_cmpuint (covered[k], <=, 1);
          g_assert_true (covered[k] == 1 || a_brook (k % 50, k / 50) >> 24 == 0);
        }
    }
  cairo_surface_destroy (picture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/picture-cut/leaves-out-what-is-empty", test_cut_leaves_out_what_is_empty);
  g_test_add_func ("/map/picture-cut/finds-one-colour", test_cut_finds_one_colour);
  g_test_add_func ("/map/picture-cut/keeps-a-single-dot", test_cut_keeps_a_single_dot);
  g_test_add_func ("/map/picture-cut/covers-once", test_cut_covers_once);
  g_test_add_func ("/map/picture-cut/ends-where-the-content-does", test_cut_ends_where_the_content_does);

  return g_test_run ();
}
