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

  GQueue    jobs; /* of Call, borrowed: the one that is running, then those that wait, in the order of the desk */
  SuyuanUid selected;
  gint      permille; /* atomic: written by the worker */
  gint      rows;     /* atomic */
};

/* One call of a verb on its way to the desk and back. */
typedef struct
{
  SuyuanSeat    *seat;
  GCancellable  *cancellable;
  char          *title;   /* while it runs */
  gboolean       is_told; /* the title, in a toast with the way back */
  GDestroyNotify free_result;
  SuyuanSeatDone done;
  gboolean       wants_object;
  GWeakRef       object;
} Call;

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
call_free (Call *call)
{
  g_weak_ref_clear (&call->object);
  g_clear_object (&call->seat);
  g_clear_object (&call->cancellable);
  g_free (call->title);
  g_free (call);
}

static gboolean
tick_cb (gpointer data)
{
  g_signal_emit (data, signals[PROGRESS], 0);

  return G_SOURCE_CONTINUE;
}

static void
forget_progress (SuyuanSeat *self)
{
  g_atomic_int_set (&self->permille, -1);
  g_atomic_int_set (&self->rows, 0);
}

static void
begin_job (SuyuanSeat *self,
           Call       *call)
{
  if (g_queue_is_empty (&self->jobs))
    forget_progress (self);
  g_queue_push_tail (&self->jobs, call);
  if (self->tick == 0)
    self->tick = g_timeout_add (150, tick_cb, self);
}

static void
end_job (SuyuanSeat *self,
         Call       *call)
{
  g_queue_remove (&self->jobs, call);
  forget_progress (self);
  if (g_queue_is_empty (&self->jobs))
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
    suyuan_seat_tell (self, call->title, outcome->batch);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Call *call = data;
  g_autoptr (GError) error = NULL;
  gpointer value = suyuan_desk_run_finish (SUYUAN_DESK (source), result, &error);
  g_autoptr (GObject) object = g_weak_ref_get (&call->object);

  end_job (call->seat, call);
  if (call->is_told)
    tell_outcome (call->seat, call, value);
  if (call->done != NULL && (object != NULL || !call->wants_object))
    call->done (object, value, error);
  else
    suyuan_seat_fail (call->seat, error);
  if (value != NULL && call->free_result != NULL)
    call->free_result (value);
  call_free (call);
}

static void
start (SuyuanSeat    *self,
       Call          *call,
       const char    *title,
       SuyuanDeskFunc func,
       gpointer       data,
       GDestroyNotify free_data,
       gpointer       object)
{
  call->seat = g_object_ref (self);
  call->title = g_strdup (title);
  call->cancellable = g_cancellable_new ();
  call->wants_object = object != NULL;
  g_weak_ref_init (&call->object, object);
  begin_job (self, call);
  suyuan_desk_run_async (self->desk, func, data, free_data, call->cancellable, finished_cb, call);
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
  Call *call = g_new0 (Call, 1);

  call->is_told = told != NULL;
  call->free_result = (GDestroyNotify) suyuan_outcome_free;
  call->done = done;
  start (self, call, told, func, data, free_data, object);
}

/** Runs anything else that takes its time; @free_result frees what it returned, after @done. */
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
  Call *call = g_new0 (Call, 1);

  call->free_result = free_result;
  call->done = done;
  start (self, call, title, func, data, free_data, object);
}

/** How far the running verb is; from any thread. A negative @fraction is "not known". */
void
suyuan_seat_report (SuyuanSeat *self,
                    double      fraction,
                    guint       rows)
{
  g_atomic_int_set (&self->permille, fraction < 0 ? -1 : (gint) (fraction * 1000));
  g_atomic_int_set (&self->rows, (gint) rows);
}

/** Stops the job that is running; what waits behind it goes on. */
void
suyuan_seat_cancel (SuyuanSeat *self)
{
  Call *call = g_queue_peek_head (&self->jobs);

  if (call != NULL)
    g_cancellable_cancel (call->cancellable);
}

/** Stops what was asked for with @object, whether it runs or waits. */
void
suyuan_seat_cancel_for (SuyuanSeat *self,
                        gpointer    object)
{
  for (GList *link = self->jobs.head; link != NULL; link = link->next)
    {
      Call *call = link->data;
      g_autoptr (GObject) asker = g_weak_ref_get (&call->object);

      if (asker == object)
        g_cancellable_cancel (call->cancellable);
    }
}

gboolean
suyuan_seat_is_busy (SuyuanSeat *self)
{
  return !g_queue_is_empty (&self->jobs);
}

double
suyuan_seat_get_progress (SuyuanSeat  *self,
                          guint       *rows,
                          const char **title)
{
  const Call *call = g_queue_peek_head (&self->jobs);
  gint        permille = g_atomic_int_get (&self->permille);

  if (rows != NULL)
    *rows = (guint) g_atomic_int_get (&self->rows);
  if (title != NULL)
    *title = call != NULL ? call->title : NULL;

  return permille < 0 ? -1.0 : permille / 1000.0;
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
