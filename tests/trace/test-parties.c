/* Who stands behind the outlets of a walk, against the links looked through one by one. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sample-network.h"
#include "suyuan-parties.h"

#define N_SITES 80
#define N_LINKS 120
#define N_PARTIES 25

static void
test_random (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_auto (SampleNetwork) sample = sample_network_random (18, 30, round % 2);
      g_autoptr (SuyuanNetwork) network = sample_network_build (&sample);
      int     reaches[N_SITES];
      double  chainages[N_SITES];
      guint32 of_sites[N_LINKS], parties[N_LINKS];
      g_autoptr (SuyuanSites) sites = NULL;
      g_autoptr (SuyuanParties) behind = NULL;

      for (guint i = 0; i < N_SITES; i++)
        {
          reaches[i] = g_test_rand_int_range (-1, 30);
          chainages[i] = g_test_rand_int_range (0, 900);
        }
      for (guint i = 0; i < N_LINKS; i++)
        {
          of_sites[i] = g_test_rand_int_range (0, N_SITES);
          parties[i] = g_test_rand_int_range (0, N_PARTIES);
        }
      sites = suyuan_sites_new (network, reaches, chainages, N_SITES);
      behind = suyuan_parties_new (sites, of_sites, parties, N_LINKS, N_PARTIES);

      for (guint start = 0; start < 30; start++)
        {
          SuyuanWalk walk = { start, 100, start % 2 ? SUYUAN_WALK_UP : SUYUAN_WALK_DOWN, start % 3 ? SUYUAN_WALK_ALL : SUYUAN_WALK_MAIN };
          g_autoptr (GArray) steps = suyuan_walk_run (&walk, network);
          g_autoptr (GArray) meetings = suyuan_sites_meet (sites, &walk, steps);
          g_autoptr (GArray) found = suyuan_parties_behind (behind, meetings);
          double nearest[N_PARTIES];
          guint  n = 0;

          for (guint i = 0; i < N_PARTIES; i++)
            nearest[i] = INFINITY;
          for (guint i = 0; i < meetings->len; i++)
            for (guint k = 0; k < N_LINKS; k++)
              if (of_sites[k] == g_array_index (meetings, SuyuanMeeting, i).site)
                nearest[parties[k]] = MIN (nearest[parties[k]], g_array_index (meetings, SuyuanMeeting, i).distance_m);
          for (guint i = 0; i < N_PARTIES; i++)
            n += nearest[i] != INFINITY;
          g_assert_cmpuint (found->len, ==, n);
          for (guint i = 0; i < found->len; i++)
            g_assert_cmpfloat (g_array_index (found, SuyuanBehind, i).distance_m, ==, nearest[g_array_index (found, SuyuanBehind, i).party]);
        }
    }
}

/* Each once, with the nearest of its outlets; what is on no reach has nobody behind it. */
static void
test_nearest (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;
  g_autoptr (SuyuanSites) sites = NULL;
  g_autoptr (SuyuanParties) parties = NULL;
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GArray) meetings = NULL;
  g_autoptr (GArray) found = NULL;
  SuyuanWalk walk = { 0, 1000, SUYUAN_WALK_UP, SUYUAN_WALK_ALL };

  sample_network_init (&sample);
  sample_network_add (&sample, "a", "b", 1000);
  network = sample_network_build (&sample);
  sites = suyuan_sites_new (network, (int[]){ 0, 0, SUYUAN_NO_REACH }, (double[]){ 100, 800, 0 }, 3);
  parties = suyuan_parties_new (sites, (guint32[]){ 0, 0, 1, 2, 7 }, (guint32[]){ 1, 0, 1, 2, 2 }, 5, 3);
  steps = suyuan_walk_run (&walk, network);
  meetings = suyuan_sites_meet (sites, &walk, steps);
  found = suyuan_parties_behind (parties, meetings);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpuint (g_array_index (found, SuyuanBehind, 0).party, ==, 0);
  g_assert_cmpuint (g_array_index (found, SuyuanBehind, 0).site, ==, 0);
  g_assert_cmpfloat (g_array_index (found, SuyuanBehind, 0).distance_m, ==, 900);
  g_assert_cmpuint (g_array_index (found, SuyuanBehind, 1).party, ==, 1);
  g_assert_cmpuint (g_array_index (found, SuyuanBehind, 1).site, ==, 1);
  g_assert_cmpfloat (g_array_index (found, SuyuanBehind, 1).distance_m, ==, 200);
}

static void
test_none (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;
  g_autoptr (SuyuanSites) sites = NULL;
  g_autoptr (SuyuanParties) parties = NULL;
  g_autoptr (GArray) meetings = g_array_new (FALSE, FALSE, sizeof (SuyuanMeeting));
  g_autoptr (GArray) found = NULL;

  sample_network_init (&sample);
  network = sample_network_build (&sample);
  sites = suyuan_sites_new (network, NULL, NULL, 0);
  parties = suyuan_parties_new (sites, NULL, NULL, 0, 0);
  found = suyuan_parties_behind (parties, meetings);
  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parties/random", test_random);
  g_test_add_func ("/parties/nearest", test_nearest);
  g_test_add_func ("/parties/none", test_none);
  return g_test_run ();
}
