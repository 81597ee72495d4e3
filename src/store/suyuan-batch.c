/* suyuan-batch.c: what one action does: begin, commit, abort, and its place in the chain
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-batch-private.h"

#include "suyuan-refold.h"

#include <string.h>

static gboolean
read_last_uid (SuyuanBatch *self,
               GError     **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->workspace->db, "SELECT max(uid) FROM suyuan_change", error);

  if (stmt == NULL || suyuan_stmt_step (stmt, error) != SUYUAN_STEP_ROW)
    return FALSE;

  suyuan_stmt_uid (stmt, 0, &self->last_uid);
  return TRUE;
}

/* The end of this device's chain. */
static gboolean
read_chain_end (SuyuanBatch *self,
                GError     **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->workspace->db,
                                                   "SELECT seq, hash FROM suyuan_batch WHERE device = ? ORDER BY seq DESC, id DESC LIMIT 1",
                                                   error);
  gconstpointer  hash;
  gsize          length;
  SuyuanStmtStep step;

  if (stmt == NULL)
    return FALSE;

  suyuan_stmt_bind_blob (stmt, 0, self->header.device, SUYUAN_DEVICE_BYTES);
  step = suyuan_stmt_step (stmt, error);
  self->header.seq = 1;
  if (step != SUYUAN_STEP_ROW)
    return step == SUYUAN_STEP_DONE;

  self->header.seq = suyuan_stmt_int64 (stmt, 0) + 1;
  hash = suyuan_stmt_blob (stmt, 1, &length);
  if (length == SUYUAN_DIGEST_BYTES)
    memcpy (self->header.previous, hash, SUYUAN_DIGEST_BYTES);
  return TRUE;
}

static gboolean
prepare_header (SuyuanBatch *self,
                GError     **error)
{
  SuyuanWorkspace *workspace = self->workspace;
  SuyuanDevice    *device = suyuan_workspace_get_device (workspace, error);
  gint64           last_id;

  if (device == NULL)
    return FALSE;

  memcpy (self->header.device, suyuan_device_get_public_key (device), SUYUAN_DEVICE_BYTES);
  self->header.format = SUYUAN_JOURNAL_FORMAT;
  self->header.catalogue = suyuan_catalogue_get_version (workspace->catalogue);
  self->header.flags = workspace->rehearsal ? SUYUAN_BATCH_HEADER_REHEARSAL : 0;
  self->header.hlc = MAX (suyuan_clock_now_ms (&workspace->clock) << 16, workspace->last_hlc + 1);

  if (!suyuan_db_get_int64 (workspace->db, "SELECT max(id) FROM suyuan_batch", &last_id, error))
    return FALSE;
  self->id = last_id + 1;
  return read_last_uid (self, error) && read_chain_end (self, error);
}

/**
 * suyuan_batch_begin:
 * @workspace: must outlive the batch; one batch at a time
 * @verb: what is being done, a stable word
 * @person: (nullable): who
 *
 * Errors: READ_ONLY, NETWORK, BUSY and what the device key may have.
 *
 * Returns: (transfer full): an open batch
 */
SuyuanBatch *
suyuan_batch_begin (SuyuanWorkspace *workspace,
                    const char      *verb,
                    const SuyuanUid *person,
                    GError         **error)
{
  SuyuanBatch *self;

  if (!suyuan_workspace_begin (workspace, error))
    return NULL;

  self = g_new0 (SuyuanBatch, 1);
  self->workspace = workspace;
  self->header.verb = g_strdup (verb);
  if (person != NULL)
    self->header.person = *person;
  self->content = g_byte_array_sized_new (1024);
  self->outlets = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  crypto_generichash_init (&self->root, NULL, 0, SUYUAN_DIGEST_BYTES);

  if (!prepare_header (self, error))
    g_clear_pointer (&self, suyuan_batch_free);
  return self;
}

/**
 * Frees the batch, aborting it if it is still open.
 */
void
suyuan_batch_free (SuyuanBatch *self)
{
  if (self == NULL)
    return;

  if (self->workspace != NULL)
    suyuan_workspace_abort (self->workspace);
  suyuan_batch_header_clear (&self->header);
  g_byte_array_unref (self->content);
  g_hash_table_unref (self->outlets);
  g_free (self);
}

/**
 * The next 16 random bytes; borrowed until the next call.
 */
const guint8 *
suyuan_batch_next_salt (SuyuanBatch *self)
{
  if (self->n_salts == 0)
    {
      randombytes_buf (self->salts, sizeof self->salts);
      self->n_salts = SALT_POOL;
    }
  return self->salts[--self->n_salts];
}

/**
 * Puts the change in the batch's content buffer into the journal and into the root.
 */
gboolean
suyuan_batch_journal (SuyuanBatch     *self,
                      const SuyuanUid *uid,
                      GError         **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->workspace->db,
                                                   "INSERT INTO suyuan_change (id, uid, digest, content) VALUES (?, ?, ?, ?)",
                                                   error);
  guint8 digest[SUYUAN_DIGEST_BYTES];

  if (stmt == NULL)
    return FALSE;

  suyuan_digest (self->content->data, self->content->len, digest);
  crypto_generichash_update (&self->root, digest, sizeof digest);
  suyuan_stmt_bind_int64 (stmt, 0, self->id << 32 | self->header.rows++);
  suyuan_stmt_bind_uid (stmt, 1, uid);
  suyuan_stmt_bind_blob (stmt, 2, digest, sizeof digest);
  suyuan_stmt_bind_blob (stmt, 3, self->content->data, self->content->len);
  if (memcmp (uid, &self->last_uid, sizeof *uid) > 0)
    self->last_uid = *uid;
  return suyuan_stmt_run (stmt, error);
}

/**
 * The number of changes so far.
 */
guint
suyuan_batch_get_n_changes (SuyuanBatch *self)
{
  return self->header.rows;
}

static gboolean
write_header (SuyuanBatch *self,
              GError     **error)
{
  g_autoptr (SuyuanStmt) stmt = NULL;
  g_autoptr (GBytes) header = NULL;
  guint8        hash[SUYUAN_DIGEST_BYTES], signature[SUYUAN_SIGNATURE_BYTES];
  gconstpointer bytes;
  gsize         length;

  crypto_generichash_final (&self->root, self->header.root, SUYUAN_DIGEST_BYTES);
  header = suyuan_batch_header_serialize (&self->header);
  bytes = g_bytes_get_data (header, &length);
  suyuan_digest (bytes, length, hash);
  suyuan_device_sign (self->workspace->device, hash, signature);

  stmt = suyuan_db_prepare (self->workspace->db,
                            "INSERT INTO suyuan_batch (id, device, seq, hlc, header, hash, signature) VALUES (?, ?, ?, ?, ?, ?, ?)",
                            error);
  if (stmt == NULL)
    return FALSE;

  suyuan_stmt_bind_int64 (stmt, 0, self->id);
  suyuan_stmt_bind_blob (stmt, 1, self->header.device, SUYUAN_DEVICE_BYTES);
  suyuan_stmt_bind_int64 (stmt, 2, self->header.seq);
  suyuan_stmt_bind_int64 (stmt, 3, self->header.hlc);
  suyuan_stmt_bind_blob (stmt, 4, bytes, length);
  suyuan_stmt_bind_blob (stmt, 5, hash, sizeof hash);
  suyuan_stmt_bind_blob (stmt, 6, signature, sizeof signature);
  return suyuan_stmt_run (stmt, error);
}

static gboolean
check_whole (SuyuanBatch *self,
             GError     **error)
{
  if (!self->broken)
    return TRUE;

  g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED, _ ("A change could not be written, so none of them is"));
  return FALSE;
}

/**
 * suyuan_batch_commit:
 * @id: (out) (optional) (nullable): the batch's printable id; %NULL for a batch without changes
 *
 * Chains and signs the batch and makes it visible, or does none of it: after an error the batch is aborted.
 * The batch still wants suyuan_batch_free().
 */
gboolean
suyuan_batch_commit (SuyuanBatch *self,
                     char       **id,
                     GError     **error)
{
  SuyuanWorkspace *workspace = g_steal_pointer (&self->workspace);
  gboolean         done;

  if (id != NULL)
    *id = NULL;
  if (self->header.rows == 0)
    {
      suyuan_workspace_abort (workspace);
      return TRUE;
    }

  self->workspace = workspace;
  done = check_whole (self, error) && suyuan_refold_outlets (workspace, self->outlets, error) && write_header (self, error) &&
         suyuan_workspace_commit (workspace, error);
  self->workspace = NULL;
  if (!done)
    {
      suyuan_workspace_abort (workspace);
      return FALSE;
    }

  workspace->last_hlc = self->header.hlc;
  if (id != NULL)
    *id = suyuan_batch_header_dup_id (&self->header);
  return TRUE;
}
