/* test-cached-tiles.c: a map whose tiles cannot be kept is still a map, and says so once
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"

#include "suyuan-cached-tiles.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define LIMIT (1024 * 1024)

static guint n_told; /* how often it was said that tiles are not kept */

/* Gives the same picture for every tile, and counts. */
typedef struct
{
  GObject        parent_instance;
  SuyuanTileInfo info;
  guint          asked;
} Ground;

typedef struct
{
  GObjectClass parent_class;
} GroundClass;

static void  ground_iface_init (SuyuanTileSourceInterface *iface);
static GType ground_get_type (void);
G_DEFINE_TYPE_WITH_CODE (Ground, ground, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_TILE_SOURCE, ground_iface_init))

static const SuyuanTileInfo *
ground_get_info (SuyuanTileSource *source)
{
  return &((Ground *) source)->info;
}

static GBytes *
ground_load (SuyuanTileSource *source,
             const SuyuanTile *tile,
             GCancellable     *cancellable,
             GError          **error)
{
  static guint8 picture[2000] = "\x89PNG\r\n\x1a\n";

  ((Ground *) source)->asked++;
  return g_bytes_new_static (picture, sizeof picture);
}

static void
ground_iface_init (SuyuanTileSourceInterface *iface)
{
  iface->get_info = ground_get_info;
  iface->load = ground_load;
}

static void
ground_class_init (GroundClass *klass)
{
}

static void
ground_init (Ground *self)
{
  self->info.name = (char *) "底图";
  self->info.origin = (char *) "ground";
}

/* How often each of five tiles had to be fetched, when all were wanted twice. */
static guint
fetch_twice (const char *path)
{
  g_autoptr (GObject) ground = g_object_new (ground_get_type (), NULL);
  g_autoptr (SuyuanTileSource) map = suyuan_cached_tiles_new (SUYUAN_TILE_SOURCE (ground), path, LIMIT);

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = suyuan_tile_source_load (map, &(SuyuanTile){ 5, i % 5, 3 }, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), ==, 2000);
    }
  return ((Ground *) ground)->asked;
}

static void
test_kept (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "tiles", "kept.mbtiles", NULL);

  g_assert_cmpuint (fetch_twice (path), ==, 5);
  g_assert_cmpuint (fetch_twice (path), ==, 0);
}

static void
test_another_programs (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *database = g_build_filename (fixture->path, "workspace.gpkg", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "other.mbtiles", NULL);
  g_autofree char *before = NULL, *after = NULL;
  gsize            length, length_after;

  g_assert_true (g_file_get_contents (database, &before, &length, NULL));
  g_assert_true (g_file_set_contents (path, before, (gssize) length, NULL));

  n_told = 0;
  g_assert_cmpuint (fetch_twice (path), ==, 10);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
}

static void
test_full_disk (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "full.mbtiles", NULL);
  struct rlimit    limit;

  g_assert_cmpuint (fetch_twice (path), ==, 5);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = 100;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  fetch_twice (path); /* has all it asks for, from wherever */
  limit.rlim_cur = RLIM_INFINITY;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_cmpuint (fetch_twice (path), ==, 0);
}

/* Messages of the layer under test; its lines are not printed. */
static GLogWriterOutput
count_told (GLogLevelFlags   level,
            const GLogField *fields,
            gsize            n_fields,
            gpointer         data)
{
  g_autofree char *line = g_log_writer_format_fields (level, fields, n_fields, FALSE);

  n_told += (level & G_LOG_LEVEL_MESSAGE) != 0 && strstr (line, "suyuan-work") != NULL && strstr (line, "other.mbtiles") != NULL;
  return level & G_LOG_LEVEL_MESSAGE ? G_LOG_WRITER_HANDLED : g_log_writer_default (level, fields, n_fields, data);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (count_told, NULL, NULL);
  signal (SIGXFSZ, SIG_IGN);

  fixture_test ("/work/cached-tiles/kept", test_kept);
  fixture_test ("/work/cached-tiles/another-programs", test_another_programs);
  fixture_test ("/work/cached-tiles/full-disk", test_full_disk);

  return g_test_run ();
}
