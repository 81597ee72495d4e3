/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-tile-service.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_WEB_TILES (suyuan_web_tiles_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanWebTiles, suyuan_web_tiles, SUYUAN, WEB_TILES, GObject)

/* An online map: a SuyuanTileSource that fetches each tile it is asked for. Any thread, several at once. */
SuyuanTileSource *suyuan_web_tiles_new (const SuyuanTileService *service, GError **error);

G_END_DECLS
