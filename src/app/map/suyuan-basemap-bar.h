/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "suyuan-basemap-area.h"
#include "suyuan-scene-layer.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_BASEMAP_BAR (suyuan_basemap_bar_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanBasemapBar, suyuan_basemap_bar, SUYUAN, BASEMAP_BAR, GtkWidget)

/* Which map lies under the data: a menu to choose it by, whose it is and its approval number. A choice is `file:NAME` of
 * the workspace, `web:NAME` of the user's list, or empty; it is remembered. */
void              suyuan_basemap_bar_set_map (SuyuanBasemapBar *self, ShumateMap *map, SuyuanSceneLayer *above);
void              suyuan_basemap_bar_set_seat (SuyuanBasemapBar *self, SuyuanSeat *seat);
void              suyuan_basemap_bar_choose (SuyuanBasemapBar *self, const char *choice);
const char       *suyuan_basemap_bar_get_choice (SuyuanBasemapBar *self);
const char       *suyuan_basemap_bar_get_words (SuyuanBasemapBar *self);
char             *suyuan_basemap_bar_dup_credit (const SuyuanTileInfo *info);
GMenuModel       *suyuan_basemap_bar_list (SuyuanBasemapBar *self);
SuyuanTileSource *suyuan_basemap_bar_get_tiles (SuyuanBasemapBar *self);
gboolean          suyuan_basemap_bar_get_area (SuyuanBasemapBar *self, SuyuanBasemapArea *area);

G_END_DECLS
