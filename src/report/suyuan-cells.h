/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The cells of a table, filled from left to right and top to bottom. */
typedef struct _SuyuanCells SuyuanCells;

SuyuanCells *suyuan_cells_new (guint n_columns);
void         suyuan_cells_free (SuyuanCells *self);
void         suyuan_cells_add (SuyuanCells *self, char *cell);
gboolean     suyuan_cells_is_empty (SuyuanCells *self);
GPtrArray   *suyuan_cells_get (SuyuanCells *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanCells, suyuan_cells_free)

G_END_DECLS
