/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-record.h"
#include "suyuan-sign-draw.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_SIGN_VIEW (suyuan_sign_view_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanSignView, suyuan_sign_view, SUYUAN, SIGN_VIEW, GtkWidget)

/* One sign among widgets, the same as on the map and on paper. */
GtkWidget *suyuan_sign_view_new (void);
void       suyuan_sign_view_set_outlet (SuyuanSignView *self, SuyuanRecord *outlet, guint overdue_days);
void       suyuan_sign_view_set_sign (SuyuanSignView *self, const SuyuanSign *sign);
void       suyuan_sign_view_set_state (SuyuanSignView *self, const char *state);
void       suyuan_sign_view_set_class (SuyuanSignView *self, const char *water_class);

/* What the language and the desktop's scheme mean for drawing. */
gboolean     suyuan_sign_view_is_chinese (void);
SuyuanScheme suyuan_sign_view_get_scheme (void);
gboolean     suyuan_sign_view_is_strong (void);

G_END_DECLS
