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
} SuyuanPaperColumn;

void suyuan_paper_table (SuyuanPaper *self, const SuyuanPaperColumn *columns, guint n_columns, GPtrArray *rows);

G_END_DECLS
