/* suyuan-grade.c: which class of water a section has, by its worst single indicator
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-grade.h"

#include <math.h>
#include <string.h>

#include "suyuan-csv.h"
#include "suyuan-period.h"

#define N_CLASSES 5
#define N_MONTHS 12
#define MONTHS_OF_A_YEAR 8 /* a year with ice still counts: 环办〔2011〕22号 */
#define SAMPLES_OF_A_QUARTER 2
#define TOLERANCE 1e-9 /* a mean that equals its limit but for the last bits has met it */

typedef enum
{
  AT_MOST,
  AT_LEAST,
  WITHIN,
  UNGRADED,
} Comparison;

/* One row of gb3838.csv. Limits are NAN where the table has none; WITHIN uses low and high. */
typedef struct
{
  char      *key;
  Comparison comparison;
  double     river[N_CLASSES], lake[N_CLASSES];
  double     low, high;
  gboolean   counts, has_multiple, lake_only, toxic;
} Item;

struct _SuyuanGrader
{
  GArray *items; /* of Item */
};

static const char *const class_keys[] = { NULL, "I", "II", "III", "IV", "V", ">V" };

/**
 * suyuan_water_class_get_key:
 * @klass: a class
 *
 * Returns: (nullable): its key in the enumeration water_class; %NULL for none
 */
const char *
suyuan_water_class_get_key (SuyuanWaterClass klass)
{
  return (guint) klass < G_N_ELEMENTS (class_keys) ? class_keys[klass] : NULL;
}

/**
 * suyuan_water_class_from_key:
 * @key: (nullable): a key of the enumeration water_class
 *
 * Returns: the class, or %SUYUAN_WATER_CLASS_NONE
 */
SuyuanWaterClass
suyuan_water_class_from_key (const char *key)
{
  for (guint i = 1; i < G_N_ELEMENTS (class_keys); i++)
    {
      if (g_strcmp0 (key, class_keys[i]) == 0)
        return (SuyuanWaterClass) i;
    }

  return SUYUAN_WATER_CLASS_NONE;
}

/* A cell of the table by column name; the tables are ours, a missing column is a defect of the build. */
static const char *
get_cell (SuyuanCsv  *table,
          guint       row,
          const char *column)
{
  int index = suyuan_csv_find_column (table, column);

  g_assert (index >= 0);

  return suyuan_csv_get (table, row, index);
}

static double
read_limit (const char *cell)
{
  return *cell != '\0' ? g_ascii_strtod (cell, NULL) : (double) NAN;
}

static Comparison
read_comparison (const char *cell)
{
  if (g_str_equal (cell, "<="))
    return AT_MOST;
  if (g_str_equal (cell, ">="))
    return AT_LEAST;

  return g_str_equal (cell, "range") ? WITHIN : UNGRADED;
}

static void
read_item (SuyuanCsv *table,
           guint      row,
           Item      *item)
{
  item->key = g_strdup (get_cell (table, row, "key"));
  item->comparison = read_comparison (get_cell (table, row, "compare"));
  item->counts = *get_cell (table, row, "in_21") == '1';
  item->has_multiple = *get_cell (table, row, "multiple") == '1';
  item->lake_only = *get_cell (table, row, "lake_only") == '1';
  item->toxic = *get_cell (table, row, "toxic") == '1';

  if (item->comparison == WITHIN)
    {
      const char *cell = get_cell (table, row, "III");
      char       *end;

      item->low = g_ascii_strtod (cell, &end);
      item->high = g_ascii_strtod (end + strlen ("~"), NULL);
      return;
    }

  for (guint i = 0; i < N_CLASSES; i++)
    {
      g_autofree char *lake_column = g_strconcat ("lake_", class_keys[i + 1], NULL);
      const char      *lake = get_cell (table, row, lake_column);

      item->river[i] = read_limit (get_cell (table, row, class_keys[i + 1]));
      item->lake[i] = *lake != '\0' ? read_limit (lake) : item->river[i];
    }
}

static void
clear_item (gpointer item)
{
  g_free (((Item *) item)->key);
}

/**
 * suyuan_grader_new:
 * @error: (out): a fault of the compiled-in table
 *
 * Loads the limits of GB 3838-2002 table 1.
 *
 * Returns: (transfer full): the grader
 */
SuyuanGrader *
suyuan_grader_new (GError **error)
{
  g_autoptr (SuyuanCsv) table = suyuan_csv_load ("gb3838.csv", error);
  SuyuanGrader *self;

  if (table == NULL)
    return NULL;

  self = g_new0 (SuyuanGrader, 1);
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
  g_array_set_size (self->items, suyuan_csv_get_n_rows (table));
  for (guint i = 0; i < self->items->len; i++)
    read_item (table, i, &g_array_index (self->items, Item, i));

  return self;
}

/**
 * suyuan_grader_free:
 * @self: (nullable) (transfer full): a grader
 */
void
suyuan_grader_free (SuyuanGrader *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->items);
  g_free (self);
}

/**
 * suyuan_grader_get_n_items:
 * @self: a grader
 *
 * Returns: how many items the standard's table has
 */
guint
suyuan_grader_get_n_items (SuyuanGrader *self)
{
  return self->items->len;
}

/**
 * suyuan_grader_get_item:
 * @self: a grader
 * @index: 0 and up
 *
 * Returns: (transfer none): the key of an item, which is the key of a sample's field
 */
const char *
suyuan_grader_get_item (SuyuanGrader *self,
                        guint         index)
{
  g_return_val_if_fail (index < self->items->len, NULL);

  return g_array_index (self->items, Item, index).key;
}

static SuyuanWaterClass
classify (const Item *item,
          double      value,
          gboolean    lake)
{
  const double *limits = lake ? item->lake : item->river;
  double        slack = fabs (value) * TOLERANCE;

  if (item->comparison == UNGRADED || (item->lake_only && !lake))
    return SUYUAN_WATER_CLASS_NONE;
  if (item->comparison == WITHIN)
    return value >= item->low - slack && value <= item->high + slack ? SUYUAN_WATER_CLASS_I
                                                                     : SUYUAN_WATER_CLASS_WORSE;

  for (guint i = 0; i < N_CLASSES; i++)
    {
      if (item->comparison == AT_MOST ? value <= limits[i] + slack : value >= limits[i] - slack)
        return (SuyuanWaterClass) (SUYUAN_WATER_CLASS_I + i);
    }

  return SUYUAN_WATER_CLASS_WORSE;
}

/**
 * suyuan_grader_classify:
 * @self: a grader
 * @item: key of an item
 * @value: a concentration in the unit of the table
 * @lake: whether the limits of lakes and reservoirs apply
 *
 * Several classes may share a limit: the best class met is given. pH is class I within 6 to 9 and worse than V
 * outside.
 *
 * Returns: the class, or %SUYUAN_WATER_CLASS_NONE where the standard has no limits for the item
 */
SuyuanWaterClass
suyuan_grader_classify (SuyuanGrader *self,
                        const char   *item,
                        double        value,
                        gboolean      lake)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *candidate = &g_array_index (self->items, Item, i);

      if (g_str_equal (candidate->key, item))
        return classify (candidate, value, lake);
    }

  return SUYUAN_WATER_CLASS_NONE;
}

/**
 * suyuan_result_read:
 * @value: what a field of type result holds
 * @number: (out): the value, or the detection limit where nothing was found
 * @below: (out): whether nothing was found
 *
 * Returns: whether there is a result at all
 */
gboolean
suyuan_result_read (const SuyuanValue *value,
                    double            *number,
                    gboolean          *below)
{
  const char *text;
  char       *end;

  *below = FALSE;
  if (value->type == SUYUAN_VALUE_REAL)
    *number = value->real;
  else if (value->type == SUYUAN_VALUE_INTEGER)
    *number = (double) value->integer;
  if (value->type != SUYUAN_VALUE_TEXT || *value->text != '<')
    return value->type == SUYUAN_VALUE_REAL || value->type == SUYUAN_VALUE_INTEGER;

  *below = TRUE;
  text = value->text + 1;
  *number = g_ascii_strtod (text, &end);

  return end > text && *end == '\0';
}

/* Sums of one item by month of the year; without a period all stand under the first. */
typedef struct
{
  double sum[N_MONTHS];
  guint  count[N_MONTHS];
} Sums;

/* Non-detects count as half their detection limit (环办〔2011〕22号). */
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

      if (!suyuan_result_read (suyuan_record_get (sample, g_array_index (self->items, Item, i).key), &number, &below))
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
grade_item (const Item    *item,
            const Sums    *sums,
            gboolean       of_months,
            gboolean       lake,
            SuyuanGrading *grading)
{
  double           mean = mean_of (sums, of_months);
  SuyuanGradedItem graded = {
    .item = item->key,
    .mean = mean,
    .samples = count_of (sums),
    .klass = classify (item, mean, lake),
    .counts = item->counts,
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

static gboolean
is_toxic (SuyuanGrader *self,
          const char   *key)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      if (g_array_index (self->items, Item, i).key == key)
        return g_array_index (self->items, Item, i).toxic;
    }

  return FALSE;
}

/* Cyanide and heavy metals first, then the worse class, then the greater multiple (环办〔2011〕22号). */
static int
compare_main (SuyuanGrader           *self,
              const SuyuanGradedItem *a,
              const SuyuanGradedItem *b)
{
  gboolean toxic_a = is_toxic (self, a->item), toxic_b = is_toxic (self, b->item);

  if (toxic_a != toxic_b)
    return toxic_a ? -1 : 1;
  if (a->klass != b->klass)
    return a->klass > b->klass ? -1 : 1;

  return a->multiple > b->multiple ? -1 : a->multiple < b->multiple;
}

static void
name_main (SuyuanGrader  *self,
           SuyuanGrading *grading)
{
  for (guint i = 0; i < grading->items->len; i++)
    {
      const SuyuanGradedItem *item = &g_array_index (grading->items, SuyuanGradedItem, i);
      guint                   at = grading->n_main;

      if (!item->counts || item->klass <= SUYUAN_WATER_CLASS_III)
        continue;

      while (at > 0 && compare_main (self, item, &g_array_index (grading->items, SuyuanGradedItem, grading->main[at - 1])) < 0)
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
        grade_item (&g_array_index (self->items, Item, i), &sums[i], when.year > 0 && suyuan_period_count_months (&when) == N_MONTHS,
                    lake, grading);
    }
  name_main (self, grading);

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
