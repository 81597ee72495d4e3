/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-picture-cut.h"
#include "suyuan-picture-node.h"

#define WIDTH 300 /* units */
#define HEIGHT 200

/* A wash in one corner, a line across, and elsewhere nothing, or the ground. */
static cairo_surface_t *
picture_new (int      scale,
             gboolean ground)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * scale, HEIGHT * scale);
  cairo_t         *cr;

  cairo_surface_set_device_scale (picture, scale, scale);
  cr = cairo_create (picture);
  cairo_set_source_rgb (cr, 0.9, 0.8, 0.7);
  if (ground)
    cairo_paint (cr);
  cairo_rectangle (cr, 200, 0, 100, 90);
  cairo_set_source_rgba (cr, 0.2, 0.6, 0.4, 0.5);
  cairo_fill (cr);
  cairo_move_to (cr, 5, 150);
  cairo_line_to (cr, 295, 170);
  cairo_set_source_rgb (cr, 0, 0.3, 0.9);
  cairo_stroke (cr);
  cairo_destroy (cr);
  cairo_surface_flush (picture);

  return picture;
}

/* How far the worst channel of a pixel of @node is from that of @picture. */
static int
worst (GskRenderNode   *node,
       cairo_surface_t *picture)
{
  int              width = cairo_image_surface_get_width (picture), height = cairo_image_surface_get_height (picture), most = 0;
  gsize            stride = (gsize) cairo_image_surface_get_stride (picture);
  cairo_surface_t *seen = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t         *cr = cairo_create (seen);

  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_scale (cr, (double) width / WIDTH, (double) height / HEIGHT);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (seen);
  for (gsize i = 0; i < stride * (gsize) height; i++)
    most = MAX (most, ABS (cairo_image_surface_get_data (seen)[i] - cairo_image_surface_get_data (picture)[i]));
  cairo_surface_destroy (seen);

  return most;
}

/* @data: the scale, negative where there is a ground. */
static void
test_node_is_the_picture (gconstpointer data)
{
  int              scale = ABS (GPOINTER_TO_INT (data));
  cairo_surface_t *picture = picture_new (scale, GPOINTER_TO_INT (data) < 0);
  g_autoptr (GArray) pieces = suyuan_picture_cut (picture, 64 * scale);
  g_autoptr (GskRenderNode) whole = suyuan_picture_node_new (picture);
  g_autoptr (GskRenderNode) cut = suyuan_picture_node_new_of_pieces (picture, pieces);
  g_autoptr (GskRenderNode) seen = suyuan_picture_node_new_seen (picture, pieces);

  g_assert_cmpint (worst (whole, picture), ==, 0);
  g_assert_cmpint (worst (seen, picture), ==, 0);
  g_assert_cmpint (worst (cut, picture), <=, 1); /* a colour is put together again from eight bits */
  cairo_surface_destroy (picture);
}

/* Pixel upon pixel as well where nothing shows through, for either renderer. */
static void
test_node_is_opaque (gconstpointer data)
{
  int              scale = GPOINTER_TO_INT (data);
  cairo_surface_t *picture = picture_new (scale, TRUE);
  float            width = (float) cairo_image_surface_get_width (picture) / (float) scale, height = (float) cairo_image_surface_get_height (picture) / (float) scale;
  graphene_rect_t  place = GRAPHENE_RECT_INIT (-width / 2, -height / 2, width, height);
  g_autoptr (GskRenderNode) by_cairo = suyuan_picture_node_new_opaque (picture, &place, TRUE);
  g_autoptr (GskRenderNode) texture = suyuan_picture_node_new_opaque (picture, &place, FALSE);

  g_assert_cmpint (worst (by_cairo, picture), ==, 0);
  g_assert_cmpint (worst (texture, picture), ==, 0);
  cairo_surface_destroy (picture);
}

/* What the nodes show stays, whoever else lets go of the picture. */
static void
test_node_keeps_the_picture (void)
{
  cairo_surface_t *picture = picture_new (1, FALSE), *same = picture_new (1, FALSE);
  GArray          *pieces = suyuan_picture_cut (picture, 64);
  g_autoptr (GskRenderNode) cut = suyuan_picture_node_new_of_pieces (picture, pieces);

  g_array_unref (pieces);
  cairo_surface_destroy (picture);
  g_assert_cmpint (worst (cut, same), <=, 1);
  cairo_surface_destroy (same);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/app/picture-node/is-the-picture", GINT_TO_POINTER (1), test_node_is_the_picture);
  g_test_add_data_func ("/app/picture-node/is-the-picture-twice-as-fine", GINT_TO_POINTER (2), test_node_is_the_picture);
  g_test_add_data_func ("/app/picture-node/is-the-picture-with-ground", GINT_TO_POINTER (-1), test_node_is_the_picture);
  g_test_add_data_func ("/app/picture-node/is-opaque", GINT_TO_POINTER (1), test_node_is_opaque);
  g_test_add_data_func ("/app/picture-node/is-opaque-twice-as-fine", GINT_TO_POINTER (2), test_node_is_opaque);
  g_test_add_func ("/app/picture-node/keeps-the-picture", test_node_keeps_the_picture);

  return g_test_run ();
}
