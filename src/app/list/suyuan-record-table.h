/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-record-columns.h"
#include "suyuan-record-model.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_RECORD_TABLE (suyuan_record_table_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanRecordTable, suyuan_record_table, SUYUAN, RECORD_TABLE, GtkWidget)

/* Records of one kind as a table over a lazy model, read anew after each change as soon as somebody sees it. Signals:
 * `selected`; `activated` (Enter, double click); `listed`: what was asked is answered; `missed`: not who it was led to. */
GtkWidget         *suyuan_record_table_new (void);
void               suyuan_record_table_set_up (SuyuanRecordTable *self, SuyuanSeat *seat, SuyuanKind kind,
                                               const SuyuanTableColumn *columns, guint n_columns, GtkWidget *onlooker);
SuyuanRecordModel *suyuan_record_table_get_model (SuyuanRecordTable *self);
void               suyuan_record_table_set_terms (SuyuanRecordTable *self, const char *filter, const char *search);
guint              suyuan_record_table_get_n_rows (SuyuanRecordTable *self);
gboolean           suyuan_record_table_get_selected (SuyuanRecordTable *self, SuyuanUid *uid);
void               suyuan_record_table_begin (SuyuanRecordTable *self);
gboolean           suyuan_record_table_choose_first (SuyuanRecordTable *self);
gboolean           suyuan_record_table_select (SuyuanRecordTable *self, const SuyuanUid *uid);
void               suyuan_record_table_lead (SuyuanRecordTable *self, const SuyuanUid *uid);
void               suyuan_record_table_move (SuyuanRecordTable *self, int by);

G_END_DECLS
