/* suyuan-transform.c: coordinates of a named reference system as CGCS2000 longitude and latitude
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-transform.h"

#include "suyuan-open.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <cpl_error.h>
#include <ogr_srs_api.h>

struct _SuyuanTransform
{
  OGRCoordinateTransformationH native;
};

static OGRSpatialReferenceH
reference_new (int epsg)
{
  OGRSpatialReferenceH self = OSRNewSpatialReference (NULL);
  OGRErr               failed;

  CPLPushErrorHandler (CPLQuietErrorHandler);
  failed = OSRImportFromEPSG (self, epsg);
  CPLPopErrorHandler ();
  if (failed != OGRERR_NONE)
    {
      OSRRelease (self);
      return NULL;
    }

  OSRSetAxisMappingStrategy (self, OAMS_TRADITIONAL_GIS_ORDER);
  return self;
}

/** Whether coordinates in @crs can be taken as they are. */
gboolean
suyuan_transform_is_needless (const char *crs)
{
  return crs == NULL || g_ascii_strcasecmp (crs, "EPSG:4490") == 0 || g_ascii_strcasecmp (crs, "EPSG:4326") == 0;
}

static int
epsg_of (const char *crs)
{
  guint64 number;

  if (g_ascii_strncasecmp (crs, "EPSG:", 5) != 0 ||
      !g_ascii_string_to_unsigned (crs + 5, 10, 1, G_MAXINT, &number, NULL))
    return 0;

  return (int) number;
}

/**
 * From @crs (`EPSG:n`) to EPSG:4490, x/longitude first. The caller owns the result. Errors: REFERENCE, when the
 * name is none or the system is not known.
 */
SuyuanTransform *
suyuan_transform_new (const char *crs,
                      GError    **error)
{
  g_autoptr (SuyuanTransform) self = g_new0 (SuyuanTransform, 1);
  int                  epsg = epsg_of (crs);
  OGRSpatialReferenceH from = epsg != 0 ? reference_new (epsg) : NULL;
  OGRSpatialReferenceH to = reference_new (4490);

  if (from != NULL && to != NULL)
    self->native = OCTNewCoordinateTransformation (from, to);
  if (from != NULL)
    OSRRelease (from);
  if (to != NULL)
    OSRRelease (to);

  if (self->native == NULL)
    {
      g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_REFERENCE,
                   _ ("The reference system “%s” is not known; write EPSG:4490, EPSG:n, gcj02 or bd09"), crs);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/** Frees the transform; %NULL is fine. */
void
suyuan_transform_free (SuyuanTransform *self)
{
  if (self == NULL)
    return;

  if (self->native != NULL)
    OCTDestroyCoordinateTransformation (self->native);
  g_free (self);
}

/** Turns one coordinate in place: metres or degrees in, degrees out. FALSE where the system does not reach. */
gboolean
suyuan_transform_apply (SuyuanTransform *self,
                        double          *x_lon,
                        double          *y_lat)
{
  return OCTTransform (self->native, 1, x_lon, y_lat, NULL) && isfinite (*x_lon) && isfinite (*y_lat);
}
