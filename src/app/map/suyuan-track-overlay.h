/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-map-view.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_TRACK_OVERLAY (suyuan_track_overlay_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanTrackOverlay, suyuan_track_overlay, SUYUAN, TRACK_OVERLAY, GObject)

/* The ways in a file laid over a map, to look at: nothing of them is kept. Property: `laid`, whether any is. */
SuyuanTrackOverlay *suyuan_track_overlay_new (SuyuanMapView *map);
void                suyuan_track_overlay_choose (SuyuanTrackOverlay *self);
void                suyuan_track_overlay_open (SuyuanTrackOverlay *self, const char *path);
void                suyuan_track_overlay_clear (SuyuanTrackOverlay *self);
guint               suyuan_track_overlay_get_n_tracks (SuyuanTrackOverlay *self);

G_END_DECLS
