/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-cases.h"

#include <math.h>
#include <string.h>

static SuyuanCatalogue *catalogue;

#define check(kind, key, cases) reading_cases_check (catalogue, SUYUAN_KIND_##kind, key, cases, G_N_ELEMENTS (cases))

static void
test_decimals (void)
{
  static const ReadingCase cases[] = {
    { "12.5", "12.5", NULL },
    { "１２．５", "12.5", NULL },
    { "-0", "0", NULL },
    { "0", "0", NULL },
    { "1,234.5", "1234.5", NULL },
    { "１，２３４．５", "1234.5", NULL },
    { "1e3", "1000", NULL },
    { "  7 ", "7", NULL },
    { "-", NULL, NULL },
    { "--", NULL, NULL },
    { "—", NULL, NULL },
    { "／", NULL, NULL },
    { "NA", NULL, NULL },
    { "n/a", NULL, NULL },
    { "无", NULL, NULL },
    { "NULL", NULL, NULL },
    { "abc", NULL, "bad_number!" },
    { "12,5", NULL, "bad_number!" },
    { "1.2.3", NULL, "bad_number!" },
    { "约120", NULL, "bad_number!" },
    { "NaN", NULL, "bad_number!" },
    { "inf", NULL, "bad_number!" },
    { "1e999", NULL, "bad_number!" },
    { "O.5", NULL, "bad_number!" },
  };

  check (OUTLET, "volume_m3d", cases);
}

static void
test_flows (void)
{
  static const ReadingCase cases[] = {
    { "120m³/d", "120", NULL },
    { "120 m3/d", "120", NULL },
    { "120吨/天", "120", NULL },
    { "120 t/d", "120", NULL },
    { "120立方米/日", "120", NULL },
    { "1 L/s", "86.4", "unit_converted" },
    { "2 m³/s", "172800", "unit_converted" },
    { "0.5万吨/日", "5000", "unit_converted" },
    { "10 m³/h", "240", "unit_converted" },
    { "5 mg/L", NULL, "unit_unknown!" },
    { "5 桶", NULL, "unit_unknown!" },
    { "3-5", NULL, "unit_unknown!" },
    { "1 234", NULL, "unit_unknown!" },
  };

  check (OUTLET, "volume_m3d", cases);
}

static void
test_other_units (void)
{
  static const ReadingCase lengths[] = {
    { "350米", "350", NULL },
    { "1.2km", "1200", "unit_converted" },
    { "3公里", "3000", "unit_converted" },
    { "3里", NULL, "unit_unknown!" },
  };
  static const ReadingCase money[] = {
    { "12.5万元", "12.5", NULL },
    { "125000元", "12.5", "unit_converted" },
    { "0.1亿元", "1000", "unit_converted" },
  };
  static const ReadingCase shares[] = {
    { "85%", "85", NULL },
    { "85％", "85", NULL },
    { "85", "85", NULL },
  };

  check (REACH, "length_m", lengths);
  check (MEASURE, "investment", money);
  check (LINK, "share", shares);
}

static void
test_integers (void)
{
  static const ReadingCase cases[] = {
    { "3", "3", NULL },
    { "3.0", "3", NULL },
    { "３", "3", NULL },
    { "-3", "-3", NULL },
    { "1,234", "1234", NULL },
    { "3个", "3", NULL },
    { "3 家", "3", NULL },
    { "1e2", "100", NULL },
    { "9007199254740992", "9007199254740992", NULL },
    { "--", NULL, NULL },
    { "3.5", NULL, "bad_integer!" },
    { "3只", NULL, "bad_number!" },
    { "三", NULL, "bad_number!" },
    { "1e17", NULL, "out_of_range!" },
  };

  check (OUTLET, "source_count", cases);
}

static void
test_results (void)
{
  static const ReadingCase cases[] = {
    { "0.025", "0.025", NULL },
    { "12.5 mg/L", "12.5", NULL },
    { "12.5毫克/升", "12.5", NULL },
    { "500 μg/L", "0.5", "unit_converted" },
    { "-0.01", "-0.01", NULL },
    { "1.2E-3", "0.0012", NULL },
    { "abc", NULL, "bad_result!" },
    { ">2400", NULL, "bad_result!" },
    { "0.5 m³/d", NULL, "unit_unknown!" },
    { "5~8", NULL, "unit_unknown!" },
  };

  check (SAMPLE, "nh3n", cases);
}

static void
test_non_detects (void)
{
  static const ReadingCase cases[] = {
    { "<0.025", "<0.025", NULL },
    { "＜0.025", "<0.025", NULL },
    { "< 0.025", "<0.025", NULL },
    { "<0.0250", "<0.025", NULL },
    { "≤0.025", "<0.025", NULL },
    { "0.025L", "<0.025", NULL },
    { "0.025l", "<0.025", NULL },
    { "4L", "<4", NULL },
    { "ND(0.025)", "<0.025", NULL },
    { "ND（0.025）", "<0.025", NULL },
    { "ND 0.025", "<0.025", NULL },
    { "ND<0.025", "<0.025", NULL },
    { "nd (<0.025)", "<0.025", NULL },
    { "0.025ND", "<0.025", NULL },
    { "未检出(0.025)", "<0.025", NULL },
    { "未检出（＜0.025）", "<0.025", NULL },
    { "0.025（未检出）", NULL, "unit_unknown!" },
    { "小于0.025", "<0.025", NULL },
    { "<0.025 mg/L", "<0.025", NULL },
    { "<25 μg/L", "<0.025", "unit_converted" },
    { "BDL", NULL, "no_result" },
    { "ND", NULL, "no_result" },
    { "N.D.", NULL, "no_result" },
    { "未检出", NULL, "no_result" },
    { "低于检出限", NULL, "no_result" },
    { "<", NULL, "no_result" },
    { "--", NULL, "no_result" },
    { "-", NULL, "no_result" },
    { "*", NULL, "no_result" },
    { "/", NULL, "no_result" },
    { "NA", NULL, "no_result" },
    { "<0", NULL, "bad_result!" },
    { "<-1", NULL, "bad_result!" },
    { "<abc", NULL, "bad_result!" },
  };

  check (SAMPLE, "nh3n", cases);
}

static void
test_results_without_unit (void)
{
  static const ReadingCase cases[] = {
    { "7.2", "7.2", NULL },
    { "7.2(无量纲)", "7.2", NULL },
    { "7.2 无量纲", "7.2", NULL },
    { "7.2mg/L", NULL, "bad_result!" },
  };
  static const ReadingCase counts[] = {
    { "24000个/L", "24000", NULL },
    { "2.4e4", "24000", NULL },
    { "<20", "<20", NULL },
    { "20L", "<20", NULL },
  };

  check (SAMPLE, "ph", cases);
  check (SAMPLE, "fecal_coliform", counts);
}

static void
test_degrees (void)
{
  static const ReadingCase longitudes[] = {
    { "112.0917", "1120917000", NULL },
    { "-75.3", "-753000000", NULL },
    { "112°5′30.12″E", "1120917000", NULL },
    { "75.3W", "-753000000", NULL },
    { "东经112.0917", "1120917000", NULL },
    { "112.09169999", "1120917000", NULL },
    { "NA", NULL, NULL },
    { "-", NULL, NULL },
    { "33.2N", NULL, "bad_degrees!" },
    { "北纬33.2", NULL, "bad_degrees!" },
    { "zhong", NULL, "bad_degrees!" },
    { "112°75′", NULL, "bad_degrees!" },
    { "112.0917,33.2", NULL, "bad_degrees!" },
    { "38500000", NULL, "outside_world!" },
    { "983000", "9830000000000", NULL },
  };
  static const ReadingCase latitudes[] = {
    { "33.2N", "332000000", NULL },
    { "33.2S", "-332000000", NULL },
    { "112", "1120000000", NULL },
    { "112E", NULL, "bad_degrees!" },
  };

  check (OUTLET, "lon", longitudes);
  check (OUTLET, "lat", latitudes);
}

/* How a number may be written that is as large or as small as can be. */
static char *
write_number (GRand *random)
{
  char mantissa[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (mantissa, sizeof mantissa, "%.6f", g_rand_double_range (random, 1, 10));

  return g_strdup_printf ("%s%se%d", g_rand_boolean (random) ? "-" : "", mantissa, g_rand_int_range (random, -320, 320));
}

/* Whatever number stands before whatever unit: it is kept, or somebody is told. */
static void
assert_not_lost (const SuyuanField *field,
                 const char        *text)
{
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };
  gboolean taken = suyuan_field_parse (field, catalogue, text, &value, &verdict);

  g_test_message ("%s: “%s”, %s", field->key, text, verdict.message);
  g_assert_cmpint (taken, ==, value.type != SUYUAN_VALUE_NULL);
  g_assert_cmpint (taken, ==, !verdict.refused);
  if (value.type == SUYUAN_VALUE_REAL)
    g_assert_true (isfinite (value.real));
}

static void
test_nothing_is_lost (void)
{
  static const char *const units[] = { "", " mg/L", "μg/L", " g/L", "m3/d", "万吨/天", "m3/s", "L/s", "km", "mm", "%", "‰", "万元", "亿元", "t", "mu" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (SuyuanKind kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      guint              n_fields;
      const SuyuanField *fields = suyuan_catalogue_get_fields (catalogue, kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        for (guint k = 0; k < 4 * G_N_ELEMENTS (units) && (fields[i].type == SUYUAN_FIELD_DECIMAL || fields[i].type == SUYUAN_FIELD_INTEGER || fields[i].type == SUYUAN_FIELD_RESULT); k++)
          {
            g_autofree char *number = write_number (random), *text = g_strconcat (number, units[k % G_N_ELEMENTS (units)], NULL);

            assert_not_lost (&fields[i], text);
          }
    }
}

static void
test_too_large (void)
{
  static const ReadingCase flows[] = {
    { "1e307万吨/天", NULL, "out_of_range!" },
    { "-1e307万吨/天", NULL, "out_of_range!" },
    { "1e303 万吨/天", "1e+307", "unit_converted" },
  };
  static const ReadingCase results[] = {
    { "1e307 g/L", NULL, "out_of_range!" },
    { "<1e307 g/L", NULL, "out_of_range!" },
  };

  check (OUTLET, "volume_m3d", flows);
  check (SAMPLE, "nh3n", results);
}

/* A verdict names the field, shows the text and says a way out in words. */
static void
test_messages (void)
{
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_SAMPLE, "nh3n");
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };

  suyuan_field_parse (field, catalogue, "ND", &value, &verdict);
  g_assert_cmpstr (verdict.message, ==,
                   "Ammonia nitrogen: “ND” names no detection limit and is left blank; write < and the limit as <0.025");
  suyuan_field_parse (field, catalogue, "12,5", &value, &verdict);
  g_assert_cmpstr (verdict.message, ==, "Ammonia nitrogen: “12,5” is not a number; write digits and a point as 12.5");
}

/* A non-detect is never a number, whatever its limit, its notation and its unit. */
static void
test_non_detects_are_text (void)
{
  static const char *const forms[] = { "<", "＜", "ND ", "未检出 ", "小于", "BDL " };
  const SuyuanField       *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_SAMPLE, "tp");

  for (guint i = 0; i < 3000; i++)
    {
      double           limit = g_test_rand_int_range (1, 100000) / 10000.0;
      g_autofree char *number = g_strdup_printf ("%.4f", limit);
      g_autofree char *text = i % 7 == 0 ? g_strconcat (number, "L", NULL) : g_strconcat (forms[i % 6], number, NULL);
      g_auto (SuyuanValue) value = { 0 };
      g_auto (SuyuanTextVerdict) verdict = { 0 };

      g_assert_true (suyuan_field_parse (field, catalogue, text, &value, &verdict));
      g_assert_cmpint (value.type, ==, SUYUAN_VALUE_TEXT);
      g_assert_cmpint (value.text[0], ==, '<');
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (value.text + 1, NULL), limit, 1e-9);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int failed;

  g_test_init (&argc, &argv, NULL);
  catalogue = suyuan_catalogue_new (&error);
  g_assert_no_error (error);

  g_test_add_func ("/core/reading-quantity/decimals", test_decimals);
  g_test_add_func ("/core/reading-quantity/flows", test_flows);
  g_test_add_func ("/core/reading-quantity/other-units", test_other_units);
  g_test_add_func ("/core/reading-quantity/integers", test_integers);
  g_test_add_func ("/core/reading-quantity/results", test_results);
  g_test_add_func ("/core/reading-quantity/non-detects", test_non_detects);
  g_test_add_func ("/core/reading-quantity/results-without-unit", test_results_without_unit);
  g_test_add_func ("/core/reading-quantity/degrees", test_degrees);
  g_test_add_func ("/core/reading-quantity/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/core/reading-quantity/too-large", test_too_large);
  g_test_add_func ("/core/reading-quantity/messages", test_messages);
  g_test_add_func ("/core/reading-quantity/non-detects-are-text", test_non_detects_are_text);
  failed = g_test_run ();

  suyuan_catalogue_unref (catalogue);
  return failed;
}
