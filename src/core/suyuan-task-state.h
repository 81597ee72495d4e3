/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The states of a task; the keys are those of the enumeration task_state. The first ten are the normal path. */
typedef enum
{
  SUYUAN_TASK_REGISTERED,
  SUYUAN_TASK_ASSIGNED,
  SUYUAN_TASK_RECEIVED,
  SUYUAN_TASK_SCHEME_APPROVED,
  SUYUAN_TASK_UNDER_WAY,
  SUYUAN_TASK_SUBMITTED,
  SUYUAN_TASK_PRECHECKED,
  SUYUAN_TASK_ACCEPTED,
  SUYUAN_TASK_PUBLIC_NOTICE,
  SUYUAN_TASK_CLOSED,
  SUYUAN_TASK_RETURNED,
  SUYUAN_TASK_SUSPENDED,
  SUYUAN_TASK_CANCELLED,
} SuyuanTaskState;

#define SUYUAN_N_TASK_STATES (SUYUAN_TASK_CANCELLED + 1)

const char *suyuan_task_state_get_key (SuyuanTaskState state);
const char *suyuan_task_state_get_label (SuyuanTaskState state);
gboolean    suyuan_task_state_parse (const char *key, SuyuanTaskState *state);
gboolean    suyuan_task_state_is_over (SuyuanTaskState state);
gboolean    suyuan_task_state_is_over_key (const char *key);
int         suyuan_task_state_days_overdue (SuyuanTaskState state, const char *deadline, const char *today);

G_END_DECLS
