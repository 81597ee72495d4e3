/* No zoom loses an outlet or counts one twice, whatever heap the points lie in. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <time.h>

#include "suyuan-cluster.h"

static const SuyuanExtent whole_world = { 0, 0, 1, 1 };

typedef struct
{
  guint           n;
  SuyuanPosition *positions;
  guint8         *statuses;
} Points;

static void
points_clear (Points *self)
{
  g_free (self->positions);
  g_free (self->statuses);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Points, points_clear)

/* Heaps of points along a few places, some of them at the very same place. */
static Points
random_points (guint n)
{
  Points self = { n, g_new (SuyuanPosition, n), g_new (guint8, n) };
  gint32 lon = 1100000000, lat = 320000000;

  for (guint i = 0; i < n; i++)
    {
      if (i % 50 == 0)
        {
          lon = g_test_rand_int_range (730000000, 1350000000);
          lat = g_test_rand_int_range (180000000, 530000000);
        }
      self.positions[i] = (SuyuanPosition){ lon + (i % 7 ? g_test_rand_int_range (-200000, 200000) : 0),
                                            lat + (i % 7 ? g_test_rand_int_range (-200000, 200000) : 0) };
      self.statuses[i] = g_test_rand_int_range (0, SUYUAN_N_STATUSES);
    }
  return self;
}

static GArray *
query (const SuyuanClusterIndex *index,
       const SuyuanExtent       *extent,
       double                    zoom)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (SuyuanClusterItem));

  suyuan_cluster_index_query (index, extent, zoom, items);
  return items;
}

#define ITEM(items, i) (&g_array_index (items, SuyuanClusterItem, i))

/* Every point in exactly one item, its status counted there. */
static void
check_partition (const SuyuanClusterIndex *index,
                 const Points             *points,
                 double                    zoom)
{
  g_autoptr (GArray) items = query (index, &whole_world, zoom);
  g_autofree guint8 *seen = g_new0 (guint8, points->n);
  guint              total = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const SuyuanClusterItem *item = ITEM (items, i);
      const guint32           *members = suyuan_cluster_index_get_members (index, item);
      guint                    counts[SUYUAN_N_STATUSES] = { 0 };

      for (guint m = 0; m < item->count; m++)
        {
          g_assert_cmpuint (seen[members[m]]++, ==, 0);
          counts[points->statuses[members[m]]]++;
        }
      g_assert_cmpmem (counts, sizeof counts, item->counts, sizeof item->counts);
      g_assert_cmpuint (item->id, ==, members[0]);
      total += item->count;
    }
  g_assert_cmpuint (total, ==, suyuan_cluster_index_get_n_points (index));
}

static void
test_exact (void)
{
  g_auto (Points) points = random_points (20000);
  g_autoptr (SuyuanClusterIndex) index = suyuan_cluster_index_new (points.positions, points.statuses, points.n);

  g_assert_cmpuint (suyuan_cluster_index_get_n_points (index), ==, points.n);
  for (guint zoom = 0; zoom <= 19; zoom++)
    check_partition (index, &points, zoom + 0.3 * (zoom % 3));
}

static void
test_small (void)
{
  for (guint n = 0; n < 200; n += n < 70 ? 1 : 13)
    {
      g_auto (Points) points = random_points (n);
      g_autoptr (SuyuanClusterIndex) index = suyuan_cluster_index_new (points.positions, points.statuses, n);

      check_partition (index, &points, 4);
      check_partition (index, &points, 18);
    }
}

/* At its expansion zoom an item is more than one, just before it still one; nothing is lost. */
static void
test_expansion (void)
{
  g_auto (Points) points = random_points (3000);
  g_autoptr (SuyuanClusterIndex) index = suyuan_cluster_index_new (points.positions, points.statuses, points.n);

  for (guint zoom = 0; zoom <= SUYUAN_CLUSTER_MAX_ZOOM; zoom++)
    {
      g_autoptr (GArray) items = query (index, &whole_world, zoom);

      for (guint i = 0; i < items->len; i++)
        {
          const SuyuanClusterItem *item = ITEM (items, i);
          guint                    expansion = suyuan_cluster_index_get_expansion_zoom (index, item), inside = 0;
          SuyuanExtent             extent = suyuan_cluster_index_get_extent (index, item);
          g_autoptr (GArray) parts = query (index, &extent, expansion);

          if (item->count == 1 || item->coincident)
            {
              g_assert_cmpuint (expansion, >, SUYUAN_CLUSTER_MAX_ZOOM + 1);
              continue;
            }
          g_assert_cmpuint (expansion, >, zoom);
          g_assert_cmpuint (expansion, <=, SUYUAN_CLUSTER_MAX_ZOOM + 1);
          for (guint p = 0; p < parts->len; p++)
            {
              const SuyuanClusterItem *part = ITEM (parts, p);

              g_assert_cmpuint (part->count, <, item->count);
              if (part->first >= item->first && part->first < item->first + item->count)
                inside += part->count;
            }
          g_assert_cmpuint (inside, ==, item->count);
        }
    }
}

static void
test_coincident (void)
{
  SuyuanPosition positions[] = { { 1120000000, 320000000 }, { 1120000000, 320000000 }, { 1120000001, 320000000 } };
  guint8         statuses[] = { SUYUAN_STATUS_CLOSED, SUYUAN_STATUS_SEALED, SUYUAN_STATUS_CLOSED };
  g_autoptr (SuyuanClusterIndex) index = suyuan_cluster_index_new (positions, statuses, 3);
  g_autoptr (GArray) far = query (index, &whole_world, 5);
  g_autoptr (GArray) near = query (index, &whole_world, 20);

  g_assert_cmpuint (far->len, ==, 1);
  g_assert_false (ITEM (far, 0)->coincident);
  g_assert_cmpuint (near->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const SuyuanClusterItem *item = ITEM (near, i);

      g_assert_cmpint (item->coincident, ==, item->count == 2);
      g_assert_cmpuint (item->counts[SUYUAN_STATUS_CLOSED], ==, 1);
      g_assert_cmpuint (item->counts[SUYUAN_STATUS_SEALED], ==, item->count - 1);
    }
}

/* A point alone stands at its own place; a cluster within its cell and off the sides of it. */
static void
test_places (void)
{
  g_auto (Points) points = random_points (5000);
  g_autoptr (SuyuanClusterIndex) index = suyuan_cluster_index_new (points.positions, points.statuses, points.n);

  for (guint zoom = 3; zoom <= SUYUAN_CLUSTER_MAX_ZOOM; zoom++)
    {
      g_autoptr (GArray) items = query (index, &whole_world, zoom);
      double cell = exp2 (-(double) (zoom + 2));

      for (guint i = 0; i < items->len; i++)
        {
          const SuyuanClusterItem *item = ITEM (items, i);
          SuyuanWorld              exact = suyuan_world_from_position (&points.positions[item->id]);

          if (item->count == 1 || item->coincident)
            {
              g_assert_cmpfloat_with_epsilon (item->place.x, exact.x, 3e-10);
              g_assert_cmpfloat_with_epsilon (item->place.y, exact.y, 3e-10);
            }
          else
            {
              double within = item->place.x / cell - floor (item->place.x / cell);

              g_assert_cmpfloat (within, >=, 0.199);
              g_assert_cmpfloat (within, <=, 0.801);
              g_assert_cmpfloat (floor (exact.y / cell), ==, floor (item->place.y / cell));
            }
        }
    }
}

/* What a window shows is what the whole world has in it. */
static void
test_window (void)
{
  g_auto (Points) points = random_points (4000);
  g_autoptr (SuyuanClusterIndex) index = suyuan_cluster_index_new (points.positions, points.statuses, points.n);

  for (guint round = 0; round < 60; round++)
    {
      SuyuanWorld  centre = suyuan_world_from_position (&points.positions[g_test_rand_int_range (0, 4000)]);
      SuyuanExtent extent = { centre.x, centre.y, centre.x, centre.y };
      guint        zoom = 3 + round % 17;
      g_autoptr (GArray) items = NULL;
      g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);

      suyuan_extent_grow (&extent, exp2 (-(double) zoom));
      items = query (index, &extent, zoom);
      for (guint i = 0; i < items->len; i++)
        for (guint m = 0; m < ITEM (items, i)->count; m++)
          g_hash_table_add (shown, GUINT_TO_POINTER (suyuan_cluster_index_get_members (index, ITEM (items, i))[m]));
      for (guint i = 0; i < points.n; i++)
        {
          SuyuanWorld world = suyuan_world_from_position (&points.positions[i]);

          if (suyuan_extent_contains (&extent, &world))
            g_assert_true (g_hash_table_contains (shown, GUINT_TO_POINTER (i)));
        }
    }
}

static void
test_filter (void)
{
  g_auto (Points) points = random_points (6000);
  g_autofree guint8 *wanted = g_new0 (guint8, points.n);
  g_autoptr (SuyuanClusterIndex) index = suyuan_cluster_index_new (points.positions, points.statuses, points.n);
  g_autoptr (SuyuanClusterIndex) filtered = NULL;
  g_autoptr (SuyuanClusterIndex) none = suyuan_cluster_index_filter (index, wanted);
  g_autoptr (GArray) nothing = query (none, &whole_world, 6);
  guint n = 0;

  g_assert_cmpuint (nothing->len, ==, 0);
  for (guint i = 0; i < points.n; i++)
    n += wanted[i] = points.statuses[i] == SUYUAN_STATUS_CLOSED || i % 3 == 0;
  filtered = suyuan_cluster_index_filter (index, wanted);
  g_assert_cmpuint (suyuan_cluster_index_get_n_points (filtered), ==, n);
  check_partition (filtered, &points, 2);
  check_partition (filtered, &points, 9);
}

/* Opens every cluster as far as it goes, as somebody who clicks through the whole map would; marks what comes out. */
static void
descend (const SuyuanClusterIndex *index,
         const SuyuanClusterItem  *item,
         guint8                   *seen)
{
  const guint32 *members = suyuan_cluster_index_get_members (index, item);
  SuyuanExtent   extent = suyuan_cluster_index_get_extent (index, item);
  guint          within = 0;
  g_autoptr (GArray) parts = NULL;

  if (item->count == 1 || item->coincident)
    {
      for (guint m = 0; m < item->count; m++)
        g_assert_cmpuint (seen[members[m]]++, ==, 0);
      return;
    }

  parts = query (index, &extent, suyuan_cluster_index_get_expansion_zoom (index, item));
  for (guint i = 0; i < parts->len; i++)
    {
      const SuyuanClusterItem *part = ITEM (parts, i);

      if (part->first < item->first || part->first >= item->first + item->count)
        continue;
      within += part->count;
      descend (index, part, seen);
    }
  g_assert_cmpuint (within, ==, item->count);
}

/* Whatever passes a filter is reached by opening clusters from the widest view, once; coincident ones as one heap. */
static void
test_open_everything (void)
{
  g_auto (Points) points = random_points (8000);
  g_autoptr (SuyuanClusterIndex) all = suyuan_cluster_index_new (points.positions, points.statuses, points.n);

  for (guint share = 1; share <= 7; share += 2)
    {
      g_autofree guint8 *wanted = g_new0 (guint8, points.n);
      g_autofree guint8 *seen = g_new0 (guint8, points.n);
      g_autoptr (SuyuanClusterIndex) index = NULL;
      g_autoptr (GArray) items = NULL;

      for (guint i = 0; i < points.n; i++)
        wanted[i] = g_test_rand_int_range (0, 8) < (int) share;
      index = suyuan_cluster_index_filter (all, wanted);
      items = query (index, &whole_world, 0);
      for (guint i = 0; i < items->len; i++)
        descend (index, ITEM (items, i), seen);
      g_assert_cmpmem (seen, points.n, wanted, points.n);
    }
}

/* Points with what has become of them since: where each of those before stands in the arrays now, and which are fresh. */
typedef struct
{
  Points  points;
  GArray *now, *changed; /* of guint32 */
} Edited;

static void
edited_clear (Edited *self)
{
  points_clear (&self->points);
  g_array_unref (self->now);
  g_array_unref (self->changed);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edited, edited_clear)

static void
put_edited (Edited        *self,
            SuyuanPosition position,
            guint8         status,
            gboolean       fresh)
{
  guint32 id = self->points.n++;

  self->points.positions[id] = position;
  self->points.statuses[id] = status;
  if (fresh)
    g_array_append_val (self->changed, id);
}

/* Near another point or at its very place. */
static SuyuanPosition
random_place (const Points *points)
{
  SuyuanPosition place = points->n > 0 ? points->positions[g_test_rand_int_range (0, (gint32) points->n)] : (SuyuanPosition){ 1120000000, 320000000 };

  place.lon += g_test_rand_bit () ? g_test_rand_int_range (-300000, 300000) : 0;

  return place;
}

/* Some go, some are put elsewhere, some are others now, and new ones come between and behind them. */
static Edited
edit (const Points *before)
{
  int    rate = g_test_rand_int_range (2, 60);
  Edited self = { { 0, g_new (SuyuanPosition, 2 * before->n + 40), g_new (guint8, 2 * before->n + 40) }, g_array_new (FALSE, FALSE, sizeof (guint32)), g_array_new (FALSE, FALSE, sizeof (guint32)) };

  for (guint i = 0; i < before->n; i++)
    {
      guint    what = g_test_rand_int_range (0, 5 * rate);
      gboolean moved = what == 1;
      guint32  id;

      if (what == 2)
        put_edited (&self, random_place (before), g_test_rand_int_range (0, SUYUAN_N_STATUSES), TRUE);
      id = what == 0 ? SUYUAN_CLUSTER_GONE : self.points.n;
      g_array_append_val (self.now, id);
      if (what != 0)
        put_edited (&self, moved ? random_place (before) : before->positions[i], what == 3 ? 0 : before->statuses[i], moved);
    }
  for (guint i = g_test_rand_int_range (0, 5); i > 0; i--)
    put_edited (&self, random_place (before), 1, TRUE);

  return self;
}

static void
assert_same (const SuyuanClusterIndex *index,
             const SuyuanClusterIndex *other)
{
  guint             n = suyuan_cluster_index_get_n_points (index);
  SuyuanClusterItem all = { .count = n };

  g_assert_cmpuint (n, ==, suyuan_cluster_index_get_n_points (other));
  g_assert_cmpmem (suyuan_cluster_index_get_members (index, &all), n * sizeof (guint32), suyuan_cluster_index_get_members (other, &all), n * sizeof (guint32));
  for (guint zoom = 0; zoom <= 19; zoom++)
    {
      g_autoptr (GArray) items = query (index, &whole_world, zoom), others = query (other, &whole_world, zoom);

      g_assert_cmpmem (items->data, items->len * sizeof (SuyuanClusterItem), others->data, others->len * sizeof (SuyuanClusterItem));
    }
}

/* However often it is renewed, the index is the one that is made of all that there is. */
static void
test_renewed (void)
{
  for (guint start = 0; start < 4; start++)
    {
      g_auto (Edited) last = { random_points (start * start * 120), g_array_new (FALSE, FALSE, sizeof (guint32)), g_array_new (FALSE, FALSE, sizeof (guint32)) };
      SuyuanClusterIndex *index = suyuan_cluster_index_new (last.points.positions, last.points.statuses, last.points.n);

      for (guint round = 0; round < 12; round++)
        {
          Edited              next = edit (&last.points);
          SuyuanClusterIndex *renewed = suyuan_cluster_index_renew (index, next.points.positions, next.points.statuses, next.points.n,
                                                                    (const guint32 *) (gpointer) next.now->data, (const guint32 *) (gpointer) next.changed->data, next.changed->len);
          g_autoptr (SuyuanClusterIndex) anew = suyuan_cluster_index_new (next.points.positions, next.points.statuses, next.points.n);

          assert_same (renewed, anew);
          suyuan_cluster_index_free (index);
          edited_clear (&last);
          index = renewed;
          last = next;
        }
      suyuan_cluster_index_free (index);
    }
}

/* Other statuses of the same points, as another theme gives them. */
static void
test_coloured_anew (void)
{
  g_auto (Points) points = random_points (3000);
  g_autoptr (SuyuanClusterIndex) index = suyuan_cluster_index_new (points.positions, points.statuses, points.n);
  g_autoptr (SuyuanClusterIndex) renewed = NULL, anew = NULL;

  for (guint i = 0; i < points.n; i++)
    points.statuses[i] = (guint8) (i % 17); /* some beyond the last */
  renewed = suyuan_cluster_index_renew (index, points.positions, points.statuses, points.n, NULL, NULL, 0);
  anew = suyuan_cluster_index_new (points.positions, points.statuses, points.n);
  assert_same (renewed, anew);
}

/* The work of the processor alone, of the best of three: what else the machine does is not ours. */
static double
build_ms (const Points *points,
          guint         n)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 3; i++)
    {
      clock_t start = clock ();
      g_autoptr (SuyuanClusterIndex) index = suyuan_cluster_index_new (points->positions, points->statuses, n);

      best = MIN (best, (double) (clock () - start) * 1000 / CLOCKS_PER_SEC);
    }
  g_test_message ("%u points in %.0f ms", n, best);
  return best;
}

/* Not a benchmark, but a guard against anything quadratic, on a machine of any speed: eight times as many points would take
 * sixty-four times as long. */
static void
test_many (void)
{
  g_auto (Points) points = random_points (500000);
  g_autoptr (SuyuanClusterIndex) index = suyuan_cluster_index_new (points.positions, points.statuses, points.n);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (SuyuanClusterItem));
  gint64 start;

  g_assert_cmpfloat (build_ms (&points, points.n), <, 25 * build_ms (&points, points.n / 8));
  for (guint zoom = 4; zoom <= 18; zoom += 2)
    {
      SuyuanPosition dengzhou = points.positions[7777];
      SuyuanViewport viewport = { suyuan_world_from_position (&dengzhou), zoom, 1920, 1080, 0 };
      SuyuanExtent   extent = suyuan_viewport_get_extent (&viewport);

      start = g_get_monotonic_time ();
      suyuan_cluster_index_query (index, &extent, zoom, items);
      g_test_message ("zoom %u: %u items in %" G_GINT64_FORMAT " µs", zoom, items->len, g_get_monotonic_time () - start);
      g_assert_cmpuint (items->len, >, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cluster/exact", test_exact);
  g_test_add_func ("/cluster/small", test_small);
  g_test_add_func ("/cluster/expansion", test_expansion);
  g_test_add_func ("/cluster/coincident", test_coincident);
  g_test_add_func ("/cluster/places", test_places);
  g_test_add_func ("/cluster/window", test_window);
  g_test_add_func ("/cluster/filter", test_filter);
  g_test_add_func ("/cluster/open-everything", test_open_everything);
  g_test_add_func ("/cluster/renewed", test_renewed);
  g_test_add_func ("/cluster/coloured-anew", test_coloured_anew);
  g_test_add_func ("/cluster/many", test_many);
  return g_test_run ();
}
