/* The rule of merging a cell: what was sent, what came back, what stands here.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-three-way.h"

/**
 * suyuan_three_way:
 * @sent: (nullable): what went out; %NULL: nobody knows
 *
 * A side that did not change gives way to the other; where both changed alike there is nothing to do. Without what
 * was sent nobody can say which side changed: then a difference is asked about, and a blank cell says nothing.
 */
SuyuanThreeWay
suyuan_three_way (const SuyuanValue *sent,
                  const SuyuanValue *came,
                  const SuyuanValue *here)
{
  if (sent && suyuan_value_equal (came, sent))
    return SUYUAN_THREE_WAY_UNCHANGED;
  if (suyuan_value_equal (came, here))
    return SUYUAN_THREE_WAY_ALREADY;
  if (!sent)
    return came->type == SUYUAN_VALUE_NULL ? SUYUAN_THREE_WAY_UNCHANGED : SUYUAN_THREE_WAY_UNKNOWN;
  if (!suyuan_value_equal (here, sent))
    return SUYUAN_THREE_WAY_COLLIDES;
  return came->type == SUYUAN_VALUE_NULL ? SUYUAN_THREE_WAY_CLEARED : SUYUAN_THREE_WAY_SET;
}
