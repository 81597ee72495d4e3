/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-page.h"
#include "suyuan-record-table.h"
#include "suyuan-task-pane.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_TASKS_PAGE (suyuan_tasks_page_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanTasksPage, suyuan_tasks_page, SUYUAN, TASKS_PAGE, AdwBin)

/* All tasks, and the one that is chosen. */
SuyuanRecordTable *suyuan_tasks_page_get_table (SuyuanTasksPage *self);
SuyuanTaskPane    *suyuan_tasks_page_get_pane (SuyuanTasksPage *self);

G_END_DECLS
