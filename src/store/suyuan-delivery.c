/* suyuan-delivery.c: batches of other workspaces taken in: journal first, then what they come to
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-clash.h"
#include "suyuan-parcel.h"
#include "suyuan-query.h"
#include "suyuan-refold.h"

/* Invariant: the transaction is open until commit. */
struct _SuyuanDelivery
{
  SuyuanWorkspace *workspace; /* borrowed */
  GHashTable      *uids;      /* of the records touched */
  gint64           last_hlc;
  gint64           first_new; /* local number of the first batch that was not here; 0: none so far */
  guint            n_filled;  /* changes that were here without their contents */
  gint64           n_withheld;
  gboolean         done;
};

/**
 * suyuan_delivery_begin:
 *
 * Begins to take batches in: a transaction of the workspace. Errors: READ_ONLY, NETWORK, BUSY.
 */
SuyuanDelivery *
suyuan_delivery_begin (SuyuanWorkspace *workspace,
                       GError         **error)
{
  SuyuanDelivery *self;

  if (!suyuan_workspace_begin (workspace, error))
    return NULL;

  self = g_new0 (SuyuanDelivery, 1);
  self->workspace = workspace;
  self->uids = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  self->last_hlc = workspace->last_hlc;
  return self;
}

/**
 * The workspace it goes into. Borrowed.
 */
SuyuanWorkspace *
suyuan_delivery_get_workspace (SuyuanDelivery *self)
{
  return self->workspace;
}

/**
 * How many changes that were withheld here came with their contents.
 */
guint
suyuan_delivery_get_n_filled (SuyuanDelivery *self)
{
  return self->n_filled;
}

/**
 * How many changes of the batches taken came without their contents, be these here or not.
 */
gint64
suyuan_delivery_get_n_withheld (SuyuanDelivery *self)
{
  return self->n_withheld;
}

/**
 * Ends it; what was not committed is dropped.
 */
void
suyuan_delivery_free (SuyuanDelivery *self)
{
  if (!self->done)
    suyuan_workspace_abort (self->workspace);
  g_hash_table_unref (self->uids);
  g_free (self);
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
merge_rows (SuyuanDelivery     *self,
            const SuyuanParcel *parcel,
            gint64              number,
            gboolean            known,
            GError            **error)
{
  static const char insert_sql[] = "INSERT INTO suyuan_change (id, digest, uid, content) VALUES (?, ?, ?, ?)";
  static const char fill_sql[] = "UPDATE suyuan_change SET uid = ?3, content = ?4 WHERE id = ?1 AND digest = ?2 AND content IS NULL";
  const guint8     *cursor = parcel->rows;
  SuyuanParcelRow   row;

  for (gint64 id = number << 32; suyuan_parcel_next (parcel, &cursor, &row); id++)
    {
      if (known && row.content == NULL)
        continue;
      if (!write_row (self->workspace, known ? fill_sql : insert_sql, id, &row, self->uids, error))
        return FALSE;
      if (known)
        self->n_filled += suyuan_db_n_changed (self->workspace->db);
    }
  return TRUE;
}

static gint64
count_withheld (const SuyuanParcel *parcel)
{
  const guint8   *cursor = parcel->rows;
  SuyuanParcelRow row;
  gint64          n = 0;

  while (suyuan_parcel_next (parcel, &cursor, &row))
    n += row.content == NULL;
  return n;
}

/* Most of what comes again brings nothing. */
static gboolean
lacks_contents (SuyuanWorkspace *workspace,
                gint64           number,
                gboolean        *lacks,
                GError         **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, "SELECT 1 FROM suyuan_change WHERE id BETWEEN ? AND ? AND content IS NULL LIMIT 1", error);
  SuyuanStmtStep step;

  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_int64 (row, 0, number << 32);
  suyuan_stmt_bind_int64 (row, 1, ((number + 1) << 32) - 1);
  step = suyuan_stmt_step (row, error);
  *lacks = step == SUYUAN_STEP_ROW;
  return step != SUYUAN_STEP_ERROR;
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

/**
 * suyuan_delivery_take:
 * @parcel: one batch; in any order, known ones too
 * @is_new: (out) (optional): whether it was not here
 *
 * Takes a batch into the journal. One that is here already may still bring contents that were withheld. Errors:
 * CORRUPT and TOO_NEW for a batch that is not what was signed, CONSTRAINT for one made in a rehearsal where this is none.
 */
gboolean
suyuan_delivery_take (SuyuanDelivery *self,
                      GBytes         *parcel,
                      gboolean       *is_new,
                      GError        **error)
{
  g_auto (SuyuanParcel) opened = { 0 };
  gboolean known, wanted = TRUE;
  gint64   number;

  if (!suyuan_parcel_open (&opened, parcel, error) || !check_rehearsal (self->workspace, &opened, error) || !find_batch (self->workspace, &opened, &number, error))
    return FALSE;

  self->n_withheld += count_withheld (&opened);
  known = number != 0;
  if (is_new != NULL)
    *is_new = !known;
  if (known && !lacks_contents (self->workspace, number, &wanted, error))
    return FALSE;
  if (!known)
    {
      if (!insert_header (self->workspace, &opened, &number, error))
        return FALSE;
      if (self->first_new == 0)
        self->first_new = number;
      self->last_hlc = MAX (self->last_hlc, opened.header.hlc);
    }
  return !wanted || merge_rows (self, &opened, number, known, error);
}

/**
 * Whether every batch taken in follows one that is here. Errors: NOT_FOUND, naming the first that is missing.
 */
gboolean
suyuan_delivery_check_chains (SuyuanDelivery *self,
                              GError        **error)
{
  static const char loose_sql[] =
      "SELECT device, seq FROM suyuan_batch AS b WHERE id >= ? AND seq > 1"
      " AND NOT EXISTS (SELECT 1 FROM suyuan_batch AS p WHERE p.device = b.device AND p.seq = b.seq - 1 AND p.hash = substr (b.header, 75, 32))"
      " ORDER BY seq, device LIMIT 1";
  g_autoptr (SuyuanStmt) row = NULL;
  SuyuanStmtStep step;

  if (self->first_new == 0)
    return TRUE;
  row = suyuan_db_prepare (self->workspace->db, loose_sql, error);
  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_int64 (row, 0, self->first_new);
  step = suyuan_stmt_step (row, error);
  if (step == SUYUAN_STEP_ROW)
    {
      guint8           device[SUYUAN_DEVICE_BYTES] = { 0 };
      g_autofree char *missing = NULL;

      suyuan_stmt_copy (row, 0, device, sizeof device);
      missing = suyuan_batch_id_new (device, suyuan_stmt_int64 (row, 1) - 1);
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND, _ ("Batch %s and perhaps others before it are missing here"), missing);
    }
  return step == SUYUAN_STEP_DONE;
}

/* NULL without error: it is not there. */
static gboolean
look_up (SuyuanWorkspace *workspace,
         SuyuanKind       kind,
         const SuyuanUid *uid,
         SuyuanRecord   **record,
         GError         **error)
{
  g_autoptr (GError) failure = NULL;

  *record = suyuan_workspace_get (workspace, kind, uid, &failure);
  if (failure == NULL || g_error_matches (failure, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What a record was before and is after; none of it where nobody asks. */
static gboolean
refold_one (SuyuanDelivery    *self,
            SuyuanFolder      *folder,
            const SuyuanUid   *uid,
            GHashTable        *outlets,
            SuyuanDeliveryFunc func,
            gpointer           data,
            GError           **error)
{
  SuyuanFoldState *state = suyuan_folder_load (folder, uid, 0, error);
  g_autoptr (SuyuanRecord) before = NULL;
  g_autoptr (SuyuanRecord) after = NULL;
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GPtrArray) clashes = NULL;
  SuyuanDeliveryRecord record;

  if (state == NULL)
    return FALSE;
  if (func == NULL || state->table == NULL)
    return suyuan_refold_record (self->workspace, folder, state, outlets, error);

  if (!look_up (self->workspace, state->table->kind, uid, &before, error))
    return FALSE;
  known = suyuan_clash_open_fields (self->workspace, uid, error);
  if (known == NULL)
    return FALSE;
  clashes = suyuan_clash_list (folder, state, known);
  if (!suyuan_refold_record (self->workspace, folder, state, outlets, error) || !look_up (self->workspace, state->table->kind, uid, &after, error))
    return FALSE;

  record = (SuyuanDeliveryRecord){ state->table->kind, *uid, before, after, clashes };
  return func (&record, data, error);
}

/**
 * suyuan_delivery_settle:
 * @func: (nullable): told of every record touched, as it was and as it is
 *
 * Folds the records touched again: the same batches give the same tables whatever the order. No rule refuses; what
 * cannot both be so is kept as a conflict.
 */
gboolean
suyuan_delivery_settle (SuyuanDelivery    *self,
                        SuyuanDeliveryFunc func,
                        gpointer           data,
                        GError           **error)
{
  g_autoptr (SuyuanFolder) folder = suyuan_folder_new (self->workspace, error);
  g_autoptr (GHashTable) outlets = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer       uid;

  if (folder == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, self->uids);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    if (!refold_one (self, folder, uid, outlets, func, data, error))
      return FALSE;
  return suyuan_refold_outlets (self->workspace, outlets, error);
}

/**
 * Makes it stand, all of it at once. Where this fails nothing was taken in.
 */
gboolean
suyuan_delivery_commit (SuyuanDelivery *self,
                        GError        **error)
{
  if (!suyuan_workspace_commit (self->workspace, error))
    return FALSE;

  self->workspace->last_hlc = self->last_hlc;
  self->done = TRUE;
  return TRUE;
}
