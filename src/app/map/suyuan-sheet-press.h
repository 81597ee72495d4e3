/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page recorded in points, which goes to a printer. */
GtkPrintOperation *suyuan_sheet_press_new (const char *title, gboolean a3, gboolean portrait);
void               suyuan_sheet_press_take (GtkPrintOperation *self, cairo_surface_t *sheet);

G_END_DECLS
