/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUYUAN_TYPE_PAGE_HEAD (suyuan_page_head_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanPageHead, suyuan_page_head, SUYUAN, PAGE_HEAD, GtkWidget)

/* What a page is, how much of it passes the filter, and its one primary action (win.primary). */
void suyuan_page_head_set_title (SuyuanPageHead *self, const char *title, const char *primary);
void suyuan_page_head_set_count (SuyuanPageHead *self, guint shown, guint all);
void suyuan_page_head_add (SuyuanPageHead *self, GtkWidget *widget);

G_END_DECLS
