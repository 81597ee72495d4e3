/* The order of a task's events, whatever order they came in.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-task-event.h"

#include "fixture.h"

static SuyuanRecord *
event_new (Fixture    *f,
           gint64      at,
           const char *from,
           const char *to)
{
  SuyuanRecord *event;
  SuyuanUid     uid;

  suyuan_uid_init (&uid, at);
  event = suyuan_record_new (suyuan_office_get_catalogue (f->office), SUYUAN_KIND_EVENT, &uid);
  suyuan_record_set_integer (event, "at", at);
  suyuan_record_set_text (event, "from_state", from);
  suyuan_record_set_text (event, "to_state", to);
  return event;
}

/* There and back within one millisecond: only the flow says which came first. */
static void
test_one_moment (Fixture      *f,
                 gconstpointer data)
{
  static const char *const way[] = { NULL, "registered", "assigned", "received", "scheme_approved", "under_way", "received", "scheme_approved" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);

      for (guint i = 0; i + 1 < G_N_ELEMENTS (way); i++)
        g_ptr_array_add (events, event_new (f, i < 2 ? 1000 : 2000, way[i], way[i + 1]));
      for (guint i = events->len; i > 1; i--)
        g_ptr_array_insert (events, -1, g_ptr_array_steal_index (events, g_rand_int_range (rand, 0, i)));

      suyuan_task_events_sort (events);
      g_assert_cmpuint (events->len, ==, G_N_ELEMENTS (way) - 1);
      g_assert_cmpstr (suyuan_record_get_text (events->pdata[0], "to_state"), ==, "registered");
      for (guint i = 1; i < events->len; i++)
        g_assert_cmpstr (suyuan_record_get_text (events->pdata[i], "from_state"), ==,
                         suyuan_record_get_text (events->pdata[i - 1], "to_state"));
    }
}

/* What does not join (a batch is still missing) stays in the order of its moments, and nothing is lost. */
static void
test_gap (Fixture      *f,
          gconstpointer data)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);

  g_ptr_array_add (events, event_new (f, 3000, "submitted", "prechecked"));
  g_ptr_array_add (events, event_new (f, 1000, NULL, "registered"));
  g_ptr_array_add (events, event_new (f, 2000, "received", "under_way"));
  suyuan_task_events_sort (events);

  g_assert_cmpuint (events->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (suyuan_record_get_integer (events->pdata[i], "at"), ==, 1000 * (i + 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/task-event/one-moment", test_one_moment);
  fixture_test ("/task-event/gap", test_gap);
  return g_test_run ();
}
