/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"
#include "suyuan-cluster.h"
#include "suyuan-lasso.h"

G_BEGIN_DECLS

/**
 * SuyuanOutletCloud:
 *
 * The outlets of a workspace that have a position, as a map needs them: arrays side by side. Immutable, so that it is
 * read on a worker and drawn on the main thread; a reference may be held by any thread.
 */
typedef struct _SuyuanOutletCloud SuyuanOutletCloud;

SuyuanOutletCloud *suyuan_outlet_cloud_new (SuyuanOffice *office, SuyuanTheme theme, GError **error);
SuyuanOutletCloud *suyuan_outlet_cloud_renew (SuyuanOutletCloud *self, SuyuanOffice *office, SuyuanTheme theme, GError **error);
SuyuanOutletCloud *suyuan_outlet_cloud_new_from_points (const SuyuanPosition *positions, const SuyuanSign *signs, guint n_points);
SuyuanOutletCloud *suyuan_outlet_cloud_ref (SuyuanOutletCloud *self);
void               suyuan_outlet_cloud_unref (SuyuanOutletCloud *self);

const SuyuanClusterIndex *suyuan_outlet_cloud_get_index (SuyuanOutletCloud *self);
SuyuanClusterIndex       *suyuan_outlet_cloud_filter (SuyuanOutletCloud *self, const gint64 *ids, guint n_ids);
GArray                   *suyuan_outlet_cloud_gather (SuyuanOutletCloud *self, const SuyuanLasso *lasso, const guint32 *points, guint n_points);
GArray                   *suyuan_outlet_cloud_list_rows (SuyuanOutletCloud *self, const guint32 *points, guint n_points);
guint                     suyuan_outlet_cloud_get_n_points (SuyuanOutletCloud *self);
SuyuanTheme               suyuan_outlet_cloud_get_theme (SuyuanOutletCloud *self);
const SuyuanUid          *suyuan_outlet_cloud_get_uid (SuyuanOutletCloud *self, guint point);
SuyuanWorld               suyuan_outlet_cloud_get_place (SuyuanOutletCloud *self, guint point);
const SuyuanSign         *suyuan_outlet_cloud_get_sign (SuyuanOutletCloud *self, guint point);
gboolean                  suyuan_outlet_cloud_find (SuyuanOutletCloud *self, const SuyuanUid *uid, guint *point);
SuyuanExtent              suyuan_outlet_cloud_get_extent (SuyuanOutletCloud *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanOutletCloud, suyuan_outlet_cloud_unref)

G_END_DECLS
