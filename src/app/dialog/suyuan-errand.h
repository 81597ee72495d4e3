/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

/* What a window has running, and whether anybody still looks at the window. Part of the window's own struct. */
typedef struct
{
  gboolean running;
  gboolean left; /* seen no more, and gone when what is running has ended */
} SuyuanErrand;

gboolean suyuan_errand_leave (SuyuanErrand *self, GtkWindow *window, SuyuanSeat *seat);
gboolean suyuan_errand_end (SuyuanErrand *self, GtkWindow *window, SuyuanSeat *seat, const GError *error);

G_END_DECLS
