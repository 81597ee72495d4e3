/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-action.h"
#include "suyuan-case.h"

G_BEGIN_DECLS

gboolean      suyuan_task_changes_prepare (SuyuanCase *task_case, SuyuanAction *action, SuyuanTaskState to,
                                           GError **error);
SuyuanRecord *suyuan_task_changes_new (SuyuanCase *task_case, const SuyuanFlowMove *move, SuyuanTaskState to,
                                       GError **error);

G_END_DECLS
