/* suyuan-map-view-port.c: where a layer of the map looks, in the words of our own map library
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-view-port.h"

#include <math.h>

#define ROW 40.0 /* pixels: places no further apart up and down are read as one line */

SuyuanViewport
suyuan_viewport_of_layer (ShumateLayer *layer)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (layer);
  SuyuanPosition   centre = {
      .lon = (gint32) round (shumate_location_get_longitude (SHUMATE_LOCATION (viewport)) * SUYUAN_DEGREE),
      .lat = (gint32) round (shumate_location_get_latitude (SHUMATE_LOCATION (viewport)) * SUYUAN_DEGREE),
  };

  return (SuyuanViewport){ .centre = suyuan_world_from_position (&centre),
                           .zoom = shumate_viewport_get_zoom_level (viewport),
                           .width = gtk_widget_get_width (GTK_WIDGET (layer)),
                           .height = gtk_widget_get_height (GTK_WIDGET (layer)),
                           .rotation = shumate_viewport_get_rotation (viewport) };
}

/* The largest of 1, 2 and 5 times a power of ten that is no longer. */
double
suyuan_viewport_round_length (double metres)
{
  double power = pow (10, floor (log10 (metres)));

  return power * (metres >= 5 * power ? 5 : metres >= 2 * power ? 2
                                                                : 1);
}

/* For a sort: which of two places comes first. */
int
suyuan_viewport_compare_reading (const SuyuanViewport *viewport,
                                 const SuyuanWorld    *left,
                                 const SuyuanWorld    *right)
{
  double row = ROW / suyuan_viewport_get_scale (viewport), above = floor (left->y / row), below = floor (right->y / row);

  if (above != below)
    return above < below ? -1 : 1;

  return left->x < right->x ? -1 : left->x > right->x;
}

static gboolean
moved_cb (gpointer data)
{
  SuyuanPort *self = data;

  self->moved = 0;
  self->seen = suyuan_viewport_of_layer (self->layer);
  gtk_widget_queue_draw (GTK_WIDGET (self->layer));
  if (self->told != NULL)
    self->told (self->layer);

  return G_SOURCE_REMOVE;
}

static void
notify_cb (SuyuanPort *self)
{
  if (self->moved == 0)
    self->moved = g_idle_add (moved_cb, self);
}

/* Draws the layer again whenever the map looks elsewhere. */
void
suyuan_port_open (SuyuanPort   *self,
                  ShumateLayer *layer)
{
  self->layer = layer;
  self->seen = suyuan_viewport_of_layer (layer);
  g_signal_connect_swapped (shumate_layer_get_viewport (layer), "notify", G_CALLBACK (notify_cb), self);
}

void
suyuan_port_close (SuyuanPort *self)
{
  g_clear_handle_id (&self->moved, g_source_remove);
  if (self->layer != NULL)
    g_signal_handlers_disconnect_by_data (shumate_layer_get_viewport (self->layer), self);
  self->layer = NULL;
}

/* In the size the layer has now. */
SuyuanViewport
suyuan_port_get (SuyuanPort *self)
{
  SuyuanViewport viewport = self->seen;

  viewport.width = gtk_widget_get_width (GTK_WIDGET (self->layer));
  viewport.height = gtk_widget_get_height (GTK_WIDGET (self->layer));

  return viewport;
}
