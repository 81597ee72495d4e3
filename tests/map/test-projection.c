/* Positions, extents, viewports and tiles agree with each other and with EPSG:3857. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "suyuan-projection.h"

#define N_RANDOM 2000

static SuyuanPosition
random_position (void)
{
  return (SuyuanPosition){ g_test_rand_int_range (-1800000000, 1800000000),
                           g_test_rand_int_range (-850000000, 850000000) };
}

static SuyuanViewport
random_viewport (void)
{
  SuyuanPosition position = random_position ();

  return (SuyuanViewport){ suyuan_world_from_position (&position), g_test_rand_double_range (2, 19),
                           g_test_rand_int_range (50, 3000), g_test_rand_int_range (50, 3000),
                           g_test_rand_double_range (-4, 4) };
}

/* gdaltransform -s_srs EPSG:4490 -t_srs EPSG:3857 of 112.0872 E 32.6877 N. */
static void
test_known_place (void)
{
  SuyuanPosition dengzhou = { 1120872000, 326877000 };
  SuyuanWorld    world = suyuan_world_from_position (&dengzhou);

  g_assert_cmpfloat_with_epsilon ((world.x - 0.5) * 40075016.685578488, 12477490.03, 0.02);
  g_assert_cmpfloat_with_epsilon ((0.5 - world.y) * 40075016.685578488, 3853924.35, 0.02);
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      SuyuanPosition position = random_position ();
      SuyuanWorld    world = suyuan_world_from_position (&position);
      SuyuanPosition back = suyuan_world_to_position (&world);

      g_assert_true (world.x >= 0 && world.x < 1 && world.y >= 0 && world.y < 1);
      g_assert_cmpint (back.lon, ==, position.lon);
      g_assert_cmpint (back.lat, ==, position.lat);
    }
}

static void
test_edges (void)
{
  SuyuanPosition corners[] = { { 1800000000, 900000000 }, { -1800000000, -900000000 } };
  SuyuanWorld    far_away = { 7, -3 };
  SuyuanPosition position;

  for (guint i = 0; i < 2; i++)
    {
      SuyuanWorld world = suyuan_world_from_position (&corners[i]);

      g_assert_true (world.x >= 0 && world.x < 1 && world.y >= 0 && world.y < 1);
    }
  position = suyuan_world_to_position (&far_away);
  g_assert_cmpint (position.lon, ==, 1800000000);
  g_assert_cmpint (position.lat, >, 850000000);
}

static void
test_extent (void)
{
  SuyuanExtent extent = suyuan_extent_empty (), other = suyuan_extent_empty ();
  SuyuanWorld  a = { 0.2, 0.3 }, b = { 0.4, 0.1 }, outside = { 0.5, 0.2 };

  g_assert_true (suyuan_extent_is_empty (&extent));
  g_assert_false (suyuan_extent_contains (&extent, &a));
  g_assert_false (suyuan_extent_intersects (&extent, &other));
  suyuan_extent_include (&extent, &a);
  g_assert_false (suyuan_extent_is_empty (&extent));
  suyuan_extent_include (&extent, &b);
  suyuan_extent_unite (&extent, &other);
  g_assert_cmpfloat (extent.west, ==, 0.2);
  g_assert_cmpfloat (extent.north, ==, 0.1);
  g_assert_false (suyuan_extent_contains (&extent, &outside));
  suyuan_extent_grow (&extent, 0.1);
  g_assert_true (suyuan_extent_contains (&extent, &outside));
}

static void
test_bounds (void)
{
  SuyuanBounds bounds = { 1119000000, 324000000, 1124000000, 330000000 };
  SuyuanExtent extent = suyuan_extent_from_bounds (&bounds);
  SuyuanBounds back = suyuan_extent_to_bounds (&extent);

  g_assert_cmpfloat (extent.north, <, extent.south);
  g_assert_cmpint (back.west, ==, bounds.west);
  g_assert_cmpint (back.south, ==, bounds.south);
  g_assert_cmpint (back.east, ==, bounds.east);
  g_assert_cmpint (back.north, ==, bounds.north);
}

static void
test_screen (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      SuyuanViewport viewport = random_viewport ();
      double         x = g_test_rand_double_range (0, viewport.width), y = g_test_rand_double_range (0, viewport.height);
      SuyuanWorld    world = suyuan_viewport_from_screen (&viewport, x, y);
      SuyuanExtent   extent = suyuan_viewport_get_extent (&viewport);
      double         back_x, back_y;

      suyuan_viewport_to_screen (&viewport, &world, &back_x, &back_y);
      g_assert_cmpfloat_with_epsilon (back_x, x, 0.001);
      g_assert_cmpfloat_with_epsilon (back_y, y, 0.001);
      g_assert_true (suyuan_extent_contains (&extent, &world));
    }
}

static void
test_north_is_up (void)
{
  SuyuanPosition middle = { 1120000000, 320000000 }, north = { 1120000000, 321000000 };
  SuyuanWorld    world = suyuan_world_from_position (&north);
  SuyuanViewport viewport = { suyuan_world_from_position (&middle), 8, 400, 300, 0 };
  double         x, y;

  suyuan_viewport_to_screen (&viewport, &world, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 200, 0.001);
  g_assert_cmpfloat (y, <, 150);
  viewport.rotation = G_PI / 2;
  suyuan_viewport_to_screen (&viewport, &world, &x, &y);
  g_assert_cmpfloat (x, >, 200);
  g_assert_cmpfloat_with_epsilon (y, 150, 0.001);
}

static void
test_fit (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      SuyuanViewport viewport = random_viewport ();
      SuyuanExtent   extent = suyuan_extent_empty ();
      SuyuanWorld    corners[2];

      for (guint c = 0; c < 2; c++)
        {
          corners[c] = (SuyuanWorld){ g_test_rand_double_range (0.4, 0.6), g_test_rand_double_range (0.4, 0.6) };
          suyuan_extent_include (&extent, &corners[c]);
        }
      suyuan_viewport_fit (&viewport, &extent, 10, 18);
      for (guint c = 0; viewport.zoom > 0 && c < 2; c++)
        {
          double x, y;

          suyuan_viewport_to_screen (&viewport, &corners[c], &x, &y);
          g_assert_true (x >= 9.99 && x <= viewport.width - 9.99);
          g_assert_true (y >= 9.99 && y <= viewport.height - 9.99);
        }
    }
}

static void
test_fit_place (void)
{
  SuyuanViewport viewport = { { 0.5, 0.5 }, 3, 400, 300, 0 };
  SuyuanExtent   extent = suyuan_extent_empty ();

  suyuan_viewport_fit (&viewport, &extent, 10, 16);
  g_assert_cmpfloat (viewport.zoom, ==, 3);
  suyuan_extent_include (&extent, &(SuyuanWorld){ 0.8, 0.4 });
  suyuan_viewport_fit (&viewport, &extent, 10, 16);
  g_assert_cmpfloat (viewport.zoom, ==, 16);
  g_assert_cmpfloat (viewport.centre.x, ==, 0.8);
}

static void
test_metres (void)
{
  SuyuanViewport viewport = { { 0.5, 0.5 }, 0, 400, 300, 0 };
  SuyuanPosition north = { 0, 600000000 };

  g_assert_cmpfloat_with_epsilon (suyuan_viewport_get_metres_per_pixel (&viewport), 156543.034, 0.01);
  viewport.centre = suyuan_world_from_position (&north);
  g_assert_cmpfloat_with_epsilon (suyuan_viewport_get_metres_per_pixel (&viewport), 78271.517, 0.01);
}

static void
test_tiles (void)
{
  SuyuanPosition dengzhou = { 1120872000, 326877000 };
  SuyuanWorld    world = suyuan_world_from_position (&dengzhou);
  SuyuanTile     tile = suyuan_tile_at (&world, 10);

  g_assert_cmpuint (tile.x, ==, 830);
  g_assert_cmpuint (tile.y, ==, 413);
  for (guint i = 0; i < N_RANDOM; i++)
    {
      SuyuanPosition position = random_position ();
      SuyuanExtent   extent;

      world = suyuan_world_from_position (&position);
      tile = suyuan_tile_at (&world, g_test_rand_int_range (0, 20));
      extent = suyuan_tile_get_extent (&tile);
      g_assert_true (suyuan_extent_contains (&extent, &world));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/projection/known-place", test_known_place);
  g_test_add_func ("/projection/round-trip", test_round_trip);
  g_test_add_func ("/projection/edges", test_edges);
  g_test_add_func ("/projection/extent", test_extent);
  g_test_add_func ("/projection/bounds", test_bounds);
  g_test_add_func ("/projection/screen", test_screen);
  g_test_add_func ("/projection/north-is-up", test_north_is_up);
  g_test_add_func ("/projection/fit", test_fit);
  g_test_add_func ("/projection/fit-place", test_fit_place);
  g_test_add_func ("/projection/metres", test_metres);
  g_test_add_func ("/projection/tiles", test_tiles);
  return g_test_run ();
}
