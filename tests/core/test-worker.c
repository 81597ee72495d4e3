/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-worker.h"

typedef struct
{
  SuyuanWorker *worker;
  GString      *order;
  GMainLoop    *loop;
  guint         n_left;
} Fixture;

static void
run_cb (GTask        *task,
        gpointer      source,
        gpointer      data,
        GCancellable *cancellable)
{
  g_string_append_c (data, *(const char *) g_object_get_data (G_OBJECT (task), "letter"));
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Fixture *self = data;

  if (--self->n_left == 0)
    g_main_loop_quit (self->loop);
}

static GTask *
new_task (Fixture      *self,
          const char   *letter,
          GCancellable *cancellable)
{
  GTask *task = g_task_new (NULL, cancellable, done_cb, self);

  g_object_set_data (G_OBJECT (task), "letter", (gpointer) letter);
  g_task_set_task_data (task, self->order, NULL);
  self->n_left++;

  return task;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->worker = suyuan_worker_new ("worker");
  self->order = g_string_new (NULL);
  self->loop = g_main_loop_new (NULL, FALSE);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  suyuan_worker_free (self->worker);
  g_string_free (self->order, TRUE);
  g_main_loop_unref (self->loop);
}

static void
test_in_order (Fixture      *self,
               gconstpointer data)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

  for (guint i = 0; i < 26; i++)
    {
      g_autoptr (GTask) task = new_task (self, &letters[i], NULL);

      suyuan_worker_queue (self->worker, task, run_cb);
    }
  g_main_loop_run (self->loop);
  g_assert_cmpstr (self->order->str, ==, letters);
}

static void
test_cancelled_does_not_run (Fixture      *self,
                             gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) first = new_task (self, "a", NULL);
  g_autoptr (GTask) second = new_task (self, "b", cancellable);
  g_autoptr (GTask) third = new_task (self, "c", NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  suyuan_worker_queue (self->worker, first, run_cb);
  suyuan_worker_queue (self->worker, second, run_cb);
  suyuan_worker_queue (self->worker, third, run_cb);
  g_main_loop_run (self->loop);
  g_assert_cmpstr (self->order->str, ==, "ac");
  g_assert_false (g_task_propagate_boolean (second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
ask_cb (GTask        *task,
        gpointer      source,
        gpointer      data,
        GCancellable *cancellable)
{
  g_task_return_boolean (task, suyuan_worker_is_current (data));
}

static void
test_knows_its_thread (Fixture      *self,
                       gconstpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done_cb, self);

  g_assert_false (suyuan_worker_is_current (self->worker));
  g_task_set_task_data (task, self->worker, NULL);
  self->n_left = 1;
  suyuan_worker_queue (self->worker, task, ask_cb);
  g_main_loop_run (self->loop);
  g_assert_true (g_task_propagate_boolean (task, NULL));
}

/* What was queued is done before the worker is gone. */
static void
test_free_finishes (Fixture      *self,
                    gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GTask) task = new_task (self, "x", NULL);

      suyuan_worker_queue (self->worker, task, run_cb);
    }
  g_clear_pointer (&self->worker, suyuan_worker_free);
  g_assert_cmpstr (self->order->str, ==, "xxxxx");
  g_main_loop_run (self->loop);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/core/worker/in-order", Fixture, NULL, set_up, test_in_order, tear_down);
  g_test_add ("/core/worker/cancelled-does-not-run", Fixture, NULL, set_up, test_cancelled_does_not_run, tear_down);
  g_test_add ("/core/worker/knows-its-thread", Fixture, NULL, set_up, test_knows_its_thread, tear_down);
  g_test_add ("/core/worker/free-finishes", Fixture, NULL, set_up, test_free_finishes, tear_down);

  return g_test_run ();
}
