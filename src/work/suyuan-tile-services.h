/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-tile-service.h"

G_BEGIN_DECLS

/* The user's list of online maps, in the account's settings. Nothing is fetched until one is opened. */
GPtrArray        *suyuan_tile_services_load (GError **error);
gboolean          suyuan_tile_services_save (GPtrArray *services, GError **error);
SuyuanTileSource *suyuan_tile_services_open (const SuyuanTileService *service, GError **error);

G_END_DECLS
