/* The first section below every outlet, found in one sweep, is the one that a walk up from each section finds. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sample-network.h"
#include "suyuan-nearest.h"

/* Things along a network, as they are handed to the sites. */
typedef struct
{
  guint   n;
  int    *reaches;
  double *chainages;
} Places;

static void
places_clear (Places *self)
{
  g_free (self->reaches);
  g_free (self->chainages);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Places, places_clear)

/* Some on no reach, some at its ends, some in one place. */
static Places
places_random (const SuyuanNetwork *network,
               guint                n)
{
  Places self = { n, g_new (int, n), g_new (double, n) };
  int    n_reaches = (int) suyuan_network_get_n_reaches (network);

  for (guint i = 0; i < n; i++)
    {
      double length;

      self.reaches[i] = g_test_rand_int_range (-1, n_reaches);
      length = self.reaches[i] < 0 ? 0 : suyuan_network_get_length (network, (guint) self.reaches[i]);
      self.chainages[i] = g_test_rand_int_range (0, 5) == 0 ? (g_test_rand_bit () ? length : 0) : g_test_rand_int_range (0, (int) length + 1);
    }
  return self;
}

static SuyuanSites *
make_sites (const SuyuanNetwork *network,
            const Places        *places)
{
  return suyuan_sites_new (network, places->reaches, places->chainages, places->n);
}

/* The slow way: from each section up to the next ones above it; of several as near the first. */
static SuyuanNearest *
walk_from_each (const SuyuanNetwork *network,
                const Places        *sections,
                const Places        *outlets)
{
  guint              n_reaches = suyuan_network_get_n_reaches (network);
  g_autofree double *barriers = g_new (double, n_reaches);
  g_autoptr (SuyuanSites) section_sites = make_sites (network, sections), outlet_sites = make_sites (network, outlets);
  SuyuanNearest *nearest = g_new (SuyuanNearest, outlets->n);

  for (guint i = 0; i < outlets->n; i++)
    nearest[i] = (SuyuanNearest){ SUYUAN_NOWHERE, INFINITY };
  for (guint section = 0; section < sections->n; section++)
    {
      SuyuanWalk       walk = { (guint) sections->reaches[section], sections->chainages[section], SUYUAN_WALK_UP, SUYUAN_WALK_ALL };
      SuyuanWalkLimits limits = { .barriers = barriers };
      g_autoptr (GArray) steps = NULL, meetings = NULL;

      if (sections->reaches[section] < 0)
        continue;
      for (guint i = 0; i < n_reaches; i++)
        barriers[i] = NAN;
      suyuan_sites_bar (section_sites, &walk, barriers);
      steps = suyuan_walk_run_until (&walk, network, &limits);
      meetings = suyuan_sites_meet (outlet_sites, &walk, steps);
      for (guint i = 0; i < meetings->len; i++)
        {
          const SuyuanMeeting *meeting = &g_array_index (meetings, SuyuanMeeting, i);

          if (meeting->distance_m < nearest[meeting->site].distance_m)
            nearest[meeting->site] = (SuyuanNearest){ section, meeting->distance_m };
        }
    }
  return nearest;
}

/* @exact: sums of whole numbers, where two ways to add them up do not differ in the last digit. */
static guint
assert_as_the_slow_way (const SuyuanNetwork *network,
                        const Places        *sections,
                        const Places        *outlets,
                        gboolean             exact)
{
  g_autoptr (SuyuanSites) section_sites = make_sites (network, sections), outlet_sites = make_sites (network, outlets);
  g_autofree SuyuanNearest *expected = walk_from_each (network, sections, outlets);
  g_autofree SuyuanNearest *found = suyuan_sites_find_below (outlet_sites, outlets->n, section_sites);
  guint                     n_found = 0;

  for (guint i = 0; i < outlets->n; i++)
    {
      g_assert_cmpint (found[i].site == SUYUAN_NOWHERE, ==, expected[i].site == SUYUAN_NOWHERE);
      if (expected[i].site == SUYUAN_NOWHERE)
        continue;
      g_assert_cmpfloat_with_epsilon (found[i].distance_m, expected[i].distance_m, 1e-6);
      if (exact)
        g_assert_cmpuint (found[i].site, ==, expected[i].site);
      n_found++;
    }
  return n_found;
}

/* Braids, loops, reaches that meet themselves, tides: whatever comes. Lengths are whole numbers, so that the sums are. */
static void
test_random (void)
{
  guint n_found = 0;

  for (guint round = 0; round < 2000; round++)
    {
      guint n_nodes = (guint) g_test_rand_int_range (2, 24), n_reaches = (guint) g_test_rand_int_range (1, 40);
      g_auto (SampleNetwork) sample = sample_network_random (n_nodes, n_reaches, round % 2 == 0);
      g_autoptr (SuyuanNetwork) network = sample_network_build (&sample);
      g_auto (Places) sections = places_random (network, (guint) g_test_rand_int_range (0, 12));
      g_auto (Places) outlets = places_random (network, 40);

      n_found += assert_as_the_slow_way (network, &sections, &outlets, TRUE);
    }
  g_assert_cmpuint (n_found, >, 10000);
}

/* Rivers as they are: nothing runs in a circle. */
static void
test_new_hope (void)
{
  g_auto (NewHope) hope = new_hope_load ();
  g_autoptr (SuyuanNetwork) network = sample_network_build (&hope.sample);

  for (guint round = 0; round < 5; round++)
    {
      g_auto (Places) sections = places_random (network, 40);
      g_auto (Places) outlets = places_random (network, 3000);

      g_assert_cmpuint (assert_as_the_slow_way (network, &sections, &outlets, FALSE), >, 100);
    }
}

static void
assert_below (const SuyuanNetwork *network,
              const Places        *sections,
              int                  reach,
              double               chainage,
              guint                section,
              double               distance)
{
  g_autoptr (SuyuanSites) wanted = make_sites (network, sections), site = suyuan_sites_new (network, &reach, &chainage, 1);
  g_autofree SuyuanNearest *found = suyuan_sites_find_below (site, 1, wanted);

  g_assert_cmpuint (found->site, ==, section);
  if (section != SUYUAN_NOWHERE)
    g_assert_cmpfloat (found->distance_m, ==, distance);
}

/* A main river of two reaches and a tributary, a section at the end of each main reach and a second one before it. */
static void
test_by_hand (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;
  const Places sections = { 3, (int[]){ 0, 1, 1 }, (double[]){ 900, 290, 250 } };

  sample_network_init (&sample);
  sample_network_add (&sample, "spring", "middle", 1000);
  sample_network_add (&sample, "middle", "mouth", 300);
  sample_network_add (&sample, "hill", "middle", 100);
  network = sample_network_build (&sample);
  assert_below (network, &sections, 0, 100, 0, 800);
  assert_below (network, &sections, 0, 900, 0, 0);
  assert_below (network, &sections, 0, 950, 2, 300);
  assert_below (network, &sections, 2, 40, 2, 310);
  assert_below (network, &sections, 1, 260, 1, 30);
  assert_below (network, &sections, 1, 295, SUYUAN_NOWHERE, 0);
  assert_below (network, &sections, SUYUAN_NO_REACH, 0, SUYUAN_NOWHERE, 0);
}

/* Along a braid the main path counts, also where the side branch is shorter; a section on the branch alone is below too. */
static void
test_braid (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;
  const Places below = { 1, (int[]){ 3 }, (double[]){ 50 } }, branch = { 2, (int[]){ 3, 2 }, (double[]){ 50, 10 } };

  sample_network_init (&sample);
  sample_network_add (&sample, "a", "b", 100);
  sample_network_add (&sample, "b", "c", 500)->divergence = 1;
  sample_network_add (&sample, "b", "c", 200)->divergence = 2;
  sample_network_add (&sample, "c", "d", 100);
  network = sample_network_build (&sample);
  assert_below (network, &below, 0, 0, 0, 650);
  assert_below (network, &below, 2, 0, 0, 250);
  assert_below (network, &branch, 0, 0, 1, 110);
  assert_below (network, &branch, 2, 20, 0, 230);
}

/* What has passed the only section of a loop comes to it again; what has passed one of two comes to the other. */
static void
test_round (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;
  const Places one = { 1, (int[]){ 0 }, (double[]){ 40 } }, two = { 2, (int[]){ 0, 1 }, (double[]){ 40, 90 } };

  sample_network_init (&sample);
  sample_network_add (&sample, "a", "b", 100);
  sample_network_add (&sample, "b", "a", 100);
  network = sample_network_build (&sample);
  assert_below (network, &one, 1, 0, 0, 140);
  assert_below (network, &one, 0, 60, 0, 20);
  assert_below (network, &two, 0, 60, 1, 130);
  assert_below (network, &two, 1, 95, 0, 45);
}

/* A chain of two hundred thousand reaches and a thousand sections: what cost sections times reaches is one sweep. */
static void
test_is_quick (void)
{
  const guint             n = 200000;
  g_autofree SuyuanReach *reaches = g_new0 (SuyuanReach, n);
  g_autofree int         *on = g_new (int, n);
  g_autofree double      *at = g_new0 (double, n);
  g_autoptr (SuyuanNetwork) network = NULL;
  g_autoptr (SuyuanSites) outlets = NULL, sections = NULL;
  g_autofree SuyuanNearest *found = NULL;

  for (guint i = 0; i < n; i++)
    {
      reaches[i] = (SuyuanReach){ .parent = i > 0 ? (int) (i - 1) / 2 : SUYUAN_NO_REACH, .length_m = 10 };
      on[i] = (int) i;
    }
  network = suyuan_network_new (reaches, n);
  outlets = suyuan_sites_new (network, on, at, n);
  sections = suyuan_sites_new (network, on, at, 1000);
  found = suyuan_sites_find_below (outlets, n, sections);
  for (guint i = 0; i < n; i++)
    {
      guint steps = 0, below = i;

      for (; below >= 1000; below = (below - 1) / 2)
        steps++;
      g_assert_cmpuint (found[i].site, ==, below);
      g_assert_cmpfloat (found[i].distance_m, ==, 10.0 * steps);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trace/nearest/by-hand", test_by_hand);
  g_test_add_func ("/trace/nearest/braid", test_braid);
  g_test_add_func ("/trace/nearest/round", test_round);
  g_test_add_func ("/trace/nearest/new-hope", test_new_hope);
  g_test_add_func ("/trace/nearest/random", test_random);
  g_test_add_func ("/trace/nearest/is-quick", test_is_quick);

  return g_test_run ();
}
