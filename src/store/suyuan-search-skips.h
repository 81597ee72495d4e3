/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-search-segment.h"

G_BEGIN_DECLS

/* What leads into a list of rows over many pages, held against the list while that is read: begun at the page of its
 * term, asked with every page after it, ended with it. */
typedef struct _SuyuanSearchSkips SuyuanSearchSkips;

SuyuanSearchSkips *suyuan_search_skips_new (SuyuanDb *db, gint64 segment);
void               suyuan_search_skips_free (SuyuanSearchSkips *self);

void               suyuan_search_skips_begin (SuyuanSearchSkips *self, gint64 page);
SuyuanSegmentState suyuan_search_skips_check (SuyuanSearchSkips *self, gint64 page, gint64 rowid, GError **error);
gboolean           suyuan_search_skips_end (SuyuanSearchSkips *self);

G_END_DECLS
