/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A row as the file has it, header rows and blank rows too. Borrowed until the next call. */
typedef struct
{
  guint              line; /* physical line, or row of the sheet */
  guint              n_cells;
  const char *const *cells; /* never NULL; "" where empty */
  const char        *warning;
} SuyuanTableRow;

#define SUYUAN_TYPE_TABLE (suyuan_table_get_type ())
G_DECLARE_INTERFACE (SuyuanTable, suyuan_table, SUYUAN, TABLE, GObject)

/* Cells in rows that do not say which of them are headers: delimited text, a sheet. */
struct _SuyuanTableInterface
{
  GTypeInterface parent_iface;

  gboolean (*next) (SuyuanTable    *self,
                    SuyuanTableRow *row,
                    GError        **error);
  double (*get_progress) (SuyuanTable *self);
  char *(*describe) (SuyuanTable *self);
};

gboolean suyuan_table_next (SuyuanTable *self, SuyuanTableRow *row, GError **error);
double   suyuan_table_get_progress (SuyuanTable *self);
char    *suyuan_table_describe (SuyuanTable *self);

G_END_DECLS
