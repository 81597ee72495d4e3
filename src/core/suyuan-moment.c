/* suyuan-moment.c: a day and a time of day, read in every way they are written
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-moment.h"

#include <math.h>
#include <string.h>

#include "suyuan-number-text.h"
#include "suyuan-text-narrow.h"

/* Days a spreadsheet counts to 1970-01-01, and to the first and last day that is believed: 1980 to 2100. */
#define SERIAL_1970 25569
#define SERIAL_FIRST 29221
#define SERIAL_LAST 73415

/* A run of @least to @most digits; anything but digits ends it. */
static gboolean
read_digits (const char **text,
             guint        least,
             guint        most,
             guint       *number)
{
  guint n = 0;

  *number = 0;
  for (; g_ascii_isdigit (**text) && n < most; n++)
    *number = *number * 10 + *(*text)++ - '0';

  return n >= least && !g_ascii_isdigit (**text);
}

static void
skip_blanks (const char **text)
{
  while (**text == ' ')
    (*text)++;
}

static gboolean
skip (const char **text,
      const char  *word)
{
  skip_blanks (text);
  if (!g_str_has_prefix (*text, word))
    return FALSE;
  *text += strlen (word);
  skip_blanks (text);

  return TRUE;
}

static gboolean
set_day (SuyuanMoment *moment,
         guint         year,
         guint         month,
         guint         day)
{
  if (year < 1900 || year > 2200 || month > 12 || !g_date_valid_dmy (day, (GDateMonth) month, year))
    return FALSE;
  g_date_set_dmy (&moment->day, day, (GDateMonth) month, year);

  return TRUE;
}

/* 2026-05-07, 2026.5.7, 2026/5/7: one kind of separator throughout. 2026年5月7日, with 号 and without a last word. */
static gboolean
read_parts (const char  **text,
            SuyuanMoment *moment)
{
  guint year, month, day;

  if (!read_digits (text, 4, 4, &year))
    return FALSE;
  if (skip (text, "年"))
    return read_digits (text, 1, 2, &month) && skip (text, "月") && read_digits (text, 1, 2, &day) &&
           (skip (text, "日") || skip (text, "号") || **text == '\0') && set_day (moment, year, month, day);

  for (const char *separators = "-./"; *separators != '\0'; separators++)
    {
      char separator[] = { *separators, '\0' };

      if (skip (text, separator))
        return read_digits (text, 1, 2, &month) && skip (text, separator) && read_digits (text, 1, 2, &day) &&
               set_day (moment, year, month, day);
    }

  return FALSE;
}

/* 20260507, and 20260507083000 with a time. */
static gboolean
read_run (const char   *text,
          SuyuanMoment *moment)
{
  gsize length = strspn (text, "0123456789");
  guint parts[6] = { 0 };

  if (text[length] != '\0' || (length != 8 && length != 12 && length != 14))
    return FALSE;
  for (gsize i = 0, at = 0; at < length; i++)
    {
      gsize width = i == 0 ? 4 : 2;

      for (gsize end = at + width; at < end; at++)
        parts[i] = parts[i] * 10 + text[at] - '0';
    }
  if (parts[3] > 23 || parts[4] > 59 || parts[5] > 59)
    return FALSE;
  moment->ms = ((parts[3] * 60 + parts[4]) * 60 + parts[5]) * G_GINT64_CONSTANT (1000);

  return set_day (moment, parts[0], parts[1], parts[2]);
}

/* 46149 or 46149.354: what is left of a date when a cell loses its format. */
static gboolean
read_serial (const char   *text,
             SuyuanMoment *moment)
{
  const char *rest;
  double      serial;

  if (strspn (text, "0123456789.") != strlen (text) || !suyuan_number_read (text, &serial, &rest) ||
      serial < SERIAL_FIRST || serial >= SERIAL_LAST + 1)
    return FALSE;

  g_date_set_julian (&moment->day, (guint32) serial - SERIAL_1970 + 719163);
  /* To the second: more a spreadsheet does not show. */
  moment->ms = MIN (llround ((serial - floor (serial)) * 86400), 86399) * 1000;

  return TRUE;
}

static gboolean
read_fraction (const char **text,
               guint       *ms)
{
  guint scale = 100;

  *ms = 0;
  if (**text != '.')
    return TRUE;
  if (!g_ascii_isdigit (*++*text))
    return FALSE;
  for (; g_ascii_isdigit (**text); (*text)++, scale /= 10)
    *ms += (**text - '0') * scale;

  return TRUE;
}

/* 8:30, 08:30:00.5, 8时30分, 8点. Nothing at all is midnight. */
static gboolean
read_time (const char  **text,
           SuyuanMoment *moment)
{
  guint    hour, minute = 0, second = 0, ms = 0;
  gboolean words;

  if (**text == '\0')
    return TRUE;
  if (!read_digits (text, 1, 2, &hour))
    return FALSE;

  words = skip (text, "时") || skip (text, "点");
  if (!words && !skip (text, ":"))
    return FALSE;
  if (g_ascii_isdigit (**text) || !words)
    {
      if (!read_digits (text, 1, 2, &minute) || (words && !skip (text, "分") && **text != '\0'))
        return FALSE;
    }
  if ((words ? g_ascii_isdigit (**text) : skip (text, ":")) &&
      (!read_digits (text, 1, 2, &second) || !read_fraction (text, &ms) || (words && !skip (text, "秒"))))
    return FALSE;
  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;
  moment->ms = ((hour * 60 + minute) * 60 + second) * G_GINT64_CONSTANT (1000) + ms;

  return TRUE;
}

/* Z, +08:00, +0800, +08. */
static gboolean
read_offset (const char  **text,
             SuyuanMoment *moment)
{
  guint hours, minutes = 0;
  int   sign = **text == '-' ? -1 : 1;

  if (**text == 'Z' || **text == 'z')
    {
      moment->offset = 0;
      (*text)++;
      return TRUE;
    }
  if (**text != '+' && **text != '-')
    return TRUE;

  (*text)++;
  if (!read_digits (text, 2, 4, &hours))
    return FALSE;
  if (hours > 99)
    minutes = hours % 100, hours /= 100;
  else if (**text == ':' && ((*text)++, !read_digits (text, 2, 2, &minutes)))
    return FALSE;
  moment->offset = sign * (int) (hours * 60 + minutes);

  return hours <= 14 && minutes <= 59;
}

/**
 * suyuan_moment_read:
 * @text: (nullable): a day, with or without a time and an offset; see suyuan_date_parse()
 * @moment: (out): what was read
 *
 * Returns: whether all of @text is a moment
 */
gboolean
suyuan_moment_read (const char   *text,
                    SuyuanMoment *moment)
{
  char        buffer[SUYUAN_TEXT_NARROW_MAX];
  const char *at = buffer;

  memset (moment, 0, sizeof *moment);
  moment->offset = SUYUAN_BEIJING_MIN;
  if (text == NULL || !suyuan_text_narrow (text, buffer, sizeof buffer))
    return FALSE;
  if (read_run (buffer, moment) || read_serial (buffer, moment))
    return TRUE;
  if (!read_parts (&at, moment))
    return FALSE;

  if (*at != 'T' || !g_ascii_isdigit (at[1]))
    skip_blanks (&at);
  else
    at++;
  if (!read_time (&at, moment))
    return FALSE;
  skip_blanks (&at);

  return read_offset (&at, moment) && *at == '\0';
}

/* 13:00, 13时; 0.541666667, the part of a day a spreadsheet keeps for a time. */
static gboolean
read_time_alone (const char *text,
                 gint64     *ms)
{
  char         buffer[SUYUAN_TEXT_NARROW_MAX];
  const char  *at = buffer, *rest;
  SuyuanMoment moment = { 0 };
  double       part;

  if (text == NULL || !suyuan_text_narrow (text, buffer, sizeof buffer) || *buffer == '\0')
    return FALSE;
  if (strspn (buffer, "0123456789.") == strlen (buffer))
    {
      if (strchr (buffer, '.') == NULL || !suyuan_number_read (buffer, &part, &rest) || part >= 1)
        return FALSE;
      *ms = MIN (llround (part * 86400), 86399) * 1000;
      return TRUE;
    }

  if (!read_time (&at, &moment) || *at != '\0')
    return FALSE;
  *ms = moment.ms;
  return TRUE;
}

/**
 * suyuan_moment_join:
 * @day: (nullable): a day alone
 * @time: (nullable): a time of day alone: `13:00`, `13时`, or the part of a day a spreadsheet keeps
 *
 * Forms give a day and a time in cells of their own.
 *
 * Returns: (transfer full) (nullable): both as one text; %NULL where they are not such a pair
 */
char *
suyuan_moment_join (const char *day,
                    const char *time)
{
  SuyuanMoment moment;
  gint64       ms;

  if (!suyuan_moment_read (day, &moment) || moment.ms != 0 || moment.offset != SUYUAN_BEIJING_MIN || !read_time_alone (time, &ms))
    return NULL;

  return g_strdup_printf ("%04u-%02u-%02u %02d:%02d:%02d", g_date_get_year (&moment.day), g_date_get_month (&moment.day), g_date_get_day (&moment.day),
                          (int) (ms / 3600000), (int) (ms / 60000 % 60), (int) (ms / 1000 % 60));
}
