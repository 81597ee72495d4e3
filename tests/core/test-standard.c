/* test-standard.c: samples against the limits of their outlet
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-standard.h"

#include <string.h>

#include "suyuan-csv.h"

#define APRIL_2026 G_GINT64_CONSTANT (1775005200000)

static SuyuanCatalogue *catalogue;
static SuyuanStandards *standards;

typedef struct
{
  SuyuanRecord *outlet, *sample;
  GArray       *items;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->outlet = suyuan_record_new (catalogue, SUYUAN_KIND_OUTLET, NULL);
  fixture->sample = suyuan_record_new (catalogue, SUYUAN_KIND_SAMPLE, NULL);
  suyuan_record_set_integer (fixture->sample, "taken", APRIL_2026);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->items, g_array_unref);
  suyuan_record_unref (fixture->outlet);
  suyuan_record_unref (fixture->sample);
}

static const SuyuanEvaluatedItem *
evaluate (Fixture    *fixture,
          const char *built_on,
          const char *key)
{
  SuyuanStandardTerms terms = { built_on };

  g_clear_pointer (&fixture->items, g_array_unref);
  fixture->items = suyuan_standards_evaluate (standards, fixture->outlet, fixture->sample, &terms);
  for (guint i = 0; i < fixture->items->len; i++)
    {
      const SuyuanEvaluatedItem *item = &g_array_index (fixture->items, SuyuanEvaluatedItem, i);

      if (g_str_equal (item->item, key))
        return item;
    }

  return NULL;
}

static void
test_table_holds_together (void)
{
  g_autoptr (SuyuanCsv) table = suyuan_csv_load ("discharge_standards.csv", NULL);
  int standard = suyuan_csv_find_column (table, "standard"), max = suyuan_csv_find_column (table, "max");
  int source = suyuan_csv_find_column (table, "source"), certainty = suyuan_csv_find_column (table, "certainty");

  g_assert_cmpuint (suyuan_csv_get_n_rows (table), >, 100);
  for (guint i = 0; i < suyuan_csv_get_n_rows (table); i++)
    {
      g_assert_nonnull (suyuan_catalogue_find_value (catalogue, "discharge_standard", suyuan_csv_get (table, i, standard)));
      g_assert_cmpfloat (g_ascii_strtod (suyuan_csv_get (table, i, max), NULL), >, 0);
      g_assert_cmpstr (suyuan_csv_get (table, i, source), !=, "");
      g_assert_cmpstr (suyuan_csv_get (table, i, certainty), !=, "");
    }
}

static void
test_own_limit_comes_first (Fixture      *fixture,
                            gconstpointer data)
{
  const SuyuanEvaluatedItem *item;

  suyuan_record_set_text (fixture->outlet, "standard", "gb18918_1a");
  suyuan_record_set_real (fixture->outlet, "limit_cod", 30);
  suyuan_record_set_real (fixture->sample, "cod", 45);
  item = evaluate (fixture, NULL, "cod");

  g_assert_cmpuint (item->verdict, ==, SUYUAN_EVALUATION_OVER);
  g_assert_cmpstr (item->source, ==, "own");
  g_assert_cmpfloat (item->limit, ==, 30);
  g_assert_cmpfloat (item->factor, ==, 1.5);

  suyuan_record_set (fixture->outlet, "limit_cod", &(SuyuanValue){ 0 });
  item = evaluate (fixture, NULL, "cod");
  g_assert_cmpuint (item->verdict, ==, SUYUAN_EVALUATION_WITHIN);
  g_assert_cmpstr (item->source, ==, "gb18918_1a");
  g_assert_cmpfloat (item->limit, ==, 50);
}

static void
test_limit_itself_is_within (Fixture      *fixture,
                             gconstpointer data)
{
  suyuan_record_set_text (fixture->outlet, "standard", "gb18918_1b");
  suyuan_record_set_real (fixture->sample, "cod", 60);
  g_assert_cmpuint (evaluate (fixture, NULL, "cod")->verdict, ==, SUYUAN_EVALUATION_WITHIN);
  suyuan_record_set_real (fixture->sample, "cod", 60.1);
  g_assert_cmpuint (evaluate (fixture, NULL, "cod")->verdict, ==, SUYUAN_EVALUATION_OVER);
}

/* Ammonia may be higher in cold water; where the temperature is not known, only what both say is said. */
static void
test_ammonia_and_temperature (Fixture      *fixture,
                              gconstpointer data)
{
  static const struct
  {
    double           nh3n, temperature; /* negative: not measured */
    SuyuanEvaluation verdict;
  } cases[] = {
    { 4, -1, SUYUAN_EVALUATION_WITHIN },
    { 6, -1, SUYUAN_EVALUATION_UNKNOWN },
    { 9, -1, SUYUAN_EVALUATION_OVER },
    { 6, 20, SUYUAN_EVALUATION_OVER },
    { 6, 12, SUYUAN_EVALUATION_WITHIN },
    { 9, 5, SUYUAN_EVALUATION_OVER },
  };

  suyuan_record_set_text (fixture->outlet, "standard", "gb18918_1a");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SuyuanValue                temperature = { .type = cases[i].temperature < 0 ? SUYUAN_VALUE_NULL : SUYUAN_VALUE_REAL, .real = cases[i].temperature };
      const SuyuanEvaluatedItem *item;

      suyuan_record_set_real (fixture->sample, "nh3n", cases[i].nh3n);
      suyuan_record_set (fixture->sample, "water_temp", &temperature);
      item = evaluate (fixture, NULL, "nh3n");
      g_assert_cmpuint (item->verdict, ==, cases[i].verdict);
      g_assert_true ((item->because != NULL) == (item->verdict == SUYUAN_EVALUATION_UNKNOWN));
      g_assert_true ((item->factor == 0) == (item->verdict == SUYUAN_EVALUATION_UNKNOWN));
    }
}

static void
test_phosphorus_and_building (Fixture      *fixture,
                              gconstpointer data)
{
  suyuan_record_set_text (fixture->outlet, "standard", "gb18918_1a");
  suyuan_record_set_real (fixture->sample, "tp", 0.8);

  g_assert_cmpuint (evaluate (fixture, "2005-12-31", "tp")->verdict, ==, SUYUAN_EVALUATION_WITHIN);
  g_assert_cmpuint (evaluate (fixture, "2006-01-01", "tp")->verdict, ==, SUYUAN_EVALUATION_OVER);
  g_assert_cmpuint (evaluate (fixture, NULL, "tp")->verdict, ==, SUYUAN_EVALUATION_UNKNOWN);
  g_assert_cmpfloat (evaluate (fixture, NULL, "tp")->limit, ==, 0.5);
}

static void
test_range (Fixture      *fixture,
            gconstpointer data)
{
  suyuan_record_set_text (fixture->outlet, "standard", "gb8978_1");
  suyuan_record_set_real (fixture->sample, "ph", 5.5);
  g_assert_cmpuint (evaluate (fixture, NULL, "ph")->verdict, ==, SUYUAN_EVALUATION_OVER);
  g_assert_cmpfloat (evaluate (fixture, NULL, "ph")->limit, ==, 6);
  g_assert_cmpfloat (evaluate (fixture, NULL, "ph")->factor, ==, 0);
  suyuan_record_set_real (fixture->sample, "ph", 9.5);
  g_assert_cmpfloat (evaluate (fixture, NULL, "ph")->limit, ==, 9);
  suyuan_record_set_real (fixture->sample, "ph", 7);
  g_assert_cmpuint (evaluate (fixture, NULL, "ph")->verdict, ==, SUYUAN_EVALUATION_WITHIN);
}

static void
test_not_detected (Fixture      *fixture,
                   gconstpointer data)
{
  suyuan_record_set_real (fixture->outlet, "limit_tp", 0.5);
  suyuan_record_set_text (fixture->sample, "tp", "<0.01");
  g_assert_cmpuint (evaluate (fixture, NULL, "tp")->verdict, ==, SUYUAN_EVALUATION_WITHIN);
  suyuan_record_set_text (fixture->sample, "tp", "<2");
  g_assert_cmpuint (evaluate (fixture, NULL, "tp")->verdict, ==, SUYUAN_EVALUATION_UNKNOWN);
  g_assert_nonnull (evaluate (fixture, NULL, "tp")->because);
}

/* The permanganate index is another item than COD: it has no limit here and proves nothing. */
static void
test_codmn_is_not_cod (Fixture      *fixture,
                       gconstpointer data)
{
  suyuan_record_set_text (fixture->outlet, "standard", "gb18918_1a");
  suyuan_record_set_real (fixture->sample, "codmn", 5);

  g_assert_null (evaluate (fixture, NULL, "codmn"));
  g_assert_cmpuint (evaluate (fixture, NULL, "cod")->verdict, ==, SUYUAN_EVALUATION_UNKNOWN);
  g_assert_cmpuint (suyuan_evaluation_sum (fixture->items), ==, SUYUAN_EVALUATION_UNKNOWN);
}

static void
test_no_limit (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *text = NULL;

  suyuan_record_set_text (fixture->outlet, "standard", "permit");
  suyuan_record_set_real (fixture->sample, "cod", 5);
  g_assert_false (evaluate (fixture, NULL, "cod")->has_limit);
  g_assert_null (evaluate (fixture, NULL, "cod")->source);
  g_assert_cmpuint (suyuan_evaluation_sum (fixture->items), ==, SUYUAN_EVALUATION_UNKNOWN);
  text = suyuan_evaluation_describe (fixture->items, catalogue);
  g_assert_nonnull (strstr (text, "has no limit"));
  g_assert_null (evaluate (fixture, NULL, "tp"));
}

static void
test_sum (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *over = NULL;
  g_autofree char *within = NULL;

  suyuan_record_set_text (fixture->outlet, "standard", "gb18918_1a");
  suyuan_record_set_real (fixture->sample, "ph", 7.5);
  evaluate (fixture, NULL, "ph");
  g_assert_cmpuint (suyuan_evaluation_sum (fixture->items), ==, SUYUAN_EVALUATION_UNKNOWN);

  suyuan_record_set_real (fixture->sample, "cod", 20);
  suyuan_record_set_real (fixture->sample, "tp", 0.3);
  evaluate (fixture, NULL, "ph");
  g_assert_cmpuint (suyuan_evaluation_sum (fixture->items), ==, SUYUAN_EVALUATION_WITHIN);
  within = suyuan_evaluation_describe (fixture->items, catalogue);
  g_assert_cmpstr (within, ==, "");

  suyuan_record_set_real (fixture->sample, "ss", 25);
  evaluate (fixture, NULL, "ph");
  g_assert_cmpuint (suyuan_evaluation_sum (fixture->items), ==, SUYUAN_EVALUATION_OVER);
  over = suyuan_evaluation_describe (fixture->items, catalogue);
  g_assert_cmpstr (over, ==, "Suspended solids 25 mg/L, limit 10 (2.50 ×)");
}

static void
test_keys (void)
{
  g_assert_cmpstr (suyuan_evaluation_get_key (SUYUAN_EVALUATION_UNKNOWN), ==, "unknown");
  g_assert_cmpstr (suyuan_evaluation_get_key (SUYUAN_EVALUATION_WITHIN), ==, "within");
  g_assert_cmpstr (suyuan_evaluation_get_key (SUYUAN_EVALUATION_OVER), ==, "over");
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = suyuan_catalogue_new (NULL);
  standards = suyuan_standards_new (NULL);
  g_test_add_func ("/standard/table", test_table_holds_together);
  g_test_add ("/standard/own", Fixture, NULL, set_up, test_own_limit_comes_first, tear_down);
  g_test_add ("/standard/equal", Fixture, NULL, set_up, test_limit_itself_is_within, tear_down);
  g_test_add ("/standard/ammonia", Fixture, NULL, set_up, test_ammonia_and_temperature, tear_down);
  g_test_add ("/standard/phosphorus", Fixture, NULL, set_up, test_phosphorus_and_building, tear_down);
  g_test_add ("/standard/range", Fixture, NULL, set_up, test_range, tear_down);
  g_test_add ("/standard/not-detected", Fixture, NULL, set_up, test_not_detected, tear_down);
  g_test_add ("/standard/codmn", Fixture, NULL, set_up, test_codmn_is_not_cod, tear_down);
  g_test_add ("/standard/no-limit", Fixture, NULL, set_up, test_no_limit, tear_down);
  g_test_add ("/standard/sum", Fixture, NULL, set_up, test_sum, tear_down);
  g_test_add_func ("/standard/keys", test_keys);
  status = g_test_run ();
  suyuan_standards_free (standards);
  suyuan_catalogue_unref (catalogue);

  return status;
}
