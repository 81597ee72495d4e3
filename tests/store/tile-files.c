/* tile-files.c: small map files for the tests of their readers
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tile-files.h"

#include "store-fixture.h"

#include <string.h>

void
tile_files_set_up (TileFiles    *self,
                   gconstpointer data)
{
  self->folder = g_dir_make_tmp ("suyuan-tiles-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "a ?#%20 底图.mbtiles", NULL);
}

void
tile_files_tear_down (TileFiles    *self,
                      gconstpointer data)
{
  tree_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

/* Bytes that begin like a PNG: the store looks no further. */
GBytes *
tile_files_picture (gsize length)
{
  guint8 *data = g_malloc (MAX (length, 8));

  memcpy (data, "\x89PNG\r\n\x1a\n", 8);
  for (gsize i = 8; i < length; i++)
    data[i] = (guint8) g_test_rand_int_range (0, 256);
  return g_bytes_new_take (data, MAX (length, 8));
}

/* A database of any other shape. */
SuyuanDb *
tile_files_create (TileFiles  *self,
                   const char *sql)
{
  g_autoptr (GError) error = NULL;
  SuyuanDb *db = suyuan_db_open (self->path, SUYUAN_DB_CREATE, &error);

  g_assert_no_error (error);
  suyuan_db_exec (db, sql, &error);
  g_assert_no_error (error);
  return db;
}

/* A whole world of @n_zooms; the length of a tile tells which it is. */
void
tile_files_make (TileFiles            *self,
                 const SuyuanTileInfo *info,
                 guint                 n_zooms)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanMbtilesWriter) writer = suyuan_mbtiles_writer_new (self->path, &error);

  g_assert_no_error (error);
  for (guint zoom = 0; zoom < n_zooms; zoom++)
    for (guint x = 0; x < 1u << zoom; x++)
      for (guint y = 0; y < 1u << zoom; y++)
        {
          g_autoptr (GBytes) bytes = tile_files_picture (100 + zoom * 1000 + x * 30 + y);

          suyuan_mbtiles_writer_add (writer, &(SuyuanTile){ zoom, x, y }, bytes, &error);
          g_assert_no_error (error);
        }
  suyuan_mbtiles_writer_finish (writer, info, &error);
  g_assert_no_error (error);
}
