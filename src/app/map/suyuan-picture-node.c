/* suyuan-picture-node.c: a painted picture for the renderer: to cairo as it is, to others in pieces, since to them every pixel is dear
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-picture-node.h"

#include "suyuan-picture-cut.h"

/* Where a part of the picture comes to lie. */
static graphene_rect_t
place_of (cairo_surface_t *picture,
          int              x,
          int              y,
          int              width,
          int              height)
{
  double scale_x, scale_y, left = cairo_image_surface_get_width (picture) / 2.0, top = cairo_image_surface_get_height (picture) / 2.0;

  cairo_surface_get_device_scale (picture, &scale_x, &scale_y);
  return GRAPHENE_RECT_INIT ((float) ((x - left) / scale_x), (float) ((y - top) / scale_y), (float) (width / scale_x), (float) (height / scale_y));
}

GskRenderNode *
suyuan_picture_node_new (cairo_surface_t *picture)
{
  graphene_rect_t all = place_of (picture, 0, 0, cairo_image_surface_get_width (picture), cairo_image_surface_get_height (picture));
  GskRenderNode  *node = gsk_cairo_node_new (&all);
  cairo_t        *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, picture, all.origin.x, all.origin.y);
  cairo_paint (cr);
  cairo_destroy (cr);

  return node;
}

/* For cairo as well what is not seen costs nothing; what stays empty is worth cutting out of a picture of a few signs. */
GskRenderNode *
suyuan_picture_node_new_seen (cairo_surface_t *picture,
                              GArray          *pieces)
{
  graphene_rect_t all = place_of (picture, 0, 0, cairo_image_surface_get_width (picture), cairo_image_surface_get_height (picture));
  GskRenderNode  *node = gsk_cairo_node_new (&all);
  cairo_t        *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, picture, all.origin.x, all.origin.y);
  for (guint i = 0; i < pieces->len; i++)
    {
      const SuyuanPiece *piece = &g_array_index (pieces, SuyuanPiece, i);
      graphene_rect_t    place = place_of (picture, piece->x, piece->y, piece->width, piece->height);

      cairo_rectangle (cr, place.origin.x, place.origin.y, place.size.width, place.size.height);
    }
  cairo_fill (cr);
  cairo_destroy (cr);

  return node;
}

static GskRenderNode *
colour_node (const SuyuanPiece     *piece,
             const graphene_rect_t *place)
{
  float   alpha = (float) (piece->argb >> 24) / 255;
  GdkRGBA rgba = { (float) (piece->argb >> 16 & 255) / 255 / alpha, (float) (piece->argb >> 8 & 255) / 255 / alpha, (float) (piece->argb & 255) / 255 / alpha, alpha };

  return gsk_color_node_new (&rgba, place);
}

static GskRenderNode *
texture_node (GBytes                *pixels,
              gsize                  stride,
              const SuyuanPiece     *piece,
              const graphene_rect_t *place)
{
  gsize begin = (gsize) piece->y * stride + (gsize) piece->x * 4, length = (gsize) (piece->height - 1) * stride + (gsize) piece->width * 4;
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (pixels, begin, length);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (piece->width, piece->height, GDK_MEMORY_DEFAULT, part, stride);

  return gsk_texture_node_new (texture, place);
}

GskRenderNode *
suyuan_picture_node_new_of_pieces (cairo_surface_t *picture,
                                   GArray          *pieces)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (picture), length = stride * (gsize) cairo_image_surface_get_height (picture);
  g_autoptr (GBytes) pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (picture), length, (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (picture));
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_full (pieces->len, (GDestroyNotify) gsk_render_node_unref);

  for (guint i = 0; i < pieces->len; i++)
    {
      const SuyuanPiece *piece = &g_array_index (pieces, SuyuanPiece, i);
      graphene_rect_t    place = place_of (picture, piece->x, piece->y, piece->width, piece->height);

      g_ptr_array_add (nodes, piece->plain ? colour_node (piece, &place) : texture_node (pixels, stride, piece, &place));
    }
  return gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
}

static GBytes *
look_at_pixels (cairo_surface_t *picture)
{
  gsize length = (gsize) cairo_image_surface_get_stride (picture) * (gsize) cairo_image_surface_get_height (picture);

  return g_bytes_new_with_free_func (cairo_image_surface_get_data (picture), length, (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (picture));
}

/* The same pixels, of which cairo knows that nothing shows through: it copies them. */
static cairo_surface_t *
without_alpha (cairo_surface_t *picture)
{
  static const cairo_user_data_key_t key;
  cairo_surface_t                   *plain = cairo_image_surface_create_for_data (cairo_image_surface_get_data (picture), CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (picture),
                                                                                  cairo_image_surface_get_height (picture), cairo_image_surface_get_stride (picture));

  cairo_surface_set_user_data (plain, &key, cairo_surface_reference (picture), (cairo_destroy_func_t) cairo_surface_destroy);
  return plain;
}

static GskRenderNode *
cairo_node_of (cairo_surface_t       *picture,
               const graphene_rect_t *place)
{
  GskRenderNode   *node = gsk_cairo_node_new (place);
  cairo_t         *cr = gsk_cairo_node_get_draw_context (node);
  cairo_surface_t *plain = without_alpha (picture);

  cairo_translate (cr, place->origin.x, place->origin.y);
  cairo_scale (cr, place->size.width / cairo_image_surface_get_width (picture), place->size.height / cairo_image_surface_get_height (picture));
  cairo_set_source_surface (cr, plain, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (plain);

  return node;
}

GskRenderNode *
suyuan_picture_node_new_opaque (cairo_surface_t       *picture,
                                const graphene_rect_t *place,
                                gboolean               by_cairo)
{
  g_autoptr (GBytes) pixels = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (by_cairo)
    return cairo_node_of (picture, place);

  pixels = look_at_pixels (picture);
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (picture), cairo_image_surface_get_height (picture), GDK_MEMORY_DEFAULT, pixels, (gsize) cairo_image_surface_get_stride (picture));

  return gsk_texture_node_new (texture, place);
}
