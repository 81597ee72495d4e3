/* Rivers at every zoom: a line is simplified once, for all zooms together, and only what is seen of it
 * is handed on. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-path.h"
#include "suyuan-path-private.h"

#include <math.h>

#define TOLERANCE 0.5 /* pixels a drawn line may be off the true one */
#define MAX_RANK 30

/* ranks[i] is the zoom from which on vertex i is drawn; the ends of a part have 0. */
struct _SuyuanPath
{
  SuyuanWorld *vertices;
  guint8      *ranks;
  guint       *ends;
  guint        n_vertices, n_parts;
  SuyuanExtent extent;
  gboolean     closed;
};

static double
distance_to_chord (const SuyuanWorld *a,
                   const SuyuanWorld *b,
                   const SuyuanWorld *p)
{
  double dx = b->x - a->x, dy = b->y - a->y, square = dx * dx + dy * dy;
  double along = square > 0 ? CLAMP (((p->x - a->x) * dx + (p->y - a->y) * dy) / square, 0, 1) : 0;

  return hypot (p->x - a->x - along * dx, p->y - a->y - along * dy);
}

static guint8
rank_of_error (double error)
{
  return error <= 0 ? MAX_RANK : (guint8) CLAMP (ceil (log2 (TOLERANCE / SUYUAN_TILE_SIZE / error)), 0, MAX_RANK);
}

/* Douglas and Peucker (1973) run to its end: the chord's worst vertex gets the zoom at which its
 * error is seen, and no vertex an earlier one than the vertex that split its chord. */
static void
rank_vertices (SuyuanPath *self,
               guint       start,
               guint       end)
{
  struct Chord
  {
    guint  from, to;
    guint8 rank;
  } chord = { start, end - 1, 0 };
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof chord);

  self->ranks[start] = self->ranks[end - 1] = 0;
  g_array_append_val (open, chord);
  while (open->len > 0)
    {
      double error = -1;
      guint  worst = 0;

      chord = g_array_index (open, struct Chord, open->len - 1);
      g_array_set_size (open, open->len - 1);
      for (guint i = chord.from + 1; i < chord.to; i++)
        {
          double one = distance_to_chord (&self->vertices[chord.from], &self->vertices[chord.to], &self->vertices[i]);

          if (one > error)
            {
              error = one;
              worst = i;
            }
        }
      if (error < 0)
        continue;
      self->ranks[worst] = MAX (rank_of_error (error), chord.rank);
      g_array_append_val (open, ((struct Chord){ chord.from, worst, self->ranks[worst] }));
      g_array_append_val (open, ((struct Chord){ worst, chord.to, self->ranks[worst] }));
    }
}

/**
 * suyuan_path_new:
 *
 * Returns: (transfer full): the line of a reach or the rings of an area, simplified for all zooms
 */
SuyuanPath *
suyuan_path_new (const SuyuanLine *line)
{
  SuyuanPath *self = g_new0 (SuyuanPath, 1);
  guint       n;

  self->closed = suyuan_line_is_closed (line);
  self->n_parts = suyuan_line_get_n_parts (line);
  self->ends = g_new (guint, self->n_parts);
  self->extent = suyuan_extent_empty ();
  for (guint part = 0; part < self->n_parts; part++)
    {
      suyuan_line_get_part (line, part, &n);
      self->n_vertices += n;
      self->ends[part] = self->n_vertices;
    }
  self->vertices = g_new (SuyuanWorld, self->n_vertices);
  self->ranks = g_new0 (guint8, self->n_vertices);
  for (guint part = 0; part < self->n_parts; part++)
    {
      const SuyuanPosition *positions = suyuan_line_get_part (line, part, &n);
      guint                 start = self->ends[part] - n;

      for (guint i = 0; i < n; i++)
        {
          self->vertices[start + i] = suyuan_world_from_position (&positions[i]);
          suyuan_extent_include (&self->extent, &self->vertices[start + i]);
        }
      rank_vertices (self, start, start + n);
    }
  return self;
}

/**
 * suyuan_path_free:
 *
 * Frees the path.
 */
void
suyuan_path_free (SuyuanPath *self)
{
  g_free (self->vertices);
  g_free (self->ranks);
  g_free (self->ends);
  g_free (self);
}

/**
 * suyuan_path_get_extent:
 *
 * Returns: (transfer none): the extent of all vertices; empty where there is none
 */
const SuyuanExtent *
suyuan_path_get_extent (const SuyuanPath *self)
{
  return &self->extent;
}

/**
 * suyuan_path_is_closed:
 *
 * Returns: whether the parts are rings, to be filled
 */
gboolean
suyuan_path_is_closed (const SuyuanPath *self)
{
  return self->closed;
}

/**
 * suyuan_path_count_vertices:
 *
 * Returns: how many vertices are drawn at @zoom, none being off by more than half a pixel without the others
 */
guint
suyuan_path_count_vertices (const SuyuanPath *self,
                            double            zoom)
{
  guint n = 0;

  for (guint i = 0; i < self->n_vertices; i++)
    n += self->ranks[i] <= ceil (zoom);
  return n;
}

/**
 * suyuan_path_project:
 * @margin: pixels around the viewport that still count as seen: line widths, labels
 * @outline: (inout): filled anew
 *
 * Brings what is seen of the path to the screen: simplified for the zoom, cut at the margin. A line
 * that leaves and returns becomes several runs; a ring stays one, closed along the margin.
 */
void
suyuan_path_project (const SuyuanPath     *self,
                     const SuyuanViewport *viewport,
                     double                margin,
                     SuyuanOutline        *outline)
{
  SuyuanExtent   seen = suyuan_viewport_get_extent (viewport);
  SuyuanWindow   window = { -margin, -margin, viewport->width + margin, viewport->height + margin };
  double         limit = ceil (viewport->zoom);
  cairo_matrix_t matrix;
  g_autoptr (GArray) points = NULL;

  suyuan_outline_reset (outline);
  suyuan_extent_grow (&seen, margin / suyuan_viewport_get_scale (viewport));
  if (!suyuan_extent_intersects (&seen, &self->extent))
    return;
  suyuan_viewport_get_matrix (viewport, &matrix);
  points = g_array_new (FALSE, FALSE, sizeof (SuyuanPoint));
  for (guint part = 0, i = 0; part < self->n_parts; part++)
    {
      g_array_set_size (points, 0);
      for (; i < self->ends[part]; i++)
        if (self->ranks[i] <= limit)
          {
            SuyuanPoint point = { self->vertices[i].x, self->vertices[i].y };

            cairo_matrix_transform_point (&matrix, &point.x, &point.y);
            g_array_append_val (points, point);
          }
      if (self->closed)
        suyuan_outline_append_ring (outline, points, &window);
      else
        suyuan_outline_append_line (outline, points, &window);
    }
}
