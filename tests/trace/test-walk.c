/* The walks against an oracle: the closure over the nodes, the main tree of the survey, the distances. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <time.h>

#include "sample-network.h"
#include "suyuan-walk.h"

#define STEP(steps, i) (&g_array_index (steps, SuyuanStep, i))

static GArray *
walk (const SuyuanNetwork *network,
      guint                reach,
      double               chainage,
      SuyuanDirection      direction,
      SuyuanWalkMode       mode)
{
  return suyuan_walk_run (&(SuyuanWalk){ reach, chainage, direction, mode }, network);
}

static const SuyuanStep *
find_step (GArray *steps,
           guint   reach)
{
  for (guint i = 0; i < steps->len; i++)
    if (STEP (steps, i)->reach == reach)
      return STEP (steps, i);
  return NULL;
}

static void
check_closure (const SampleNetwork *sample,
               const SuyuanNetwork *network,
               guint                start,
               SuyuanDirection      direction)
{
  g_autofree gboolean *reached = sample_network_closure (sample, start, direction == SUYUAN_WALK_UP);
  g_autoptr (GArray) steps = walk (network, start, 0, direction, SUYUAN_WALK_ALL);
  guint n = 0;

  for (guint i = 0; i < sample->reaches->len; i++)
    n += reached[i];
  g_assert_cmpuint (steps->len, ==, n);
  for (guint i = 0; i < steps->len; i++)
    g_assert_true (reached[STEP (steps, i)->reach]);
  g_assert_cmpuint (suyuan_walk_count (&(SuyuanWalk){ start, 0, direction, SUYUAN_WALK_ALL }, network), ==, n);
}

static void
test_closure_random (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_auto (SampleNetwork) sample = sample_network_random (25, 40, round % 2);
      g_autoptr (SuyuanNetwork) network = sample_network_build (&sample);

      for (guint start = 0; start < 40; start++)
        {
          check_closure (&sample, network, start, SUYUAN_WALK_UP);
          check_closure (&sample, network, start, SUYUAN_WALK_DOWN);
        }
    }
}

/* By node the reaches that begin (or end) there: the join of a database, made with a table. */
static GHashTable *
index_nodes (const SampleNetwork *sample,
             gboolean             beginnings)
{
  GHashTable *nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < sample->reaches->len; i++)
    {
      const SuyuanReach *reach = sample_network_get (sample, i);
      const char        *node = beginnings ? reach->from_node : reach->to_node;
      GArray            *at = g_hash_table_lookup (nodes, node);

      if (!at)
        g_hash_table_insert (nodes, (gpointer) node, at = g_array_new (FALSE, FALSE, sizeof (guint)));
      g_array_append_val (at, i);
    }
  return nodes;
}

/* The closure over from and to nodes: a table of reached reaches that grows until it does not. */
static void
check_nodes_closure (const SampleNetwork *sample,
                     GHashTable          *nodes,
                     const SuyuanNetwork *network,
                     guint                start,
                     SuyuanDirection      direction)
{
  g_autofree gboolean *reached = g_new0 (gboolean, sample->reaches->len);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) steps = walk (network, start, 0, direction, SUYUAN_WALK_ALL);

  reached[start] = TRUE;
  g_array_append_val (open, start);
  for (guint i = 0; i < open->len; i++)
    {
      const SuyuanReach *reach = sample_network_get (sample, g_array_index (open, guint, i));
      GArray            *next = g_hash_table_lookup (nodes, direction == SUYUAN_WALK_UP ? reach->from_node : reach->to_node);

      for (guint k = 0; next && k < next->len; k++)
        {
          guint at = g_array_index (next, guint, k);

          if (!reached[at])
            g_array_append_val (open, at);
          reached[at] = TRUE;
        }
    }
  g_assert_cmpuint (steps->len, ==, open->len);
  for (guint i = 0; i < steps->len; i++)
    g_assert_true (reached[STEP (steps, i)->reach]);
  g_assert_cmpuint (suyuan_walk_count (&(SuyuanWalk){ start, 0, direction, SUYUAN_WALK_ALL }, network), ==, open->len);
}

/* Every reach, both ways. */
static void
test_closure_new_hope (void)
{
  g_auto (NewHope) hope = new_hope_load ();
  g_autoptr (SuyuanNetwork) network = sample_network_build (&hope.sample);
  g_autoptr (GHashTable) beginnings = index_nodes (&hope.sample, TRUE);
  g_autoptr (GHashTable) ends = index_nodes (&hope.sample, FALSE);

  for (guint start = 0; start < hope.sample.reaches->len; start++)
    {
      check_nodes_closure (&hope.sample, ends, network, start, SUYUAN_WALK_UP);
      check_nodes_closure (&hope.sample, beginnings, network, start, SUYUAN_WALK_DOWN);
    }
}

/* By the survey's own pointers: whose way down passes the start. Both walks differ for 193 reaches. */
static void
test_main_new_hope (void)
{
  g_auto (NewHope) hope = new_hope_load ();
  g_autoptr (SuyuanNetwork) network = sample_network_build (&hope.sample);
  guint n = hope.sample.reaches->len, n_differ = 0;

  for (guint start = 0; start < n; start++)
    {
      g_autoptr (GArray) steps = walk (network, start, 0, SUYUAN_WALK_UP, SUYUAN_WALK_MAIN);
      g_autofree gboolean *expected = g_new0 (gboolean, n);
      guint                n_expected = 0;
      double               last = 0;

      for (guint i = 0; i < n; i++)
        {
          int at = (int) i;

          while (at != SUYUAN_NO_REACH && at != (int) start)
            at = g_array_index (hope.main_down, int, at);
          expected[i] = at == (int) start;
          n_expected += expected[i];
        }
      g_assert_cmpuint (steps->len, ==, n_expected);
      g_assert_cmpuint (suyuan_walk_count (&(SuyuanWalk){ start, 0, SUYUAN_WALK_UP, SUYUAN_WALK_MAIN }, network), ==, n_expected);
      for (guint i = 0; i < steps->len; i++)
        {
          g_assert_true (expected[STEP (steps, i)->reach]);
          g_assert_cmpfloat (sample_network_get (&hope.sample, STEP (steps, i)->reach)->rank, >, last);
          last = sample_network_get (&hope.sample, STEP (steps, i)->reach)->rank;
        }
      n_differ += suyuan_walk_count (&(SuyuanWalk){ start, 0, SUYUAN_WALK_UP, SUYUAN_WALK_ALL }, network) != n_expected;
    }
  g_assert_cmpuint (n_differ, ==, 193);
}

/* The shortest way from the end of each reach to the start's beginning: in the order of the survey every way
 * down is known when its turn comes. */
static double *
shortest_new_hope (const NewHope *hope,
                   GHashTable    *beginnings,
                   GArray        *by_rank,
                   guint          start)
{
  double *ways = g_new (double, hope->sample.reaches->len);

  for (guint i = 0; i < hope->sample.reaches->len; i++)
    ways[i] = INFINITY;
  for (guint i = 0; i < by_rank->len; i++)
    {
      guint   at = g_array_index (by_rank, guint, i);
      GArray *next = g_hash_table_lookup (beginnings, sample_network_get (&hope->sample, at)->to_node);

      for (guint k = 0; next && k < next->len; k++)
        {
          guint below = g_array_index (next, guint, k);

          ways[at] = MIN (ways[at], below == start ? 0 : ways[below] + sample_network_get (&hope->sample, below)->length_m);
        }
    }
  return ways;
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  double one = sample_network_get (data, *(const guint *) a)->rank, other = sample_network_get (data, *(const guint *) b)->rank;

  return one < other ? -1 : one > other;
}

/* From every reach, to each above it: along the main path, where dnhydroseq leads through the start, the
 * distance is the difference of pathlength; where it does not it is the shortest way, and each says which. */
static void
test_distances_new_hope (void)
{
  g_auto (NewHope) hope = new_hope_load ();
  g_autoptr (SuyuanNetwork) network = sample_network_build (&hope.sample);
  g_autoptr (GHashTable) beginnings = index_nodes (&hope.sample, TRUE);
  g_autoptr (GArray) by_rank = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_shortest = 0;

  for (guint i = 0; i < hope.sample.reaches->len; i++)
    g_array_append_val (by_rank, i);
  g_array_sort_with_data (by_rank, compare_ranks, &hope.sample);
  for (guint start = 0; start < hope.sample.reaches->len; start++)
    {
      g_autofree double *shortest = shortest_new_hope (&hope, beginnings, by_rank, start);
      g_autoptr (GArray) up = walk (network, start, 0, SUYUAN_WALK_UP, SUYUAN_WALK_ALL);

      for (guint i = 0; i < up->len; i++)
        {
          const SuyuanStep *step = STEP (up, i);
          int               at = (int) step->reach;
          double            expected = g_array_index (hope.path_length, double, step->reach) -
                            g_array_index (hope.path_length, double, start) - suyuan_network_get_length (network, start);

          while (at != SUYUAN_NO_REACH && at != (int) start)
            at = g_array_index (hope.main_down, int, at);
          g_assert_cmpint (step->because, ==, step->reach == start ? SUYUAN_BECAUSE_START : at == (int) start ? SUYUAN_BECAUSE_MAIN_PATH
                                                                                                              : SUYUAN_BECAUSE_SHORTEST_PATH);
          if (step->because == SUYUAN_BECAUSE_MAIN_PATH)
            g_assert_cmpfloat_with_epsilon (step->distance_m, expected, 3);
          else if (step->because == SUYUAN_BECAUSE_SHORTEST_PATH)
            {
              g_assert_cmpfloat_with_epsilon (step->distance_m, shortest[step->reach], 1e-6);
              n_shortest++;
            }
        }
    }
  g_assert_cmpuint (n_shortest, >, 1000);
}

/* up(x) has y in it just when down(y) has x, in both modes. */
static void
test_up_and_down_agree (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_auto (SampleNetwork) sample = sample_network_random (20, 30, round % 2);
      g_autoptr (SuyuanNetwork) network = sample_network_build (&sample);

      for (guint mode = SUYUAN_WALK_ALL; mode <= SUYUAN_WALK_MAIN; mode++)
        for (guint x = 0; x < 30; x++)
          {
            g_autoptr (GArray) up = walk (network, x, 0, SUYUAN_WALK_UP, mode);

            for (guint y = 0; y < 30; y++)
              {
                g_autoptr (GArray) down = walk (network, y, 0, SUYUAN_WALK_DOWN, mode);

                g_assert_cmpint (find_step (up, y) != NULL, ==, find_step (down, x) != NULL);
              }
          }
    }
}

/* Bellman and Ford on the nodes, every reach tried as often as there are nodes. */
static double *
shortest_oracle (const SampleNetwork *sample,
                 guint                start)
{
  guint   n = sample->reaches->len;
  double *nodes = g_new (double, 100);

  for (guint i = 0; i < 100; i++)
    nodes[i] = INFINITY;
  nodes[atoi (sample_network_get (sample, start)->from_node)] = 0;
  if (sample_network_get (sample, start)->two_way)
    {
      double *end = &nodes[atoi (sample_network_get (sample, start)->to_node)];

      *end = MIN (*end, sample_network_get (sample, start)->length_m);
    }
  for (guint round = 0; round < 100; round++)
    for (guint i = 0; i < n; i++)
      {
        const SuyuanReach *reach = sample_network_get (sample, i);
        double            *a = &nodes[atoi (reach->from_node)], *b = &nodes[atoi (reach->to_node)];

        *a = MIN (*a, *b + reach->length_m);
        if (reach->two_way)
          *b = MIN (*b, *a + reach->length_m);
      }
  return nodes;
}

/* Every third network has no loop, which walks by another way: one sweep in the order of the flow. */
static void
test_shortest (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_auto (SampleNetwork) sample = sample_network_random (20, 36, round % 3 == 1);
      g_autoptr (SuyuanNetwork) network = NULL;

      for (guint i = 0; i < 36 && round % 3 == 0; i++)
        {
          SuyuanReach *reach = sample_network_get (&sample, i);
          const char  *from = reach->from_node;

          if (atoi (from) == atoi (reach->to_node))
            reach->to_node = "99";
          else if (atoi (from) > atoi (reach->to_node))
            {
              reach->from_node = reach->to_node;
              reach->to_node = from;
            }
        }
      network = sample_network_build (&sample);

      for (guint start = 0; start < 36; start++)
        {
          g_autofree double *nodes = shortest_oracle (&sample, start);
          g_autoptr (GArray) steps = walk (network, start, 0, SUYUAN_WALK_UP, SUYUAN_WALK_ALL);

          for (guint i = 0; i < steps->len; i++)
            {
              const SuyuanStep  *step = STEP (steps, i);
              const SuyuanReach *reach = sample_network_get (&sample, step->reach);
              double             expected = nodes[atoi (reach->to_node)];

              if (reach->two_way)
                expected = MIN (expected, nodes[atoi (reach->from_node)]);
              if (step->because == SUYUAN_BECAUSE_SHORTEST_PATH)
                g_assert_cmpfloat_with_epsilon (step->distance_m, expected, 1e-6);
              else if (step->because == SUYUAN_BECAUSE_MAIN_PATH)
                g_assert_cmpfloat (step->distance_m, >=, expected - 1e-6);
            }
        }
    }
}

/* An island: the main branch is the longer one, the minor one the shorter way; both are upstream. */
static void
test_island (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) main = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, "spring", "fork", 1000);
  sample_network_add (&sample, "fork", "join", 500)->divergence = 1;
  sample_network_add (&sample, "fork", "join", 200)->divergence = 2;
  sample_network_add (&sample, "join", "mouth", 300);
  network = sample_network_build (&sample);
  all = walk (network, 3, 100, SUYUAN_WALK_UP, SUYUAN_WALK_ALL);
  main = walk (network, 2, 50, SUYUAN_WALK_UP, SUYUAN_WALK_MAIN);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpfloat (find_step (all, 0)->distance_m, ==, 600);
  g_assert_cmpint (find_step (all, 0)->because, ==, SUYUAN_BECAUSE_MAIN_PATH);
  g_assert_cmpfloat (find_step (all, 2)->distance_m, ==, 100);
  g_assert_cmpint (find_step (all, 2)->because, ==, SUYUAN_BECAUSE_MAIN_PATH);
  g_assert_cmpuint (main->len, ==, 1);
  g_clear_pointer (&all, g_array_unref);
  all = walk (network, 2, 50, SUYUAN_WALK_UP, SUYUAN_WALK_ALL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (find_step (all, 0)->because, ==, SUYUAN_BECAUSE_SHORTEST_PATH);
  g_assert_cmpfloat (find_step (all, 0)->distance_m, ==, 50);
}

/* In a loop the start's reach lies upstream of itself, and all of it counts. */
static void
test_loop (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, "a", "b", 10);
  sample_network_add (&sample, "b", "c", 20);
  sample_network_add (&sample, "c", "a", 30);
  sample_network_add (&sample, "c", "mouth", 40);
  sample_network_add (&sample, "x", "x", 50);
  network = sample_network_build (&sample);
  for (guint direction = SUYUAN_WALK_UP; direction <= SUYUAN_WALK_DOWN; direction++)
    for (guint mode = SUYUAN_WALK_ALL; mode <= SUYUAN_WALK_MAIN; mode++)
      for (guint reach = 0; reach < 5; reach++)
        {
          g_autoptr (GArray) steps = walk (network, reach, 5, direction, mode);

          g_assert_nonnull (find_step (steps, reach));
          if (mode == SUYUAN_WALK_ALL)
            g_assert_cmpint (find_step (steps, reach)->whole, ==, reach != 3);
          if (mode == SUYUAN_WALK_ALL && reach < 3)
            g_assert_cmpuint (steps->len, ==, direction == SUYUAN_WALK_UP ? 3 : 4);
        }
}

static void
test_start_only (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;
  g_autoptr (GArray) steps = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, "a", "b", 10);
  network = sample_network_build (&sample);
  steps = walk (network, 0, 1e9, SUYUAN_WALK_DOWN, SUYUAN_WALK_ALL);
  g_assert_cmpuint (steps->len, ==, 1);
  g_assert_cmpint (STEP (steps, 0)->because, ==, SUYUAN_BECAUSE_START);
  g_assert_false (STEP (steps, 0)->whole);
  g_assert_cmpstr (suyuan_because_get_key (STEP (steps, 0)->because), ==, "start");
  g_assert_cmpstr (suyuan_because_get_key (SUYUAN_BECAUSE_MAIN_PATH), ==, "main_path");
  g_assert_cmpstr (suyuan_because_get_key (SUYUAN_BECAUSE_SHORTEST_PATH), ==, "shortest_path");
}

/* Up, the answer begins at the section; down, it begins at the outlet. */
static void
test_river_order (void)
{
  g_auto (NewHope) hope = new_hope_load ();
  g_autoptr (SuyuanNetwork) network = sample_network_build (&hope.sample);

  for (guint start = 0; start < hope.sample.reaches->len; start += 31)
    for (guint direction = SUYUAN_WALK_UP; direction <= SUYUAN_WALK_DOWN; direction++)
      {
        g_autoptr (GArray) steps = walk (network, start, 0, direction, SUYUAN_WALK_ALL);

        g_assert_cmpuint (STEP (steps, 0)->reach, ==, start);
        for (guint i = 1; i < steps->len; i++)
          {
            guint a = suyuan_network_get_order (network, STEP (steps, i - 1)->reach);
            guint b = suyuan_network_get_order (network, STEP (steps, i)->reach);

            g_assert_cmpint (a < b, ==, direction == SUYUAN_WALK_UP);
          }
      }
}

/* The answer does not depend on the order of the reaches in the file, and scales with their lengths. */
static void
test_shuffled_and_scaled (void)
{
  for (guint round = 0; round < 20; round++)
    {
      const guint n = 30;
      g_auto (SampleNetwork) sample = sample_network_random (18, n, round % 2);
      g_auto (SampleNetwork) other;
      g_autoptr (SuyuanNetwork) network = NULL;
      g_autoptr (SuyuanNetwork) shuffled = NULL;
      guint to[30];

      for (guint i = 0; i < n; i++)
        {
          sample_network_get (&sample, i)->rank = 1 + (i * 7) % n;
          to[i] = (i * 11 + round) % n;
        }
      sample_network_init (&other);
      g_array_set_size (other.reaches, n);
      for (guint i = 0; i < n; i++)
        {
          *sample_network_get (&other, to[i]) = *sample_network_get (&sample, i);
          sample_network_get (&other, to[i])->length_m *= 2;
        }
      network = sample_network_build (&sample);
      shuffled = sample_network_build (&other);
      for (guint start = 0; start < n; start++)
        {
          g_autoptr (GArray) one = walk (network, start, 0, SUYUAN_WALK_UP, SUYUAN_WALK_ALL);
          g_autoptr (GArray) two = walk (shuffled, to[start], 0, SUYUAN_WALK_UP, SUYUAN_WALK_ALL);

          g_assert_cmpuint (one->len, ==, two->len);
          for (guint i = 0; i < one->len; i++)
            {
              g_assert_cmpuint (to[STEP (one, i)->reach], ==, STEP (two, i)->reach);
              g_assert_cmpint (STEP (one, i)->because, ==, STEP (two, i)->because);
              g_assert_cmpfloat_with_epsilon (2 * STEP (one, i)->distance_m, STEP (two, i)->distance_m, 1e-6);
            }
        }
    }
}

/* A reach more anywhere takes nothing out of any answer. */
static void
test_addition (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_auto (SampleNetwork) sample = sample_network_random (18, 30, FALSE);
      g_autoptr (SuyuanNetwork) before = sample_network_build (&sample);
      g_autoptr (SuyuanNetwork) after = NULL;

      sample_network_add (&sample, "3", "11", 5);
      after = sample_network_build (&sample);
      for (guint start = 0; start < 30; start++)
        {
          g_autoptr (GArray) less = walk (before, start, 0, SUYUAN_WALK_UP, SUYUAN_WALK_ALL);
          g_autoptr (GArray) more = walk (after, start, 0, SUYUAN_WALK_UP, SUYUAN_WALK_ALL);

          for (guint i = 0; i < less->len; i++)
            g_assert_nonnull (find_step (more, STEP (less, i)->reach));
        }
    }
}

/* As many rivers of the survey as there shall be @copies, all of which end in one trunk. */
static SuyuanNetwork *
grow (const NewHope *hope,
      guint          copies)
{
  g_auto (SampleNetwork) sample;

  sample_network_init (&sample);
  sample_network_add (&sample, "trunk", "sea", 10);
  for (guint copy = 0; copy < copies; copy++)
    for (guint i = 0; i < hope->sample.reaches->len; i++)
      {
        const SuyuanReach *reach = sample_network_get (&hope->sample, i);
        g_autofree char   *from_node = g_strdup_printf ("%u/%s", copy, reach->from_node);
        g_autofree char   *to_node = g_array_index (hope->main_down, int, i) == SUYUAN_NO_REACH
                                         ? g_strdup ("trunk")
                                         : g_strdup_printf ("%u/%s", copy, reach->to_node);

        sample_network_add (&sample, from_node, to_node, reach->length_m)->divergence = reach->divergence;
      }
  return sample_network_build (&sample);
}

/* Everything above the sea. The work of the processor alone, of the best of three: what else the machine does is not ours. */
static double
walk_ms (const SuyuanNetwork *network,
         guint               *n_steps)
{
  SuyuanWalk from = { 0, 0, SUYUAN_WALK_UP, SUYUAN_WALK_ALL };
  double     best = G_MAXDOUBLE;

  for (guint i = 0; i < 3; i++)
    {
      clock_t start = clock ();
      g_autoptr (GArray) steps = suyuan_walk_run (&from, network);

      best = MIN (best, (double) (clock () - start) * 1000 / CLOCKS_PER_SEC);
      *n_steps = steps->len;
      g_assert_cmpuint (suyuan_walk_count (&from, network), ==, steps->len);
    }
  g_test_message ("%u steps in %.2f ms", *n_steps, best);
  return best;
}

/* Grown over real topology: 100,000 reaches in one river, and a sixteenth of it; a guard against anything quadratic, which would
 * take two hundred and fifty-six times as long. */
static void
test_many (void)
{
  g_auto (NewHope) hope = new_hope_load ();
  g_autoptr (SuyuanNetwork) many = grow (&hope, 134), few = grow (&hope, 134 / 16);
  guint n, n_few;

  g_assert_cmpfloat (walk_ms (many, &n), <, 80 * walk_ms (few, &n_few));
  g_assert_cmpuint (n, >, 99000);
  g_assert_cmpuint (n_few, >, 5000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/walk/closure-random", test_closure_random);
  g_test_add_func ("/walk/closure-new-hope", test_closure_new_hope);
  g_test_add_func ("/walk/main-new-hope", test_main_new_hope);
  g_test_add_func ("/walk/distances-new-hope", test_distances_new_hope);
  g_test_add_func ("/walk/up-and-down-agree", test_up_and_down_agree);
  g_test_add_func ("/walk/shortest", test_shortest);
  g_test_add_func ("/walk/island", test_island);
  g_test_add_func ("/walk/loop", test_loop);
  g_test_add_func ("/walk/start-only", test_start_only);
  g_test_add_func ("/walk/river-order", test_river_order);
  g_test_add_func ("/walk/shuffled-and-scaled", test_shuffled_and_scaled);
  g_test_add_func ("/walk/addition", test_addition);
  g_test_add_func ("/walk/many", test_many);
  return g_test_run ();
}
