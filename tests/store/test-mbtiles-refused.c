/* test-mbtiles-refused.c: every file that is no map of pictures is refused with a reason of its own
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

static void
assert_refused (const char *path,
                int         code,
                const char *words)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_mbtiles_open (path, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_error (error, SUYUAN_STORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, words));
}

#define BYTES(text) (text), sizeof (text) - 1

/* What is no database. */
static void
test_other_files (TileFiles    *self,
                  gconstpointer data)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
    int         code;
    const char *words;
  } cases[] = {
    { BYTES (""), SUYUAN_STORE_ERROR_NOT_TILES, "empty" },
    { BYTES ("PMTiles\x03rest of it"), SUYUAN_STORE_ERROR_NOT_TILES, "PMTiles" },
    { BYTES ("PK\x03\x04rest of it, a zip"), SUYUAN_STORE_ERROR_NOT_TILES, "unpack" },
    { BYTES ("\x1f\x8b\x08rest of it, a gzip"), SUYUAN_STORE_ERROR_NOT_TILES, "unpack" },
    { BYTES ("\x89PNG\r\n\x1a\nrest of a picture"), SUYUAN_STORE_ERROR_NOT_TILES, "SQLite" },
    { BYTES ("<html>not found</html>"), SUYUAN_STORE_ERROR_NOT_TILES, "SQLite" },
    { BYTES ("SQLite format 3\0"), SUYUAN_STORE_ERROR_CORRUPT, "damaged" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (g_file_set_contents (self->path, cases[i].bytes, (gssize) cases[i].length, NULL));
      assert_refused (self->path, cases[i].code, cases[i].words);
    }
  assert_refused (self->folder, SUYUAN_STORE_ERROR_NOT_FOUND, "no map file");
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  assert_refused (self->path, SUYUAN_STORE_ERROR_NOT_FOUND, "no map file");
}

#define METADATA "CREATE TABLE metadata (name TEXT, value TEXT);"
#define TILES "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
#define PNG_HEX "x'89504E470D0A1A0A00'"

/* Databases of something else, and maps that cannot be drawn. */
static void
test_other_databases (TileFiles    *self,
                      gconstpointer data)
{
  static const struct
  {
    const char *sql, *words;
  } cases[] = {
    { "CREATE TABLE bookmarks (url TEXT);", "something else" },
    { "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);", "metadata" },
    { METADATA, "“tiles”" },
    { METADATA "CREATE TABLE grids (zoom_level, tile_column, tile_row, grid);", "UTFGrid" },
    { METADATA "CREATE TABLE tiles (z, x, y, image);", "laid out" },
    { TILES "CREATE TABLE metadata (json TEXT);", "laid out" },
    { METADATA TILES "CREATE TABLE gpkg_contents (table_name TEXT);", "GeoPackage" },
    { METADATA TILES, "no tile" },
    { METADATA TILES "INSERT INTO tiles VALUES (0, 0, 0, x''), (1, 0, 0, NULL);", "empty" },
    { METADATA TILES "INSERT INTO tiles VALUES (0, 0, 0, x'1F8B08');", "vector" },
    { METADATA TILES "INSERT INTO tiles VALUES (0, 0, 0, " PNG_HEX "); INSERT INTO metadata VALUES ('format', 'pbf');", "vector" },
    { METADATA TILES "INSERT INTO tiles VALUES (0, 0, 0, x'49492A00');", "neither" },
    { METADATA TILES "INSERT INTO tiles VALUES (40, 0, 0, " PNG_HEX ");", "zooms" },
    { METADATA TILES "INSERT INTO tiles VALUES (-1, 0, 0, " PNG_HEX ");", "zooms" },
    { METADATA TILES "INSERT INTO tiles VALUES (0, 0, 0, " PNG_HEX "); INSERT INTO metadata VALUES ('datum', 'beijing54');", "beijing54" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      suyuan_db_close (tile_files_create (self, cases[i].sql));
      assert_refused (self->path, SUYUAN_STORE_ERROR_NOT_TILES, cases[i].words);
      g_assert_cmpint (g_unlink (self->path), ==, 0);
    }
}

/* A map cut short anywhere is refused, or opens and hands out what is left without falling over. */
static void
test_cut_short (TileFiles    *self,
                gconstpointer data)
{
  SuyuanTileInfo   info = { .name = (char *) "Cut", .format = SUYUAN_TILE_FORMAT_PNG, .max_zoom = 2 };
  g_autofree char *whole = NULL;
  gsize            length;

  tile_files_make (self, &info, 4);
  g_assert_true (g_file_get_contents (self->path, &whole, &length, NULL));
  for (guint i = 0; i < 60; i++)
    {
      gsize cut = (gsize) g_test_rand_int_range (1, (gint32) length);

      g_assert_true (g_file_set_contents (self->path, whole, (gssize) cut, NULL));
      assert_refused (self->path, cut < 16 ? SUYUAN_STORE_ERROR_NOT_TILES : SUYUAN_STORE_ERROR_CORRUPT, "");
    }
}

/* Whatever a source hands out begins like a picture; anything else is an error that names the file. */
static void
read_all (SuyuanTileSource *map)
{
  for (guint zoom = 0; zoom < 4; zoom++)
    for (guint x = 0; x < 1u << zoom; x++)
      for (guint y = 0; y < 1u << zoom; y++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) bytes = suyuan_tile_source_load (map, &(SuyuanTile){ zoom, x, y }, NULL, &error);

          g_assert_false (bytes != NULL && error != NULL);
          if (bytes != NULL)
            g_assert_true (suyuan_tile_format_is_picture (suyuan_tile_format_of (bytes)));
          if (error != NULL)
            g_assert_nonnull (strstr (error->message, suyuan_tile_source_get_info (map)->origin));
        }
}

/* Bytes overwritten at random: never a crash, never a silent stop, always the name of the file. */
static void
test_damaged_at_random (TileFiles    *self,
                        gconstpointer data)
{
  SuyuanTileInfo   info = { .name = (char *) "Damaged", .format = SUYUAN_TILE_FORMAT_PNG, .max_zoom = 2 };
  g_autofree char *whole = NULL;
  gsize            length;
  guint            opened = 0;

  tile_files_make (self, &info, 4);
  g_assert_true (g_file_get_contents (self->path, &whole, &length, NULL));
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *damaged = g_memdup2 (whole, length);
      g_autoptr (SuyuanMbtiles) map = NULL;
      g_autoptr (GError) error = NULL;

      for (guint k = 0; k <= i; k++)
        damaged[g_test_rand_int_range (0, (gint32) (i % 2 ? length : MIN (length, 8192)))] = (char) g_test_rand_int_range (0, 256);
      g_assert_true (g_file_set_contents (self->path, damaged, (gssize) length, NULL));
      map = suyuan_mbtiles_open (self->path, &error);
      if (map == NULL)
        {
          g_assert_nonnull (strstr (error->message, "底图.mbtiles"));
          continue;
        }
      opened++;
      read_all (SUYUAN_TILE_SOURCE (map));
    }
  g_assert_cmpuint (opened, >, 0);
}

/* Tiles of any bytes: pictures pass, everything else is named. */
static void
test_tiles_of_any_bytes (TileFiles    *self,
                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanMbtilesWriter) writer = suyuan_mbtiles_writer_new (self->path, &error);
  SuyuanTileInfo info = { .name = (char *) "Any", .format = SUYUAN_TILE_FORMAT_PNG, .max_zoom = 3 };
  g_autoptr (SuyuanMbtiles) map = NULL;

  for (guint i = 0; i < 64; i++)
    {
      g_autoptr (GBytes) picture = tile_files_picture ((gsize) g_test_rand_int_range (8, 4000));
      gsize from = i == 0 ? 0 : (gsize) g_test_rand_int_range (0, 9);
      g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (picture, MIN (from, g_bytes_get_size (picture)), g_bytes_get_size (picture) - MIN (from, g_bytes_get_size (picture)));

      g_assert_true (suyuan_mbtiles_writer_add (writer, &(SuyuanTile){ 3, i % 8, i / 8 }, bytes, &error));
    }
  g_assert_true (suyuan_mbtiles_writer_finish (writer, &info, &error));
  map = suyuan_mbtiles_open (self->path, &error);
  if (map != NULL)
    read_all (SUYUAN_TILE_SOURCE (map));
  else
    g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_TILES);
}

/* Map files as they are met with: each opens with what it holds, or is refused for its own reason. */
static const struct
{
  const char *name;
  int         code; /* -1: opens */
  const char *words;
  guint       min_zoom, max_zoom;
  gint64      tiles;
} met[] = {
  { "china_rivers_raster_z1-6.mbtiles", -1, "png", 2, 6, 172 },
  { "corrupt.mbtiles", SUYUAN_STORE_ERROR_CORRUPT, "cut short", 0, 0, 0 },
  { "dengzhou_raster_z7-12.mbtiles", -1, "png", 7, 12, 998 },
  { "dengzhou_vector_z6-13.mbtiles", SUYUAN_STORE_ERROR_NOT_TILES, "vector", 0, 0, 0 },
  { "geography-class-jpg.mbtiles", -1, "jpg", 0, 1, 5 },
  { "geography-class-png.mbtiles", -1, "png", 0, 1, 5 },
  { "geography-class-webp.mbtiles", -1, "webp", 0, 1, 5 },
  { "plain_1.mbtiles", -1, "png", 0, 4, 285 },
  { "trails.mbtiles", SUYUAN_STORE_ERROR_NOT_TILES, "vector", 0, 0, 0 },
  { "world_cities.mbtiles", SUYUAN_STORE_ERROR_NOT_TILES, "vector", 0, 0, 0 },
};

static void
assert_opens (const char *path,
              gsize       i)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanMbtiles) map = suyuan_mbtiles_open (path, &error);
  const SuyuanTileInfo *info;

  g_assert_no_error (error);
  info = suyuan_tile_source_get_info (SUYUAN_TILE_SOURCE (map));
  g_assert_cmpstr (suyuan_tile_format_get_key (info->format), ==, met[i].words);
  g_assert_cmpuint (info->min_zoom, ==, met[i].min_zoom);
  g_assert_cmpuint (info->max_zoom, ==, met[i].max_zoom);
  g_assert_cmpint (suyuan_mbtiles_count (map, &error), ==, met[i].tiles);
  g_assert_true (suyuan_mbtiles_check (map, NULL, &error));
  g_assert_no_error (error);
}

static void
test_met_with (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SUYUAN_SHARED"), "data", "mbtiles", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       found = 0;

  if (dir == NULL)
    {
      g_test_skip ("SUYUAN_SHARED has no map files");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gsize            i = 0;

      while (i < G_N_ELEMENTS (met) && !g_str_equal (met[i].name, name))
        i++;
      g_assert_cmpuint (i, <, G_N_ELEMENTS (met));
      found++;
      if (met[i].code < 0)
        assert_opens (path, i);
      else
        assert_refused (path, met[i].code, met[i].words);
    }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (met));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  tile_files_test ("/store/mbtiles/refused/other-files", test_other_files);
  tile_files_test ("/store/mbtiles/refused/other-databases", test_other_databases);
  tile_files_test ("/store/mbtiles/refused/cut-short", test_cut_short);
  tile_files_test ("/store/mbtiles/refused/damaged-at-random", test_damaged_at_random);
  tile_files_test ("/store/mbtiles/refused/tiles-of-any-bytes", test_tiles_of_any_bytes);
  g_test_add_func ("/store/mbtiles/refused/met-with", test_met_with);

  return g_test_run ();
}
