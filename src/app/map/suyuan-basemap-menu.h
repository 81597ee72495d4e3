/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A menu of @model, whose sections but the last are lists to choose from: however long they are, what can be done with
 * them stays in sight below. */
GtkWidget *suyuan_basemap_menu_new (GMenuModel *model, const char *chosen, int room);

G_END_DECLS
