/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-task-state.h"
#include "suyuan-uid.h"

G_BEGIN_DECLS

/* One code for each thing somebody can do about it; the message names the way out. */
typedef enum
{
  SUYUAN_FLOW_ERROR_STEP,        /* no such step from this state */
  SUYUAN_FLOW_ERROR_ACTOR,       /* nobody acts, or not with this role */
  SUYUAN_FLOW_ERROR_SAME_PERSON, /* whoever submitted does not decide */
  SUYUAN_FLOW_ERROR_ACCEPTORS,   /* two acceptors, neither of the responsible unit nor a contractor */
  SUYUAN_FLOW_ERROR_UNIT,        /* a unit is missing or the wrong one */
  SUYUAN_FLOW_ERROR_LEVEL,       /* the accepting unit may not close what comes from this source */
  SUYUAN_FLOW_ERROR_MISSING,     /* reason, field or document */
  SUYUAN_FLOW_ERROR_DATE,
  SUYUAN_FLOW_ERROR_CRITERIA, /* see suyuan_criteria_check() */
} SuyuanFlowError;

#define SUYUAN_FLOW_ERROR (suyuan_flow_error_quark ())
GQuark suyuan_flow_error_quark (void);

/* Steps an office has switched off; their order cannot change. All zero: the whole path. */
typedef struct
{
  gboolean without_precheck, without_notice;
} SuyuanFlowSettings;

typedef struct
{
  SuyuanUid   person, unit; /* nil: unknown */
  const char *role;         /* key of person_role; NULL: none given, counts as office */
} SuyuanActor;

/* What the flow needs to know of a task. */
typedef struct
{
  SuyuanTaskState state;
  SuyuanTaskState suspended_state; /* where suspended */
  gboolean        short_path;
  const char     *source; /* key of problem_source; NULL: census */
  const char     *deadline;
  SuyuanUid       responsible_unit, accepting_unit;
  const char     *accepting_level; /* key of unit_level of the accepting unit */
  SuyuanUid       submitter;       /* person of the last submission of this round */
} SuyuanFlowTask;

/* What somebody wants to do. */
typedef struct
{
  const char     *event; /* key of event_type */
  SuyuanTaskState to;    /* of an advance */
  SuyuanActor     actor, second;
  const char     *reason, *document, *field, *until; /* @until: the new deadline of an extension */
  SuyuanUid       unit;                              /* of a transfer */
  guint           n_files;
} SuyuanFlowMove;

gboolean    suyuan_flow_get_next (const SuyuanFlowSettings *settings, const SuyuanFlowTask *task,
                                  SuyuanTaskState *next);
gboolean    suyuan_flow_allows (const SuyuanFlowTask *task, const char *event);
const char *suyuan_flow_get_closing_level (const char *source);
gboolean    suyuan_flow_check (const SuyuanFlowSettings *settings, const SuyuanFlowTask *task,
                               const SuyuanFlowMove *move, SuyuanTaskState *result, GError **error);

G_END_DECLS
