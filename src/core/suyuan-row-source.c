/* suyuan-row-source.c: the two interfaces through which rows come in and go out
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-row-source.h"

#include <string.h>

G_DEFINE_INTERFACE (SuyuanRowSource, suyuan_row_source, G_TYPE_OBJECT)
G_DEFINE_INTERFACE (SuyuanRowSink, suyuan_row_sink, G_TYPE_OBJECT)

static void
suyuan_row_source_default_init (SuyuanRowSourceInterface *iface)
{
}

static void
suyuan_row_sink_default_init (SuyuanRowSinkInterface *iface)
{
}

/**
 * suyuan_row_source_get_columns:
 * @self: a source
 *
 * Returns: (transfer none): the column names, %NULL-terminated, alive as long as @self
 */
const char *const *
suyuan_row_source_get_columns (SuyuanRowSource *self)
{
  g_return_val_if_fail (SUYUAN_IS_ROW_SOURCE (self), NULL);

  return SUYUAN_ROW_SOURCE_GET_IFACE (self)->get_columns (self);
}

/**
 * suyuan_row_source_next:
 * @self: a source
 * @row: (out): the next row; what it points to is borrowed until the next call
 * @error: why reading stopped
 *
 * Returns: %FALSE at the end (@error unset) or on failure (@error set); @row is zeroed then
 */
gboolean
suyuan_row_source_next (SuyuanRowSource *self,
                        SuyuanRow       *row,
                        GError         **error)
{
  g_return_val_if_fail (SUYUAN_IS_ROW_SOURCE (self), FALSE);

  memset (row, 0, sizeof *row);
  if (SUYUAN_ROW_SOURCE_GET_IFACE (self)->next (self, row, error))
    return TRUE;

  memset (row, 0, sizeof *row);
  return FALSE;
}

/**
 * suyuan_row_source_get_progress:
 * @self: a source
 *
 * Returns: how much has been read, 0 to 1; negative where that cannot be known
 */
double
suyuan_row_source_get_progress (SuyuanRowSource *self)
{
  SuyuanRowSourceInterface *iface;

  g_return_val_if_fail (SUYUAN_IS_ROW_SOURCE (self), -1);

  iface = SUYUAN_ROW_SOURCE_GET_IFACE (self);
  return iface->get_progress != NULL ? iface->get_progress (self) : -1;
}

/**
 * suyuan_row_sink_begin:
 * @self: a sink
 * @columns: the column names, %NULL-terminated
 * @error: why it cannot be written
 *
 * To be called once, before the first row.
 *
 * Returns: whether rows may follow
 */
gboolean
suyuan_row_sink_begin (SuyuanRowSink     *self,
                       const char *const *columns,
                       GError           **error)
{
  g_return_val_if_fail (SUYUAN_IS_ROW_SINK (self), FALSE);

  return SUYUAN_ROW_SINK_GET_IFACE (self)->begin (self, columns, error);
}

/**
 * suyuan_row_sink_add:
 * @self: a sink
 * @cells: one text per column, %NULL where empty
 * @geometry: (nullable): WKB in CGCS2000
 * @error: why the row could not be written
 *
 * Returns: whether the row was taken
 */
gboolean
suyuan_row_sink_add (SuyuanRowSink     *self,
                     const char *const *cells,
                     GBytes            *geometry,
                     GError           **error)
{
  g_return_val_if_fail (SUYUAN_IS_ROW_SINK (self), FALSE);

  return SUYUAN_ROW_SINK_GET_IFACE (self)->add (self, cells, geometry, error);
}

/**
 * suyuan_row_sink_close:
 * @self: a sink
 * @error: why the file is not whole
 *
 * To be called once, after the last row; without it there is no file.
 *
 * Returns: whether everything is on disk
 */
gboolean
suyuan_row_sink_close (SuyuanRowSink *self,
                       GError       **error)
{
  g_return_val_if_fail (SUYUAN_IS_ROW_SINK (self), FALSE);

  return SUYUAN_ROW_SINK_GET_IFACE (self)->close (self, error);
}
