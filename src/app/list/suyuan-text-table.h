/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUYUAN_TYPE_TEXT_TABLE (suyuan_text_table_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanTextTable, suyuan_text_table, SUYUAN, TEXT_TABLE, GtkWidget)

/* A table of nothing but text, however long. */
GtkWidget *suyuan_text_table_new (const char *name);
/* @width: 0 takes what is left and wraps; negative is a number, to the right. */
void  suyuan_text_table_add_column (SuyuanTextTable *self, const char *title, int width);
void  suyuan_text_table_clear (SuyuanTextTable *self);
void  suyuan_text_table_add (SuyuanTextTable *self, const char *const *cells);
guint suyuan_text_table_get_n_rows (SuyuanTextTable *self);
char *suyuan_text_table_dup_cell (SuyuanTextTable *self, guint row, guint column);

G_END_DECLS
