/* SPDX-License-Identifier: GPL-3.0-or-later */
/* However many tiles wait for their server, nothing else waits with them. */
#include "suyuan-basemap-source.h"
#include "suyuan-stage.h"

#define N_TILES 400 /* more than the pool of all tasks grows to */

/* Answers nobody until it is let go, and has no tile anywhere then. */
#define TEST_TYPE_SLOW_MAP (test_slow_map_get_type ())
G_DECLARE_FINAL_TYPE (TestSlowMap, test_slow_map, TEST, SLOW_MAP, GObject)

struct _TestSlowMap
{
  GObject parent_instance;

  SuyuanTileInfo info;
  gint           n_asked, let_go; /* atomic */
};

static void source_iface_init (SuyuanTileSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSlowMap, test_slow_map, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_TILE_SOURCE, source_iface_init))

static const SuyuanTileInfo *
get_info (SuyuanTileSource *source)
{
  return &TEST_SLOW_MAP (source)->info;
}

static GBytes *
load (SuyuanTileSource *source,
      const SuyuanTile *tile,
      GCancellable     *cancellable,
      GError          **error)
{
  TestSlowMap *self = TEST_SLOW_MAP (source);

  g_atomic_int_inc (&self->n_asked);
  while (!g_atomic_int_get (&self->let_go))
    g_usleep (1000);
  return NULL;
}

static void
source_iface_init (SuyuanTileSourceInterface *iface)
{
  iface->get_info = get_info;
  iface->load = load;
}

static void
test_slow_map_class_init (TestSlowMapClass *klass)
{
}

static void
test_slow_map_init (TestSlowMap *self)
{
  self->info = (SuyuanTileInfo){ .name = (char *) "Slow", .max_zoom = 18, .bounds = suyuan_tile_get_bounds (&(SuyuanTile){ 0 }) };
}

typedef struct
{
  TestSlowMap *map;
  guint        n_filled;
  gboolean     looked_up;
} Play;

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Play *play = data;

  g_assert_true (shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, NULL));
  play->n_filled++;
}

/* As the address of a server is looked up, or its proxy. */
static void
look_up (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  g_task_return_boolean (task, TRUE);
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  ((Play *) data)->looked_up = TRUE;
}

static gboolean
is_asked (gpointer data)
{
  return g_atomic_int_get (&((Play *) data)->map->n_asked) > 0;
}

static gboolean
is_looked_up (gpointer data)
{
  return ((Play *) data)->looked_up;
}

static gboolean
is_filled (gpointer data)
{
  return ((Play *) data)->n_filled == N_TILES;
}

/* The pool that all tasks of the process share is left to the others, or what a tile itself has looked up there never comes. */
static void
test_leaves_room (void)
{
  Play play = { .map = g_object_new (TEST_TYPE_SLOW_MAP, NULL) };
  g_autoptr (ShumateMapSource) source = suyuan_basemap_source_new (SUYUAN_TILE_SOURCE (play.map));
  g_autoptr (GTask) task = g_task_new (NULL, NULL, looked_up_cb, &play);

  for (int i = 0; i < N_TILES; i++)
    {
      g_autoptr (ShumateTile) tile = shumate_tile_new_full (i % 20, i / 20, SUYUAN_TILE_SIZE, 6);

      shumate_map_source_fill_tile_async (source, tile, NULL, filled_cb, &play);
    }
  suyuan_stage_wait (is_asked, &play);
  g_task_run_in_thread (task, look_up);
  suyuan_stage_wait (is_looked_up, &play);
  g_assert_cmpuint (play.n_filled, ==, 0);
  g_atomic_int_set (&play.map->let_go, TRUE);
  suyuan_stage_wait (is_filled, &play);
  g_assert_cmpint (play.map->n_asked, ==, N_TILES);
  g_assert_null (suyuan_basemap_source_get_fault (SUYUAN_BASEMAP_SOURCE (source)));
  g_object_unref (play.map);
}

/* The thread that read a tile may hold it a moment longer. */
static gboolean
is_gone (gpointer source)
{
  g_autoptr (SuyuanTilePaintable) there = suyuan_basemap_source_dup_tile (source, &(SuyuanTile){ 5, 0, 0 });

  return there == NULL;
}

static void
arrived_cb (gpointer n)
{
  ++*(guint *) n;
}

/* A tile that is there can be had as long as somebody keeps it, one that is empty too; the source keeps none. */
static void
test_tells_what_is_there (void)
{
  Play  play = { .map = g_object_new (TEST_TYPE_SLOW_MAP, NULL) };
  guint n_arrived = 0;
  g_autoptr (ShumateMapSource) source = suyuan_basemap_source_new (SUYUAN_TILE_SOURCE (play.map));
  g_autoptr (GPtrArray) tiles = g_ptr_array_new_with_free_func (g_object_unref);
  SuyuanTile first = { 5, 0, 0 }, elsewhere = { 6, 0, 0 };
  g_autoptr (SuyuanTilePaintable) there = NULL;

  g_signal_connect_swapped (source, "arrived", G_CALLBACK (arrived_cb), &n_arrived);
  for (int i = 0; i < N_TILES; i++)
    {
      g_ptr_array_add (tiles, shumate_tile_new_full (i % 20, i / 20, SUYUAN_TILE_SIZE, 5));
      shumate_map_source_fill_tile_async (source, tiles->pdata[i], NULL, filled_cb, &play);
    }
  g_assert_null (suyuan_basemap_source_dup_tile (SUYUAN_BASEMAP_SOURCE (source), &first));
  g_atomic_int_set (&play.map->let_go, TRUE);
  suyuan_stage_wait (is_filled, &play);
  g_assert_cmpuint (n_arrived, ==, N_TILES);
  there = suyuan_basemap_source_dup_tile (SUYUAN_BASEMAP_SOURCE (source), &first);
  g_assert_true (GDK_PAINTABLE (there) == shumate_tile_get_paintable (tiles->pdata[0]));
  g_assert_null (suyuan_basemap_source_dup_tile (SUYUAN_BASEMAP_SOURCE (source), &elsewhere));

  g_clear_object (&there);
  g_ptr_array_set_size (tiles, 0);
  suyuan_stage_wait (is_gone, source);
  g_object_unref (play.map);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/basemap-source/leaves-room", test_leaves_room);
  g_test_add_func ("/app/basemap-source/tells-what-is-there", test_tells_what_is_there);

  return g_test_run ();
}
