/* suyuan-field-text.c: a field's text to its value
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-field-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-reading.h"

#define LONGEST 65536

/* What a spreadsheet would run when a cell begins with one of + - @; = is always a formula. */
static const char *const dangerous[] = { "HYPERLINK(", "WEBSERVICE(", "IMPORTXML(", "IMPORTDATA(", "DDE(", "EXEC(", "CMD|", NULL };

/**
 * suyuan_text_verdict_clear:
 * @self: a verdict
 *
 * It is empty afterwards and can be used again.
 */
void
suyuan_text_verdict_clear (SuyuanTextVerdict *self)
{
  g_free (self->message);
  memset (self, 0, sizeof *self);
}

/* CSV injection (OWASP): the text is kept out, not only made harmless on its way out again. */
static gboolean
is_formula (const char *text)
{
  g_autofree char *upper = NULL;

  if (*text == '=')
    return text[1] != '\0' && !g_ascii_isspace (text[1]);
  if (*text != '+' && *text != '-' && *text != '@')
    return FALSE;

  upper = g_ascii_strup (text, MIN (strlen (text), 256));
  for (guint i = 0; dangerous[i] != NULL; i++)
    {
      if (strstr (upper, dangerous[i]) != NULL)
        return TRUE;
    }

  return strchr (text, '|') != NULL && strchr (text, '!') != NULL;
}

static gboolean
take_date (SuyuanReading *self)
{
  char *iso;

  if (!suyuan_date_parse (self->text, &iso))
    return suyuan_reading_refuse (self, "bad_date", _ ("“%s” is no date; write year, month and day as 2026-05-07"));
  suyuan_value_take_text (self->value, iso);

  return TRUE;
}

static gboolean
take_instant (SuyuanReading *self)
{
  gint64 unix_ms;

  if (!suyuan_instant_parse (self->text, &unix_ms))
    return suyuan_reading_refuse (self, "bad_instant", _ ("“%s” is no date and time; write it as 2026-05-07 08:30"));
  suyuan_value_set_integer (self->value, unix_ms);

  return TRUE;
}

static gboolean
take (SuyuanReading *self)
{
  switch (self->field->type)
    {
    case SUYUAN_FIELD_TEXT:
      return suyuan_reading_take_words (self);
    case SUYUAN_FIELD_INTEGER:
    case SUYUAN_FIELD_DECIMAL:
      return suyuan_reading_take_quantity (self);
    case SUYUAN_FIELD_RESULT:
      return suyuan_reading_take_result (self);
    case SUYUAN_FIELD_BOOL:
      return suyuan_reading_take_bool (self);
    case SUYUAN_FIELD_ENUM:
      return suyuan_reading_take_enum (self);
    case SUYUAN_FIELD_MULTI:
      return suyuan_reading_take_multi (self);
    case SUYUAN_FIELD_DIVISION:
      return suyuan_reading_take_division (self);
    case SUYUAN_FIELD_DEGREES:
      return suyuan_reading_take_degrees (self);
    case SUYUAN_FIELD_DATE:
      return take_date (self);
    case SUYUAN_FIELD_INSTANT:
      return take_instant (self);
    case SUYUAN_FIELD_REF:
    case SUYUAN_FIELD_GEOMETRY:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * suyuan_field_parse:
 * @field: which field
 * @catalogue: where its values are declared
 * @text: (nullable): what was typed or stands in a cell; blank gives NULL
 * @value: an initialised value, whose content is dropped; NULL where the text is refused
 * @verdict: an initialised verdict, whose content is dropped
 *
 * Reads @text as a value of the field. Nothing is guessed: what is taken with a change or a doubt carries a
 * warning, what could mean two things is refused. References and geometry are not read here.
 *
 * Returns: %FALSE where @text is refused
 */
gboolean
suyuan_field_parse (const SuyuanField *field,
                    SuyuanCatalogue   *catalogue,
                    const char        *text,
                    SuyuanValue       *value,
                    SuyuanTextVerdict *verdict)
{
  SuyuanReading reading = { field, catalogue, text, value, verdict };

  suyuan_value_clear (value);
  suyuan_text_verdict_clear (verdict);
  while (text != NULL && g_ascii_isspace (*text))
    text++;
  if (text == NULL || *text == '\0')
    return TRUE;

  reading.text = text;
  if (strnlen (text, LONGEST + 1) > LONGEST)
    return suyuan_reading_refuse (&reading, "too_long", _ ("“%s” is longer than 64 KiB; shorten it or keep it as a file"));
  if (is_formula (text))
    return suyuan_reading_refuse (&reading, "formula", _ ("“%s” is a formula; paste the value in its place"));
  if (!g_utf8_validate (text, -1, NULL))
    return suyuan_reading_refuse (&reading, "bad_text", _ ("“%s” is not readable text; choose the encoding of the file"));

  return take (&reading);
}
