/* suyuan-shown.c: values as they stand on paper
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-shown.h"

#include <string.h>

#include "suyuan-field-text.h"

/** The time to the minute, where the reader is: "2026-05-07 10:20". Free it. */
char *
suyuan_shown_instant (gint64 unix_ms)
{
  char *text = suyuan_instant_format (unix_ms);

  if (strlen (text) >= strlen ("2026-05-07T10:20"))
    {
      text[strlen ("2026-05-07")] = ' ';
      text[strlen ("2026-05-07T10:20")] = '\0';
    }

  return text;
}

/* Codes help a program; people at a meeting know a unit or a person by name. */
static char *
name_of (SuyuanOffice      *office,
         SuyuanRecord      *record,
         const SuyuanField *field)
{
  g_autoptr (SuyuanRecord) target = NULL;
  SuyuanUid   uid;
  const char *name;

  if (!suyuan_record_get_ref (record, field->key, &uid))
    return NULL;

  target = suyuan_office_get (office, field->target, &uid, NULL);
  name = target != NULL ? suyuan_record_get_text (target, "name") : NULL;
  return name != NULL ? g_strdup (name) : suyuan_office_dup_label (office, field->target, &uid);
}

/** The value of @field in @record in words, or %NULL. Free it. */
char *
suyuan_shown_field (SuyuanOffice      *office,
                    SuyuanRecord      *record,
                    const SuyuanField *field)
{
  const SuyuanValue *value = suyuan_record_peek (record, field->index);

  if (value->type == SUYUAN_VALUE_NULL)
    return NULL;
  if (field->type == SUYUAN_FIELD_REF)
    return name_of (office, record, field);
  if (field->type == SUYUAN_FIELD_INSTANT)
    return suyuan_shown_instant (value->integer);

  return suyuan_office_dup_shown (office, record, field);
}

/** The same by key; @record may be %NULL. */
char *
suyuan_shown (SuyuanOffice *office,
              SuyuanRecord *record,
              const char   *key)
{
  if (record == NULL)
    return NULL;

  return suyuan_shown_field (office, record,
                             suyuan_catalogue_find_field (suyuan_record_get_catalogue (record), suyuan_record_get_kind (record), key));
}
