/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-kind.h"

G_BEGIN_DECLS

/* Not terminated; borrowed for the call. */
typedef void (*SuyuanPairFunc) (const char *pair,
                                gsize       length,
                                gpointer    data);

char  *suyuan_search_fold (const char *text);
void   suyuan_search_each_pair (GString *flat, const char *text, SuyuanPairFunc func, gpointer data);
void   suyuan_search_append_pairs (GString *pairs, const char *text);
char  *suyuan_search_make_match (const char *folded);
gint64 suyuan_search_rowid (SuyuanKind kind, gint64 fid);

G_END_DECLS
