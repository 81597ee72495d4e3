/* suyuan-measure.c: what somebody measures on a map, and how it is drawn
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-measure.h"

#include <math.h>

#include "suyuan-geodesic.h"

#define DOT 4.0
#define LINE 2.5
#define HALO 5.5
#define LABEL_SIZE 13.0
#define STEP 0.7 /* pixels that a course is not drawn finer than */

/* A course is there only for two points. */
struct _SuyuanMeasure
{
  GArray  *points; /* of SuyuanPosition */
  GArray  *course; /* of SuyuanPosition; NULL: straight */
  double   course_m;
  gboolean ended, closed;
};

/**
 * suyuan_measure_new:
 *
 * Returns: (transfer full): nothing measured yet
 */
SuyuanMeasure *
suyuan_measure_new (void)
{
  SuyuanMeasure *self = g_new0 (SuyuanMeasure, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (SuyuanPosition));
  return self;
}

/**
 * suyuan_measure_free:
 *
 * Frees it.
 */
void
suyuan_measure_free (SuyuanMeasure *self)
{
  g_array_unref (self->points);
  g_clear_pointer (&self->course, g_array_unref);
  g_free (self);
}

static void
reopen (SuyuanMeasure *self)
{
  self->ended = FALSE;
  self->closed = FALSE;
  g_clear_pointer (&self->course, g_array_unref);
}

/**
 * suyuan_measure_add:
 * @position: where the line goes on, or begins anew after it has ended
 *
 * Sets a point.
 */
void
suyuan_measure_add (SuyuanMeasure        *self,
                    const SuyuanPosition *position)
{
  if (self->ended)
    g_array_set_size (self->points, 0);
  reopen (self);
  g_array_append_val (self->points, *position);
}

/**
 * suyuan_measure_drop:
 *
 * Takes the last point back; of a line that has ended its end, of a field its closing.
 *
 * Returns: whether there was something to take back
 */
gboolean
suyuan_measure_drop (SuyuanMeasure *self)
{
  gboolean closed = self->closed;

  if (self->points->len == 0)
    return FALSE;

  reopen (self);
  if (!closed)
    g_array_set_size (self->points, self->points->len - 1);
  return TRUE;
}

/**
 * suyuan_measure_end:
 *
 * No more points; the next begins anew.
 */
void
suyuan_measure_end (SuyuanMeasure *self)
{
  self->ended = self->points->len > 0;
}

/**
 * suyuan_measure_close:
 *
 * Joins the last point to the first, which ends it.
 *
 * Returns: %FALSE for fewer than three points
 */
gboolean
suyuan_measure_close (SuyuanMeasure *self)
{
  if (self->points->len < 3)
    return FALSE;

  self->closed = TRUE;
  self->ended = TRUE;
  return TRUE;
}

/**
 * suyuan_measure_take_course:
 * @course: (transfer full) (element-type SuyuanPosition): the way between the two points, as it is drawn
 * @length_m: metres along it
 *
 * What was measured is a course and not the straight line; that ends it.
 */
void
suyuan_measure_take_course (SuyuanMeasure *self,
                            GArray        *course,
                            double         length_m)
{
  g_clear_pointer (&self->course, g_array_unref);
  self->course = course;
  self->course_m = length_m;
  self->ended = TRUE;
}

/**
 * suyuan_measure_get_points:
 * @n_points: (out): how many
 *
 * Returns: (transfer none) (array length=n_points): the points, until the next change
 */
const SuyuanPosition *
suyuan_measure_get_points (const SuyuanMeasure *self,
                           guint               *n_points)
{
  *n_points = self->points->len;
  return (const SuyuanPosition *) (gpointer) self->points->data;
}

/**
 * suyuan_measure_is_ended:
 *
 * Returns: whether the next point begins anew
 */
gboolean
suyuan_measure_is_ended (const SuyuanMeasure *self)
{
  return self->ended;
}

/**
 * suyuan_measure_is_closed:
 *
 * Returns: whether it is a field
 */
gboolean
suyuan_measure_is_closed (const SuyuanMeasure *self)
{
  return self->closed;
}

/**
 * suyuan_measure_get_length:
 * @towards: (nullable): where the next point would be
 *
 * Returns: metres along the line, all round a field, or along the course
 */
double
suyuan_measure_get_length (const SuyuanMeasure  *self,
                           const SuyuanPosition *towards)
{
  guint                 n;
  const SuyuanPosition *points = suyuan_measure_get_points (self, &n);
  double                length = suyuan_geodesic_length (points, n);

  if (self->course != NULL)
    return self->course_m;
  if (self->closed)
    return length + suyuan_geodesic_distance (&points[n - 1], &points[0]);
  if (towards != NULL && n > 0 && !self->ended)
    length += suyuan_geodesic_distance (&points[n - 1], towards);
  return length;
}

/**
 * suyuan_measure_get_area:
 *
 * Returns: square metres of a field; 0 of a line
 */
double
suyuan_measure_get_area (const SuyuanMeasure *self)
{
  guint                 n;
  const SuyuanPosition *points = suyuan_measure_get_points (self, &n);

  return self->closed ? suyuan_geodesic_area (points, n) : 0;
}

/* --- drawing --- */

static void
project (const SuyuanViewport *viewport,
         const SuyuanPosition *position,
         double               *x,
         double               *y)
{
  SuyuanWorld world = suyuan_world_from_position (position);

  suyuan_viewport_to_screen (viewport, &world, x, y);
}

/* Vertices nearer to the last than can be told apart are passed over, but for the last of all. */
static void
trace_line (cairo_t              *cr,
            const SuyuanViewport *viewport,
            const SuyuanPosition *positions,
            guint                 n)
{
  double x, y, last_x = 0, last_y = 0;

  for (guint i = 0; i < n; i++)
    {
      project (viewport, &positions[i], &x, &y);
      if (i > 0 && i + 1 < n && hypot (x - last_x, y - last_y) < STEP)
        continue;
      if (i == 0)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
      last_x = x;
      last_y = y;
    }
}

static void
stroke (SuyuanPen *pen)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_HALO, 0.85);
  cairo_set_line_width (cr, HALO);
  cairo_stroke_preserve (cr);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_ACCENT, 1);
  cairo_set_line_width (cr, LINE);
  cairo_stroke (cr);
}

static void
draw_lines (const SuyuanMeasure  *self,
            SuyuanPen            *pen,
            const SuyuanViewport *viewport)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);
  GArray  *line = self->course != NULL ? self->course : self->points;

  cairo_new_path (cr);
  trace_line (cr, viewport, (const SuyuanPosition *) (gpointer) line->data, line->len);
  if (self->closed)
    {
      cairo_close_path (cr);
      suyuan_pen_set_colour (pen, SUYUAN_COLOUR_ACCENT, 0.16);
      cairo_fill_preserve (cr);
    }
  stroke (pen);
}

/* To where the next point would be: dashed, as it is not set yet. */
static void
draw_towards (const SuyuanMeasure  *self,
              SuyuanPen            *pen,
              const SuyuanViewport *viewport,
              const SuyuanPosition *towards)
{
  static const double dash[] = { 6, 4 };
  cairo_t            *cr = suyuan_pen_get_cairo (pen);
  double              x, y;

  if (towards == NULL || self->ended || self->points->len == 0)
    return;

  cairo_new_path (cr);
  project (viewport, &g_array_index (self->points, SuyuanPosition, self->points->len - 1), &x, &y);
  cairo_move_to (cr, x, y);
  project (viewport, towards, &x, &y);
  cairo_line_to (cr, x, y);
  cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  stroke (pen);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_dots (const SuyuanMeasure  *self,
           SuyuanPen            *pen,
           const SuyuanViewport *viewport)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);
  double   x, y;

  cairo_new_path (cr);
  for (guint i = 0; i < self->points->len; i++)
    {
      project (viewport, &g_array_index (self->points, SuyuanPosition, i), &x, &y);
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, DOT, 0, 2 * G_PI);
    }
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_HALO, 1);
  cairo_fill_preserve (cr);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_ACCENT, 1);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

/* Beside where the line ends, and within the map. */
static void
draw_label (const SuyuanMeasure  *self,
            SuyuanPen            *pen,
            const SuyuanViewport *viewport,
            const SuyuanPosition *towards,
            const char           *label)
{
  const SuyuanPosition *at = towards != NULL && !self->ended ? towards : &g_array_index (self->points, SuyuanPosition, self->points->len - 1);
  double                x, y, width, height;

  project (viewport, at, &x, &y);
  suyuan_pen_set_text (pen, label, LABEL_SIZE, TRUE);
  suyuan_pen_measure (pen, &width, &height);
  x = CLAMP (x + 12, 4, MAX (viewport->width - width - 4, 4));
  y = CLAMP (y - 12, height / 2 + 4, MAX (viewport->height - height / 2 - 4, height / 2 + 4));
  suyuan_pen_write (pen, x, y, suyuan_palette_get (suyuan_pen_get_scheme (pen), SUYUAN_COLOUR_TEXT), 3);
}

/**
 * suyuan_measure_draw:
 * @pen: what to draw with
 * @viewport: what the map shows
 * @towards: (nullable): where the next point would be
 * @label: (nullable): what is written at the end of the line
 *
 * Draws the line, its points and what it measures.
 */
void
suyuan_measure_draw (const SuyuanMeasure  *self,
                     SuyuanPen            *pen,
                     const SuyuanViewport *viewport,
                     const SuyuanPosition *towards,
                     const char           *label)
{
  if (self->points->len == 0)
    return;

  draw_towards (self, pen, viewport, towards);
  draw_lines (self, pen, viewport);
  draw_dots (self, pen, viewport);
  if (label != NULL)
    draw_label (self, pen, viewport, towards, label);
}
