/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-form-dialog.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_LINK_DIALOG (suyuan_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanLinkDialog, suyuan_link_dialog, SUYUAN, LINK_DIALOG, SuyuanFormDialog)

/* Whose water an outlet discharges: the enterprise, how that was found, and how sure it is. */
GtkWidget *suyuan_link_dialog_new (GtkWindow *parent, SuyuanSeat *seat, const SuyuanUid *outlet);

/* Fills the form, as a person would. */
void suyuan_link_dialog_fill (SuyuanLinkDialog *self, const char *enterprise, const char *method,
                              const char *confidence);

G_END_DECLS
