/* The river below a profile: a line with its outlets, as large as their loads, and the names of its tributaries.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-profile-chart-private.h"

#include <math.h>

/**
 * suyuan_plot_most_kg_d:
 *
 * Returns: the largest load of an outlet
 */
double
suyuan_plot_most_kg_d (const SuyuanProfile *profile)
{
  double most = 0;

  for (guint i = 0; i < profile->marks->len; i++)
    {
      const SuyuanProfileMark *mark = profile->marks->pdata[i];

      if (mark->kind == SUYUAN_KIND_OUTLET)
        most = MAX (most, mark->load.kg_d.middle);
    }
  return most;
}

/**
 * suyuan_plot_radius:
 * @most: the largest load
 *
 * Returns: how large a mark is drawn: an outlet as its load, in area
 */
double
suyuan_plot_radius (const SuyuanPlot        *self,
                    const SuyuanProfileMark *mark,
                    double                   most)
{
  double text = self->chart->text;

  if (mark->kind == SUYUAN_KIND_SECTION)
    return 0.45 * text;
  return mark->load.basis && most > 0 ? text * (0.22 + 0.75 * sqrt (mark->load.kg_d.middle / most)) : 0.22 * text;
}

/**
 * suyuan_plot_draw_circle:
 *
 * Draws a mark; hollow is what is not known, or not of the main path.
 */
void
suyuan_plot_draw_circle (const SuyuanPlot *self,
                         double            x,
                         double            y,
                         double            radius,
                         SuyuanColour      colour,
                         gboolean          filled)
{
  cairo_t *cr = suyuan_pen_get_cairo (self->pen);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  suyuan_pen_set_colour (self->pen, filled ? colour : SUYUAN_COLOUR_GROUND, filled && colour == SUYUAN_COLOUR_ENTERPRISE ? 0.65 : 1);
  cairo_fill_preserve (cr);
  suyuan_pen_set_colour (self->pen, colour, 1);
  cairo_set_line_width (cr, self->chart->text / 9);
  cairo_stroke (cr);
}

/* A short slanting stroke into the river from above, with its name where there is room; returns how far it is written. */
static double
draw_tributary (const SuyuanPlot        *self,
                const SuyuanProfileMark *mark,
                double                   written_until)
{
  cairo_t    *cr = suyuan_pen_get_cairo (self->pen);
  double      x = suyuan_plot_x (self, mark->at_m), text = self->chart->text, width, height;
  const char *name = mark->name ? mark->name : mark->code;

  suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_RIVER, 1);
  cairo_set_line_width (cr, text / 8);
  cairo_move_to (cr, x - text * 0.6, self->river + text * 1.1);
  cairo_line_to (cr, x, self->river);
  cairo_stroke (cr);
  suyuan_pen_set_text (self->pen, name, text, FALSE);
  suyuan_pen_measure (self->pen, &width, &height);
  if (x - width / 2 < written_until || x + width / 2 > self->right + 2 * text)
    return written_until;
  suyuan_plot_write (self, x, self->river + text * 1.9, 0.5, SUYUAN_COLOUR_WATER_LABEL, name);
  return x + width / 2 + text * 0.8;
}

/**
 * suyuan_plot_draw_river:
 *
 * Draws the river as a line with its tributaries and outlets.
 */
void
suyuan_plot_draw_river (const SuyuanPlot *self)
{
  cairo_t *cr = suyuan_pen_get_cairo (self->pen);
  double   text = self->chart->text, most = suyuan_plot_most_kg_d (self->profile), written_until = -INFINITY;

  suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_RIVER, 1);
  cairo_set_line_width (cr, text / 4);
  cairo_move_to (cr, self->left, self->river);
  cairo_line_to (cr, self->right + text * 0.6, self->river);
  cairo_line_to (cr, self->right, self->river - text * 0.4);
  cairo_stroke (cr);
  for (guint i = 0; i < self->profile->marks->len; i++)
    {
      const SuyuanProfileMark *mark = self->profile->marks->pdata[i];

      if (mark->kind == SUYUAN_KIND_REACH)
        written_until = draw_tributary (self, mark, written_until);
      else if (mark->kind == SUYUAN_KIND_OUTLET && !mark->hidden)
        suyuan_plot_draw_circle (self, suyuan_plot_x (self, mark->at_m), self->river, suyuan_plot_radius (self, mark, most), SUYUAN_COLOUR_ENTERPRISE, mark->load.basis != NULL);
    }
}
