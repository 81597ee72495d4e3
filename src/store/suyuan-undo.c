/* suyuan-undo.c: undo and redo: the inverse of a batch is a batch
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-journal-private.h"

static gboolean
refuse (GError    **error,
        const char *why)
{
  g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO, why);
  return FALSE;
}

static gboolean
write_inverse (SuyuanWorkspace          *workspace,
               const SuyuanJournalEntry *entry,
               const char               *word,
               const SuyuanUid          *person,
               char                    **new_id,
               guint                    *n_changed,
               GError                  **error)
{
  g_autofree char *verb = g_strconcat (word, ":", entry->id, NULL);
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (workspace, verb, person, error);

  if (batch == NULL || !suyuan_inverse_write (batch, entry, error))
    return FALSE;

  if (n_changed != NULL)
    *n_changed = suyuan_batch_get_n_changes (batch);
  return suyuan_batch_commit (batch, new_id, error);
}

static SuyuanJournalEntry *
choose_undo (SuyuanWorkspace *workspace,
             GPtrArray       *entries,
             const char      *id,
             const SuyuanUid *person,
             GError         **error)
{
  SuyuanDevice       *device = suyuan_workspace_get_device (workspace, error);
  SuyuanJournalEntry *entry;

  if (device == NULL)
    return NULL;

  entry = id == NULL ? suyuan_journal_top (entries, suyuan_device_get_public_key (device), person, FALSE)
                     : suyuan_journal_find_entry (entries, id);
  if (entry == NULL && id != NULL)
    g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND, _ ("There is no batch “%s”: the log lists them"), id);
  else if (entry == NULL)
    refuse (error, _ ("There is nothing to undo"));
  else if (entry->header.flags & SUYUAN_BATCH_HEADER_DECISION)
    refuse (error, _ ("A decision is not undone: follow it with another (return, suspend, rebound)"));
  else if (entry->undone)
    refuse (error, _ ("This is undone already"));
  else if (entry->redo)
    refuse (error, _ ("This brought something back: undo what it brought back"));
  else
    return entry;
  return NULL;
}

/**
 * suyuan_journal_undo:
 * @id: (nullable): a batch; %NULL for the last of this person on this device that can be undone
 * @person: (nullable): who undoes
 * @new_id: (out) (optional): the batch that does it
 * @n_changed: (out) (optional): how many records it changes
 *
 * Writes the inverse batch; naming an undo takes it back. Errors: NOT_FOUND; CANNOT_UNDO, with the list of what is in
 * the way, where later batches touched the same or refer to it, and for decisions.
 */
gboolean
suyuan_journal_undo (SuyuanWorkspace *workspace,
                     const char      *id,
                     const SuyuanUid *person,
                     char           **new_id,
                     guint           *n_changed,
                     GError         **error)
{
  g_autoptr (GPtrArray) entries = suyuan_journal_read_entries (workspace, error);
  SuyuanJournalEntry *entry = entries == NULL ? NULL : choose_undo (workspace, entries, id, person, error);

  return entry != NULL && write_inverse (workspace, entry, entry->undoes == NULL ? "undo" : "redo", person, new_id, n_changed, error);
}

/**
 * suyuan_journal_redo:
 *
 * Takes the last undo of this person on this device back, if nothing new was done since. As suyuan_journal_undo().
 */
gboolean
suyuan_journal_redo (SuyuanWorkspace *workspace,
                     const SuyuanUid *person,
                     char           **new_id,
                     guint           *n_changed,
                     GError         **error)
{
  g_autoptr (GPtrArray) entries = suyuan_journal_read_entries (workspace, error);
  SuyuanDevice       *device = entries == NULL ? NULL : suyuan_workspace_get_device (workspace, error);
  SuyuanJournalEntry *entry;

  if (device == NULL)
    return FALSE;

  entry = suyuan_journal_top (entries, suyuan_device_get_public_key (device), person, TRUE);
  if (entry == NULL)
    return refuse (error, _ ("There is nothing to bring back"));
  return write_inverse (workspace, entry, "redo", person, new_id, n_changed, error);
}

/**
 * suyuan_journal_peek:
 * @person: (nullable): who would undo
 * @redo: whether what would be done again is meant
 * @verb: (out) (nullable) (transfer full): of the batch that would be undone, or was; %NULL where there is none
 * @n_rows: (out): how many records it changed
 *
 * Looks at what suyuan_journal_undo() without an id, or suyuan_journal_redo(), would take. Reads the heads of all batches.
 */
gboolean
suyuan_journal_peek (SuyuanWorkspace *workspace,
                     const SuyuanUid *person,
                     gboolean         redo,
                     char           **verb,
                     guint           *n_rows,
                     GError         **error)
{
  g_autoptr (GPtrArray) entries = suyuan_journal_read_entries (workspace, error);
  SuyuanDevice       *device = entries == NULL ? NULL : suyuan_workspace_get_device (workspace, error);
  SuyuanJournalEntry *entry;

  *verb = NULL;
  *n_rows = 0;
  if (device == NULL)
    return FALSE;

  entry = suyuan_journal_top (entries, suyuan_device_get_public_key (device), person, redo);
  if (entry != NULL && redo)
    entry = suyuan_journal_find_entry (entries, entry->undoes);
  if (entry == NULL)
    return TRUE;

  *verb = g_strdup (entry->header.verb);
  *n_rows = entry->header.rows;
  return TRUE;
}

/**
 * suyuan_journal_follow_undo:
 * @kinds: bits of the kinds whose records @func wants to see as they were
 * @minds: (nullable): which of them; the others are not kept. %NULL: all
 * @func: (nullable): asked once for each undo and redo that sets back fields of such records, or brings such records back; %NULL: nobody follows any more
 * @data: borrowed
 *
 * Says who follows the undos and redos of a workspace: what was derived from the fields that are set back is written in the
 * same batch. One at a time.
 */
void
suyuan_journal_follow_undo (SuyuanWorkspace *workspace,
                            guint64          kinds,
                            SuyuanUndoMinds  minds,
                            SuyuanUndoFunc   func,
                            gpointer         data)
{
  workspace->undo_kinds = kinds;
  workspace->undo_minds = (GCallback) minds;
  workspace->undo_func = (GCallback) func;
  workspace->undo_data = data;
}
