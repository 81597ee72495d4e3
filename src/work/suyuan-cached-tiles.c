/* suyuan-cached-tiles.c: an online map with its memory on disk before it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-cached-tiles.h"

#include "suyuan-tile-cache.h"

#include <glib/gi18n-lib.h>

#define FRESH_S (30 * 24 * 3600) /* afterwards a tile is fetched again, and kept where that fails */

struct _SuyuanCachedTiles
{
  GObject parent_instance;

  /* Owned */
  SuyuanTileSource *upstream;
  char             *path;
  guint64           limit;

  GMutex           lock;
  GCond            settled;
  GHashTable      *pending; /* keys of tiles somebody is fetching */
  SuyuanTileCache *cache;   /* opened with the first tile, off the main thread; NULL where there can be none */
  gboolean         opened;
  gboolean         told; /* why tiles are not kept is said once */
};

static void source_iface_init (SuyuanTileSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanCachedTiles, suyuan_cached_tiles, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_TILE_SOURCE, source_iface_init))

static const SuyuanTileInfo *
get_info (SuyuanTileSource *source)
{
  return suyuan_tile_source_get_info (SUYUAN_CACHED_TILES (source)->upstream);
}

static gint64 *
key_of (const SuyuanTile *tile)
{
  gint64 key = (gint64) tile->zoom << 56 | (gint64) tile->x << 28 | tile->y;

  return g_memdup2 (&key, sizeof key);
}

/* A map without a cache is still a map: why there is none is for the log, and not again for every tile. */
static void
tell (SuyuanCachedTiles *self,
      const GError      *error)
{
  if (!self->told)
    g_message (_ ("Tiles of “%s” are not kept: %s"), suyuan_tile_source_get_info (self->upstream)->name, error->message);
  self->told = TRUE;
}

static SuyuanTileCache *
open_cache (SuyuanCachedTiles *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) error = NULL;

  if (self->opened)
    return self->cache;

  self->opened = TRUE;
  g_mkdir_with_parents (folder, 0700);
  self->cache = suyuan_tile_cache_open (self->path, self->limit, &error);
  if (self->cache == NULL)
    tell (self, error);
  return self->cache;
}

/* Waits for whoever fetches the same tile, then claims it. */
static SuyuanTileCache *
claim (SuyuanCachedTiles *self,
       const SuyuanTile  *tile)
{
  g_autofree gint64 *key = key_of (tile);
  SuyuanTileCache   *cache;

  g_mutex_lock (&self->lock);
  while (g_hash_table_contains (self->pending, key))
    g_cond_wait (&self->settled, &self->lock);
  g_hash_table_add (self->pending, g_steal_pointer (&key));
  cache = open_cache (self);
  g_mutex_unlock (&self->lock);
  return cache;
}

static void
release (SuyuanCachedTiles *self,
         const SuyuanTile  *tile)
{
  g_autofree gint64 *key = key_of (tile);

  g_mutex_lock (&self->lock);
  g_hash_table_remove (self->pending, key);
  g_cond_broadcast (&self->settled);
  g_mutex_unlock (&self->lock);
}

static void
keep (SuyuanCachedTiles *self,
      SuyuanTileCache   *cache,
      const SuyuanTile  *tile,
      GBytes            *bytes,
      gint64             now)
{
  g_autoptr (GError) error = NULL;

  if (suyuan_tile_cache_store (cache, tile, bytes, now, &error))
    return;

  g_mutex_lock (&self->lock);
  tell (self, error);
  g_mutex_unlock (&self->lock);
}

/* What is kept and still fresh, else what the network gives, else what is kept and old. */
static GBytes *
fetch (SuyuanCachedTiles *self,
       SuyuanTileCache   *cache,
       const SuyuanTile  *tile,
       GCancellable      *cancellable,
       GError           **error)
{
  gint64 fetched = 0, now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GBytes) kept = cache != NULL ? suyuan_tile_cache_load (cache, tile, &fetched, NULL) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;

  if (kept != NULL && now - fetched < FRESH_S && fetched <= now)
    return g_steal_pointer (&kept);

  bytes = suyuan_tile_source_load (self->upstream, tile, cancellable, &cause);
  if (bytes != NULL && cache != NULL)
    keep (self, cache, tile, bytes, now);
  if (bytes != NULL)
    return g_steal_pointer (&bytes);
  if (cause != NULL && kept == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return g_steal_pointer (&kept);
}

static GBytes *
load (SuyuanTileSource *source,
      const SuyuanTile *tile,
      GCancellable     *cancellable,
      GError          **error)
{
  SuyuanCachedTiles *self = SUYUAN_CACHED_TILES (source);
  SuyuanTileCache   *cache = claim (self, tile);
  GBytes            *bytes = fetch (self, cache, tile, cancellable, error);

  release (self, tile);
  return bytes;
}

static void
source_iface_init (SuyuanTileSourceInterface *iface)
{
  iface->get_info = get_info;
  iface->load = load;
}

static void
suyuan_cached_tiles_finalize (GObject *object)
{
  SuyuanCachedTiles *self = SUYUAN_CACHED_TILES (object);

  g_clear_pointer (&self->cache, suyuan_tile_cache_close);
  g_clear_object (&self->upstream);
  g_hash_table_unref (self->pending);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->settled);
  g_free (self->path);

  G_OBJECT_CLASS (suyuan_cached_tiles_parent_class)->finalize (object);
}

static void
suyuan_cached_tiles_class_init (SuyuanCachedTilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_cached_tiles_finalize;
}

static void
suyuan_cached_tiles_init (SuyuanCachedTiles *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->settled);
  self->pending = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * suyuan_cached_tiles_new:
 * @upstream: where tiles come from
 * @path: where they are kept; its folder is made
 * @limit: bytes that file may have at most
 *
 * Returns: (transfer full): the same map, which remembers
 */
SuyuanTileSource *
suyuan_cached_tiles_new (SuyuanTileSource *upstream,
                         const char       *path,
                         guint64           limit)
{
  SuyuanCachedTiles *self = g_object_new (SUYUAN_TYPE_CACHED_TILES, NULL);

  self->upstream = g_object_ref (upstream);
  self->path = g_strdup (path);
  self->limit = limit;
  return SUYUAN_TILE_SOURCE (self);
}
