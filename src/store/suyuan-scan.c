/* suyuan-scan.c: a few fields of very many records, for maps and traces
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-query-private.h"

#include <string.h>

static char *
make_columns (const SuyuanKindTable *table,
              const char *const     *keys)
{
  GString *columns = g_string_new ("\"uid\", \"fid\"");

  for (guint i = 0; keys[i] != NULL; i++)
    {
      int index = suyuan_kind_table_find (table, keys[i], strlen (keys[i]), 0);

      if (index < 0)
        {
          g_string_free (columns, TRUE);
          return NULL;
        }
      g_string_append_printf (columns, ", \"%s\"", suyuan_kind_table_get_column (table, index));
    }
  return g_string_free (columns, FALSE);
}

static void
read_value (const SuyuanKindTable *table,
            SuyuanStmt            *row,
            int                    column,
            gboolean               geometry,
            SuyuanValue           *value)
{
  g_autoptr (GBytes) blob = NULL;
  gsize         length;
  gconstpointer geom, wkb;

  if (!geometry)
    {
      suyuan_kind_table_read_value (row, column, value);
      return;
    }

  suyuan_value_clear (value);
  geom = suyuan_stmt_blob (row, column, &length);
  wkb = suyuan_geom_get_wkb (geom, length, &length);
  if (wkb == NULL)
    return;
  blob = g_bytes_new (wkb, length);
  suyuan_value_set_blob (value, blob);
}

static gboolean
scan_rows (const SuyuanKindTable *table,
           SuyuanStmt            *row,
           const char *const     *keys,
           SuyuanScanFunc         func,
           gpointer               data,
           GError               **error)
{
  guint          n_keys = g_strv_length ((char **) keys);
  SuyuanValue   *values = g_new0 (SuyuanValue, n_keys + 1);
  SuyuanStmtStep step;
  SuyuanUid      uid;

  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      suyuan_stmt_uid (row, 0, &uid);
      for (guint i = 0; i < n_keys; i++)
        read_value (table, row, 2 + i, table->geometry >= 0 && g_str_equal (keys[i], table->fields[table->geometry].key), &values[i]);
      func (&uid, suyuan_stmt_int64 (row, 1), values, data);
    }

  for (guint i = 0; i < n_keys; i++)
    suyuan_value_clear (&values[i]);
  g_free (values);
  return step == SUYUAN_STEP_DONE;
}

/**
 * suyuan_workspace_scan:
 * @query: which records; a sort or limit keeps their order, otherwise they come as they lie
 * @keys: fields, %NULL-terminated
 * @func: called for each with the values of @keys, borrowed for the call
 *
 * Errors: CONSTRAINT for a filter or key that is no field.
 */
gboolean
suyuan_workspace_scan (SuyuanWorkspace   *self,
                       const SuyuanQuery *query,
                       const char *const *keys,
                       SuyuanScanFunc     func,
                       gpointer           data,
                       GError           **error)
{
  SuyuanKindTable *table = suyuan_workspace_get_table (self, query->kind, error);
  g_autofree char *columns = table == NULL ? NULL : make_columns (table, keys);
  g_auto (SuyuanClause) clause;
  g_autoptr (SuyuanStmt) row = NULL;

  suyuan_clause_init (&clause);
  if (table == NULL)
    return FALSE;
  if (columns == NULL)
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT, _ ("A field asked for is no field of %s"), table->name);
      return FALSE;
    }

  row = suyuan_query_prepare (&clause, self, table, query, columns, query->sort != NULL || query->limit > 0, error);
  return row != NULL && scan_rows (table, row, keys, func, data, error);
}
