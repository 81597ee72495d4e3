/* suyuan-position.c: places and boxes in whole ten-millionths of a degree
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-position.h"

#include <math.h>

/* Mean radius of the ellipsoid, IUGG R₁. */
#define EARTH_M 6371008.8

/**
 * suyuan_bounds_contains:
 * @self: a box
 * @position: a place
 *
 * Returns: whether the place lies in the box or on its edge; nothing lies in an empty box
 */
gboolean
suyuan_bounds_contains (const SuyuanBounds   *self,
                        const SuyuanPosition *position)
{
  return position->lon >= self->west && position->lon <= self->east &&
         position->lat >= self->south && position->lat <= self->north;
}

/**
 * suyuan_bounds_include:
 * @self: a box, empty or not
 * @position: a place that lies in it afterwards
 *
 * A box to begin with is `{ G_MAXINT32, G_MAXINT32, G_MININT32, G_MININT32 }`.
 */
void
suyuan_bounds_include (SuyuanBounds         *self,
                       const SuyuanPosition *position)
{
  self->west = MIN (self->west, position->lon);
  self->south = MIN (self->south, position->lat);
  self->east = MAX (self->east, position->lon);
  self->north = MAX (self->north, position->lat);
}

/**
 * suyuan_bounds_is_empty:
 * @self: a box
 *
 * Returns: whether no place lies in it; the box of one place is not empty
 */
gboolean
suyuan_bounds_is_empty (const SuyuanBounds *self)
{
  return self->west > self->east || self->south > self->north;
}

static double
radians (gint32 angle)
{
  return angle * (G_PI / 180 / SUYUAN_DEGREE);
}

/**
 * suyuan_position_distance:
 * @a: one place
 * @b: another
 *
 * Returns: metres along the sphere (haversine), within 0.5 % of the ellipsoid
 */
double
suyuan_position_distance (const SuyuanPosition *a,
                          const SuyuanPosition *b)
{
  double half_lat = sin ((radians (b->lat) - radians (a->lat)) / 2);
  double half_lon = sin ((radians (b->lon) - radians (a->lon)) / 2);
  double h = half_lat * half_lat + cos (radians (a->lat)) * cos (radians (b->lat)) * half_lon * half_lon;

  return 2 * EARTH_M * asin (sqrt (MIN (h, 1)));
}
