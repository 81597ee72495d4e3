/* test-grade-limits.c: the table of GB 3838-2002, number by number
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-grade.h"

#include <math.h>

#define N_CLASSES 5

static SuyuanGrader *grader;

/* Written down again from the standard, so that a slip in the table shows. */
typedef struct
{
  const char *item;
  gboolean    lake;
  double      limits[N_CLASSES]; /* I to V */
} Row;

static const Row rows[] = {
  { "do", FALSE, { 7.5, 6, 5, 3, 2 } },
  { "codmn", FALSE, { 2, 4, 6, 10, 15 } },
  { "cod", FALSE, { 15, 15, 20, 30, 40 } },
  { "bod5", FALSE, { 3, 3, 4, 6, 10 } },
  { "nh3n", FALSE, { 0.15, 0.5, 1.0, 1.5, 2.0 } },
  { "tp", FALSE, { 0.02, 0.1, 0.2, 0.3, 0.4 } },
  { "tp", TRUE, { 0.01, 0.025, 0.05, 0.1, 0.2 } },
  { "tn", TRUE, { 0.2, 0.5, 1.0, 1.5, 2.0 } },
  { "cu", FALSE, { 0.01, 1.0, 1.0, 1.0, 1.0 } },
  { "zn", FALSE, { 0.05, 1.0, 1.0, 2.0, 2.0 } },
  { "fluoride", FALSE, { 1.0, 1.0, 1.0, 1.5, 1.5 } },
  { "se", FALSE, { 0.01, 0.01, 0.01, 0.02, 0.02 } },
  { "as", FALSE, { 0.05, 0.05, 0.05, 0.1, 0.1 } },
  { "hg", FALSE, { 0.00005, 0.00005, 0.0001, 0.001, 0.001 } },
  { "cd", FALSE, { 0.001, 0.005, 0.005, 0.005, 0.01 } },
  { "cr6", FALSE, { 0.01, 0.05, 0.05, 0.05, 0.1 } },
  { "pb", FALSE, { 0.01, 0.01, 0.05, 0.05, 0.1 } },
  { "cyanide", FALSE, { 0.005, 0.05, 0.2, 0.2, 0.2 } },
  { "volatile_phenol", FALSE, { 0.002, 0.002, 0.005, 0.01, 0.1 } },
  { "petroleum", FALSE, { 0.05, 0.05, 0.05, 0.5, 1.0 } },
  { "las", FALSE, { 0.2, 0.2, 0.2, 0.3, 0.3 } },
  { "sulfide", FALSE, { 0.05, 0.1, 0.2, 0.5, 1.0 } },
  { "fecal_coliform", FALSE, { 200, 2000, 10000, 20000, 40000 } },
};

static gboolean
meets (const Row *row,
       double     value,
       guint      klass)
{
  return g_str_equal (row->item, "do") ? value >= row->limits[klass] : value <= row->limits[klass];
}

/* The best class of which the limit is met, looked up the slow way. */
static SuyuanWaterClass
best_class (const Row *row,
            double     value)
{
  for (guint i = 0; i < N_CLASSES; i++)
    {
      if (meets (row, value, i))
        return (SuyuanWaterClass) (SUYUAN_WATER_CLASS_I + i);
    }

  return SUYUAN_WATER_CLASS_WORSE;
}

static void
test_at_every_limit (void)
{
  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    for (guint i = 0; i < N_CLASSES; i++)
      {
        double limit = rows[r].limits[i];

        g_assert_cmpuint (suyuan_grader_classify (grader, rows[r].item, limit, rows[r].lake), ==, best_class (&rows[r], limit));
        if (!g_str_equal (rows[r].item, "do"))
          g_assert_cmpfloat (suyuan_grader_get_limit (grader, rows[r].item, (SuyuanWaterClass) (SUYUAN_WATER_CLASS_I + i), rows[r].lake), ==, limit);
        g_assert_cmpuint (suyuan_grader_classify (grader, rows[r].item, limit * 1.001, rows[r].lake), ==,
                          best_class (&rows[r], limit * 1.001));
        g_assert_cmpuint (suyuan_grader_classify (grader, rows[r].item, limit * 0.999, rows[r].lake), ==,
                          best_class (&rows[r], limit * 0.999));
      }
}

/* A better class never allows more. */
static void
test_limits_rise (void)
{
  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    for (guint i = 1; i < N_CLASSES && !g_str_equal (rows[r].item, "do"); i++)
      g_assert_cmpfloat (suyuan_grader_get_limit (grader, rows[r].item, (SuyuanWaterClass) (SUYUAN_WATER_CLASS_I + i - 1), rows[r].lake), <=,
                         suyuan_grader_get_limit (grader, rows[r].item, (SuyuanWaterClass) (SUYUAN_WATER_CLASS_I + i), rows[r].lake));
}

/* What is no upper limit is none. */
static void
test_no_limit (void)
{
  g_assert_true (isnan (suyuan_grader_get_limit (grader, "do", SUYUAN_WATER_CLASS_III, FALSE)));
  g_assert_cmpfloat (suyuan_grader_get_floor (grader, "do", SUYUAN_WATER_CLASS_III, FALSE), ==, 5);
  g_assert_cmpfloat (suyuan_grader_get_floor (grader, "do", SUYUAN_WATER_CLASS_V, TRUE), ==, 2);
  g_assert_true (isnan (suyuan_grader_get_floor (grader, "nh3n", SUYUAN_WATER_CLASS_III, FALSE)));
  g_assert_true (isnan (suyuan_grader_get_floor (grader, "do", SUYUAN_WATER_CLASS_WORSE, FALSE)));
  g_assert_true (isnan (suyuan_grader_get_limit (grader, "tn", SUYUAN_WATER_CLASS_III, FALSE)));
  g_assert_true (isnan (suyuan_grader_get_limit (grader, "gold", SUYUAN_WATER_CLASS_III, FALSE)));
  g_assert_true (isnan (suyuan_grader_get_limit (grader, "nh3n", SUYUAN_WATER_CLASS_WORSE, FALSE)));
  g_assert_true (isnan (suyuan_grader_get_limit (grader, "nh3n", SUYUAN_WATER_CLASS_NONE, FALSE)));
}

static void
test_between_the_limits (void)
{
  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    for (guint n = 0; n < 500; n++)
      {
        double value = rows[r].limits[g_test_rand_int_range (0, N_CLASSES)] * pow (10, g_test_rand_double_range (-1, 1));

        g_assert_cmpuint (suyuan_grader_classify (grader, rows[r].item, value, rows[r].lake), ==, best_class (&rows[r], value));
      }
}

/* Only phosphorus and nitrogen have limits of their own in lakes. */
static void
test_lakes (void)
{
  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      gboolean differs = g_str_equal (rows[r].item, "tp") || g_str_equal (rows[r].item, "tn");

      for (guint i = 0; i < N_CLASSES && !differs; i++)
        g_assert_cmpuint (suyuan_grader_classify (grader, rows[r].item, rows[r].limits[i], TRUE), ==,
                          suyuan_grader_classify (grader, rows[r].item, rows[r].limits[i], FALSE));
    }
  g_assert_cmpuint (suyuan_grader_classify (grader, "tn", 0.1, FALSE), ==, SUYUAN_WATER_CLASS_NONE);
}

/* A mean comes out of a division: 0.1 + 0.2 is not 0.3 to a machine, and still meets 0.3. */
static void
test_last_bits (void)
{
  g_assert_cmpuint (suyuan_grader_classify (grader, "tp", 0.1 + 0.2, FALSE), ==, SUYUAN_WATER_CLASS_IV);
  g_assert_cmpuint (suyuan_grader_classify (grader, "do", 7.5 - 1e-12, FALSE), ==, SUYUAN_WATER_CLASS_I);
  g_assert_cmpuint (suyuan_grader_classify (grader, "ph", 9 + 1e-12, FALSE), ==, SUYUAN_WATER_CLASS_I);
  g_assert_cmpuint (suyuan_grader_classify (grader, "tp", 0.3001, FALSE), ==, SUYUAN_WATER_CLASS_V);
}

static void
test_zero (void)
{
  g_assert_cmpuint (suyuan_grader_classify (grader, "nh3n", 0, FALSE), ==, SUYUAN_WATER_CLASS_I);
  g_assert_cmpuint (suyuan_grader_classify (grader, "do", 0, FALSE), ==, SUYUAN_WATER_CLASS_WORSE);
  g_assert_cmpuint (suyuan_grader_classify (grader, "ph", 0, FALSE), ==, SUYUAN_WATER_CLASS_WORSE);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  grader = suyuan_grader_new (NULL);
  g_test_add_func ("/grade-limits/at", test_at_every_limit);
  g_test_add_func ("/grade-limits/between", test_between_the_limits);
  g_test_add_func ("/grade-limits/none", test_no_limit);
  g_test_add_func ("/grade-limits/rise", test_limits_rise);
  g_test_add_func ("/grade-limits/lakes", test_lakes);
  g_test_add_func ("/grade-limits/last-bits", test_last_bits);
  g_test_add_func ("/grade-limits/zero", test_zero);
  status = g_test_run ();
  suyuan_grader_free (grader);

  return status;
}
