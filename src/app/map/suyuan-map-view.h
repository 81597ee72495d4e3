/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-basemap-bar.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_MAP_VIEW (suyuan_map_view_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanMapView, suyuan_map_view, SUYUAN, MAP_VIEW, GtkWidget)

/* The map of the outlets page. Follows the seat's selection and makes it. Arrows pan, + and - zoom, 0 shows
 * all, Tab walks the outlets in view, Enter chooses. */
void     suyuan_map_view_set_seat (SuyuanMapView *self, SuyuanSeat *seat);
void     suyuan_map_view_filter (SuyuanMapView *self, const gint64 *ids, guint n_ids, gboolean all);
void     suyuan_map_view_fit (SuyuanMapView *self);
void     suyuan_map_view_look (SuyuanMapView *self, double lon, double lat, double zoom);
gboolean suyuan_map_view_step (SuyuanMapView *self, int by);
double   suyuan_map_view_get_zoom (SuyuanMapView *self);
guint    suyuan_map_view_get_n_points (SuyuanMapView *self);

SuyuanBasemapBar *suyuan_map_view_get_basemap (SuyuanMapView *self);

G_END_DECLS
