/* What in a closing looks done for show: evidence that does not fit its place or time, steps that were taken on paper, a
 * second submission that is the first. Whoever reviews looks there first; nothing is refused for it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-suspicion.h"

#include "suyuan-census.h"
#include "suyuan-period.h"

#include <glib/gi18n-lib.h>

#define FAR_M 100
#define CLOCK_DAYS 1
#define PAPER_STEPS 4
#define QUICK_DAYS 7

enum
{
  PHOTO_REUSED,
  PHOTO_FAR,
  PHOTO_CLOCK,
  PHOTO_EARLY,
  SAME_EVIDENCE,
  SAME_UNIT,
  ONE_DAY,
  QUICK_CLOSURE,
  N_RULES
};

/* The limits are defaults of ours: an office that knows better changes them here, in one place. */
static const SuyuanSuspicionRule rules[N_RULES] = {
  { "photo_reused", N_ ("A picture of the works is used elsewhere"), 0, NULL, N_ ("the same bytes, or 62 of 64 bits of the picture's fingerprint") },
  { "photo_far", N_ ("A picture was taken away from the outlet"), FAR_M, "m", N_ ("a receiver errs by some 10 m, and a mouth is photographed from within sight; from 500 m on a picture is refused") },
  { "photo_clock", N_ ("A picture is younger than the day it was handed in"), CLOCK_DAYS, "d", N_ ("a camera in a wrong time zone is off by less than a day") },
  { "photo_early", N_ ("A picture of the works is older than the problem"), 0, NULL, N_ ("works are done after the problem was found; where it is set right at once, on the same day") },
  { "same_evidence", N_ ("Submitted again on the same evidence"), 0, NULL, N_ ("what was returned as thin comes back with something more") },
  { "same_unit", N_ ("Whoever answers for it accepts it"), 0, NULL, N_ ("the accepting unit and both acceptors stand outside the responsible unit") },
  { "one_day", N_ ("All steps on one day"), PAPER_STEPS, NULL, N_ ("handed over, signed for, planned, begun and submitted on one day is paper, unless it was set right at once") },
  { "quick_closure", N_ ("Closed soon after it was submitted"), QUICK_DAYS, "d", N_ ("the public notice alone takes 7 days") },
};

/**
 * suyuan_suspicions_list_rules:
 * @n_rules: (out): how many
 *
 * Returns: (transfer none): the rules with their limits and where these come from; words not translated
 */
const SuyuanSuspicionRule *
suyuan_suspicions_list_rules (guint *n_rules)
{
  *n_rules = N_RULES;
  return rules;
}

static void
suspicion_free (gpointer data)
{
  SuyuanSuspicion *self = data;

  g_free (self->message);
  g_free (self);
}

/* Takes @message. */
static void
suspect (GPtrArray *found,
         guint      rule,
         char      *message)
{
  SuyuanSuspicion *self = g_new0 (SuyuanSuspicion, 1);

  self->rule = rules[rule].key;
  self->message = message;
  g_ptr_array_add (found, self);
}

/**
 * suyuan_suspicions_is_of_works:
 *
 * Returns: whether it is a photograph that is to show what was done
 */
gboolean
suyuan_suspicions_is_of_works (const SuyuanProof *proof)
{
  static const char *const kinds[] = { "after", "sealed", "connection", "sign", NULL };

  return proof->is_photo && proof->kind && g_strv_contains (kinds, proof->kind);
}

/* Pictures that are to show the works, handed in since the problem was found: those of an earlier round proved that. */
static gboolean
is_new_view (const SuyuanProof        *proof,
             const SuyuanClosureFacts *facts)
{
  g_autofree char *received = proof->received > 0 ? suyuan_day_format (proof->received) : NULL;

  return suyuan_suspicions_is_of_works (proof) && (!received || !facts->found_on || strcmp (received, facts->found_on) >= 0);
}

static void
look_at_place (GPtrArray                *found,
               const SuyuanProof        *proof,
               const SuyuanClosureFacts *facts)
{
  double distance;

  if (!proof->has_position || !facts->site.has_position)
    return;
  distance = suyuan_position_distance (&proof->position, &facts->site.position);
  if (distance > FAR_M)
    suspect (found, PHOTO_FAR, g_strdup_printf (_ ("%s: taken %.0f m from the outlet"), proof->name, distance));
}

static void
look_at_time (GPtrArray                *found,
              const SuyuanProof        *proof,
              const SuyuanClosureFacts *facts)
{
  g_autofree char *taken = proof->taken > 0 ? suyuan_day_format (proof->taken) : NULL;
  g_autofree char *received = proof->received > 0 ? suyuan_day_format (proof->received) : NULL;
  int              days;

  if (taken && received && suyuan_day_count (received, taken, &days) && days > CLOCK_DAYS)
    suspect (found, PHOTO_CLOCK, g_strdup_printf (_ ("%s: says it was taken on %s, and was handed in on %s"), proof->name, taken, received));
  if (taken && facts->found_on && suyuan_suspicions_is_of_works (proof) && suyuan_day_count (taken, facts->found_on, &days) && (days > 0 || (days == 0 && !facts->task->short_path)))
    suspect (found, PHOTO_EARLY, g_strdup_printf (_ ("%s: taken on %s, and the problem was found on %s"), proof->name, taken, facts->found_on));
}

static void
look_at_photo (GPtrArray                *found,
               const SuyuanProof        *proof,
               const SuyuanClosureFacts *facts)
{
  if (proof->used_at)
    suspect (found, PHOTO_REUSED, g_strdup_printf (_ ("%s: the same picture as %s"), proof->name, proof->used_at));
  look_at_place (found, proof, facts);
  look_at_time (found, proof, facts);
}

/**
 * suyuan_suspicions_find_in_photo:
 * @proof: a photograph of a case that was gathered, of the works or of the place before
 * @facts: of that case
 *
 * Returns: (transfer full) (element-type utf8): what there is to say against it, in words
 */
GPtrArray *
suyuan_suspicions_find_in_photo (const SuyuanProof        *proof,
                                 const SuyuanClosureFacts *facts)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (suspicion_free);
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_free);

  look_at_photo (found, proof, facts);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (messages, g_strdup (((SuyuanSuspicion *) found->pdata[i])->message));
  return messages;
}

static const char *
text_of (SuyuanRecord *event,
         const char   *key)
{
  const char *text = suyuan_record_get_text (event, key);

  return text ? text : "";
}

/* The last submission of this round and what the decision before an answered return rested on. */
static void
look_at_return (GPtrArray  *found,
                SuyuanCase *task_case)
{
  SuyuanRecord *submission = suyuan_case_last_event (task_case, "advance", "submitted"), *returned = NULL;
  gboolean      before = FALSE;

  for (guint i = task_case->events->len; submission && i > 0; i--)
    {
      SuyuanRecord *event = task_case->events->pdata[i - 1];

      if (before && !returned && g_str_equal (text_of (event, "type"), "return"))
        returned = event;
      else if (before && returned && *text_of (event, "evidence"))
        {
          if (g_str_equal (text_of (event, "evidence"), text_of (submission, "evidence")))
            suspect (found, SAME_EVIDENCE, g_strdup_printf (_ ("Nothing it rests on has changed since it was returned (%s)"), text_of (returned, "reason")));
          return;
        }
      else if (before && !returned && *text_of (event, "evidence"))
        return;
      before = before || event == submission;
    }
}

static void
look_at_units (GPtrArray  *found,
               SuyuanCase *task_case)
{
  const SuyuanUid *responsible = &task_case->flow.responsible_unit;
  gboolean         same;

  if (suyuan_uid_is_nil (responsible))
    return;
  same = suyuan_uid_equal (responsible, &task_case->flow.accepting_unit);
  for (guint i = 0; i < G_N_ELEMENTS (task_case->facts.acceptors); i++)
    same = same || suyuan_uid_equal (responsible, &task_case->facts.acceptors[i].unit);
  if (same)
    {
      g_autofree char *unit = suyuan_office_dup_label (task_case->office, SUYUAN_KIND_UNIT, responsible);

      suspect (found, SAME_UNIT, g_strdup_printf (_ ("%s answers for it and accepts it"), unit));
    }
}

static char *
dup_day (SuyuanRecord *event)
{
  return suyuan_day_format (suyuan_record_get_integer (event, "at"));
}

/* The steps of this round from being handed over to being submitted. */
static void
look_at_steps (GPtrArray  *found,
               SuyuanCase *task_case)
{
  SuyuanRecord    *submission = suyuan_case_last_event (task_case, "advance", "submitted");
  gint64           round = suyuan_record_get_integer (task_case->task, "round");
  g_autofree char *day = submission ? dup_day (submission) : NULL;
  guint            n = 0;

  if (!submission || task_case->flow.short_path)
    return;
  for (guint i = 0; i < task_case->events->len; i++)
    {
      SuyuanRecord    *event = task_case->events->pdata[i];
      g_autofree char *of = dup_day (event);
      SuyuanTaskState  to;

      if (suyuan_record_get_integer (event, "round") != round || !g_str_equal (text_of (event, "type"), "advance") || !suyuan_task_state_parse (suyuan_record_get_text (event, "to_state"), &to) || to < SUYUAN_TASK_ASSIGNED || to > SUYUAN_TASK_SUBMITTED)
        continue;
      if (!g_str_equal (of, day))
        return;
      n++;
    }
  if (n >= PAPER_STEPS)
    suspect (found, ONE_DAY, g_strdup_printf (_ ("%u steps up to the submission on one day, %s"), n, day));
}

static void
look_at_closure (GPtrArray  *found,
                 SuyuanCase *task_case)
{
  SuyuanRecord    *submission = suyuan_case_last_event (task_case, "advance", "submitted"), *closure = suyuan_case_last_event (task_case, "advance", "closed");
  g_autofree char *from = submission ? dup_day (submission) : NULL, *to = closure ? dup_day (closure) : NULL;
  int              days;

  if (!from || !to || task_case->flow.short_path || task_case->flow.state != SUYUAN_TASK_CLOSED || !suyuan_day_count (from, to, &days) || days >= QUICK_DAYS)
    return;
  suspect (found, QUICK_CLOSURE, g_strdup_printf (_ ("Submitted on %s and closed on %s"), from, to));
}

/**
 * suyuan_suspicions_find:
 * @task_case: a case whose facts were gathered
 *
 * Asks each rule about a task that was submitted. Evidence is judged as its closing would judge it; what the criteria
 * refuse by themselves comes to be here by merging, or was let pass by an older version.
 *
 * Returns: (transfer full) (element-type SuyuanSuspicion): what looks done for show, by rule
 */
GPtrArray *
suyuan_suspicions_find (SuyuanCase *task_case)
{
  const SuyuanClosureFacts *facts = &task_case->facts;
  GPtrArray                *found = g_ptr_array_new_with_free_func (suspicion_free);

  for (guint i = 0; i < facts->n_proofs; i++)
    if (is_new_view (&facts->proofs[i], facts))
      look_at_photo (found, &facts->proofs[i], facts);
  look_at_return (found, task_case);
  look_at_units (found, task_case);
  look_at_steps (found, task_case);
  look_at_closure (found, task_case);
  return found;
}
