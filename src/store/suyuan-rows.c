/* suyuan-rows.c: writes the rows of records, position columns and geometry together
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-rows.h"

static gboolean
has_value (const SuyuanSlice *slices,
           int                index)
{
  return index >= 0 && !suyuan_slice_is_null (&slices[index]);
}

/**
 * Inserts a row; @fid 0 lets the database number it.
 */
gboolean
suyuan_row_insert (SuyuanWorkspace       *workspace,
                   const SuyuanKindTable *table,
                   gint64                 fid,
                   const SuyuanUid       *uid,
                   gint64                 created,
                   gint64                 changed,
                   const SuyuanSlice     *slices,
                   GError               **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (workspace->db, table->insert_sql, error);
  gboolean has_geom = suyuan_kind_table_make_geom (table, slices, workspace->scratch);

  if (stmt == NULL)
    return FALSE;

  if (fid != 0)
    suyuan_stmt_bind_int64 (stmt, SUYUAN_COLUMN_FID, fid);
  suyuan_stmt_bind_uid (stmt, SUYUAN_COLUMN_UID, uid);
  suyuan_stmt_bind_int64 (stmt, SUYUAN_COLUMN_CREATED, created);
  suyuan_stmt_bind_int64 (stmt, SUYUAN_COLUMN_CHANGED, changed);
  for (guint i = 0; i < table->n_fields; i++)
    if ((int) i != table->geometry)
      suyuan_kind_table_bind_field (table, stmt, SUYUAN_COLUMN_FIELDS + i, &slices[i]);
  if (has_geom)
    suyuan_stmt_bind_blob (stmt, table->geom_column, workspace->scratch->data, workspace->scratch->len);
  if (!suyuan_stmt_run (stmt, error))
    return FALSE;

  if (has_geom || has_value (slices, table->code) || has_value (slices, table->title))
    suyuan_indexer_add (workspace->indexer, table->kind, suyuan_db_last_rowid (workspace->db));
  return TRUE;
}

static gboolean
moves_geom (const SuyuanKindTable *table,
            const guint8          *touched)
{
  if (table->geometry >= 0)
    return touched[table->geometry];
  return table->geom_column >= 0 && (touched[table->lon] || touched[table->lat]);
}

static char *
make_update_sql (const SuyuanKindTable *table,
                 const guint8          *touched,
                 gboolean               with_geom)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "UPDATE \"%s\" SET \"changed\" = ?", table->name);
  for (guint i = 0; i < table->n_fields; i++)
    if (touched[i] && (int) i != table->geometry)
      g_string_append_printf (sql, ", \"%s\" = ?", table->fields[i].key);
  if (with_geom)
    g_string_append (sql, ", \"geom\" = ?");
  g_string_append (sql, " WHERE \"fid\" = ?");
  return g_string_free (sql, FALSE);
}

static gboolean
run_update (SuyuanWorkspace       *workspace,
            const SuyuanKindTable *table,
            gint64                 fid,
            gint64                 changed,
            const guint8          *touched,
            const SuyuanSlice     *slices,
            GError               **error)
{
  gboolean         with_geom = moves_geom (table, touched);
  g_autofree char *sql = make_update_sql (table, touched, with_geom);
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare_text (workspace->db, sql, error);
  int parameter = 0;

  if (stmt == NULL)
    return FALSE;

  suyuan_stmt_bind_int64 (stmt, parameter++, changed);
  for (guint i = 0; i < table->n_fields; i++)
    if (touched[i] && (int) i != table->geometry)
      suyuan_kind_table_bind_field (table, stmt, parameter++, &slices[i]);
  if (with_geom)
    {
      if (suyuan_kind_table_make_geom (table, slices, workspace->scratch))
        suyuan_stmt_bind_blob (stmt, parameter, workspace->scratch->data, workspace->scratch->len);
      parameter++;
    }
  suyuan_stmt_bind_int64 (stmt, parameter, fid);
  return suyuan_stmt_run (stmt, error);
}

/**
 * Updates the touched fields (one byte per field); longitude and latitude are read together from @slices.
 */
gboolean
suyuan_row_update (SuyuanWorkspace       *workspace,
                   const SuyuanKindTable *table,
                   gint64                 fid,
                   gint64                 changed,
                   const guint8          *touched,
                   const SuyuanSlice     *slices,
                   GError               **error)
{
  gboolean reindex = moves_geom (table, touched) || touched[table->code] || touched[table->title];

  if (reindex && !suyuan_indexer_drop (workspace->indexer, table, fid, error))
    return FALSE;
  if (!run_update (workspace, table, fid, changed, touched, slices, error))
    return FALSE;

  if (reindex)
    suyuan_indexer_add (workspace->indexer, table->kind, fid);
  return TRUE;
}

/**
 * Deletes a row and its index entries.
 */
gboolean
suyuan_row_delete (SuyuanWorkspace       *workspace,
                   const SuyuanKindTable *table,
                   gint64                 fid,
                   GError               **error)
{
  g_autoptr (SuyuanStmt) stmt = NULL;

  if (!suyuan_indexer_drop (workspace->indexer, table, fid, error))
    return FALSE;

  stmt = suyuan_db_prepare (workspace->db, table->delete_sql, error);
  if (stmt == NULL)
    return FALSE;

  suyuan_stmt_bind_int64 (stmt, 0, fid);
  return suyuan_stmt_run (stmt, error);
}
