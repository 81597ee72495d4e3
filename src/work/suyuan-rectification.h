/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray         *outlets; /* of SuyuanUid; one task each under one problem; or a section */
  SuyuanUid          section;
  const char        *problem; /* text */
  const char        *category;
  const char        *source; /* key of problem_source; NULL: census */
  const char        *deadline;
  const char        *found_on;
  const char        *measure;
  const char        *responsible_unit, *accepting_unit; /* codes or names, or NULL */
  const char        *sponsor;
  const char *const *more; /* further FIELD=VALUE of the task */
} SuyuanTaskTerms;

typedef struct
{
  const char        *to; /* state key; NULL: the next on the path */
  const char        *reason;
  const char        *document;
  const char        *second_person; /* the other acceptor */
  const char        *field;         /* return: what is thin */
  const char        *until;         /* extend: new deadline */
  const char        *unit;          /* transfer: new responsible unit */
  const char *const *evidence;      /* files */
  const char        *photo_kind;    /* of the evidence; NULL: after */
  const char        *witnesses;
  const char *const *exempt; /* CRITERION=DOCUMENT */
} SuyuanStep;

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
SuyuanTaskView *suyuan_office_task_view (SuyuanOffice    *self,
                                         const SuyuanUid *task,
                                         GError         **error);
SuyuanOutcome  *suyuan_office_task_new (SuyuanOffice          *self,
                                        const SuyuanTaskTerms *terms,
                                        GError               **error);
SuyuanOutcome  *suyuan_office_task_advance (SuyuanOffice     *self,
                                            const SuyuanUid  *task,
                                            const SuyuanStep *step,
                                            GError          **error);
/* @type: return transfer extend suspend resume cancel rebound note. */
SuyuanOutcome *suyuan_office_task_event (SuyuanOffice     *self,
                                         const SuyuanUid  *task,
                                         const char       *type,
                                         const SuyuanStep *step,
                                         GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanTaskView, suyuan_task_view_free)

G_END_DECLS
