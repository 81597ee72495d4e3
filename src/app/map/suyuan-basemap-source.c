/* suyuan-basemap-source.c: any source of tiles as the map library wants it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-basemap-source.h"

#include "suyuan-projection.h"
#include "suyuan-tile-paintable.h"
#include "suyuan-tile-picture.h"

#define AT_ONCE 8         /* tiles that are read or asked for */
#define MANY_TO_SWEEP 512 /* tiles of which some may have gone */

struct _SuyuanBasemapSource
{
  ShumateMapSource parent_instance;

  /* Owned */
  SuyuanTileSource *tiles;
  GHashTable       *there; /* of GWeakRef of a SuyuanTilePaintable, by SuyuanTile: what the map keeps */
  char             *fault; /* NULL while all is well */
};

/* One tile on its way; the worker sees only where it is. */
typedef struct
{
  SuyuanTile   place;
  ShumateTile *tile;
} Fill;

G_DEFINE_FINAL_TYPE (SuyuanBasemapSource, suyuan_basemap_source, SHUMATE_TYPE_MAP_SOURCE)

enum
{
  FAULT,
  ARRIVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
fill_free (gpointer data)
{
  Fill *fill = data;

  g_object_unref (fill->tile);
  g_free (fill);
}

/* In a worker. No picture is an answer as well: the source has none there. */
static void
paint (gpointer data,
       gpointer nothing)
{
  g_autoptr (GTask) task = data;
  SuyuanBasemapSource *self = g_task_get_source_object (task);
  Fill                *fill = g_task_get_task_data (task);
  GError              *error = NULL;
  cairo_surface_t     *picture;

  if (g_task_return_error_if_cancelled (task))
    return;

  picture = suyuan_tile_picture_load (self->tiles, &fill->place, g_task_get_cancellable (task), &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, suyuan_tile_paintable_new (picture), g_object_unref);
  g_clear_pointer (&picture, cairo_surface_destroy);
}

/* Threads of our own, for the whole process: a tile of the network has its server looked up in the pool that all tasks share,
 * and would wait for ever where tiles fill that pool. */
static GThreadPool *
get_painters (void)
{
  static GThreadPool *painters;

  if (painters == NULL)
    painters = g_thread_pool_new (paint, NULL, AT_ONCE, FALSE, NULL);
  return painters;
}

static void
fill_tile_async (ShumateMapSource   *source,
                 ShumateTile        *tile,
                 GCancellable       *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer            data)
{
  GTask *task = g_task_new (source, cancellable, callback, data);
  Fill  *fill = g_new0 (Fill, 1);

  fill->place = (SuyuanTile){ shumate_tile_get_zoom_level (tile), shumate_tile_get_x (tile), shumate_tile_get_y (tile) };
  fill->tile = g_object_ref (tile);
  g_task_set_task_data (task, fill, fill_free);
  g_thread_pool_push (get_painters (), task, NULL);
}

/* Told when it changes, not for each of the tiles it strikes. */
static void
set_fault (SuyuanBasemapSource *self,
           const char          *fault)
{
  if (g_strcmp0 (self->fault, fault) == 0)
    return;

  g_free (self->fault);
  self->fault = g_strdup (fault);
  g_signal_emit (self, signals[FAULT], 0, fault);
}

static guint
hash_tile (gconstpointer data)
{
  const SuyuanTile *tile = data;

  return (tile->zoom * 31 + tile->x) * 65599 + tile->y;
}

static gboolean
is_same_tile (gconstpointer a,
              gconstpointer b)
{
  const SuyuanTile *one = a, *other = b;

  return one->zoom == other->zoom && one->x == other->x && one->y == other->y;
}

static void
free_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
has_gone (gpointer tile,
          gpointer ref,
          gpointer nothing)
{
  g_autoptr (GObject) picture = g_weak_ref_get (ref);

  return picture == NULL;
}

/* The map keeps the pictures, and as many as it likes. */
static void
note (SuyuanBasemapSource *self,
      const SuyuanTile    *tile,
      GdkPaintable        *picture)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  if (g_hash_table_size (self->there) >= MANY_TO_SWEEP)
    g_hash_table_foreach_remove (self->there, has_gone, NULL);
  g_weak_ref_init (ref, picture);
  g_hash_table_replace (self->there, g_memdup2 (tile, sizeof *tile), ref);
  g_signal_emit (self, signals[ARRIVED], 0);
}

/* A tile that cannot be had counts as there, else the levels of other zooms would never be cleaned away. */
static gboolean
fill_tile_finish (ShumateMapSource *source,
                  GAsyncResult     *result,
                  GError          **error)
{
  Fill *fill = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) cause = NULL;
  g_autoptr (GdkPaintable) picture = g_task_propagate_pointer (G_TASK (result), &cause);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (picture != NULL)
    shumate_tile_set_paintable (fill->tile, picture);
  shumate_tile_set_state (fill->tile, SHUMATE_STATE_DONE);
  if (picture != NULL)
    note (SUYUAN_BASEMAP_SOURCE (source), &fill->place, picture);
  if (cause != NULL || gdk_paintable_get_intrinsic_width (picture) > 0)
    set_fault (SUYUAN_BASEMAP_SOURCE (source), cause != NULL ? cause->message : NULL);
  return TRUE;
}

static void
suyuan_basemap_source_finalize (GObject *object)
{
  SuyuanBasemapSource *self = SUYUAN_BASEMAP_SOURCE (object);

  g_clear_object (&self->tiles);
  g_hash_table_unref (self->there);
  g_free (self->fault);

  G_OBJECT_CLASS (suyuan_basemap_source_parent_class)->finalize (object);
}

static void
suyuan_basemap_source_class_init (SuyuanBasemapSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = suyuan_basemap_source_finalize;
  source_class->fill_tile_async = fill_tile_async;
  source_class->fill_tile_finish = fill_tile_finish;

  signals[FAULT] = g_signal_new ("fault", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);
  signals[ARRIVED] = g_signal_new ("arrived", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
suyuan_basemap_source_init (SuyuanBasemapSource *self)
{
  self->there = g_hash_table_new_full (hash_tile, is_same_tile, g_free, free_ref);
}

ShumateMapSource *
suyuan_basemap_source_new (SuyuanTileSource *tiles)
{
  SuyuanBasemapSource *self = g_object_new (SUYUAN_TYPE_BASEMAP_SOURCE, "id", "basemap", "min-zoom-level", 0, "max-zoom-level", 20,
                                            "tile-size", (guint) SUYUAN_TILE_SIZE, NULL);

  self->tiles = g_object_ref (tiles);
  return SHUMATE_MAP_SOURCE (self);
}

/* What is wrong now; %NULL: nothing. */
const char *
suyuan_basemap_source_get_fault (SuyuanBasemapSource *self)
{
  return self->fault;
}

/* The picture of a tile that the map has now, empty where the source has none there. */
SuyuanTilePaintable *
suyuan_basemap_source_dup_tile (SuyuanBasemapSource *self,
                                const SuyuanTile    *tile)
{
  GWeakRef *ref = g_hash_table_lookup (self->there, tile);

  return ref != NULL ? g_weak_ref_get (ref) : NULL;
}
