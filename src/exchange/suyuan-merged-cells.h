/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cells that a sheet shows as one; rows and columns from 1. */
typedef struct
{
  gint64 first, last;
  guint  column, last_column;
} SuyuanMergedCells;

GArray  *suyuan_merged_cells_read (const char *path, const char *sheet);
gboolean suyuan_merged_cells_parse (const char *reference, SuyuanMergedCells *cells);

G_END_DECLS
