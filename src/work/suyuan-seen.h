/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-drawer.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_SEEN (suyuan_seen_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanSeen, suyuan_seen, SUYUAN, SEEN, GObject)

/* How far one person has looked at each task on this device. It is theirs and no edit of the record: it lies with the
 * drafts, in no journal and no package. Main thread. Signal: `known`: what was kept on earlier days is there. */
SuyuanSeen *suyuan_seen_new (SuyuanDrawer *drawer, const SuyuanUid *person);
gboolean    suyuan_seen_is_known (SuyuanSeen *self);
const char *suyuan_seen_get (SuyuanSeen *self, const SuyuanUid *task);
void        suyuan_seen_mark (SuyuanSeen *self, const SuyuanUid *task, const char *seen);

G_END_DECLS
