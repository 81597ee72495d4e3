/* suyuan-merge.c: batches out of one workspace and into another
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-journal.h"
#include "suyuan-parcel.h"
#include "suyuan-refold.h"

static void
unref_bytes (gpointer bytes)
{
  g_bytes_unref (bytes);
}

static gboolean
export_rows (SuyuanWorkspace *workspace,
             gint64           batch,
             gboolean         withhold,
             GByteArray      *bytes,
             GError         **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, "SELECT digest, content FROM suyuan_change WHERE id BETWEEN ? AND ? ORDER BY id", error);
  SuyuanStmtStep step;

  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_int64 (row, 0, batch << 32);
  suyuan_stmt_bind_int64 (row, 1, ((batch + 1) << 32) - 1);
  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      SuyuanParcelRow parcel;
      gsize           length;

      parcel.digest = suyuan_stmt_blob (row, 0, &length);
      parcel.content = suyuan_stmt_blob (row, 1, &parcel.length);
      if (length != SUYUAN_DIGEST_BYTES)
        {
          g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT, _ ("The journal is damaged: verify it before sending it on"));
          return FALSE;
        }
      if (withhold)
        parcel.content = NULL;
      suyuan_parcel_add (bytes, &parcel);
    }
  return step == SUYUAN_STEP_DONE;
}

/**
 * suyuan_journal_export:
 * @withhold_rows: leave the contents of the changes out; their digests still go
 *
 * Every batch, older before newer. Array of GBytes.
 */
GPtrArray *
suyuan_journal_export (SuyuanWorkspace *workspace,
                       gboolean         withhold_rows,
                       GError         **error)
{
  g_autoptr (GPtrArray) parcels = g_ptr_array_new_with_free_func (unref_bytes);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, "SELECT id, header, signature FROM suyuan_batch ORDER BY hlc, device, seq", error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      gsize         header_length, length;
      gconstpointer header = suyuan_stmt_blob (row, 1, &header_length);

      suyuan_parcel_begin (bytes, header, header_length, suyuan_stmt_blob (row, 2, &length));
      if (!export_rows (workspace, suyuan_stmt_int64 (row, 0), withhold_rows, bytes, error))
        return NULL;
      g_ptr_array_add (parcels, g_byte_array_free_to_bytes (g_steal_pointer (&bytes)));
    }
  return step == SUYUAN_STEP_DONE ? g_steal_pointer (&parcels) : NULL;
}

/* The local number of a batch that is here already; 0: it is not. */
static gboolean
find_batch (SuyuanWorkspace    *workspace,
            const SuyuanParcel *parcel,
            gint64             *number,
            GError            **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, "SELECT id FROM suyuan_batch WHERE hash = ?", error);
  SuyuanStmtStep step;

  *number = 0;
  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_blob (row, 0, parcel->hash, sizeof parcel->hash);
  step = suyuan_stmt_step (row, error);
  if (step == SUYUAN_STEP_ROW)
    *number = suyuan_stmt_int64 (row, 0);
  return step != SUYUAN_STEP_ERROR;
}

static gboolean
insert_header (SuyuanWorkspace    *workspace,
               const SuyuanParcel *parcel,
               gint64             *number,
               GError            **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (workspace->db,
                                                   "INSERT INTO suyuan_batch (device, seq, hlc, header, hash, signature) VALUES (?, ?, ?, ?, ?, ?)",
                                                   error);

  if (stmt == NULL)
    return FALSE;

  suyuan_stmt_bind_blob (stmt, 0, parcel->header.device, SUYUAN_DEVICE_BYTES);
  suyuan_stmt_bind_int64 (stmt, 1, parcel->header.seq);
  suyuan_stmt_bind_int64 (stmt, 2, parcel->header.hlc);
  suyuan_stmt_bind_blob (stmt, 3, parcel->header_bytes, parcel->header_length);
  suyuan_stmt_bind_blob (stmt, 4, parcel->hash, sizeof parcel->hash);
  suyuan_stmt_bind_blob (stmt, 5, parcel->signature, SUYUAN_SIGNATURE_BYTES);
  if (!suyuan_stmt_run (stmt, error))
    return FALSE;

  *number = suyuan_db_last_rowid (workspace->db);
  return TRUE;
}

static gboolean
write_row (SuyuanWorkspace       *workspace,
           const char            *sql,
           gint64                 id,
           const SuyuanParcelRow *row,
           GHashTable            *uids,
           GError               **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (workspace->db, sql, error);
  SuyuanPayload payload;

  if (stmt == NULL)
    return FALSE;

  suyuan_stmt_bind_int64 (stmt, 0, id);
  suyuan_stmt_bind_blob (stmt, 1, row->digest, SUYUAN_DIGEST_BYTES);
  if (row->content != NULL && suyuan_payload_open (&payload, row->content, row->length))
    {
      g_hash_table_add (uids, g_memdup2 (&payload.uid, sizeof payload.uid));
      suyuan_stmt_bind_uid (stmt, 2, &payload.uid);
      suyuan_stmt_bind_blob (stmt, 3, row->content, row->length);
    }
  return suyuan_stmt_run (stmt, error);
}

/* A batch that is here already may still bring contents that were withheld. */
static gboolean
merge_rows (SuyuanWorkspace    *workspace,
            const SuyuanParcel *parcel,
            gint64              number,
            gboolean            known,
            GHashTable         *uids,
            GError            **error)
{
  static const char insert_sql[] = "INSERT INTO suyuan_change (id, digest, uid, content) VALUES (?, ?, ?, ?)";
  static const char fill_sql[] = "UPDATE suyuan_change SET uid = ?3, content = ?4 WHERE id = ?1 AND digest = ?2 AND content IS NULL";
  const guint8     *cursor = parcel->rows;
  SuyuanParcelRow   row;

  for (gint64 id = number << 32; suyuan_parcel_next (parcel, &cursor, &row); id++)
    if ((!known || row.content != NULL) && !write_row (workspace, known ? fill_sql : insert_sql, id, &row, uids, error))
      return FALSE;
  return TRUE;
}

/* Its clock may have been set, so nothing made in a rehearsal may become part of the real thing. */
static gboolean
check_rehearsal (SuyuanWorkspace    *workspace,
                 const SuyuanParcel *parcel,
                 GError            **error)
{
  g_autofree char *id = NULL;

  if (workspace->rehearsal || !(parcel->header.flags & SUYUAN_BATCH_HEADER_REHEARSAL))
    return TRUE;

  id = suyuan_batch_header_dup_id (&parcel->header);
  g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT,
               _ ("Batch %s was made in a rehearsal and this workspace is none: merge it into a workspace made to rehearse"), id);
  return FALSE;
}

static gboolean
merge_parcel (SuyuanWorkspace *workspace,
              GBytes          *bytes,
              GHashTable      *uids,
              gint64          *last_hlc,
              guint           *n_new,
              GError         **error)
{
  g_auto (SuyuanParcel) parcel = { 0 };
  gboolean known;
  gint64   number;

  if (!suyuan_parcel_open (&parcel, bytes, error) || !check_rehearsal (workspace, &parcel, error) || !find_batch (workspace, &parcel, &number, error))
    return FALSE;

  known = number != 0;
  if (!known)
    {
      if (!insert_header (workspace, &parcel, &number, error))
        return FALSE;
      *n_new += 1;
      *last_hlc = MAX (*last_hlc, parcel.header.hlc);
    }
  return merge_rows (workspace, &parcel, number, known, uids, error);
}

static gboolean
refold (SuyuanWorkspace *workspace,
        GHashTable      *uids,
        GError         **error)
{
  g_autoptr (SuyuanFolder) folder = suyuan_folder_new (workspace, error);
  g_autoptr (GHashTable) outlets = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer       uid;

  if (folder == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, uids);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    {
      SuyuanFoldState *state = suyuan_folder_load (folder, uid, 0, error);

      if (state == NULL || !suyuan_refold_record (workspace, folder, state, outlets, error))
        return FALSE;
    }
  return suyuan_refold_outlets (workspace, outlets, error);
}

/**
 * suyuan_journal_merge:
 * @batches: array of GBytes, in any order, known ones among them
 * @n_new: (out) (optional): how many were not here
 *
 * Takes batches in and folds the records they touch again: the same batches give the same tables whatever the order.
 * No rule refuses; what cannot both be so is kept as a conflict. Errors: CORRUPT and TOO_NEW for a batch that is not
 * what was signed, CONSTRAINT for one made in a rehearsal where this is none; then nothing is taken in.
 */
gboolean
suyuan_journal_merge (SuyuanWorkspace *workspace,
                      GPtrArray       *batches,
                      guint           *n_new,
                      GError         **error)
{
  g_autoptr (GHashTable) uids = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  gint64   last_hlc = workspace->last_hlc;
  gboolean done = TRUE;
  guint    n = 0;

  if (!suyuan_workspace_begin (workspace, error))
    return FALSE;

  for (guint i = 0; done && i < batches->len; i++)
    done = merge_parcel (workspace, batches->pdata[i], uids, &last_hlc, &n, error);
  if (!done || !refold (workspace, uids, error) || !suyuan_workspace_commit (workspace, error))
    {
      suyuan_workspace_abort (workspace);
      return FALSE;
    }

  workspace->last_hlc = last_hlc;
  if (n_new != NULL)
    *n_new = n;
  return TRUE;
}
