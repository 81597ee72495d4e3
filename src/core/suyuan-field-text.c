/* suyuan-field-text.c: a field's text to its value and back
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-field-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-number-text.h"
#include "suyuan-position.h"
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

static char *
format_instant (gint64 unix_ms)
{
  g_autofree char *iso = suyuan_instant_format (unix_ms);
  char            *zone = strrchr (iso, '+');
  char            *time = strchr (iso, 'T');

  if (zone == NULL || time == NULL)
    return g_steal_pointer (&iso);
  *zone = '\0';
  *time = ' ';
  /* Whole minutes are shown as such. */
  if (g_str_has_suffix (time, ":00") && strchr (time, '.') == NULL)
    zone[-3] = '\0';

  return g_steal_pointer (&iso);
}

static const char *
find_label (SuyuanCatalogue *catalogue,
            const char      *enumeration,
            const char      *key)
{
  const SuyuanEnumValue *value = suyuan_catalogue_find_value (catalogue, enumeration, key);

  return value != NULL ? suyuan_enum_value_get_label (value) : key;
}

static char *
format_text (const SuyuanField *field,
             SuyuanCatalogue   *catalogue,
             const char        *text)
{
  g_autoptr (GString) labels = NULL;
  g_auto (GStrv) keys = NULL;

  if (field->type == SUYUAN_FIELD_ENUM)
    return g_strdup (find_label (catalogue, field->enumeration, text));
  if (field->type != SUYUAN_FIELD_MULTI)
    return g_strdup (text);

  labels = g_string_new (NULL);
  keys = g_strsplit (text, ";", -1);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (labels, "; ");
      g_string_append (labels, find_label (catalogue, field->enumeration, keys[i]));
    }

  return g_string_free (g_steal_pointer (&labels), FALSE);
}

static char *
format_integer (const SuyuanField *field,
                SuyuanCatalogue   *catalogue,
                gint64             integer)
{
  if (field->type == SUYUAN_FIELD_BOOL)
    return g_strdup (find_label (catalogue, "bool", integer != 0 ? "1" : "0"));
  if (field->type == SUYUAN_FIELD_INSTANT)
    return format_instant (integer);
  if (field->type == SUYUAN_FIELD_DEGREES)
    return suyuan_number_format (integer / (double) SUYUAN_DEGREE);

  return g_strdup_printf ("%" G_GINT64_FORMAT, integer);
}

static char *
format_blob (GBytes *blob)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (blob, &size);
  GString      *hex = g_string_sized_new (size * 2);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", data[i]);

  return g_string_free (hex, FALSE);
}

/**
 * suyuan_field_format:
 * @field: which field
 * @catalogue: where its values are declared
 * @value: its value
 *
 * The text that forms and ledgers show: labels in the language of the messages, Beijing time to the minute
 * where that is all. suyuan_field_parse() reads it back to the same value. A reference is shown as its uid and
 * a geometry as hexadecimal WKB: who has the workspace knows better.
 *
 * Returns: (transfer full): the text, empty for NULL
 */
char *
suyuan_field_format (const SuyuanField *field,
                     SuyuanCatalogue   *catalogue,
                     const SuyuanValue *value)
{
  SuyuanUid uid;

  switch (value->type)
    {
    case SUYUAN_VALUE_INTEGER:
      return format_integer (field, catalogue, value->integer);
    case SUYUAN_VALUE_REAL:
      return suyuan_number_format (value->real);
    case SUYUAN_VALUE_TEXT:
      return format_text (field, catalogue, value->text);
    case SUYUAN_VALUE_BLOB:
      return suyuan_value_get_uid (value, &uid) ? suyuan_uid_to_string (&uid) : format_blob (value->blob);
    case SUYUAN_VALUE_NULL:
    default:
      return g_strdup ("");
    }
}
