/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-measurement-unit.h"

#include <math.h>

static void
assert_factor (const char *from,
               const char *to,
               double      expected)
{
  g_assert_cmpfloat_with_epsilon (suyuan_measurement_unit_factor (from, to), expected, expected * 1e-12);
}

static void
test_same_unit (void)
{
  assert_factor ("mg/L", "mg/L", 1);
  assert_factor ("ＭＧ／Ｌ", "mg/L", 1);
  assert_factor ("毫克/升", "mg/L", 1);
  assert_factor ("m3/d", "m³/d", 1);
  assert_factor ("吨/天", "m³/d", 1);
  assert_factor ("度", "°", 1);
  assert_factor ("度", "NTU", 1);
  assert_factor ("°C", "℃", 1);
  assert_factor ("个/升", "个/L", 1);
  assert_factor ("个/L", "cells/L", 1);
}

static void
test_other_unit (void)
{
  assert_factor ("μg/L", "mg/L", 1e-3);
  assert_factor ("ug/l", "mg/L", 1e-3);
  assert_factor ("g/L", "mg/L", 1000);
  assert_factor ("L/s", "m³/d", 86.4);
  assert_factor ("m³/s", "m³/d", 86400);
  assert_factor ("m3/h", "m³/d", 24);
  assert_factor ("万吨/日", "m³/d", 10000);
  assert_factor ("公里", "m", 1000);
  assert_factor ("元", "万元", 1e-4);
}

static void
test_not_comparable (void)
{
  g_assert_cmpfloat (suyuan_measurement_unit_factor ("mg/L", "m³/d"), ==, 0);
  g_assert_cmpfloat (suyuan_measurement_unit_factor ("m", "°"), ==, 0);
  g_assert_cmpfloat (suyuan_measurement_unit_factor ("furlong", "m"), ==, 0);
  g_assert_cmpfloat (suyuan_measurement_unit_factor ("", "m"), ==, 0);
  g_assert_cmpfloat (suyuan_measurement_unit_factor ("m", ""), ==, 0);
  g_assert_cmpfloat (suyuan_measurement_unit_factor ("\xff", "m"), ==, 0);
}

/* There and back is the same number. */
static void
test_factors_invert (void)
{
  static const char *const names[] = { "mg/l", "μg/l", "g/l", "m3/d", "l/s", "m3/s", "万吨/日", "m", "km", "cm", "mm", "元", "万元", "亿元" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          double there = suyuan_measurement_unit_factor (names[i], names[j]);
          double back = suyuan_measurement_unit_factor (names[j], names[i]);

          if (there == 0)
            g_assert_cmpfloat (back, ==, 0);
          else
            g_assert_cmpfloat_with_epsilon (there * back, 1, 1e-12);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/measurement-unit/same-unit", test_same_unit);
  g_test_add_func ("/core/measurement-unit/other-unit", test_other_unit);
  g_test_add_func ("/core/measurement-unit/not-comparable", test_not_comparable);
  g_test_add_func ("/core/measurement-unit/factors-invert", test_factors_invert);

  return g_test_run ();
}
