/* Rivers that stop short, and where they are proposed to go on. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-join.h"

#include "sample-map.h"
#include "suyuan-network-check.h"

#define UNIT 10000 /* a thousandth of a degree */
#define METRE 90   /* of latitude, nearly */

typedef struct
{
  GArray        *reaches; /* of SuyuanReach */
  GPtrArray     *lines, *names;
  SuyuanPieces  *pieces;
  SuyuanNetwork *network;
} Map;

static void
map_init (Map *self)
{
  self->reaches = g_array_new (FALSE, FALSE, sizeof (SuyuanReach));
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_line_free);
  self->names = g_ptr_array_new ();
}

static void
map_forget (Map *self)
{
  g_clear_pointer (&self->network, suyuan_network_free);
  g_clear_pointer (&self->pieces, suyuan_pieces_free);
}

static void
map_clear (Map *self)
{
  map_forget (self);
  g_clear_pointer (&self->reaches, g_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Map, map_clear)

static void
add (Map           *self,
     const char    *name,
     SuyuanPosition first,
     SuyuanPosition last)
{
  SuyuanPosition vertices[] = { first, last };
  SuyuanLine    *line = suyuan_line_new (vertices, 2);
  SuyuanReach    reach = { .has_ends = TRUE, .first = first, .last = last, .parent = SUYUAN_NO_REACH, .length_m = suyuan_line_get_length (line) };

  g_array_append_val (self->reaches, reach);
  g_ptr_array_add (self->lines, line);
  g_ptr_array_add (self->names, (gpointer) name);
}

/* In thousandths of a degree from 112 E 32 N. */
static SuyuanPosition
at (double east,
    double north)
{
  return (SuyuanPosition){ (gint32) (112 * SUYUAN_DEGREE + east * UNIT), (gint32) (32 * SUYUAN_DEGREE + north * UNIT) };
}

static SuyuanReach *
get (Map  *self,
     guint i)
{
  return &g_array_index (self->reaches, SuyuanReach, i);
}

static GArray *
find (Map   *self,
      double near_m)
{
  guint              n;
  const SuyuanReach *reaches;

  map_forget (self);
  self->pieces = suyuan_pieces_new (get (self, 0), (const SuyuanLine *const *) self->lines->pdata, self->reaches->len);
  reaches = suyuan_pieces_get_reaches (self->pieces, &n);
  self->network = suyuan_network_new (reaches, n);
  return suyuan_joins_find (&(SuyuanDrawing){ get (self, 0), (const SuyuanLine *const *) self->lines->pdata, (const char *const *) self->names->pdata, self->reaches->len, self->pieces, self->network }, near_m);
}

static void
assert_join (GArray          *joins,
             guint            i,
             guint            reach,
             guint            other,
             SuyuanJoinReason reason,
             int              rival)
{
  const SuyuanJoin *join = &g_array_index (joins, SuyuanJoin, i);

  g_assert_cmpuint (joins->len, >, i);
  g_assert_cmpuint (join->reach, ==, reach);
  g_assert_cmpuint (join->other, ==, other);
  g_assert_cmpint (join->reason, ==, reason);
  g_assert_cmpint (join->rival, ==, rival);
}

/* A brook ends beside the river; the river's own mouth has nothing to go on with. */
static void
test_near (void)
{
  g_auto (Map) map = { 0 };
  g_autoptr (GArray) joins = NULL;
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) joined = NULL;

  map_init (&map);
  add (&map, NULL, at (0, 0), at (100, 0));
  add (&map, NULL, at (50, 60), at (50, 0.5));
  joins = find (&map, 2000);
  g_assert_cmpuint (joins->len, ==, 1);
  assert_join (joins, 0, 1, 0, SUYUAN_JOIN_NEAR, SUYUAN_NO_REACH);
  g_assert_cmpfloat_with_epsilon (g_array_index (joins, SuyuanJoin, 0).distance_m, 55.6, 0.5);
  none = find (&map, 50);
  g_assert_cmpuint (none->len, ==, 0);
  get (&map, 1)->parent = 0;
  joined = find (&map, 2000);
  g_assert_cmpuint (joined->len, ==, 0);
  g_assert_cmpuint (suyuan_network_get_n_reaches (map.network), ==, 3);
}

/* Beside a confluence the water comes in below it, not into one of the two above. */
static void
test_confluence (void)
{
  g_auto (Map) map = { 0 };
  g_autoptr (GArray) joins = NULL;

  map_init (&map);
  add (&map, NULL, at (0, 0), at (50, 0));
  add (&map, NULL, at (50, -40), at (50, 0));
  add (&map, NULL, at (50, 0), at (100, 0));
  add (&map, NULL, at (50, 60), at (50, 0.5));
  joins = find (&map, 2000);
  g_assert_cmpuint (joins->len, ==, 1);
  assert_join (joins, 0, 3, 2, SUYUAN_JOIN_NEAR, SUYUAN_NO_REACH);
}

/* Between two rivers nobody can say. */
static void
test_rival (void)
{
  g_auto (Map) map = { 0 };
  g_autoptr (GArray) joins = NULL;

  map_init (&map);
  add (&map, NULL, at (0, 0), at (100, 0));
  add (&map, NULL, at (0, 1), at (100, 1));
  add (&map, NULL, at (20, 0.4), at (50, 0.4));
  joins = find (&map, 2000);
  /* The ends of the two rivers lie near each other as well, but at their own ends. */
  g_assert_cmpuint (joins->len, ==, 1);
  assert_join (joins, 0, 2, 0, SUYUAN_JOIN_NEAR, 1);
}

/* A course that is broken off goes on with its own name, however far, sooner than with what is merely near. */
static void
test_name (void)
{
  g_auto (Map) map = { 0 };
  g_autoptr (GArray) joins = NULL;

  map_init (&map);
  add (&map, "刁河", at (0, 0), at (50, 0));
  add (&map, "刁河", at (130, 0), at (180, 0));
  add (&map, "湍河", at (0, 10), at (190, 10));
  joins = find (&map, 2000);
  g_assert_cmpuint (joins->len, ==, 2);
  assert_join (joins, 0, 0, 1, SUYUAN_JOIN_NAME, SUYUAN_NO_REACH);
  g_assert_cmpfloat_with_epsilon (g_array_index (joins, SuyuanJoin, 0).distance_m, 7546, 30);
  assert_join (joins, 1, 1, 2, SUYUAN_JOIN_NEAR, SUYUAN_NO_REACH);
}

/* Water does not run back to where it comes from. */
static void
test_no_ring (void)
{
  g_auto (Map) map = { 0 };
  g_autoptr (GArray) joins = NULL;

  map_init (&map);
  add (&map, NULL, at (0, 0), at (50, 0));
  add (&map, NULL, at (50, 0), at (50, 30));
  add (&map, NULL, at (50, 30), at (10, 0.5)); /* back to beside the beginning */
  joins = find (&map, 2000);
  g_assert_cmpuint (joins->len, ==, 0);
}

static guint
count_faults (Map            *self,
              SuyuanFaultKind kind)
{
  guint              n, found = 0;
  const SuyuanReach *reaches = suyuan_pieces_get_reaches (self->pieces, &n);
  g_autoptr (GArray) faults = suyuan_network_check (self->network, reaches, 0);

  for (guint i = 0; i < faults->len; i++)
    found += g_array_index (faults, SuyuanFault, i).kind == kind;
  return found;
}

/* Of how many reaches some piece lies on a ring. One that is joined to a ring cuts it into more pieces, and makes no other. */
static guint
count_ringed (Map *self)
{
  guint              n;
  const SuyuanReach *reaches = suyuan_pieces_get_reaches (self->pieces, &n);
  g_autoptr (GArray) faults = suyuan_network_check (self->network, reaches, 0);
  g_autoptr (GHashTable) ringed = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      const SuyuanFault *fault = &g_array_index (faults, SuyuanFault, i);

      if (fault->kind == SUYUAN_FAULT_LOOP)
        g_hash_table_add (ringed, GUINT_TO_POINTER (suyuan_pieces_get_reach (self->pieces, fault->reach)));
    }
  return g_hash_table_size (ringed);
}

/* A comb of brooks and ditches, each drawn a few metres short: every one of them finds its own. */
static void
test_comb (void)
{
  for (int round = 0; round < 30; round++)
    {
      g_auto (Map) map = { 0 };
      g_autoptr (GArray) joins = NULL;
      g_autoptr (GArray) left = NULL;
      int n_brooks = g_test_rand_int_range (1, 8);

      map_init (&map);
      add (&map, NULL, at (0, 0), at (1000, 0));
      for (int i = 0; i < n_brooks; i++)
        {
          double east = 100 * i + g_test_rand_double_range (20, 60), gap = g_test_rand_double_range (5, 90) * METRE / UNIT;

          add (&map, NULL, at (east, 200), at (east, gap));
          for (int k = 0; k < 3; k++)
            add (&map, NULL, at (east + 10, 40 + 50 * k), at (east + g_test_rand_double_range (5, 90) * METRE / UNIT, 40 + 50 * k));
        }
      joins = find (&map, 2000);
      g_assert_cmpuint (joins->len, ==, map.reaches->len - 1);
      for (guint i = 0; i < joins->len; i++)
        {
          const SuyuanJoin *join = &g_array_index (joins, SuyuanJoin, i);

          g_assert_cmpuint (join->other, ==, (join->reach - 1) % 4 == 0 ? 0 : join->reach - 1 - (join->reach - 1) % 4 + 1);
          g_assert_cmpfloat (join->distance_m, <, 110);
          get (&map, join->reach)->parent = (int) join->other;
        }
      left = find (&map, 2000);
      g_assert_cmpuint (left->len, ==, 0);
      g_assert_cmpuint (count_faults (&map, SUYUAN_FAULT_SINK), ==, 1);
      g_assert_cmpuint (count_faults (&map, SUYUAN_FAULT_ALONE), ==, 0);
    }
}

/* Whatever is drawn, to join all that is proposed makes no ring. */
static void
test_anything (void)
{
  static const char *const names[] = { NULL, "刁河", "湍河" };

  for (int round = 0; round < 60; round++)
    {
      g_auto (Map) map = { 0 };
      g_autoptr (GArray) joins = NULL;
      int   n = g_test_rand_int_range (2, 40);
      guint n_ringed;

      map_init (&map);
      for (int i = 0; i < n; i++)
        add (&map, names[g_test_rand_int_range (0, 3)], at (g_test_rand_double_range (0, 60), g_test_rand_double_range (0, 60)), at (g_test_rand_double_range (0, 60), g_test_rand_double_range (0, 60)));
      joins = find (&map, 2000);
      n_ringed = count_ringed (&map);
      for (guint i = 0; i < joins->len; i++)
        {
          const SuyuanJoin *join = &g_array_index (joins, SuyuanJoin, i);

          g_assert_cmpuint (join->reach, !=, join->other);
          g_assert_cmpfloat (join->distance_m, <=, join->reason == SUYUAN_JOIN_NAME ? SUYUAN_JOIN_NAME_M : 2000);
          get (&map, join->reach)->parent = (int) join->other;
        }
      g_array_unref (g_steal_pointer (&joins));
      joins = find (&map, 2000);
      g_assert_cmpuint (count_ringed (&map), ==, n_ringed);
      for (guint i = 0; i < joins->len; i++) /* at most what was passed over before */
        g_assert_cmpint (get (&map, g_array_index (joins, SuyuanJoin, i).reach)->parent, ==, SUYUAN_NO_REACH);
    }
}

/* A mouth that names a node nobody else names is as loose as one that names none. */
static void
test_node (void)
{
  g_auto (Map) map = { 0 };
  g_autoptr (GArray) joins = NULL;

  map_init (&map);
  add (&map, NULL, at (0, 0), at (100, 0));
  add (&map, NULL, at (50, 60), at (50, 0.5));
  get (&map, 0)->from_node = "1", get (&map, 0)->to_node = "2";
  get (&map, 1)->from_node = "3", get (&map, 1)->to_node = "4";
  joins = find (&map, 2000);
  g_assert_cmpuint (joins->len, ==, 1);
  assert_join (joins, 0, 1, 0, SUYUAN_JOIN_NEAR, SUYUAN_NO_REACH);
  get (&map, 1)->parent = 0;
  g_array_unref (g_steal_pointer (&joins));
  joins = find (&map, 2000);
  g_assert_cmpuint (joins->len, ==, 0);
  g_assert_cmpuint (suyuan_network_get_n_reaches (map.network), ==, 3); /* it comes in where it is nearest */
  g_assert_true (suyuan_network_flows_into (map.network, 2, 0));
  g_assert_false (suyuan_network_flows_into (map.network, 2, 1));
}

/* The two breaks of the Diao, the nineteen lines of Dengzhou: all there is to say of them. */
static void
test_dengzhou (void)
{
  g_auto (SampleMap) map = { 0 };
  g_autoptr (SuyuanPieces) pieces = NULL;
  g_autoptr (SuyuanNetwork) network = NULL;
  g_autoptr (GArray) joins = NULL;
  g_autofree const char **names = NULL;
  const SuyuanReach      *cut;
  guint                   n;

  if (!sample_map_load (&map, "cn_dengzhou/rivers.geojson"))
    return;
  names = g_new0 (const char *, map.lines->len);
  for (guint i = 0; i < map.lines->len; i++)
    if (i == (guint) sample_map_find (&map, "osm-way-963832750") || i == (guint) sample_map_find (&map, "osm-way-963832790"))
      names[i] = "刁河";
  pieces = suyuan_pieces_new (sample_network_get (&map.sample, 0), (const SuyuanLine *const *) map.lines->pdata, map.lines->len);
  cut = suyuan_pieces_get_reaches (pieces, &n);
  network = suyuan_network_new (cut, n);
  joins = suyuan_joins_find (&(SuyuanDrawing){ sample_network_get (&map.sample, 0), (const SuyuanLine *const *) map.lines->pdata, names, map.lines->len, pieces, network }, 2000);
  g_assert_cmpuint (joins->len, ==, 2);
  assert_join (joins, 0, (guint) sample_map_find (&map, "osm-way-159628501"), (guint) sample_map_find (&map, "osm-way-76245166"), SUYUAN_JOIN_NEAR, SUYUAN_NO_REACH);
  assert_join (joins, 1, (guint) sample_map_find (&map, "osm-way-963832750"), (guint) sample_map_find (&map, "osm-way-963832790"), SUYUAN_JOIN_NAME, SUYUAN_NO_REACH);
  g_assert_cmpfloat_with_epsilon (g_array_index (joins, SuyuanJoin, 0).distance_m, 1391, 10);
  g_assert_cmpfloat_with_epsilon (g_array_index (joins, SuyuanJoin, 1).distance_m, 9400, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/join/near", test_near);
  g_test_add_func ("/join/confluence", test_confluence);
  g_test_add_func ("/join/rival", test_rival);
  g_test_add_func ("/join/name", test_name);
  g_test_add_func ("/join/no-ring", test_no_ring);
  g_test_add_func ("/join/comb", test_comb);
  g_test_add_func ("/join/anything", test_anything);
  g_test_add_func ("/join/node", test_node);
  g_test_add_func ("/join/dengzhou", test_dengzhou);
  return g_test_run ();
}
