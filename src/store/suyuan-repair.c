/* suyuan-repair.c: makes tables, indexes and schema anew from the journal
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-journal.h"
#include "suyuan-refold.h"
#include "suyuan-schema.h"
#include "suyuan-search-index.h"
#include "suyuan-verify.h"
#include "suyuan-workspace-private.h"

static gboolean
refold_one (SuyuanWorkspace *workspace,
            SuyuanFolder    *folder,
            GHashTable      *outlets,
            guint           *n_records,
            GError         **error)
{
  SuyuanFoldState *state = suyuan_folder_run (folder);

  /* Every outlet is met; only those something points to want their status worked out again, at the end. */
  g_hash_table_remove_all (outlets);
  if (!suyuan_refold_record (workspace, folder, state, outlets, error))
    return FALSE;

  if (state->table != NULL && state->exists)
    *n_records += 1;
  return TRUE;
}

static gboolean
refold_all (SuyuanWorkspace *workspace,
            GHashTable      *outlets,
            guint           *n_records,
            GError         **error)
{
  g_autoptr (SuyuanFolder) folder = suyuan_folder_new (workspace, error);
  g_autoptr (SuyuanStmt) row = folder == NULL ? NULL
                                              : suyuan_db_prepare (workspace->db,
                                                                   "SELECT uid, id, content FROM suyuan_change WHERE content IS NOT NULL ORDER BY uid", error);
  SuyuanUid      current = { 0 }, uid;
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;
  gboolean       begun = FALSE;

  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      gsize         length;
      gconstpointer content;

      suyuan_stmt_uid (row, 0, &uid);
      if (begun && !suyuan_uid_equal (&uid, &current) && !refold_one (workspace, folder, outlets, n_records, error))
        return FALSE;
      if (!begun || !suyuan_uid_equal (&uid, &current))
        suyuan_folder_begin (folder, &uid);

      begun = TRUE;
      current = uid;
      content = suyuan_stmt_blob (row, 2, &length);
      suyuan_folder_add (folder, suyuan_stmt_int64 (row, 1), content, length);
    }
  return step == SUYUAN_STEP_DONE && (!begun || refold_one (workspace, folder, outlets, n_records, error));
}

static gboolean
rebuild (SuyuanWorkspace *workspace,
         guint           *n_records,
         GError         **error)
{
  g_autoptr (GHashTable) outlets = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);

  if (!suyuan_schema_rebuild (workspace->db, error) || !refold_all (workspace, outlets, n_records, error))
    return FALSE;

  g_hash_table_remove_all (outlets);
  return suyuan_deriver_add_referred (workspace->deriver, outlets, error) && suyuan_refold_outlets (workspace, outlets, error);
}

/* What a damaged journal cannot say any more may still stand in the tables: then they must not be thrown away. */
static gboolean
check_journal (SuyuanWorkspace *workspace,
               GError         **error)
{
  g_autoptr (SuyuanVerdict) verdict = g_new0 (SuyuanVerdict, 1);
  g_autoptr (GError) local = NULL;
  SuyuanVerify verify = { workspace, verdict, NULL };

  if (!suyuan_verify_chain (&verify, &local) || (verdict->why == NULL && !suyuan_verify_changes (&verify, &local)))
    suyuan_verify_report (&verify, NULL, g_strdup (local->message));
  if (verdict->why == NULL)
    return TRUE;

  g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT,
               _ ("The journal itself is not whole at batch %s (%s), so nothing was made anew from it: restore a copy, or merge what is missing"),
               verdict->bad_batch == NULL ? "?" : verdict->bad_batch, verdict->why);
  return FALSE;
}

/**
 * suyuan_journal_repair:
 * @n_records: (out) (optional): how many records there are now
 *
 * Drops the record tables, their indexes and triggers and makes them anew from the journal, in one transaction. The
 * journal itself is only read; where it is not whole nothing is touched. Row numbers may change. Errors: CORRUPT.
 */
gboolean
suyuan_journal_repair (SuyuanWorkspace *workspace,
                       guint           *n_records,
                       GError         **error)
{
  guint n = 0;

  if (!suyuan_workspace_begin (workspace, error))
    return FALSE;

  if (!check_journal (workspace, error) || !rebuild (workspace, &n, error) || !suyuan_workspace_commit (workspace, error))
    {
      suyuan_workspace_abort (workspace);
      return FALSE;
    }

  if (n_records != NULL)
    *n_records = n;
  return TRUE;
}

/**
 * suyuan_journal_repair_search:
 * @n_records: (out): how many records a search can find now
 *
 * Makes the search index anew from the rows, in one transaction; the rows and the journal are only read. Errors: BUSY,
 * FULL, READ_ONLY, CORRUPT.
 */
gboolean
suyuan_journal_repair_search (SuyuanWorkspace *workspace,
                              guint           *n_records,
                              GError         **error)
{
  if (!suyuan_workspace_begin (workspace, error))
    return FALSE;
  if (suyuan_search_index_rebuild (workspace->db, workspace->tables, n_records, error) && suyuan_workspace_commit (workspace, error))
    return TRUE;

  suyuan_workspace_abort (workspace);
  return FALSE;
}
