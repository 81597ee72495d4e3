/* Where along a river something is: the line of a reach with its chainage, and the nearest place on
 * it to an outlet, with the bank it lies on. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-line.h"
#include "suyuan-line-private.h"

#include <math.h>

#define SEMI_MAJOR_M 6378137.0         /* CGCS2000 */
#define FLATTENING (1 / 298.257222101) /* CGCS2000 */
#define ON_THE_LINE_M 0.01             /* the last stored digit of a coordinate is about 1 cm */

G_DEFINE_QUARK (suyuan_trace_error, suyuan_trace_error)

/* vertices, and for each its chainage; ends[p] is one past the last vertex of part p. A part has two
 * vertices or more; the gap between two parts has no length. */
struct _SuyuanLine
{
  GArray  *vertices;  /* SuyuanPosition */
  GArray  *chainages; /* double */
  GArray  *ends;      /* guint */
  gboolean closed;
};

/* Metres per unit of the last digit around a latitude. */
typedef struct
{
  double east, north;
} Metric;

static Metric
metric_at (gint32 latitude)
{
  double phi = (double) latitude / SUYUAN_DEGREE * G_PI / 180;
  double e2 = FLATTENING * (2 - FLATTENING), w2 = 1 - e2 * sin (phi) * sin (phi);
  double unit = G_PI / 180 / SUYUAN_DEGREE;

  return (Metric){ SEMI_MAJOR_M * cos (phi) / sqrt (w2) * unit, SEMI_MAJOR_M * (1 - e2) / (w2 * sqrt (w2)) * unit };
}

static const SuyuanPosition *
vertex (const SuyuanLine *self,
        guint             i)
{
  return &g_array_index (self->vertices, SuyuanPosition, i);
}

static double
chainage (const SuyuanLine *self,
          guint             i)
{
  return g_array_index (self->chainages, double, i);
}

static guint
part_end (const SuyuanLine *self,
          guint             part)
{
  return g_array_index (self->ends, guint, part);
}

static guint
part_start (const SuyuanLine *self,
            guint             part)
{
  return part == 0 ? 0 : part_end (self, part - 1);
}

/**
 * suyuan_line_new_empty:
 * @closed: its parts are rings
 *
 * Returns: (transfer full): a line to append parts to
 */
SuyuanLine *
suyuan_line_new_empty (gboolean closed)
{
  SuyuanLine *self = g_new0 (SuyuanLine, 1);

  self->vertices = g_array_new (FALSE, FALSE, sizeof (SuyuanPosition));
  self->chainages = g_array_new (FALSE, FALSE, sizeof (double));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->closed = closed;
  return self;
}

/**
 * suyuan_line_append_part:
 *
 * Appends a part; one of fewer than two vertices has no length and is left out.
 */
void
suyuan_line_append_part (SuyuanLine           *self,
                         const SuyuanPosition *vertices,
                         guint                 n_vertices)
{
  double at = suyuan_line_get_length (self);

  if (n_vertices < 2)
    return;
  for (guint i = 0; i < n_vertices; i++)
    {
      if (i > 0)
        at += suyuan_position_distance (&vertices[i - 1], &vertices[i]);
      g_array_append_val (self->chainages, at);
    }
  g_array_append_vals (self->vertices, vertices, n_vertices);
  g_array_append_val (self->ends, self->vertices->len);
}

/**
 * suyuan_line_new:
 * @vertices: (array length=n_vertices): in the direction of the flow
 *
 * Returns: (transfer full): a line of one part
 */
SuyuanLine *
suyuan_line_new (const SuyuanPosition *vertices,
                 guint                 n_vertices)
{
  SuyuanLine *self = suyuan_line_new_empty (FALSE);

  suyuan_line_append_part (self, vertices, n_vertices);
  return self;
}

/**
 * suyuan_line_free:
 *
 * Frees the line.
 */
void
suyuan_line_free (SuyuanLine *self)
{
  g_array_unref (self->vertices);
  g_array_unref (self->chainages);
  g_array_unref (self->ends);
  g_free (self);
}

/**
 * suyuan_line_is_closed:
 *
 * Returns: whether the parts are the rings of an area
 */
gboolean
suyuan_line_is_closed (const SuyuanLine *self)
{
  return self->closed;
}

/**
 * suyuan_line_get_n_parts:
 *
 * Returns: the number of parts
 */
guint
suyuan_line_get_n_parts (const SuyuanLine *self)
{
  return self->ends->len;
}

/**
 * suyuan_line_get_part:
 * @n_vertices: (out): at least 2
 *
 * Returns: (transfer none) (array length=n_vertices): the vertices of a part
 */
const SuyuanPosition *
suyuan_line_get_part (const SuyuanLine *self,
                      guint             part,
                      guint            *n_vertices)
{
  *n_vertices = part_end (self, part) - part_start (self, part);
  return vertex (self, part_start (self, part));
}

/**
 * suyuan_line_get_length:
 *
 * Returns: metres on the ellipsoid, all parts together
 */
double
suyuan_line_get_length (const SuyuanLine *self)
{
  return self->chainages->len == 0 ? 0 : chainage (self, self->chainages->len - 1);
}

/**
 * suyuan_line_get_bounds:
 *
 * Returns: the box around all vertices; empty for a line without parts
 */
SuyuanBounds
suyuan_line_get_bounds (const SuyuanLine *self)
{
  SuyuanBounds bounds = { G_MAXINT32, G_MAXINT32, G_MININT32, G_MININT32 };

  for (guint i = 0; i < self->vertices->len; i++)
    suyuan_bounds_include (&bounds, vertex (self, i));
  return bounds;
}

/* The unit direction of the segment that begins at vertex i; 0, 0 where it has no length. */
static void
get_direction (const SuyuanLine *self,
               const Metric     *metric,
               guint             i,
               double           *east,
               double           *north)
{
  double length;

  *east = ((double) vertex (self, i + 1)->lon - vertex (self, i)->lon) * metric->east;
  *north = ((double) vertex (self, i + 1)->lat - vertex (self, i)->lat) * metric->north;
  length = hypot (*east, *north);
  if (length > 0)
    {
      *east /= length;
      *north /= length;
    }
}

/* At a vertex the side is told by both its segments, or an outlet outside of a bend would be on the
 * wrong bank of one of them. */
static SuyuanBank
find_bank (const SuyuanLine     *self,
           const Metric         *metric,
           guint                 part,
           guint                 segment,
           double                along,
           const SuyuanPosition *position)
{
  guint  corner = along >= 1 ? segment + 1 : segment;
  double east, north, other_east = 0, other_north = 0, cross;

  get_direction (self, metric, segment, &east, &north);
  if (along <= 0 && segment > part_start (self, part))
    get_direction (self, metric, segment - 1, &other_east, &other_north);
  else if (along >= 1 && segment + 2 < part_end (self, part))
    get_direction (self, metric, segment + 1, &other_east, &other_north);
  cross = (east + other_east) * ((double) position->lat - vertex (self, corner)->lat) * metric->north -
          (north + other_north) * ((double) position->lon - vertex (self, corner)->lon) * metric->east;
  return cross > 0 ? SUYUAN_BANK_LEFT : cross < 0 ? SUYUAN_BANK_RIGHT
                                                  : SUYUAN_BANK_ON;
}

/* How far along the segment from vertex i (0 to 1) the nearest place is, and its distance in metres. */
static double
nearest_along (const SuyuanLine     *self,
               const Metric         *metric,
               guint                 i,
               const SuyuanPosition *position,
               double               *distance)
{
  const SuyuanPosition *a = vertex (self, i), *b = vertex (self, i + 1);
  double                dx = ((double) b->lon - a->lon) * metric->east, dy = ((double) b->lat - a->lat) * metric->north;
  double                px = ((double) position->lon - a->lon) * metric->east;
  double                py = ((double) position->lat - a->lat) * metric->north;
  double                square = dx * dx + dy * dy, along = square > 0 ? CLAMP ((dx * px + dy * py) / square, 0, 1) : 0;

  *distance = hypot (px - along * dx, py - along * dy);
  return along;
}

static SuyuanPosition
interpolate (const SuyuanPosition *a,
             const SuyuanPosition *b,
             double                along)
{
  return (SuyuanPosition){ (gint32) lround (a->lon + along * ((double) b->lon - a->lon)),
                           (gint32) lround (a->lat + along * ((double) b->lat - a->lat)) };
}

/**
 * suyuan_line_snap:
 * @position: degrees × 10⁷
 * @snap: (out): the nearest place on the line
 *
 * Measures in the plane that touches the ellipsoid at @position: exact to a millimetre for what is
 * within some kilometres, which outlets of a reach are. Of two places equally near the upper one is taken.
 *
 * Returns: %FALSE for a line without parts
 */
gboolean
suyuan_line_snap (const SuyuanLine     *self,
                  const SuyuanPosition *position,
                  SuyuanSnap           *snap)
{
  Metric metric = metric_at (position->lat);
  double best_along = 0;
  guint  best = 0, best_part = 0;

  if (self->ends->len == 0)
    return FALSE;
  snap->distance_m = G_MAXDOUBLE;
  for (guint part = 0; part < self->ends->len; part++)
    for (guint i = part_start (self, part); i + 1 < part_end (self, part); i++)
      {
        double distance, along = nearest_along (self, &metric, i, position, &distance);

        if (distance < snap->distance_m)
          {
            snap->distance_m = distance;
            best_along = along;
            best = i;
            best_part = part;
          }
      }
  snap->position = interpolate (vertex (self, best), vertex (self, best + 1), best_along);
  snap->chainage_m = chainage (self, best) + best_along * (chainage (self, best + 1) - chainage (self, best));
  snap->bank = snap->distance_m < ON_THE_LINE_M
                   ? SUYUAN_BANK_ON
                   : find_bank (self, &metric, best_part, best, best_along, position);
  return TRUE;
}

/**
 * suyuan_line_locate:
 * @chainage_m: metres from the first vertex; before the beginning and after the end are moved there
 * @position: (out): the place
 *
 * Returns: %FALSE for a line without parts
 */
gboolean
suyuan_line_locate (const SuyuanLine *self,
                    double            chainage_m,
                    SuyuanPosition   *position)
{
  guint  low = 0, high = self->vertices->len;
  double length;

  if (high == 0)
    return FALSE;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (chainage (self, middle) <= chainage_m)
        low = middle;
      else
        high = middle;
    }
  if (low + 1 == self->vertices->len)
    {
      *position = *vertex (self, low);
      return TRUE;
    }
  length = chainage (self, low + 1) - chainage (self, low);
  *position = interpolate (vertex (self, low), vertex (self, low + 1),
                           length > 0 ? CLAMP ((chainage_m - chainage (self, low)) / length, 0, 1) : 0);
  return TRUE;
}

static void
append_once (GArray        *positions,
             SuyuanPosition position)
{
  const SuyuanPosition *last = positions->len > 0 ? &g_array_index (positions, SuyuanPosition, positions->len - 1) : NULL;

  if (last == NULL || last->lon != position.lon || last->lat != position.lat)
    g_array_append_val (positions, position);
}

/**
 * suyuan_line_list_between:
 * @from_m: metres from the first vertex
 * @to_m: as well; less than @from_m where the line is gone along backwards
 * @positions: (element-type SuyuanPosition): is appended to; a place that already stands at its end is not repeated
 *
 * The course of the line from one place on it to another, both of them and the vertices between.
 */
void
suyuan_line_list_between (const SuyuanLine *self,
                          double            from_m,
                          double            to_m,
                          GArray           *positions)
{
  double         low = MIN (from_m, to_m), high = MAX (from_m, to_m);
  guint          n = self->vertices->len;
  SuyuanPosition end;

  if (!suyuan_line_locate (self, from_m, &end))
    return;

  append_once (positions, end);
  for (guint i = 0; i < n; i++)
    {
      guint at = from_m <= to_m ? i : n - 1 - i;

      if (chainage (self, at) > low && chainage (self, at) < high)
        append_once (positions, *vertex (self, at));
    }
  suyuan_line_locate (self, to_m, &end);
  append_once (positions, end);
}
