/* Values that came about in two places without knowing of each other and wait for somebody to say which is right: a
 * standing check lists them, and nothing is submitted on top of them.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-rival.h"

#include "suyuan-census.h"
#include "suyuan-contention.h"
#include "suyuan-refusal.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SuyuanOffice     *office;
  SuyuanCheckRound *round; /* NULL: only the first is wanted */
  char             *first;
} Rivals;

static char *
dup_value (SuyuanOffice      *office,
           SuyuanKind         kind,
           const SuyuanUid   *uid,
           const SuyuanField *field,
           const SuyuanValue *value)
{
  g_autoptr (SuyuanRecord) record = suyuan_record_new (suyuan_office_get_catalogue (office), kind, uid);

  if (value->type == SUYUAN_VALUE_NULL)
    return g_strdup ("—");
  suyuan_record_put (record, field->index, value);
  return suyuan_office_dup_shown (office, record, field);
}

/* What was removed has no field to enter anything in: the merge said so, and its history still does. */
static void
tell_rival_cb (SuyuanKind         kind,
               const SuyuanUid   *uid,
               const SuyuanClash *clash,
               gpointer           data)
{
  Rivals            *self = data;
  const SuyuanField *field = clash->field ? suyuan_catalogue_find_field (suyuan_office_get_catalogue (self->office), kind, clash->field) : NULL;
  g_autofree char   *kept = NULL;
  g_autofree char   *other = NULL;
  g_autofree char   *message = NULL;

  if (!field || self->first)
    return;
  kept = dup_value (self->office, kind, uid, field, &clash->kept);
  other = dup_value (self->office, kind, uid, field, &clash->other);
  message = g_strdup_printf (_ ("%s: “%s” stands, and elsewhere “%s” was entered by somebody who did not know of it: enter what is right; where that is what stands, enter the other and then this again"),
                             suyuan_field_get_label (field), kept, other);
  if (self->round)
    suyuan_check_round_remark (self->round, kind, uid, g_steal_pointer (&message));
  else
    self->first = g_steal_pointer (&message);
}

/**
 * suyuan_check_rivals:
 *
 * Every field that has two values since workspaces were merged.
 */
gboolean
suyuan_check_rivals (SuyuanCheckRound *round,
                     GError          **error)
{
  Rivals rivals = { .office = round->office, .round = round };

  return suyuan_workspace_contentions (suyuan_office_get_workspace (round->office), NULL, tell_rival_cb, &rivals, error);
}

/**
 * suyuan_rivals_refuse:
 * @record: (nullable): what something rests on
 *
 * Whether nothing in a record waits for an answer. Errors: REFUSED, word `conflict`, with the first field that does.
 */
gboolean
suyuan_rivals_refuse (SuyuanOffice *office,
                      SuyuanRecord *record,
                      GError      **error)
{
  Rivals           rivals = { .office = office };
  g_autofree char *code = NULL;

  if (!record)
    return TRUE;
  if (!suyuan_workspace_contentions (suyuan_office_get_workspace (office), suyuan_record_get_uid (record), tell_rival_cb, &rivals, error))
    return FALSE;
  if (!rivals.first)
    return TRUE;

  code = suyuan_office_dup_code (office, record);
  suyuan_refuse (error, "conflict", "%s: %s", code, rivals.first);
  g_free (rivals.first);
  return FALSE;
}
