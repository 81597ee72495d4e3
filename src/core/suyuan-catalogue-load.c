/* suyuan-catalogue-load.c: the catalogue's tables, read and checked against each other
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-catalogue-private.h"

#include <string.h>

#include "suyuan-text-fold.h"

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

static const char *const enum_columns[] = { "enumeration", "key", "label", "label_zh", "parent", "aliases", NULL };

/* How people say yes and no in a form. */
static const SuyuanEnumValue bool_values[] = {
  { "1", "Yes", "是", NULL,
    (const char *const[]){ "√", "✓", "✔", "☑", "y", "t", "true", "对", "有", "已", "完成", "已完成", "已设置", "已建", "具备", "属于", "存在", NULL } },
  { "0", "No", "否", NULL,
    (const char *const[]){ "×", "✗", "✘", "x", "n", "f", "false", "不", "不是", "无", "没有", "未", "未完成", "未设置", "未建", "不具备", "不属于", "不存在", NULL } },
};

/* A row being read: the table, which row, and where the named columns stand (-1: not there). */
typedef struct
{
  SuyuanCsv *table;
  guint      row;
  int        columns[G_N_ELEMENTS (field_columns)];
} Row;

static gboolean
find_columns (Row               *row,
              const char *const *names,
              const char        *optional,
              GError           **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      row->columns[i] = suyuan_csv_find_column (row->table, names[i]);
      if (row->columns[i] < 0 && g_strcmp0 (names[i], optional) != 0)
        {
          g_set_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_CATALOGUE, "There is no column “%s”", names[i]);
          return FALSE;
        }
    }

  return TRUE;
}

static const char *
get_cell (const Row *row,
          guint      column)
{
  return row->columns[column] < 0 ? "" : suyuan_csv_get (row->table, row->row, row->columns[column]);
}

static gboolean
is_set (const Row *row,
        guint      column)
{
  return g_str_equal (get_cell (row, column), "1");
}

static gboolean
fail (const Row  *row,
      GError    **error,
      const char *what,
      const char *text)
{
  g_set_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_CATALOGUE, "Row %u (%s.%s): %s “%s”", row->row + 1,
               get_cell (row, 0), get_cell (row, 1), what, text);

  return FALSE;
}

/* A text that lives as long as the catalogue; empty becomes NULL. */
static const char *
keep (SuyuanCatalogue *self,
      const char      *text)
{
  return *text != '\0' ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static const char *const *
keep_aliases (SuyuanCatalogue *self,
              const char      *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  const char **aliases = g_new0 (const char *, g_strv_length (parts) + 1);
  guint        n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*g_strstrip (parts[i]) != '\0')
        aliases[n++] = keep (self, parts[i]);
    }
  g_ptr_array_add (self->alias_lists, aliases);

  return aliases;
}

static gboolean
is_snake_case (const char *key)
{
  return g_ascii_islower (*key) && strspn (key, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (key);
}

/* What was there first stays: callers add keys, then labels, then aliases. */
static void
add_name (SuyuanCatalogue *self,
          GHashTable      *names,
          const char      *text,
          gconstpointer    target)
{
  char folded[SUYUAN_TEXT_FOLD_MAX];

  if (text != NULL && suyuan_text_fold (text, folded, sizeof folded) && !g_hash_table_contains (names, folded))
    g_hash_table_insert (names, (gpointer) keep (self, folded), (gpointer) target);
}

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
      add_name (self, enumeration->by_text, values[i].key, &values[i]);
    }
  for (guint i = 0; i < n; i++)
    add_name (self, enumeration->by_text, values[i].label_zh, &values[i]);
  for (guint i = 0; i < n; i++)
    add_name (self, enumeration->by_text, values[i].label, &values[i]);
  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; values[i].aliases[j] != NULL; j++)
        add_name (self, enumeration->by_text, values[i].aliases[j], &values[i]);
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
      g_hash_table_insert (self->enumerations, (gpointer) keep (self, name), found);
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
add_value (SuyuanCatalogue *self,
           const Row       *row,
           const char      *name,
           GError         **error)
{
  SuyuanEnumeration *enumeration;
  SuyuanEnumValue    value = { 0 };
  int                sign = suyuan_csv_find_column (row->table, "sign");

  value.key = keep (self, get_cell (row, 1));
  value.label = keep (self, get_cell (row, 2));
  value.label_zh = keep (self, get_cell (row, 3));
  value.parent = keep (self, get_cell (row, 4));
  value.aliases = keep_aliases (self, get_cell (row, 5));
  value.sign = sign >= 0 ? keep (self, suyuan_csv_get (row->table, row->row, sign)) : NULL;
  if (*name == '\0' || value.key == NULL || value.label == NULL || value.label_zh == NULL)
    return fail (row, error, "a name, key or label is missing", get_cell (row, 2));
  if (strpbrk (value.key, ";,") != NULL)
    return fail (row, error, "a key may not hold a separator", value.key);

  enumeration = take_enumeration (self, name);
  if (has_key (enumeration, value.key))
    return fail (row, error, "twice the same key", value.key);
  if (value.parent != NULL && !has_key (enumeration, value.parent))
    return fail (row, error, "the broader value has to stand above, there is no", value.parent);
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
  Row                row = { .table = table };
  GHashTableIter     iter;
  gpointer           each;
  SuyuanEnumeration *bools;

  if (!find_columns (&row, enum_columns, enumeration != NULL ? "enumeration" : NULL, error))
    return FALSE;
  for (row.row = 0; row.row < suyuan_csv_get_n_rows (table); row.row++)
    {
      if (!add_value (self, &row, enumeration != NULL ? enumeration : get_cell (&row, 0), error))
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

static gboolean
read_type (const Row       *row,
           SuyuanFieldType *type,
           GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    {
      if (g_str_equal (type_names[i], get_cell (row, 5)))
        {
          *type = (SuyuanFieldType) i;
          return TRUE;
        }
    }

  return fail (row, error, "no such type:", get_cell (row, 5));
}

/* The column `values` names an enumeration or the kind a reference points to; `*` is any kind. */
static gboolean
read_values (SuyuanCatalogue *self,
             const Row       *row,
             SuyuanField     *field,
             GError         **error)
{
  const char *values = get_cell (row, 7);

  if (field->type == SUYUAN_FIELD_ENUM || field->type == SUYUAN_FIELD_MULTI)
    {
      if (!g_hash_table_contains (self->enumerations, values))
        return fail (row, error, "no such enumeration:", values);
      field->enumeration = keep (self, values);
    }
  else if (field->type == SUYUAN_FIELD_REF)
    {
      field->target = suyuan_kind_from_name (values);
      if (field->target == SUYUAN_KIND_NONE && !g_str_equal (values, "*"))
        return fail (row, error, "no such kind to refer to:", values);
    }
  else if (*values != '\0')
    return fail (row, error, "a field of this type takes no values:", values);

  return TRUE;
}

static gboolean
read_field (SuyuanCatalogue *self,
            const Row       *row,
            SuyuanField     *field,
            GError         **error)
{
  field->kind = suyuan_kind_from_name (get_cell (row, 0));
  if (field->kind == SUYUAN_KIND_NONE)
    return fail (row, error, "no such kind:", get_cell (row, 0));
  if (!is_snake_case (get_cell (row, 1)))
    return fail (row, error, "a key is snake_case, not", get_cell (row, 1));
  if (*get_cell (row, 2) == '\0' || *get_cell (row, 3) == '\0')
    return fail (row, error, "a label is missing", get_cell (row, 2));
  if (!g_strv_contains (groups, get_cell (row, 4)))
    return fail (row, error, "no such group:", get_cell (row, 4));

  field->key = keep (self, get_cell (row, 1));
  field->label = keep (self, get_cell (row, 2));
  field->label_zh = keep (self, get_cell (row, 3));
  field->group = keep (self, get_cell (row, 4));
  field->unit = keep (self, get_cell (row, 6));
  field->required = is_set (row, 8);
  field->rule = keep (self, get_cell (row, 9));
  field->personal = is_set (row, 10);
  field->indexed = is_set (row, 11);
  field->derived = is_set (row, 12);
  field->aliases = keep_aliases (self, get_cell (row, 13));

  return read_type (row, &field->type, error) && read_values (self, row, field, error);
}

static gboolean
add_field (SuyuanCatalogue *self,
           const Row       *row,
           GError         **error)
{
  SuyuanField field = { 0 };
  GArray     *fields;

  if (!read_field (self, row, &field, error))
    return FALSE;

  fields = self->kinds[field.kind].fields;
  for (guint i = 0; i < fields->len; i++)
    {
      if (g_str_equal (g_array_index (fields, SuyuanField, i).key, field.key))
        return fail (row, error, "twice the same key", field.key);
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
      add_name (self, set->by_header, fields[i].key, &fields[i]);
    }
  for (guint i = 0; i < n; i++)
    add_name (self, set->by_header, fields[i].label_zh, &fields[i]);
  for (guint i = 0; i < n; i++)
    add_name (self, set->by_header, fields[i].label, &fields[i]);
  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; fields[i].aliases[j] != NULL; j++)
        add_name (self, set->by_header, fields[i].aliases[j], &fields[i]);
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
  Row row = { .table = table };

  if (!find_columns (&row, field_columns, NULL, error))
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
