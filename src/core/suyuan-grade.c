/* suyuan-grade.c: which class of water a section has, by its worst single indicator
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-grade-private.h"

#include <string.h>

#include "suyuan-period.h"

#define N_MONTHS 12
#define MONTHS_OF_A_YEAR 8 /* a year with ice still counts: 环办〔2011〕22号 */
#define SAMPLES_OF_A_QUARTER 2

/* Sums of one item by month of the year; without a period all stand under the first. */
typedef struct
{
  double sum[N_MONTHS];
  guint  count[N_MONTHS];
} Sums;

/* Non-detects count as half their detection limit (环办监测函〔2020〕82号). */
static gboolean
add_sample (SuyuanGrader *self,
            SuyuanRecord *sample,
            guint         month,
            Sums         *sums)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->items->len; i++)
    {
      double   number;
      gboolean below;

      if (!suyuan_result_read (suyuan_record_get (sample, g_array_index (self->items, SuyuanGradeItem, i).key), &number, &below))
        continue;

      sums[i].sum[month] += below ? number / 2 : number;
      sums[i].count[month]++;
      any = TRUE;
    }

  return any;
}

/* A month and a quarter average their samples, a year its monthly means. */
static double
mean_of (const Sums *sums,
         gboolean    of_months)
{
  double total = 0, weight = 0;

  for (guint i = 0; i < N_MONTHS; i++)
    {
      if (sums->count[i] == 0)
        continue;
      total += of_months ? sums->sum[i] / sums->count[i] : sums->sum[i];
      weight += of_months ? 1 : sums->count[i];
    }

  return total / weight;
}

static guint
count_of (const Sums *sums)
{
  guint n = 0;

  for (guint i = 0; i < N_MONTHS; i++)
    n += sums->count[i];

  return n;
}

static void
grade_item (const SuyuanGradeItem *item,
            const Sums            *sums,
            gboolean               of_months,
            gboolean               lake,
            SuyuanGrading         *grading)
{
  double           mean = mean_of (sums, of_months);
  SuyuanGradedItem graded = {
    .item = item->key,
    .mean = mean,
    .samples = count_of (sums),
    .klass = suyuan_grade_item_classify (item, mean, lake),
    .counts = item->counts,
    .toxic = item->toxic,
  };

  if (item->has_multiple && graded.klass > SUYUAN_WATER_CLASS_III)
    {
      double limit = (lake ? item->lake : item->river)[SUYUAN_WATER_CLASS_III - SUYUAN_WATER_CLASS_I];

      graded.multiple = (mean - limit) / limit;
    }
  if (item->counts)
    grading->klass = MAX (grading->klass, graded.klass);

  g_array_append_val (grading->items, graded);
}

/**
 * suyuan_graded_item_compare:
 * @multiple_a: how many times the item is over the limit it is held against
 *
 * The order in which the items over a limit are named: cyanide and heavy metals first, then the worse class, then the
 * greater multiple (环办〔2011〕22号).
 *
 * Returns: below 0 where @a is named before @b
 */
int
suyuan_graded_item_compare (const SuyuanGradedItem *a,
                            double                  multiple_a,
                            const SuyuanGradedItem *b,
                            double                  multiple_b)
{
  if (a->toxic != b->toxic)
    return a->toxic ? -1 : 1;
  if (a->klass != b->klass)
    return a->klass > b->klass ? -1 : 1;

  return multiple_a > multiple_b ? -1 : multiple_a < multiple_b;
}

static gboolean
is_before (const SuyuanGradedItem *a,
           const SuyuanGradedItem *b)
{
  return suyuan_graded_item_compare (a, a->multiple, b, b->multiple) < 0;
}

static void
name_main (SuyuanGrading *grading)
{
  for (guint i = 0; i < grading->items->len; i++)
    {
      const SuyuanGradedItem *item = &g_array_index (grading->items, SuyuanGradedItem, i);
      guint                   at = grading->n_main;

      if (!item->counts || item->klass <= SUYUAN_WATER_CLASS_III)
        continue;

      while (at > 0 && is_before (item, &g_array_index (grading->items, SuyuanGradedItem, grading->main[at - 1])))
        at--;
      if (at == G_N_ELEMENTS (grading->main))
        continue;
      grading->n_main = MIN (grading->n_main + 1, G_N_ELEMENTS (grading->main));
      memmove (&grading->main[at + 1], &grading->main[at], (grading->n_main - at - 1) * sizeof (guint));
      grading->main[at] = i;
    }
}

static gboolean
is_enough (const SuyuanPeriod *period,
           guint               n_samples,
           guint               n_months)
{
  if (period->year == 0 || period->month > 0)
    return n_samples > 0;

  return period->quarter > 0 ? n_samples >= SAMPLES_OF_A_QUARTER : n_months >= MONTHS_OF_A_YEAR;
}

/* Returns how many samples of the period carry a graded item; @months has a bit for each month seen. */
static guint
add_samples (SuyuanGrader        *self,
             SuyuanRecord *const *samples,
             guint                n_samples,
             const SuyuanPeriod  *period,
             Sums                *sums,
             guint               *months)
{
  guint n_used = 0;

  *months = 0;
  for (guint i = 0; i < n_samples; i++)
    {
      gint64 taken = suyuan_record_get_integer (samples[i], "taken");
      guint  month = 0;

      if (period->year > 0)
        {
          if (!suyuan_record_has (samples[i], "taken") || taken < suyuan_period_get_start (period) || taken >= suyuan_period_get_end (period))
            continue;
          month = suyuan_day_get_month (taken) - 1;
        }
      if (!add_sample (self, samples[i], month, sums))
        continue;
      *months |= 1u << month;
      n_used++;
    }

  return n_used;
}

/**
 * suyuan_grader_grade:
 * @self: a grader
 * @samples: (array length=n_samples): records of kind sample
 * @n_samples: how many
 * @period: (nullable): `2026`, `2026Q2` or `2026-04`; samples of other times are left out. %NULL: all samples
 * @lake: whether the limits of lakes and reservoirs apply
 *
 * Averages the concentrations first, then classifies: a section has the class of its worst single indicator of the
 * 21 (GB 3838-2002; 环办〔2011〕22号). Results are taken to be in the unit of their field.
 *
 * Returns: (transfer full) (nullable): the grading; %NULL where @period is not a period. Borrows from @self.
 */
SuyuanGrading *
suyuan_grader_grade (SuyuanGrader        *self,
                     SuyuanRecord *const *samples,
                     guint                n_samples,
                     const char          *period,
                     gboolean             lake)
{
  g_autofree Sums *sums = g_new0 (Sums, self->items->len);
  SuyuanPeriod     when = { 0 };
  SuyuanGrading   *grading;
  guint            n_used, months;

  if (period != NULL && !suyuan_period_parse (&when, period))
    return NULL;

  n_used = add_samples (self, samples, n_samples, &when, sums, &months);

  grading = g_new0 (SuyuanGrading, 1);
  grading->items = g_array_new (FALSE, FALSE, sizeof (SuyuanGradedItem));
  grading->months = __builtin_popcount (months);
  grading->enough = is_enough (&when, n_used, grading->months);
  for (guint i = 0; i < self->items->len; i++)
    {
      if (count_of (&sums[i]) > 0)
        grade_item (&g_array_index (self->items, SuyuanGradeItem, i), &sums[i], when.year > 0 && suyuan_period_count_months (&when) == N_MONTHS,
                    lake, grading);
    }
  name_main (grading);

  return grading;
}

/**
 * suyuan_grading_free:
 * @self: (nullable) (transfer full): a grading
 */
void
suyuan_grading_free (SuyuanGrading *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->items);
  g_free (self);
}

/**
 * suyuan_grading_meets:
 * @self: a grading
 * @target: the section's target
 *
 * Returns: whether something was measured and the class is the target or better; never where there is no target
 */
gboolean
suyuan_grading_meets (const SuyuanGrading *self,
                      SuyuanWaterClass     target)
{
  return target != SUYUAN_WATER_CLASS_NONE && self->klass != SUYUAN_WATER_CLASS_NONE && self->klass <= target;
}
