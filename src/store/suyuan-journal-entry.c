/* suyuan-journal-entry.c: the batches in their order, and the undo and redo stacks that lie in them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-journal-private.h"

#include <string.h>

static void
entry_free (gpointer data)
{
  SuyuanJournalEntry *self = data;

  suyuan_batch_header_clear (&self->header);
  g_free (self->id);
  g_free (self);
}

static SuyuanJournalEntry *
entry_read (SuyuanStmt *row,
            GError    **error)
{
  SuyuanJournalEntry *self = g_new0 (SuyuanJournalEntry, 1);
  gsize               length;
  gconstpointer       bytes = suyuan_stmt_blob (row, 1, &length);

  self->number = suyuan_stmt_int64 (row, 0);
  if (!suyuan_batch_header_parse (&self->header, bytes, length, error))
    {
      entry_free (self);
      return NULL;
    }

  self->id = suyuan_batch_header_dup_id (&self->header);
  self->redo = g_str_has_prefix (self->header.verb, "redo:");
  if (self->redo || g_str_has_prefix (self->header.verb, "undo:"))
    self->undoes = self->header.verb + strlen ("undo:");
  return self;
}

/* An undo names what it undoes; a redo names the undo it takes back. */
static void
mark_undone (GPtrArray *entries)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      SuyuanJournalEntry *entry = entries->pdata[i];
      SuyuanJournalEntry *target = entry->undoes == NULL ? NULL : g_hash_table_lookup (by_id, entry->undoes);

      g_hash_table_insert (by_id, entry->id, entry);
      if (target == NULL)
        continue;
      target->undone = TRUE;
      if (entry->redo && target->undoes != NULL && (target = g_hash_table_lookup (by_id, target->undoes)) != NULL)
        target->undone = FALSE;
    }
}

/**
 * Every batch of the journal in the order of the fold. Array of SuyuanJournalEntry.
 */
GPtrArray *
suyuan_journal_read_entries (SuyuanWorkspace *workspace,
                             GError         **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, "SELECT id, header FROM suyuan_batch ORDER BY hlc, device, seq", error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      SuyuanJournalEntry *entry = entry_read (row, error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
  if (step != SUYUAN_STEP_DONE)
    return NULL;

  mark_undone (entries);
  return g_steal_pointer (&entries);
}

/**
 * The batch with this printable id, %NULL where there is none. Borrowed.
 */
SuyuanJournalEntry *
suyuan_journal_find_entry (GPtrArray  *entries,
                           const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    {
      SuyuanJournalEntry *entry = entries->pdata[i];

      if (g_str_equal (entry->id, id))
        return entry;
    }
  return NULL;
}

/**
 * Whether the batch is of a kind that is undone: no decision, no undo, not undone already.
 */
gboolean
suyuan_journal_entry_can_undo (const SuyuanJournalEntry *entry)
{
  return entry->undoes == NULL && !entry->undone && !(entry->header.flags & SUYUAN_BATCH_HEADER_DECISION);
}

/**
 * What Undo (or Redo) means for this person on this device now: the last batch of theirs that is not undone, or the
 * last undo with nothing new since. %NULL: nothing. Borrowed.
 */
SuyuanJournalEntry *
suyuan_journal_top (GPtrArray       *entries,
                    const guint8    *device,
                    const SuyuanUid *person,
                    gboolean         redo)
{
  static const SuyuanUid nobody = { 0 };

  for (guint i = entries->len; i > 0; i--)
    {
      SuyuanJournalEntry *entry = entries->pdata[i - 1];

      if (memcmp (entry->header.device, device, SUYUAN_DEVICE_BYTES) != 0 ||
          !suyuan_uid_equal (&entry->header.person, person == NULL ? &nobody : person))
        continue;
      if (!redo && suyuan_journal_entry_can_undo (entry))
        return entry;
      if (redo && entry->undoes == NULL)
        return NULL; /* something new was done since */
      if (redo && !entry->redo && !entry->undone)
        return entry;
    }
  return NULL;
}
