/* Where a person sits in the window: reads at once on the main thread, looks what takes long up on one worker thread,
 * studies what takes minutes on another, writes one verb after the other on a third, and hears on the main thread what
 * changed.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-desk.h"

#include "suyuan-office-private.h"
#include "suyuan-worker.h"

/* A thread with an open workspace of its own. */
typedef struct
{
  SuyuanWorker *worker;
  SuyuanOffice *office;  /* touched on the worker thread only; NULL: not opened yet */
  guint         pending; /* verbs that run or wait */
} Hand;

struct _SuyuanDesk
{
  GObject parent_instance;

  /* Owned */
  SuyuanOffice *reading;
  Hand          writing, looking, studying;
  GTask        *opening; /* of the writing office, and where its answer arrives; NULL once it was heard */
  GMainContext *answering;
  GMainContext *context;
  char         *path;
  char         *obstacle; /* NULL: it can be written */
  SuyuanDrawer *drawer;   /* NULL until it is asked for */
};

/* One verb. Lives and dies on the main thread; the worker only uses it. */
typedef struct
{
  SuyuanDesk    *desk; /* owned by the outer task */
  Hand          *hand;
  SuyuanDeskFunc func;
  gpointer       data;
  GDestroyNotify free_data;
  SuyuanUid      acting;
} Job;

G_DEFINE_FINAL_TYPE (SuyuanDesk, suyuan_desk, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
job_free (Job *self)
{
  if (self->free_data)
    self->free_data (self->data);
  g_free (self);
}

/* What the worker thread says to the main thread, and that to the hands that read. */
typedef struct
{
  SuyuanDesk *desk; /* borrowed: a desk is disposed after its worker has ended and its verbs are answered */
  Hand       *hand; /* who is told; NULL: the main thread */
  guint64     kinds;
} News;

/* What the office of a reading hand remembers of those records is no longer so. */
static void
tell_office (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const News *news = task_data;

  if (news->hand->office)
    suyuan_office_emit_changed (news->hand->office, news->kinds);
  g_task_return_boolean (task, TRUE);
}

static void
tell_hand (const News *news,
           Hand       *hand)
{
  g_autoptr (GTask) telling = g_task_new (NULL, NULL, NULL, NULL);
  News *copy = g_memdup2 (news, sizeof *news);

  copy->hand = hand;
  g_task_set_task_data (telling, copy, g_free);
  suyuan_worker_queue (hand->worker, telling, tell_office);
}

static gboolean
tell_cb (gpointer data)
{
  News *news = data;

  tell_hand (news, &news->desk->looking);
  tell_hand (news, &news->desk->studying);
  suyuan_office_emit_changed (news->desk->reading, news->kinds);
  g_signal_emit (news->desk, signals[CHANGED], 0, news->kinds);
  return G_SOURCE_REMOVE;
}

static void
writing_changed_cb (SuyuanOffice *office,
                    guint64       kinds,
                    SuyuanDesk   *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  News *news = g_new0 (News, 1);

  news->desk = self;
  news->kinds = kinds;
  g_source_set_priority (source, G_PRIORITY_DEFAULT); /* as the verb's answer, which comes after it */
  g_source_set_callback (source, tell_cb, news, g_free);
  g_source_attach (source, self->context);
}

static SuyuanOffice *
open_as_possible (SuyuanDesk *self,
                  const char *path,
                  GError    **error)
{
  g_autoptr (GError) failure = NULL;
  SuyuanOffice *office = suyuan_office_open (path, FALSE, &failure);

  if (office)
    return office;
  if (!g_error_matches (failure, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_BUSY) && !g_error_matches (failure, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NETWORK) && !g_error_matches (failure, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  self->obstacle = g_strdup (failure->message);
  return suyuan_office_open (path, TRUE, error);
}

static void
open_writing (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  SuyuanDesk *self = task_data;
  GError     *error = NULL;

  self->writing.office = open_as_possible (self, self->path, &error);
  if (!self->writing.office)
    {
      g_task_return_error (task, error);
      return;
    }
  g_signal_connect (self->writing.office, "changed", G_CALLBACK (writing_changed_cb), self);
  g_task_return_boolean (task, TRUE);
}

static void
close_office (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Hand *hand = task_data;

  g_clear_object (&hand->office);
  g_task_return_boolean (task, TRUE);
}

/* Waits for what the hand is doing and has still to do. */
static void
end_hand (Hand *hand)
{
  g_autoptr (GTask) closing = NULL;

  if (!hand->worker)
    return;

  closing = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (closing, hand, NULL);
  suyuan_worker_queue (hand->worker, closing, close_office);
  g_clear_pointer (&hand->worker, suyuan_worker_free);
}

static void
run_job (GTask        *task,
         gpointer      source_object,
         gpointer      task_data,
         GCancellable *cancellable)
{
  Job     *job = task_data;
  GError  *error = NULL;
  gpointer answer = NULL;

  if (!job->hand->office)
    job->hand->office = suyuan_office_open (job->desk->path, TRUE, &error);
  if (job->hand->office)
    {
      suyuan_office_set_acting (job->hand->office, &job->acting);
      answer = job->func (job->hand->office, job->data, cancellable, &error);
    }
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, NULL);
}

static void
set_pending (SuyuanDesk *self,
             Hand       *hand,
             guint       pending)
{
  gboolean was_busy = suyuan_desk_is_busy (self);

  hand->pending = pending;
  if (was_busy != suyuan_desk_is_busy (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
job_done_cb (GObject      *source_object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  SuyuanDesk *self = g_task_get_source_object (outer);
  Job        *job = g_task_get_task_data (outer);
  GError     *error = NULL;
  gpointer    answer = g_task_propagate_pointer (G_TASK (result), &error);

  set_pending (self, job->hand, job->hand->pending - 1);
  if (error)
    g_task_return_error (outer, error);
  else
    g_task_return_pointer (outer, answer, NULL);
}

static void
suyuan_desk_dispose (GObject *object)
{
  SuyuanDesk *self = SUYUAN_DESK (object);

  end_hand (&self->studying);
  end_hand (&self->looking);
  end_hand (&self->writing);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->answering, g_main_context_unref);
  g_clear_object (&self->drawer);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->obstacle, g_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (suyuan_desk_parent_class)->dispose (object);
}

static void
suyuan_desk_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SuyuanDesk *self = SUYUAN_DESK (object);

  if (property_id == PROP_BUSY)
    g_value_set_boolean (value, suyuan_desk_is_busy (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
suyuan_desk_class_init (SuyuanDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = suyuan_desk_dispose;
  object_class->get_property = suyuan_desk_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SuyuanDesk::changed:
   * @kinds: the kinds of record a verb touched, as bits: `1 << SUYUAN_KIND_OUTLET` …
   *
   * Emitted on the main thread after each verb that wrote, before its callback.
   */
  signals[CHANGED] = g_signal_new ("changed", SUYUAN_TYPE_DESK, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
}

static void
suyuan_desk_init (SuyuanDesk *self)
{
}

/**
 * suyuan_desk_begin:
 * @path: the folder of a workspace
 *
 * Begins to open a workspace on the thread that will write, and does not wait for it. Call it on the main thread; the desk
 * is of no use before suyuan_desk_complete().
 *
 * Returns: (transfer full): the desk
 */
SuyuanDesk *
suyuan_desk_begin (const char *path)
{
  SuyuanDesk *self = g_object_new (SUYUAN_TYPE_DESK, NULL);

  self->context = g_main_context_ref_thread_default ();
  self->path = g_strdup (path);
  self->writing.worker = suyuan_worker_new ("suyuan-desk");
  self->looking.worker = suyuan_worker_new ("suyuan-look");
  self->studying.worker = suyuan_worker_new ("suyuan-study");
  self->answering = g_main_context_new ();
  g_main_context_push_thread_default (self->answering);
  self->opening = g_task_new (NULL, NULL, NULL, NULL);
  g_main_context_pop_thread_default (self->answering);
  g_task_set_task_data (self->opening, self, NULL);
  suyuan_worker_queue (self->writing.worker, self->opening, open_writing);
  return self;
}

/* Later verbs rely on the worker's office. */
static gboolean
wait_for_writing (SuyuanDesk *self,
                  GError    **error)
{
  g_autoptr (GTask) opening = NULL;

  while (!g_task_get_completed (self->opening))
    g_main_context_iteration (self->answering, TRUE);
  opening = g_steal_pointer (&self->opening);
  g_clear_pointer (&self->answering, g_main_context_unref);

  return g_task_propagate_boolean (opening, error);
}

/**
 * suyuan_desk_complete:
 * @self: a desk that was begun, once
 *
 * Waits for the opening that was begun and opens the workspace for reading here. Where it cannot be
 * written (locked by somebody, on a network folder, write-protected) it is opened for reading all the same
 * and suyuan_desk_get_obstacle() says why.
 *
 * Returns: whether the desk can be used; %FALSE with an error of the store
 */
gboolean
suyuan_desk_complete (SuyuanDesk *self,
                      GError    **error)
{
  g_return_val_if_fail (self->opening != NULL, FALSE);

  if (wait_for_writing (self, error))
    self->reading = suyuan_office_open (self->path, TRUE, error);
  return self->reading != NULL;
}

/**
 * suyuan_desk_new:
 * @path: the folder of a workspace
 *
 * Opens a workspace for reading here, for writing on a thread of its own, and when first asked to for looking things
 * up and for long readings on two others: suyuan_desk_begin() and suyuan_desk_complete() in one.
 *
 * Returns: (transfer full): the desk; %NULL with an error of the store
 */
SuyuanDesk *
suyuan_desk_new (const char *path,
                 GError    **error)
{
  g_autoptr (SuyuanDesk) self = suyuan_desk_begin (path);

  return suyuan_desk_complete (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * suyuan_desk_get_path:
 *
 * Returns: (transfer none): the folder as it was asked for
 */
const char *
suyuan_desk_get_path (SuyuanDesk *self)
{
  return self->path;
}

/**
 * suyuan_desk_get_office:
 *
 * Returns: (transfer none): the reading office, for the thread the desk was made on
 */
SuyuanOffice *
suyuan_desk_get_office (SuyuanDesk *self)
{
  return self->reading;
}

static void
queue (SuyuanDesk         *self,
       Hand               *hand,
       SuyuanDeskFunc      func,
       gpointer            data,
       GDestroyNotify      free_data,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  GTask *outer = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GTask) inner = g_task_new (NULL, cancellable, job_done_cb, outer);
  Job *job = g_new0 (Job, 1);

  job->desk = self;
  job->hand = hand;
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->acting = *suyuan_office_get_operator (self->reading);
  g_task_set_task_data (outer, job, (GDestroyNotify) job_free);
  g_task_set_task_data (inner, job, NULL);
  g_task_set_check_cancellable (inner, FALSE); /* what was committed before a late cancel is answered */

  set_pending (self, hand, hand->pending + 1);
  suyuan_worker_queue (hand->worker, inner, run_job);
}

/**
 * suyuan_desk_run_async:
 * @func: the verb; runs on the worker thread with the writing office
 * @data: for @func
 * @free_data: (nullable): frees @data on the main thread, after the verb
 * @callback: (nullable): called on the main thread
 *
 * Asks for a verb. Verbs run in the order they were asked for, in the name of who is the operator now.
 */
void
suyuan_desk_run_async (SuyuanDesk         *self,
                       SuyuanDeskFunc      func,
                       gpointer            data,
                       GDestroyNotify      free_data,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  queue (self, &self->writing, func, data, free_data, cancellable, callback, user_data);
}

/**
 * suyuan_desk_look_async:
 * @func: the question; runs on a worker thread of its own with an office that reads only
 * @data: for @func
 * @free_data: (nullable): frees @data on the main thread, after the question
 * @callback: (nullable): called on the main thread; finish with suyuan_desk_run_finish()
 *
 * Asks for something that takes long to read. Questions are answered in the order they were asked, beside the verbs:
 * neither waits for the other, and a question asked after `changed` sees what changed.
 */
void
suyuan_desk_look_async (SuyuanDesk         *self,
                        SuyuanDeskFunc      func,
                        gpointer            data,
                        GDestroyNotify      free_data,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  queue (self, &self->looking, func, data, free_data, cancellable, callback, user_data);
}

/**
 * suyuan_desk_study_async:
 * @func: the reading; runs on a worker thread of its own with an office that reads only
 * @data: for @func
 * @free_data: (nullable): frees @data on the main thread, after the reading
 * @callback: (nullable): called on the main thread; finish with suyuan_desk_run_finish()
 *
 * Asks for what takes minutes to read: a print of many pages, a verification. Readings run in the order they were asked
 * for, beside verbs and questions, and hold up neither.
 */
void
suyuan_desk_study_async (SuyuanDesk         *self,
                         SuyuanDeskFunc      func,
                         gpointer            data,
                         GDestroyNotify      free_data,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  queue (self, &self->studying, func, data, free_data, cancellable, callback, user_data);
}

/**
 * suyuan_desk_run_finish:
 *
 * Returns: what the verb or reading returned, to be freed as the verb says; %NULL with its error, READ_ONLY of the
 *   store where nothing can be written, or CANCELLED when it was cancelled before it began
 */
gpointer
suyuan_desk_run_finish (SuyuanDesk   *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * suyuan_desk_is_busy:
 *
 * Returns: whether verbs, questions or readings are running or waiting
 */
gboolean
suyuan_desk_is_busy (SuyuanDesk *self)
{
  return self->writing.pending > 0 || self->looking.pending > 0 || self->studying.pending > 0;
}

/**
 * suyuan_desk_get_obstacle:
 *
 * Returns: (nullable) (transfer none): why nothing can be written here, for people
 */
const char *
suyuan_desk_get_obstacle (SuyuanDesk *self)
{
  return self->obstacle;
}

/**
 * suyuan_desk_get_drawer:
 *
 * Returns: (nullable) (transfer none): where what was typed and not saved is kept; %NULL where nothing can be written
 */
SuyuanDrawer *
suyuan_desk_get_drawer (SuyuanDesk *self)
{
  if (self->drawer == NULL && self->obstacle == NULL)
    self->drawer = suyuan_drawer_new (suyuan_office_get_path (self->reading));
  return self->drawer;
}
