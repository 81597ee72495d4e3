/* suyuan-schema-rebuild.c: puts the schema back to what its steps make, keeping the journal
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-schema.h"

#include "suyuan-db-private.h"
#include "suyuan-workspace.h"

/* The tables of the standard, which other programs may have added rows to. */
static const char *const standard_tables[] = { "gpkg_spatial_ref_sys", "gpkg_contents", "gpkg_geometry_columns", "gpkg_extensions" };

/* They hold what cannot be made again. */
static const char *const kept_tables[] = { "suyuan_batch", "suyuan_change", "suyuan_meta" };

/* Everything that hangs on the kept and the standard tables, whoever made it, and every other table of ours with what
 * hangs on it. */
static const char doomed_sql[] =
    "SELECT type, name FROM sqlite_schema"
    " WHERE sql IS NOT NULL AND ((type IN ('index', 'trigger') AND (tbl_name IN ('suyuan_batch', 'suyuan_change', 'suyuan_meta')"
    " OR tbl_name IN ('gpkg_spatial_ref_sys', 'gpkg_contents', 'gpkg_geometry_columns', 'gpkg_extensions')))"
    " OR (type = 'view' AND name IN (SELECT value FROM json_each (?1)))"
    " OR (type = 'table' AND name IN (SELECT value FROM json_each (?1))))";

static gboolean
drop (SuyuanDb   *db,
      const char *type,
      const char *name,
      GError    **error)
{
  char    *sql = sqlite3_mprintf ("DROP %s IF EXISTS \"%w\"", type, name);
  gboolean done = suyuan_db_exec (db, sql, error);

  sqlite3_free (sql);
  return done;
}

static char *
list_own_tables (SuyuanDb *model,
                 GError  **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (model,
                                                  "SELECT json_group_array (name) FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL"
                                                  " AND name NOT IN ('suyuan_batch', 'suyuan_change', 'suyuan_meta')"
                                                  " AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')"
                                                  " AND name NOT LIKE 'gpkg\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                                                  error);

  return row != NULL && suyuan_stmt_step (row, error) == SUYUAN_STEP_ROW ? g_strdup (suyuan_stmt_text (row, 0)) : NULL;
}

static gboolean
drop_objects (SuyuanDb   *db,
              const char *own_tables,
              GError    **error)
{
  g_autoptr (GPtrArray) doomed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (db, doomed_sql, error);
  SuyuanStmtStep step;

  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_text (row, 0, own_tables, -1);
  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      g_ptr_array_add (doomed, g_strdup (suyuan_stmt_text (row, 0)));
      g_ptr_array_add (doomed, g_strdup (suyuan_stmt_text (row, 1)));
    }
  if (step == SUYUAN_STEP_ERROR)
    return FALSE;

  suyuan_stmt_reset (row);
  for (guint i = 0; i < doomed->len; i += 2)
    if (!drop (db, doomed->pdata[i], doomed->pdata[i + 1], error))
      return FALSE;
  return TRUE;
}

static gboolean
create_missing (SuyuanDb *db,
                SuyuanDb *model,
                GError  **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (model,
                                                  "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                                  " AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')"
                                                  " AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid",
                                                  error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      g_autoptr (SuyuanStmt) found = suyuan_db_prepare (db, "SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ?", error);
      gboolean there;

      if (found == NULL)
        return FALSE;
      suyuan_stmt_bind_text (found, 0, suyuan_stmt_text (row, 0), -1);
      suyuan_stmt_bind_text (found, 1, suyuan_stmt_text (row, 1), -1);
      there = suyuan_stmt_step (found, error) == SUYUAN_STEP_ROW;
      suyuan_stmt_reset (found);
      if (!there && !suyuan_db_exec (db, suyuan_stmt_text (row, 2), error))
        return FALSE;
    }
  return step == SUYUAN_STEP_DONE;
}

static char *
read_sql (SuyuanDb   *db,
          const char *table,
          GError    **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (db, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", error);

  if (row == NULL)
    return NULL;

  suyuan_stmt_bind_text (row, 0, table, -1);
  return suyuan_stmt_step (row, error) == SUYUAN_STEP_ROW ? g_strdup (suyuan_stmt_text (row, 0)) : NULL;
}

/* A standard table that was altered is made anew; foreign rows of one that was not stay. */
static gboolean
drop_altered (SuyuanDb *db,
              SuyuanDb *model,
              GError  **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (standard_tables); i++)
    {
      g_autofree char *expected = read_sql (model, standard_tables[i], error);
      g_autofree char *found = read_sql (db, standard_tables[i], NULL);

      if (expected == NULL)
        return FALSE;
      if (found != NULL && !g_str_equal (found, expected) && !drop (db, "TABLE", standard_tables[i], error))
        return FALSE;
    }
  return TRUE;
}

static char *
list_columns (SuyuanDb   *model,
              const char *table,
              GError    **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (model, "SELECT group_concat (name) FROM pragma_table_info (?)", error);

  if (row == NULL)
    return NULL;

  suyuan_stmt_bind_text (row, 0, table, -1);
  return suyuan_stmt_step (row, error) == SUYUAN_STEP_ROW ? g_strdup (suyuan_stmt_text (row, 0)) : NULL;
}

/* A kept table that was altered gives its rows to a new one. */
static gboolean
restore_kept (SuyuanDb   *db,
              SuyuanDb   *model,
              const char *table,
              GError    **error)
{
  g_autofree char *expected = read_sql (model, table, error);
  g_autofree char *found = read_sql (db, table, NULL);
  g_autofree char *columns = expected == NULL ? NULL : list_columns (model, table, error);
  g_autofree char *sql = NULL;

  if (columns == NULL)
    return FALSE;
  if (found == NULL || g_str_equal (found, expected))
    return TRUE;

  sql = g_strdup_printf ("ALTER TABLE %s RENAME TO suyuan_altered; %s; INSERT INTO %s (%s) SELECT %s FROM suyuan_altered; DROP TABLE suyuan_altered",
                         table, expected, table, columns, columns);
  return suyuan_db_exec (db, sql, error);
}

static gboolean
restore_all_kept (SuyuanDb *db,
                  SuyuanDb *model,
                  GError  **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kept_tables); i++)
    if (!restore_kept (db, model, kept_tables[i], error))
      return FALSE;
  return TRUE;
}

/* The marks in the head of the file, by which other programs know a GeoPackage. */
static gboolean
restore_marks (SuyuanDb *db,
               SuyuanDb *model,
               GError  **error)
{
  g_autofree char *sql = NULL;
  gint64           application_id, user_version;

  if (!suyuan_db_get_int64 (model, "PRAGMA application_id", &application_id, error) ||
      !suyuan_db_get_int64 (model, "PRAGMA user_version", &user_version, error))
    return FALSE;

  sql = g_strdup_printf ("PRAGMA application_id = %" G_GINT64_FORMAT "; PRAGMA user_version = %" G_GINT64_FORMAT, application_id, user_version);
  return suyuan_db_exec (db, sql, error);
}

static char *
make_insert_sql (const char *table,
                 int         n_columns)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT OR REPLACE INTO %s VALUES (?", table);
  for (int i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static gboolean
copy_rows (SuyuanDb   *db,
           SuyuanDb   *model,
           const char *table,
           GError    **error)
{
  g_autofree char *select_sql = g_strdup_printf ("SELECT * FROM %s", table);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (model, select_sql, error);
  int              n_columns = row == NULL ? 0 : suyuan_stmt_n_columns (row);
  g_autofree char *insert_sql = make_insert_sql (table, n_columns);
  g_autoptr (SuyuanStmt) stmt = row == NULL ? NULL : suyuan_db_prepare_text (db, insert_sql, error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  while (stmt != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      for (int i = 0; i < n_columns; i++)
        suyuan_stmt_bind_column (stmt, i, row, i);
      if (!suyuan_stmt_run (stmt, error))
        return FALSE;
    }
  return step == SUYUAN_STEP_DONE;
}

/**
 * Puts the schema back, inside a transaction: the journal and suyuan_meta keep their rows and get their indexes and
 * triggers again; every other table of ours is empty afterwards.
 */
gboolean
suyuan_schema_rebuild (SuyuanDb *db,
                       GError  **error)
{
  g_autoptr (SuyuanDb) model = suyuan_schema_make_model (error);
  g_autofree char *own_tables = model == NULL ? NULL : list_own_tables (model, error);

  if (own_tables == NULL || !drop_objects (db, own_tables, error) || !drop_altered (db, model, error) ||
      !restore_all_kept (db, model, error) || !create_missing (db, model, error) || !restore_marks (db, model, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (standard_tables); i++)
    if (!copy_rows (db, model, standard_tables[i], error))
      return FALSE;
  return TRUE;
}
