/* Knots against their definition: two nodes are in one just when each can be got to from the other; and no
 * water flows from a lower to a higher one. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-network.h"
#include "suyuan-network-private.h"

static gboolean *
reach_nodes (const SuyuanNetwork *network,
             guint                start,
             gboolean             with_two_way)
{
  gboolean *reached = g_new0 (gboolean, network->n_nodes);
  gboolean  more = TRUE;

  reached[start] = TRUE;
  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < network->n_reaches; i++)
        {
          guint32 from = network->from[i], to = network->to[i];

          if (network->two_way[i] && !with_two_way)
            continue;
          if (reached[from] && !reached[to])
            reached[to] = more = TRUE;
          if (network->two_way[i] && reached[to] && !reached[from])
            reached[from] = more = TRUE;
        }
    }
  return reached;
}

static void
check_knots (const SuyuanNetwork *network,
             gboolean             with_two_way)
{
  guint               n_knots;
  g_autofree guint32 *knots = suyuan_network_find_knots (network, with_two_way, &n_knots);
  gboolean          **reached = g_new (gboolean *, network->n_nodes);

  for (guint i = 0; i < network->n_nodes; i++)
    {
      reached[i] = reach_nodes (network, i, with_two_way);
      g_assert_cmpuint (knots[i], >=, 1);
      g_assert_cmpuint (knots[i], <=, n_knots);
    }
  for (guint i = 0; i < network->n_nodes; i++)
    for (guint k = 0; k < network->n_nodes; k++)
      {
        g_assert_cmpint (knots[i] == knots[k], ==, reached[i][k] && reached[k][i]);
        if (reached[i][k])
          g_assert_cmpuint (knots[k], <=, knots[i]);
      }
  for (guint i = 0; i < network->n_nodes; i++)
    g_free (reached[i]);
  g_free (reached);
}

/* Water flows to nodes of the same or a lower number; knots stand together, from head to tail. */
static void
check_numbers (const SuyuanNetwork *network)
{
  for (guint i = 0; i < network->n_reaches; i++)
    {
      g_assert_cmpuint (network->heads[network->to[i]], <=, network->heads[network->from[i]]);
      if (network->two_way[i])
        g_assert_cmpuint (network->heads[network->to[i]], ==, network->heads[network->from[i]]);
    }
  for (guint i = 0; i < network->n_nodes; i++)
    {
      g_assert_cmpuint (network->heads[i], <=, i);
      g_assert_cmpuint (network->tails[i], >=, i);
      g_assert_cmpuint (network->heads[network->tails[i]], ==, network->heads[i]);
    }
}

static void
test_random (void)
{
  for (guint round = 0; round < 40; round++)
    {
      g_auto (SampleNetwork) sample = sample_network_random (24, 16 + round, round % 2);
      g_autoptr (SuyuanNetwork) network = sample_network_build (&sample);

      check_knots (network, TRUE);
      check_knots (network, FALSE);
      check_numbers (network);
    }
}

static void
test_new_hope (void)
{
  g_auto (NewHope) hope = new_hope_load ();
  g_autoptr (SuyuanNetwork) network = sample_network_build (&hope.sample);

  check_numbers (network);
  for (guint i = 0; i < network->n_nodes; i++)
    g_assert_cmpuint (network->heads[i], ==, network->tails[i]); /* the survey has no loop */
}

static void
test_tide (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;
  guint               n_both, n_one;
  g_autofree guint32 *both = NULL, *one = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, "hill", "town", 10);
  sample_network_add (&sample, "town", "bay", 10)->two_way = TRUE;
  network = sample_network_build (&sample);
  both = suyuan_network_find_knots (network, TRUE, &n_both);
  one = suyuan_network_find_knots (network, FALSE, &n_one);
  g_assert_cmpuint (n_both, ==, 2);
  g_assert_cmpuint (n_one, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-knots/random", test_random);
  g_test_add_func ("/network-knots/new-hope", test_new_hope);
  g_test_add_func ("/network-knots/tide", test_tide);
  return g_test_run ();
}
