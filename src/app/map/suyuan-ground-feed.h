/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-scene.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

/* What of a record's kind stands on the ground: a change of another leaves the scene as it is. */
#define SUYUAN_GROUND_KINDS (1u << SUYUAN_KIND_WATER_BODY | 1u << SUYUAN_KIND_REACH | 1u << SUYUAN_KIND_AREA | \
                             1u << SUYUAN_KIND_SECTION | 1u << SUYUAN_KIND_ENTERPRISE)

#define SUYUAN_TYPE_GROUND_FEED (suyuan_ground_feed_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanGroundFeed, suyuan_ground_feed, SUYUAN, GROUND_FEED, GObject)

/* Reads what lies under the outlets of a map beside the window. Signal: `ready`, when there is another scene. */
SuyuanGroundFeed *suyuan_ground_feed_new (SuyuanSeat *seat);
void              suyuan_ground_feed_reload (SuyuanGroundFeed *self, guint64 kinds);
gboolean          suyuan_ground_feed_is_busy (SuyuanGroundFeed *self);

/* Borrowed; %NULL before the first `ready`. */
SuyuanScene *suyuan_ground_feed_get_scene (SuyuanGroundFeed *self);

G_END_DECLS
