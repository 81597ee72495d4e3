/* Rivers as surveys and maps have them: diversions by hand, and the rivers of Dengzhou as OpenStreetMap
 * draws them, which do not all meet until somebody says where. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sample-map.h"
#include "suyuan-network-check.h"
#include "suyuan-pieces.h"
#include "suyuan-touch.h"
#include "suyuan-walk.h"

static GArray *
walk (const SuyuanNetwork *network,
      guint                reach,
      SuyuanDirection      direction,
      SuyuanWalkMode       mode)
{
  double at = direction == SUYUAN_WALK_UP ? suyuan_network_get_length (network, reach) : 0;

  return suyuan_walk_run (&(SuyuanWalk){ reach, at, direction, mode }, network);
}

/* The ids of @expected, and no others. */
static void
assert_reaches (const SampleMap *map,
                GArray          *steps,
                const char      *expected)
{
  g_auto (GStrv) ids = g_strsplit (expected, " ", -1);

  g_assert_cmpuint (steps->len, ==, g_strv_length (ids));
  for (guint i = 0; i < steps->len; i++)
    g_assert_true (g_strv_contains ((const char *const *) ids, map->names->pdata[g_array_index (steps, SuyuanStep, i).reach]));
}

/* Read off the map with a pencil. */
static void
test_diversions (void)
{
  static const struct
  {
    const char     *from;
    SuyuanDirection direction;
    SuyuanWalkMode  mode;
    const char     *reaches;
  } cases[] = {
    { "1", SUYUAN_WALK_DOWN, SUYUAN_WALK_MAIN, "1 2 7 8 16 18 19 20 21 29 31 32" },
    { "1", SUYUAN_WALK_DOWN, SUYUAN_WALK_ALL, "1 2 3 4 7 8 9 10 11 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 31 32" },
    { "12", SUYUAN_WALK_DOWN, SUYUAN_WALK_ALL, "12 14 15 32" },
    { "29", SUYUAN_WALK_UP, SUYUAN_WALK_MAIN, "1 2 5 6 7 8 9 16 17 18 19 20 21 22 23 24 25 26 27 28 29" },
    { "29", SUYUAN_WALK_UP, SUYUAN_WALK_ALL, "1 2 5 6 7 8 9 16 17 18 19 20 21 22 23 24 25 26 27 28 29" },
    { "15", SUYUAN_WALK_UP, SUYUAN_WALK_MAIN, "3 4 10 11 12 13 14 15" },
    { "15", SUYUAN_WALK_UP, SUYUAN_WALK_ALL, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15" },
    { "3", SUYUAN_WALK_UP, SUYUAN_WALK_MAIN, "3" },
    { "3", SUYUAN_WALK_UP, SUYUAN_WALK_ALL, "1 2 3" },
  };
  g_auto (SampleMap) map = { 0 };
  g_autoptr (SuyuanNetwork) network = NULL;

  if (!sample_map_load (&map, "nhdplus/simple_diversions.geojson"))
    return;
  g_assert_cmpuint (map.lines->len, ==, 32);
  network = sample_network_build (&map.sample);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) steps = walk (network, sample_map_find (&map, cases[i].from), cases[i].direction, cases[i].mode);

      assert_reaches (&map, steps, cases[i].reaches);
    }
}

/* Shared end vertices make the same network of it as its nodes do. */
static void
test_by_ends (void)
{
  g_auto (SampleMap) map = { 0 };
  g_autoptr (SuyuanNetwork) by_nodes = NULL;
  g_autoptr (SuyuanNetwork) by_ends = NULL;

  if (!sample_map_load (&map, "nhdplus/simple_diversions.geojson"))
    return;
  by_nodes = sample_network_build (&map.sample);
  for (guint i = 0; i < map.lines->len; i++)
    sample_network_get (&map.sample, i)->from_node = sample_network_get (&map.sample, i)->to_node = NULL;
  by_ends = sample_network_build (&map.sample);
  for (guint i = 0; i < map.lines->len; i++)
    for (guint k = 0; k < map.lines->len; k++)
      g_assert_cmpint (suyuan_network_flows_into (by_nodes, i, k), ==, suyuan_network_flows_into (by_ends, i, k));
}

static SuyuanPieces *
cut (const SampleMap *map)
{
  return suyuan_pieces_new (sample_network_get (&map->sample, 0), (const SuyuanLine *const *) map->lines->pdata, map->lines->len);
}

/* Separate parts of the map, and the faults that are found in it. */
static guint
count_parts (const SuyuanPieces *pieces,
             GArray            **faults)
{
  guint              n_pieces, n_parts = 0;
  const SuyuanReach *reaches = suyuan_pieces_get_reaches (pieces, &n_pieces);
  g_autoptr (SuyuanNetwork) network = suyuan_network_new (reaches, n_pieces);
  g_autofree guint *parts = g_new0 (guint, n_pieces);

  for (guint i = 0; i < n_pieces; i++)
    parts[i] = i;
  for (guint round = 0; round < n_pieces; round++)
    for (guint i = 0; i < n_pieces; i++)
      for (guint k = 0; k < n_pieces; k++)
        if (suyuan_network_flows_into (network, i, k))
          parts[i] = parts[k] = MIN (parts[i], parts[k]);
  for (guint i = 0; i < n_pieces; i++)
    n_parts += parts[i] == i;
  if (faults)
    *faults = suyuan_network_check (network, reaches, 500);
  return n_parts;
}

/* The nineteen lines of the Tuan and the Diao: three parts as drawn. The Diao ends 1.4 km short of the main
 * river, and nine kilometres of its upper course are not drawn; said where they go on, all is one. */
static void
test_dengzhou (void)
{
  g_auto (SampleMap) map = { 0 };
  g_autoptr (GArray) touches = NULL;
  g_autoptr (GArray) faults = NULL;
  g_autoptr (GArray) steps = NULL;
  g_autoptr (SuyuanPieces) apart = NULL;
  g_autoptr (SuyuanPieces) together = NULL;
  g_autoptr (SuyuanNetwork) network = NULL;
  const SuyuanTouch *touch = NULL;
  int                diao, trunk, upper;
  const SuyuanReach *reaches;
  guint              n_pieces;

  if (!sample_map_load (&map, "cn_dengzhou/rivers.geojson"))
    return;
  g_assert_cmpuint (map.lines->len, ==, 19);
  diao = sample_map_find (&map, "osm-way-159628501");
  trunk = sample_map_find (&map, "osm-way-76245166");
  upper = sample_map_find (&map, "osm-way-963832750");

  apart = cut (&map);
  g_assert_cmpuint (count_parts (apart, &faults), ==, 3);
  for (guint i = 0, n_sinks = 0; i < faults->len; i++)
    {
      const SuyuanFault *fault = &g_array_index (faults, SuyuanFault, i);

      n_sinks += fault->kind == SUYUAN_FAULT_SINK;
      g_assert_true (fault->kind == SUYUAN_FAULT_SINK || fault->kind == SUYUAN_FAULT_ALONE);
      if (fault->kind == SUYUAN_FAULT_ALONE)
        g_assert_cmpuint (fault->reach, ==, upper);
      if (i + 1 == faults->len)
        g_assert_cmpuint (n_sinks, ==, 3);
    }

  touches = suyuan_touches_find (sample_network_get (&map.sample, 0), (const SuyuanLine *const *) map.lines->pdata, 19, TRUE, 2000);
  for (guint i = 0; i < touches->len; i++)
    if (!g_array_index (touches, SuyuanTouch, i).spring)
      {
        g_assert_null (touch);
        touch = &g_array_index (touches, SuyuanTouch, i);
      }
  g_assert_nonnull (touch);
  g_assert_cmpuint (touch->reach, ==, diao);
  g_assert_cmpuint (touch->other, ==, trunk);
  g_assert_cmpfloat_with_epsilon (touch->distance_m, 1391, 10);

  sample_network_get (&map.sample, diao)->parent = trunk;
  sample_network_get (&map.sample, upper)->parent = sample_map_find (&map, "osm-way-963832790");
  together = cut (&map);
  g_assert_cmpuint (count_parts (together, NULL), ==, 1);
  reaches = suyuan_pieces_get_reaches (together, &n_pieces);
  network = suyuan_network_new (reaches, n_pieces);
  g_assert_cmpuint (n_pieces, ==, 20); /* the trunk is cut once */

  /* From the mouth everything is upstream, from above the Diao all but the Diao. */
  steps = walk (network, suyuan_pieces_find (together, trunk, 1e9, NULL), SUYUAN_WALK_UP, SUYUAN_WALK_ALL);
  g_assert_cmpuint (steps->len, ==, 20);
  g_clear_pointer (&steps, g_array_unref);
  steps = walk (network, suyuan_pieces_find (together, trunk, 0, NULL), SUYUAN_WALK_UP, SUYUAN_WALK_ALL);
  g_assert_cmpuint (steps->len, ==, 13);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rivers/diversions", test_diversions);
  g_test_add_func ("/rivers/by-ends", test_by_ends);
  g_test_add_func ("/rivers/dengzhou", test_dengzhou);
  return g_test_run ();
}
