/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-tile-source.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_CACHED_TILES (suyuan_cached_tiles_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanCachedTiles, suyuan_cached_tiles, SUYUAN, CACHED_TILES, GObject)

/* A source that is asked once for each tile, however often the tile is wanted. Any thread, several at once. */
SuyuanTileSource *suyuan_cached_tiles_new (SuyuanTileSource *upstream, const char *path, guint64 limit);

G_END_DECLS
