/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_FIELD_EDITOR (suyuan_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanFieldEditor, suyuan_field_editor, SUYUAN, FIELD_EDITOR, GtkWidget)

/* The input that fits a field's type. Signal: `edited`. Its text is what `FIELD=` takes. */
GtkWidget *suyuan_field_editor_new (SuyuanSeat *seat, const SuyuanField *field);
void       suyuan_field_editor_set_record (SuyuanFieldEditor *self, SuyuanRecord *record);
void       suyuan_field_editor_set_text (SuyuanFieldEditor *self, const char *text);
char      *suyuan_field_editor_dup_text (SuyuanFieldEditor *self);
gboolean   suyuan_field_editor_is_changed (SuyuanFieldEditor *self);

/* Reads what is typed into @draft; FALSE with @fault said where it cannot be read. */
gboolean suyuan_field_editor_read (SuyuanFieldEditor *self, SuyuanRecord *draft, char **fault);

G_END_DECLS
