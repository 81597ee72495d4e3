/* suyuan-sign-plate.c: the signs of a piece of the map as one picture, put down whole while the map is moved
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-sign-plate.h"

#include <math.h>

struct _SuyuanSignPlate
{
  SuyuanViewport   viewport; /* of the plate itself: the view it was made for and what lies around it */
  cairo_matrix_t   matrix;
  cairo_surface_t *surface; /* and its context: NULL where textures are listed */
  cairo_t         *cr;
  GtkSnapshot     *list; /* NULL where a picture is painted */
  GskRenderNode   *node; /* NULL until it is first put down */
};

/* An empty plate for what @viewport shows and @beyond pixels around it, @scale device pixels each; a list of @textures or a
 * picture. */
SuyuanSignPlate *
suyuan_sign_plate_new (const SuyuanViewport *viewport,
                       double                beyond,
                       int                   scale,
                       gboolean              textures)
{
  SuyuanSignPlate *self = g_new0 (SuyuanSignPlate, 1);

  self->viewport = *viewport;
  self->viewport.width = 2 * ceil (viewport->width / 2 + beyond);
  self->viewport.height = 2 * ceil (viewport->height / 2 + beyond);
  suyuan_viewport_get_matrix (&self->viewport, &self->matrix);
  if (textures)
    {
      self->list = gtk_snapshot_new ();
      return self;
    }
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) self->viewport.width * scale, (int) self->viewport.height * scale);
  cairo_surface_set_device_scale (self->surface, scale, scale);
  self->cr = cairo_create (self->surface);

  return self;
}

void
suyuan_sign_plate_free (SuyuanSignPlate *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_object (&self->list);
  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_free (self);
}

/* Puts a stamp, or its @picture where one is painted, with its middle on @place, on whole pixels; before the plate is first
 * put down. */
void
suyuan_sign_plate_add (SuyuanSignPlate   *self,
                       GskRenderNode     *stamp,
                       cairo_surface_t   *picture,
                       const SuyuanWorld *place)
{
  double x = place->x, y = place->y, scale, unused;

  g_return_if_fail (self->node == NULL);

  cairo_matrix_transform_point (&self->matrix, &x, &y);
  if (self->list != NULL)
    {
      gtk_snapshot_save (self->list);
      gtk_snapshot_translate (self->list, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
      gtk_snapshot_append_node (self->list, stamp);
      gtk_snapshot_restore (self->list);
      return;
    }
  cairo_surface_get_device_scale (picture, &scale, &unused);
  x = round (x) - cairo_image_surface_get_width (picture) / scale / 2;
  y = round (y) - cairo_image_surface_get_height (picture) / scale / 2;
  cairo_set_source_surface (self->cr, picture, x, y);
  cairo_paint (self->cr);
}

/* Where the plate's corner lies in @viewport, on whole pixels. */
static graphene_point_t
corner_in (SuyuanSignPlate      *self,
           const SuyuanViewport *viewport)
{
  double x, y;

  suyuan_viewport_to_screen (viewport, &self->viewport.centre, &x, &y);

  return GRAPHENE_POINT_INIT ((float) round (x - self->viewport.width / 2), (float) round (y - self->viewport.height / 2));
}

/* Whether all of @viewport and @beyond pixels around it is on the plate, at the plate's own zoom. */
gboolean
suyuan_sign_plate_covers (SuyuanSignPlate      *self,
                          const SuyuanViewport *viewport,
                          double                beyond)
{
  graphene_point_t corner = corner_in (self, viewport);

  return viewport->zoom == self->viewport.zoom && viewport->rotation == self->viewport.rotation && corner.x <= -beyond && corner.y <= -beyond &&
         corner.x + self->viewport.width >= viewport->width + beyond && corner.y + self->viewport.height >= viewport->height + beyond;
}

static GskRenderNode *
make_node (SuyuanSignPlate *self)
{
  GskRenderNode *node;
  cairo_t       *cr;

  if (self->list != NULL)
    return gtk_snapshot_free_to_node (g_steal_pointer (&self->list));

  node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) self->viewport.width, (float) self->viewport.height));
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);

  return node;
}

/* Shows it where it belongs in @viewport, which it covers. Something lies on it. */
void
suyuan_sign_plate_put (SuyuanSignPlate      *self,
                       const SuyuanViewport *viewport,
                       GtkSnapshot          *snapshot)
{
  graphene_point_t corner = corner_in (self, viewport);

  if (self->node == NULL)
    self->node = make_node (self);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &corner);
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_restore (snapshot);
}
