/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* One number, and the filter that lists its records. */
typedef struct
{
  SuyuanKind kind;
  char      *key;
  char      *label;
  gint64     count;
  char      *filter; /* an expression; NULL: all of the kind */
} SuyuanCount;

/* One of the four: 排查 监测 溯源 整治. */
typedef struct
{
  const char  *key;                                /* investigate monitor trace rectify */
  const char  *label;                              /* translated */
  const char  *rule;                               /* how it is counted, translated */
  SuyuanCount *due, *done, *open, *not_applicable; /* 应 已 未 不涉及 */
} SuyuanProgress;

typedef struct
{
  gint64       n_outlets;
  GPtrArray   *progress;            /* of SuyuanProgress, in that order */
  double       closed_share;        /* 整治完成率 = 已销号 ÷ 应整治, 0–1; < 0: nothing is due */
  SuyuanCount *works_done, *closed; /* tasks: 已完工 and 已销号 stand apart */
  GPtrArray   *by_status, *by_type; /* of SuyuanCount, outlets */
  GPtrArray   *overdue;             /* of SuyuanCount, tasks by responsible unit, most first */
  SuyuanCount *overdue_all;
  char        *period;              /* the month the sections are graded for, `2026-03` */
  GPtrArray   *sections_off_target; /* of SuyuanSectionGrade, see suyuan-monitoring.h */
} SuyuanOverview;

void suyuan_overview_free (SuyuanOverview *self);
/* @period: NULL for the newest month any section was sampled in. */
SuyuanOverview *suyuan_office_overview (SuyuanOffice *self, const char *period, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanOverview, suyuan_overview_free)

G_END_DECLS
