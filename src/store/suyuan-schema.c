/* suyuan-schema.c: brings a database to the newest schema
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-schema.h"

#include "suyuan-store-resources.h"
#include "suyuan-workspace.h"

#include <glib/gi18n-lib.h>

static gboolean
read_version (SuyuanDb *db,
              int      *version,
              GError  **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *text = NULL;
  gint64           has_meta;

  *version = 0;
  if (!suyuan_db_get_int64 (db, "SELECT count(*) FROM sqlite_schema WHERE name = 'suyuan_meta'", &has_meta, error))
    return FALSE;
  if (!has_meta)
    return TRUE;

  text = suyuan_meta_get (db, "schema", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *version = text == NULL ? 0 : atoi (text);
  return TRUE;
}

static GBytes *
load_step (int      step,
           GError **error)
{
  g_autofree char *path = g_strdup_printf ("/cn/suyuan/Suyuan/schema/%d", step);

  return g_resource_lookup_data (suyuan_store_get_resource (), path, 0, error);
}

static gboolean
apply_step (SuyuanDb *db,
            int       step,
            GError  **error)
{
  g_autofree char *number = g_strdup_printf ("%d", step);
  g_autoptr (GBytes) sql = load_step (step, error);

  if (sql != NULL && suyuan_db_exec (db, g_bytes_get_data (sql, NULL), error) &&
      suyuan_meta_set (db, "schema", number, error) &&
      suyuan_meta_set (db, "program", SUYUAN_VERSION, error) &&
      suyuan_meta_seal (db, error))
    return TRUE;

  g_prefix_error (error, _ ("Schema step %d: "), step);
  return FALSE;
}

/**
 * Applies the steps the database does not have yet, inside a transaction of the caller's: what their tables then lack can
 * be filled in the same one. Errors: what SQLite says.
 */
gboolean
suyuan_schema_apply (SuyuanDb *db,
                     GError  **error)
{
  int version;

  if (!read_version (db, &version, error))
    return FALSE;

  while (version < SUYUAN_SCHEMA_STEPS)
    if (!apply_step (db, ++version, error))
      return FALSE;
  return TRUE;
}

/**
 * Applies the steps a database without records does not have yet, in one transaction: the file has them or is untouched.
 * Errors: what SQLite says.
 */
gboolean
suyuan_schema_upgrade (SuyuanDb *db,
                       GError  **error)
{
  int version;

  if (!read_version (db, &version, error))
    return FALSE;
  if (version >= SUYUAN_SCHEMA_STEPS)
    return TRUE;

  if (!suyuan_db_begin (db, error))
    return FALSE;
  if (suyuan_schema_apply (db, error) && suyuan_db_commit (db, error))
    return TRUE;

  suyuan_db_rollback (db);
  return FALSE;
}

/**
 * Whether this program can use the database; @is_old (optional): once it is brought up to date. Errors: NOT_WORKSPACE,
 * TOO_NEW (names the version that wrote it).
 */
gboolean
suyuan_schema_check (SuyuanDb *db,
                     gboolean *is_old,
                     GError  **error)
{
  g_autofree char *program = NULL;
  int              version;

  if (!read_version (db, &version, error))
    return FALSE;

  if (version == 0)
    {
      g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_WORKSPACE, _ ("The database is not that of a Suyuan workspace"));
      return FALSE;
    }

  if (version > SUYUAN_SCHEMA_STEPS)
    {
      program = suyuan_meta_get (db, "program", NULL);
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_TOO_NEW,
                   _ ("The workspace was written by Suyuan %s; this is Suyuan %s. Update this program to open it"),
                   program == NULL ? "?" : program, SUYUAN_VERSION);
      return FALSE;
    }

  if (is_old != NULL)
    *is_old = version < SUYUAN_SCHEMA_STEPS;
  return TRUE;
}

/**
 * A database in memory with everything the steps make. Close it.
 */
SuyuanDb *
suyuan_schema_make_model (GError **error)
{
  g_autoptr (SuyuanDb) model = suyuan_db_open (":memory:", SUYUAN_DB_CREATE, error);

  if (model == NULL || !suyuan_schema_upgrade (model, error))
    return NULL;
  return g_steal_pointer (&model);
}
