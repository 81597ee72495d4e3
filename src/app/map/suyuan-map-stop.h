/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-outlet-layer.h"
#include "suyuan-section-layer.h"

G_BEGIN_DECLS

/* Where the keyboard stands on the map, on a sign: of outlets, or of a section or an enterprise. */
typedef struct
{
  SuyuanWorld       place;
  SuyuanClusterItem item;    /* count 0: no outlets */
  SuyuanLandmark    section; /* nil: neither section nor enterprise */
} SuyuanMapStop;

gboolean suyuan_map_stop_is_nowhere (const SuyuanMapStop *self);
gboolean suyuan_map_stop_is_section (const SuyuanMapStop *self);
gboolean suyuan_map_stop_equal (const SuyuanMapStop *self, const SuyuanMapStop *other);
GArray  *suyuan_map_stops_list (SuyuanOutletLayer *outlets, SuyuanSectionLayer *sections, SuyuanSectionLayer *enterprises);

G_END_DECLS
