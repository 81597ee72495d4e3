/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-catalogue.h"
#include "suyuan-theme.h"
#include "suyuan-thing.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_MAP_LEGEND (suyuan_map_legend_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanMapLegend, suyuan_map_legend, SUYUAN, MAP_LEGEND, GtkWidget)

/* What a map shows now: outlets by value of the theme, bits of the shapes of those that stand alone, bits of SuyuanThing;
 * and how many pixels may go to their rows before they scroll. */
typedef struct
{
  guint   counts[SUYUAN_N_STATUSES];
  guint   shapes;
  guint32 things;
  int     room;
} SuyuanLegendView;

/* What everything means that the map shows now, and how many outlets of each colour: a card that folds. Property:
 * `unfolded`. */
GtkWidget *suyuan_map_legend_new (void);
void       suyuan_map_legend_set_theme (SuyuanMapLegend *self, SuyuanTheme theme, SuyuanCatalogue *catalogue);
void       suyuan_map_legend_show (SuyuanMapLegend *self, const SuyuanLegendView *view);

G_END_DECLS
