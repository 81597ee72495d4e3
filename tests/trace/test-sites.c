/* Outlets and sections come in the order of the river, each with its distance, none from behind. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sample-network.h"
#include "suyuan-sites.h"

#define MEETING(meetings, i) (&g_array_index (meetings, SuyuanMeeting, i))

static GArray *
meet (const SuyuanNetwork *network,
      const SuyuanSites   *sites,
      SuyuanWalk           walk)
{
  g_autoptr (GArray) steps = suyuan_walk_run (&walk, network);

  return suyuan_sites_meet (sites, &walk, steps);
}

/* A main river of two reaches, a tributary, and outlets along them. */
static const int    on[] = { 1, 0, 0, 2, SUYUAN_NO_REACH, 1, 99, 1 };
static const double at[] = { 250, 900, 100, 40, 0, 50, 0, 5000 };

static SuyuanNetwork *
make_river (SampleNetwork *sample)
{
  sample_network_init (sample);
  sample_network_add (sample, "spring", "middle", 1000);
  sample_network_add (sample, "middle", "mouth", 300);
  sample_network_add (sample, "hill", "middle", 100);
  return sample_network_build (sample);
}

static void
assert_met (GArray      *meetings,
            guint        n,
            const guint *sites,
            const double distances[])
{
  g_assert_cmpuint (meetings->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (MEETING (meetings, i)->site, ==, sites[i]);
      g_assert_cmpfloat_with_epsilon (MEETING (meetings, i)->distance_m, distances[i], 1e-9);
    }
}

static void
test_up (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = make_river (&sample);
  g_autoptr (SuyuanSites) sites = suyuan_sites_new (network, on, at, G_N_ELEMENTS (on));
  g_autoptr (GArray) meetings = meet (network, sites, (SuyuanWalk){ 1, 200, SUYUAN_WALK_UP, SUYUAN_WALK_ALL });

  assert_met (meetings, 4, (guint[]){ 5, 1, 2, 3 }, (double[]){ 150, 300, 1100, 260 });
  g_assert_cmpint (MEETING (meetings, 0)->because, ==, SUYUAN_BECAUSE_START);
  g_assert_cmpint (MEETING (meetings, 1)->because, ==, SUYUAN_BECAUSE_MAIN_PATH);
  g_assert_cmpuint (MEETING (meetings, 3)->reach, ==, 2);
}

static void
test_down (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = make_river (&sample);
  g_autoptr (SuyuanSites) sites = suyuan_sites_new (network, on, at, G_N_ELEMENTS (on));
  g_autoptr (GArray) meetings = meet (network, sites, (SuyuanWalk){ 0, 500, SUYUAN_WALK_DOWN, SUYUAN_WALK_ALL });

  assert_met (meetings, 4, (guint[]){ 1, 5, 0, 7 }, (double[]){ 400, 550, 750, 800 });
}

/* Where the tide runs or a loop closes, what lies behind is met too. */
static void
test_round (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;
  g_autoptr (SuyuanSites) sites = NULL;
  g_autoptr (GArray) meetings = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, "a", "b", 100);
  sample_network_add (&sample, "b", "a", 100);
  network = sample_network_build (&sample);
  sites = suyuan_sites_new (network, (int[]){ 0, 0, 1 }, (double[]){ 20, 80, 50 }, 3);
  meetings = meet (network, sites, (SuyuanWalk){ 0, 50, SUYUAN_WALK_UP, SUYUAN_WALK_ALL });
  g_assert_cmpuint (meetings->len, ==, 3);
  g_clear_pointer (&meetings, g_array_unref);
  meetings = meet (network, sites, (SuyuanWalk){ 0, 50, SUYUAN_WALK_UP, SUYUAN_WALK_MAIN });
  g_assert_cmpuint (meetings->len, ==, 2);
}

/* On the main path distances only grow; every site of every step is met once, and no other. */
static void
test_new_hope (void)
{
  g_auto (NewHope) hope = new_hope_load ();
  g_autoptr (SuyuanNetwork) network = sample_network_build (&hope.sample);
  guint              n_reaches = hope.sample.reaches->len, n = 5000;
  g_autofree int    *reaches = g_new (int, n);
  g_autofree double *chainages = g_new (double, n);
  g_autoptr (SuyuanSites) sites = NULL;

  for (guint i = 0; i < n; i++)
    {
      reaches[i] = g_test_rand_int_range (-1, n_reaches);
      chainages[i] = reaches[i] < 0 ? 0 : g_test_rand_double_range (0, suyuan_network_get_length (network, reaches[i]));
    }
  sites = suyuan_sites_new (network, reaches, chainages, n);
  for (guint start = 0; start < n_reaches; start += 17)
    for (guint direction = SUYUAN_WALK_UP; direction <= SUYUAN_WALK_DOWN; direction++)
      {
        SuyuanWalk walk = { start, direction == SUYUAN_WALK_UP ? 1e9 : 0, direction, SUYUAN_WALK_ALL };
        g_autoptr (GArray) steps = suyuan_walk_run (&walk, network);
        g_autoptr (GArray) meetings = suyuan_sites_meet (sites, &walk, steps);
        g_autofree gboolean *stepped = g_new0 (gboolean, n_reaches);
        g_autofree guint    *met = g_new0 (guint, n);

        for (guint i = 0; i < steps->len; i++)
          stepped[g_array_index (steps, SuyuanStep, i).reach] = TRUE;
        for (guint i = 0; i < meetings->len; i++)
          {
            const SuyuanMeeting *one = MEETING (meetings, i);

            met[one->site]++;
            g_assert_cmpint (reaches[one->site], ==, one->reach);
            if (i > 0 && MEETING (meetings, i - 1)->reach == one->reach)
              g_assert_cmpfloat (one->distance_m, >=, MEETING (meetings, i - 1)->distance_m);
          }
        for (guint i = 0; i < n; i++)
          g_assert_cmpuint (met[i], ==, reaches[i] >= 0 && stepped[reaches[i]]);
      }
}

/* The way from an outlet down to a section is as long as the way from the section up to the outlet. */
static void
test_both_ways (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_auto (SampleNetwork) sample = sample_network_random (20, 30, FALSE);
      g_autoptr (SuyuanNetwork) network = sample_network_build (&sample);
      int    places[] = { g_test_rand_int_range (0, 30), g_test_rand_int_range (0, 30) };
      double chainages[] = { suyuan_network_get_length (network, places[0]) / 3, suyuan_network_get_length (network, places[1]) / 4 };
      g_autoptr (SuyuanSites) sites = suyuan_sites_new (network, places, chainages, 2);
      g_autoptr (GArray) up = meet (network, sites, (SuyuanWalk){ places[0], chainages[0], SUYUAN_WALK_UP, SUYUAN_WALK_ALL });
      g_autoptr (GArray) down = meet (network, sites, (SuyuanWalk){ places[1], chainages[1], SUYUAN_WALK_DOWN, SUYUAN_WALK_ALL });
      double there = -1, back = -1;

      for (guint i = 0; i < up->len; i++)
        if (MEETING (up, i)->site == 1)
          there = MEETING (up, i)->distance_m;
      for (guint i = 0; i < down->len; i++)
        if (MEETING (down, i)->site == 0)
          back = MEETING (down, i)->distance_m;
      g_assert_cmpfloat_with_epsilon (there, back, 1e-6);
    }
}

/* Nothing on a river is met by no walk, and outlets at one place keep the order they came in. */
static void
test_none_and_same (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = make_river (&sample);
  g_autoptr (SuyuanSites) none = suyuan_sites_new (network, NULL, NULL, 0);
  g_autoptr (SuyuanSites) same = suyuan_sites_new (network, (int[]){ 0, 0, 0 }, (double[]){ 70, 70, 70 }, 3);
  g_autoptr (GArray) nothing = meet (network, none, (SuyuanWalk){ 1, 200, SUYUAN_WALK_UP, SUYUAN_WALK_ALL });
  g_autoptr (GArray) down = meet (network, same, (SuyuanWalk){ 0, 0, SUYUAN_WALK_DOWN, SUYUAN_WALK_MAIN });

  g_assert_cmpuint (nothing->len, ==, 0);
  assert_met (down, 3, (guint[]){ 0, 1, 2 }, (double[]){ 70, 70, 70 });
  for (guint i = 0; i < down->len; i++)
    {
      g_assert_cmpuint (MEETING (down, i)->reach, ==, 0);
      g_assert_cmpint (MEETING (down, i)->because, ==, SUYUAN_BECAUSE_START);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sites/up", test_up);
  g_test_add_func ("/sites/down", test_down);
  g_test_add_func ("/sites/round", test_round);
  g_test_add_func ("/sites/new-hope", test_new_hope);
  g_test_add_func ("/sites/both-ways", test_both_ways);
  g_test_add_func ("/sites/none-and-same", test_none_and_same);
  return g_test_run ();
}
