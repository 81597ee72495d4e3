/* suyuan-verify-pages.c: the pages of the file, and whether every index leads to its rows in their order
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-verify.h"

#include <sqlite3.h>

/* The indexes of one table. */
typedef struct
{
  GPtrArray *names;   /* char * */
  GPtrArray *columns; /* char *, quoted, comma separated */
} Indexes;

static void
indexes_clear (Indexes *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Indexes, indexes_clear)

/* One of SQLite's own checks, whose answer is "ok" or what it found. */
static gboolean
ask_sqlite (SuyuanVerify *self,
            const char   *sql,
            const char   *name,
            GError      **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->workspace->db, sql, error);
  const char *said;

  if (row == NULL)
    return FALSE;
  if (name != NULL)
    suyuan_stmt_bind_text (row, 0, name, -1);
  if (suyuan_stmt_step (row, error) != SUYUAN_STEP_ROW)
    return FALSE;

  said = suyuan_stmt_text (row, 0);
  if (g_strcmp0 (said, "ok") != 0)
    suyuan_verify_report (self, NULL, g_strdup_printf (_ ("The database is damaged: %s"), said));
  return TRUE;
}

static gboolean
is_large (const SuyuanVerify *self,
          const char         *table)
{
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    if (g_str_equal (table, self->workspace->tables[kind]->name))
      return TRUE;
  return g_str_equal (table, "suyuan_change");
}

/* What the check of all pages leaves out: the entries of indexes, and the order of the rows that lie in the order of a key. */
static const char ordered_sql[] =
    "SELECT tbl_name FROM sqlite_schema WHERE type = 'index' UNION SELECT name FROM pragma_table_list WHERE schema = 'main' AND wr";

/**
 * Has SQLite check every page and every row, and the indexes of all tables but the large ones, for which
 * suyuan_verify_indexes() takes less than half the time.
 */
gboolean
suyuan_verify_pages (SuyuanVerify *self,
                     GError      **error)
{
  g_autoptr (SuyuanStmt) table = NULL;
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  if (!ask_sqlite (self, "PRAGMA quick_check(1)", NULL, error))
    return FALSE;

  table = suyuan_db_prepare (self->workspace->db, ordered_sql, error);
  while (table != NULL && self->verdict->why == NULL && (step = suyuan_stmt_step (table, error)) == SUYUAN_STEP_ROW)
    if (!is_large (self, suyuan_stmt_text (table, 0)) &&
        !ask_sqlite (self, "SELECT * FROM pragma_integrity_check (?)", suyuan_stmt_text (table, 0), error))
      return FALSE;
  return self->verdict->why != NULL || step == SUYUAN_STEP_DONE;
}

static char *
list_columns (SuyuanDb   *db,
              const char *index,
              GError    **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (db, "SELECT name FROM pragma_index_info (?) ORDER BY seqno", error);
  g_autoptr (GString) columns = g_string_new (NULL);
  SuyuanStmtStep step;

  if (row == NULL)
    return NULL;
  suyuan_stmt_bind_text (row, 0, index, -1);
  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    g_string_append_printf (columns, ", \"%s\"", suyuan_stmt_text (row, 0));
  return step == SUYUAN_STEP_DONE ? g_string_free (g_steal_pointer (&columns), FALSE) : NULL;
}

static gboolean
list_indexes (Indexes    *self,
              SuyuanDb   *db,
              const char *table,
              GError    **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (db, "SELECT name FROM pragma_index_list (?) ORDER BY name", error);
  SuyuanStmtStep step;

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_text (row, 0, table, -1);
  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      const char *name = suyuan_stmt_text (row, 0);
      char       *columns = list_columns (db, name, error);

      if (columns == NULL)
        return FALSE;
      g_ptr_array_add (self->names, g_strdup (name));
      g_ptr_array_add (self->columns, columns);
    }
  return step == SUYUAN_STEP_DONE;
}

/* All of them in one reading of the table. */
static SuyuanStmt *
sum_rows (SuyuanDb      *db,
          const char    *table,
          const Indexes *indexes,
          GError       **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT count(*)");
  SuyuanStmt *row;

  for (guint i = 0; i < indexes->names->len; i++)
    g_string_append_printf (sql, ", suyuan_entry_sum (rowid%s)", (char *) indexes->columns->pdata[i]);
  g_string_append_printf (sql, " FROM \"%s\" NOT INDEXED", table);

  row = suyuan_db_prepare_text (db, sql->str, error);
  if (row == NULL || suyuan_stmt_step (row, error) == SUYUAN_STEP_ROW)
    return row;

  suyuan_stmt_done (row);
  return NULL;
}

/* @row: the sums over the rows. An index holds all it is asked for, so that the table is not looked at. */
static gboolean
compare_index (SuyuanVerify  *self,
               const char    *table,
               const Indexes *indexes,
               guint          i,
               SuyuanStmt    *row,
               GError       **error)
{
  const char      *name = indexes->names->pdata[i];
  g_autofree char *sql = g_strdup_printf ("SELECT count(*), suyuan_index_sum (rowid%s) FROM \"%s\" INDEXED BY \"%s\"", (char *) indexes->columns->pdata[i], table, name);
  g_autoptr (SuyuanStmt) entry = suyuan_db_prepare_text (self->workspace->db, sql, error);

  if (entry == NULL || suyuan_stmt_step (entry, error) != SUYUAN_STEP_ROW)
    return FALSE;
  if (suyuan_stmt_type (entry, 1) == SQLITE_NULL)
    suyuan_verify_report (self, NULL, g_strdup_printf (_ ("The index %s of %s is out of order"), name, table));
  else if (suyuan_stmt_int64 (entry, 0) != suyuan_stmt_int64 (row, 0) || suyuan_stmt_int64 (entry, 1) != suyuan_stmt_int64 (row, 1 + (int) i))
    suyuan_verify_report (self, NULL, g_strdup_printf (_ ("The index %s differs from the rows of %s"), name, table));
  return TRUE;
}

static gboolean
verify_table (SuyuanVerify *self,
              const char   *table,
              GError      **error)
{
  SuyuanDb *db = self->workspace->db;
  g_auto (Indexes) indexes = { NULL, NULL };
  g_autoptr (SuyuanStmt) row = NULL;

  if (!list_indexes (&indexes, db, table, error) || (row = sum_rows (db, table, &indexes, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < indexes.names->len && self->verdict->why == NULL; i++)
    if (!compare_index (self, table, &indexes, i, row, error))
      return FALSE;
  return TRUE;
}

/**
 * Compares every index of the large tables with the rows: that it has the same keys, and has them in order, is what
 * SQLite's integrity check finds out too, by looking up every key of every row.
 */
gboolean
suyuan_verify_indexes (SuyuanVerify *self,
                       GError      **error)
{
  for (guint kind = 1; kind < SUYUAN_N_KINDS && self->verdict->why == NULL; kind++)
    if (!verify_table (self, self->workspace->tables[kind]->name, error))
      return FALSE;
  return self->verdict->why != NULL || verify_table (self, "suyuan_change", error);
}
