/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_PICK_DIALOG (suyuan_pick_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanPickDialog, suyuan_pick_dialog, SUYUAN, PICK_DIALOG, AdwWindow)

/* Chooses one record of a kind. Signal: `picked` (code). */
GtkWidget *suyuan_pick_dialog_new (GtkWindow *parent, SuyuanSeat *seat, SuyuanKind kind);

G_END_DECLS
