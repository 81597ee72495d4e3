/* suyuan-table.c: what delimited text and spreadsheets have in common
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-table.h"

G_DEFINE_INTERFACE (SuyuanTable, suyuan_table, G_TYPE_OBJECT)

static void
suyuan_table_default_init (SuyuanTableInterface *iface)
{
}

/**
 * suyuan_table_next:
 * @row: (out): the row, borrowed until the next call
 *
 * Returns: %FALSE at the end, and with @error set when the rest cannot be read
 */
gboolean
suyuan_table_next (SuyuanTable    *self,
                   SuyuanTableRow *row,
                   GError        **error)
{
  return SUYUAN_TABLE_GET_IFACE (self)->next (self, row, error);
}

/**
 * suyuan_table_get_progress:
 *
 * Returns: the part that was read, 0 to 1
 */
double
suyuan_table_get_progress (SuyuanTable *self)
{
  return SUYUAN_TABLE_GET_IFACE (self)->get_progress (self);
}

/**
 * suyuan_table_describe:
 *
 * Returns: (transfer full): what was recognised about the file, such as "GB18030, tab"
 */
char *
suyuan_table_describe (SuyuanTable *self)
{
  return SUYUAN_TABLE_GET_IFACE (self)->describe (self);
}
