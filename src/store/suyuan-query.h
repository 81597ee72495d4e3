/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-query-terms.h"
#include "suyuan-workspace.h"

G_BEGIN_DECLS

SuyuanRecord *suyuan_workspace_get (SuyuanWorkspace *self, SuyuanKind kind, const SuyuanUid *uid, GError **error);
gboolean      suyuan_workspace_find (SuyuanWorkspace *self, SuyuanKind kind, const char *code, SuyuanUid *uid,
                                     GError **error);
char         *suyuan_workspace_dup_code (SuyuanWorkspace *self, SuyuanRecord *record);

/* The ids (row numbers, local to this database) of a query in its order: GArray of gint64. */
GArray *suyuan_workspace_query_ids (SuyuanWorkspace *self, const SuyuanQuery *query, GError **error);
/* The records of some ids, in the order given: GPtrArray of SuyuanRecord. */
GPtrArray *suyuan_workspace_fetch (SuyuanWorkspace *self, SuyuanKind kind, const gint64 *ids, guint n_ids,
                                   GError **error);
/* query_ids and fetch in one. */
GPtrArray  *suyuan_workspace_query (SuyuanWorkspace *self, const SuyuanQuery *query, GError **error);
gint64      suyuan_workspace_count (SuyuanWorkspace *self, const SuyuanQuery *query, GError **error);
gboolean    suyuan_workspace_count_each (SuyuanWorkspace *self, SuyuanKind kind, const SuyuanExpr *const *filters, guint n_filters,
                                         gint64 *counts, GError **error);
GHashTable *suyuan_workspace_tally (SuyuanWorkspace *self, SuyuanKind kind, const char *key, GError **error);
gint64      suyuan_workspace_id_of (SuyuanWorkspace *self, SuyuanKind kind, const SuyuanUid *uid);
/* Records of @kind whose reference field @key is @uid, by code. */
GPtrArray *suyuan_workspace_referring (SuyuanWorkspace *self, SuyuanKind kind, const char *key, const SuyuanUid *uid,
                                       GError **error);

/* Positions and two small fields of every record that passes, for maps and traces; see suyuan-scan.c. */
gboolean suyuan_workspace_scan (SuyuanWorkspace *self, const SuyuanQuery *query, const char *const *keys,
                                SuyuanScanFunc func, gpointer data, GError **error);

G_END_DECLS
