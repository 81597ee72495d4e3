/* suyuan-proof.c: what a photo is worth as evidence
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-proof.h"

#include <glib/gi18n-lib.h>

#include "suyuan-period.h"

#define TOLERANCE_M 500
#define N_WITNESSES 2
#define CLOCK_SLACK_MS (24 * G_GINT64_CONSTANT (3600000)) /* a camera in a wrong time zone is no liar */

/**
 * suyuan_proof_grade_get_key:
 * @grade: a grade
 *
 * Returns: `refused`, `second` or `first`
 */
const char *
suyuan_proof_grade_get_key (SuyuanProofGrade grade)
{
  static const char *const keys[] = { "refused", "second", "first" };

  return (guint) grade < G_N_ELEMENTS (keys) ? keys[grade] : NULL;
}

/* Says what in the picture itself speaks against it; %NULL: nothing does. */
static char *
find_contradiction (const SuyuanProof     *self,
                    const SuyuanProofSite *site)
{
  gint64 latest = self->received > 0 ? self->received : site->now;
  double tolerance = site->tolerance_m > 0 ? site->tolerance_m : TOLERANCE_M;
  double distance = 0;

  if (self->used_at != NULL)
    return g_strdup_printf (_ ("%s: the same picture is used for %s"), self->name, self->used_at);
  if (self->taken > 0 && latest > 0 && self->taken > latest + CLOCK_SLACK_MS)
    return g_strdup_printf (_ ("%s: its time of taking lies after the day it was handed in"), self->name);

  if (self->has_position && site->has_position)
    distance = suyuan_position_distance (&self->position, &site->position);
  if (distance > tolerance)
    return g_strdup_printf (_ ("%s: taken %.0f m away from the outlet, more than %.0f m"), self->name, distance, tolerance);

  return NULL;
}

/* Where the time of taking is not known, the day it was handed in has to do. */
static char *
find_too_early (const SuyuanProof     *self,
                const SuyuanProofSite *site)
{
  gint64           at = self->taken > 0 ? self->taken : self->received;
  g_autofree char *day = NULL;
  int              days;

  if (site->after == NULL)
    return NULL;
  if (at == 0)
    return g_strdup_printf (_ ("%s: neither its time of taking nor the day it was handed in is known"), self->name);

  day = suyuan_day_format (at);
  if (!suyuan_day_count (site->after, day, &days) || days > 0 || (days == 0 && site->same_day))
    return NULL;

  return g_strdup_printf (_ ("%s: of %s, not later than %s, the day the problem was found"), self->name, day, site->after);
}

/**
 * suyuan_proof_grade:
 * @self: a piece of evidence
 * @site: what it has to fit
 * @because: (out) (optional): what makes it worth that, or what speaks against it; never %NULL
 *
 * First grade has a position and a time of its own that fit. Second grade lacks one of them and is vouched for by two
 * witnesses or a signed sheet. What contradicts itself, is used elsewhere or is too early is refused.
 *
 * Returns: the grade
 */
SuyuanProofGrade
suyuan_proof_grade (const SuyuanProof     *self,
                    const SuyuanProofSite *site,
                    char                 **because)
{
  SuyuanProofGrade grade = SUYUAN_PROOF_REFUSED;
  g_autofree char *why = find_contradiction (self, site);

  if (why == NULL)
    why = find_too_early (self, site);

  if (why != NULL)
    grade = SUYUAN_PROOF_REFUSED;
  else if (self->has_position && site->has_position && self->taken > 0)
    {
      grade = SUYUAN_PROOF_FIRST;
      why = g_strdup_printf (_ ("%s: position and time fit (first grade)"), self->name);
    }
  else if (self->signed_sheet || self->n_witnesses >= N_WITNESSES)
    {
      grade = SUYUAN_PROOF_SECOND;
      why = self->signed_sheet ? g_strdup_printf (_ ("%s: with a signed sheet (second grade)"), self->name)
                               : g_strdup_printf (_ ("%s: with %u witnesses (second grade)"), self->name, self->n_witnesses);
    }
  else
    why = g_strdup_printf (_ ("%s: has no position or no time; name two witnesses or add the scanned signed sheet"), self->name);

  if (because != NULL)
    *because = g_steal_pointer (&why);

  return grade;
}
