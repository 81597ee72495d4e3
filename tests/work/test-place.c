/* What a name or a code stands for on the map, and where that is.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-census.h"
#include "suyuan-place.h"

#include <math.h>

static GPtrArray *
find (Fixture    *f,
      const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *places = suyuan_office_find_places (f->office, text, 5, &error);

  g_assert_no_error (error);
  return places;
}

static void
assert_first (GPtrArray  *places,
              SuyuanKind  kind,
              const char *label,
              gboolean    exact)
{
  const SuyuanPlace *place;

  g_assert_cmpuint (places->len, >, 0);
  place = places->pdata[0];
  g_assert_cmpint (place->kind, ==, kind);
  g_assert_cmpstr (place->label, ==, label);
  g_assert_cmpint (place->exact, ==, exact);
}

static void
assert_bounds (const SuyuanPlace *place,
               double             west,
               double             south,
               double             east,
               double             north)
{
  g_assert_cmpfloat_with_epsilon (place->bounds.west / 1e7, west, 1e-6);
  g_assert_cmpfloat_with_epsilon (place->bounds.south / 1e7, south, 1e-6);
  g_assert_cmpfloat_with_epsilon (place->bounds.east / 1e7, east, 1e-6);
  g_assert_cmpfloat_with_epsilon (place->bounds.north / 1e7, north, 1e-6);
}

static void
fill (Fixture *f)
{
  fixture_add (f, SUYUAN_KIND_WATER_BODY, "code=W1", "name=白河", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=白河上段", "water_body=W1", "geometry=LINESTRING (112.0 32.7, 112.1 32.6)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=白河下段", "water_body=W1", "geometry=LINESTRING (112.1 32.6, 112.3 32.5)", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O1", "name=白河桥东口", "lon=112.05", "lat=32.65", "division=411381", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O11", "name=南口", "lon=112.25", "lat=32.55", "division=411381101", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O2", "name=未定位口", NULL);
  fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=白河", "lon=112.3", "lat=32.5", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=白河纸业", "lon=112.2", "lat=32.6", NULL);
}

/* O1 is named before O11; what is called so before what is only called like it. */
static void
test_exact_first (Fixture      *f,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) by_code = NULL;
  g_autoptr (GPtrArray) by_name = NULL;

  fill (f);
  by_code = find (f, " o1 ");
  assert_first (by_code, SUYUAN_KIND_OUTLET, "O1 白河桥东口", TRUE);
  assert_bounds (by_code->pdata[0], 112.05, 32.65, 112.05, 32.65);
  by_name = find (f, "白河");
  assert_first (by_name, SUYUAN_KIND_SECTION, "S1 白河", TRUE);
  g_assert_cmpint (((SuyuanPlace *) by_name->pdata[1])->kind, ==, SUYUAN_KIND_WATER_BODY);
  g_assert_cmpuint (by_name->len, ==, 6); /* and the outlet, the enterprise and the two reaches */
  g_assert_false (((SuyuanPlace *) by_name->pdata[2])->exact);
}

/* A river lies where its reaches do. */
static void
test_water (Fixture      *f,
            gconstpointer data)
{
  g_autoptr (GPtrArray) places = NULL;

  fill (f);
  places = find (f, "W1");
  assert_first (places, SUYUAN_KIND_WATER_BODY, "W1 白河", TRUE);
  assert_bounds (places->pdata[0], 112.0, 32.5, 112.3, 32.7);
}

/* A division is where its outlets are; one without outlets is nowhere, and not told. */
static void
test_division (Fixture      *f,
               gconstpointer data)
{
  static const char *const names[] = { "邓州市", "411381", "南阳市", "410000" };
  g_autoptr (GPtrArray) elsewhere = NULL;

  fill (f);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) places = find (f, names[i]);

      g_test_message ("%s", names[i]);
      g_assert_cmpuint (places->len, ==, 1);
      g_assert_cmpint (((SuyuanPlace *) places->pdata[0])->kind, ==, SUYUAN_KIND_NONE);
      g_assert_true (((SuyuanPlace *) places->pdata[0])->exact);
      assert_bounds (places->pdata[0], 112.05, 32.55, 112.25, 32.65);
    }
  elsewhere = find (f, "海淀区");
  g_assert_cmpuint (elsewhere->len, ==, 0);
}

/* Part by part it is the same as all at once, and what is not wanted any more is not looked for. */
static void
test_parts (Fixture      *f,
            gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) whole = NULL;
  guint n = 0;

  fill (f);
  whole = find (f, "白河");
  for (guint part = 0; part < SUYUAN_PLACE_PARTS; part++)
    {
      g_autoptr (GPtrArray) places = suyuan_office_find_places_of (f->office, part, " 白河 ", 5, NULL, &error);

      g_assert_no_error (error);
      for (guint i = 1; i < places->len; i++)
        {
          g_assert_cmpint (((SuyuanPlace *) places->pdata[i])->kind, ==, ((SuyuanPlace *) places->pdata[0])->kind);
          g_assert_true (((SuyuanPlace *) places->pdata[i - 1])->exact || !((SuyuanPlace *) places->pdata[i])->exact);
        }
      n += places->len;
    }
  g_assert_cmpuint (n, ==, whole->len);

  g_cancellable_cancel (cancellable);
  g_assert_null (suyuan_office_find_places_of (f->office, 0, "白河", 5, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_no_place (Fixture      *f,
               gconstpointer data)
{
  g_autoptr (GPtrArray) unplaced = NULL;
  g_autoptr (GPtrArray) blank = NULL;
  g_autoptr (GPtrArray) unknown = NULL;

  fill (f);
  unplaced = find (f, "未定位口");
  assert_first (unplaced, SUYUAN_KIND_OUTLET, "O2 未定位口", TRUE);
  g_assert_true (suyuan_bounds_is_empty (&((SuyuanPlace *) unplaced->pdata[0])->bounds));
  blank = find (f, "  ");
  g_assert_cmpuint (blank->len, ==, 0);
  unknown = find (f, "没有这个地方");
  g_assert_cmpuint (unknown->len, ==, 0);
}

static SuyuanUid
uid_of (Fixture    *f,
        SuyuanKind  kind,
        const char *code)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid uid;

  g_assert_true (suyuan_office_find (f->office, kind, code, &uid, &error));
  g_assert_no_error (error);
  return uid;
}

static void
assert_located (Fixture         *f,
                SuyuanKind       kind,
                const SuyuanUid *uid,
                double           west,
                double           south,
                double           east,
                double           north)
{
  g_autoptr (GError) error = NULL;
  SuyuanPlace place = { 0 };

  g_assert_true (suyuan_office_locate (f->office, kind, uid, &place.bounds, &error));
  g_assert_no_error (error);
  assert_bounds (&place, west, south, east, north);
}

/* A record is where it says, a sample where its outlet or its section is, and some are nowhere. */
static void
test_locate (Fixture      *f,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanBounds bounds;
  SuyuanUid    outlet, reach, water, unplaced, of_outlet, of_section, nobody = { { 9 } };

  fill (f);
  outlet = uid_of (f, SUYUAN_KIND_OUTLET, "O1");
  unplaced = uid_of (f, SUYUAN_KIND_OUTLET, "O2");
  reach = uid_of (f, SUYUAN_KIND_REACH, "R2");
  water = uid_of (f, SUYUAN_KIND_WATER_BODY, "W1");
  of_outlet = fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=O1", "taken=2026-02-10 09:00", "nh3n=16", NULL);
  of_section = fixture_add (f, SUYUAN_KIND_SAMPLE, "section=S1", "taken=2026-02-10 09:00", "nh3n=1", NULL);
  assert_located (f, SUYUAN_KIND_OUTLET, &outlet, 112.05, 32.65, 112.05, 32.65);
  assert_located (f, SUYUAN_KIND_REACH, &reach, 112.1, 32.5, 112.3, 32.6);
  assert_located (f, SUYUAN_KIND_WATER_BODY, &water, 112.0, 32.5, 112.3, 32.7);
  assert_located (f, SUYUAN_KIND_SAMPLE, &of_outlet, 112.05, 32.65, 112.05, 32.65);
  assert_located (f, SUYUAN_KIND_SAMPLE, &of_section, 112.3, 32.5, 112.3, 32.5);

  g_assert_true (suyuan_office_locate (f->office, SUYUAN_KIND_OUTLET, &unplaced, &bounds, &error));
  g_assert_true (suyuan_bounds_is_empty (&bounds));
  g_assert_false (suyuan_office_locate (f->office, SUYUAN_KIND_OUTLET, &nobody, &bounds, &error));
  g_assert_nonnull (strstr (error->message, "no such outlet"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/place/exact-first", test_exact_first);
  fixture_test ("/place/water", test_water);
  fixture_test ("/place/division", test_division);
  fixture_test ("/place/parts", test_parts);
  fixture_test ("/place/no-place", test_no_place);
  fixture_test ("/place/locate", test_locate);
  return g_test_run ();
}
