/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-open.h"

G_BEGIN_DECLS

#define SUYUAN_HEADER_WITHIN 30 /* a header is looked for in so many rows */

/* Where the header of a table stands among its first rows. */
typedef struct
{
  guint  first;   /* row it begins in; what is above is title */
  guint  n_rows;  /* 0: no header */
  guint  n_units; /* rows of units below it */
  char **names;   /* one per column, not empty, no two the same */
} SuyuanHeaderRows;

void  suyuan_header_rows_recognise (SuyuanHeaderRows *self, GPtrArray *rows, const SuyuanOpenOptions *options);
void  suyuan_header_rows_clear (SuyuanHeaderRows *self);
guint suyuan_header_rows_count_hits (GPtrArray *rows, const SuyuanOpenOptions *options);

G_END_DECLS
