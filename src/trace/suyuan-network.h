/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-position.h"

G_BEGIN_DECLS

#define SUYUAN_NO_REACH (-1)

/**
 * SuyuanReach:
 *
 * What a network is made of, one for each reach; its place in the array is its name from then on. Ends
 * meet where their node keys are equal, an end without one where its vertex is another's; an end that so meets
 * nothing goes on with @parent. All zero with no parent is a reach that meets nothing.
 */
typedef struct
{
  const char    *from_node, *to_node; /* nullable */
  gboolean       has_ends;
  SuyuanPosition first, last; /* in the direction of the flow */
  int            parent;      /* the next reach downstream, or SUYUAN_NO_REACH */
  double         length_m;
  double         rank;       /* smaller is nearer to the mouth (hydroseq); 0 unknown */
  int            divergence; /* 2: a minor branch below a fork, as in NHDPlus */
  gboolean       two_way;    /* tidal, or pumped to and fro */
} SuyuanReach;

/**
 * SuyuanNetwork:
 *
 * Which water flows into which, in packed arrays. Immutable, so any thread may walk on it.
 */
typedef struct _SuyuanNetwork SuyuanNetwork;

SuyuanNetwork *suyuan_network_new (const SuyuanReach *reaches, guint n_reaches);
void           suyuan_network_free (SuyuanNetwork *self);

guint    suyuan_network_get_n_reaches (const SuyuanNetwork *self);
guint    suyuan_network_get_n_nodes (const SuyuanNetwork *self);
double   suyuan_network_get_length (const SuyuanNetwork *self, guint reach);
guint    suyuan_network_get_order (const SuyuanNetwork *self, guint reach);
int      suyuan_network_get_main_down (const SuyuanNetwork *self, guint reach);
gboolean suyuan_network_is_two_way (const SuyuanNetwork *self, guint reach);
gboolean suyuan_network_flows_into (const SuyuanNetwork *self, guint reach, guint other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanNetwork, suyuan_network_free)

G_END_DECLS
