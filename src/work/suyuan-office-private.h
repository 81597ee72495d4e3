/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-batch.h"
#include "suyuan-office.h"
#include "suyuan-query.h"

G_BEGIN_DECLS

/* For the verbs of this folder only: the workspace behind an office, and how a verb writes. */
SuyuanWorkspace *suyuan_office_get_workspace (SuyuanOffice *self);
SuyuanBatch     *suyuan_office_begin (SuyuanOffice *self, const char *verb, GError **error);
gboolean         suyuan_office_commit (SuyuanOffice *self, SuyuanBatch *batch, char **id, GError **error);
gboolean         suyuan_office_need_operator (SuyuanOffice *self, GError **error);
void             suyuan_office_set_acting (SuyuanOffice *self, const SuyuanUid *person);
void             suyuan_office_emit_changed (SuyuanOffice *self, guint64 kinds);

G_END_DECLS
