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
  cairo_surface_t *surface;
  cairo_t         *cr;
  GskRenderNode   *node; /* made when it is first put down */
};

/* An empty plate for what @viewport shows and @beyond pixels around it, @scale device pixels each. */
SuyuanSignPlate *
suyuan_sign_plate_new (const SuyuanViewport *viewport,
                       double                beyond,
                       int                   scale)
{
  SuyuanSignPlate *self = g_new0 (SuyuanSignPlate, 1);

  self->viewport = *viewport;
  self->viewport.width = 2 * ceil (viewport->width / 2 + beyond);
  self->viewport.height = 2 * ceil (viewport->height / 2 + beyond);
  suyuan_viewport_get_matrix (&self->viewport, &self->matrix);
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
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_free (self);
}

/* Puts a stamp with its middle on @place, on whole pixels; before the plate is first put down. */
void
suyuan_sign_plate_add (SuyuanSignPlate   *self,
                       cairo_surface_t   *stamp,
                       const SuyuanWorld *place)
{
  double x = place->x, y = place->y, scale, unused;

  g_return_if_fail (self->node == NULL);

  cairo_surface_get_device_scale (stamp, &scale, &unused);
  cairo_matrix_transform_point (&self->matrix, &x, &y);
  x = round (x) - cairo_image_surface_get_width (stamp) / scale / 2;
  y = round (y) - cairo_image_surface_get_height (stamp) / scale / 2;
  cairo_set_source_surface (self->cr, stamp, x, y);
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

/* Shows it where it belongs in @viewport, which it covers. */
void
suyuan_sign_plate_put (SuyuanSignPlate      *self,
                       const SuyuanViewport *viewport,
                       GtkSnapshot          *snapshot)
{
  graphene_point_t corner = corner_in (self, viewport);

  if (self->node == NULL)
    {
      cairo_t *cr;

      self->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) self->viewport.width, (float) self->viewport.height));
      cr = gsk_cairo_node_get_draw_context (self->node);
      cairo_set_source_surface (cr, self->surface, 0, 0);
      cairo_paint (cr);
      cairo_destroy (cr);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &corner);
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_restore (snapshot);
}
