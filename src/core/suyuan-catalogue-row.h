/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-catalogue-private.h"

G_BEGIN_DECLS

#define SUYUAN_CATALOGUE_ROW_COLUMNS 14

/* A row being read: the table, which row, and where the named columns stand (-1: not there). */
typedef struct
{
  SuyuanCsv *table;
  guint      row;
  int        columns[SUYUAN_CATALOGUE_ROW_COLUMNS];
} SuyuanCatalogueRow;

gboolean           suyuan_catalogue_row_find_columns (SuyuanCatalogueRow *row, const char *const *names,
                                                      const char *optional, GError **error);
const char        *suyuan_catalogue_row_get (const SuyuanCatalogueRow *row, guint column);
gboolean           suyuan_catalogue_row_fail (const SuyuanCatalogueRow *row, GError **error, const char *what,
                                              const char *text);
const char        *suyuan_catalogue_keep (SuyuanCatalogue *self, const char *text);
const char *const *suyuan_catalogue_keep_aliases (SuyuanCatalogue *self, const char *text);
void               suyuan_catalogue_add_name (SuyuanCatalogue *self, GHashTable *names, const char *text,
                                              gconstpointer target);

G_END_DECLS
