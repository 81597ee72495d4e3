/* suyuan-credit-code.c: unified social credit codes (GB 32100-2015) and the permit numbers made of them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-credit-code.h"

#include <string.h>

#define LENGTH 18
#define MODULUS 31

/* The characters in the order of their values: no I, O, S, V, Z. */
static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/* Letters that are no part of the alphabet, and the digit they are mistaken for. */
static const struct
{
  char letter, digit;
} mistakes[] = {
  { 'O', '0' },
  { 'I', '1' },
  { 'Z', '2' },
  { 'S', '5' },
};

/* The check character of the first 17, or 0 where one of them is not of the alphabet. */
static char
find_check (const char *code)
{
  guint weight = 1, sum = 0;

  for (guint i = 0; i < LENGTH - 1; i++)
    {
      const char *found = code[i] != '\0' ? strchr (alphabet, code[i]) : NULL;

      if (found == NULL)
        return '\0';
      sum += (guint) (found - alphabet) * weight;
      weight = weight * 3 % MODULUS;
    }

  return alphabet[(MODULUS - sum % MODULUS) % MODULUS];
}

/**
 * suyuan_credit_code_is_valid:
 * @code: capitals and digits, no blanks
 *
 * Returns: whether @code has 18 characters of the alphabet, the six digits of a division and the check
 * character of GB 32100-2015
 */
gboolean
suyuan_credit_code_is_valid (const char *code)
{
  if (strnlen (code, LENGTH + 1) != LENGTH || strspn (code + 2, "0123456789") < 6)
    return FALSE;

  return code[LENGTH - 1] == find_check (code);
}

/**
 * suyuan_credit_code_repair:
 * @code: a code that is not valid
 *
 * Tries the letters that are not of the alphabet as the digits they look like, and small letters as capitals.
 *
 * Returns: (transfer full) (nullable): the code to offer, only where its check character fits then
 */
char *
suyuan_credit_code_repair (const char *code)
{
  g_autofree char *repaired = g_ascii_strup (code, -1);

  for (char *c = repaired; *c != '\0'; c++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
        {
          if (*c == mistakes[i].letter)
            *c = mistakes[i].digit;
        }
    }

  return suyuan_credit_code_is_valid (repaired) ? g_steal_pointer (&repaired) : NULL;
}

/**
 * suyuan_permit_number_is_valid:
 * @number: capitals and digits, no blanks
 *
 * A discharge permit's number (HJ 608-2017) is a credit code, three digits and a letter; the letter is P in the
 * standard and others in practice, and no check of the rest.
 *
 * Returns: whether @number is one
 */
gboolean
suyuan_permit_number_is_valid (const char *number)
{
  char code[LENGTH + 1];

  if (strnlen (number, LENGTH + 5) != LENGTH + 4)
    return FALSE;
  memcpy (code, number, LENGTH);
  code[LENGTH] = '\0';

  return suyuan_credit_code_is_valid (code) && strspn (number + LENGTH, "0123456789") == 3 &&
         g_ascii_isupper (number[LENGTH + 3]);
}
