/* suyuan-open.c: any file that is read here as a source of rows
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-open.h"

#include "suyuan-delimited.h"
#include "suyuan-grid.h"
#include "suyuan-ogr-source.h"
#include "suyuan-sheet.h"

G_DEFINE_QUARK (suyuan_exchange_error, suyuan_exchange_error)

static gboolean
is_workbook (SuyuanFormat format)
{
  return format == SUYUAN_FORMAT_XLSX || format == SUYUAN_FORMAT_XLS || format == SUYUAN_FORMAT_ODS;
}

static SuyuanRowSource *
open_table (const char              *path,
            SuyuanFormat             format,
            const SuyuanOpenOptions *options,
            GError                 **error)
{
  g_autoptr (SuyuanTable) table = NULL;
  SuyuanRowSource *source;

  if (format == SUYUAN_FORMAT_TEXT)
    table = suyuan_delimited_new (path, options->encoding, error);
  else
    table = suyuan_sheet_new (path, format, options, error);
  if (table == NULL)
    return NULL;

  source = suyuan_grid_new (table, options, error);
  if (source == NULL && !g_str_has_prefix ((*error)->message, path))
    g_prefix_error (error, "%s: ", path);

  return source;
}

/**
 * suyuan_row_source_open:
 * @path: a file
 * @options: (nullable): how to read it
 *
 * Opens @path by its content. One thread at a time; a different thread than the caller's may read.
 *
 * Returns: (transfer full): the rows, or %NULL with @error naming the file and the way out
 */
SuyuanRowSource *
suyuan_row_source_open (const char              *path,
                        const SuyuanOpenOptions *options,
                        GError                 **error)
{
  static const SuyuanOpenOptions defaults = { NULL };
  SuyuanFormat                   format = suyuan_sniff (path, error);

  if (options == NULL)
    options = &defaults;
  if (format == SUYUAN_FORMAT_UNKNOWN)
    return NULL;
  if (format == SUYUAN_FORMAT_TEXT || is_workbook (format))
    return open_table (path, format, options, error);

  return suyuan_ogr_source_new (path, format, options, error);
}

/**
 * suyuan_row_source_list_layers:
 * @path: a file
 *
 * Returns: (transfer full): the sheets or layers of @path, none for delimited text; %NULL with @error set
 */
char **
suyuan_row_source_list_layers (const char *path,
                               GError    **error)
{
  static const SuyuanOpenOptions defaults = { NULL };
  SuyuanFormat                   format = suyuan_sniff (path, error);
  GDALDatasetH                   dataset;
  char                         **names;

  if (format == SUYUAN_FORMAT_UNKNOWN)
    return NULL;
  if (format == SUYUAN_FORMAT_TEXT)
    return g_new0 (char *, 1);

  dataset = suyuan_dataset_open (path, format, &defaults, error);
  if (dataset == NULL)
    return NULL;
  names = suyuan_dataset_list_layers (dataset);
  suyuan_gdal.GDALClose (dataset);

  return names;
}

/**
 * suyuan_row_source_describe:
 * @self: a source from suyuan_row_source_open()
 *
 * What was recognised so far: encoding, header rows, sheet, reference system, what was left out.
 *
 * Returns: owned by @self, until the next call
 */
const char *
suyuan_row_source_describe (SuyuanRowSource *self)
{
  if (SUYUAN_IS_GRID (self))
    return suyuan_grid_describe (SUYUAN_GRID (self));

  return suyuan_ogr_source_describe (SUYUAN_OGR_SOURCE (self));
}
