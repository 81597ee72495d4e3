/* suyuan-batch-write.c: a batch's changes: rules, journal, tables
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-batch-private.h"

#include "suyuan-conflict.h"
#include "suyuan-refold.h"
#include "suyuan-rows.h"
#include "suyuan-rules.h"

#include <string.h>

static gint64
batch_now (SuyuanBatch *self)
{
  return self->header.hlc >> 16;
}

static gboolean
refuse_field (const SuyuanField *field,
              const char        *why,
              GError           **error)
{
  g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT, "%s: %s", suyuan_field_get_label (field), why);
  return FALSE;
}

/* Only what this change touches can be refused: an old record may break rules nobody is editing now. */
static gboolean
check_rules (SuyuanRecord *whole,
             const guint8 *touched,
             GError      **error)
{
  g_autoptr (GPtrArray) breaches = suyuan_rules_check (whole);

  for (guint i = 0; breaches != NULL && i < breaches->len; i++)
    {
      SuyuanBreach *breach = breaches->pdata[i];

      if (breach->hard && (touched == NULL || breach->field == NULL || touched[breach->field->index]))
        {
          g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT, "%s", breach->message);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_value (const SuyuanKindTable *table,
             guint                  index,
             const SuyuanValue     *value,
             const SuyuanSlice     *slice,
             GError               **error)
{
  const SuyuanField *field = &table->fields[index];

  if (field->derived)
    return refuse_field (field, _ ("is worked out by the program and cannot be written"), error);
  if (!suyuan_kind_table_accepts (table, index, slice))
    return refuse_field (field, _ ("this kind of value does not fit the field"), error);
  if (value->type == SUYUAN_VALUE_TEXT && !g_utf8_validate (value->text, -1, NULL))
    return refuse_field (field, _ ("the text is not UTF-8"), error);
  return TRUE;
}

/* A new uid is above every other; one that is not may have been used before, perhaps by a removed record. */
static gboolean
check_new (SuyuanBatch     *self,
           const SuyuanUid *uid,
           GError         **error)
{
  g_autoptr (SuyuanStmt) stmt = NULL;
  SuyuanStmtStep step;

  if (memcmp (uid, &self->last_uid, sizeof *uid) > 0)
    return TRUE;

  stmt = suyuan_db_prepare (self->workspace->db, "SELECT 1 FROM suyuan_change WHERE uid = ? LIMIT 1", error);
  if (stmt == NULL)
    return FALSE;

  suyuan_stmt_bind_uid (stmt, 0, uid);
  step = suyuan_stmt_step (stmt, error);
  if (step == SUYUAN_STEP_ROW)
    g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CONSTRAINT, _ ("The record exists already, or did"));
  return step == SUYUAN_STEP_DONE;
}

/* The content buffer moves while it grows, so slices are cut only when it is whole. */
static void
cut_slices (SuyuanBatch           *self,
            const SuyuanKindTable *table,
            SuyuanSlice           *slices)
{
  SuyuanPayload      payload;
  SuyuanPayloadField field;
  int                index = -1;

  suyuan_payload_open (&payload, self->content->data, self->content->len);
  while (suyuan_payload_next (&payload, &field))
    {
      index = suyuan_kind_table_find (table, field.key, field.key_length, index + 1);
      slices[index] = field.new_value;
    }
}

static gboolean
check_values (const SuyuanKindTable *table,
              SuyuanRecord          *record,
              const SuyuanSlice     *slices,
              GError               **error)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (slices[i].bytes != NULL && !check_value (table, i, suyuan_record_peek (record, i), &slices[i], error))
      return FALSE;
  return TRUE;
}

/* @record: what others may derive from; %NULL for a new outlet, whose status is in its row already.
 * From here on a failure leaves the tables and the journal apart: the batch can only be aborted. */
static gboolean
end_write (SuyuanBatch  *self,
           SuyuanRecord *record,
           gboolean      done)
{
  if (!done)
    {
      self->broken = TRUE;
      return FALSE;
    }

  if (record == NULL)
    return TRUE;

  suyuan_deriver_note (self->outlets, record);
  if (suyuan_record_get_kind (record) == SUYUAN_KIND_EVENT)
    self->header.flags |= SUYUAN_BATCH_HEADER_DECISION;
  return TRUE;
}

/**
 * suyuan_batch_create:
 * @record: its touched fields are the new record's
 *
 * Adds a record. Errors: CONSTRAINT where a hard rule refuses it (the batch goes on without it) or the uid is not new.
 */
gboolean
suyuan_batch_create (SuyuanBatch  *self,
                     SuyuanRecord *record,
                     GError      **error)
{
  static const SuyuanValue null_value = { 0 };
  SuyuanKindTable         *table = suyuan_workspace_get_table (self->workspace, suyuan_record_get_kind (record), error);
  const SuyuanUid         *uid = suyuan_record_get_uid (record);
  SuyuanSlice             *slices;
  gint64                   now = batch_now (self);

  if (table == NULL || !check_rules (record, NULL, error) || !check_new (self, uid, error))
    return FALSE;

  slices = g_newa0 (SuyuanSlice, table->n_fields);
  suyuan_payload_begin (self->content, suyuan_batch_next_salt (self), SUYUAN_OP_CREATE, table->kind, uid);
  for (guint i = 0; i < table->n_fields; i++)
    if (suyuan_record_peek (record, i)->type != SUYUAN_VALUE_NULL)
      suyuan_payload_add (self->content, table->fields[i].key, &null_value, suyuan_record_peek (record, i));
  cut_slices (self, table, slices);
  if (!check_values (table, record, slices, error))
    return FALSE;

  suyuan_record_set_times (record, now, now);
  suyuan_bulk_note_create (self->workspace->bulk, table);
  suyuan_deriver_fill_new (self->workspace->deriver, table, slices);
  return end_write (self, table->kind == SUYUAN_KIND_OUTLET ? NULL : record,
                    suyuan_row_insert (self->workspace, table, 0, uid, now, now, slices, error) && suyuan_batch_journal (self, uid, error));
}

static SuyuanRecord *
read_old (SuyuanBatch           *self,
          const SuyuanKindTable *table,
          const SuyuanUid       *uid,
          gint64                *fid,
          GError               **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->workspace->db, table->select_sql, error);

  if (row == NULL)
    return NULL;

  suyuan_stmt_bind_uid (row, 0, uid);
  switch (suyuan_stmt_step (row, error))
    {
    case SUYUAN_STEP_ROW:
      *fid = suyuan_stmt_int64 (row, SUYUAN_COLUMN_FID);
      return suyuan_kind_table_read (table, row);
    case SUYUAN_STEP_DONE:
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND, _ ("There is no such %s any more"), table->name);
      return NULL;
    case SUYUAN_STEP_ERROR:
    default:
      return NULL;
    }
}

/* Longitude and latitude make one geometry: when one changes the other is needed as it was. */
static void
borrow_position (const SuyuanKindTable *table,
                 SuyuanRecord          *old,
                 SuyuanSlice           *slices,
                 GByteArray            *buffer)
{
  const int pair[] = { table->lon, table->lat };

  for (guint i = 0; i < 2; i++)
    if (pair[i] >= 0 && slices[pair[i]].bytes == NULL && slices[pair[1 - i]].bytes != NULL)
      {
        suyuan_value_serialize (suyuan_record_peek (old, pair[i]), buffer);
        slices[pair[i]] = (SuyuanSlice){ buffer->data, buffer->len };
      }
}

static guint
journal_differences (SuyuanBatch           *self,
                     const SuyuanKindTable *table,
                     SuyuanRecord          *old,
                     SuyuanRecord          *record,
                     guint8                *touched)
{
  guint n_changed = 0;

  suyuan_payload_begin (self->content, suyuan_batch_next_salt (self), SUYUAN_OP_UPDATE, table->kind, suyuan_record_get_uid (old));
  for (guint i = 0; i < table->n_fields; i++)
    {
      const SuyuanValue *before = suyuan_record_peek (old, i), *after = suyuan_record_peek (record, i);

      if (!suyuan_record_is_touched (record, i) || suyuan_value_equal (before, after))
        continue;
      suyuan_payload_add (self->content, table->fields[i].key, before, after);
      touched[i] = TRUE;
      n_changed++;
    }
  return n_changed;
}

static SuyuanRecord *
overlay (const SuyuanKindTable *table,
         SuyuanRecord          *old,
         SuyuanRecord          *record,
         const guint8          *touched)
{
  SuyuanRecord *whole = suyuan_record_copy (old);

  for (guint i = 0; i < table->n_fields; i++)
    if (touched[i])
      suyuan_record_put (whole, i, suyuan_record_peek (record, i));
  return whole;
}

/**
 * suyuan_batch_update:
 * @record: its touched fields are the new values
 * @n_changed: (out) (optional): how many of them differ; none makes no change
 *
 * Changes a record. Errors: NOT_FOUND; CONSTRAINT where a hard rule refuses a changed field (the batch goes on).
 */
gboolean
suyuan_batch_update (SuyuanBatch  *self,
                     SuyuanRecord *record,
                     guint        *n_changed,
                     GError      **error)
{
  SuyuanKindTable *table = suyuan_workspace_get_table (self->workspace, suyuan_record_get_kind (record), error);
  const SuyuanUid *uid = suyuan_record_get_uid (record);
  g_autoptr (GByteArray) position = g_byte_array_new ();
  g_autoptr (SuyuanRecord) old = NULL;
  g_autoptr (SuyuanRecord) whole = NULL;
  SuyuanSlice *slices;
  guint8      *touched;
  guint        n;
  gint64       fid;

  if (table == NULL || (old = read_old (self, table, uid, &fid, error)) == NULL)
    return FALSE;

  touched = g_newa0 (guint8, table->n_fields);
  slices = g_newa0 (SuyuanSlice, table->n_fields);
  n = journal_differences (self, table, old, record, touched);
  if (n_changed != NULL)
    *n_changed = n;
  if (n == 0)
    return TRUE;

  whole = overlay (table, old, record, touched);
  cut_slices (self, table, slices);
  if (!check_rules (whole, touched, error) || !check_values (table, record, slices, error))
    return FALSE;

  borrow_position (table, old, slices, position);
  suyuan_deriver_note (self->outlets, old);
  return end_write (self, whole,
                    suyuan_row_update (self->workspace, table, fid, batch_now (self), touched, slices, error) &&
                        suyuan_conflict_answer (self->workspace, table, uid, touched, error) && suyuan_batch_journal (self, uid, error));
}

/**
 * Removes a record: a tombstone in the journal. Errors: NOT_FOUND.
 */
gboolean
suyuan_batch_remove (SuyuanBatch     *self,
                     SuyuanKind       kind,
                     const SuyuanUid *uid,
                     GError         **error)
{
  SuyuanKindTable *table = suyuan_workspace_get_table (self->workspace, kind, error);
  g_autoptr (SuyuanRecord) old = NULL;
  gint64 fid;

  if (table == NULL || (old = read_old (self, table, uid, &fid, error)) == NULL)
    return FALSE;

  suyuan_payload_begin (self->content, suyuan_batch_next_salt (self), SUYUAN_OP_REMOVE, kind, uid);
  return end_write (self, old,
                    suyuan_row_delete (self->workspace, table, fid, error) &&
                        suyuan_conflict_answer (self->workspace, table, uid, NULL, error) && suyuan_batch_journal (self, uid, error));
}

/**
 * Brings a removed record back with the values it had: a creation without fields. @state: its fold.
 */
gboolean
suyuan_batch_revive (SuyuanBatch     *self,
                     SuyuanFoldState *state,
                     GError         **error)
{
  SuyuanWorkspace *workspace = self->workspace;
  GHashTable      *outlets = self->outlets;

  suyuan_payload_begin (self->content, suyuan_batch_next_salt (self), SUYUAN_OP_CREATE, state->table->kind, &state->uid);
  state->exists = TRUE;
  state->changed = batch_now (self);
  for (guint i = 0; i <= state->table->n_fields; i++)
    state->conflicts[i].open = FALSE;
  self->broken = !suyuan_refold_record (workspace, NULL, state, outlets, error) || !suyuan_batch_journal (self, &state->uid, error);
  return !self->broken;
}
