/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-outlet-cloud.h"
#include "suyuan-seat.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How several outlets that stand as one are spoken of: how many, and of which statuses. */
char *suyuan_heap_list_dup_words (SuyuanTheme theme, SuyuanCatalogue *catalogue, const SuyuanClusterItem *item);

/* A list, at @at of @parent, of outlets the map cannot part; choosing one selects it. Goes when it is closed. */
GtkWidget *suyuan_heap_list_show (GtkWidget *parent, const GdkRectangle *at, SuyuanSeat *seat,
                                  SuyuanOutletCloud *cloud, const guint32 *members, guint n_members);

G_END_DECLS
