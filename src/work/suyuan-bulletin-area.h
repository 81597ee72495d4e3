/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is counted of an area. The four stages come first, four figures each: 应 已 未 不涉及; then tasks, then sections. */
typedef enum
{
  SUYUAN_FIGURE_INVESTIGATE = 0,
  SUYUAN_FIGURE_MONITOR = 4,
  SUYUAN_FIGURE_TRACE = 8,
  SUYUAN_FIGURE_RECTIFY = 12,
  SUYUAN_FIGURE_RECTIFIED,
  SUYUAN_FIGURE_TASKS = 16, /* on the books at the end; the next three are of them */
  SUYUAN_FIGURE_TASKS_CLOSED,
  SUYUAN_FIGURE_WORKS_DONE, /* and not closed yet */
  SUYUAN_FIGURE_OVERDUE,
  SUYUAN_FIGURE_CLOSED, /* in the quarter, and still at its end */
  SUYUAN_FIGURE_DUE,    /* first due in the quarter: the next five together */
  SUYUAN_FIGURE_ON_TIME,
  SUYUAN_FIGURE_LATE,
  SUYUAN_FIGURE_PUT_OFF, /* closed after that date, by an approved one */
  SUYUAN_FIGURE_EXTENDED,
  SUYUAN_FIGURE_MISSED,
  SUYUAN_FIGURE_SECTIONS, /* the next four together */
  SUYUAN_FIGURE_MET,
  SUYUAN_FIGURE_OFF,
  SUYUAN_FIGURE_NO_DATA,
  SUYUAN_FIGURE_NO_TARGET,
  SUYUAN_FIGURE_THIN, /* of those met and off: graded by fewer samples than a quarter asks for */
  SUYUAN_N_FIGURES
} SuyuanBulletinFigure;

/* One area: which records each of its figures counts. */
typedef struct _SuyuanBulletinArea SuyuanBulletinArea;
struct _SuyuanBulletinArea
{
  char               *code, *name;               /* code: empty where records name no division */
  GArray             *records[SUYUAN_N_FIGURES]; /* of SuyuanUid */
  guint               rank;                      /* by completion, ties alike; 0: nothing to rank by */
  SuyuanBulletinArea *before, *year_ago;         /* borrowed; NULL: nothing was counted of it then */
};

guint  suyuan_bulletin_area_count (const SuyuanBulletinArea *self, SuyuanBulletinFigure figure);
double suyuan_bulletin_area_share (const SuyuanBulletinArea *self, SuyuanBulletinFigure part, SuyuanBulletinFigure whole);
int    suyuan_bulletin_area_hundredths (const SuyuanBulletinArea *self, SuyuanBulletinFigure part, SuyuanBulletinFigure whole);
double suyuan_bulletin_area_met_share (const SuyuanBulletinArea *self);

G_END_DECLS
