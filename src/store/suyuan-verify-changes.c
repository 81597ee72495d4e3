/* suyuan-verify-changes.c: the changes: their digests, and the root that covers them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-verify.h"

#include <sodium.h>
#include <string.h>

/* The batch whose changes are being read. */
typedef struct
{
  SuyuanBatchHeader        header;
  gint64                   number; /* 0: none */
  guint                    rows;
  crypto_generichash_state root;
} Current;

static void
report (SuyuanVerify  *self,
        const Current *current,
        const char    *why)
{
  suyuan_verify_report (self, suyuan_batch_header_dup_id (&current->header), g_strdup (why));
}

static void
end_batch (SuyuanVerify *self,
           Current      *current)
{
  guint8 root[SUYUAN_DIGEST_BYTES];

  if (current->number != 0)
    {
      crypto_generichash_final (&current->root, root, sizeof root);
      if (current->rows != current->header.rows)
        report (self, current, _ ("Changes of the batch are missing or too many"));
      else if (memcmp (root, current->header.root, sizeof root) != 0)
        report (self, current, _ ("Changes of the batch were exchanged"));
    }
  suyuan_batch_header_clear (&current->header);
  current->number = 0;
}

static gboolean
begin_batch (SuyuanVerify *self,
             SuyuanStmt   *row,
             Current      *current,
             GError      **error)
{
  gsize         length;
  gconstpointer header = suyuan_stmt_blob (row, 1, &length);

  current->number = suyuan_stmt_int64 (row, 0);
  current->rows = 0;
  crypto_generichash_init (&current->root, NULL, 0, SUYUAN_DIGEST_BYTES);
  return suyuan_batch_header_parse (&current->header, header, length, error);
}

static const char *
check_content (SuyuanStmt   *row,
               const guint8 *digest)
{
  SuyuanPayload payload;
  SuyuanUid     uid;
  guint8        computed[SUYUAN_DIGEST_BYTES];
  gsize         length;
  gconstpointer content = suyuan_stmt_blob (row, 3, &length);
  gboolean      has_uid = suyuan_stmt_uid (row, 1, &uid);

  if (content == NULL)
    return has_uid ? _ ("A withheld change of the batch has a record") : NULL;

  suyuan_digest (content, length, computed);
  if (memcmp (computed, digest, sizeof computed) != 0)
    return _ ("A change of the batch was altered");
  if (!suyuan_payload_is_whole (content, length) || !suyuan_payload_open (&payload, content, length))
    return _ ("A change of the batch cannot be read");
  if (!has_uid || !suyuan_uid_equal (&payload.uid, &uid))
    return _ ("A change of the batch stands at another record");
  return NULL;
}

static void
verify_change (SuyuanVerify *self,
               SuyuanStmt   *row,
               Current      *current)
{
  static const guint8 nothing[SUYUAN_DIGEST_BYTES];
  gsize               length;
  const guint8       *digest = suyuan_stmt_blob (row, 2, &length);
  const char         *why;

  if (length != SUYUAN_DIGEST_BYTES)
    digest = nothing;
  why = check_content (row, digest);
  if (why == NULL && (suyuan_stmt_int64 (row, 0) & G_MAXUINT32) != current->rows)
    why = _ ("Changes of the batch are missing or too many");
  if (why != NULL)
    report (self, current, why);

  crypto_generichash_update (&current->root, digest, SUYUAN_DIGEST_BYTES);
  current->rows++;
}

/* The changes of all batches lie one after the other. */
static gboolean
verify_batch (SuyuanVerify   *self,
              SuyuanStmt     *changes,
              SuyuanStmtStep *step,
              Current        *current,
              GError        **error)
{
  while (*step == SUYUAN_STEP_ROW && suyuan_stmt_int64 (changes, 0) >> 32 == current->number && self->verdict->bad_batch == NULL)
    {
      verify_change (self, changes, current);
      *step = suyuan_stmt_step (changes, error);
    }
  if (*step != SUYUAN_STEP_ERROR && self->verdict->bad_batch == NULL)
    end_batch (self, current);
  suyuan_batch_header_clear (&current->header);
  return *step != SUYUAN_STEP_ERROR;
}

/**
 * Checks every change against its digest and every batch's digests against its signed root.
 */
gboolean
suyuan_verify_changes (SuyuanVerify *self,
                       GError      **error)
{
  SuyuanDb *db = self->workspace->db;
  g_autoptr (SuyuanStmt) batches = suyuan_db_prepare (db, "SELECT id, header FROM suyuan_batch ORDER BY id", error);
  g_autoptr (SuyuanStmt) changes = batches == NULL ? NULL : suyuan_db_prepare (db, "SELECT id, uid, digest, content FROM suyuan_change ORDER BY id", error);
  SuyuanStmtStep next = changes == NULL ? SUYUAN_STEP_ERROR : suyuan_stmt_step (changes, error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;
  Current        current = { 0 };

  while (next != SUYUAN_STEP_ERROR && self->verdict->bad_batch == NULL && (step = suyuan_stmt_step (batches, error)) == SUYUAN_STEP_ROW)
    if (!begin_batch (self, batches, &current, error) || !verify_batch (self, changes, &next, &current, error))
      return FALSE;
  if (next == SUYUAN_STEP_ERROR || step == SUYUAN_STEP_ERROR)
    return FALSE;

  if (next == SUYUAN_STEP_ROW && self->verdict->why == NULL)
    suyuan_verify_report (self, NULL, g_strdup (_ ("There are changes that belong to no batch")));
  return TRUE;
}
