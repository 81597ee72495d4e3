/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-basemap-bar.h"
#include "suyuan-lasso.h"
#include "suyuan-map-tool.h"
#include "suyuan-outlet-layer.h"
#include "suyuan-scene-layer.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_MAP_VIEW (suyuan_map_view_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanMapView, suyuan_map_view, SUYUAN, MAP_VIEW, GtkWidget)

/* The map of the outlets page. Follows the seat's selection and makes it. Arrows pan, + and - zoom, 0 shows
 * all, Tab walks the outlets in view, Enter chooses. Signals: `ready`, other outlets are shown; `tool-changed`; `gathered` (GArray of gint64 row
 * numbers or NULL: all again, words), many were chosen. */
void     suyuan_map_view_set_seat (SuyuanMapView *self, SuyuanSeat *seat);
void     suyuan_map_view_filter (SuyuanMapView *self, const gint64 *ids, guint n_ids, gboolean all);
void     suyuan_map_view_fit (SuyuanMapView *self);
void     suyuan_map_view_look (SuyuanMapView *self, double lon, double lat, double zoom);
gboolean suyuan_map_view_step (SuyuanMapView *self, int by);
double   suyuan_map_view_get_zoom (SuyuanMapView *self);
guint    suyuan_map_view_get_n_points (SuyuanMapView *self);

/* Many at once, told by `gathered`; let go of when nobody holds them any more. */
void suyuan_map_view_gather_within (SuyuanMapView *self, SuyuanLasso *lasso);
void suyuan_map_view_gather_upstream (SuyuanMapView *self, SuyuanKind kind, const SuyuanUid *uid);
void suyuan_map_view_gather_upstream_of (SuyuanMapView *self, const SuyuanPosition *place);
void suyuan_map_view_set_theme (SuyuanMapView *self, SuyuanTheme theme);
void suyuan_map_view_let_go (SuyuanMapView *self);
void suyuan_map_view_draw_round (SuyuanMapView *self, gboolean box);
void suyuan_map_view_show_menu (SuyuanMapView *self, double x, double y);
void suyuan_map_view_show_menu_at_cursor (SuyuanMapView *self);

/* For what hangs on to the map: borrowed. The ground and the outlets are layers; the viewport is what they show. */
SuyuanSeat               *suyuan_map_view_get_seat (SuyuanMapView *self);
SuyuanBasemapBar         *suyuan_map_view_get_basemap (SuyuanMapView *self);
SuyuanViewport            suyuan_map_view_get_viewport (SuyuanMapView *self);
ShumateViewport          *suyuan_map_view_get_port (SuyuanMapView *self);
SuyuanSceneLayer         *suyuan_map_view_get_ground (SuyuanMapView *self);
SuyuanOutletLayer        *suyuan_map_view_get_outlets (SuyuanMapView *self);
SuyuanOutletCloud        *suyuan_map_view_get_cloud (SuyuanMapView *self);
const SuyuanClusterIndex *suyuan_map_view_get_index (SuyuanMapView *self);
GMenu                    *suyuan_map_view_get_menu (SuyuanMapView *self);
gboolean                  suyuan_map_view_look_at_extent (SuyuanMapView *self, const SuyuanExtent *extent);
SuyuanPosition            suyuan_map_view_look_at_bounds (SuyuanMapView *self, const SuyuanBounds *bounds);

void           suyuan_map_view_add_overlay (SuyuanMapView *self, GtkWidget *widget);
void           suyuan_map_view_add_strip (SuyuanMapView *self, GtkWidget *widget);
void           suyuan_map_view_add_layer (SuyuanMapView *self, ShumateLayer *layer);
void           suyuan_map_view_add_layer_behind (SuyuanMapView *self, ShumateLayer *layer);
GPtrArray     *suyuan_map_view_list_laid (SuyuanMapView *self);
GArray        *suyuan_map_view_list_photos (SuyuanMapView *self, const SuyuanBounds *bounds);
void           suyuan_map_view_take_tool (SuyuanMapView *self, SuyuanMapTool *tool);
SuyuanMapTool *suyuan_map_view_get_tool (SuyuanMapView *self);

G_END_DECLS
