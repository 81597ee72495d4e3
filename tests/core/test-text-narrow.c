/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-text-narrow.h"

#include <string.h>

static void
assert_narrow (const char *text,
               const char *expected)
{
  char buffer[SUYUAN_TEXT_NARROW_MAX];

  g_assert_true (suyuan_text_narrow (text, buffer, sizeof buffer));
  g_assert_cmpstr (buffer, ==, expected);
}

static void
test_forms (void)
{
  assert_narrow ("１２．５", "12.5");
  assert_narrow ("ＦＡ－５００１１２", "FA-500112");
  assert_narrow ("（ＣＯＤ）", "(COD)");
  assert_narrow ("−5–6", "-5-6");
  assert_narrow ("汉江", "汉江");
  assert_narrow ("a b", "a b");
}

static void
test_blanks (void)
{
  assert_narrow ("", "");
  assert_narrow (" \t\n　", "");
  assert_narrow ("　a　", "a");
  assert_narrow ("a\xc2\xa0 b", "a  b");
  assert_narrow ("\xef\xbb\xbf"
                 "a\xe2\x80\x8b"
                 "b",
                 "ab");
  assert_narrow ("a\nb", "a b");
}

static void
test_limits (void)
{
  char             buffer[12];
  g_autofree char *long_text = g_strnfill (1000, '1');

  g_assert_false (suyuan_text_narrow (long_text, buffer, sizeof buffer));
  g_assert_true (suyuan_text_narrow ("12345", buffer, sizeof buffer));
  g_assert_false (suyuan_text_narrow ("a\xff", buffer, sizeof buffer));
  g_assert_false (suyuan_text_narrow ("\xe6\xb1", buffer, sizeof buffer));
}

/* Narrow text is narrow, and a buffer's end is never crossed. */
static void
test_noise (void)
{
  guint n_narrow = 0;

  for (guint i = 0; i < 20000; i++)
    {
      char             noise[24], once[40], twice[40];
      guint            length = g_test_rand_int_range (0, sizeof noise);
      g_autofree char *text = NULL;

      for (guint j = 0; j < length; j++)
        noise[j] = g_test_rand_int_range (1, 256);
      text = g_utf8_make_valid (noise, length);
      memset (once, 0x7f, sizeof once);
      if (!suyuan_text_narrow (text, once, 32))
        continue;
      g_assert_cmpint (once[33], ==, 0x7f);
      n_narrow++;
      g_assert_true (suyuan_text_narrow (once, twice, sizeof twice));
      g_assert_cmpstr (once, ==, twice);
    }
  g_assert_cmpuint (n_narrow, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/text-narrow/forms", test_forms);
  g_test_add_func ("/core/text-narrow/blanks", test_blanks);
  g_test_add_func ("/core/text-narrow/limits", test_limits);
  g_test_add_func ("/core/text-narrow/noise", test_noise);

  return g_test_run ();
}
