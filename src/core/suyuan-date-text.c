/* suyuan-date-text.c: days as ISO 8601 and instants as milliseconds
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-field-text.h"

#include <string.h>

#include "suyuan-moment.h"

#define DAY_MS (86400 * G_GINT64_CONSTANT (1000))

/**
 * suyuan_date_parse:
 * @text: (nullable): `2026-05-07`, `2026.5.7`, `2026/5/7`, `2026年5月7日`, `20260507`, a spreadsheet's day
 *   number from 1980 to 2100; a time behind it is passed over
 * @iso: (out) (transfer full): `YYYY-MM-DD`
 *
 * A day that does not exist, a month without a day and orders that could mean two days are refused.
 *
 * Returns: whether it is a day
 */
gboolean
suyuan_date_parse (const char *text,
                   char      **iso)
{
  SuyuanMoment moment;

  *iso = NULL;
  if (!suyuan_moment_read (text, &moment))
    return FALSE;
  *iso = g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&moment.day), g_date_get_month (&moment.day),
                          g_date_get_day (&moment.day));

  return TRUE;
}

/**
 * suyuan_instant_parse:
 * @text: (nullable): a day as in suyuan_date_parse(), with a time and an offset; Beijing time where no offset
 *   is given, midnight where no time is
 * @unix_ms: (out): UTC milliseconds
 *
 * Returns: whether it is an instant
 */
gboolean
suyuan_instant_parse (const char *text,
                      gint64     *unix_ms)
{
  SuyuanMoment moment;

  if (!suyuan_moment_read (text, &moment))
    return FALSE;
  *unix_ms = ((gint64) g_date_get_julian (&moment.day) - 719163) * DAY_MS + moment.ms -
             moment.offset * G_GINT64_CONSTANT (60000);

  return TRUE;
}

/**
 * suyuan_instant_format:
 * @unix_ms: UTC milliseconds, between the years 1 and 9999
 *
 * Returns: (transfer full): Beijing time as ISO 8601, `2026-05-07T08:30:00+08:00`, with milliseconds where
 * there are any
 */
char *
suyuan_instant_format (gint64 unix_ms)
{
  gint64 local = unix_ms + SUYUAN_BEIJING_MIN * G_GINT64_CONSTANT (60000);
  gint64 ms = ((local % 1000) + 1000) % 1000;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc ((local - ms) / 1000);
  g_autofree char *seconds = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S") : NULL;

  g_return_val_if_fail (seconds != NULL, g_strdup (""));

  return ms != 0 ? g_strdup_printf ("%s.%03d+08:00", seconds, (int) ms) : g_strconcat (seconds, "+08:00", NULL);
}
