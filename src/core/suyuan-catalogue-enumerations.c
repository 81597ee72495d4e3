/* suyuan-catalogue-enumerations.c: the lists of values, read and checked
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-catalogue-row.h"

#include <string.h>

static const char *const enum_columns[] = { "enumeration", "key", "label", "label_zh", "parent", "aliases", NULL };

/* How people say yes and no in a form. */
static const SuyuanEnumValue bool_values[] = {
  { "1", "Yes", "是", NULL,
    (const char *const[]){ "√", "✓", "✔", "☑", "y", "t", "true", "对", "有", "已", "完成", "已完成", "已设置", "已建", "具备", "属于", "存在", NULL } },
  { "0", "No", "否", NULL,
    (const char *const[]){ "×", "✗", "✘", "x", "n", "f", "false", "不", "不是", "无", "没有", "未", "未完成", "未设置", "未建", "不具备", "不属于", "不存在", NULL } },
};

static void
index_enumeration (SuyuanCatalogue   *self,
                   SuyuanEnumeration *enumeration)
{
  const SuyuanEnumValue *values = (const SuyuanEnumValue *) enumeration->values->data;
  guint                  n = enumeration->values->len;

  g_hash_table_remove_all (enumeration->by_key);
  g_hash_table_remove_all (enumeration->by_text);
  for (guint i = 0; i < n; i++)
    {
      g_hash_table_insert (enumeration->by_key, (gpointer) values[i].key, (gpointer) &values[i]);
      suyuan_catalogue_add_name (self, enumeration->by_text, values[i].key, &values[i]);
    }
  for (guint i = 0; i < n; i++)
    suyuan_catalogue_add_name (self, enumeration->by_text, values[i].label_zh, &values[i]);
  for (guint i = 0; i < n; i++)
    suyuan_catalogue_add_name (self, enumeration->by_text, values[i].label, &values[i]);
  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; values[i].aliases[j] != NULL; j++)
        suyuan_catalogue_add_name (self, enumeration->by_text, values[i].aliases[j], &values[i]);
    }
}

static SuyuanEnumeration *
take_enumeration (SuyuanCatalogue *self,
                  const char      *name)
{
  SuyuanEnumeration *found = g_hash_table_lookup (self->enumerations, name);

  if (found == NULL)
    {
      found = suyuan_enumeration_new ();
      g_hash_table_insert (self->enumerations, (gpointer) suyuan_catalogue_keep (self, name), found);
    }

  return found;
}

static gboolean
has_key (SuyuanEnumeration *enumeration,
         const char        *key)
{
  for (guint i = 0; i < enumeration->values->len; i++)
    {
      if (g_str_equal (g_array_index (enumeration->values, SuyuanEnumValue, i).key, key))
        return TRUE;
    }

  return FALSE;
}

static gboolean
add_value (SuyuanCatalogue          *self,
           const SuyuanCatalogueRow *row,
           const char               *name,
           GError                  **error)
{
  SuyuanEnumeration *enumeration;
  SuyuanEnumValue    value = { 0 };
  int                sign = suyuan_csv_find_column (row->table, "sign");

  value.key = suyuan_catalogue_keep (self, suyuan_catalogue_row_get (row, 1));
  value.label = suyuan_catalogue_keep (self, suyuan_catalogue_row_get (row, 2));
  value.label_zh = suyuan_catalogue_keep (self, suyuan_catalogue_row_get (row, 3));
  value.parent = suyuan_catalogue_keep (self, suyuan_catalogue_row_get (row, 4));
  value.aliases = suyuan_catalogue_keep_aliases (self, suyuan_catalogue_row_get (row, 5));
  value.sign = sign >= 0 ? suyuan_catalogue_keep (self, suyuan_csv_get (row->table, row->row, sign)) : NULL;
  if (*name == '\0' || value.key == NULL || value.label == NULL || value.label_zh == NULL)
    return suyuan_catalogue_row_fail (row, error, "a name, key or label is missing", suyuan_catalogue_row_get (row, 2));
  if (strpbrk (value.key, ";,") != NULL)
    return suyuan_catalogue_row_fail (row, error, "a key may not hold a separator", value.key);

  enumeration = take_enumeration (self, name);
  if (has_key (enumeration, value.key))
    return suyuan_catalogue_row_fail (row, error, "twice the same key", value.key);
  if (value.parent != NULL && !has_key (enumeration, value.parent))
    return suyuan_catalogue_row_fail (row, error, "the broader value has to stand above, there is no", value.parent);
  g_array_append_val (enumeration->values, value);

  return TRUE;
}

/**
 * suyuan_catalogue_load_enumerations:
 * @self: a catalogue being made
 * @table: columns key, label, label_zh, parent, aliases, and enumeration where @enumeration is %NULL
 * @enumeration: (nullable): the one enumeration the table is of
 * @error: (out): %SUYUAN_CORE_ERROR_CATALOGUE with the row
 *
 * Returns: whether every row made sense
 */
gboolean
suyuan_catalogue_load_enumerations (SuyuanCatalogue *self,
                                    SuyuanCsv       *table,
                                    const char      *enumeration,
                                    GError         **error)
{
  SuyuanCatalogueRow row = { .table = table };
  GHashTableIter     iter;
  gpointer           each;
  SuyuanEnumeration *bools;

  if (!suyuan_catalogue_row_find_columns (&row, enum_columns, enumeration != NULL ? "enumeration" : NULL, error))
    return FALSE;
  for (row.row = 0; row.row < suyuan_csv_get_n_rows (table); row.row++)
    {
      if (!add_value (self, &row, enumeration != NULL ? enumeration : suyuan_catalogue_row_get (&row, 0), error))
        return FALSE;
    }

  bools = take_enumeration (self, "bool");
  if (bools->values->len == 0)
    g_array_append_vals (bools->values, bool_values, G_N_ELEMENTS (bool_values));

  g_hash_table_iter_init (&iter, self->enumerations);
  while (g_hash_table_iter_next (&iter, NULL, &each))
    index_enumeration (self, each);

  return TRUE;
}
