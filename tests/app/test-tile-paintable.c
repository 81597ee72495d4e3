/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two tiles side by side hide the ground between them wherever they lie, and are where they were. */
#include "suyuan-stage.h"
#include "suyuan-tile-paintable.h"

#define TILE 16
#define SIDE 64

typedef guint32 (*Paint) (int x, int y);

static guint32
pixel_at (cairo_surface_t *surface,
          int              x,
          int              y)
{
  return ((const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface)))[x];
}

static GdkPaintable *
make_tile (Paint paint)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, TILE, TILE);
  guint8          *data = cairo_image_surface_get_data (surface);
  GdkPaintable    *tile;

  for (int y = 0; y < TILE; y++)
    for (int x = 0; x < TILE; x++)
      ((guint32 *) (gpointer) (data + (gsize) y * (gsize) cairo_image_surface_get_stride (surface)))[x] = paint (x, y);
  cairo_surface_mark_dirty (surface);
  tile = suyuan_tile_paintable_new (surface);
  cairo_surface_destroy (surface);

  return tile;
}

/* Four of the same, the first with its corner at @start, each @size wide, as the map draws them. */
static cairo_surface_t *
draw_four (GdkPaintable *tile,
           double        start,
           double        size)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *paper = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t         *cr = cairo_create (paper);

  for (guint i = 0; i < 4; i++)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (start + size * (i & 1)), (float) (start + size * (i >> 1))));
      gdk_paintable_snapshot (tile, snapshot, size, size);
      gtk_snapshot_restore (snapshot);
    }
  node = gtk_snapshot_to_node (snapshot);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_paint (cr);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (paper);

  return paper;
}

static guint32
paint_white (int x,
             int y)
{
  return 0xffffffff;
}

static guint32
paint_half (int x,
            int y)
{
  return 0x80808080;
}

/* The left half is red, the right half blue. */
static guint32
paint_halves (int x,
              int y)
{
  return x < TILE / 2 ? 0xffff0000 : 0xff0000ff;
}

/* At every tenth of a pixel, at its own size, larger, and at half of it. */
static void
test_no_ground_between (void)
{
  static const double sizes[] = { TILE, 22.6, TILE / 2 };
  g_autoptr (GdkPaintable) tile = make_tile (paint_white);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (double start = 8; start < 9; start += 0.1)
      {
        cairo_surface_t *paper = draw_four (tile, start, sizes[i]);

        for (int y = 9; y < (int) (8 + 2 * sizes[i]); y++)
          for (int x = 9; x < (int) (8 + 2 * sizes[i]); x++)
            g_assert_cmphex (pixel_at (paper, x, y), ==, 0xffffffff);
        g_assert_cmphex (pixel_at (paper, 5, 5), ==, 0xff000000);
        cairo_surface_destroy (paper);
      }
}

/* The edges are added, nothing is stretched: at whole pixels each of a tile is where it was. */
static void
test_nothing_moves (void)
{
  g_autoptr (GdkPaintable) tile = make_tile (paint_halves);
  cairo_surface_t *paper = draw_four (tile, 8, TILE);

  for (int x = 0; x < 2 * TILE; x++)
    if (x % TILE != TILE - 1 && x % TILE != 0) /* where the neighbour's edge lies */
      g_assert_cmphex (pixel_at (paper, 8 + x, 20), ==, paint_halves (x % TILE, 12));
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (tile), ==, TILE);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (tile), ==, TILE);
  cairo_surface_destroy (paper);
}

/* A tile one sees through is not laid twice along its edges. */
static void
test_half_transparent (void)
{
  g_autoptr (GdkPaintable) tile = make_tile (paint_half);
  cairo_surface_t *paper = draw_four (tile, 8, TILE);

  for (int x = 8; x < 8 + 2 * TILE; x++)
    g_assert_cmphex (pixel_at (paper, x, 8 + TILE), ==, pixel_at (paper, 12, 12));
  cairo_surface_destroy (paper);
}

/* What is read out is what was put in, without edges, and outlives the tile; where there was nothing there is nothing to draw. */
static void
test_gives_its_picture (void)
{
  GdkPaintable *tile = make_tile (paint_halves);
  g_autoptr (GdkPaintable) empty = suyuan_tile_paintable_new (NULL);
  cairo_surface_t *picture = suyuan_tile_paintable_get_picture (SUYUAN_TILE_PAINTABLE (tile));

  g_object_unref (tile);
  g_assert_cmpint (cairo_image_surface_get_width (picture), ==, TILE);
  g_assert_cmpint (cairo_image_surface_get_height (picture), ==, TILE);
  for (int y = 0; y < TILE; y++)
    for (int x = 0; x < TILE; x++)
      g_assert_cmphex (pixel_at (picture, x, y), ==, paint_halves (x, y));
  cairo_surface_destroy (picture);

  g_assert_null (suyuan_tile_paintable_get_picture (SUYUAN_TILE_PAINTABLE (empty)));
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (empty), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/tile-paintable/no-ground-between", test_no_ground_between);
  g_test_add_func ("/app/tile-paintable/nothing-moves", test_nothing_moves);
  g_test_add_func ("/app/tile-paintable/half-transparent", test_half_transparent);
  g_test_add_func ("/app/tile-paintable/gives-its-picture", test_gives_its_picture);

  return g_test_run ();
}
