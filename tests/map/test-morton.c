/* Codes hold their place, cells nest, and the sort is a stable sort. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "suyuan-morton.h"

#define N_RANDOM 3000

static SuyuanWorld
random_world (void)
{
  return (SuyuanWorld){ g_test_rand_double (), g_test_rand_double () };
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      SuyuanWorld world = random_world (), back = suyuan_morton_decode (suyuan_morton_encode (&world));

      g_assert_cmpfloat_with_epsilon (back.x, world.x, 1.2e-10);
      g_assert_cmpfloat_with_epsilon (back.y, world.y, 1.2e-10);
    }
}

/* Neighbours at the last stored digit of a coordinate keep different codes everywhere. */
static void
test_distinct (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      SuyuanPosition a = { g_test_rand_int_range (-1800000000, 1799999990), g_test_rand_int_range (-850000000, 850000000) };
      SuyuanPosition east = { a.lon + 1, a.lat }, north = { a.lon, a.lat + 1 };
      SuyuanWorld    world = suyuan_world_from_position (&a);
      guint64        code = suyuan_morton_encode (&world);

      world = suyuan_world_from_position (&east);
      g_assert_cmpuint (code, !=, suyuan_morton_encode (&world));
      world = suyuan_world_from_position (&north);
      g_assert_cmpuint (code, !=, suyuan_morton_encode (&world));
    }
}

static void
test_cells (void)
{
  for (guint i = 0; i < N_RANDOM; i++)
    {
      SuyuanWorld  a = random_world (), b = { a.x, g_test_rand_double () };
      guint64      one = suyuan_morton_encode (&a), other = suyuan_morton_encode (&b);
      guint        depth = suyuan_morton_shared_depth (one, other);
      SuyuanExtent cell = suyuan_morton_get_cell (one, depth);

      g_assert_true (suyuan_extent_contains (&cell, &a) && suyuan_extent_contains (&cell, &b));
      if (depth < SUYUAN_MORTON_DEPTH)
        {
          cell = suyuan_morton_get_cell (one, depth + 1);
          b = suyuan_morton_decode (other);
          g_assert_false (suyuan_extent_contains (&cell, &b));
        }
    }
  g_assert_cmpuint (suyuan_morton_shared_depth (5, 5), ==, SUYUAN_MORTON_DEPTH);
}

static void
check_sort (guint   n,
            guint64 mask)
{
  g_autofree guint64 *codes = g_new (guint64, n), *before = g_new (guint64, n);
  g_autofree guint32 *ids = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    {
      before[i] = codes[i] = ((guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ()) & mask;
      ids[i] = i;
    }
  suyuan_morton_sort (codes, ids, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (codes[i], ==, before[ids[i]]);
      if (i > 0)
        g_assert_true (codes[i - 1] < codes[i] || (codes[i - 1] == codes[i] && ids[i - 1] < ids[i]));
    }
}

static void
test_sort (void)
{
  check_sort (0, G_MAXUINT64);
  check_sort (1, G_MAXUINT64);
  check_sort (2, G_MAXUINT64);
  check_sort (20000, G_MAXUINT64);
  check_sort (20000, G_GUINT64_CONSTANT (0xf00000000000000f));
  check_sort (5000, 0x7);
  check_sort (5000, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/morton/round-trip", test_round_trip);
  g_test_add_func ("/morton/distinct", test_distinct);
  g_test_add_func ("/morton/cells", test_cells);
  g_test_add_func ("/morton/sort", test_sort);
  return g_test_run ();
}
