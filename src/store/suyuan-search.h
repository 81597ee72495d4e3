/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-kind.h"

G_BEGIN_DECLS

char  *suyuan_search_fold (const char *text);
void   suyuan_search_append_pairs (GString *pairs, const char *text);
char  *suyuan_search_make_match (const char *folded);
gint64 suyuan_search_rowid (SuyuanKind kind, gint64 fid);

G_END_DECLS
