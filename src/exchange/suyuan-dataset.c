/* suyuan-dataset.c: files that GDAL reads, opened with the one driver that fits and every complaint heard
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-dataset.h"

#include <glib/gi18n-lib.h>

#include "suyuan-dbf.h"

static void
complain (CPLErr      level,
          CPLErrorNum number,
          const char *message)
{
  SuyuanComplaint *self = suyuan_gdal.CPLGetErrorHandlerUserData ();

  if (level <= self->worst || level < CE_Warning)
    return;
  self->worst = level;
  g_free (self->message);
  self->message = g_strdup (message);
}

/**
 * suyuan_complaint_begin:
 * @self: (out caller-allocates): to be ended by suyuan_complaint_end() in the same thread
 */
void
suyuan_complaint_begin (SuyuanComplaint *self)
{
  self->worst = CE_None;
  self->message = NULL;
  suyuan_gdal.CPLPushErrorHandlerEx (complain, self);
}

/**
 * suyuan_complaint_end:
 * @path: the file that was at work
 * @code: %SUYUAN_EXCHANGE_ERROR_FORMAT when it was read, %SUYUAN_EXCHANGE_ERROR_WRITE when written
 *
 * Returns: %TRUE when nothing failed since suyuan_complaint_begin(), else %FALSE with @code and GDAL's words
 */
gboolean
suyuan_complaint_end (SuyuanComplaint    *self,
                      const char         *path,
                      SuyuanExchangeError code,
                      GError            **error)
{
  gboolean failed = self->worst >= CE_Failure;

  suyuan_gdal.CPLPopErrorHandler ();
  if (failed && code == SUYUAN_EXCHANGE_ERROR_WRITE)
    g_set_error (error, SUYUAN_EXCHANGE_ERROR, code, _ ("%s cannot be written: %s"), path, self->message);
  else if (failed)
    g_set_error (error, SUYUAN_EXCHANGE_ERROR, code, _ ("%s is damaged or cannot be read to its end: %s"), path, self->message);
  g_clear_pointer (&self->message, g_free);

  return !failed;
}

/* GDAL's plain KML driver leaves out placemarks without a place and all data but the name. */
static const char *
get_driver (SuyuanFormat format)
{
  static const char *const drivers[] = {
    [SUYUAN_FORMAT_XLSX] = "XLSX",
    [SUYUAN_FORMAT_ODS] = "ODS",
    [SUYUAN_FORMAT_XLS] = "XLS",
    [SUYUAN_FORMAT_KMZ] = "LIBKML",
    [SUYUAN_FORMAT_DATABASE] = "GPKG",
    [SUYUAN_FORMAT_JSON] = "GeoJSON",
    [SUYUAN_FORMAT_KML] = "LIBKML",
    [SUYUAN_FORMAT_GPX] = "GPX",
    [SUYUAN_FORMAT_SHAPEFILE] = "ESRI Shapefile",
  };

  return drivers[format];
}

static gboolean
add_encoding (const char              *path,
              const SuyuanOpenOptions *options,
              char                  ***settings,
              GError                 **error)
{
  g_autofree char *encoding = NULL;

  if (!suyuan_dbf_find_encoding (path, options->encoding, &encoding, error))
    return FALSE;
  if (encoding != NULL)
    *settings = suyuan_gdal.CSLSetNameValue (*settings, "ENCODING", encoding);

  return TRUE;
}

/**
 * suyuan_dataset_open:
 * @path: a file
 * @format: what it is by suyuan_sniff()
 * @options: its encoding counts for a Shapefile
 *
 * Opens @path for reading with the driver of @format and no other.
 *
 * Returns: (transfer full): to be closed with GDALClose(); %NULL with @error set
 */
GDALDatasetH
suyuan_dataset_open (const char              *path,
                     SuyuanFormat             format,
                     const SuyuanOpenOptions *options,
                     GError                 **error)
{
  const char *const drivers[] = { get_driver (format), NULL };
  SuyuanComplaint   complaint;
  GDALDatasetH      dataset;
  char            **settings = NULL;
  gboolean          fine;

  if (!suyuan_gdal_load (error))
    return NULL;
  if (format == SUYUAN_FORMAT_SHAPEFILE && !add_encoding (path, options, &settings, error))
    return NULL;

  suyuan_complaint_begin (&complaint);
  dataset = suyuan_gdal.GDALOpenEx (path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, (const char *const *) settings, NULL);
  suyuan_gdal.CSLDestroy (settings);
  fine = suyuan_complaint_end (&complaint, path, SUYUAN_EXCHANGE_ERROR_FORMAT, dataset != NULL ? error : NULL);
  if (dataset == NULL)
    g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT,
                 _ ("%s begins like %s but cannot be read as that: it is damaged, or another kind of file"), path, drivers[0]);
  else if (!fine)
    g_clear_pointer (&dataset, suyuan_gdal.GDALClose);

  return dataset;
}

/**
 * suyuan_dataset_list_layers:
 *
 * Returns: (transfer full): the names of the layers or sheets
 */
char **
suyuan_dataset_list_layers (GDALDatasetH dataset)
{
  int    n = suyuan_gdal.GDALDatasetGetLayerCount (dataset);
  char **names = g_new0 (char *, n + 1);

  for (int i = 0; i < n; i++)
    names[i] = g_strdup (suyuan_gdal.OGR_L_GetName (suyuan_gdal.GDALDatasetGetLayer (dataset, i)));

  return names;
}

static gboolean
has_rows (OGRLayerH layer)
{
  OGRFeatureH feature;
  gboolean    found;

  suyuan_gdal.OGR_L_ResetReading (layer);
  feature = suyuan_gdal.OGR_L_GetNextFeature (layer);
  found = feature != NULL;
  if (found)
    suyuan_gdal.OGR_F_Destroy (feature);
  suyuan_gdal.OGR_L_ResetReading (layer);

  return found;
}

/**
 * suyuan_dataset_find_layer:
 * @path: the file of @dataset, for messages
 * @name: (nullable): a layer; %NULL for the first with rows
 *
 * Returns: (transfer none): the layer, at its beginning; %NULL with %SUYUAN_EXCHANGE_ERROR_LAYER or
 *   %SUYUAN_EXCHANGE_ERROR_EMPTY
 */
OGRLayerH
suyuan_dataset_find_layer (GDALDatasetH dataset,
                           const char  *path,
                           const char  *name,
                           GError     **error)
{
  g_auto (GStrv) names = suyuan_dataset_list_layers (dataset);
  g_autofree char *list = g_strjoinv (", ", names);

  for (int i = 0; i < suyuan_gdal.GDALDatasetGetLayerCount (dataset); i++)
    {
      OGRLayerH layer = suyuan_gdal.GDALDatasetGetLayer (dataset, i);

      if (name != NULL ? g_str_equal (name, names[i]) : has_rows (layer))
        return layer;
    }

  if (name != NULL)
    g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_LAYER,
                 _ ("%s has no layer “%s”; it has: %s"), path, name, list);
  else
    g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_EMPTY, _ ("%s has no rows in: %s"), path, list);

  return NULL;
}
