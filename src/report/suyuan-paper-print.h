/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-paper.h"

G_BEGIN_DECLS

/* Fills a paper, furniture and all; called twice, so that every page can say of how many it is one. */
typedef gboolean (*SuyuanPrintFunc) (SuyuanPaper *paper,
                                     gpointer     data,
                                     GError     **error);

gboolean suyuan_paper_print (const char *path, SuyuanPrintFunc draw, gpointer data, guint *n_pages, GPtrArray **faults,
                             GError **error);

G_END_DECLS
