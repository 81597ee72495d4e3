/* test-outlet-status.c: the status of an outlet, worst first
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-outlet-status.h"

#include "suyuan-catalogue.h"

static const SuyuanOutletFacts settled = { .stage = "confirmed", .sampled = TRUE, .traced = TRUE, .rectify_known = TRUE };

static const char *
status_of_tasks (const SuyuanOutletFacts *before,
                 guint                    n_tasks,
                 const SuyuanTaskState   *tasks)
{
  SuyuanOutletFacts facts = *before;

  facts.tasks = tasks;
  facts.n_tasks = n_tasks;

  return suyuan_outlet_status (&facts);
}

static void
test_way_of_a_new_outlet (void)
{
  SuyuanOutletFacts facts = { 0 };

  g_assert_cmpstr (suyuan_outlet_status (&facts), ==, "to_verify");
  facts.stage = "suspected";
  g_assert_cmpstr (suyuan_outlet_status (&facts), ==, "to_verify");
  facts.stage = "confirmed";
  g_assert_cmpstr (suyuan_outlet_status (&facts), ==, "to_monitor");
  facts.sampled = TRUE;
  g_assert_cmpstr (suyuan_outlet_status (&facts), ==, "to_trace");
  facts.traced = TRUE;
  g_assert_cmpstr (suyuan_outlet_status (&facts), ==, "to_rectify");
  facts.rectify_known = TRUE;
  g_assert_cmpstr (suyuan_outlet_status (&facts), ==, "no_action");
  facts.rectify = TRUE;
  g_assert_cmpstr (suyuan_outlet_status (&facts), ==, "to_rectify");
}

static void
test_rejected_needs_nothing (void)
{
  static const SuyuanTaskState open[] = { SUYUAN_TASK_UNDER_WAY };
  SuyuanOutletFacts            facts = { .stage = "rejected" };

  g_assert_cmpstr (suyuan_outlet_status (&facts), ==, "no_action");
  g_assert_cmpstr (status_of_tasks (&facts, 1, open), ==, "no_action");
}

static void
test_suspected_stays_to_verify (void)
{
  static const SuyuanTaskState closed[] = { SUYUAN_TASK_CLOSED };
  SuyuanOutletFacts            facts = { .stage = "suspected", .sampled = TRUE, .traced = TRUE };

  g_assert_cmpstr (status_of_tasks (&facts, 1, closed), ==, "to_verify");
}

static void
test_every_state_of_a_task (void)
{
  static const char *const expected[SUYUAN_N_TASK_STATES] = {
    "to_rectify", "to_rectify", "to_rectify", "to_rectify", "under_way",
    "awaiting_closure", "awaiting_closure", "awaiting_closure", "awaiting_closure", "closed",
    "under_way", "under_way", "no_action"
  };

  for (guint i = 0; i < SUYUAN_N_TASK_STATES; i++)
    {
      SuyuanTaskState state = (SuyuanTaskState) i;

      g_assert_cmpstr (status_of_tasks (&settled, 1, &state), ==, expected[i]);
    }
}

static void
test_worst_task_speaks (void)
{
  static const SuyuanTaskState tasks[] = { SUYUAN_TASK_CLOSED, SUYUAN_TASK_SUBMITTED, SUYUAN_TASK_UNDER_WAY, SUYUAN_TASK_RECEIVED, SUYUAN_TASK_CANCELLED };

  g_assert_cmpstr (status_of_tasks (&settled, 5, tasks), ==, "to_rectify");
  g_assert_cmpstr (status_of_tasks (&settled, 3, tasks), ==, "under_way");
  g_assert_cmpstr (status_of_tasks (&settled, 2, tasks), ==, "awaiting_closure");
  g_assert_cmpstr (status_of_tasks (&settled, 1, tasks), ==, "closed");
}

/* An open task is the worst thing even where nothing was sampled or sealed already. */
static void
test_tasks_over_gaps (void)
{
  static const SuyuanTaskState closed[] = { SUYUAN_TASK_CLOSED }, open[] = { SUYUAN_TASK_UNDER_WAY };
  SuyuanOutletFacts            facts = { 0 };

  g_assert_cmpstr (status_of_tasks (&facts, 1, open), ==, "under_way");
  g_assert_cmpstr (status_of_tasks (&facts, 1, closed), ==, "closed");
  facts.supervised = TRUE;
  g_assert_cmpstr (status_of_tasks (&facts, 1, closed), ==, "supervised");
  facts.sealed = TRUE;
  g_assert_cmpstr (status_of_tasks (&facts, 1, closed), ==, "sealed");
  g_assert_cmpstr (status_of_tasks (&facts, 1, open), ==, "under_way");
}

static void
test_supervised_without_tasks (void)
{
  SuyuanOutletFacts facts = settled;

  facts.supervised = TRUE;
  g_assert_cmpstr (suyuan_outlet_status (&facts), ==, "supervised");
}

/* Whatever the facts, the answer is a key of the enumeration, and all ten can be reached. */
static void
test_answers_are_keys (void)
{
  static const char *const stages[] = { NULL, "suspected", "confirmed", "rejected" };
  g_autoptr (SuyuanCatalogue) catalogue = suyuan_catalogue_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_values;

  suyuan_catalogue_get_values (catalogue, "outlet_status", &n_values);
  for (guint bits = 0; bits < 64; bits++)
    for (guint stage = 0; stage < G_N_ELEMENTS (stages); stage++)
      for (guint state = 0; state <= SUYUAN_N_TASK_STATES; state++)
        {
          SuyuanTaskState   task = (SuyuanTaskState) state;
          SuyuanOutletFacts facts = { stages[stage], bits & 1, bits & 2, bits & 4, bits & 8, bits & 16, bits & 32, &task, state < SUYUAN_N_TASK_STATES };
          const char       *status = suyuan_outlet_status (&facts);

          g_assert_nonnull (suyuan_catalogue_find_value (catalogue, "outlet_status", status));
          g_hash_table_add (seen, (gpointer) status);
        }
  g_assert_cmpuint (g_hash_table_size (seen), ==, n_values);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outlet-status/new", test_way_of_a_new_outlet);
  g_test_add_func ("/outlet-status/rejected", test_rejected_needs_nothing);
  g_test_add_func ("/outlet-status/suspected", test_suspected_stays_to_verify);
  g_test_add_func ("/outlet-status/states", test_every_state_of_a_task);
  g_test_add_func ("/outlet-status/worst", test_worst_task_speaks);
  g_test_add_func ("/outlet-status/gaps", test_tasks_over_gaps);
  g_test_add_func ("/outlet-status/supervised", test_supervised_without_tasks);
  g_test_add_func ("/outlet-status/keys", test_answers_are_keys);

  return g_test_run ();
}
