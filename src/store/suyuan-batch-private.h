/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sodium.h>

#include "suyuan-batch.h"
#include "suyuan-fold.h"

G_BEGIN_DECLS

#define SALT_POOL 256 /* salts drawn at a time */

/* Invariant: the transaction is open; every change journaled so far is in the tables too and in the root. */
struct _SuyuanBatch
{
  SuyuanWorkspace  *workspace; /* borrowed */
  SuyuanBatchHeader header;
  gint64            id;     /* local number */
  gboolean          broken; /* a write failed half way: only abort is left */

  /* Owned */
  GByteArray              *content;
  GHashTable              *outlets; /* uids whose status wants working out */
  crypto_generichash_state root;
  SuyuanUid                last_uid; /* no uid above it is in the journal */

  /* Random bytes drawn ahead */
  guint8 salts[SALT_POOL][SUYUAN_SALT_BYTES];
  guint  n_salts;
};

const guint8 *suyuan_batch_next_salt (SuyuanBatch *self);
gboolean      suyuan_batch_journal (SuyuanBatch *self, const SuyuanUid *uid, GError **error);
gboolean      suyuan_batch_revive (SuyuanBatch *self, SuyuanFoldState *state, GError **error);

G_END_DECLS
