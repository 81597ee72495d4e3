/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-form-dialog.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_SEND_DIALOG (suyuan_send_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanSendDialog, suyuan_send_dialog, SUYUAN, SEND_DIALOG, SuyuanFormDialog)

/* Makes a package for another office: all of it, a part, or what is new since the receipt it sent back. */
GtkWidget *suyuan_send_dialog_new (GtkWindow *parent, SuyuanSeat *seat);
void       suyuan_send_dialog_set_reach (SuyuanSendDialog *self, const char *code);
void       suyuan_send_dialog_set_receipt (SuyuanSendDialog *self, const char *path);
void       suyuan_send_dialog_pack_into (SuyuanSendDialog *self, const char *path);

G_END_DECLS
