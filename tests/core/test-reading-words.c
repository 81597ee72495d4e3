/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-cases.h"

#include <string.h>

static SuyuanCatalogue *catalogue;

#define check(kind, key, cases) reading_cases_check (catalogue, SUYUAN_KIND_##kind, key, cases, G_N_ELEMENTS (cases))

static void
test_words (void)
{
  static const ReadingCase cases[] = {
    { "  两头空格  ", "两头空格", NULL },
    { "　两头空格\xc2\xa0", "两头空格", NULL },
    { "行一\n行二", "行一\n行二", NULL },
    { "行一\r\n行二", "行一\n行二", NULL },
    { "a\tb", "a\tb", NULL },
    { "ＡＢＣ", "ＡＢＣ", NULL },
    { "café", "café", NULL },
    { "‘引号’", "‘引号’", NULL },
    { "NA", "NA", NULL },
    { "12.5", "12.5", NULL },
    { "1e5", "1e5", NULL },
    { "a\xef\xbb\xbf"
      "b",
      "ab", "repaired" },
    { "a\x07"
      "b",
      "ab", "repaired" },
    { "a\xc2\x85"
      "b",
      "ab", "repaired" },
    { "a\xe2\x80\xae"
      "b",
      "ab", "repaired" },
    { "a\xe2\x80\x8b"
      "b",
      "ab", "repaired" },
    { "\x01\x02", NULL, "repaired" },
    { "9.11302E+17", NULL, "scientific!" },
  };

  check (OUTLET, "remark", cases);
}

static void
test_codes (void)
{
  static const ReadingCase cases[] = {
    { " FA-500112-0065-YS-00 ", "FA-500112-0065-YS-00", NULL },
    { "ＦＡ－５００１１２", "FA-500112", NULL },
    { "fa-1", "fa-1", NULL },
    { "排口12", "排口12", NULL },
    { "1E05", "1E05", NULL },
    { "1e5", "1e5", NULL },
    { "1.5E+10", NULL, "scientific!" },
    { "1E+05", NULL, "scientific!" },
  };
  static const ReadingCase national[] = {
    { "ＦＡ－５００１１２", "FA-500112", NULL },
    { "fa-1", "fa-1", NULL },
  };

  check (OUTLET, "code", cases);
  check (OUTLET, "code_national", national);
}

static void
test_credit_codes (void)
{
  static const ReadingCase cases[] = {
    { "91130200699229617x", "91130200699229617X", NULL },
    { " 91130200699229617X\t", "91130200699229617X", NULL },
    { "９１１３０２００６９９２２９６１７Ｘ", "91130200699229617X", NULL },
    { "9.11302E+17", NULL, "scientific!" },
    { "9.11E+17", NULL, "scientific!" },
    { "9.11e+17", NULL, "scientific!" },
    { "9E+17", NULL, "scientific!" },
  };

  check (ENTERPRISE, "credit_code", cases);
}

/* The refusal names the field: the person has to know which column to format as text. */
static void
test_rounded_by_name (void)
{
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_ENTERPRISE, "credit_code");
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };

  g_assert_false (suyuan_field_parse (field, catalogue, "9.11302E+17", &value, &verdict));
  g_assert_cmpstr (verdict.message, ==,
                   "Credit code: “9.11302E+17” is a code that a spreadsheet rounded; format the column as text and fill in the code again");
}

static void
test_long_codes (void)
{
  g_autofree char   *text = g_strnfill (400, 'a');
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "code");
  g_auto (SuyuanValue) value = { 0 };
  g_auto (SuyuanTextVerdict) verdict = { 0 };

  /* Too long to be narrowed, but a text all the same. */
  g_assert_true (suyuan_field_parse (field, catalogue, text, &value, &verdict));
  g_assert_cmpstr (value.text, ==, text);
}

/* Reading what was read changes nothing, and nothing invisible is kept. */
static void
test_reading_is_stable (void)
{
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_OUTLET, "remark");

  for (guint i = 0; i < 20000; i++)
    {
      char             noise[24];
      guint            length = g_test_rand_int_range (0, sizeof noise);
      g_autofree char *text = NULL;
      g_auto (SuyuanValue) once = { 0 };
      g_auto (SuyuanValue) twice = { 0 };
      g_auto (SuyuanTextVerdict) verdict = { 0 };

      for (guint j = 0; j < length; j++)
        noise[j] = g_test_rand_int_range (1, g_test_rand_bit () ? 128 : 256);
      text = g_utf8_make_valid (noise, length);
      if (!suyuan_field_parse (field, catalogue, text, &once, &verdict) || once.type == SUYUAN_VALUE_NULL)
        continue;
      for (const char *c = once.text; *c != '\0'; c++)
        g_assert_true ((guchar) *c >= 0x20 || *c == '\n' || *c == '\t');
      if (suyuan_field_parse (field, catalogue, once.text, &twice, &verdict))
        g_assert_true (suyuan_value_equal (&once, &twice));
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

  g_test_add_func ("/core/reading-words/words", test_words);
  g_test_add_func ("/core/reading-words/codes", test_codes);
  g_test_add_func ("/core/reading-words/credit-codes", test_credit_codes);
  g_test_add_func ("/core/reading-words/rounded-by-name", test_rounded_by_name);
  g_test_add_func ("/core/reading-words/long-codes", test_long_codes);
  g_test_add_func ("/core/reading-words/reading-is-stable", test_reading_is_stable);
  failed = g_test_run ();

  suyuan_catalogue_unref (catalogue);
  return failed;
}
