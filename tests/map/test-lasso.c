/* What a line is drawn around is exactly what lies within it. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-lasso.h"

#include <math.h>

#define ROUNDS 400
#define N_POINTS 300

/* On a coarse grid, so that points fall on corners and edges too; every number is exact. */
static SuyuanWorld
random_place (void)
{
  return (SuyuanWorld){ 0.5 + g_test_rand_int_range (0, 17) / 1024.0, 0.25 + g_test_rand_int_range (0, 17) / 1024.0 };
}

/* The other way to ask: what a ray north crosses; on an edge by distances. */
static gboolean
is_within (const SuyuanWorld *corners,
           guint              n,
           const SuyuanWorld *world)
{
  gboolean odd = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const SuyuanWorld *a = &corners[i], *b = &corners[(i + 1) % n];
      double             length = hypot (b->x - a->x, b->y - a->y);
      double             there = hypot (world->x - a->x, world->y - a->y) + hypot (world->x - b->x, world->y - b->y);

      if (fabs (there - length) < 1e-12)
        return TRUE;
    }
  /* Straight up from a hair beside the place, where no corner lies on the way. */
  for (guint i = 0; i < n; i++)
    {
      const SuyuanWorld *a = &corners[i], *b = &corners[(i + 1) % n];
      double             x = world->x + 1e-9, y;

      if ((a->x < x) == (b->x < x))
        continue;
      y = a->y + (x - a->x) * (b->y - a->y) / (b->x - a->x);
      odd ^= y < world->y;
    }
  return odd;
}

static void
test_lasso_holds_what_brute_force_finds (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      guint       n = (guint) g_test_rand_int_range (3, 12);
      SuyuanWorld corners[12];
      g_autoptr (SuyuanLasso) lasso = NULL;

      for (guint i = 0; i < n; i++)
        corners[i] = random_place ();
      lasso = suyuan_lasso_new (corners, n);
      for (guint i = 0; i < N_POINTS; i++)
        {
          SuyuanWorld world = random_place ();

          g_assert_cmpint (suyuan_lasso_contains (lasso, &world), ==, is_within (corners, n, &world));
        }
    }
}

static void
test_lasso_box_takes_its_sides (void)
{
  const SuyuanWorld one = { 0.5, 0.25 }, other = { 0.75, 0.125 };
  g_autoptr (SuyuanLasso) box = suyuan_lasso_new_box (&one, &other);

  g_assert_true (suyuan_lasso_contains (box, &one));
  g_assert_true (suyuan_lasso_contains (box, &other));
  g_assert_true (suyuan_lasso_contains (box, &(SuyuanWorld){ 0.5, 0.2 }));
  g_assert_true (suyuan_lasso_contains (box, &(SuyuanWorld){ 0.6, 0.2 }));
  g_assert_false (suyuan_lasso_contains (box, &(SuyuanWorld){ 0.4999999, 0.2 }));
  g_assert_false (suyuan_lasso_contains (box, &(SuyuanWorld){ 0.6, 0.2500001 }));
}

/* Neither crashes nor takes anything by chance. */
static void
test_lasso_of_too_few_corners (void)
{
  const SuyuanWorld place = { 0.5, 0.5 }, beside = { 0.5, 0.5001 };
  g_autoptr (SuyuanLasso) none = suyuan_lasso_new (NULL, 0);
  g_autoptr (SuyuanLasso) one = suyuan_lasso_new (&place, 1);

  g_assert_false (suyuan_lasso_contains (none, &place));
  g_assert_true (suyuan_lasso_contains (one, &place));
  g_assert_false (suyuan_lasso_contains (one, &beside));
}

/* Whole numbers are asked first; they must not turn away what the line takes. */
static void
test_lasso_gathers_from_packed_positions (void)
{
  g_autofree SuyuanPosition *positions = g_new (SuyuanPosition, N_POINTS);
  g_autofree guint32        *points = g_new (guint32, N_POINTS);

  for (guint i = 0; i < N_POINTS; i++)
    {
      positions[i] = (SuyuanPosition){ 1120000000 + g_test_rand_int_range (0, 20000), 320000000 + g_test_rand_int_range (0, 20000) };
      points[i] = N_POINTS - 1 - i;
    }
  for (guint round = 0; round < ROUNDS; round++)
    {
      guint       n = (guint) g_test_rand_int_range (1, 9);
      SuyuanWorld corners[9];
      g_autoptr (SuyuanLasso) lasso = NULL;
      g_autoptr (GArray) inside = g_array_new (FALSE, FALSE, sizeof (guint32));
      guint next = 0;

      for (guint i = 0; i < n; i++)
        corners[i] = suyuan_world_from_position (&positions[g_test_rand_int_range (20, N_POINTS)]);
      lasso = suyuan_lasso_new (corners, n);
      suyuan_lasso_gather (lasso, positions, points, N_POINTS - 20, inside);
      g_assert_cmpuint (inside->len, >, 0);
      for (guint i = 0; i < N_POINTS - 20; i++)
        {
          SuyuanWorld world = suyuan_world_from_position (&positions[points[i]]);

          if (suyuan_lasso_contains (lasso, &world))
            g_assert_cmpuint (g_array_index (inside, guint32, next++), ==, points[i]);
        }
      g_assert_cmpuint (next, ==, inside->len);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/lasso/holds-what-brute-force-finds", test_lasso_holds_what_brute_force_finds);
  g_test_add_func ("/map/lasso/box-takes-its-sides", test_lasso_box_takes_its_sides);
  g_test_add_func ("/map/lasso/of-too-few-corners", test_lasso_of_too_few_corners);
  g_test_add_func ("/map/lasso/gathers-from-packed-positions", test_lasso_gathers_from_packed_positions);

  return g_test_run ();
}
