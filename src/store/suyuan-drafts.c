/* suyuan-drafts.c: what was typed and not saved, in a file of its own that outlives the program
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-drafts.h"

#include "suyuan-stmt.h"
#include "suyuan-workspace.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define FORMAT 1
#define JOURNAL "-journal" /* as SQLite calls it */

/* What was thrown away is overwritten: it may name people. A draft is on the disk when keeping it returns. */
#define SETTINGS "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 1000;"
#define TABLES                                                                                   \
  "CREATE TABLE IF NOT EXISTS draft (uid BLOB PRIMARY KEY CHECK (length (uid) = 16),"            \
  " form TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;"                          \
  "CREATE TABLE IF NOT EXISTS draft_text (draft BLOB NOT NULL REFERENCES draft,"                 \
  " field TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (draft, field)) STRICT, WITHOUT ROWID;" \
  "PRAGMA user_version = 1;"

#define COUNT_MIXED "SELECT count(*) FROM pragma_quick_check WHERE quick_check <> 'ok'"
#define COUNT_COLUMNS                                                                            \
  "SELECT count(*) FROM pragma_table_info ('draft') AS a, pragma_table_info ('draft_text') AS b" \
  " WHERE a.name IN ('uid', 'form', 'at_ms') AND b.name IN ('draft', 'field', 'text')"
#define N_COLUMNS 9 /* three by three */

#define PUT_DRAFT "INSERT INTO draft VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET form = ?2, at_ms = ?3"
#define PUT_TEXT "INSERT INTO draft_text VALUES (?, ?, ?)"
#define DROP_TEXTS "DELETE FROM draft_text WHERE draft = ?"
#define DROP_DRAFT "DELETE FROM draft WHERE uid = ?"
#define LIST "SELECT uid, form, at_ms FROM draft WHERE form = ? ORDER BY at_ms DESC, uid DESC"
#define LIST_TEXTS "SELECT field, text FROM draft_text WHERE draft = ?"

struct _SuyuanDrafts
{
  char     *path;
  SuyuanDb *db;
};

/* --- opening --- */

static gboolean
check_format (SuyuanDb *db,
              GError  **error)
{
  gint64 format, mixed;

  if (!suyuan_db_get_int64 (db, "PRAGMA user_version", &format, error) || !suyuan_db_get_int64 (db, COUNT_MIXED, &mixed, error))
    return FALSE;
  if (mixed > 0)
    g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT, _ ("the drafts are damaged"));
  else if (format > FORMAT)
    g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_TOO_NEW,
                         _ ("the drafts were kept by a newer version of the program; open them with that one, or move the file away"));
  return mixed == 0 && format <= FORMAT;
}

static gboolean
check_columns (SuyuanDb *db,
               GError  **error)
{
  gint64 columns;

  if (!suyuan_db_get_int64 (db, COUNT_COLUMNS, &columns, error))
    return FALSE;
  if (columns != N_COLUMNS)
    g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT, _ ("the file holds something else than drafts"));
  return columns == N_COLUMNS;
}

/* @damaged: (out): whether it is the file that is at fault */
static SuyuanDb *
open_file (const char *path,
           gboolean   *damaged,
           GError    **error)
{
  g_autoptr (SuyuanDb) db = suyuan_db_open (path, SUYUAN_DB_CREATE, error);
  g_autoptr (GError) cause = NULL;

  *damaged = FALSE;
  if (db == NULL)
    return NULL;
  if (suyuan_db_exec (db, SETTINGS, &cause) && check_format (db, &cause) && suyuan_db_exec (db, TABLES, &cause) && check_columns (db, &cause))
    return g_steal_pointer (&db);

  *damaged = g_error_matches (cause, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT) ||
             (g_error_matches (cause, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED) && suyuan_db_blames_file (db));
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

static char *
dup_free_name (const char *path)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strconcat (path, ".damaged", NULL) : g_strdup_printf ("%s.damaged-%u", path, i);
      g_autofree char *journal = g_strconcat (name, JOURNAL, NULL);

      if (!g_file_test (name, G_FILE_TEST_EXISTS) && !g_file_test (journal, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

/* Nothing is deleted: somebody may still read a line of it. A rollback journal that SQLite has neither played nor dropped
 * goes first: beside a new file it would be taken for that one's, and lost. */
static char *
put_aside (const char *path)
{
  g_autofree char *name = dup_free_name (path);
  g_autofree char *from = g_strconcat (path, JOURNAL, NULL), *to = g_strconcat (name, JOURNAL, NULL);

  if (g_file_test (from, G_FILE_TEST_EXISTS) && g_rename (from, to) != 0)
    return NULL;
  if (g_rename (path, name) == 0)
    return g_steal_pointer (&name);
  g_rename (to, from);
  return NULL;
}

/**
 * suyuan_drafts_open:
 * @path: the file; made where there is none
 * @aside: (out) (nullable): where a damaged file was put, which is for a person to be told; else %NULL. With @error too,
 *   where no new one could be begun
 * @error: why no draft can be kept: BUSY, FULL, READ_ONLY, TOO_NEW, FAILED
 *
 * A damaged file, or something else of that name, is put aside and a new one begun. One that cannot be read or written
 * because of the disk stays where it is.
 *
 * Returns: (transfer full): the drafts, belonging to the calling thread
 */
SuyuanDrafts *
suyuan_drafts_open (const char *path,
                    char      **aside,
                    GError    **error)
{
  g_autoptr (GError) cause = NULL;
  gboolean      damaged;
  SuyuanDb     *db = open_file (path, &damaged, &cause);
  SuyuanDrafts *self;

  *aside = damaged ? put_aside (path) : NULL;
  if (*aside != NULL)
    {
      g_clear_error (&cause);
      db = open_file (path, &damaged, &cause);
    }
  if (db == NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&cause), "%s: ", path);
      return NULL;
    }

  self = g_new0 (SuyuanDrafts, 1);
  self->path = g_strdup (path);
  self->db = db;
  return self;
}

/**
 * suyuan_drafts_close:
 * @self: (nullable): the drafts, on the thread that opened them
 */
void
suyuan_drafts_close (SuyuanDrafts *self)
{
  if (self == NULL)
    return;

  suyuan_db_close (self->db);
  g_free (self->path);
  g_free (self);
}

/* --- keeping --- */

static gboolean
run_for (SuyuanDrafts    *self,
         const char      *sql,
         const SuyuanUid *uid,
         GError         **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare_text (self->db, sql, error);

  if (stmt == NULL)
    return FALSE;
  suyuan_stmt_bind_uid (stmt, 0, uid);
  return suyuan_stmt_run (stmt, error);
}

static gboolean
put_draft (SuyuanDrafts      *self,
           const SuyuanDraft *draft,
           GError           **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->db, PUT_DRAFT, error);

  if (stmt == NULL)
    return FALSE;
  suyuan_stmt_bind_uid (stmt, 0, suyuan_draft_get_uid (draft));
  suyuan_stmt_bind_text (stmt, 1, suyuan_draft_get_form (draft), -1);
  suyuan_stmt_bind_int64 (stmt, 2, suyuan_draft_get_at_ms (draft));
  return suyuan_stmt_run (stmt, error);
}

static gboolean
put_texts (SuyuanDrafts      *self,
           const SuyuanDraft *draft,
           GError           **error)
{
  g_autoptr (GPtrArray) fields = suyuan_draft_list_fields (draft);
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->db, PUT_TEXT, error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      suyuan_stmt_bind_uid (stmt, 0, suyuan_draft_get_uid (draft));
      suyuan_stmt_bind_text (stmt, 1, fields->pdata[i], -1);
      suyuan_stmt_bind_text (stmt, 2, suyuan_draft_get (draft, fields->pdata[i]), -1);
      if (!suyuan_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
finish (SuyuanDrafts *self,
        gboolean      done,
        GError      **error)
{
  if (done && suyuan_db_commit (self->db, error))
    return TRUE;

  suyuan_db_rollback (self->db);
  g_prefix_error (error, "%s: ", self->path);
  return FALSE;
}

/**
 * suyuan_drafts_keep:
 * @draft: takes the place of what was kept of the same opening of the form
 * @error: why it is not kept: BUSY, CORRUPT, FULL, READ_ONLY; what was kept before stays
 *
 * Returns: whether it is on the disk
 */
gboolean
suyuan_drafts_keep (SuyuanDrafts      *self,
                    const SuyuanDraft *draft,
                    GError           **error)
{
  if (!suyuan_db_begin (self->db, error))
    return FALSE;

  return finish (self,
                 run_for (self, DROP_TEXTS, suyuan_draft_get_uid (draft), error) && put_draft (self, draft, error) && put_texts (self, draft, error),
                 error);
}

/**
 * suyuan_drafts_drop:
 * @uid: of a draft that was saved or is not wanted; one that is not there is dropped already
 * @error: BUSY, CORRUPT, READ_ONLY
 *
 * Returns: whether it is gone
 */
gboolean
suyuan_drafts_drop (SuyuanDrafts    *self,
                    const SuyuanUid *uid,
                    GError         **error)
{
  if (!suyuan_db_begin (self->db, error))
    return FALSE;

  return finish (self, run_for (self, DROP_TEXTS, uid, error) && run_for (self, DROP_DRAFT, uid, error), error);
}

/* --- finding --- */

static gboolean
read_texts (SuyuanDrafts *self,
            SuyuanDraft  *draft,
            GError      **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->db, LIST_TEXTS, error);
  SuyuanStmtStep step;

  if (stmt == NULL)
    return FALSE;
  suyuan_stmt_bind_uid (stmt, 0, suyuan_draft_get_uid (draft));
  while ((step = suyuan_stmt_step (stmt, error)) == SUYUAN_STEP_ROW)
    suyuan_draft_put (draft, suyuan_stmt_text (stmt, 0), suyuan_stmt_text (stmt, 1));
  return step == SUYUAN_STEP_DONE;
}

/**
 * suyuan_drafts_list:
 * @form: whose drafts
 * @error: CORRUPT, BUSY
 *
 * Returns: (transfer full) (element-type SuyuanDraft): what is kept of that form, newest first
 */
GPtrArray *
suyuan_drafts_list (SuyuanDrafts *self,
                    const char   *form,
                    GError      **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_draft_unref);
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->db, LIST, error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;
  SuyuanUid      uid;

  if (stmt == NULL)
    return NULL;
  suyuan_stmt_bind_text (stmt, 0, form, -1);
  while ((step = suyuan_stmt_step (stmt, error)) == SUYUAN_STEP_ROW)
    if (suyuan_stmt_uid (stmt, 0, &uid))
      g_ptr_array_add (drafts, suyuan_draft_new (&uid, suyuan_stmt_text (stmt, 1), suyuan_stmt_int64 (stmt, 2)));
  for (guint i = 0; step == SUYUAN_STEP_DONE && i < drafts->len; i++)
    if (!read_texts (self, drafts->pdata[i], error))
      return NULL;

  return step == SUYUAN_STEP_DONE ? g_steal_pointer (&drafts) : NULL;
}
