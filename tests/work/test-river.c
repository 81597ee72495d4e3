/* Reaches in memory: found by uid and by place, and read again when they change.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-river.h"

static SuyuanRiver *
river_of (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  SuyuanRiver *river = suyuan_office_get_river (f->office, &error);

  g_assert_no_error (error);
  return river;
}

static SuyuanPosition
at (double lon,
    double lat)
{
  return (SuyuanPosition){ lon * SUYUAN_DEGREE + 0.5, lat * SUYUAN_DEGREE + 0.5 };
}

static void
test_empty (Fixture      *f,
            gconstpointer data)
{
  SuyuanRiver   *river = river_of (f);
  SuyuanPosition somewhere = at (112, 32);

  g_assert_cmpuint (suyuan_river_get_n_reaches (river), ==, 0);
  g_assert_cmpint (suyuan_river_snap (river, &somewhere, NULL), ==, SUYUAN_NO_REACH);
}

static void
test_snap (Fixture      *f,
           gconstpointer data)
{
  static const struct
  {
    double      lon, lat;
    const char *reach; /* NULL: none */
  } cases[] = {
    { 112.05, 32.701, "R1" },
    { 112.05, 32.709, "R1" },
    { 112.05, 32.730, NULL }, /* 3 km away */
    { 112.15, 32.699, "R2" },
    { 112.05, 32.7145, "R1" },
    { 112.30, 32.700, NULL },
    { -112.05, -32.70, NULL },
  };
  SuyuanUid    one = fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "geometry=LINESTRING (112.0 32.7, 112.1 32.7)", NULL);
  SuyuanUid    two = fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=下", "geometry=LINESTRING (112.1 32.7, 112.2 32.7)", NULL);
  SuyuanRiver *river;
  int          r1, r2;

  fixture_add (f, SUYUAN_KIND_REACH, "code=R3", "name=未画", "length_m=500", NULL);
  river = river_of (f);
  g_assert_cmpuint (suyuan_river_get_n_reaches (river), ==, 3);
  g_assert_cmpuint (suyuan_river_get_n_lines (river), ==, 2);
  r1 = suyuan_river_find (river, &one);
  r2 = suyuan_river_find (river, &two);
  g_assert_true (suyuan_uid_equal (suyuan_river_get_uid (river, r1), &one));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SuyuanPosition position = at (cases[i].lon, cases[i].lat);
      int            expected = !cases[i].reach ? SUYUAN_NO_REACH : g_str_equal (cases[i].reach, "R1") ? r1
                                                                                                       : r2;

      g_assert_cmpint (suyuan_river_snap (river, &position, NULL), ==, expected);
    }
}

static void
test_chainage (Fixture      *f,
               gconstpointer data)
{
  SuyuanUid      drawn = fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "geometry=LINESTRING (112.0 32.7, 112.1 32.7)", NULL);
  SuyuanUid      bare = fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=未画", "length_m=500", NULL);
  SuyuanPosition middle = at (112.05, 32.701);
  SuyuanRiver   *river = river_of (f);
  int            number = suyuan_river_find (river, &drawn);
  double         length = suyuan_network_get_length (suyuan_river_get_network (river), number), chainage = 0;

  g_assert_cmpfloat (length, >, 9300);
  g_assert_cmpfloat (length, <, 9450);
  g_assert_cmpfloat_with_epsilon (suyuan_river_get_chainage (river, number, &middle), length / 2, 1);
  g_assert_cmpint (suyuan_river_snap (river, &middle, &chainage), ==, number);
  g_assert_cmpfloat_with_epsilon (chainage, length / 2, 1);
  g_assert_cmpfloat_with_epsilon (suyuan_river_get_chainage (river, number, NULL), length / 2, 1);
  g_assert_cmpfloat_with_epsilon (suyuan_river_get_chainage (river, suyuan_river_find (river, &bare), &middle), 250, 0.001);
}

static void
test_joins (Fixture      *f,
            gconstpointer data)
{
  SuyuanUid            lower = fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=下", "from_node=N2", "to_node=N3", "length_m=800", NULL);
  SuyuanUid            upper = fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "from_node=N1", "to_node=N2", "length_m=700", NULL);
  SuyuanUid            named = fixture_add (f, SUYUAN_KIND_REACH, "code=R0", "name=支", "parent=R1", "length_m=100", NULL);
  SuyuanRiver         *river = river_of (f);
  const SuyuanNetwork *network = suyuan_river_get_network (river);
  int                  l = suyuan_river_find (river, &lower), u = suyuan_river_find (river, &upper), n = suyuan_river_find (river, &named);

  g_assert_cmpint (suyuan_network_get_main_down (network, u), ==, l);
  g_assert_cmpint (suyuan_network_get_main_down (network, n), ==, u);
  g_assert_cmpint (suyuan_network_get_main_down (network, l), ==, SUYUAN_NO_REACH);
  g_assert_true (suyuan_network_flows_into (network, u, l));
}

static void
test_read_again (Fixture      *f,
                 gconstpointer data)
{
  SuyuanRiver *river = river_of (f);
  SuyuanUid    uid;

  g_assert_true (river == river_of (f)); /* kept */
  fixture_add (f, SUYUAN_KIND_OUTLET, "name=口", NULL);
  g_assert_true (river == river_of (f)); /* an outlet is no reach */
  uid = fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上", "length_m=5", NULL);
  g_assert_cmpint (suyuan_river_find (river_of (f), &uid), ==, 0);
  fixture_set (f, SUYUAN_KIND_REACH, &uid, "length_m=7", NULL);
  g_assert_cmpfloat (suyuan_network_get_length (suyuan_river_get_network (river_of (f)), 0), ==, 7);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/river/empty", test_empty);
  fixture_test ("/river/snap", test_snap);
  fixture_test ("/river/chainage", test_chainage);
  fixture_test ("/river/joins", test_joins);
  fixture_test ("/river/read-again", test_read_again);
  return g_test_run ();
}
