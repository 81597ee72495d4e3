/* Each fault of an import is found where it was made, and a sound network has none but its mouth. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-network.h"
#include "suyuan-network-check.h"

static GArray *
check (const SampleNetwork *sample)
{
  g_autoptr (SuyuanNetwork) network = sample_network_build (sample);

  return suyuan_network_check (network, (const SuyuanReach *) (gpointer) sample->reaches->data, 50);
}

static guint
count (GArray         *faults,
       SuyuanFaultKind kind)
{
  guint n = 0;

  for (guint i = 0; i < faults->len; i++)
    n += g_array_index (faults, SuyuanFault, i).kind == kind;
  return n;
}

static const SuyuanFault *
find_fault (GArray         *faults,
            SuyuanFaultKind kind,
            guint           reach)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const SuyuanFault *fault = &g_array_index (faults, SuyuanFault, i);

      if (fault->kind == kind && fault->reach == reach)
        return fault;
    }
  return NULL;
}

static void
test_sound (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (GArray) faults = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, "a", "c", 1);
  sample_network_add (&sample, "b", "c", 1);
  sample_network_add (&sample, "c", "d", 1)->parent = 3;
  sample_network_add (&sample, "d", "mouth", 1);
  faults = check (&sample);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (find_fault (faults, SUYUAN_FAULT_SINK, 3));
}

static void
test_directions (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (GArray) faults = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, "a", "b", 1);
  sample_network_add (&sample, "c", "b", 1);
  sample_network_add (&sample, "c", "mouth", 1);
  faults = check (&sample);
  g_assert_cmpint (find_fault (faults, SUYUAN_FAULT_HEAD_ON, 0)->other, ==, 1);
  g_assert_cmpint (find_fault (faults, SUYUAN_FAULT_BACK_TO_BACK, 1)->other, ==, 2);
  g_assert_cmpuint (count (faults, SUYUAN_FAULT_LOOP), ==, 0);
}

static void
test_loops (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (GArray) faults = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, "spring", "a", 1);
  sample_network_add (&sample, "a", "b", 1);
  sample_network_add (&sample, "b", "c", 1);
  sample_network_add (&sample, "c", "a", 1);
  sample_network_add (&sample, "c", "mouth", 1);
  sample_network_add (&sample, "mouth", "mouth", 1);
  sample_network_add (&sample, "c", "a", 1)->two_way = TRUE;
  faults = check (&sample);
  g_assert_cmpuint (count (faults, SUYUAN_FAULT_LOOP), ==, 4);
  for (guint i = 1; i <= 3; i++)
    g_assert_nonnull (find_fault (faults, SUYUAN_FAULT_LOOP, i));
  g_assert_nonnull (find_fault (faults, SUYUAN_FAULT_LOOP, 5));
}

/* A reach is in a loop just when it can be reached from its own end. */
static void
test_loops_random (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_auto (SampleNetwork) sample = sample_network_random (25, 35, FALSE);
      g_autoptr (GArray) faults = check (&sample);

      for (guint i = 0; i < 35; i++)
        {
          gboolean comes_back = FALSE;

          for (guint k = 0; k < 35; k++)
            if (g_str_equal (sample_network_get (&sample, i)->to_node, sample_network_get (&sample, k)->from_node))
              {
                g_autofree gboolean *below = sample_network_closure (&sample, k, FALSE);

                comes_back = comes_back || below[i];
              }
          g_assert_cmpint (find_fault (faults, SUYUAN_FAULT_LOOP, i) != NULL, ==, comes_back);
        }
    }
}

static SuyuanReach *
add_between (SampleNetwork *sample,
             gint32         from_lon,
             gint32         to_lon)
{
  SuyuanReach *reach = sample_network_add (sample, NULL, NULL, 100);

  reach->has_ends = TRUE;
  reach->first = (SuyuanPosition){ from_lon, 320000000 };
  reach->last = (SuyuanPosition){ to_lon, 320000100 };
  return reach;
}

/* 1,000 units of longitude are 9.4 m here: the second begins 19 m beyond the first, the third 94 m. */
static void
test_gaps (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (GArray) faults = NULL;

  sample_network_init (&sample);
  add_between (&sample, 1120000000, 1121000000);
  add_between (&sample, 1121002000, 1122000000);
  add_between (&sample, 1122010000, 1123000000);
  faults = check (&sample);
  g_assert_cmpuint (count (faults, SUYUAN_FAULT_GAP), ==, 2);
  g_assert_cmpint (find_fault (faults, SUYUAN_FAULT_GAP, 0)->other, ==, 1);
  g_assert_cmpfloat_with_epsilon (find_fault (faults, SUYUAN_FAULT_GAP, 0)->distance_m, 19, 2);
  g_assert_cmpint (find_fault (faults, SUYUAN_FAULT_GAP, 1)->other, ==, 0);
  g_assert_cmpuint (count (faults, SUYUAN_FAULT_ALONE), ==, 3);
}

static void
test_parents (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (GArray) faults = NULL;

  sample_network_init (&sample);
  sample_network_add (&sample, "a", "b", 1)->parent = 2;
  sample_network_add (&sample, "b", "c", 1)->parent = 400;
  sample_network_add (&sample, "c", "d", 1)->parent = SUYUAN_NO_REACH;
  faults = check (&sample);
  g_assert_cmpuint (count (faults, SUYUAN_FAULT_PARENT), ==, 2);
  g_assert_cmpint (find_fault (faults, SUYUAN_FAULT_PARENT, 0)->other, ==, 2);
  g_assert_cmpint (find_fault (faults, SUYUAN_FAULT_PARENT, 1)->other, ==, SUYUAN_NO_REACH);
}

/* The survey has no loop and one mouth. */
static void
test_new_hope (void)
{
  g_auto (NewHope) hope = new_hope_load ();
  g_autoptr (GArray) faults = check (&hope.sample);

  g_assert_cmpuint (count (faults, SUYUAN_FAULT_LOOP), ==, 0);
  g_assert_cmpuint (count (faults, SUYUAN_FAULT_SINK), ==, 1);
  g_assert_cmpuint (count (faults, SUYUAN_FAULT_HEAD_ON), ==, 0);
}

/* One loop of 150,000 reaches: no recursion, nothing quadratic. */
static void
test_long_loop (void)
{
  const guint n = 150000;
  g_auto (SampleNetwork) sample;
  g_autoptr (GArray) faults = NULL;

  sample_network_init (&sample);
  for (guint i = 0; i < n; i++)
    sample_network_add (&sample, NULL, NULL, 1)->parent = (int) ((i + 1) % n);
  faults = check (&sample);
  g_assert_cmpuint (count (faults, SUYUAN_FAULT_LOOP), ==, n);
  g_assert_cmpuint (faults->len, ==, n);
}

/* Gaps are those a look at every pair of ends finds. */
static void
test_gaps_random (void)
{
  g_auto (SampleNetwork) sample;
  g_autoptr (GArray) faults = NULL;
  const guint n = 150;

  sample_network_init (&sample);
  for (guint i = 0; i < n; i++)
    {
      SuyuanReach *reach = add_between (&sample, 0, 0);

      reach->first = (SuyuanPosition){ 1120000000 + g_test_rand_int_range (0, 60000), 320000000 + g_test_rand_int_range (0, 60000) };
      reach->last = (SuyuanPosition){ reach->first.lon + 20000, reach->first.lat + g_test_rand_int_range (0, 60000) };
    }
  faults = check (&sample);
  for (guint i = 0; i < n; i++)
    {
      const SuyuanReach *one = sample_network_get (&sample, i);
      gboolean           near = FALSE;

      for (guint k = 0; k < n; k++)
        {
          const SuyuanReach *other = sample_network_get (&sample, k);

          near = near || (k != i && (suyuan_position_distance (&one->first, &other->first) <= 50 ||
                                     suyuan_position_distance (&one->first, &other->last) <= 50 ||
                                     suyuan_position_distance (&one->last, &other->first) <= 50 ||
                                     suyuan_position_distance (&one->last, &other->last) <= 50));
        }
      g_assert_cmpint (find_fault (faults, SUYUAN_FAULT_GAP, i) != NULL, ==, near);
    }
}

static void
test_keys (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (SuyuanFaultKind kind = SUYUAN_FAULT_LOOP; kind <= SUYUAN_FAULT_PARENT; kind++)
    g_assert_true (g_hash_table_add (seen, (gpointer) suyuan_fault_kind_get_key (kind)));
  g_assert_cmpstr (suyuan_fault_kind_get_key (SUYUAN_FAULT_BACK_TO_BACK), ==, "back_to_back");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-check/sound", test_sound);
  g_test_add_func ("/network-check/directions", test_directions);
  g_test_add_func ("/network-check/loops", test_loops);
  g_test_add_func ("/network-check/loops-random", test_loops_random);
  g_test_add_func ("/network-check/gaps", test_gaps);
  g_test_add_func ("/network-check/parents", test_parents);
  g_test_add_func ("/network-check/new-hope", test_new_hope);
  g_test_add_func ("/network-check/keys", test_keys);
  g_test_add_func ("/network-check/long-loop", test_long_loop);
  g_test_add_func ("/network-check/gaps-random", test_gaps_random);
  return g_test_run ();
}
