/* test-grade.c: the class of a section by its worst single indicator
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-grade.h"

#include <math.h>

#define HOUR_MS G_GINT64_CONSTANT (3600000)
#define DAY_MS (24 * HOUR_MS)
#define APRIL_2026 G_GINT64_CONSTANT (1775005200000) /* 2026-04-01 09:00 in China */

static SuyuanCatalogue *catalogue;
static SuyuanGrader    *grader;

static SuyuanRecord *
new_sample (gint64 taken)
{
  SuyuanRecord *sample = suyuan_record_new (catalogue, SUYUAN_KIND_SAMPLE, NULL);

  suyuan_record_set_integer (sample, "taken", taken);

  return sample;
}

static const SuyuanGradedItem *
find_item (const SuyuanGrading *grading,
           const char          *key)
{
  for (guint i = 0; i < grading->items->len; i++)
    {
      const SuyuanGradedItem *item = &g_array_index (grading->items, SuyuanGradedItem, i);

      if (g_str_equal (item->item, key))
        return item;
    }

  return NULL;
}

static void
test_keys (void)
{
  guint                  n_values;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, "water_class", &n_values);

  g_assert_cmpuint (n_values, ==, 6);
  for (guint i = 0; i < n_values; i++)
    {
      g_assert_cmpuint (suyuan_water_class_from_key (values[i].key), ==, i + 1);
      g_assert_cmpstr (suyuan_water_class_get_key ((SuyuanWaterClass) (i + 1)), ==, values[i].key);
    }
  g_assert_cmpuint (suyuan_water_class_from_key (NULL), ==, SUYUAN_WATER_CLASS_NONE);
  g_assert_cmpuint (suyuan_water_class_from_key ("VI"), ==, SUYUAN_WATER_CLASS_NONE);
  g_assert_null (suyuan_water_class_get_key (SUYUAN_WATER_CLASS_NONE));
}

/* Every item of the standard is a field of a sample, in the same unit. */
static void
test_items_are_fields (void)
{
  g_assert_cmpuint (suyuan_grader_get_n_items (grader), ==, 24);
  for (guint i = 0; i < 24; i++)
    {
      const SuyuanField *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_SAMPLE, suyuan_grader_get_item (grader, i));

      g_assert_nonnull (field);
      g_assert_cmpuint (field->type, ==, SUYUAN_FIELD_RESULT);
    }
}

static void
test_limits (void)
{
  static const struct
  {
    const char      *item;
    double           value;
    gboolean         lake;
    SuyuanWaterClass klass;
  } cases[] = {
    { "nh3n", 0.15, FALSE, SUYUAN_WATER_CLASS_I },
    { "nh3n", 0.1500001, FALSE, SUYUAN_WATER_CLASS_II },
    { "nh3n", 1.0, FALSE, SUYUAN_WATER_CLASS_III },
    { "nh3n", 2.0, FALSE, SUYUAN_WATER_CLASS_V },
    { "nh3n", 2.01, FALSE, SUYUAN_WATER_CLASS_WORSE },
    { "do", 9.1, FALSE, SUYUAN_WATER_CLASS_I },
    { "do", 7.4, FALSE, SUYUAN_WATER_CLASS_II },
    { "do", 2, FALSE, SUYUAN_WATER_CLASS_V },
    { "do", 1.9, FALSE, SUYUAN_WATER_CLASS_WORSE },
    { "ph", 6, FALSE, SUYUAN_WATER_CLASS_I },
    { "ph", 9, FALSE, SUYUAN_WATER_CLASS_I },
    { "ph", 9.01, FALSE, SUYUAN_WATER_CLASS_WORSE },
    { "ph", 5.99, FALSE, SUYUAN_WATER_CLASS_WORSE },
    { "cod", 15, FALSE, SUYUAN_WATER_CLASS_I }, /* I and II share the limit: the best is met */
    { "cu", 0.9, FALSE, SUYUAN_WATER_CLASS_II },
    { "hg", 0.00005, FALSE, SUYUAN_WATER_CLASS_I },
    { "hg", 0.00006, FALSE, SUYUAN_WATER_CLASS_III },
    { "tp", 0.05, FALSE, SUYUAN_WATER_CLASS_II },
    { "tp", 0.05, TRUE, SUYUAN_WATER_CLASS_III },
    { "tn", 1.2, TRUE, SUYUAN_WATER_CLASS_IV },
    { "tn", 1.2, FALSE, SUYUAN_WATER_CLASS_NONE },
    { "water_temp", 30, FALSE, SUYUAN_WATER_CLASS_NONE },
    { "salinity", 30, FALSE, SUYUAN_WATER_CLASS_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (suyuan_grader_classify (grader, cases[i].item, cases[i].value, cases[i].lake), ==, cases[i].klass);
}

/* A higher concentration is never a better class, whatever the item. */
static void
test_monotone (void)
{
  for (guint i = 0; i < suyuan_grader_get_n_items (grader); i++)
    {
      const char *item = suyuan_grader_get_item (grader, i);
      gboolean    falls = g_str_equal (item, "do");

      if (g_str_equal (item, "ph"))
        continue;

      for (guint n = 0; n < 200; n++)
        {
          double   low = pow (10, g_test_rand_double_range (-6, 5));
          double   high = low * g_test_rand_double_range (1, 100);
          gboolean lake = g_test_rand_bit ();

          g_assert_cmpuint (suyuan_grader_classify (grader, item, falls ? high : low, lake), <=,
                            suyuan_grader_classify (grader, item, falls ? low : high, lake));
        }
    }
}

/* A printed bulletin: 西湖村, target III, worse than V, 氨氮/1.3、总磷/0.6、化学需氧量/0.2. */
static void
test_bulletin (void)
{
  static const struct
  {
    const char      *item;
    const char      *multiple;
    SuyuanWaterClass klass;
  } expected[] = {
    { "nh3n", "1.3", SUYUAN_WATER_CLASS_WORSE },
    { "tp", "0.6", SUYUAN_WATER_CLASS_V },
    { "cod", "0.2", SUYUAN_WATER_CLASS_IV },
  };
  g_autoptr (SuyuanRecord) sample = new_sample (APRIL_2026);
  g_autoptr (SuyuanGrading) grading = NULL;

  suyuan_record_set_real (sample, "cod", 24);
  suyuan_record_set_real (sample, "nh3n", 2.3);
  suyuan_record_set_real (sample, "tp", 0.32);
  suyuan_record_set_real (sample, "do", 6.4);
  suyuan_record_set_real (sample, "ph", 7.6);
  grading = suyuan_grader_grade (grader, &sample, 1, "2026-04", FALSE);

  g_assert_cmpuint (grading->klass, ==, SUYUAN_WATER_CLASS_WORSE);
  g_assert_true (grading->enough);
  g_assert_false (suyuan_grading_meets (grading, SUYUAN_WATER_CLASS_III));
  g_assert_cmpuint (grading->n_main, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SuyuanGradedItem *item = &g_array_index (grading->items, SuyuanGradedItem, grading->main[i]);
      g_autofree char        *printed = g_strdup_printf ("%.1f", item->multiple);

      g_assert_cmpstr (item->item, ==, expected[i].item);
      g_assert_cmpstr (printed, ==, expected[i].multiple);
      g_assert_cmpuint (item->klass, ==, expected[i].klass);
    }
  g_assert_cmpfloat (find_item (grading, "ph")->multiple, ==, 0);
}

static void
test_main_order (void)
{
  g_autoptr (SuyuanRecord) sample = new_sample (APRIL_2026);
  g_autoptr (SuyuanGrading) grading = NULL;
  const char *names[3];

  suyuan_record_set_real (sample, "cod", 28);               /* IV, 0.40 */
  suyuan_record_set_real (sample, "codmn", 9);              /* IV, 0.50 */
  suyuan_record_set_real (sample, "nh3n", 1.9);             /* V */
  suyuan_record_set_real (sample, "pb", 0.06);              /* V, but a heavy metal: first */
  suyuan_record_set_real (sample, "bod5", 5);               /* IV, 0.25 */
  suyuan_record_set_real (sample, "fecal_coliform", 90000); /* not one of the 21 */
  grading = suyuan_grader_grade (grader, &sample, 1, NULL, FALSE);

  g_assert_cmpuint (grading->klass, ==, SUYUAN_WATER_CLASS_V);
  g_assert_cmpuint (find_item (grading, "fecal_coliform")->klass, ==, SUYUAN_WATER_CLASS_WORSE);
  g_assert_cmpuint (grading->n_main, ==, 3);
  for (guint i = 0; i < 3; i++)
    names[i] = g_array_index (grading->items, SuyuanGradedItem, grading->main[i]).item;
  g_assert_cmpstr (names[0], ==, "pb");
  g_assert_cmpstr (names[1], ==, "nh3n");
  g_assert_cmpstr (names[2], ==, "codmn");
}

static void
test_good_water_has_no_main (void)
{
  g_autoptr (SuyuanRecord) sample = new_sample (APRIL_2026);
  g_autoptr (SuyuanGrading) grading = NULL;

  suyuan_record_set_real (sample, "nh3n", 0.9);
  suyuan_record_set_real (sample, "do", 5.5);
  grading = suyuan_grader_grade (grader, &sample, 1, NULL, FALSE);

  g_assert_cmpuint (grading->klass, ==, SUYUAN_WATER_CLASS_III);
  g_assert_cmpuint (grading->n_main, ==, 0);
  g_assert_true (suyuan_grading_meets (grading, SUYUAN_WATER_CLASS_III));
  g_assert_false (suyuan_grading_meets (grading, SUYUAN_WATER_CLASS_II));
  g_assert_false (suyuan_grading_meets (grading, SUYUAN_WATER_CLASS_NONE));
}

static void
test_nothing_measured (void)
{
  g_autoptr (SuyuanRecord) sample = new_sample (APRIL_2026);
  g_autoptr (SuyuanGrading) grading = suyuan_grader_grade (grader, &sample, 1, "2026-04", FALSE);
  g_autoptr (SuyuanGrading) empty = suyuan_grader_grade (grader, NULL, 0, NULL, FALSE);

  g_assert_cmpuint (grading->klass, ==, SUYUAN_WATER_CLASS_NONE);
  g_assert_false (grading->enough);
  g_assert_false (suyuan_grading_meets (grading, SUYUAN_WATER_CLASS_WORSE));
  g_assert_cmpuint (empty->items->len, ==, 0);
  g_assert_null (suyuan_grader_grade (grader, &sample, 1, "April", FALSE));
}

/* Concentrations are averaged first and then classified; a non-detect is half its detection limit. */
static void
test_means (void)
{
  SuyuanRecord *samples[] = { new_sample (APRIL_2026), new_sample (APRIL_2026 + 5 * DAY_MS), new_sample (APRIL_2026 - DAY_MS) };
  g_autoptr (SuyuanGrading) grading = NULL;

  suyuan_record_set_real (samples[0], "nh3n", 1.97);
  suyuan_record_set_text (samples[1], "nh3n", "<0.06");
  suyuan_record_set_real (samples[2], "nh3n", 50); /* of March */
  grading = suyuan_grader_grade (grader, samples, 3, "2026-04", FALSE);

  g_assert_cmpfloat_with_epsilon (find_item (grading, "nh3n")->mean, 1.0, 1e-12);
  g_assert_cmpuint (find_item (grading, "nh3n")->samples, ==, 2);
  g_assert_cmpuint (grading->klass, ==, SUYUAN_WATER_CLASS_III);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    suyuan_record_unref (samples[i]);
}

/* A sample of the first hour of a Chinese month belongs to it although UTC is still in the month before. */
static void
test_month_is_local (void)
{
  g_autoptr (SuyuanRecord) sample = new_sample (APRIL_2026 - 8 * HOUR_MS);
  g_autoptr (SuyuanGrading) april = NULL;
  g_autoptr (SuyuanGrading) march = NULL;

  suyuan_record_set_real (sample, "tp", 0.1);
  april = suyuan_grader_grade (grader, &sample, 1, "2026-04", FALSE);
  march = suyuan_grader_grade (grader, &sample, 1, "2026-03", FALSE);

  g_assert_true (april->enough);
  g_assert_false (march->enough);
}

/* A year is the mean of its months, so that a month with many samples weighs no more; eight months are needed. */
static void
test_year (void)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);

  for (guint month = 0; month < 8; month++)
    {
      g_autoptr (SuyuanGrading) grading = NULL;
      guint n = month == 0 ? 10 : 1;

      for (guint i = 0; i < n; i++)
        {
          SuyuanRecord *sample = new_sample (APRIL_2026 + (month * 31 + i) * DAY_MS);

          suyuan_record_set_real (sample, "cod", month == 0 ? 40 : 16);
          g_ptr_array_add (samples, sample);
        }
      grading = suyuan_grader_grade (grader, (SuyuanRecord **) samples->pdata, samples->len, "2026", FALSE);
      g_assert_cmpuint (grading->months, ==, month + 1);
      g_assert_true (grading->enough == (month == 7));
      if (month == 7)
        g_assert_cmpfloat_with_epsilon (find_item (grading, "cod")->mean, (40 + 7 * 16) / 8.0, 1e-9);
    }
}

static void
test_quarter_wants_two (void)
{
  SuyuanRecord *samples[] = { new_sample (APRIL_2026), new_sample (APRIL_2026 + 60 * DAY_MS) };
  g_autoptr (SuyuanGrading) one = NULL;
  g_autoptr (SuyuanGrading) two = NULL;

  suyuan_record_set_real (samples[0], "cod", 10);
  suyuan_record_set_real (samples[1], "cod", 20);
  one = suyuan_grader_grade (grader, samples, 1, "2026Q2", FALSE);
  two = suyuan_grader_grade (grader, samples, 2, "2026Q2", FALSE);

  g_assert_false (one->enough);
  g_assert_true (two->enough);
  g_assert_cmpfloat (find_item (two, "cod")->mean, ==, 15);
  suyuan_record_unref (samples[0]);
  suyuan_record_unref (samples[1]);
}

static void
test_reads_results (void)
{
  g_auto (SuyuanValue) value = { 0 };
  double   number = -1;
  gboolean below;

  g_assert_false (suyuan_result_read (&value, &number, &below));
  suyuan_value_set_real (&value, 0.5);
  g_assert_true (suyuan_result_read (&value, &number, &below));
  g_assert_cmpfloat (number, ==, 0.5);
  g_assert_false (below);
  suyuan_value_set_integer (&value, 7);
  g_assert_true (suyuan_result_read (&value, &number, &below));
  g_assert_cmpfloat (number, ==, 7);
  suyuan_value_set_text (&value, "<0.025");
  g_assert_true (suyuan_result_read (&value, &number, &below));
  g_assert_cmpfloat (number, ==, 0.025);
  g_assert_true (below);
  suyuan_value_set_text (&value, "<");
  g_assert_false (suyuan_result_read (&value, &number, &below));
  suyuan_value_set_text (&value, "clear");
  g_assert_false (suyuan_result_read (&value, &number, &below));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = suyuan_catalogue_new (NULL);
  grader = suyuan_grader_new (NULL);
  g_test_add_func ("/grade/keys", test_keys);
  g_test_add_func ("/grade/items", test_items_are_fields);
  g_test_add_func ("/grade/limits", test_limits);
  g_test_add_func ("/grade/monotone", test_monotone);
  g_test_add_func ("/grade/bulletin", test_bulletin);
  g_test_add_func ("/grade/main-order", test_main_order);
  g_test_add_func ("/grade/good", test_good_water_has_no_main);
  g_test_add_func ("/grade/nothing", test_nothing_measured);
  g_test_add_func ("/grade/means", test_means);
  g_test_add_func ("/grade/local-month", test_month_is_local);
  g_test_add_func ("/grade/year", test_year);
  g_test_add_func ("/grade/quarter", test_quarter_wants_two);
  g_test_add_func ("/grade/results", test_reads_results);
  status = g_test_run ();
  suyuan_grader_free (grader);
  suyuan_catalogue_unref (catalogue);

  return status;
}
