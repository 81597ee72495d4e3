/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-field-text.h"

static void
assert_date (const char *text,
             const char *expected)
{
  g_autofree char *iso = NULL;

  g_assert_cmpint (suyuan_date_parse (text, &iso), ==, expected != NULL);
  g_assert_cmpstr (iso, ==, expected);
}

static void
assert_instant (const char *text,
                const char *expected)
{
  gint64           unix_ms = 0;
  g_autofree char *iso = NULL;

  g_test_message ("%s", text);
  g_assert_true (suyuan_instant_parse (text, &unix_ms));
  iso = suyuan_instant_format (unix_ms);
  g_assert_cmpstr (iso, ==, expected);
}

static void
test_days (void)
{
  static const char *const texts[] = {
    "2026-05-07",
    "2026-5-7",
    "2026.5.7",
    "2026.05.07",
    "2026/5/7",
    "2026/05/07",
    "2026年5月7日",
    "2026年05月07日",
    "2026年5月7号",
    "2026年5月7",
    "2026 年 5 月 7 日",
    "20260507",
    "46149",
    "46149.0",
    "46149.7",
    "２０２６－５－７",
    "２０２６年５月７日",
    "　2026-05-07　",
    "2026 - 5 - 7",
    "2026-05-07 08:30",
    "2026-05-07 00:00:00",
    "2026-05-07T08:30:00+08:00",
    "2026/5/7 8:30",
    "20260507083000",
    "2026–05–07",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_date (texts[i], "2026-05-07");
}

static void
test_calendar (void)
{
  assert_date ("2024-02-29", "2024-02-29");
  assert_date ("2026-02-29", NULL);
  assert_date ("2000.2.29", "2000-02-29");
  assert_date ("1900/2/29", NULL);
  assert_date ("2026年2月30日", NULL);
  assert_date ("2026-04-31", NULL);
  assert_date ("20260431", NULL);
  assert_date ("2026-13-01", NULL);
  assert_date ("2026-00-10", NULL);
  assert_date ("2026-10-00", NULL);
  assert_date ("1899-12-31", NULL);
  assert_date ("2201-01-01", NULL);
}

/* A spreadsheet's day numbers are believed from 1980 to 2100; other numbers stay numbers. */
static void
test_serials (void)
{
  assert_date ("29221", "1980-01-01");
  assert_date ("29220", NULL);
  assert_date ("36526", "2000-01-01");
  assert_date ("45000", "2023-03-15");
  assert_date ("73415", "2100-12-31");
  assert_date ("73415.9", "2100-12-31");
  assert_date ("73416", NULL);
  assert_date ("12", NULL);
  assert_date ("2026", NULL);
  assert_date ("-46149", NULL);
  assert_date ("461490000", NULL);
}

/* What could mean two days, or no day, means none. */
static void
test_no_days (void)
{
  static const char *const texts[] = {
    "",
    "   ",
    "5/7/2026",
    "07.05.2026",
    "26-05-07",
    "2026-05",
    "2026年5月",
    "2026年",
    "2026-5/7",
    "2026.5-7",
    "2026-05-07x",
    "x2026-05-07",
    "2026-05-07 25:00",
    "2026-05-07 08:60",
    "2026-05-07 8",
    "2026-05-07 08:30:61",
    "2026-05-07 08:30 morgens",
    "2026--05-07",
    "2026-005-07",
    "202605071",
    "2026050708",
    "20260507256000",
    "昨天",
    "2026年5月7日前",
    "今年5月7日",
    "May 7 2026",
    "2026-05-07/2026-05-08",
    "\xff",
  };

  assert_date (NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_date (texts[i], NULL);
}

static void
test_instants (void)
{
  assert_instant ("2026-05-07 08:30", "2026-05-07T08:30:00+08:00");
  assert_instant ("2026-05-07 8:30:05", "2026-05-07T08:30:05+08:00");
  assert_instant ("2026/5/7 8:30", "2026-05-07T08:30:00+08:00");
  assert_instant ("2026-05-07T08:30:00", "2026-05-07T08:30:00+08:00");
  assert_instant ("2026-05-07T00:30:00Z", "2026-05-07T08:30:00+08:00");
  assert_instant ("2026-05-07T00:30:00z", "2026-05-07T08:30:00+08:00");
  assert_instant ("2026-05-06T20:30:00-04:00", "2026-05-07T08:30:00+08:00");
  assert_instant ("2026-05-07 06:00+0530", "2026-05-07T08:30:00+08:00");
  assert_instant ("2026-05-07 08:30 +08", "2026-05-07T08:30:00+08:00");
  assert_instant ("2026-05-07T08:30:00.250+08:00", "2026-05-07T08:30:00.250+08:00");
  assert_instant ("2026-05-07 08:30:00.5", "2026-05-07T08:30:00.500+08:00");
  assert_instant ("2026年5月7日8时30分", "2026-05-07T08:30:00+08:00");
  assert_instant ("2026年5月7日 8时30分5秒", "2026-05-07T08:30:05+08:00");
  assert_instant ("2026年5月7日8点", "2026-05-07T08:00:00+08:00");
  assert_instant ("2026年5月7日 08:30", "2026-05-07T08:30:00+08:00");
  assert_instant ("２０２６－０５－０７　０８：３０", "2026-05-07T08:30:00+08:00");
  assert_instant ("20260507083005", "2026-05-07T08:30:05+08:00");
  assert_instant ("202605070830", "2026-05-07T08:30:00+08:00");
  assert_instant ("2026-05-07", "2026-05-07T00:00:00+08:00");
  assert_instant ("46149", "2026-05-07T00:00:00+08:00");
  assert_instant ("46149.354166666664", "2026-05-07T08:30:00+08:00");
  assert_instant ("46149.9999999", "2026-05-07T23:59:59+08:00");
}

static void
test_no_instants (void)
{
  static const char *const texts[] = {
    "", "08:30", "2026-05-07 24:00", "2026-05-07 08:30+25:00", "2026-05-07 08:30+8", "2026-05-07 08:30+08:60",
    "2026-05-07 08:30:00.", "2026-05-07 08:3x", "2026-05-07T", "2026-05-07 08时30", "2026-02-30 08:30"
  };
  gint64 unix_ms = 5;

  g_assert_false (suyuan_instant_parse (NULL, &unix_ms));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      /* An hour and minutes without their last word are still a time. */
      if (i == 9)
        g_assert_true (suyuan_instant_parse (texts[i], &unix_ms));
      else
        g_assert_false (suyuan_instant_parse (texts[i], &unix_ms));
    }
}

static void
test_known_instants (void)
{
  gint64           unix_ms;
  g_autofree char *epoch = suyuan_instant_format (0);
  g_autofree char *before = suyuan_instant_format (-1);

  g_assert_true (suyuan_instant_parse ("1970-01-01T00:00:00Z", &unix_ms));
  g_assert_cmpint (unix_ms, ==, 0);
  g_assert_true (suyuan_instant_parse ("2026-05-07T00:30:00.001Z", &unix_ms));
  g_assert_cmpint (unix_ms, ==, G_GINT64_CONSTANT (1778113800001));
  g_assert_cmpstr (epoch, ==, "1970-01-01T08:00:00+08:00");
  g_assert_cmpstr (before, ==, "1970-01-01T07:59:59.999+08:00");
}

static void
test_instants_round_trip (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      gint64           unix_ms = (gint64) g_test_rand_double_range (-2e12, 7e12);
      gint64           again;
      g_autofree char *iso = suyuan_instant_format (unix_ms);

      g_assert_true (suyuan_instant_parse (iso, &again));
      g_assert_cmpint (again, ==, unix_ms);
    }
}

/* Every day from 1980 to 2100, in every way of writing it. */
static void
test_every_day (void)
{
  GDate day;
  guint serial = 29221;

  g_date_clear (&day, 1);
  for (g_date_set_dmy (&day, 1, G_DATE_JANUARY, 1980); g_date_get_year (&day) <= 2100; g_date_add_days (&day, 1), serial++)
    {
      guint            y = g_date_get_year (&day), m = g_date_get_month (&day), d = g_date_get_day (&day);
      g_autofree char *iso = g_strdup_printf ("%04u-%02u-%02u", y, m, d);
      g_autofree char *dotted = g_strdup_printf ("%u.%u.%u", y, m, d);
      g_autofree char *chinese = g_strdup_printf ("%u年%u月%u日", y, m, d);
      g_autofree char *run = g_strdup_printf ("%04u%02u%02u", y, m, d);
      g_autofree char *number = g_strdup_printf ("%u", serial);

      assert_date (iso, iso);
      assert_date (dotted, iso);
      assert_date (chinese, iso);
      assert_date (run, iso);
      assert_date (number, iso);
    }
  g_assert_cmpuint (serial, ==, 73416);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/date-text/days", test_days);
  g_test_add_func ("/core/date-text/calendar", test_calendar);
  g_test_add_func ("/core/date-text/serials", test_serials);
  g_test_add_func ("/core/date-text/no-days", test_no_days);
  g_test_add_func ("/core/date-text/instants", test_instants);
  g_test_add_func ("/core/date-text/no-instants", test_no_instants);
  g_test_add_func ("/core/date-text/known-instants", test_known_instants);
  g_test_add_func ("/core/date-text/instants-round-trip", test_instants_round_trip);
  g_test_add_func ("/core/date-text/every-day", test_every_day);

  return g_test_run ();
}
