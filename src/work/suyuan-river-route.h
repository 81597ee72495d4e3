/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"
#include "suyuan-position.h"
#include "suyuan-route.h"

G_BEGIN_DECLS

/* How far it is along the river between two places beside it. */
typedef struct
{
  SuyuanRouteKind kind;
  double          length_m;
  GArray         *course;  /* of SuyuanPosition: as the river is drawn, from the one to the other */
  char           *reaches; /* the names of the waters it runs along, in order: "七里河 → 白河" */
} SuyuanRiverRoute;

SuyuanRiverRoute *suyuan_office_measure_river (SuyuanOffice *self, const SuyuanPosition *from,
                                               const SuyuanPosition *to, double tolerance_m, GError **error);
void              suyuan_river_route_free (SuyuanRiverRoute *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanRiverRoute, suyuan_river_route_free)

G_END_DECLS
