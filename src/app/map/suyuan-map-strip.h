/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-map-view.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_MAP_STRIP (suyuan_map_strip_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanMapStrip, suyuan_map_strip, SUYUAN, MAP_STRIP, GtkWidget)

/* The foot of a map: its scale, and the place under the pointer, or in the middle for who has none, in the notation that
 * was chosen. Gives the map the actions `place.*`, and its menu what they do. Stays with the map it is made for. */
SuyuanMapStrip *suyuan_map_strip_new (SuyuanMapView *map);
void            suyuan_map_strip_set_seat (SuyuanMapStrip *self, SuyuanSeat *seat);
void            suyuan_map_strip_point_at (SuyuanMapStrip *self, double x, double y);
const char     *suyuan_map_strip_get_coordinates (SuyuanMapStrip *self);
const char     *suyuan_map_strip_get_words (SuyuanMapStrip *self);

G_END_DECLS
