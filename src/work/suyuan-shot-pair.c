/* Photographs of one place before and after, brought together so that somebody can see whether anything was done.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-shot-pair.h"

#include "suyuan-case.h"
#include "suyuan-evidence.h"
#include "suyuan-period.h"
#include "suyuan-suspicion.h"

#include <math.h>

/* What makes two views less likely to be of the same thing, as metres between their places. */
#define UNKNOWN_PLACE_M 50.0
#define UNKNOWN_BEARING 45.0 /* degrees */
#define DEGREE_M 0.5
#define NOT_SAID_TO_BE_BEFORE_M 40.0

static void
shot_free (SuyuanShot *self)
{
  if (!self)
    return;
  suyuan_record_unref (self->medium);
  g_free (self->path);
  g_free (self->day);
  g_free (self->because);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

static void
pair_free (gpointer data)
{
  SuyuanShotPair *self = data;

  shot_free (self->before);
  shot_free (self->after);
  g_free (self);
}

static gint64
time_of (const SuyuanProof *proof)
{
  return proof->taken > 0 ? proof->taken : proof->received;
}

static gboolean
is_kind (const SuyuanProof *proof,
         const char *const *kinds)
{
  return proof->is_photo && proof->kind && g_strv_contains (kinds, proof->kind);
}

/* Sampling shows a bottle, not a place. */
static gboolean
shows_place (const SuyuanProof *proof)
{
  static const char *const sampling[] = { "sampling", NULL };

  return proof->is_photo && !suyuan_suspicions_is_of_works (proof) && !is_kind (proof, sampling);
}

static double
bearing_of (SuyuanRecord *medium)
{
  return suyuan_record_has (medium, "bearing") ? suyuan_record_get_real (medium, "bearing") : NAN;
}

static SuyuanShot *
shot_new (SuyuanCase *task_case,
          guint       position)
{
  const SuyuanClosureFacts *facts = &task_case->facts;
  const SuyuanProof        *proof = &facts->proofs[position];
  SuyuanProofSite           site = facts->site;
  SuyuanShot               *self = g_new0 (SuyuanShot, 1);

  self->medium = suyuan_record_ref (task_case->media->pdata[position]);
  self->path = suyuan_office_dup_media_path (task_case->office, self->medium);
  self->day = proof->taken > 0 ? suyuan_day_format (proof->taken) : NULL;
  self->distance_m = proof->has_position && site.has_position ? suyuan_position_distance (&proof->position, &site.position) : NAN;
  self->bearing = bearing_of (self->medium);
  if (suyuan_suspicions_is_of_works (proof))
    {
      site.after = facts->found_on;
      site.same_day = facts->task->short_path;
    }
  self->grade = suyuan_proof_grade (proof, &site, &self->because);
  self->warnings = suyuan_suspicions_find_in_photo (proof, facts);
  return self;
}

static double
turn (double a,
      double b)
{
  double apart = fabs (fmod (a - b, 360));

  return isnan (apart) ? UNKNOWN_BEARING : MIN (apart, 360 - apart);
}

static double
compare_views (SuyuanCase *task_case,
               guint       before,
               guint       after)
{
  static const char *const said[] = { "before", NULL };
  const SuyuanProof       *one = &task_case->facts.proofs[before], *other = &task_case->facts.proofs[after];
  double                   apart = one->has_position && other->has_position ? suyuan_position_distance (&one->position, &other->position) : UNKNOWN_PLACE_M;

  return apart + DEGREE_M * turn (bearing_of (task_case->media->pdata[before]), bearing_of (task_case->media->pdata[after])) + (is_kind (one, said) ? 0 : NOT_SAID_TO_BE_BEFORE_M);
}

/* The older view that is most like it; of those that are alike, the last before it. */
static gboolean
find_before (SuyuanCase *task_case,
             guint       after,
             guint      *before)
{
  const SuyuanProof *proofs = task_case->facts.proofs;
  gboolean           found = FALSE;

  for (guint i = 0; i < task_case->facts.n_proofs; i++)
    {
      double better;

      if (!shows_place (&proofs[i]) || time_of (&proofs[i]) >= time_of (&proofs[after]))
        continue;
      better = found ? compare_views (task_case, *before, after) - compare_views (task_case, i, after) : INFINITY;
      if (better < 0 || (better == 0 && time_of (&proofs[i]) <= time_of (&proofs[*before])))
        continue;
      *before = i;
      found = TRUE;
    }
  return found;
}

/* Of the works first; else, and where nothing shows any, what the place looked like. */
static void
add_pairs (GPtrArray  *pairs,
           SuyuanCase *task_case,
           gboolean    works)
{
  for (guint i = 0; i < task_case->facts.n_proofs; i++)
    {
      const SuyuanProof *proof = &task_case->facts.proofs[i];
      SuyuanShotPair    *pair;
      guint              before = 0;

      if (works ? !suyuan_suspicions_is_of_works (proof) : !shows_place (proof))
        continue;
      pair = g_new0 (SuyuanShotPair, 1);
      g_ptr_array_add (pairs, pair);
      if (!works)
        pair->before = shot_new (task_case, i);
      else
        pair->after = shot_new (task_case, i);
      if (works && find_before (task_case, i, &before))
        pair->before = shot_new (task_case, before);
    }
}

static gint64
age_of (const SuyuanShotPair *pair)
{
  SuyuanRecord *medium = (pair->after ? pair->after : pair->before)->medium;

  return suyuan_record_get_integer (medium, suyuan_record_has (medium, "taken") ? "taken" : "received");
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const SuyuanShotPair *one = *(SuyuanShotPair *const *) a, *other = *(SuyuanShotPair *const *) b;
  gint64                age = age_of (one), other_age = age_of (other);

  if (age != other_age)
    return age > other_age ? -1 : 1;
  return suyuan_uid_compare (suyuan_record_get_uid ((one->after ? one->after : one->before)->medium),
                             suyuan_record_get_uid ((other->after ? other->after : other->before)->medium));
}

/**
 * suyuan_office_task_pairs:
 *
 * Puts beside each photograph of a task's works the older one that shows most likely the same place, by where they were
 * taken and which way they look. What each is worth is judged as a closing would judge it. Where no photograph shows any
 * works, those of the place stand alone.
 *
 * Returns: (transfer full) (element-type SuyuanShotPair): the pairs; %NULL with an error of the store
 */
GPtrArray *
suyuan_office_task_pairs (SuyuanOffice    *self,
                          const SuyuanUid *task,
                          GError         **error)
{
  g_autoptr (SuyuanCase) task_case = suyuan_case_open (self, task, error);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (pair_free);

  if (!task_case || !suyuan_case_gather (task_case, NULL, NULL, error))
    return NULL;
  add_pairs (pairs, task_case, TRUE);
  if (pairs->len == 0)
    add_pairs (pairs, task_case, FALSE);
  g_ptr_array_sort (pairs, compare_pairs);
  return g_steal_pointer (&pairs);
}
