/* suyuan-reading-words.c: cells of free text, of codes and of divisions
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-division-code.h"
#include "suyuan-text-narrow.h"

/* "9.11E+17": what is left of a long code in a column that is not text. The sign is always written. */
static gboolean
is_rounded_code (const char *text)
{
  gsize whole = strspn (text, "0123456789");
  gsize fraction = 0;

  if (whole != 1)
    return FALSE;
  text += whole;
  if (*text == '.')
    fraction = 1 + strspn (text + 1, "0123456789");
  text += fraction;

  return g_ascii_tolower (*text) == 'e' && text[1] == '+' && text[2] != '\0' &&
         strspn (text + 2, "0123456789") == strlen (text + 2);
}

static gboolean
refuse_rounded (SuyuanReading *self)
{
  return suyuan_reading_refuse (self, "scientific",
                                _ ("“%s” is a code that a spreadsheet rounded; format the column as text and fill in the code again"));
}

/* A code is compared letter by letter: full-width forms and blanks at its ends are no part of it. */
static gboolean
is_code (const SuyuanField *field)
{
  return field->rule != NULL || g_str_equal (field->key, "code") || g_str_has_prefix (field->key, "code_");
}

static gboolean
is_invisible (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0xfeff || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Drops what nobody sees: control characters, marks that turn the direction of writing. */
static char *
dup_visible (const char *text,
             gboolean   *changed)
{
  GString *visible = g_string_sized_new (strlen (text));

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar each = g_utf8_get_char (c);

      if (is_invisible (each))
        *changed |= each != '\r';
      else
        g_string_append_len (visible, c, g_utf8_next_char (c) - c);
    }

  return g_string_free (visible, FALSE);
}

/* Without blanks at both ends, the ideographic one too. */
static char *
dup_trimmed (const char *text)
{
  const char *end = text + strlen (text);

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, end - text);
}

static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    {
      guchar c = *text;

      /* The invisible ones begin with a control byte, C2, E2 or EF in UTF-8. */
      if (c < 0x20 || c == 0x7f || c == 0xc2 || c == 0xe2 || c == 0xef)
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_check (const SuyuanField *field)
{
  return g_strcmp0 (field->rule, "credit_code") == 0 || g_strcmp0 (field->rule, "permit") == 0;
}

/**
 * suyuan_reading_take_words:
 * @self: a reading of a text field
 *
 * Blanks at the ends are dropped; invisible characters too, with a warning. Codes are narrowed, those with a
 * check digit written in capitals; a local code stays as its office writes it.
 *
 * Returns: whether the cell is taken
 */
gboolean
suyuan_reading_take_words (SuyuanReading *self)
{
  char             narrow[SUYUAN_TEXT_NARROW_MAX];
  gboolean         changed = FALSE;
  g_autofree char *visible = NULL;

  if (is_code (self->field) && suyuan_text_narrow (self->text, narrow, sizeof narrow))
    {
      suyuan_value_take_text (self->value, has_check (self->field) ? g_ascii_strup (narrow, -1) : g_strdup (narrow));
      return is_rounded_code (narrow) ? refuse_rounded (self) : TRUE;
    }
  if (is_rounded_code (self->text))
    return refuse_rounded (self);

  if (!is_plain (self->text))
    visible = dup_visible (self->text, &changed);
  suyuan_value_take_text (self->value, dup_trimmed (visible != NULL ? visible : self->text));
  if (changed)
    return suyuan_reading_warn (self, "repaired", _ ("“%s” held invisible characters, which were left out"));

  return TRUE;
}

static gboolean
take_division_code (SuyuanReading *self,
                    const char    *code)
{
  if (!suyuan_division_code_is_valid (code))
    return suyuan_reading_refuse (self, "bad_division", _ ("“%s” is no division code; write 6, 9 or 12 digits as 410100, or its name"));
  suyuan_value_set_text (self->value, code);
  if (suyuan_divisions_find (suyuan_catalogue_get_divisions (self->catalogue), code) == NULL)
    return suyuan_reading_warn (self, "unknown_division", _ ("“%s” is not in the table of divisions; it is kept as it stands"));

  return TRUE;
}

/**
 * suyuan_reading_take_division:
 * @self: a reading of a division
 *
 * Takes codes of 6, 9 or 12 digits, and names that fit one division only. A code or name that is not in the table
 * is kept with a warning: divisions change, and a place abroad has none.
 *
 * Returns: whether the cell is taken
 */
gboolean
suyuan_reading_take_division (SuyuanReading *self)
{
  const SuyuanDivision *division;
  char                  narrow[SUYUAN_TEXT_NARROW_MAX];

  if (!suyuan_text_narrow (self->text, narrow, sizeof narrow))
    return suyuan_reading_refuse (self, "bad_division", _ ("“%s” is too long for a division; write its code or its name"));
  if (g_str_has_suffix (narrow, ".0"))
    narrow[strlen (narrow) - 2] = '\0';
  if (is_rounded_code (narrow))
    return refuse_rounded (self);
  if (narrow[strspn (narrow, "0123456789")] == '\0')
    return take_division_code (self, narrow);

  division = suyuan_divisions_match (suyuan_catalogue_get_divisions (self->catalogue), narrow, NULL);
  suyuan_value_set_text (self->value, division != NULL ? division->code : narrow);
  if (division == NULL)
    return suyuan_reading_warn (self, "unknown_division", _ ("“%s” is not in the table of divisions; it is kept as it stands"));

  return TRUE;
}
