/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-position.h"

G_BEGIN_DECLS

#define SUYUAN_TILE_DEEPEST 24 /* no map is cut finer */

/* A square of the Web Mercator world, counted from the north-west (XYZ). */
typedef struct
{
  guint zoom, x, y;
} SuyuanTile;

/* The tiles of one zoom that cover a box, corners included. */
typedef struct
{
  guint zoom, west, north, east, south;
} SuyuanTileRange;

double suyuan_mercator_from_latitude (double latitude);
double suyuan_mercator_to_latitude (double y);

SuyuanBounds    suyuan_tile_get_bounds (const SuyuanTile *self);
SuyuanTileRange suyuan_tile_range_of (const SuyuanBounds *bounds, guint zoom);
SuyuanBounds    suyuan_tile_range_get_bounds (const SuyuanTileRange *self);
guint64         suyuan_tile_range_count (const SuyuanTileRange *self);

G_END_DECLS
