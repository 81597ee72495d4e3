/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "suyuan-tile-source.h"

G_BEGIN_DECLS

cairo_surface_t *suyuan_tile_picture_decode (GBytes *bytes, const char *origin, const SuyuanTile *tile, GError **error);
cairo_surface_t *suyuan_tile_picture_load (SuyuanTileSource *source, const SuyuanTile *tile, GCancellable *cancellable, GError **error);

G_END_DECLS
