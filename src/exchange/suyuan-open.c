/* suyuan-open.c: any file that is read here as a source of rows
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-open.h"

#include <glib/gi18n-lib.h>

#include "suyuan-delimited.h"
#include "suyuan-grid.h"
#include "suyuan-sniff.h"

G_DEFINE_QUARK (suyuan - exchange - error - quark, suyuan_exchange_error)

static SuyuanRowSource *
open_text (const char              *path,
           const SuyuanOpenOptions *options,
           GError                 **error)
{
  g_autoptr (SuyuanTable) table = suyuan_delimited_new (path, options->encoding, error);
  SuyuanRowSource *source = table != NULL ? suyuan_grid_new (table, options, error) : NULL;

  if (table != NULL && source == NULL)
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
  if (format == SUYUAN_FORMAT_TEXT)
    return open_text (path, options, error);
  if (format != SUYUAN_FORMAT_UNKNOWN)
    g_set_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_FORMAT, _ ("%s is not delimited text"), path);

  return NULL;
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
  return suyuan_grid_describe (SUYUAN_GRID (self));
}
