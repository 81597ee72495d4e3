/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-degrees.h"

#include <math.h>

#include "suyuan-position.h"

static void
assert_degrees (const char *text,
                double      expected,
                char        hemisphere)
{
  double degrees = NAN;
  char   found = '?';

  g_test_message ("%s", text);
  g_assert_true (suyuan_degrees_read (text, &degrees, &found));
  g_assert_cmpfloat_with_epsilon (degrees, expected, 1e-9);
  g_assert_cmpint (found, ==, hemisphere);
}

static void
test_decimal (void)
{
  assert_degrees ("112.5042", 112.5042, 0);
  assert_degrees ("-75.3", -75.3, 0);
  assert_degrees ("+33.2", 33.2, 0);
  assert_degrees ("0", 0, 0);
  assert_degrees ("112", 112, 0);
  assert_degrees ("112.", 112, 0);
  assert_degrees (" 112.5042 ", 112.5042, 0);
  assert_degrees ("１１２．５０４２", 112.5042, 0);
  assert_degrees ("112.5042°", 112.5042, 0);
  assert_degrees ("112.5042度", 112.5042, 0);
  assert_degrees ("−75.3", -75.3, 0);
}

static void
test_hemispheres (void)
{
  assert_degrees ("112.5E", 112.5, 'E');
  assert_degrees ("75.3W", -75.3, 'W');
  assert_degrees ("33.2 N", 33.2, 'N');
  assert_degrees ("33.2s", -33.2, 'S');
  assert_degrees ("E112.5", 112.5, 'E');
  assert_degrees ("W 75.3", -75.3, 'W');
  assert_degrees ("E:112.5", 112.5, 'E');
  assert_degrees ("东经112.5", 112.5, 'E');
  assert_degrees ("东经：112.5°", 112.5, 'E');
  assert_degrees ("西经75.3", -75.3, 'W');
  assert_degrees ("北纬 33.2", 33.2, 'N');
  assert_degrees ("南纬33.2", -33.2, 'S');
  assert_degrees ("Ｅ１１２．５", 112.5, 'E');
}

static void
test_minutes_and_seconds (void)
{
  const double expected = 112 + 5 / 60.0 + 30.12 / 3600;

  assert_degrees ("112°5′30.12″", expected, 0);
  assert_degrees ("112°5′30.12″E", expected, 'E');
  assert_degrees ("112°05'30.12\"E", expected, 'E');
  assert_degrees ("112°5'30.12''", expected, 0);
  assert_degrees ("112° 5′ 30.12″ E", expected, 'E');
  assert_degrees ("E112°5′30.12″", expected, 'E');
  assert_degrees ("112度5分30.12秒", expected, 0);
  assert_degrees ("东经112度5分30.12秒", expected, 'E');
  assert_degrees ("112 5 30.12", expected, 0);
  assert_degrees ("112-05-30.12", expected, 0);
  assert_degrees ("112:05:30.12", expected, 0);
  assert_degrees ("112°5’30.12”", expected, 0);
  assert_degrees ("112º5'30.12\"", expected, 0);
  assert_degrees ("１１２°５′３０．１２″", expected, 0);
  assert_degrees ("112d5m30.12", expected, 0);
  assert_degrees ("-112°5′30.12″", -expected, 0);
  assert_degrees ("112°5′30.12″W", -expected, 'W');
}

static void
test_minutes (void)
{
  assert_degrees ("112°05.5'", 112 + 5.5 / 60, 0);
  assert_degrees ("112°05.5′E", 112 + 5.5 / 60, 'E');
  assert_degrees ("112 05.5", 112 + 5.5 / 60, 0);
  assert_degrees ("112度30分", 112.5, 0);
  assert_degrees ("0°30′", 0.5, 0);
  assert_degrees ("-0°30′", -0.5, 0);
  assert_degrees ("0°0′0″S", 0, 'S');
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "abc",
    "E",
    "112E75",
    "E112W",
    "-75W",
    "W-75",
    "112°60′",
    "112°5′60″",
    "112.5°5′",
    "112°5.5′30″",
    "112°5′30″7",
    "112,5",
    "112.5.3",
    "1e2",
    "112 5 30 7",
    "112.5 33.2",
    "112.5,33.2",
    "--5",
    "5-",
    "°5",
    "112°x",
    "NaN",
    "inf",
    "北",
    "\xff",
    "1234567890123456789012345678901234567890",
  };
  double degrees;
  char   hemisphere;

  g_assert_false (suyuan_degrees_read (NULL, &degrees, &hemisphere));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (suyuan_degrees_read (texts[i], &degrees, &hemisphere))
        g_error ("%s was read as %g", texts[i], degrees);
    }
}

static void
test_public_name (void)
{
  double degrees = 0;

  g_assert_true (suyuan_degrees_parse ("75°30′W", &degrees));
  g_assert_cmpfloat (degrees, ==, -75.5);
  g_assert_false (suyuan_degrees_parse ("west", &degrees));
}

/* Any angle written as degrees, minutes and seconds is read back to a hundredth of a second. */
static void
test_round_trip (void)
{
  static const char *const forms[] = { "%s%d°%d′%.4f″", "%s%d %d %.4f", "%s%d度%d分%.4f秒", "%s%d°%d'%.4f\"" };

  for (guint i = 0; i < 5000; i++)
    {
      int              d = g_test_rand_int_range (0, 180), m = g_test_rand_int_range (0, 60);
      double           s = g_test_rand_int_range (0, 599999) / 10000.0;
      gboolean         negative = g_test_rand_bit ();
      double           expected = (d + m / 60.0 + s / 3600) * (negative ? -1 : 1), degrees;
      char             hemisphere;
      g_autofree char *text = NULL;

      text = g_strdup_printf (forms[i % G_N_ELEMENTS (forms)], negative ? "-" : "", d, m, s);
      g_assert_true (suyuan_degrees_read (text, &degrees, &hemisphere));
      g_assert_cmpfloat_with_epsilon (degrees, expected, 1e-9);
    }
}

static void
test_noise (void)
{
  static const char *const pieces[] = { "1", "12", "60", ".", "°", "′", "″", "'", "\"", "度", "分", "秒", " ", "-", "+", "E", "N", "东经", ":", ",", "\xff", "e5" };
  guint                    n_read = 0;

  for (guint i = 0; i < 50000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      double degrees = NAN;
      char   hemisphere;

      for (gint j = g_test_rand_int_range (0, 8); j > 0; j--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (!suyuan_degrees_read (text->str, &degrees, &hemisphere))
        continue;
      n_read++;
      g_assert_true (isfinite (degrees));
    }
  g_assert_cmpuint (n_read, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/degrees/decimal", test_decimal);
  g_test_add_func ("/core/degrees/hemispheres", test_hemispheres);
  g_test_add_func ("/core/degrees/minutes-and-seconds", test_minutes_and_seconds);
  g_test_add_func ("/core/degrees/minutes", test_minutes);
  g_test_add_func ("/core/degrees/refused", test_refused);
  g_test_add_func ("/core/degrees/public-name", test_public_name);
  g_test_add_func ("/core/degrees/round-trip", test_round_trip);
  g_test_add_func ("/core/degrees/noise", test_noise);

  return g_test_run ();
}
