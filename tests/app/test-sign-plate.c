/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "suyuan-sign-plate.h"
#include "suyuan-stage.h"

#define SIDE 6

typedef struct
{
  int      scale;
  gboolean textures;
} Make;

static const SuyuanViewport home = { .centre = { 0.8, 0.4 }, .zoom = 8, .width = 300, .height = 200 };

/* A square of one colour, SIDE units wide. */
static cairo_surface_t *
stamp_new (int scale)
{
  cairo_surface_t *stamp = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE * scale, SIDE * scale);
  cairo_t         *cr = cairo_create (stamp);

  cairo_surface_set_device_scale (stamp, scale, scale);
  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);

  return stamp;
}

/* What the plate shows in @viewport. */
static cairo_surface_t *
shown (SuyuanSignPlate      *plate,
       const SuyuanViewport *viewport)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) viewport->width, (int) viewport->height);
  cairo_t         *cr = cairo_create (surface);
  GtkSnapshot     *snapshot = gtk_snapshot_new ();
  GskRenderNode   *node;

  suyuan_sign_plate_put (plate, viewport, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface,
          int              x,
          int              y)
{
  const guint32 *row = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface));

  return row[x];
}

static SuyuanViewport
moved (double dx,
       double dy)
{
  SuyuanViewport viewport = home;

  viewport.centre = suyuan_viewport_from_screen (&home, home.width / 2 + dx, home.height / 2 + dy);

  return viewport;
}

/* Wherever the map is moved, a sign stays at its place to the pixel, and fills no more than its own. */
static void
test_plate_moves_with_the_map (gconstpointer given)
{
  const Make *make = given;
  g_autoptr (SuyuanSignPlate) plate = suyuan_sign_plate_new (&home, 80, make->scale, make->textures);
  cairo_surface_t *picture = stamp_new (make->scale);
  GskRenderNode   *stamp = gsk_color_node_new (&(const GdkRGBA){ 1, 0, 0, 1 }, &GRAPHENE_RECT_INIT (-SIDE / 2, -SIDE / 2, SIDE, SIDE));
  SuyuanWorld      place = suyuan_viewport_from_screen (&home, 120, 90);

  suyuan_sign_plate_add (plate, stamp, make->textures ? NULL : picture, &place);
  cairo_surface_destroy (picture);
  gsk_render_node_unref (stamp);
  for (guint i = 0; i < 50; i++)
    {
      int              dx = g_test_rand_int_range (-80, 81), dy = g_test_rand_int_range (-80, 81);
      SuyuanViewport   viewport = moved (dx, dy);
      cairo_surface_t *surface;

      g_assert_true (suyuan_sign_plate_covers (plate, &viewport, 0));
      surface = shown (plate, &viewport);
      for (int x = 0; x < home.width; x++)
        {
          int      y = 90 - dy;
          gboolean inside = x >= 120 - dx - SIDE / 2 && x < 120 - dx + SIDE / 2;

          if (y >= 0 && y < home.height)
            g_assert_cmphex (pixel_at (surface, x, y), ==, inside ? 0xffff0000 : 0);
        }
      cairo_surface_destroy (surface);
    }
}

/* Beyond its edge, at another zoom and turned it is of no use. */
static void
test_plate_knows_its_edge (void)
{
  g_autoptr (SuyuanSignPlate) plate = suyuan_sign_plate_new (&home, 80, 1, FALSE);
  SuyuanViewport at_edge = moved (80, 0), over = moved (82, 0), up = moved (0, -82), closer = home, turned = home;

  closer.zoom += 0.01;
  turned.rotation = 0.1;
  g_assert_true (suyuan_sign_plate_covers (plate, &home, 80));
  g_assert_false (suyuan_sign_plate_covers (plate, &home, 82));
  g_assert_true (suyuan_sign_plate_covers (plate, &at_edge, 0));
  g_assert_false (suyuan_sign_plate_covers (plate, &at_edge, 4));
  g_assert_false (suyuan_sign_plate_covers (plate, &over, 0));
  g_assert_false (suyuan_sign_plate_covers (plate, &up, 0));
  g_assert_false (suyuan_sign_plate_covers (plate, &closer, 0));
  g_assert_false (suyuan_sign_plate_covers (plate, &turned, 0));
}

int
main (int    argc,
      char **argv)
{
  static const Make makes[] = { { 1, FALSE }, { 2, FALSE }, { 1, TRUE } };

  suyuan_stage_init (&argc, &argv);
  g_test_add_data_func ("/app/sign-plate/moves-with-the-map", &makes[0], test_plate_moves_with_the_map);
  g_test_add_data_func ("/app/sign-plate/moves-with-the-map-twice-as-fine", &makes[1], test_plate_moves_with_the_map);
  g_test_add_data_func ("/app/sign-plate/moves-with-the-map-as-a-list", &makes[2], test_plate_moves_with_the_map);
  g_test_add_func ("/app/sign-plate/knows-its-edge", test_plate_knows_its_edge);
  return g_test_run ();
}
