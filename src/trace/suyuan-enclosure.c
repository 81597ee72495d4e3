/* Whether a place lies in an area. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-enclosure.h"

/* On which side of an edge that runs northwards, or southwards, a place lies; in whole numbers, so that two areas
 * with one border never both have a place beside it, nor neither. */
static gboolean
crosses (const SuyuanPosition *a,
         const SuyuanPosition *b,
         const SuyuanPosition *position)
{
  gint64 turn;

  if ((a->lat > position->lat) == (b->lat > position->lat))
    return FALSE;
  turn = ((gint64) b->lon - a->lon) * ((gint64) position->lat - a->lat) - ((gint64) position->lon - a->lon) * ((gint64) b->lat - a->lat);
  return b->lat > a->lat ? turn > 0 : turn < 0;
}

/**
 * suyuan_line_encloses:
 * @self: the rings of an area; a hole is a ring in a ring
 *
 * Counts how many borders lie east of a place: an odd number means inside. A line encloses nothing.
 *
 * Returns: whether the place lies in the area
 */
gboolean
suyuan_line_encloses (const SuyuanLine     *self,
                      const SuyuanPosition *position)
{
  SuyuanBounds bounds = suyuan_line_get_bounds (self);
  gboolean     inside = FALSE;

  if (!suyuan_line_is_closed (self) || !suyuan_bounds_contains (&bounds, position))
    return FALSE;
  for (guint part = 0; part < suyuan_line_get_n_parts (self); part++)
    {
      guint                 n;
      const SuyuanPosition *ring = suyuan_line_get_part (self, part, &n);

      for (guint i = 0; i < n; i++)
        inside ^= crosses (&ring[i], &ring[(i + 1) % n], position);
    }
  return inside;
}
