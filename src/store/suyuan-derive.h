/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-kind-table.h"

G_BEGIN_DECLS

/* Works out the fields that follow from other records: today the status of an outlet. */
typedef struct _SuyuanDeriver SuyuanDeriver;

SuyuanDeriver *suyuan_deriver_new (SuyuanDb *db, SuyuanKindTable *const *tables);
void           suyuan_deriver_free (SuyuanDeriver *self);
gboolean       suyuan_deriver_add_referred (SuyuanDeriver *self, GHashTable *outlets, GError **error);
gboolean       suyuan_deriver_prefetch (SuyuanDeriver *self, GError **error);
void           suyuan_deriver_fill_new (SuyuanDeriver *self, const SuyuanKindTable *table, SuyuanSlice *slices);
gboolean       suyuan_deriver_fill (SuyuanDeriver *self, const SuyuanKindTable *table, const SuyuanUid *uid,
                                    SuyuanSlice *slices, GError **error);
void           suyuan_deriver_note (GHashTable *outlets, SuyuanRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanDeriver, suyuan_deriver_free)

G_END_DECLS
