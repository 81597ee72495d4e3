/* suyuan-conflict.c: the concurrent edits nobody has answered yet
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-conflict.h"

static gboolean
forget_all (SuyuanWorkspace *workspace,
            const SuyuanUid *uid,
            GError         **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (workspace->db, "DELETE FROM suyuan_conflict WHERE uid = ?", error);

  if (stmt == NULL)
    return FALSE;

  suyuan_stmt_bind_uid (stmt, 0, uid);
  return suyuan_stmt_run (stmt, error);
}

static gboolean
write_one (SuyuanWorkspace       *workspace,
           const SuyuanFoldState *state,
           guint                  index,
           const char            *batch,
           GError               **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (workspace->db,
                                                   "INSERT INTO suyuan_conflict (uid, kind, field, kept, other, batch) VALUES (?, ?, ?, ?, ?, ?)",
                                                   error);
  gboolean of_field = index < state->table->n_fields;

  if (stmt == NULL)
    return FALSE;

  suyuan_stmt_bind_uid (stmt, 0, &state->uid);
  suyuan_stmt_bind_text (stmt, 1, state->table->name, -1);
  suyuan_stmt_bind_text (stmt, 2, of_field ? state->table->fields[index].key : "", -1);
  if (of_field)
    {
      suyuan_kind_table_bind_field (state->table, stmt, 3, &state->values[index]);
      suyuan_kind_table_bind_field (state->table, stmt, 4, &state->conflicts[index].other);
    }
  suyuan_stmt_bind_text (stmt, 5, batch, -1);
  return suyuan_stmt_run (stmt, error);
}

/**
 * Writes the open conflicts of a folded record in place of what was known of it.
 */
gboolean
suyuan_conflict_write (SuyuanWorkspace       *workspace,
                       SuyuanFolder          *folder,
                       const SuyuanFoldState *state,
                       GError               **error)
{
  if (!forget_all (workspace, &state->uid, error))
    return FALSE;

  for (guint i = 0; state->table != NULL && i <= state->table->n_fields; i++)
    if (state->conflicts[i].open)
      {
        const SuyuanBatchPlace *place = suyuan_folder_get_place (folder, state->conflicts[i].batch);
        g_autofree char        *batch = suyuan_batch_id_new (place->device, place->seq);

        if (!write_one (workspace, state, i, batch, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
forget_field (SuyuanWorkspace *workspace,
              const SuyuanUid *uid,
              const char      *key,
              GError         **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (workspace->db, "DELETE FROM suyuan_conflict WHERE uid = ? AND field = ?", error);

  if (stmt == NULL)
    return FALSE;

  suyuan_stmt_bind_uid (stmt, 0, uid);
  suyuan_stmt_bind_text (stmt, 1, key, -1);
  return suyuan_stmt_run (stmt, error);
}

/**
 * What an edit made here does to conflicts: it saw both values, so its fields are answered. @touched %NULL: the
 * record was removed or brought back, which answers all.
 */
gboolean
suyuan_conflict_answer (SuyuanWorkspace       *workspace,
                        const SuyuanKindTable *table,
                        const SuyuanUid       *uid,
                        const guint8          *touched,
                        GError               **error)
{
  if (touched == NULL)
    return forget_all (workspace, uid, error);

  for (guint i = 0; i < table->n_fields; i++)
    if (touched[i] && !forget_field (workspace, uid, table->fields[i].key, error))
      return FALSE;
  return TRUE;
}
