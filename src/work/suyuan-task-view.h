/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"

G_BEGIN_DECLS

/* One line of a task's criteria. */
typedef struct
{
  char    *criterion;
  char    *label;
  gboolean met, exempt;
  char    *because;
  char    *place; /* where to mend it: photos samples visits links fields, for the page's button */
} SuyuanTaskCriterion;

typedef struct
{
  SuyuanRecord *task;
  char         *code, *state, *deadline, *next_state;
  gint64        round;
  gboolean      overdue;
  int           overdue_days;
  char         *refusal;  /* why the next step is not possible, NULL: it is */
  GPtrArray    *criteria; /* of SuyuanTaskCriterion, for the next gated step */
  GPtrArray    *events;   /* of SuyuanRecord, oldest first */
} SuyuanTaskView;

void            suyuan_task_criterion_free (SuyuanTaskCriterion *self);
void            suyuan_task_view_free (SuyuanTaskView *self);
SuyuanTaskView *suyuan_office_task_view (SuyuanOffice *self, const SuyuanUid *task, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanTaskView, suyuan_task_view_free)

G_END_DECLS
