/* Ends that meet no end but come near to a line: most maps draw a tributary up to the main river, which
 * itself runs past without a vertex there. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-touch.h"

#include <math.h>
#include <stdlib.h>

#define METRES_PER_UNIT 0.0111 /* of latitude; degrees × 10⁷ */
#define ROW (SUYUAN_DEGREE / 100)

typedef struct
{
  SuyuanPosition position;
  SuyuanTouch    touch; /* other == reach: none yet */
} End;

static gint64
row_of (gint64 latitude)
{
  return (latitude + 90 * (gint64) SUYUAN_DEGREE) / ROW;
}

/* Row by row, and in a row from west to east. */
static int
compare_by_row (gconstpointer a,
                gconstpointer b)
{
  const End *one = a, *other = b;
  gint64     row = row_of (one->position.lat), other_row = row_of (other->position.lat);

  if (row != other_row)
    return row < other_row ? -1 : 1;
  return one->position.lon < other->position.lon ? -1 : one->position.lon > other->position.lon;
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const End *one = a, *other = b;

  if (one->position.lat != other->position.lat)
    return one->position.lat < other->position.lat ? -1 : 1;
  if (one->touch.reach != other->touch.reach)
    return one->touch.reach < other->touch.reach ? -1 : 1;
  return one->touch.spring - other->touch.spring;
}

static gint64
key_of (const SuyuanPosition *position)
{
  return (gint64) position->lon << 32 | (guint32) position->lat;
}

static gboolean
are_same (const SuyuanPosition *a,
          const SuyuanPosition *b)
{
  return a->lon == b->lon && a->lat == b->lat;
}

static GHashTable *
collect_ends (const SuyuanReach *reaches,
              guint              n_reaches,
              gboolean           springs)
{
  GHashTable *ends = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < n_reaches; i++)
    if (reaches[i].has_ends)
      {
        gint64 key = key_of (springs ? &reaches[i].first : &reaches[i].last);

        g_hash_table_add (ends, g_memdup2 (&key, sizeof key));
      }
  return ends;
}

static void
add_end (GArray               *ends,
         GHashTable           *met,
         guint                 reach,
         gboolean              spring,
         const SuyuanPosition *position)
{
  gint64 key = key_of (position);
  End    end = { *position, { .reach = reach, .spring = spring, .other = reach } };

  if (!met || !g_hash_table_contains (met, &key))
    g_array_append_val (ends, end);
}

static GArray *
list_ends (const SuyuanReach *reaches,
           guint              n_reaches,
           gboolean           only_loose)
{
  g_autoptr (GHashTable) springs = only_loose ? collect_ends (reaches, n_reaches, TRUE) : NULL;
  g_autoptr (GHashTable) mouths = only_loose ? collect_ends (reaches, n_reaches, FALSE) : NULL;
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint i = 0; i < n_reaches; i++)
    {
      if (reaches[i].has_ends && !reaches[i].to_node)
        add_end (ends, springs, i, FALSE, &reaches[i].last);
      if (reaches[i].has_ends && !reaches[i].from_node)
        add_end (ends, mouths, i, TRUE, &reaches[i].first);
    }
  if (ends->len > 0)
    qsort (ends->data, ends->len, sizeof (End), compare_by_row);
  return ends;
}

/* The first end of a row that does not lie west of @longitude. */
static guint
find_first_from (GArray *ends,
                 gint64  row,
                 gint64  longitude)
{
  guint low = 0, high = ends->len;

  while (low < high)
    {
      guint                 middle = low + (high - low) / 2;
      const SuyuanPosition *position = &g_array_index (ends, End, middle).position;
      gint64                of = row_of (position->lat);

      if (of < row || (of == row && position->lon < longitude))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* One end against one line. An end the two share already is no touch. */
static void
try_line (End               *end,
          const SuyuanReach *reaches,
          guint              other,
          const SuyuanLine  *line,
          double             tolerance_m)
{
  double     best = end->touch.other == end->touch.reach ? tolerance_m : end->touch.distance_m;
  SuyuanSnap snap;

  if (other == end->touch.reach || (reaches[other].has_ends && (are_same (&end->position, &reaches[other].first) || are_same (&end->position, &reaches[other].last))))
    return;
  if (!suyuan_line_snap (line, &end->position, &snap) || snap.distance_m > best)
    return;
  end->touch.other = other;
  end->touch.chainage_m = snap.chainage_m;
  end->touch.distance_m = snap.distance_m;
}

static void
try_ends_near (GArray            *ends,
               const SuyuanReach *reaches,
               guint              other,
               const SuyuanLine  *line,
               double             tolerance_m)
{
  SuyuanBounds bounds = suyuan_line_get_bounds (line);
  gint64       north = (gint64) (tolerance_m / METRES_PER_UNIT) + 2;
  double       shrink = cos (MIN (89.0, MAX (fabs (bounds.south / (double) SUYUAN_DEGREE), fabs (bounds.north / (double) SUYUAN_DEGREE))) * G_PI / 180);
  gint64       east = (gint64) (north / shrink) + 2;

  for (gint64 row = row_of (bounds.south - north); row <= row_of (bounds.north + north); row++)
    for (guint i = find_first_from (ends, row, bounds.west - east); i < ends->len; i++)
      {
        End *end = &g_array_index (ends, End, i);

        if (row_of (end->position.lat) != row || end->position.lon > bounds.east + east)
          break;
        if (end->position.lat >= bounds.south - north && end->position.lat <= bounds.north + north)
          try_line (end, reaches, other, line, tolerance_m);
      }
}

/* Those that have a line near them, from south to north. */
static void
take_touches (GArray *ends,
              GArray *touches)
{
  guint n = 0;

  for (guint i = 0; i < ends->len; i++)
    {
      End *end = &g_array_index (ends, End, i);

      if (end->touch.other != end->touch.reach)
        g_array_index (ends, End, n++) = *end;
    }
  if (n > 0)
    qsort (ends->data, n, sizeof (End), compare_ends);
  for (guint i = 0; i < n; i++)
    g_array_append_val (touches, g_array_index (ends, End, i).touch);
}

/**
 * suyuan_touches_find:
 * @lines: (array length=n_reaches): the line of each, %NULL for one that is not drawn
 * @only_loose: only ends that meet nothing
 * @tolerance_m: how far from a line an end may be
 *
 * Ends that name their node are not asked where they lie. Of two lines equally near the one further on in
 * the array is taken; a line that begins or ends where the end is counts as met, not as touched.
 *
 * Returns: (transfer full) (element-type SuyuanTouch): one for each end that has a line near it, from south
 *   to north
 */
GArray *
suyuan_touches_find (const SuyuanReach       *reaches,
                     const SuyuanLine *const *lines,
                     guint                    n_reaches,
                     gboolean                 only_loose,
                     double                   tolerance_m)
{
  g_autoptr (GArray) ends = list_ends (reaches, n_reaches, only_loose);
  GArray *touches = g_array_new (FALSE, FALSE, sizeof (SuyuanTouch));

  for (guint i = 0; i < n_reaches; i++)
    if (lines[i] && suyuan_line_get_n_parts (lines[i]) > 0)
      try_ends_near (ends, reaches, i, lines[i], tolerance_m);
  take_touches (ends, touches);
  return touches;
}
