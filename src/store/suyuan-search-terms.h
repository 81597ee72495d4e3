/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-db.h"

G_BEGIN_DECLS

/* What the full-text index holds, read from its own pages. */
guint64  suyuan_search_word (const char *pair, gsize length);
gboolean suyuan_search_terms_know_format (SuyuanDb *db, gboolean *known, GError **error);
gboolean suyuan_search_terms_sum (SuyuanDb *db, guint64 *sum, gboolean *whole, GError **error);

G_END_DECLS
