/* Points set, taken back, closed; how long and how large; drawn where they are. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "drawing-paper.h"
#include "suyuan-measure.h"

static SuyuanPosition
at (double lon,
    double lat)
{
  return (SuyuanPosition){ (gint32) lround (lon * SUYUAN_DEGREE), (gint32) lround (lat * SUYUAN_DEGREE) };
}

static guint
count_points (const SuyuanMeasure *measure)
{
  guint n;

  suyuan_measure_get_points (measure, &n);
  return n;
}

static SuyuanMeasure *
measure_line (const SuyuanPosition *points,
              guint                 n)
{
  SuyuanMeasure *measure = suyuan_measure_new ();

  for (guint i = 0; i < n; i++)
    suyuan_measure_add (measure, &points[i]);
  return measure;
}

static const SuyuanPosition cell[] = { { 1120000000, 320000000 }, { 1121000000, 320000000 }, { 1121000000, 321000000 }, { 1120000000, 321000000 } };

static void
test_line (void)
{
  g_autoptr (SuyuanMeasure) measure = suyuan_measure_new ();
  SuyuanPosition corner = at (112.1, 32.1);

  g_assert_cmpfloat (suyuan_measure_get_length (measure, &corner), ==, 0);
  suyuan_measure_add (measure, &cell[0]);
  g_assert_cmpfloat (suyuan_measure_get_length (measure, NULL), ==, 0);
  g_assert_cmpfloat_with_epsilon (suyuan_measure_get_length (measure, &cell[1]), 9449.3, 0.2);
  suyuan_measure_add (measure, &cell[1]);
  g_assert_cmpfloat_with_epsilon (suyuan_measure_get_length (measure, NULL), 9449.3, 0.2);
  g_assert_cmpfloat_with_epsilon (suyuan_measure_get_length (measure, &corner), 9449.3 + 11088.8, 0.3);
  suyuan_measure_end (measure);
  g_assert_true (suyuan_measure_is_ended (measure));
  g_assert_cmpfloat_with_epsilon (suyuan_measure_get_length (measure, &corner), 9449.3, 0.2);
  g_assert_cmpfloat (suyuan_measure_get_area (measure), ==, 0);
}

static void
test_field (void)
{
  g_autoptr (SuyuanMeasure) measure = measure_line (cell, 2);

  g_assert_false (suyuan_measure_close (measure));
  suyuan_measure_add (measure, &cell[2]);
  suyuan_measure_add (measure, &cell[3]);
  g_assert_true (suyuan_measure_close (measure));
  g_assert_true (suyuan_measure_is_closed (measure));
  g_assert_true (suyuan_measure_is_ended (measure));
  g_assert_cmpfloat_with_epsilon (suyuan_measure_get_area (measure), 104724346, 1000);
  g_assert_cmpfloat_with_epsilon (suyuan_measure_get_length (measure, NULL), 9449.3 + 9439.0 + 2 * 11088.8, 5);
}

/* The closing first, then point by point; what has ended goes on. */
static void
test_taken_back (void)
{
  g_autoptr (SuyuanMeasure) measure = measure_line (cell, 4);

  suyuan_measure_close (measure);
  g_assert_true (suyuan_measure_drop (measure));
  g_assert_false (suyuan_measure_is_closed (measure));
  g_assert_false (suyuan_measure_is_ended (measure));
  g_assert_cmpuint (count_points (measure), ==, 4);
  for (guint left = 3; left < 4; left--)
    {
      g_assert_true (suyuan_measure_drop (measure));
      g_assert_cmpuint (count_points (measure), ==, left);
    }
  g_assert_false (suyuan_measure_drop (measure));
  suyuan_measure_end (measure);
  g_assert_false (suyuan_measure_is_ended (measure)); /* there is nothing to end */
}

static void
test_begins_anew (void)
{
  g_autoptr (SuyuanMeasure) measure = measure_line (cell, 3);

  suyuan_measure_end (measure);
  suyuan_measure_add (measure, &cell[0]);
  g_assert_cmpuint (count_points (measure), ==, 1);
  g_assert_false (suyuan_measure_is_ended (measure));
}

static GArray *
make_course (void)
{
  GArray *course = g_array_new (FALSE, FALSE, sizeof (SuyuanPosition));

  g_array_append_vals (course, cell, 3);
  return course;
}

/* The river says how long its course is; the next point forgets it. */
static void
test_course (void)
{
  g_autoptr (SuyuanMeasure) measure = measure_line (cell, 2);

  suyuan_measure_take_course (measure, make_course (), 23456);
  g_assert_true (suyuan_measure_is_ended (measure));
  g_assert_cmpfloat (suyuan_measure_get_length (measure, NULL), ==, 23456);
  suyuan_measure_take_course (measure, make_course (), 34567);
  g_assert_cmpfloat (suyuan_measure_get_length (measure, NULL), ==, 34567);
  g_assert_true (suyuan_measure_drop (measure));
  g_assert_cmpuint (count_points (measure), ==, 1);
  suyuan_measure_add (measure, &cell[1]);
  g_assert_cmpfloat_with_epsilon (suyuan_measure_get_length (measure, NULL), 9449.3, 0.2);
}

/* --- drawing --- */

static SuyuanViewport
look (void)
{
  SuyuanViewport viewport = { .width = 300, .height = 300 };
  SuyuanExtent   extent = suyuan_extent_from_bounds (&(SuyuanBounds){ cell[0].lon, cell[0].lat, cell[2].lon, cell[2].lat });

  suyuan_viewport_fit (&viewport, &extent, 50, 17);
  return viewport;
}

static void
test_nothing_is_drawn_of_nothing (void)
{
  g_auto (Paper) paper = paper_new (300, 300, SUYUAN_SCHEME_LIGHT, FALSE), empty = paper_new (300, 300, SUYUAN_SCHEME_LIGHT, FALSE);
  g_autoptr (SuyuanMeasure) measure = suyuan_measure_new ();
  SuyuanViewport viewport = look ();

  suyuan_measure_draw (measure, paper.pen, &viewport, &cell[2], "0 m");
  g_assert_cmpuint (paper_count_differing (&paper, &empty), ==, 0);
}

/* A field is washed inside, a line is not; a course is drawn instead of the straight line. */
static void
test_drawn (void)
{
  g_auto (Paper) line = paper_new (300, 300, SUYUAN_SCHEME_LIGHT, FALSE), field = paper_new (300, 300, SUYUAN_SCHEME_LIGHT, FALSE);
  g_auto (Paper) course = paper_new (300, 300, SUYUAN_SCHEME_LIGHT, FALSE);
  g_autoptr (SuyuanMeasure) measure = measure_line (cell, 4);
  g_autoptr (SuyuanMeasure) two = measure_line (cell, 2);
  SuyuanViewport viewport = look ();
  int            left, top, right, bottom;

  suyuan_measure_draw (measure, line.pen, &viewport, NULL, NULL);
  suyuan_measure_close (measure);
  suyuan_measure_draw (measure, field.pen, &viewport, NULL, NULL);
  g_assert_cmpuint (paper_get_pixel (&line, 150, 150), ==, 0);
  g_assert_cmpuint (paper_get_pixel (&field, 150, 150), !=, 0);
  g_assert_cmpuint (paper_count_differing (&line, &field), >, 500); /* the edge that closes it */
  suyuan_measure_take_course (two, make_course (), 20000);
  suyuan_measure_draw (two, course.pen, &viewport, NULL, NULL);
  paper_get_inked (&course, &left, &top, &right, &bottom);
  g_assert_cmpint (bottom - top, >, 200); /* up to the corner the straight line does not get to */
}

/* However near to the edge the line ends, its label is whole within the map. */
static void
test_label_stays_inside (void)
{
  g_auto (Paper) plain = paper_new (300, 300, SUYUAN_SCHEME_LIGHT, FALSE), labelled = paper_new (300, 300, SUYUAN_SCHEME_LIGHT, FALSE);
  SuyuanPosition far[] = { at (112.05, 32.05), at (112.4, 32.05) };
  g_autoptr (SuyuanMeasure) measure = measure_line (far, 2);
  SuyuanViewport viewport = look ();

  suyuan_measure_draw (measure, plain.pen, &viewport, NULL, NULL);
  suyuan_measure_draw (measure, labelled.pen, &viewport, NULL, "32.80 km");
  g_assert_cmpuint (paper_count_differing (&plain, &labelled), >, 300);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/measure/line", test_line);
  g_test_add_func ("/map/measure/field", test_field);
  g_test_add_func ("/map/measure/taken-back", test_taken_back);
  g_test_add_func ("/map/measure/begins-anew", test_begins_anew);
  g_test_add_func ("/map/measure/course", test_course);
  g_test_add_func ("/map/measure/nothing", test_nothing_is_drawn_of_nothing);
  g_test_add_func ("/map/measure/drawn", test_drawn);
  g_test_add_func ("/map/measure/label", test_label_stays_inside);
  return g_test_run ();
}
