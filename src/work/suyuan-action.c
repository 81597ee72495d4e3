/* One verb from its beginning to its outcome: it holds the batch, sees to it that the rules between
 * records are kept, remembers what was touched, and tells the office when it is done.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-action.h"

#include "suyuan-integrity.h"
#include "suyuan-office-private.h"
#include "suyuan-reuse.h"
#include "suyuan-river.h"
#include "suyuan-rules.h"
#include "suyuan-sampling.h"

struct _SuyuanAction
{
  SuyuanOffice *office; /* borrowed: a verb does not outlive its office */

  /* Owned */
  SuyuanBatch  *batch;
  GStrvBuilder *codes;
  GStrvBuilder *warnings;

  SuyuanUid first; /* of the records named */
  guint64   kinds;
};

/**
 * suyuan_action_begin:
 * @verb: what it is, for the journal: a word and perhaps a kind, `add outlet`
 *
 * Begins a verb in the name of the office's operator (or of nobody).
 *
 * Returns: (transfer full): the action; %NULL with an error of the store (READ_ONLY, BUSY)
 */
SuyuanAction *
suyuan_action_begin (SuyuanOffice *office,
                     const char   *verb,
                     GError      **error)
{
  SuyuanBatch  *batch;
  SuyuanAction *self;

  batch = suyuan_office_begin (office, verb, error);
  if (!batch)
    return NULL;

  self = g_new0 (SuyuanAction, 1);
  self->office = office;
  self->batch = batch;
  self->codes = g_strv_builder_new ();
  self->warnings = g_strv_builder_new ();
  return self;
}

/**
 * suyuan_action_free:
 *
 * Ends an action. What was not finished is undone.
 */
void
suyuan_action_free (SuyuanAction *self)
{
  g_clear_pointer (&self->batch, suyuan_batch_free);
  if (self->kinds & (G_GUINT64_CONSTANT (1) << SUYUAN_KIND_MEDIUM))
    suyuan_reuse_forget (self->office);
  if (self->kinds & (G_GUINT64_CONSTANT (1) << SUYUAN_KIND_REACH))
    suyuan_river_forget (self->office);
  g_strv_builder_unref (self->codes);
  g_strv_builder_unref (self->warnings);
  g_free (self);
}

/**
 * suyuan_action_get_batch:
 *
 * Returns: (transfer none): the batch, to take files into
 */
SuyuanBatch *
suyuan_action_get_batch (SuyuanAction *self)
{
  return self->batch;
}

/* Soft rules do not refuse; what they say goes into the outcome. Hard ones are the batch's to refuse. */
static void
note_soft_breaches (SuyuanAction *self,
                    SuyuanRecord *record)
{
  g_autoptr (GPtrArray) breaches = suyuan_rules_check (record);
  g_autofree char *today = suyuan_office_today (self->office);

  g_ptr_array_extend_and_steal (breaches, suyuan_rules_check_days (record, today));
  for (guint i = 0; i < breaches->len; i++)
    {
      SuyuanBreach *breach = breaches->pdata[i];

      g_autofree char *named = NULL;

      if (breach->hard)
        continue;
      if (suyuan_record_get_kind (record) == SUYUAN_KIND_MEDIUM) /* one of several files: which? */
        named = g_strdup_printf ("%s: %s", suyuan_record_get_text (record, "name"), breach->message);
      suyuan_action_warn (self, named != NULL ? named : breach->message);
    }
}

static void
touch (SuyuanAction *self,
       SuyuanKind    kind)
{
  self->kinds |= G_GUINT64_CONSTANT (1) << kind;
  if (kind == SUYUAN_KIND_MEDIUM)
    suyuan_reuse_forget (self->office);
  if (kind == SUYUAN_KIND_REACH)
    suyuan_river_age (self->office);
}

/**
 * suyuan_action_create:
 * @record: what is known of it; its uid is new
 *
 * Adds a record. Refuses a code that is taken (`duplicate_code`), a parent in a circle (`cyclic_parent`), a place
 * beyond the end of its reach (`beyond_reach`) and whatever a hard rule refuses (CONSTRAINT of the store).
 */
gboolean
suyuan_action_create (SuyuanAction *self,
                      SuyuanRecord *record,
                      GError      **error)
{
  if (!suyuan_integrity_check_codes (self->office, record, error) || !suyuan_integrity_check_parent (self->office, record, error) || !suyuan_integrity_check_chainage (self->office, record, error))
    return FALSE;
  if (!suyuan_batch_create (self->batch, record, error) || !suyuan_sampling_mark (self->office, self->batch, record, error))
    return FALSE;

  note_soft_breaches (self, record);
  touch (self, suyuan_record_get_kind (record));
  if (suyuan_record_get_kind (record) == SUYUAN_KIND_SAMPLE)
    touch (self, SUYUAN_KIND_OUTLET);
  return TRUE;
}

/**
 * suyuan_action_update:
 * @changes: the fields to change
 *
 * Changes a record, under the same rules as a new one.
 */
gboolean
suyuan_action_update (SuyuanAction *self,
                      SuyuanRecord *changes,
                      GError      **error)
{
  guint n_changed = 0;

  if (!suyuan_integrity_check_codes (self->office, changes, error) || !suyuan_integrity_check_parent (self->office, changes, error) || !suyuan_integrity_check_chainage (self->office, changes, error))
    return FALSE;
  if (!suyuan_batch_update (self->batch, changes, &n_changed, error))
    return FALSE;

  if (n_changed > 0)
    {
      g_autoptr (SuyuanRecord) whole = suyuan_office_get (self->office, suyuan_record_get_kind (changes), suyuan_record_get_uid (changes), error);

      if (!whole)
        return FALSE;
      note_soft_breaches (self, whole);
      touch (self, suyuan_record_get_kind (changes));
    }
  return TRUE;
}

/**
 * suyuan_action_remove:
 *
 * Puts a tombstone on a record. Whether others refer to it is for the verb to ask first.
 */
gboolean
suyuan_action_remove (SuyuanAction    *self,
                      SuyuanKind       kind,
                      const SuyuanUid *uid,
                      GError         **error)
{
  touch (self, kind);
  return suyuan_batch_remove (self->batch, kind, uid, error);
}

/**
 * suyuan_action_name:
 * @record: one of those the verb is about
 *
 * Puts its code into the outcome.
 */
void
suyuan_action_name (SuyuanAction *self,
                    SuyuanRecord *record)
{
  g_autofree char *code = suyuan_workspace_dup_code (suyuan_office_get_workspace (self->office), record);

  g_strv_builder_add (self->codes, code);
  if (suyuan_uid_is_nil (&self->first))
    self->first = *suyuan_record_get_uid (record);
}

/**
 * suyuan_action_warn:
 * @message: what is odd, for people
 *
 * Puts a warning into the outcome.
 */
void
suyuan_action_warn (SuyuanAction *self,
                    const char   *message)
{
  g_strv_builder_add (self->warnings, message);
}

/**
 * suyuan_action_finish:
 *
 * Commits the batch and lets the office tell what changed. The action remains to be freed.
 *
 * Returns: (transfer full): the outcome; %NULL with an error, and then nothing was written
 */
SuyuanOutcome *
suyuan_action_finish (SuyuanAction *self,
                      GError      **error)
{
  SuyuanOutcome   *outcome;
  g_autofree char *id = NULL;
  guint            changed = suyuan_batch_get_n_changes (self->batch);

  if (!suyuan_batch_commit (self->batch, &id, error))
    return NULL;

  outcome = g_new0 (SuyuanOutcome, 1);
  outcome->batch = g_steal_pointer (&id);
  outcome->changed = changed;
  outcome->codes = g_strv_builder_end (self->codes);
  outcome->warnings = g_strv_builder_end (self->warnings);
  outcome->uid = self->first;
  if (outcome->batch)
    suyuan_office_emit_changed (self->office, self->kinds);
  self->kinds = 0; /* nothing is to be taken back */
  return outcome;
}
