/* What is asked of the reaches in memory when the network is to be put right.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-river-private.h"

#include "suyuan-join.h"
#include "suyuan-network-check.h"
#include "suyuan-turn.h"

/**
 * suyuan_river_find_faults:
 *
 * Returns: (transfer full) (element-type SuyuanFault): what looks wrong in the network, by its reaches;
 *   near ends are for suyuan_river_find_joins()
 */
GArray *
suyuan_river_find_faults (SuyuanRiver *self)
{
  guint              n;
  const SuyuanReach *reaches = suyuan_pieces_get_reaches (self->pieces, &n);

  return suyuan_network_check (self->network, reaches, 0);
}

/**
 * suyuan_river_find_joins:
 *
 * Returns: (transfer full) (element-type SuyuanJoin): mouths without a next reach, by the numbers of the
 *   reaches, each with what it probably goes on with; a reach of another name lies in the survey band
 */
GArray *
suyuan_river_find_joins (SuyuanRiver *self)
{
  guint                         n = self->reaches->len;
  g_autofree const SuyuanLine **lines = NULL;
  g_autofree SuyuanReach       *reaches = suyuan_river_list (self, &lines);
  g_autofree const char       **names = g_new0 (const char *, MAX (1, n));

  for (guint i = 0; i < n; i++)
    names[i] = suyuan_river_peek (self, i)->name;
  return suyuan_joins_find (&(SuyuanDrawing){ reaches, lines, names, n, self->pieces, self->network }, SUYUAN_SURVEY_BAND_M);
}

/**
 * suyuan_river_find_turns:
 * @faults: (element-type SuyuanFault): of suyuan_river_find_faults()
 *
 * Returns: (transfer full) (element-type int): for each the number of the reach that was probably drawn against
 *   the flow, or %SUYUAN_NO_REACH
 */
GArray *
suyuan_river_find_turns (SuyuanRiver *self,
                         GArray      *faults)
{
  return suyuan_turns_find (self->pieces, self->network, faults);
}
