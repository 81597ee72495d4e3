/* The river drawn out straight as a picture: concentration over distance, sections with their targets, the model's band,
 * and below it the river with its outlets and tributaries.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-profile-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_TICKS 5 /* about so many lines across */

/* 1, 2 or 5 times a power of ten. */
static double
find_step (double most)
{
  double raw = most / N_TICKS, power = pow (10, floor (log10 (raw)));

  for (double factor = 1; factor < 10; factor = factor == 2 ? 5 : factor * 2)
    if (raw <= factor * power * 1.0001)
      return factor * power;
  return 10 * power;
}

static double
find_most (const SuyuanProfile *profile)
{
  double most = 0;

  for (guint i = 0; i < profile->marks->len; i++)
    {
      const SuyuanProfileMark *mark = profile->marks->pdata[i];

      if (mark->kind == SUYUAN_KIND_SECTION)
        most = MAX (most, MAX (mark->mg_l, isnan (mark->limit) ? 0 : mark->limit));
    }
  for (guint i = 0; i < profile->stretches->len; i++)
    {
      GArray *band = ((const SuyuanProfileStretch *) profile->stretches->pdata[i])->band;

      for (guint k = 0; band && k < band->len; k++)
        most = MAX (most, g_array_index (band, SuyuanProfilePoint, k).mg_l.high);
    }
  return most > 0 ? most * 1.15 : 1;
}

/**
 * suyuan_plot_init:
 *
 * Divides the room of a chart: words and axes around, the plot over the river.
 */
void
suyuan_plot_init (SuyuanPlot               *self,
                  const SuyuanProfileChart *chart,
                  const SuyuanProfile      *profile,
                  SuyuanPen                *pen)
{
  double text = chart->text;

  *self = (SuyuanPlot){ .chart = chart, .profile = profile, .pen = pen };
  self->left = chart->x + 4.2 * text;
  self->right = chart->x + chart->width - 3 * text;
  self->top = chart->y + 3.4 * text;
  self->bottom = chart->y + chart->height - 8 * text;
  self->river = self->bottom + 3.4 * text;
  self->most = find_most (profile);
  self->length_m = MAX (profile->length_m * 1.02, 100);
}

/**
 * suyuan_plot_x:
 *
 * Returns: where a distance above the start stands
 */
double
suyuan_plot_x (const SuyuanPlot *self,
               double            at_m)
{
  return self->right - (self->right - self->left) * at_m / self->length_m;
}

/**
 * suyuan_plot_y:
 *
 * Returns: where a concentration stands
 */
double
suyuan_plot_y (const SuyuanPlot *self,
               double            mg_l)
{
  return self->bottom - (self->bottom - self->top) * mg_l / self->most;
}

/**
 * suyuan_plot_write:
 * @align: 0 from @x on, 0.5 around it, 1 up to it
 *
 * Writes a few words with their middle at @y.
 */
void
suyuan_plot_write (const SuyuanPlot *self,
                   double            x,
                   double            y,
                   double            align,
                   SuyuanColour      colour,
                   const char       *words)
{
  double width, height;

  suyuan_pen_set_text (self->pen, words, self->chart->text, FALSE);
  suyuan_pen_measure (self->pen, &width, &height);
  suyuan_pen_write (self->pen, x - align * width, y, suyuan_palette_get (suyuan_pen_get_scheme (self->pen), colour), 0);
}

static void
draw_line (const SuyuanPlot *self,
           double            x1,
           double            y1,
           double            x2,
           double            y2)
{
  cairo_t *cr = suyuan_pen_get_cairo (self->pen);

  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

static void
draw_grid (const SuyuanPlot *self)
{
  cairo_t         *cr = suyuan_pen_get_cairo (self->pen);
  double           step = find_step (self->most), km = find_step (self->length_m / 1000 * N_TICKS / 8);
  g_autofree char *unit = g_strdup_printf ("%s, %s", self->profile->parameter_label, self->profile->unit ? self->profile->unit : "");
  g_autofree char *axis = g_strdup_printf (_ ("km above %s"), self->profile->start);

  cairo_set_line_width (cr, self->chart->text / 14);
  for (double value = 0; value <= self->most * 1.0001; value += step)
    {
      g_autofree char *label = g_strdup_printf ("%g", value);

      suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_MUTED, value > 0 ? 0.25 : 0.8);
      draw_line (self, self->left, suyuan_plot_y (self, value), self->right, suyuan_plot_y (self, value));
      suyuan_plot_write (self, self->left - self->chart->text * 0.5, suyuan_plot_y (self, value), 1, SUYUAN_COLOUR_MUTED, label);
    }
  for (double at = 0; at * 1000 <= self->length_m; at += km)
    {
      g_autofree char *label = g_strdup_printf ("%g", at);
      double           x = suyuan_plot_x (self, at * 1000);

      suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_MUTED, 0.8);
      draw_line (self, x, self->bottom, x, self->bottom + self->chart->text / 3);
      suyuan_plot_write (self, x, self->bottom + self->chart->text * 1.05, 0.5, SUYUAN_COLOUR_MUTED, label);
    }
  suyuan_plot_write (self, self->chart->x, self->chart->y + self->chart->text * 0.7, 0, SUYUAN_COLOUR_TEXT, unit);
  suyuan_plot_write (self, self->right, self->river + self->chart->text * 3.6, 1, SUYUAN_COLOUR_MUTED, axis);
}

static void
trace_band (const SuyuanPlot *self,
            GArray           *band)
{
  cairo_t *cr = suyuan_pen_get_cairo (self->pen);

  for (guint i = 0; i < band->len; i++)
    {
      const SuyuanProfilePoint *point = &g_array_index (band, SuyuanProfilePoint, i);

      cairo_line_to (cr, suyuan_plot_x (self, point->at_m), suyuan_plot_y (self, point->mg_l.high));
    }
  for (guint i = band->len; i > 0; i--)
    {
      const SuyuanProfilePoint *point = &g_array_index (band, SuyuanProfilePoint, i - 1);

      cairo_line_to (cr, suyuan_plot_x (self, point->at_m), suyuan_plot_y (self, point->mg_l.low));
    }
  cairo_close_path (cr);
}

/* The middle solid; dashed where the water is not mixed yet. */
static void
trace_middle (const SuyuanPlot *self,
              GArray           *band)
{
  cairo_t     *cr = suyuan_pen_get_cairo (self->pen);
  const double dashes[] = { self->chart->text / 4, self->chart->text / 4 };

  for (guint i = 1; i < band->len; i++)
    {
      const SuyuanProfilePoint *from = &g_array_index (band, SuyuanProfilePoint, i - 1), *to = &g_array_index (band, SuyuanProfilePoint, i);

      cairo_set_dash (cr, dashes, to->unmixed ? 2 : 0, 0);
      draw_line (self, suyuan_plot_x (self, from->at_m), suyuan_plot_y (self, from->mg_l.middle), suyuan_plot_x (self, to->at_m), suyuan_plot_y (self, to->mg_l.middle));
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_stretch (const SuyuanPlot           *self,
              const SuyuanProfileStretch *stretch)
{
  cairo_t *cr = suyuan_pen_get_cairo (self->pen);
  double   x1 = suyuan_plot_x (self, stretch->from_m), x2 = suyuan_plot_x (self, stretch->until_m);
  double   width, height;

  if (stretch->band)
    {
      suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_RIVER, 0.22);
      trace_band (self, stretch->band);
      cairo_fill (cr);
      suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_RIVER, 1);
      cairo_set_line_width (cr, self->chart->text / 7);
      trace_middle (self, stretch->band);
    }
  else
    {
      suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_MUTED, 0.08);
      cairo_rectangle (cr, x1, self->top, x2 - x1, self->bottom - self->top);
      cairo_fill (cr);
    }
  if (!stretch->word)
    return;
  suyuan_pen_set_text (self->pen, stretch->word, self->chart->text, FALSE);
  suyuan_pen_measure (self->pen, &width, &height);
  if (width < x2 - x1 - self->chart->text)
    suyuan_plot_write (self, (x1 + x2) / 2, self->bottom - self->chart->text * 1.2, 0.5, SUYUAN_COLOUR_MUTED, stretch->word);
}

/* A target holds from its section up to the next. */
static void
draw_target (const SuyuanPlot        *self,
             const SuyuanProfileMark *mark,
             double                   until_m)
{
  cairo_t     *cr = suyuan_pen_get_cairo (self->pen);
  const double dashes[] = { self->chart->text / 2, self->chart->text / 3 };
  double       y = suyuan_plot_y (self, mark->limit);

  suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_OVERDUE, 0.9);
  cairo_set_line_width (cr, self->chart->text / 9);
  cairo_set_dash (cr, dashes, 2, 0);
  draw_line (self, suyuan_plot_x (self, until_m), y, suyuan_plot_x (self, mark->at_m), y);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_targets (const SuyuanPlot *self)
{
  double until_m = self->length_m;

  for (guint i = 0; i < self->profile->marks->len; i++)
    {
      const SuyuanProfileMark *mark = self->profile->marks->pdata[i];

      if (mark->kind != SUYUAN_KIND_SECTION || mark->branch_m > 0)
        continue;
      if (!isnan (mark->limit))
        draw_target (self, mark, until_m);
      until_m = mark->at_m;
    }
}

/**
 * suyuan_profile_chart_draw:
 * @pen: its scheme is the chart's
 *
 * Draws the profile into the room the chart has.
 */
void
suyuan_profile_chart_draw (const SuyuanProfileChart *self,
                           const SuyuanProfile      *profile,
                           SuyuanPen                *pen)
{
  cairo_t   *cr = suyuan_pen_get_cairo (pen);
  SuyuanPlot plot;

  suyuan_plot_init (&plot, self, profile, pen);
  if (plot.right - plot.left < self->text || plot.bottom - plot.top < self->text)
    return;
  cairo_save (cr);
  draw_grid (&plot);
  for (guint i = 0; i < profile->stretches->len; i++)
    draw_stretch (&plot, profile->stretches->pdata[i]);
  draw_targets (&plot);
  suyuan_plot_draw_marks (&plot);
  cairo_restore (cr);
}

/**
 * suyuan_profile_chart_get_x:
 *
 * Returns: where a distance above the start stands in the chart
 */
double
suyuan_profile_chart_get_x (const SuyuanProfileChart *self,
                            const SuyuanProfile      *profile,
                            double                    at_m)
{
  SuyuanPlot plot;

  suyuan_plot_init (&plot, self, profile, NULL);
  return suyuan_plot_x (&plot, at_m);
}
