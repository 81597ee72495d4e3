/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-catalogue.h"
#include "suyuan-theme.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_MAP_LEGEND (suyuan_map_legend_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanMapLegend, suyuan_map_legend, SUYUAN, MAP_LEGEND, GtkWidget)

/* What the colours and shapes of the outlets and the other signs of the map mean, and how many of each are in view: a card
 * that folds. Property: `unfolded`. */
GtkWidget *suyuan_map_legend_new (void);
void       suyuan_map_legend_set_theme (SuyuanMapLegend *self, SuyuanTheme theme, SuyuanCatalogue *catalogue);
void       suyuan_map_legend_set_counts (SuyuanMapLegend *self, const guint *counts);
void       suyuan_map_legend_show_banks (SuyuanMapLegend *self, gboolean shown);

G_END_DECLS
