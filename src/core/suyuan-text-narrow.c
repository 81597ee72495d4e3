/* suyuan-text-narrow.c: numbers, dates and codes as ASCII, whatever input method wrote them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-text-narrow.h"

#include <string.h>

/* 0: left out; characters that have no narrow form stay themselves. */
static gunichar
narrow_char (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    return c - 0xfee0;
  if (c == 0xfeff || (c >= 0x200b && c <= 0x200f))
    return 0;
  if (c == 0x2212 || c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0xfe63)
    return '-';
  if (c < 0x20 || g_unichar_isspace (c))
    return ' ';

  return c;
}

/**
 * suyuan_text_narrow:
 * @text: UTF-8
 * @buffer: where the narrow text goes, terminated
 * @size: bytes of @buffer
 *
 * Full-width forms become ASCII, every kind of blank and minus one kind, invisible characters vanish, blanks
 * at both ends too.
 *
 * Returns: %FALSE where @text is not UTF-8 or does not fit; blank text gives an empty @buffer
 */
gboolean
suyuan_text_narrow (const char *text,
                    char       *buffer,
                    gsize       size)
{
  gsize length = 0;

  while (*text != '\0')
    {
      gunichar c = (guchar) *text < 0x80 ? (gunichar) *text : g_utf8_get_char_validated (text, -1);

      if (c > 0x10ffff)
        return FALSE;
      text = g_utf8_next_char (text);
      c = c > ' ' && c < 0x7f ? c : narrow_char (c);
      if (c == 0 || (c == ' ' && length == 0))
        continue;
      if (length + 6 >= size)
        return FALSE;
      length += g_unichar_to_utf8 (c, buffer + length);
    }
  while (length > 0 && buffer[length - 1] == ' ')
    length--;
  buffer[length] = '\0';

  return TRUE;
}
