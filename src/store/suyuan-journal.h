/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-workspace.h"

G_BEGIN_DECLS

/* One line of the history, as shown: who did what to which field of which record when. */
typedef struct
{
  char       *batch; /* id: first 8 hex of the device, `-`, seq */
  SuyuanUid   person;
  char       *verb;
  gint64      at_ms;
  SuyuanKind  kind;
  SuyuanUid   uid;
  char       *field; /* NULL for created/removed */
  SuyuanValue old_value, new_value;
  gboolean    created, removed, withheld;
} SuyuanHistoryLine;

typedef struct
{
  char     *batch;
  SuyuanUid person;
  char     *verb;
  gint64    at_ms;
  guint     rows;
  gboolean  undoable, undone;
} SuyuanBatchLine;

typedef struct
{
  gboolean ok;
  guint64  changes, batches, withheld, forks;
  char    *bad_batch; /* NULL where none can be named */
  char    *why;
} SuyuanVerdict;

typedef struct
{
  guint   format;
  guint64 batches, changes;
  char   *head;      /* hex, over the sorted heads of all devices */
  GPtrArray *devices; /* of char *, hex */
  GPtrArray *heads;   /* of char *, hex, same order */
} SuyuanJournalInfo;

void suyuan_history_line_free (SuyuanHistoryLine *self);
void suyuan_batch_line_free (SuyuanBatchLine *self);
void suyuan_verdict_free (SuyuanVerdict *self);
void suyuan_journal_info_free (SuyuanJournalInfo *self);

SuyuanJournalInfo *suyuan_journal_info (SuyuanWorkspace *workspace,
                                        GError         **error);
GPtrArray *suyuan_journal_batches (SuyuanWorkspace *workspace,
                                   guint            limit,
                                   GError         **error);
GPtrArray *suyuan_journal_history (SuyuanWorkspace *workspace,
                                   SuyuanKind       kind,
                                   const SuyuanUid *uid,
                                   guint            limit,
                                   GError         **error);

/* %NULL id: the last batch of this person on this device that can be undone (redone). */
gboolean suyuan_journal_undo (SuyuanWorkspace *workspace,
                              const char      *id,
                              const SuyuanUid *person,
                              char           **new_id,
                              guint           *n_changed,
                              GError         **error);
gboolean suyuan_journal_redo (SuyuanWorkspace *workspace,
                              const SuyuanUid *person,
                              char           **new_id,
                              guint           *n_changed,
                              GError         **error);

SuyuanVerdict *suyuan_journal_verify (SuyuanWorkspace *workspace,
                                      const char      *head,
                                      GCancellable    *cancellable,
                                      GError         **error);
gboolean       suyuan_journal_repair (SuyuanWorkspace *workspace,
                                      guint           *n_records,
                                      GError         **error);

/* Moving batches between workspaces of one family: opaque bytes, one blob per batch, in chain order. */
GPtrArray *suyuan_journal_export (SuyuanWorkspace *workspace,
                                  gboolean         withhold_rows,
                                  GError         **error);
gboolean   suyuan_journal_merge (SuyuanWorkspace *workspace,
                                 GPtrArray       *batches,
                                 guint           *n_new,
                                 GError         **error);

G_END_DECLS
