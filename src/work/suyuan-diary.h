/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"

G_BEGIN_DECLS

/* The journal as the office sees it: history, undo, verification. Arrays as in suyuan-history.h. */
SuyuanJournalInfo *suyuan_office_journal_info (SuyuanOffice *self, GError **error);
char              *suyuan_office_dup_head (SuyuanOffice *self, GError **error);
GPtrArray         *suyuan_office_batches (SuyuanOffice *self, guint limit, GError **error);
GPtrArray         *suyuan_office_history (SuyuanOffice *self, SuyuanKind kind, const SuyuanUid *uid, guint limit,
                                          GError **error);
/* One history line in words: "受纳水体: 湍河 → 刁河". */
char *suyuan_office_dup_line_text (SuyuanOffice *self, const SuyuanHistoryLine *line);
char *suyuan_office_dup_value_text (SuyuanOffice *self, const SuyuanField *field, const SuyuanUid *uid,
                                    const SuyuanValue *value);
/* What a batch was, in words: "import of 300 outlets". */
char          *suyuan_office_dup_verb_text (const char *verb);
SuyuanOutcome *suyuan_office_undo (SuyuanOffice *self, const char *batch, GError **error);
SuyuanOutcome *suyuan_office_redo (SuyuanOffice *self, GError **error);
gboolean       suyuan_office_peek_undo (SuyuanOffice *self, const SuyuanUid *person, gboolean redo, char **words, GError **error);
SuyuanVerdict *suyuan_office_verify (SuyuanOffice *self, const char *head, GCancellable *cancellable, GError **error);
SuyuanOutcome *suyuan_office_repair (SuyuanOffice *self, GError **error);
SuyuanOutcome *suyuan_office_repair_search (SuyuanOffice *self, GError **error);

G_END_DECLS
