/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The cells of a table, filled from left to right and top to bottom. */
typedef struct _SuyuanRows SuyuanRows;

SuyuanRows *suyuan_rows_new (guint n_columns);
void        suyuan_rows_free (SuyuanRows *self);
void        suyuan_rows_add (SuyuanRows *self,
                             char       *cell);
gboolean    suyuan_rows_is_empty (SuyuanRows *self);
GPtrArray  *suyuan_rows_get (SuyuanRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanRows, suyuan_rows_free)

G_END_DECLS
