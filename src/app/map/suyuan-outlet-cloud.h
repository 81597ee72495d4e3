/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"
#include "suyuan-cluster.h"

G_BEGIN_DECLS

/**
 * SuyuanOutletCloud:
 *
 * The outlets of a workspace that have a position, as a map needs them: arrays side by side, and the index
 * of those that pass the filter.
 */
typedef struct _SuyuanOutletCloud SuyuanOutletCloud;

SuyuanOutletCloud *suyuan_outlet_cloud_new (SuyuanOffice *office, GError **error);
void               suyuan_outlet_cloud_free (SuyuanOutletCloud *self);
void               suyuan_outlet_cloud_filter (SuyuanOutletCloud *self, const gint64 *ids, guint n_ids);
void               suyuan_outlet_cloud_unfilter (SuyuanOutletCloud *self);

const SuyuanClusterIndex *suyuan_outlet_cloud_get_index (SuyuanOutletCloud *self);
guint                     suyuan_outlet_cloud_get_n_points (SuyuanOutletCloud *self);
const SuyuanUid          *suyuan_outlet_cloud_get_uid (SuyuanOutletCloud *self, guint point);
SuyuanWorld               suyuan_outlet_cloud_get_place (SuyuanOutletCloud *self, guint point);
SuyuanSign                suyuan_outlet_cloud_get_sign (SuyuanOutletCloud *self, guint point);
gboolean                  suyuan_outlet_cloud_find (SuyuanOutletCloud *self, const SuyuanUid *uid, guint *point);
SuyuanExtent              suyuan_outlet_cloud_get_extent (SuyuanOutletCloud *self);

G_END_DECLS
