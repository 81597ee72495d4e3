/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A clock and how many days something is late; not seen while it is in time. */
GtkWidget *suyuan_late_mark_new (void);
void       suyuan_late_mark_set_days (GtkWidget *mark, guint days);

G_END_DECLS
