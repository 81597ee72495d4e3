/* suyuan-verify-pages.c: the pages of the file, and whether every index leads to its rows in their order
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-verify.h"

#include "suyuan-sum.h"

#include <sqlite3.h>

/* The indexes of one table. */
typedef struct
{
  GPtrArray *names;   /* char * */
  GPtrArray *columns; /* char *, quoted, comma separated */
  GString   *widths;  /* a digit for each: how many columns it has */
} Indexes;

static void
indexes_clear (Indexes *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  if (self->widths != NULL)
    g_string_free (g_steal_pointer (&self->widths), TRUE);
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
              guint      *width,
              GError    **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (db, "SELECT name FROM pragma_index_info (?) ORDER BY seqno", error);
  g_autoptr (GString) columns = g_string_new (NULL);
  SuyuanStmtStep step;

  if (row == NULL)
    return NULL;
  suyuan_stmt_bind_text (row, 0, index, -1);
  for (*width = 0; (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW; *width += 1)
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
  self->widths = g_string_new (NULL);
  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_text (row, 0, table, -1);
  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      const char *name = suyuan_stmt_text (row, 0);
      guint       width;
      char       *columns = list_columns (db, name, &width, error);

      if (columns == NULL)
        return FALSE;
      g_ptr_array_add (self->names, g_strdup (name));
      g_ptr_array_add (self->columns, columns);
      g_string_append_c (self->widths, (char) ('0' + width));
    }
  return step == SUYUAN_STEP_DONE;
}

static gboolean
ask_sum (SuyuanDb   *db,
         const char *sql,
         guint64    *sum,
         gboolean   *ordered,
         GError    **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (db, sql, error);

  if (row == NULL || suyuan_stmt_step (row, error) != SUYUAN_STEP_ROW)
    return FALSE;
  *sum = (guint64) suyuan_stmt_int64 (row, 0);
  *ordered = suyuan_stmt_type (row, 0) != SQLITE_NULL;
  return TRUE;
}

/* @n indexes from @first on, in one reading of the table. */
static gboolean
sum_rows (SuyuanDb      *db,
          const char    *table,
          const Indexes *indexes,
          guint          first,
          guint          n,
          guint64       *sum,
          GError       **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  gboolean ordered;

  g_string_append_printf (sql, "SELECT suyuan_entries_sum ('%.*s', rowid", (int) n, indexes->widths->str + first);
  for (guint i = first; i < first + n; i++)
    g_string_append (sql, indexes->columns->pdata[i]);
  g_string_append_printf (sql, ") FROM \"%s\" NOT INDEXED", table);
  return ask_sum (db, sql->str, sum, &ordered, error);
}

/* An index holds all it is asked for, so that the table is not looked at. */
static gboolean
sum_index (SuyuanVerify  *self,
           const char    *table,
           const Indexes *indexes,
           guint          i,
           guint64       *sum,
           GError       **error)
{
  const char      *name = indexes->names->pdata[i];
  g_autofree char *sql = g_strdup_printf ("SELECT suyuan_index_sum (rowid%s) FROM \"%s\" INDEXED BY \"%s\"", (char *) indexes->columns->pdata[i], table, name);
  gboolean         ordered;

  if (!ask_sum (self->workspace->db, sql, sum, &ordered, error))
    return FALSE;
  if (!ordered)
    suyuan_verify_report (self, NULL, g_strdup_printf (_ ("The index %s of %s is out of order"), name, table));
  return TRUE;
}

/* One of them differs: which? */
static gboolean
name_index (SuyuanVerify  *self,
            const char    *table,
            const Indexes *indexes,
            GError       **error)
{
  for (guint i = 0; i < indexes->names->len && self->verdict->why == NULL; i++)
    {
      guint64 rows, entries;

      if (!sum_rows (self->workspace->db, table, indexes, i, 1, &rows, error) || !sum_index (self, table, indexes, i, &entries, error))
        return FALSE;
      if (rows != suyuan_sum_weight (0) * entries)
        suyuan_verify_report (self, NULL, g_strdup_printf (_ ("The index %s differs from the rows of %s"), (char *) indexes->names->pdata[i], table));
    }
  return TRUE;
}

static gboolean
verify_table (SuyuanVerify *self,
              const char   *table,
              GError      **error)
{
  g_auto (Indexes) indexes = { NULL, NULL, NULL };
  guint64 rows, entries, sum = 0;

  if (!list_indexes (&indexes, self->workspace->db, table, error) ||
      !sum_rows (self->workspace->db, table, &indexes, 0, indexes.names->len, &rows, error))
    return FALSE;
  for (guint i = 0; i < indexes.names->len && self->verdict->why == NULL; i++)
    {
      if (!sum_index (self, table, &indexes, i, &entries, error))
        return FALSE;
      sum += suyuan_sum_weight (i) * entries;
    }
  return self->verdict->why != NULL || sum == rows || name_index (self, table, &indexes, error);
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
