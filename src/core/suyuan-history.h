/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-kind.h"
#include "suyuan-value.h"

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
  gboolean only_search; /* not ok, and nothing but the search index is at fault */
  guint64  changes, batches, withheld, forks;
  char    *bad_batch; /* NULL where none can be named */
  char    *why;
} SuyuanVerdict;

typedef struct
{
  guint      format;
  guint64    batches, changes;
  char      *head;    /* hex, over the sorted heads of all devices */
  GPtrArray *devices; /* of char *, hex */
  GPtrArray *heads;   /* of char *, hex, same order */
} SuyuanJournalInfo;

void suyuan_history_line_free (SuyuanHistoryLine *self);
void suyuan_batch_line_free (SuyuanBatchLine *self);
void suyuan_verdict_free (SuyuanVerdict *self);
void suyuan_journal_info_free (SuyuanJournalInfo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanVerdict, suyuan_verdict_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanJournalInfo, suyuan_journal_info_free)

G_END_DECLS
