/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-legend-rows.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_MAP_LEGEND (suyuan_map_legend_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanMapLegend, suyuan_map_legend, SUYUAN, MAP_LEGEND, GtkWidget)

/* What everything means that the map shows now, and how many outlets of each colour: a card that folds. Property:
 * `unfolded`. */
GtkWidget *suyuan_map_legend_new (void);
void       suyuan_map_legend_set_theme (SuyuanMapLegend *self, SuyuanTheme theme, SuyuanCatalogue *catalogue);
void       suyuan_map_legend_show (SuyuanMapLegend *self, const SuyuanLegendView *view);

G_END_DECLS
