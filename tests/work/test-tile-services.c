/* test-tile-services.c: the list of online maps, what is kept of them, and areas taken along
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fixture.h"

#include "suyuan-basemap-area.h"
#include "suyuan-tile-services.h"
#include "tile-server.h"

#include <glib/gstdio.h>
#include <string.h>

/* Each test has settings and a cache of its own. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *list = NULL;

  fixture_set_up (fixture, data);
  list = g_build_filename (g_get_user_config_dir (), "suyuan", "basemaps.ini", NULL);
  g_unlink (list);
}

static SuyuanTileService
service_of (TileServer *server,
            char      **url)
{
  g_autofree char *path = g_strdup_printf ("%08x/{z}/{x}/{y}", g_test_rand_int ());

  *url = tile_server_dup_url (server, path);
  return (SuyuanTileService){ .name = (char *) "Test", .url = *url, .min_zoom = 0, .max_zoom = 12 };
}

static SuyuanTileSource *
open_map (TileServer *server)
{
  g_autofree char  *url = NULL;
  SuyuanTileService service = service_of (server, &url);
  g_autoptr (GError) error = NULL;
  SuyuanTileSource *map = suyuan_tile_services_open (&service, &error);

  g_assert_no_error (error);
  return map;
}

static void
assert_loads (SuyuanTileSource *map,
              guint             zoom,
              guint             x,
              guint             y)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = suyuan_tile_source_load (map, &(SuyuanTile){ zoom, x, y }, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
}

static void
test_presets_first (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = suyuan_tile_services_load (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, >=, 2);
}

static void
test_saved_and_loaded (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new (), read = NULL;
  SuyuanTileService service = { .name = (char *) "高德 街道", .url = (char *) "https://example.org/{z}/{x}/{y}?k={key}", .names = (char *) "https://example.org/n/{z}/{x}/{y}", .key = (char *) "k=1;#", .tms = TRUE, .offline = TRUE, .datum = SUYUAN_DATUM_GCJ02, .attribution = (char *) "© 高德", .approval = (char *) "GS(2024)1号", .min_zoom = 3, .max_zoom = 17 };
  g_autofree char  *path = g_build_filename (g_get_user_config_dir (), "suyuan", "basemaps.ini", NULL);
  g_autoptr (GError) error = NULL;
  const SuyuanTileService *back;
  GStatBuf                 status;

  g_ptr_array_add (list, &service);
  g_assert_true (suyuan_tile_services_save (list, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
  read = suyuan_tile_services_load (&error);
  g_assert_cmpuint (read->len, ==, 1);
  back = read->pdata[0];
  g_assert_cmpstr (back->name, ==, service.name);
  g_assert_cmpstr (back->url, ==, service.url);
  g_assert_cmpstr (back->key, ==, service.key);
  g_assert_cmpstr (back->names, ==, service.names);
  g_assert_cmpstr (back->attribution, ==, service.attribution);
  g_assert_cmpstr (back->approval, ==, service.approval);
  g_assert_cmpint (back->datum, ==, service.datum);
  g_assert_true (back->tms && back->offline);
  g_assert_cmpuint (back->min_zoom, ==, 3);
  g_assert_cmpuint (back->max_zoom, ==, 17);
}

/* A wrong entry keeps the whole list as it was; a damaged list is named. */
static void
test_not_saved (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  SuyuanTileService service = { .name = (char *) "A", .url = (char *) "https://example.org/{z}/{x}/{y}", .max_zoom = 17 };
  SuyuanTileService wrong = { .name = (char *) "B", .url = (char *) "https://example.org/", .max_zoom = 17 };
  g_autofree char  *path = g_build_filename (g_get_user_config_dir (), "suyuan", "basemaps.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (list, &service);
  g_ptr_array_add (list, &wrong);
  g_assert_false (suyuan_tile_services_save (list, &error));
  g_assert_nonnull (strstr (error->message, "B"));
  g_clear_error (&error);
  wrong = service;
  g_assert_false (suyuan_tile_services_save (list, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "no ini\nat all", -1, NULL));
  g_assert_null (suyuan_tile_services_load (&error));
  g_assert_nonnull (strstr (error->message, "basemaps.ini"));
}

/* However often a tile is wanted, the server is asked once; and not at all where the network is gone. */
static void
test_kept (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_map (server);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++)
    assert_loads (map, 4, 13, 6);
  g_assert_cmpuint (tile_server_get_asked (server), ==, 1);
  tile_server_answer (server, 503, "later");
  assert_loads (map, 4, 13, 6);
  g_assert_null (suyuan_tile_source_load (map, &(SuyuanTile){ 4, 12, 6 }, NULL, &error));
  g_assert_nonnull (error);
  tile_server_answer (server, 200, NULL);
  assert_loads (map, 4, 12, 6);
}

static gpointer
want (gpointer data)
{
  assert_loads (data, 6, 50, 25);
  return NULL;
}

/* Four want the same tile at once: one asks. */
static void
test_asked_once (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_map (server);
  GThread *threads[4];

  tile_server_wait (server, 100);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("want", want, map);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (tile_server_get_asked (server), ==, 1);
}

static SuyuanBasemapArea
area_of (void)
{
  return (SuyuanBasemapArea){ .bounds = { 1120000000, 320000000, 1125000000, 325000000 }, .min_zoom = 6, .max_zoom = 10 };
}

static void
count_cb (double   fraction,
          guint    tiles,
          gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

/* The size is told first, and is right where every tile weighs the same; then the map is there. */
static void
test_an_area (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_map (server);
  SuyuanBasemapArea area = area_of ();
  SuyuanBasemapSize size;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBasemap) saved = NULL;
  double last = 0;

  g_assert_cmpuint (suyuan_basemap_area_count (&area, map), >, 10);
  g_assert_cmpuint (tile_server_get_asked (server), ==, 0);
  g_assert_true (suyuan_basemap_area_estimate (&area, map, &size, NULL, &error));
  g_assert_cmpuint (size.tiles, ==, suyuan_basemap_area_count (&area, map));
  g_assert_cmpuint (size.bytes, >=, size.tiles * 20);
  g_assert_cmpuint (tile_server_get_asked (server), <=, 25); /* four of each coarser zoom, nine of the finest */

  saved = suyuan_office_save_basemap (fixture->office, map, &area, "外业", count_cb, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
  g_assert_cmpstr (saved->file, ==, "外业.mbtiles");
  g_assert_cmpint (suyuan_basemap_count (saved, NULL), ==, (gint64) size.tiles);
  g_assert_cmpuint (suyuan_tile_source_get_info (saved->source)->min_zoom, ==, 6);
  g_assert_cmpuint (suyuan_tile_source_get_info (saved->source)->max_zoom, ==, 10);
  g_assert_cmpuint (tile_server_get_asked (server), ==, size.tiles);
}

/* Of a shifted map its own tiles are kept, with its datum. */
static void
test_a_shifted_area (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autofree char  *url = NULL;
  SuyuanTileService service = service_of (server, &url);
  SuyuanBasemapArea area = area_of ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanTileSource) map = NULL;
  g_autoptr (SuyuanBasemap) saved = NULL;
  double lon = 112, lat = 32;

  service.datum = SUYUAN_DATUM_BD09;
  map = suyuan_tile_services_open (&service, &error);
  saved = suyuan_office_save_basemap (fixture->office, map, &area, "bd.mbtiles", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (suyuan_tile_source_get_info (saved->source)->datum, ==, SUYUAN_DATUM_BD09);
  suyuan_datum_from_cgcs2000 (SUYUAN_DATUM_BD09, &lon, &lat);
  g_assert_cmpint (ABS (suyuan_tile_source_get_info (saved->source)->bounds.west - (gint32) (lon * SUYUAN_DEGREE)), <, 20000);
}

/* Written before maps had names, a preset gets them; taken out, they stay out. */
static void
test_an_older_list (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "suyuan", "basemaps.ini", NULL), *text = NULL;
  g_autoptr (GPtrArray) presets = suyuan_tile_service_list_presets (), older = NULL, list = g_ptr_array_new (), again = NULL;
  SuyuanTileService *preset = presets->pdata[0], *read;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (preset->names);
  text = g_strdup_printf ("[Mine]\nurl=%s\nkey=k\n[Other]\nurl=https://example.org/{z}/{x}/{y}\n", preset->url);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  older = suyuan_tile_services_load (&error);
  g_assert_no_error (error);
  read = older->pdata[0];
  g_assert_cmpstr (read->names, ==, preset->names);
  g_assert_null (((SuyuanTileService *) older->pdata[1])->names);

  g_clear_pointer (&read->names, g_free);
  g_ptr_array_add (list, read);
  g_assert_true (suyuan_tile_services_save (list, &error));
  again = suyuan_tile_services_load (&error);
  g_assert_true (((SuyuanTileService *) again->pdata[0])->names == NULL || *((SuyuanTileService *) again->pdata[0])->names == '\0');
}

/* Somebody's keys stand in a list that cannot be read: it is told, and not written over. */
static void
test_a_damaged_list (Fixture      *fixture,
                     gconstpointer data)
{
  static const char damaged[] = "[Mine\nkey=precious\n";
  g_autofree char  *path = g_build_filename (g_get_user_config_dir (), "suyuan", "basemaps.ini", NULL);
  g_autofree char  *aside = g_strconcat (path, ".damaged", NULL), *kept = NULL;
  g_autoptr (GPtrArray) presets = suyuan_tile_service_list_presets (), again = NULL;
  g_autoptr (GError) error = NULL;

  g_unlink (aside);
  g_assert_true (g_file_set_contents (path, damaged, -1, NULL));
  g_assert_null (suyuan_tile_services_load (&error));
  g_assert_nonnull (strstr (error->message, "basemaps.ini"));
  g_clear_error (&error);
  g_assert_true (suyuan_tile_services_save (presets, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, damaged);
  again = suyuan_tile_services_load (&error);
  g_assert_cmpuint (again->len, ==, presets->len);
  g_assert_cmpint (g_unlink (aside), ==, 0);

  /* and one that is whole is simply replaced */
  g_assert_true (suyuan_tile_services_save (presets, &error));
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
}

/* Two layers of one server, each with its own path. */
static SuyuanTileSource *
open_named_map (TileServer *server)
{
  g_autofree char  *ground = NULL, *names = NULL;
  SuyuanTileService service = service_of (server, &ground), other = service_of (server, &names);
  g_autoptr (GError) error = NULL;
  SuyuanTileSource *map;

  service.names = other.url;
  service.datum = SUYUAN_DATUM_GCJ02;
  service.attribution = (char *) "Makers";
  service.approval = (char *) "GS(2024)1";
  map = suyuan_tile_services_open (&service, &error);
  g_assert_no_error (error);
  return map;
}

/* The names are asked for at their own address and kept by themselves, in the datum of the ground. */
static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_named_map (server);
  SuyuanTileSource *names = suyuan_tile_source_get_names (map);
  g_autoptr (GBytes) ground_tile = NULL, names_tile = NULL;

  g_assert_nonnull (names);
  g_assert_null (suyuan_tile_source_get_names (names));
  g_assert_cmpint (suyuan_tile_source_get_info (names)->datum, ==, SUYUAN_DATUM_GCJ02);
  for (guint i = 0; i < 3; i++)
    {
      assert_loads (map, 4, 13, 6);
      assert_loads (names, 4, 13, 6);
    }
  g_assert_cmpuint (tile_server_get_asked (server), ==, 2);
  ground_tile = suyuan_tile_source_load (map, &(SuyuanTile){ 4, 13, 6 }, NULL, NULL);
  names_tile = suyuan_tile_source_load (names, &(SuyuanTile){ 4, 13, 6 }, NULL, NULL);
  g_assert_false (g_bytes_equal (ground_tile, names_tile));
}

/* Both are counted, weighed and saved; what is saved is one map, with its names and whose it is. */
static void
test_a_named_area (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_named_map (server), plain = open_map (server);
  SuyuanBasemapArea area = area_of ();
  SuyuanBasemapSize size, half;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBasemap) saved = NULL;
  g_autoptr (GPtrArray) maps = NULL;
  SuyuanTileSource *names;
  double            last = 0;

  g_assert_true (suyuan_basemap_area_estimate (&area, plain, &half, NULL, &error));
  g_assert_true (suyuan_basemap_area_estimate (&area, map, &size, NULL, &error));
  g_assert_cmpuint (size.tiles, ==, 2 * half.tiles);
  g_assert_cmpuint (size.bytes, >, half.bytes * 3 / 2);
  saved = suyuan_office_save_basemap (fixture->office, map, &area, "外业", count_cb, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
  g_assert_cmpint (suyuan_basemap_count (saved, NULL), ==, (gint64) size.tiles);
  g_assert_true (suyuan_basemap_check (saved, NULL, &error));
  names = suyuan_tile_source_get_names (saved->source);
  g_assert_nonnull (names);
  g_assert_cmpint (suyuan_tile_source_get_info (names)->datum, ==, SUYUAN_DATUM_GCJ02);
  g_assert_cmpstr (suyuan_tile_source_get_info (names)->attribution, ==, "Makers");
  g_assert_cmpstr (suyuan_tile_source_get_info (saved->source)->approval, ==, "GS(2024)1");
  maps = suyuan_office_list_basemaps (fixture->office, NULL);
  g_assert_cmpuint (maps->len, ==, 1);
  g_assert_null (suyuan_office_save_basemap (fixture->office, map, &area, "外业", NULL, NULL, NULL, NULL));
  g_assert_null (suyuan_office_save_basemap (fixture->office, map, &area, "外业.names", NULL, NULL, NULL, NULL));
}

/* Names that were left behind are of another map, and no tile is asked for before that is said. */
static void
test_names_left_behind (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_map (server);
  g_autofree char  *left = suyuan_office_dup_basemap_path (fixture->office, "外业.names.mbtiles"), *folder = g_path_get_dirname (left);
  SuyuanBasemapArea area = area_of ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (left, "left behind", -1, NULL));
  g_assert_null (suyuan_office_save_basemap (fixture->office, map, &area, "外业", NULL, NULL, NULL, &error));
  g_assert_cmpstr (suyuan_work_error_get_word (error), ==, "exists");
  g_assert_nonnull (strstr (error->message, "“外业.names.mbtiles”"));
  g_assert_cmpuint (tile_server_get_asked (server), ==, 0);
}

static void
assert_not_saved (Fixture                 *fixture,
                  SuyuanTileSource        *map,
                  const SuyuanBasemapArea *area,
                  const char              *file,
                  GCancellable            *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) maps = NULL;

  g_assert_null (suyuan_office_save_basemap (fixture->office, map, area, file, NULL, NULL, cancellable, &error));
  g_assert_nonnull (error);
  maps = suyuan_office_list_basemaps (fixture->office, NULL);
  g_assert_cmpuint (maps->len, ==, 0);
}

static void
test_areas_not_saved (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_map (server);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SuyuanBasemapArea area = area_of (), beyond = area_of (), world = { { -1800000000, -850000000, 1800000000, 850000000 }, 0, 12 };
  SuyuanBasemapSize size;

  beyond.min_zoom = 15, beyond.max_zoom = 16;
  g_cancellable_cancel (cancellable);
  assert_not_saved (fixture, map, &area, "a", cancellable);
  assert_not_saved (fixture, map, &area, "../a", NULL);
  assert_not_saved (fixture, map, &area, "", NULL);
  assert_not_saved (fixture, map, &beyond, "a", NULL);
  g_assert_false (suyuan_basemap_area_estimate (&world, map, &size, NULL, NULL));
  tile_server_answer (server, 429, "enough");
  assert_not_saved (fixture, map, &area, "a", NULL);
  tile_server_answer (server, 404, "none");
  assert_not_saved (fixture, map, &area, "a", NULL);
}

#define services_test(path, func) g_test_add ((path), Fixture, NULL, set_up, (func), fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = NULL;

  g_test_init (&argc, &argv, NULL);
  home = g_dir_make_tmp ("suyuan-services-XXXXXX", NULL);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);

  services_test ("/work/tile-services/presets-first", test_presets_first);
  services_test ("/work/tile-services/saved-and-loaded", test_saved_and_loaded);
  services_test ("/work/tile-services/not-saved", test_not_saved);
  services_test ("/work/tile-services/kept", test_kept);
  services_test ("/work/tile-services/asked-once", test_asked_once);
  services_test ("/work/tile-services/an-area", test_an_area);
  services_test ("/work/tile-services/a-shifted-area", test_a_shifted_area);
  services_test ("/work/tile-services/an-older-list", test_an_older_list);
  services_test ("/work/tile-services/a-damaged-list", test_a_damaged_list);
  services_test ("/work/tile-services/names", test_names);
  services_test ("/work/tile-services/a-named-area", test_a_named_area);
  services_test ("/work/tile-services/names-left-behind", test_names_left_behind);
  services_test ("/work/tile-services/areas-not-saved", test_areas_not_saved);

  return g_test_run ();
}
