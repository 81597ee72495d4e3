/* suyuan-rules-position.c: whether a record's position can be one
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-rules-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-number-text.h"
#include "suyuan-position.h"

/* The box around China in whole degrees (DOMAIN: 73–136 E, 3–54 N). */
#define WEST 73
#define EAST 136
#define SOUTH 3
#define NORTH 54

/* Integers to be compared in whole degrees. */
static gboolean
is_between (gint64 degrees,
            int    least,
            int    most)
{
  return degrees >= (gint64) least * SUYUAN_DEGREE && degrees <= (gint64) most * SUYUAN_DEGREE;
}

/* Most places are in order, so nothing is written down before something is odd. */
static void
add_place (SuyuanRulesCheck  *self,
           const SuyuanField *field,
           gboolean           hard,
           const char        *code,
           const char        *form,
           gint64             lon,
           gint64             lat)
{
  g_autofree char *place = g_strdup_printf ("%.6f, %.6f", lon / (double) SUYUAN_DEGREE, lat / (double) SUYUAN_DEGREE);
  g_auto (GStrv) around = g_strsplit (form, "{place}", 2);

  suyuan_rules_add (self, field, hard, code, g_strjoinv (place, around));
}

static void
check_place (SuyuanRulesCheck  *self,
             const SuyuanField *lon_field,
             const SuyuanField *field,
             gint64             lon,
             gint64             lat)
{
  if (is_between (lon, WEST, EAST) && is_between (lat, SOUTH, NORTH))
    return;

  if (is_between (lon, -180, 180) && is_between (lat, -90, 90))
    {
      if (is_between (lon, SOUTH, NORTH) && is_between (lat, WEST, 90))
        add_place (self, field, FALSE, "swapped", _ ("{place} looks like latitude and longitude swapped"), lon, lat);
      else
        add_place (self, field, FALSE, "outside_country",
                   _ ("{place} lies outside 73–136° E, 3–54° N; check the position"), lon, lat);
    }
  else if (is_between (lon, -90, 90) && is_between (lat, -180, 180))
    add_place (self, field, TRUE, "swapped", _ ("{place}: latitude and longitude are swapped; exchange the columns"), lon, lat);
  else
    add_place (self, is_between (lon, -180, 180) ? field : lon_field, TRUE, "outside_world",
               _ ("{place} is no place on earth; correct it or name the reference system"), lon, lat);
}

/* One of the two is there: it is wrong for itself already, or only the other is missing. */
static void
check_half (SuyuanRulesCheck  *self,
            const SuyuanField *field,
            gint64             degrees,
            int                most)
{
  if (!is_between (degrees, -most, most))
    suyuan_rules_add (self, field, TRUE, "outside_world",
                      g_strdup_printf (_ ("%.6f is no place on earth; correct it or name the reference system"), degrees / (double) SUYUAN_DEGREE));
}

/**
 * suyuan_rules_check_position:
 * @self: a check
 *
 * Longitude and latitude are both there or neither; they are on earth; what lies abroad or looks swapped is
 * only doubted.
 */
void
suyuan_rules_check_position (SuyuanRulesCheck *self)
{
  SuyuanCatalogue   *catalogue = suyuan_record_get_catalogue (self->record);
  SuyuanKind         kind = suyuan_record_get_kind (self->record);
  const SuyuanField *lon = suyuan_catalogue_find_field (catalogue, kind, "lon");
  const SuyuanField *lat = suyuan_catalogue_find_field (catalogue, kind, "lat");
  const SuyuanValue *x, *y;

  if (lon == NULL || lat == NULL)
    return;
  x = suyuan_record_peek (self->record, lon->index);
  y = suyuan_record_peek (self->record, lat->index);
  if (x->type == SUYUAN_VALUE_INTEGER && y->type == SUYUAN_VALUE_INTEGER)
    check_place (self, lon, lat, x->integer, y->integer);
  else if (x->type == SUYUAN_VALUE_INTEGER && y->type == SUYUAN_VALUE_NULL)
    {
      check_half (self, lon, x->integer, 180);
      suyuan_rules_add (self, lat, TRUE, "no_position", g_strdup (_ ("is missing beside the longitude; fill it in or leave both blank")));
    }
  else if (y->type == SUYUAN_VALUE_INTEGER && x->type == SUYUAN_VALUE_NULL)
    {
      check_half (self, lat, y->integer, 90);
      suyuan_rules_add (self, lon, TRUE, "no_position", g_strdup (_ ("is missing beside the latitude; fill it in or leave both blank")));
    }
}
