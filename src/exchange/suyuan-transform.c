/* suyuan-transform.c: coordinates of a named reference system as CGCS2000 longitude and latitude
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-transform.h"

#include "suyuan-open.h"
#include "suyuan-reference.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _SuyuanTransform
{
  OGRCoordinateTransformationH native;
};

/** Whether coordinates in @crs can be taken as they are. */
gboolean
suyuan_transform_is_needless (const char *crs)
{
  return crs == NULL || g_ascii_strcasecmp (crs, "EPSG:4490") == 0 || g_ascii_strcasecmp (crs, "EPSG:4326") == 0;
}

/**
 * From @crs (`EPSG:n`) to EPSG:4490, x/longitude first. The caller owns the result. Errors: REFERENCE, when the
 * name is none or the system is not known, or does not lead to CGCS2000.
 */
SuyuanTransform *
suyuan_transform_new (const char *crs,
                      GError    **error)
{
  g_autoptr (SuyuanTransform) self = g_new0 (SuyuanTransform, 1);
  OGRSpatialReferenceH from = suyuan_reference_parse (crs, error);
  OGRSpatialReferenceH to = from != NULL ? suyuan_reference_parse ("EPSG:4490", error) : NULL;

  if (to != NULL)
    {
      self->native = suyuan_gdal.OCTNewCoordinateTransformation (from, to);
      suyuan_gdal.OSRRelease (to);
      if (self->native == NULL)
        g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_REFERENCE,
                     _ ("There is no way from the reference system “%s” to CGCS2000; choose another"), crs);
    }
  if (from != NULL)
    suyuan_gdal.OSRRelease (from);

  return self->native != NULL ? g_steal_pointer (&self) : NULL;
}

/** Frees the transform; %NULL is fine. */
void
suyuan_transform_free (SuyuanTransform *self)
{
  if (self == NULL)
    return;

  if (self->native != NULL)
    suyuan_gdal.OCTDestroyCoordinateTransformation (self->native);
  g_free (self);
}

/** Turns one coordinate in place: metres or degrees in, degrees out. FALSE where the system does not reach. */
gboolean
suyuan_transform_apply (SuyuanTransform *self,
                        double          *x_lon,
                        double          *y_lat)
{
  return suyuan_gdal.OCTTransform (self->native, 1, x_lon, y_lat, NULL) && isfinite (*x_lon) && isfinite (*y_lat);
}
