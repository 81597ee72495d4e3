/* test-standard-limits.c: the tables of GB 18918-2002 and GB 8978-1996, number by number
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-standard.h"

#include <math.h>

static SuyuanCatalogue *catalogue;
static SuyuanStandards *standards;

/* Limits by grade; NAN: the standard has none. Written down again, so that a slip in the table shows. */
typedef struct
{
  const char *item;
  double      limits[4];
} Row;

static const char *const plants[] = { "gb18918_1a", "gb18918_1b", "gb18918_2", "gb18918_3" };

static const Row plant_rows[] = {
  { "cod", { 50, 60, 100, 120 } },
  { "bod5", { 10, 20, 30, 60 } },
  { "ss", { 10, 20, 30, 50 } },
  { "animal_oil", { 1, 3, 5, 20 } },
  { "petroleum", { 1, 3, 5, 15 } },
  { "las", { 0.5, 1, 2, 5 } },
  { "tn", { 15, 20, NAN, NAN } },
  { "fecal_coliform", { 1000, 10000, 10000, NAN } },
};

static const char *const others[] = { "gb8978_1", "gb8978_2", "gb8978_3" };

static const Row new_rows[] = {
  { "ss", { 70, 150, 400 } },
  { "bod5", { 20, 30, 300 } },
  { "cod", { 100, 150, 500 } },
  { "petroleum", { 5, 10, 20 } },
  { "animal_oil", { 10, 15, 100 } },
  { "volatile_phenol", { 0.5, 0.5, 2.0 } },
  { "cyanide", { 0.5, 0.5, 1.0 } },
  { "sulfide", { 1.0, 1.0, 1.0 } },
  { "nh3n", { 15, 25, NAN } },
  { "fluoride", { 10, 10, 20 } },
  { "las", { 5, 10, 20 } },
  { "cu", { 0.5, 1, 2 } },
  { "zn", { 2, 5, 5 } },
};

static const Row old_rows[] = {
  { "ss", { 70, 200, 400 } },
  { "bod5", { 30, 60, 300 } },
  { "cod", { 100, 150, 500 } },
  { "petroleum", { 10, 10, 30 } },
  { "animal_oil", { 20, 20, 100 } },
  { "nh3n", { 15, 25, NAN } },
};

static SuyuanEvaluation
evaluate (const char *standard,
          const char *built_on,
          const char *key,
          double      value)
{
  SuyuanStandardTerms terms = { built_on };
  g_autoptr (SuyuanRecord) outlet = suyuan_record_new (catalogue, SUYUAN_KIND_OUTLET, NULL);
  g_autoptr (SuyuanRecord) sample = suyuan_record_new (catalogue, SUYUAN_KIND_SAMPLE, NULL);
  g_autoptr (GArray) items = NULL;

  suyuan_record_set_text (outlet, "standard", standard);
  suyuan_record_set_real (sample, key, value);
  items = suyuan_standards_evaluate (standards, outlet, sample, &terms);
  for (guint i = 0; i < items->len; i++)
    {
      const SuyuanEvaluatedItem *item = &g_array_index (items, SuyuanEvaluatedItem, i);

      if (g_str_equal (item->item, key))
        return item->verdict;
    }

  return SUYUAN_EVALUATION_UNKNOWN;
}

static void
assert_table (const char *const *grades,
              guint              n_grades,
              const char        *built_on,
              const Row         *rows,
              guint              n_rows)
{
  for (guint r = 0; r < n_rows; r++)
    for (guint g = 0; g < n_grades; g++)
      {
        double limit = rows[r].limits[g];

        if (isnan (limit))
          {
            g_assert_cmpuint (evaluate (grades[g], built_on, rows[r].item, 1), ==, SUYUAN_EVALUATION_UNKNOWN);
            continue;
          }
        g_assert_cmpuint (evaluate (grades[g], built_on, rows[r].item, limit), ==, SUYUAN_EVALUATION_WITHIN);
        g_assert_cmpuint (evaluate (grades[g], built_on, rows[r].item, limit * 1.01), ==, SUYUAN_EVALUATION_OVER);
      }
}

static void
test_treatment_plants (void)
{
  assert_table (plants, G_N_ELEMENTS (plants), "2010-05-01", plant_rows, G_N_ELEMENTS (plant_rows));
  assert_table (plants, G_N_ELEMENTS (plants), NULL, plant_rows, G_N_ELEMENTS (plant_rows));
}

static void
test_phosphorus_of_plants (void)
{
  static const Row before = { "tp", { 1, 1.5, 3, 5 } }, since = { "tp", { 0.5, 1, 3, 5 } };

  assert_table (plants, G_N_ELEMENTS (plants), "2003-07-01", &before, 1);
  assert_table (plants, G_N_ELEMENTS (plants), "2006-01-01", &since, 1);
}

static void
test_others (void)
{
  assert_table (others, G_N_ELEMENTS (others), "1998-01-01", new_rows, G_N_ELEMENTS (new_rows));
  assert_table (others, G_N_ELEMENTS (others), "1997-12-31", old_rows, G_N_ELEMENTS (old_rows));
}

/* Between the limits of old and new works only the year of building can tell. */
static void
test_between_old_and_new (void)
{
  g_assert_cmpuint (evaluate ("gb8978_1", NULL, "bod5", 15), ==, SUYUAN_EVALUATION_WITHIN);
  g_assert_cmpuint (evaluate ("gb8978_1", NULL, "bod5", 25), ==, SUYUAN_EVALUATION_UNKNOWN);
  g_assert_cmpuint (evaluate ("gb8978_1", NULL, "bod5", 35), ==, SUYUAN_EVALUATION_OVER);
  g_assert_cmpuint (evaluate ("gb8978_1", NULL, "cod", 100), ==, SUYUAN_EVALUATION_WITHIN);
}

static void
test_ph (void)
{
  for (guint g = 0; g < G_N_ELEMENTS (plants); g++)
    {
      g_assert_cmpuint (evaluate (plants[g], NULL, "ph", 6), ==, SUYUAN_EVALUATION_WITHIN);
      g_assert_cmpuint (evaluate (plants[g], NULL, "ph", 9), ==, SUYUAN_EVALUATION_WITHIN);
      g_assert_cmpuint (evaluate (plants[g], NULL, "ph", 5.9), ==, SUYUAN_EVALUATION_OVER);
      g_assert_cmpuint (evaluate (plants[g], NULL, "ph", 9.1), ==, SUYUAN_EVALUATION_OVER);
    }
}

/* A better grade never allows more. */
static void
test_grades_are_ordered (void)
{
  for (guint r = 0; r < G_N_ELEMENTS (plant_rows); r++)
    for (guint g = 1; g < G_N_ELEMENTS (plants); g++)
      for (guint n = 0; n < 20; n++)
        {
          double           value = pow (10, g_test_rand_double_range (-2, 5));
          SuyuanEvaluation better = evaluate (plants[g - 1], "2010-05-01", plant_rows[r].item, value);
          SuyuanEvaluation worse = evaluate (plants[g], "2010-05-01", plant_rows[r].item, value);

          g_assert_false (better == SUYUAN_EVALUATION_WITHIN && worse == SUYUAN_EVALUATION_OVER);
        }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = suyuan_catalogue_new (NULL);
  standards = suyuan_standards_new (NULL);
  g_test_add_func ("/standard-limits/plants", test_treatment_plants);
  g_test_add_func ("/standard-limits/phosphorus", test_phosphorus_of_plants);
  g_test_add_func ("/standard-limits/others", test_others);
  g_test_add_func ("/standard-limits/between", test_between_old_and_new);
  g_test_add_func ("/standard-limits/ph", test_ph);
  g_test_add_func ("/standard-limits/order", test_grades_are_ordered);
  status = g_test_run ();
  suyuan_standards_free (standards);
  suyuan_catalogue_unref (catalogue);

  return status;
}
