/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-tile.h"

#include <math.h>

/* From the Slippy map formulas, computed independently. */
static const struct
{
  double lon, lat;
  guint  zoom, x, y;
} known[] = {
  { 112.0917, 32.6858, 12, 3323, 1654 },
  { 112.0917, 32.6858, 18, 212694, 105863 },
  { 116.397451, 39.909187, 10, 843, 388 },
  { -75.5, 37.2, 7, 37, 49 },
  { 0, 0, 1, 1, 1 },
};

static gint32
units (double degrees)
{
  return (gint32) lround (degrees * SUYUAN_DEGREE);
}

static void
test_known_places (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      SuyuanBounds    place = { units (known[i].lon), units (known[i].lat), units (known[i].lon), units (known[i].lat) };
      SuyuanTileRange range = suyuan_tile_range_of (&place, known[i].zoom);

      g_assert_cmpuint (range.west, ==, known[i].x);
      g_assert_cmpuint (range.east, ==, known[i].x);
      g_assert_cmpuint (range.north, ==, known[i].y);
      g_assert_cmpuint (range.south, ==, known[i].y);
      g_assert_cmpuint (suyuan_tile_range_count (&range), ==, 1);
    }
}

static void
test_whole_world (void)
{
  SuyuanBounds    world = { -1800000000, -900000000, 1800000000, 900000000 };
  SuyuanTileRange range;
  SuyuanBounds    square = suyuan_tile_get_bounds (&(SuyuanTile){ 0, 0, 0 });

  for (guint zoom = 0; zoom <= SUYUAN_TILE_DEEPEST; zoom++)
    {
      range = suyuan_tile_range_of (&world, zoom);
      g_assert_cmpuint (suyuan_tile_range_count (&range), ==, G_GUINT64_CONSTANT (1) << (2 * zoom));
    }
  g_assert_cmpint (square.west, ==, -1800000000);
  g_assert_cmpint (square.east, ==, 1800000000);
  g_assert_cmpint (ABS (square.north - 850511288), <=, 1);
  g_assert_cmpint (ABS (square.south + 850511288), <=, 1);
}

/* A place lies in the box of its tile, and the tiles of a box cover it with none to spare. */
static void
test_ranges_cover (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      guint           zoom = (guint) g_test_rand_int_range (0, 20);
      SuyuanBounds    box = { 0 };
      SuyuanBounds    filled, corner;
      SuyuanTileRange range;

      box.west = units (g_test_rand_double_range (-179, 178));
      box.east = box.west + units (g_test_rand_double_range (0, 1));
      box.south = units (g_test_rand_double_range (-84, 83));
      box.north = box.south + units (g_test_rand_double_range (0, 1));
      range = suyuan_tile_range_of (&box, zoom);
      filled = suyuan_tile_range_get_bounds (&range);
      corner = suyuan_tile_get_bounds (&(SuyuanTile){ zoom, range.west, range.north });

      g_assert_cmpint (filled.west, <=, box.west + 1);
      g_assert_cmpint (filled.south, <=, box.south + 1);
      g_assert_cmpint (filled.east, >=, box.east - 1);
      g_assert_cmpint (filled.north, >=, box.north - 1);
      g_assert_cmpint (corner.east, >=, box.west - 1);
      g_assert_cmpint (corner.south, <=, box.north + 1);
    }
}

/* The four tiles below a tile fill it. */
static void
test_tiles_nest (void)
{
  for (guint i = 0; i < 500; i++)
    {
      guint           zoom = (guint) g_test_rand_int_range (0, 20);
      SuyuanTile      tile = { zoom, (guint) g_test_rand_int_range (0, 1 << zoom), (guint) g_test_rand_int_range (0, 1 << zoom) };
      SuyuanTileRange four = { zoom + 1, 2 * tile.x, 2 * tile.y, 2 * tile.x + 1, 2 * tile.y + 1 };
      SuyuanBounds    whole = suyuan_tile_get_bounds (&tile), parts = suyuan_tile_range_get_bounds (&four);

      g_assert_cmpmem (&whole, sizeof whole, &parts, sizeof parts);
      g_assert_cmpuint (suyuan_tile_range_count (&four), ==, 4);
    }
}

static void
test_latitudes (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      double latitude = g_test_rand_double_range (-85, 85);

      g_assert_cmpfloat_with_epsilon (suyuan_mercator_to_latitude (suyuan_mercator_from_latitude (latitude)), latitude, 1e-11);
    }
  g_assert_cmpfloat_with_epsilon (suyuan_mercator_from_latitude (90), 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (suyuan_mercator_from_latitude (-90), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (suyuan_mercator_from_latitude (0), 0.5, 1e-15);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/tile/known-places", test_known_places);
  g_test_add_func ("/core/tile/whole-world", test_whole_world);
  g_test_add_func ("/core/tile/ranges-cover", test_ranges_cover);
  g_test_add_func ("/core/tile/tiles-nest", test_tiles_nest);
  g_test_add_func ("/core/tile/latitudes", test_latitudes);

  return g_test_run ();
}
