/* suyuan-field.c: what fields and values are called in the language of the person
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-field.h"

#include <locale.h>

/* gettext's own choice: LANGUAGE counts unless the program runs in the C locale. */
static gboolean
speaks_chinese (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  if (locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX"))
    return FALSE;

  return g_str_has_prefix (g_get_language_names ()[0], "zh");
}

/**
 * suyuan_field_get_label:
 * @field: a field
 *
 * Returns: (transfer none): its label in the language of the messages: Chinese or English
 */
const char *
suyuan_field_get_label (const SuyuanField *field)
{
  return speaks_chinese () ? field->label_zh : field->label;
}

/**
 * suyuan_enum_value_get_label:
 * @value: a value
 *
 * Returns: (transfer none): its label in the language of the messages: Chinese or English
 */
const char *
suyuan_enum_value_get_label (const SuyuanEnumValue *value)
{
  return speaks_chinese () ? value->label_zh : value->label;
}
