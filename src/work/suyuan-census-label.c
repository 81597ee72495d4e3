/* What a record is called and what a value says, for people.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-census.h"

#include "suyuan-field-text.h"
#include "suyuan-office-private.h"
#include "suyuan-rulebook.h"

#include <glib/gi18n-lib.h>

/**
 * suyuan_office_dup_code:
 *
 * Returns: (transfer full): what `find` would find @record by: its code, else the shortest `#uid`
 */
char *
suyuan_office_dup_code (SuyuanOffice *self,
                        SuyuanRecord *record)
{
  return suyuan_workspace_dup_code (suyuan_office_get_workspace (self), record);
}

/**
 * suyuan_office_dup_code_of:
 *
 * Returns: (transfer full): as suyuan_office_dup_code() of the record @uid, its whole uid where the record is not in
 *   this workspace or was removed; %NULL with @error when it cannot be read
 */
char *
suyuan_office_dup_code_of (SuyuanOffice    *self,
                           SuyuanKind       kind,
                           const SuyuanUid *uid,
                           GError         **error)
{
  g_autoptr (SuyuanRecord) record = NULL;

  if (!suyuan_office_seek (self, kind, uid, &record, error))
    return NULL;

  return record != NULL ? suyuan_office_dup_code (self, record) : suyuan_uid_to_string (uid);
}

/**
 * suyuan_office_dup_label:
 *
 * Returns: (transfer full): "code name" of a record for people; what is left of it when it is not there
 */
char *
suyuan_office_dup_label (SuyuanOffice    *self,
                         SuyuanKind       kind,
                         const SuyuanUid *uid)
{
  g_autoptr (SuyuanRecord) record = suyuan_workspace_get (suyuan_office_get_workspace (self), kind, uid, NULL);
  g_autofree char *id = suyuan_uid_to_string (uid);
  const char      *code, *name;

  if (!record)
    return g_strdup_printf (_ ("#%.13s (not in this workspace)"), id);

  code = suyuan_record_get_text (record, "code");
  name = suyuan_record_get_text (record, "name");
  if (code && name)
    return g_strdup_printf ("%s %s", code, name);
  if (code || name)
    return g_strdup (code ? code : name);
  return suyuan_workspace_dup_code (suyuan_office_get_workspace (self), record);
}

static char *
dup_reference (SuyuanOffice      *self,
               SuyuanRecord      *record,
               const SuyuanField *field,
               const SuyuanValue *value)
{
  SuyuanKind kind = field->target;
  SuyuanUid  uid;

  if (kind == SUYUAN_KIND_NONE)
    {
      const char *name = suyuan_record_get_text (record, "subject_kind");

      kind = name ? suyuan_kind_from_name (name) : SUYUAN_KIND_NONE;
    }
  if (kind == SUYUAN_KIND_NONE || !suyuan_value_get_uid (value, &uid))
    return g_strdup ("");
  return suyuan_office_dup_label (self, kind, &uid);
}

/* A code that is not in the table of divisions stays a code. */
static char *
dup_division (SuyuanOffice *self,
              const char   *code)
{
  SuyuanRulebook *rulebook = suyuan_office_get_rulebook (self, NULL);
  char           *name = rulebook ? suyuan_divisions_dup_full_name (rulebook->divisions, code) : NULL;

  return name ? name : g_strdup (code);
}

/**
 * suyuan_office_dup_brief:
 * @field: a field of the record's kind
 *
 * Returns: (transfer full): as suyuan_office_dup_shown(), but a division by its own name, as a narrow column has it
 */
char *
suyuan_office_dup_brief (SuyuanOffice      *self,
                         SuyuanRecord      *record,
                         const SuyuanField *field)
{
  const SuyuanValue    *value = suyuan_record_peek (record, field->index);
  SuyuanRulebook       *rulebook = suyuan_office_get_rulebook (self, NULL);
  const SuyuanDivision *division = NULL;

  if (field->type == SUYUAN_FIELD_DIVISION && value->type == SUYUAN_VALUE_TEXT && rulebook != NULL)
    division = suyuan_divisions_find (rulebook->divisions, value->text);

  return division != NULL ? g_strdup (division->name) : suyuan_office_dup_shown (self, record, field);
}

/**
 * suyuan_office_dup_shown:
 * @field: a field of the record's kind
 *
 * Returns: (transfer full): the value as people read it, without its unit; empty when absent
 */
char *
suyuan_office_dup_shown (SuyuanOffice      *self,
                         SuyuanRecord      *record,
                         const SuyuanField *field)
{
  const SuyuanValue *value = suyuan_record_peek (record, field->index);
  char              *text;

  if (value->type == SUYUAN_VALUE_NULL)
    return g_strdup ("");
  if (field->type == SUYUAN_FIELD_REF)
    return dup_reference (self, record, field, value);
  if (field->type == SUYUAN_FIELD_GEOMETRY)
    return g_strdup (_ ("drawn"));
  if (field->type == SUYUAN_FIELD_DIVISION && value->type == SUYUAN_VALUE_TEXT)
    return dup_division (self, value->text);

  text = suyuan_field_format (field, suyuan_office_get_catalogue (self), value);
  return text ? text : g_strdup ("");
}
