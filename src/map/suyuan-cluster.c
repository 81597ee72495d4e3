/* Half a million outlets on one screen: points sorted so that every cell of every zoom is a run of one
 * array, counts kept every few points, so that a frame asks only for what it shows. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-cluster.h"
#include "suyuan-morton.h"

#include <math.h>
#include <string.h>

#define CELL_DEPTH 2    /* a tile is 2^2 cells wide */
#define CELL_MARGIN 0.2 /* a cluster stands at least this share of its cell from the side */
#define BLOCK 16

/* codes is ascending; ids and statuses go with it. totals[b] are the sums over the points before
 * b · BLOCK, so there is one more than full blocks. */
typedef struct
{
  guint64 x, y;
  guint32 counts[SUYUAN_N_STATUSES];
} Totals;

struct _SuyuanClusterIndex
{
  guint    n;
  guint64 *codes;
  guint32 *ids;
  guint8  *statuses;
  Totals  *totals;
};

static SuyuanClusterIndex *
allocate (guint n)
{
  SuyuanClusterIndex *self = g_new0 (SuyuanClusterIndex, 1);

  self->n = n;
  self->codes = g_new (guint64, n);
  self->ids = g_new (guint32, n);
  self->statuses = g_new (guint8, n);
  self->totals = g_new (Totals, n / BLOCK + 1);
  return self;
}

static inline void
add_point (const SuyuanClusterIndex *self,
           guint                     i,
           Totals                   *totals)
{
  guint32 x, y;

  suyuan_morton_split (self->codes[i], &x, &y);
  totals->x += x;
  totals->y += y;
  totals->counts[self->statuses[i]]++;
}

static void
sum_blocks (SuyuanClusterIndex *self)
{
  Totals totals = { 0 };

  for (guint i = 0; i < self->n; i++)
    {
      if (i % BLOCK == 0)
        self->totals[i / BLOCK] = totals;
      add_point (self, i, &totals);
    }
  if (self->n % BLOCK == 0)
    self->totals[self->n / BLOCK] = totals;
}

/* The sums over the points before @end. */
static Totals
sum_before (const SuyuanClusterIndex *self,
            guint                     end)
{
  Totals totals = self->totals[end / BLOCK];

  for (guint i = end - end % BLOCK; i < end; i++)
    add_point (self, i, &totals);
  return totals;
}

static Totals
sum_range (const SuyuanClusterIndex *self,
           guint                     first,
           guint                     count)
{
  Totals totals = { 0 }, before;

  if (count <= BLOCK)
    {
      for (guint i = first; i < first + count; i++)
        add_point (self, i, &totals);
      return totals;
    }
  totals = sum_before (self, first + count);
  before = sum_before (self, first);
  totals.x -= before.x;
  totals.y -= before.y;
  for (guint s = 0; s < SUYUAN_N_STATUSES; s++)
    totals.counts[s] -= before.counts[s];
  return totals;
}

static guint
depth_of_zoom (double zoom)
{
  return zoom >= SUYUAN_CLUSTER_MAX_ZOOM + 1 ? SUYUAN_MORTON_DEPTH : (guint) MAX (floor (zoom), 0) + CELL_DEPTH;
}

/* The middle of its points, moved off the cell's sides so that neighbours do not cover each other. */
static SuyuanWorld
place_cluster (const SuyuanClusterIndex *self,
               guint                     first,
               guint                     count,
               const Totals             *totals,
               guint                     depth)
{
  SuyuanExtent cell = suyuan_morton_get_cell (self->codes[first], depth);
  double       margin = CELL_MARGIN * (cell.east - cell.west);
  double       x = ldexp ((double) totals->x / count + 0.5, -32), y = ldexp ((double) totals->y / count + 0.5, -32);

  return (SuyuanWorld){ CLAMP (x, cell.west + margin, cell.east - margin),
                        CLAMP (y, cell.north + margin, cell.south - margin) };
}

static void
append_item (const SuyuanClusterIndex *self,
             guint                     first,
             guint                     count,
             guint                     depth,
             GArray                   *items)
{
  SuyuanClusterItem item = { .first = first, .count = count, .id = self->ids[first] };
  Totals            totals = sum_range (self, first, count);

  item.coincident = count > 1 && self->codes[first] == self->codes[first + count - 1];
  if (count == 1 || item.coincident)
    item.place = suyuan_morton_decode (self->codes[first]);
  else
    item.place = place_cluster (self, first, count, &totals, depth);
  memcpy (item.counts, totals.counts, sizeof item.counts);
  g_array_append_val (items, item);
}

/* The first of [first, end) whose cell at @depth comes after the cell of @code. */
static guint
find_next_cell (const SuyuanClusterIndex *self,
                guint                     first,
                guint                     end,
                guint64                   code,
                guint                     depth)
{
  guint64 rest = depth == 0 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << (64 - 2 * depth)) - 1;
  guint64 last = depth == SUYUAN_MORTON_DEPTH ? code : code | rest;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (self->codes[middle] <= last)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

/**
 * suyuan_cluster_index_new:
 * @positions: (array length=n_points): degrees × 10⁷
 * @statuses: (array length=n_points): a #SuyuanSignStatus each
 *
 * Gathers points for every zoom at once; linear, about 0.1 s for 500,000. Arrays are not kept.
 *
 * Returns: (transfer full): the index
 */
SuyuanClusterIndex *
suyuan_cluster_index_new (const SuyuanPosition *positions,
                          const guint8         *statuses,
                          guint                 n_points)
{
  SuyuanClusterIndex *self = allocate (n_points);

  for (guint i = 0; i < n_points; i++)
    {
      SuyuanWorld world = suyuan_world_from_position (&positions[i]);

      self->codes[i] = suyuan_morton_encode (&world);
      self->ids[i] = i;
    }
  suyuan_morton_sort (self->codes, self->ids, n_points);
  for (guint i = 0; i < n_points; i++)
    self->statuses[i] = MIN (statuses[self->ids[i]], SUYUAN_N_STATUSES - 1);
  sum_blocks (self);
  return self;
}

/* Points that are not in an order yet, put in it. */
typedef struct
{
  guint    n;
  guint64 *codes;
  guint32 *ids;
} Fresh;

static Fresh
sort_fresh (const SuyuanPosition *positions,
            const guint32        *changed,
            guint                 n_changed)
{
  Fresh fresh = { n_changed, g_new (guint64, n_changed), g_memdup2 (changed, n_changed * sizeof *changed) };

  for (guint i = 0; i < n_changed; i++)
    {
      SuyuanWorld world = suyuan_world_from_position (&positions[changed[i]]);

      fresh.codes[i] = suyuan_morton_encode (&world);
    }
  suyuan_morton_sort (fresh.codes, fresh.ids, n_changed);
  return fresh;
}

static inline void
put_point (SuyuanClusterIndex *self,
           guint               at,
           guint64             code,
           guint32             id,
           const guint8       *statuses)
{
  self->codes[at] = code;
  self->ids[at] = id;
  self->statuses[at] = MIN (statuses[id], SUYUAN_N_STATUSES - 1);
}

/* What stays where it was and what is fresh, each in its order, equal codes by their ids. */
static void
merge_fresh (SuyuanClusterIndex       *self,
             const SuyuanClusterIndex *before,
             const guint32            *now,
             const guint8             *is_fresh,
             const Fresh              *fresh,
             const guint8             *statuses)
{
  guint n = 0, next = 0;

  for (guint i = 0; i < before->n; i++)
    {
      guint32 id = now != NULL ? now[before->ids[i]] : before->ids[i];

      if (id == SUYUAN_CLUSTER_GONE || is_fresh[id])
        continue;
      for (; next < fresh->n && (fresh->codes[next] < before->codes[i] || (fresh->codes[next] == before->codes[i] && fresh->ids[next] < id)); next++)
        put_point (self, n++, fresh->codes[next], fresh->ids[next], statuses);
      put_point (self, n++, before->codes[i], id, statuses);
    }
  for (; next < fresh->n; next++)
    put_point (self, n++, fresh->codes[next], fresh->ids[next], statuses);
  g_assert (n == self->n); /* every point is one of those before or a fresh one */
}

/**
 * suyuan_cluster_index_renew:
 * @positions: (array length=n_points): all points as they are now
 * @statuses: (array length=n_points): a #SuyuanSignStatus each
 * @now: (nullable): the place in these arrays of each point of the arrays the first index was made from, ascending, or
 *   %SUYUAN_CLUSTER_GONE; %NULL: where it was
 * @changed: (array length=n_changed): the points, ascending, that are new or stand elsewhere than before
 *
 * The same as suyuan_cluster_index_new() of these arrays, where little has changed: only what stands elsewhere is sorted.
 * Statuses may be others throughout.
 *
 * Returns: (transfer full): the index
 */
SuyuanClusterIndex *
suyuan_cluster_index_renew (const SuyuanClusterIndex *self,
                            const SuyuanPosition     *positions,
                            const guint8             *statuses,
                            guint                     n_points,
                            const guint32            *now,
                            const guint32            *changed,
                            guint                     n_changed)
{
  SuyuanClusterIndex *renewed = allocate (n_points);
  Fresh               fresh = sort_fresh (positions, changed, n_changed);
  g_autofree guint8  *is_fresh = g_malloc0 (MAX (n_points, 1));

  for (guint i = 0; i < n_changed; i++)
    is_fresh[changed[i]] = 1;
  merge_fresh (renewed, self, now, is_fresh, &fresh, statuses);
  sum_blocks (renewed);
  g_free (fresh.codes);
  g_free (fresh.ids);
  return renewed;
}

/**
 * suyuan_cluster_index_filter:
 * @wanted: one byte for each point of the arrays the first index was made from; not 0: stays
 *
 * Nothing is sorted again, so a filter can follow each keystroke.
 *
 * Returns: (transfer full): an index of the points that stay; ids are the old ones
 */
SuyuanClusterIndex *
suyuan_cluster_index_filter (const SuyuanClusterIndex *self,
                             const guint8             *wanted)
{
  SuyuanClusterIndex *filtered;
  guint               n = 0;

  for (guint i = 0; i < self->n; i++)
    n += wanted[self->ids[i]] != 0;
  filtered = allocate (n);
  n = 0;
  for (guint i = 0; i < self->n; i++)
    if (wanted[self->ids[i]])
      {
        filtered->codes[n] = self->codes[i];
        filtered->ids[n] = self->ids[i];
        filtered->statuses[n] = self->statuses[i];
        n++;
      }
  sum_blocks (filtered);
  return filtered;
}

/**
 * suyuan_cluster_index_free:
 *
 * Frees the index.
 */
void
suyuan_cluster_index_free (SuyuanClusterIndex *self)
{
  g_free (self->codes);
  g_free (self->ids);
  g_free (self->statuses);
  g_free (self->totals);
  g_free (self);
}

/**
 * suyuan_cluster_index_get_n_points:
 *
 * Returns: how many points it holds
 */
guint
suyuan_cluster_index_get_n_points (const SuyuanClusterIndex *self)
{
  return self->n;
}

/**
 * suyuan_cluster_index_query:
 * @extent: what is seen; grow it by the size of a sign
 * @zoom: the viewport's; clusters change at whole zooms
 * @items: of #SuyuanClusterItem; emptied first, keep it from frame to frame
 *
 * Lists what stands within @extent. A cluster is listed whole where the smallest cell around its
 * points touches @extent. The counts of the items of the whole world always make the number of points.
 */
void
suyuan_cluster_index_query (const SuyuanClusterIndex *self,
                            const SuyuanExtent       *extent,
                            double                    zoom,
                            GArray                   *items)
{
  guint depth = depth_of_zoom (zoom), n_open = 0;
  struct
  {
    guint first, end;
  } open[3 * SUYUAN_MORTON_DEPTH + 4];

  g_array_set_size (items, 0);
  if (self->n > 0)
    {
      open[0].first = 0;
      open[0].end = self->n;
      n_open = 1;
    }
  while (n_open > 0)
    {
      guint        first = open[--n_open].first, end = open[n_open].end;
      guint        shared = suyuan_morton_shared_depth (self->codes[first], self->codes[end - 1]);
      SuyuanExtent cell = suyuan_morton_get_cell (self->codes[first], shared);

      if (!suyuan_extent_intersects (&cell, extent))
        continue;
      if (shared >= depth)
        append_item (self, first, end - first, depth, items);
      else
        while (first < end)
          {
            open[n_open].first = first;
            first = find_next_cell (self, first, end, self->codes[first], shared + 1);
            open[n_open++].end = first;
          }
    }
}

/**
 * suyuan_cluster_index_get_members:
 *
 * Returns: (transfer none) (array): the ids of the item's points, item->count of them
 */
const guint32 *
suyuan_cluster_index_get_members (const SuyuanClusterIndex *self,
                                  const SuyuanClusterItem  *item)
{
  return self->ids + item->first;
}

/**
 * suyuan_cluster_index_get_expansion_zoom:
 *
 * Returns: the least zoom at which the item falls apart; beyond %SUYUAN_CLUSTER_MAX_ZOOM + 1 for a
 * point and for coincident ones, which never do
 */
guint
suyuan_cluster_index_get_expansion_zoom (const SuyuanClusterIndex *self,
                                         const SuyuanClusterItem  *item)
{
  guint shared = suyuan_morton_shared_depth (self->codes[item->first], self->codes[item->first + item->count - 1]);

  if (shared == SUYUAN_MORTON_DEPTH)
    return SUYUAN_CLUSTER_MAX_ZOOM + 2;
  return shared < CELL_DEPTH ? 0 : MIN (shared + 1 - CELL_DEPTH, SUYUAN_CLUSTER_MAX_ZOOM + 1);
}

/**
 * suyuan_cluster_index_get_extent:
 *
 * Goes through the item's points, so for a click, not for a frame.
 *
 * Returns: the smallest extent around them
 */
SuyuanExtent
suyuan_cluster_index_get_extent (const SuyuanClusterIndex *self,
                                 const SuyuanClusterItem  *item)
{
  SuyuanExtent extent = suyuan_extent_empty ();

  for (guint i = item->first; i < item->first + item->count; i++)
    {
      SuyuanWorld world = suyuan_morton_decode (self->codes[i]);

      suyuan_extent_include (&extent, &world);
    }
  return extent;
}
