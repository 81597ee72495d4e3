/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-profile-chart.h"

G_BEGIN_DECLS

/* Where things stand while a chart is drawn. */
typedef struct
{
  const SuyuanProfileChart *chart;
  const SuyuanProfile      *profile;
  SuyuanPen                *pen;
  double                    left, right, top, bottom; /* of the plot */
  double                    river;                    /* the line below it that is the river */
  double                    most, length_m;           /* at its upper and left edge */
} SuyuanPlot;

void   suyuan_plot_init (SuyuanPlot *self, const SuyuanProfileChart *chart, const SuyuanProfile *profile,
                         SuyuanPen *pen);
double suyuan_plot_x (const SuyuanPlot *self, double at_m);
double suyuan_plot_y (const SuyuanPlot *self, double mg_l);
void   suyuan_plot_write (const SuyuanPlot *self, double x, double y, double align, SuyuanColour colour,
                          const char *words);
double suyuan_plot_most_kg_d (const SuyuanProfile *profile);
double suyuan_plot_radius (const SuyuanPlot *self, const SuyuanProfileMark *mark, double most);
void   suyuan_plot_draw_circle (const SuyuanPlot *self, double x, double y, double radius, SuyuanColour colour,
                                gboolean filled);
void   suyuan_plot_draw_river (const SuyuanPlot *self);
void   suyuan_plot_draw_marks (const SuyuanPlot *self);

G_END_DECLS
