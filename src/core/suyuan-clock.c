/* suyuan-clock.c: what time it is, and which day
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-clock.h"

/* Deadlines are days of Beijing time wherever the laptop thinks it is. */
#define BEIJING_MS (8 * 3600 * G_GINT64_CONSTANT (1000))

/**
 * suyuan_clock_now_ms:
 * @self: (nullable): a clock; %NULL is the real one
 *
 * Returns: UTC milliseconds since 1970
 */
gint64
suyuan_clock_now_ms (const SuyuanClock *self)
{
  if (self != NULL && self->fixed_ms != 0)
    return self->fixed_ms;

  return g_get_real_time () / 1000;
}

/**
 * suyuan_clock_today:
 * @self: (nullable): a clock; %NULL is the real one
 *
 * Returns: (transfer full): the day in Beijing time (UTC+8), `YYYY-MM-DD`
 */
char *
suyuan_clock_today (const SuyuanClock *self)
{
  gint64 seconds = (suyuan_clock_now_ms (self) + BEIJING_MS) / 1000;
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (now, "%Y-%m-%d");
}
