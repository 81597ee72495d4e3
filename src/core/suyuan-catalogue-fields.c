/* suyuan-catalogue-fields.c: fields.csv, read and checked against the enumerations
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-catalogue-row.h"

#include <string.h>

static const char *const type_names[] = {
  [SUYUAN_FIELD_TEXT] = "text",
  [SUYUAN_FIELD_INTEGER] = "integer",
  [SUYUAN_FIELD_DECIMAL] = "decimal",
  [SUYUAN_FIELD_BOOL] = "bool",
  [SUYUAN_FIELD_DATE] = "date",
  [SUYUAN_FIELD_INSTANT] = "instant",
  [SUYUAN_FIELD_ENUM] = "enum",
  [SUYUAN_FIELD_MULTI] = "multi",
  [SUYUAN_FIELD_DIVISION] = "division",
  [SUYUAN_FIELD_DEGREES] = "degrees",
  [SUYUAN_FIELD_RESULT] = "result",
  [SUYUAN_FIELD_REF] = "ref",
  [SUYUAN_FIELD_GEOMETRY] = "geometry",
};

static const char *const groups[] = {
  "basic", "investigation", "tracing", "monitoring", "rectification", "standardisation", "system", NULL
};

static const char *const field_columns[] = {
  "kind", "key", "label", "label_zh", "group", "type", "unit", "values", "required", "rule",
  "personal", "indexed", "derived", "aliases", NULL
};

static gboolean
is_set (const SuyuanCatalogueRow *row,
        guint                     column)
{
  return g_str_equal (suyuan_catalogue_row_get (row, column), "1");
}

static gboolean
is_snake_case (const char *key)
{
  return g_ascii_islower (*key) && strspn (key, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (key);
}

static gboolean
read_type (const SuyuanCatalogueRow *row,
           SuyuanFieldType          *type,
           GError                  **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    {
      if (g_str_equal (type_names[i], suyuan_catalogue_row_get (row, 5)))
        {
          *type = (SuyuanFieldType) i;
          return TRUE;
        }
    }

  return suyuan_catalogue_row_fail (row, error, "no such type:", suyuan_catalogue_row_get (row, 5));
}

/* The column `values` names an enumeration or the kind a reference points to; `*` is any kind. */
static gboolean
read_values (SuyuanCatalogue          *self,
             const SuyuanCatalogueRow *row,
             SuyuanField              *field,
             GError                  **error)
{
  const char *values = suyuan_catalogue_row_get (row, 7);

  if (field->type == SUYUAN_FIELD_ENUM || field->type == SUYUAN_FIELD_MULTI)
    {
      if (!g_hash_table_contains (self->enumerations, values))
        return suyuan_catalogue_row_fail (row, error, "no such enumeration:", values);
      field->enumeration = suyuan_catalogue_keep (self, values);
    }
  else if (field->type == SUYUAN_FIELD_REF)
    {
      field->target = suyuan_kind_from_name (values);
      if (field->target == SUYUAN_KIND_NONE && !g_str_equal (values, "*"))
        return suyuan_catalogue_row_fail (row, error, "no such kind to refer to:", values);
    }
  else if (*values != '\0')
    return suyuan_catalogue_row_fail (row, error, "a field of this type takes no values:", values);

  return TRUE;
}

static gboolean
read_field (SuyuanCatalogue          *self,
            const SuyuanCatalogueRow *row,
            SuyuanField              *field,
            GError                  **error)
{
  field->kind = suyuan_kind_from_name (suyuan_catalogue_row_get (row, 0));
  if (field->kind == SUYUAN_KIND_NONE)
    return suyuan_catalogue_row_fail (row, error, "no such kind:", suyuan_catalogue_row_get (row, 0));
  if (!is_snake_case (suyuan_catalogue_row_get (row, 1)))
    return suyuan_catalogue_row_fail (row, error, "a key is snake_case, not", suyuan_catalogue_row_get (row, 1));
  if (*suyuan_catalogue_row_get (row, 2) == '\0' || *suyuan_catalogue_row_get (row, 3) == '\0')
    return suyuan_catalogue_row_fail (row, error, "a label is missing", suyuan_catalogue_row_get (row, 2));
  if (!g_strv_contains (groups, suyuan_catalogue_row_get (row, 4)))
    return suyuan_catalogue_row_fail (row, error, "no such group:", suyuan_catalogue_row_get (row, 4));

  field->key = suyuan_catalogue_keep (self, suyuan_catalogue_row_get (row, 1));
  field->label = suyuan_catalogue_keep (self, suyuan_catalogue_row_get (row, 2));
  field->label_zh = suyuan_catalogue_keep (self, suyuan_catalogue_row_get (row, 3));
  field->group = suyuan_catalogue_keep (self, suyuan_catalogue_row_get (row, 4));
  field->unit = suyuan_catalogue_keep (self, suyuan_catalogue_row_get (row, 6));
  field->required = is_set (row, 8);
  field->rule = suyuan_catalogue_keep (self, suyuan_catalogue_row_get (row, 9));
  field->personal = is_set (row, 10);
  field->indexed = is_set (row, 11);
  field->derived = is_set (row, 12);
  field->aliases = suyuan_catalogue_keep_aliases (self, suyuan_catalogue_row_get (row, 13));

  return read_type (row, &field->type, error) && read_values (self, row, field, error);
}

static gboolean
add_field (SuyuanCatalogue          *self,
           const SuyuanCatalogueRow *row,
           GError                  **error)
{
  SuyuanField field = { 0 };
  GArray     *fields;

  if (!read_field (self, row, &field, error))
    return FALSE;

  fields = self->kinds[field.kind].fields;
  for (guint i = 0; i < fields->len; i++)
    {
      if (g_str_equal (g_array_index (fields, SuyuanField, i).key, field.key))
        return suyuan_catalogue_row_fail (row, error, "twice the same key", field.key);
    }
  field.index = fields->len;
  g_array_append_val (fields, field);

  return TRUE;
}

static void
index_fields (SuyuanCatalogue *self,
              SuyuanFieldSet  *set)
{
  const SuyuanField *fields = (const SuyuanField *) set->fields->data;
  guint              n = set->fields->len;

  for (guint i = 0; i < n; i++)
    {
      g_hash_table_insert (set->by_key, (gpointer) fields[i].key, (gpointer) &fields[i]);
      suyuan_catalogue_add_name (self, set->by_header, fields[i].key, &fields[i]);
    }
  for (guint i = 0; i < n; i++)
    suyuan_catalogue_add_name (self, set->by_header, fields[i].label_zh, &fields[i]);
  for (guint i = 0; i < n; i++)
    suyuan_catalogue_add_name (self, set->by_header, fields[i].label, &fields[i]);
  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; fields[i].aliases[j] != NULL; j++)
        suyuan_catalogue_add_name (self, set->by_header, fields[i].aliases[j], &fields[i]);
    }
}

/**
 * suyuan_catalogue_load_fields:
 * @self: a catalogue being made, whose enumerations are loaded
 * @table: the columns of fields.csv
 * @error: (out): %SUYUAN_CORE_ERROR_CATALOGUE with the row
 *
 * Returns: whether every row made sense
 */
gboolean
suyuan_catalogue_load_fields (SuyuanCatalogue *self,
                              SuyuanCsv       *table,
                              GError         **error)
{
  SuyuanCatalogueRow row = { .table = table };

  if (!suyuan_catalogue_row_find_columns (&row, field_columns, NULL, error))
    return FALSE;
  for (row.row = 0; row.row < suyuan_csv_get_n_rows (table); row.row++)
    {
      if (!add_field (self, &row, error))
        return FALSE;
    }
  for (guint i = 1; i < SUYUAN_N_KINDS; i++)
    index_fields (self, &self->kinds[i]);

  return TRUE;
}
