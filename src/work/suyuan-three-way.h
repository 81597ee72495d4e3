/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-value.h"

G_BEGIN_DECLS

/* What becomes of one cell that was sent out and came back, while what stands here may have changed. */
typedef enum
{
  SUYUAN_THREE_WAY_UNCHANGED, /* came back as it was sent */
  SUYUAN_THREE_WAY_ALREADY,   /* stands here already */
  SUYUAN_THREE_WAY_SET,       /* filled in, and nobody touched it here */
  SUYUAN_THREE_WAY_CLEARED,   /* emptied, and nobody touched it here */
  SUYUAN_THREE_WAY_COLLIDES,  /* changed on both sides, not alike */
  SUYUAN_THREE_WAY_UNKNOWN,   /* nobody knows what was sent */
} SuyuanThreeWay;

SuyuanThreeWay suyuan_three_way (const SuyuanValue *sent, const SuyuanValue *came, const SuyuanValue *here);

G_END_DECLS
