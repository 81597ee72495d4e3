/* suyuan-dispute.c: a conflict as people read it: both values, who entered each and when
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-sync"

#include "suyuan-dispute-private.h"

#include "suyuan-census.h"
#include "suyuan-journal.h"
#include "suyuan-office-private.h"

static void
clear_side (SuyuanSide *side)
{
  g_free (side->text);
  g_free (side->person);
}

/**
 * Frees it.
 */
void
suyuan_dispute_free (SuyuanDispute *self)
{
  g_free (self->code);
  g_free (self->field);
  g_free (self->label);
  clear_side (&self->kept);
  clear_side (&self->other);
  g_free (self);
}

static char *
dup_value_text (SuyuanOffice      *office,
                SuyuanKind         kind,
                const SuyuanUid   *uid,
                const SuyuanField *field,
                const SuyuanValue *value)
{
  g_autoptr (SuyuanRecord) record = NULL;

  if (value->type == SUYUAN_VALUE_NULL)
    return NULL;
  record = suyuan_record_new (suyuan_office_get_catalogue (office), kind, uid);
  suyuan_record_put (record, field->index, value);
  return suyuan_office_dup_shown (office, record, field);
}

/* The newest line of the field that says so. */
static void
fill_side (SuyuanSide        *side,
           SuyuanOffice      *office,
           GPtrArray         *lines,
           const SuyuanClash *clash,
           gboolean           kept)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const SuyuanHistoryLine *line = lines->pdata[i];
      gboolean                 same = g_strcmp0 (line->batch, clash->batch) == 0;

      if (g_strcmp0 (line->field, clash->field) != 0 || same != kept || (!kept && !suyuan_value_equal (&line->new_value, &clash->other)))
        continue;
      side->at_ms = line->at_ms;
      if (!suyuan_uid_is_nil (&line->person))
        side->person = suyuan_office_dup_label (office, SUYUAN_KIND_PERSON, &line->person);
      return;
    }
}

/**
 * suyuan_dispute_new:
 * @record: what a delivery did
 * @clash: one of its conflicts
 *
 * Says it for people, within the delivery. Errors: those of the store.
 */
SuyuanDispute *
suyuan_dispute_new (SuyuanOffice               *office,
                    const SuyuanDeliveryRecord *record,
                    const SuyuanClash          *clash,
                    GError                    **error)
{
  SuyuanDispute     *self;
  SuyuanRecord      *named = record->after != NULL ? record->after : record->before;
  const SuyuanField *field = clash->field == NULL ? NULL : suyuan_catalogue_find_field (suyuan_office_get_catalogue (office), record->kind, clash->field);
  g_autoptr (GPtrArray) lines = suyuan_journal_history (suyuan_office_get_workspace (office), record->kind, &record->uid, 0, error);

  if (lines == NULL)
    return NULL;

  self = g_new0 (SuyuanDispute, 1);
  self->kind = record->kind;
  self->uid = record->uid;
  self->code = named != NULL ? suyuan_office_dup_code (office, named) : suyuan_uid_to_string (&record->uid);
  if (field == NULL)
    return self;

  self->field = g_strdup (clash->field);
  self->label = g_strdup (suyuan_field_get_label (field));
  self->kept.text = dup_value_text (office, record->kind, &record->uid, field, &clash->kept);
  self->other.text = dup_value_text (office, record->kind, &record->uid, field, &clash->other);
  fill_side (&self->kept, office, lines, clash, TRUE);
  fill_side (&self->other, office, lines, clash, FALSE);
  return self;
}
