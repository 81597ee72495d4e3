/* suyuan-criteria-checks.c: how each criterion of a closure is looked at
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-criteria-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-flow-private.h"
#include "suyuan-period.h"

#define REVISIT_DAYS 7
#define DRY_DAYS 3
#define N_DRY_VISITS 2

static void
find (SuyuanFinding *finding,
      gboolean       met,
      char          *because)
{
  finding->met = met;
  finding->because = because;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* Days from an ISO date to an instant; FALSE where the date is none. */
static gboolean
days_since (const char *date,
            gint64      at,
            int        *days)
{
  g_autofree char *day = suyuan_day_format (at);

  return suyuan_day_count (date, day, days);
}

/* Whether something was done in this round: on the day the problem was found or later. */
static gboolean
is_of_this_round (const SuyuanClosureFacts *facts,
                  const char               *date)
{
  int days;

  return !is_blank (date) && (!suyuan_day_count (facts->found_on, date, &days) || days >= 0);
}

static void
look_at_place (const SuyuanClosureFacts *facts,
               SuyuanFinding            *finding)
{
  if (!facts->in_protected_area)
    return find (finding, TRUE, g_strdup (_ ("Not marked as standing unlawfully in a protected area")));

  finding->final = TRUE;
  find (finding, FALSE, g_strdup (_ ("Stands unlawfully in a protected area: such a mouth can only be banned, change the category")));
}

static void
look_at_party (const SuyuanClosureFacts *facts,
               SuyuanFinding            *finding)
{
  if (is_blank (facts->party))
    find (finding, FALSE, g_strdup (_ ("Nobody answers for the outlet: link its enterprise, or name the unit that answers in its place")));
  else
    find (finding, TRUE, g_strdup (facts->party));
}

/* Without measures the day the works were done has to stand on the task itself. */
static void
look_at_measures (const SuyuanClosureFacts *facts,
                  SuyuanFinding            *finding)
{
  gboolean done = is_of_this_round (facts, facts->works_done_on);

  if (facts->n_measures == 0 && !done)
    find (finding, FALSE, g_strdup (_ ("No measure is listed and no day of completion since the finding is given: enter one of them")));
  else if (facts->n_measures == 0)
    find (finding, TRUE, g_strdup_printf (_ ("Works done on %s"), facts->works_done_on));
  else if (facts->n_measures_done < facts->n_measures)
    find (finding, FALSE, g_strdup_printf (_ ("%u of %u measures have a date of completion: enter the others"), facts->n_measures_done, facts->n_measures));
  else
    find (finding, TRUE, g_strdup_printf (_ ("All %u measures have their date of completion"), facts->n_measures));
}

/* The best photo of a kind, later than the finding of the problem; else what speaks against the last one. */
static void
look_for_photo (const SuyuanClosureFacts *facts,
                const char               *kind,
                const char               *what,
                SuyuanFinding            *finding)
{
  SuyuanProofSite  site = facts->site;
  SuyuanProofGrade best = SUYUAN_PROOF_REFUSED;

  if (is_blank (facts->found_on))
    return find (finding, FALSE, g_strdup (_ ("The problem has no day of finding: enter it, photos have to be later")));

  site.after = facts->found_on;
  site.same_day = facts->task->short_path;
  for (guint i = 0; i < facts->n_proofs; i++)
    {
      g_autofree char *because = NULL;
      SuyuanProofGrade grade;

      if (!facts->proofs[i].is_photo || g_strcmp0 (facts->proofs[i].kind, kind) != 0)
        continue;

      grade = suyuan_proof_grade (&facts->proofs[i], &site, &because);
      if (grade > best || (grade == SUYUAN_PROOF_REFUSED && best == SUYUAN_PROOF_REFUSED))
        {
          g_free (finding->because);
          finding->because = g_steal_pointer (&because);
        }
      best = MAX (best, grade);
    }

  finding->met = best > SUYUAN_PROOF_REFUSED;
  if (finding->because == NULL)
    finding->because = g_strdup_printf (_ ("No %s: add one"), what);
}

static void
look_at_near (const SuyuanClosureFacts *facts,
              SuyuanFinding            *finding)
{
  look_for_photo (facts, "near", _ ("near photo"), finding);
}

static void
look_at_far (const SuyuanClosureFacts *facts,
             SuyuanFinding            *finding)
{
  look_for_photo (facts, "far", _ ("far photo"), finding);
}

static void
look_at_after (const SuyuanClosureFacts *facts,
               SuyuanFinding            *finding)
{
  look_for_photo (facts, "after", _ ("photo after the works"), finding);
}

static void
look_at_sealing (const SuyuanClosureFacts *facts,
                 SuyuanFinding            *finding)
{
  if (is_blank (facts->sealed_on))
    find (finding, FALSE, g_strdup (_ ("The outlet has no date of sealing: enter it")));
  else if (!is_of_this_round (facts, facts->sealed_on))
    find (finding, FALSE, g_strdup_printf (_ ("Sealed on %s, before the problem was found: seal it again and enter the new date"), facts->sealed_on));
  else
    look_for_photo (facts, "sealed", _ ("photo of the sealed mouth"), finding);
}

static void
look_at_revisit (const SuyuanClosureFacts *facts,
                 SuyuanFinding            *finding)
{
  int                       wanted = facts->revisit_days > 0 ? (int) facts->revisit_days : REVISIT_DAYS;
  const SuyuanClosureVisit *dry = NULL, *wet = NULL;

  for (guint i = 0; i < facts->n_visits; i++)
    {
      const SuyuanClosureVisit *visit = &facts->visits[i];
      int                       days;

      if (!days_since (facts->sealed_on, visit->at, &days) || days <= 0)
        continue;
      if (g_strcmp0 (visit->drainage, "flowing") == 0 && (wet == NULL || visit->at > wet->at))
        wet = visit;
      if (g_strcmp0 (visit->drainage, "no_water") == 0 && days >= wanted && (dry == NULL || visit->at > dry->at))
        dry = visit;
    }

  if (wet != NULL && (dry == NULL || wet->at >= dry->at))
    find (finding, FALSE, g_strdup_printf (_ ("%s found water after the sealing: look at the seal, then visit again"), wet->name));
  else if (dry == NULL)
    find (finding, FALSE, g_strdup_printf (_ ("No visit %d days or more after the sealing that found no water: record one"), wanted));
  else
    find (finding, TRUE, g_strdup_printf (_ ("%s found no water"), dry->name));
}

static void
look_at_old_sign (const SuyuanClosureFacts *facts,
                  SuyuanFinding            *finding)
{
  find (finding, !facts->has_sign,
        g_strdup (facts->has_sign ? _ ("The outlet still has its sign: remove it and untick it") : _ ("The outlet has no sign")));
}

static void
look_at_target (const SuyuanClosureFacts *facts,
                SuyuanFinding            *finding)
{
  if (is_blank (facts->target))
    find (finding, FALSE, g_strdup (_ ("Not said what it is merged into: name the outlet or the sewer")));
  else
    find (finding, TRUE, g_strdup (facts->target));
}

/* A photo of the connection is graded like any; a drawing or a document stands for itself. */
static void
look_at_connection (const SuyuanClosureFacts *facts,
                    SuyuanFinding            *finding)
{
  static const char *const papers[] = { "document", "drawing", "report", "signed_sheet", NULL };

  look_for_photo (facts, "connection", _ ("photo of the connection, drawing or document"), finding);
  for (guint i = 0; i < facts->n_proofs && !finding->met; i++)
    {
      const SuyuanProof *proof = &facts->proofs[i];

      if (proof->is_photo || proof->kind == NULL || !g_strv_contains (papers, proof->kind))
        continue;
      g_free (finding->because);
      find (finding, TRUE, g_strdup (proof->name));
    }
}

/* Whether what was seen at an instant speaks of the works: on their last day or later, or where that is not known on
 * a day after the finding. */
static gboolean
is_after_works (const SuyuanClosureFacts *facts,
                gint64                    at)
{
  int days;

  if (is_of_this_round (facts, facts->works_done_on))
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

static void
look_at_dry_weather (const SuyuanClosureFacts *facts,
                     SuyuanFinding            *finding)
{
  const SuyuanClosureVisit *wet;
  guint                     n = count_dry_visits (facts, &wet);

  finding->final = wet != NULL;
  if (n >= N_DRY_VISITS)
    find (finding, TRUE, g_strdup_printf (_ ("No water on %u dry days"), n));
  else if (wet != NULL)
    find (finding, FALSE, g_strdup_printf (_ ("%s found water on a dry day; %u of %u later visits found none: find the source, then visit again"), wet->name, n, N_DRY_VISITS));
  else
    find (finding, FALSE, g_strdup_printf (_ ("%u of %u visits on dry days after the works found no water: record the others with the days without rain"), n, N_DRY_VISITS));
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
static void
look_at_retest (const SuyuanClosureFacts *facts,
                SuyuanFinding            *finding)
{
  const SuyuanClosureSample *sample = find_retest (facts);
  const SuyuanClosureVisit  *wet;

  if (sample == NULL && count_dry_visits (facts, &wet) >= N_DRY_VISITS)
    return look_at_dry_weather (facts, finding);
  if (sample == NULL)
    return find (finding, FALSE, g_strdup (_ ("No sample after the works, and not two visits on dry days that found no water: take a sample")));
  if (sample->evaluation == SUYUAN_EVALUATION_WITHIN)
    return find (finding, TRUE, g_strdup_printf (_ ("%s is within the limits"), sample->name));

  finding->final = sample->evaluation == SUYUAN_EVALUATION_OVER;
  find (finding, FALSE,
        g_strdup_printf (finding->final ? _ ("%s is over the limit: %s") : _ ("%s cannot be judged: %s"), sample->name,
                         is_blank (sample->detail) ? "–" : sample->detail));
}

static void
look_at_sign (const SuyuanClosureFacts *facts,
              SuyuanFinding            *finding)
{
  find (finding, facts->has_sign,
        g_strdup (facts->has_sign ? _ ("The sign is set up") : _ ("The outlet has no sign: set it up and tick it")));
}

static void
look_at_sampling_point (const SuyuanClosureFacts *facts,
                        SuyuanFinding            *finding)
{
  find (finding, facts->has_sampling_point,
        g_strdup (facts->has_sampling_point ? _ ("The sampling point is set up")
                                            : _ ("The outlet has no sampling point: set it up and tick it")));
}

static void
look_at_accepting_unit (const SuyuanClosureFacts *facts,
                        SuyuanFinding            *finding)
{
  g_autoptr (GError) error = NULL;

  if (suyuan_flow_check_accepting_unit (facts->task, &error))
    return find (finding, TRUE, g_strdup (_ ("The accepting unit is named and may close this")));

  finding->final = TRUE;
  find (finding, FALSE, g_strdup (error->message));
}

static void
look_at_acceptors (const SuyuanClosureFacts *facts,
                   SuyuanFinding            *finding)
{
  g_autoptr (GError) error = NULL;

  if (suyuan_flow_check_acceptors (facts->task, &facts->acceptors[0], &facts->acceptors[1], &error))
    return find (finding, TRUE, g_strdup (_ ("Two acceptors are named")));

  finding->final = TRUE;
  find (finding, FALSE, g_strdup (error->message));
}

static void
look_at_notice (const SuyuanClosureFacts *facts,
                SuyuanFinding            *finding)
{
  int days;

  if (!suyuan_day_count (facts->notice_until, facts->today, &days))
    find (finding, FALSE, g_strdup (_ ("No last day of the public notice: enter it")));
  else if (days <= 0)
    find (finding, FALSE, g_strdup_printf (_ ("The public notice runs until %s: wait for its end"), facts->notice_until));
  else
    find (finding, TRUE, g_strdup_printf (_ ("The public notice ended on %s"), facts->notice_until));
}

static const SuyuanCriterionCheck checks[] = {
  { "lawful_place", "fields", look_at_place },
  { "party_known", "fields", look_at_party },
  { "measures_done", "fields", look_at_measures },
  { "sealed", "photos", look_at_sealing },
  { "near_photo", "photos", look_at_near },
  { "far_photo", "photos", look_at_far },
  { "dry_revisit", "visits", look_at_revisit },
  { "sign_removed", "fields", look_at_old_sign },
  { "target_named", "fields", look_at_target },
  { "connection_proved", "photos", look_at_connection },
  { "old_mouth_sealed", "photos", look_at_sealing },
  { "after_photo", "photos", look_at_after },
  { "retest_passed", "samples", look_at_retest },
  { "dry_weather", "visits", look_at_dry_weather },
  { "sign_set", "fields", look_at_sign },
  { "sampling_point_set", "fields", look_at_sampling_point },
  { "accepting_unit", "fields", look_at_accepting_unit },
  { "two_acceptors", "people", look_at_acceptors },
  { "notice_over", "fields", look_at_notice },
};

/**
 * suyuan_criterion_find_check:
 * @key: key of criteria.csv
 *
 * Returns: (nullable): how it is looked at
 */
const SuyuanCriterionCheck *
suyuan_criterion_find_check (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      if (g_str_equal (key, checks[i].key))
        return &checks[i];
    }

  return NULL;
}
