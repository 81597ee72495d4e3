/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-census.h"
#include "suyuan-scene.h"

G_BEGIN_DECLS

/* What of the workspace goes on a map. */
typedef enum
{
  SUYUAN_ATLAS_GROUND = 1 << 0, /* areas, water, reaches */
  SUYUAN_ATLAS_POINTS = 1 << 1, /* sections and enterprises */
  SUYUAN_ATLAS_OUTLETS = 1 << 2,
} SuyuanAtlasParts;

SuyuanSign   suyuan_atlas_sign (SuyuanRecord *outlet);
SuyuanScene *suyuan_atlas_scene (SuyuanOffice *office, SuyuanAtlasParts parts, const SuyuanBounds *bounds,
                                 const SuyuanUid *highlighted, GCancellable *cancellable, GError **error);
SuyuanScene *suyuan_atlas_links (SuyuanOffice *office, const SuyuanUid *outlet, GError **error);

G_END_DECLS
