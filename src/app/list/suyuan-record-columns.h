/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-census.h"

G_BEGIN_DECLS

/* A column: a field of the catalogue, or "code" (what people call the record). */
typedef struct
{
  const char *key;
  int         width;
  gboolean    expand;
} SuyuanTableColumn;

/* The columns of a table, sorted where the records are kept. */
void  suyuan_record_columns_make (GtkColumnView *view, SuyuanOffice *office, SuyuanKind kind, const SuyuanTableColumn *columns,
                                  guint n_columns);
void  suyuan_record_columns_clear (GtkColumnView *view);
char *suyuan_record_columns_dup_sort (GtkColumnView *view);

G_END_DECLS
