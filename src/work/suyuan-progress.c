/* How far an outlet has come with each of the four works: what is due, done, open and not applicable. The overview counts
 * by these rules, its lists are their filters, and the quarterly notice asks them of the outlets as they stood.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-progress.h"

#include "suyuan-expr.h"

#include <glib/gi18n-lib.h>

#define FLOWING "{flowing}" /* the mouth is not sealed */
#define TASKED "{has_task}" /* a task that is not cancelled stands on it */
#define NOBODY "uid null"   /* true of no record */
#define ALL "not uid null"  /* of every one */
#define DUE "(rectify = 1 or " TASKED ")"
/* A mouth that was sealed without a task and flows again, or is to be sealed on a day to come, is not put right. */
#define PUT_RIGHT "(status in ('closed', 'supervised') or (status = 'sealed' and (" TASKED " or not " FLOWING ")))"

static const struct
{
  const char *key, *label, *rule;
  const char *sides[SUYUAN_PROGRESS_UNJUDGED];
} rules[SUYUAN_N_PROGRESS] = {
  { "investigate", N_ ("Investigated"), N_ ("Due: every mouth on the list. Done: confirmed or rejected as an outlet. Open: still suspected."), { "stage in ('confirmed', 'rejected')", "stage null or stage = 'suspected'", NOBODY } },
  { "monitor", N_ ("Monitored"), N_ ("Due: confirmed outlets that can be sampled and have water. Done: marked as monitored, which a sample does. Not applicable: sealed before anybody could sample it, no water, or it cannot be sampled and the reason is given."), { "stage = 'confirmed' and monitoring_done = 1", "stage = 'confirmed' and monitoring_done != 1 and drainage != 'no_water' and sampling_obstacle null and " FLOWING, "stage = 'confirmed' and monitoring_done != 1 and (drainage = 'no_water' or not sampling_obstacle null or not " FLOWING ")" } },
  { "trace", N_ ("Traced"), N_ ("Due: confirmed outlets. Done: marked as traced, which a confirmed main party does. Not applicable: sealed before anybody could trace it."), { "stage = 'confirmed' and trace_done = 1", "stage = 'confirmed' and trace_done != 1 and " FLOWING, "stage = 'confirmed' and trace_done != 1 and not " FLOWING } },
  { "rectify", N_ ("Put right"), N_ ("Due: outlets that are said to need rectification, or have a task that is not cancelled. Done: every such task is closed, or the mouth is sealed and no task open. Not applicable: judged to need none, and without a task."), { DUE " and " PUT_RIGHT, DUE " and not " PUT_RIGHT, "rectify = 0 and not " TASKED } },
};

/**
 * suyuan_progress_get_key:
 *
 * Returns: investigate, monitor, trace or rectify
 */
const char *
suyuan_progress_get_key (SuyuanProgressWork work)
{
  return rules[work].key;
}

/**
 * suyuan_progress_get_label:
 *
 * Returns: what is done with an outlet, translated
 */
const char *
suyuan_progress_get_label (SuyuanProgressWork work)
{
  return _ (rules[work].label);
}

/**
 * suyuan_progress_get_rule:
 *
 * Returns: how it is counted, translated
 */
const char *
suyuan_progress_get_rule (SuyuanProgressWork work)
{
  return _ (rules[work].rule);
}

static char *
dup_filter (SuyuanProgressWork work,
            SuyuanProgressSide side,
            const char        *flowing,
            const char        *has_task)
{
  GString *text = g_string_new (rules[work].sides[side]);

  g_string_replace (text, FLOWING, flowing, 0);
  g_string_replace (text, TASKED, has_task, 0);
  return g_string_free (text, FALSE);
}

/**
 * suyuan_progress_dup_filter:
 * @side: done, open or not applicable
 * @flowing: as suyuan_office_dup_flowing() says it
 *
 * Returns: (transfer full): the filter of the outlets on that side
 */
char *
suyuan_progress_dup_filter (SuyuanProgressWork work,
                            SuyuanProgressSide side,
                            const char        *flowing)
{
  g_return_val_if_fail (side < SUYUAN_PROGRESS_UNJUDGED, NULL);

  return dup_filter (work, side, flowing, "has_task = 1");
}

struct _SuyuanProgressJudge
{
  SuyuanExpr *sides[2][2][SUYUAN_N_PROGRESS][SUYUAN_PROGRESS_UNJUDGED]; /* of a flowing mouth, one with a task */
};

/**
 * suyuan_progress_judge_new:
 *
 * Returns: (transfer full): a judge of single outlets; %NULL with @error
 */
SuyuanProgressJudge *
suyuan_progress_judge_new (GError **error)
{
  g_autoptr (SuyuanProgressJudge) self = g_new0 (SuyuanProgressJudge, 1);

  for (guint i = 0; i < 4 * SUYUAN_N_PROGRESS * SUYUAN_PROGRESS_UNJUDGED; i++)
    {
      guint            flowing = i & 1, has_task = i >> 1 & 1, work = (i >> 2) % SUYUAN_N_PROGRESS, side = (i >> 2) / SUYUAN_N_PROGRESS;
      g_autofree char *text = dup_filter (work, side, flowing ? ALL : NOBODY, has_task ? ALL : NOBODY);

      self->sides[flowing][has_task][work][side] = suyuan_expr_parse (text, error);
      if (!self->sides[flowing][has_task][work][side])
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * suyuan_progress_judge_free:
 *
 * Frees it.
 */
void
suyuan_progress_judge_free (SuyuanProgressJudge *self)
{
  SuyuanExpr **all = &self->sides[0][0][0][0];

  for (guint i = 0; i < sizeof self->sides / sizeof *all; i++)
    suyuan_expr_free (all[i]);
  g_free (self);
}

/**
 * suyuan_progress_judge_ask:
 * @outlet: as it stood, with its status
 * @flowing: whether the mouth was not sealed then
 * @has_task: whether a task that was not cancelled stood on it
 *
 * Returns: on which side it was
 */
SuyuanProgressSide
suyuan_progress_judge_ask (SuyuanProgressJudge *self,
                           SuyuanProgressWork   work,
                           SuyuanRecord        *outlet,
                           gboolean             flowing,
                           gboolean             has_task)
{
  SuyuanExpr *const *sides = self->sides[flowing != FALSE][has_task != FALSE][work];

  for (guint side = SUYUAN_PROGRESS_DONE; side < SUYUAN_PROGRESS_UNJUDGED; side++)
    if (suyuan_expr_matches (sides[side], outlet))
      return side;
  return SUYUAN_PROGRESS_UNJUDGED;
}
