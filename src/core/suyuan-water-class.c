/* suyuan-water-class.c: the keys of water classes, and results as numbers
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-grade.h"

static const char *const class_keys[] = { NULL, "I", "II", "III", "IV", "V", ">V" };

/**
 * suyuan_water_class_get_key:
 * @klass: a class
 *
 * Returns: (nullable): its key in the enumeration water_class; %NULL for none
 */
const char *
suyuan_water_class_get_key (SuyuanWaterClass klass)
{
  return (guint) klass < G_N_ELEMENTS (class_keys) ? class_keys[klass] : NULL;
}

/**
 * suyuan_water_class_from_key:
 * @key: (nullable): a key of the enumeration water_class
 *
 * Returns: the class, or %SUYUAN_WATER_CLASS_NONE
 */
SuyuanWaterClass
suyuan_water_class_from_key (const char *key)
{
  for (guint i = 1; i < G_N_ELEMENTS (class_keys); i++)
    {
      if (g_strcmp0 (key, class_keys[i]) == 0)
        return (SuyuanWaterClass) i;
    }

  return SUYUAN_WATER_CLASS_NONE;
}

/**
 * suyuan_result_read:
 * @value: what a field of type result holds
 * @number: (out): the value, or the detection limit where nothing was found
 * @below: (out): whether nothing was found
 *
 * Returns: whether there is a result at all
 */
gboolean
suyuan_result_read (const SuyuanValue *value,
                    double            *number,
                    gboolean          *below)
{
  const char *text;
  char       *end;

  *below = FALSE;
  if (value->type == SUYUAN_VALUE_REAL)
    *number = value->real;
  else if (value->type == SUYUAN_VALUE_INTEGER)
    *number = (double) value->integer;
  if (value->type != SUYUAN_VALUE_TEXT || *value->text != '<')
    return value->type == SUYUAN_VALUE_REAL || value->type == SUYUAN_VALUE_INTEGER;

  *below = TRUE;
  text = value->text + 1;
  *number = g_ascii_strtod (text, &end);

  return end > text && *end == '\0';
}
