/* Which reaches a place lies near to: a grid over the boxes of their lines.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-river-private.h"

#include <math.h>

#define CELL (SUYUAN_DEGREE / 50) /* to the north no less than the survey band */
#define CELL_M 2220

static gint64
cell_at (gint64 column,
         gint64 row)
{
  return column * 100000 + row;
}

static gint64
line_of (gint64 degrees)
{
  return (degrees + 180 * (gint64) SUYUAN_DEGREE) / CELL;
}

static void
put (GHashTable *cells,
     gint64      cell,
     guint       number)
{
  GArray *reaches = g_hash_table_lookup (cells, &cell);

  if (!reaches)
    {
      reaches = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (cells, g_memdup2 (&cell, sizeof cell), reaches);
    }
  g_array_append_val (reaches, number);
}

static void
take (GHashTable *cells,
      gint64      cell,
      guint       number)
{
  GArray *reaches = g_hash_table_lookup (cells, &cell);

  for (guint i = 0; reaches && i < reaches->len; i++)
    if (g_array_index (reaches, guint, i) == number)
      {
        g_array_remove_index (reaches, i);
        return;
      }
}

static void
for_each_cell (SuyuanRiver *self,
               guint        number,
               void (*func) (GHashTable *cells,
                             gint64      cell,
                             guint       number))
{
  const SuyuanLine *line = suyuan_river_peek (self, number)->line;
  SuyuanBounds      bounds;

  if (!line)
    return;
  bounds = suyuan_line_get_bounds (line);
  for (gint64 column = line_of (bounds.west); column <= line_of (bounds.east); column++)
    for (gint64 row = line_of (bounds.south); row <= line_of (bounds.north); row++)
      func (self->cells, cell_at (column, row), number);
}

/**
 * suyuan_river_put_in_cells:
 *
 * Makes a reach be found by place.
 */
void
suyuan_river_put_in_cells (SuyuanRiver *self,
                           guint        number)
{
  for_each_cell (self, number, put);
  self->n_lines += suyuan_river_peek (self, number)->line != NULL;
}

/**
 * suyuan_river_take_from_cells:
 *
 * Makes a reach be found no more, before its line or its number changes.
 */
void
suyuan_river_take_from_cells (SuyuanRiver *self,
                              guint        number)
{
  for_each_cell (self, number, take);
  self->n_lines -= suyuan_river_peek (self, number)->line != NULL;
}

/**
 * suyuan_river_close_up_cells:
 * @number: one that is found no more
 *
 * Gives every reach behind it the number before its own.
 */
void
suyuan_river_close_up_cells (SuyuanRiver *self,
                             guint        number)
{
  GHashTableIter iter;
  gpointer       each;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &each))
    for (guint i = 0; i < ((GArray *) each)->len; i++)
      g_array_index ((GArray *) each, guint, i) -= g_array_index ((GArray *) each, guint, i) > number;
}

/* Each once, though its box lies in many cells. */
static void
collect (SuyuanRiver *self,
         gint64       cell,
         GArray      *found)
{
  GArray *reaches = g_hash_table_lookup (self->cells, &cell);

  for (guint i = 0; reaches && i < reaches->len; i++)
    {
      guint number = g_array_index (reaches, guint, i);

      if (g_array_index (self->asked, guint, number) == self->question)
        continue;
      g_array_index (self->asked, guint, number) = self->question;
      g_array_append_val (found, number);
    }
}

/**
 * suyuan_river_find_near:
 *
 * Returns: (transfer full) (element-type guint): the numbers of reaches that may come into the survey band of a
 *   place, in no order
 */
GArray *
suyuan_river_find_near (SuyuanRiver          *self,
                        const SuyuanPosition *position)
{
  double  shrink = cos (MIN (85.0, fabs (position->lat / (double) SUYUAN_DEGREE)) * G_PI / 180);
  gint64  wide = (gint64) ceil (SUYUAN_SURVEY_BAND_M / (CELL_M * shrink));
  gint64  column = line_of (position->lon), row = line_of (position->lat);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  self->question++;
  g_array_set_size (self->asked, self->reaches->len);
  for (gint64 x = column - wide; x <= column + wide; x++)
    for (gint64 y = row - 1; y <= row + 1; y++)
      collect (self, cell_at (x, y), found);
  return found;
}
