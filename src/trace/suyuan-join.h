/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-line.h"
#include "suyuan-network.h"
#include "suyuan-pieces.h"

G_BEGIN_DECLS

#define SUYUAN_JOIN_SURE_M 100   /* no further than a line is drawn amiss */
#define SUYUAN_JOIN_NAME_M 20000 /* a course of one name may be undrawn this far */

/* Reaches as they were drawn, and what was made of them. Borrowed. */
typedef struct
{
  const SuyuanReach       *reaches;
  const SuyuanLine *const *lines; /* NULL for one that is not drawn */
  const char *const       *names; /* nullable each: what the river is called */
  guint                    n_reaches;
  const SuyuanPieces      *pieces;
  const SuyuanNetwork     *network; /* of the pieces */
} SuyuanDrawing;

typedef enum
{
  SUYUAN_JOIN_NEAR, /* no line is nearer */
  SUYUAN_JOIN_NAME, /* a course of the same name begins there */
} SuyuanJoinReason;

/* A mouth that meets nothing, and the reach it probably goes on with. */
typedef struct
{
  guint            reach;
  guint            other;
  double           distance_m; /* not drawn between the two */
  SuyuanPosition   position;   /* of the mouth */
  SuyuanJoinReason reason;
  int              rival; /* a reach that is nearly as near, or SUYUAN_NO_REACH */
} SuyuanJoin;

GArray *suyuan_joins_find (const SuyuanDrawing *drawing, double near_m);

G_END_DECLS
