/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"
#include "suyuan-record-item.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_RECORD_MODEL (suyuan_record_model_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanRecordModel, suyuan_record_model, SUYUAN, RECORD_MODEL, GObject)

/* A GListModel of SuyuanRecordItem over one query: all ids, records by the page. Filter, search and order are
 * the store's; a failed query leaves the list empty and says why. */
SuyuanRecordModel *suyuan_record_model_new (SuyuanOffice *office, SuyuanKind kind);
void               suyuan_record_model_set_terms (SuyuanRecordModel *self, const char *filter, const char *search,
                                                  const char *sort);
void               suyuan_record_model_set_among (SuyuanRecordModel *self, const gint64 *ids, guint n_ids);
void               suyuan_record_model_reload (SuyuanRecordModel *self);
gboolean           suyuan_record_model_find (SuyuanRecordModel *self, const SuyuanUid *uid, guint *position);
SuyuanRecord      *suyuan_record_model_get_record (SuyuanRecordModel *self, guint position);
const gint64      *suyuan_record_model_get_ids (SuyuanRecordModel *self, guint *n_ids);
const char        *suyuan_record_model_get_fault (SuyuanRecordModel *self);

G_END_DECLS
