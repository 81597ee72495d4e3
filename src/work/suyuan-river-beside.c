/* How a place lies beside the reaches: on which, where along it, how far off and on which side.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-river-private.h"

/**
 * suyuan_river_to_chainage:
 *
 * A reach may be said to be longer than it is drawn: its chainages run over the length that is said.
 *
 * Returns: metres along the reach of a place @along_line_m metres along its line
 */
double
suyuan_river_to_chainage (const SuyuanRiverReach *reach,
                          double                  along_line_m)
{
  double drawn = suyuan_line_get_length (reach->line);

  return drawn > 0 && reach->length_m > 0 ? along_line_m * reach->length_m / drawn : along_line_m;
}

/**
 * suyuan_river_look_beside:
 * @beside: (out): where a place lies beside a reach, however far off
 *
 * Returns: whether the reach is drawn
 */
gboolean
suyuan_river_look_beside (SuyuanRiver          *self,
                          guint                 reach,
                          const SuyuanPosition *position,
                          SuyuanBeside         *beside)
{
  const SuyuanRiverReach *of = suyuan_river_peek (self, reach);

  beside->reach = reach;
  if (!of->line || !suyuan_line_snap (of->line, position, &beside->snap))
    return FALSE;
  beside->chainage_m = suyuan_river_to_chainage (of, beside->snap.chainage_m);
  return TRUE;
}

static int
compare_beside (gconstpointer a,
                gconstpointer b)
{
  const SuyuanBeside *one = a, *other = b;

  if (one->snap.distance_m != other->snap.distance_m)
    return one->snap.distance_m < other->snap.distance_m ? -1 : 1;
  return one->reach < other->reach ? -1 : one->reach > other->reach;
}

/**
 * suyuan_river_list_near:
 *
 * Returns: (transfer full) (element-type SuyuanBeside): every reach whose survey band a place lies in, the nearest
 *   first
 */
GArray *
suyuan_river_list_near (SuyuanRiver          *self,
                        const SuyuanPosition *position)
{
  g_autoptr (GArray) near = suyuan_river_find_near (self, position);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SuyuanBeside));

  for (guint i = 0; i < near->len; i++)
    {
      SuyuanBeside beside;

      if (suyuan_river_look_beside (self, g_array_index (near, guint, i), position, &beside) && beside.snap.distance_m <= SUYUAN_SURVEY_BAND_M)
        g_array_append_val (found, beside);
    }
  g_array_sort (found, compare_beside);
  return found;
}
