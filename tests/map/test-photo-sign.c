/* The wedge looks where the camera did, and stays within its reach. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "drawing-paper.h"
#include "suyuan-photo-sign.h"

static void
test_looks_where (void)
{
  for (int bearing = 0; bearing < 360; bearing += 15)
    {
      g_auto (Paper) paper = paper_new (100, 100, SUYUAN_SCHEME_LIGHT, FALSE);
      double east = sin (bearing * G_PI / 180), north = cos (bearing * G_PI / 180);

      suyuan_photo_sign_draw (bearing, paper.pen, 50, 50, 1);
      g_assert_cmpuint (paper_get_pixel (&paper, 50 + (int) lround (15 * east), 50 - (int) lround (15 * north)), !=, 0);
      g_assert_cmpuint (paper_get_pixel (&paper, 50 - (int) lround (15 * east), 50 + (int) lround (15 * north)), ==, 0);
    }
}

static void
test_reach (void)
{
  for (double scale = 1; scale <= 2; scale += 0.5)
    for (int bearing = 0; bearing < 360; bearing += 7)
      {
        g_auto (Paper) paper = paper_new (120, 120, SUYUAN_SCHEME_DARK, FALSE);
        int left, top, right, bottom, reach = (int) ceil (SUYUAN_PHOTO_REACH * scale);

        suyuan_photo_sign_draw (bearing, paper.pen, 60, 60, scale);
        paper_get_inked (&paper, &left, &top, &right, &bottom);
        g_assert_cmpint (left, >=, 60 - reach);
        g_assert_cmpint (top, >=, 60 - reach);
        g_assert_cmpint (right, <=, 60 + reach);
        g_assert_cmpint (bottom, <=, 60 + reach);
      }
}

/* Without a bearing there is the place alone. */
static void
test_no_bearing (void)
{
  g_auto (Paper) paper = paper_new (100, 100, SUYUAN_SCHEME_LIGHT, FALSE);
  int left, top, right, bottom;

  suyuan_photo_sign_draw (NAN, paper.pen, 50, 50, 1);
  paper_get_inked (&paper, &left, &top, &right, &bottom);
  g_assert_cmpint (right - left, <=, 12);
  g_assert_cmpint (bottom - top, <=, 12);
  g_assert_cmpuint (paper_get_pixel (&paper, 50, 50) & 0xffffff, ==, suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_ACCENT));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/photo-sign/looks-where", test_looks_where);
  g_test_add_func ("/map/photo-sign/reach", test_reach);
  g_test_add_func ("/map/photo-sign/no-bearing", test_no_bearing);
  return g_test_run ();
}
