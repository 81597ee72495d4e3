/* Walks that end early: at a distance, at a section or a dam, at a border. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sample-network.h"
#include "suyuan-sites.h"

#define N 30

/* What a walk meets of sites at every hundred metres of every reach: their distances, sorted. */
static GArray *
meet (const SuyuanNetwork    *network,
      const SuyuanSites      *sites,
      const SuyuanWalk       *walk,
      const SuyuanWalkLimits *limits)
{
  g_autoptr (GArray) steps = suyuan_walk_run_until (walk, network, limits);

  return suyuan_sites_meet (sites, walk, steps);
}

static gboolean
has_site (GArray *meetings,
          guint   site)
{
  for (guint i = 0; i < meetings->len; i++)
    if (g_array_index (meetings, SuyuanMeeting, i).site == site)
      return TRUE;
  return FALSE;
}

/* A limit of distance takes those and only those away that are further. */
static void
test_distance (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_auto (SampleNetwork) sample = sample_network_random (20, N, round % 2);
      g_autoptr (SuyuanNetwork) network = sample_network_build (&sample);
      g_autoptr (SuyuanSites) sites = NULL;
      int    reaches[N];
      double chainages[N];

      for (guint i = 0; i < N; i++)
        {
          reaches[i] = (int) i;
          chainages[i] = g_test_rand_int_range (0, 1000);
        }
      sites = suyuan_sites_new (network, reaches, chainages, N);
      for (guint start = 0; start < N; start++)
        {
          SuyuanWalk       walk = { start, 300, start % 2 ? SUYUAN_WALK_UP : SUYUAN_WALK_DOWN, start % 3 ? SUYUAN_WALK_ALL : SUYUAN_WALK_MAIN };
          SuyuanWalkLimits limits = { .distance_m = g_test_rand_int_range (1, 3000) };
          g_autoptr (GArray) all = meet (network, sites, &walk, NULL);
          g_autoptr (GArray) some = meet (network, sites, &walk, &limits);
          guint n = 0;

          for (guint i = 0; i < all->len; i++)
            {
              gboolean near = g_array_index (all, SuyuanMeeting, i).distance_m <= limits.distance_m;

              n += near;
              g_assert_cmpint (has_site (some, g_array_index (all, SuyuanMeeting, i).site), ==, near);
            }
          g_assert_cmpuint (some->len, ==, n);
          g_assert_cmpuint (suyuan_sites_count (sites, &walk), ==, all->len);
        }
    }
}

/* Three reaches one below the other, a brook into the second, and sections on the way. */
typedef struct
{
  SampleNetwork  sample;
  SuyuanNetwork *network;
  SuyuanSites   *outlets, *sections;
} River;

static const int    outlet_reaches[] = { 0, 0, 1, 1, 2, 3 };
static const double outlet_chainages[] = { 100, 900, 100, 900, 500, 250 };

static void
river_init (River *self)
{
  sample_network_init (&self->sample);
  sample_network_add (&self->sample, "a", "b", 1000);
  sample_network_add (&self->sample, "b", "c", 1000);
  sample_network_add (&self->sample, "c", "sea", 1000);
  sample_network_add (&self->sample, "hill", "b", 500);
  self->network = sample_network_build (&self->sample);
  self->outlets = suyuan_sites_new (self->network, outlet_reaches, outlet_chainages, G_N_ELEMENTS (outlet_reaches));
  self->sections = suyuan_sites_new (self->network, (int[]){ 0, 1, 2 }, (double[]){ 500, 500, 800 }, 3);
}

static void
river_clear (River *self)
{
  suyuan_sites_free (self->outlets);
  suyuan_sites_free (self->sections);
  suyuan_network_free (self->network);
  sample_network_clear (&self->sample);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (River, river_clear)

static guint
count_until_section (River     *river,
                     SuyuanWalk walk,
                     guint      bits)
{
  double           barriers[4] = { NAN, NAN, NAN, NAN };
  SuyuanWalkLimits limits = { .barriers = barriers };
  g_autoptr (GArray) met = NULL;
  guint seen = 0;

  suyuan_sites_bar (river->sections, &walk, barriers);
  met = meet (river->network, river->outlets, &walk, &limits);
  for (guint i = 0; i < met->len; i++)
    seen |= 1u << g_array_index (met, SuyuanMeeting, i).site;
  g_assert_cmpuint (seen, ==, bits);
  return met->len;
}

static void
test_until_section (void)
{
  g_auto (River) river = { 0 };

  river_init (&river);
  for (guint mode = SUYUAN_WALK_ALL; mode <= SUYUAN_WALK_MAIN; mode++)
    {
      /* From the lowest section up to the one before it. */
      count_until_section (&river, (SuyuanWalk){ 2, 800, SUYUAN_WALK_UP, mode }, 1u << 3 | 1u << 4);
      /* From the middle one: the brook has no section and is walked to its spring. */
      count_until_section (&river, (SuyuanWalk){ 1, 500, SUYUAN_WALK_UP, mode }, 1u << 1 | 1u << 2 | 1u << 5);
      count_until_section (&river, (SuyuanWalk){ 0, 500, SUYUAN_WALK_UP, mode }, 1u << 0);
      count_until_section (&river, (SuyuanWalk){ 0, 0, SUYUAN_WALK_DOWN, mode }, 1u << 0);
      count_until_section (&river, (SuyuanWalk){ 3, 0, SUYUAN_WALK_DOWN, mode }, 1u << 5 | 1u << 2);
      count_until_section (&river, (SuyuanWalk){ 1, 600, SUYUAN_WALK_DOWN, mode }, 1u << 3 | 1u << 4);
    }
}

/* A barrier that a branch goes round bars nothing but what lies behind it on its own reach. */
static void
test_round_an_island (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;
  g_autoptr (GArray) steps = NULL;
  double           barriers[] = { NAN, 100, NAN, NAN };
  SuyuanWalk       walk = { 3, 300, SUYUAN_WALK_UP, SUYUAN_WALK_ALL };
  SuyuanWalkLimits limits = { .barriers = barriers };

  sample_network_init (&sample);
  sample_network_add (&sample, "spring", "fork", 1000);
  sample_network_add (&sample, "fork", "join", 500)->divergence = 1;
  sample_network_add (&sample, "fork", "join", 700)->divergence = 2;
  sample_network_add (&sample, "join", "mouth", 300);
  network = sample_network_build (&sample);
  steps = suyuan_walk_run_until (&walk, network, &limits);
  g_assert_cmpuint (steps->len, ==, 4);
  for (guint i = 0; i < steps->len; i++)
    {
      const SuyuanStep *step = &g_array_index (steps, SuyuanStep, i);

      if (step->reach == 1)
        g_assert_cmpfloat (step->until_m, ==, 400);
      if (step->reach == 0)
        {
          g_assert_cmpint (step->because, ==, SUYUAN_BECAUSE_SHORTEST_PATH);
          g_assert_cmpfloat (step->distance_m, ==, 1000);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/walk-limits/distance", test_distance);
  g_test_add_func ("/walk-limits/until-section", test_until_section);
  g_test_add_func ("/walk-limits/round-an-island", test_round_an_island);
  return g_test_run ();
}
