/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-drawer.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_DRAFT_BAR (suyuan_draft_bar_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanDraftBar, suyuan_draft_bar, SUYUAN, DRAFT_BAR, GtkWidget)

/* At the top of a form: what is typed below is kept within two seconds, what an earlier one left behind is offered, and
 * all is forgotten with the answer. Seen only while it has something to say. Signal: `taken`. */
void     suyuan_draft_bar_watch (SuyuanDraftBar *self, const char *name, GtkWidget *field);
void     suyuan_draft_bar_keep_changes_alone (SuyuanDraftBar *self);
void     suyuan_draft_bar_begin (SuyuanDraftBar *self, SuyuanDrawer *drawer, const char *form);
void     suyuan_draft_bar_end (SuyuanDraftBar *self);
gboolean suyuan_draft_bar_stop (SuyuanDraftBar *self);

G_END_DECLS
