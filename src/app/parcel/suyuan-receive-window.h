/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-incoming-view.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_RECEIVE_WINDOW (suyuan_receive_window_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanReceiveWindow, suyuan_receive_window, SUYUAN, RECEIVE_WINDOW, AdwWindow)

/* Takes a package in: looked at first, merged when that is wanted, and a receipt for its sender. */
GtkWidget          *suyuan_receive_window_new (GtkWindow *parent, SuyuanSeat *seat);
void                suyuan_receive_window_look_at (SuyuanReceiveWindow *self, const char *path);
void                suyuan_receive_window_save_receipt (SuyuanReceiveWindow *self, const char *path);
const char         *suyuan_receive_window_get_step (SuyuanReceiveWindow *self);
SuyuanIncomingView *suyuan_receive_window_get_view (SuyuanReceiveWindow *self);

G_END_DECLS
