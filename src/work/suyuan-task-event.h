/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-action.h"
#include "suyuan-flow.h"
#include "suyuan-rectification.h"

G_BEGIN_DECLS

SuyuanRecord *suyuan_task_event_new (SuyuanOffice *office, SuyuanRecord *task, const char *type, SuyuanTaskState to,
                                     GError **error);
gboolean      suyuan_task_event_write (SuyuanOffice *office, SuyuanAction *action, SuyuanRecord *event,
                                       GError **error);
void          suyuan_task_events_sort (GPtrArray *events);

G_END_DECLS
