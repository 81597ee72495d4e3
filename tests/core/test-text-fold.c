/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-text-fold.h"

#include <string.h>

static void
assert_fold (const char *text,
             const char *expected)
{
  char buffer[SUYUAN_TEXT_FOLD_MAX];

  g_assert_true (suyuan_text_fold (text, buffer, sizeof buffer));
  g_assert_cmpstr (buffer, ==, expected);
}

static void
test_what_makes_no_difference (void)
{
  assert_fold ("Outlet Name", "outletname");
  assert_fold ("outlet_name", "outletname");
  assert_fold ("ｏｕｔｌｅｔ＿ｎａｍｅ", "outletname");
  assert_fold ("排污口\n名称", "排污口名称");
  assert_fold ("　排污口 名称\t", "排污口名称");
  assert_fold ("\xef\xbb\xbf名称", "名称");
  assert_fold ("ＣＯＤ（ｍｇ／Ｌ）", "cod(mg/l)");
  assert_fold ("类型【二级】", "类型(二级)");
  assert_fold ("流量 m³/d", "流量m3/d");
  assert_fold ("水温℃", "水温°c");
  assert_fold ("Ⅲ类", "iii类");
  assert_fold ("劣Ⅴ类", "劣v类");
  assert_fold ("ÉCOLE", "école");
  assert_fold ("a–b−c", "a-b-c");
}

static void
test_marks_around (void)
{
  assert_fold ("*名称：", "名称");
  assert_fold ("名称 * : ", "名称");
  assert_fold ("＊名称＊", "名称");
  assert_fold ("a:b", "a:b");
}

static void
test_nothing_left (void)
{
  char buffer[SUYUAN_TEXT_FOLD_MAX];

  g_assert_false (suyuan_text_fold ("", buffer, sizeof buffer));
  g_assert_false (suyuan_text_fold (" \t\n　", buffer, sizeof buffer));
  g_assert_false (suyuan_text_fold ("*：*", buffer, sizeof buffer));
}

static void
test_not_utf8 (void)
{
  char buffer[SUYUAN_TEXT_FOLD_MAX];

  g_assert_false (suyuan_text_fold ("a\xff", buffer, sizeof buffer));
  g_assert_false (suyuan_text_fold ("\xe6\xb1", buffer, sizeof buffer));
}

static void
test_size_is_kept (void)
{
  char buffer[8];

  memset (buffer, 'x', sizeof buffer);
  g_assert_true (suyuan_text_fold ("abc", buffer, 4));
  g_assert_cmpstr (buffer, ==, "abc");
  g_assert_cmpint (buffer[4], ==, 'x');
  g_assert_false (suyuan_text_fold ("abcd", buffer, 4));
  g_assert_false (suyuan_text_fold ("江江", buffer, 6));
  g_assert_true (suyuan_text_fold ("江江", buffer, 7));
}

/* Folding what is folded changes nothing, and noise never writes behind the buffer. */
static void
test_fold_is_stable (void)
{
  guint n_folded = 0;

  for (guint i = 0; i < 20000; i++)
    {
      char             noise[20];
      guint            length = g_test_rand_int_range (0, sizeof noise);
      char             once[40], twice[40];
      g_autofree char *text = NULL;

      for (guint j = 0; j < length; j++)
        noise[j] = g_test_rand_int_range (1, 256);
      text = g_test_rand_bit () ? g_utf8_make_valid (noise, length) : g_strndup (noise, length);
      if (!suyuan_text_fold (text, once, sizeof once))
        continue;
      n_folded++;
      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_true (suyuan_text_fold (once, twice, sizeof twice));
      g_assert_cmpstr (once, ==, twice);
    }
  g_assert_cmpuint (n_folded, >, 1000);
}

/* A space bar is no reason: whatever cannot be seen is nothing. */
static void
test_is_blank (void)
{
  static const char *const blanks[] = { "", " ", "\t\r\n", "\u3000", "\u00a0", "\ufeff", "\u200b", " \u2009\u200d\u3000 " };
  static const char *const texts[] = { "a", " 无 ", "0", "\u3000。", "-" };

  g_assert_true (suyuan_text_is_blank (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    g_assert_true (suyuan_text_is_blank (blanks[i]));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (suyuan_text_is_blank (texts[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/text-fold/what-makes-no-difference", test_what_makes_no_difference);
  g_test_add_func ("/core/text-fold/is-blank", test_is_blank);
  g_test_add_func ("/core/text-fold/marks-around", test_marks_around);
  g_test_add_func ("/core/text-fold/nothing-left", test_nothing_left);
  g_test_add_func ("/core/text-fold/not-utf8", test_not_utf8);
  g_test_add_func ("/core/text-fold/size-is-kept", test_size_is_kept);
  g_test_add_func ("/core/text-fold/fold-is-stable", test_fold_is_stable);

  return g_test_run ();
}
