/* suyuan-contention.c: the conflicts that are still open, with both values
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-contention.h"

#include "suyuan-clash.h"

static GArray *
list_uids (SuyuanWorkspace *workspace,
           const SuyuanUid *only,
           GError         **error)
{
  g_autoptr (GArray) uids = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, "SELECT DISTINCT uid FROM suyuan_conflict WHERE ?1 IS NULL OR uid = ?1 ORDER BY uid", error);
  SuyuanStmtStep step;

  if (row == NULL)
    return NULL;

  if (only != NULL)
    suyuan_stmt_bind_uid (row, 0, only);
  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      SuyuanUid uid;

      suyuan_stmt_uid (row, 0, &uid);
      g_array_append_val (uids, uid);
    }
  return step == SUYUAN_STEP_DONE ? g_steal_pointer (&uids) : NULL;
}

/**
 * suyuan_workspace_contentions:
 * @uid: (nullable): of one record; %NULL: of all
 *
 * Tells every conflict that is open, record after record in the order they were made.
 */
gboolean
suyuan_workspace_contentions (SuyuanWorkspace     *self,
                              const SuyuanUid     *uid,
                              SuyuanContentionFunc func,
                              gpointer             data,
                              GError             **error)
{
  g_autoptr (GArray) uids = list_uids (self, uid, error);
  g_autoptr (SuyuanFolder) folder = NULL;
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  if (uids == NULL || uids->len == 0)
    return uids != NULL;
  folder = suyuan_folder_new (self, error);
  if (folder == NULL)
    return FALSE;

  for (guint i = 0; i < uids->len; i++)
    {
      SuyuanFoldState *state = suyuan_folder_load (folder, &g_array_index (uids, SuyuanUid, i), 0, error);
      g_autoptr (GPtrArray) clashes = NULL;

      if (state == NULL)
        return FALSE;
      clashes = suyuan_clash_list (folder, state, none);
      for (guint k = 0; k < clashes->len; k++)
        func (state->table->kind, &state->uid, clashes->pdata[k], data);
    }
  return TRUE;
}
