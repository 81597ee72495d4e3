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
#include "suyuan-text-fold.h"

/**
 * suyuan_finding_set:
 * @finding: (out): what looking came to
 * @met: whether the criterion is met
 * @because: (transfer full): what proves it, or what is missing and the way out
 */
void
suyuan_finding_set (SuyuanFinding *finding,
                    gboolean       met,
                    char          *because)
{
  finding->met = met;
  finding->because = because;
}

/* What is dated later than today is a plan and proves nothing. */
static gboolean
is_to_come (const SuyuanClosureFacts *facts,
            const char               *date)
{
  int days;

  return suyuan_day_count (facts->today, date, &days) && days > 0;
}

/**
 * suyuan_closure_is_of_this_round:
 * @facts: what the closure rests on
 * @date: (nullable): ISO date something was done
 *
 * Returns: whether it was done on the day the problem was found or later, and not in days to come
 */
gboolean
suyuan_closure_is_of_this_round (const SuyuanClosureFacts *facts,
                                 const char               *date)
{
  int days;

  return !suyuan_text_is_blank (date) && (!suyuan_day_count (facts->found_on, date, &days) || days >= 0) &&
         !is_to_come (facts, date);
}

static void
look_at_place (const SuyuanClosureFacts *facts,
               SuyuanFinding            *finding)
{
  if (!facts->in_protected_area)
    return suyuan_finding_set (finding, TRUE, g_strdup (_ ("Not marked as standing unlawfully in a protected area")));

  finding->final = TRUE;
  suyuan_finding_set (finding, FALSE, g_strdup (_ ("Stands unlawfully in a protected area: such a mouth can only be banned, change the category")));
}

static void
look_at_party (const SuyuanClosureFacts *facts,
               SuyuanFinding            *finding)
{
  if (suyuan_text_is_blank (facts->party))
    suyuan_finding_set (finding, FALSE, g_strdup (_ ("Nobody answers for the outlet: link its enterprise, or name the unit that answers in its place")));
  else
    suyuan_finding_set (finding, TRUE, g_strdup (facts->party));
}

/* Without measures the day the works were done has to stand on the task itself. */
static void
look_at_measures (const SuyuanClosureFacts *facts,
                  SuyuanFinding            *finding)
{
  gboolean done = suyuan_closure_is_of_this_round (facts, facts->works_done_on);

  if (facts->n_measures == 0 && is_to_come (facts, facts->works_done_on))
    suyuan_finding_set (finding, FALSE, g_strdup_printf (_ ("The works are said to be done on %s, a day to come: enter the day when they are done"), facts->works_done_on));
  else if (facts->n_measures == 0 && !done)
    suyuan_finding_set (finding, FALSE, g_strdup (_ ("No measure is listed and no day of completion since the finding is given: enter one of them")));
  else if (facts->n_measures == 0)
    suyuan_finding_set (finding, TRUE, g_strdup_printf (_ ("Works done on %s"), facts->works_done_on));
  else if (facts->n_measures_done < facts->n_measures)
    suyuan_finding_set (finding, FALSE, g_strdup_printf (_ ("%u of %u measures were done since the problem was found: enter the day of the others when they are done"), facts->n_measures_done, facts->n_measures));
  else
    suyuan_finding_set (finding, TRUE, g_strdup_printf (_ ("Every measure has its date of completion (%u)"), facts->n_measures));
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

  if (suyuan_text_is_blank (facts->found_on))
    return suyuan_finding_set (finding, FALSE, g_strdup (_ ("The problem has no day of finding: enter it, photos have to be later")));

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
  if (suyuan_text_is_blank (facts->sealed_on))
    suyuan_finding_set (finding, FALSE, g_strdup (_ ("The outlet has no date of sealing: enter it")));
  else if (is_to_come (facts, facts->sealed_on))
    suyuan_finding_set (finding, FALSE, g_strdup_printf (_ ("Said to be sealed on %s, a day to come: enter the day when it is sealed"), facts->sealed_on));
  else if (!suyuan_closure_is_of_this_round (facts, facts->sealed_on))
    suyuan_finding_set (finding, FALSE, g_strdup_printf (_ ("Sealed on %s, before the problem was found: seal it again and enter the new date"), facts->sealed_on));
  else
    look_for_photo (facts, "sealed", _ ("photo of the sealed mouth"), finding);
}

static void
look_at_old_sign (const SuyuanClosureFacts *facts,
                  SuyuanFinding            *finding)
{
  suyuan_finding_set (finding, !facts->has_sign,
                      g_strdup (facts->has_sign ? _ ("The outlet still has its sign: remove it and untick it") : _ ("The outlet has no sign")));
}

static void
look_at_target (const SuyuanClosureFacts *facts,
                SuyuanFinding            *finding)
{
  if (suyuan_text_is_blank (facts->target))
    suyuan_finding_set (finding, FALSE, g_strdup (_ ("Not said what it is merged into: name the outlet or the sewer")));
  else
    suyuan_finding_set (finding, TRUE, g_strdup (facts->target));
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
      suyuan_finding_set (finding, TRUE, g_strdup (proof->name));
    }
}

static void
look_at_sign (const SuyuanClosureFacts *facts,
              SuyuanFinding            *finding)
{
  suyuan_finding_set (finding, facts->has_sign,
                      g_strdup (facts->has_sign ? _ ("The sign is set up") : _ ("The outlet has no sign: set it up and tick it")));
}

static void
look_at_sampling_point (const SuyuanClosureFacts *facts,
                        SuyuanFinding            *finding)
{
  suyuan_finding_set (finding, facts->has_sampling_point,
                      g_strdup (facts->has_sampling_point ? _ ("The sampling point is set up")
                                                          : _ ("The outlet has no sampling point: set it up and tick it")));
}

static void
look_at_accepting_unit (const SuyuanClosureFacts *facts,
                        SuyuanFinding            *finding)
{
  g_autoptr (GError) error = NULL;

  if (suyuan_flow_check_accepting_unit (facts->task, &error))
    return suyuan_finding_set (finding, TRUE, g_strdup (_ ("The accepting unit is named and may close this")));

  finding->final = TRUE;
  suyuan_finding_set (finding, FALSE, g_strdup (error->message));
}

static void
look_at_acceptors (const SuyuanClosureFacts *facts,
                   SuyuanFinding            *finding)
{
  g_autoptr (GError) error = NULL;

  if (suyuan_flow_check_acceptors (facts->task, &facts->acceptors[0], &facts->acceptors[1], &error))
    return suyuan_finding_set (finding, TRUE, g_strdup (_ ("Two acceptors are named")));

  finding->final = TRUE;
  suyuan_finding_set (finding, FALSE, g_strdup (error->message));
}

static void
look_at_notice (const SuyuanClosureFacts *facts,
                SuyuanFinding            *finding)
{
  int days;

  if (!suyuan_day_count (facts->notice_until, facts->today, &days))
    suyuan_finding_set (finding, FALSE, g_strdup (_ ("No last day of the public notice: enter it")));
  else if (days <= 0)
    suyuan_finding_set (finding, FALSE, g_strdup_printf (_ ("The public notice runs until %s: wait for its end"), facts->notice_until));
  else
    suyuan_finding_set (finding, TRUE, g_strdup_printf (_ ("The public notice ended on %s"), facts->notice_until));
}

static const SuyuanCriterionCheck checks[] = {
  { "lawful_place", "fields", look_at_place },
  { "party_known", "fields", look_at_party },
  { "measures_done", "fields", look_at_measures },
  { "sealed", "photos", look_at_sealing },
  { "near_photo", "photos", look_at_near },
  { "far_photo", "photos", look_at_far },
  { "dry_revisit", "visits", suyuan_criterion_look_at_revisit },
  { "sign_removed", "fields", look_at_old_sign },
  { "target_named", "fields", look_at_target },
  { "connection_proved", "photos", look_at_connection },
  { "old_mouth_sealed", "photos", look_at_sealing },
  { "after_photo", "photos", look_at_after },
  { "retest_passed", "samples", suyuan_criterion_look_at_retest },
  { "dry_weather", "visits", suyuan_criterion_look_at_dry_weather },
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
