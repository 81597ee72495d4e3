/* suyuan-schema.c: brings a database to the newest schema, and tells whether it still has it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-schema.h"

#include "suyuan-store-resources.h"
#include "suyuan-workspace.h"

#include <glib/gi18n-lib.h>

/**
 * A value of suyuan_meta; %NULL without error where there is none. Free it.
 */
char *
suyuan_meta_get (SuyuanDb   *db,
                 const char *key,
                 GError    **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (db, "SELECT value FROM suyuan_meta WHERE key = ?", error);

  if (stmt == NULL)
    return NULL;

  suyuan_stmt_bind_text (stmt, 0, key, -1);
  return suyuan_stmt_step (stmt, error) == SUYUAN_STEP_ROW ? g_strdup (suyuan_stmt_text (stmt, 0)) : NULL;
}

/**
 * Sets a value of suyuan_meta, inside a transaction.
 */
gboolean
suyuan_meta_set (SuyuanDb   *db,
                 const char *key,
                 const char *value,
                 GError    **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (db, "INSERT OR REPLACE INTO suyuan_meta (key, value) VALUES (?, ?)", error);

  if (stmt == NULL)
    return FALSE;

  suyuan_stmt_bind_text (stmt, 0, key, -1);
  suyuan_stmt_bind_text (stmt, 1, value, -1);
  return suyuan_stmt_run (stmt, error);
}

static gboolean
read_version (SuyuanDb *db,
              int      *version,
              GError  **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *text = NULL;
  gint64           has_meta;

  *version = 0;
  if (!suyuan_db_get_int64 (db, "SELECT count(*) FROM sqlite_schema WHERE name = 'suyuan_meta'", &has_meta, error))
    return FALSE;
  if (!has_meta)
    return TRUE;

  text = suyuan_meta_get (db, "schema", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *version = text == NULL ? 0 : atoi (text);
  return TRUE;
}

static GBytes *
load_step (int      step,
           GError **error)
{
  g_autofree char *path = g_strdup_printf ("/cn/suyuan/Suyuan/schema/%d", step);

  return g_resource_lookup_data (suyuan_store_get_resource (), path, 0, error);
}

/* One step is one transaction: the file has it or is untouched. */
static gboolean
apply_step (SuyuanDb *db,
            int       step,
            GError  **error)
{
  g_autofree char *number = g_strdup_printf ("%d", step);
  g_autoptr (GBytes) sql = load_step (step, error);

  if (sql == NULL || !suyuan_db_begin (db, error))
    return FALSE;

  if (suyuan_db_exec (db, g_bytes_get_data (sql, NULL), error) &&
      suyuan_meta_set (db, "schema", number, error) &&
      suyuan_meta_set (db, "program", SUYUAN_VERSION, error) &&
      suyuan_db_commit (db, error))
    return TRUE;

  suyuan_db_rollback (db);
  g_prefix_error (error, _ ("Schema step %d: "), step);
  return FALSE;
}

/**
 * Applies the steps the database does not have yet. Errors: TOO_NEW and what SQLite says.
 */
gboolean
suyuan_schema_upgrade (SuyuanDb *db,
                       GError  **error)
{
  int version;

  if (!read_version (db, &version, error))
    return FALSE;

  while (version < SUYUAN_SCHEMA_STEPS)
    if (!apply_step (db, ++version, error))
      return FALSE;
  return TRUE;
}

/**
 * Whether this program can use the database. Errors: NOT_WORKSPACE, TOO_NEW (names the version that wrote it).
 */
gboolean
suyuan_schema_check (SuyuanDb *db,
                     GError  **error)
{
  g_autofree char *program = NULL;
  int              version;

  if (!read_version (db, &version, error))
    return FALSE;

  if (version == 0)
    {
      g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_WORKSPACE, _ ("The database is not that of a Suyuan workspace"));
      return FALSE;
    }

  if (version > SUYUAN_SCHEMA_STEPS)
    {
      program = suyuan_meta_get (db, "program", NULL);
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_TOO_NEW,
                   _ ("The workspace was written by Suyuan %s; this is Suyuan %s. Update this program to open it"),
                   program == NULL ? "?" : program, SUYUAN_VERSION);
      return FALSE;
    }

  return TRUE;
}

/**
 * A database in memory with everything the steps make. Close it.
 */
SuyuanDb *
suyuan_schema_make_model (GError **error)
{
  g_autoptr (SuyuanDb) model = suyuan_db_open (":memory:", SUYUAN_DB_CREATE, error);

  if (model == NULL || !suyuan_schema_upgrade (model, error))
    return NULL;
  return g_steal_pointer (&model);
}

static GHashTable *
read_objects (SuyuanDb *db,
              GError  **error)
{
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (db, "SELECT type || ' ' || name, ifnull(sql, ''), tbl_name FROM sqlite_schema", error);
  SuyuanStep step = SUYUAN_STEP_ERROR;

  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    g_hash_table_insert (objects, g_strdup (suyuan_stmt_text (row, 0)), g_strdup (suyuan_stmt_text (row, 1)));
  return step == SUYUAN_STEP_DONE ? g_steal_pointer (&objects) : NULL;
}

static char *
find_missing (GHashTable *expected,
              GHashTable *actual)
{
  GHashTableIter iter;
  gpointer       name, sql;
  const char    *found;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    {
      found = g_hash_table_lookup (actual, name);
      if (found == NULL)
        return g_strdup_printf (_ ("The database lacks its %s"), (const char *) name);
      if (!g_str_equal (found, sql))
        return g_strdup_printf (_ ("The %s of the database was changed by another program"), (const char *) name);
    }
  return NULL;
}

/* Tables of other programs beside ours (a style table of QGIS) harm nothing; what hangs on our tables does. */
static char *
find_foreign (SuyuanDb   *db,
              GHashTable *expected,
              GError    **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (db,
                                                  "SELECT type || ' ' || name, 'table ' || tbl_name FROM sqlite_schema"
                                                  " WHERE type IN ('index', 'trigger', 'view')",
                                                  error);

  while (row != NULL && suyuan_stmt_step (row, error) == SUYUAN_STEP_ROW)
    if (!g_hash_table_contains (expected, suyuan_stmt_text (row, 0)) && g_hash_table_contains (expected, suyuan_stmt_text (row, 1)))
      return g_strdup_printf (_ ("Another program added the %s"), suyuan_stmt_text (row, 0));
  return NULL;
}

/**
 * Compares the schema with the one the steps make. @difference: %NULL where they are the same; free it.
 */
gboolean
suyuan_schema_compare (SuyuanDb *db,
                       char    **difference,
                       GError  **error)
{
  g_autoptr (SuyuanDb) model = suyuan_schema_make_model (error);
  g_autoptr (GHashTable) expected = model == NULL ? NULL : read_objects (model, error);
  g_autoptr (GHashTable) actual = expected == NULL ? NULL : read_objects (db, error);
  g_autoptr (GError) local = NULL;

  if (actual == NULL)
    return FALSE;

  *difference = find_missing (expected, actual);
  if (*difference == NULL)
    *difference = find_foreign (db, expected, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}
