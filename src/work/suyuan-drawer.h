/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "suyuan-draft.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_DRAWER (suyuan_drawer_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanDrawer, suyuan_drawer, SUYUAN, DRAWER, GObject)

/* Told once, on the main thread, unless @object is gone by then; @draft is %NULL where none is kept. */
typedef void (*SuyuanDrawerFound) (gpointer     object,
                                   SuyuanDraft *draft);

/* Where a desk keeps what was typed and not saved: `drafts.sqlite` of the workspace. Main thread; the file is touched on
 * a thread of its own and not on the desk's, so that no import keeps a draft waiting. Signal: `told` (text): what
 * stands in the way of keeping drafts, or happened to them. */
SuyuanDrawer *suyuan_drawer_new (const char *workspace);
void          suyuan_drawer_keep (SuyuanDrawer *self, SuyuanDraft *draft);
void          suyuan_drawer_drop (SuyuanDrawer *self, const SuyuanUid *uid);
void          suyuan_drawer_let_go (SuyuanDrawer *self, const SuyuanUid *uid);
void          suyuan_drawer_find (SuyuanDrawer *self, const char *form, SuyuanDrawerFound found, gpointer object);

G_END_DECLS
