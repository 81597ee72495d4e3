/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-uid.h"

G_BEGIN_DECLS

/* What was typed into one opening of a form and is not saved yet: texts by the name of their field. Filled by its maker,
 * then shared between threads and no longer changed. */
typedef struct _SuyuanDraft SuyuanDraft;

SuyuanDraft *suyuan_draft_new (const SuyuanUid *uid, const char *form, gint64 at_ms);
SuyuanDraft *suyuan_draft_ref (SuyuanDraft *self);
void         suyuan_draft_unref (SuyuanDraft *self);

void        suyuan_draft_put (SuyuanDraft *self, const char *field, const char *text);
const char *suyuan_draft_get (const SuyuanDraft *self, const char *field);
GPtrArray  *suyuan_draft_list_fields (const SuyuanDraft *self);
gboolean    suyuan_draft_says_the_same (const SuyuanDraft *self, const SuyuanDraft *other);

const SuyuanUid *suyuan_draft_get_uid (const SuyuanDraft *self);
const char      *suyuan_draft_get_form (const SuyuanDraft *self);
gint64           suyuan_draft_get_at_ms (const SuyuanDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanDraft, suyuan_draft_unref)

G_END_DECLS
