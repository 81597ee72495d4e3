/* suyuan-attribute.c: an attribute of a feature as the text of a cell
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-attribute.h"

#include <math.h>

#include "suyuan-number-text.h"

static char *
format_date (OGRFeatureH feature,
             int         field,
             gboolean    has_time)
{
  int   year, month, day, hour, minute, zone;
  float second;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!suyuan_gdal.OGR_F_GetFieldAsDateTimeEx (feature, field, &year, &month, &day, &hour, &minute, &second, &zone))
    return g_strdup ("");

  g_string_append_printf (text, "%04d-%02d-%02d", year, month, day);
  if (has_time)
    g_string_append_printf (text, "T%02d:%02d:%02d", hour, minute, (int) second);
  if (has_time && fmodf (second, 1) >= 0.0005f)
    g_string_append_printf (text, ".%03d", MIN (999, (int) lroundf (fmodf (second, 1) * 1000)));
  /* GDAL: 0 unknown, 1 local, 100 UTC, and a quarter of an hour more for each one above. */
  if (has_time && zone == 100)
    g_string_append_c (text, 'Z');
  else if (has_time && zone > 1)
    g_string_append_printf (text, "%c%02d:%02d", zone < 100 ? '-' : '+', abs (zone - 100) / 4, abs (zone - 100) % 4 * 15);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * suyuan_attribute_format:
 *
 * The text of a feature's attribute: numbers as suyuan_number_format() has them, dates in ISO 8601 with the zone
 * where it is known, lists joined by semicolons.
 *
 * Returns: (transfer full): the text, "" where the attribute is absent
 */
char *
suyuan_attribute_format (OGRFeatureH feature,
                         int         field)
{
  OGRFieldType type = suyuan_gdal.OGR_Fld_GetType (suyuan_gdal.OGR_F_GetFieldDefnRef (feature, field));

  if (!suyuan_gdal.OGR_F_IsFieldSetAndNotNull (feature, field))
    return g_strdup ("");
  if (type == OFTReal)
    {
      double number = suyuan_gdal.OGR_F_GetFieldAsDouble (feature, field);

      return isfinite (number) ? suyuan_number_format (number) : g_strdup ("");
    }
  if (type == OFTDate || type == OFTDateTime)
    return format_date (feature, field, type == OFTDateTime);
  if (type == OFTStringList)
    return g_strjoinv (";", suyuan_gdal.OGR_F_GetFieldAsStringList (feature, field));

  return g_strdup (suyuan_gdal.OGR_F_GetFieldAsString (feature, field));
}
