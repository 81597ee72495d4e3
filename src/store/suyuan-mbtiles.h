/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-tile-source.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_MBTILES (suyuan_mbtiles_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanMbtiles, suyuan_mbtiles, SUYUAN, MBTILES, GObject)

/* A raster MBTiles file (1.3 and what is in use of it), read as it lies: a SuyuanTileSource. Any thread, several at
 * once; inside, one at a time. */
SuyuanMbtiles *suyuan_mbtiles_open (const char *path, GError **error);
gint64         suyuan_mbtiles_count (SuyuanMbtiles *self, GError **error);
gboolean       suyuan_mbtiles_check (SuyuanMbtiles *self, GCancellable *cancellable, GError **error);
gboolean       suyuan_mbtiles_describe (const char *path, const char *const *names, const char *const *values, GError **error);

/* A new one: tiles, then what it says about itself; before that there is no file. One thread. */
typedef struct _SuyuanMbtilesWriter SuyuanMbtilesWriter;

SuyuanMbtilesWriter *suyuan_mbtiles_writer_new (const char *path, GError **error);
gboolean             suyuan_mbtiles_writer_add (SuyuanMbtilesWriter *self, const SuyuanTile *tile, GBytes *bytes, GError **error);
gboolean             suyuan_mbtiles_writer_finish (SuyuanMbtilesWriter *self, const SuyuanTileInfo *info, GError **error);
void                 suyuan_mbtiles_writer_free (SuyuanMbtilesWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanMbtilesWriter, suyuan_mbtiles_writer_free)

G_END_DECLS
