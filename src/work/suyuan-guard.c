/* What may not be typed. Decisions and evidence have verbs of their own that ask for what they rest on;
 * editing a field must not be a way round them.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-guard.h"

#include "suyuan-census.h"
#include "suyuan-refusal.h"
#include "suyuan-words.h"

#include <glib/gi18n-lib.h>

/* A field that a verb sets. @from_first: also the first value is the verb's to give. */
typedef struct
{
  SuyuanKind  kind;
  const char *key;
  gboolean    from_first;
  const char *verb;
} Guarded;

static const Guarded guarded[] = {
  { SUYUAN_KIND_TASK, "state", TRUE, "task advance" },
  { SUYUAN_KIND_TASK, "suspended_state", TRUE, "task suspend" },
  { SUYUAN_KIND_TASK, "round", TRUE, "task rebound" },
  { SUYUAN_KIND_TASK, "problem", FALSE, "task new" },
  { SUYUAN_KIND_TASK, "outlet", FALSE, "task new" },
  { SUYUAN_KIND_TASK, "source", FALSE, "task new" },
  { SUYUAN_KIND_TASK, "category", FALSE, "task new" },
  { SUYUAN_KIND_TASK, "registered_on", TRUE, "task new" },
  { SUYUAN_KIND_TASK, "deadline", FALSE, "task extend" },
  { SUYUAN_KIND_TASK, "original_deadline", TRUE, "task extend" },
  { SUYUAN_KIND_TASK, "responsible_unit", FALSE, "task transfer" },
  { SUYUAN_KIND_TASK, "closed_on", TRUE, "task advance" },
  { SUYUAN_KIND_TASK, "closure_number", TRUE, "task advance" },
  { SUYUAN_KIND_MEDIUM, "subject_kind", TRUE, "photo" },
  { SUYUAN_KIND_MEDIUM, "subject", TRUE, "photo" },
  { SUYUAN_KIND_MEDIUM, "sha256", TRUE, "photo" },
  { SUYUAN_KIND_MEDIUM, "bytes", TRUE, "photo" },
  { SUYUAN_KIND_MEDIUM, "content_type", TRUE, "photo" },
  { SUYUAN_KIND_MEDIUM, "taken", TRUE, "photo" },
  { SUYUAN_KIND_MEDIUM, "lon", TRUE, "photo" },
  { SUYUAN_KIND_MEDIUM, "lat", TRUE, "photo" },
  { SUYUAN_KIND_MEDIUM, "camera", TRUE, "photo" },
  { SUYUAN_KIND_MEDIUM, "received", TRUE, "photo" },
  { SUYUAN_KIND_MEDIUM, "fingerprint", TRUE, "photo" },
};

/* Kinds that only verbs write. */
static const char *
only_verb (SuyuanKind kind)
{
  if (kind == SUYUAN_KIND_TASK)
    return "task new";
  if (kind == SUYUAN_KIND_EVENT)
    return "task advance";
  if (kind == SUYUAN_KIND_EDITION)
    return "issue";
  if (kind == SUYUAN_KIND_MEDIUM)
    return "photo";
  return NULL;
}

static void
refuse_verb (GError    **error,
             const char *what,
             const char *verb)
{
  suyuan_refuse (error, "decision", _ ("%s is not entered by hand: it follows from the verb “%s”, which asks for what it rests on"), what, verb);
}

static gboolean
check_confirmation (SuyuanRecord *before,
                    SuyuanRecord *record,
                    GError      **error)
{
  if (suyuan_record_get_kind (record) != SUYUAN_KIND_LINK || g_strcmp0 (suyuan_record_get_text (record, "confidence"), "confirmed") != 0)
    return TRUE;
  if (before && g_strcmp0 (suyuan_record_get_text (before, "confidence"), "confirmed") == 0)
    return TRUE;
  refuse_verb (error, _ ("A confirmed link"), "link");
  return FALSE;
}

/* A unit answers in place of a party that was not found; why is part of the record. */
static gboolean
check_fallback (SuyuanRecord *before,
                SuyuanRecord *record,
                GError      **error)
{
  if (suyuan_record_get_kind (record) != SUYUAN_KIND_OUTLET || !suyuan_record_has (record, "party_unit"))
    return TRUE;
  if (suyuan_record_has (record, "party_reason") || (before && suyuan_record_has (before, "party_reason")))
    return TRUE;
  suyuan_refuse (error, "no_party_reason",
                 _ ("A unit that answers in place of a party needs the reason of the designation; fill in “party_reason” too"));
  return FALSE;
}

/**
 * suyuan_guard_check_create:
 * @record: a record somebody typed
 *
 * Refuses (`decision`) what only a verb makes: tasks and their events, editions, files, confirmed links; and
 * (`no_party_reason`) a unit in place of a party without the reason.
 */
gboolean
suyuan_guard_check_create (SuyuanRecord *record,
                           GError      **error)
{
  SuyuanKind kind = suyuan_record_get_kind (record);

  if (only_verb (kind))
    {
      refuse_verb (error, suyuan_kind_label (kind), only_verb (kind));
      return FALSE;
    }
  return check_confirmation (NULL, record, error) && check_fallback (NULL, record, error);
}

static gboolean
is_overwritten (const Guarded *guard,
                SuyuanRecord  *before,
                SuyuanRecord  *changes)
{
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_record_get_catalogue (changes), guard->kind, guard->key);
  const SuyuanValue *old_value, *new_value;

  if (!suyuan_record_is_touched (changes, field->index))
    return FALSE;
  old_value = suyuan_record_peek (before, field->index);
  new_value = suyuan_record_peek (changes, field->index);
  if (!guard->from_first && old_value->type == SUYUAN_VALUE_NULL)
    return FALSE;
  return !suyuan_value_equal (old_value, new_value);
}

/**
 * suyuan_guard_check_update:
 * @before: the record as it is
 * @changes: what somebody typed
 *
 * Refuses (`decision`) changes that belong to a verb: a task's state, a deadline once set, the facts of a
 * photo. A field that keeps its value is no change.
 */
gboolean
suyuan_guard_check_update (SuyuanRecord *before,
                           SuyuanRecord *changes,
                           GError      **error)
{
  SuyuanKind kind = suyuan_record_get_kind (changes);

  if (kind == SUYUAN_KIND_EVENT || kind == SUYUAN_KIND_EDITION)
    {
      refuse_verb (error, suyuan_kind_label (kind), only_verb (kind));
      return FALSE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (guarded); i++)
    if (guarded[i].kind == kind && is_overwritten (&guarded[i], before, changes))
      {
        refuse_verb (error,
                     suyuan_field_get_label (suyuan_catalogue_find_field (suyuan_record_get_catalogue (changes), kind, guarded[i].key)),
                     guarded[i].verb);
        return FALSE;
      }
  return check_confirmation (before, changes, error) && check_fallback (before, changes, error);
}

static gboolean
is_frozen (SuyuanOffice *office,
           SuyuanRecord *medium,
           GError      **error)
{
  g_autofree char *uid = suyuan_uid_to_string (suyuan_record_get_uid (medium));
  char            *texts[] = { uid, NULL };
  SuyuanExpr       filter = { SUYUAN_EXPR_CONTAINS, NULL, NULL, (char *) "evidence", texts };
  SuyuanQuery      query = { .kind = SUYUAN_KIND_EVENT, .filter = &filter, .limit = 1 };

  return suyuan_office_count (office, &query, error) > 0;
}

/**
 * suyuan_guard_check_removal:
 * @record: the record somebody wants to remove
 *
 * Refuses (`decision`) to remove events and editions, and (`frozen_evidence`) a file a closure rests on.
 */
gboolean
suyuan_guard_check_removal (SuyuanOffice *office,
                            SuyuanRecord *record,
                            GError      **error)
{
  SuyuanKind kind = suyuan_record_get_kind (record);

  if (kind == SUYUAN_KIND_EVENT || kind == SUYUAN_KIND_EDITION)
    {
      suyuan_refuse (error, "decision", _ ("A decision cannot be removed; follow it with another one"));
      return FALSE;
    }
  if (kind == SUYUAN_KIND_MEDIUM && is_frozen (office, record, error))
    {
      suyuan_refuse (error, "frozen_evidence", _ ("%s is evidence of a closure and has to stay"), suyuan_record_get_text (record, "name"));
      return FALSE;
    }
  return TRUE;
}
