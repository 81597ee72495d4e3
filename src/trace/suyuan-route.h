/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-network.h"

G_BEGIN_DECLS

/* How the water gets from one place to the other, if it does. */
typedef enum
{
  SUYUAN_ROUTE_DOWN,
  SUYUAN_ROUTE_UP,
  SUYUAN_ROUTE_ACROSS, /* it does not: the way goes down one water and up another */
} SuyuanRouteKind;

/* A place on the network. */
typedef struct
{
  guint  reach;
  double chainage_m; /* from the beginning of the reach */
} SuyuanRoutePlace;

/* Along a reach; from_m > to_m goes against the direction it is drawn in. */
typedef struct
{
  guint  reach;
  double from_m, to_m;
} SuyuanLeg;

/* The shortest way between two places along the water. */
typedef struct
{
  SuyuanRouteKind kind;
  double          length_m;
  GArray         *legs; /* of SuyuanLeg, from the first place to the second */
} SuyuanRoute;

SuyuanRoute *suyuan_route_find (const SuyuanNetwork *network, SuyuanRoutePlace from, SuyuanRoutePlace to);
void         suyuan_route_free (SuyuanRoute *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanRoute, suyuan_route_free)

G_END_DECLS
