/* suyuan-photo-sign.c: where a photo was taken and which way it looks
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-photo-sign.h"

#include <math.h>

#define SIGHT 22.0                  /* how far the wedge goes */
#define HALF_VIEW (24 * G_PI / 180) /* half of what a camera sees, about */
#define DOT 4.0

static void
draw_wedge (double     bearing,
            SuyuanPen *pen,
            double     scale)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);
  double   middle = (bearing - 90) * G_PI / 180;

  cairo_new_path (cr);
  cairo_move_to (cr, 0, 0);
  cairo_arc (cr, 0, 0, SIGHT * scale, middle - HALF_VIEW, middle + HALF_VIEW);
  cairo_close_path (cr);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_ACCENT, 0.3);
  cairo_fill_preserve (cr);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_ACCENT, 0.9);
  cairo_set_line_width (cr, scale);
  cairo_stroke (cr);
}

/**
 * suyuan_photo_sign_draw:
 * @bearing: degrees from north, clockwise; NAN where it is not known
 * @pen: what to draw with
 * @x: of the place
 * @y: of the place
 * @scale: 1 on a screen of the usual size
 *
 * A dot where the photo was taken, and a wedge of what it sees. Nothing lies further from the place than
 * %SUYUAN_PHOTO_REACH.
 */
void
suyuan_photo_sign_draw (double     bearing,
                        SuyuanPen *pen,
                        double     x,
                        double     y,
                        double     scale)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  if (!isnan (bearing))
    draw_wedge (bearing, pen, scale);
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, DOT * scale, 0, 2 * G_PI);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_ACCENT, 1);
  cairo_fill_preserve (cr);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_HALO, 1);
  cairo_set_line_width (cr, 1.5 * scale);
  cairo_stroke (cr);
  cairo_restore (cr);
}
