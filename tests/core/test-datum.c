/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-position.h"

#include <math.h>

/* Computed with an independent implementation of the published formulas. */
static const struct
{
  double lon, lat, gcj_lon, gcj_lat, bd_lon, bd_lat;
} known[] = {
  { 116.397451, 39.909187, 116.403694625, 39.910590510, 116.410067165, 39.916929791 },
  { 112.0917, 32.6858, 112.097865384, 32.683879588, 112.104321542, 32.690083353 },
  { 121.4737, 31.2304, 121.478223059, 31.228457738, 121.484781469, 31.234310594 },
  { 87.6168, 43.8256, 87.619649949, 43.826805393, 87.626099771, 43.832949795 },
};

static void
assert_near (double a,
             double b,
             double degrees)
{
  g_assert_cmpfloat_with_epsilon (a, b, degrees);
}

static void
test_known_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      double lon = known[i].lon, lat = known[i].lat;

      suyuan_datum_from_cgcs2000 (SUYUAN_DATUM_GCJ02, &lon, &lat);
      assert_near (lon, known[i].gcj_lon, 2e-9);
      assert_near (lat, known[i].gcj_lat, 2e-9);

      lon = known[i].lon, lat = known[i].lat;
      suyuan_datum_from_cgcs2000 (SUYUAN_DATUM_BD09, &lon, &lat);
      assert_near (lon, known[i].bd_lon, 2e-9);
      assert_near (lat, known[i].bd_lat, 2e-9);

      lon = known[i].gcj_lon, lat = known[i].gcj_lat;
      suyuan_datum_to_cgcs2000 (SUYUAN_DATUM_GCJ02, &lon, &lat);
      assert_near (lon, known[i].lon, 1e-8);
      assert_near (lat, known[i].lat, 1e-8);
    }
}

/* There and back to under a centimetre, everywhere in the country. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      SuyuanDatum datum = g_test_rand_bit () ? SUYUAN_DATUM_GCJ02 : SUYUAN_DATUM_BD09;
      double      lon = g_test_rand_double_range (73, 136), lat = g_test_rand_double_range (3, 54);
      double      x = lon, y = lat;

      suyuan_datum_from_cgcs2000 (datum, &x, &y);
      g_assert_cmpfloat (hypot (x - lon, y - lat), >, 1e-5);
      g_assert_cmpfloat (hypot (x - lon, y - lat), <, 0.03);
      suyuan_datum_to_cgcs2000 (datum, &x, &y);
      assert_near (x, lon, 5e-8);
      assert_near (y, lat, 5e-8);
    }
}

static void
test_outside_is_left_alone (void)
{
  static const double places[][2] = { { -75.5, 37.2 }, { 17.0491, 47.7787 }, { 0, 0 }, { 139.7, 35.7 }, { 112, -33 }, { 500, 10 } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      for (guint datum = SUYUAN_DATUM_CGCS2000; datum <= SUYUAN_DATUM_BD09; datum++)
        {
          double lon = places[i][0], lat = places[i][1];

          suyuan_datum_from_cgcs2000 ((SuyuanDatum) datum, &lon, &lat);
          g_assert_cmpfloat (lon, ==, places[i][0]);
          suyuan_datum_to_cgcs2000 ((SuyuanDatum) datum, &lon, &lat);
          g_assert_cmpfloat (lon, ==, places[i][0]);
          g_assert_cmpfloat (lat, ==, places[i][1]);
        }
    }
}

static void
test_same_datum (void)
{
  double lon = 112.5, lat = 33.2;

  suyuan_datum_to_cgcs2000 (SUYUAN_DATUM_CGCS2000, &lon, &lat);
  suyuan_datum_from_cgcs2000 (SUYUAN_DATUM_CGCS2000, &lon, &lat);
  g_assert_cmpfloat (lon, ==, 112.5);
  g_assert_cmpfloat (lat, ==, 33.2);
}

/* At the edge of the box, where the shift begins at once, the answer is still near and the search ends. */
static void
test_edges (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      double lon = (g_test_rand_bit () ? 72.004 : 137.8347) + g_test_rand_double_range (-0.01, 0.01);
      double lat = g_test_rand_double_range (0.8, 55.9);
      double x = lon, y = lat;

      suyuan_datum_to_cgcs2000 (SUYUAN_DATUM_BD09, &x, &y);
      g_assert_cmpfloat (hypot (x - lon, y - lat), <, 1);
    }
}

static void
test_keys (void)
{
  SuyuanDatum datum;

  for (guint i = SUYUAN_DATUM_CGCS2000; i <= SUYUAN_DATUM_BD09; i++)
    {
      g_assert_true (suyuan_datum_from_key (suyuan_datum_get_key ((SuyuanDatum) i), &datum));
      g_assert_cmpuint (datum, ==, i);
    }
  g_assert_true (suyuan_datum_from_key ("GCJ-02", &datum));
  g_assert_cmpint (datum, ==, SUYUAN_DATUM_GCJ02);
  g_assert_true (suyuan_datum_from_key ("WGS84", &datum));
  g_assert_cmpint (datum, ==, SUYUAN_DATUM_CGCS2000);
  g_assert_false (suyuan_datum_from_key ("beijing54", &datum));
  g_assert_false (suyuan_datum_from_key (NULL, &datum));
  g_assert_cmpint (datum, ==, SUYUAN_DATUM_CGCS2000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/datum/known-places", test_known_places);
  g_test_add_func ("/core/datum/round-trip", test_round_trip);
  g_test_add_func ("/core/datum/outside-is-left-alone", test_outside_is_left_alone);
  g_test_add_func ("/core/datum/same-datum", test_same_datum);
  g_test_add_func ("/core/datum/edges", test_edges);
  g_test_add_func ("/core/datum/keys", test_keys);

  return g_test_run ();
}
