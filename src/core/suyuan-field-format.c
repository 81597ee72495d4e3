/* suyuan-field-format.c: a field's value as the text that forms and ledgers show
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-field-text.h"

#include <string.h>

#include "suyuan-number-text.h"
#include "suyuan-position.h"

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
