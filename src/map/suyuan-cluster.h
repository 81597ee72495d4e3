/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-projection.h"
#include "suyuan-sign.h"

G_BEGIN_DECLS

/* Up to this zoom points within 64 pixels stand as one; beyond it only coincident ones do. */
#define SUYUAN_CLUSTER_MAX_ZOOM 17
#define SUYUAN_CLUSTER_GONE G_MAXUINT32

/**
 * SuyuanClusterIndex:
 *
 * Points of a map, gathered for any zoom. Immutable, so any thread may read it.
 */
typedef struct _SuyuanClusterIndex SuyuanClusterIndex;

/* What stands at one place of the map: a point (count 1) or several as one. */
typedef struct
{
  SuyuanWorld place;
  guint       first; /* into the order of the index */
  guint       count;
  guint       id;         /* the first (or only) point: its place in the arrays the index was made from */
  gboolean    coincident; /* several at the very same place: no zoom parts them */
  guint       counts[SUYUAN_N_STATUSES];
} SuyuanClusterItem;

SuyuanClusterIndex *suyuan_cluster_index_new (const SuyuanPosition *positions, const guint8 *statuses,
                                              guint n_points);
SuyuanClusterIndex *suyuan_cluster_index_renew (const SuyuanClusterIndex *self, const SuyuanPosition *positions,
                                                const guint8 *statuses, guint n_points, const guint32 *now,
                                                const guint32 *changed, guint n_changed);
SuyuanClusterIndex *suyuan_cluster_index_filter (const SuyuanClusterIndex *self, const guint8 *wanted);
void                suyuan_cluster_index_free (SuyuanClusterIndex *self);
guint               suyuan_cluster_index_get_n_points (const SuyuanClusterIndex *self);

void           suyuan_cluster_index_query (const SuyuanClusterIndex *self, const SuyuanExtent *extent, double zoom,
                                           GArray *items);
const guint32 *suyuan_cluster_index_get_members (const SuyuanClusterIndex *self, const SuyuanClusterItem *item);
guint          suyuan_cluster_index_get_expansion_zoom (const SuyuanClusterIndex *self,
                                                        const SuyuanClusterItem  *item);
SuyuanExtent   suyuan_cluster_index_get_extent (const SuyuanClusterIndex *self, const SuyuanClusterItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanClusterIndex, suyuan_cluster_index_free)

G_END_DECLS
