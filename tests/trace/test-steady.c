/* The formulas of the steady model, each against numbers worked out by hand. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "suyuan-steady.h"

static void
test_load (void)
{
  /* 2 m³/s with 1.5 mg/L: 3 g/s. */
  g_assert_cmpfloat_with_epsilon (suyuan_steady_load (2, 1.5), 259.2, 1e-9);
  g_assert_cmpfloat_with_epsilon (suyuan_steady_concentration (2, 259.2), 1.5, 1e-12);
  g_assert_cmpfloat (suyuan_steady_concentration (0, 259.2), ==, 0);
}

static void
test_mix (void)
{
  g_assert_cmpfloat_with_epsilon (suyuan_steady_mix (9, 0.5, 1, 10.5), 1.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (suyuan_steady_mix (0, 7, 1, 10.5), 10.5, 1e-12);
  g_assert_cmpfloat (suyuan_steady_mix (0, 1, 0, 1), ==, 0);
}

static void
test_decay (void)
{
  /* 0.2 a day for exactly half a day. */
  g_assert_cmpfloat_with_epsilon (suyuan_steady_remain (0.2, 43200 * 0.25, 0.25), exp (-0.1), 1e-12);
  g_assert_cmpfloat (suyuan_steady_remain (0, 1000, 0.25), ==, 1);
  g_assert_cmpfloat (suyuan_steady_remain (0.2, 0, 0.25), ==, 1);
  g_assert_cmpfloat (suyuan_steady_remain (0.2, 1000, 0), ==, 0);
}

static void
test_mixing_length (void)
{
  /* From the bank: 0.11 + 0.7 √(0.5 − 1.1 · 0.25) = 0.11 + 0.7 · 0.474342 = 0.442039; times 0.5 · 1600 / 0.4. */
  g_assert_cmpfloat_with_epsilon (suyuan_steady_mixing_length (40, 0, 0.5, 0.4), 884.078, 0.01);
  /* In mid-stream: 0.11 alone. */
  g_assert_cmpfloat_with_epsilon (suyuan_steady_mixing_length (40, 20, 0.5, 0.4), 220, 1e-9);
  g_assert_cmpfloat_with_epsilon (suyuan_steady_mixing_length (40, 5, 0.5, 0.4), suyuan_steady_mixing_length (40, 35, 0.5, 0.4), 1e-9);
  g_assert_cmpfloat (suyuan_steady_mixing_length (0, 0, 0.5, 0.4), ==, 0);
  g_assert_cmpfloat (suyuan_steady_mixing_length (40, 0, 0.5, 0), ==, 0);
}

static void
test_range (void)
{
  SuyuanRange a = suyuan_range_around (10, 0.2), b = suyuan_range_around (-5, 0.2);
  SuyuanRange sum = suyuan_range_add (a, b), difference = suyuan_range_subtract (a, b);

  g_assert_cmpfloat (a.low, ==, 8);
  g_assert_cmpfloat (a.high, ==, 12);
  g_assert_cmpfloat (b.low, ==, -6);
  g_assert_cmpfloat (sum.low, ==, 2);
  g_assert_cmpfloat (sum.high, ==, 8);
  g_assert_cmpfloat (difference.low, ==, 12);
  g_assert_cmpfloat (difference.middle, ==, 15);
  g_assert_cmpfloat (difference.high, ==, 18);
}

/* The load at the section is the sum of what is left of each load alone, whatever the river is like. */
static void
test_run (void)
{
  for (guint round = 0; round < 200; round++)
    {
      SuyuanInflow inflows[6];
      SuyuanWater  river = { g_test_rand_double_range (0.1, 50), g_test_rand_double_range (0, 5) }, below[6], end;
      double       decay = g_test_rand_double_range (0, 0.5), velocity = g_test_rand_double_range (0.05, 1), until = 20000;
      double       load = suyuan_steady_load (river.flow_m3s, river.mg_l) * suyuan_steady_remain (decay, until, velocity), flow = river.flow_m3s, at = 0;

      for (guint i = 0; i < G_N_ELEMENTS (inflows); i++)
        {
          at += g_test_rand_double_range (0, 5000);
          inflows[i] = (SuyuanInflow){ at, g_test_rand_double_range (0.001, 2), g_test_rand_double_range (0, 100) };
          if (at > until)
            continue;
          load += suyuan_steady_load (inflows[i].flow_m3s, inflows[i].mg_l) * suyuan_steady_remain (decay, until - at, velocity);
          flow += inflows[i].flow_m3s;
        }
      end = suyuan_steady_run (river, inflows, G_N_ELEMENTS (inflows), until, decay, velocity, below);
      g_assert_cmpfloat_with_epsilon (end.flow_m3s, flow, 1e-9);
      g_assert_cmpfloat_with_epsilon (suyuan_steady_load (end.flow_m3s, end.mg_l), load, 1e-6 * MAX (1, load));
      g_assert_cmpfloat (below[0].flow_m3s, >=, river.flow_m3s);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steady/load", test_load);
  g_test_add_func ("/steady/mix", test_mix);
  g_test_add_func ("/steady/decay", test_decay);
  g_test_add_func ("/steady/mixing-length", test_mixing_length);
  g_test_add_func ("/steady/range", test_range);
  g_test_add_func ("/steady/run", test_run);
  return g_test_run ();
}
