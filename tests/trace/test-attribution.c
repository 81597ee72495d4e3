/* Shares of a section's load: what must hold of any, and the worked example of docs/model-example.md. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "suyuan-attribution.h"

#define N 8

#define SHARE(attribution, i) (g_array_index ((attribution)->shares, SuyuanShare, (i)))

typedef struct
{
  SuyuanSource sources[N];
  SuyuanStream stream;
  SuyuanRange  measured;
} Case;

static void
case_init_random (Case *self)
{
  double decay = g_test_rand_double_range (0, 0.4);

  for (guint i = 0; i < N; i++)
    self->sources[i] = (SuyuanSource){ suyuan_range_around (g_test_rand_double_range (0, 500), g_test_rand_double_range (0, 0.9)), g_test_rand_double_range (0, 60000) };
  self->stream = (SuyuanStream){ suyuan_range_around (decay, g_test_rand_double_range (0, 0.9)), g_test_rand_double_range (0.05, 1), 0 };
  self->measured = suyuan_range_around (g_test_rand_double_range (1, 3000), g_test_rand_double_range (0, 0.5));
}

static SuyuanAttribution *
attribute (const Case *self,
           guint       n)
{
  return suyuan_attribution_new (self->sources, n, &self->stream, self->measured);
}

static void
assert_ordered (SuyuanRange range)
{
  g_assert_cmpfloat (range.low, <=, range.middle);
  g_assert_cmpfloat (range.middle, <=, range.high);
}

/* Shares and residual make 1, and no range is turned over. */
static void
test_make_one (void)
{
  for (guint round = 0; round < 300; round++)
    {
      Case each;
      g_autoptr (SuyuanAttribution) attribution = NULL;
      double sum, low, high;

      case_init_random (&each);
      attribution = attribute (&each, N);
      sum = attribution->residual.middle;
      low = attribution->residual.high;
      high = attribution->residual.low;
      for (guint i = 0; i < N; i++)
        {
          sum += SHARE (attribution, i).share.middle;
          low += SHARE (attribution, i).share.low;
          high += SHARE (attribution, i).share.high;
          assert_ordered (SHARE (attribution, i).share);
          assert_ordered (SHARE (attribution, i).arriving_kg_d);
          g_assert_cmpfloat (SHARE (attribution, i).arriving_kg_d.high, <=, each.sources[i].load_kg_d.high);
        }
      assert_ordered (attribution->residual);
      assert_ordered (attribution->residual_kg_d);
      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
      g_assert_cmpfloat_with_epsilon (low, 1, 1e-9);
      g_assert_cmpfloat_with_epsilon (high, 1, 1e-9);
    }
}

static SuyuanRange
scale (SuyuanRange range,
       double      by)
{
  return (SuyuanRange){ range.low * by, range.middle * by, range.high * by };
}

/* All loads in another unit: no share changes. */
static void
test_scaled (void)
{
  for (guint round = 0; round < 300; round++)
    {
      Case   each, other;
      double by = exp (g_test_rand_double_range (-8, 8));
      g_autoptr (SuyuanAttribution) one = NULL;
      g_autoptr (SuyuanAttribution) two = NULL;

      case_init_random (&each);
      other = each;
      for (guint i = 0; i < N; i++)
        other.sources[i].load_kg_d = scale (each.sources[i].load_kg_d, by);
      other.measured = scale (each.measured, by);
      one = attribute (&each, N);
      two = attribute (&other, N);
      for (guint i = 0; i < N; i++)
        {
          g_assert_cmpfloat_with_epsilon (SHARE (one, i).share.low, SHARE (two, i).share.low, 1e-9 * (1 + SHARE (one, i).share.low));
          g_assert_cmpfloat_with_epsilon (SHARE (one, i).share.middle, SHARE (two, i).share.middle, 1e-9 * (1 + SHARE (one, i).share.middle));
          g_assert_cmpfloat_with_epsilon (SHARE (one, i).share.high, SHARE (two, i).share.high, 1e-9 * (1 + SHARE (one, i).share.high));
        }
      g_assert_cmpfloat_with_epsilon (one->residual.middle, two->residual.middle, 1e-9 * (1 + fabs (one->residual.middle)));
    }
}

static double
explained (const SuyuanAttribution *attribution)
{
  return attribution->measured_kg_d.middle - attribution->residual_kg_d.middle;
}

/* One more source upstream, or a larger one, never lowers what arrives. */
static void
test_addition (void)
{
  for (guint round = 0; round < 300; round++)
    {
      Case each;
      g_autoptr (SuyuanAttribution) fewer = NULL;
      g_autoptr (SuyuanAttribution) more = NULL;
      g_autoptr (SuyuanAttribution) larger = NULL;

      case_init_random (&each);
      fewer = attribute (&each, N - 1);
      more = attribute (&each, N);
      each.sources[0].load_kg_d = scale (each.sources[0].load_kg_d, 1.5);
      larger = attribute (&each, N);
      g_assert_cmpfloat (explained (more), >=, explained (fewer) - 1e-9);
      g_assert_cmpfloat (explained (larger), >=, explained (more) - 1e-9);
      g_assert_cmpfloat (SHARE (larger, 0).arriving_kg_d.low, >=, SHARE (more, 0).arriving_kg_d.low);
      g_assert_cmpfloat (SHARE (larger, 1).arriving_kg_d.middle, ==, SHARE (more, 1).arriving_kg_d.middle);
      g_assert_cmpfloat (more->residual.middle, <=, fewer->residual.middle + 1e-9);
    }
}

/* The same in the water itself: an addition upstream raises the load at the section, and never lowers it. */
static void
test_addition_in_the_river (void)
{
  for (guint round = 0; round < 300; round++)
    {
      SuyuanInflow inflows[N];
      SuyuanWater  river = { g_test_rand_double_range (0.1, 20), g_test_rand_double_range (0, 3) }, before, after;
      double       decay = g_test_rand_double_range (0, 0.4), velocity = g_test_rand_double_range (0.05, 1);

      for (guint i = 0; i < N; i++)
        inflows[i] = (SuyuanInflow){ 1000.0 * i, g_test_rand_double_range (0, 1), g_test_rand_double_range (0, 50) };
      before = suyuan_steady_run (river, inflows, N, 10000, decay, velocity, NULL);
      inflows[g_test_rand_int_range (0, N)].flow_m3s += 0.5;
      after = suyuan_steady_run (river, inflows, N, 10000, decay, velocity, NULL);
      g_assert_cmpfloat (suyuan_steady_load (after.flow_m3s, after.mg_l), >=, suyuan_steady_load (before.flow_m3s, before.mg_l) - 1e-9);
    }
}

static void
test_unmixed (void)
{
  Case each;
  g_autoptr (SuyuanAttribution) attribution = NULL;

  case_init_random (&each);
  each.stream.mixing_m = 900;
  each.sources[0].distance_m = 899;
  each.sources[1].distance_m = 900;
  attribution = attribute (&each, 2);
  g_assert_true (SHARE (attribution, 0).unmixed);
  g_assert_false (SHARE (attribution, 1).unmixed);
}

static void
test_balance (void)
{
  SuyuanLoadBalance balance = suyuan_load_balance (suyuan_range_around (100, 0.1), suyuan_range_around (40, 0.5), suyuan_range_around (200, 0.1));

  g_assert_cmpfloat (balance.residual.middle, ==, 60);
  g_assert_cmpfloat (balance.residual.low, ==, 180 - 110 - 60);
  g_assert_cmpfloat (balance.residual.high, ==, 220 - 90 - 20);
  g_assert_cmpfloat (balance.incoming.middle + balance.local.middle + balance.residual.middle, ==, balance.outgoing.middle);
}

/* docs/model-example.md, line for line. */
static void
test_worked_example (void)
{
  SuyuanSource sources[] = {
    { suyuan_range_at (suyuan_steady_load (4, 0.5)), 12000 }, /* the river at the upper section */
    { suyuan_range_around (60, 0.2), 9000 },                  /* outlet A: 3,000 m³/d at 20 mg/L */
    { suyuan_range_around (30, 0.2), 3000 },                  /* outlet B: 2,000 m³/d at 15 mg/L */
  };
  SuyuanStream stream = { { 0.05, 0.10, 0.15 }, 0.25, 0 };
  SuyuanRange  measured = suyuan_range_at (suyuan_steady_load (4.2, 0.75));
  g_autoptr (SuyuanAttribution) attribution = suyuan_attribution_new (sources, 3, &stream, measured);
  static const struct
  {
    double arriving[3], share[3];
  } expected[] = {
    { { 158.984, 163.462, 168.066 }, { 0.5842, 0.6006, 0.6175 } },
    { { 45.092, 57.551, 70.516 }, { 0.1657, 0.2115, 0.2591 } },
    { { 23.505, 29.586, 35.751 }, { 0.0864, 0.1087, 0.1314 } },
  };

  g_assert_cmpfloat_with_epsilon (measured.middle, 272.16, 1e-9);
  for (guint i = 0; i < 3; i++)
    {
      SuyuanShare share = SHARE (attribution, i);

      g_assert_cmpfloat_with_epsilon (share.arriving_kg_d.low, expected[i].arriving[0], 5e-4);
      g_assert_cmpfloat_with_epsilon (share.arriving_kg_d.middle, expected[i].arriving[1], 5e-4);
      g_assert_cmpfloat_with_epsilon (share.arriving_kg_d.high, expected[i].arriving[2], 5e-4);
      g_assert_cmpfloat_with_epsilon (share.share.low, expected[i].share[0], 5e-5);
      g_assert_cmpfloat_with_epsilon (share.share.middle, expected[i].share[1], 5e-5);
      g_assert_cmpfloat_with_epsilon (share.share.high, expected[i].share[2], 5e-5);
    }
  g_assert_cmpfloat_with_epsilon (attribution->residual_kg_d.low, -2.173, 1e-3);
  g_assert_cmpfloat_with_epsilon (attribution->residual_kg_d.middle, 21.561, 1e-3);
  g_assert_cmpfloat_with_epsilon (attribution->residual_kg_d.high, 44.579, 1e-3);
  g_assert_cmpfloat_with_epsilon (attribution->residual.middle, 0.0792, 5e-5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attribution/make-one", test_make_one);
  g_test_add_func ("/attribution/scaled", test_scaled);
  g_test_add_func ("/attribution/addition", test_addition);
  g_test_add_func ("/attribution/addition-in-the-river", test_addition_in_the_river);
  g_test_add_func ("/attribution/unmixed", test_unmixed);
  g_test_add_func ("/attribution/balance", test_balance);
  g_test_add_func ("/attribution/worked-example", test_worked_example);
  return g_test_run ();
}
