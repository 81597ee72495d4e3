/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-river.h"
#include "suyuan-sites.h"

G_BEGIN_DECLS

/* The records of one kind that lie at the river, and where. All zero: none read. */
typedef struct
{
  SuyuanRiver *river;     /* borrowed */
  GArray      *uids;      /* of SuyuanUid */
  GArray      *reaches;   /* of int */
  GArray      *chainages; /* of double */
} SuyuanShore;

gboolean suyuan_shore_read (SuyuanShore *self, SuyuanOffice *office, SuyuanRiver *river, SuyuanKind kind,
                            GError **error);
void     suyuan_shore_clear (SuyuanShore *self);
GArray  *suyuan_shore_meet (const SuyuanShore *self, const SuyuanWalk *walk, GArray *steps);
double  *suyuan_shore_list_barriers (const SuyuanShore *self, const SuyuanWalk *walk);
gboolean suyuan_river_start (SuyuanRiver *river, SuyuanOffice *office, SuyuanKind kind, const SuyuanUid *uid,
                             SuyuanWalk *walk, GError **error);
gboolean suyuan_river_may_start (SuyuanRiver *river, SuyuanOffice *office, SuyuanKind kind, const SuyuanUid *uid,
                                 SuyuanWalk *walk, gboolean *starts, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanShore, suyuan_shore_clear)

G_END_DECLS
