/* suyuan-period.c: the months, quarters and years that figures are made for
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-period.h"

#define OFFICE_OFFSET_MS (8 * G_GINT64_CONSTANT (3600000)) /* one zone in the whole country, no summer time */
#define DAY_MS G_GINT64_CONSTANT (86400000)

static gboolean
read_digits (const char **text,
             guint        n_digits,
             guint       *number)
{
  *number = 0;
  for (guint i = 0; i < n_digits; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + g_ascii_digit_value (**text);
    }

  return TRUE;
}

/**
 * suyuan_period_parse:
 * @self: (out): the period; untouched where FALSE is returned
 * @text: (nullable): `2026`, `2026Q2` or `2026-04`
 *
 * Returns: whether @text is one of the three
 */
gboolean
suyuan_period_parse (SuyuanPeriod *self,
                     const char   *text)
{
  SuyuanPeriod period = { 0 };

  if (text == NULL || !read_digits (&text, 4, &period.year) || period.year == 0)
    return FALSE;

  if (*text == 'Q' || *text == 'q')
    {
      text++;
      if (!read_digits (&text, 1, &period.quarter) || period.quarter < 1 || period.quarter > 4)
        return FALSE;
    }
  else if (*text == '-')
    {
      text++;
      if (!read_digits (&text, 2, &period.month) || period.month < 1 || period.month > 12)
        return FALSE;
    }
  if (*text != '\0')
    return FALSE;

  *self = period;
  return TRUE;
}

/**
 * suyuan_period_to_string:
 * @self: a period
 *
 * Returns: (transfer full): the text suyuan_period_parse() reads
 */
char *
suyuan_period_to_string (const SuyuanPeriod *self)
{
  if (self->month > 0)
    return g_strdup_printf ("%04u-%02u", self->year, self->month);
  if (self->quarter > 0)
    return g_strdup_printf ("%04uQ%u", self->year, self->quarter);

  return g_strdup_printf ("%04u", self->year);
}

/**
 * suyuan_period_count_months:
 * @self: a period
 *
 * Returns: 1, 3 or 12
 */
guint
suyuan_period_count_months (const SuyuanPeriod *self)
{
  if (self->month > 0)
    return 1;

  return self->quarter > 0 ? 3 : 12;
}

/**
 * suyuan_period_get_first_month:
 * @self: a period
 *
 * Returns: 1 to 12
 */
guint
suyuan_period_get_first_month (const SuyuanPeriod *self)
{
  if (self->month > 0)
    return self->month;

  return self->quarter > 0 ? self->quarter * 3 - 2 : 1;
}

static gint64
start_of_month (guint year,
                guint month)
{
  GDate date;
  GDate epoch;

  g_date_clear (&date, 1);
  g_date_clear (&epoch, 1);
  g_date_set_dmy (&date, 1, (GDateMonth) month, (GDateYear) year);
  g_date_set_dmy (&epoch, 1, G_DATE_JANUARY, 1970);

  return g_date_days_between (&epoch, &date) * DAY_MS - OFFICE_OFFSET_MS;
}

/**
 * suyuan_period_get_start:
 * @self: a period
 *
 * Returns: its first instant, in UTC milliseconds
 */
gint64
suyuan_period_get_start (const SuyuanPeriod *self)
{
  return start_of_month (self->year, suyuan_period_get_first_month (self));
}

/**
 * suyuan_period_get_end:
 * @self: a period
 *
 * Returns: the first instant after it, in UTC milliseconds
 */
gint64
suyuan_period_get_end (const SuyuanPeriod *self)
{
  guint month = suyuan_period_get_first_month (self) + suyuan_period_count_months (self);

  return month > 12 ? start_of_month (self->year + 1, month - 12) : start_of_month (self->year, month);
}

static void
day_of_instant (gint64 unix_ms,
                GDate *date)
{
  gint64 local = unix_ms + OFFICE_OFFSET_MS;
  gint64 days = local / DAY_MS - (local % DAY_MS < 0 ? 1 : 0);
  GDate  epoch;

  g_date_clear (&epoch, 1);
  g_date_set_dmy (&epoch, 1, G_DATE_JANUARY, 1970);
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (g_date_get_julian (&epoch) + days));
}

/**
 * suyuan_day_get_month:
 * @unix_ms: an instant
 *
 * Returns: its month in the calendar of the office, 1 to 12
 */
guint
suyuan_day_get_month (gint64 unix_ms)
{
  GDate date;

  day_of_instant (unix_ms, &date);

  return g_date_get_month (&date);
}

/**
 * suyuan_day_format:
 * @unix_ms: an instant
 *
 * Returns: (transfer full): its ISO date in the calendar of the office
 */
char *
suyuan_day_format (gint64 unix_ms)
{
  GDate date;

  day_of_instant (unix_ms, &date);

  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date), (guint) g_date_get_month (&date),
                          g_date_get_day (&date));
}

static gboolean
read_day (const char *text,
          GDate      *date)
{
  guint year, month, day;

  if (text == NULL || !read_digits (&text, 4, &year) || *text++ != '-')
    return FALSE;
  if (!read_digits (&text, 2, &month) || *text++ != '-' || !read_digits (&text, 2, &day) || *text != '\0')
    return FALSE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * suyuan_day_count:
 * @from: (nullable): an ISO date
 * @to: (nullable): another
 * @days: (out): days from @from to @to, negative where @to is the earlier
 *
 * Returns: whether both are dates
 */
gboolean
suyuan_day_count (const char *from,
                  const char *to,
                  int        *days)
{
  GDate a, b;

  if (!read_day (from, &a) || !read_day (to, &b))
    return FALSE;

  *days = g_date_days_between (&a, &b);
  return TRUE;
}

/**
 * suyuan_day_get_start:
 * @day: (nullable): an ISO date
 * @unix_ms: (out): its first instant in the calendar of the office, in UTC milliseconds; untouched where FALSE is returned
 *
 * Returns: whether @day is a date
 */
gboolean
suyuan_day_get_start (const char *day,
                      gint64     *unix_ms)
{
  int days;

  if (!suyuan_day_count ("1970-01-01", day, &days))
    return FALSE;

  *unix_ms = days * DAY_MS - OFFICE_OFFSET_MS;
  return TRUE;
}
