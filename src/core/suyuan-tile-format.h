/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the bytes of a tile are, by how they begin and not by what somebody says of them. */
typedef enum
{
  SUYUAN_TILE_FORMAT_UNKNOWN,
  SUYUAN_TILE_FORMAT_PNG,
  SUYUAN_TILE_FORMAT_JPEG,
  SUYUAN_TILE_FORMAT_WEBP,
  SUYUAN_TILE_FORMAT_VECTOR,
} SuyuanTileFormat;

SuyuanTileFormat suyuan_tile_format_of (GBytes *bytes);
gboolean         suyuan_tile_format_is_picture (SuyuanTileFormat format);
const char      *suyuan_tile_format_get_key (SuyuanTileFormat format);
char            *suyuan_attribution_to_text (const char *markup);

G_END_DECLS
