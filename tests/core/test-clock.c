/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-clock.h"

static void
test_fixed (void)
{
  SuyuanClock clock = { .fixed_ms = G_GINT64_CONSTANT (1777000000123) };

  g_assert_cmpint (suyuan_clock_now_ms (&clock), ==, G_GINT64_CONSTANT (1777000000123));
}

static void
test_real (void)
{
  SuyuanClock clock = { 0 };
  gint64      before = g_get_real_time () / 1000;
  gint64      now = suyuan_clock_now_ms (&clock);

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now - before, <, 5000);
  g_assert_cmpint (suyuan_clock_now_ms (NULL), >=, now);
}

/* The day changes at midnight in Beijing, not in Greenwich. */
static void
test_day_of_beijing (void)
{
  SuyuanClock clock = { 0 };
  g_autoptr (GDateTime) midnight = g_date_time_new_utc (2026, 5, 6, 16, 0, 0);
  g_autofree char *before = NULL, *after = NULL;

  clock.fixed_ms = g_date_time_to_unix (midnight) * 1000 - 1;
  before = suyuan_clock_today (&clock);
  clock.fixed_ms++;
  after = suyuan_clock_today (&clock);
  g_assert_cmpstr (before, ==, "2026-05-06");
  g_assert_cmpstr (after, ==, "2026-05-07");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/clock/fixed", test_fixed);
  g_test_add_func ("/core/clock/real", test_real);
  g_test_add_func ("/core/clock/day-of-beijing", test_day_of_beijing);

  return g_test_run ();
}
