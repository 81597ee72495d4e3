/* suyuan-worker.c: one thread that runs tasks in the order they were queued
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-worker.h"

typedef struct
{
  GTask          *task; /* NULL asks the thread to stop */
  GTaskThreadFunc func;
} Job;

struct _SuyuanWorker
{
  GThread     *thread;
  GAsyncQueue *jobs;
};

static gpointer
run (gpointer data)
{
  GAsyncQueue *jobs = data;

  for (;;)
    {
      g_autofree Job *job = g_async_queue_pop (jobs);
      g_autoptr (GTask) task = job->task;

      if (task == NULL)
        return NULL;

      if (!g_task_return_error_if_cancelled (task))
        job->func (task,
                   g_task_get_source_object (task),
                   g_task_get_task_data (task),
                   g_task_get_cancellable (task));
    }
}

/**
 * suyuan_worker_new:
 * @name: of the thread, for debuggers
 *
 * Returns: (transfer full): a worker with nothing to do
 */
SuyuanWorker *
suyuan_worker_new (const char *name)
{
  SuyuanWorker *self = g_new0 (SuyuanWorker, 1);

  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new (name, run, self->jobs);

  return self;
}

/**
 * suyuan_worker_free:
 * @self: (nullable) (transfer full): a worker
 *
 * Finishes every queued task, then joins the thread. Not to be called from the worker itself.
 */
void
suyuan_worker_free (SuyuanWorker *self)
{
  if (self == NULL)
    return;

  g_async_queue_push (self->jobs, g_new0 (Job, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}

/**
 * suyuan_worker_queue:
 * @self: a worker
 * @task: what to return to; a cancelled one is returned without running
 * @func: runs on the worker's thread, after all that was queued before
 *
 * The task's source object must not be a widget: the thread may drop the last reference to it. Any thread.
 */
void
suyuan_worker_queue (SuyuanWorker   *self,
                     GTask          *task,
                     GTaskThreadFunc func)
{
  Job *job = g_new0 (Job, 1);

  job->task = g_object_ref (task);
  job->func = func;
  g_async_queue_push (self->jobs, job);
}

/**
 * suyuan_worker_is_current:
 * @self: a worker
 *
 * Returns: whether the caller runs on the worker's thread
 */
gboolean
suyuan_worker_is_current (SuyuanWorker *self)
{
  return g_thread_self () == self->thread;
}
