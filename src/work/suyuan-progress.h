/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-record.h"

G_BEGIN_DECLS

/* The four works on an outlet: 排查 监测 溯源 整治. What is due is done or open. */
typedef enum
{
  SUYUAN_PROGRESS_INVESTIGATE,
  SUYUAN_PROGRESS_MONITOR,
  SUYUAN_PROGRESS_TRACE,
  SUYUAN_PROGRESS_RECTIFY,
  SUYUAN_N_PROGRESS,
} SuyuanProgressWork;

typedef enum
{
  SUYUAN_PROGRESS_DONE,           /* 已 */
  SUYUAN_PROGRESS_OPEN,           /* 未 */
  SUYUAN_PROGRESS_NOT_APPLICABLE, /* 不涉及 */
  SUYUAN_PROGRESS_UNJUDGED,       /* on no side yet */
} SuyuanProgressSide;

const char *suyuan_progress_get_key (SuyuanProgressWork work);
const char *suyuan_progress_get_label (SuyuanProgressWork work);
const char *suyuan_progress_get_rule (SuyuanProgressWork work);
char       *suyuan_progress_dup_filter (SuyuanProgressWork work, SuyuanProgressSide side, const char *flowing);

/* The same rules asked of an outlet as it stood. */
typedef struct _SuyuanProgressJudge SuyuanProgressJudge;

SuyuanProgressJudge *suyuan_progress_judge_new (GError **error);
void                 suyuan_progress_judge_free (SuyuanProgressJudge *self);
SuyuanProgressSide   suyuan_progress_judge_ask (SuyuanProgressJudge *self, SuyuanProgressWork work, SuyuanRecord *outlet, gboolean flowing, gboolean has_task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanProgressJudge, suyuan_progress_judge_free)

G_END_DECLS
