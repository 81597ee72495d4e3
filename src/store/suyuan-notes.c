/* suyuan-notes.c: what came along with the batches of a package and is no change of a record
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-notes.h"

#include "suyuan-schema.h"
#include "suyuan-workspace-private.h"

#include <string.h>

#define PREFIX "note:"

/**
 * suyuan_note_read:
 * @text: (out) (nullable): what it says; %NULL: nothing. Free it
 */
gboolean
suyuan_note_read (SuyuanWorkspace *workspace,
                  const char      *name,
                  char           **text,
                  GError         **error)
{
  g_autofree char *key = g_strconcat (PREFIX, name, NULL);
  g_autoptr (GError) failure = NULL;

  *text = suyuan_meta_get (workspace->db, key, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * The notes whose names begin with @prefix: text by what follows it.
 */
GHashTable *
suyuan_note_list (SuyuanWorkspace *workspace,
                  const char      *prefix,
                  GError         **error)
{
  g_autofree char *from = g_strconcat (PREFIX, prefix, NULL);
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, "SELECT key, value FROM suyuan_meta WHERE substr (key, 1, length (?1)) = ?1", error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  if (row != NULL)
    suyuan_stmt_bind_text (row, 0, from, -1);
  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    g_hash_table_insert (notes, g_strdup (suyuan_stmt_text (row, 0) + strlen (from)), g_strdup (suyuan_stmt_text (row, 1)));
  return step == SUYUAN_STEP_DONE ? g_steal_pointer (&notes) : NULL;
}

/**
 * suyuan_note_write:
 * @delivery: an open one; they stand with it or not at all
 * @notes: text by name, both char *
 */
gboolean
suyuan_note_write (SuyuanDelivery *delivery,
                   GHashTable     *notes,
                   GError        **error)
{
  SuyuanDb      *db = suyuan_delivery_get_workspace (delivery)->db;
  GHashTableIter iter;
  gpointer       name, text;

  if (g_hash_table_size (notes) == 0)
    return TRUE;

  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      g_autofree char *key = g_strconcat (PREFIX, name, NULL);

      if (!suyuan_meta_set (db, key, text, error))
        return FALSE;
    }
  return suyuan_meta_seal (db, error);
}

/**
 * How many changes of the journal have their digest here and not their content.
 */
gboolean
suyuan_workspace_count_withheld (SuyuanWorkspace *workspace,
                                 gint64          *n_changes,
                                 GError         **error)
{
  return suyuan_db_get_int64 (workspace->db, "SELECT count(*) FROM suyuan_change WHERE uid IS NULL", n_changes, error);
}

/**
 * Whether there is one of those.
 */
gboolean
suyuan_workspace_is_part (SuyuanWorkspace *workspace,
                          gboolean        *is_part,
                          GError         **error)
{
  gint64 found;

  if (!suyuan_db_get_int64 (workspace->db, "SELECT EXISTS (SELECT 1 FROM suyuan_change WHERE uid IS NULL)", &found, error))
    return FALSE;
  *is_part = found != 0;
  return TRUE;
}
