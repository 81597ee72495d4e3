/* An invented nation of outlets, the same at every start, for benches that compare themselves with programs
 * in other languages: the generator is one that each of them can write down. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-nation.h"

#include <math.h>

/* The linear congruential generator of ISO C's own example, in [0, 1). */
static double
next (guint32 *state)
{
  *state = (guint32) (((guint64) *state * 1103515245u + 12345u) % 2147483648u);

  return *state / 2147483648.0;
}

/**
 * suyuan_nation_invent:
 * @positions: (out) (array length=n): where
 * @signs: (out) (array length=n): of every shape and status in turn
 *
 * Invents @n outlets: seven in ten within 15 km of one winding river, the rest anywhere, as outlets lie.
 */
void
suyuan_nation_invent (SuyuanPosition *positions,
                      SuyuanSign     *signs,
                      guint           n)
{
  guint32 state = 1;

  for (guint i = 0; i < n; i++)
    {
      double along = next (&state), beside = next (&state), which = next (&state);
      double lon = SUYUAN_NATION_WEST + (SUYUAN_NATION_EAST - SUYUAN_NATION_WEST) * along;
      double lat = which < 0.7 ? 32 + 6 * sin (25 * along) + 0.3 * (beside - 0.5)
                               : SUYUAN_NATION_SOUTH + (SUYUAN_NATION_NORTH - SUYUAN_NATION_SOUTH) * beside;

      positions[i] = (SuyuanPosition){ (gint32) (lon * SUYUAN_DEGREE), (gint32) (lat * SUYUAN_DEGREE) };
      signs[i] = (SuyuanSign){ .shape = (SuyuanSignShape) (i % SUYUAN_N_SHAPES), .status = (SuyuanSignStatus) (i % SUYUAN_N_STATUSES) };
    }
}
