/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-rectification.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_TASK_PANE (suyuan_task_pane_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanTaskPane, suyuan_task_pane, SUYUAN, TASK_PANE, GtkWidget)

/* One task: what stands between it and its next step, and everything that happened to it. */
void            suyuan_task_pane_set_seat (SuyuanTaskPane *self, SuyuanSeat *seat);
void            suyuan_task_pane_show (SuyuanTaskPane *self, const SuyuanUid *uid);
void            suyuan_task_pane_edit (SuyuanTaskPane *self);
void            suyuan_task_pane_list_panes (SuyuanTaskPane *self, GPtrArray *panes);
SuyuanTaskView *suyuan_task_pane_get_view (SuyuanTaskPane *self);

G_END_DECLS
