/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-cases.h"

#include <string.h>

static SuyuanCatalogue *catalogue;

#define check(kind, key, cases) reading_cases_check (catalogue, SUYUAN_KIND_##kind, key, cases, G_N_ELEMENTS (cases))

static void
test_one_value (void)
{
  static const ReadingCase cases[] = {
    { "ban", "ban", NULL },
    { "BAN", "ban", NULL },
    { "Ban", "ban", NULL },
    { "依法取缔", "ban", NULL },
    { " 依法 取缔 ", "ban", NULL },
    { "取缔一批", "ban", NULL },
    { "规范整治：", "standardise", NULL },
    { "-", NULL, NULL },
    { "NA", NULL, NULL },
    { "拆", NULL, "unknown_value!" },
    { "ban;merge", NULL, "unknown_value!" },
  };

  check (OUTLET, "category", cases);
}

static void
test_classes (void)
{
  static const ReadingCase cases[] = {
    { "Ⅲ", "III", NULL },
    { "III", "III", NULL },
    { "iii", "III", NULL },
    { "Ⅲ类", "III", NULL },
    { "III类", "III", NULL },
    { "3", "III", NULL },
    { "三类", "III", NULL },
    { "劣Ⅴ", ">V", NULL },
    { "劣V类", ">V", NULL },
    { ">V", ">V", NULL },
    { "＞Ⅴ", ">V", NULL },
    { "Ⅶ", NULL, "unknown_value!" },
    { "*", NULL, "unknown_value!" },
  };

  check (SECTION, "target", cases);
}

/* The last step of a path counts when what stands before it is broader indeed. */
static void
test_paths (void)
{
  static const ReadingCase cases[] = {
    { "其他排口", "other", NULL },
    { "城镇雨洪排口", "urban_rain", NULL },
    { "其他排口/城镇雨洪排口", "urban_rain", NULL },
    { "其他排口-城镇雨洪排口", "urban_rain", NULL },
    { "其他排口－城镇雨洪排口", "urban_rain", NULL },
    { "其他排口 > 城镇雨洪排口", "urban_rain", NULL },
    { "工业排污口/工矿企业排污口/工业企业排污口", "industry_factory", NULL },
    { "工业排污口/工业企业排污口", "industry_factory", NULL },
    { "工业排污口/城镇雨洪排口", NULL, "unknown_value!" },
    { "/城镇雨洪排口", NULL, "unknown_value!" },
    { "城镇雨洪排口/", NULL, "unknown_value!" },
    { "某某/城镇雨洪排口", NULL, "unknown_value!" },
  };

  check (OUTLET, "type", cases);
}

static void
test_several_values (void)
{
  static const ReadingCase cases[] = {
    { "rain", "rain", NULL },
    { "雨水；工业企业", "industry;rain", NULL },
    { "雨水;工业企业", "industry;rain", NULL },
    { "雨水、工业企业", "industry;rain", NULL },
    { "雨水,工业企业", "industry;rain", NULL },
    { "雨水，工业企业", "industry;rain", NULL },
    { "雨水|工业企业", "industry;rain", NULL },
    { "雨水\n工业企业", "industry;rain", NULL },
    { "工业企业; ; 雨水 ;", "industry;rain", NULL },
    { "雨水、雨水、初期雨水", "rain", NULL },
    { "industry;rain", "industry;rain", NULL },
    { "雨水、-", "rain", NULL },
    { ";", NULL, NULL },
    { "--", NULL, NULL },
    { "雨水、雪", NULL, "unknown_value!" },
  };

  check (OUTLET, "sources", cases);
}

static void
test_yes_or_no (void)
{
  static const struct
  {
    const char *text;
    int         stored; /* -1: nothing; -2: refused */
  } cases[] = {
    { "是", 1 },
    { "√", 1 },
    { "1", 1 },
    { "已完成", 1 },
    { "有", 1 },
    { "Y", 1 },
    { "TRUE", 1 },
    { "否", 0 },
    { "×", 0 },
    { "0", 0 },
    { "未", 0 },
    { "无", 0 },
    { "No", 0 },
    { "/", -1 },
    { "—", -1 },
    { "2", -2 },
    { "也许", -2 },
    { "是否", -2 },
  };
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "rectify");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (SuyuanValue) value = { 0 };
      g_auto (SuyuanTextVerdict) verdict = { 0 };
      gboolean taken = suyuan_field_parse (field, catalogue, cases[i].text, &value, &verdict);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (taken, ==, cases[i].stored != -2);
      g_assert_cmpstr (verdict.code, ==, taken ? NULL : "bad_bool");
      g_assert_cmpint (value.type, ==, cases[i].stored < 0 ? SUYUAN_VALUE_NULL : SUYUAN_VALUE_INTEGER);
      if (cases[i].stored >= 0)
        g_assert_cmpint (value.integer, ==, cases[i].stored);
    }
}

/* The message names the one value of several that is not known, and what there is to choose from. */
static void
test_messages (void)
{
  const SuyuanField *sources = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "sources");
  const SuyuanField *category = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "category");
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };

  suyuan_field_parse (sources, catalogue, "雨水、雪", &value, &verdict);
  g_assert_nonnull (strstr (verdict.message, "“雪”"));
  g_assert_null (strstr (verdict.message, "雨水"));
  g_assert_nonnull (strstr (verdict.message, " …"));
  suyuan_field_parse (category, catalogue, "100%s", &value, &verdict);
  g_assert_cmpstr (verdict.message, ==, "Category: “100%s” is not in the list; choose one of Ban, Merge, Standardise");
}

/* Any choice, written in any order with any separator, is stored as the same text. */
static void
test_order_makes_no_difference (void)
{
  static const char *const separators[] = { ";", "；", "、", ",", "，", "|", "\n", " ; " };
  const SuyuanField       *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "sources");
  guint                    n;
  const SuyuanEnumValue   *values = suyuan_catalogue_get_values (catalogue, field->enumeration, &n);

  for (guint i = 0; i < 2000; i++)
    {
      guint            a = g_test_rand_int_range (0, n), b = g_test_rand_int_range (0, n);
      const char      *separator = separators[i % G_N_ELEMENTS (separators)];
      g_autofree char *there = g_strconcat (values[a].label_zh, separator, values[b].key, NULL);
      g_autofree char *back = g_strconcat (values[b].label, separator, values[a].label_zh, NULL);
      g_auto (SuyuanValue) first = { 0 };
      g_auto (SuyuanValue) second = { 0 };
      g_auto (SuyuanTextVerdict) verdict = { 0 };

      g_assert_true (suyuan_field_parse (field, catalogue, there, &first, &verdict));
      g_assert_true (suyuan_field_parse (field, catalogue, back, &second, &verdict));
      g_assert_true (suyuan_value_equal (&first, &second));
      g_assert_nonnull (strstr (first.text, values[a].key));
      g_assert_nonnull (strstr (first.text, values[b].key));
    }
}

/* Every alias of every enumeration of every field leads to a value of its list. */
static void
test_every_alias (void)
{
  guint n_aliases = 0;

  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      guint              n_fields;
      const SuyuanField *fields = suyuan_catalogue_get_fields (catalogue, (SuyuanKind) kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        {
          guint                  n_values = 0;
          const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, fields[i].enumeration, &n_values);

          for (guint j = 0; fields[i].type == SUYUAN_FIELD_ENUM && j < n_values; j++)
            for (guint k = 0; values[j].aliases[k] != NULL; k++)
              {
                g_auto (SuyuanValue) value = { 0 };
                g_auto (SuyuanTextVerdict) verdict = { 0 };

                g_assert_true (suyuan_field_parse (&fields[i], catalogue, values[j].aliases[k], &value, &verdict));
                g_assert_nonnull (suyuan_catalogue_find_value (catalogue, fields[i].enumeration, value.text));
                n_aliases++;
              }
        }
    }
  g_assert_cmpuint (n_aliases, >, 500);
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

  g_test_add_func ("/core/reading-choice/one-value", test_one_value);
  g_test_add_func ("/core/reading-choice/classes", test_classes);
  g_test_add_func ("/core/reading-choice/paths", test_paths);
  g_test_add_func ("/core/reading-choice/several-values", test_several_values);
  g_test_add_func ("/core/reading-choice/yes-or-no", test_yes_or_no);
  g_test_add_func ("/core/reading-choice/messages", test_messages);
  g_test_add_func ("/core/reading-choice/order-makes-no-difference", test_order_makes_no_difference);
  g_test_add_func ("/core/reading-choice/every-alias", test_every_alias);
  failed = g_test_run ();

  suyuan_catalogue_unref (catalogue);
  return failed;
}
