/* suyuan-record-sight.c: which rows of a table somebody sees, so that they hear first of what stands in them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-record-sight.h"

/* As many rows from @first on as have room. A window that is not shown makes none in a frame: there all hear at once. */
void
suyuan_record_sight_look_from (SuyuanRecordModel *model,
                               GtkScrolledWindow *scroller,
                               guint              first)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (scroller);
  double         height = gtk_adjustment_get_upper (down) / MAX (g_list_model_get_n_items (G_LIST_MODEL (model)), 1);
  gboolean       seen = gtk_widget_get_mapped (GTK_WIDGET (scroller)) && height > 0;

  suyuan_record_model_look_at (model, first, seen ? (guint) (gtk_adjustment_get_page_size (down) / height) + 2 : 0);
}

/* From the row it is scrolled to. */
void
suyuan_record_sight_look_here (SuyuanRecordModel *model,
                               GtkScrolledWindow *scroller)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (scroller);
  double         share = gtk_adjustment_get_value (down) / MAX (gtk_adjustment_get_upper (down), 1);

  suyuan_record_sight_look_from (model, scroller, (guint) (share * g_list_model_get_n_items (G_LIST_MODEL (model))));
}
