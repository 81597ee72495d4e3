/* suyuan-verify-chain.c: the headers: what they say, who signed them, what they follow
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-verify.h"

#include <sodium.h>
#include <string.h>

/* One batch as stored; bytes are borrowed from the row. */
typedef struct
{
  SuyuanBatchHeader header;
  gconstpointer     device, hash, signature;
  gsize             device_length, hash_length, signature_length;
  gint64            seq, hlc;
} Stored;

typedef struct
{
  guint8 hash[SUYUAN_DIGEST_BYTES];
  gint64 hlc;
} Link;

/* The batches of one device and one number: one, or several where the chain forks. */
typedef struct
{
  GArray *links;
  gint64  seq;
  guint8  device[SUYUAN_DEVICE_BYTES];
} Links;

static const char *
check_columns (const Stored *stored)
{
  if (stored->device_length != SUYUAN_DEVICE_BYTES || memcmp (stored->device, stored->header.device, SUYUAN_DEVICE_BYTES) != 0 ||
      stored->seq != stored->header.seq || stored->hlc != stored->header.hlc)
    return _ ("The batch does not stand where its signed header says");
  return NULL;
}

static const char *
check_signature (const Stored *stored,
                 gconstpointer header,
                 gsize         length)
{
  guint8 hash[SUYUAN_DIGEST_BYTES];

  suyuan_digest (header, length, hash);
  if (stored->hash_length != sizeof hash || memcmp (hash, stored->hash, sizeof hash) != 0)
    return _ ("The header of the batch was changed");
  if (stored->signature_length != SUYUAN_SIGNATURE_BYTES || !suyuan_device_check (stored->header.device, hash, stored->signature))
    return _ ("The signature of the batch is not that of its device");
  return NULL;
}

static const Link *
find_link (GArray       *links,
           const guint8 *hash)
{
  for (guint i = 0; i < links->len; i++)
    if (memcmp (g_array_index (links, Link, i).hash, hash, SUYUAN_DIGEST_BYTES) == 0)
      return &g_array_index (links, Link, i);
  return NULL;
}

/* @before: the link before, of the same device; @same: earlier batches with the same number. */
static const char *
check_link (const Stored *stored,
            const Links  *before)
{
  static const guint8 nothing[SUYUAN_DIGEST_BYTES];
  const Link         *followed = find_link (before->links, stored->header.previous);
  gboolean            follows = before->links->len > 0 && memcmp (before->device, stored->header.device, SUYUAN_DEVICE_BYTES) == 0;

  if (stored->header.seq == 1 && memcmp (stored->header.previous, nothing, sizeof nothing) == 0)
    return NULL;
  if (!follows || before->seq != stored->header.seq - 1)
    return _ ("The batch before this one is missing");
  if (followed == NULL)
    return _ ("The batch does not follow the one before it");
  if (stored->header.hlc <= followed->hlc)
    return _ ("The batch claims to be older than the one before it");
  return NULL;
}

static gboolean
read_stored (SuyuanStmt *row,
             Stored     *stored,
             GError    **error)
{
  gsize         length;
  gconstpointer header = suyuan_stmt_blob (row, 2, &length);

  stored->seq = suyuan_stmt_int64 (row, 0);
  stored->hlc = suyuan_stmt_int64 (row, 1);
  stored->device = suyuan_stmt_blob (row, 5, &stored->device_length);
  stored->hash = suyuan_stmt_blob (row, 3, &stored->hash_length);
  stored->signature = suyuan_stmt_blob (row, 4, &stored->signature_length);
  return suyuan_batch_header_parse (&stored->header, header, length, error);
}

static void
advance (Links        *before,
         Links        *here,
         const Stored *stored)
{
  Link link = { { 0 }, stored->header.hlc };

  if (here->links->len > 0 && (here->seq != stored->header.seq || memcmp (here->device, stored->header.device, SUYUAN_DEVICE_BYTES) != 0))
    {
      Links old = *before;

      *before = *here;
      *here = old;
      g_array_set_size (here->links, 0);
    }

  if (stored->hash_length > 0)
    memcpy (link.hash, stored->hash, MIN (stored->hash_length, sizeof link.hash));
  g_array_append_val (here->links, link);
  here->seq = stored->header.seq;
  memcpy (here->device, stored->header.device, SUYUAN_DEVICE_BYTES);
}

/* Which workspaces may have their clock set is part of what is signed. */
static const char *
check_rehearsal (SuyuanVerify *self,
                 const Stored *stored)
{
  if ((stored->header.flags & SUYUAN_BATCH_HEADER_REHEARSAL) && !self->workspace->rehearsal)
    return _ ("The batch was made in a rehearsal, and the workspace does not say that it is one");
  return NULL;
}

static gboolean
verify_row (SuyuanVerify *self,
            SuyuanStmt   *row,
            Links        *before,
            Links        *here,
            GError      **error)
{
  g_autoptr (GError) broken = NULL;
  g_auto (SuyuanBatchHeader) parsed = { 0 };
  Stored        stored = { 0 };
  gsize         length;
  gconstpointer header = suyuan_stmt_blob (row, 2, &length);
  const char   *why;

  if (!read_stored (row, &stored, &broken))
    {
      char *id = stored.device_length >= 4 ? suyuan_batch_id_new (stored.device, stored.seq) : NULL;

      suyuan_verify_report (self, id, g_strdup (broken->message));
      return TRUE;
    }

  parsed = stored.header; /* to be cleared */
  why = check_signature (&stored, header, length);
  if (why == NULL)
    why = check_columns (&stored);
  if (why == NULL)
    {
      advance (before, here, &stored);
      why = check_link (&stored, before);
    }
  if (why == NULL)
    why = check_rehearsal (self, &stored);
  if (why != NULL)
    suyuan_verify_report (self, suyuan_batch_id_new (stored.device_length >= 4 ? stored.device : stored.header.device, stored.seq), g_strdup (why));
  return TRUE;
}

/**
 * Checks every header: its bytes, its signature, its place in the chain of its device.
 * Read from the table itself (NOT INDEXED): an index would show its own copy of device and seq.
 */
gboolean
suyuan_verify_chain (SuyuanVerify *self,
                     GError      **error)
{
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (Link));
  g_autoptr (GArray) second = g_array_new (FALSE, FALSE, sizeof (Link));
  Links before = { .links = first }, here = { .links = second };
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->workspace->db,
                                                  "SELECT seq, hlc, header, hash, signature, device FROM suyuan_batch NOT INDEXED ORDER BY device, seq, id", error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  while (row != NULL && self->verdict->bad_batch == NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    if (!verify_row (self, row, &before, &here, error))
      return FALSE;
  return step != SUYUAN_STEP_ERROR;
}
