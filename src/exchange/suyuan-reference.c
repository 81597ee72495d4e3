/* suyuan-reference.c: from the reference system of a file to CGCS2000 longitude and latitude
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE
#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-reference.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "suyuan-open.h"
#include "suyuan-position.h"

struct _SuyuanReference
{
  SuyuanDatum                  datum;
  OGRCoordinateTransformationH transformation; /* NULL: longitude and latitude already */
  char                        *description;
};

/* The old datums lie tens of metres off and their parameters are not public: PROJ shifts them by nothing. */
static gboolean
is_old_datum (OGRSpatialReferenceH reference)
{
  const char      *datum = suyuan_gdal.OSRGetAttrValue (reference, "DATUM", 0);
  g_autofree char *lower = datum != NULL ? g_ascii_strdown (datum, -1) : g_strdup ("");

  return strstr (lower, "beijing") != NULL || strstr (lower, "xian") != NULL || strstr (lower, "xi'an") != NULL;
}

/* WGS 84 and CGCS2000 differ by centimetres. */
static gboolean
is_geographic_already (OGRSpatialReferenceH reference)
{
  const char *datum = suyuan_gdal.OSRGetAttrValue (reference, "DATUM", 0);

  return suyuan_gdal.OSRIsGeographic (reference) && datum != NULL &&
         (g_str_equal (datum, "WGS_1984") || g_str_has_prefix (datum, "World Geodetic System 1984") || strcasestr (datum, "China_2000") != NULL || strcasestr (datum, "CGCS") != NULL);
}

/**
 * suyuan_reference_parse:
 * @crs: "EPSG:n"
 *
 * Returns: (transfer full): the system, longitude or easting first, to be freed with OSRRelease(); %NULL with
 *   %SUYUAN_EXCHANGE_ERROR_REFERENCE when it is not known
 */
OGRSpatialReferenceH
suyuan_reference_parse (const char *crs,
                        GError    **error)
{
  OGRSpatialReferenceH reference;
  guint64              code;
  OGRErr               failed = OGRERR_CORRUPT_DATA;

  if (!suyuan_gdal_load (error))
    return NULL;

  reference = suyuan_gdal.OSRNewSpatialReference (NULL);
  suyuan_gdal.CPLPushErrorHandler (suyuan_gdal.CPLQuietErrorHandler);
  if (g_ascii_strncasecmp (crs, "EPSG:", 5) == 0 && g_ascii_string_to_unsigned (crs + 5, 10, 1, G_MAXINT, &code, NULL))
    failed = suyuan_gdal.OSRImportFromEPSG (reference, (int) code);
  suyuan_gdal.CPLPopErrorHandler ();
  if (failed != OGRERR_NONE)
    {
      suyuan_gdal.OSRRelease (reference);
      g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_REFERENCE,
                   _ ("The reference system “%s” is not known; write EPSG:4490, EPSG:n, gcj02 or bd09"), crs);
      return NULL;
    }
  suyuan_gdal.OSRSetAxisMappingStrategy (reference, OAMS_TRADITIONAL_GIS_ORDER);

  return reference;
}

static gboolean
make_transformation (SuyuanReference     *self,
                     OGRSpatialReferenceH source,
                     GError             **error)
{
  OGRSpatialReferenceH target = suyuan_reference_parse ("EPSG:4490", error);

  if (target == NULL)
    return FALSE;

  suyuan_gdal.OSRSetAxisMappingStrategy (source, OAMS_TRADITIONAL_GIS_ORDER);
  suyuan_gdal.CPLPushErrorHandler (suyuan_gdal.CPLQuietErrorHandler);
  self->transformation = suyuan_gdal.OCTNewCoordinateTransformation (source, target);
  suyuan_gdal.CPLPopErrorHandler ();
  suyuan_gdal.OSRRelease (target);
  if (self->transformation != NULL)
    return TRUE;

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_REFERENCE,
               _ ("There is no way from the reference system “%s” to CGCS2000; choose another"), suyuan_gdal.OSRGetName (source));

  return FALSE;
}

static gboolean
use_reference (SuyuanReference     *self,
               OGRSpatialReferenceH source,
               GError             **error)
{
  const char *name = suyuan_gdal.OSRGetName (source);

  if (!is_geographic_already (source) && !make_transformation (self, source, error))
    return FALSE;

  if (is_old_datum (source))
    self->description = g_strdup_printf (_ ("%s taken as CGCS2000 without a datum shift: positions may be off by 100 m and more"), name);
  else
    self->description = g_strdup (name != NULL && g_ascii_strcasecmp (name, "unknown") != 0 ? name : _ ("reference system without a name"));

  return TRUE;
}

/**
 * suyuan_reference_new:
 * @crs: (nullable): what the user says: "EPSG:n", "gcj02", "bd09"; counts before @found
 * @found: (nullable): what the file says
 *
 * Without either, coordinates are taken as CGCS2000. WGS 84 counts as CGCS2000. Longitude comes first,
 * whatever order the authority of a system prescribes.
 *
 * Returns: (transfer full): the way, or %NULL with %SUYUAN_EXCHANGE_ERROR_REFERENCE
 */
SuyuanReference *
suyuan_reference_new (const char          *crs,
                      OGRSpatialReferenceH found,
                      GError             **error)
{
  g_autoptr (SuyuanReference) self = g_new0 (SuyuanReference, 1);
  OGRSpatialReferenceH source = NULL;
  gboolean             done = TRUE;

  if (crs != NULL && (g_ascii_strcasecmp (crs, "gcj02") == 0 || g_ascii_strcasecmp (crs, "bd09") == 0))
    {
      self->datum = g_ascii_strcasecmp (crs, "gcj02") == 0 ? SUYUAN_DATUM_GCJ02 : SUYUAN_DATUM_BD09;
      self->description = g_ascii_strup (crs, -1);
      return g_steal_pointer (&self);
    }

  if (crs != NULL)
    source = suyuan_reference_parse (crs, error);
  else if (found != NULL)
    source = suyuan_gdal.OSRClone (found);
  else
    self->description = g_strdup (_ ("no reference system named, taken as CGCS2000"));

  if (source != NULL)
    {
      done = use_reference (self, source, error);
      suyuan_gdal.OSRRelease (source);
    }
  else if (crs != NULL)
    done = FALSE;

  return done ? g_steal_pointer (&self) : NULL;
}

/**
 * suyuan_reference_free:
 * @self: (nullable):
 */
void
suyuan_reference_free (SuyuanReference *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->transformation, suyuan_gdal.OCTDestroyCoordinateTransformation);
  g_free (self->description);
  g_free (self);
}

/**
 * suyuan_reference_describe:
 *
 * Returns: the name of the system, with a warning where it is not good enough
 */
const char *
suyuan_reference_describe (SuyuanReference *self)
{
  return self->description;
}

static void
shift_datum (OGRGeometryH geometry,
             SuyuanDatum  datum)
{
  for (int i = 0; i < suyuan_gdal.OGR_G_GetGeometryCount (geometry); i++)
    shift_datum (suyuan_gdal.OGR_G_GetGeometryRef (geometry, i), datum);
  if (suyuan_gdal.OGR_G_GetGeometryCount (geometry) > 0)
    return;

  for (int i = 0; i < suyuan_gdal.OGR_G_GetPointCount (geometry); i++)
    {
      double lon = suyuan_gdal.OGR_G_GetX (geometry, i);
      double lat = suyuan_gdal.OGR_G_GetY (geometry, i);

      suyuan_datum_to_cgcs2000 (datum, &lon, &lat);
      suyuan_gdal.OGR_G_SetPoint_2D (geometry, i, lon, lat);
    }
}

/* KML has rings on their own; elsewhere a ring is a part of a polygon. */
static OGRGeometryH
open_ring (OGRGeometryH ring)
{
  OGRGeometryH line = suyuan_gdal.OGR_G_CreateGeometry (wkbLineString);

  for (int i = 0; i < suyuan_gdal.OGR_G_GetPointCount (ring); i++)
    suyuan_gdal.OGR_G_AddPoint_2D (line, suyuan_gdal.OGR_G_GetX (ring, i), suyuan_gdal.OGR_G_GetY (ring, i));

  return line;
}

/* Curves become lines, height is dropped, a collection of one is that one. */
static OGRGeometryH
simplify (OGRGeometryH geometry)
{
  gboolean     is_ring = g_str_equal (suyuan_gdal.OGR_G_GetGeometryName (geometry), "LINEARRING");
  OGRGeometryH flat = is_ring ? open_ring (geometry) : suyuan_gdal.OGR_G_GetLinearGeometry (geometry, 0, NULL);

  suyuan_gdal.OGR_G_FlattenTo2D (flat);
  suyuan_gdal.OGR_G_SetMeasured (flat, FALSE);
  while (suyuan_gdal.OGR_GT_IsSubClassOf (suyuan_gdal.OGR_G_GetGeometryType (flat), wkbGeometryCollection) && suyuan_gdal.OGR_G_GetGeometryCount (flat) == 1)
    {
      OGRGeometryH only = suyuan_gdal.OGR_G_Clone (suyuan_gdal.OGR_G_GetGeometryRef (flat, 0));

      suyuan_gdal.OGR_G_DestroyGeometry (flat);
      flat = only;
    }

  return flat;
}

static gboolean
is_on_earth (OGRGeometryH geometry)
{
  OGREnvelope box;

  suyuan_gdal.OGR_G_GetEnvelope (geometry, &box);

  return isfinite (box.MinX + box.MaxX + box.MinY + box.MaxY) && box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90;
}

static gboolean
transform (SuyuanReference *self,
           OGRGeometryH     geometry)
{
  gboolean done;

  if (self->datum != SUYUAN_DATUM_CGCS2000)
    shift_datum (geometry, self->datum);
  if (self->transformation == NULL)
    return TRUE;

  suyuan_gdal.CPLPushErrorHandler (suyuan_gdal.CPLQuietErrorHandler);
  done = suyuan_gdal.OGR_G_Transform (geometry, self->transformation) == OGRERR_NONE;
  suyuan_gdal.CPLPopErrorHandler ();

  return done;
}

/**
 * suyuan_reference_convert:
 * @geometry: (nullable): in the system of the file; not changed
 * @warning: (out): why there is no position although there is a geometry, or %NULL
 *
 * Returns: (transfer full) (nullable): flat little-endian WKB in CGCS2000, longitude before latitude
 */
GBytes *
suyuan_reference_convert (SuyuanReference *self,
                          OGRGeometryH     geometry,
                          const char     **warning)
{
  GBytes      *wkb = NULL;
  OGRGeometryH flat;

  *warning = NULL;
  if (geometry == NULL || suyuan_gdal.OGR_G_IsEmpty (geometry))
    return NULL;

  flat = simplify (geometry);
  if (!transform (self, flat))
    *warning = _ ("The position cannot be transformed to CGCS2000");
  else if (!is_on_earth (flat))
    *warning = _ ("The position is not on the Earth: the file is in another reference system; choose which (EPSG:n) and read it again");
  else
    {
      int     size = suyuan_gdal.OGR_G_WkbSize (flat);
      guint8 *bytes = g_malloc (size);

      if (suyuan_gdal.OGR_G_ExportToIsoWkb (flat, wkbNDR, bytes) == OGRERR_NONE)
        wkb = g_bytes_new_take (bytes, size);
      else
        {
          *warning = _ ("The position has a form that is not read here");
          g_free (bytes);
        }
    }
  suyuan_gdal.OGR_G_DestroyGeometry (flat);

  return wkb;
}
