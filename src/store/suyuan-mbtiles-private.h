/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-mbtiles.h"
#include "suyuan-stmt.h"

G_BEGIN_DECLS

/* What there is to know of a file before its first tile is asked for. */
SuyuanDb *suyuan_mbtiles_connect (const char *path, SuyuanTileInfo *info, gboolean *xyz, GError **error);
void      suyuan_mbtiles_name_fault (const char *path, GError **error);

G_END_DECLS
