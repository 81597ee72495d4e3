/* What there is to ask of the reaches of a workspace in memory: which water flows into which, and which reach a
 * place lies at.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-river-private.h"

#include <math.h>

/**
 * suyuan_river_get_ends:
 * @line: (nullable): of a reach
 * @first: (out): where it begins
 * @last: (out): where it ends
 *
 * Returns: whether there is a line at all
 */
gboolean
suyuan_river_get_ends (const SuyuanLine *line,
                       SuyuanPosition   *first,
                       SuyuanPosition   *last)
{
  guint                 n_parts = line ? suyuan_line_get_n_parts (line) : 0, n_first, n_last;
  const SuyuanPosition *first_part, *last_part;

  if (n_parts == 0)
    return FALSE;
  first_part = suyuan_line_get_part (line, 0, &n_first);
  last_part = suyuan_line_get_part (line, n_parts - 1, &n_last);
  *first = first_part[0];
  *last = last_part[n_last - 1];
  return TRUE;
}

/**
 * suyuan_river_get_n_reaches:
 *
 * Returns: how many reaches there are
 */
guint
suyuan_river_get_n_reaches (SuyuanRiver *self)
{
  return self->reaches->len;
}

/**
 * suyuan_river_get_n_lines:
 *
 * Returns: how many of them are drawn
 */
guint
suyuan_river_get_n_lines (SuyuanRiver *self)
{
  return self->n_lines;
}

/**
 * suyuan_river_get_network:
 *
 * Returns: (transfer none): the network, of the pieces of the reaches
 */
const SuyuanNetwork *
suyuan_river_get_network (SuyuanRiver *self)
{
  return self->network;
}

/**
 * suyuan_river_find:
 *
 * Returns: the number of a reach, or %SUYUAN_NO_REACH
 */
int
suyuan_river_find (SuyuanRiver     *self,
                   const SuyuanUid *reach)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->numbers, reach)) - 1;
}

/**
 * suyuan_river_get_uid:
 *
 * Returns: (transfer none): which record a number is
 */
const SuyuanUid *
suyuan_river_get_uid (SuyuanRiver *self,
                      guint        reach)
{
  return &suyuan_river_peek (self, reach)->uid;
}

/**
 * suyuan_river_get_reach:
 * @piece: a reach of the network
 *
 * Returns: the number of the reach it is a piece of
 */
guint
suyuan_river_get_reach (SuyuanRiver *self,
                        guint        piece)
{
  return suyuan_pieces_get_reach (self->pieces, piece);
}

/**
 * suyuan_river_get_piece:
 * @chainage_m: metres from the beginning of the reach
 * @into_m: (out): metres from the beginning of the piece
 *
 * Returns: the reach of the network that a place on a reach lies on
 */
guint
suyuan_river_get_piece (SuyuanRiver *self,
                        guint        reach,
                        double       chainage_m,
                        double      *into_m)
{
  return suyuan_pieces_find (self->pieces, reach, chainage_m, into_m);
}

/**
 * suyuan_river_get_length:
 *
 * Returns: metres; 0 for a reach that is neither drawn nor measured
 */
double
suyuan_river_get_length (SuyuanRiver *self,
                         guint        reach)
{
  return suyuan_river_peek (self, reach)->length_m;
}

/**
 * suyuan_river_get_chainage:
 * @position: (nullable): a place beside the reach
 *
 * Returns: metres from the beginning of the reach to the place on it that is nearest; half the reach where
 *   it is not drawn
 */
double
suyuan_river_get_chainage (SuyuanRiver          *self,
                           guint                 reach,
                           const SuyuanPosition *position)
{
  SuyuanRiverReach *of = suyuan_river_peek (self, reach);
  SuyuanSnap        snap;

  if (!of->line || !position || !suyuan_line_snap (of->line, position, &snap))
    return of->length_m / 2;
  return suyuan_river_to_chainage (of, snap.chainage_m);
}

/* Keeps the reach when it is the nearest so far, of equals the one with the highest number. */
static void
try_reach (SuyuanRiver          *self,
           guint                 number,
           const SuyuanPosition *position,
           double               *best,
           int                  *found,
           double               *chainage_m)
{
  const SuyuanRiverReach *reach = suyuan_river_peek (self, number);
  SuyuanSnap              snap;

  if (!suyuan_line_snap (reach->line, position, &snap) || snap.distance_m > *best || (snap.distance_m == *best && (int) number < *found))
    return;
  *best = snap.distance_m;
  *found = (int) number;
  if (chainage_m)
    *chainage_m = suyuan_river_to_chainage (reach, snap.chainage_m);
}

/**
 * suyuan_river_snap:
 * @chainage_m: (out) (optional): where on the reach
 *
 * Returns: the number of the reach a place lies at, within the survey band; %SUYUAN_NO_REACH where there is
 *   none
 */
int
suyuan_river_snap (SuyuanRiver          *self,
                   const SuyuanPosition *position,
                   double               *chainage_m)
{
  g_autoptr (GArray) near = suyuan_river_find_near (self, position);
  double best = SUYUAN_SURVEY_BAND_M;
  int    found = SUYUAN_NO_REACH;

  for (guint i = 0; i < near->len; i++)
    try_reach (self, g_array_index (near, guint, i), position, &best, &found, chainage_m);
  return found;
}

/**
 * suyuan_river_snap_within:
 * @tolerance_m: how far from the place the reach may be; more than the survey band too
 * @chainage_m: (out) (optional): where on the reach
 *
 * Looks at every reach, as suyuan_river_snap() need not.
 *
 * Returns: the number of the nearest reach, %SUYUAN_NO_REACH where there is none so near
 */
int
suyuan_river_snap_within (SuyuanRiver          *self,
                          const SuyuanPosition *position,
                          double                tolerance_m,
                          double               *chainage_m)
{
  double north = tolerance_m / 110000 * SUYUAN_DEGREE;
  double east = north / MAX (cos (position->lat * G_PI / 180 / SUYUAN_DEGREE), 0.01);
  double best = tolerance_m;
  int    found = SUYUAN_NO_REACH;

  for (guint i = 0; i < self->reaches->len; i++)
    {
      const SuyuanLine *line = suyuan_river_peek (self, i)->line;
      SuyuanBounds      bounds;

      if (line == NULL)
        continue;
      bounds = suyuan_line_get_bounds (line);
      if (position->lon >= bounds.west - east && position->lon <= bounds.east + east &&
          position->lat >= bounds.south - north && position->lat <= bounds.north + north)
        try_reach (self, i, position, &best, &found, chainage_m);
    }
  return found;
}

/**
 * suyuan_river_list_course:
 * @piece: a reach of the network
 * @from_m: metres from the beginning of the piece
 * @to_m: as well; less than @from_m against the direction it is drawn in
 * @positions: (element-type SuyuanPosition): the course between is appended; nothing of a reach that is not drawn
 */
void
suyuan_river_list_course (SuyuanRiver *self,
                          guint        piece,
                          double       from_m,
                          double       to_m,
                          GArray      *positions)
{
  const SuyuanRiverReach *reach = suyuan_river_peek (self, suyuan_river_get_reach (self, piece));
  double                  start = suyuan_pieces_get_start (self->pieces, piece), drawn;

  if (reach->line == NULL || reach->length_m <= 0)
    return;
  drawn = suyuan_line_get_length (reach->line) / reach->length_m;
  suyuan_line_list_between (reach->line, (start + from_m) * drawn, (start + to_m) * drawn, positions);
}

/**
 * suyuan_river_get_name:
 *
 * Returns: (nullable): what the river of a reach is called
 */
const char *
suyuan_river_get_name (SuyuanRiver *self,
                       guint        reach)
{
  return suyuan_river_peek (self, reach)->name;
}

/**
 * suyuan_river_get_end:
 * @mouth: where it ends; else where it begins
 * @position: (out): the place
 *
 * Returns: whether the reach is drawn
 */
gboolean
suyuan_river_get_end (SuyuanRiver    *self,
                      guint           reach,
                      gboolean        mouth,
                      SuyuanPosition *position)
{
  SuyuanPosition first, last;

  if (!suyuan_river_get_ends (suyuan_river_peek (self, reach)->line, &first, &last))
    return FALSE;
  *position = mouth ? last : first;
  return TRUE;
}
