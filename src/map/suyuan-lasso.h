/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-projection.h"

G_BEGIN_DECLS

/**
 * SuyuanLasso:
 *
 * A closed line drawn on the map around what is to be chosen, straight on the screen from corner to corner. Immutable.
 */
typedef struct _SuyuanLasso SuyuanLasso;

SuyuanLasso *suyuan_lasso_new (const SuyuanWorld *corners, guint n_corners);
SuyuanLasso *suyuan_lasso_new_box (const SuyuanWorld *one, const SuyuanWorld *other);
SuyuanLasso *suyuan_lasso_copy (const SuyuanLasso *self);
void         suyuan_lasso_free (SuyuanLasso *self);
gboolean     suyuan_lasso_contains (const SuyuanLasso *self, const SuyuanWorld *world);
void         suyuan_lasso_gather (const SuyuanLasso *self, const SuyuanPosition *positions, const guint32 *points, guint n_points,
                                  GArray *inside);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanLasso, suyuan_lasso_free)

G_END_DECLS
