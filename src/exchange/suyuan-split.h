/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One record split off a delimited text; reused from record to record. */
typedef struct
{
  GString *text;       /* the cells, each ended by NUL */
  GArray  *starts;     /* gsize: where each begins in text */
  gsize    length;     /* bytes of the record in its source, line end and all */
  guint    n_lines;    /* physical lines it takes */
  gboolean unbalanced; /* a quotation mark has no partner */
} SuyuanSplit;

void        suyuan_split_init (SuyuanSplit *self);
void        suyuan_split_clear (SuyuanSplit *self);
gboolean    suyuan_split_parse (SuyuanSplit *self, const char *text, gsize length, gboolean is_last,
                                const char *delimiter, guint expected);
gboolean    suyuan_split_is_blank (const SuyuanSplit *self);
const char *suyuan_split_detect_delimiter (const char *text, gsize length, gboolean is_last, guint *n_cells);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanSplit, suyuan_split_clear)

G_END_DECLS
