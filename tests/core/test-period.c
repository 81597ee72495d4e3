/* test-period.c: months, quarters and years, and the day of an instant
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-period.h"

#define HOUR_MS G_GINT64_CONSTANT (3600000)

static void
test_reads_three_shapes (void)
{
  static const struct
  {
    const char *text;
    guint       months, first;
  } shapes[] = { { "2026", 12, 1 }, { "2026Q1", 3, 1 }, { "2026Q4", 3, 10 }, { "2026-04", 1, 4 }, { "2026-12", 1, 12 } };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      SuyuanPeriod     period;
      g_autofree char *text = NULL;

      g_assert_true (suyuan_period_parse (&period, shapes[i].text));
      g_assert_cmpuint (suyuan_period_count_months (&period), ==, shapes[i].months);
      g_assert_cmpuint (suyuan_period_get_first_month (&period), ==, shapes[i].first);
      text = suyuan_period_to_string (&period);
      g_assert_cmpstr (text, ==, shapes[i].text);
    }
}

static void
test_refuses_the_rest (void)
{
  static const char *const bad[] = { "", "26", "0000", "2026-", "2026-00", "2026-13", "2026-4", "2026Q0", "2026Q5", "2026Q12", "2026-04-01", "２０２６", " 2026" };
  SuyuanPeriod             period = { 7, 7, 7 };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (suyuan_period_parse (&period, bad[i]));
  g_assert_false (suyuan_period_parse (&period, NULL));
  g_assert_cmpuint (period.year, ==, 7);
}

/* Midnight in China is 16:00 UTC of the day before. */
static void
test_starts_at_local_midnight (void)
{
  SuyuanPeriod     period;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_assert_true (suyuan_period_parse (&period, "1970"));
  g_assert_cmpint (suyuan_period_get_start (&period), ==, -8 * HOUR_MS);

  g_assert_true (suyuan_period_parse (&period, "2026Q1"));
  first = suyuan_day_format (suyuan_period_get_start (&period));
  last = suyuan_day_format (suyuan_period_get_end (&period) - 1);
  g_assert_cmpstr (first, ==, "2026-01-01");
  g_assert_cmpstr (last, ==, "2026-03-31");
}

static void
test_periods_join (void)
{
  gint64 end = 0;

  for (guint month = 1; month <= 12; month++)
    {
      SuyuanPeriod period = { .year = 2024, .month = month };
      gint64       days = (suyuan_period_get_end (&period) - suyuan_period_get_start (&period)) / (24 * HOUR_MS);

      if (month > 1)
        g_assert_cmpint (suyuan_period_get_start (&period), ==, end);
      if (month == 2)
        g_assert_cmpint (days, ==, 29);
      end = suyuan_period_get_end (&period);
      g_assert_cmpuint (suyuan_day_get_month (suyuan_period_get_start (&period)), ==, month);
      g_assert_cmpuint (suyuan_day_get_month (end - 1), ==, month);
    }
}

static void
test_day_before_the_epoch (void)
{
  g_autofree char *day = suyuan_day_format (-8 * HOUR_MS - 1);
  g_autofree char *next = suyuan_day_format (-8 * HOUR_MS);

  g_assert_cmpstr (day, ==, "1969-12-31");
  g_assert_cmpstr (next, ==, "1970-01-01");
}

static void
test_counts_days (void)
{
  int days = 0;

  g_assert_true (suyuan_day_count ("2026-02-27", "2026-03-01", &days));
  g_assert_cmpint (days, ==, 2);
  g_assert_true (suyuan_day_count ("2026-03-01", "2026-02-27", &days));
  g_assert_cmpint (days, ==, -2);
  g_assert_false (suyuan_day_count ("2026-02-30", "2026-03-01", &days));
  g_assert_false (suyuan_day_count ("2026-02-03", "2026-03-01 ", &days));
  g_assert_false (suyuan_day_count (NULL, "2026-03-01", &days));
  g_assert_cmpint (days, ==, -2);
}

static void
test_day_starts (void)
{
  gint64 start = 7;

  g_assert_false (suyuan_day_get_start ("2026-02-30", &start));
  g_assert_false (suyuan_day_get_start (NULL, &start));
  g_assert_cmpint (start, ==, 7);
  for (gint64 day = -400; day < 30000; day += 37)
    {
      gint64           instant = (day * 24 - 8) * HOUR_MS;
      g_autofree char *text = suyuan_day_format (instant + 5 * HOUR_MS);

      g_assert_true (suyuan_day_get_start (text, &start));
      g_assert_cmpint (start, ==, instant);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/shapes", test_reads_three_shapes);
  g_test_add_func ("/period/refuses", test_refuses_the_rest);
  g_test_add_func ("/period/midnight", test_starts_at_local_midnight);
  g_test_add_func ("/period/join", test_periods_join);
  g_test_add_func ("/period/before-epoch", test_day_before_the_epoch);
  g_test_add_func ("/period/days", test_counts_days);
  g_test_add_func ("/period/day-starts", test_day_starts);

  return g_test_run ();
}
