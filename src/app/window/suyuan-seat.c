/* suyuan-seat.c: what the pages of one window share: the desk, one selection, jobs and their progress
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-seat.h"

#include <glib/gi18n-lib.h>

struct _SuyuanSeat
{
  GObject parent_instance;

  /* Owned */
  SuyuanDesk *desk;
  guint       tick;

  GQueue    calls; /* of Call, borrowed: what runs or waits, in the order it was asked for */
  SuyuanUid selected;
};

/* How a verb gets to the desk: suyuan_desk_run_async() and its neighbours. */
typedef void (*Way) (SuyuanDesk         *desk,
                     SuyuanDeskFunc      func,
                     gpointer            data,
                     GDestroyNotify      free_data,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data);

/* One call of a verb on its way to the desk and back. */
typedef struct
{
  SuyuanSeat    *seat;
  char          *title;
  char          *told;  /* in a toast with the way back; NULL: nothing */
  gboolean       saves; /* what people have typed */
  gboolean       writes;
  GApplication  *held; /* which does not end before what is to be written; NULL: it reads, or there is none */
  GCancellable  *cancellable;
  SuyuanDeskFunc func;
  gpointer       data; /* of @func */
  GDestroyNotify free_data, free_result;
  SuyuanSeatDone done;
  gboolean       wants_object;
  GWeakRef       object;
  gint64         since;    /* it is known how far it is; written before @permille */
  gint           permille; /* atomic: written by the worker */
  gint           rows;     /* atomic */
  gint           begun;    /* atomic: its verb is called */
  gint           left;     /* atomic: nobody waits for it */
} Call;

static GPrivate running; /* the Call a worker's thread is at */

G_DEFINE_FINAL_TYPE (SuyuanSeat, suyuan_seat, G_TYPE_OBJECT)

enum
{
  CHANGED,
  TOLD,
  REFUSED,
  REMARKED,
  SELECTED,
  GO,
  PROGRESS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
call_free (gpointer data)
{
  Call *call = data;

  if (call->free_data != NULL)
    call->free_data (call->data);
  g_weak_ref_clear (&call->object);
  g_clear_object (&call->seat);
  g_clear_object (&call->cancellable);
  g_free (call->title);
  g_free (call->told);
  g_free (call);
}

static gboolean
tick_cb (gpointer data)
{
  g_signal_emit (data, signals[PROGRESS], 0);

  return G_SOURCE_CONTINUE;
}

static void
begin_call (SuyuanSeat *self,
            Call       *call)
{
  g_queue_push_tail (&self->calls, call);
  if (self->tick == 0)
    self->tick = g_timeout_add (150, tick_cb, self);
}

static void
end_call (SuyuanSeat *self,
          Call       *call)
{
  g_queue_remove (&self->calls, call);
  if (g_queue_is_empty (&self->calls))
    g_clear_handle_id (&self->tick, g_source_remove);
  g_signal_emit (self, signals[PROGRESS], 0);
}

static void
tell_outcome (SuyuanSeat *self,
              Call       *call,
              gpointer    result)
{
  SuyuanOutcome *outcome = result;

  if (outcome != NULL && outcome->batch != NULL)
    suyuan_seat_tell (self, call->told, outcome->batch);
}

/* What was read for somebody who no longer wants it is not theirs, although it was read to its end. What was written is
 * written, and answered. */
static gpointer
take_answer (Call         *call,
             SuyuanDesk   *desk,
             GAsyncResult *result,
             GError      **error)
{
  gpointer value = suyuan_desk_run_finish (desk, result, error);

  if (call->writes || !g_cancellable_is_cancelled (call->cancellable))
    return value;

  if (value != NULL && call->free_result != NULL)
    call->free_result (value);
  g_clear_error (error);
  g_cancellable_set_error_if_cancelled (call->cancellable, error);
  return NULL;
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Call         *call = data;
  GApplication *held = call->held;
  g_autoptr (GError) error = NULL;
  gpointer value = take_answer (call, SUYUAN_DESK (source), result, &error);
  g_autoptr (GObject) object = g_weak_ref_get (&call->object);

  end_call (call->seat, call);
  if (call->told != NULL)
    tell_outcome (call->seat, call, value);
  if (call->done != NULL && (object != NULL || !call->wants_object))
    call->done (object, value, error);
  else
    suyuan_seat_fail (call->seat, error);
  if (value != NULL && call->free_result != NULL)
    call->free_result (value);
  call_free (call);
  if (held != NULL)
    g_application_release (held);
}

/* Not before it has begun: the desk would drop it, and what cannot be stopped half way is to be done. Any thread. */
static void
stop_if_left (Call *call)
{
  if (g_atomic_int_get (&call->left) && g_atomic_int_get (&call->begun))
    g_cancellable_cancel (call->cancellable);
}

/* On a worker's thread, which knows by that whose progress it reports. */
static gpointer
call_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Call    *call = data;
  gpointer result;

  g_private_set (&running, call);
  g_atomic_int_set (&call->begun, TRUE);
  stop_if_left (call);
  result = call->func (office, call->data, cancellable, error);
  g_private_set (&running, NULL);

  return result;
}

/* Takes what @terms owns. */
static void
start (SuyuanSeat *self,
       Way         way,
       const Call *terms,
       const char *title,
       gpointer    object)
{
  Call *call = g_memdup2 (terms, sizeof *terms);

  call->seat = g_object_ref (self);
  call->title = g_strdup (title);
  call->cancellable = g_cancellable_new ();
  call->writes = way == suyuan_desk_run_async;
  call->held = call->writes ? g_application_get_default () : NULL;
  if (call->held != NULL)
    g_application_hold (call->held);
  call->wants_object = object != NULL;
  call->permille = -1;
  g_weak_ref_init (&call->object, object);
  begin_call (self, call);
  way (self->desk, call_verb, call, NULL, call->cancellable, finished_cb, call);
  g_signal_emit (self, signals[PROGRESS], 0);
}

static void
desk_changed_cb (SuyuanSeat *self,
                 guint64     kinds)
{
  g_signal_emit (self, signals[CHANGED], 0, kinds);
}

static void
suyuan_seat_dispose (GObject *object)
{
  SuyuanSeat *self = SUYUAN_SEAT (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (suyuan_seat_parent_class)->dispose (object);
}

static void
suyuan_seat_class_init (SuyuanSeatClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_seat_dispose;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_UINT64);
  signals[TOLD] = g_signal_new ("told", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_STRING);
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING);
  signals[REMARKED] = g_signal_new ("remarked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_STRING);
  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GO] = g_signal_new ("go", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                              G_TYPE_UINT, G_TYPE_POINTER);
  signals[PROGRESS] = g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
suyuan_seat_init (SuyuanSeat *self)
{
}

SuyuanSeat *
suyuan_seat_new (SuyuanDesk *desk)
{
  SuyuanSeat *self = g_object_new (SUYUAN_TYPE_SEAT, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (desk_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

SuyuanOffice *
suyuan_seat_get_office (SuyuanSeat *self)
{
  return suyuan_desk_get_office (self->desk);
}

SuyuanDesk *
suyuan_seat_get_desk (SuyuanSeat *self)
{
  return self->desk;
}

/* Somebody else may have the workspace open, or it may lie where nothing can be written. */
gboolean
suyuan_seat_can_write (SuyuanSeat *self)
{
  return suyuan_desk_get_obstacle (self->desk) == NULL;
}

/** Runs a verb that returns a SuyuanOutcome; a batch is told with @told and can be undone from there. */
void
suyuan_seat_act (SuyuanSeat    *self,
                 const char    *told,
                 SuyuanDeskFunc func,
                 gpointer       data,
                 GDestroyNotify free_data,
                 SuyuanSeatDone done,
                 gpointer       object)
{
  Call terms = { .told = g_strdup (told), .saves = TRUE, .func = func, .data = data, .free_data = free_data, .free_result = (GDestroyNotify) suyuan_outcome_free, .done = done };

  start (self, suyuan_desk_run_async, &terms, _ ("Saving"), object);
}

/** Runs anything else that writes; @free_result frees what it returned, after @done. */
void
suyuan_seat_run (SuyuanSeat    *self,
                 const char    *title,
                 SuyuanDeskFunc func,
                 gpointer       data,
                 GDestroyNotify free_data,
                 GDestroyNotify free_result,
                 SuyuanSeatDone done,
                 gpointer       object)
{
  Call terms = { .func = func, .data = data, .free_data = free_data, .free_result = free_result, .done = done };

  start (self, suyuan_desk_run_async, &terms, title, object);
}

/** Runs what only reads and takes a second or two, beside what writes. */
void
suyuan_seat_look (SuyuanSeat    *self,
                  const char    *title,
                  SuyuanDeskFunc func,
                  gpointer       data,
                  GDestroyNotify free_data,
                  GDestroyNotify free_result,
                  SuyuanSeatDone done,
                  gpointer       object)
{
  Call terms = { .func = func, .data = data, .free_data = free_data, .free_result = free_result, .done = done };

  start (self, suyuan_desk_look_async, &terms, title, object);
}

/** Runs what only reads and may take minutes, beside what writes and what is looked up. */
void
suyuan_seat_study (SuyuanSeat    *self,
                   const char    *title,
                   SuyuanDeskFunc func,
                   gpointer       data,
                   GDestroyNotify free_data,
                   GDestroyNotify free_result,
                   SuyuanSeatDone done,
                   gpointer       object)
{
  Call terms = { .func = func, .data = data, .free_data = free_data, .free_result = free_result, .done = done };

  start (self, suyuan_desk_study_async, &terms, title, object);
}

/** How far the verb is that runs on this thread; of the main thread: the one that is shown. A negative @fraction is "not known". */
void
suyuan_seat_report (SuyuanSeat *self,
                    double      fraction,
                    guint       rows)
{
  Call *call = g_private_get (&running);

  if (call == NULL)
    call = g_queue_peek_head (&self->calls);
  g_return_if_fail (call != NULL && call->seat == self);

  if (fraction >= 0 && call->since == 0)
    call->since = g_get_monotonic_time ();
  g_atomic_int_set (&call->permille, fraction < 0 ? -1 : (gint) (fraction * 1000));
  g_atomic_int_set (&call->rows, (gint) rows);
}

/** Stops the job that is shown; what was asked for after it goes on. */
void
suyuan_seat_cancel (SuyuanSeat *self)
{
  Call *call = g_queue_peek_head (&self->calls);

  if (call != NULL)
    g_cancellable_cancel (call->cancellable);
}

static gboolean
is_for (Call    *call,
        gpointer object)
{
  g_autoptr (GObject) asker = g_weak_ref_get (&call->object);

  return asker == object;
}

/** Stops what was asked for with @object, whether it runs or waits. */
void
suyuan_seat_cancel_for (SuyuanSeat *self,
                        gpointer    object)
{
  for (GList *link = self->calls.head; link != NULL; link = link->next)
    if (is_for (link->data, object))
      g_cancellable_cancel (((Call *) link->data)->cancellable);
}

/** Nobody looks any more: stops all that only reads, and of what writes the long job that runs; what was saved is written. */
void
suyuan_seat_leave (SuyuanSeat *self)
{
  gboolean first = TRUE; /* that writes */

  for (GList *link = self->calls.head; link != NULL; link = link->next)
    {
      Call *call = link->data;

      if (!call->writes)
        g_cancellable_cancel (call->cancellable);
      else if (first && !call->saves)
        {
          g_atomic_int_set (&call->left, TRUE);
          stop_if_left (call);
        }
      first = first && !call->writes;
    }
}

gboolean
suyuan_seat_is_busy (SuyuanSeat *self)
{
  return !g_queue_is_empty (&self->calls);
}

/** How far the job is that was asked for first, by @object or, where that is %NULL, by anybody. Returns whether there is one. */
gboolean
suyuan_seat_get_progress (SuyuanSeat         *self,
                          gpointer            object,
                          SuyuanSeatProgress *progress)
{
  GList *link = self->calls.head;
  Call  *call;
  gint   permille;

  while (link != NULL && object != NULL && !is_for (link->data, object))
    link = link->next;
  *progress = (SuyuanSeatProgress){ .fraction = -1 };
  if (link == NULL)
    return FALSE;

  call = link->data;
  permille = g_atomic_int_get (&call->permille);
  progress->fraction = permille < 0 ? -1.0 : permille / 1000.0;
  progress->rows = (guint) g_atomic_int_get (&call->rows);
  progress->title = call->title;
  progress->seconds = permille < 0 ? 0 : (double) (g_get_monotonic_time () - call->since) / G_USEC_PER_SEC;
  return TRUE;
}

void
suyuan_seat_tell (SuyuanSeat *self,
                  const char *text,
                  const char *batch)
{
  g_autofree char *shown = g_utf8_make_valid (text, -1);

  g_signal_emit (self, signals[TOLD], 0, shown, batch);
}

void
suyuan_seat_refuse (SuyuanSeat *self,
                    const char *text)
{
  g_autofree char *shown = g_utf8_make_valid (text, -1); /* the path of a file in it may be no UTF-8 */

  g_signal_emit (self, signals[REFUSED], 0, shown);
}

/** Says what there is to say about something that was done. */
void
suyuan_seat_remark (SuyuanSeat *self,
                    const char *text)
{
  g_signal_emit (self, signals[REMARKED], 0, text);
}

/** Says why something failed; %NULL and what was cancelled are no failure. */
void
suyuan_seat_fail (SuyuanSeat   *self,
                  const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    suyuan_seat_refuse (self, error->message);
}

/** A SuyuanSeatDone: what the verb returned is to be told by the seat. */
void
suyuan_seat_tell_result (gpointer      self,
                         gpointer      text,
                         const GError *error)
{
  if (error == NULL)
    suyuan_seat_tell (self, text, NULL);
  else
    suyuan_seat_fail (self, error);
}

/** How many records of a kind there are; none where they cannot be read, which is said. */
gint64
suyuan_seat_count (SuyuanSeat *self,
                   SuyuanKind  kind)
{
  SuyuanQuery query = { .kind = kind };
  g_autoptr (GError) error = NULL;
  gint64 n = suyuan_office_count (suyuan_seat_get_office (self), &query, &error);

  suyuan_seat_fail (self, error);
  return MAX (n, 0);
}

/** The one selection of the window; %NULL or the nil uid selects nothing. */
void
suyuan_seat_select (SuyuanSeat      *self,
                    const SuyuanUid *outlet)
{
  SuyuanUid none = { 0 };

  if (outlet == NULL)
    outlet = &none;
  if (suyuan_uid_equal (&self->selected, outlet))
    return;

  self->selected = *outlet;
  g_signal_emit (self, signals[SELECTED], 0);
}

gboolean
suyuan_seat_get_selected (SuyuanSeat *self,
                          SuyuanUid  *outlet)
{
  *outlet = self->selected;

  return !suyuan_uid_is_nil (outlet);
}

/** Asks the window to show a record on its page. */
void
suyuan_seat_go (SuyuanSeat      *self,
                SuyuanKind       kind,
                const SuyuanUid *uid)
{
  SuyuanUid copy = *uid;

  g_signal_emit (self, signals[GO], 0, (guint) kind, &copy);
}
