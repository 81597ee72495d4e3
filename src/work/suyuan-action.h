/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-batch.h"
#include "suyuan-census.h"

G_BEGIN_DECLS

/* One verb on its way: a batch, what it touched, and what it will answer. Freed unfinished, it undoes itself. */
typedef struct _SuyuanAction SuyuanAction;

SuyuanAction  *suyuan_action_begin (SuyuanOffice *office, const char *verb, GError **error);
void           suyuan_action_free (SuyuanAction *self);
SuyuanBatch   *suyuan_action_get_batch (SuyuanAction *self);
gboolean       suyuan_action_create (SuyuanAction *self, SuyuanRecord *record, GError **error);
gboolean       suyuan_action_update (SuyuanAction *self, SuyuanRecord *changes, GError **error);
gboolean       suyuan_action_remove (SuyuanAction *self, SuyuanKind kind, const SuyuanUid *uid, GError **error);
void           suyuan_action_name (SuyuanAction *self, SuyuanRecord *record);
void           suyuan_action_warn (SuyuanAction *self, const char *message);
SuyuanOutcome *suyuan_action_finish (SuyuanAction *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanAction, suyuan_action_free)

G_END_DECLS
