/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUYUAN_TYPE_FIGURE (suyuan_figure_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanFigure, suyuan_figure, SUYUAN, FIGURE, GtkWidget)

/* A number with its words, as a button that opens the records it counts. Action: win.open-records. */
GtkWidget *suyuan_figure_new (const char *words, const char *page, const char *expr);
void       suyuan_figure_set_value (SuyuanFigure *self, gint64 value);
void       suyuan_figure_set_prefix (SuyuanFigure *self, GtkWidget *prefix);

G_END_DECLS
