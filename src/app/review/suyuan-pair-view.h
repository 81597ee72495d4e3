/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-compare-view.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_PAIR_VIEW (suyuan_pair_view_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanPairView, suyuan_pair_view, SUYUAN, PAIR_VIEW, GtkWidget)

/* Photographs of one place before and after: over each other and beside each other, with what is known of each and what
 * there is to say against it; further pairs to step through. */
void               suyuan_pair_view_show (SuyuanPairView *self, GPtrArray *pairs);
void               suyuan_pair_view_step (SuyuanPairView *self, int by);
SuyuanCompareView *suyuan_pair_view_get_compare (SuyuanPairView *self);

G_END_DECLS
