/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-census.h"

G_BEGIN_DECLS

/* Makes the cells of one column: a text, and a sign before it where the field has one. */
GtkListItemFactory *suyuan_record_cell_factory_new (SuyuanOffice *office, const SuyuanField *field);

G_END_DECLS
