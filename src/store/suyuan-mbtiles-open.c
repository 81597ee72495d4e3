/* suyuan-mbtiles-open.c: whether a file is a map of pictures, and what it says about itself
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-mbtiles-private.h"

#include "suyuan-open-checks.h"
#include "suyuan-workspace.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/**
 * Puts the file's name before what the store said, and the way out behind damage.
 */
void
suyuan_mbtiles_name_fault (const char *path,
                           GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);

  if (error == NULL || *error == NULL || (*error)->domain != SUYUAN_STORE_ERROR)
    return;
  if (g_error_matches (*error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT))
    {
      g_autoptr (GError) cause = g_steal_pointer (error);

      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT,
                   _ ("The map “%s” is damaged (%s): copy or download it again"), name, cause->message);
      return;
    }
  g_prefix_error (error, "%s: ", name);
}

static gboolean
refuse (GError    **error,
        const char *path,
        const char *format)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *message = g_strdup_printf (format, name);

  g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_TILES, message);
  return FALSE;
}

/* What is not SQLite at all is told by how it begins. */
static gboolean
check_beginning (const char *path,
                 GError    **error)
{
  char  head[16] = { 0 };
  FILE *stream = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_fopen (path, "rb") : NULL;
  gsize n;

  if (stream == NULL)
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND, _ ("There is no map file “%s” that can be read"), path);
      return FALSE;
    }
  n = fread (head, 1, sizeof head, stream);
  fclose (stream);

  if (n == 0)
    return refuse (error, path, _ ("The map “%s” is empty"));
  if (memcmp (head, "PMTiles", 7) == 0)
    return refuse (error, path, _ ("“%s” is a PMTiles file: convert it to raster MBTiles"));
  if (memcmp (head, "PK\x03\x04", 4) == 0 || memcmp (head, "\x1f\x8b", 2) == 0)
    return refuse (error, path, _ ("“%s” is packed: unpack it and add the .mbtiles in it"));
  if (memcmp (head, "SQLite format 3", sizeof head) != 0)
    return refuse (error, path, _ ("“%s” is no MBTiles file: it does not begin like a SQLite database"));
  return suyuan_open_check_file (path, error);
}

#define HAS_TABLE "SELECT count(*) FROM sqlite_schema WHERE type IN ('table', 'view') AND name = ?"

static gboolean
has_table (SuyuanDb   *db,
           const char *name,
           gboolean   *found,
           GError    **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare_text (db, HAS_TABLE, error);

  if (stmt == NULL)
    return FALSE;
  suyuan_stmt_bind_text (stmt, 0, name, -1);
  if (suyuan_stmt_step (stmt, error) != SUYUAN_STEP_ROW)
    return FALSE;
  *found = suyuan_stmt_int64 (stmt, 0) > 0;
  return TRUE;
}

static gboolean
check_tables (SuyuanDb   *db,
              const char *path,
              GError    **error)
{
  gboolean tiles, metadata, grids, features;

  if (!has_table (db, "tiles", &tiles, error) || !has_table (db, "metadata", &metadata, error) ||
      !has_table (db, "grids", &grids, error) || !has_table (db, "gpkg_contents", &features, error))
    return FALSE;

  if (features)
    return refuse (error, path, _ ("“%s” is a GeoPackage, not MBTiles: export its map as raster MBTiles"));
  if (!tiles && grids)
    return refuse (error, path, _ ("“%s” holds only grids of texts (UTFGrid), no pictures"));
  if (!tiles && metadata)
    return refuse (error, path, _ ("“%s” has no table “tiles”: the file is not whole, make it again"));
  if (!tiles)
    return refuse (error, path, _ ("“%s” is a database of something else: it has no table “tiles”"));
  if (!metadata)
    return refuse (error, path, _ ("“%s” has no table “metadata”: the file is not whole, make it again"));
  return TRUE;
}

#define SHAPE "SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles LIMIT 0"
#define SHAPE_OF_METADATA "SELECT name, value FROM metadata LIMIT 0"

static gboolean
check_columns (SuyuanDb   *db,
               const char *path,
               GError    **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (SuyuanStmt) tiles = suyuan_db_prepare_text (db, SHAPE, &cause);
  g_autoptr (SuyuanStmt) metadata = tiles != NULL ? suyuan_db_prepare_text (db, SHAPE_OF_METADATA, &cause) : NULL;
  g_autofree char *name = g_path_get_basename (path);

  if (metadata != NULL)
    return TRUE;
  if (!g_error_matches (cause, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_TILES,
                 _ ("“%s” is laid out otherwise than MBTiles (%s)"), name, cause->message);
  return FALSE;
}

#define METADATA "SELECT value FROM metadata WHERE name = ? LIMIT 1"

/* The text of one name, NULL where it is absent, empty or not UTF-8. */
static gboolean
read_text (SuyuanDb   *db,
           const char *name,
           char      **text,
           GError    **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (db, METADATA, error);
  SuyuanStmtStep step;
  const char    *value;

  *text = NULL;
  if (stmt == NULL)
    return FALSE;
  suyuan_stmt_bind_text (stmt, 0, name, -1);
  step = suyuan_stmt_step (stmt, error);
  if (step != SUYUAN_STEP_ROW)
    return step == SUYUAN_STEP_DONE;

  value = suyuan_stmt_text (stmt, 0);
  if (value != NULL && *value != '\0' && g_utf8_validate (value, -1, NULL))
    *text = g_strstrip (g_strdup (value));
  return TRUE;
}

#define ZOOMS "SELECT (SELECT min(zoom_level) FROM tiles), (SELECT max(zoom_level) FROM tiles)"

/* Of the tiles themselves: what files say about their zooms is often wrong. */
static gboolean
read_zooms (SuyuanDb       *db,
            const char     *path,
            SuyuanTileInfo *info,
            GError        **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare_text (db, ZOOMS, error);

  if (stmt == NULL || suyuan_stmt_step (stmt, error) != SUYUAN_STEP_ROW)
    return FALSE;
  if (suyuan_stmt_type (stmt, 0) == SQLITE_NULL)
    return refuse (error, path, _ ("The map “%s” holds no tile"));
  if (suyuan_stmt_int64 (stmt, 0) < 0 || suyuan_stmt_int64 (stmt, 1) > SUYUAN_TILE_DEEPEST)
    return refuse (error, path, _ ("“%s” has tiles of zooms that no map has: it is not MBTiles in Web Mercator"));

  info->min_zoom = (guint) suyuan_stmt_int64 (stmt, 0);
  info->max_zoom = (guint) suyuan_stmt_int64 (stmt, 1);
  return TRUE;
}

#define FIRST_TILE "SELECT tile_data FROM tiles WHERE length(tile_data) > 0 LIMIT 1"

static gboolean
read_format (SuyuanDb       *db,
             const char     *path,
             SuyuanTileInfo *info,
             GError        **error)
{
  g_autofree char *said = NULL;
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare_text (db, FIRST_TILE, error);
  g_autoptr (GBytes) bytes = NULL;
  SuyuanStmtStep step = stmt != NULL ? suyuan_stmt_step (stmt, error) : SUYUAN_STEP_ERROR;

  if (step == SUYUAN_STEP_ERROR || !read_text (db, "format", &said, error))
    return FALSE;
  if (step == SUYUAN_STEP_ROW)
    {
      gsize         length;
      gconstpointer data = suyuan_stmt_bytes (stmt, 0, &length);

      bytes = g_bytes_new (data, length);
      info->format = suyuan_tile_format_of (bytes);
    }

  if (g_strcmp0 (said, "pbf") == 0 || g_strcmp0 (said, "mvt") == 0 || info->format == SUYUAN_TILE_FORMAT_VECTOR)
    return refuse (error, path, _ ("“%s” holds vector tiles (pbf), which are not drawn: make raster MBTiles of PNG, JPEG or WebP from it"));
  if (bytes == NULL)
    return refuse (error, path, _ ("The tiles of the map “%s” are all empty"));
  if (!suyuan_tile_format_is_picture (info->format))
    return refuse (error, path, _ ("The tiles of “%s” are neither PNG, JPEG nor WebP"));
  return TRUE;
}

static gboolean
parse_bounds (const char   *text,
              SuyuanBounds *bounds)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", -1);
  gint32 sides[4];

  if (g_strv_length (parts) != 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      char  *end;
      double degrees = g_ascii_strtod (parts[i], &end);

      if (end == parts[i] || *g_strchug (end) != '\0' || !(degrees >= -180 && degrees <= 180))
        return FALSE;
      sides[i] = (gint32) (degrees * SUYUAN_DEGREE);
    }
  *bounds = (SuyuanBounds){ sides[0], sides[1], sides[2], sides[3] };
  return bounds->west < bounds->east && bounds->south < bounds->north;
}

#define EXTENT "SELECT min(tile_column), max(tile_column), min(tile_row), max(tile_row) FROM tiles WHERE zoom_level = ?"

/* As the file says; where it says nothing usable, the box its finest tiles fill. */
static gboolean
read_bounds (SuyuanDb       *db,
             SuyuanTileInfo *info,
             gboolean        xyz,
             GError        **error)
{
  g_autofree char *said = NULL;
  g_autoptr (SuyuanStmt) stmt = NULL;
  gint64          last = (G_GINT64_CONSTANT (1) << info->max_zoom) - 1, low, high;
  SuyuanTileRange range = { .zoom = info->max_zoom };

  if (!read_text (db, "bounds", &said, error))
    return FALSE;
  if (parse_bounds (said, &info->bounds))
    return TRUE;

  stmt = suyuan_db_prepare_text (db, EXTENT, error);
  if (stmt == NULL)
    return FALSE;
  suyuan_stmt_bind_int64 (stmt, 0, info->max_zoom);
  if (suyuan_stmt_step (stmt, error) != SUYUAN_STEP_ROW)
    return FALSE;

  low = CLAMP (suyuan_stmt_int64 (stmt, 2), 0, last);
  high = CLAMP (suyuan_stmt_int64 (stmt, 3), 0, last);
  range.west = (guint) CLAMP (suyuan_stmt_int64 (stmt, 0), 0, last);
  range.east = (guint) CLAMP (suyuan_stmt_int64 (stmt, 1), 0, last);
  range.north = (guint) (xyz ? low : last - high);
  range.south = (guint) (xyz ? high : last - low);
  info->bounds = suyuan_tile_range_get_bounds (&range);
  return TRUE;
}

/* `datum` and `approval` are names of ours: the standard knows neither shifted datums nor approval numbers. */
static gboolean
read_words (SuyuanDb       *db,
            const char     *path,
            SuyuanTileInfo *info,
            gboolean       *xyz,
            GError        **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *attribution = NULL, *datum = NULL, *scheme = NULL;

  if (!read_text (db, "name", &info->name, error) || !read_text (db, "attribution", &attribution, error) ||
      !read_text (db, "approval", &info->approval, error) || !read_text (db, "datum", &datum, error) ||
      !read_text (db, "scheme", &scheme, error))
    return FALSE;

  if (datum != NULL && !suyuan_datum_from_key (datum, &info->datum))
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_TILES,
                   _ ("“%s” says its datum is “%s”; known are cgcs2000, gcj02 and bd09"), name, datum);
      return FALSE;
    }
  info->attribution = suyuan_attribution_to_text (attribution);
  info->origin = g_strdup (name);
  if (info->name == NULL)
    info->name = g_strdup (name);
  *xyz = g_strcmp0 (scheme, "xyz") == 0;
  return TRUE;
}

static gboolean
read_all (SuyuanDb       *db,
          const char     *path,
          SuyuanTileInfo *info,
          gboolean       *xyz,
          GError        **error)
{
  return suyuan_db_exec (db, "PRAGMA trusted_schema = OFF", error) && check_tables (db, path, error) &&
         check_columns (db, path, error) && read_words (db, path, info, xyz, error) && read_zooms (db, path, info, error) &&
         read_format (db, path, info, error) && read_bounds (db, info, *xyz, error);
}

/**
 * Opens the file to read, live where its folder can be written (another program may be adding to it) and as it stands
 * where not. @info is filled on success; @xyz says whether rows count from the north in spite of the standard. Errors:
 * NOT_FOUND, CORRUPT, NOT_TILES, each naming the file and what is wrong.
 */
SuyuanDb *
suyuan_mbtiles_connect (const char     *path,
                        SuyuanTileInfo *info,
                        gboolean       *xyz,
                        GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (SuyuanDb) db = NULL;
  g_autoptr (GError) cause = NULL;

  if (!check_beginning (path, error))
    return NULL;

  db = suyuan_db_open (path, g_access (folder, W_OK) == 0 ? SUYUAN_DB_READ : SUYUAN_DB_IMMUTABLE, &cause);
  if (db != NULL && read_all (db, path, info, xyz, &cause))
    return g_steal_pointer (&db);

  if (!g_error_matches (cause, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_TILES))
    suyuan_mbtiles_name_fault (path, &cause);
  g_propagate_error (error, g_steal_pointer (&cause));
  suyuan_tile_info_clear (info);
  return NULL;
}
