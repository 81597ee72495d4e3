/* test-web-tiles.c: an online map is asked by name and address, and what a server means is said
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-core-error.h"
#include "suyuan-open.h"
#include "suyuan-web-tiles.h"
#include "tile-server.h"

#include <string.h>

static SuyuanTileSource *
open_map (TileServer *server,
          const char *path)
{
  g_autofree char  *url = tile_server_dup_url (server, path);
  SuyuanTileService service = { .name = (char *) "Test", .url = url, .key = (char *) "secret", .min_zoom = 2, .max_zoom = 18, .datum = SUYUAN_DATUM_GCJ02, .attribution = (char *) "&copy; Testers", .approval = (char *) "GS(2024)1号" };
  g_autoptr (GError) error = NULL;
  SuyuanTileSource *map = suyuan_web_tiles_new (&service, &error);

  g_assert_no_error (error);
  return map;
}

static GBytes *
ask (SuyuanTileSource *map,
     GError          **error)
{
  return suyuan_tile_source_load (map, &(SuyuanTile){ 5, 26, 12 }, NULL, error);
}

static void
test_fetched (void)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_map (server, "{z}/{x}/{y}.png?tk={key}");
  const SuyuanTileInfo *info = suyuan_tile_source_get_info (map);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *agent = NULL;

  g_assert_cmpuint (tile_server_get_asked (server), ==, 0);
  bytes = ask (map, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "\x89PNG\r\n\x1a\n/5/26/12.png", 20);
  agent = tile_server_dup_agent (server);
  g_assert_true (g_str_has_prefix (agent, "Suyuan/"));
  g_assert_cmpstr (info->name, ==, "Test");
  g_assert_cmpstr (info->origin, ==, "127.0.0.1");
  g_assert_cmpstr (info->attribution, ==, "© Testers");
  g_assert_cmpstr (info->approval, ==, "GS(2024)1号");
  g_assert_cmpint (info->datum, ==, SUYUAN_DATUM_GCJ02);
}

/* Beyond its zooms the server is not asked. */
static void
test_outside_its_zooms (void)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_map (server, "{z}/{x}/{y}");
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_tile_source_load (map, &(SuyuanTile){ 1, 0, 0 }, NULL, &error));
  g_assert_null (suyuan_tile_source_load (map, &(SuyuanTile){ 19, 0, 0 }, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tile_server_get_asked (server), ==, 0);
}

static void
test_none_there (void)
{
  static const guint statuses[] = { 404, 410, 204 };
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_map (server, "{z}/{x}/{y}");

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GError) error = NULL;

      tile_server_answer (server, statuses[i], statuses[i] == 204 ? "" : "<html>none</html>");
      g_assert_null (ask (map, &error));
      g_assert_no_error (error);
    }
}

/* Each with what to do, and never with the user's key. */
static void
test_refusals (void)
{
  static const struct
  {
    guint       status;
    const char *words;
  } cases[] = { { 401, "key" }, { 403, "key" }, { 418, "key" }, { 429, "429" }, { 500, "500" }, { 503, "503" } };
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_map (server, "{z}/{x}/{y}?tk={key}");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      tile_server_answer (server, cases[i].status, "no");
      g_assert_null (ask (map, &error));
      g_assert_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_NETWORK);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, "127.0.0.1"));
      g_assert_null (strstr (error->message, "secret"));
    }
}

/* A server that does not stop is not listened to for ever. */
static void
test_endless (void)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_map (server, "{z}/{x}/{y}");
  g_autofree char *body = g_strnfill (17 << 20, 'x');
  g_autoptr (GError) error = NULL;

  tile_server_answer (server, 200, body);
  g_assert_null (ask (map, &error));
  g_assert_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_NETWORK);
  g_assert_nonnull (strstr (error->message, "16 MiB"));
  g_assert_nonnull (strstr (error->message, "127.0.0.1"));
}

/* A page in the place of a tile, as networks that want a log-in give. */
static void
test_a_page_is_no_tile (void)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_map (server, "{z}/{x}/{y}");
  g_autoptr (GError) error = NULL;

  tile_server_answer (server, 200, "<html>log in first</html>");
  g_assert_null (ask (map, &error));
  g_assert_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_TILE);
}

static void
test_no_network (void)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_map (server, "{z}/{x}/{y}?tk={key}");
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&server, tile_server_free);
  g_assert_null (ask (map, &error));
  g_assert_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_NETWORK);
  g_assert_null (strstr (error->message, "secret"));
}

typedef struct
{
  TileServer   *server;
  GCancellable *cancellable;
} Cancel;

/* Once the server has been asked, which does not answer. */
static gpointer
cancel_on_the_way (gpointer data)
{
  Cancel *cancel = data;

  while (tile_server_get_asked (cancel->server) == 0)
    g_usleep (1000);
  g_cancellable_cancel (cancel->cancellable);
  return NULL;
}

static void
test_cancelled (void)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_map (server, "{z}/{x}/{y}");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;

  tile_server_hold (server, TRUE);
  thread = g_thread_new ("cancel", cancel_on_the_way, &(Cancel){ server, cancellable });
  g_assert_null (suyuan_tile_source_load (map, &(SuyuanTile){ 5, 1, 1 }, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  tile_server_hold (server, FALSE);
}

static gpointer
ask_many (gpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = ask (data, &error);

      g_assert_no_error (error);
      g_assert_nonnull (bytes);
    }
  return NULL;
}

static void
test_any_thread (void)
{
  g_autoptr (TileServer) server = tile_server_new ();
  g_autoptr (SuyuanTileSource) map = open_map (server, "{z}/{x}/{y}");
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("asker", ask_many, map);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (tile_server_get_asked (server), ==, 80);
}

static void
test_entries_that_cannot_be_opened (void)
{
  SuyuanTileService service = { .name = (char *) "天地图", .url = (char *) "https://t{s}.example.org/{z}/{x}/{y}?tk={key}", .max_zoom = 18 };
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_web_tiles_new (&service, &error));
  g_assert_error (error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_NETWORK);
  g_assert_nonnull (strstr (error->message, "天地图"));
  g_clear_error (&error);
  service.url = (char *) "https://example.org/";
  g_assert_null (suyuan_web_tiles_new (&service, &error));
  g_assert_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_SYNTAX);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/web-tiles/fetched", test_fetched);
  g_test_add_func ("/exchange/web-tiles/outside-its-zooms", test_outside_its_zooms);
  g_test_add_func ("/exchange/web-tiles/none-there", test_none_there);
  g_test_add_func ("/exchange/web-tiles/refusals", test_refusals);
  g_test_add_func ("/exchange/web-tiles/endless", test_endless);
  g_test_add_func ("/exchange/web-tiles/a-page-is-no-tile", test_a_page_is_no_tile);
  g_test_add_func ("/exchange/web-tiles/no-network", test_no_network);
  g_test_add_func ("/exchange/web-tiles/cancelled", test_cancelled);
  g_test_add_func ("/exchange/web-tiles/any-thread", test_any_thread);
  g_test_add_func ("/exchange/web-tiles/entries-that-cannot-be-opened", test_entries_that_cannot_be_opened);

  return g_test_run ();
}
