/* suyuan-criteria-water.c: what visits and samples prove about the water of an outlet
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-criteria-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-period.h"

#define REVISIT_DAYS 7
#define DRY_DAYS 3
#define N_DRY_VISITS 2

/* Days from an ISO date to an instant; FALSE where the date is none. */
static gboolean
days_since (const char *date,
            gint64      at,
            int        *days)
{
  g_autofree char *day = suyuan_day_format (at);

  return suyuan_day_count (date, day, days);
}

/* Nothing has been seen on a day to come. */
static gboolean
is_to_come (const SuyuanClosureFacts *facts,
            gint64                    at)
{
  int days;

  return days_since (facts->today, at, &days) && days > 0;
}

/* Whether what was seen at an instant speaks of the works: on their last day or later, or where that is not known on
 * a day after the finding. */
static gboolean
is_after_works (const SuyuanClosureFacts *facts,
                gint64                    at)
{
  int days;

  if (is_to_come (facts, at))
    return FALSE;
  if (suyuan_closure_is_of_this_round (facts, facts->works_done_on))
    return days_since (facts->works_done_on, at, &days) && days >= 0;

  return days_since (facts->found_on, at, &days) && days > 0;
}

/* Dry days on which a visit after the works found no water, since the last that found any. The drier the longer:
 * a visit on a day after rain says nothing. */
static guint
count_dry_visits (const SuyuanClosureFacts  *facts,
                  const SuyuanClosureVisit **wet)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int wanted = facts->dry_days > 0 ? (int) facts->dry_days : DRY_DAYS;

  *wet = NULL;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < facts->n_visits; i++)
      {
        const SuyuanClosureVisit *visit = &facts->visits[i];

        if (visit->dry_days < wanted || !is_after_works (facts, visit->at))
          continue;
        if (pass == 0 && g_strcmp0 (visit->drainage, "flowing") == 0 && (*wet == NULL || visit->at > (*wet)->at))
          *wet = visit;
        if (pass == 1 && g_strcmp0 (visit->drainage, "no_water") == 0 && (*wet == NULL || visit->at > (*wet)->at))
          g_hash_table_add (seen, suyuan_day_format (visit->at));
      }

  return g_hash_table_size (seen);
}

/**
 * suyuan_criterion_look_at_dry_weather:
 * @facts: what the closure rests on
 * @finding: (out): what looking came to
 */
void
suyuan_criterion_look_at_dry_weather (const SuyuanClosureFacts *facts,
                                      SuyuanFinding            *finding)
{
  const SuyuanClosureVisit *wet;
  guint                     n = count_dry_visits (facts, &wet);

  finding->final = wet != NULL;
  if (n >= N_DRY_VISITS)
    suyuan_finding_set (finding, TRUE, g_strdup_printf (_ ("No water on %u dry days"), n));
  else if (wet != NULL)
    suyuan_finding_set (finding, FALSE, g_strdup_printf (_ ("%s found water on a dry day; %u of %u later visits found none: find the source, then visit again"), wet->name, n, N_DRY_VISITS));
  else
    suyuan_finding_set (finding, FALSE, g_strdup_printf (_ ("%u of %u visits on dry days after the works found no water: record the others with the days without rain"), n, N_DRY_VISITS));
}

static const SuyuanClosureSample *
find_retest (const SuyuanClosureFacts *facts)
{
  const SuyuanClosureSample *last = NULL;

  for (guint i = 0; i < facts->n_samples; i++)
    {
      const SuyuanClosureSample *sample = &facts->samples[i];

      if (is_after_works (facts, sample->taken) && (last == NULL || sample->taken > last->taken))
        last = sample;
    }

  return last;
}

/* The last sample after the works speaks; where there is none, two dry days without water do. */
/**
 * suyuan_criterion_look_at_retest:
 * @facts: what the closure rests on
 * @finding: (out): what looking came to
 */
void
suyuan_criterion_look_at_retest (const SuyuanClosureFacts *facts,
                                 SuyuanFinding            *finding)
{
  const SuyuanClosureSample *sample = find_retest (facts);
  const SuyuanClosureVisit  *wet;

  if (sample == NULL && count_dry_visits (facts, &wet) >= N_DRY_VISITS)
    return suyuan_criterion_look_at_dry_weather (facts, finding);
  if (sample == NULL)
    return suyuan_finding_set (finding, FALSE, g_strdup (_ ("No sample after the works, and not two visits on dry days that found no water: take a sample")));
  if (sample->evaluation == SUYUAN_EVALUATION_WITHIN)
    return suyuan_finding_set (finding, TRUE, g_strdup_printf (_ ("%s is within the limits"), sample->name));

  finding->final = sample->evaluation == SUYUAN_EVALUATION_OVER;
  suyuan_finding_set (finding, FALSE,
                      g_strdup_printf (finding->final ? _ ("%s is over the limit: %s") : _ ("%s cannot be judged: %s"), sample->name,
                                       sample->detail != NULL ? sample->detail : "–"));
}

/**
 * suyuan_criterion_look_at_revisit:
 * @facts: what the closure rests on
 * @finding: (out): what looking came to
 */
void
suyuan_criterion_look_at_revisit (const SuyuanClosureFacts *facts,
                                  SuyuanFinding            *finding)
{
  int                       wanted = facts->revisit_days > 0 ? (int) facts->revisit_days : REVISIT_DAYS;
  const SuyuanClosureVisit *dry = NULL, *wet = NULL;

  for (guint i = 0; i < facts->n_visits; i++)
    {
      const SuyuanClosureVisit *visit = &facts->visits[i];
      int                       days;

      if (is_to_come (facts, visit->at) || !days_since (facts->sealed_on, visit->at, &days) || days <= 0)
        continue;
      if (g_strcmp0 (visit->drainage, "flowing") == 0 && (wet == NULL || visit->at > wet->at))
        wet = visit;
      if (g_strcmp0 (visit->drainage, "no_water") == 0 && days >= wanted && (dry == NULL || visit->at > dry->at))
        dry = visit;
    }

  if (wet != NULL && (dry == NULL || wet->at >= dry->at))
    suyuan_finding_set (finding, FALSE, g_strdup_printf (_ ("%s found water after the sealing: look at the seal, then visit again"), wet->name));
  else if (dry == NULL)
    suyuan_finding_set (finding, FALSE, g_strdup_printf (_ ("No visit %d days or more after the sealing that found no water: record one"), wanted));
  else
    suyuan_finding_set (finding, TRUE, g_strdup_printf (_ ("%s found no water"), dry->name));
}
