/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-map-view.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_TIE_FEED (suyuan_tie_feed_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanTieFeed, suyuan_tie_feed, SUYUAN, TIE_FEED, GObject)

/* Lines on the map from the chosen outlet to whoever stands behind it, drawn by confidence: read in the background when
 * another is chosen and when links change. */
SuyuanTieFeed *suyuan_tie_feed_new (SuyuanMapView *map);
void           suyuan_tie_feed_set_seat (SuyuanTieFeed *self, SuyuanSeat *seat);
SuyuanExtent   suyuan_tie_feed_get_extent (SuyuanTieFeed *self);

G_END_DECLS
