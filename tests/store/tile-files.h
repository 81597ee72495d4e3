/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-mbtiles.h"
#include "suyuan-stmt.h"

G_BEGIN_DECLS

/* A folder of its own for one test, and map files made in it. */
typedef struct
{
  char *folder;
  char *path; /* of the map of this test */
} TileFiles;

void      tile_files_set_up (TileFiles    *self,
                             gconstpointer data);
void      tile_files_tear_down (TileFiles    *self,
                                gconstpointer data);
GBytes   *tile_files_picture (gsize length);
SuyuanDb *tile_files_create (TileFiles  *self,
                             const char *sql);
void      tile_files_make (TileFiles            *self,
                           const SuyuanTileInfo *info,
                           guint                 n_zooms);

#define tile_files_test(path, func) g_test_add ((path), TileFiles, NULL, tile_files_set_up, (func), tile_files_tear_down)

G_END_DECLS
