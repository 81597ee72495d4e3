/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-network.h"

G_BEGIN_DECLS

typedef enum
{
  SUYUAN_FAULT_LOOP,         /* water could come back to where it was */
  SUYUAN_FAULT_SINK,         /* nothing leaves its end: a mouth, or a missing reach */
  SUYUAN_FAULT_ALONE,        /* meets no other reach */
  SUYUAN_FAULT_GAP,          /* its loose end is near to another reach's end: they should probably meet */
  SUYUAN_FAULT_HEAD_ON,      /* two reaches end at a node and nothing else does: one probably runs the wrong way */
  SUYUAN_FAULT_BACK_TO_BACK, /* two reaches begin at a node and nothing else does: likewise */
  SUYUAN_FAULT_PARENT,       /* its parent does not begin where it ends */
} SuyuanFaultKind;

typedef struct
{
  SuyuanFaultKind kind;
  guint           reach;
  int             other;      /* the other reach concerned, or SUYUAN_NO_REACH */
  double          distance_m; /* of a gap */
} SuyuanFault;

const char *suyuan_fault_kind_get_key (SuyuanFaultKind kind);
GArray     *suyuan_network_check (const SuyuanNetwork *self, const SuyuanReach *reaches, double tolerance_m);

G_END_DECLS
