/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-tile-source.h"

G_BEGIN_DECLS

/* Tiles that were fetched, in a file that never grows beyond its limit: what was longest unused makes room. It looks like
 * MBTiles to others. Any thread, several at once; inside, one at a time. */
typedef struct _SuyuanTileCache SuyuanTileCache;

SuyuanTileCache *suyuan_tile_cache_open (const char *path, guint64 limit, GError **error);
void             suyuan_tile_cache_close (SuyuanTileCache *self);
GBytes          *suyuan_tile_cache_load (SuyuanTileCache *self, const SuyuanTile *tile, gint64 *fetched, GError **error);
gboolean         suyuan_tile_cache_store (SuyuanTileCache *self, const SuyuanTile *tile, GBytes *bytes, gint64 now, GError **error);
gint64           suyuan_tile_cache_count (SuyuanTileCache *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanTileCache, suyuan_tile_cache_close)

G_END_DECLS
