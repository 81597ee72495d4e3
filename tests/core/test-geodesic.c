/* Lengths and areas against those of a geodesic library, and against what must hold of any. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-geodesic.h"

#include <math.h>

static SuyuanPosition
at (double lon,
    double lat)
{
  return (SuyuanPosition){ (gint32) lround (lon * SUYUAN_DEGREE), (gint32) lround (lat * SUYUAN_DEGREE) };
}

static SuyuanPosition
somewhere (void)
{
  return at (g_test_rand_double_range (74, 134), g_test_rand_double_range (4, 53));
}

static void
assert_near (double found,
             double expected,
             double part)
{
  g_assert_cmpfloat (fabs (found - expected), <=, fabs (expected) * part);
}

/* Expected by Karney's algorithm, GeographicLib through PROJ 9.1, on a 6378137, 1/f 298.257222101. */
static void
test_distances (void)
{
  static const struct
  {
    double lon, lat, to_lon, to_lat, metres;
  } cases[] = {
    { 112, 32, 112.1, 32, 9449.3138 },
    { 112, 32, 112, 32.1, 11088.7685 },
    { 112, 32, 112.5, 32.5, 72761.7912 },
    { 73.5, 39.5, 135, 48, 4907762.6576 },
    { 116.4, 39.9, 121.5, 31.2, 1069819.4508 },
    { 0, 0, 1, 0, 111319.4908 },
    { 0, 0, 0, 1, 110574.3886 },
    { 112, 32, 112.00001, 32, 0.9449 },
    { 112, 32, 112.001, 32.001, 145.6871 },
    { 179.9, 10, -179.9, 10, 21927.8725 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SuyuanPosition a = at (cases[i].lon, cases[i].lat), b = at (cases[i].to_lon, cases[i].to_lat);

      assert_near (suyuan_geodesic_distance (&a, &b), cases[i].metres, cases[i].metres < 1 ? 1e-4 : 1e-5);
      g_assert_cmpfloat (suyuan_geodesic_distance (&a, &b), ==, suyuan_geodesic_distance (&b, &a));
      g_assert_cmpfloat (suyuan_geodesic_distance (&a, &a), ==, 0);
    }
}

static void
test_length (void)
{
  SuyuanPosition line[] = { at (112, 32), at (112.1, 32), at (112.1, 32.1), at (112.1, 32.1) };

  g_assert_cmpfloat (suyuan_geodesic_length (line, 0), ==, 0);
  g_assert_cmpfloat (suyuan_geodesic_length (line, 1), ==, 0);
  g_assert_cmpfloat (suyuan_geodesic_length (line, 2), ==, suyuan_geodesic_distance (&line[0], &line[1]));
  g_assert_cmpfloat (suyuan_geodesic_length (line, 4), ==, suyuan_geodesic_length (line, 3));
  assert_near (suyuan_geodesic_length (line, 3), 9449.3138 + 11088.77, 1e-4);
}

/* A way round is longer, never by less than the sphere's own error. */
static void
test_triangles (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      SuyuanPosition a = somewhere (), b = somewhere (), c = somewhere ();

      g_assert_cmpfloat (suyuan_geodesic_distance (&a, &b), <=,
                         (suyuan_geodesic_distance (&a, &c) + suyuan_geodesic_distance (&c, &b)) * (1 + 1e-5));
      assert_near (suyuan_geodesic_distance (&a, &b), suyuan_position_distance (&a, &b), 0.006);
    }
}

static void
test_areas (void)
{
  SuyuanPosition cell[] = { at (112, 32), at (112.1, 32), at (112.1, 32.1), at (112, 32.1) };
  SuyuanPosition land[] = { at (110, 30), at (113, 32), at (116, 28), at (114, 25), at (109, 27) };
  SuyuanPosition yard[] = { at (112, 32), at (112.001, 32), at (112.001, 32.00001), at (112, 32.001) };

  assert_near (suyuan_geodesic_area (cell, 4), 104724346.456, 1e-5);
  assert_near (suyuan_geodesic_area (land, 5), 309852065410.838, 1e-4);
  assert_near (suyuan_geodesic_area (yard, 4), 5291.4116, 1e-4);
  g_assert_cmpfloat (suyuan_geodesic_area (cell, 2), ==, 0);
  g_assert_cmpfloat (suyuan_geodesic_area (cell, 1), ==, 0);
  g_assert_cmpfloat (suyuan_geodesic_area (cell, 0), ==, 0);
}

/* The other way round, begun elsewhere, moved along its parallel: the same field. */
static void
test_area_stays (void)
{
  for (guint round = 0; round < 500; round++)
    {
      double         lon = g_test_rand_double_range (-175, 175), lat = g_test_rand_double_range (-60, 60), size = g_test_rand_double_range (0.001, 2);
      SuyuanPosition ring[] = { at (lon, lat), at (lon + size, lat), at (lon + size, lat + size), at (lon + size / 3, lat + size * 2) };
      SuyuanPosition back[] = { ring[2], ring[1], ring[0], ring[3] };
      SuyuanPosition moved[4];
      double         area = suyuan_geodesic_area (ring, 4);

      for (guint i = 0; i < 4; i++)
        moved[i] = (SuyuanPosition){ ring[i].lon + 2 * SUYUAN_DEGREE, ring[i].lat };
      g_assert_cmpfloat (area, >, 0);
      assert_near (suyuan_geodesic_area (back, 4), area, 1e-6);
      assert_near (suyuan_geodesic_area (moved, 4), area, 1e-6);
    }
}

/* A field and the two it is cut into. */
static void
test_area_adds (void)
{
  for (guint round = 0; round < 500; round++)
    {
      double         lon = g_test_rand_double_range (80, 130), lat = g_test_rand_double_range (10, 50), size = g_test_rand_double_range (0.001, 1);
      SuyuanPosition ring[] = { at (lon, lat), at (lon + size, lat), at (lon + size, lat + size), at (lon, lat + size) };
      SuyuanPosition other[] = { ring[0], ring[2], ring[3] };

      assert_near (suyuan_geodesic_area (ring, 3) + suyuan_geodesic_area (other, 3), suyuan_geodesic_area (ring, 4), 1e-9);
    }
}

/* --- by adding up small parts of the ellipsoid --- */

#define E2 (2 / 298.257222101 - 1 / (298.257222101 * 298.257222101))
#define PARTS 2000

static double
root_at (double latitude)
{
  double sine = sin (latitude * G_PI / 180);

  return sqrt (1 - E2 * sine * sine);
}

/* Metres that a degree of latitude is long. */
static double
north_at (double latitude)
{
  return 6378137.0 * (1 - E2) / pow (root_at (latitude), 3) * G_PI / 180;
}

static double
east_at (double latitude)
{
  return 6378137.0 * cos (latitude * G_PI / 180) / root_at (latitude) * G_PI / 180;
}

/* Along a meridian the distance is the sum of its parts. */
static void
test_meridians (void)
{
  for (guint round = 0; round < 50; round++)
    {
      double         lon = g_test_rand_double_range (-179, 179), south = g_test_rand_double_range (-80, 40), north = south + g_test_rand_double_range (0.01, 30), sum = 0;
      SuyuanPosition a = at (lon, south), b = at (lon, north);

      for (guint i = 0; i < PARTS; i++)
        sum += north_at (south + (north - south) * (i + 0.5) / PARTS) * (north - south) / PARTS;
      assert_near (suyuan_geodesic_distance (&a, &b), sum, 2e-5);
    }
}

/* A narrow strip between two parallels is as large as the sum of its parts. */
static void
test_strips (void)
{
  for (guint round = 0; round < 50; round++)
    {
      double         lon = g_test_rand_double_range (-179, 178), south = g_test_rand_double_range (-60, 40), north = south + g_test_rand_double_range (0.1, 20), sum = 0;
      SuyuanPosition ring[] = { at (lon, south), at (lon + 0.01, south), at (lon + 0.01, north), at (lon, north) };

      for (guint i = 0; i < PARTS; i++)
        {
          double latitude = south + (north - south) * (i + 0.5) / PARTS;

          sum += north_at (latitude) * east_at (latitude) * 0.01 * (north - south) / PARTS;
        }
      assert_near (suyuan_geodesic_area (ring, 4), sum, 1e-5);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/geodesic/distances", test_distances);
  g_test_add_func ("/core/geodesic/length", test_length);
  g_test_add_func ("/core/geodesic/triangles", test_triangles);
  g_test_add_func ("/core/geodesic/areas", test_areas);
  g_test_add_func ("/core/geodesic/area-stays", test_area_stays);
  g_test_add_func ("/core/geodesic/area-adds", test_area_adds);
  g_test_add_func ("/core/geodesic/meridians", test_meridians);
  g_test_add_func ("/core/geodesic/strips", test_strips);

  return g_test_run ();
}
