/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-incoming.h"
#include "suyuan-text-table.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_INCOMING_VIEW (suyuan_incoming_view_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanIncomingView, suyuan_incoming_view, SUYUAN, INCOMING_VIEW, GtkWidget)

/* Who made a package, and what it changes here: counts, conflicts value by value, files that are missing. */
void             suyuan_incoming_view_show (SuyuanIncomingView *self, const SuyuanIncoming *incoming);
void             suyuan_incoming_view_set_verdict (SuyuanIncomingView *self, const char *verdict);
SuyuanTextTable *suyuan_incoming_view_get_table (SuyuanIncomingView *self, const char *name);

G_END_DECLS
