/* suyuan-tile.c: the squares the Web Mercator world is cut into, and which of them cover a box
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-tile.h"

#include <math.h>

#define MAX_LATITUDE 85.0511287798066 /* where Web Mercator's square ends (EPSG:3857) */

/**
 * suyuan_mercator_from_latitude:
 * @latitude: degrees; beyond ±85.05° they land on the edge
 *
 * Returns: how far down the square of EPSG:3857 it lies, 0 north to 1 south
 */
double
suyuan_mercator_from_latitude (double latitude)
{
  double lat = CLAMP (latitude, -MAX_LATITUDE, MAX_LATITUDE) * G_PI / 180;

  return 0.5 - asinh (tan (lat)) / (2 * G_PI);
}

/**
 * suyuan_mercator_to_latitude:
 * @y: 0 north to 1 south
 *
 * Returns: degrees
 */
double
suyuan_mercator_to_latitude (double y)
{
  return atan (sinh (G_PI * (1 - 2 * y))) * 180 / G_PI;
}

static gint32
to_units (double degrees)
{
  return (gint32) CLAMP (lround (degrees * SUYUAN_DEGREE), -1800000000L, 1800000000L);
}

static guint
cell (double share,
      guint  zoom)
{
  double n = exp2 (zoom);

  return (guint) CLAMP (floor (share * n), 0, n - 1);
}

/**
 * suyuan_tile_range_of:
 * @bounds: a box that is not empty
 * @zoom: at most %SUYUAN_TILE_DEEPEST
 *
 * Returns: the tiles that cover it
 */
SuyuanTileRange
suyuan_tile_range_of (const SuyuanBounds *bounds,
                      guint               zoom)
{
  return (SuyuanTileRange){
    .zoom = zoom,
    .west = cell ((bounds->west / (double) SUYUAN_DEGREE + 180) / 360, zoom),
    .north = cell (suyuan_mercator_from_latitude (bounds->north / (double) SUYUAN_DEGREE), zoom),
    .east = cell ((bounds->east / (double) SUYUAN_DEGREE + 180) / 360, zoom),
    .south = cell (suyuan_mercator_from_latitude (bounds->south / (double) SUYUAN_DEGREE), zoom),
  };
}

/**
 * suyuan_tile_range_get_bounds:
 *
 * Returns: the box its tiles fill
 */
SuyuanBounds
suyuan_tile_range_get_bounds (const SuyuanTileRange *self)
{
  double n = exp2 (self->zoom);

  return (SuyuanBounds){
    .west = to_units (self->west / n * 360 - 180),
    .south = to_units (suyuan_mercator_to_latitude ((self->south + 1) / n)),
    .east = to_units ((self->east + 1) / n * 360 - 180),
    .north = to_units (suyuan_mercator_to_latitude (self->north / n)),
  };
}

/**
 * suyuan_tile_range_count:
 *
 * Returns: how many tiles
 */
guint64
suyuan_tile_range_count (const SuyuanTileRange *self)
{
  return ((guint64) self->east - self->west + 1) * ((guint64) self->south - self->north + 1);
}

/**
 * suyuan_tile_get_bounds:
 *
 * Returns: the box a tile fills
 */
SuyuanBounds
suyuan_tile_get_bounds (const SuyuanTile *self)
{
  return suyuan_tile_range_get_bounds (&(SuyuanTileRange){ self->zoom, self->x, self->y, self->x, self->y });
}
