/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-desk.h"
#include "suyuan-record-item.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_RECORD_MODEL (suyuan_record_model_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanRecordModel, suyuan_record_model, SUYUAN, RECORD_MODEL, GObject)

/* A GListModel of SuyuanRecordItem over one query, asked of the desk beside the window: all ids, records by the page.
 * Until the answer comes the list stays what it was; of several questions only the last is answered. A failed query leaves
 * the rows as they were and says why. An item is a place of the list: what stands in it changes (`changed` of the item), and only
 * where the list ends does `items-changed` tell. Signals: `listing` and `listed`, before and after an
 * answer is taken in. */
SuyuanRecordModel *suyuan_record_model_new (SuyuanDesk *desk, SuyuanKind kind);
void               suyuan_record_model_set_terms (SuyuanRecordModel *self, const char *filter, const char *search,
                                                  const char *sort);
void               suyuan_record_model_set_among (SuyuanRecordModel *self, const gint64 *ids, guint n_ids);
void               suyuan_record_model_reload (SuyuanRecordModel *self);
void               suyuan_record_model_ask (SuyuanRecordModel *self);
void               suyuan_record_model_look_at (SuyuanRecordModel *self, guint first, guint n);
gboolean           suyuan_record_model_catch_up (SuyuanRecordModel *self);
gboolean           suyuan_record_model_is_late (SuyuanRecordModel *self);
gboolean           suyuan_record_model_is_asking (SuyuanRecordModel *self);
gboolean           suyuan_record_model_find (SuyuanRecordModel *self, const SuyuanUid *uid, guint *position);
SuyuanRecord      *suyuan_record_model_get_record (SuyuanRecordModel *self, guint position);
const gint64      *suyuan_record_model_get_ids (SuyuanRecordModel *self, guint *n_ids);
guint              suyuan_record_model_get_all (SuyuanRecordModel *self);
const char        *suyuan_record_model_get_fault (SuyuanRecordModel *self);

G_END_DECLS
