/* suyuan-mbtiles-write.c: a map of pictures is written, or told more about itself
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-mbtiles-private.h"

#include "suyuan-workspace.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* MBTiles 1.3. Until it is finished the file has another name and no journal: a broken one is thrown away. */
#define TABLES                                                                                                \
  "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA application_id = 0x4d504258;"                  \
  "CREATE TABLE metadata (name TEXT PRIMARY KEY, value TEXT);"                                                \
  "CREATE TABLE tiles (zoom_level INTEGER NOT NULL, tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL," \
  " tile_data BLOB NOT NULL, PRIMARY KEY (zoom_level, tile_column, tile_row));"
#define ADD_TILE "INSERT OR REPLACE INTO tiles VALUES (?, ?, ?, ?)"
#define FORGET_METADATA "DELETE FROM metadata WHERE name = ?"
#define ADD_METADATA "INSERT INTO metadata (name, value) VALUES (?, ?)"

struct _SuyuanMbtilesWriter
{
  char     *path, *part;
  SuyuanDb *db; /* NULL once finished */
};

static gboolean
put_metadata (SuyuanDb   *db,
              const char *name,
              const char *value,
              GError    **error)
{
  g_autoptr (SuyuanStmt) forget = suyuan_db_prepare (db, FORGET_METADATA, error);
  g_autoptr (SuyuanStmt) add = forget != NULL ? suyuan_db_prepare (db, ADD_METADATA, error) : NULL;

  if (add == NULL)
    return FALSE;
  suyuan_stmt_bind_text (forget, 0, name, -1);
  if (!suyuan_stmt_run (forget, error))
    return FALSE;
  if (value == NULL)
    return TRUE;
  suyuan_stmt_bind_text (add, 0, name, -1);
  suyuan_stmt_bind_text (add, 1, value, -1);
  return suyuan_stmt_run (add, error);
}

/**
 * suyuan_mbtiles_describe:
 * @path: a map of our own
 * @names: what of its metadata to change, %NULL-terminated
 * @values: to what, each or %NULL
 * @error: why not; the file is as it was then
 *
 * For what the file does not know of itself, its datum above all. A %NULL value leaves the name as it stands, an empty one
 * takes it out.
 *
 * Returns: whether it is on disk
 */
gboolean
suyuan_mbtiles_describe (const char        *path,
                         const char *const *names,
                         const char *const *values,
                         GError           **error)
{
  g_autoptr (SuyuanDb) db = suyuan_db_open (path, SUYUAN_DB_WRITE, error);
  gboolean done = db != NULL && suyuan_db_begin (db, error);

  for (guint i = 0; done && names[i] != NULL; i++)
    if (values[i] != NULL)
      done = put_metadata (db, names[i], *values[i] != '\0' ? values[i] : NULL, error);
  if (done && suyuan_db_commit (db, error))
    return TRUE;

  if (db != NULL)
    suyuan_db_rollback (db);
  suyuan_mbtiles_name_fault (path, error);
  return FALSE;
}

/**
 * suyuan_mbtiles_writer_new:
 * @path: where the map shall be; nothing is there until suyuan_mbtiles_writer_finish()
 * @error: why it cannot be written there: EXISTS, FULL, READ_ONLY, FAILED
 *
 * Returns: (transfer full): a writer; freeing it unfinished leaves nothing behind
 */
SuyuanMbtilesWriter *
suyuan_mbtiles_writer_new (const char *path,
                           GError    **error)
{
  g_autoptr (SuyuanMbtilesWriter) self = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_EXISTS, _ ("There is already a file “%s”: choose another name"), path);
      return NULL;
    }

  self = g_new0 (SuyuanMbtilesWriter, 1);
  self->path = g_strdup (path);
  self->part = g_strconcat (path, ".part", NULL);
  g_unlink (self->part);
  self->db = suyuan_db_open (self->part, SUYUAN_DB_CREATE, error);
  if (self->db != NULL && suyuan_db_exec (self->db, TABLES, error) && suyuan_db_begin (self->db, error))
    return g_steal_pointer (&self);

  suyuan_mbtiles_name_fault (path, error);
  return NULL;
}

/**
 * suyuan_mbtiles_writer_add:
 * @tile: rows from the north; they are turned as the standard wants
 * @bytes: a picture
 *
 * Returns: whether it was taken; errors: FULL, FAILED
 */
gboolean
suyuan_mbtiles_writer_add (SuyuanMbtilesWriter *self,
                           const SuyuanTile    *tile,
                           GBytes              *bytes,
                           GError             **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->db, ADD_TILE, error);

  if (stmt != NULL)
    {
      suyuan_stmt_bind_int64 (stmt, 0, tile->zoom);
      suyuan_stmt_bind_int64 (stmt, 1, tile->x);
      suyuan_stmt_bind_int64 (stmt, 2, (1u << tile->zoom) - 1 - tile->y);
      suyuan_stmt_bind_blob (stmt, 3, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      if (suyuan_stmt_run (stmt, error))
        return TRUE;
    }
  suyuan_mbtiles_name_fault (self->path, error);
  return FALSE;
}

static gboolean
put_info (SuyuanDb             *db,
          const SuyuanTileInfo *info,
          GError              **error)
{
  const double     degree = SUYUAN_DEGREE;
  g_autofree char *low = g_strdup_printf ("%u", info->min_zoom), *high = g_strdup_printf ("%u", info->max_zoom);
  char             sides[4][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *bounds = NULL;

  g_ascii_formatd (sides[0], sizeof sides[0], "%.7f", info->bounds.west / degree);
  g_ascii_formatd (sides[1], sizeof sides[1], "%.7f", info->bounds.south / degree);
  g_ascii_formatd (sides[2], sizeof sides[2], "%.7f", info->bounds.east / degree);
  g_ascii_formatd (sides[3], sizeof sides[3], "%.7f", info->bounds.north / degree);
  bounds = g_strjoin (",", sides[0], sides[1], sides[2], sides[3], NULL);

  return put_metadata (db, "name", info->name, error) && put_metadata (db, "type", info->overlay ? "overlay" : "baselayer", error) &&
         put_metadata (db, "version", "1", error) && put_metadata (db, "description", info->name, error) &&
         put_metadata (db, "format", suyuan_tile_format_get_key (info->format), error) &&
         put_metadata (db, "minzoom", low, error) && put_metadata (db, "maxzoom", high, error) &&
         put_metadata (db, "bounds", bounds, error) && put_metadata (db, "attribution", info->attribution, error) &&
         put_metadata (db, "approval", info->approval, error) &&
         put_metadata (db, "datum", suyuan_datum_get_key (info->datum), error);
}

/**
 * suyuan_mbtiles_writer_finish:
 * @info: what the map says about itself
 *
 * Writes the metadata and gives the file its name. The attribution of MBTiles may be HTML; ours is plain text, which reads
 * the same.
 *
 * Returns: whether the map is there, whole
 */
gboolean
suyuan_mbtiles_writer_finish (SuyuanMbtilesWriter  *self,
                              const SuyuanTileInfo *info,
                              GError              **error)
{
  if (!put_info (self->db, info, error) || !suyuan_db_commit (self->db, error))
    {
      suyuan_mbtiles_name_fault (self->path, error);
      return FALSE;
    }
  g_clear_pointer (&self->db, suyuan_db_close);
  if (g_rename (self->part, self->path) == 0)
    return TRUE;

  g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED, _ ("The map “%s” cannot be written: %s"), self->path, g_strerror (errno));
  return FALSE;
}

/**
 * suyuan_mbtiles_writer_free:
 * @self: (nullable): a writer; what is not finished is gone
 */
void
suyuan_mbtiles_writer_free (SuyuanMbtilesWriter *self)
{
  if (self == NULL)
    return;

  if (self->db != NULL)
    suyuan_db_rollback (self->db);
  g_clear_pointer (&self->db, suyuan_db_close);
  g_unlink (self->part);
  g_free (self->path);
  g_free (self->part);
  g_free (self);
}
