/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-kind-table.h"

G_BEGIN_DECLS

/* Notices when a transaction makes very many records of a kind, and sets its indexes aside until the end. */
typedef struct _SuyuanBulk SuyuanBulk;

SuyuanBulk *suyuan_bulk_new (SuyuanDb *db);
void        suyuan_bulk_free (SuyuanBulk *self);
void        suyuan_bulk_note_create (SuyuanBulk *self, const SuyuanKindTable *table);
gboolean    suyuan_bulk_finish (SuyuanBulk *self, GError **error);
void        suyuan_bulk_forget (SuyuanBulk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanBulk, suyuan_bulk_free)

G_END_DECLS
