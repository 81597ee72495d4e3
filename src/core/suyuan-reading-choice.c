/* suyuan-reading-choice.c: cells that hold one or more values of a list
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-text-narrow.h"

#define SUGGESTED 8

static const char *const separators[] = { ";", "；", "、", ",", "，", "|", "\n", NULL };

/* Between a broader value and the value itself. */
static const char *const steps[] = { "/", "\\", ">", "-", "—", "－", "→", NULL };

static gboolean
is_placeholder (const char *text)
{
  static const char *const words[] = { "-", "--", "—", "——", "/", "NA", "N/A", "NULL", "n/a", "null", NULL };
  char                     narrow[SUYUAN_TEXT_NARROW_MAX];

  return suyuan_text_narrow (text, narrow, sizeof narrow) && g_strv_contains (words, narrow);
}

/**
 * suyuan_reading_take_bool:
 * @self: a reading of a yes or no
 *
 * Returns: whether the cell is taken
 */
gboolean
suyuan_reading_take_bool (SuyuanReading *self)
{
  const SuyuanEnumValue *value = suyuan_catalogue_match_value (self->catalogue, "bool", self->text);

  if (value == NULL && is_placeholder (self->text))
    return TRUE;
  if (value == NULL)
    return suyuan_reading_refuse (self, "bad_bool", _ ("“%s” is neither yes nor no; write 是 or 否, yes or no, 1 or 0"));
  suyuan_value_set_integer (self->value, g_str_equal (value->key, "1"));

  return TRUE;
}

static gboolean
is_within (SuyuanReading         *self,
           const SuyuanEnumValue *value,
           const SuyuanEnumValue *broader)
{
  while (value->parent != NULL)
    {
      value = suyuan_catalogue_find_value (self->catalogue, self->field->enumeration, value->parent);
      if (value == broader)
        return TRUE;
    }

  return FALSE;
}

/* "其他排口-城镇雨洪排口": the last step counts when the step before is broader indeed. */
static const SuyuanEnumValue *
match_path (SuyuanReading *self,
            const char    *text,
            const char    *step)
{
  const char            *found = g_strrstr (text, step);
  const SuyuanEnumValue *value, *broader;
  g_autofree char       *head = NULL;
  char                  *before;

  if (found == NULL || found == text)
    return NULL;
  value = suyuan_catalogue_match_value (self->catalogue, self->field->enumeration, found + strlen (step));
  if (value == NULL)
    return NULL;

  head = g_strndup (text, found - text);
  before = g_strrstr (head, step);
  broader = suyuan_catalogue_match_value (self->catalogue, self->field->enumeration,
                                          before != NULL ? before + strlen (step) : head);

  return broader != NULL && is_within (self, value, broader) ? value : NULL;
}

static const SuyuanEnumValue *
match (SuyuanReading *self,
       const char    *text)
{
  const SuyuanEnumValue *value = suyuan_catalogue_match_value (self->catalogue, self->field->enumeration, text);

  for (guint i = 0; value == NULL && steps[i] != NULL; i++)
    value = match_path (self, text, steps[i]);

  return value;
}

static gboolean
refuse_unknown (SuyuanReading *self)
{
  guint                  n;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (self->catalogue, self->field->enumeration, &n);
  g_autoptr (GString) choices = g_string_new (NULL);
  g_autofree char *format = NULL;

  for (guint i = 0; i < MIN (n, SUGGESTED); i++)
    g_string_append_printf (choices, "%s%s", i > 0 ? ", " : "", suyuan_enum_value_get_label (&values[i]));
  if (n > SUGGESTED)
    g_string_append (choices, " …");
  format = g_strdup_printf (_ ("“%%s” is not in the list; choose one of %s"), choices->str);

  return suyuan_reading_refuse (self, "unknown_value", format);
}

/**
 * suyuan_reading_take_enum:
 * @self: a reading of one value of a list
 *
 * Takes keys, labels in both languages, aliases, and a path of broader values before the value.
 *
 * Returns: whether the cell is taken
 */
gboolean
suyuan_reading_take_enum (SuyuanReading *self)
{
  const SuyuanEnumValue *value = match (self, self->text);

  if (value == NULL && is_placeholder (self->text))
    return TRUE;
  if (value == NULL)
    return refuse_unknown (self);
  suyuan_value_set_text (self->value, value->key);

  return TRUE;
}

/* All separators made one. */
static GStrv
split (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);

  for (guint i = 1; separators[i] != NULL; i++)
    g_string_replace (plain, separators[i], separators[0], 0);

  return g_strsplit (plain->str, separators[0], -1);
}

/* The chosen keys in the order of the list, so that the same choice is the same text. */
static char *
join (const SuyuanEnumValue *values,
      guint                  n_values,
      const gboolean        *chosen)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < n_values; i++)
    {
      if (chosen[i])
        g_string_append_printf (keys, "%s%s", keys->len > 0 ? ";" : "", values[i].key);
    }

  return g_string_free (keys, FALSE);
}

/**
 * suyuan_reading_take_multi:
 * @self: a reading of several values of a list
 *
 * Values stand between any of `;；、,，|` and line breaks; twice is once.
 *
 * Returns: whether the cell is taken
 */
gboolean
suyuan_reading_take_multi (SuyuanReading *self)
{
  guint                  n;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (self->catalogue, self->field->enumeration, &n);
  const SuyuanEnumValue *whole = match (self, self->text);
  g_auto (GStrv) parts = split (self->text);
  g_autofree gboolean *chosen = g_new0 (gboolean, n);

  if (whole != NULL)
    chosen[whole - values] = TRUE;
  for (guint i = 0; whole == NULL && parts[i] != NULL; i++)
    {
      const SuyuanEnumValue *value = match (self, g_strstrip (parts[i]));
      SuyuanReading          part = *self;

      part.text = parts[i];
      if (value != NULL)
        chosen[value - values] = TRUE;
      else if (*parts[i] != '\0' && !is_placeholder (parts[i]))
        return refuse_unknown (&part);
    }
  suyuan_value_take_text (self->value, join (values, n, chosen));

  return TRUE;
}
