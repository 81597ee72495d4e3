/* What of a path is on the screen: runs of pixels cut to a window, and the places along them. Cutting is
 * not only for speed: cairo's coordinates end at eight million pixels, a river at zoom 17 does not. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-path-private.h"

#include <math.h>

#define POINT(array, i) (&g_array_index (array, SuyuanPoint, i))

/**
 * suyuan_outline_reset:
 *
 * Empties the outline, or makes it from zeroes.
 */
void
suyuan_outline_reset (SuyuanOutline *self)
{
  if (!self->points)
    {
      self->points = g_array_new (FALSE, FALSE, sizeof (SuyuanPoint));
      self->alongs = g_array_new (FALSE, FALSE, sizeof (double));
      self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
    }
  g_array_set_size (self->points, 0);
  g_array_set_size (self->alongs, 0);
  g_array_set_size (self->ends, 0);
}

/**
 * suyuan_outline_clear:
 *
 * Drops the points; the outline may be used again.
 */
void
suyuan_outline_clear (SuyuanOutline *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->alongs, g_array_unref);
  g_clear_pointer (&self->ends, g_array_unref);
}

static guint
run_start (const SuyuanOutline *self,
           guint                run)
{
  return run == 0 ? 0 : g_array_index (self->ends, guint, run - 1);
}

/* Ends the run begun after the last end; a run of one point is none. */
static void
end_run (SuyuanOutline *self)
{
  guint  start = run_start (self, self->ends->len);
  double along = 0;

  if (self->points->len - start < 2)
    {
      g_array_set_size (self->points, start);
      return;
    }
  for (guint i = start; i < self->points->len; i++)
    {
      const SuyuanPoint *point = POINT (self->points, i);

      if (i > start)
        along += hypot (point->x - point[-1].x, point->y - point[-1].y);
      g_array_append_val (self->alongs, along);
    }
  g_array_append_val (self->ends, self->points->len);
}

/* Liang and Barsky (1984): narrows from..to to the share of a segment on the inner side of one edge. */
static gboolean
cut (double  direction,
     double  room,
     double *from,
     double *to)
{
  if (direction == 0)
    return room >= 0;
  if (direction < 0)
    *from = MAX (*from, room / direction);
  else
    *to = MIN (*to, room / direction);
  return *from <= *to;
}

static SuyuanPoint
between (const SuyuanPoint *a,
         const SuyuanPoint *b,
         double             along)
{
  return (SuyuanPoint){ a->x + along * (b->x - a->x), a->y + along * (b->y - a->y) };
}

/**
 * suyuan_outline_append_line:
 *
 * Appends what of a line lies in the window, as one run or several.
 */
void
suyuan_outline_append_line (SuyuanOutline      *self,
                            GArray             *points,
                            const SuyuanWindow *window)
{
  for (guint i = 0; i + 1 < points->len; i++)
    {
      const SuyuanPoint *a = POINT (points, i), *b = POINT (points, i + 1);
      double             dx = b->x - a->x, dy = b->y - a->y, from = 0, to = 1;
      SuyuanPoint        point;

      if (!cut (-dx, a->x - window->left, &from, &to) || !cut (dx, window->right - a->x, &from, &to) ||
          !cut (-dy, a->y - window->top, &from, &to) || !cut (dy, window->bottom - a->y, &from, &to))
        {
          end_run (self);
          continue;
        }
      if (from > 0 || self->points->len == run_start (self, self->ends->len))
        {
          end_run (self);
          point = between (a, b, from);
          g_array_append_val (self->points, point);
        }
      point = between (a, b, to);
      g_array_append_val (self->points, point);
      if (to < 1)
        end_run (self);
    }
  end_run (self);
}

/* How far inside one edge of the window a point lies: 0 left, 1 top, 2 right, 3 bottom. */
static double
inside (const SuyuanWindow *window,
        guint               edge,
        const SuyuanPoint  *point)
{
  const double room[] = { point->x - window->left, point->y - window->top, window->right - point->x,
                          window->bottom - point->y };

  return room[edge];
}

/**
 * suyuan_outline_append_ring:
 *
 * Appends a ring cut to the window, after Sutherland and Hodgman (1974); nothing where it lies outside.
 */
void
suyuan_outline_append_ring (SuyuanOutline      *self,
                            GArray             *points,
                            const SuyuanWindow *window)
{
  g_autoptr (GArray) ring = g_array_ref (points);

  for (guint edge = 0; edge < 4; edge++)
    {
      GArray *rest = g_array_new (FALSE, FALSE, sizeof (SuyuanPoint));

      for (guint i = 0; i < ring->len; i++)
        {
          const SuyuanPoint *a = POINT (ring, i), *b = POINT (ring, (i + 1) % ring->len);
          double             room_a = inside (window, edge, a), room_b = inside (window, edge, b);

          if (room_a >= 0)
            g_array_append_val (rest, *a);
          if ((room_a < 0) != (room_b < 0))
            {
              SuyuanPoint crossing = between (a, b, room_a / (room_a - room_b));

              g_array_append_val (rest, crossing);
            }
        }
      g_array_unref (ring);
      ring = rest;
    }
  g_array_append_vals (self->points, ring->data, ring->len);
  end_run (self);
}

/**
 * suyuan_outline_get_n_runs:
 *
 * Returns: the number of runs
 */
guint
suyuan_outline_get_n_runs (const SuyuanOutline *self)
{
  return self->ends->len;
}

/**
 * suyuan_outline_get_run:
 * @n_points: (out): at least 2
 *
 * Returns: (transfer none) (array length=n_points): the points of a run
 */
const SuyuanPoint *
suyuan_outline_get_run (const SuyuanOutline *self,
                        guint                run,
                        guint               *n_points)
{
  *n_points = g_array_index (self->ends, guint, run) - run_start (self, run);
  return POINT (self->points, run_start (self, run));
}

/**
 * suyuan_outline_get_run_length:
 *
 * Returns: pixels along the run
 */
double
suyuan_outline_get_run_length (const SuyuanOutline *self,
                               guint                run)
{
  return g_array_index (self->alongs, double, g_array_index (self->ends, guint, run) - 1);
}

/**
 * suyuan_outline_locate:
 * @along: pixels from the beginning of the run
 * @point: (out): the place
 * @angle: (out): the direction there in radians, clockwise from the right
 *
 * Finds a place along a run: for arrows and for letters.
 *
 * Returns: %FALSE where @along is not on the run
 */
gboolean
suyuan_outline_locate (const SuyuanOutline *self,
                       guint                run,
                       double               along,
                       SuyuanPoint         *point,
                       double              *angle)
{
  const double *alongs = (const double *) (gpointer) self->alongs->data;
  guint         low = run_start (self, run), high = g_array_index (self->ends, guint, run) - 1;
  SuyuanPoint  *a;

  if (along < 0 || along > alongs[high] || alongs[high] <= 0)
    return FALSE;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (alongs[middle] < along)
        low = middle;
      else
        high = middle;
    }
  a = POINT (self->points, low);
  *point = between (&a[0], &a[1], alongs[high] > alongs[low] ? (along - alongs[low]) / (alongs[high] - alongs[low]) : 0);
  *angle = atan2 (a[1].y - a[0].y, a[1].x - a[0].x);
  return TRUE;
}

/**
 * suyuan_outline_trace:
 * @closed: each run is a ring
 *
 * Adds the runs to the current path of @cr, to be stroked or filled.
 */
void
suyuan_outline_trace (const SuyuanOutline *self,
                      cairo_t             *cr,
                      gboolean             closed)
{
  for (guint run = 0; run < self->ends->len; run++)
    {
      guint              n;
      const SuyuanPoint *points = suyuan_outline_get_run (self, run, &n);

      cairo_move_to (cr, points[0].x, points[0].y);
      for (guint i = 1; i < n; i++)
        cairo_line_to (cr, points[i].x, points[i].y);
      if (closed)
        cairo_close_path (cr);
    }
}
