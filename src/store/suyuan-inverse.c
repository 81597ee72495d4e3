/* suyuan-inverse.c: writes the inverse of a batch, or says what stands in the way
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-journal-private.h"
#include "suyuan-notes.h"
#include "suyuan-query.h"

#include <string.h>

#define MAX_NAMED 10

typedef struct
{
  SuyuanBatch  *batch;
  SuyuanFolder *folder;
  gint64        number;  /* of the batch being inverted */
  GHashTable   *removed; /* uids of created records this takes away */
  GHashTable   *touched; /* uids of records whose fields this sets back */
  GHashTable   *shown;   /* those of them that are in @before */
  GPtrArray    *before;  /* those of them of the kinds that are followed, as they were */
  gboolean      removes[SUYUAN_N_KINDS];
  GString      *blockers;
  guint         n_blockers;
} Inverse;

static void
block (Inverse    *self,
       SuyuanKind  kind,
       const char *code)
{
  if (self->n_blockers++ < MAX_NAMED)
    g_string_append_printf (self->blockers, "%s%s %s", self->blockers->len > 0 ? ", " : "", suyuan_kind_name (kind), code);
}

static void
block_record (Inverse      *self,
              SuyuanRecord *record)
{
  g_autofree char *code = suyuan_workspace_dup_code (self->batch->workspace, record);

  block (self, suyuan_record_get_kind (record), code);
}

static void
block_uid (Inverse         *self,
           SuyuanKind       kind,
           const SuyuanUid *uid)
{
  g_autofree char *code = suyuan_uid_to_string (uid);

  block (self, kind, code);
}

static gboolean
slice_is (const SuyuanSlice *slice,
          const SuyuanValue *value)
{
  g_auto (SuyuanValue) other = { 0 };

  suyuan_slice_to_value (slice, &other);
  return suyuan_value_equal (&other, value);
}

/* Whether the record is still as the creation left it. */
static gboolean
is_as_created (Inverse         *self,
               SuyuanRecord    *record,
               SuyuanFoldState *state)
{
  for (guint i = 0; i < state->table->n_fields; i++)
    if (!state->table->fields[i].derived && !slice_is (&state->values[i], suyuan_record_peek (record, i)))
      return FALSE;
  return TRUE;
}

static gboolean
invert_create (Inverse       *self,
               SuyuanPayload *payload,
               SuyuanRecord  *record,
               gint64         change,
               GError       **error)
{
  SuyuanFoldState *state;

  if (record == NULL)
    {
      block_uid (self, payload->kind, &payload->uid);
      return TRUE;
    }

  state = suyuan_folder_load (self->folder, &payload->uid, change, error);
  if (state == NULL)
    return FALSE;
  if (!is_as_created (self, record, state))
    {
      block_record (self, record);
      return TRUE;
    }

  g_hash_table_add (self->removed, g_memdup2 (&payload->uid, sizeof payload->uid));
  self->removes[payload->kind] = TRUE;
  return suyuan_batch_remove (self->batch, payload->kind, &payload->uid, error);
}

static gboolean
is_followed (Inverse   *self,
             SuyuanKind kind)
{
  return self->batch->workspace->undo_func != NULL && (self->batch->workspace->undo_kinds & (G_GUINT64_CONSTANT (1) << kind)) != 0;
}

static gboolean
minds (Inverse      *self,
       SuyuanRecord *record,
       SuyuanRecord *change)
{
  SuyuanUndoMinds func = (SuyuanUndoMinds) self->batch->workspace->undo_minds;

  return func == NULL || func (record, change);
}

/* The first change of a record that is minded shows it: what was taken back of it before then, nobody minds. */
static void
show (Inverse      *self,
      SuyuanRecord *record,
      SuyuanRecord *change)
{
  const SuyuanUid *uid = suyuan_record_get_uid (record);

  if (self->batch->workspace->undo_func == NULL)
    return;
  g_hash_table_add (self->touched, g_memdup2 (uid, sizeof *uid));
  if (is_followed (self, suyuan_record_get_kind (record)) && !g_hash_table_contains (self->shown, uid) && minds (self, record, change))
    {
      g_hash_table_add (self->shown, g_memdup2 (uid, sizeof *uid));
      g_ptr_array_add (self->before, suyuan_record_ref (record));
    }
}

static gboolean
invert_update (Inverse       *self,
               SuyuanPayload *payload,
               SuyuanRecord  *record,
               GError       **error)
{
  const SuyuanKindTable *table = self->batch->workspace->tables[payload->kind];
  g_autoptr (SuyuanRecord) change = NULL;
  SuyuanPayloadField field;

  if (record == NULL)
    {
      block_uid (self, payload->kind, &payload->uid);
      return TRUE;
    }

  change = suyuan_record_new (table->catalogue, table->kind, &payload->uid);
  while (suyuan_payload_next (payload, &field))
    {
      int index = suyuan_kind_table_find (table, field.key, field.key_length, 0);
      g_auto (SuyuanValue) value = { 0 };

      if (index < 0)
        continue;
      if (!slice_is (&field.new_value, suyuan_record_peek (record, index)))
        {
          block_record (self, record);
          return TRUE;
        }
      suyuan_slice_to_value (&field.old_value, &value);
      suyuan_record_put (change, index, &value);
    }
  show (self, record, change);
  return suyuan_batch_update (self->batch, change, NULL, error);
}

static gboolean
revive (Inverse         *self,
        SuyuanPayload   *payload,
        SuyuanFoldState *state,
        GError         **error)
{
  g_autoptr (SuyuanRecord) record = NULL;

  if (!suyuan_batch_revive (self->batch, state, error))
    return FALSE;
  if (!is_followed (self, payload->kind))
    return TRUE;

  record = suyuan_workspace_get (self->batch->workspace, payload->kind, &payload->uid, error);
  if (record != NULL && minds (self, record, NULL))
    g_ptr_array_add (self->before, suyuan_record_ref (record));
  return record != NULL;
}

static gboolean
invert_remove (Inverse       *self,
               SuyuanPayload *payload,
               SuyuanRecord  *record,
               GError       **error)
{
  SuyuanFoldState *state;

  if (record != NULL)
    {
      block_record (self, record);
      return TRUE;
    }

  state = suyuan_folder_load (self->folder, &payload->uid, 0, error);
  if (state == NULL)
    return FALSE;
  if (state->table != NULL)
    return revive (self, payload, state, error);

  block_uid (self, payload->kind, &payload->uid);
  return TRUE;
}

static gboolean
invert_change (Inverse      *self,
               gint64        change,
               gconstpointer content,
               gsize         length,
               GError      **error)
{
  g_autoptr (SuyuanRecord) record = NULL;
  g_autoptr (GError) missing = NULL;
  SuyuanPayload payload;

  if (!suyuan_payload_open (&payload, content, length) || payload.kind <= SUYUAN_KIND_NONE || payload.kind >= SUYUAN_N_KINDS)
    {
      g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO,
                           _ ("Not all of this batch is in this workspace, so it cannot be undone here"));
      return FALSE;
    }

  record = suyuan_workspace_get (self->batch->workspace, payload.kind, &payload.uid, &missing);
  if (missing != NULL && !g_error_matches (missing, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }

  if (payload.op == SUYUAN_OP_CREATE)
    return invert_create (self, &payload, record, change, error);
  if (payload.op == SUYUAN_OP_UPDATE)
    return invert_update (self, &payload, record, error);
  return invert_remove (self, &payload, record, error);
}

/* Backwards, so that what the batch did to a record twice is taken back in turn. */
static gboolean
invert_changes (Inverse *self,
                GError **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->batch->workspace->db,
                                                  "SELECT id, content FROM suyuan_change WHERE id BETWEEN ? AND ? ORDER BY id DESC", error);
  SuyuanStmtStep step;

  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_int64 (row, 0, self->number << 32);
  suyuan_stmt_bind_int64 (row, 1, ((self->number + 1) << 32) - 1);
  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      gsize         length;
      gconstpointer content = suyuan_stmt_blob (row, 1, &length);

      if (!invert_change (self, suyuan_stmt_int64 (row, 0), content, length, error))
        return FALSE;
    }
  return step == SUYUAN_STEP_DONE;
}

static gboolean
find_references (Inverse               *self,
                 const SuyuanKindTable *table,
                 const char            *key,
                 GError               **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"uid\", \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL", key, table->name, key);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare_text (self->batch->workspace->db, sql, error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;
  SuyuanUid      uid, target;

  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    if (suyuan_stmt_uid (row, 1, &target) && g_hash_table_contains (self->removed, &target) && suyuan_stmt_uid (row, 0, &uid))
      {
        g_autoptr (SuyuanRecord) record = suyuan_workspace_get (self->batch->workspace, table->kind, &uid, error);

        if (record == NULL)
          return FALSE;
        block_record (self, record);
      }
  return step == SUYUAN_STEP_DONE;
}

/* A reference without a target kind may point to any. */
static gboolean
may_point_to_removed (Inverse           *self,
                      const SuyuanField *field)
{
  return field->type == SUYUAN_FIELD_REF && (field->target == SUYUAN_KIND_NONE || self->removes[field->target]);
}

/* What still points to a record that this takes away. */
static gboolean
find_all_references (Inverse *self,
                     GError **error)
{
  if (g_hash_table_size (self->removed) == 0)
    return TRUE;

  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      const SuyuanKindTable *table = self->batch->workspace->tables[kind];

      for (guint i = 0; i < table->n_fields; i++)
        if (may_point_to_removed (self, &table->fields[i]) && !find_references (self, table, table->fields[i].key, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
check_blockers (Inverse *self,
                GError **error)
{
  if (self->n_blockers == 0)
    return TRUE;

  g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO,
               g_dngettext (GETTEXT_PACKAGE, "Later work stands on this (%u record): %s%s. Undo that first",
                            "Later work stands on this (%u records): %s%s. Undo that first", self->n_blockers),
               self->n_blockers, self->blockers->str, self->n_blockers > MAX_NAMED ? ", …" : "");
  return FALSE;
}

/* Where contents are withheld, nobody sees what else refers to what others made. */
static gboolean
check_sight (Inverse                  *self,
             const SuyuanJournalEntry *entry,
             GError                  **error)
{
  SuyuanWorkspace *workspace = self->batch->workspace;
  SuyuanDevice    *device = suyuan_workspace_get_device (workspace, error);
  gboolean         is_part;

  if (device == NULL || !suyuan_workspace_is_part (workspace, &is_part, error))
    return FALSE;
  if (!is_part || g_hash_table_size (self->removed) == 0 || memcmp (suyuan_device_get_public_key (device), entry->header.device, SUYUAN_DEVICE_BYTES) == 0)
    return TRUE;
  g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO,
                       _ ("This workspace is a part: what refers to the records of this batch may be withheld here. Have it undone where everything is"));
  return FALSE;
}

static gboolean
be_followed (Inverse *self,
             GError **error)
{
  SuyuanWorkspace *workspace = self->batch->workspace;

  return self->before->len == 0 || ((SuyuanUndoFunc) workspace->undo_func) (self->batch, self->before, self->touched, workspace->undo_data, error);
}

/**
 * Writes into @batch what takes @entry back, and what whoever follows it has to add. Errors: CANNOT_UNDO with the list of what stands in the way; then the
 * batch must not be committed.
 */
gboolean
suyuan_inverse_write (SuyuanBatch              *batch,
                      const SuyuanJournalEntry *entry,
                      GError                  **error)
{
  g_autoptr (SuyuanFolder) folder = suyuan_folder_new (batch->workspace, error);
  g_autoptr (GHashTable) removed = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  g_autoptr (GHashTable) touched = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (suyuan_uid_hash, suyuan_uid_equal, g_free, NULL);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
  g_autoptr (GString) blockers = g_string_new (NULL);
  Inverse self = { .batch = batch, .folder = folder, .number = entry->number, .removed = removed, .touched = touched, .shown = shown, .before = before, .blockers = blockers };

  return folder != NULL && invert_changes (&self, error) && find_all_references (&self, error) && check_sight (&self, entry, error) && check_blockers (&self, error) && be_followed (&self, error);
}
