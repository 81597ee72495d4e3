/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-kind-table.h"

G_BEGIN_DECLS

/* What a transaction has still to put into the spatial and the search index and the layers' extents. */
typedef struct _SuyuanIndexer SuyuanIndexer;

SuyuanIndexer *suyuan_indexer_new (SuyuanDb *db, SuyuanKindTable *const *tables);
void           suyuan_indexer_free (SuyuanIndexer *self);

void     suyuan_indexer_add (SuyuanIndexer *self, SuyuanKind kind, gint64 fid);
gboolean suyuan_indexer_drop (SuyuanIndexer *self, const SuyuanKindTable *table, gint64 fid, GError **error);
gboolean suyuan_indexer_flush (SuyuanIndexer *self, GError **error);
void     suyuan_indexer_forget (SuyuanIndexer *self);
void     suyuan_indexer_round_box (const SuyuanBox *box, float floats[4]);

guint64  suyuan_indexer_hash_entry (gint64 fid, const float floats[4]);
gboolean suyuan_indexer_read_extent (SuyuanIndexer *self, const SuyuanKindTable *table, SuyuanBox *box, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanIndexer, suyuan_indexer_free)

G_END_DECLS
