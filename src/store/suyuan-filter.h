/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-query.h"
#include "suyuan-workspace-private.h"

G_BEGIN_DECLS

/* SQL made of a query, and the values its marks stand for, in order. */
typedef struct
{
  GString *sql;
  GArray  *values; /* of SuyuanValue */
} SuyuanClause;

void        suyuan_clause_init (SuyuanClause *self);
void        suyuan_clause_clear (SuyuanClause *self);
void        suyuan_clause_add_text (SuyuanClause *self, const char *text);
void        suyuan_clause_add_integer (SuyuanClause *self, gint64 integer);
void        suyuan_clause_add_real (SuyuanClause *self, double real);
SuyuanStmt *suyuan_clause_prepare (SuyuanClause *self, SuyuanDb *db, GError **error);

gboolean suyuan_filter_append (SuyuanClause *clause, SuyuanWorkspace *workspace, const SuyuanKindTable *table,
                               const SuyuanExpr *expr, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanClause, suyuan_clause_clear)

G_END_DECLS
