/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_CHECKS_WINDOW (suyuan_checks_window_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanChecksWindow, suyuan_checks_window, SUYUAN, CHECKS_WINDOW, AdwWindow)

/* What the standing checks find, kind by kind, each to be opened, seen on the map and, where a repair is proposed, put
 * right. Opening one closes the window; the next over the same parent goes on where this one was. */
GtkWidget  *suyuan_checks_window_present (GtkWindow *parent, SuyuanSeat *seat);
gboolean    suyuan_checks_window_is_read (SuyuanChecksWindow *self);
guint       suyuan_checks_window_count (SuyuanChecksWindow *self, const char *check);
gboolean    suyuan_checks_window_show (SuyuanChecksWindow *self, const char *check);
const char *suyuan_checks_window_get_shown (SuyuanChecksWindow *self);

G_END_DECLS
