/* test-tables.c: the catalogue's own tables hold together and know the spellings of real files
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-catalogue.h"
#include "suyuan-csv.h"

#include <string.h>

static SuyuanCatalogue *catalogue;

static void
assert_reads (const char *enumeration,
              const char *text,
              const char *key)
{
  const SuyuanEnumValue *value = suyuan_catalogue_match_value (catalogue, enumeration, text);

  if (value == NULL || !g_str_equal (value->key, key))
    g_error ("%s: “%s” is read as “%s”, not “%s”", enumeration, text, value != NULL ? value->key : "nothing", key);
}

static void
test_spellings_of_real_files (void)
{
  static const struct
  {
    const char *enumeration, *text, *key;
  } cases[] = {
    { "photo_kind", "0601", "basic" },
    { "photo_kind", "0606", "scene" },
    { "water_class", "劣Ⅴ", ">V" },
    { "water_class", "劣V类", ">V" },
    { "water_class", "Ⅱ", "II" },
    { "water_class", "IV类", "IV" },
    { "outlet_type", "CSO", "urban_rain" },
    { "outlet_type", "MS4", "urban_rain" },
    { "outlet_type", "城镇雨洪排口", "urban_rain" },
    { "outlet_type", "其它排口", "other" },
    { "outlet_type", "其他排口", "other" },
    { "outlet_type", "0406", "other_outlet" },
    { "outlet_type", "工业企业", "industry_factory" },
    { "enterprise_status", "active", "active" },
    { "enterprise_status", "inactive", "inactive" },
    { "enterprise_type", "wwtp", "treatment_plant" },
    { "enterprise_type", "public water supply", "water_supply" },
    { "enterprise_type", "fossilpower", "power" },
    { "drainage", "排水", "flowing" },
    { "drainage", "无水", "no_water" },
    { "category", "依法取缔", "ban" },
    { "category", "规范整治", "standardise" },
    { "discharge_standard", "一级A", "gb18918_1a" },
    { "discharge_standard", "GB18918-2002一级B", "gb18918_1b" },
    { "bank", "左岸", "left" },
    { "link_method", "技术溯源", "technical" },
    { "problem_source", "中央生态环境保护督察", "inspection" },
    { "problem_source", "警示片", "warning_film" },
    { "enter_mode", "箱涵", "box_culvert" },
    { "outlet_stage", "确认排口", "confirmed" },
    { "section_level", "国控", "national" },
    { "discharge_rule", "间断", "intermittent" },
    { "destination", "B", "water" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_nonnull (suyuan_catalogue_find_value (catalogue, cases[i].enumeration, cases[i].key));
      assert_reads (cases[i].enumeration, cases[i].text, cases[i].key);
    }
}

/* What could mean several things is not guessed. */
static void
test_no_guessing (void)
{
  g_assert_null (suyuan_catalogue_match_value (catalogue, "outlet_type", "0402"));
  g_assert_null (suyuan_catalogue_match_value (catalogue, "water_class", "*"));
  g_assert_null (suyuan_catalogue_match_value (catalogue, "water_class", "--"));
  g_assert_null (suyuan_catalogue_match_value (catalogue, "category", "整"));
}

/* A key and both labels are read as the value itself. */
static void
test_labels_are_read (void)
{
  g_autoptr (SuyuanCsv) table = suyuan_csv_load ("enumerations.csv", NULL);

  for (guint i = 0; i < suyuan_csv_get_n_rows (table); i++)
    {
      const char *enumeration = suyuan_csv_get_named (table, i, "enumeration"), *key = suyuan_csv_get_named (table, i, "key");

      assert_reads (enumeration, key, key);
      assert_reads (enumeration, suyuan_csv_get_named (table, i, "label"), key);
      assert_reads (enumeration, suyuan_csv_get_named (table, i, "label_zh"), key);
    }
}

/* How sure a row is stands in it, and so does its source where it has one. */
static void
assert_certainty (const char *name)
{
  static const char *const words[] = { "found", "memory", "ours" };
  g_autoptr (SuyuanCsv) table = suyuan_csv_load (name, NULL);

  for (guint i = 0; i < suyuan_csv_get_n_rows (table); i++)
    {
      const char *certainty = suyuan_csv_get_named (table, i, "certainty");
      gboolean    known = FALSE;

      for (guint w = 0; w < G_N_ELEMENTS (words); w++)
        known |= g_str_has_prefix (certainty, words[w]);
      g_assert_true (known);
      if (g_str_equal (certainty, "found"))
        g_assert_cmpstr (suyuan_csv_get_named (table, i, "source"), !=, "");
    }
}

static void
test_certainty (void)
{
  assert_certainty ("enumerations.csv");
  assert_certainty ("outlet_types.csv");
  assert_certainty ("gb3838.csv");
  assert_certainty ("discharge_standards.csv");
}

/* HJ 1312: four classes at the top, three levels at most, and each type has its sign and way of setting. */
static void
test_outlet_types (void)
{
  static const char *const tops[] = { "industry", "treatment_plant", "agriculture", "other" };
  static const char *const signs[] = { "industry", "treatment_plant", "agriculture", "domestic", "rain", "other", NULL };
  static const char *const settings[] = { "approval", "register", NULL };
  g_autoptr (SuyuanCsv) table = suyuan_csv_load ("outlet_types.csv", NULL);
  guint n_tops = 0;

  for (guint i = 0; i < suyuan_csv_get_n_rows (table); i++)
    {
      const SuyuanEnumValue *value = suyuan_catalogue_find_value (catalogue, "outlet_type", suyuan_csv_get_named (table, i, "key"));
      guint                  depth = 1;

      g_assert_true (g_strv_contains (signs, value->sign));
      g_assert_true (g_strv_contains (settings, suyuan_csv_get_named (table, i, "setting")));
      if (strstr (value->key, "rain") != NULL)
        g_assert_cmpstr (value->sign, ==, "rain");
      if (value->parent == NULL)
        g_assert_cmpstr (value->key, ==, tops[n_tops++]);
      for (; value->parent != NULL; depth++)
        value = suyuan_catalogue_find_value (catalogue, "outlet_type", value->parent);
      g_assert_cmpuint (depth, <=, 3);
    }
  g_assert_cmpuint (n_tops, ==, G_N_ELEMENTS (tops));
}

static void
test_verdicts (void)
{
  static const char *const levels[] = { "refused", "warning", "either", NULL };
  g_autoptr (SuyuanCsv) table = suyuan_csv_load ("verdicts.csv", NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < suyuan_csv_get_n_rows (table); i++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) suyuan_csv_get_named (table, i, "code")));
      g_assert_true (g_strv_contains (levels, suyuan_csv_get_named (table, i, "level")));
      g_assert_cmpstr (suyuan_csv_get_named (table, i, "label"), !=, "");
      g_assert_cmpstr (suyuan_csv_get_named (table, i, "label_zh"), !=, "");
    }
  g_assert_true (g_hash_table_contains (seen, "blank"));
}

/* The ten regularities of HJ 521 hang below the two that forms know. */
static void
test_discharge_rules (void)
{
  guint                  n_values, n_leaves = 0;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, "discharge_rule", &n_values);

  for (guint i = 0; i < n_values; i++)
    n_leaves += values[i].parent != NULL;
  g_assert_cmpuint (n_leaves, ==, 10);
  g_assert_cmpuint (n_values, ==, 12);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = suyuan_catalogue_new (NULL);
  g_test_add_func ("/tables/spellings", test_spellings_of_real_files);
  g_test_add_func ("/tables/no-guessing", test_no_guessing);
  g_test_add_func ("/tables/labels", test_labels_are_read);
  g_test_add_func ("/tables/certainty", test_certainty);
  g_test_add_func ("/tables/outlet-types", test_outlet_types);
  g_test_add_func ("/tables/verdicts", test_verdicts);
  g_test_add_func ("/tables/discharge-rules", test_discharge_rules);
  status = g_test_run ();
  suyuan_catalogue_unref (catalogue);

  return status;
}
