/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The claim of one process on a workspace; gone with the process, whatever ends it. */
typedef struct _SuyuanLock SuyuanLock;

SuyuanLock *suyuan_lock_take (const char *folder, GError **error);
void        suyuan_lock_release (SuyuanLock *self);
gboolean    suyuan_folder_is_on_network (const char *folder);
void        suyuan_folder_set_network_for_tests (gboolean is_on_network);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanLock, suyuan_lock_release)

G_END_DECLS
