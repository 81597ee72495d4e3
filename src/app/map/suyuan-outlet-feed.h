/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-outlet-cloud.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_OUTLET_FEED (suyuan_outlet_feed_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanOutletFeed, suyuan_outlet_feed, SUYUAN, OUTLET_FEED, GObject)

/* The outlets of a workspace for a map, read and filtered in the background: what there is stays until what follows is
 * whole. Signal: `ready`, each time there is something new; then cloud and index belong together. */
SuyuanOutletFeed *suyuan_outlet_feed_new (SuyuanSeat *seat);
void              suyuan_outlet_feed_reload (SuyuanOutletFeed *self);
void              suyuan_outlet_feed_filter (SuyuanOutletFeed *self, const gint64 *ids, guint n_ids, gboolean all);
void              suyuan_outlet_feed_set_theme (SuyuanOutletFeed *self, SuyuanTheme theme);
gboolean          suyuan_outlet_feed_is_busy (SuyuanOutletFeed *self);
void              suyuan_outlet_feed_gather_async (SuyuanOutletFeed *self, SuyuanLasso *lasso, GAsyncReadyCallback done, gpointer data);
void              suyuan_outlet_feed_gather_item_async (SuyuanOutletFeed *self, const SuyuanClusterItem *item, GAsyncReadyCallback done, gpointer data);
GArray           *suyuan_outlet_feed_gather_finish (SuyuanOutletFeed *self, GAsyncResult *result);

/* Borrowed until the next `ready`; NULL before the first. */
SuyuanOutletCloud        *suyuan_outlet_feed_get_cloud (SuyuanOutletFeed *self);
const SuyuanClusterIndex *suyuan_outlet_feed_get_index (SuyuanOutletFeed *self);

G_END_DECLS
