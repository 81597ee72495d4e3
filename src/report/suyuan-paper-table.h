/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-paper.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;
  double      share; /* of the width; shares add up to 1 */
  gboolean    right; /* numbers */
  gboolean    label; /* what the next column tells of */
  const char *group; /* stands over all columns beside each other that have it; NULL: none */
} SuyuanPaperColumn;

void suyuan_paper_table (SuyuanPaper *self, const SuyuanPaperColumn *columns, guint n_columns, GPtrArray *rows);
void suyuan_paper_table_with_total (SuyuanPaper *self, const SuyuanPaperColumn *columns, guint n_columns, GPtrArray *rows);

G_END_DECLS
