/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-position.h"

#include <math.h>

static SuyuanPosition
at (double lon,
    double lat)
{
  return (SuyuanPosition){ (gint32) llround (lon * SUYUAN_DEGREE), (gint32) llround (lat * SUYUAN_DEGREE) };
}

static void
test_bounds (void)
{
  SuyuanBounds   bounds = { G_MAXINT32, G_MAXINT32, G_MININT32, G_MININT32 };
  SuyuanPosition a = at (112, 33), b = at (113, 32), inside = at (112.5, 32.5), outside = at (112.5, 33.1);

  g_assert_true (suyuan_bounds_is_empty (&bounds));
  g_assert_false (suyuan_bounds_contains (&bounds, &a));
  suyuan_bounds_include (&bounds, &a);
  g_assert_false (suyuan_bounds_is_empty (&bounds));
  g_assert_true (suyuan_bounds_contains (&bounds, &a));
  g_assert_false (suyuan_bounds_contains (&bounds, &b));
  suyuan_bounds_include (&bounds, &b);
  g_assert_true (suyuan_bounds_contains (&bounds, &inside));
  g_assert_true (suyuan_bounds_contains (&bounds, &b));
  g_assert_false (suyuan_bounds_contains (&bounds, &outside));
}

static void
test_bounds_hold_what_they_include (void)
{
  for (guint i = 0; i < 500; i++)
    {
      SuyuanBounds   bounds = { G_MAXINT32, G_MAXINT32, G_MININT32, G_MININT32 };
      SuyuanPosition places[10];

      for (guint j = 0; j < G_N_ELEMENTS (places); j++)
        {
          places[j] = at (g_test_rand_double_range (-180, 180), g_test_rand_double_range (-90, 90));
          suyuan_bounds_include (&bounds, &places[j]);
        }
      for (guint j = 0; j < G_N_ELEMENTS (places); j++)
        g_assert_true (suyuan_bounds_contains (&bounds, &places[j]));
    }
}

static void
test_known_distances (void)
{
  SuyuanPosition beijing = at (116.3975, 39.9087), shanghai = at (121.4737, 31.2304);
  SuyuanPosition equator = at (0, 0), east = at (1, 0), pole = at (0, 90), antipode = at (180, 0);

  g_assert_cmpfloat_with_epsilon (suyuan_position_distance (&equator, &east), 111195.08, 0.1);
  g_assert_cmpfloat_with_epsilon (suyuan_position_distance (&equator, &pole), 10007557.2, 1);
  g_assert_cmpfloat_with_epsilon (suyuan_position_distance (&equator, &antipode), 20015114.4, 1);
  g_assert_cmpfloat_with_epsilon (suyuan_position_distance (&beijing, &shanghai), 1067000, 3000);
}

/* Outlets lie metres apart: the short distances count. */
static void
test_short_distances (void)
{
  SuyuanPosition a = at (112, 33), b = a;

  g_assert_cmpfloat (suyuan_position_distance (&a, &b), ==, 0);
  b.lat += 1;
  g_assert_cmpfloat_with_epsilon (suyuan_position_distance (&a, &b), 0.0111195, 1e-6);
  b = at (112.001, 33);
  g_assert_cmpfloat_with_epsilon (suyuan_position_distance (&a, &b), 93.256, 0.01);
}

static void
test_distance_is_a_metric (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      SuyuanPosition a = at (g_test_rand_double_range (-180, 180), g_test_rand_double_range (-90, 90));
      SuyuanPosition b = at (g_test_rand_double_range (-180, 180), g_test_rand_double_range (-90, 90));
      SuyuanPosition c = at (g_test_rand_double_range (-180, 180), g_test_rand_double_range (-90, 90));
      double         ab = suyuan_position_distance (&a, &b);

      g_assert_cmpfloat (ab, ==, suyuan_position_distance (&b, &a));
      g_assert_cmpfloat (suyuan_position_distance (&a, &c), <=, ab + suyuan_position_distance (&b, &c) + 1e-3);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/position/bounds", test_bounds);
  g_test_add_func ("/core/position/bounds-hold-what-they-include", test_bounds_hold_what_they_include);
  g_test_add_func ("/core/position/known-distances", test_known_distances);
  g_test_add_func ("/core/position/short-distances", test_short_distances);
  g_test_add_func ("/core/position/distance-is-a-metric", test_distance_is_a_metric);

  return g_test_run ();
}
