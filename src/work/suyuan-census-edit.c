/* Writing the register: add, change, remove. Values come as people type them or as a form's record.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-census-edit.h"

#include "suyuan-action.h"
#include "suyuan-assignment.h"
#include "suyuan-carrying.h"
#include "suyuan-census.h"
#include "suyuan-guard.h"
#include "suyuan-integrity.h"
#include "suyuan-numbering.h"
#include "suyuan-office-private.h"

static char *
verb_of (const char *word,
         SuyuanKind  kind)
{
  return g_strdup_printf ("%s %s", word, suyuan_kind_name (kind));
}

static void
pass_warnings (SuyuanAction *action,
               GPtrArray    *warnings)
{
  for (guint i = 0; i < warnings->len; i++)
    suyuan_action_warn (action, warnings->pdata[i]);
}

static SuyuanOutcome *
add_record (SuyuanOffice *self,
            SuyuanRecord *record,
            GPtrArray    *warnings,
            GError      **error)
{
  g_autofree char *verb = verb_of ("add", suyuan_record_get_kind (record));
  g_autoptr (SuyuanAction) action = NULL;

  if (!suyuan_guard_check_create (record, error))
    return NULL;
  action = suyuan_action_begin (self, verb, error);
  if (!action || !suyuan_numbering_give (self, record, error) || !suyuan_action_create (action, record, error))
    return NULL;

  pass_warnings (action, warnings);
  suyuan_action_name (action, record);
  return suyuan_action_finish (action, error);
}

static SuyuanOutcome *
change_record (SuyuanOffice *self,
               SuyuanRecord *before,
               SuyuanRecord *changes,
               GPtrArray    *warnings,
               GError      **error)
{
  g_autofree char *verb = verb_of ("set", suyuan_record_get_kind (changes));
  g_autoptr (SuyuanAction) action = NULL;
  g_autoptr (SuyuanRecord) after = NULL;

  if (!suyuan_guard_check_update (before, changes, error))
    return NULL;
  action = suyuan_action_begin (self, verb, error);
  if (!action || !suyuan_action_update (action, changes, error))
    return NULL;

  pass_warnings (action, warnings);
  after = suyuan_office_get (self, suyuan_record_get_kind (changes), suyuan_record_get_uid (changes), error);
  if (!after)
    return NULL;
  suyuan_action_name (action, after);
  if (!suyuan_carrying_follow (action, self, before, after, changes, error))
    return NULL;
  return suyuan_action_finish (action, error);
}

/**
 * suyuan_office_add:
 * @assignments: (array zero-terminated=1): `FIELD=VALUE` texts
 *
 * Adds one record in one batch. Outlets, visits, samples and the like get a code where none is given.
 *
 * Returns: (transfer full): the outcome; %NULL with INVALID (a value), NOT_FOUND or AMBIGUOUS (a
 *   reference), REFUSED (`duplicate_code`, `cyclic_parent`, `decision`) or an error of the store
 */
SuyuanOutcome *
suyuan_office_add (SuyuanOffice      *self,
                   SuyuanKind         kind,
                   const char *const *assignments,
                   GError           **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SuyuanRecord) record = NULL;
  SuyuanUid uid;

  suyuan_uid_init (&uid, suyuan_office_now_ms (self));
  record = suyuan_record_new (suyuan_office_get_catalogue (self), kind, &uid);
  if (!suyuan_office_assign_all (self, record, assignments, warnings, error))
    return NULL;
  return add_record (self, record, warnings, error);
}

/**
 * suyuan_office_set:
 * @assignments: (array zero-terminated=1): `FIELD=VALUE` texts; a blank value clears
 *
 * Changes one record in one batch. Values that stay the same change nothing.
 *
 * Returns: (transfer full): the outcome, with a %NULL batch when nothing changed; else as for `add`
 */
SuyuanOutcome *
suyuan_office_set (SuyuanOffice      *self,
                   SuyuanKind         kind,
                   const SuyuanUid   *uid,
                   const char *const *assignments,
                   GError           **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SuyuanRecord) before = suyuan_office_get (self, kind, uid, error);
  g_autoptr (SuyuanRecord) changes = NULL;

  if (!before)
    return NULL;
  changes = suyuan_record_new (suyuan_office_get_catalogue (self), kind, uid);
  if (!suyuan_office_assign_all (self, changes, assignments, warnings, error))
    return NULL;
  return change_record (self, before, changes, warnings, error);
}

/**
 * suyuan_office_save:
 * @changes: the touched fields of a form; a uid that is not known yet makes a new record
 *
 * Adds or changes one record in one batch, under the same rules as `add` and `set`.
 *
 * Returns: (transfer full): the outcome, as for `set`
 */
SuyuanOutcome *
suyuan_office_save (SuyuanOffice *self,
                    SuyuanRecord *changes,
                    GError      **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SuyuanRecord) before = NULL;
  g_autoptr (SuyuanRecord) fresh = NULL;

  if (!suyuan_office_seek (self, suyuan_record_get_kind (changes), suyuan_record_get_uid (changes), &before, error))
    return NULL;
  if (before)
    return change_record (self, before, changes, warnings, error);

  fresh = suyuan_record_copy (changes); /* numbering writes into it */
  return add_record (self, fresh, warnings, error);
}

static gboolean
check_removals (SuyuanOffice *self,
                GPtrArray    *records,
                GError      **error)
{
  g_autoptr (GHashTable) leaving = g_hash_table_new (suyuan_uid_hash, suyuan_uid_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (leaving, (gpointer) suyuan_record_get_uid (records->pdata[i]));
  for (guint i = 0; i < records->len; i++)
    {
      SuyuanRecord *record = records->pdata[i];

      if (!suyuan_guard_check_removal (self, record, error))
        return FALSE;
      if (!suyuan_integrity_check_removal (self, suyuan_record_get_kind (record), suyuan_record_get_uid (record), leaving, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * suyuan_office_remove_all:
 * @records: (element-type SuyuanRecord): what goes, at least one; its referrers may be among it
 *
 * Removes records in one batch. Undo brings them back.
 *
 * Returns: (transfer full): the outcome; %NULL with REFUSED (`referred_to`, the message lists by what;
 *   `decision`, `frozen_evidence`) or an error of the store
 */
SuyuanOutcome *
suyuan_office_remove_all (SuyuanOffice *self,
                          GPtrArray    *records,
                          GError      **error)
{
  g_autofree char *verb = NULL;
  g_autoptr (SuyuanAction) action = NULL;

  g_return_val_if_fail (records->len > 0, NULL);

  if (!check_removals (self, records, error))
    return NULL;
  verb = verb_of ("remove", suyuan_record_get_kind (records->pdata[0]));
  action = suyuan_action_begin (self, verb, error);
  if (!action)
    return NULL;

  for (guint i = 0; i < records->len; i++)
    {
      SuyuanRecord *record = records->pdata[i];

      suyuan_action_name (action, record);
      if (!suyuan_action_remove (action, suyuan_record_get_kind (record), suyuan_record_get_uid (record), error))
        return NULL;
    }
  return suyuan_action_finish (action, error);
}

/**
 * suyuan_office_remove:
 *
 * Removes one record; see suyuan_office_remove_all().
 *
 * Returns: (transfer full): the outcome
 */
SuyuanOutcome *
suyuan_office_remove (SuyuanOffice    *self,
                      SuyuanKind       kind,
                      const SuyuanUid *uid,
                      GError         **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
  SuyuanRecord *record = suyuan_office_get (self, kind, uid, error);

  if (!record)
    return NULL;
  g_ptr_array_add (records, record);
  return suyuan_office_remove_all (self, records, error);
}
