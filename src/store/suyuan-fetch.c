/* suyuan-fetch.c: records as they stand in the tables
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-query-private.h"

#include <string.h>

/* Every row of a select over the table's columns. */
static GPtrArray *
read_rows (const SuyuanKindTable *table,
           SuyuanStmt            *row,
           GError               **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
  SuyuanStmtStep step;

  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    g_ptr_array_add (records, suyuan_kind_table_read (table, row));
  return step == SUYUAN_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

/**
 * One record. Errors: NOT_FOUND. Unref it.
 */
SuyuanRecord *
suyuan_workspace_get (SuyuanWorkspace *self,
                      SuyuanKind       kind,
                      const SuyuanUid *uid,
                      GError         **error)
{
  SuyuanKindTable *table = suyuan_workspace_get_table (self, kind, error);
  g_autoptr (SuyuanStmt) row = table == NULL ? NULL : suyuan_db_prepare (self->db, table->select_sql, error);
  SuyuanStmtStep step;

  if (row == NULL)
    return NULL;

  suyuan_stmt_bind_uid (row, 0, uid);
  step = suyuan_stmt_step (row, error);
  if (step == SUYUAN_STEP_ROW)
    return suyuan_kind_table_read (table, row);

  if (step == SUYUAN_STEP_DONE)
    g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND, _ ("There is no such %s"), table->name);
  return NULL;
}

/**
 * The row number of a record, 0 where there is none.
 */
gint64
suyuan_workspace_id_of (SuyuanWorkspace *self,
                        SuyuanKind       kind,
                        const SuyuanUid *uid)
{
  SuyuanKindTable *table = suyuan_workspace_get_table (self, kind, NULL);
  g_autoptr (SuyuanStmt) row = table == NULL ? NULL : suyuan_db_prepare (self->db, table->select_sql, NULL);

  if (row == NULL)
    return 0;

  suyuan_stmt_bind_uid (row, 0, uid);
  return suyuan_stmt_step (row, NULL) == SUYUAN_STEP_ROW ? suyuan_stmt_int64 (row, SUYUAN_COLUMN_FID) : 0;
}

/**
 * The records of some row numbers, in the order given; rows that are gone are left out. Array of SuyuanRecord.
 */
GPtrArray *
suyuan_workspace_fetch (SuyuanWorkspace *self,
                        SuyuanKind       kind,
                        const gint64    *ids,
                        guint            n_ids,
                        GError         **error)
{
  SuyuanKindTable *table = suyuan_workspace_get_table (self, kind, error);
  g_autoptr (SuyuanStmt) row = table == NULL ? NULL : suyuan_db_prepare (self->db, table->select_fid_sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);

  if (row == NULL)
    return NULL;

  for (guint i = 0; i < n_ids; i++)
    {
      SuyuanStmtStep step;

      suyuan_stmt_bind_int64 (row, 0, ids[i]);
      step = suyuan_stmt_step (row, error);
      if (step == SUYUAN_STEP_ERROR)
        return NULL;
      if (step == SUYUAN_STEP_ROW)
        g_ptr_array_add (records, suyuan_kind_table_read (table, row));
      suyuan_stmt_reset (row);
    }
  return g_steal_pointer (&records);
}

/**
 * The records of a query in its order. Array of SuyuanRecord.
 */
GPtrArray *
suyuan_workspace_query (SuyuanWorkspace   *self,
                        const SuyuanQuery *query,
                        GError           **error)
{
  SuyuanKindTable *table = suyuan_workspace_get_table (self, query->kind, error);
  g_auto (SuyuanClause) clause;
  g_autoptr (SuyuanStmt) row = NULL;

  suyuan_clause_init (&clause);
  if (table != NULL)
    row = suyuan_query_prepare (&clause, self, table, query, table->columns, TRUE, error);
  return row == NULL ? NULL : read_rows (table, row, error);
}

/**
 * The records of @kind whose reference @key is @uid, by code. Array of SuyuanRecord.
 */
GPtrArray *
suyuan_workspace_referring (SuyuanWorkspace *self,
                            SuyuanKind       kind,
                            const char      *key,
                            const SuyuanUid *uid,
                            GError         **error)
{
  SuyuanKindTable *table = suyuan_workspace_get_table (self, kind, error);
  g_autofree char *sql = NULL;
  g_autoptr (SuyuanStmt) row = NULL;

  if (table == NULL)
    return NULL;
  g_return_val_if_fail (suyuan_kind_table_find (table, key, strlen (key), 0) >= 0, NULL);

  sql = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE \"%s\" = ? ORDER BY \"code\", \"uid\"", table->columns, table->name, key);
  row = suyuan_db_prepare_text (self->db, sql, error);
  if (row == NULL)
    return NULL;

  suyuan_stmt_bind_uid (row, 0, uid);
  return read_rows (table, row, error);
}
