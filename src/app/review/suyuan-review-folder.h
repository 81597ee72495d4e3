/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-differences.h"
#include "suyuan-question.h"
#include "suyuan-shot-pair.h"
#include "suyuan-task-view.h"

G_BEGIN_DECLS

/* All that lies before a reviewer about one task, read at one moment beside the window. */
typedef struct
{
  SuyuanTaskView    *view;
  SuyuanDifferences *differences;
  GPtrArray         *pairs; /* of SuyuanShotPair */
} SuyuanReviewFolder;

/* @since: see suyuan_office_task_differences(); @done is told a folder, which stays the question's. */
void                suyuan_review_folder_ask (SuyuanQuestion *question, SuyuanSeat *seat, const SuyuanUid *task,
                                              const char *since, SuyuanSeatDone done, gpointer asker);
SuyuanReviewFolder *suyuan_review_folder_steal (SuyuanReviewFolder *self);
void                suyuan_review_folder_free (gpointer data);

G_END_DECLS
