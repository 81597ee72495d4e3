/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-credit-code.h"

#include <string.h>

static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

static void
test_valid (void)
{
  g_assert_true (suyuan_credit_code_is_valid ("91130200699229617X"));
  g_assert_true (suyuan_credit_code_is_valid ("911302307808371268"));
  g_assert_true (suyuan_credit_code_is_valid ("91350100M000100Y43"));
}

static void
test_not_valid (void)
{
  static const char *const codes[] = {
    "", "9", "91350100M000100Y4Z", "91130200699229617", "91130200699229617XX", "91130200699229617Y", "91130200699229617x",
    "91130200 99229617X", "O1130200699229617X", "9113020O699229617X", "９1130200699229617X", "9.1E+17", "91AB0200699229617X"
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_false (suyuan_credit_code_is_valid (codes[i]));
}

/* The code of a public permit, its zero typed as a letter. */
static void
test_repair (void)
{
  g_autofree char *repaired = suyuan_credit_code_repair ("91520198MAAMOWECXQ");
  g_autofree char *small = suyuan_credit_code_repair ("91130200699229617x");
  g_autofree char *hopeless = suyuan_credit_code_repair ("91350100M000100Y4Z");
  g_autofree char *short_one = suyuan_credit_code_repair ("O");

  g_assert_cmpstr (repaired, ==, "91520198MAAM0WECXQ");
  g_assert_true (suyuan_credit_code_is_valid (repaired));
  g_assert_cmpstr (small, ==, "91130200699229617X");
  g_assert_null (hopeless);
  g_assert_null (short_one);
}

static void
random_code (char *code)
{
  for (guint i = 0; i < 17; i++)
    code[i] = i >= 2 && i < 8 ? '0' + g_test_rand_int_range (0, 10) : alphabet[g_test_rand_int_range (0, 31)];
  code[18] = '\0';
}

/* Exactly one check character fits, and one wrong character is always found: 31 is a prime. */
static void
test_one_error_is_found (void)
{
  for (guint i = 0; i < 500; i++)
    {
      char  code[19];
      guint n_valid = 0, at;
      char  fits = '\0', before;

      random_code (code);
      for (const char *c = alphabet; *c != '\0'; c++)
        {
          code[17] = *c;
          if (suyuan_credit_code_is_valid (code))
            {
              fits = *c;
              n_valid++;
            }
        }
      g_assert_cmpuint (n_valid, ==, 1);

      code[17] = fits;
      at = g_test_rand_int_range (0, 18);
      before = code[at];
      code[at] = alphabet[g_test_rand_int_range (0, 31)];
      g_assert_cmpint (suyuan_credit_code_is_valid (code), ==, code[at] == before);
    }
}

/* Every mistaken letter comes back as the digit it was. */
static void
test_repair_brings_back (void)
{
  static const char digits[] = "0125", letters[] = "OIZS";

  for (guint i = 0; i < 2000; i++)
    {
      char             code[19], broken[19];
      g_autofree char *repaired = NULL;
      guint            n_broken = 0;

      random_code (code);
      for (const char *c = alphabet; *c != '\0'; c++)
        {
          code[17] = *c;
          if (suyuan_credit_code_is_valid (code))
            break;
        }
      memcpy (broken, code, sizeof code);
      for (char *c = broken; *c != '\0'; c++)
        {
          const char *digit = strchr (digits, *c);

          if (digit != NULL && g_test_rand_bit ())
            {
              *c = letters[digit - digits];
              n_broken++;
            }
        }
      g_assert_cmpint (suyuan_credit_code_is_valid (broken), ==, n_broken == 0);
      repaired = suyuan_credit_code_repair (broken);
      g_assert_cmpstr (repaired, ==, code);
    }
}

static void
test_permits (void)
{
  g_assert_true (suyuan_permit_number_is_valid ("91130200699229617X001P"));
  g_assert_true (suyuan_permit_number_is_valid ("91130200699229617X001V"));
  g_assert_false (suyuan_permit_number_is_valid ("91130200699229617X001"));
  g_assert_false (suyuan_permit_number_is_valid ("91130200699229617X0011"));
  g_assert_false (suyuan_permit_number_is_valid ("91130200699229617X0A1P"));
  g_assert_false (suyuan_permit_number_is_valid ("91130200699229617X001PP"));
  g_assert_false (suyuan_permit_number_is_valid ("91130200699229617Y001P"));
  g_assert_false (suyuan_permit_number_is_valid (""));
}

static void
test_noise_never_crashes (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      char             text[24];
      guint            length = g_test_rand_int_range (0, sizeof text);
      g_autofree char *exact = NULL, *repaired = NULL;

      for (guint j = 0; j < length; j++)
        text[j] = g_test_rand_int_range (1, 256);
      exact = g_strndup (text, length);
      g_assert_false (suyuan_credit_code_is_valid (exact) && length != 18);
      g_assert_false (suyuan_permit_number_is_valid (exact) && length != 22);
      repaired = suyuan_credit_code_repair (exact);
      g_assert_true (repaired == NULL || suyuan_credit_code_is_valid (repaired));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/credit-code/valid", test_valid);
  g_test_add_func ("/core/credit-code/not-valid", test_not_valid);
  g_test_add_func ("/core/credit-code/repair", test_repair);
  g_test_add_func ("/core/credit-code/one-error-is-found", test_one_error_is_found);
  g_test_add_func ("/core/credit-code/repair-brings-back", test_repair_brings_back);
  g_test_add_func ("/core/credit-code/permits", test_permits);
  g_test_add_func ("/core/credit-code/noise-never-crashes", test_noise_never_crashes);

  return g_test_run ();
}
