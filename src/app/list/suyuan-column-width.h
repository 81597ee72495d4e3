/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Columns with a width of their own, which grow with the table until nothing in them is cut, before one that expands
 * takes the rest. Who draws a column to another width keeps it. */
void suyuan_column_width_set (GtkColumnViewColumn *column, int least, int need);
void suyuan_column_width_share (GtkColumnView *view, int available);

G_END_DECLS
