/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SuyuanWorker SuyuanWorker;

SuyuanWorker *suyuan_worker_new (const char *name);
void          suyuan_worker_free (SuyuanWorker *self);

void     suyuan_worker_queue (SuyuanWorker *self, GTask *task, GTaskThreadFunc func);
gboolean suyuan_worker_is_current (SuyuanWorker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanWorker, suyuan_worker_free)

G_END_DECLS
