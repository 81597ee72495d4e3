/* suyuan-mbtiles.c: a map of pictures in one file, as a source of tiles
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-mbtiles-private.h"

#include "suyuan-core-error.h"
#include "suyuan-workspace.h"

#include <glib/gi18n-lib.h>

/* Invariant: who uses the connection holds the lock and has adopted it. */
struct _SuyuanMbtiles
{
  GObject parent_instance;

  /* Owned */
  char          *path;
  SuyuanTileInfo info;
  GMutex         lock;
  SuyuanDb      *db;
  gboolean       xyz; /* rows count from the north, against the standard */
};

static void source_iface_init (SuyuanTileSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanMbtiles, suyuan_mbtiles, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_TILE_SOURCE, source_iface_init))

static SuyuanDb *
take (SuyuanMbtiles *self)
{
  g_mutex_lock (&self->lock);
  suyuan_db_adopt (self->db);
  return self->db;
}

static const SuyuanTileInfo *
get_info (SuyuanTileSource *source)
{
  return &SUYUAN_MBTILES (source)->info;
}

#define TILE "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"

/* An empty tile is none: some programs write them where there is nothing. */
static GBytes *
read_tile (SuyuanDb *db,
           guint     zoom,
           guint     column,
           guint     row,
           GError  **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare (db, TILE, error);
  gconstpointer data;
  gsize         length;

  if (stmt == NULL)
    return NULL;
  suyuan_stmt_bind_int64 (stmt, 0, zoom);
  suyuan_stmt_bind_int64 (stmt, 1, column);
  suyuan_stmt_bind_int64 (stmt, 2, row);
  if (suyuan_stmt_step (stmt, error) != SUYUAN_STEP_ROW)
    return NULL;

  data = suyuan_stmt_bytes (stmt, 0, &length);
  return length > 0 ? g_bytes_new (data, length) : NULL;
}

static GBytes *
load (SuyuanTileSource *source,
      const SuyuanTile *tile,
      GCancellable     *cancellable,
      GError          **error)
{
  SuyuanMbtiles *self = SUYUAN_MBTILES (source);
  g_autoptr (GError) cause = NULL;
  guint   row = self->xyz ? tile->y : (1u << tile->zoom) - 1 - tile->y;
  GBytes *bytes;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  bytes = read_tile (take (self), tile->zoom, tile->x, row, &cause);
  g_mutex_unlock (&self->lock);
  if (cause != NULL)
    {
      suyuan_mbtiles_name_fault (self->path, &cause);
      g_propagate_error (error, g_steal_pointer (&cause));
    }
  return bytes;
}

static void
source_iface_init (SuyuanTileSourceInterface *iface)
{
  iface->get_info = get_info;
  iface->load = load;
}

static void
suyuan_mbtiles_finalize (GObject *object)
{
  SuyuanMbtiles *self = SUYUAN_MBTILES (object);

  g_clear_pointer (&self->db, suyuan_db_close);
  suyuan_tile_info_clear (&self->info);
  g_mutex_clear (&self->lock);
  g_free (self->path);

  G_OBJECT_CLASS (suyuan_mbtiles_parent_class)->finalize (object);
}

static void
suyuan_mbtiles_class_init (SuyuanMbtilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_mbtiles_finalize;
}

static void
suyuan_mbtiles_init (SuyuanMbtiles *self)
{
  g_mutex_init (&self->lock);
}

/**
 * suyuan_mbtiles_open:
 * @path: a file
 * @error: why it is no map of pictures: vector tiles, damage, a foreign database, each by its name
 *
 * Nothing is written, to the file or beside it.
 *
 * Returns: (transfer full): the map
 */
SuyuanMbtiles *
suyuan_mbtiles_open (const char *path,
                     GError    **error)
{
  g_autoptr (SuyuanMbtiles) self = g_object_new (SUYUAN_TYPE_MBTILES, NULL);

  self->path = g_strdup (path);
  self->db = suyuan_mbtiles_connect (path, &self->info, &self->xyz, error);
  return self->db != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * suyuan_mbtiles_count:
 *
 * Walks the file's index: not for a frame.
 *
 * Returns: how many tiles it holds; -1 with @error
 */
gint64
suyuan_mbtiles_count (SuyuanMbtiles *self,
                      GError       **error)
{
  gint64   count;
  gboolean done = suyuan_db_get_int64 (take (self), "SELECT count(*) FROM tiles", &count, error);

  g_mutex_unlock (&self->lock);
  if (!done)
    suyuan_mbtiles_name_fault (self->path, error);
  return done ? count : -1;
}

#define ALL_TILES "SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles"

static gboolean
check_tile (SuyuanMbtiles *self,
            SuyuanStmt    *stmt,
            GError       **error)
{
  gsize         length;
  gconstpointer data = suyuan_stmt_bytes (stmt, 3, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  gint64 zoom = suyuan_stmt_int64 (stmt, 0), row = suyuan_stmt_int64 (stmt, 2);

  if (length == 0 || suyuan_tile_format_is_picture (suyuan_tile_format_of (bytes)))
    return TRUE;

  g_set_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_TILE, _ ("%s: tile %d/%d/%d is neither PNG, JPEG nor WebP"),
               self->info.origin, (int) zoom, (int) suyuan_stmt_int64 (stmt, 1),
               (int) (self->xyz ? row : (G_GINT64_CONSTANT (1) << zoom) - 1 - row));
  return FALSE;
}

static gboolean
check_tiles (SuyuanMbtiles *self,
             GError       **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare_text (self->db, ALL_TILES, error);
  SuyuanStmtStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = suyuan_stmt_step (stmt, error)) == SUYUAN_STEP_ROW)
    if (!check_tile (self, stmt, error))
      return FALSE;
  return step == SUYUAN_STEP_DONE;
}

static gboolean
check_pages (SuyuanMbtiles *self,
             GError       **error)
{
  g_autoptr (SuyuanStmt) stmt = suyuan_db_prepare_text (self->db, "PRAGMA quick_check(1)", error);
  const char *said;

  if (stmt == NULL || suyuan_stmt_step (stmt, error) != SUYUAN_STEP_ROW)
    return FALSE;

  said = suyuan_stmt_text (stmt, 0);
  if (g_strcmp0 (said, "ok") == 0)
    return TRUE;
  g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT, said != NULL ? said : "?");
  return FALSE;
}

/**
 * suyuan_mbtiles_check:
 * @cancellable: (nullable): ends it
 * @error: the first thing that is wrong, naming the file and the tile
 *
 * Reads every page and the beginning of every tile; a large map takes as long as copying it. Meanwhile no tile is handed
 * out.
 *
 * Returns: whether all of it can be read and is pictures
 */
gboolean
suyuan_mbtiles_check (SuyuanMbtiles *self,
                      GCancellable  *cancellable,
                      GError       **error)
{
  SuyuanDb *db = take (self);
  g_autoptr (GError) cause = NULL;
  gboolean whole;

  suyuan_db_set_progress (db, cancellable);
  whole = check_pages (self, &cause) && check_tiles (self, &cause);
  suyuan_db_set_progress (db, NULL);
  g_mutex_unlock (&self->lock);
  if (whole)
    return TRUE;

  suyuan_mbtiles_name_fault (self->path, &cause);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}
