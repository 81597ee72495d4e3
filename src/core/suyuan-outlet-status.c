/* suyuan-outlet-status.c: the one word a map and a ledger say about an outlet
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-outlet-status.h"

/* What a task's state means for its outlet, worst first. */
typedef enum
{
  TASK_WAITS,
  TASK_AT_WORK,
  TASK_IN_REVIEW,
  TASK_CLOSED,
  TASK_COUNTS_NOT,
} Weight;

static Weight
weigh (SuyuanTaskState state)
{
  switch (state)
    {
    case SUYUAN_TASK_REGISTERED:
    case SUYUAN_TASK_ASSIGNED:
    case SUYUAN_TASK_RECEIVED:
    case SUYUAN_TASK_SCHEME_APPROVED:
      return TASK_WAITS;
    case SUYUAN_TASK_UNDER_WAY:
    case SUYUAN_TASK_RETURNED:
    case SUYUAN_TASK_SUSPENDED:
      return TASK_AT_WORK;
    case SUYUAN_TASK_SUBMITTED:
    case SUYUAN_TASK_PRECHECKED:
    case SUYUAN_TASK_ACCEPTED:
    case SUYUAN_TASK_PUBLIC_NOTICE:
      return TASK_IN_REVIEW;
    case SUYUAN_TASK_CLOSED:
      return TASK_CLOSED;
    case SUYUAN_TASK_CANCELLED:
    default:
      return TASK_COUNTS_NOT;
    }
}

/* The outlet's way before anybody has made a task of it. */
static const char *
status_without_tasks (const SuyuanOutletFacts *facts)
{
  if (facts->stage == NULL || g_str_equal (facts->stage, "suspected"))
    return "to_verify";
  if (!facts->sampled)
    return "to_monitor";
  if (!facts->traced)
    return "to_trace";
  if (!facts->rectify_known || facts->rectify)
    return "to_rectify";

  return facts->supervised ? "supervised" : "no_action";
}

/**
 * suyuan_outlet_status:
 * @facts: what is known of the outlet
 *
 * The status is not a task's status: an outlet has none to many tasks. The worst comes first. A mouth that was found
 * to be no outlet needs no action; one that is still suspected has to be verified whatever is planned for it. Open
 * tasks say more than missing samples or tracing; cancelled ones say nothing. A sealed mouth is not asked for water.
 *
 * Returns: (transfer none): key of the enumeration outlet_status
 */
const char *
suyuan_outlet_status (const SuyuanOutletFacts *facts)
{
  static const char *const by_weight[] = { "to_rectify", "under_way", "awaiting_closure" };
  Weight                   worst = TASK_COUNTS_NOT;

  if (g_strcmp0 (facts->stage, "rejected") == 0)
    return "no_action";
  if (g_strcmp0 (facts->stage, "suspected") == 0)
    return "to_verify";

  for (guint i = 0; i < facts->n_tasks; i++)
    worst = MIN (worst, weigh (facts->tasks[i]));

  if (worst < TASK_CLOSED)
    return by_weight[worst];
  if (facts->sealed)
    return "sealed";
  if (worst == TASK_CLOSED)
    return facts->supervised ? "supervised" : "closed";

  return status_without_tasks (facts);
}
