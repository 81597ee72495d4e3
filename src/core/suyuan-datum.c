/* suyuan-datum.c: the shifted coordinates of Chinese maps, there and back
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-position.h"

#include <math.h>

/* GCJ-02 is computed on the ellipsoid of Krasovsky 1940, as in the published reconstructions of it. */
#define AXIS_M 6378245.0
#define ECCENTRICITY_2 0.00669342162296594323

/* BD-09 turns and lengthens by waves of this angular frequency, and moves by a constant. */
#define BD_WAVE (G_PI * 3000 / 180)
#define BD_LON 0.0065
#define BD_LAT 0.006

/* The inverse stops below this many degrees, a tenth of a millimetre. */
#define CLOSE_ENOUGH 1e-9
#define MOST_STEPS 40

/* Outside this box the shift is not applied. */
static gboolean
is_in_china (double lon,
             double lat)
{
  return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}

static double
waves (double angle,
       double amplitude_2,
       double amplitude_3)
{
  return 20 * sin (angle * G_PI) + 40 * sin (angle / 3 * G_PI) + amplitude_2 * sin (angle / 12 * G_PI) +
         amplitude_3 * sin (angle / 30 * G_PI);
}

/* How far the shift goes, metres: the coefficients are those of the reconstructions. */
static void
shift (double  x,
       double  y,
       double *east,
       double *north)
{
  double root = sqrt (fabs (x));
  double ripple = 20 * sin (6 * x * G_PI) + 20 * sin (2 * x * G_PI);

  *east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + (ripple + waves (x, 150, 300)) * 2 / 3;
  *north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + (ripple + waves (y, 160, 320)) * 2 / 3;
}

static void
to_gcj02 (double *lon,
          double *lat)
{
  double phi = *lat * G_PI / 180;
  double w = 1 - ECCENTRICITY_2 * sin (phi) * sin (phi);
  double east, north;

  shift (*lon - 105, *lat - 35, &east, &north);
  *lon += east * 180 / (AXIS_M / sqrt (w) * cos (phi) * G_PI);
  *lat += north * 180 / (AXIS_M * (1 - ECCENTRICITY_2) / (w * sqrt (w)) * G_PI);
}

static void
to_bd09 (double *lon,
         double *lat)
{
  double radius = sqrt (*lon * *lon + *lat * *lat) + 0.00002 * sin (*lat * BD_WAVE);
  double angle = atan2 (*lat, *lon) + 0.000003 * cos (*lon * BD_WAVE);

  *lon = radius * cos (angle) + BD_LON;
  *lat = radius * sin (angle) + BD_LAT;
}

/**
 * suyuan_datum_from_cgcs2000:
 * @datum: what to convert to
 * @lon: (inout): degrees
 * @lat: (inout): degrees
 *
 * For showing a place on a map of that datum; nothing of it is stored. Outside China nothing changes.
 */
void
suyuan_datum_from_cgcs2000 (SuyuanDatum datum,
                            double     *lon,
                            double     *lat)
{
  if (datum == SUYUAN_DATUM_CGCS2000 || !is_in_china (*lon, *lat))
    return;

  to_gcj02 (lon, lat);
  if (datum == SUYUAN_DATUM_BD09)
    to_bd09 (lon, lat);
}

/**
 * suyuan_datum_to_cgcs2000:
 * @datum: what the numbers were read in
 * @lon: (inout): degrees
 * @lat: (inout): degrees
 *
 * The shift has no closed inverse: it is found by iteration, to under a millimetre. Outside China nothing
 * changes.
 */
void
suyuan_datum_to_cgcs2000 (SuyuanDatum datum,
                          double     *lon,
                          double     *lat)
{
  double x = *lon, y = *lat;

  if (datum == SUYUAN_DATUM_CGCS2000 || !is_in_china (x, y))
    return;

  for (guint i = 0; i < MOST_STEPS; i++)
    {
      double lon_there = x, lat_there = y;

      suyuan_datum_from_cgcs2000 (datum, &lon_there, &lat_there);
      x -= lon_there - *lon;
      y -= lat_there - *lat;
      if (fabs (lon_there - *lon) < CLOSE_ENOUGH && fabs (lat_there - *lat) < CLOSE_ENOUGH)
        break;
    }
  *lon = x;
  *lat = y;
}

/**
 * suyuan_datum_get_key:
 * @datum: a datum
 *
 * Returns: (transfer none): its word in files and on the command line: cgcs2000, gcj02, bd09
 */
const char *
suyuan_datum_get_key (SuyuanDatum datum)
{
  static const char *const keys[] = { [SUYUAN_DATUM_CGCS2000] = "cgcs2000", [SUYUAN_DATUM_GCJ02] = "gcj02", [SUYUAN_DATUM_BD09] = "bd09" };

  return (guint) datum < G_N_ELEMENTS (keys) ? keys[datum] : NULL;
}

/**
 * suyuan_datum_from_key:
 * @key: (nullable): as people and files write it, in any case, with or without a hyphen
 * @datum: (out): which; CGCS2000 where the word is not known
 *
 * WGS 84 is taken for CGCS2000.
 *
 * Returns: whether the word is known
 */
gboolean
suyuan_datum_from_key (const char  *key,
                       SuyuanDatum *datum)
{
  static const struct
  {
    const char *key;
    SuyuanDatum datum;
  } known[] = {
    { "cgcs2000", SUYUAN_DATUM_CGCS2000 },
    { "wgs84", SUYUAN_DATUM_CGCS2000 },
    { "wgs-84", SUYUAN_DATUM_CGCS2000 },
    { "epsg:4490", SUYUAN_DATUM_CGCS2000 },
    { "epsg:4326", SUYUAN_DATUM_CGCS2000 },
    { "gcj02", SUYUAN_DATUM_GCJ02 },
    { "gcj-02", SUYUAN_DATUM_GCJ02 },
    { "bd09", SUYUAN_DATUM_BD09 },
    { "bd-09", SUYUAN_DATUM_BD09 },
  };

  for (gsize i = 0; key != NULL && i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (key, known[i].key) == 0)
      {
        *datum = known[i].datum;
        return TRUE;
      }
  *datum = SUYUAN_DATUM_CGCS2000;
  return FALSE;
}
