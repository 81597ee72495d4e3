/* suyuan-task-state.c: where a task stands, and whether it is late there
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-task-state.h"

#include <glib/gi18n-lib.h>

#include "suyuan-period.h"

static const struct
{
  const char *key, *label;
} states[SUYUAN_N_TASK_STATES] = {
  [SUYUAN_TASK_REGISTERED] = { "registered", N_ ("Registered") },
  [SUYUAN_TASK_ASSIGNED] = { "assigned", N_ ("Assigned") },
  [SUYUAN_TASK_RECEIVED] = { "received", N_ ("Received") },
  [SUYUAN_TASK_SCHEME_APPROVED] = { "scheme_approved", N_ ("Scheme approved") },
  [SUYUAN_TASK_UNDER_WAY] = { "under_way", N_ ("Under way") },
  [SUYUAN_TASK_SUBMITTED] = { "submitted", N_ ("Submitted for closure") },
  [SUYUAN_TASK_PRECHECKED] = { "prechecked", N_ ("Prechecked by the county") },
  [SUYUAN_TASK_ACCEPTED] = { "accepted", N_ ("Accepted on site") },
  [SUYUAN_TASK_PUBLIC_NOTICE] = { "public_notice", N_ ("Public notice") },
  [SUYUAN_TASK_CLOSED] = { "closed", N_ ("Closed") },
  [SUYUAN_TASK_RETURNED] = { "returned", N_ ("Returned") },
  [SUYUAN_TASK_SUSPENDED] = { "suspended", N_ ("Suspended") },
  [SUYUAN_TASK_CANCELLED] = { "cancelled", N_ ("Cancelled") },
};

/**
 * suyuan_task_state_get_key:
 * @state: a state
 *
 * Returns: its key in the enumeration task_state
 */
const char *
suyuan_task_state_get_key (SuyuanTaskState state)
{
  g_return_val_if_fail ((guint) state < SUYUAN_N_TASK_STATES, NULL);

  return states[state].key;
}

/**
 * suyuan_task_state_get_label:
 * @state: a state
 *
 * Returns: its name in the language of the user
 */
const char *
suyuan_task_state_get_label (SuyuanTaskState state)
{
  g_return_val_if_fail ((guint) state < SUYUAN_N_TASK_STATES, NULL);

  return _ (states[state].label);
}

/**
 * suyuan_task_state_parse:
 * @key: (nullable): a key of the enumeration task_state
 * @state: (out): the state; untouched where FALSE is returned
 *
 * Returns: whether there is such a state
 */
gboolean
suyuan_task_state_parse (const char      *key,
                         SuyuanTaskState *state)
{
  for (guint i = 0; i < SUYUAN_N_TASK_STATES; i++)
    {
      if (g_strcmp0 (key, states[i].key) == 0)
        {
          *state = (SuyuanTaskState) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * suyuan_task_state_is_over:
 * @state: a state
 *
 * Returns: whether nothing more is to be done: closed or cancelled
 */
gboolean
suyuan_task_state_is_over (SuyuanTaskState state)
{
  return state == SUYUAN_TASK_CLOSED || state == SUYUAN_TASK_CANCELLED;
}

/**
 * suyuan_task_state_is_over_key:
 * @key: (nullable): a key of the enumeration task_state
 *
 * Returns: suyuan_task_state_is_over() of the state of that key; %FALSE where there is none
 */
gboolean
suyuan_task_state_is_over_key (const char *key)
{
  SuyuanTaskState state;

  return suyuan_task_state_parse (key, &state) && suyuan_task_state_is_over (state);
}

/**
 * suyuan_task_state_days_overdue:
 * @state: a state
 * @deadline: (nullable): ISO date of the last day in time
 * @today: ISO date
 *
 * Overdue is derived, never stored. A task that is over or suspended is not late; one that waits for its closure is,
 * because done and closed are different things.
 *
 * Returns: days past @deadline, 0 where it is not late or has no deadline
 */
int
suyuan_task_state_days_overdue (SuyuanTaskState state,
                                const char     *deadline,
                                const char     *today)
{
  int days;

  if (suyuan_task_state_is_over (state) || state == SUYUAN_TASK_SUSPENDED || !suyuan_day_count (deadline, today, &days))
    return 0;

  return MAX (days, 0);
}
