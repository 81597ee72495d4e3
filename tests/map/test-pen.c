/* Letters stand where they are put, are as wide as they were measured, and have their halo. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing-paper.h"

static void
test_values (void)
{
  g_auto (Paper) paper = paper_new (10, 10, SUYUAN_SCHEME_DARK, TRUE);

  g_assert_true (suyuan_pen_get_cairo (paper.pen) == paper.cr);
  g_assert_cmpint (suyuan_pen_get_scheme (paper.pen), ==, SUYUAN_SCHEME_DARK);
  g_assert_true (suyuan_pen_is_chinese (paper.pen));
  suyuan_pen_set_colour (paper.pen, SUYUAN_COLOUR_RIVER, 1);
  cairo_paint (paper.cr);
  g_assert_cmpuint (paper_count (&paper, suyuan_palette_get (SUYUAN_SCHEME_DARK, SUYUAN_COLOUR_RIVER)), ==, 100);
}

/* A mark's ink is centred, whatever the character: 一 as well as 监 and W. */
static void
test_mark_is_centred (void)
{
  static const char *const marks[] = { "核", "监", "一", "W", "i", "Ⅳ", "劣Ⅴ", "99+" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_auto (Paper) paper = paper_new (120, 120, SUYUAN_SCHEME_LIGHT, TRUE);
      int left, top, right, bottom;

      suyuan_pen_set_text (paper.pen, marks[i], 40, TRUE);
      suyuan_pen_write_mark (paper.pen, 60, 60, 0);
      paper_get_inked (&paper, &left, &top, &right, &bottom);
      g_assert_cmpint (right, >, left);
      g_assert_cmpint (ABS (left + right - 120), <=, 4);
      g_assert_cmpint (ABS (top + bottom - 120), <=, 4);
    }
}

static void
test_written_as_measured (void)
{
  static const char *const texts[] = { "湍河", "SY-0421 北岸雨水排口", "Tuan river" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (Paper) paper = paper_new (400, 60, SUYUAN_SCHEME_LIGHT, TRUE);
      double width, height;
      int    left, top, right, bottom;

      suyuan_pen_set_text (paper.pen, texts[i], 20, i % 2);
      suyuan_pen_measure (paper.pen, &width, &height);
      suyuan_pen_write (paper.pen, 10, 30, 0xff0000, 0);
      paper_get_inked (&paper, &left, &top, &right, &bottom);
      g_assert_cmpint (left, >=, 9);
      g_assert_cmpint (right, <=, 11 + width);
      g_assert_cmpint (right, >, 6 + width);
      g_assert_cmpint (ABS (top + bottom - 60), <=, 3);
      g_assert_cmpint (bottom - top, <=, height + 3);
    }
}

/* Twice the size is twice the width: no hinting pushes letters about. */
static void
test_scales (void)
{
  g_auto (Paper) paper = paper_new (10, 10, SUYUAN_SCHEME_LIGHT, FALSE);
  double small, large, height;

  suyuan_pen_set_text (paper.pen, "Outlet 12, 唐白河", 9.5, FALSE);
  suyuan_pen_measure (paper.pen, &small, &height);
  suyuan_pen_set_text (paper.pen, "Outlet 12, 唐白河", 95, FALSE);
  suyuan_pen_measure (paper.pen, &large, &height);
  g_assert_cmpfloat_with_epsilon (large, 10 * small, 0.02 * large);
}

/* On one base line 一 stays in the middle and p hangs below. */
static void
test_baseline (void)
{
  static const char *const texts[] = { "x", "p", "h" };
  int                      tops[3], bottoms[3];

  for (guint i = 0; i < 3; i++)
    {
      g_auto (Paper) paper = paper_new (60, 60, SUYUAN_SCHEME_LIGHT, FALSE);
      int left, right;

      suyuan_pen_set_text (paper.pen, texts[i], 30, FALSE);
      suyuan_pen_write_baseline (paper.pen, 20, 40, 0, 0);
      paper_get_inked (&paper, &left, &tops[i], &right, &bottoms[i]);
    }
  g_assert_cmpint (ABS (bottoms[0] - 40), <=, 1);
  g_assert_cmpint (ABS (bottoms[2] - 40), <=, 1);
  g_assert_cmpint (bottoms[1], >, 44);
  g_assert_cmpint (tops[2], <, tops[0]);
}

static void
test_halo (void)
{
  g_auto (Paper) plain = paper_new (100, 60, SUYUAN_SCHEME_DARK, TRUE);
  g_auto (Paper) haloed = paper_new (100, 60, SUYUAN_SCHEME_DARK, TRUE);
  int left, top, right, bottom, wide_left, wide_top, wide_right, wide_bottom;

  suyuan_pen_set_text (plain.pen, "溯", 30, FALSE);
  suyuan_pen_write (plain.pen, 30, 30, 0xffffff, 0);
  suyuan_pen_set_text (haloed.pen, "溯", 30, FALSE);
  suyuan_pen_write (haloed.pen, 30, 30, 0xffffff, 3);
  paper_get_inked (&plain, &left, &top, &right, &bottom);
  paper_get_inked (&haloed, &wide_left, &wide_top, &wide_right, &wide_bottom);
  g_assert_cmpint (ABS (left - wide_left - 3), <=, 1);
  g_assert_cmpint (ABS (wide_right - right - 3), <=, 1);
  g_assert_cmpint (ABS (wide_bottom - bottom - 3), <=, 1);
  g_assert_cmpuint (paper_count (&haloed, 0xffffff), ==, paper_count (&plain, 0xffffff));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pen/values", test_values);
  g_test_add_func ("/pen/mark-is-centred", test_mark_is_centred);
  g_test_add_func ("/pen/written-as-measured", test_written_as_measured);
  g_test_add_func ("/pen/scales", test_scales);
  g_test_add_func ("/pen/baseline", test_baseline);
  g_test_add_func ("/pen/halo", test_halo);
  return g_test_run ();
}
