/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-network-private.h"
#include "suyuan-walk.h"

#include <math.h>

G_BEGIN_DECLS

#define SUYUAN_FAR INFINITY

/* A walk on its way. main_path: by reach, the distance along the main path to where the walk enters it;
 * nodes: the shortest distance to each. SUYUAN_FAR where it does not get to; NULL where it is not asked. */
typedef struct
{
  const SuyuanWalk       *walk;
  const SuyuanNetwork    *network;
  const SuyuanWalkLimits *limits; /* nullable */
  const SuyuanLists      *ways;   /* by node, the reaches the walk can enter there */
  const guint32          *beyond; /* as the items of ways, the node each leads to */
  const guint32          *near;   /* by order, the node each reach is entered by */
  double                 *main_path, *nodes;
  double                  ahead, behind; /* of the start, on its own reach */
} SuyuanSearch;

void     suyuan_search_init (SuyuanSearch *self, const SuyuanWalk *walk, const SuyuanNetwork *network,
                             const SuyuanWalkLimits *limits);
void     suyuan_search_clear (SuyuanSearch *self);
gboolean suyuan_search_is_barred (const SuyuanSearch *self, guint32 reach);
void     suyuan_search_main (SuyuanSearch *self);
void     suyuan_search_shortest (SuyuanSearch *self);
guint8  *suyuan_search_mark (const SuyuanSearch *self);

double *suyuan_distances_new (guint n);
guint32 suyuan_network_get_main_exit (const SuyuanNetwork *network, guint32 reach);

/* The node a walk leaves the reach by, and the one it enters by; a two-way reach can be walked both ways. */
static inline guint32
suyuan_search_far_node (const SuyuanSearch *self,
                        guint32             reach)
{
  return self->walk->direction == SUYUAN_WALK_UP ? self->network->from[reach] : self->network->to[reach];
}

static inline guint32
suyuan_search_near_node (const SuyuanSearch *self,
                         guint32             reach)
{
  return self->walk->direction == SUYUAN_WALK_UP ? self->network->to[reach] : self->network->from[reach];
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanSearch, suyuan_search_clear)

G_END_DECLS
