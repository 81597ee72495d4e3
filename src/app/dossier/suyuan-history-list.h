/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-census.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_HISTORY_LIST (suyuan_history_list_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanHistoryList, suyuan_history_list, SUYUAN, HISTORY_LIST, GtkWidget)

/* Who changed what and when, in words, newest first; one entry for what one action did. */
GtkWidget *suyuan_history_list_new (void);
void       suyuan_history_list_set_lines (SuyuanHistoryList *self, SuyuanOffice *office, GPtrArray *lines);

G_END_DECLS
