/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-form-dialog.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_NEW_DIALOG (suyuan_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanNewDialog, suyuan_new_dialog, SUYUAN, NEW_DIALOG, SuyuanFormDialog)

/* A new record of a kind: what it must have; the rest is filled in on its page. */
GtkWidget *suyuan_new_dialog_new (GtkWindow *parent, SuyuanSeat *seat, SuyuanKind kind);
void       suyuan_new_dialog_set_outlet (SuyuanNewDialog *self, const SuyuanUid *outlet, const char *code);
gboolean   suyuan_new_dialog_fill (SuyuanNewDialog *self, const char *key, const char *text);

G_END_DECLS
