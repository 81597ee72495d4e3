/* suyuan-sink.c: which writer makes a file, by its extension
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-gdal.h"
#include "suyuan-open.h"
#include "suyuan-sinks.h"

/**
 * suyuan_shape_format:
 * @wkb: (nullable): a geometry
 *
 * Needs suyuan_gdal_load() before.
 *
 * Returns: (transfer full): its WKT for a cell, "" where there is none
 */
char *
suyuan_shape_format (GBytes *wkb)
{
  OGRGeometryH  geometry = NULL;
  char         *wkt = NULL;
  char         *text;
  gsize         size;
  gconstpointer bytes;

  if (wkb == NULL)
    return g_strdup ("");

  bytes = g_bytes_get_data (wkb, &size);
  if (suyuan_gdal.OGR_G_CreateFromWkb (bytes, NULL, &geometry, size) != OGRERR_NONE)
    return g_strdup ("");
  suyuan_gdal.OGR_G_ExportToWkt (geometry, &wkt);
  suyuan_gdal.OGR_G_DestroyGeometry (geometry);
  text = g_strdup (wkt);
  suyuan_gdal.VSIFree (wkt);

  return text;
}

/* A table without shapes is written without GDAL. */
static gboolean
is_table (const char *extension)
{
  return g_ascii_strcasecmp (extension, "csv") == 0 || g_ascii_strcasecmp (extension, "xlsx") == 0;
}

/**
 * suyuan_row_sink_new:
 * @path: the file to be made; its extension is the format
 * @layer: (nullable): name of the layer or sheet; %NULL: that of the file
 * @geometry_type: (nullable): "point", "line", "polygon", or %NULL for rows without a shape
 *
 * A writer of rows. CSV and XLSX show lines and polygons as WKT in a last column "geometry". The file
 * stands under its name only after a close without error.
 *
 * Returns: (transfer full): the sink, or %NULL with %SUYUAN_EXCHANGE_ERROR_FORMAT
 */
SuyuanRowSink *
suyuan_row_sink_new (const char *path,
                     const char *layer,
                     const char *geometry_type,
                     GError    **error)
{
  static const char *const drivers[][2] = {
    { "geojson", "GeoJSON" },
    { "json", "GeoJSON" },
    { "gpkg", "GPKG" },
    { "shp", "ESRI Shapefile" },
    { "kml", "KML" },
  };
  const char      *dot = strrchr (path, '.');
  const char      *extension = dot != NULL ? dot + 1 : "";
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *stem = g_strndup (base, strrchr (base, '.') != NULL ? strrchr (base, '.') - base : (gssize) strlen (base));
  gboolean         has_shape = geometry_type != NULL && !g_str_equal (geometry_type, "point");

  if (layer == NULL)
    layer = stem;
  if ((has_shape || !is_table (extension)) && !suyuan_gdal_load (error))
    return NULL;
  if (g_ascii_strcasecmp (extension, "csv") == 0)
    return suyuan_delimited_sink_new (path, has_shape);
  if (g_ascii_strcasecmp (extension, "xlsx") == 0)
    return suyuan_sheet_sink_new (path, layer, has_shape);
  for (guint i = 0; i < G_N_ELEMENTS (drivers); i++)
    if (g_ascii_strcasecmp (extension, drivers[i][0]) == 0)
      return suyuan_ogr_sink_new (path, drivers[i][1], layer, geometry_type);

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT,
               _ ("%s cannot be written: end its name in .csv, .xlsx, .geojson, .gpkg, .shp or .kml"), path);

  return NULL;
}
