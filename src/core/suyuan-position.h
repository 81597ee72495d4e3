/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SUYUAN_DEGREE 10000000 /* stored positions are degrees × 10⁷ */

/* A place in CGCS2000 (EPSG:4490), degrees × 10⁷. */
typedef struct
{
  gint32 lon, lat;
} SuyuanPosition;

typedef struct
{
  gint32 west, south, east, north;
} SuyuanBounds;

/* The datum a coordinate was read in. WGS 84 counts as CGCS2000 at the accuracy of an outlet. */
typedef enum
{
  SUYUAN_DATUM_CGCS2000,
  SUYUAN_DATUM_GCJ02,
  SUYUAN_DATUM_BD09,
} SuyuanDatum;

const char *suyuan_datum_get_key (SuyuanDatum datum);
gboolean    suyuan_datum_from_key (const char *key, SuyuanDatum *datum);

gboolean suyuan_bounds_contains (const SuyuanBounds *self, const SuyuanPosition *position);
void     suyuan_bounds_include (SuyuanBounds *self, const SuyuanPosition *position);
gboolean suyuan_bounds_is_empty (const SuyuanBounds *self);
double   suyuan_position_distance (const SuyuanPosition *a, const SuyuanPosition *b);

gboolean suyuan_degrees_parse (const char *text, double *degrees);
void     suyuan_datum_to_cgcs2000 (SuyuanDatum datum, double *lon, double *lat);
void     suyuan_datum_from_cgcs2000 (SuyuanDatum datum, double *lon, double *lat);

GBytes  *suyuan_wkb_from_position (const SuyuanPosition *position);
gboolean suyuan_wkb_read_point (GBytes *wkb, SuyuanPosition *position);
GBytes  *suyuan_wkb_from_wkt (const char *wkt, GError **error);

G_END_DECLS
