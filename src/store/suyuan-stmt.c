/* suyuan-stmt.c: prepared statements, kept for their next use
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-db-private.h"

#include "suyuan-workspace.h"

#include <string.h>

struct _SuyuanStmt
{
  sqlite3_stmt *native;
  int           bind_rc; /* the first failed bind, reported by step */
  gboolean      in_use;
  gboolean      loose; /* not in a cache: freed when done */
};

/**
 * Finalises @stmt; for the caches alone.
 */
void
suyuan_stmt_free (gpointer stmt)
{
  sqlite3_finalize (((SuyuanStmt *) stmt)->native);
  g_free (stmt);
}

static SuyuanStmt *
stmt_new (SuyuanDb   *db,
          const char *sql,
          guint       flags,
          GError    **error)
{
  sqlite3_stmt *native;
  SuyuanStmt   *stmt;

  g_return_val_if_fail (db->owner == g_thread_self (), NULL);

  if (sqlite3_prepare_v3 (db->native, sql, -1, flags, &native, NULL) != SQLITE_OK)
    {
      suyuan_db_set_error (db->native, error);
      return NULL;
    }

  stmt = g_new0 (SuyuanStmt, 1);
  stmt->native = native;
  stmt->in_use = TRUE;
  return stmt;
}

/* A statement that is in use further up the stack gets a loose twin. */
static SuyuanStmt *
take (SuyuanDb   *db,
      SuyuanStmt *cached,
      const char *sql,
      GError    **error)
{
  SuyuanStmt *stmt = cached;

  if (!cached->in_use)
    {
      cached->in_use = TRUE;
      return cached;
    }

  stmt = stmt_new (db, sql, 0, error);
  if (stmt != NULL)
    stmt->loose = TRUE;
  return stmt;
}

/**
 * A statement of constant SQL (cached by its address, which must outlive the connection). Hand it back
 * with suyuan_stmt_done().
 */
SuyuanStmt *
suyuan_db_prepare (SuyuanDb   *self,
                   const char *sql,
                   GError    **error)
{
  SuyuanStmt *stmt = g_hash_table_lookup (self->constants, sql);

  if (stmt != NULL)
    return take (self, stmt, sql, error);

  stmt = stmt_new (self, sql, SQLITE_PREPARE_PERSISTENT, error);
  if (stmt != NULL)
    g_hash_table_insert (self->constants, (gpointer) sql, stmt);
  return stmt;
}

/**
 * A statement of SQL made at run time from names of the catalogue (cached by its text).
 */
SuyuanStmt *
suyuan_db_prepare_text (SuyuanDb   *self,
                        const char *sql,
                        GError    **error)
{
  SuyuanStmt *stmt = g_hash_table_lookup (self->texts, sql);

  if (stmt != NULL)
    return take (self, stmt, sql, error);

  stmt = stmt_new (self, sql, SQLITE_PREPARE_PERSISTENT, error);
  if (stmt != NULL)
    g_hash_table_insert (self->texts, g_strdup (sql), stmt);
  return stmt;
}

static void
keep_bind_result (SuyuanStmt *stmt,
                  int         rc)
{
  if (stmt->bind_rc == SQLITE_OK)
    stmt->bind_rc = rc;
}

/**
 * Binds NULL; what is not bound is NULL as well.
 */
void
suyuan_stmt_bind_null (SuyuanStmt *stmt,
                       int         index)
{
  keep_bind_result (stmt, sqlite3_bind_null (stmt->native, index + 1));
}

/**
 * Binds an integer.
 */
void
suyuan_stmt_bind_int64 (SuyuanStmt *stmt,
                        int         index,
                        gint64      value)
{
  keep_bind_result (stmt, sqlite3_bind_int64 (stmt->native, index + 1, value));
}

/**
 * Binds a real.
 */
void
suyuan_stmt_bind_double (SuyuanStmt *stmt,
                         int         index,
                         double      value)
{
  keep_bind_result (stmt, sqlite3_bind_double (stmt->native, index + 1, value));
}

/**
 * Binds UTF-8 text, @length bytes or to its end (-1); borrowed until the statement is done.
 */
void
suyuan_stmt_bind_text (SuyuanStmt *stmt,
                       int         index,
                       const char *text,
                       gssize      length)
{
  keep_bind_result (stmt, sqlite3_bind_text (stmt->native, index + 1, text, length, SQLITE_STATIC));
}

/**
 * Binds @length bytes; borrowed until the statement is done.
 */
void
suyuan_stmt_bind_blob (SuyuanStmt   *stmt,
                       int           index,
                       gconstpointer bytes,
                       gsize         length)
{
  keep_bind_result (stmt, sqlite3_bind_blob64 (stmt->native, index + 1, bytes, length, SQLITE_STATIC));
}

/**
 * Binds a uid as its 16 bytes; borrowed until the statement is done.
 */
void
suyuan_stmt_bind_uid (SuyuanStmt      *stmt,
                      int              index,
                      const SuyuanUid *uid)
{
  suyuan_stmt_bind_blob (stmt, index, uid->bytes, sizeof uid->bytes);
}

/**
 * Binds a column of another statement's row.
 */
void
suyuan_stmt_bind_column (SuyuanStmt *stmt,
                         int         index,
                         SuyuanStmt *row,
                         int         column)
{
  keep_bind_result (stmt, sqlite3_bind_value (stmt->native, index + 1, sqlite3_column_value (row->native, column)));
}

/**
 * How many columns its rows have.
 */
int
suyuan_stmt_n_columns (SuyuanStmt *stmt)
{
  return sqlite3_column_count (stmt->native);
}

/**
 * One step: a row, the end, or an error (also one of an earlier bind).
 */
SuyuanStmtStep
suyuan_stmt_step (SuyuanStmt *stmt,
                  GError    **error)
{
  if (stmt->bind_rc != SQLITE_OK)
    {
      g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT, sqlite3_errstr (stmt->bind_rc));
      return SUYUAN_STEP_ERROR;
    }

  switch (sqlite3_step (stmt->native))
    {
    case SQLITE_ROW:
      return SUYUAN_STEP_ROW;
    case SQLITE_DONE:
      return SUYUAN_STEP_DONE;
    default:
      suyuan_db_set_error (sqlite3_db_handle (stmt->native), error);
      return SUYUAN_STEP_ERROR;
    }
}

/**
 * Runs a statement that returns nothing to its end and makes it ready for the next bindings.
 */
gboolean
suyuan_stmt_run (SuyuanStmt *stmt,
                 GError    **error)
{
  SuyuanStmtStep step = suyuan_stmt_step (stmt, error);

  suyuan_stmt_reset (stmt);
  return step == SUYUAN_STEP_DONE;
}

/**
 * Back to before the first step, without bindings.
 */
void
suyuan_stmt_reset (SuyuanStmt *stmt)
{
  sqlite3_reset (stmt->native);
  sqlite3_clear_bindings (stmt->native);
  stmt->bind_rc = SQLITE_OK;
}

/**
 * Hands the statement back, ready for its next use. %NULL is fine.
 */
void
suyuan_stmt_done (SuyuanStmt *stmt)
{
  if (stmt == NULL)
    return;

  suyuan_stmt_reset (stmt);
  stmt->in_use = FALSE;
  if (stmt->loose)
    suyuan_stmt_free (stmt);
}

/**
 * The type of a column in this row: SQLITE_NULL, SQLITE_INTEGER, …
 */
int
suyuan_stmt_type (SuyuanStmt *stmt,
                  int         column)
{
  return sqlite3_column_type (stmt->native, column);
}

/**
 * An integer column.
 */
gint64
suyuan_stmt_int64 (SuyuanStmt *stmt,
                   int         column)
{
  return sqlite3_column_int64 (stmt->native, column);
}

/**
 * A real column.
 */
double
suyuan_stmt_double (SuyuanStmt *stmt,
                    int         column)
{
  return sqlite3_column_double (stmt->native, column);
}

/**
 * A text column, %NULL for NULL; borrowed until the next step.
 */
const char *
suyuan_stmt_text (SuyuanStmt *stmt,
                  int         column)
{
  return (const char *) sqlite3_column_text (stmt->native, column);
}

/**
 * The bytes of a text or blob column and their number; borrowed until the next step.
 */
gconstpointer
suyuan_stmt_bytes (SuyuanStmt *stmt,
                   int         column,
                   gsize      *length)
{
  gconstpointer bytes = sqlite3_column_blob (stmt->native, column);

  *length = sqlite3_column_bytes (stmt->native, column);
  return bytes;
}

/**
 * The bytes of a blob column and their number, %NULL and 0 for anything that is none, even text of the same bytes;
 * borrowed until the next step.
 */
gconstpointer
suyuan_stmt_blob (SuyuanStmt *stmt,
                  int         column,
                  gsize      *length)
{
  *length = 0;
  return suyuan_stmt_type (stmt, column) == SQLITE_BLOB ? suyuan_stmt_bytes (stmt, column, length) : NULL;
}

/**
 * Copies a blob column into @bytes, at most @room of them and zeros after; the length of what is stored, so that a
 * damaged column can be told from a whole one.
 */
gsize
suyuan_stmt_copy (SuyuanStmt *stmt,
                  int         column,
                  gpointer    bytes,
                  gsize       room)
{
  gsize         length;
  gconstpointer stored = suyuan_stmt_blob (stmt, column, &length);

  memset (bytes, 0, room);
  if (length > 0)
    memcpy (bytes, stored, MIN (length, room));
  return length;
}

/**
 * A uid column; %FALSE (and nobody) where it is not 16 bytes.
 */
gboolean
suyuan_stmt_uid (SuyuanStmt *stmt,
                 int         column,
                 SuyuanUid  *uid)
{
  if (suyuan_stmt_copy (stmt, column, uid->bytes, sizeof uid->bytes) != sizeof uid->bytes)
    {
      memset (uid, 0, sizeof *uid);
      return FALSE;
    }
  return TRUE;
}
