/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-projection.h"
#include "suyuan-sign.h"

G_BEGIN_DECLS

/* The oblong it lies in, whole degrees. */
#define SUYUAN_NATION_WEST 100
#define SUYUAN_NATION_EAST 120
#define SUYUAN_NATION_SOUTH 22
#define SUYUAN_NATION_NORTH 42

void suyuan_nation_invent (SuyuanPosition *positions, SuyuanSign *signs, guint n);

G_END_DECLS
