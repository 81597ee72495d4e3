/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-filter.h"

G_BEGIN_DECLS

gboolean    suyuan_query_append (SuyuanClause *clause, SuyuanWorkspace *workspace, const SuyuanKindTable *table,
                                 const SuyuanQuery *query, gboolean ordered, GError **error);
SuyuanStmt *suyuan_query_prepare (SuyuanClause *clause, SuyuanWorkspace *workspace, const SuyuanKindTable *table,
                                  const SuyuanQuery *query, const char *columns, gboolean ordered, GError **error);

G_END_DECLS
