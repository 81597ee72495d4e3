/* suyuan-geodesic.c: how long a line and how large a field is on the ellipsoid
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-geodesic.h"

#include <math.h>

#define SEMI_MAJOR_M 6378137.0         /* CGCS2000 */
#define FLATTENING (1 / 298.257222101) /* CGCS2000 */
#define ECCENTRICITY_2 (FLATTENING * (2 - FLATTENING))

static double
radians (gint32 angle)
{
  return angle * (G_PI / 180 / SUYUAN_DEGREE);
}

static double
haversine (double angle)
{
  return sin (angle / 2) * sin (angle / 2);
}

static double
reduced (gint32 latitude)
{
  return atan ((1 - FLATTENING) * tan (radians (latitude)));
}

/**
 * suyuan_geodesic_distance:
 * @a: one place
 * @b: another, not on the other side of the earth
 *
 * By Lambert (1942): the arc on the sphere of the reduced latitudes, set right for the flattening. Within 50 metres
 * across China and within a part in 100,000 where a map is measured.
 *
 * Returns: metres
 */
double
suyuan_geodesic_distance (const SuyuanPosition *a,
                          const SuyuanPosition *b)
{
  double one = reduced (a->lat), other = reduced (b->lat), middle = (one + other) / 2, half = (other - one) / 2;
  double h = haversine (other - one) + cos (one) * cos (other) * haversine (radians (b->lon) - radians (a->lon));
  double arc = 2 * asin (sqrt (MIN (h, 1)));
  double x, y;

  if (h <= 0 || h >= 1)
    return SEMI_MAJOR_M * arc;

  x = (arc - sin (arc)) * pow (sin (middle) * cos (half), 2) / (1 - h);
  y = (arc + sin (arc)) * pow (cos (middle) * sin (half), 2) / h;

  return SEMI_MAJOR_M * (arc - FLATTENING / 2 * (x + y));
}

/**
 * suyuan_geodesic_length:
 * @positions: (array length=n_positions): the corners of a line
 *
 * Returns: metres from the first to the last
 */
double
suyuan_geodesic_length (const SuyuanPosition *positions,
                        guint                 n_positions)
{
  double length = 0;

  for (guint i = 1; i < n_positions; i++)
    length += suyuan_geodesic_distance (&positions[i - 1], &positions[i]);

  return length;
}

/* The part of the hemisphere's area that lies south of a latitude, up to a factor. */
static double
zone (double sine)
{
  double e = sqrt (ECCENTRICITY_2);

  return (1 - ECCENTRICITY_2) * (sine / (1 - ECCENTRICITY_2 * sine * sine) + atanh (e * sine) / e);
}

/* Tangent of half the authalic latitude: on its sphere areas are those of the ellipsoid. */
static double
half_tangent (gint32 latitude)
{
  return tan (asin (CLAMP (zone (sin (radians (latitude))) / zone (1), -1, 1)) / 2);
}

/* The signed excess of the triangle from the south of the equator to an edge, its sides being arcs. */
static double
excess (const SuyuanPosition *a,
        const SuyuanPosition *b)
{
  double one = half_tangent (a->lat), other = half_tangent (b->lat);
  double turn = remainder (radians (b->lon) - radians (a->lon), 2 * G_PI);

  return 2 * atan2 (tan (turn / 2) * (one + other), 1 + one * other);
}

/**
 * suyuan_geodesic_area:
 * @positions: (array length=n_positions): the corners of a field, the last joined to the first
 *
 * Either way round. Edges are arcs of the sphere of the same area, which differ from those of the ellipsoid by less
 * than a part in 10,000 of the area. What crosses itself counts where it overlaps as it is wound; the field may not
 * hold a pole.
 *
 * Returns: square metres; 0 for fewer than three corners
 */
double
suyuan_geodesic_area (const SuyuanPosition *positions,
                      guint                 n_positions)
{
  double sum = 0;

  for (guint i = 0; i < n_positions && n_positions > 2; i++)
    sum += excess (&positions[i], &positions[(i + 1) % n_positions]);

  return fabs (sum) * SEMI_MAJOR_M * SEMI_MAJOR_M * zone (1) / 2;
}
