/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUYUAN_TYPE_COMPARE_VIEW (suyuan_compare_view_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanCompareView, suyuan_compare_view, SUYUAN, COMPARE_VIEW, GtkWidget)

/* Two pictures laid over each other, with a slider: before to its left, after to its right. Drag it, or use the arrow
 * keys, Home and End. The pictures are read in the background; either path may be NULL. */
void     suyuan_compare_view_show (SuyuanCompareView *self, const char *before, const char *after);
void     suyuan_compare_view_set_share (SuyuanCompareView *self, double share);
double   suyuan_compare_view_get_share (SuyuanCompareView *self);
gboolean suyuan_compare_view_is_read (SuyuanCompareView *self);

G_END_DECLS
