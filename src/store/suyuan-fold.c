/* suyuan-fold.c: what all changes of a record come to, whatever the order they arrived in
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-fold.h"

#include <string.h>

typedef struct
{
  const SuyuanBatchPlace *place;
  gint64                  id;
  gsize                   offset, length; /* in the arena */
} Change;

/* Changes are copied into the arena, because a record's may lie far apart in the journal. */
struct _SuyuanFolder
{
  SuyuanWorkspace  *workspace; /* borrowed */
  GHashTable       *places;    /* local batch number -> SuyuanBatchPlace */
  GByteArray       *arena;
  GArray           *changes;
  GArray           *values, *conflicts; /* the state's memory */
  SuyuanFoldState   state;
  gint64            last_batch; /* the place looked up last, */
  SuyuanBatchPlace *last_place; /* for changes come in runs */
};

static gboolean
read_places (SuyuanFolder *self,
             GError      **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->workspace->db, "SELECT id, device, seq, hlc, hash FROM suyuan_batch", error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      SuyuanBatchPlace *place = g_new0 (SuyuanBatchPlace, 1);

      suyuan_stmt_copy (row, 1, place->device, sizeof place->device);
      place->seq = suyuan_stmt_int64 (row, 2);
      place->hlc = suyuan_stmt_int64 (row, 3);
      suyuan_stmt_copy (row, 4, place->hash, sizeof place->hash);
      g_hash_table_insert (self->places, GSIZE_TO_POINTER (suyuan_stmt_int64 (row, 0)), place);
    }
  return step == SUYUAN_STEP_DONE;
}

/**
 * A folder that knows the batches there are now.
 */
SuyuanFolder *
suyuan_folder_new (SuyuanWorkspace *workspace,
                   GError         **error)
{
  g_autoptr (SuyuanFolder) self = g_new0 (SuyuanFolder, 1);

  self->workspace = workspace;
  self->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->arena = g_byte_array_new ();
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  self->values = g_array_new (FALSE, TRUE, sizeof (SuyuanSlice));
  self->conflicts = g_array_new (FALSE, TRUE, sizeof (SuyuanFoldConflict));
  return read_places (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * Frees it and the state it gave.
 */
void
suyuan_folder_free (SuyuanFolder *self)
{
  g_hash_table_unref (self->places);
  g_byte_array_unref (self->arena);
  g_array_unref (self->changes);
  g_array_unref (self->values);
  g_array_unref (self->conflicts);
  g_free (self);
}

/**
 * The place of a batch by its local number; %NULL where there is no such batch. Borrowed.
 */
const SuyuanBatchPlace *
suyuan_folder_get_place (SuyuanFolder *self,
                         gint64        batch)
{
  if (batch != self->last_batch)
    {
      self->last_batch = batch;
      self->last_place = g_hash_table_lookup (self->places, GSIZE_TO_POINTER (batch));
    }
  return self->last_place;
}

/**
 * Starts a record.
 */
void
suyuan_folder_begin (SuyuanFolder    *self,
                     const SuyuanUid *uid)
{
  g_byte_array_set_size (self->arena, 0);
  g_array_set_size (self->changes, 0);
  memset (&self->state, 0, sizeof self->state);
  self->state.uid = *uid;
}

/**
 * Adds one of its changes (copied), in any order; %FALSE where its batch is not there.
 */
gboolean
suyuan_folder_add (SuyuanFolder *self,
                   gint64        change,
                   gconstpointer content,
                   gsize         length)
{
  Change added = { suyuan_folder_get_place (self, change >> 32), change, self->arena->len, length };

  if (added.place == NULL)
    return FALSE;

  g_byte_array_append (self->arena, content, length);
  g_array_append_val (self->changes, added);
  return TRUE;
}

/* The order of the fold. Two batches with one (device, seq) are a fork; their hashes decide, so that every
 * workspace folds them alike. */
static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const Change           *left = a, *right = b;
  const SuyuanBatchPlace *p = left->place, *q = right->place;
  int                     order;

  if (p == q)
    return left->id < right->id ? -1 : left->id > right->id;
  if (p->hlc != q->hlc)
    return p->hlc < q->hlc ? -1 : 1;
  if ((order = memcmp (p->device, q->device, sizeof p->device)) != 0)
    return order;
  if (p->seq != q->seq)
    return p->seq < q->seq ? -1 : 1;
  return memcmp (p->hash, q->hash, sizeof p->hash);
}

static void
clear_conflicts (SuyuanFoldState *state)
{
  for (guint i = 0; i <= state->table->n_fields; i++)
    state->conflicts[i].open = FALSE;
}

/* An edit of what its writer had not seen: the later one stands, the other is kept beside it. Any later edit of the
 * field by somebody who saw it answers the question. */
static void
fold_field (SuyuanFoldState          *state,
            guint                     index,
            const SuyuanPayloadField *field,
            gint64                    batch)
{
  SuyuanSlice        *value = &state->values[index];
  SuyuanFoldConflict *conflict = &state->conflicts[index];

  conflict->open = !suyuan_slice_equal (&field->old_value, value) && !suyuan_slice_equal (&field->new_value, value);
  if (conflict->open)
    {
      conflict->other = *value;
      conflict->batch = batch;
    }
  *value = field->new_value;
}

static void
fold_fields (SuyuanFoldState *state,
             SuyuanPayload   *payload,
             gint64           batch)
{
  SuyuanPayloadField field;
  int                index = -1;

  while (suyuan_payload_next (payload, &field))
    {
      int found = suyuan_kind_table_find (state->table, field.key, field.key_length, index + 1);

      /* A field or a value that this version does not know stays in the journal for one that does. */
      if (found < 0)
        continue;
      index = found;
      if (!state->table->fields[index].derived && suyuan_kind_table_accepts (state->table, index, &field.new_value))
        fold_field (state, index, &field, batch);
    }
}

static void
begin_state (SuyuanFolder *self,
             SuyuanKind    kind,
             gint64        created)
{
  SuyuanFoldState *state = &self->state;

  if (kind <= SUYUAN_KIND_NONE || kind >= SUYUAN_N_KINDS)
    return;

  state->table = self->workspace->tables[kind];
  state->created = created;
  g_array_set_size (self->values, 0);
  g_array_set_size (self->values, state->table->n_fields);
  g_array_set_size (self->conflicts, 0);
  g_array_set_size (self->conflicts, state->table->n_fields + 1);
  state->values = (SuyuanSlice *) (gpointer) self->values->data;
  state->conflicts = (SuyuanFoldConflict *) (gpointer) self->conflicts->data;
}

static void
fold_change (SuyuanFolder *self,
             const Change *change)
{
  SuyuanFoldState *state = &self->state;
  gint64           at = change->place->hlc >> 16, batch = change->id >> 32;
  SuyuanPayload    payload;

  if (!suyuan_payload_open (&payload, self->arena->data + change->offset, change->length))
    return;
  if (state->table == NULL && payload.op == SUYUAN_OP_CREATE)
    begin_state (self, payload.kind, at);
  if (state->table == NULL)
    return;
  if (payload.kind != state->table->kind)
    {
      state->mixed = TRUE;
      return;
    }

  state->changed = at;
  if (payload.op == SUYUAN_OP_REMOVE || payload.op == SUYUAN_OP_CREATE)
    {
      state->exists = payload.op == SUYUAN_OP_CREATE;
      clear_conflicts (state);
    }
  else if (!state->exists)
    {
      SuyuanFoldConflict *lost = &state->conflicts[state->table->n_fields];

      *lost = (SuyuanFoldConflict){ TRUE, { NULL, 0 }, batch };
    }
  fold_fields (state, &payload, batch);
}

/**
 * Folds what was added. The state is the folder's and valid until the next record begins.
 */
SuyuanFoldState *
suyuan_folder_run (SuyuanFolder *self)
{
  if (self->changes->len > 1)
    g_array_sort (self->changes, compare_changes);
  for (guint i = 0; i < self->changes->len; i++)
    fold_change (self, &g_array_index (self->changes, Change, i));
  return &self->state;
}

/**
 * Folds a record from the journal; @up_to_change leaves changes with higher numbers out, 0 takes all.
 */
SuyuanFoldState *
suyuan_folder_load (SuyuanFolder    *self,
                    const SuyuanUid *uid,
                    gint64           up_to_change,
                    GError         **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->workspace->db,
                                                  "SELECT id, content FROM suyuan_change WHERE uid = ? AND content IS NOT NULL", error);
  SuyuanStmtStep step;

  if (row == NULL)
    return NULL;

  suyuan_folder_begin (self, uid);
  suyuan_stmt_bind_uid (row, 0, uid);
  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      gint64        id = suyuan_stmt_int64 (row, 0);
      gsize         length;
      gconstpointer content = suyuan_stmt_blob (row, 1, &length);

      if (up_to_change == 0 || id <= up_to_change)
        suyuan_folder_add (self, id, content, length);
    }
  return step == SUYUAN_STEP_DONE ? suyuan_folder_run (self) : NULL;
}
