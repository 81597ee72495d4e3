/* What a map takes as upstream of a place: the same outlets a trace meets, and the waters that were walked.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-tracing.h"
#include "suyuan-upstream.h"

typedef struct
{
  Fixture   fixture;
  SuyuanUid section, outlets[4];
} River;

/* Two reaches one below the other and a brook that joins where they meet; an outlet on each, one of them below the
 * section, one far from any water. */
static void
set_up (River        *r,
        gconstpointer data)
{
  Fixture *f = &r->fixture;

  fixture_set_up (f, data);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R2", "name=下段", "geometry=LINESTRING (112.05 32.70, 112.10 32.70)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=上段", "parent=R2", "geometry=LINESTRING (112.00 32.70, 112.05 32.70)", NULL);
  fixture_add (f, SUYUAN_KIND_REACH, "code=R4", "name=支沟", "parent=R2", "geometry=LINESTRING (112.05 32.75, 112.05 32.70)", NULL);
  r->outlets[0] = fixture_add (f, SUYUAN_KIND_OUTLET, "code=A", "name=上游口", "lon=112.02", "lat=32.701", NULL);
  r->outlets[1] = fixture_add (f, SUYUAN_KIND_OUTLET, "code=B", "name=支沟口", "lon=112.051", "lat=32.73", NULL);
  r->outlets[2] = fixture_add (f, SUYUAN_KIND_OUTLET, "code=C", "name=下游口", "lon=112.09", "lat=32.701", NULL);
  r->outlets[3] = fixture_add (f, SUYUAN_KIND_OUTLET, "code=FAR", "name=远", "lon=113", "lat=33", NULL);
  r->section = fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=断面", "lon=112.07", "lat=32.70", "target=III", NULL);
}

static void
tear_down (River        *r,
           gconstpointer data)
{
  fixture_tear_down (&r->fixture, data);
}

static gint64
row_of (River *r,
        guint  outlet)
{
  return suyuan_office_id_of (r->fixture.office, SUYUAN_KIND_OUTLET, &r->outlets[outlet]);
}

static gboolean
holds (const SuyuanUpstream *up,
       gint64                row)
{
  for (guint i = 0; i < up->outlets->len; i++)
    if (g_array_index (up->outlets, gint64, i) == row)
      return TRUE;
  return FALSE;
}

static double
walked_m (const SuyuanUpstream *up)
{
  double length = 0;

  for (guint i = 0; i < up->courses->len; i++)
    {
      GArray *course = up->courses->pdata[i];

      for (guint k = 1; k < course->len; k++)
        length += suyuan_position_distance (&g_array_index (course, SuyuanPosition, k - 1), &g_array_index (course, SuyuanPosition, k));
    }
  return length;
}

static void
assert_near (double value,
             double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, expected / 100);
}

static double
between (double lon,
         double lat,
         double other_lon,
         double other_lat)
{
  SuyuanPosition one = { (gint32) (lon * SUYUAN_DEGREE), (gint32) (lat * SUYUAN_DEGREE) }, other = { (gint32) (other_lon * SUYUAN_DEGREE), (gint32) (other_lat * SUYUAN_DEGREE) };

  return suyuan_position_distance (&one, &other);
}

/* The waters above the section, up to it and not past it. */
static void
test_of_a_section (River        *r,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanUpstream) up = suyuan_office_upstream (r->fixture.office, SUYUAN_KIND_SECTION, &r->section, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (up->outlets->len, ==, 2);
  g_assert_true (holds (up, row_of (r, 0)));
  g_assert_true (holds (up, row_of (r, 1)));
  assert_near (walked_m (up), between (112.00, 32.70, 112.07, 32.70) + between (112.05, 32.70, 112.05, 32.75));
}

static void
test_is_what_a_trace_meets (River        *r,
                            gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanUpstream) up = suyuan_office_upstream (r->fixture.office, SUYUAN_KIND_OUTLET, &r->outlets[i], &error);
      g_autoptr (SuyuanTrace) trace = suyuan_office_trace (r->fixture.office, SUYUAN_KIND_OUTLET, &r->outlets[i], FALSE, FALSE, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (up->outlets->len, ==, trace->outlets->len);
      for (guint k = 0; k < trace->outlets->len; k++)
        g_assert_true (holds (up, suyuan_office_id_of (r->fixture.office, SUYUAN_KIND_OUTLET, &((SuyuanTraced *) trace->outlets->pdata[k])->uid)));
      g_assert_false (holds (up, row_of (r, i)));
    }
}

/* On the brook, half way: one outlet and half the brook. Far from any water it says so. */
static void
test_of_a_place (River        *r,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const SuyuanPosition on_brook = { 1120502000, 327250000 }, far = { 1130000000, 330000000 }, spring = { 1120500000, 327500000 };
  g_autoptr (SuyuanUpstream) up = suyuan_office_upstream_of_place (r->fixture.office, &on_brook, &error);
  g_autoptr (SuyuanUpstream) none = suyuan_office_upstream_of_place (r->fixture.office, &spring, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (up->outlets->len, ==, 1);
  g_assert_true (holds (up, row_of (r, 1)));
  assert_near (walked_m (up), between (112.05, 32.725, 112.05, 32.75));
  g_assert_cmpuint (none->outlets->len, ==, 0);
  g_assert_cmpuint (none->courses->len, ==, 0);

  g_assert_null (suyuan_office_upstream_of_place (r->fixture.office, &far, &error));
  g_assert_nonnull (strstr (error->message, "km"));
  g_clear_error (&error);
  g_assert_null (suyuan_office_upstream (r->fixture.office, SUYUAN_KIND_OUTLET, &r->outlets[3], &error));
  g_assert_nonnull (strstr (error->message, "FAR"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/work/upstream/of-a-section", River, NULL, set_up, test_of_a_section, tear_down);
  g_test_add ("/work/upstream/is-what-a-trace-meets", River, NULL, set_up, test_is_what_a_trace_meets, tear_down);
  g_test_add ("/work/upstream/of-a-place", River, NULL, set_up, test_of_a_place, tear_down);

  return g_test_run ();
}
