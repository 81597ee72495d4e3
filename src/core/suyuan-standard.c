/* suyuan-standard.c: whether a sample keeps the limits of its outlet
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-standard.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "suyuan-csv.h"
#include "suyuan-grade.h"
#include "suyuan-period.h"

#define WARM_ABOVE 12.0 /* ℃: GB 18918-2002 table 1, note to ammonia */

/* One row of discharge_standards.csv; strings belong to the table, blank where they do not matter. */
typedef struct
{
  const char *standard, *item;
  double      min, max; /* -INFINITY: no lower bound */
  const char *condition;
  const char *built_from, *built_before;
  const char *force_from, *force_until;
} Limit;

struct _SuyuanStandards
{
  SuyuanCsv *table;
  GArray    *limits; /* of Limit */
};

/* What is known when a limit is chosen. */
typedef struct
{
  const char *standard, *built_on;
  char       *taken_on;
  gboolean    has_temperature;
  double      temperature;
} Circumstances;

static const struct
{
  const char *item, *field;
} own_limits[] = {
  { "cod", "limit_cod" },
  { "nh3n", "limit_nh3n" },
  { "tp", "limit_tp" },
};

static Limit
read_limit (SuyuanCsv *table,
            guint      row)
{
  const char *min = suyuan_csv_get_named (table, row, "min");

  return (Limit){
    .standard = suyuan_csv_get_named (table, row, "standard"),
    .item = suyuan_csv_get_named (table, row, "item"),
    .min = *min != '\0' ? g_ascii_strtod (min, NULL) : -INFINITY,
    .max = g_ascii_strtod (suyuan_csv_get_named (table, row, "max"), NULL),
    .condition = suyuan_csv_get_named (table, row, "condition"),
    .built_from = suyuan_csv_get_named (table, row, "built_from"),
    .built_before = suyuan_csv_get_named (table, row, "built_before"),
    .force_from = suyuan_csv_get_named (table, row, "in_force_from"),
    .force_until = suyuan_csv_get_named (table, row, "in_force_until"),
  };
}

/**
 * suyuan_standards_new:
 * @error: (out): a fault of the compiled-in table
 *
 * Loads the limits of GB 18918-2002 and GB 8978-1996.
 *
 * Returns: (transfer full): the standards
 */
SuyuanStandards *
suyuan_standards_new (GError **error)
{
  g_autoptr (SuyuanCsv) table = suyuan_csv_load ("discharge_standards.csv", error);
  SuyuanStandards *self;

  if (table == NULL)
    return NULL;

  self = g_new0 (SuyuanStandards, 1);
  self->limits = g_array_new (FALSE, FALSE, sizeof (Limit));
  for (guint i = 0; i < suyuan_csv_get_n_rows (table); i++)
    {
      Limit limit = read_limit (table, i);

      g_array_append_val (self->limits, limit);
    }
  self->table = g_steal_pointer (&table);

  return self;
}

/**
 * suyuan_standards_free:
 * @self: (nullable) (transfer full): standards
 */
void
suyuan_standards_free (SuyuanStandards *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->limits);
  suyuan_csv_free (self->table);
  g_free (self);
}

/* ISO dates compare as text. A bound that is blank holds; one that cannot be checked holds too. */
static gboolean
may_apply (const Limit         *limit,
           const Circumstances *when)
{
  gboolean warm = when->temperature > WARM_ABOVE;

  if (*limit->condition != '\0' && when->has_temperature && warm != g_str_equal (limit->condition, "warm"))
    return FALSE;
  if (when->built_on != NULL && *limit->built_from != '\0' && g_strcmp0 (when->built_on, limit->built_from) < 0)
    return FALSE;
  if (when->built_on != NULL && *limit->built_before != '\0' && g_strcmp0 (when->built_on, limit->built_before) >= 0)
    return FALSE;
  if (when->taken_on != NULL && *limit->force_from != '\0' && g_strcmp0 (when->taken_on, limit->force_from) < 0)
    return FALSE;

  return when->taken_on == NULL || *limit->force_until == '\0' || g_strcmp0 (when->taken_on, limit->force_until) < 0;
}

/* Not detected proves a value only where the detection limit itself is within. */
static SuyuanEvaluation
compare (const SuyuanEvaluatedItem *item,
         double                     min,
         double                     max)
{
  if (!item->has_value)
    return SUYUAN_EVALUATION_UNKNOWN;
  if (item->below)
    return item->value <= max && !isfinite (min) ? SUYUAN_EVALUATION_WITHIN : SUYUAN_EVALUATION_UNKNOWN;

  return item->value >= min && item->value <= max ? SUYUAN_EVALUATION_WITHIN : SUYUAN_EVALUATION_OVER;
}

static void
note_limit (SuyuanEvaluatedItem *item,
            double               min,
            double               max)
{
  if (!item->has_limit || max < item->limit)
    item->limit = item->has_value && item->value < min ? min : max;
  item->has_limit = TRUE;
  if (item->has_value && !item->below && !isfinite (min) && item->limit > 0)
    item->factor = item->value / item->limit;
}

static const char *
find_dependence (const Limit *limit)
{
  return *limit->condition != '\0' ? _ ("depends on the temperature of the water: enter it")
                                   : _ ("depends on the year the works were built: enter the outlet's own limit");
}

/* All limits that may apply have to agree; else it is not known, and said what it depends on. */
static void
apply_standard (SuyuanStandards     *self,
                const Circumstances *when,
                SuyuanEvaluatedItem *item)
{
  for (guint i = 0; i < self->limits->len; i++)
    {
      const Limit     *limit = &g_array_index (self->limits, Limit, i);
      SuyuanEvaluation verdict = compare (item, limit->min, limit->max);

      if (!g_str_equal (limit->item, item->item) || g_strcmp0 (limit->standard, when->standard) != 0 ||
          !may_apply (limit, when))
        continue;

      if (item->has_limit && verdict != item->verdict)
        item->because = find_dependence (limit);
      item->verdict = item->because != NULL ? SUYUAN_EVALUATION_UNKNOWN : verdict;
      item->source = limit->standard;
      note_limit (item, limit->min, limit->max);
    }
}

static gboolean
apply_own (SuyuanRecord        *outlet,
           SuyuanEvaluatedItem *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_limits); i++)
    {
      double limit;

      if (!g_str_equal (own_limits[i].item, item->item) || !suyuan_record_has (outlet, own_limits[i].field))
        continue;

      limit = suyuan_record_get_real (outlet, own_limits[i].field);
      item->source = "own";
      item->verdict = compare (item, -INFINITY, limit);
      note_limit (item, -INFINITY, limit);
      return TRUE;
    }

  return FALSE;
}

static void
explain (SuyuanEvaluatedItem *item)
{
  if (item->verdict != SUYUAN_EVALUATION_UNKNOWN)
    return;

  item->factor = 0;
  if (item->because != NULL)
    return;

  if (!item->has_limit)
    item->because = _ ("the outlet has no limit for it: choose its discharge standard, or enter its own limit");
  else if (!item->has_value)
    item->because = _ ("was not measured");
  else
    item->because = _ ("was not detected, but the detection limit is above the limit");
}

static SuyuanEvaluatedItem
evaluate_item (SuyuanStandards     *self,
               SuyuanRecord        *outlet,
               SuyuanRecord        *sample,
               const Circumstances *when,
               const char          *key)
{
  SuyuanEvaluatedItem item = { .item = key };

  item.has_value = suyuan_result_read (suyuan_record_get (sample, key), &item.value, &item.below);
  if (!apply_own (outlet, &item))
    apply_standard (self, when, &item);
  explain (&item);

  return item;
}

/* The items of a standard's rows, each once, that are fields of a sample; first those outlets have own limits for. */
static GPtrArray *
list_items (SuyuanStandards *self,
            SuyuanCatalogue *catalogue,
            const char      *standard)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (own_limits); i++)
    g_ptr_array_add (items, (gpointer) own_limits[i].item);
  for (guint i = 0; i < self->limits->len; i++)
    {
      const Limit *limit = &g_array_index (self->limits, Limit, i);

      if (g_strcmp0 (limit->standard, standard) == 0 &&
          !g_ptr_array_find_with_equal_func (items, limit->item, g_str_equal, NULL) &&
          suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_SAMPLE, limit->item) != NULL)
        g_ptr_array_add (items, (gpointer) limit->item);
    }

  return items;
}

/**
 * suyuan_standards_evaluate:
 * @self: standards
 * @outlet: record of kind outlet: its own limits come first, else its discharge standard
 * @sample: record of kind sample
 * @terms: (nullable): what else a limit may depend on
 *
 * A limit that depends on something not known (the temperature of the water for ammonia, the year of building for
 * phosphorus) gives a verdict only where both possibilities agree. CODCr and CODMn are different items and never
 * compared.
 *
 * Returns: (transfer full) (element-type SuyuanEvaluatedItem): items that have a limit or a value; borrows from @self
 */
GArray *
suyuan_standards_evaluate (SuyuanStandards           *self,
                           SuyuanRecord              *outlet,
                           SuyuanRecord              *sample,
                           const SuyuanStandardTerms *terms)
{
  Circumstances    when = { .standard = suyuan_record_get_text (outlet, "standard"), .built_on = terms != NULL ? terms->built_on : NULL };
  g_autofree char *taken_on = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  GArray  *items = g_array_new (FALSE, FALSE, sizeof (SuyuanEvaluatedItem));
  gboolean below;

  if (suyuan_record_has (sample, "taken"))
    taken_on = suyuan_day_format (suyuan_record_get_integer (sample, "taken"));
  when.taken_on = taken_on;
  when.has_temperature = suyuan_result_read (suyuan_record_get (sample, "water_temp"), &when.temperature, &below);

  keys = list_items (self, suyuan_record_get_catalogue (sample), when.standard);
  for (guint i = 0; i < keys->len; i++)
    {
      SuyuanEvaluatedItem item = evaluate_item (self, outlet, sample, &when, g_ptr_array_index (keys, i));

      if (item.has_limit || item.has_value)
        g_array_append_val (items, item);
    }

  return items;
}
