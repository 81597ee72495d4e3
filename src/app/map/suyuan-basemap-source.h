/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "suyuan-tile-paintable.h"
#include "suyuan-tile-source.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_BASEMAP_SOURCE (suyuan_basemap_source_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanBasemapSource, suyuan_basemap_source, SUYUAN, BASEMAP_SOURCE, ShumateMapSource)

/* Any source of tiles as the map library wants it; read, shifted and decoded off the main thread. Signal: `fault` (text;
 * NULL: it is over), when what is wrong changes; `arrived`, when a tile is there. */
ShumateMapSource *suyuan_basemap_source_new (SuyuanTileSource *tiles);
const char       *suyuan_basemap_source_get_fault (SuyuanBasemapSource *self);

SuyuanTilePaintable *suyuan_basemap_source_dup_tile (SuyuanBasemapSource *self, const SuyuanTile *tile);

G_END_DECLS
