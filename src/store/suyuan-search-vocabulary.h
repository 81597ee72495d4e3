/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-db.h"

G_BEGIN_DECLS

/* The same as suyuan_search_terms_sum() says, asked of FTS5: slower, and of pages in whatever format. */
gboolean suyuan_search_vocabulary_sum (SuyuanDb *db, guint64 *sum, gboolean *whole, GError **error);

G_END_DECLS
