/* suyuan-upgrade.c: brings a workspace of an older program to the newest schema, and its rows to what the journal says
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-refold.h"
#include "suyuan-schema.h"
#include "suyuan-workspace-private.h"

#define FIRST_CATALOGUE 1 /* of the programs before the second schema step */

/* Of what batches of a later catalogue changed. In the header the catalogue stands behind format, algorithm, device, number,
 * time and person. */
static GPtrArray *
list_newer (SuyuanWorkspace *workspace,
            guint            catalogue,
            GError         **error)
{
  static const char sql[] = "SELECT DISTINCT c.uid FROM suyuan_batch AS b JOIN suyuan_change AS c ON c.id BETWEEN b.id << 32 AND ((b.id + 1) << 32) - 1"
                            " WHERE substr (b.header, 70, 4) > ? AND c.content IS NOT NULL";
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, sql, error);
  guint32        number = GUINT32_TO_BE (catalogue);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;
  SuyuanUid      uid;

  if (row != NULL)
    suyuan_stmt_bind_blob (row, 0, &number, sizeof number);
  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    if (suyuan_stmt_uid (row, 0, &uid))
      g_ptr_array_add (uids, g_memdup2 (&uid, sizeof uid));
  return step == SUYUAN_STEP_DONE ? g_steal_pointer (&uids) : NULL;
}

static gboolean
refold_newer (SuyuanWorkspace *workspace,
              guint            catalogue,
              GError         **error)
{
  g_autoptr (GPtrArray) uids = list_newer (workspace, catalogue, error);
  g_autoptr (SuyuanFolder) folder = uids == NULL || uids->len == 0 ? NULL : suyuan_folder_new (workspace, error);
  g_autoptr (GHashTable) outlets = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);

  if (folder == NULL)
    return uids != NULL && uids->len == 0;
  for (guint i = 0; i < uids->len; i++)
    {
      SuyuanFoldState *state = suyuan_folder_load (folder, uids->pdata[i], 0, error);

      if (state == NULL || !suyuan_refold_record (workspace, folder, state, outlets, error))
        return FALSE;
    }
  return suyuan_refold_outlets (workspace, outlets, error);
}

/**
 * Brings the database of a workspace open for writing to the newest schema. The steps and what their columns then hold are
 * one transaction: the file has both or is untouched. For batches of programs that knew more may have been merged here
 * while there were no columns for what they say. Errors: TOO_NEW, FULL, CORRUPT.
 */
gboolean
suyuan_workspace_upgrade (SuyuanWorkspace *self,
                          GError         **error)
{
  gboolean is_old;

  if (!suyuan_schema_check (self->db, &is_old, error))
    return FALSE;
  if (!is_old)
    return TRUE;

  if (!suyuan_workspace_begin (self, error))
    return FALSE;
  if (suyuan_schema_apply (self->db, error) && refold_newer (self, FIRST_CATALOGUE, error) && suyuan_workspace_commit (self, error))
    return TRUE;

  suyuan_workspace_abort (self);
  return FALSE;
}
