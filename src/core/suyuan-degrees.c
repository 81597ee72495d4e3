/* suyuan-degrees.c: a longitude or latitude, read as decimal degrees or as degrees, minutes and seconds
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-degrees.h"

#include <math.h>
#include <string.h>

#include "suyuan-position.h"
#include "suyuan-text-narrow.h"

static const struct
{
  const char *word;
  char        letter;
} hemispheres[] = {
  { "东经", 'E' },
  { "西经", 'W' },
  { "北纬", 'N' },
  { "南纬", 'S' },
  { "E", 'E' },
  { "W", 'W' },
  { "N", 'N' },
  { "S", 'S' },
  { "e", 'E' },
  { "w", 'W' },
  { "n", 'N' },
  { "s", 'S' },
};

/* Signs behind degrees, minutes and seconds. */
static const char *const signs[3][9] = {
  { "°", "º", "˚", "度", "d", "D", NULL },
  { "′", "'", "’", "‘", "分", "`", "m", NULL },
  { "″", "\"", "”", "“", "''", "′′", "秒", "’’", NULL },
};

static void
skip_blanks (const char **text)
{
  while (**text == ' ' || **text == ':')
    (*text)++;
}

static gboolean
skip_any (const char       **text,
          const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_has_prefix (*text, words[i]))
        {
          *text += strlen (words[i]);
          return TRUE;
        }
    }

  return FALSE;
}

static void
take_hemisphere (const char **text,
                 char        *hemisphere)
{
  skip_blanks (text);
  for (guint i = 0; i < G_N_ELEMENTS (hemispheres) && *hemisphere == '\0'; i++)
    {
      if (g_str_has_prefix (*text, hemispheres[i].word))
        {
          *hemisphere = hemispheres[i].letter;
          *text += strlen (hemispheres[i].word);
        }
    }
  skip_blanks (text);
}

/* Digits and a point; no sign, no exponent. */
static gboolean
take_number (const char **text,
             double      *number,
             gboolean    *whole)
{
  gsize length = strspn (*text, "0123456789");

  *whole = (*text)[length] != '.';
  if (!*whole)
    length += 1 + strspn (*text + length + 1, "0123456789");
  if (length == 0 || length > 24 || (length == 1 && !*whole))
    return FALSE;

  *number = g_ascii_strtod (*text, NULL);
  *text += length;

  return TRUE;
}

/* 112-05-30: a hyphen between digits parts as a blank does. */
static void
skip_gap (const char **text)
{
  skip_blanks (text);
  if (**text == '-' && g_ascii_isdigit ((*text)[1]))
    (*text)++;
}

/* Up to three parts, each but the last a whole number, the later ones under 60. */
static gboolean
take_parts (const char **text,
            double      *degrees)
{
  double   parts[3] = { 0 };
  gboolean whole = TRUE;
  guint    n = 0;

  for (; n < 3 && g_ascii_isdigit (**text); n++)
    {
      if (!whole || !take_number (text, &parts[n], &whole) || (n > 0 && parts[n] >= 60))
        return FALSE;
      skip_blanks (text);
      skip_any (text, signs[n]);
      skip_gap (text);
    }
  *degrees = parts[0] + parts[1] / 60 + parts[2] / 3600;

  return n > 0;
}

/* "-75.3" and nothing else: what nearly every cell of a file holds. */
static gboolean
take_decimal (const char *text,
              double     *degrees)
{
  const char *at = *text == '-' || *text == '+' ? text + 1 : text;
  double      number;
  gboolean    whole;

  if (!take_number (&at, &number, &whole) || *at != '\0')
    return FALSE;
  *degrees = *text == '-' ? -number : number;

  return TRUE;
}

/**
 * suyuan_degrees_read:
 * @text: (nullable): `112.0917`, `112°5′30.12″E`, `东经112度5分30秒`, `112 5 30`, `-75.3`, `112°05.5'`
 * @degrees: (out): signed decimal degrees; west and south are negative
 * @hemisphere: (out): `E`, `W`, `N`, `S`, or 0 where none is written
 *
 * Minutes and seconds of 60 and more, and a minus together with a hemisphere, are refused. Whether the number
 * can be a latitude is left to the caller.
 *
 * Returns: whether it is an angle
 */
gboolean
suyuan_degrees_read (const char *text,
                     double     *degrees,
                     char       *hemisphere)
{
  char        buffer[SUYUAN_TEXT_NARROW_MAX];
  const char *at = buffer;
  gboolean    negative;

  *hemisphere = '\0';
  if (text == NULL || !suyuan_text_narrow (text, buffer, sizeof buffer))
    return FALSE;
  if (take_decimal (buffer, degrees))
    return TRUE;

  take_hemisphere (&at, hemisphere);
  negative = *at == '-';
  if (negative || *at == '+')
    at++;
  if ((negative && *hemisphere != '\0') || !take_parts (&at, degrees))
    return FALSE;
  take_hemisphere (&at, hemisphere);
  if (*at != '\0' || (negative && *hemisphere != '\0'))
    return FALSE;

  if (negative || *hemisphere == 'W' || *hemisphere == 'S')
    *degrees = -*degrees;

  return TRUE;
}

/**
 * suyuan_degrees_parse:
 * @text: (nullable): as for suyuan_degrees_read()
 * @degrees: (out): signed decimal degrees
 *
 * Returns: whether it is an angle
 */
gboolean
suyuan_degrees_parse (const char *text,
                      double     *degrees)
{
  char hemisphere;

  return suyuan_degrees_read (text, degrees, &hemisphere);
}
