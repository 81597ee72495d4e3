/* suyuan-meta.c: the few values that say what the whole database is
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-schema.h"

#include "suyuan-batch-header.h"

#include <string.h>

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

static char *
make_seal (SuyuanDb *db,
           GError  **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (db, "SELECT key, value FROM suyuan_meta WHERE key != 'seal' ORDER BY key", error);
  g_autoptr (GString) text = g_string_new (NULL);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;
  guint8         digest[SUYUAN_DIGEST_BYTES];

  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    g_string_append_printf (text, "%s=%s\n", suyuan_stmt_text (row, 0), suyuan_stmt_text (row, 1));
  if (step != SUYUAN_STEP_DONE)
    return NULL;

  suyuan_digest (text->str, text->len, digest);
  return suyuan_hex (digest, sizeof digest);
}

/**
 * Puts a digest of all values beside them, inside a transaction. No signature covers them, so this finds accidents;
 * what matters to trust (whether it is a rehearsal) stands in every signed header too.
 */
gboolean
suyuan_meta_seal (SuyuanDb *db,
                  GError  **error)
{
  g_autofree char *seal = make_seal (db, error);

  return seal != NULL && suyuan_meta_set (db, "seal", seal, error);
}

/**
 * Whether the values are those that were sealed, and text: what has become bytes reads like the text it was.
 */
gboolean
suyuan_meta_check (SuyuanDb *db,
                   gboolean *whole,
                   GError  **error)
{
  g_autoptr (GError) local = NULL;
  gint64           n_other = 0;
  g_autofree char *expected =
      suyuan_db_get_int64 (db, "SELECT count(*) FROM suyuan_meta WHERE typeof (key) != 'text' OR typeof (value) != 'text'", &n_other, error)
          ? make_seal (db, error)
          : NULL;
  g_autofree char *found = expected == NULL ? NULL : suyuan_meta_get (db, "seal", &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    *whole = n_other == 0 && g_strcmp0 (expected, found) == 0;
  return expected != NULL && (error == NULL || *error == NULL);
}
