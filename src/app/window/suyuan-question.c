/* suyuan-question.c: what was asked of the desk last, so that only its answer is heard
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-question.h"

/* On its way to the desk and back. */
typedef struct
{
  SuyuanQuestion *question; /* Borrowed: a field of @asker, gone with it */
  GWeakRef        asker;
  GCancellable   *waiting;
  GDestroyNotify  free_answer;
  SuyuanSeatDone  done;
} Call;

/* A verb that had begun brings its answer after it was cancelled too, and after whoever asked has gone. */
static void
answered_cb (GObject      *desk,
             GAsyncResult *result,
             gpointer      data)
{
  Call *call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) asker = g_weak_ref_get (&call->asker);
  gpointer answer = suyuan_desk_run_finish (SUYUAN_DESK (desk), result, &error);

  if (asker != NULL && call->question->waiting == call->waiting)
    {
      g_clear_object (&call->question->waiting);
      call->done (asker, answer, error);
    }
  if (answer != NULL)
    call->free_answer (answer);
  g_object_unref (call->waiting);
  g_weak_ref_clear (&call->asker);
  g_free (call);
}

/* @done is told the answer, which stays the question's, unless something else was asked or this was forgotten by then.
 * A question keeps nobody alive: what comes when @asker has gone is thrown away. */
void
suyuan_question_ask (SuyuanQuestion *self,
                     SuyuanDesk     *desk,
                     SuyuanDeskFunc  func,
                     gpointer        data,
                     GDestroyNotify  free_data,
                     GDestroyNotify  free_answer,
                     SuyuanSeatDone  done,
                     gpointer        asker)
{
  Call *call = g_new (Call, 1);

  suyuan_question_forget (self);
  self->waiting = g_cancellable_new ();
  *call = (Call){ .question = self, .waiting = g_object_ref (self->waiting), .free_answer = free_answer, .done = done };
  g_weak_ref_init (&call->asker, asker);
  suyuan_desk_look_async (desk, func, data, free_data, self->waiting, answered_cb, call);
}

void
suyuan_question_forget (SuyuanQuestion *self)
{
  g_cancellable_cancel (self->waiting);
  g_clear_object (&self->waiting);
}

gboolean
suyuan_question_is_open (const SuyuanQuestion *self)
{
  return self->waiting != NULL;
}
