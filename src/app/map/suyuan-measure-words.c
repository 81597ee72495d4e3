/* suyuan-measure-words.c: what was measured on the map, in words
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-measure-words.h"

#include <glib/gi18n-lib.h>

char *
suyuan_measure_dup_length (double metres)
{
  if (metres < 999.5)
    return g_strdup_printf (_ ("%.0f m"), metres);

  return g_strdup_printf (metres < 99950 ? _ ("%.2f km") : _ ("%.1f km"), metres / 1000);
}

char *
suyuan_measure_dup_area (double square_metres)
{
  if (square_metres < 9999.5)
    return g_strdup_printf (_ ("%.0f m²"), square_metres);
  if (square_metres < 999950)
    return g_strdup_printf (_ ("%.2f ha"), square_metres / 10000);

  return g_strdup_printf (_ ("%.2f km²"), square_metres / 1000000);
}

/* @towards: where the next point would be, or NULL. */
char *
suyuan_measure_dup_words (const SuyuanMeasure  *measure,
                          const SuyuanPosition *towards)
{
  g_autofree char *length = suyuan_measure_dup_length (suyuan_measure_get_length (measure, towards));
  g_autofree char *area = NULL;
  guint            n;

  suyuan_measure_get_points (measure, &n);
  if (!suyuan_measure_is_closed (measure))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u point · length %s", "%u points · length %s", n), n, length);

  area = suyuan_measure_dup_area (suyuan_measure_get_area (measure));
  return g_strdup_printf (_ ("Area %s · all round %s"), area, length);
}

/* "Along the river 12.30 km downstream: 七里河 → 白河" */
char *
suyuan_measure_dup_route (const SuyuanRiverRoute *route)
{
  static const char *const formats[] = {
    [SUYUAN_ROUTE_DOWN] = N_ ("Along the river %s downstream: %s"),
    [SUYUAN_ROUTE_UP] = N_ ("Along the river %s upstream: %s"),
    [SUYUAN_ROUTE_ACROSS] = N_ ("Along the river %s, where no water runs from one to the other: %s"),
  };
  g_autofree char *length = suyuan_measure_dup_length (route->length_m);

  return g_strdup_printf (_ (formats[route->kind]), length, route->reaches);
}
