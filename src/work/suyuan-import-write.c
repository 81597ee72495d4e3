/* suyuan-import-write.c: a row that was read becomes a new record, a change of one, or a refusal
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-import-run.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "suyuan-carrying.h"
#include "suyuan-guard.h"
#include "suyuan-integrity.h"
#include "suyuan-refusal.h"
#include "suyuan-rules.h"
#include "suyuan-sampling.h"

#define ROUNDED_M 1e-6 /* what a spreadsheet takes off a number */

static int
column_of (SuyuanImport      *import,
           const SuyuanField *field)
{
  gboolean position = g_str_equal (field->key, "lon") || g_str_equal (field->key, "lat");
  int      geometry = -1;

  for (guint i = 0; i < import->n_columns; i++)
    {
      const SuyuanField *mapped = import->mapping[i].field;

      if (mapped == field)
        return i;
      if (mapped != NULL && position && g_str_equal (mapped->key, "geometry"))
        geometry = i;
    }

  return geometry;
}

/** Holds @record to the rules and notes what it breaks; FALSE when a hard one refuses the row. */
gboolean
suyuan_import_check (SuyuanImportRun *run,
                     SuyuanImportRow *row,
                     SuyuanRecord    *record)
{
  g_autoptr (GPtrArray) breaches = suyuan_rules_check (record);

  g_ptr_array_extend_and_steal (breaches, suyuan_rules_check_days (record, run->today));
  for (guint i = 0; i < breaches->len; i++)
    {
      SuyuanBreach *breach = breaches->pdata[i];

      suyuan_import_note (run, row, column_of (run->import, breach->field), breach->hard, breach->code,
                          g_strdup (breach->message));
    }

  return !row->refused;
}

/* A refusal of the store for this one record is the row's; anything else ends the run. */
static gboolean
is_refusal (SuyuanImportRun *run,
            SuyuanImportRow *row,
            GError          *error)
{
  if (g_error_matches (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT))
    {
      suyuan_import_note (run, row, -1, TRUE, "rule", g_strdup (error->message));
      g_error_free (error);
      return TRUE;
    }

  g_propagate_error (&run->error, error);
  return FALSE;
}

/* A sample or a visit of nothing could never be found again. */
static gboolean
has_subject (SuyuanImportRun *run,
             SuyuanImportRow *row)
{
  static const char *const subjects[] = { "outlet", "section", "enterprise", "reach" };
  SuyuanKind               kind = run->import->kind;

  if (kind != SUYUAN_KIND_SAMPLE && kind != SUYUAN_KIND_VISIT)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (suyuan_import_find_field (run->import, subjects[i]) != NULL &&
        suyuan_record_has (row->record, subjects[i]))
      return TRUE;

  suyuan_import_note (run, row, -1, TRUE, "no_subject",
                      g_strdup (_ ("The row names no known outlet, section or enterprise; map the column that does")));
  return FALSE;
}

/* A party named in a list of outlets is a link by documents: probable until somebody has looked. */
static gboolean
write_link (SuyuanImportRun *run,
            SuyuanImportRow *row,
            const SuyuanUid *outlet)
{
  g_autoptr (SuyuanRecord) link = NULL;
  g_autofree char *today = suyuan_office_today (run->import->office);
  SuyuanUid        uid, enterprise;

  if (!row->has_enterprise || run->import->kind != SUYUAN_KIND_OUTLET ||
      !suyuan_record_get_ref (row->record, "enterprise", &enterprise))
    return TRUE;

  suyuan_uid_init (&uid, suyuan_office_now_ms (run->import->office));
  link = suyuan_record_new (suyuan_record_get_catalogue (row->record), SUYUAN_KIND_LINK, &uid);
  suyuan_record_set_ref (link, "outlet", outlet);
  suyuan_record_set_ref (link, "enterprise", &enterprise);
  suyuan_record_set_text (link, "method", "documents");
  suyuan_record_set_text (link, "confidence", "probable");
  suyuan_record_set_text (link, "established_on", today);
  suyuan_record_set_integer (link, "main", 1);

  return suyuan_batch_create (run->batch, link, &run->error);
}

/* What was kept goes behind the remark of the row, or of the record that is there (@before), each piece once. */
static void
settle_remark (SuyuanImportRow *row,
               const char      *before)
{
  SuyuanRecord *record = row->record;
  const char   *remark;
  g_autoptr (GString) text = NULL;
  g_auto (GStrv) pieces = NULL;
  g_auto (GStrv) held = NULL;

  if (row->kept == NULL ||
      suyuan_catalogue_find_field (suyuan_record_get_catalogue (record), suyuan_record_get_kind (record), "remark") == NULL)
    return;

  remark = suyuan_record_has (record, "remark") ? suyuan_record_get_text (record, "remark") : before;
  text = g_string_new (remark);
  pieces = g_strsplit (row->kept, "；", -1);
  held = g_strsplit (text->str, "；", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) held, pieces[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "；" : "", pieces[i]);
  suyuan_record_set_text (record, "remark", text->str);
}

/* What is decided is decided by a verb that asks for proof: a list brings tasks in at their beginning, and links
 * unconfirmed. */
static gboolean
is_undecided (SuyuanRecord *record,
              GError      **error)
{
  SuyuanKind kind = suyuan_record_get_kind (record);

  if (kind == SUYUAN_KIND_LINK)
    return suyuan_guard_check_create (record, error);
  if (kind != SUYUAN_KIND_TASK)
    return TRUE;
  if (g_strcmp0 (suyuan_record_get_text (record, "state"), "registered") == 0 && suyuan_record_get_integer (record, "round") == 1 &&
      !suyuan_record_has (record, "closed_on") && !suyuan_record_has (record, "closure_number"))
    return TRUE;

  suyuan_refuse (error, "decision",
                 _ ("A task comes in registered, in its first round and not closed; leave the columns of state, round and closure out and take it through its steps"));
  return FALSE;
}

static void
refuse_decision (SuyuanImportRun *run,
                 SuyuanImportRow *row,
                 const GError    *error)
{
  suyuan_import_note (run, row, -1, TRUE, "decision", g_strdup (error->message));
}

/* A chainage that the row says is one of its reach. FALSE: the run ends. */
static gboolean
check_place (SuyuanImportRun *run,
             SuyuanImportRow *row,
             SuyuanRecord    *record)
{
  const SuyuanField *field = suyuan_import_find_field (run->import, "chainage_m");
  GError            *error = NULL;

  if (field == NULL || suyuan_integrity_check_chainage (run->import->office, record, &error))
    return TRUE;
  if (!g_error_matches (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_REFUSED))
    {
      g_propagate_error (&run->error, error);
      return FALSE;
    }
  suyuan_import_note (run, row, column_of (run->import, field), TRUE, suyuan_work_error_get_word (error), g_strdup (error->message));
  g_error_free (error);
  return TRUE;
}

static gboolean
create_row (SuyuanImportRun *run,
            SuyuanImportRow *row)
{
  g_autoptr (GError) error = NULL;

  suyuan_import_fill_in (run, row);
  settle_remark (row, NULL);
  if (!has_subject (run, row) || !suyuan_import_check (run, row, row->record))
    return TRUE;
  if (!check_place (run, row, row->record) || row->refused)
    return run->error == NULL;
  if (!is_undecided (row->record, &error))
    {
      refuse_decision (run, row, error);
      return TRUE;
    }

  if (!suyuan_batch_create (run->batch, row->record, &error))
    return is_refusal (run, row, g_steal_pointer (&error));
  if (!suyuan_sampling_mark (run->import->office, run->batch, row->record, &run->error))
    return FALSE;

  suyuan_import_index_add (run->own, row->record);
  run->report->imported++;
  return write_link (run, row, suyuan_record_get_uid (row->record));
}

/* A list that was written out and is read again has the chainage in it, whatever was edited: nobody says by that where along
 * the reach it is now. */
static gboolean
restates_chainage (SuyuanRecord      *record,
                   SuyuanRecord      *existing,
                   const SuyuanField *field)
{
  return g_str_equal (field->key, "chainage_m") && suyuan_record_has (existing, field->key) && fabs (suyuan_record_get_real (record, field->key) - suyuan_record_get_real (existing, field->key)) < ROUNDED_M;
}

/* What the row says, as changes of an existing record; what it does not say stays. */
static SuyuanRecord *
changes_of (SuyuanImportRun *run,
            SuyuanImportRow *row,
            SuyuanRecord    *existing)
{
  SuyuanCatalogue   *catalogue = suyuan_record_get_catalogue (existing);
  SuyuanRecord      *changes = suyuan_record_new (catalogue, run->import->kind, suyuan_record_get_uid (existing));
  guint              n_fields;
  const SuyuanField *fields = suyuan_catalogue_get_fields (catalogue, run->import->kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (suyuan_record_peek (row->record, i)->type != SUYUAN_VALUE_NULL && !restates_chainage (row->record, existing, &fields[i]))
      suyuan_record_put (changes, i, suyuan_record_peek (row->record, i));

  return changes;
}

static void
merge_into (SuyuanRecord *record,
            SuyuanRecord *changes)
{
  guint n_fields;

  suyuan_catalogue_get_fields (suyuan_record_get_catalogue (record), suyuan_record_get_kind (record), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (suyuan_record_is_touched (changes, i))
      suyuan_record_put (record, i, suyuan_record_peek (changes, i));
}

static gboolean
party_changed (SuyuanRecord *existing,
               SuyuanRecord *changes)
{
  SuyuanUid before, after;

  if (!suyuan_record_get_ref (changes, "enterprise", &after))
    return FALSE;

  return !suyuan_record_get_ref (existing, "enterprise", &before) || !suyuan_uid_equal (&before, &after);
}

/* A line that is drawn anew carries what lies at it along, as where it is typed. */
static gboolean
carry_along (SuyuanImportRun *run,
             SuyuanImportRow *row,
             SuyuanRecord    *before,
             SuyuanRecord    *after,
             SuyuanRecord    *said)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint n_changed = 0;

  if (!suyuan_carrying_find (run->import->office, before, after, said, changes, words, &run->bankside, &run->error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      if (!suyuan_batch_update (run->batch, changes->pdata[i], &n_changed, &run->error))
        return FALSE;
      run->report->changes += n_changed;
    }
  for (guint i = 0; i < words->len; i++)
    suyuan_import_note (run, row, -1, FALSE, "carried", g_strdup (words->pdata[i]));

  return TRUE;
}

static gboolean
update_row (SuyuanImportRun *run,
            SuyuanImportRow *row,
            const SuyuanUid *uid)
{
  g_autoptr (SuyuanRecord) existing = suyuan_workspace_get (run->workspace, run->import->kind, uid, &run->error);
  g_autoptr (SuyuanRecord) changes = NULL;
  g_autoptr (SuyuanRecord) merged = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;

  if (existing == NULL)
    return FALSE;

  settle_remark (row, suyuan_record_has (existing, "remark") ? suyuan_record_get_text (existing, "remark") : NULL);
  changes = changes_of (run, row, existing);
  merged = suyuan_record_copy (existing);
  merge_into (merged, changes);
  if (!suyuan_import_check (run, row, merged))
    return TRUE;
  if (!check_place (run, row, changes) || row->refused)
    return run->error == NULL;
  if (!suyuan_guard_check_update (existing, changes, &error))
    {
      refuse_decision (run, row, error);
      return TRUE;
    }

  if (!suyuan_batch_update (run->batch, changes, &n_changed, &error))
    return is_refusal (run, row, g_steal_pointer (&error));

  run->report->changes += n_changed;
  if (n_changed > 0)
    run->report->updated++;
  else
    run->report->unchanged++;
  if (n_changed > 0 && !carry_along (run, row, existing, merged, changes))
    return FALSE;

  row->has_enterprise = row->has_enterprise && party_changed (existing, changes);
  return write_link (run, row, uid);
}

/* What is wrong lies with the cell that says which record this is. */
static void
refuse (SuyuanImportRun *run,
        SuyuanImportRow *row,
        const char      *code,
        char            *message)
{
  const SuyuanField *key = suyuan_import_find_field (run->import, run->import->key != NULL ? run->import->key : "code");

  suyuan_import_note (run, row, key != NULL ? column_of (run->import, key) : -1, TRUE, code, message);
}

static void
refuse_duplicate (SuyuanImportRun *run,
                  SuyuanImportRow *row,
                  const char      *key)
{
  refuse (run, row, "duplicate_code",
          g_strdup_printf (_ ("“%s” stands already in the workspace or further up in this file; give it a code of its own, or import in the mode that adds and updates to change the record that is there"), key));
}

/**
 * Writes one row into the batch as its mode says, or notes why not. FALSE only when the whole run must end:
 * run->error says why.
 */
gboolean
suyuan_import_write_row (SuyuanImportRun *run,
                         SuyuanImportRow *row)
{
  g_autofree char *key = suyuan_import_index_dup_key (run->own, row->record);
  SuyuanUid        uid;
  SuyuanIndexHit   hit = key != NULL ? suyuan_import_index_find_key (run->own, key, &uid) : SUYUAN_INDEX_NONE;
  SuyuanImportMode mode = run->import->mode;

  if (hit == SUYUAN_INDEX_SEVERAL && mode != SUYUAN_IMPORT_ADD)
    refuse (run, row, "ambiguous_key",
            g_strdup_printf (_ ("“%s” fits several records; match the rows by another field"), key));
  else if (hit != SUYUAN_INDEX_NONE && mode == SUYUAN_IMPORT_ADD)
    refuse_duplicate (run, row, key);
  else if (mode == SUYUAN_IMPORT_UPDATE && key == NULL)
    refuse (run, row, "no_key", g_strdup (_ ("The cell that says which record to update is empty")));
  else if (mode == SUYUAN_IMPORT_UPDATE && hit == SUYUAN_INDEX_NONE)
    refuse (run, row, "not_found",
            g_strdup_printf (_ ("There is no record “%s” to update; import in the mode that adds and updates to add it"), key));
  else if (hit == SUYUAN_INDEX_ONE)
    return update_row (run, row, &uid);
  else
    return create_row (run, row);

  return TRUE;
}
