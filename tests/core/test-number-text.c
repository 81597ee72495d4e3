/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-number-text.h"

#include <math.h>
#include <string.h>

static void
assert_number (const char *text,
               double      expected,
               const char *rest)
{
  double      number = NAN;
  const char *found = NULL;

  g_test_message ("%s", text);
  g_assert_true (suyuan_number_read (text, &number, &found));
  g_assert_cmpfloat (number, ==, expected);
  g_assert_cmpstr (found, ==, rest);
}

static void
assert_shown (double      number,
              const char *expected)
{
  g_autofree char *text = suyuan_number_format (number);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_plain (void)
{
  assert_number ("12", 12, "");
  assert_number ("12.5", 12.5, "");
  assert_number ("-0.025", -0.025, "");
  assert_number ("+7", 7, "");
  assert_number (".5", 0.5, "");
  assert_number ("5.", 5, "");
  assert_number ("1e3", 1000, "");
  assert_number ("1.5E-3", 0.0015, "");
  assert_number ("007", 7, "");
}

static void
test_thousands (void)
{
  assert_number ("1,234", 1234, "");
  assert_number ("1,234,567.8", 1234567.8, "");
  assert_number ("-12,345", -12345, "");
}

static void
test_units_behind (void)
{
  assert_number ("12.5 mg/L", 12.5, "mg/L");
  assert_number ("120m³/d", 120, "m³/d");
  assert_number ("5  个", 5, "个");
  assert_number ("5 e", 5, "e");
  assert_number ("5e", 5, "e");
  assert_number ("5%", 5, "%");
  assert_number ("3-5", 3, "-5");
  assert_number ("1 234", 1, "234");
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "", " ", ".", "-", "+", "-.", "abc", "12,5", "1,23", "1,2345", "12,345,6", "1.2.3", "1234,567", "1,,234", "1e999",
    "NaN", "inf", "-inf", "e5", ",5", "--5", "约5", "mg/L"
  };
  g_autofree char *long_text = g_strnfill (500, '1');
  double           number;
  const char      *rest;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (suyuan_number_read (texts[i], &number, &rest))
        g_error ("“%s” was read as %g", texts[i], number);
    }
  g_assert_false (suyuan_number_read (long_text, &number, &rest));
}

/* Hexadecimal is no number people write; what follows the zero is its rest. */
static void
test_hexadecimal (void)
{
  assert_number ("0x10", 0, "x10");
}

static void
test_format (void)
{
  assert_shown (0, "0");
  assert_shown (12.5, "12.5");
  assert_shown (-0.025, "-0.025");
  assert_shown (0.1, "0.1");
  assert_shown (0.1 + 0.2, "0.30000000000000004");
  assert_shown (1234567, "1234567");
  assert_shown (1200000, "1200000");
  assert_shown (123456789012, "123456789012");
  assert_shown (0.00001, "0.00001");
  assert_shown (112.0917, "112.0917");
  assert_shown (1e15, "1e+15");
  assert_shown (1e-9, "1e-09");
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      double           number = g_test_rand_double_range (-1, 1) * pow (10, g_test_rand_int_range (-8, 18)), again;
      g_autofree char *text = NULL;
      const char      *rest;

      if (g_test_rand_bit ())
        number = round (number * 1000) / 1000;
      text = suyuan_number_format (number);
      g_assert_true (suyuan_number_read (text, &again, &rest));
      g_assert_cmpfloat (again, ==, number);
      g_assert_cmpstr (rest, ==, "");
    }
}

/* What is read of a number with separators is what strtod reads without them. */
static void
test_against_strtod (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      gint             millions = g_test_rand_int_range (1, 1000), thousands = g_test_rand_int_range (0, 1000), ones = g_test_rand_int_range (0, 1000);
      g_autofree char *grouped = g_strdup_printf ("%d,%03d,%03d.25", millions, thousands, ones);
      g_autofree char *plain = g_strdup_printf ("%d%03d%03d.25", millions, thousands, ones);

      assert_number (grouped, g_ascii_strtod (plain, NULL), "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/number-text/plain", test_plain);
  g_test_add_func ("/core/number-text/thousands", test_thousands);
  g_test_add_func ("/core/number-text/units-behind", test_units_behind);
  g_test_add_func ("/core/number-text/refused", test_refused);
  g_test_add_func ("/core/number-text/hexadecimal", test_hexadecimal);
  g_test_add_func ("/core/number-text/format", test_format);
  g_test_add_func ("/core/number-text/round-trip", test_round_trip);
  g_test_add_func ("/core/number-text/against-strtod", test_against_strtod);

  return g_test_run ();
}
