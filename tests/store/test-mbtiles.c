/* test-mbtiles.c: a map of pictures is read as it lies and written as the standard wants
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tile-files.h"

#include "store-fixture.h"
#include "suyuan-core-error.h"
#include "suyuan-workspace.h"

#include <glib/gstdio.h>
#include <string.h>

static SuyuanTileInfo
plain_info (void)
{
  return (SuyuanTileInfo){ .name = (char *) "Plain", .format = SUYUAN_TILE_FORMAT_PNG, .max_zoom = 2, .bounds = { 1110000000, 320000000, 1130000000, 340000000 } };
}

static SuyuanTileSource *
open_map (TileFiles *self)
{
  g_autoptr (GError) error = NULL;
  SuyuanMbtiles *map = suyuan_mbtiles_open (self->path, &error);

  g_assert_no_error (error);
  return SUYUAN_TILE_SOURCE (map);
}

static void
assert_tile (SuyuanTileSource *map,
             guint             zoom,
             guint             x,
             guint             y,
             gsize             length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = suyuan_tile_source_load (map, &(SuyuanTile){ zoom, x, y }, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bytes != NULL ? g_bytes_get_size (bytes) : 0, ==, length);
}

static void
test_what_was_written_is_read (TileFiles    *self,
                               gconstpointer data)
{
  SuyuanTileInfo        info = plain_info ();
  const SuyuanTileInfo *read;
  g_autoptr (SuyuanTileSource) map = NULL;
  g_autoptr (GError) error = NULL;

  info.attribution = (char *) "© Makers & friends";
  info.approval = (char *) "GS(2024)1号";
  info.datum = SUYUAN_DATUM_GCJ02;
  tile_files_make (self, &info, 3);
  map = open_map (self);
  read = suyuan_tile_source_get_info (map);

  g_assert_cmpstr (read->name, ==, "Plain");
  g_assert_cmpstr (read->origin, ==, "a ?#%20 底图.mbtiles");
  g_assert_cmpstr (read->attribution, ==, "© Makers & friends");
  g_assert_cmpstr (read->approval, ==, "GS(2024)1号");
  g_assert_cmpint (read->datum, ==, SUYUAN_DATUM_GCJ02);
  g_assert_cmpint (read->format, ==, SUYUAN_TILE_FORMAT_PNG);
  g_assert_cmpuint (read->min_zoom, ==, 0);
  g_assert_cmpuint (read->max_zoom, ==, 2);
  g_assert_cmpmem (&read->bounds, sizeof read->bounds, &info.bounds, sizeof info.bounds);
  g_assert_cmpint (suyuan_mbtiles_count (SUYUAN_MBTILES (map), &error), ==, 1 + 4 + 16);
  g_assert_true (suyuan_mbtiles_check (SUYUAN_MBTILES (map), NULL, &error));
  g_assert_no_error (error);
  for (guint zoom = 0; zoom < 3; zoom++)
    for (guint x = 0; x < 1u << zoom; x++)
      for (guint y = 0; y < 1u << zoom; y++)
        assert_tile (map, zoom, x, y, 100 + zoom * 1000 + x * 30 + y);
  assert_tile (map, 3, 0, 0, 0);
  assert_tile (map, 2, 4, 0, 0);
}

/* In the file rows count from the south, and other programs rely on it. */
static void
test_rows_are_turned (TileFiles    *self,
                      gconstpointer data)
{
  SuyuanTileInfo info = plain_info ();
  g_autoptr (SuyuanDb) db = NULL;
  gint64 length;

  tile_files_make (self, &info, 3);
  db = suyuan_db_open (self->path, SUYUAN_DB_READ, NULL);
  g_assert_true (suyuan_db_get_int64 (db, "SELECT length(tile_data) FROM tiles WHERE zoom_level = 2 AND tile_column = 1 AND tile_row = 3", &length, NULL));
  g_assert_cmpint (length, ==, 100 + 2000 + 30 + 0);
  g_assert_true (suyuan_db_get_int64 (db, "SELECT count(*) FROM metadata WHERE name IN ('name', 'format', 'bounds', 'minzoom', 'maxzoom', 'type', 'version', 'description')", &length, NULL));
  g_assert_cmpint (length, ==, 8);
}

#define BARE                                       \
  "CREATE TABLE metadata (name TEXT, value TEXT);" \
  "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
#define PNG_HEX "x'89504E470D0A1A0A00'"

/* A file that says of itself that its rows count from the north, and nothing else. */
static void
test_rows_from_the_north (TileFiles    *self,
                          gconstpointer data)
{
  g_autoptr (SuyuanDb) db = tile_files_create (self, BARE "INSERT INTO metadata VALUES ('scheme', 'xyz');"
                                                          "INSERT INTO tiles VALUES (3, 6, 2, " PNG_HEX ")");
  g_autoptr (SuyuanTileSource) map = open_map (self);
  const SuyuanTileInfo *info = suyuan_tile_source_get_info (map);
  SuyuanBounds          bounds = suyuan_tile_get_bounds (&(SuyuanTile){ 3, 6, 2 });

  assert_tile (map, 3, 6, 2, 9);
  assert_tile (map, 3, 6, 5, 0);
  g_assert_cmpmem (&info->bounds, sizeof info->bounds, &bounds, sizeof bounds);
}

/* Without bounds, name and zooms, or with nonsense in them, the tiles tell. */
static void
test_the_tiles_tell (TileFiles    *self,
                     gconstpointer data)
{
  static const char *const said[] = { "", "1,2,3", "a,b,c,d", "10,10,5,20", "0,0,500,10", "1,2,3,4,5", "nan,0,1,1" };
  SuyuanBounds             bounds = suyuan_tile_get_bounds (&(SuyuanTile){ 5, 26, 12 });

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *sql = g_strdup_printf (BARE "INSERT INTO metadata VALUES ('bounds', '%s'), ('minzoom', '17');"
                                                   "INSERT INTO tiles VALUES (4, 13, 9, " PNG_HEX "), (5, 26, 19, " PNG_HEX ")",
                                              said[i]);
      g_autoptr (SuyuanDb) db = tile_files_create (self, sql);
      g_autoptr (SuyuanTileSource) map = open_map (self);
      const SuyuanTileInfo *info = suyuan_tile_source_get_info (map);

      g_assert_cmpuint (info->min_zoom, ==, 4);
      g_assert_cmpuint (info->max_zoom, ==, 5);
      g_assert_cmpstr (info->name, ==, "a ?#%20 底图.mbtiles");
      g_assert_null (info->attribution);
      g_assert_cmpmem (&info->bounds, sizeof info->bounds, &bounds, sizeof bounds);
      g_clear_pointer (&db, suyuan_db_close);
      g_clear_object (&map);
      g_assert_cmpint (g_unlink (self->path), ==, 0);
    }
}

static void
test_an_empty_tile_is_none (TileFiles    *self,
                            gconstpointer data)
{
  g_autoptr (SuyuanDb) db = tile_files_create (self, BARE "INSERT INTO tiles VALUES (1, 0, 0, x''), (1, 1, 0, NULL), (1, 1, 1, " PNG_HEX ")");
  g_autoptr (SuyuanTileSource) map = open_map (self);

  assert_tile (map, 1, 0, 1, 0);
  assert_tile (map, 1, 1, 1, 0);
  assert_tile (map, 1, 1, 0, 9);
}

/* One page of a web server among pictures: the file opens, that tile is named, and the check finds it. */
static void
test_one_wrong_tile (TileFiles    *self,
                     gconstpointer data)
{
  g_autoptr (SuyuanDb) db = tile_files_create (self, BARE "INSERT INTO tiles VALUES (1, 1, 1, " PNG_HEX "), (1, 0, 0, '<html>')");
  g_autoptr (SuyuanTileSource) map = open_map (self);
  g_autoptr (GError) error = NULL;

  assert_tile (map, 1, 1, 0, 9);
  g_assert_null (suyuan_tile_source_load (map, &(SuyuanTile){ 1, 0, 1 }, NULL, &error));
  g_assert_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_TILE);
  g_clear_error (&error);
  g_assert_false (suyuan_mbtiles_check (SUYUAN_MBTILES (map), NULL, &error));
  g_assert_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_TILE);
  g_assert_nonnull (strstr (error->message, "1/0/1"));
}

static void
test_cancelled (TileFiles    *self,
                gconstpointer data)
{
  SuyuanTileInfo info = plain_info ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SuyuanTileSource) map = NULL;
  g_autoptr (GError) error = NULL;

  tile_files_make (self, &info, 6);
  map = open_map (self);
  g_cancellable_cancel (cancellable);
  g_assert_null (suyuan_tile_source_load (map, &(SuyuanTile){ 0 }, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (suyuan_mbtiles_check (SUYUAN_MBTILES (map), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_tile (map, 0, 0, 0, 100);
}

static gpointer
read_some (gpointer data)
{
  for (guint i = 0; i < 400; i++)
    {
      guint zoom = i % 3;

      assert_tile (data, zoom, i % (1u << zoom), 0, 100 + zoom * 1000 + (i % (1u << zoom)) * 30);
    }
  return NULL;
}

static void
test_any_thread (TileFiles    *self,
                 gconstpointer data)
{
  SuyuanTileInfo info = plain_info ();
  g_autoptr (SuyuanTileSource) map = NULL;
  GThread *threads[4];

  tile_files_make (self, &info, 3);
  map = open_map (self);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_some, map);
  read_some (map);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* Reading leaves the file and its folder as they were. */
static void
test_nothing_is_written (TileFiles    *self,
                         gconstpointer data)
{
  SuyuanTileInfo   info = plain_info ();
  g_autofree char *before = NULL, *after = NULL;
  gsize            n_before, n_after;
  guint            names = 0;
  g_autoptr (SuyuanTileSource) map = NULL;
  g_autoptr (GDir) dir = NULL;

  tile_files_make (self, &info, 2);
  g_assert_true (g_file_get_contents (self->path, &before, &n_before, NULL));
  map = open_map (self);
  assert_tile (map, 1, 1, 1, 1131);
  g_assert_true (g_file_get_contents (self->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  dir = g_dir_open (self->folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    names++;
  g_assert_cmpuint (names, ==, 1);
}

/* Another program is adding to the file while it is shown. */
static void
test_a_live_file (TileFiles    *self,
                  gconstpointer data)
{
  g_autoptr (SuyuanDb) db = tile_files_create (self, "PRAGMA journal_mode = WAL;" BARE "INSERT INTO tiles VALUES (1, 1, 1, " PNG_HEX ")");
  g_autoptr (SuyuanTileSource) map = open_map (self);

  assert_tile (map, 1, 0, 1, 0);
  g_assert_true (suyuan_db_exec (db, "INSERT INTO tiles VALUES (1, 0, 0, " PNG_HEX ")", NULL));
  assert_tile (map, 1, 0, 1, 9);
  g_clear_object (&map);
}

static void
test_an_unfinished_map_is_gone (TileFiles    *self,
                                gconstpointer data)
{
  g_autofree char *part = g_strconcat (self->path, ".part", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanMbtilesWriter) writer = suyuan_mbtiles_writer_new (self->path, &error);
  g_autoptr (GBytes) bytes = tile_files_picture (5000);

  g_assert_no_error (error);
  g_assert_true (suyuan_mbtiles_writer_add (writer, &(SuyuanTile){ 1, 0, 0 }, bytes, &error));
  g_assert_true (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_clear_pointer (&writer, suyuan_mbtiles_writer_free);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
test_a_map_is_never_overwritten (TileFiles    *self,
                                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (self->folder, "no", "such", "folder.mbtiles", NULL);

  g_assert_true (g_file_set_contents (self->path, "mine", -1, NULL));
  g_assert_null (suyuan_mbtiles_writer_new (self->path, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (suyuan_mbtiles_writer_new (nowhere, &error));
  g_assert_nonnull (strstr (error->message, "folder.mbtiles"));
}

/* What a person adds about a file is said by it from then on; what is left out stays. */
static void
test_described (TileFiles    *self,
                gconstpointer data)
{
  SuyuanTileInfo info = plain_info ();
  g_autoptr (SuyuanTileSource) map = NULL;
  g_autoptr (GError) error = NULL;

  info.attribution = (char *) "Somebody";
  tile_files_make (self, &info, 2);
  g_assert_true (suyuan_mbtiles_describe (self->path, (const char *[]){ "datum", "approval", "attribution", "name", NULL },
                                          (const char *[]){ "bd09", "GS(2025)2号", "", NULL }, &error));
  g_assert_no_error (error);
  map = open_map (self);
  g_assert_cmpint (suyuan_tile_source_get_info (map)->datum, ==, SUYUAN_DATUM_BD09);
  g_assert_cmpstr (suyuan_tile_source_get_info (map)->approval, ==, "GS(2025)2号");
  g_assert_cmpstr (suyuan_tile_source_get_info (map)->name, ==, "Plain");
  g_assert_null (suyuan_tile_source_get_info (map)->attribution);
}

/* Metadata that is a view cannot be added to: said, and the file is as it was. */
static void
test_not_described (TileFiles    *self,
                    gconstpointer data)
{
  g_autoptr (SuyuanDb) db = tile_files_create (self, "CREATE VIEW metadata AS SELECT 'name' AS name, 'View' AS value;"
                                                     "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);"
                                                     "INSERT INTO tiles VALUES (0, 0, 0, " PNG_HEX ")");
  g_autoptr (SuyuanTileSource) map = open_map (self);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (suyuan_tile_source_get_info (map)->name, ==, "View");
  g_assert_false (suyuan_mbtiles_describe (self->path, (const char *[]){ "datum", NULL }, (const char *[]){ "gcj02", NULL }, &error));
  g_assert_nonnull (strstr (error->message, "底图.mbtiles"));
  assert_tile (map, 0, 0, 0, 9);
}

static void
test_finalises (TileFiles    *self,
                gconstpointer data)
{
  SuyuanTileInfo info = plain_info ();

  tile_files_make (self, &info, 1);
  g_assert_finalize_object (open_map (self));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  tile_files_test ("/store/mbtiles/what-was-written-is-read", test_what_was_written_is_read);
  tile_files_test ("/store/mbtiles/rows-are-turned", test_rows_are_turned);
  tile_files_test ("/store/mbtiles/rows-from-the-north", test_rows_from_the_north);
  tile_files_test ("/store/mbtiles/the-tiles-tell", test_the_tiles_tell);
  tile_files_test ("/store/mbtiles/an-empty-tile-is-none", test_an_empty_tile_is_none);
  tile_files_test ("/store/mbtiles/one-wrong-tile", test_one_wrong_tile);
  tile_files_test ("/store/mbtiles/cancelled", test_cancelled);
  tile_files_test ("/store/mbtiles/any-thread", test_any_thread);
  tile_files_test ("/store/mbtiles/nothing-is-written", test_nothing_is_written);
  tile_files_test ("/store/mbtiles/a-live-file", test_a_live_file);
  tile_files_test ("/store/mbtiles/an-unfinished-map-is-gone", test_an_unfinished_map_is_gone);
  tile_files_test ("/store/mbtiles/a-map-is-never-overwritten", test_a_map_is_never_overwritten);
  tile_files_test ("/store/mbtiles/described", test_described);
  tile_files_test ("/store/mbtiles/not-described", test_not_described);
  tile_files_test ("/store/mbtiles/finalises", test_finalises);

  return g_test_run ();
}
