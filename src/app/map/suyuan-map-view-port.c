/* suyuan-map-view-port.c: where a layer of the map looks, in the words of our own map library
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-view-port.h"

#include <math.h>

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
                           .height = gtk_widget_get_height (GTK_WIDGET (layer)) };
}
