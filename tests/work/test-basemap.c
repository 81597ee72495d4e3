/* test-basemap.c: maps are copied into the workspace whole, or not at all with a reason
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"

#include "suyuan-basemap-area.h"
#include "suyuan-basemap.h"
#include "suyuan-mbtiles.h"

#include <glib/gstdio.h>
#include <string.h>

static GBytes *
picture (void)
{
  return g_bytes_new_static ("\x89PNG\r\n\x1a\nand the rest", 20);
}

/* A map of two zooms beside the workspace. */
static char *
make_map (Fixture    *fixture,
          const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanMbtilesWriter) writer = suyuan_mbtiles_writer_new (path, &error);
  SuyuanTileInfo info = { .name = (char *) "Test map", .format = SUYUAN_TILE_FORMAT_PNG, .max_zoom = 1, .attribution = (char *) "Testers" };
  g_autoptr (GBytes) bytes = picture ();

  g_assert_no_error (error);
  for (guint i = 0; i < 4; i++)
    g_assert_true (suyuan_mbtiles_writer_add (writer, &(SuyuanTile){ 1, i % 2, i / 2 }, bytes, &error));
  g_assert_true (suyuan_mbtiles_writer_finish (writer, &info, &error));
  return g_steal_pointer (&path);
}

static guint
count_files (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->path, "maps", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* A map whose tiles are the heavier the more of the world they show. */
static SuyuanTileSource *
make_uneven (Fixture                 *fixture,
             const SuyuanBasemapArea *area)
{
  g_autofree char *path = g_build_filename (fixture->folder, "uneven.mbtiles", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanMbtilesWriter) writer = suyuan_mbtiles_writer_new (path, &error);
  SuyuanTileInfo info = { .name = (char *) "Uneven", .format = SUYUAN_TILE_FORMAT_PNG, .min_zoom = area->min_zoom, .max_zoom = area->max_zoom, .bounds = area->bounds };
  g_autoptr (SuyuanBasemap) map = NULL;
  g_autofree char *letters = g_malloc0 (40000);

  memcpy (letters, "\x89PNG\r\n\x1a\n", 8);
  for (guint zoom = area->min_zoom; zoom <= area->max_zoom; zoom++)
    {
      SuyuanTileRange range = suyuan_tile_range_of (&area->bounds, zoom);
      g_autoptr (GBytes) bytes = g_bytes_new_static (letters, 40000 >> 2 * (zoom - area->min_zoom));

      for (guint y = range.north; y <= range.south; y++)
        for (guint x = range.west; x <= range.east; x++)
          g_assert_true (suyuan_mbtiles_writer_add (writer, &(SuyuanTile){ zoom, x, y }, bytes, &error));
    }
  g_assert_true (suyuan_mbtiles_writer_finish (writer, &info, &error));
  map = suyuan_office_add_basemap (fixture->office, path, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_object_ref (map->source);
}

/* What is told before an area is saved is what the file weighs then, within a sixth. */
static void
test_weighed_first (Fixture      *fixture,
                    gconstpointer data)
{
  SuyuanBasemapArea area = { .bounds = { 1110000000, 310000000, 1140000000, 340000000 }, .min_zoom = 6, .max_zoom = 10 };
  g_autoptr (SuyuanTileSource) map = make_uneven (fixture, &area);
  g_autoptr (SuyuanBasemap) saved = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanBasemapSize size;
  GStatBuf          status;

  g_assert_true (suyuan_basemap_area_estimate (&area, map, &size, NULL, &error));
  saved = suyuan_office_save_basemap (fixture->office, map, &area, "area", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (saved->path, &status), ==, 0);
  g_assert_cmpfloat ((double) size.bytes, >, 5.0 / 6 * (double) status.st_size);
  g_assert_cmpfloat ((double) size.bytes, <, 7.0 / 6 * (double) status.st_size);
}

static void
test_none_yet (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) maps = suyuan_office_list_basemaps (fixture->office, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (maps->len, ==, 0);
}

static void
test_added (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = make_map (fixture, "底图.mbtiles");
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBasemap) map = suyuan_office_add_basemap (fixture->office, path, NULL, NULL, &error);
  g_autoptr (GPtrArray) maps = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (map->file, ==, "底图.mbtiles");
  g_assert_true (g_str_has_prefix (map->path, fixture->path));
  g_assert_cmpstr (suyuan_tile_source_get_info (map->source)->name, ==, "Test map");
  g_assert_cmpint (suyuan_basemap_count (map, &error), ==, 4);
  g_assert_true (suyuan_basemap_check (map, NULL, &error));
  maps = suyuan_office_list_basemaps (fixture->office, &error);
  g_assert_cmpuint (maps->len, ==, 1);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* What the file does not say is written into the copy; the file itself is left alone. */
static void
test_with_terms (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char   *path = make_map (fixture, "gcj.mbtiles"), *before = NULL, *after = NULL;
  SuyuanBasemapTerms terms = { .name = "街道图", .datum = "gcj02", .approval = "GS(2024)1号" };
  gsize              n_before, n_after;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBasemap) map = NULL;
  const SuyuanTileInfo *info;

  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  map = suyuan_office_add_basemap (fixture->office, path, &terms, NULL, &error);
  g_assert_no_error (error);
  info = suyuan_tile_source_get_info (map->source);
  g_assert_cmpstr (info->name, ==, "街道图");
  g_assert_cmpint (info->datum, ==, SUYUAN_DATUM_GCJ02);
  g_assert_cmpstr (info->approval, ==, "GS(2024)1号");
  g_assert_cmpstr (info->attribution, ==, "Testers");
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

/* The names beside a map come with it, and are no map of their own in the list. A broken file of names is told; the ground
 * is drawn. */
static void
test_with_names (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *path = make_map (fixture, "图.mbtiles"), *names = make_map (fixture, "图.names.mbtiles");
  g_autofree char *place = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBasemap) map = suyuan_office_add_basemap (fixture->office, path, NULL, NULL, &error), broken = NULL;
  g_autoptr (GPtrArray) maps = NULL;

  g_assert_no_error (error);
  g_assert_null (map->fault);
  g_assert_nonnull (suyuan_tile_source_get_names (map->source));
  g_assert_cmpint (suyuan_basemap_count (map, &error), ==, 8);
  g_assert_true (suyuan_basemap_check (map, NULL, &error));
  g_assert_cmpuint (count_files (fixture), ==, 2);
  maps = suyuan_office_list_basemaps (fixture->office, &error);
  g_assert_cmpuint (maps->len, ==, 1);

  place = suyuan_basemap_dup_names_path (map->path);
  g_assert_true (g_file_set_contents (place, "no map at all", -1, NULL));
  broken = suyuan_office_open_basemap (fixture->office, "图.mbtiles");
  g_assert_nonnull (broken->source);
  g_assert_null (suyuan_tile_source_get_names (broken->source));
  g_assert_nonnull (strstr (broken->fault->message, "图.names.mbtiles"));
  g_assert_false (suyuan_basemap_check (broken, NULL, NULL));
}

/* Whatever a map is called, the file that is drawn over it is not listed beside it. */
static void
test_names_of_any_name (Fixture      *fixture,
                        gconstpointer data)
{
  static const char *const files[] = { "a.db", "b.MBTILES", "c" };
  g_autoptr (GPtrArray) maps = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = make_map (fixture, files[i]), *beside = suyuan_basemap_dup_names_path (files[i]);
      g_autofree char *names = make_map (fixture, beside);
      g_autoptr (SuyuanBasemap) map = suyuan_office_add_basemap (fixture->office, path, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (suyuan_tile_source_get_names (map->source));
    }
  maps = suyuan_office_list_basemaps (fixture->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (maps->len, ==, G_N_ELEMENTS (files));
}

static void
assert_not_added (Fixture                  *fixture,
                  const char               *path,
                  const SuyuanBasemapTerms *terms,
                  const char               *words)
{
  guint n = count_files (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_office_add_basemap (fixture->office, path, terms, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpuint (count_files (fixture), ==, n);
}

static void
test_not_added (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char   *path = make_map (fixture, "a.mbtiles"), *text = g_build_filename (fixture->folder, "text.mbtiles", NULL);
  SuyuanBasemapTerms terms = { .datum = "beijing54" };
  g_autoptr (SuyuanBasemap) map = NULL;

  g_assert_true (g_file_set_contents (text, "no map at all", -1, NULL));
  assert_not_added (fixture, text, NULL, "text.mbtiles");
  assert_not_added (fixture, "/nowhere/b.mbtiles", NULL, "b.mbtiles");
  assert_not_added (fixture, path, &terms, "beijing54");
  map = suyuan_office_add_basemap (fixture->office, path, NULL, NULL, NULL);
  g_assert_nonnull (map);
  assert_not_added (fixture, path, NULL, "a.mbtiles");
}

/* Names that were left behind are of another map: nothing is laid under them. */
static void
test_names_left_behind (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *path = make_map (fixture, "图.mbtiles"), *names = make_map (fixture, "图.names.mbtiles");
  g_autofree char *left = suyuan_office_dup_basemap_path (fixture->office, "图.names.mbtiles");
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBasemap) alone = suyuan_office_add_basemap (fixture->office, names, NULL, NULL, &error), map = NULL;

  g_assert_no_error (error);
  assert_not_added (fixture, path, NULL, "“图.names.mbtiles”"); /* that has names of its own */
  g_assert_cmpint (g_unlink (names), ==, 0);
  assert_not_added (fixture, path, NULL, "“图.names.mbtiles”"); /* and one that has none */
  g_assert_null (suyuan_office_add_basemap (fixture->office, path, NULL, NULL, &error));
  g_assert_cmpstr (suyuan_work_error_get_word (error), ==, "exists");
  g_clear_error (&error);

  g_assert_cmpint (g_unlink (left), ==, 0);
  map = suyuan_office_add_basemap (fixture->office, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (suyuan_tile_source_get_names (map->source));
}

/* A broken file in the folder is listed with its reason, and the others are there. */
static void
test_a_broken_one_in_the_list (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char *path = make_map (fixture, "whole.mbtiles");
  g_autofree char *broken = suyuan_office_dup_basemap_path (fixture->office, "broken.mbtiles"),
                  *part = suyuan_office_dup_basemap_path (fixture->office, "coming.mbtiles.part");
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBasemap) map = suyuan_office_add_basemap (fixture->office, path, NULL, NULL, &error);
  g_autoptr (GPtrArray) maps = NULL;
  SuyuanBasemap *first, *second;

  g_assert_true (g_file_set_contents (broken, "<html>", -1, NULL));
  g_assert_true (g_file_set_contents (part, "", -1, NULL));
  maps = suyuan_office_list_basemaps (fixture->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (maps->len, ==, 2);
  first = maps->pdata[0], second = maps->pdata[1];
  g_assert_cmpstr (first->file, ==, "broken.mbtiles");
  g_assert_null (first->source);
  g_assert_nonnull (strstr (first->fault->message, "broken.mbtiles"));
  g_assert_false (suyuan_basemap_check (first, NULL, NULL));
  g_assert_cmpstr (second->file, ==, "whole.mbtiles");
  g_assert_nonnull (second->source);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = make_map (fixture, "a.mbtiles");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (suyuan_office_add_basemap (fixture->office, path, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

/* By its name alone the one in the workspace is meant. */
static void
test_opened_by_name (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *path = make_map (fixture, "a.mbtiles");
  g_autoptr (SuyuanBasemap) added = suyuan_office_add_basemap (fixture->office, path, NULL, NULL, NULL);
  g_autoptr (SuyuanBasemap) named = suyuan_office_open_basemap (fixture->office, "a.mbtiles");
  g_autoptr (SuyuanBasemap) absent = suyuan_office_open_basemap (fixture->office, "b.mbtiles");

  g_assert_cmpstr (named->path, ==, added->path);
  g_assert_nonnull (named->source);
  g_assert_null (absent->source);
  g_assert_nonnull (absent->fault);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/work/basemap/none-yet", test_none_yet);
  fixture_test ("/work/basemap/weighed-first", test_weighed_first);
  fixture_test ("/work/basemap/added", test_added);
  fixture_test ("/work/basemap/with-terms", test_with_terms);
  fixture_test ("/work/basemap/with-names", test_with_names);
  fixture_test ("/work/basemap/names-of-any-name", test_names_of_any_name);
  fixture_test ("/work/basemap/not-added", test_not_added);
  fixture_test ("/work/basemap/names-left-behind", test_names_left_behind);
  fixture_test ("/work/basemap/a-broken-one-in-the-list", test_a_broken_one_in_the_list);
  fixture_test ("/work/basemap/cancelled", test_cancelled);
  fixture_test ("/work/basemap/opened-by-name", test_opened_by_name);

  return g_test_run ();
}
