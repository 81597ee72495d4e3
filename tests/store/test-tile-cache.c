/* test-tile-cache.c: what was fetched is kept, never beyond the limit, and what is used stays
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tile-files.h"

#include "store-fixture.h"
#include "suyuan-tile-cache.h"
#include "suyuan-workspace.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define SMALL (1024 * 1024)

static SuyuanTileCache *
open_cache (TileFiles *self,
            guint64    limit)
{
  g_autoptr (GError) error = NULL;
  SuyuanTileCache *cache = suyuan_tile_cache_open (self->path, limit, &error);

  g_assert_no_error (error);
  return cache;
}

static void
keep (SuyuanTileCache *cache,
      guint            x,
      gsize            length,
      gint64           now)
{
  g_autoptr (GBytes) bytes = tile_files_picture (length);
  g_autoptr (GError) error = NULL;

  suyuan_tile_cache_store (cache, &(SuyuanTile){ 20, x, 7 }, bytes, now, &error);
  g_assert_no_error (error);
}

static gsize
length_of (SuyuanTileCache *cache,
           guint            x,
           gint64          *fetched)
{
  g_autoptr (GError) error = NULL;
  gint64 when = 0;
  g_autoptr (GBytes) bytes = suyuan_tile_cache_load (cache, &(SuyuanTile){ 20, x, 7 }, &when, &error);

  g_assert_no_error (error);
  if (fetched != NULL)
    *fetched = when;
  return bytes != NULL ? g_bytes_get_size (bytes) : 0;
}

static gint64
size_on_disk (TileFiles *self)
{
  GStatBuf         file, journal;
  g_autofree char *beside = g_strconcat (self->path, "-journal", NULL);

  g_assert_cmpint (g_stat (self->path, &file), ==, 0);
  g_assert_cmpint (g_stat (beside, &journal), !=, 0);
  return file.st_size;
}

static void
test_kept_and_found (TileFiles    *self,
                     gconstpointer data)
{
  SuyuanTileCache *cache = open_cache (self, SMALL);
  gint64           fetched;

  g_assert_cmpuint (length_of (cache, 1, NULL), ==, 0);
  keep (cache, 1, 3000, 1700000000);
  keep (cache, 2, 50, 1700000001);
  g_assert_cmpuint (length_of (cache, 1, &fetched), ==, 3000);
  g_assert_cmpint (fetched, ==, 1700000000);
  suyuan_tile_cache_close (cache);

  cache = open_cache (self, SMALL);
  g_assert_cmpuint (length_of (cache, 2, &fetched), ==, 50);
  g_assert_cmpint (fetched, ==, 1700000001);
  g_assert_cmpint (suyuan_tile_cache_count (cache, NULL), ==, 2);
  suyuan_tile_cache_close (cache);
}

/* The newer picture takes the place of the older. */
static void
test_fetched_again (TileFiles    *self,
                    gconstpointer data)
{
  g_autoptr (SuyuanTileCache) cache = open_cache (self, SMALL);
  gint64 fetched;

  keep (cache, 1, 3000, 100);
  keep (cache, 1, 2000, 200);
  g_assert_cmpuint (length_of (cache, 1, &fetched), ==, 2000);
  g_assert_cmpint (fetched, ==, 200);
  g_assert_cmpint (suyuan_tile_cache_count (cache, NULL), ==, 1);
}

/* Ten times as much as fits, of every size: at no moment is the file larger than the limit. */
static void
test_the_limit_is_kept (TileFiles    *self,
                        gconstpointer data)
{
  g_autoptr (SuyuanTileCache) cache = open_cache (self, SMALL);
  gsize  stored = 0;
  gint64 largest = 0;

  for (guint i = 0; stored < 10 * SMALL; i++)
    {
      gsize length = (gsize) g_test_rand_int_range (20, 60000);

      keep (cache, i, length, i);
      stored += length;
      g_assert_cmpuint (length_of (cache, i, NULL), ==, length);
      largest = MAX (largest, size_on_disk (self));
      g_assert_cmpint (largest, <=, SMALL);
    }
  g_assert_cmpint (largest, >, SMALL * 3 / 4);
}

/* What is looked at stays, what nobody asked for goes first. */
static void
test_what_is_used_stays (TileFiles    *self,
                         gconstpointer data)
{
  g_autoptr (SuyuanTileCache) cache = open_cache (self, SMALL);

  keep (cache, 1, 10000, 1);
  keep (cache, 2, 10000, 2);
  for (guint i = 10; i < 400; i++)
    {
      keep (cache, i, 10000, i);
      g_assert_cmpuint (length_of (cache, 1, NULL), ==, 10000);
    }
  g_assert_cmpuint (length_of (cache, 2, NULL), ==, 0);
  g_assert_cmpuint (length_of (cache, 399, NULL), ==, 10000);
}

/* The order of use survives a restart. */
static void
test_use_is_remembered (TileFiles    *self,
                        gconstpointer data)
{
  SuyuanTileCache *cache = open_cache (self, SMALL);

  for (guint i = 0; i < 80; i++)
    keep (cache, i, 10000, i);
  g_assert_cmpuint (length_of (cache, 0, NULL), ==, 10000);
  suyuan_tile_cache_close (cache);

  cache = open_cache (self, SMALL);
  for (guint i = 100; i < 160; i++)
    keep (cache, i, 10000, i);
  g_assert_cmpuint (length_of (cache, 0, NULL), ==, 10000);
  g_assert_cmpuint (length_of (cache, 1, NULL), ==, 0);
  suyuan_tile_cache_close (cache);
}

static void
test_a_smaller_limit (TileFiles    *self,
                      gconstpointer data)
{
  SuyuanTileCache *cache = open_cache (self, 4 * SMALL);

  for (guint i = 0; i < 300; i++)
    keep (cache, i, 10000, i);
  suyuan_tile_cache_close (cache);
  g_assert_cmpint (size_on_disk (self), >, 2 * SMALL);

  cache = open_cache (self, SMALL);
  g_assert_cmpint (size_on_disk (self), <=, SMALL);
  g_assert_cmpuint (length_of (cache, 299, NULL), ==, 10000);
  g_assert_cmpuint (length_of (cache, 0, NULL), ==, 0);
  suyuan_tile_cache_close (cache);
}

static void
test_larger_than_the_cache (TileFiles    *self,
                            gconstpointer data)
{
  g_autoptr (SuyuanTileCache) cache = open_cache (self, SMALL);
  g_autoptr (GBytes) huge = tile_files_picture (2 * SMALL);
  g_autoptr (GError) error = NULL;

  keep (cache, 1, 100, 1);
  g_assert_false (suyuan_tile_cache_store (cache, &(SuyuanTile){ 3, 1, 1 }, huge, 2, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FULL);
  keep (cache, 2, 100, 3);
  g_assert_cmpuint (length_of (cache, 2, NULL), ==, 100);
  g_assert_cmpint (size_on_disk (self), <=, SMALL);
}

/* A cache is worth nothing: a broken one, or something else of that name, is made anew. */
static void
test_damaged (TileFiles    *self,
              gconstpointer data)
{
  SuyuanTileCache *cache = open_cache (self, SMALL);
  g_autofree char *whole = NULL;
  gsize            length;

  for (guint i = 0; i < 20; i++)
    keep (cache, i, 5000, i);
  suyuan_tile_cache_close (cache);
  g_assert_true (g_file_get_contents (self->path, &whole, &length, NULL));

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *damaged = g_memdup2 (whole, length);

      memset (damaged + g_test_rand_int_range (0, (gint32) length - 3000), g_test_rand_int_range (0, 256), 3000);
      g_assert_true (g_file_set_contents (self->path, damaged, (gssize) length, NULL));
      cache = open_cache (self, SMALL);
      keep (cache, 500, 700, 1);
      g_assert_cmpuint (length_of (cache, 500, NULL), ==, 700);
      suyuan_tile_cache_close (cache);
    }
  g_assert_true (g_file_set_contents (self->path, "not a database at all, but a text of some length", -1, NULL));
  cache = open_cache (self, SMALL);
  keep (cache, 1, 700, 1);
  suyuan_tile_cache_close (cache);
}

/* No file of this process may grow beyond @most bytes: what a full disk does to writing. */
static void
limit_files (rlim_t most)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = most;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static char *
read_whole (TileFiles *self,
            gsize     *length)
{
  char *whole;

  g_assert_true (g_file_get_contents (self->path, &whole, length, NULL));
  return whole;
}

static SuyuanTileCache *
open_with_twenty (TileFiles *self)
{
  SuyuanTileCache *cache = open_cache (self, SMALL);

  for (guint i = 0; i < 20; i++)
    keep (cache, i, 5000, i);
  return cache;
}

static void
assert_twenty (SuyuanTileCache *cache)
{
  for (guint i = 0; i < 20; i++)
    g_assert_cmpuint (length_of (cache, i, NULL), ==, 5000);
}

/* On a full disk what was kept is given, what is new is refused by the name of the file. */
static void
test_full_disk (TileFiles    *self,
                gconstpointer data)
{
  SuyuanTileCache *cache = open_with_twenty (self);
  g_autoptr (GBytes) bytes = tile_files_picture (50000);
  g_autoptr (GError) error = NULL;
  gint64 before;

  suyuan_tile_cache_close (cache);
  before = size_on_disk (self);
  limit_files ((rlim_t) before);
  cache = open_cache (self, SMALL);
  assert_twenty (cache);
  g_assert_false (suyuan_tile_cache_store (cache, &(SuyuanTile){ 20, 500, 7 }, bytes, 1, &error));
  g_assert_nonnull (strstr (error->message, self->path));
  assert_twenty (cache);
  suyuan_tile_cache_close (cache);
  limit_files (RLIM_INFINITY);

  g_assert_cmpint (size_on_disk (self), ==, before);
  cache = open_cache (self, SMALL);
  assert_twenty (cache);
  suyuan_tile_cache_close (cache);
}

/* A disk that takes nothing at all any more is no fault of the file either. */
static void
test_nothing_can_be_written (TileFiles    *self,
                             gconstpointer data)
{
  SuyuanTileCache *cache = open_with_twenty (self);
  gint64           before;

  suyuan_tile_cache_close (cache);
  before = size_on_disk (self);
  limit_files (100);
  cache = open_cache (self, SMALL);
  g_assert_cmpuint (length_of (cache, 3, NULL), ==, 5000);
  suyuan_tile_cache_close (cache);
  limit_files (RLIM_INFINITY);

  g_assert_cmpint (size_on_disk (self), ==, before);
  cache = open_cache (self, SMALL);
  assert_twenty (cache);
  suyuan_tile_cache_close (cache);
}

/* A file that only may not be read or made is not dropped for it. */
static void
test_read_only_folder (TileFiles    *self,
                       gconstpointer data)
{
  SuyuanTileCache *cache = open_cache (self, SMALL);
  g_autoptr (GError) error = NULL;
  gint64 before;

  if (geteuid () == 0)
    {
      suyuan_tile_cache_close (cache);
      g_assert_cmpint (g_unlink (self->path), ==, 0);
      g_assert_cmpint (g_mkdir (self->path, 0755), ==, 0); /* what even the superuser cannot open */
      g_assert_null (suyuan_tile_cache_open (self->path, SMALL, &error));
      g_assert_nonnull (strstr (error->message, self->path));
      g_assert_true (g_file_test (self->path, G_FILE_TEST_IS_DIR));
      return;
    }
  keep (cache, 1, 5000, 1);
  suyuan_tile_cache_close (cache);
  before = size_on_disk (self);
  g_assert_cmpint (g_chmod (self->path, 0000), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0500), ==, 0);
  g_assert_null (suyuan_tile_cache_open (self->path, SMALL, &error));
  g_assert_nonnull (strstr (error->message, self->path));
  g_assert_cmpint (g_chmod (self->folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (self->path, 0600), ==, 0);
  g_assert_cmpint (size_on_disk (self), ==, before);
}

/* Whatever another program keeps under that name stays byte for byte, whole or damaged further in. */
static void
test_another_programs (TileFiles    *self,
                       gconstpointer data)
{
  static const char *const others[] = {
    "CREATE TABLE bookmark (id INTEGER PRIMARY KEY, title TEXT); INSERT INTO bookmark VALUES (1, '河口')",
    "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data); CREATE TABLE metadata (name, value)",
    "CREATE TABLE map (id, name); CREATE TABLE images (id, tile_data)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL, *after = NULL;
      gsize            length, length_after;

      g_unlink (self->path);
      suyuan_db_close (tile_files_create (self, others[i]));
      before = read_whole (self, &length);

      g_assert_null (suyuan_tile_cache_open (self->path, SMALL, &error));
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_TILES);
      g_assert_nonnull (strstr (error->message, self->path));
      after = read_whole (self, &length_after);
      g_assert_cmpmem (before, length, after, length_after);
    }
}

static void
test_nowhere (TileFiles    *self,
              gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "none", "cache.mbtiles", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_tile_cache_open (nowhere, SMALL, &error));
  g_assert_nonnull (strstr (error->message, "cache.mbtiles"));
}

/* Others see a map of pictures in it. */
static void
test_looks_like_a_map (TileFiles    *self,
                       gconstpointer data)
{
  SuyuanTileCache *cache = open_cache (self, SMALL);
  g_autoptr (GBytes) bytes = tile_files_picture (321);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (SuyuanMbtiles) map = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (suyuan_tile_cache_store (cache, &(SuyuanTile){ 4, 13, 6 }, bytes, 1, &error));
  suyuan_tile_cache_close (cache);
  map = suyuan_mbtiles_open (self->path, &error);
  g_assert_no_error (error);
  read = suyuan_tile_source_load (SUYUAN_TILE_SOURCE (map), &(SuyuanTile){ 4, 13, 6 }, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, read));
}

static gpointer
use (gpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      keep (data, i % 50, 500, i);
      g_assert_cmpuint (length_of (data, i % 50, NULL), ==, 500);
    }
  return NULL;
}

static void
test_any_thread (TileFiles    *self,
                 gconstpointer data)
{
  g_autoptr (SuyuanTileCache) cache = open_cache (self, SMALL);
  GThread *threads[3];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("user", use, cache);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (suyuan_tile_cache_count (cache, NULL), ==, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  signal (SIGXFSZ, SIG_IGN);

  tile_files_test ("/store/tile-cache/kept-and-found", test_kept_and_found);
  tile_files_test ("/store/tile-cache/fetched-again", test_fetched_again);
  tile_files_test ("/store/tile-cache/the-limit-is-kept", test_the_limit_is_kept);
  tile_files_test ("/store/tile-cache/what-is-used-stays", test_what_is_used_stays);
  tile_files_test ("/store/tile-cache/use-is-remembered", test_use_is_remembered);
  tile_files_test ("/store/tile-cache/a-smaller-limit", test_a_smaller_limit);
  tile_files_test ("/store/tile-cache/larger-than-the-cache", test_larger_than_the_cache);
  tile_files_test ("/store/tile-cache/damaged", test_damaged);
  tile_files_test ("/store/tile-cache/full-disk", test_full_disk);
  tile_files_test ("/store/tile-cache/nothing-can-be-written", test_nothing_can_be_written);
  tile_files_test ("/store/tile-cache/read-only-folder", test_read_only_folder);
  tile_files_test ("/store/tile-cache/another-programs", test_another_programs);
  tile_files_test ("/store/tile-cache/nowhere", test_nowhere);
  tile_files_test ("/store/tile-cache/looks-like-a-map", test_looks_like_a_map);
  tile_files_test ("/store/tile-cache/any-thread", test_any_thread);

  return g_test_run ();
}
