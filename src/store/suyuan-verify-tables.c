/* suyuan-verify-tables.c: folds every record again and compares it with its row
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-verify.h"

#include "suyuan-indexer.h"
#include "suyuan-spatial-check.h"
#include "suyuan-sum.h"

#include <sqlite3.h>
#include <string.h>

/* Where created, changed and the first field stand in the sum of a row. */
enum
{
  PLACE_CREATED,
  PLACE_CHANGED,
  PLACE_FIELDS
};

/* The columns of a cursor; the sums of the row, which are one, come last. */
enum
{
  AT_FID,
  AT_UID,
  AT_GEOM,
  AT_SUMS
};

/* The rows of one kind, read beside the journal in the same order. Of their many columns only a sum is looked at. */
typedef struct
{
  SuyuanStmt    *row; /* NULL: not read */
  SuyuanStmtStep step;
  SuyuanUid      uid;
  SuyuanBox      extent;
  guint64        boxes; /* a sum over the entries its R-tree must have */
} Cursor;

typedef struct
{
  SuyuanVerify  *verify;
  SuyuanFolder  *folder;
  SuyuanDeriver *deriver;
  GByteArray    *geom;
  Cursor         cursors[SUYUAN_N_KINDS];
  gint64         n_conflicts;
} Walk;

static void
walk_clear (Walk *self)
{
  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    g_clear_pointer (&self->cursors[kind].row, suyuan_stmt_done);
  g_clear_pointer (&self->geom, g_byte_array_unref);
  g_clear_pointer (&self->folder, suyuan_folder_free);
  g_clear_pointer (&self->deriver, suyuan_deriver_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static SuyuanStmt *
open_rows (SuyuanDb              *db,
           const SuyuanKindTable *table,
           GError               **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT \"fid\", \"uid\", ");
  guint place = 0;

  g_string_append (sql, table->geom_column < 0 ? "NULL" : "\"geom\"");
  for (; place < PLACE_FIELDS + table->n_fields; place++)
    {
      const char *column = place == PLACE_CREATED ? "created" : place == PLACE_CHANGED ? "changed"
                                                                                       : table->fields[place - PLACE_FIELDS].key;

      if (place % SUYUAN_SUM_PLACES == 0)
        g_string_append_printf (sql, "%s, suyuan_row_sum (%u", place == 0 ? "" : ")", place);
      if (table->geometry >= 0 && place == PLACE_FIELDS + (guint) table->geometry)
        g_string_append (sql, ", NULL"); /* compared by itself */
      else
        g_string_append_printf (sql, ", \"%s\"", column);
    }
  g_string_append_printf (sql, ") FROM \"%s\" ORDER BY \"uid\"", table->name);
  return suyuan_db_prepare_text (db, sql->str, error);
}

static gboolean
advance (Cursor  *cursor,
         GError **error)
{
  cursor->step = suyuan_stmt_step (cursor->row, error);
  if (cursor->step == SUYUAN_STEP_ROW)
    suyuan_stmt_uid (cursor->row, AT_UID, &cursor->uid);
  return cursor->step != SUYUAN_STEP_ERROR;
}

static gboolean
begin_walk (Walk    *self,
            GError **error)
{
  SuyuanWorkspace *workspace = self->verify->workspace;

  self->geom = g_byte_array_new ();
  self->folder = suyuan_folder_new (workspace, error);
  self->deriver = suyuan_deriver_new (workspace->db, workspace->tables);
  if (self->folder == NULL || !suyuan_deriver_prefetch (self->deriver, error))
    return FALSE;

  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    {
      Cursor *cursor = &self->cursors[kind];

      cursor->extent = SUYUAN_BOX_EMPTY;
      cursor->row = open_rows (workspace->db, workspace->tables[kind], error);
      if (cursor->row == NULL || !advance (cursor, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
integer_is (SuyuanStmt *row,
            int         column,
            gint64      integer)
{
  return suyuan_stmt_type (row, column) == SQLITE_INTEGER && suyuan_stmt_int64 (row, column) == integer;
}

static gboolean
column_is (SuyuanStmt        *row,
           int                column,
           const SuyuanSlice *slice)
{
  gsize         length, stored_length;
  gconstpointer data, stored;

  switch (suyuan_slice_type (slice))
    {
    case SUYUAN_VALUE_NULL:
      return suyuan_stmt_type (row, column) == SQLITE_NULL;
    case SUYUAN_VALUE_INTEGER:
      return integer_is (row, column, suyuan_slice_integer (slice));
    case SUYUAN_VALUE_REAL:
      return suyuan_stmt_type (row, column) == SQLITE_FLOAT && suyuan_stmt_double (row, column) == suyuan_slice_real (slice);
    case SUYUAN_VALUE_TEXT:
    case SUYUAN_VALUE_BLOB:
      if (suyuan_stmt_type (row, column) != (suyuan_slice_type (slice) == SUYUAN_VALUE_TEXT ? SQLITE_TEXT : SQLITE_BLOB))
        return FALSE;
      data = suyuan_slice_data (slice, &length);
      stored = suyuan_stmt_bytes (row, column, &stored_length);
      return length == stored_length && (length == 0 || memcmp (data, stored, length) == 0);
    default:
      return FALSE;
    }
}

/* Position and geometry are written together and must agree. */
static gboolean
geom_is (Walk                  *self,
         Cursor                *cursor,
         const SuyuanFoldState *state)
{
  gsize         length;
  gconstpointer stored = suyuan_stmt_blob (cursor->row, AT_GEOM, &length);
  SuyuanBox     box;
  float         floats[4];

  if (!suyuan_kind_table_make_geom (state->table, state->values, self->geom))
    return suyuan_stmt_type (cursor->row, AT_GEOM) == SQLITE_NULL;
  if (length != self->geom->len || memcmp (stored, self->geom->data, length) != 0)
    return FALSE;

  if (suyuan_geom_get_box (stored, length, &box))
    {
      suyuan_box_include (&cursor->extent, &box);
      suyuan_indexer_round_box (&box, floats);
      cursor->boxes += suyuan_indexer_hash_entry (suyuan_stmt_int64 (cursor->row, AT_FID), floats);
    }
  return TRUE;
}

static gboolean
sums_agree (Cursor                *cursor,
            const SuyuanFoldState *state)
{
  const SuyuanKindTable *table = state->table;
  guint64                sum = suyuan_sum_integer (PLACE_CREATED, state->created) + suyuan_sum_integer (PLACE_CHANGED, state->changed);

  for (guint i = 0; i < table->n_fields; i++)
    if (state->values[i].bytes != NULL && (int) i != table->geometry)
      sum += suyuan_sum_slice (PLACE_FIELDS + i, &state->values[i]);
  for (guint place = 0, column = AT_SUMS; place < PLACE_FIELDS + table->n_fields; place += SUYUAN_SUM_PLACES)
    sum -= (guint64) suyuan_stmt_int64 (cursor->row, (int) column++);
  return sum == 0;
}

/* @field: (out): the first that differs; %NULL: none does. */
static gboolean
find_field (Walk                  *self,
            Cursor                *cursor,
            const SuyuanFoldState *state,
            const char           **field,
            GError               **error)
{
  const SuyuanKindTable *table = state->table;
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->verify->workspace->db, table->select_fid_sql, error);

  *field = NULL;
  if (row == NULL)
    return FALSE;
  suyuan_stmt_bind_int64 (row, 0, suyuan_stmt_int64 (cursor->row, AT_FID));
  if (suyuan_stmt_step (row, error) != SUYUAN_STEP_ROW)
    return FALSE;

  for (guint i = 0; i < table->n_fields && *field == NULL; i++)
    if ((int) i != table->geometry && !column_is (row, SUYUAN_COLUMN_FIELDS + (int) i, &state->values[i]))
      *field = table->fields[i].key;
  if (*field == NULL && !integer_is (row, SUYUAN_COLUMN_CREATED, state->created))
    *field = "created";
  if (*field == NULL && !integer_is (row, SUYUAN_COLUMN_CHANGED, state->changed))
    *field = "changed";
  return TRUE;
}

/* Only a row whose sum differs is read field by field. */
static gboolean
find_difference (Walk                  *self,
                 Cursor                *cursor,
                 const SuyuanFoldState *state,
                 const char           **field,
                 GError               **error)
{
  *field = NULL;
  if (!sums_agree (cursor, state) && !find_field (self, cursor, state, field, error))
    return FALSE;
  if (*field == NULL && state->table->geom_column >= 0 && !geom_is (self, cursor, state))
    *field = "geom";
  return TRUE;
}

static char *
name_batch (Walk  *self,
            gint64 change)
{
  const SuyuanBatchPlace *place = change == 0 ? NULL : suyuan_folder_get_place (self->folder, change >> 32);

  return place == NULL ? NULL : suyuan_batch_id_new (place->device, place->seq);
}

static void
report_record (Walk  *self,
               gint64 change,
               const char *template,
               const char      *kind,
               const SuyuanUid *uid,
               const char      *field)
{
  g_autofree char *text = suyuan_uid_to_string (uid);
  g_autoptr (GString) why = g_string_new (template);

  g_string_replace (why, "{kind}", kind, 1);
  g_string_replace (why, "{uid}", text, 1);
  g_string_replace (why, "{field}", field, 1);
  suyuan_verify_report (self->verify, name_batch (self, change), g_strdup (why->str));
}

static gboolean
text_is (SuyuanStmt *row,
         int         column,
         const char *text)
{
  return suyuan_stmt_type (row, column) == SQLITE_TEXT && g_strcmp0 (suyuan_stmt_text (row, column), text) == 0;
}

/* @index: of the field, or one more for the edit of a removed record, which has no values. */
static gboolean
conflict_is (Walk                  *self,
             SuyuanStmt            *row,
             const SuyuanFoldState *state,
             guint                  index)
{
  static const SuyuanSlice  nothing = { 0 };
  gboolean                  of_field = index < state->table->n_fields;
  const SuyuanFoldConflict *conflict = &state->conflicts[index];
  const SuyuanBatchPlace   *place = suyuan_folder_get_place (self->folder, conflict->batch);
  g_autofree char          *batch = place == NULL ? NULL : suyuan_batch_id_new (place->device, place->seq);

  return text_is (row, 0, state->table->name) && text_is (row, 3, batch) &&
         column_is (row, 1, of_field ? &state->values[index] : &nothing) && column_is (row, 2, of_field ? &conflict->other : &nothing);
}

static gboolean
compare_conflicts (Walk                  *self,
                   const SuyuanFoldState *state,
                   gint64                 change,
                   GError               **error)
{
  g_autoptr (SuyuanStmt) row = NULL;

  for (guint i = 0; i <= state->table->n_fields; i++)
    {
      const char *key = i < state->table->n_fields ? state->table->fields[i].key : "";

      if (!state->conflicts[i].open)
        continue;

      self->n_conflicts++;
      g_clear_pointer (&row, suyuan_stmt_done);
      row = suyuan_db_prepare (self->verify->workspace->db, "SELECT kind, kept, other, batch FROM suyuan_conflict WHERE uid = ? AND field = ?", error);
      if (row == NULL)
        return FALSE;
      suyuan_stmt_bind_uid (row, 0, &state->uid);
      suyuan_stmt_bind_text (row, 1, key, -1);
      if (suyuan_stmt_step (row, error) != SUYUAN_STEP_ROW || !conflict_is (self, row, state, i))
        report_record (self, change, _ ("The conflict of {kind} {uid}, {field} is not kept"), state->table->name, &state->uid, key);
    }
  return TRUE;
}

/* @change: the last of the record, whose batch is named. */
static gboolean
compare_record (Walk            *self,
                SuyuanFoldState *state,
                gint64           change,
                GError         **error)
{
  Cursor     *cursor;
  const char *field;

  if (state->table == NULL)
    return TRUE;
  if (!compare_conflicts (self, state, change, error))
    return FALSE;

  cursor = &self->cursors[state->table->kind];
  while (cursor->step == SUYUAN_STEP_ROW && suyuan_uid_compare (&cursor->uid, &state->uid) < 0)
    {
      report_record (self, 0, _ ("The journal knows no {kind} {uid}"), state->table->name, &cursor->uid, "");
      if (!advance (cursor, error))
        return FALSE;
    }

  if (cursor->step != SUYUAN_STEP_ROW || !suyuan_uid_equal (&cursor->uid, &state->uid))
    {
      if (state->exists)
        report_record (self, change, _ ("The row of {kind} {uid} is missing"), state->table->name, &state->uid, "");
      return TRUE;
    }
  if (!state->exists)
    report_record (self, change, _ ("The {kind} {uid} was removed and is still there"), state->table->name, &state->uid, "");
  else if (!suyuan_deriver_fill (self->deriver, state->table, &state->uid, state->values, error) ||
           !find_difference (self, cursor, state, &field, error))
    return FALSE;
  else if (field != NULL)
    report_record (self, change, _ ("The row of {kind} {uid} differs from the journal in {field}"), state->table->name, &state->uid, field);
  return advance (cursor, error);
}

static gboolean
walk_records (Walk    *self,
              GError **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (self->verify->workspace->db,
                                                  "SELECT uid, id, content FROM suyuan_change WHERE uid IS NOT NULL ORDER BY uid", error);
  SuyuanUid      current = { 0 }, uid;
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;
  gint64         change = 0;

  while (row != NULL && self->verify->verdict->bad_batch == NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    {
      gsize         length;
      gconstpointer content;

      suyuan_stmt_uid (row, 0, &uid);
      if (change != 0 && !suyuan_uid_equal (&uid, &current) && !compare_record (self, suyuan_folder_run (self->folder), change, error))
        return FALSE;
      if (change == 0 || !suyuan_uid_equal (&uid, &current))
        suyuan_folder_begin (self->folder, &uid);

      current = uid;
      change = suyuan_stmt_int64 (row, 1);
      content = suyuan_stmt_blob (row, 2, &length);
      suyuan_folder_add (self->folder, change, content, length);
    }
  if (step == SUYUAN_STEP_ERROR)
    return FALSE;
  return change == 0 || self->verify->verdict->bad_batch != NULL || compare_record (self, suyuan_folder_run (self->folder), change, error);
}

static gboolean
check_left_over (Walk    *self,
                 GError **error)
{
  gint64 n_conflicts;

  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    if (self->cursors[kind].step == SUYUAN_STEP_ROW)
      report_record (self, 0, _ ("The journal knows no {kind} {uid}"), suyuan_kind_name (kind), &self->cursors[kind].uid, "");

  if (!suyuan_db_get_int64 (self->verify->workspace->db, "SELECT count(*) FROM suyuan_conflict", &n_conflicts, error))
    return FALSE;
  if (n_conflicts != self->n_conflicts)
    suyuan_verify_report (self->verify, NULL, g_strdup (_ ("The list of conflicts differs from the journal")));
  return TRUE;
}

static gboolean
check_spatial (Walk                  *self,
               const SuyuanKindTable *table,
               GError               **error)
{
  SuyuanWorkspace *workspace = self->verify->workspace;
  Cursor          *cursor = &self->cursors[table->kind];
  SuyuanBox        extent;
  guint64          boxes;
  gboolean         whole;

  if (table->geom_column < 0)
    return TRUE;
  if (!suyuan_spatial_check (workspace->db, table, &boxes, &whole, error) ||
      !suyuan_indexer_read_extent (workspace->indexer, table, &extent, error))
    return FALSE;

  if (!whole || boxes != cursor->boxes)
    suyuan_verify_report (self->verify, NULL, g_strdup_printf (_ ("The spatial index of %s differs from its rows"), table->name));
  if (memcmp (&extent, &cursor->extent, sizeof extent) != 0)
    suyuan_verify_report (self->verify, NULL, g_strdup_printf (_ ("The extent of the layer %s differs from its rows"), table->name));
  return TRUE;
}

/**
 * Folds every record and compares row, geometry, times, derived fields, conflicts, spatial index and extents.
 */
gboolean
suyuan_verify_tables (SuyuanVerify *self,
                      GError      **error)
{
  g_auto (Walk) walk = { .verify = self };

  if (!begin_walk (&walk, error) || !walk_records (&walk, error))
    return FALSE;
  if (self->verdict->bad_batch != NULL)
    return TRUE;
  if (!check_left_over (&walk, error))
    return FALSE;

  for (guint kind = 1; kind < SUYUAN_N_KINDS; kind++)
    if (!check_spatial (&walk, self->workspace->tables[kind], error))
      return FALSE;
  return TRUE;
}
