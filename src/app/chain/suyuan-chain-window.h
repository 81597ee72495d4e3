/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_CHAIN_WINDOW (suyuan_chain_window_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanChainWindow, suyuan_chain_window, SUYUAN, CHAIN_WINDOW, AdwWindow)

/* The chain a section, outlet, enterprise or task stands in, with that record chosen. Opening one of its records closes
 * the window. */
GtkWidget *suyuan_chain_window_new (GtkWindow *parent, SuyuanSeat *seat, SuyuanKind kind, const SuyuanUid *uid);

G_END_DECLS
