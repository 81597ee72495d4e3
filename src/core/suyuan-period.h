/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A year, a quarter or a month of the calendar of the office (UTC+8). All zero: no period. */
typedef struct
{
  guint year;
  guint quarter; /* 1 to 4, or 0 */
  guint month;   /* 1 to 12, or 0 */
} SuyuanPeriod;

gboolean suyuan_period_parse (SuyuanPeriod *self, const char *text);
char    *suyuan_period_to_string (const SuyuanPeriod *self);
guint    suyuan_period_count_months (const SuyuanPeriod *self);
guint    suyuan_period_get_first_month (const SuyuanPeriod *self);
gint64   suyuan_period_get_start (const SuyuanPeriod *self);
gint64   suyuan_period_get_end (const SuyuanPeriod *self);

/* The day of an instant in the calendar of the office. */
guint suyuan_day_get_month (gint64 unix_ms);
char *suyuan_day_format (gint64 unix_ms);
/* Days from one ISO date to another; FALSE where one is not a date. */
gboolean suyuan_day_count (const char *from, const char *to, int *days);
/* The first instant of a day, in UTC milliseconds; FALSE where it is not an ISO date. */
gboolean suyuan_day_get_start (const char *day, gint64 *unix_ms);

G_END_DECLS
