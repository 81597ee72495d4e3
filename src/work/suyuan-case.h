/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-closure.h"
#include "suyuan-exhibit.h"
#include "suyuan-rulebook.h"

G_BEGIN_DECLS

/* All the records one task rests on, as they are at the moment. Arrays hold SuyuanRecord, oldest first. */
typedef struct
{
  SuyuanOffice *office; /* borrowed */

  /* Owned */
  SuyuanRecord  *task;
  SuyuanRecord  *problem, *outlet; /* may be NULL */
  GPtrArray     *measures, *media, *visits, *samples, *events;
  SuyuanExhibit *exhibit;
  GPtrArray     *texts;   /* of char *: what facts borrow */
  GArray        *looks;   /* of SuyuanClosureVisit */
  GArray        *results; /* of SuyuanClosureSample */
  GArray        *exemptions;

  SuyuanFlowTask     flow;
  SuyuanClosureFacts facts; /* borrows from all of the above */
} SuyuanCase;

extern const SuyuanFlowSettings suyuan_case_settings; /* the whole path: no step is switched off */

SuyuanCase   *suyuan_case_open (SuyuanOffice *office, const SuyuanUid *task, GError **error);
void          suyuan_case_free (SuyuanCase *self);
gboolean      suyuan_case_actor (SuyuanCase *self, const SuyuanUid *person, SuyuanActor *actor, GError **error);
SuyuanRecord *suyuan_case_last_event (SuyuanCase *self, const char *type, const char *to);
const char   *suyuan_case_get_rebound_day (SuyuanCase *self);
const char   *suyuan_case_get_done_day (SuyuanCase *self, SuyuanRecord *measure);
gboolean      suyuan_case_gather (SuyuanCase *self, const char *const *exempt, const SuyuanActor *acceptors,
                                  GError **error);
const char   *suyuan_case_keep (SuyuanCase *self, char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanCase, suyuan_case_free)

G_END_DECLS
