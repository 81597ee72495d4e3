/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-field-editor.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_FIELD_ROW (suyuan_field_row_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanFieldRow, suyuan_field_row, SUYUAN, FIELD_ROW, GtkWidget)

/* Label and value of one field; while it is edited, label and input with the rule it breaks. Signal: `edited`. */
GtkWidget         *suyuan_field_row_new (SuyuanSeat *seat, const SuyuanField *field);
const SuyuanField *suyuan_field_row_get_field (SuyuanFieldRow *self);
void               suyuan_field_row_align (SuyuanFieldRow *self, GtkSizeGroup *labels);
void               suyuan_field_row_set_record (SuyuanFieldRow *self, SuyuanRecord *record);
void               suyuan_field_row_set_editing (SuyuanFieldRow *self, gboolean editing);
SuyuanFieldEditor *suyuan_field_row_get_editor (SuyuanFieldRow *self);
void               suyuan_field_row_set_fault (SuyuanFieldRow *self, const char *fault, gboolean hard);
const char        *suyuan_field_row_get_fault (SuyuanFieldRow *self);

G_END_DECLS
