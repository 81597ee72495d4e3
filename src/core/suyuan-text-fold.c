/* suyuan-text-fold.c: names as they are compared, whatever a spreadsheet did to them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-text-fold.h"

#include <string.h>

/* Characters that are written in more than one way, in code order. */
static const struct
{
  gunichar    from;
  const char *to;
} spellings[] = {
  { 0x00b2, "2" },
  { 0x00b3, "3" },
  { 0x00b5, "μ" },
  { 0x2013, "-" },
  { 0x2014, "-" },
  { 0x2103, "°c" },
  { 0x2160, "i" },
  { 0x2161, "ii" },
  { 0x2162, "iii" },
  { 0x2163, "iv" },
  { 0x2164, "v" },
  { 0x2165, "vi" },
  { 0x2170, "i" },
  { 0x2171, "ii" },
  { 0x2172, "iii" },
  { 0x2173, "iv" },
  { 0x2174, "v" },
  { 0x2175, "vi" },
  { 0x2212, "-" },
  { 0x3010, "(" },
  { 0x3011, ")" },
  { 0x3014, "(" },
  { 0x3015, ")" },
  { 0xfe63, "-" },
};

static const char *
find_spelling (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (spellings) && spellings[i].from <= c; i++)
    {
      if (spellings[i].from == c)
        return spellings[i].to;
    }

  return NULL;
}

static gboolean
is_skipped (gunichar c)
{
  return c == '_' || c <= ' ' || c == 0x7f || (c >= 0x80 && (c == 0xfeff || c == 0x200b || g_unichar_isspace (c)));
}

/* Written in one way only, three bytes of UTF-8: most of what is folded. */
static gboolean
is_ideograph (gunichar c)
{
  return c >= 0x3400 && c <= 0x9fff;
}

static gunichar
lower (gunichar c)
{
  if (c == '[')
    return '(';
  if (c == ']')
    return ')';

  return c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : g_unichar_tolower (c);
}

/* What is written for @c, in @held where it is not a constant; empty for nothing. */
static const char *
fold_char (gunichar c,
           char    *held)
{
  const char *spelling = NULL;

  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  if (!is_ideograph (c))
    {
      spelling = c < 0x80 ? NULL : find_spelling (c);
      if (spelling == NULL && is_skipped (c))
        return "";
      c = lower (c);
    }
  held[g_unichar_to_utf8 (c, held)] = '\0';

  return spelling != NULL ? spelling : held;
}

/* Marks a form puts around a name: "*名称：" is 名称. */
static gboolean
is_mark (char c)
{
  return c == '*' || c == ':';
}

static gboolean
trim_marks (char *buffer,
            gsize length)
{
  gsize start = 0;

  while (length > 0 && is_mark (buffer[length - 1]))
    length--;
  while (start < length && is_mark (buffer[start]))
    start++;
  memmove (buffer, buffer + start, length - start);
  buffer[length - start] = '\0';

  return length > start;
}

/**
 * suyuan_text_is_blank:
 * @text: (nullable): UTF-8, what a person or a file put where something was to stand
 *
 * Returns: whether nothing can be seen in it: blanks of any script, control and format characters count as nothing,
 *   so that a space bar is no reason and a joiner no name
 */
gboolean
suyuan_text_is_blank (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar     c = g_utf8_get_char_validated (p, -1);
      GUnicodeType type = c > 0x10ffff ? G_UNICODE_UNASSIGNED : g_unichar_type (c);

      if (!g_unichar_isspace (c) && type != G_UNICODE_FORMAT && type != G_UNICODE_CONTROL)
        return FALSE;
    }

  return TRUE;
}

/**
 * suyuan_text_fold:
 * @text: what was written
 * @buffer: where the folded text goes, terminated
 * @size: bytes of @buffer
 *
 * Two names that fold to the same text are the same name: case, blanks, line breaks, underscores,
 * full-width forms, kinds of brackets and dashes, superscripts, Roman numerals in one character, and the
 * asterisks and colons around a name make no difference.
 *
 * Returns: %FALSE where nothing is left, @text is not UTF-8 or does not fit
 */
gboolean
suyuan_text_fold (const char *text,
                  char       *buffer,
                  gsize       size)
{
  gsize length = 0;

  while (*text != '\0')
    {
      gunichar    c = (guchar) *text < 0x80 ? (gunichar) *text : g_utf8_get_char_validated (text, -1);
      char        held[8];
      const char *folded;

      if (c > 0x10ffff)
        return FALSE;
      text = g_utf8_next_char (text);
      folded = fold_char (c, held);
      if (length + strlen (folded) >= size)
        return FALSE;
      length = g_stpcpy (buffer + length, folded) - buffer;
    }

  return trim_marks (buffer, length);
}
