/* The areas of a workspace: those that are drawn, of which kind, and what lies in them.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-areas.h"

static SuyuanAreas *
read_areas (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  SuyuanAreas *areas = suyuan_areas_new (f->office, &error);

  g_assert_no_error (error);
  return areas;
}

static void
test_none (Fixture      *f,
           gconstpointer data)
{
  g_autoptr (SuyuanAreas) areas = read_areas (f);

  g_assert_cmpuint (suyuan_areas_get_n (areas), ==, 0);
  g_assert_false (suyuan_areas_has_type (areas, "park"));
}

static void
test_drawn (Fixture      *f,
            gconstpointer data)
{
  SuyuanPosition in = { 1130050000, 330050000 }, hole = { 1130150000, 330150000 }, island = { 1132050000, 330050000 }, out = { 1131000000, 330050000 };
  SuyuanUid      park = fixture_add (f, SUYUAN_KIND_AREA, "code=P", "name=产业园", "type=park",
                                     "geometry=MULTIPOLYGON (((113.00 33.00, 113.03 33.00, 113.03 33.03, 113.00 33.03, 113.00 33.00), (113.01 33.01, 113.02 33.01, 113.02 33.02, 113.01 33.02, 113.01 33.01)), ((113.20 33.00, 113.21 33.00, 113.21 33.01, 113.20 33.01, 113.20 33.00)))", NULL);
  g_autoptr (SuyuanAreas) areas = NULL;

  fixture_add (f, SUYUAN_KIND_AREA, "code=U", "name=未画", "type=sewer_coverage", NULL);
  areas = read_areas (f);
  g_assert_cmpuint (suyuan_areas_get_n (areas), ==, 1); /* what is not drawn encloses nothing */
  g_assert_true (suyuan_areas_has_type (areas, "park"));
  g_assert_false (suyuan_areas_has_type (areas, "sewer_coverage"));
  g_assert_true (suyuan_uid_equal (suyuan_areas_get_uid (areas, 0), &park));
  g_assert_cmpstr (suyuan_areas_get_name (areas, 0), ==, "产业园");
  g_assert_cmpstr (suyuan_areas_get_type (areas, 0), ==, "park");
  g_assert_true (suyuan_areas_encloses (areas, 0, &in));
  g_assert_false (suyuan_areas_encloses (areas, 0, &hole));
  g_assert_true (suyuan_areas_encloses (areas, 0, &island));
  g_assert_false (suyuan_areas_encloses (areas, 0, &out));
}

static void
test_forbids (void)
{
  static const char *const allow[] = { "source_protection_quasi", "park", "sewer_coverage", "function_zone", "administrative", "other" };

  g_assert_true (suyuan_area_type_forbids ("source_protection_1"));
  g_assert_true (suyuan_area_type_forbids ("source_protection_2"));
  g_assert_true (suyuan_area_type_forbids ("nature_reserve"));
  for (gsize i = 0; i < G_N_ELEMENTS (allow); i++)
    g_assert_false (suyuan_area_type_forbids (allow[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/areas/none", test_none);
  fixture_test ("/areas/drawn", test_drawn);
  g_test_add_func ("/areas/forbids", test_forbids);
  return g_test_run ();
}
