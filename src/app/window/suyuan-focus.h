/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the keys go. */
gboolean suyuan_focus_is_within (GtkWidget *widget);
gboolean suyuan_focus_enter (GtkWidget *widget);
gboolean suyuan_focus_cycle (GPtrArray *panes, gboolean back);
void     suyuan_focus_make_copyable (GtkLabel *label);

G_END_DECLS
