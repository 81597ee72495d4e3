/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-line.h"

G_BEGIN_DECLS

/* A line is built part by part by its reader, and immutable from then on. */
SuyuanLine *suyuan_line_new_empty (gboolean closed);
void        suyuan_line_append_part (SuyuanLine *self, const SuyuanPosition *vertices, guint n_vertices);

G_END_DECLS
