/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_BULLETIN_WINDOW (suyuan_bulletin_window_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanBulletinWindow, suyuan_bulletin_window, SUYUAN, BULLETIN_WINDOW, AdwWindow)

/* The quarterly notice before it is made: its figures, each opening in @parent what it counts. It follows changes; one that is open is brought forward. */
GtkWidget *suyuan_bulletin_window_present (GtkWindow *parent, SuyuanSeat *seat);

G_END_DECLS
