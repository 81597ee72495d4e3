/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What was typed and not saved, in a file of its own beside the workspace's database: no journal, no package has it.
 * Belongs to the thread that opened it. */
typedef struct _SuyuanDrafts SuyuanDrafts;

SuyuanDrafts *suyuan_drafts_open (const char *path, char **aside, GError **error);
void          suyuan_drafts_close (SuyuanDrafts *self);
gboolean      suyuan_drafts_keep (SuyuanDrafts *self, const SuyuanDraft *draft, GError **error);
gboolean      suyuan_drafts_drop (SuyuanDrafts *self, const SuyuanUid *uid, GError **error);
GPtrArray    *suyuan_drafts_list (SuyuanDrafts *self, const char *form, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanDrafts, suyuan_drafts_close)

G_END_DECLS
