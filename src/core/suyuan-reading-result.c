/* suyuan-reading-result.c: cells of laboratory results, detected or not
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-number-text.h"
#include "suyuan-text-narrow.h"

/* What a laboratory writes for "less than the limit", before or behind the limit or alone. */
static const char *const not_detected[] = { "<", "≤", "ND", "N.D.", "未检出", "BDL", "低于检出限", "小于", NULL };

/* Cuts a word of not_detected from either end of @text, and brackets; FALSE where there is none. */
static gboolean
cut_word (char *text)
{
  for (guint i = 0; not_detected[i] != NULL; i++)
    {
      gsize length = strlen (text), width = strlen (not_detected[i]);

      if (g_ascii_strncasecmp (text, not_detected[i], width) == 0)
        {
          memmove (text, text + width, length - width + 1);
          return TRUE;
        }
      if (length > width && g_ascii_strcasecmp (text + length - width, not_detected[i]) == 0)
        {
          text[length - width] = '\0';
          return TRUE;
        }
    }

  return FALSE;
}

/* "0.025L" is how Chinese laboratories report "below the detection limit of 0.025" (HJ/T 91-2002). */
static gboolean
cut_letter (char *text)
{
  gsize length = strlen (text);

  if (length < 2 || g_ascii_toupper (text[length - 1]) != 'L' || !g_ascii_isdigit (text[length - 2]))
    return FALSE;
  text[length - 1] = '\0';

  return TRUE;
}

static void
strip_brackets (char *text)
{
  gsize length;

  g_strstrip (text);
  length = strlen (text);
  if (length >= 2 && text[0] == '(' && text[length - 1] == ')')
    {
      memmove (text, text + 1, length - 2);
      text[length - 2] = '\0';
    }
  g_strstrip (text);
}

static gboolean
take_non_detect (SuyuanReading *self,
                 char          *limit)
{
  g_autofree char *number = NULL;
  double           value;

  while (strip_brackets (limit), cut_word (limit))
    ;
  strip_brackets (limit);
  if (*limit == '\0')
    return suyuan_reading_warn (self, "no_result", _ ("“%s” names no detection limit and is left blank; write < and the limit as <0.025"));
  if (!suyuan_reading_read_number (self, limit, "bad_result", &value))
    return FALSE;
  if (value <= 0)
    return suyuan_reading_refuse (self, "bad_result", _ ("“%s” is no detection limit; write < and the limit as <0.025"));

  number = suyuan_number_format (value);
  suyuan_value_take_text (self->value, g_strconcat ("<", number, NULL));

  return TRUE;
}

/**
 * suyuan_reading_take_result:
 * @self: a reading of a laboratory result
 *
 * A number, or `<limit` for what was not detected: `<0.025`, `0.025L`, `ND(0.025)`, `未检出`. A non-detect without
 * a limit becomes NULL with a warning, never a number.
 *
 * Returns: whether the cell is taken
 */
gboolean
suyuan_reading_take_result (SuyuanReading *self)
{
  char   narrow[SUYUAN_TEXT_NARROW_MAX];
  double number;

  if (!suyuan_text_narrow (self->text, narrow, sizeof narrow))
    return suyuan_reading_refuse (self, "bad_result", _ ("“%s” is no result; write a number, or < and the detection limit"));
  if (suyuan_reading_is_placeholder (narrow))
    return suyuan_reading_warn (self, "no_result", _ ("“%s” is no result and is left blank"));
  if (cut_word (narrow) || cut_letter (narrow))
    return take_non_detect (self, narrow);
  if (!suyuan_reading_read_number (self, narrow, "bad_result", &number))
    return FALSE;
  suyuan_value_set_real (self->value, number);

  return TRUE;
}
