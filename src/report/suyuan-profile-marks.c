/* What stands at the river in a profile: sections as points over it, outlets and tributaries at it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-report"

#include "suyuan-profile-chart-private.h"

#include <math.h>

static gboolean
is_over (const SuyuanProfileMark *mark)
{
  return mark->mg_l >= 0 && !isnan (mark->limit) && mark->mg_l > mark->limit * (1 + 1e-9);
}

/* Where a mark stands; a section nobody has measured stands on the axis. */
static void
find_place (const SuyuanPlot        *self,
            const SuyuanProfileMark *mark,
            double                  *x,
            double                  *y)
{
  *x = suyuan_plot_x (self, mark->at_m);
  *y = mark->kind == SUYUAN_KIND_SECTION ? suyuan_plot_y (self, MAX (0, mark->mg_l)) : self->river;
}

static double
most_kg_d (const SuyuanProfile *profile)
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

/* An outlet is as large as its load, in area; hollow where none is known. */
static double
radius_of (const SuyuanPlot        *self,
           const SuyuanProfileMark *mark,
           double                   most)
{
  double text = self->chart->text;

  if (mark->kind == SUYUAN_KIND_SECTION)
    return 0.45 * text;
  return mark->load.basis && most > 0 ? text * (0.22 + 0.75 * sqrt (mark->load.kg_d.middle / most)) : 0.22 * text;
}

static void
draw_circle (const SuyuanPlot *self,
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

static void
draw_river (const SuyuanPlot *self)
{
  cairo_t *cr = suyuan_pen_get_cairo (self->pen);
  double   text = self->chart->text, most = most_kg_d (self->profile), written_until = -INFINITY;

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
        draw_circle (self, suyuan_plot_x (self, mark->at_m), self->river, radius_of (self, mark, most), SUYUAN_COLOUR_ENTERPRISE, mark->load.basis != NULL);
    }
}

static void
draw_section (const SuyuanPlot        *self,
              const SuyuanProfileMark *mark)
{
  cairo_t         *cr = suyuan_pen_get_cairo (self->pen);
  SuyuanColour     colour = is_over (mark) ? SUYUAN_COLOUR_OVERDUE : SUYUAN_COLOUR_TEXT;
  g_autofree char *label = mark->mg_l >= 0 ? g_strdup_printf ("%s  %.3g", mark->code, mark->mg_l) : g_strdup (mark->code);
  double           x, y, width, height;

  find_place (self, mark, &x, &y);
  suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_MUTED, 0.5);
  cairo_set_line_width (cr, self->chart->text / 14);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x, self->river);
  cairo_stroke (cr);
  draw_circle (self, x, y, radius_of (self, mark, 0), colour, mark->mg_l >= 0 && mark->branch_m <= 0);
  suyuan_pen_set_text (self->pen, label, self->chart->text, TRUE);
  suyuan_pen_measure (self->pen, &width, &height);
  x = CLAMP (x - width / 2, self->left, MAX (self->left, self->right + self->chart->text * 2.5 - width));
  suyuan_pen_write (self->pen, x, y - self->chart->text * 0.8 - height / 2, suyuan_palette_get (suyuan_pen_get_scheme (self->pen), colour), self->chart->text / 5);
}

static void
draw_chosen (const SuyuanPlot *self)
{
  const SuyuanProfileMark *mark = self->chart->chosen >= 0 ? self->profile->marks->pdata[self->chart->chosen] : NULL;
  cairo_t                 *cr = suyuan_pen_get_cairo (self->pen);
  g_autofree char         *words = NULL;
  double                   x, y;

  if (!mark)
    return;
  find_place (self, mark, &x, &y);
  suyuan_pen_set_colour (self->pen, SUYUAN_COLOUR_ACCENT, 1);
  cairo_set_line_width (cr, self->chart->text / 5);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius_of (self, mark, most_kg_d (self->profile)) + self->chart->text * 0.35, 0, 2 * G_PI);
  cairo_stroke (cr);
  words = suyuan_profile_dup_mark_words (self->profile, mark);
  suyuan_plot_write (self, self->right + self->chart->text * 2, self->chart->y + self->chart->text * 0.7, 1, SUYUAN_COLOUR_ACCENT, words);
}

/**
 * suyuan_plot_draw_marks:
 *
 * Draws the river with its outlets and tributaries, the sections, and what is chosen.
 */
void
suyuan_plot_draw_marks (const SuyuanPlot *self)
{
  draw_river (self);
  for (guint i = 0; i < self->profile->marks->len; i++)
    if (((SuyuanProfileMark *) self->profile->marks->pdata[i])->kind == SUYUAN_KIND_SECTION)
      draw_section (self, self->profile->marks->pdata[i]);
  draw_chosen (self);
}

/**
 * suyuan_profile_chart_find:
 *
 * Returns: the shown section or outlet at a place of the chart, a tributary where there is nothing else; -1 for none
 */
int
suyuan_profile_chart_find (const SuyuanProfileChart *self,
                           const SuyuanProfile      *profile,
                           double                    x,
                           double                    y)
{
  SuyuanPlot plot;
  double     nearest = INFINITY, most = most_kg_d (profile);
  int        found = -1;

  suyuan_plot_init (&plot, self, profile, NULL);
  for (guint i = 0; i < profile->marks->len; i++)
    {
      const SuyuanProfileMark *mark = profile->marks->pdata[i];
      double                   at_x, at_y, away;

      find_place (&plot, mark, &at_x, &at_y);
      away = hypot (x - at_x, y - at_y) + (mark->kind == SUYUAN_KIND_REACH ? self->text / 4 : 0);
      if (mark->hidden || away > MAX (radius_of (&plot, mark, most), self->text * 0.8) || away >= nearest)
        continue;
      nearest = away;
      found = (int) i;
    }
  return found;
}
