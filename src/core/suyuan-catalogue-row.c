/* suyuan-catalogue-row.c: one row of a table of the catalogue being loaded
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-catalogue-row.h"

#include "suyuan-text-fold.h"

/**
 * suyuan_catalogue_row_find_columns:
 * @row: whose table is set
 * @names: the columns, %NULL-terminated; at most 14
 * @optional: (nullable): the one that may be missing
 * @error: (out): %SUYUAN_CORE_ERROR_CATALOGUE with the column's name
 *
 * Returns: whether the table has the columns
 */
gboolean
suyuan_catalogue_row_find_columns (SuyuanCatalogueRow *row,
                                   const char *const  *names,
                                   const char         *optional,
                                   GError            **error)
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

/**
 * suyuan_catalogue_row_get:
 * @row: a row
 * @column: index among the names of suyuan_catalogue_row_find_columns()
 *
 * Returns: (transfer none): the cell, empty where the column is missing
 */
const char *
suyuan_catalogue_row_get (const SuyuanCatalogueRow *row,
                          guint                     column)
{
  return row->columns[column] < 0 ? "" : suyuan_csv_get (row->table, row->row, row->columns[column]);
}

/**
 * suyuan_catalogue_row_fail:
 * @row: a row whose first two columns name it
 * @error: (out): set to %SUYUAN_CORE_ERROR_CATALOGUE
 * @what: what is wrong
 * @text: with which text
 *
 * Returns: %FALSE
 */
gboolean
suyuan_catalogue_row_fail (const SuyuanCatalogueRow *row,
                           GError                  **error,
                           const char               *what,
                           const char               *text)
{
  g_set_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_CATALOGUE, "Row %u (%s.%s): %s “%s”", row->row + 1,
               suyuan_catalogue_row_get (row, 0), suyuan_catalogue_row_get (row, 1), what, text);

  return FALSE;
}

/**
 * suyuan_catalogue_keep:
 * @self: a catalogue being made
 * @text: a text
 *
 * Returns: (transfer none) (nullable): a copy that lives as long as the catalogue; %NULL for empty
 */
const char *
suyuan_catalogue_keep (SuyuanCatalogue *self,
                       const char      *text)
{
  return *text != '\0' ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

/**
 * suyuan_catalogue_keep_aliases:
 * @self: a catalogue being made
 * @text: names with `|` between
 *
 * Returns: (transfer none): the names, %NULL-terminated, alive as long as the catalogue
 */
const char *const *
suyuan_catalogue_keep_aliases (SuyuanCatalogue *self,
                               const char      *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  const char **aliases = g_new0 (const char *, g_strv_length (parts) + 1);
  guint        n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*g_strstrip (parts[i]) != '\0')
        aliases[n++] = suyuan_catalogue_keep (self, parts[i]);
    }
  g_ptr_array_add (self->alias_lists, aliases);

  return aliases;
}

static void
add_once (SuyuanCatalogue *self,
          GHashTable      *names,
          const char      *name,
          gconstpointer    target)
{
  if (!g_hash_table_contains (names, name))
    g_hash_table_insert (names, (gpointer) suyuan_catalogue_keep (self, name), (gpointer) target);
}

/**
 * suyuan_catalogue_add_name:
 * @self: a catalogue being made
 * @names: names, as written and folded
 * @text: (nullable): one more
 * @target: what it leads to
 *
 * What was there first stays: callers add keys, then labels, then aliases. A name exactly as written is found
 * before what it folds to: traceMethod of one system is not trace_method of another.
 */
void
suyuan_catalogue_add_name (SuyuanCatalogue *self,
                           GHashTable      *names,
                           const char      *text,
                           gconstpointer    target)
{
  char folded[SUYUAN_TEXT_FOLD_MAX];

  if (text == NULL || !suyuan_text_fold (text, folded, sizeof folded))
    return;
  add_once (self, names, text, target);
  add_once (self, names, folded, target);
}
