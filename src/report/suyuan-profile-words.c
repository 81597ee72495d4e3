/* The profile in words: what a mark says of itself when it is chosen, and how the whole is read.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-profile-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * suyuan_profile_dup_mark_words:
 *
 * Returns: (transfer full): what a mark says of itself, in one line
 */
char *
suyuan_profile_dup_mark_words (const SuyuanProfile     *profile,
                               const SuyuanProfileMark *mark)
{
  GString *words = g_string_new (mark->code);

  if (mark->name)
    g_string_append_printf (words, " %s", mark->name);
  g_string_append_printf (words, _ (" · %.1f km above"), mark->at_m / 1000);
  if (mark->branch_m > 0)
    g_string_append_printf (words, _ (" and %.1f km up a branch"), mark->branch_m / 1000);
  if (mark->mg_l >= 0)
    g_string_append_printf (words, " · %.3g %s", mark->mg_l, profile->unit ? profile->unit : "");
  if (!isnan (mark->limit))
    g_string_append_printf (words, _ (", target %.3g"), mark->limit);
  if (mark->kind == SUYUAN_KIND_OUTLET && mark->load.sealed_part >= 1)
    g_string_append_printf (words, " · %s", suyuan_load_get_label (mark->load.basis));
  else if (mark->kind == SUYUAN_KIND_OUTLET && mark->load.basis)
    g_string_append_printf (words, _ (" · %.3g kg/d"), mark->load.kg_d.middle);
  else if (mark->kind == SUYUAN_KIND_OUTLET)
    g_string_append_printf (words, " · %s", suyuan_load_get_label (mark->load.missing));
  return g_string_free (words, FALSE);
}

/**
 * suyuan_profile_dup_notes:
 *
 * Returns: (transfer full): how the chart is read, and for each stretch what stands against the model, each sentence in
 *   a line of its own
 */
char *
suyuan_profile_dup_notes (const SuyuanProfile *profile)
{
  GString *notes = g_string_new (_ ("Points: means of sections, hollow on a branch. Dashed: their targets. Circles on the river: outlets, as large as their load, hollow where none is known."));

  for (guint i = 0; i < profile->stretches->len; i++)
    {
      const SuyuanProfileStretch *stretch = profile->stretches->pdata[i];

      if (stretch->band)
        g_string_append_printf (notes, _ ("\nBand %.1f – %.1f km: steady model of the known loads alone, tributaries without a section bring nothing"), stretch->from_m / 1000, stretch->until_m / 1000);
      else
        g_string_append_printf (notes, _ ("\nNo band %.1f – %.1f km"), stretch->from_m / 1000, stretch->until_m / 1000);
      if (stretch->word)
        g_string_append_printf (notes, _ (": %s"), stretch->word);
    }
  return g_string_free (notes, FALSE);
}
