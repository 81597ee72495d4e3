/* The invented nation is the same at every start, in every language that writes its generator down. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-nation.h"

#define N 20000

static void
test_known (void)
{
  SuyuanPosition positions[3], again[3];
  SuyuanSign     signs[3];

  suyuan_nation_invent (positions, signs, 3);
  suyuan_nation_invent (again, signs, 3);
  g_assert_cmpmem (positions, sizeof positions, again, sizeof again);

  /* 1103527590 of 2^31 parts of the way from west to east. */
  g_assert_cmpint (positions[0].lon, ==, 1102774015);
}

/* Within its oblong, every shape and status there, and more of it along the river than chance would have. */
static void
test_lies_along_the_river (void)
{
  g_autofree SuyuanPosition *positions = g_new (SuyuanPosition, N);
  g_autofree SuyuanSign     *signs = g_new (SuyuanSign, N);
  guint                      statuses[SUYUAN_N_STATUSES] = { 0 }, shapes[SUYUAN_N_SHAPES] = { 0 }, low = 0;

  suyuan_nation_invent (positions, signs, N);
  for (guint i = 0; i < N; i++)
    {
      g_assert_cmpint (positions[i].lon, >=, SUYUAN_NATION_WEST * SUYUAN_DEGREE);
      g_assert_cmpint (positions[i].lon, <=, SUYUAN_NATION_EAST * SUYUAN_DEGREE);
      g_assert_cmpint (positions[i].lat, >=, SUYUAN_NATION_SOUTH * SUYUAN_DEGREE);
      g_assert_cmpint (positions[i].lat, <=, SUYUAN_NATION_NORTH * SUYUAN_DEGREE);
      statuses[signs[i].status]++;
      shapes[signs[i].shape]++;
      low += positions[i].lat < 25.8 * SUYUAN_DEGREE; /* the river never comes here */
    }
  for (guint i = 0; i < SUYUAN_N_STATUSES; i++)
    g_assert_cmpuint (statuses[i], ==, N / SUYUAN_N_STATUSES);
  for (guint i = 0; i < SUYUAN_N_SHAPES; i++)
    g_assert_cmpuint (shapes[i], >=, N / SUYUAN_N_SHAPES);

  /* Three tenths lie anywhere, and 3.8 of its 20 degrees are beyond the river. */
  g_assert_cmpfloat_with_epsilon ((double) low / N, 0.3 * 3.8 / 20, 0.01);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nation/known", test_known);
  g_test_add_func ("/nation/lies-along-the-river", test_lies_along_the_river);
  return g_test_run ();
}
