/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-kind-table.h"

G_BEGIN_DECLS

/* The full-text index over codes and names of all kinds, as a whole. Rows go in and out of it in suyuan-indexer.c. */
gboolean suyuan_search_index_put (SuyuanDb *db, const char *sql, const SuyuanKindTable *table, SuyuanStmt *row, GError **error);
gboolean suyuan_search_index_check (SuyuanDb *db, SuyuanKindTable *const *tables, gboolean *agrees, GError **error);
gboolean suyuan_search_index_rebuild (SuyuanDb *db, SuyuanKindTable *const *tables, guint *n_rows, GError **error);

#define SUYUAN_SEARCH_INDEX_ADD "INSERT INTO suyuan_search (rowid, pairs) VALUES (?, ?)"
#define SUYUAN_SEARCH_INDEX_DROP "INSERT INTO suyuan_search (suyuan_search, rowid, pairs) VALUES ('delete', ?, ?)"

G_END_DECLS
