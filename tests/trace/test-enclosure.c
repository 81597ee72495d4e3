/* Places in areas, beside them, and in their holes. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-enclosure.h"

#include "suyuan-line-private.h"

#define UNIT 10000 /* a thousandth of a degree */

static SuyuanPosition
at (double east,
    double north)
{
  return (SuyuanPosition){ (gint32) (112 * SUYUAN_DEGREE + east * UNIT), (gint32) (32 * SUYUAN_DEGREE + north * UNIT) };
}

static void
add_box (SuyuanLine *area,
         double      west,
         double      south,
         double      east,
         double      north)
{
  SuyuanPosition ring[] = { at (west, south), at (east, south), at (east, north), at (west, north), at (west, south) };

  suyuan_line_append_part (area, ring, 5);
}

static void
test_box (void)
{
  g_autoptr (SuyuanLine) area = suyuan_line_new_empty (TRUE);

  add_box (area, 0, 0, 10, 10);
  g_assert_true (suyuan_line_encloses (area, &(SuyuanPosition){ at (5, 5).lon, at (5, 5).lat }));
  for (int i = 0; i < 500; i++)
    {
      double         east = g_test_rand_double_range (-5, 15), north = g_test_rand_double_range (-5, 15);
      SuyuanPosition place = at (east, north);

      g_assert_cmpint (suyuan_line_encloses (area, &place), ==, east > 0 && east < 10 && north > 0 && north < 10);
    }
}

/* A hole is not inside, an island in it is. */
static void
test_hole (void)
{
  g_autoptr (SuyuanLine) area = suyuan_line_new_empty (TRUE);
  SuyuanPosition land = at (1, 5), hole = at (3, 5), island = at (5, 5), second = at (25, 5);

  add_box (area, 0, 0, 10, 10);
  add_box (area, 2, 2, 8, 8);
  add_box (area, 4, 4, 6, 6);
  add_box (area, 20, 0, 30, 10);
  g_assert_true (suyuan_line_encloses (area, &land));
  g_assert_false (suyuan_line_encloses (area, &hole));
  g_assert_true (suyuan_line_encloses (area, &island));
  g_assert_true (suyuan_line_encloses (area, &second));
}

/* Two areas side by side part the places between them, those on the border too: each is in one of the two. */
static void
test_border (void)
{
  for (int round = 0; round < 50; round++)
    {
      g_autoptr (SuyuanLine) west = suyuan_line_new_empty (TRUE);
      g_autoptr (SuyuanLine) east = suyuan_line_new_empty (TRUE);
      SuyuanPosition bend = at (g_test_rand_int_range (8, 13), g_test_rand_int_range (2, 9));
      SuyuanPosition left[] = { at (0, 0), at (10, 0), bend, at (10, 10), at (0, 10), at (0, 0) };
      SuyuanPosition right[] = { at (20, 0), at (20, 10), at (10, 10), bend, at (10, 0), at (20, 0) };

      suyuan_line_append_part (west, left, 6);
      suyuan_line_append_part (east, right, 6);
      for (int north = 1; north < 10; north++)
        for (int along = 1; along < 20; along++)
          {
            SuyuanPosition place = at (along, north);

            g_assert_cmpint (suyuan_line_encloses (west, &place) + suyuan_line_encloses (east, &place), ==, 1);
          }
    }
}

static void
test_nothing (void)
{
  SuyuanPosition vertices[] = { at (0, 0), at (10, 0), at (10, 10), at (0, 0) }, place = at (8, 4);
  g_autoptr (SuyuanLine) line = suyuan_line_new (vertices, 4);
  g_autoptr (SuyuanLine) empty = suyuan_line_new_empty (TRUE);

  g_assert_false (suyuan_line_encloses (line, &place)); /* a river that comes round is no area */
  g_assert_false (suyuan_line_encloses (empty, &place));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/enclosure/box", test_box);
  g_test_add_func ("/enclosure/hole", test_hole);
  g_test_add_func ("/enclosure/border", test_border);
  g_test_add_func ("/enclosure/nothing", test_nothing);
  return g_test_run ();
}
