/* Reading `FIELD=VALUE` as somebody typed it into a record: enumerations by key or label, dates in many
 * shapes, references by code or name, outlines as WKT.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-assignment.h"

#include "suyuan-field-text.h"
#include "suyuan-lookup.h"
#include "suyuan-position.h"
#include "suyuan-refusal.h"
#include "suyuan-words.h"
#include "suyuan-text-fold.h"

#include <glib/gi18n-lib.h>

static gboolean
read_reference (SuyuanOffice      *self,
                const SuyuanField *field,
                const char        *text,
                SuyuanValue       *value,
                GError           **error)
{
  SuyuanUid uid;

  if (field->target == SUYUAN_KIND_NONE)
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "not_typed",
                        _ ("%s cannot be typed; attach the file to its record"), suyuan_field_get_label (field));
      return FALSE;
    }
  if (!suyuan_office_look_up (self, field->target, text, &uid, error))
    {
      g_prefix_error (error, "%s: ", suyuan_field_get_label (field));
      return FALSE;
    }
  suyuan_value_set_uid (value, &uid);
  return TRUE;
}

static gboolean
read_geometry (const SuyuanField *field,
               const char        *text,
               SuyuanValue       *value,
               GError           **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) wkb = suyuan_wkb_from_wkt (text, &failure);

  if (!wkb)
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "geometry", _ ("%s: %s"), suyuan_field_get_label (field), failure->message);
      return FALSE;
    }
  suyuan_value_set_blob (value, wkb);
  return TRUE;
}

static gboolean
read_plain (SuyuanOffice      *self,
            const SuyuanField *field,
            const char        *text,
            SuyuanValue       *value,
            char             **warning,
            GError           **error)
{
  g_auto (SuyuanTextVerdict) verdict = { 0 };

  if (!suyuan_field_parse (field, suyuan_office_get_catalogue (self), text, value, &verdict))
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, verdict.code, "%s", verdict.message);
      return FALSE;
    }
  if (warning)
    *warning = g_steal_pointer (&verdict.message);
  return TRUE;
}

/**
 * suyuan_office_assign:
 * @field: a field of the record's kind
 * @text: the value as typed; blank clears the field
 * @warning: (out) (optional): what was odd but kept
 *
 * Reads one value into @record. INVALID when it cannot be read, NOT_FOUND or AMBIGUOUS for a reference.
 */
gboolean
suyuan_office_assign (SuyuanOffice      *self,
                      SuyuanRecord      *record,
                      const SuyuanField *field,
                      const char        *text,
                      char             **warning,
                      GError           **error)
{
  g_auto (SuyuanValue) value = { 0 };
  gboolean read;

  if (field->derived)
    {
      suyuan_refuse (error, "derived_field", _ ("%s follows from other records and cannot be entered"), suyuan_field_get_label (field));
      return FALSE;
    }

  if (suyuan_text_is_blank (text))
    read = TRUE;
  else if (field->type == SUYUAN_FIELD_REF)
    read = read_reference (self, field, text, &value, error);
  else if (field->type == SUYUAN_FIELD_GEOMETRY)
    read = read_geometry (field, text, &value, error);
  else
    read = read_plain (self, field, text, &value, warning, error);

  if (read)
    suyuan_record_put (record, field->index, &value);
  return read;
}

static const SuyuanField *
find_field (SuyuanOffice *self,
            SuyuanKind    kind,
            const char   *name,
            GError      **error)
{
  SuyuanCatalogue   *catalogue = suyuan_office_get_catalogue (self);
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue, kind, name);

  if (!field)
    field = suyuan_catalogue_match_header (catalogue, kind, name);
  if (field)
    return field;
  suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "unknown_field",
                    _ ("A record of kind %s has no field “%s”; choose one it has"),
                    suyuan_kind_label (kind), name);
  suyuan_refuse_about (error, kind);
  return NULL;
}

static gboolean
assign_one (SuyuanOffice *self,
            SuyuanRecord *record,
            const char   *assignment,
            GPtrArray    *warnings,
            GError      **error)
{
  const char        *equals = strchr (assignment, '=');
  g_autofree char   *name = NULL;
  g_autofree char   *warning = NULL;
  const SuyuanField *field;

  if (!equals)
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "no_value", _ ("“%s” has no value; write FIELD=VALUE"), assignment);
      return FALSE;
    }

  name = g_strstrip (g_strndup (assignment, equals - assignment));
  field = find_field (self, suyuan_record_get_kind (record), name, error);
  if (!field || !suyuan_office_assign (self, record, field, equals + 1, &warning, error))
    return FALSE;
  if (warning)
    g_ptr_array_add (warnings, g_steal_pointer (&warning));
  return TRUE;
}

/**
 * suyuan_office_assign_all:
 * @assignments: `FIELD=VALUE` texts; a field by its key, its label or an alias
 * @warnings: (element-type utf8): where to put what was odd but kept; owns its texts
 *
 * Reads several values into @record, all or none of them being useful: the first that cannot be read ends it.
 */
gboolean
suyuan_office_assign_all (SuyuanOffice      *self,
                          SuyuanRecord      *record,
                          const char *const *assignments,
                          GPtrArray         *warnings,
                          GError           **error)
{
  for (guint i = 0; assignments && assignments[i]; i++)
    if (!assign_one (self, record, assignments[i], warnings, error))
      return FALSE;
  return TRUE;
}
