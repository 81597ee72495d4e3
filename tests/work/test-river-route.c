/* Along the river between two places: with the flow, against it, round by the mouth of a tributary, and not at all.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-river-route.h"

#include <math.h>

static SuyuanPosition
at (double lon,
    double lat)
{
  return (SuyuanPosition){ (gint32) lround (lon * SUYUAN_DEGREE), (gint32) lround (lat * SUYUAN_DEGREE) };
}

/* The Bai comes from the west; the Qili comes from the north into the middle of it; a pond ditch lies apart. */
static void
draw_rivers (Fixture *f)
{
  fixture_add (f, SUYUAN_KIND_WATER_BODY, "code=W1", "name=白河", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=白河上段", "water_body=W1", "geometry=LINESTRING (112.0 32.7, 112.05 32.71, 112.1 32.7)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=白河下段", "water_body=W1", "geometry=LINESTRING (112.1 32.7, 112.2 32.7)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R3", "name=七里河", "geometry=LINESTRING (112.15 32.8, 112.15 32.7)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R4", "name=塘沟", "geometry=LINESTRING (113.0 33.0, 113.0 32.9)", NULL);
}

static SuyuanRiverRoute *
measure (Fixture       *f,
         SuyuanPosition from,
         SuyuanPosition to)
{
  g_autoptr (GError) error = NULL;
  SuyuanRiverRoute *route = suyuan_office_measure_river (f->office, &from, &to, 2000, &error);

  g_assert_no_error (error);
  return route;
}

static double
length_of (GArray *course)
{
  double length = 0;

  for (guint i = 1; i < course->len; i++)
    length += suyuan_position_distance (&g_array_index (course, SuyuanPosition, i - 1), &g_array_index (course, SuyuanPosition, i));
  return length;
}

static void
test_down_and_up (Fixture      *f,
                  gconstpointer data)
{
  g_autoptr (SuyuanRiverRoute) down = NULL;
  g_autoptr (SuyuanRiverRoute) up = NULL;

  draw_rivers (f);
  down = measure (f, at (112.02, 32.705), at (112.18, 32.701));
  up = measure (f, at (112.18, 32.701), at (112.02, 32.705));
  g_assert_cmpint (down->kind, ==, SUYUAN_ROUTE_DOWN);
  g_assert_cmpint (up->kind, ==, SUYUAN_ROUTE_UP);
  g_assert_cmpfloat_with_epsilon (down->length_m, up->length_m, 1e-6);
  g_assert_cmpfloat_with_epsilon (down->length_m, length_of (down->course), 2);
  g_assert_cmpfloat_with_epsilon (down->length_m, 15150, 50);
  g_assert_cmpstr (down->reaches, ==, "白河");
  g_assert_cmpuint (down->course->len, ==, up->course->len);
}

static void
test_across (Fixture      *f,
             gconstpointer data)
{
  g_autoptr (SuyuanRiverRoute) across = NULL;
  g_autoptr (SuyuanRiverRoute) tributary = NULL;

  draw_rivers (f);
  across = measure (f, at (112.12, 32.7), at (112.15, 32.75));
  g_assert_cmpint (across->kind, ==, SUYUAN_ROUTE_ACROSS);
  g_assert_cmpstr (across->reaches, ==, "白河 → 七里河");
  g_assert_cmpfloat_with_epsilon (across->length_m, length_of (across->course), 2);
  tributary = measure (f, at (112.15, 32.75), at (112.2, 32.7));
  g_assert_cmpint (tributary->kind, ==, SUYUAN_ROUTE_DOWN);
  g_assert_cmpstr (tributary->reaches, ==, "七里河 → 白河");
}

/* A reach that is said to be longer than it is drawn is measured as it is said. */
static void
test_said_length (Fixture      *f,
                  gconstpointer data)
{
  g_autoptr (SuyuanRiverRoute) route = NULL;

  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=河", "length_m=20000", "geometry=LINESTRING (112.0 32.7, 112.1 32.7)", NULL);
  route = measure (f, at (112.025, 32.7), at (112.075, 32.7));
  g_assert_cmpfloat_with_epsilon (route->length_m, 10000, 1);
  g_assert_cmpfloat_with_epsilon (length_of (route->course), 4680, 20);
  g_assert_cmpint (g_array_index (route->course, SuyuanPosition, 0).lon, ==, at (112.025, 32.7).lon);
}

static void
test_refused (Fixture      *f,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRiverRoute) wide = NULL;
  SuyuanPosition on_bai = at (112.02, 32.705), on_ditch = at (113.0, 32.95), in_field = at (112.4, 32.8);

  g_assert_null (suyuan_office_measure_river (f->office, &on_bai, &on_ditch, 2000, &error));
  g_assert_cmpstr (suyuan_work_error_get_word (error), ==, "no_reach");
  g_clear_error (&error);
  draw_rivers (f);
  assert_refused (suyuan_office_measure_river (f->office, &on_bai, &on_ditch, 2000, &error), error, "not_joined");
  assert_refused (suyuan_office_measure_river (f->office, &on_bai, &in_field, 2000, &error), error, "no_reach");
  assert_refused (suyuan_office_measure_river (f->office, &in_field, &on_bai, 2000, &error), error, "no_reach");
  g_assert_nonnull (wide = suyuan_office_measure_river (f->office, &in_field, &on_bai, 60000, &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/river-route/down-and-up", test_down_and_up);
  fixture_test ("/river-route/across", test_across);
  fixture_test ("/river-route/said-length", test_said_length);
  fixture_test ("/river-route/refused", test_refused);
  return g_test_run ();
}
