/* suyuan-schema-compare.c: tells whether a database still has the schema and the frame that its steps make
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-schema.h"

#include <glib/gi18n-lib.h>

/* What the steps put into the standard's tables, each row as one text; others may add rows of their own. Extents are
 * compared with the rows of the layers; when a layer was last changed is nobody's matter. */
static const char frame_sql[] =
    "SELECT 'gpkg_contents ' || quote (table_name) || quote (data_type) || quote (identifier) || quote (description) || quote (srs_id) FROM gpkg_contents"
    " UNION ALL SELECT 'gpkg_geometry_columns ' || quote (table_name) || quote (column_name) || quote (geometry_type_name) || quote (srs_id) || quote (z) || quote (m) FROM gpkg_geometry_columns"
    " UNION ALL SELECT 'gpkg_extensions ' || quote (table_name) || quote (column_name) || quote (extension_name) || quote (definition) || quote (scope) FROM gpkg_extensions"
    " UNION ALL SELECT 'gpkg_spatial_ref_sys ' || quote (srs_name) || quote (srs_id) || quote (organization) || quote (organization_coordsys_id) || quote (definition) || quote (description) FROM gpkg_spatial_ref_sys"
    " UNION ALL SELECT 'application_id ' || application_id FROM pragma_application_id"
    " UNION ALL SELECT 'user_version ' || user_version FROM pragma_user_version";

/* Every object by type and name, with what it is made of. A name that has become bytes reads like the text it was, so the
 * types are said as well. */
static const char objects_sql[] =
    "SELECT type || ' ' || name, tbl_name || ': ' || ifnull (sql, '') || ' ' || typeof (type) || typeof (name) || typeof (tbl_name) || typeof (sql)"
    " FROM sqlite_schema";

static GHashTable *
read_objects (SuyuanDb *db,
              GError  **error)
{
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (db, objects_sql, error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    g_hash_table_insert (objects, g_strdup (suyuan_stmt_text (row, 0)), g_strdup (suyuan_stmt_text (row, 1)));
  return step == SUYUAN_STEP_DONE ? g_steal_pointer (&objects) : NULL;
}

static char *
find_missing (GHashTable *expected,
              GHashTable *actual)
{
  GHashTableIter iter;
  gpointer       name, sql;
  const char    *found;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    {
      found = g_hash_table_lookup (actual, name);
      if (found == NULL)
        return g_strdup_printf (_ ("The database lacks its %s"), (const char *) name);
      if (!g_str_equal (found, sql))
        return g_strdup_printf (_ ("The %s of the database was changed by another program"), (const char *) name);
    }
  return NULL;
}

/* Tables of other programs beside ours (a style table of QGIS) harm nothing; what hangs on our tables does. */
static char *
find_foreign (SuyuanDb   *db,
              GHashTable *expected,
              GError    **error)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (db,
                                                  "SELECT type || ' ' || name, 'table ' || tbl_name FROM sqlite_schema"
                                                  " WHERE type IN ('index', 'trigger', 'view')",
                                                  error);

  while (row != NULL && suyuan_stmt_step (row, error) == SUYUAN_STEP_ROW)
    if (!g_hash_table_contains (expected, suyuan_stmt_text (row, 0)) && g_hash_table_contains (expected, suyuan_stmt_text (row, 1)))
      return g_strdup_printf (_ ("Another program added the %s"), suyuan_stmt_text (row, 0));
  return NULL;
}

static GHashTable *
read_frame (SuyuanDb *db,
            GError  **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (db, frame_sql, error);
  SuyuanStmtStep step = SUYUAN_STEP_ERROR;

  while (row != NULL && (step = suyuan_stmt_step (row, error)) == SUYUAN_STEP_ROW)
    g_hash_table_add (rows, g_strdup (suyuan_stmt_text (row, 0)));
  return step == SUYUAN_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/* What the steps make, as read_objects() and read_frame() tell it. */
typedef struct
{
  GHashTable *objects, *frame;
} Expected;

static gboolean
read_model (Expected *expected,
            GError  **error)
{
  g_autoptr (SuyuanDb) model = suyuan_schema_make_model (error);
  g_autoptr (GHashTable) objects = model == NULL ? NULL : read_objects (model, error);

  expected->frame = objects == NULL ? NULL : read_frame (model, error);
  if (expected->frame == NULL)
    return FALSE;
  expected->objects = g_steal_pointer (&objects);

  return TRUE;
}

/* The steps make the same every time, and making it costs more than a small workspace's whole verification: once is enough. */
static const Expected *
get_expected (GError **error)
{
  static GMutex   lock;
  static Expected expected;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  return expected.objects != NULL || read_model (&expected, error) ? &expected : NULL;
}

/* @difference: %NULL where all is there. */
static gboolean
compare_frame (SuyuanDb   *db,
               GHashTable *expected,
               char      **difference,
               GError    **error)
{
  g_autoptr (GHashTable) actual = read_frame (db, error);
  GHashTableIter iter;
  gpointer       row;
  gboolean       whole = TRUE;

  if (actual == NULL || !suyuan_meta_check (db, &whole, error))
    return FALSE;
  if (!whole)
    *difference = g_strdup (_ ("What the database says of itself was changed by another program"));

  g_hash_table_iter_init (&iter, expected);
  while (*difference == NULL && g_hash_table_iter_next (&iter, &row, NULL))
    if (!g_hash_table_contains (actual, row))
      *difference = g_strdup_printf (_ ("The %s of the database was changed by another program"), (const char *) row);
  return TRUE;
}

/**
 * Compares schema and frame (the rows of the standard's tables, the marks in the file's head, suyuan_meta) with what the
 * steps make. @difference: %NULL where they are the same; free it. Any thread.
 */
gboolean
suyuan_schema_compare (SuyuanDb *db,
                       char    **difference,
                       GError  **error)
{
  const Expected *expected = get_expected (error);
  g_autoptr (GHashTable) actual = expected == NULL ? NULL : read_objects (db, error);
  g_autoptr (GError) local = NULL;

  if (actual == NULL)
    return FALSE;

  *difference = find_missing (expected->objects, actual);
  if (*difference == NULL)
    *difference = find_foreign (db, expected->objects, &local);
  if (*difference == NULL && local == NULL)
    return compare_frame (db, expected->frame, difference, error);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}
