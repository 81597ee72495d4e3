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
  suyuan_plot_draw_circle (self, x, y, suyuan_plot_radius (self, mark, 0), colour, mark->mg_l >= 0 && mark->branch_m <= 0);
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
  cairo_arc (cr, x, y, suyuan_plot_radius (self, mark, suyuan_plot_most_kg_d (self->profile)) + self->chart->text * 0.35, 0, 2 * G_PI);
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
  suyuan_plot_draw_river (self);
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
  double     nearest = INFINITY, most = suyuan_plot_most_kg_d (profile);
  int        found = -1;

  suyuan_plot_init (&plot, self, profile, NULL);
  for (guint i = 0; i < profile->marks->len; i++)
    {
      const SuyuanProfileMark *mark = profile->marks->pdata[i];
      double                   at_x, at_y, away;

      find_place (&plot, mark, &at_x, &at_y);
      away = hypot (x - at_x, y - at_y) + (mark->kind == SUYUAN_KIND_REACH ? self->text / 4 : 0);
      if (mark->hidden || away > MAX (suyuan_plot_radius (&plot, mark, most), self->text * 0.8) || away >= nearest)
        continue;
      nearest = away;
      found = (int) i;
    }
  return found;
}
