/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-batch-private.h"
#include "suyuan-journal.h"

G_BEGIN_DECLS

/* A batch as the undo stacks see it. */
typedef struct
{
  gint64            number; /* local */
  char             *id;
  SuyuanBatchHeader header;
  const char       *undoes; /* id of what this one undoes or redoes, in the verb; NULL: neither */
  gboolean          redo;
  gboolean          undone; /* by a later batch that was not itself undone */
} SuyuanJournalEntry;

GPtrArray          *suyuan_journal_read_entries (SuyuanWorkspace *workspace, GError **error);
SuyuanJournalEntry *suyuan_journal_find_entry (GPtrArray *entries, const char *id);
gboolean            suyuan_journal_entry_can_undo (const SuyuanJournalEntry *entry);
SuyuanJournalEntry *suyuan_journal_top (GPtrArray *entries, const guint8 *device, const SuyuanUid *person,
                                        gboolean redo);

gboolean suyuan_inverse_write (SuyuanBatch *batch, const SuyuanJournalEntry *entry, GError **error);

G_END_DECLS
