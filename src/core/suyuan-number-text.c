/* suyuan-number-text.c: numbers as forms and laboratories write them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-number-text.h"

#include <math.h>
#include <string.h>

#include "suyuan-text-narrow.h"

static const char *
copy_digits (const char *text,
             char      **write)
{
  while (g_ascii_isdigit (*text))
    *(*write)++ = *text++;

  return text;
}

static gboolean
is_thousand (const char *text)
{
  return text[0] == ',' && strspn (text + 1, "0123456789") == 3;
}

/* Takes "1,234,567" whole or not at all: "12,5" is somebody's decimal comma. */
static const char *
copy_whole (const char *text,
            char      **write)
{
  const char *start = text;

  text = copy_digits (text, write);
  if (text - start < 1 || text - start > 3)
    return text;
  while (is_thousand (text))
    text = copy_digits (text + 1, write);

  return text;
}

static const char *
copy_fraction (const char *text,
               char      **write)
{
  if (*text != '.')
    return text;
  *(*write)++ = *text;

  return copy_digits (text + 1, write);
}

/* An exponent only where digits follow: the e of "5 e" is no part of a number. */
static const char *
copy_exponent (const char *text,
               char      **write)
{
  gsize sign = text[0] != '\0' && (text[1] == '+' || text[1] == '-') ? 1 : 0;

  if ((*text != 'e' && *text != 'E') || !g_ascii_isdigit (text[1 + sign]))
    return text;
  for (gsize i = 0; i < 1 + sign; i++)
    *(*write)++ = *text++;

  return copy_digits (text, write);
}

/**
 * suyuan_number_read:
 * @text: narrow text, see suyuan_text_narrow()
 * @number: (out): the number at the beginning of @text
 * @rest: (out): what follows it, without blanks before
 *
 * Reads a sign, digits with or without separators of thousands, a decimal point and an exponent. A decimal
 * comma is not read: nobody could tell it from a thousand.
 *
 * Returns: whether there is a finite number
 */
gboolean
suyuan_number_read (const char  *text,
                    double      *number,
                    const char **rest)
{
  char        buffer[SUYUAN_TEXT_NARROW_MAX], *write = buffer;
  const char *start;

  if (strlen (text) >= sizeof buffer)
    return FALSE;

  if (*text == '-' || *text == '+')
    *write++ = *text++;
  start = text;
  text = copy_fraction (copy_whole (text, &write), &write);
  if (text == start || (text == start + 1 && *start == '.'))
    return FALSE;
  text = copy_exponent (text, &write);
  if (*text == ',' || *text == '.')
    return FALSE;
  *write = '\0';

  *number = g_ascii_strtod (buffer, NULL);
  for (*rest = text; **rest == ' ';)
    (*rest)++;

  return isfinite (*number);
}

/**
 * suyuan_number_format:
 * @number: a finite number
 *
 * Returns: (transfer full): the shortest decimal text that reads back as the same number, with a point and
 * never an exponent for what stands in a ledger (1e-5 to 1e15)
 */
char *
suyuan_number_format (double number)
{
  char buffer[64], ascii[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 1; digits <= 17; digits++)
    {
      char form[8];

      g_snprintf (form, sizeof form, "%%.%dg", digits);
      g_ascii_formatd (ascii, sizeof ascii, form, number);
      if (g_ascii_strtod (ascii, NULL) == number)
        break;
    }
  if (strchr (ascii, 'e') == NULL || fabs (number) >= 1e15 || fabs (number) < 1e-5)
    return g_strdup (ascii);

  /* %g turns 1234567 with few digits into 1.2e+06. */
  for (int decimals = 0; decimals <= 25; decimals++)
    {
      char form[8];

      g_snprintf (form, sizeof form, "%%.%df", decimals);
      g_ascii_formatd (buffer, sizeof buffer, form, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        return g_strdup (buffer);
    }

  return g_strdup (ascii);
}
