/* suyuan-grade-limits.c: the limits of GB 3838-2002, and the class a single value meets
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-grade-private.h"

#include <math.h>
#include <string.h>

#include "suyuan-csv.h"

#define TOLERANCE 1e-9 /* a mean that equals its limit but for the last bits has met it */

static double
read_limit (const char *cell)
{
  return *cell != '\0' ? g_ascii_strtod (cell, NULL) : (double) NAN;
}

static SuyuanComparison
read_comparison (const char *cell)
{
  if (g_str_equal (cell, "<="))
    return SUYUAN_AT_MOST;
  if (g_str_equal (cell, ">="))
    return SUYUAN_AT_LEAST;

  return g_str_equal (cell, "range") ? SUYUAN_IN_RANGE : SUYUAN_UNGRADED;
}

static void
read_item (SuyuanCsv       *table,
           guint            row,
           SuyuanGradeItem *item)
{
  item->key = g_strdup (suyuan_csv_get_named (table, row, "key"));
  item->comparison = read_comparison (suyuan_csv_get_named (table, row, "compare"));
  item->counts = *suyuan_csv_get_named (table, row, "in_21") == '1';
  item->has_multiple = *suyuan_csv_get_named (table, row, "multiple") == '1';
  item->lake_only = *suyuan_csv_get_named (table, row, "lake_only") == '1';
  item->toxic = *suyuan_csv_get_named (table, row, "toxic") == '1';

  if (item->comparison == SUYUAN_IN_RANGE)
    {
      const char *cell = suyuan_csv_get_named (table, row, "III");
      char       *end;

      item->low = g_ascii_strtod (cell, &end);
      item->high = g_ascii_strtod (end + strlen ("~"), NULL);
      return;
    }

  for (guint i = 0; i < SUYUAN_N_LIMITS; i++)
    {
      g_autofree char *lake_column = g_strconcat ("lake_", suyuan_water_class_get_key ((SuyuanWaterClass) (i + 1)), NULL);
      const char      *lake = suyuan_csv_get_named (table, row, lake_column);

      item->river[i] = read_limit (suyuan_csv_get_named (table, row, suyuan_water_class_get_key ((SuyuanWaterClass) (i + 1))));
      item->lake[i] = *lake != '\0' ? read_limit (lake) : item->river[i];
    }
}

static void
clear_item (gpointer item)
{
  g_free (((SuyuanGradeItem *) item)->key);
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
  self->items = g_array_new (FALSE, TRUE, sizeof (SuyuanGradeItem));
  g_array_set_clear_func (self->items, clear_item);
  g_array_set_size (self->items, suyuan_csv_get_n_rows (table));
  for (guint i = 0; i < self->items->len; i++)
    read_item (table, i, &g_array_index (self->items, SuyuanGradeItem, i));

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

  return g_array_index (self->items, SuyuanGradeItem, index).key;
}

/**
 * suyuan_grade_item_classify:
 * @item: a row of the table
 * @value: a concentration
 * @lake: whether the limits of lakes and reservoirs apply
 *
 * Returns: the best class met, see suyuan_grader_classify()
 */
SuyuanWaterClass
suyuan_grade_item_classify (const SuyuanGradeItem *item,
                            double                 value,
                            gboolean               lake)
{
  const double *limits = lake ? item->lake : item->river;
  double        slack = fabs (value) * TOLERANCE;

  if (item->comparison == SUYUAN_UNGRADED || (item->lake_only && !lake))
    return SUYUAN_WATER_CLASS_NONE;
  if (item->comparison == SUYUAN_IN_RANGE)
    return value >= item->low - slack && value <= item->high + slack ? SUYUAN_WATER_CLASS_I
                                                                     : SUYUAN_WATER_CLASS_WORSE;

  for (guint i = 0; i < SUYUAN_N_LIMITS; i++)
    {
      if (item->comparison == SUYUAN_AT_MOST ? value <= limits[i] + slack : value >= limits[i] - slack)
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
      const SuyuanGradeItem *candidate = &g_array_index (self->items, SuyuanGradeItem, i);

      if (g_str_equal (candidate->key, item))
        return suyuan_grade_item_classify (candidate, value, lake);
    }

  return SUYUAN_WATER_CLASS_NONE;
}

static double
find_limit (SuyuanGrader    *self,
            const char      *item,
            SuyuanWaterClass klass,
            gboolean         lake,
            SuyuanComparison comparison)
{
  if (klass < SUYUAN_WATER_CLASS_I || klass > SUYUAN_WATER_CLASS_V)
    return NAN;
  for (guint i = 0; i < self->items->len; i++)
    {
      const SuyuanGradeItem *candidate = &g_array_index (self->items, SuyuanGradeItem, i);

      if (candidate->comparison == comparison && (lake || !candidate->lake_only) && g_str_equal (candidate->key, item))
        return (lake ? candidate->lake : candidate->river)[klass - SUYUAN_WATER_CLASS_I];
    }

  return NAN;
}

/**
 * suyuan_grader_get_limit:
 * @self: a grader
 * @item: key of an item
 * @klass: I to V
 * @lake: whether the limits of lakes and reservoirs apply
 *
 * Returns: the most a water of the class may have of the item, in the unit of the table; NAN where it sets no such limit
 */
double
suyuan_grader_get_limit (SuyuanGrader    *self,
                         const char      *item,
                         SuyuanWaterClass klass,
                         gboolean         lake)
{
  return find_limit (self, item, klass, lake, SUYUAN_AT_MOST);
}

/**
 * suyuan_grader_get_floor:
 * @self: a grader
 * @item: key of an item
 * @klass: I to V
 * @lake: whether the limits of lakes and reservoirs apply
 *
 * Returns: the least a water of the class must have of the item, as of oxygen, in the unit of the table; NAN where it sets
 *   no such limit
 */
double
suyuan_grader_get_floor (SuyuanGrader    *self,
                         const char      *item,
                         SuyuanWaterClass klass,
                         gboolean         lake)
{
  return find_limit (self, item, klass, lake, SUYUAN_AT_LEAST);
}
