/* suyuan-division-code.c: the structure of division codes (GB/T 2260, statistical codes below the county)
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-division-code.h"

#include <string.h>

/* The first two digits that GB/T 2260 gives out: provinces by great region, 71 Taiwan, 81 Hong Kong, 82 Macao. */
static const char provinces[] = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82";

/**
 * suyuan_division_code_is_valid:
 * @code: a text
 *
 * Checks the structure only: 6 digits to the county, 9 to the township, 12 to the village, of a province that
 * exists. Codes change from year to year; whether this one is in use is another question.
 *
 * Returns: whether @code can be a division code
 */
gboolean
suyuan_division_code_is_valid (const char *code)
{
  char  province[] = { code[0], code[0] != '\0' ? code[1] : '\0', '\0' };
  gsize length = strspn (code, "0123456789");

  if (code[length] != '\0' || (length != 6 && length != 9 && length != 12))
    return FALSE;

  return strstr (provinces, province) != NULL;
}

/* How many digits say something: 410000 is a province, 410100 a city. */
static gsize
significant (const char *code)
{
  static const gsize levels[] = { 9, 6, 4, 2 };
  gsize              length = strlen (code);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (levels[i] < length && strspn (code + levels[i], "0") == strlen (code) - levels[i])
        length = levels[i];
    }

  return length;
}

/**
 * suyuan_division_code_contains:
 * @outer: a valid code
 * @inner: a valid code
 *
 * Returns: whether @inner is @outer or lies within it
 */
gboolean
suyuan_division_code_contains (const char *outer,
                               const char *inner)
{
  return strncmp (outer, inner, significant (outer)) == 0;
}
