/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

/* @seat may be NULL; an open workspace adds whose data it shows. */
void suyuan_about_present (GtkWindow *parent, SuyuanSeat *seat);

G_END_DECLS
