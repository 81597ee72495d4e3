/* How the banks of a river were walked: a line beside each, told by its pattern as well as by its colour. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-drawing-private.h"

#include <math.h>

#define APART 3.5          /* of scale; from the edge of the river */
#define RIVER 2.2          /* of a sample */
#define CROSS_SPACING 36.0 /* of scale */
#define CROSS_ARM 2.4      /* of scale */

static const char *const keys[] = { "walked_found", "walked_none", "not_walked", "inaccessible" };

/**
 * suyuan_coverage_get_key:
 * @coverage: not UNSAID
 *
 * Returns: of the enumeration `coverage`
 */
const char *
suyuan_coverage_get_key (SuyuanCoverage coverage)
{
  g_return_val_if_fail (coverage < SUYUAN_COVERAGE_UNSAID, NULL);
  return keys[coverage];
}

/**
 * suyuan_coverage_from_key:
 * @key: (nullable): of the enumeration `coverage`
 *
 * Returns: what it says; UNSAID for %NULL and for what it does not know
 */
SuyuanCoverage
suyuan_coverage_from_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_strcmp0 (key, keys[i]) == 0)
      return (SuyuanCoverage) i;
  return SUYUAN_COVERAGE_UNSAID;
}

/* The unit vector to the left of the way from @a to @b, on a screen whose y runs down. */
static SuyuanPoint
left_of (const SuyuanPoint *a,
         const SuyuanPoint *b)
{
  double length = hypot (b->x - a->x, b->y - a->y);

  return length > 0 ? (SuyuanPoint){ (b->y - a->y) / length, -(b->x - a->x) / length } : (SuyuanPoint){ 0, 0 };
}

/* The run @apart units to its left, to its right where that is negative. */
static void
trace_beside (const SuyuanDrawing *self,
              const SuyuanOutline *outline,
              guint                run,
              double               apart)
{
  guint              n;
  const SuyuanPoint *points = suyuan_outline_get_run (outline, run, &n);

  cairo_new_sub_path (self->cr);
  for (guint i = 0; i < n; i++)
    {
      SuyuanPoint before = left_of (&points[i > 0 ? i - 1 : 0], &points[i > 0 ? i : 1]);
      SuyuanPoint after = left_of (&points[i + 1 < n ? i : n - 2], &points[i + 1 < n ? i + 1 : n - 1]);

      cairo_line_to (self->cr, points[i].x + apart * (before.x + after.x) / 2, points[i].y + apart * (before.y + after.y) / 2);
    }
}

static void
trace_cross (cairo_t *cr,
             double   x,
             double   y,
             double   arm)
{
  cairo_move_to (cr, x - arm, y - arm);
  cairo_line_to (cr, x + arm, y + arm);
  cairo_move_to (cr, x - arm, y + arm);
  cairo_line_to (cr, x + arm, y - arm);
}

static void
draw_crosses (const SuyuanDrawing *self,
              const SuyuanOutline *outline,
              guint                run,
              double               apart)
{
  double      s = self->style->scale, angle;
  SuyuanPoint at;

  for (double along = CROSS_SPACING * s / 2; suyuan_outline_locate (outline, run, along, &at, &angle); along += CROSS_SPACING * s)
    trace_cross (self->cr, at.x + apart * sin (angle), at.y - apart * cos (angle), CROSS_ARM * s);
  cairo_stroke (self->cr);
}

/* Solid where outlets were found, hatched where none were, thin where nobody walked, crosses where nobody can. */
static void
take_bank_pen (SuyuanPen     *pen,
               SuyuanCoverage coverage,
               double         s)
{
  static const double widths[] = { 1.8, 3.4, 0.9, 1.4 };
  cairo_t            *cr = suyuan_pen_get_cairo (pen);
  double              hatch[] = { 1.1 * s, 2.4 * s };

  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_COVERAGE + coverage, 1);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, widths[coverage] * s);
  if (coverage == SUYUAN_COVERAGE_WALKED_NONE)
    cairo_set_dash (cr, hatch, G_N_ELEMENTS (hatch), 0);
}

static void
draw_bank (const SuyuanDrawing *self,
           const SuyuanOutline *outline,
           SuyuanCoverage       coverage,
           double               apart)
{
  cairo_save (self->cr);
  take_bank_pen (self->pen, coverage, self->style->scale);
  for (guint run = 0; run < suyuan_outline_get_n_runs (outline); run++)
    {
      if (coverage == SUYUAN_COVERAGE_INACCESSIBLE)
        {
          draw_crosses (self, outline, run, apart);
          continue;
        }
      cairo_new_path (self->cr);
      trace_beside (self, outline, run, apart);
      cairo_stroke (self->cr);
    }
  cairo_restore (self->cr);
}

static gboolean
shows_banks (const SuyuanDrawing   *self,
             const SuyuanSceneLine *line)
{
  return self->viewport->zoom >= SUYUAN_BANKS_FROM_ZOOM && (line->banks[0] != SUYUAN_COVERAGE_UNSAID || line->banks[1] != SUYUAN_COVERAGE_UNSAID);
}

/**
 * suyuan_drawing_get_reach:
 *
 * Returns: pixels from the middle of a river to what is free beside it and its banks
 */
double
suyuan_drawing_get_reach (const SuyuanDrawing   *self,
                          const SuyuanSceneLine *line)
{
  double beside = shows_banks (self, line) ? APART + CROSS_ARM : 2;

  return suyuan_drawing_get_line_width (self, line) / 2 + beside * self->style->scale;
}

/**
 * suyuan_drawing_draw_banks:
 * @outline: of the line, as it was drawn
 * @width: it was drawn with
 *
 * Draws beside a river how its banks were walked, where the map is near enough to tell one from the other.
 */
void
suyuan_drawing_draw_banks (const SuyuanDrawing   *self,
                           const SuyuanSceneLine *line,
                           const SuyuanOutline   *outline,
                           double                 width)
{
  double apart = width / 2 + APART * self->style->scale;

  if (!shows_banks (self, line))
    return;
  for (guint side = 0; side < G_N_ELEMENTS (line->banks); side++)
    if (line->banks[side] != SUYUAN_COVERAGE_UNSAID)
      draw_bank (self, outline, line->banks[side], side == 0 ? apart : -apart);
}

/**
 * suyuan_scene_draw_bank_sample:
 * @coverage: not UNSAID
 * @x: the centre
 * @y: the centre
 * @size: the width
 *
 * Draws for a legend a piece of river, one bank of which was walked so.
 */
void
suyuan_scene_draw_bank_sample (SuyuanCoverage coverage,
                               SuyuanPen     *pen,
                               double         x,
                               double         y,
                               double         size)
{
  cairo_t *cr = suyuan_pen_get_cairo (pen);

  g_return_if_fail (coverage < SUYUAN_COVERAGE_UNSAID);
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_move_to (cr, x - size / 2, y + APART);
  cairo_line_to (cr, x + size / 2, y + APART);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_RIVER, 1);
  cairo_set_line_width (cr, RIVER);
  cairo_stroke (cr);
  take_bank_pen (pen, coverage, 1);
  if (coverage == SUYUAN_COVERAGE_INACCESSIBLE)
    trace_cross (cr, x, y - APART / 2, CROSS_ARM);
  else
    {
      cairo_move_to (cr, x - size / 2, y - APART / 2);
      cairo_line_to (cr, x + size / 2, y - APART / 2);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}
