/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-bulletin-area.h"
#include "suyuan-monitoring.h"
#include "suyuan-period.h"

G_BEGIN_DECLS

/* A task as it stood at the end, or an outlet a check found wanting, and what is told of it. Texts may be NULL. */
typedef struct
{
  SuyuanKind                kind;
  SuyuanUid                 uid;
  const SuyuanBulletinArea *area; /* borrowed */
  char                     *code, *name, *state;
  char                     *unit, *sponsor;      /* who answers for it */
  char                     *original, *deadline; /* the date it was given first, and the one in force */
  char                     *day;                 /* of the return, the rebound, the check */
  char                     *what, *reason;       /* field returned, round, kind of check; in whose words */
  int                       days_overdue;
} SuyuanBulletinTask;

/* A section that missed its target. */
typedef struct
{
  SuyuanSectionGrade       *grade;
  const SuyuanBulletinArea *area;             /* borrowed */
  SuyuanWaterClass          before, year_ago; /* NONE: not measured */
} SuyuanBulletinSection;

/* The quarterly notice: what was true at the end of a quarter. */
typedef struct _SuyuanBulletin SuyuanBulletin;
struct _SuyuanBulletin
{
  SuyuanPeriod        period;
  SuyuanDivisionLevel level;
  gboolean            finished;          /* else it is counted as of now */
  gint64              from_ms, until_ms; /* of the quarter; the first instant that is not counted */
  char               *first_day, *last_day, *day_after;
  GPtrArray          *areas; /* of SuyuanBulletinArea, by code; those without one last */
  SuyuanBulletinArea *total;
  GPtrArray          *overdue, *returned, *rebounds, *not_kept, *next; /* of SuyuanBulletinTask */
  GPtrArray          *off;                                             /* of SuyuanBulletinSection */
  guint               n_late, n_untold_outlets, n_untold_tasks;        /* see suyuan_bulletin_list_limits() */
  SuyuanBulletin     *before, *year_ago;                               /* counts alone; their own are NULL */
};

SuyuanBulletin *suyuan_office_bulletin (SuyuanOffice *self, const char *quarter, const char *level, GCancellable *cancellable, GError **error);
void            suyuan_bulletin_free (SuyuanBulletin *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanBulletin, suyuan_bulletin_free)

G_END_DECLS
