/* suyuan-ogr-source.c: the features of a map file as rows
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-ogr-source.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "suyuan-attribute.h"
#include "suyuan-reference.h"

struct _SuyuanOgrSource
{
  GObject parent_instance;

  /* Owned */
  char            *path;
  GDALDatasetH     dataset;
  SuyuanReference *reference;
  GStrv            columns;
  GArray          *fields; /* int: of each column */
  GPtrArray       *texts;  /* one per column */
  GPtrArray       *cells;  /* texts, NULL where empty */
  GBytes          *geometry;
  char            *description;

  OGRLayerH layer; /* of dataset */
  gint64    n_rows, n_read;
};

static void suyuan_ogr_source_row_source_init (SuyuanRowSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanOgrSource, suyuan_ogr_source, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_ROW_SOURCE, suyuan_ogr_source_row_source_init))

static gboolean
take_cells (SuyuanOgrSource *self,
            OGRFeatureH      feature,
            GError         **error)
{
  g_ptr_array_set_size (self->texts, 0);
  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; self->columns[i] != NULL; i++)
    {
      char *text = suyuan_attribute_format (feature, g_array_index (self->fields, int, i));

      g_ptr_array_add (self->texts, text);
      g_ptr_array_add (self->cells, *text != '\0' ? text : NULL);
      if (!g_utf8_validate (text, -1, NULL))
        {
          g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_ENCODING,
                       _ ("%s: row %" PRId64 ", column “%s” is not valid text; choose the encoding the file is written in"),
                       self->path, self->n_read + 1, self->columns[i]);
          return FALSE;
        }
    }
  g_ptr_array_add (self->cells, NULL);

  return TRUE;
}

static gboolean
check_end (SuyuanOgrSource *self,
           GError         **error)
{
  if (self->n_rows < 0 || self->n_read >= self->n_rows)
    return FALSE;

  g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT,
               _ ("%s is damaged: only %" PRId64 " of %" PRId64 " rows of layer “%s” can be read"),
               self->path, self->n_read, self->n_rows, suyuan_gdal.OGR_L_GetName (self->layer));

  return FALSE;
}

static OGRFeatureH
read_feature (SuyuanOgrSource *self,
              GError         **error)
{
  SuyuanComplaint complaint;
  OGRFeatureH     feature;

  suyuan_complaint_begin (&complaint);
  feature = suyuan_gdal.OGR_L_GetNextFeature (self->layer);
  if (!suyuan_complaint_end (&complaint, self->path, SUYUAN_EXCHANGE_ERROR_FORMAT, error))
    {
      g_clear_pointer (&feature, suyuan_gdal.OGR_F_Destroy);
      return NULL;
    }
  if (feature == NULL)
    check_end (self, error);

  return feature;
}

static gboolean
suyuan_ogr_source_next (SuyuanRowSource *source,
                        SuyuanRow       *row,
                        GError         **error)
{
  SuyuanOgrSource *self = SUYUAN_OGR_SOURCE (source);
  OGRFeatureH      feature = read_feature (self, error);
  gboolean         done;

  g_clear_pointer (&self->geometry, g_bytes_unref);
  if (feature == NULL)
    return FALSE;

  done = take_cells (self, feature, error);
  self->geometry = suyuan_reference_convert (self->reference, suyuan_gdal.OGR_F_GetGeometryRef (feature), &row->warning);
  suyuan_gdal.OGR_F_Destroy (feature);
  row->number = ++self->n_read;
  row->cells = (const char *const *) self->cells->pdata;
  row->geometry = self->geometry;

  return done;
}

static const char *const *
suyuan_ogr_source_get_columns (SuyuanRowSource *source)
{
  return (const char *const *) SUYUAN_OGR_SOURCE (source)->columns;
}

static double
suyuan_ogr_source_get_progress (SuyuanRowSource *source)
{
  SuyuanOgrSource *self = SUYUAN_OGR_SOURCE (source);

  return self->n_rows > 0 ? MIN (1, (double) self->n_read / self->n_rows) : 1;
}

static void
suyuan_ogr_source_row_source_init (SuyuanRowSourceInterface *iface)
{
  iface->get_columns = suyuan_ogr_source_get_columns;
  iface->next = suyuan_ogr_source_next;
  iface->get_progress = suyuan_ogr_source_get_progress;
}

static void
suyuan_ogr_source_finalize (GObject *object)
{
  SuyuanOgrSource *self = SUYUAN_OGR_SOURCE (object);

  g_clear_pointer (&self->dataset, suyuan_gdal.GDALClose);
  g_clear_pointer (&self->reference, suyuan_reference_free);
  g_clear_pointer (&self->geometry, g_bytes_unref);
  g_strfreev (self->columns);
  g_array_unref (self->fields);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->cells);
  g_free (self->description);
  g_free (self->path);

  G_OBJECT_CLASS (suyuan_ogr_source_parent_class)->finalize (object);
}

static void
suyuan_ogr_source_class_init (SuyuanOgrSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_ogr_source_finalize;
}

static void
suyuan_ogr_source_init (SuyuanOgrSource *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (int));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new ();
}

/* How a placemark is drawn is no data. */
static gboolean
is_drawing (SuyuanOgrSource *self,
            const char      *name)
{
  static const char *const names[] = { "altitudeMode", "tessellate", "extrude", "visibility", "drawOrder", "icon", NULL };

  return g_str_equal (suyuan_gdal.GDALGetDriverShortName (suyuan_gdal.GDALGetDatasetDriver (self->dataset)), "LIBKML") && g_strv_contains (names, name);
}

static void
read_columns (SuyuanOgrSource *self)
{
  OGRFeatureDefnH definition = suyuan_gdal.OGR_L_GetLayerDefn (self->layer);
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (int i = 0; i < suyuan_gdal.OGR_FD_GetFieldCount (definition); i++)
    {
      g_autofree char *name = g_utf8_make_valid (suyuan_gdal.OGR_Fld_GetNameRef (suyuan_gdal.OGR_FD_GetFieldDefn (definition, i)), -1);

      if (is_drawing (self, name))
        continue;
      g_strv_builder_add (columns, name);
      g_array_append_val (self->fields, i);
    }
  self->columns = g_strv_builder_end (columns);
}

static gboolean
prepare (SuyuanOgrSource         *self,
         const SuyuanOpenOptions *options,
         GError                 **error)
{
  self->layer = suyuan_dataset_find_layer (self->dataset, self->path, options->layer, error);
  if (self->layer == NULL)
    return FALSE;

  read_columns (self);
  self->n_rows = suyuan_gdal.OGR_L_GetFeatureCount (self->layer, TRUE);
  suyuan_gdal.OGR_L_ResetReading (self->layer);
  self->reference = suyuan_reference_new (options->crs, suyuan_gdal.OGR_L_GetSpatialRef (self->layer), error);
  if (self->reference == NULL)
    {
      g_prefix_error (error, "%s: ", self->path);
      return FALSE;
    }

  self->description = g_strdup_printf (_ ("%s, layer %s, %s"), suyuan_gdal.GDALGetDriverShortName (suyuan_gdal.GDALGetDatasetDriver (self->dataset)),
                                       suyuan_gdal.OGR_L_GetName (self->layer), suyuan_reference_describe (self->reference));

  return TRUE;
}

/**
 * suyuan_ogr_source_new:
 * @path: a map file
 * @format: what it is
 * @options: layer, reference system and encoding
 *
 * Reads the features of one layer, geometry in CGCS2000. A layer that cannot be read to its end is an error.
 * One thread at a time.
 *
 * Returns: (transfer full): the rows, or %NULL with @error set
 */
SuyuanRowSource *
suyuan_ogr_source_new (const char              *path,
                       SuyuanFormat             format,
                       const SuyuanOpenOptions *options,
                       GError                 **error)
{
  g_autoptr (SuyuanOgrSource) self = g_object_new (SUYUAN_TYPE_OGR_SOURCE, NULL);
  g_autoptr (GError) refused = NULL;
  SuyuanComplaint complaint;

  self->path = g_strdup (path);
  self->dataset = suyuan_dataset_open (path, format, options, error);
  if (self->dataset == NULL)
    return NULL;

  suyuan_complaint_begin (&complaint);
  prepare (self, options, &refused);
  if (!suyuan_complaint_end (&complaint, path, SUYUAN_EXCHANGE_ERROR_FORMAT, refused == NULL ? error : NULL))
    {
      if (refused != NULL)
        g_propagate_error (error, g_steal_pointer (&refused));
      return NULL;
    }
  if (refused != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return NULL;
    }

  return SUYUAN_ROW_SOURCE (g_steal_pointer (&self));
}

/**
 * suyuan_ogr_source_describe:
 *
 * Returns: driver, layer and reference system; owned by @self
 */
const char *
suyuan_ogr_source_describe (SuyuanOgrSource *self)
{
  return self->description;
}
