/* suyuan-tile-cache.c: tiles that were fetched once, in a file that keeps to its limit
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-tile-cache.h"

#include "suyuan-stmt.h"
#include "suyuan-workspace.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define PAGE 4096
#define LEAST_PAGES 64 /* what the tables themselves want, and a tile or two */

/* The limit is SQLite's own page limit, so no miscount of ours can break it. A cache needs no safety: its journal is in
 * memory, and what a crash leaves broken is thrown away at the next open. */
#define SETTINGS "PRAGMA page_size = 4096; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
#define TABLES                                                                          \
  "BEGIN; PRAGMA application_id = 0x4d504258;"                                          \
  "CREATE TABLE metadata (name TEXT PRIMARY KEY, value TEXT);"                          \
  "CREATE TABLE map (id INTEGER PRIMARY KEY, zoom_level INTEGER NOT NULL,"              \
  " tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL, fetched INTEGER NOT NULL," \
  " used INTEGER NOT NULL, UNIQUE (zoom_level, tile_column, tile_row));"                \
  "CREATE INDEX map_used ON map (used);"                                                \
  "CREATE TABLE images (id INTEGER PRIMARY KEY, tile_data BLOB NOT NULL);"              \
  "CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data"            \
  " FROM map JOIN images USING (id); COMMIT;"

#define COUNT_OBJECTS "SELECT count(*) FROM sqlite_schema"
#define COUNT_COLUMNS                                                                      \
  "SELECT count(*) FROM pragma_table_info ('map') AS a, pragma_table_info ('images') AS b" \
  " WHERE a.name IN ('id', 'zoom_level', 'tile_column', 'tile_row', 'fetched', 'used')"    \
  " AND b.name IN ('id', 'tile_data')"
#define N_COLUMNS 12 /* six by two */
#define COUNT_MIXED "SELECT count(*) FROM pragma_quick_check WHERE quick_check <> 'ok'"

#define FIND "SELECT id, tile_data, fetched FROM map JOIN images USING (id) WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
#define TOUCH "UPDATE map SET used = ? WHERE id = ?"
#define PUT_PLACE                                                                                  \
  "INSERT INTO map (zoom_level, tile_column, tile_row, fetched, used) VALUES (?1, ?2, ?3, ?4, ?5)" \
  " ON CONFLICT DO UPDATE SET fetched = ?4, used = ?5 RETURNING id"
#define PUT_PICTURE "INSERT OR REPLACE INTO images VALUES (?, ?)"
#define DROP_PICTURES "DELETE FROM images WHERE id IN (SELECT id FROM map ORDER BY used LIMIT ?)"
#define DROP_PLACES "DELETE FROM map WHERE id IN (SELECT id FROM map ORDER BY used LIMIT ?)"

/* Invariant: who uses the connection holds the lock and has adopted it. */
struct _SuyuanTileCache
{
  char     *path;
  GMutex    lock;
  SuyuanDb *db;
  gint64    turn; /* larger than any `used` in the file */
};

static gboolean
set_limit (SuyuanDb *db,
           guint64   limit,
           GError  **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %u", (guint) CLAMP (limit / PAGE, LEAST_PAGES, G_MAXINT32));

  return suyuan_db_exec (db, sql, error);
}

/* Makes room by letting go what was longest unused: an eighth of all, and at least one. */
static gboolean
drop_oldest (SuyuanDb *db,
             GError  **error)
{
  static const char *const drops[] = { DROP_PICTURES, DROP_PLACES };
  gint64                   count;

  if (!suyuan_db_get_int64 (db, "SELECT count(*) FROM map", &count, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++)
    {
      g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare_text (db, drops[i], error);

      if (stmt == NULL)
        return FALSE;
      suyuan_stmt_bind_int64 (stmt, 0, count / 8 + 1);
      if (!suyuan_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/* The limit may be smaller than what an earlier one let in. */
static gboolean
shrink (SuyuanDb *db,
        guint64   limit,
        GError  **error)
{
  gint64 pages, free_pages, count = 0;

  do
    {
      if (!suyuan_db_get_int64 (db, "PRAGMA page_count", &pages, error) || !suyuan_db_get_int64 (db, "PRAGMA freelist_count", &free_pages, error))
        return FALSE;
      if ((guint64) pages * PAGE <= MAX (limit, LEAST_PAGES * PAGE))
        return TRUE;
      if ((guint64) (pages - free_pages) * PAGE <= MAX (limit, LEAST_PAGES * PAGE))
        return suyuan_db_exec (db, "VACUUM", error);
      if (!drop_oldest (db, error) || !suyuan_db_get_int64 (db, "SELECT count(*) FROM map", &count, error))
        return FALSE;
    }
  while (count > 0);
  return suyuan_db_exec (db, "VACUUM", error);
}

/* Nothing is written before it is known whose file it is. */
static gboolean
prepare_tables (SuyuanDb *db,
                GError  **error)
{
  gint64 objects, columns;

  if (!suyuan_db_get_int64 (db, COUNT_OBJECTS, &objects, error))
    return FALSE;
  if (objects == 0)
    return suyuan_db_exec (db, SETTINGS TABLES, error);
  if (!suyuan_db_get_int64 (db, COUNT_COLUMNS, &columns, error))
    return FALSE;
  if (columns == N_COLUMNS)
    return suyuan_db_exec (db, SETTINGS, error);

  g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_TILES,
                       _ ("this is a file of another program and was left as it is; move it away, so that fetched tiles can be kept here"));
  return FALSE;
}

static gboolean
check_pages (SuyuanDb *db,
             GError  **error)
{
  gint64 mixed;

  if (!suyuan_db_get_int64 (db, COUNT_MIXED, &mixed, error))
    return FALSE;
  if (mixed > 0)
    g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT, _ ("the tile cache is damaged"));
  return mixed == 0;
}

static SuyuanDb *
open_file (const char *path,
           guint64     limit,
           gint64     *turn,
           GError    **error)
{
  g_autoptr (SuyuanDb) db = suyuan_db_open (path, SUYUAN_DB_CREATE, error);

  if (db == NULL || !prepare_tables (db, error) || !check_pages (db, error) ||
      !shrink (db, limit, error) || !set_limit (db, limit, error) || !suyuan_db_get_int64 (db, "SELECT max(used) FROM map", turn, error))
    return NULL;
  return g_steal_pointer (&db);
}

/**
 * suyuan_tile_cache_open:
 * @path: its file; made where there is none, made anew where what stands in it is damaged or no database
 * @limit: bytes the file may have at most, not under 256 KiB
 * @error: why there can be no cache: BUSY, FULL, READ_ONLY, NOT_TILES (of another program), FAILED
 *
 * What cannot be had because of the disk stays where it is, as does what another program keeps there.
 *
 * Returns: (transfer full): the cache
 */
SuyuanTileCache *
suyuan_tile_cache_open (const char *path,
                        guint64     limit,
                        GError    **error)
{
  g_autoptr (GError) cause = NULL;
  gint64           turn = 0;
  SuyuanDb        *db = open_file (path, limit, &turn, &cause);
  SuyuanTileCache *self;

  if (g_error_matches (cause, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT))
    {
      g_clear_error (&cause);
      g_unlink (path);
      db = open_file (path, limit, &turn, &cause);
    }
  if (db == NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&cause), "%s: ", path);
      return NULL;
    }

  self = g_new0 (SuyuanTileCache, 1);
  self->path = g_strdup (path);
  self->db = db;
  self->turn = turn;
  g_mutex_init (&self->lock);
  return self;
}

/**
 * suyuan_tile_cache_close:
 * @self: (nullable): a cache nobody is using any more
 */
void
suyuan_tile_cache_close (SuyuanTileCache *self)
{
  if (self == NULL)
    return;

  suyuan_db_close (self->db);
  g_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self);
}

static SuyuanDb *
take (SuyuanTileCache *self)
{
  g_mutex_lock (&self->lock);
  suyuan_db_adopt (self->db);
  return self->db;
}

static void
bind_tile (SuyuanStmt       *stmt,
           const SuyuanTile *tile)
{
  suyuan_stmt_bind_int64 (stmt, 0, tile->zoom);
  suyuan_stmt_bind_int64 (stmt, 1, tile->x);
  suyuan_stmt_bind_int64 (stmt, 2, (1u << tile->zoom) - 1 - tile->y);
}

/* On a full disk nobody can note that a tile was used; it is given all the same. */
static void
touch (SuyuanTileCache *self,
       gint64           id)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->db, TOUCH, NULL);

  if (stmt == NULL)
    return;
  suyuan_stmt_bind_int64 (stmt, 0, ++self->turn);
  suyuan_stmt_bind_int64 (stmt, 1, id);
  suyuan_stmt_run (stmt, NULL);
}

static GBytes *
find (SuyuanTileCache  *self,
      const SuyuanTile *tile,
      gint64           *id,
      gint64           *fetched,
      GError          **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->db, FIND, error);
  gconstpointer data;
  gsize         length;

  if (stmt == NULL)
    return NULL;
  bind_tile (stmt, tile);
  if (suyuan_stmt_step (stmt, error) != SUYUAN_STEP_ROW)
    return NULL;

  *id = suyuan_stmt_int64 (stmt, 0);
  *fetched = suyuan_stmt_int64 (stmt, 2);
  data = suyuan_stmt_bytes (stmt, 1, &length);
  return g_bytes_new (data, length);
}

/**
 * suyuan_tile_cache_load:
 * @tile: rows from the north
 * @fetched: (out): when it was stored, as the caller said then
 * @error: CORRUPT, BUSY
 *
 * A tile that is loaded counts as used.
 *
 * Returns: (transfer full): its bytes; %NULL without @error where it is not here
 */
GBytes *
suyuan_tile_cache_load (SuyuanTileCache  *self,
                        const SuyuanTile *tile,
                        gint64           *fetched,
                        GError          **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gint64 id;

  take (self);
  bytes = find (self, tile, &id, fetched, error);
  if (bytes != NULL)
    touch (self, id);
  g_mutex_unlock (&self->lock);
  return g_steal_pointer (&bytes);
}

static gboolean
put_place (SuyuanTileCache  *self,
           const SuyuanTile *tile,
           gint64            now,
           gint64           *id,
           GError          **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->db, PUT_PLACE, error);

  if (stmt == NULL)
    return FALSE;
  bind_tile (stmt, tile);
  suyuan_stmt_bind_int64 (stmt, 3, now);
  suyuan_stmt_bind_int64 (stmt, 4, ++self->turn);
  if (suyuan_stmt_step (stmt, error) != SUYUAN_STEP_ROW)
    return FALSE;
  *id = suyuan_stmt_int64 (stmt, 0);
  return suyuan_stmt_step (stmt, error) == SUYUAN_STEP_DONE;
}

static gboolean
put_picture (SuyuanTileCache *self,
             gint64           id,
             GBytes          *bytes,
             GError         **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (self->db, PUT_PICTURE, error);

  if (stmt == NULL)
    return FALSE;
  suyuan_stmt_bind_int64 (stmt, 0, id);
  suyuan_stmt_bind_blob (stmt, 1, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return suyuan_stmt_run (stmt, error);
}

static gboolean
put (SuyuanTileCache  *self,
     const SuyuanTile *tile,
     GBytes           *bytes,
     gint64            now,
     GError          **error)
{
  gint64 id;

  if (!suyuan_db_begin (self->db, error))
    return FALSE;
  if (put_place (self, tile, now, &id, error) && put_picture (self, id, bytes, error) && suyuan_db_commit (self->db, error))
    return TRUE;
  suyuan_db_rollback (self->db);
  return FALSE;
}

/* Until the tile has room; a tile larger than the whole cache is left out. */
static gboolean
put_with_room (SuyuanTileCache  *self,
               const SuyuanTile *tile,
               GBytes           *bytes,
               gint64            now,
               GError          **error)
{
  for (;;)
    {
      g_autoptr (GError) cause = NULL;
      gint64 count;

      if (put (self, tile, bytes, now, &cause))
        return TRUE;
      if (!g_error_matches (cause, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FULL) ||
          !suyuan_db_get_int64 (self->db, "SELECT count(*) FROM map", &count, NULL) || count == 0)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&cause), "%s: ", self->path);
          return FALSE;
        }
      if (!drop_oldest (self->db, error))
        return FALSE;
    }
}

/**
 * suyuan_tile_cache_store:
 * @tile: rows from the north
 * @bytes: its picture
 * @now: seconds by the caller's clock; given back with the tile
 * @error: why it is not kept: BUSY, FULL (larger than the cache or the disk)
 *
 * Takes the place of what was there; what was longest unused goes where there is no room.
 *
 * Returns: whether it is kept
 */
gboolean
suyuan_tile_cache_store (SuyuanTileCache  *self,
                         const SuyuanTile *tile,
                         GBytes           *bytes,
                         gint64            now,
                         GError          **error)
{
  gboolean kept;

  take (self);
  kept = put_with_room (self, tile, bytes, now, error);
  g_mutex_unlock (&self->lock);
  return kept;
}

/**
 * suyuan_tile_cache_count:
 *
 * Returns: how many tiles are in it; -1 with @error
 */
gint64
suyuan_tile_cache_count (SuyuanTileCache *self,
                         GError         **error)
{
  gint64   count;
  gboolean done = suyuan_db_get_int64 (take (self), "SELECT count(*) FROM map", &count, error);

  g_mutex_unlock (&self->lock);
  return done ? count : -1;
}
