/* suyuan-clash.c: the conflicts a record got by a delivery, value by value
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-clash.h"

static void
free_clash (gpointer data)
{
  SuyuanClash *clash = data;

  g_free (clash->field);
  suyuan_value_clear (&clash->kept);
  suyuan_value_clear (&clash->other);
  g_free (clash->batch);
  g_free (clash);
}

/**
 * The fields of a record whose conflicts are open, "" for the record itself: a set of texts.
 */
GHashTable *
suyuan_clash_open_fields (SuyuanWorkspace *workspace,
                          const SuyuanUid *uid,
                          GError         **error)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, "SELECT field FROM suyuan_conflict WHERE uid = ?", error);
  SuyuanStmtStep step;

  if (row == NULL)
    return NULL;

  suyuan_stmt_bind_uid (row, 0, uid);
  while ((step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    g_hash_table_add (fields, g_strdup (suyuan_stmt_text (row, 0)));
  return step == SUYUAN_STEP_DONE ? g_steal_pointer (&fields) : NULL;
}

static SuyuanClash *
make_clash (SuyuanFolder          *folder,
            const SuyuanFoldState *state,
            guint                  index)
{
  const SuyuanBatchPlace *place = suyuan_folder_get_place (folder, state->conflicts[index].batch);
  SuyuanClash            *clash = g_new0 (SuyuanClash, 1);

  clash->batch = suyuan_batch_id_new (place->device, place->seq);
  if (index == state->table->n_fields)
    return clash;

  clash->field = g_strdup (state->table->fields[index].key);
  suyuan_slice_to_value (&state->values[index], &clash->kept);
  suyuan_slice_to_value (&state->conflicts[index].other, &clash->other);
  return clash;
}

/**
 * The open conflicts of a folded record, without those of @known. Array of SuyuanClash.
 */
GPtrArray *
suyuan_clash_list (SuyuanFolder          *folder,
                   const SuyuanFoldState *state,
                   GHashTable            *known)
{
  GPtrArray *clashes = g_ptr_array_new_with_free_func (free_clash);

  for (guint i = 0; state->table != NULL && i <= state->table->n_fields; i++)
    if (state->conflicts[i].open && !g_hash_table_contains (known, i < state->table->n_fields ? state->table->fields[i].key : ""))
      g_ptr_array_add (clashes, make_clash (folder, state, i));
  return clashes;
}
