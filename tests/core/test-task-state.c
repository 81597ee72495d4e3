/* test-task-state.c: states of a task, and lateness
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-task-state.h"

#include "suyuan-catalogue.h"

static void
test_keys_are_the_enumeration (void)
{
  g_autoptr (SuyuanCatalogue) catalogue = suyuan_catalogue_new (NULL);
  guint                  n_values;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, "task_state", &n_values);

  g_assert_cmpuint (n_values, ==, SUYUAN_N_TASK_STATES);
  for (guint i = 0; i < n_values; i++)
    {
      SuyuanTaskState state = SUYUAN_TASK_CANCELLED;

      g_assert_true (suyuan_task_state_parse (values[i].key, &state));
      g_assert_cmpuint (state, ==, i);
      g_assert_cmpstr (suyuan_task_state_get_key (state), ==, values[i].key);
      g_assert_cmpstr (suyuan_task_state_get_label (state), ==, values[i].label);
    }
}

static void
test_unknown_key (void)
{
  SuyuanTaskState state = SUYUAN_TASK_ACCEPTED;

  g_assert_false (suyuan_task_state_parse ("done", &state));
  g_assert_false (suyuan_task_state_parse (NULL, &state));
  g_assert_cmpuint (state, ==, SUYUAN_TASK_ACCEPTED);
}

static void
test_late_while_open (void)
{
  for (guint i = 0; i < SUYUAN_N_TASK_STATES; i++)
    {
      SuyuanTaskState state = (SuyuanTaskState) i;
      int             days = suyuan_task_state_days_overdue (state, "2026-06-30", "2026-07-03");
      gboolean        rests = state == SUYUAN_TASK_CLOSED || state == SUYUAN_TASK_CANCELLED || state == SUYUAN_TASK_SUSPENDED;

      g_assert_cmpint (days, ==, rests ? 0 : 3);
    }
}

static void
test_last_day_is_in_time (void)
{
  g_assert_cmpint (suyuan_task_state_days_overdue (SUYUAN_TASK_UNDER_WAY, "2026-06-30", "2026-06-30"), ==, 0);
  g_assert_cmpint (suyuan_task_state_days_overdue (SUYUAN_TASK_UNDER_WAY, "2026-06-30", "2026-07-01"), ==, 1);
  g_assert_cmpint (suyuan_task_state_days_overdue (SUYUAN_TASK_UNDER_WAY, "2026-06-30", "2026-01-01"), ==, 0);
  g_assert_cmpint (suyuan_task_state_days_overdue (SUYUAN_TASK_UNDER_WAY, NULL, "2026-07-01"), ==, 0);
  g_assert_cmpint (suyuan_task_state_days_overdue (SUYUAN_TASK_UNDER_WAY, "soon", "2026-07-01"), ==, 0);
}

static void
test_over (void)
{
  g_assert_true (suyuan_task_state_is_over (SUYUAN_TASK_CLOSED));
  g_assert_true (suyuan_task_state_is_over (SUYUAN_TASK_CANCELLED));
  g_assert_false (suyuan_task_state_is_over (SUYUAN_TASK_SUSPENDED));
  g_assert_false (suyuan_task_state_is_over (SUYUAN_TASK_PUBLIC_NOTICE));
  g_assert_true (suyuan_task_state_is_over_key ("closed"));
  g_assert_false (suyuan_task_state_is_over_key ("registered"));
  g_assert_false (suyuan_task_state_is_over_key ("shut"));
  g_assert_false (suyuan_task_state_is_over_key (NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/task-state/keys", test_keys_are_the_enumeration);
  g_test_add_func ("/task-state/unknown", test_unknown_key);
  g_test_add_func ("/task-state/late", test_late_while_open);
  g_test_add_func ("/task-state/last-day", test_last_day_is_in_time);
  g_test_add_func ("/task-state/over", test_over);

  return g_test_run ();
}
