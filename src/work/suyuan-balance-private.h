/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-balance.h"
#include "suyuan-shore.h"

G_BEGIN_DECLS

/* The stretch of river between two sections. */
typedef struct
{
  SuyuanUid upper, lower;
  double    distance_m;
  GArray   *outlets; /* of SuyuanUid */
  GArray   *distances;
  gboolean  tidal;    /* water runs both ways on the way */
  gboolean  bypassed; /* a branch leads round the upper section */
} SuyuanStretch;

gboolean suyuan_stretch_find (SuyuanStretch *self, SuyuanOffice *office, const SuyuanUid *one, const SuyuanUid *other,
                              GError **error);
void     suyuan_stretch_clear (SuyuanStretch *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuyuanStretch, suyuan_stretch_clear)

G_END_DECLS
