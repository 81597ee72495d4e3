/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-record-model.h"

G_BEGIN_DECLS

/* Tells a list which of its rows a scrolled window shows, now or once it is scrolled to one. */
void suyuan_record_sight_look_here (SuyuanRecordModel *model, GtkScrolledWindow *scroller);
void suyuan_record_sight_look_from (SuyuanRecordModel *model, GtkScrolledWindow *scroller, guint first);

G_END_DECLS
