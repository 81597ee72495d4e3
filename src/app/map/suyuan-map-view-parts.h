/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-map-stop.h"
#include "suyuan-map-view.h"

G_BEGIN_DECLS

/* What the parts of the map view ask of each other. */

/* The place, the zoom. */
void suyuan_map_view_look_at (SuyuanMapView *self, const SuyuanWorld *world);
void suyuan_map_view_zoom_to (SuyuanMapView *self, double zoom);

/* Where the keyboard stands, and the outlet that is chosen. */
void     suyuan_map_view_set_cursor (SuyuanMapView *self, const SuyuanMapStop *stop);
void     suyuan_map_view_find_cursor (SuyuanMapView *self);
gboolean suyuan_map_view_open_cursor (SuyuanMapView *self);
void     suyuan_map_view_follow_outlets (SuyuanMapView *self);
void     suyuan_map_view_follow_seat (SuyuanMapView *self);

/* Keys, and the buttons that do the same. */
void suyuan_map_view_listen (SuyuanMapView *self);
void suyuan_map_view_install_actions (GtkWidgetClass *klass);

/* Many outlets, and what can be done at a place. */
gboolean suyuan_map_view_drop_gathered (SuyuanMapView *self);
char    *suyuan_map_view_dup_brief (SuyuanMapView *self, SuyuanKind kind, const SuyuanUid *uid);
void     suyuan_map_view_gather_item (SuyuanMapView *self, const SuyuanClusterItem *item);
void     suyuan_map_view_watch_band (SuyuanMapView *self);
void     suyuan_map_view_watch_menu (SuyuanMapView *self);
void     suyuan_map_view_install_gathered (GtkWidgetClass *klass);
void     suyuan_map_view_watch_hover (SuyuanMapView *self);
void     suyuan_map_view_show_card (SuyuanMapView *self, const SuyuanMapStop *stop);
gboolean suyuan_map_view_hide_card (SuyuanMapView *self);
void     suyuan_map_view_watch_theme (SuyuanMapView *self);
void     suyuan_map_view_install_theme (GtkWidgetClass *klass);
void     suyuan_map_view_show_theme (SuyuanMapView *self);
void     suyuan_map_view_install_menu (GtkWidgetClass *klass);

G_END_DECLS
