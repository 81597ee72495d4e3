/* suyuan-thing-words.c: what the things of a map are called in its legend
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-thing-words.h"

#include <glib/gi18n-lib.h>

/* A word of the catalogue within a phrase of ours. */
static char *
dup_phrase (const char      *format,
            SuyuanCatalogue *catalogue,
            const char      *enumeration,
            const char      *key)
{
  const SuyuanEnumValue *value = suyuan_catalogue_find_value (catalogue, enumeration, key);

  return g_strdup_printf (format, value != NULL ? suyuan_enum_value_get_label (value) : key);
}

char *
suyuan_thing_dup_label (SuyuanThing      thing,
                        SuyuanCatalogue *catalogue)
{
  static const char *const classes[] = { NULL, "I", "II", "III", "IV", "V", ">V" };
  static const char *const areas[] = {
    [SUYUAN_AREA_LAND] = N_ ("Administrative boundary"),
    [SUYUAN_AREA_PROTECTED] = N_ ("Protected area"),
    [SUYUAN_AREA_PARK] = N_ ("Industrial park"),
    [SUYUAN_AREA_SEWER] = N_ ("Sewer coverage"),
    [SUYUAN_AREA_OTHER] = N_ ("Other area"),
    [SUYUAN_AREA_WATER] = N_ ("Lake or reservoir"),
  };
  static const char *const words[SUYUAN_N_THINGS] = {
    [SUYUAN_THING_CLUSTER] = N_ ("Several outlets"),
    [SUYUAN_THING_OVERDUE] = N_ ("Overdue, days"),
    [SUYUAN_THING_SEA] = N_ ("Into the sea"),
    [SUYUAN_THING_SECTION] = N_ ("Section without a target"),
    [SUYUAN_THING_ENTERPRISE] = N_ ("Enterprise"),
    [SUYUAN_THING_RIVER] = N_ ("River"),
    [SUYUAN_THING_CANAL] = N_ ("Canal or ditch"),
    [SUYUAN_THING_WALKED] = N_ ("Upstream, as it was walked"),
    [SUYUAN_THING_TRACK] = N_ ("Track"),
    [SUYUAN_THING_PHOTO] = N_ ("Photo, and where it looks"),
  };

  if (words[thing] != NULL)
    return g_strdup (_ (words[thing]));
  if (thing < SUYUAN_THING_ENTERPRISE)
    return dup_phrase (_ ("Section, target %s"), catalogue, "water_class", classes[thing - SUYUAN_THING_SECTION]);
  if (thing < SUYUAN_THING_RIVER)
    return dup_phrase (_ ("Who is behind it: %s"), catalogue, "confidence", suyuan_thing_get_confidence (thing));
  if (thing < SUYUAN_THING_AREA)
    return dup_phrase (_ ("Bank: %s"), catalogue, "coverage", suyuan_coverage_get_key ((SuyuanCoverage) (thing - SUYUAN_THING_BANK)));
  return g_strdup (_ (areas[thing - SUYUAN_THING_AREA]));
}
