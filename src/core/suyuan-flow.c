/* suyuan-flow.c: how a task goes from hand-over to closure, and who may take it there
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-flow-private.h"

#include <glib/gi18n-lib.h>

#define FROM(state) BIT (SUYUAN_TASK_##state)

/* The normal path: how each state is entered. */
static const struct
{
  guint who, needs;
} entries[SUYUAN_TASK_CLOSED + 1] = {
  [SUYUAN_TASK_ASSIGNED] = { DESK, NEEDS_RESPONSIBLE },
  [SUYUAN_TASK_RECEIVED] = { STAFF, 0 },
  [SUYUAN_TASK_SCHEME_APPROVED] = { DESK, NEEDS_GROUNDS },
  [SUYUAN_TASK_UNDER_WAY] = { ANYBODY, NEEDS_RESPONSIBLE },
  [SUYUAN_TASK_SUBMITTED] = { STAFF, NEEDS_RESPONSIBLE },
  [SUYUAN_TASK_PRECHECKED] = { DESK, NEEDS_OTHER_EYES },
  [SUYUAN_TASK_ACCEPTED] = { JUDGES, NEEDS_ACCEPTING | NEEDS_OTHER_EYES | NEEDS_ACCEPTORS },
  [SUYUAN_TASK_PUBLIC_NOTICE] = { DESK, NEEDS_OTHER_EYES },
  [SUYUAN_TASK_CLOSED] = { JUDGES, NEEDS_ACCEPTING | NEEDS_OTHER_EYES },
};

#define AT_WORK (FROM (ASSIGNED) | FROM (RECEIVED) | FROM (SCHEME_APPROVED) | FROM (UNDER_WAY) | FROM (RETURNED))
#define IN_REVIEW (FROM (SUBMITTED) | FROM (PRECHECKED) | FROM (ACCEPTED) | FROM (PUBLIC_NOTICE))
#define OPEN (FROM (REGISTERED) | AT_WORK | IN_REVIEW)
#define STAYS SUYUAN_N_TASK_STATES

/* The side doors. */
static const struct
{
  const char *event;
  guint       from, who, needs;
  guint       to; /* a state, or STAYS */
} doors[] = {
  { "return", IN_REVIEW, DESK, NEEDS_REASON | NEEDS_FIELD | NEEDS_OTHER_EYES, SUYUAN_TASK_RETURNED },
  { "transfer", AT_WORK, DESK, NEEDS_REASON | NEEDS_NEW_UNIT, SUYUAN_TASK_ASSIGNED },
  { "extend", FROM (REGISTERED) | AT_WORK, DESK, NEEDS_REASON | NEEDS_PAPER | NEEDS_LATER_DATE, STAYS },
  { "suspend", OPEN, DESK, NEEDS_REASON, SUYUAN_TASK_SUSPENDED },
  { "resume", FROM (SUSPENDED), DESK, 0, STAYS }, /* to the state before */
  { "cancel", OPEN | FROM (SUSPENDED), DESK, NEEDS_REASON | NEEDS_PAPER, SUYUAN_TASK_CANCELLED },
  { "rebound", FROM (CLOSED), STAFF, NEEDS_REASON, SUYUAN_TASK_REGISTERED },
  { "note", OPEN | FROM (SUSPENDED) | FROM (CLOSED) | FROM (CANCELLED), ANYBODY, NEEDS_REASON, STAYS },
};

G_DEFINE_QUARK (suyuan_flow_error, suyuan_flow_error)

static gboolean
is_on_path (const SuyuanFlowSettings *settings,
            const SuyuanFlowTask     *task,
            guint                     state)
{
  if (state == SUYUAN_TASK_PRECHECKED)
    return !settings->without_precheck && !task->short_path;
  if (state == SUYUAN_TASK_PUBLIC_NOTICE)
    return !settings->without_notice && !task->short_path;
  if (state == SUYUAN_TASK_ASSIGNED || state == SUYUAN_TASK_RECEIVED || state == SUYUAN_TASK_SCHEME_APPROVED)
    return !task->short_path;

  return TRUE;
}

/**
 * suyuan_flow_get_next:
 * @settings: steps that are switched off
 * @task: a task
 * @next: (out): the next state of its path; a returned task is submitted again
 *
 * The short path (set right at once) goes from registered straight to under way, and from submitted straight to
 * accepted and closed.
 *
 * Returns: whether there is a next one
 */
gboolean
suyuan_flow_get_next (const SuyuanFlowSettings *settings,
                      const SuyuanFlowTask     *task,
                      SuyuanTaskState          *next)
{
  if (task->state == SUYUAN_TASK_RETURNED)
    {
      *next = SUYUAN_TASK_SUBMITTED;
      return TRUE;
    }

  for (guint state = task->state + 1; state <= SUYUAN_TASK_CLOSED; state++)
    {
      if (is_on_path (settings, task, state))
        {
          *next = (SuyuanTaskState) state;
          return TRUE;
        }
    }

  return FALSE;
}

static int
find_door (const char *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    {
      if (g_strcmp0 (event, doors[i].event) == 0)
        return (int) i;
    }

  return -1;
}

/**
 * suyuan_flow_allows:
 * @task: a task
 * @event: key of event_type
 *
 * Returns: whether the task's state has this way out at all, whoever asks
 */
gboolean
suyuan_flow_allows (const SuyuanFlowTask *task,
                    const char           *event)
{
  int door = find_door (event);

  if (door >= 0)
    return (doors[door].from & BIT (task->state)) != 0;

  return g_strcmp0 (event, "advance") == 0 && (task->state < SUYUAN_TASK_CLOSED || task->state == SUYUAN_TASK_RETURNED);
}

/**
 * suyuan_flow_get_closing_level:
 * @source: (nullable): key of problem_source
 *
 * Who closes follows the source: inspection, warning-film and provincially listed items close at the province,
 * everything else at the city.
 *
 * Returns: key of unit_level
 */
const char *
suyuan_flow_get_closing_level (const char *source)
{
  static const char *const provincial[] = { "inspection", "warning_film", "provincial_list", NULL };

  return source != NULL && g_strv_contains (provincial, source) ? "provincial" : "city";
}

/* Where an advance may lead: the next state of the path, or from returned back to work. */
static gboolean
check_advance (const SuyuanFlowSettings *settings,
               const SuyuanFlowTask     *task,
               const SuyuanFlowMove     *move,
               GError                  **error)
{
  SuyuanTaskState next;

  if (!suyuan_flow_get_next (settings, task, &next))
    {
      g_set_error (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_STEP,
                   _ ("The task is “%s”: there is no next step"), suyuan_task_state_get_label (task->state));
      return FALSE;
    }
  if (move->to == next || (task->state == SUYUAN_TASK_RETURNED && move->to == SUYUAN_TASK_UNDER_WAY))
    return suyuan_flow_check_role (&move->actor, entries[move->to].who, error) &&
           suyuan_flow_check_needs (task, move, entries[move->to].needs, error);

  g_set_error (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_STEP,
               _ ("From “%s” the next step is “%s”"),
               suyuan_task_state_get_label (task->state), suyuan_task_state_get_label (next));
  return FALSE;
}

/**
 * suyuan_flow_check:
 * @settings: steps that are switched off
 * @task: a task
 * @move: what somebody wants to do with it
 * @result: (out): the state the task is in afterwards
 * @error: (out): #SuyuanFlowError; the message says what to do about it
 *
 * The flow of a task: who may take which step, and what the step asks for. The criteria of a closure are asked
 * separately, see suyuan_criteria_check().
 *
 * Returns: whether the move may be made
 */
gboolean
suyuan_flow_check (const SuyuanFlowSettings *settings,
                   const SuyuanFlowTask     *task,
                   const SuyuanFlowMove     *move,
                   SuyuanTaskState          *result,
                   GError                  **error)
{
  int door = find_door (move->event);

  if (door < 0)
    {
      *result = move->to;
      return check_advance (settings, task, move, error);
    }
  if (!suyuan_flow_allows (task, move->event))
    {
      g_set_error (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_STEP, _ ("The task is “%s”: this cannot be done from there"),
                   suyuan_task_state_get_label (task->state));
      return FALSE;
    }

  *result = doors[door].to == STAYS ? task->state : (SuyuanTaskState) doors[door].to;
  if (task->state == SUYUAN_TASK_SUSPENDED && g_str_equal (move->event, "resume"))
    *result = task->suspended_state;

  return suyuan_flow_check_role (&move->actor, doors[door].who, error) && suyuan_flow_check_needs (task, move, doors[door].needs, error);
}
