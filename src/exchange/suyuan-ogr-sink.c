/* suyuan-ogr-sink.c: rows as a map file: GeoJSON, GeoPackage, Shapefile, KML
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "suyuan-dataset.h"
#include "suyuan-reference.h"
#include "suyuan-sinks.h"
#include "suyuan-staging.h"

#define MAX_SHAPEFILE_TEXT 254 /* bytes */

struct _SuyuanOgrSink
{
  GObject parent_instance;

  /* Owned */
  char          *path;
  char          *driver;
  char          *layer_name;
  char          *geometry_type;
  SuyuanStaging *staging;
  GDALDatasetH   dataset;
  GStrv          columns;
  int           *fields; /* of each column */

  OGRLayerH layer; /* of dataset */
  gint64    n_rows;
};

static void suyuan_ogr_sink_row_sink_init (SuyuanRowSinkInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanOgrSink, suyuan_ogr_sink, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_ROW_SINK, suyuan_ogr_sink_row_sink_init))

static gboolean
is_driver (SuyuanOgrSink *self,
           const char    *name)
{
  return g_str_equal (self->driver, name);
}

/* Tables have one type of geometry, so a line is stored as a collection of one. */
static OGRwkbGeometryType
get_layer_type (SuyuanOgrSink *self)
{
  if (self->geometry_type == NULL)
    return is_driver (self, "GPKG") ? wkbNone : wkbUnknown;
  if (g_str_equal (self->geometry_type, "point"))
    return wkbPoint;
  if (is_driver (self, "GeoJSON") || is_driver (self, "KML"))
    return wkbUnknown;

  return g_str_equal (self->geometry_type, "line") ? wkbMultiLineString : wkbMultiPolygon;
}

static char **
get_layer_options (SuyuanOgrSink *self)
{
  char **options = NULL;

  if (is_driver (self, "GeoJSON"))
    {
      options = suyuan_gdal.CSLSetNameValue (options, "RFC7946", "YES");
      options = suyuan_gdal.CSLSetNameValue (options, "COORDINATE_PRECISION", "7");
    }
  else if (is_driver (self, "ESRI Shapefile"))
    options = suyuan_gdal.CSLSetNameValue (options, "ENCODING", "UTF-8");

  return options;
}

/* GeoJSON and KML know WGS 84 alone. */
static OGRSpatialReferenceH
make_reference (SuyuanOgrSink *self,
                GError       **error)
{
  return suyuan_reference_parse (is_driver (self, "GeoJSON") || is_driver (self, "KML") ? "EPSG:4326" : "EPSG:4490", error);
}

/* KML layers have a name and a description of their own, in any case of letters. */
static int
add_field (SuyuanOgrSink *self,
           const char    *column)
{
  OGRFieldDefnH field;
  int           found = is_driver (self, "KML") ? suyuan_gdal.OGR_L_FindFieldIndex (self->layer, column, FALSE) : -1;

  if (found >= 0)
    return found;

  field = suyuan_gdal.OGR_Fld_Create (column, OFTString);
  suyuan_gdal.OGR_L_CreateField (self->layer, field, TRUE);
  suyuan_gdal.OGR_Fld_Destroy (field);

  return suyuan_gdal.OGR_FD_GetFieldCount (suyuan_gdal.OGR_L_GetLayerDefn (self->layer)) - 1;
}

static void
create_layer (SuyuanOgrSink       *self,
              OGRSpatialReferenceH reference)
{
  char **options = get_layer_options (self);

  self->layer = suyuan_gdal.GDALDatasetCreateLayer (self->dataset, self->layer_name, reference, get_layer_type (self), options);
  suyuan_gdal.CSLDestroy (options);

  self->fields = g_new0 (int, g_strv_length (self->columns));
  for (guint i = 0; self->layer != NULL && self->columns[i] != NULL; i++)
    self->fields[i] = add_field (self, self->columns[i]);
}

static gboolean
suyuan_ogr_sink_begin (SuyuanRowSink     *sink,
                       const char *const *columns,
                       GError           **error)
{
  SuyuanOgrSink       *self = SUYUAN_OGR_SINK (sink);
  OGRSpatialReferenceH reference;
  SuyuanComplaint      complaint;

  if (self->geometry_type == NULL && is_driver (self, "ESRI Shapefile"))
    {
      g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT,
                   _ ("%s: these records have no place; write CSV or XLSX"), self->path);
      return FALSE;
    }
  self->staging = suyuan_staging_new (self->path, error);
  reference = self->staging != NULL ? make_reference (self, error) : NULL;
  if (reference == NULL)
    return FALSE;

  self->columns = g_strdupv ((char **) columns);
  suyuan_complaint_begin (&complaint);
  self->dataset = suyuan_gdal.GDALCreate (suyuan_gdal.GDALGetDriverByName (self->driver), suyuan_staging_get_path (self->staging), 0, 0, 0, GDT_Unknown, NULL);
  if (self->dataset != NULL)
    create_layer (self, reference);
  suyuan_gdal.OSRRelease (reference);
  if (is_driver (self, "GPKG") && self->dataset != NULL)
    suyuan_gdal.GDALDatasetStartTransaction (self->dataset, FALSE);

  return suyuan_complaint_end (&complaint, self->path, SUYUAN_EXCHANGE_ERROR_WRITE, error);
}

/* A Shapefile cuts longer texts; refusing the file loses less than a cut nobody sees. */
static gboolean
check_length (SuyuanOgrSink *self,
              const char    *text,
              guint          column,
              GError       **error)
{
  if (!is_driver (self, "ESRI Shapefile") || strlen (text) <= MAX_SHAPEFILE_TEXT)
    return TRUE;

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_WRITE,
               _ ("%s, row %" PRId64 ", column “%s”: a Shapefile holds 254 bytes of text, this has %" PRIu64 "; write GPKG"),
               self->path, self->n_rows + 1, self->columns[column], (guint64) strlen (text));

  return FALSE;
}

static gboolean
set_cells (SuyuanOgrSink     *self,
           OGRFeatureH        feature,
           const char *const *cells,
           GError           **error)
{
  for (guint i = 0; self->columns[i] != NULL; i++)
    if (cells[i] == NULL)
      suyuan_gdal.OGR_F_SetFieldNull (feature, self->fields[i]);
    else if (check_length (self, cells[i], i, error))
      suyuan_gdal.OGR_F_SetFieldString (feature, self->fields[i], cells[i]);
    else
      return FALSE;

  return TRUE;
}

static void
set_geometry (SuyuanOgrSink *self,
              OGRFeatureH    feature,
              GBytes        *wkb)
{
  OGRwkbGeometryType type = get_layer_type (self);
  OGRGeometryH       geometry = NULL;
  gsize              size;
  gconstpointer      bytes;

  if (wkb == NULL || type == wkbNone)
    return;
  bytes = g_bytes_get_data (wkb, &size);
  if (suyuan_gdal.OGR_G_CreateFromWkb (bytes, NULL, &geometry, size) != OGRERR_NONE)
    return;
  if (type == wkbMultiLineString)
    geometry = suyuan_gdal.OGR_G_ForceToMultiLineString (geometry);
  else if (type == wkbMultiPolygon)
    geometry = suyuan_gdal.OGR_G_ForceToMultiPolygon (geometry);
  suyuan_gdal.OGR_F_SetGeometryDirectly (feature, geometry);
}

static gboolean
suyuan_ogr_sink_add (SuyuanRowSink     *sink,
                     const char *const *cells,
                     GBytes            *geometry,
                     GError           **error)
{
  SuyuanOgrSink  *self = SUYUAN_OGR_SINK (sink);
  OGRFeatureH     feature = suyuan_gdal.OGR_F_Create (suyuan_gdal.OGR_L_GetLayerDefn (self->layer));
  SuyuanComplaint complaint;
  gboolean        done = set_cells (self, feature, cells, error);

  if (done)
    {
      suyuan_complaint_begin (&complaint);
      set_geometry (self, feature, geometry);
      if (suyuan_gdal.OGR_L_CreateFeature (self->layer, feature) == OGRERR_NONE)
        self->n_rows++;
      done = suyuan_complaint_end (&complaint, self->path, SUYUAN_EXCHANGE_ERROR_WRITE, error);
    }
  suyuan_gdal.OGR_F_Destroy (feature);

  return done;
}

/* Some drivers do not notice a full disk: what was written is opened and counted. */
static gboolean
check_written (SuyuanOgrSink *self,
               GError       **error)
{
  const char *const drivers[] = { is_driver (self, "KML") ? "LIBKML" : self->driver, NULL };
  SuyuanComplaint   complaint;
  gint64            n = -1;

  suyuan_complaint_begin (&complaint);
  self->dataset = suyuan_gdal.GDALOpenEx (suyuan_staging_get_path (self->staging), GDAL_OF_VECTOR, drivers, NULL, NULL);
  if (self->dataset != NULL && suyuan_gdal.GDALDatasetGetLayerCount (self->dataset) > 0)
    n = suyuan_gdal.OGR_L_GetFeatureCount (suyuan_gdal.GDALDatasetGetLayer (self->dataset, 0), TRUE);
  g_clear_pointer (&self->dataset, suyuan_gdal.GDALClose);
  if (!suyuan_complaint_end (&complaint, self->path, SUYUAN_EXCHANGE_ERROR_WRITE, error))
    return FALSE;
  if (n == self->n_rows || (n < 0 && self->n_rows == 0))
    return TRUE;

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_WRITE,
               _ ("%s was not written whole: %" PRId64 " of %" PRId64 " rows; make room on the disk and try again"),
               self->path, MAX (n, 0), self->n_rows);

  return FALSE;
}

static gboolean
suyuan_ogr_sink_close (SuyuanRowSink *sink,
                       GError       **error)
{
  SuyuanOgrSink  *self = SUYUAN_OGR_SINK (sink);
  SuyuanComplaint complaint;

  suyuan_complaint_begin (&complaint);
  if (is_driver (self, "GPKG"))
    suyuan_gdal.GDALDatasetCommitTransaction (self->dataset);
  g_clear_pointer (&self->dataset, suyuan_gdal.GDALClose);
  if (!suyuan_complaint_end (&complaint, self->path, SUYUAN_EXCHANGE_ERROR_WRITE, error))
    return FALSE;

  return check_written (self, error) && suyuan_staging_commit (self->staging, error);
}

static void
suyuan_ogr_sink_row_sink_init (SuyuanRowSinkInterface *iface)
{
  iface->begin = suyuan_ogr_sink_begin;
  iface->add = suyuan_ogr_sink_add;
  iface->close = suyuan_ogr_sink_close;
}

static void
suyuan_ogr_sink_finalize (GObject *object)
{
  SuyuanOgrSink *self = SUYUAN_OGR_SINK (object);

  if (self->dataset != NULL)
    {
      suyuan_gdal.CPLPushErrorHandler (suyuan_gdal.CPLQuietErrorHandler);
      suyuan_gdal.GDALClose (self->dataset);
      suyuan_gdal.CPLPopErrorHandler ();
    }
  suyuan_staging_free (self->staging);
  g_strfreev (self->columns);
  g_free (self->fields);
  g_free (self->path);
  g_free (self->driver);
  g_free (self->layer_name);
  g_free (self->geometry_type);

  G_OBJECT_CLASS (suyuan_ogr_sink_parent_class)->finalize (object);
}

static void
suyuan_ogr_sink_class_init (SuyuanOgrSinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_ogr_sink_finalize;
}

static void
suyuan_ogr_sink_init (SuyuanOgrSink *self)
{
}

/**
 * suyuan_ogr_sink_new:
 * @path: the file to be made
 * @driver: GDAL's name of its format
 * @layer: name of its layer
 * @geometry_type: (nullable): "point", "line" or "polygon"
 *
 * Writes EPSG:4490 where the format can say so (GeoPackage, Shapefile), else WGS 84; texts in UTF-8. What was
 * written is counted before it is put in place.
 *
 * Needs suyuan_gdal_load() before.
 *
 * Returns: (transfer full): the sink
 */
SuyuanRowSink *
suyuan_ogr_sink_new (const char *path,
                     const char *driver,
                     const char *layer,
                     const char *geometry_type)
{
  SuyuanOgrSink *self = g_object_new (SUYUAN_TYPE_OGR_SINK, NULL);

  self->path = g_strdup (path);
  self->driver = g_strdup (driver);
  self->layer_name = g_strdup (layer);
  self->geometry_type = g_strdup (geometry_type);

  return SUYUAN_ROW_SINK (self);
}
