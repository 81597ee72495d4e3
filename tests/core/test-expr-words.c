/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-expr-words.h"

#include <string.h>

static SuyuanExprWords
begin (const char *text,
       GError    **error)
{
  return (SuyuanExprWords){ .text = text, .at = text, .error = error };
}

static void
test_keywords_are_whole_words (void)
{
  SuyuanExprWords words = begin ("  AND android and_1 and", NULL);

  g_assert_true (suyuan_expr_words_take_keyword (&words, "and"));
  g_assert_false (suyuan_expr_words_take_keyword (&words, "and"));
  g_assert_true (suyuan_expr_words_take (&words, "android"));
  g_assert_false (suyuan_expr_words_take_keyword (&words, "and"));
  g_assert_true (suyuan_expr_words_take (&words, "and_1"));
  g_assert_true (suyuan_expr_words_take_keyword (&words, "and"));
  g_assert_cmpstr (words.at, ==, "");
}

static void
test_operators (void)
{
  static const SuyuanExprOp expected[] = {
    SUYUAN_EXPR_NE, SUYUAN_EXPR_NE, SUYUAN_EXPR_LE, SUYUAN_EXPR_GE, SUYUAN_EXPR_EQ, SUYUAN_EXPR_LT, SUYUAN_EXPR_GT, SUYUAN_EXPR_CONTAINS
  };
  SuyuanExprWords words = begin ("!= <> <= >= = < > ~ x", NULL);
  SuyuanExprOp    op;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (suyuan_expr_words_read_operator (&words, &op));
      g_assert_cmpint (op, ==, expected[i]);
    }
  g_assert_false (suyuan_expr_words_read_operator (&words, &op));
}

static void
test_values (void)
{
  static const char *const expected[] = { "12.5", "2026-05-07", "2026-05-07T08:30:00+08:00", "#01ab", "a/b", "汉江", "it's", "", "50%" };
  SuyuanExprWords          words = begin ("12.5 2026-05-07 2026-05-07T08:30:00+08:00 #01ab a/b 汉江 'it''s' '' 50%", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = suyuan_expr_words_read_text (&words);

      g_assert_cmpstr (text, ==, expected[i]);
    }
}

static void
test_failure_names_the_place (void)
{
  g_autoptr (GError) error = NULL;
  SuyuanExprWords words = begin ("汉江 = 'x", &error);

  g_assert_true (suyuan_expr_words_take (&words, "汉江"));
  g_assert_true (suyuan_expr_words_take (&words, "="));
  g_assert_null (suyuan_expr_words_read_text (&words));
  g_assert_error (error, SUYUAN_EXPR_ERROR, SUYUAN_CORE_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, "Character 8 of the filter"));
}

static void
test_fields (void)
{
  static const char *const refused[] = { "", "3x", "汉江", "a.b = 1", "'name'", "a-b = 1" };
  SuyuanExprWords          words = begin (" volume_m3d>1", NULL);
  g_autofree char         *field = suyuan_expr_words_read_field (&words);

  g_assert_cmpstr (field, ==, "volume_m3d");
  g_assert_cmpstr (words.at, ==, ">1");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      SuyuanExprWords bad = begin (refused[i], &error);

      g_assert_null (suyuan_expr_words_read_field (&bad));
      g_assert_nonnull (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/expr-words/keywords-are-whole-words", test_keywords_are_whole_words);
  g_test_add_func ("/core/expr-words/operators", test_operators);
  g_test_add_func ("/core/expr-words/values", test_values);
  g_test_add_func ("/core/expr-words/failure-names-the-place", test_failure_names_the_place);
  g_test_add_func ("/core/expr-words/fields", test_fields);

  return g_test_run ();
}
