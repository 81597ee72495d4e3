/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-census.h"

G_BEGIN_DECLS

/* Makes the cells of one column: a text, and a sign before it where the field has one. */
GtkListItemFactory *suyuan_record_cell_factory_new (SuyuanOffice *office, const SuyuanField *field);
int                 suyuan_record_cell_measure (SuyuanOffice *office, const SuyuanField *field, GtkWidget *view);

G_END_DECLS
