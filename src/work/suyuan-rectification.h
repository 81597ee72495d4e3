/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-task-view.h"

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
  gboolean           enrol;                             /* enters a unit the register does not know */
  const char        *sponsor;
  const char *const *more; /* further FIELD=VALUE of the task */
} SuyuanTaskTerms;

typedef struct
{
  const char        *to;   /* state key; NULL: the next on the path */
  const char        *from; /* where whoever decides saw it; NULL: wherever it is */
  const char        *reason;
  const char        *document;
  const char        *second_person; /* the other acceptor */
  const char        *field;         /* return: what is thin */
  const char        *until;         /* extend: new deadline */
  const char        *unit;          /* transfer: new responsible unit */
  gboolean           enrol;         /* enters it where the register does not know it */
  const char *const *evidence;      /* files */
  const char        *photo_kind;    /* of the evidence; NULL: after */
  const char        *witnesses;
  const char *const *exempt; /* CRITERION=DOCUMENT */
} SuyuanTaskStep;

SuyuanOutcome *suyuan_office_task_new (SuyuanOffice *self, const SuyuanTaskTerms *terms, GError **error);
SuyuanOutcome *suyuan_office_task_advance (SuyuanOffice *self, const SuyuanUid *task, const SuyuanTaskStep *step,
                                           GError **error);
/* @type: return transfer extend suspend resume cancel rebound note. */
SuyuanOutcome *suyuan_office_task_event (SuyuanOffice *self, const SuyuanUid *task, const char *type,
                                         const SuyuanTaskStep *step, GError **error);

G_END_DECLS
