/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-profile.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_PROFILE_VIEW (suyuan_profile_view_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanProfileView, suyuan_profile_view, SUYUAN, PROFILE_VIEW, GtkWidget)

/* The river drawn out straight. Left and Right go from mark to mark as the water does, Enter opens. Signal: `opened` (kind,
 * uid pointer). */
void     suyuan_profile_view_show (SuyuanProfileView *self, SuyuanProfile *profile);
void     suyuan_profile_view_show_only (SuyuanProfileView *self, const SuyuanChain *part);
void     suyuan_profile_view_select (SuyuanProfileView *self, const SuyuanUid *uid);
gboolean suyuan_profile_view_get_selected (SuyuanProfileView *self, SuyuanUid *uid);

G_END_DECLS
