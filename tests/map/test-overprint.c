/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a picture make up the whole of it, wherever it lies, and on each the base map is where it was and the data above it. */
#include <math.h>
#include <stdlib.h>

#include "suyuan-overprint.h"

#define SIDE 256
#define GROUND 0xf0ece4

static const SuyuanOverprintTone bright = { 1, GROUND };

static guint32
pixel_at (cairo_surface_t *surface,
          int              x,
          int              y)
{
  return ((const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface)))[x];
}

/* Nothing, or one colour. */
static cairo_surface_t *
surface_new (int     width,
             int     height,
             guint32 argb)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgba (cr, (argb >> 16 & 255) / 255.0, (argb >> 8 & 255) / 255.0, (argb & 255) / 255.0, (argb >> 24) / 255.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static SuyuanViewport
view_new (double x,
          double y,
          double zoom)
{
  return (SuyuanViewport){ .centre = { x, y }, .zoom = zoom, .width = 700, .height = 500 };
}

static void
assert_near (guint32 argb,
             guint32 expected)
{
  for (guint shift = 0; shift < 32; shift += 8)
    g_assert_cmpint (abs ((int) (argb >> shift & 255) - (int) (expected >> shift & 255)), <=, 2);
}

/* --- the parts --- */

/* How often each pixel of the picture is in a part. */
static void
assert_made_up (const SuyuanViewport *view,
                int                   scale)
{
  int                width = (int) view->width * scale, height = (int) view->height * scale;
  g_autofree guint8 *seen = g_new0 (guint8, (gsize) width * (gsize) height);
  g_autoptr (GPtrArray) parts = suyuan_overprint_list (view, scale);

  for (guint i = 0; i < parts->len; i++)
    {
      const SuyuanOverprint *part = parts->pdata[i];

      g_assert_cmpint (part->x, >=, 0);
      g_assert_cmpint (part->y, >=, 0);
      g_assert_cmpint (part->x + part->width, <=, width);
      g_assert_cmpint (part->y + part->height, <=, height);
      for (int y = part->y; y < part->y + part->height; y++)
        for (int x = part->x; x < part->x + part->width; x++)
          seen[(gsize) y * (gsize) width + (gsize) x]++;
    }
  for (int i = 0; i < width * height; i++)
    g_assert_cmpuint (seen[i], ==, 1);
}

static void
test_parts_make_up_the_picture (void)
{
  for (guint i = 0; i < 30; i++)
    {
      SuyuanViewport view = view_new (g_test_rand_double (), g_test_rand_double_range (0.2, 0.8), g_test_rand_double_range (4, 19));

      if (i % 3 == 0)
        view.zoom = floor (view.zoom);
      assert_made_up (&view, 1 + (int) i % 2);
    }
}

/* A part has the tile that lies under its middle. */
static void
test_parts_know_their_tile (void)
{
  for (guint i = 0; i < 200; i++)
    {
      SuyuanViewport view = view_new (g_test_rand_double_range (0.2, 0.8), g_test_rand_double_range (0.2, 0.8), g_test_rand_double_range (4, 19));
      g_autoptr (GPtrArray) parts = suyuan_overprint_list (&view, 1);

      for (guint k = 0; k < parts->len; k++)
        {
          const SuyuanOverprint *part = parts->pdata[k];
          SuyuanWorld            middle = suyuan_viewport_from_screen (&view, part->x + part->width / 2.0, part->y + part->height / 2.0);
          SuyuanTile             tile = suyuan_tile_at (&middle, (guint) view.zoom);

          if (part->width < 3 || part->height < 3)
            continue;
          g_assert_cmpuint (part->tile.zoom, ==, tile.zoom);
          g_assert_cmpuint (part->tile.x, ==, tile.x);
          g_assert_cmpuint (part->tile.y, ==, tile.y);
        }
    }
}

/* Beyond the date line the world begins anew; beyond a pole there is no part. */
static void
test_parts_at_the_edges (void)
{
  SuyuanViewport view = view_new (0.999, 0.5, 3);
  g_autoptr (GPtrArray) parts = suyuan_overprint_list (&view, 1);
  gboolean west = FALSE, east = FALSE;

  assert_made_up (&view, 1);
  for (guint i = 0; i < parts->len; i++)
    {
      const SuyuanOverprint *part = parts->pdata[i];

      g_assert_cmpuint (part->tile.x, <, 8);
      g_assert_cmpuint (part->tile.x, ==, (guint) (part->column + 8) % 8);
      east |= part->tile.x == 7;
      west |= part->tile.x == 0;
    }
  g_assert_true (east && west);

  view = view_new (0.5, 0.001, 4);
  g_ptr_array_unref (parts);
  parts = suyuan_overprint_list (&view, 1);
  g_assert_cmpuint (parts->len, >, 0);
  for (guint i = 0; i < parts->len; i++)
    g_assert_cmpint (((SuyuanOverprint *) parts->pdata[i])->y, >=, 245);
}

static void
test_no_parts_of_a_turned_map (void)
{
  SuyuanViewport view = view_new (0.8, 0.4, 8);
  g_autoptr (GPtrArray) parts = NULL;

  view.rotation = 0.1;
  parts = suyuan_overprint_list (&view, 1);
  g_assert_cmpuint (parts->len, ==, 0);
}

/* --- prints --- */

typedef cairo_surface_t *(*Base) (const SuyuanTile *tile);

/* All parts of a picture, put together again. */
static cairo_surface_t *
print (const SuyuanViewport      *view,
       int                        scale,
       Base                       ground,
       Base                       names,
       cairo_surface_t           *scene,
       const SuyuanOverprintTone *tone)
{
  g_autoptr (GPtrArray) parts = suyuan_overprint_list (view, scale);
  cairo_surface_t *whole = surface_new ((int) view->width * scale, (int) view->height * scale, 0);
  cairo_t         *cr = cairo_create (whole);

  for (guint i = 0; i < parts->len; i++)
    {
      SuyuanOverprint *part = parts->pdata[i];

      part->bases[0] = ground != NULL ? ground (&part->tile) : NULL;
      part->bases[1] = names != NULL ? names (&part->tile) : NULL;
      suyuan_overprint_print (part, scene, view, tone);
      g_assert_null (part->bases[0]);
      cairo_set_source_surface (cr, part->print, part->x, part->y);
      cairo_paint (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (whole);

  return whole;
}

static void
assert_all (cairo_surface_t *surface,
            guint32          argb)
{
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      assert_near (pixel_at (surface, x, y), argb);
}

static cairo_surface_t *
green (const SuyuanTile *tile)
{
  return surface_new (SIDE, SIDE, 0xff3f7f4f);
}

/* The colour goes over from tile to tile, a level from one side of the world to the other. */
static cairo_surface_t *
slope (const SuyuanTile *tile)
{
  cairo_surface_t *surface = surface_new (SIDE, SIDE, 0xff000000);
  guint32         *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);

  for (guint y = 0; y < SIDE; y++)
    for (guint x = 0; x < SIDE; x++)
      pixels[y * SIDE + x] = 0xff000000 | ((tile->x * SIDE + x) / 16 % 256) << 16 | ((tile->y * SIDE + y) / 16 % 256) << 8;
  cairo_surface_mark_dirty (surface);

  return surface;
}

static cairo_surface_t *
half_red (const SuyuanTile *tile)
{
  return surface_new (SIDE, SIDE, 0x80ff0000);
}

/* Between two tiles nothing else is seen, wherever they lie and however large they are. */
static void
test_no_seams (void)
{
  for (guint i = 0; i < 12; i++)
    {
      SuyuanViewport   view = view_new (g_test_rand_double_range (0.3, 0.7), g_test_rand_double_range (0.3, 0.7), g_test_rand_double_range (5, 17));
      int              scale = 1 + (int) i % 2;
      cairo_surface_t *scene = surface_new ((int) view.width * scale, (int) view.height * scale, 0), *whole;

      if (i % 3 == 0)
        view.zoom = floor (view.zoom);
      whole = print (&view, scale, green, NULL, scene, &bright);
      assert_all (whole, 0xff3f7f4f);
      cairo_surface_destroy (whole);
      cairo_surface_destroy (scene);
    }
}

/* What a tile shows is where the viewport says it is, and goes on in the next. */
static void
test_base_is_in_place (void)
{
  SuyuanViewport   view = view_new (100.3 / 256, 120.6 / 256, 8);
  cairo_surface_t *scene = surface_new (700, 500, 0), *whole = print (&view, 1, slope, NULL, scene, &bright);

  for (int y = 1; y < 499; y++)
    for (int x = 1; x < 699; x++)
      {
        SuyuanWorld world = suyuan_viewport_from_screen (&view, x + 0.5, y + 0.5);
        double      red = fmod (world.x * 65536 / 16, 256), green_part = fmod (world.y * 65536 / 16, 256);

        if (red < 2 || red > 254 || green_part < 2 || green_part > 254)
          continue;
        g_assert_cmpfloat (fabs ((pixel_at (whole, x, y) >> 16 & 255) + 0.5 - red), <, 1.2);
        g_assert_cmpfloat (fabs ((pixel_at (whole, x, y) >> 8 & 255) + 0.5 - green_part), <, 1.2);
      }
  cairo_surface_destroy (whole);
  cairo_surface_destroy (scene);
}

/* Names lie over the ground, the data over both, pixel upon pixel. */
static void
test_order (void)
{
  SuyuanViewport   view = view_new (0.41, 0.43, 9.3);
  cairo_surface_t *scene = surface_new (700, 500, 0), *whole;
  cairo_t         *cr = cairo_create (scene);

  cairo_set_source_rgb (cr, 0, 0, 1);
  cairo_rectangle (cr, 100, 0, 1, 500);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (scene);
  whole = print (&view, 1, green, half_red, scene, &bright);
  for (int y = 0; y < 500; y++)
    {
      assert_near (pixel_at (whole, 99, y), 0xff9f3f27);
      assert_near (pixel_at (whole, 100, y), 0xff0000ff);
      assert_near (pixel_at (whole, 101, y), 0xff9f3f27);
    }
  cairo_surface_destroy (whole);
  cairo_surface_destroy (scene);
}

/* A dim base map lets the ground through, and where it has no tile there is ground; what is printed is opaque. */
static void
test_tone (void)
{
  SuyuanViewport      view = view_new (0.41, 0.43, 9.3);
  SuyuanOverprintTone dim = { 0.25, 0x101820 };
  cairo_surface_t    *scene = surface_new (1400, 1000, 0), *whole = print (&view, 2, green, NULL, scene, &dim);

  assert_all (whole, 0xff1c322c);
  cairo_surface_destroy (whole);
  whole = print (&view, 2, NULL, NULL, scene, &dim);
  assert_all (whole, 0xff101820);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (scene);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/overprint/parts-make-up-the-picture", test_parts_make_up_the_picture);
  g_test_add_func ("/map/overprint/parts-know-their-tile", test_parts_know_their_tile);
  g_test_add_func ("/map/overprint/parts-at-the-edges", test_parts_at_the_edges);
  g_test_add_func ("/map/overprint/no-parts-of-a-turned-map", test_no_parts_of_a_turned_map);
  g_test_add_func ("/map/overprint/no-seams", test_no_seams);
  g_test_add_func ("/map/overprint/base-is-in-place", test_base_is_in_place);
  g_test_add_func ("/map/overprint/order", test_order);
  g_test_add_func ("/map/overprint/tone", test_tone);

  return g_test_run ();
}
