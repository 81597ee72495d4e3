/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define SUYUAN_TYPE_GROUND_SOURCE (suyuan_ground_source_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanGroundSource, suyuan_ground_source, SUYUAN, GROUND_SOURCE, ShumateMapSource)

/* A map source without tiles: it gives a map its scale where there is no base map. */
ShumateMapSource *suyuan_ground_source_new (void);

G_END_DECLS
