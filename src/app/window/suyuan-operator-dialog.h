/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_OPERATOR_DIALOG (suyuan_operator_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanOperatorDialog, suyuan_operator_dialog, SUYUAN, OPERATOR_DIALOG, AdwWindow)

GtkWidget *suyuan_operator_dialog_present (GtkWindow *parent, SuyuanSeat *seat);

G_END_DECLS
