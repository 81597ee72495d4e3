/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-line.h"
#include "suyuan-office.h"

G_BEGIN_DECLS

/* The reach a place lies beside, and where. */
typedef struct
{
  SuyuanRecord *reach;
  double        chainage_m; /* along the reach */
  SuyuanBank    bank;       /* on which the place lies, looking downstream */
} SuyuanReachBeside;

SuyuanReachBeside *suyuan_office_find_reach_beside (SuyuanOffice *self, const SuyuanPosition *place, GError **error);
void               suyuan_reach_beside_free (SuyuanReachBeside *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanReachBeside, suyuan_reach_beside_free)

G_END_DECLS
