/* suyuan-db.c: one connection to a workspace's database, and the functions only it has
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-db-private.h"

#include "suyuan-number-text.h"
#include "suyuan-sealing.h"
#include "suyuan-search.h"
#include "suyuan-sum.h"
#include "suyuan-workspace.h"

G_DEFINE_QUARK (suyuan_store_error, suyuan_store_error)

static SuyuanStoreError
code_for_result (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SUYUAN_STORE_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
      return SUYUAN_STORE_ERROR_CONSTRAINT;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return SUYUAN_STORE_ERROR_CORRUPT;
    case SQLITE_FULL:
      return SUYUAN_STORE_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return SUYUAN_STORE_ERROR_READ_ONLY;
    default:
      return SUYUAN_STORE_ERROR_FAILED;
    }
}

/**
 * Turns SQLite's last error on this connection into @error, with what it means for the user.
 */
void
suyuan_db_set_error (sqlite3 *native,
                     GError **error)
{
  int rc = sqlite3_extended_errcode (native);

  if (rc == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The work was cancelled; nothing was changed"));
  else if (rc == SQLITE_FULL)
    g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FULL,
                         _ ("The disk is full; nothing was changed. Make room on it and try again"));
  else
    g_set_error_literal (error, SUYUAN_STORE_ERROR, code_for_result (rc), sqlite3_errmsg (native));
}

/* The guard triggers of every table call this: other programs do not have it, and we only while a batch is open. */
static void
writer_func (sqlite3_context *context,
             int              n_values,
             sqlite3_value  **values)
{
  SuyuanDb *self = sqlite3_user_data (context);

  sqlite3_result_int (context, self->writer);
}

/* The standard's R-tree triggers call ST_IsEmpty: "unknown" keeps them from filling the index row by row, which
 * suyuan-indexer.c does in spatial order after the rows. */
static void
unknown_func (sqlite3_context *context,
              int              n_values,
              sqlite3_value  **values)
{
  sqlite3_result_null (context);
}

/* How searches compare: in lower case, a number as it is shown (12, not 12.0). */
static void
fold_func (sqlite3_context *context,
           int              n_values,
           sqlite3_value  **values)
{
  const char *text;

  if (sqlite3_value_type (values[0]) == SQLITE_FLOAT)
    {
      sqlite3_result_text (context, suyuan_number_format (sqlite3_value_double (values[0])), -1, g_free);
      return;
    }

  text = (const char *) sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, suyuan_search_fold (text), -1, g_free);
}

/* For SUYUAN_REOPENED: core's rule of what is sealed. */
static void
shuts_func (sqlite3_context *context,
            int              n_values,
            sqlite3_value  **values)
{
  sqlite3_result_int (context, suyuan_sealing_is_by ((const char *) sqlite3_value_text (values[0])));
}

static void
reopens_func (sqlite3_context *context,
              int              n_values,
              sqlite3_value  **values)
{
  const char   *day = (const char *) sqlite3_value_text (values[0]);
  SuyuanSealing sealing;

  sqlite3_result_int (context, day != NULL && suyuan_sealing_begin (&sealing, day, NULL) && suyuan_sealing_is_before (&sealing, sqlite3_value_int64 (values[1])));
}

static void
register_functions (SuyuanDb *self)
{
  static const char *const spatial[] = { "ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY" };
  const int                flags = SQLITE_UTF8 | SQLITE_INNOCUOUS;

  sqlite3_create_function_v2 (self->native, "suyuan_writer", 0, flags, self, writer_func, NULL, NULL, NULL);
  sqlite3_create_function_v2 (self->native, "suyuan_fold", 1, flags | SQLITE_DETERMINISTIC, NULL, fold_func, NULL, NULL, NULL);
  sqlite3_create_function_v2 (self->native, "suyuan_shuts", 1, flags | SQLITE_DETERMINISTIC, NULL, shuts_func, NULL, NULL, NULL);
  sqlite3_create_function_v2 (self->native, "suyuan_reopens", 2, flags | SQLITE_DETERMINISTIC, NULL, reopens_func, NULL, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (spatial); i++)
    sqlite3_create_function_v2 (self->native, spatial[i], 1, flags | SQLITE_DETERMINISTIC, NULL, unknown_func,
                                NULL, NULL, NULL);
  suyuan_sum_register (self);
}

static int
open_native (const char  *path,
             SuyuanDbMode mode,
             sqlite3    **native)
{
  const int        shared = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE;
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);
  g_autofree char *uri = g_strdup_printf ("file:%s%s", escaped, mode == SUYUAN_DB_IMMUTABLE ? "?immutable=1" : "");
  static const int flags[] = {
    [SUYUAN_DB_WRITE] = SQLITE_OPEN_READWRITE,
    [SUYUAN_DB_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
    [SUYUAN_DB_READ] = SQLITE_OPEN_READONLY,
    [SUYUAN_DB_IMMUTABLE] = SQLITE_OPEN_READONLY,
  };

  return sqlite3_open_v2 (g_str_equal (path, ":memory:") ? path : uri, native, flags[mode] | shared, NULL);
}

/**
 * Opens the database at @path (`:memory:` for none). The connection belongs to the calling thread.
 * Errors: %SUYUAN_STORE_ERROR by what SQLite says.
 */
SuyuanDb *
suyuan_db_open (const char  *path,
                SuyuanDbMode mode,
                GError     **error)
{
  static gsize configured;
  g_autoptr (SuyuanDb) self = g_new0 (SuyuanDb, 1);

  /* SQLite's count of its own memory takes a lock at every allocation; nobody reads it. Too late, it stays. */
  if (g_once_init_enter (&configured))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&configured, 1);
    }

  self->owner = g_thread_self ();
  self->constants = g_hash_table_new_full (NULL, NULL, NULL, suyuan_stmt_free);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, suyuan_stmt_free);

  if (open_native (path, mode, &self->native) != SQLITE_OK)
    {
      suyuan_db_set_error (self->native, error);
      return NULL;
    }

  sqlite3_busy_timeout (self->native, 5000);
  sqlite3_db_config (self->native, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  register_functions (self);
  return g_steal_pointer (&self);
}

/**
 * From now on the connection belongs to the calling thread. Whoever passes one around holds a lock while using it.
 */
void
suyuan_db_adopt (SuyuanDb *self)
{
  self->owner = g_thread_self ();
}

/**
 * Closes the connection; every statement must have been handed back. %NULL is fine.
 */
void
suyuan_db_close (SuyuanDb *self)
{
  int rc;

  if (self == NULL)
    return;

  /* Statements first: sqlite3_close() refuses while any is alive. */
  g_clear_pointer (&self->constants, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);

  rc = sqlite3_close (self->native);
  g_assert (rc == SQLITE_OK);
  g_free (self);
}

/**
 * Runs constant SQL that returns nothing.
 */
gboolean
suyuan_db_exec (SuyuanDb   *self,
                const char *sql,
                GError    **error)
{
  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);

  if (sqlite3_exec (self->native, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  suyuan_db_set_error (self->native, error);
  return FALSE;
}

/**
 * Begins a writing transaction at once, so that no later statement can find the database taken.
 */
gboolean
suyuan_db_begin (SuyuanDb *self,
                 GError  **error)
{
  if (!suyuan_db_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  suyuan_db_set_writer (self, TRUE);
  return TRUE;
}

/**
 * Ends the transaction; when this fails it is still open and wants suyuan_db_rollback().
 */
gboolean
suyuan_db_commit (SuyuanDb *self,
                  GError  **error)
{
  if (!suyuan_db_exec (self, "COMMIT", error))
    return FALSE;

  suyuan_db_set_writer (self, FALSE);
  return TRUE;
}

/**
 * Drops the transaction if one is open.
 */
void
suyuan_db_rollback (SuyuanDb *self)
{
  suyuan_db_set_writer (self, FALSE);
  if (!sqlite3_get_autocommit (self->native))
    suyuan_db_exec (self, "ROLLBACK", NULL);
}

/**
 * Says to the guard triggers whether this connection may write now. While it may, they would only ever say yes and the
 * standard's R-tree triggers do nothing: none runs, because for a trigger SQLite copies all columns of each row and
 * keeps a journal for each statement.
 */
void
suyuan_db_set_writer (SuyuanDb *self,
                      gboolean  writer)
{
  if (self->writer != writer)
    sqlite3_db_config (self->native, SQLITE_DBCONFIG_ENABLE_TRIGGER, !writer, NULL);
  self->writer = writer;
}

/**
 * The row number of the last insert.
 */
gint64
suyuan_db_last_rowid (SuyuanDb *self)
{
  return sqlite3_last_insert_rowid (self->native);
}

/**
 * How many rows the last statement changed.
 */
guint
suyuan_db_n_changed (SuyuanDb *self)
{
  return sqlite3_changes (self->native);
}

/**
 * The single integer of constant @sql; no row or NULL gives 0.
 */
gboolean
suyuan_db_get_int64 (SuyuanDb   *self,
                     const char *sql,
                     gint64     *value,
                     GError    **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare_text (self, sql, error);
  SuyuanStmtStep step = stmt == NULL ? SUYUAN_STEP_ERROR : suyuan_stmt_step (stmt, error);

  *value = step == SUYUAN_STEP_ROW ? suyuan_stmt_int64 (stmt, 0) : 0;
  return step != SUYUAN_STEP_ERROR;
}

/**
 * Whether what failed last on this connection lies with what stands in the file: it is damaged, no database, or of a
 * format this SQLite does not know. Not where the file, the disk or memory could not be had.
 */
gboolean
suyuan_db_blames_file (SuyuanDb *self)
{
  int rc = sqlite3_errcode (self->native) & 0xff;

  return rc == SQLITE_CORRUPT || rc == SQLITE_NOTADB || rc == SQLITE_ERROR;
}

static int
progress_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

/**
 * Lets @cancellable stop long statements (they fail with %G_IO_ERROR_CANCELLED); %NULL ends that. Borrowed.
 */
void
suyuan_db_set_progress (SuyuanDb     *self,
                        GCancellable *cancellable)
{
  sqlite3_progress_handler (self->native, 10000, cancellable == NULL ? NULL : progress_cb, cancellable);
}
