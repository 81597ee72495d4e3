/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-batch.h"
#include "suyuan-history.h"

G_BEGIN_DECLS

SuyuanJournalInfo *suyuan_journal_info (SuyuanWorkspace *workspace, GError **error);
char              *suyuan_journal_dup_head (SuyuanWorkspace *workspace, GError **error);
GPtrArray         *suyuan_journal_batches (SuyuanWorkspace *workspace, guint limit, GError **error);
GPtrArray         *suyuan_journal_history (SuyuanWorkspace *workspace, SuyuanKind kind, const SuyuanUid *uid,
                                           guint limit, GError **error);
/* The codes of the records a batch touched, in their order; @first: the uid of the first it touched. */
char  **suyuan_journal_dup_codes (SuyuanWorkspace *workspace, const char *id, SuyuanUid *first, GError **error);
GArray *suyuan_journal_changed_since (SuyuanWorkspace *workspace, gint64 *mark, guint limit, GError **error);

/* %NULL id: the last batch of this person on this device that can be undone (redone). */
gboolean suyuan_journal_undo (SuyuanWorkspace *workspace, const char *id, const SuyuanUid *person, char **new_id,
                              guint *n_changed, GError **error);
gboolean suyuan_journal_redo (SuyuanWorkspace *workspace, const SuyuanUid *person, char **new_id, guint *n_changed,
                              GError **error);

/* What these would undo (redo): its verb and how many rows it has; a %NULL verb: there is nothing. */
gboolean suyuan_journal_peek (SuyuanWorkspace *workspace, const SuyuanUid *person, gboolean redo, char **verb, guint *n_rows,
                              GError **error);

/* Asked in the batch of an undo or redo before it is committed, for what else belongs to it. @before: the records of some
 * kinds whose fields it sets back, as they were, and those it brings back, as they are; @touched: the uids of all of any
 * kind whose fields it sets back. */
typedef gboolean (*SuyuanUndoFunc) (SuyuanBatch *batch,
                                    GPtrArray   *before,
                                    GHashTable  *touched,
                                    gpointer     data,
                                    GError     **error);
/* Whether @before shows this one: as it was and what is set back of it; %NULL: it is brought back. */
typedef gboolean (*SuyuanUndoMinds) (SuyuanRecord *record, SuyuanRecord *change);
void suyuan_journal_follow_undo (SuyuanWorkspace *workspace, guint64 kinds, SuyuanUndoMinds minds, SuyuanUndoFunc func,
                                 gpointer data);

SuyuanVerdict *suyuan_journal_verify (SuyuanWorkspace *workspace, const char *head, GCancellable *cancellable,
                                      GError **error);
gboolean       suyuan_journal_repair (SuyuanWorkspace *workspace, guint *n_records, GError **error);
gboolean       suyuan_journal_repair_search (SuyuanWorkspace *workspace, guint *n_records, GError **error);

/* Moving batches between workspaces of one family: opaque bytes, one blob per batch, in chain order. */
GPtrArray *suyuan_journal_export (SuyuanWorkspace *workspace, gboolean withhold_rows, GError **error);
gboolean   suyuan_journal_merge (SuyuanWorkspace *workspace, GPtrArray *batches, guint *n_new, GError **error);

G_END_DECLS
