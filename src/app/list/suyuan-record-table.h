/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-record-model.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_RECORD_TABLE (suyuan_record_table_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanRecordTable, suyuan_record_table, SUYUAN, RECORD_TABLE, GtkWidget)

/* A column: a field of the catalogue, or "code" (what people call the record). */
typedef struct
{
  const char *key;
  int         width;
  gboolean    expand;
} SuyuanTableColumn;

/* Records of one kind as a table over a lazy model. Signals: `selected`; `activated` (Enter, double click). */
GtkWidget         *suyuan_record_table_new (void);
void               suyuan_record_table_set_up (SuyuanRecordTable *self, SuyuanOffice *office, SuyuanKind kind,
                                               const SuyuanTableColumn *columns, guint n_columns);
SuyuanRecordModel *suyuan_record_table_get_model (SuyuanRecordTable *self);
void               suyuan_record_table_set_terms (SuyuanRecordTable *self, const char *filter, const char *search);
void               suyuan_record_table_reload (SuyuanRecordTable *self);
guint              suyuan_record_table_get_n_rows (SuyuanRecordTable *self);
gboolean           suyuan_record_table_get_selected (SuyuanRecordTable *self, SuyuanUid *uid);
void               suyuan_record_table_choose_first (SuyuanRecordTable *self);
gboolean           suyuan_record_table_select (SuyuanRecordTable *self, const SuyuanUid *uid);
void               suyuan_record_table_move (SuyuanRecordTable *self, int by);

G_END_DECLS
