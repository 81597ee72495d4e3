/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-map-view.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_PHOTO_FEED (suyuan_photo_feed_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanPhotoFeed, suyuan_photo_feed, SUYUAN, PHOTO_FEED, GObject)

/* The photos of a workspace on its map: read in the background and again when some are added; a click goes to what a
 * photo belongs to. */
SuyuanPhotoFeed *suyuan_photo_feed_new (SuyuanMapView *map);
void             suyuan_photo_feed_set_seat (SuyuanPhotoFeed *self, SuyuanSeat *seat);
guint            suyuan_photo_feed_get_n_spots (SuyuanPhotoFeed *self);

G_END_DECLS
