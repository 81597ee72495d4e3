/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-beside.h"
#include "suyuan-form-dialog.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_BANK_DIALOG (suyuan_bank_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanBankDialog, suyuan_bank_dialog, SUYUAN, BANK_DIALOG, SuyuanFormDialog)

/* What was found on the two banks of a reach: outlets, nothing, or nobody was there. */
GtkWidget *suyuan_bank_dialog_new (GtkWindow *parent, SuyuanSeat *seat, const SuyuanReachBeside *beside);

G_END_DECLS
