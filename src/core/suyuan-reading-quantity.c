/* suyuan-reading-quantity.c: cells of numbers and positions
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-reading.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "suyuan-degrees.h"
#include "suyuan-measurement-unit.h"
#include "suyuan-number-text.h"
#include "suyuan-position.h"
#include "suyuan-text-narrow.h"

/* Integers beyond this are not exact in every program that will read them. */
#define LARGEST_INTEGER 9007199254740992.0

/* What stands in a form where there is nothing to say; narrow, upper case. */
static const char *const placeholders[] = { "-", "--", "---", "—", "——", "/", "//", "\\", "*", "NA", "N/A", "NULL", "NONE", "无", "空", NULL };

/* Counting words behind a number without a unit. */
static const char *const counting_words[] = { "个", "家", "处", "次", "条", "人", "项", "级", "(无量纲)", "无量纲", NULL };

/**
 * suyuan_reading_is_placeholder:
 * @narrow: narrow text
 *
 * Returns: whether it is what a form holds where there is nothing to say: a dash, NA, 无
 */
gboolean
suyuan_reading_is_placeholder (const char *narrow)
{
  g_autofree char *upper = NULL;

  if (g_ascii_isdigit (*narrow))
    return FALSE;
  upper = g_ascii_strup (narrow, -1);

  return g_strv_contains (placeholders, upper);
}

/* How much the unit behind a number makes of it; 0 where that is not known. */
static double
find_factor (SuyuanReading *self,
             const char    *rest)
{
  if (*rest == '\0')
    return 1;
  if (self->field->unit == NULL)
    return g_strv_contains (counting_words, rest) ? 1 : 0;

  return suyuan_measurement_unit_factor (rest, self->field->unit);
}

/**
 * suyuan_reading_read_number:
 * @self: a reading
 * @narrow: narrow text: a number, and a unit behind it
 * @code: what a text without a number is refused with
 * @number: (out): the number in the unit of the field; a conversion leaves a warning
 *
 * Returns: %FALSE where it was refused
 */
gboolean
suyuan_reading_read_number (SuyuanReading *self,
                            const char    *narrow,
                            const char    *code,
                            double        *number)
{
  const char *rest;
  double      factor;

  if (!suyuan_number_read (narrow, number, &rest))
    return suyuan_reading_refuse (self, code, _ ("“%s” is not a number; write digits and a point as 12.5"));

  factor = find_factor (self, rest);
  if (factor == 0 && self->field->unit == NULL)
    return suyuan_reading_refuse (self, code, _ ("“%s” is more than a number; write the number alone"));
  if (factor == 0)
    return suyuan_reading_refuse (self, "unit_unknown", _ ("“%s” is in a unit that is not known here; convert it and write the number alone"));
  if (factor != 1)
    suyuan_reading_warn (self, "unit_converted", _ ("“%s” was converted to the unit of the field"));
  *number *= factor;
  if (!isfinite (*number))
    return suyuan_reading_refuse (self, "out_of_range", _ ("“%s” is too large"));

  return TRUE;
}

/**
 * suyuan_reading_take_quantity:
 * @self: a reading of an integer or decimal
 *
 * Takes full-width digits, separators of thousands and the field's unit behind the number; another unit of
 * the same quantity is converted with a warning. Dashes and NA are blank.
 *
 * Returns: whether the cell is taken
 */
gboolean
suyuan_reading_take_quantity (SuyuanReading *self)
{
  char   narrow[SUYUAN_TEXT_NARROW_MAX];
  double number;

  if (!suyuan_text_narrow (self->text, narrow, sizeof narrow))
    return suyuan_reading_refuse (self, "bad_number", _ ("“%s” is not a number; write digits and a point as 12.5"));
  if (suyuan_reading_is_placeholder (narrow))
    return TRUE;
  if (!suyuan_reading_read_number (self, narrow, "bad_number", &number))
    return FALSE;

  if (self->field->type == SUYUAN_FIELD_DECIMAL)
    suyuan_value_set_real (self->value, number);
  else if (number != trunc (number))
    return suyuan_reading_refuse (self, "bad_integer", _ ("“%s” is not a whole number"));
  else if (fabs (number) > LARGEST_INTEGER)
    return suyuan_reading_refuse (self, "out_of_range", _ ("“%s” is too large"));
  else
    suyuan_value_set_integer (self->value, (gint64) number);

  return TRUE;
}

/**
 * suyuan_reading_take_degrees:
 * @self: a reading of a longitude (`lon`) or latitude
 *
 * Returns: whether the cell is taken; whether there is such a place is for the rules to say
 */
gboolean
suyuan_reading_take_degrees (SuyuanReading *self)
{
  const char *letters = g_str_equal (self->field->key, "lon") ? "EW" : "NS";
  char        narrow[SUYUAN_TEXT_NARROW_MAX];
  double      degrees;
  char        hemisphere;

  if (suyuan_text_narrow (self->text, narrow, sizeof narrow) && suyuan_reading_is_placeholder (narrow))
    return TRUE;
  if (!suyuan_degrees_read (self->text, &degrees, &hemisphere))
    return suyuan_reading_refuse (self, "bad_degrees", _ ("“%s” is no position; write degrees as 112.5042 or 112°30′15″"));
  if (hemisphere != '\0' && strchr (letters, hemisphere) == NULL)
    return suyuan_reading_refuse (self, "bad_degrees", _ ("“%s” belongs in the other column: longitude is east or west, latitude north or south"));
  if (fabs (degrees) > 1e6)
    return suyuan_reading_refuse (self, "outside_world", _ ("“%s” is not in degrees; name the reference system of the file"));
  suyuan_value_set_integer (self->value, llround (degrees * SUYUAN_DEGREE));

  return TRUE;
}
