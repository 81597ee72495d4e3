/* Reaches become a network by their keys, by their ends, by their parents; the main way and the order are
 * those of the surveyor where he gave them. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-network.h"

static void
add_between (SampleNetwork *sample,
             gint32         from_lon,
             gint32         to_lon,
             int            parent)
{
  SuyuanReach *reach = sample_network_add (sample, NULL, NULL, 100);

  reach->has_ends = TRUE;
  reach->first = (SuyuanPosition){ from_lon, 320000000 };
  reach->last = (SuyuanPosition){ to_lon, 320000000 };
  reach->parent = parent;
}

static void
test_empty (void)
{
  g_autoptr (SuyuanNetwork) network = suyuan_network_new (NULL, 0);

  g_assert_cmpuint (suyuan_network_get_n_reaches (network), ==, 0);
  g_assert_cmpuint (suyuan_network_get_n_nodes (network), ==, 0);
}

static void
test_keys (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, "a", "b", 10);
  sample_network_add (&sample, "b", "c", 20);
  sample_network_add (&sample, "d", "b", -5);
  network = sample_network_build (&sample);
  g_assert_cmpuint (suyuan_network_get_n_nodes (network), ==, 4);
  g_assert_true (suyuan_network_flows_into (network, 0, 1));
  g_assert_true (suyuan_network_flows_into (network, 2, 1));
  g_assert_false (suyuan_network_flows_into (network, 1, 0));
  g_assert_false (suyuan_network_flows_into (network, 0, 2));
  g_assert_cmpint (suyuan_network_get_main_down (network, 0), ==, 1);
  g_assert_cmpint (suyuan_network_get_main_down (network, 1), ==, SUYUAN_NO_REACH);
  g_assert_cmpfloat (suyuan_network_get_length (network, 1), ==, 20);
  g_assert_cmpfloat (suyuan_network_get_length (network, 2), ==, 0);
}

static void
test_ends (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;

  sample_network_init (&sample);
  add_between (&sample, 1120000000, 1121000000, SUYUAN_NO_REACH);
  add_between (&sample, 1121000000, 1122000000, SUYUAN_NO_REACH);
  add_between (&sample, 1121000001, 1123000000, SUYUAN_NO_REACH);
  network = sample_network_build (&sample);
  g_assert_true (suyuan_network_flows_into (network, 0, 1));
  g_assert_false (suyuan_network_flows_into (network, 0, 2));
  g_assert_cmpuint (suyuan_network_get_n_nodes (network), ==, 5);
}

/* A parent counts where an end meets nothing, and chooses the main way where it meets several. */
static void
test_parents (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, NULL, NULL, 10)->parent = 1;
  sample_network_add (&sample, NULL, NULL, 10)->parent = 2;
  sample_network_add (&sample, NULL, NULL, 10)->parent = 2;
  sample_network_add (&sample, NULL, NULL, 10)->parent = 77;
  add_between (&sample, 1120000000, 1121000000, 6);
  add_between (&sample, 1121000000, 1122000000, SUYUAN_NO_REACH);
  add_between (&sample, 1121000000, 1122000000, 0);
  network = sample_network_build (&sample);
  g_assert_cmpint (suyuan_network_get_main_down (network, 0), ==, 1);
  g_assert_cmpint (suyuan_network_get_main_down (network, 1), ==, 2);
  g_assert_cmpint (suyuan_network_get_main_down (network, 2), ==, SUYUAN_NO_REACH);
  g_assert_cmpint (suyuan_network_get_main_down (network, 3), ==, SUYUAN_NO_REACH);
  g_assert_cmpint (suyuan_network_get_main_down (network, 4), ==, 6);
  g_assert_cmpint (suyuan_network_get_main_down (network, 6), ==, SUYUAN_NO_REACH);
}

/* OSM draws a tributary to a vertex within the main river, so its end meets nothing. */
static void
test_parent_of_a_loose_end (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;

  sample_network_init (&sample);
  add_between (&sample, 1120000000, 1121000000, SUYUAN_NO_REACH);
  add_between (&sample, 1120300000, 1120500000, 0);
  network = sample_network_build (&sample);
  g_assert_true (suyuan_network_flows_into (network, 1, 0));
  g_assert_cmpint (suyuan_network_get_main_down (network, 1), ==, 0);
}

static void
test_fork (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) minor = NULL;
  g_autoptr (SuyuanNetwork) ranked = NULL;
  g_autoptr (SuyuanNetwork) tidal = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, "a", "b", 10);
  sample_network_add (&sample, "b", "c", 10)->divergence = 2;
  sample_network_add (&sample, "b", "d", 10)->divergence = 1;
  minor = sample_network_build (&sample);
  g_assert_cmpint (suyuan_network_get_main_down (minor, 0), ==, 2);
  sample_network_get (&sample, 1)->divergence = 1;
  sample_network_get (&sample, 1)->rank = 7;
  sample_network_get (&sample, 2)->rank = 5;
  ranked = sample_network_build (&sample);
  g_assert_cmpint (suyuan_network_get_main_down (ranked, 0), ==, 2);
  sample_network_get (&sample, 2)->two_way = TRUE;
  tidal = sample_network_build (&sample);
  g_assert_cmpint (suyuan_network_get_main_down (tidal, 0), ==, 1);
}

static void
test_two_way (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, "sea", "a", 10)->two_way = TRUE;
  sample_network_add (&sample, "sea", "b", 10);
  sample_network_add (&sample, "c", "a", 10);
  network = sample_network_build (&sample);
  g_assert_true (suyuan_network_flows_into (network, 0, 1));
  g_assert_true (suyuan_network_flows_into (network, 2, 0));
  g_assert_false (suyuan_network_flows_into (network, 2, 1));
  g_assert_cmpint (suyuan_network_get_main_down (network, 0), ==, 1);
  g_assert_cmpint (suyuan_network_get_main_down (network, 2), ==, 0);
}

/* Without ranks each reach stands after what it flows into, wherever no loop forbids it. */
static void
test_order (void)
{
  for (guint round = 0; round < 40; round++)
    {
      g_auto (SampleNetwork) sample;
      g_autoptr (SuyuanNetwork) network = NULL;
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

      sample_network_init (&sample);
      for (guint i = 0; i < 200; i++)
        {
          int              from = g_test_rand_int_range (0, 99);
          g_autofree char *a = g_strdup_printf ("%d", from);
          g_autofree char *b = g_strdup_printf ("%d", g_test_rand_int_range (from + 1, 100));

          sample_network_add (&sample, a, b, 1);
        }
      network = sample_network_build (&sample);
      for (guint i = 0; i < 200; i++)
        {
          g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (suyuan_network_get_order (network, i))));
          for (guint k = 0; k < 200; k++)
            if (suyuan_network_flows_into (network, i, k))
              g_assert_cmpuint (suyuan_network_get_order (network, i), >, suyuan_network_get_order (network, k));
        }
    }
}

/* The real one: 746 reaches, their main way on as the survey says, in the order of their hydroseq. */
static void
test_new_hope (void)
{
  g_auto (NewHope) hope = new_hope_load ();
  g_autoptr (SuyuanNetwork) network = sample_network_build (&hope.sample);
  guint n = suyuan_network_get_n_reaches (network);

  g_assert_cmpuint (n, ==, 746);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (suyuan_network_get_main_down (network, i), ==, g_array_index (hope.main_down, int, i));
      for (guint k = 0; k < n; k++)
        g_assert_cmpint (suyuan_network_get_order (network, i) < suyuan_network_get_order (network, k), ==,
                         sample_network_get (&hope.sample, i)->rank < sample_network_get (&hope.sample, k)->rank);
    }
}

/* A chain of 200,000 reaches: nothing here may recurse. */
static void
test_long (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (SuyuanNetwork) network = NULL;

  sample_network_init (&sample);
  for (guint i = 0; i < 200000; i++)
    sample_network_add (&sample, NULL, NULL, 1)->parent = i == 0 ? SUYUAN_NO_REACH : (int) i - 1;
  network = sample_network_build (&sample);
  for (guint i = 1; i < 200000; i += 777)
    {
      g_assert_cmpint (suyuan_network_get_main_down (network, i), ==, i - 1);
      g_assert_cmpuint (suyuan_network_get_order (network, i), ==, i);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/empty", test_empty);
  g_test_add_func ("/network/keys", test_keys);
  g_test_add_func ("/network/ends", test_ends);
  g_test_add_func ("/network/parents", test_parents);
  g_test_add_func ("/network/parent-of-a-loose-end", test_parent_of_a_loose_end);
  g_test_add_func ("/network/fork", test_fork);
  g_test_add_func ("/network/two-way", test_two_way);
  g_test_add_func ("/network/order", test_order);
  g_test_add_func ("/network/new-hope", test_new_hope);
  g_test_add_func ("/network/long", test_long);
  return g_test_run ();
}
