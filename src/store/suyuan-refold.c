/* suyuan-refold.c: puts what the fold says into the tables
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-refold.h"

#include "suyuan-conflict.h"
#include "suyuan-derive.h"
#include "suyuan-rows.h"

#include <string.h>

/* The row as it stands, and its number; 0 where there is none. */
static gboolean
take_row_away (SuyuanWorkspace       *workspace,
               const SuyuanKindTable *table,
               const SuyuanUid       *uid,
               GHashTable            *outlets,
               gint64                *fid,
               GError               **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, table->select_sql, error);
  g_autoptr (SuyuanRecord) old = NULL;
  SuyuanStmtStep step;

  *fid = 0;
  if (row == NULL)
    return FALSE;

  suyuan_stmt_bind_uid (row, 0, uid);
  step = suyuan_stmt_step (row, error);
  if (step != SUYUAN_STEP_ROW)
    return step == SUYUAN_STEP_DONE;

  *fid = suyuan_stmt_int64 (row, SUYUAN_COLUMN_FID);
  old = suyuan_kind_table_read (table, row);
  suyuan_deriver_note (outlets, old);
  suyuan_stmt_reset (row);
  return suyuan_row_delete (workspace, table, *fid, error);
}

/* One uid made as two kinds is of the kind that came first, and that may have arrived last. */
static gboolean
take_other_kinds_away (SuyuanWorkspace       *workspace,
                       const SuyuanFoldState *state,
                       GHashTable            *outlets,
                       GError               **error)
{
  gint64 fid;

  for (guint kind = 1; state->mixed && kind < SUYUAN_N_KINDS; kind++)
    if (kind != state->table->kind && !take_row_away (workspace, workspace->tables[kind], &state->uid, outlets, &fid, error))
      return FALSE;
  return TRUE;
}

/**
 * Makes the row of a folded record what the fold says, keeping its number. Notes in @outlets whose derived fields
 * want suyuan_refold_outlets() afterwards.
 */
gboolean
suyuan_refold_record (SuyuanWorkspace *workspace,
                      SuyuanFolder    *folder,
                      SuyuanFoldState *state,
                      GHashTable      *outlets,
                      GError         **error)
{
  gint64 fid;
  int    index;

  if (state->table == NULL)
    return TRUE;
  if (!take_other_kinds_away (workspace, state, outlets, error) ||
      !take_row_away (workspace, state->table, &state->uid, outlets, &fid, error) ||
      !suyuan_conflict_write (workspace, folder, state, error))
    return FALSE;
  if (!state->exists)
    return TRUE;

  suyuan_deriver_fill_new (workspace->deriver, state->table, state->values);
  index = state->table->kind == SUYUAN_KIND_EVENT ? suyuan_kind_table_find (state->table, "task", strlen ("task"), 0) : state->table->outlet;
  if (state->table->kind == SUYUAN_KIND_OUTLET)
    g_hash_table_add (outlets, g_memdup2 (&state->uid, sizeof state->uid));
  else if (index >= 0 && !suyuan_slice_is_null (&state->values[index]))
    {
      gsize         length;
      gconstpointer outlet = suyuan_slice_data (&state->values[index], &length);

      if (length == sizeof (SuyuanUid))
        g_hash_table_add (outlets, g_memdup2 (outlet, length));
    }
  return suyuan_row_insert (workspace, state->table, fid, &state->uid, state->created, state->changed, state->values, error);
}

/* @known: whether there is such an outlet. */
static gboolean
refresh_outlet (SuyuanWorkspace *workspace,
                const SuyuanUid *uid,
                gboolean        *known,
                GError         **error)
{
  const SuyuanKindTable *table = workspace->tables[SUYUAN_KIND_OUTLET];
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, table->select_sql, error);
  g_autoptr (SuyuanRecord) record = NULL;
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  SuyuanSlice   *slices = g_newa0 (SuyuanSlice, table->n_fields);
  guint8        *touched = g_newa0 (guint8, table->n_fields);
  gboolean       differs = FALSE;
  SuyuanStmtStep step;
  gint64         fid;

  *known = FALSE;
  if (row == NULL)
    return FALSE;
  suyuan_stmt_bind_uid (row, 0, uid);
  step = suyuan_stmt_step (row, error);
  if (step != SUYUAN_STEP_ROW)
    return step == SUYUAN_STEP_DONE;

  *known = TRUE;
  fid = suyuan_stmt_int64 (row, SUYUAN_COLUMN_FID);
  record = suyuan_kind_table_read (table, row);
  suyuan_stmt_reset (row);
  suyuan_kind_table_slice (table, record, buffer, slices);
  if (!suyuan_deriver_fill (workspace->deriver, table, uid, slices, error))
    return FALSE;

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].derived)
      {
        g_auto (SuyuanValue) value = { 0 };

        suyuan_slice_to_value (&slices[i], &value);
        touched[i] = !suyuan_value_equal (&value, suyuan_record_peek (record, i));
        differs = differs || touched[i];
      }
  return !differs || suyuan_row_update (workspace, table, fid, suyuan_record_get_changed (record), touched, slices, error);
}

/* What is no outlet may be the task of an event. */
static gboolean
refresh_outlet_of (SuyuanWorkspace *workspace,
                   const SuyuanUid *task,
                   GError         **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, "SELECT \"outlet\" FROM \"task\" WHERE \"uid\" = ?", error);
  SuyuanStmtStep step;
  SuyuanUid      outlet;
  gboolean       known;

  if (row == NULL)
    return FALSE;
  suyuan_stmt_bind_uid (row, 0, task);
  step = suyuan_stmt_step (row, error);
  if (step == SUYUAN_STEP_ROW && suyuan_stmt_uid (row, 0, &outlet))
    return refresh_outlet (workspace, &outlet, &known, error);
  return step != SUYUAN_STEP_ERROR;
}

/**
 * Works the derived fields of @outlets (a set of uids, some of them tasks') out again and writes where they differ.
 */
gboolean
suyuan_refold_outlets (SuyuanWorkspace *workspace,
                       GHashTable      *outlets,
                       GError         **error)
{
  GHashTableIter iter;
  gpointer       uid;
  gboolean       known;

  g_hash_table_iter_init (&iter, outlets);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    if (!refresh_outlet (workspace, uid, &known, error) || (!known && !refresh_outlet_of (workspace, uid, error)))
      return FALSE;
  return TRUE;
}
