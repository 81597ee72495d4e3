/* suyuan-window-undo.c: taking back and doing again: offered where there is something, and said what it is
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-window-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-diary.h"

static gpointer
undo_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return suyuan_office_undo (office, data, error);
}

static gpointer
redo_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return suyuan_office_redo (office, error);
}

/* An undo is told without an Undo of its own: Ctrl+Shift+Z is there. */
static void
undone_cb (gpointer      object,
           gpointer      result,
           const GError *error)
{
  SuyuanWindow *self = SUYUAN_WINDOW (object);

  if (error != NULL)
    suyuan_window_refuse (self, error->message);
  else
    suyuan_seat_tell (self->seat, _ ("Undone"), NULL);
}

static void
redone_cb (gpointer      object,
           gpointer      result,
           const GError *error)
{
  SuyuanWindow *self = SUYUAN_WINDOW (object);

  if (error != NULL)
    suyuan_window_refuse (self, error->message);
  else
    suyuan_seat_tell (self->seat, _ ("Done again"), NULL);
}

static void
undo (SuyuanWindow *self,
      const char   *batch)
{
  suyuan_seat_run (self->seat, _ ("Undo"), undo_verb, g_strdup (batch), g_free, (GDestroyNotify) suyuan_outcome_free,
                   undone_cb, self);
}

/* A key pressed while a text is being written belongs to the text. */
static gboolean
text_has_focus (SuyuanWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus);
}

void
suyuan_window_undo_cb (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  if (text_has_focus (SUYUAN_WINDOW (widget)))
    gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (widget)), "text.undo", NULL);
  else
    undo (SUYUAN_WINDOW (widget), NULL);
}

void
suyuan_window_undo_batch_cb (GtkWidget  *widget,
                             const char *name,
                             GVariant   *parameter)
{
  undo (SUYUAN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
suyuan_window_redo_cb (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  SuyuanWindow *self = SUYUAN_WINDOW (widget);

  if (text_has_focus (self))
    gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (self)), "text.redo", NULL);
  else
    suyuan_seat_run (self->seat, _ ("Redo"), redo_verb, NULL, NULL, (GDestroyNotify) suyuan_outcome_free, redone_cb, self);
}

/* --- what there is --- */

enum
{
  UNDO,
  REDO,
};

/* What either would take, in words; the first entry is of undo. */
static gpointer
peek_verb (SuyuanOffice *office,
           gpointer      person,
           GCancellable *cancellable,
           GError      **error)
{
  g_auto (GStrv) words = g_new0 (char *, 3);

  for (guint i = UNDO; i <= REDO; i++)
    {
      g_autofree char *found = NULL;

      if (!suyuan_office_peek_undo (office, person, i == REDO, &found, error))
        return NULL;
      words[i] = g_strdup (found != NULL ? found : "");
    }
  return g_steal_pointer (&words);
}

static void
offer (SuyuanWindow *self,
       const char   *action,
       GtkWidget    *button,
       gboolean      there,
       char         *tooltip)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, there);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_free (tooltip);
}

static void
peeked_cb (gpointer      object,
           gpointer      result,
           const GError *error)
{
  SuyuanWindow *self = SUYUAN_WINDOW (object);
  char        **words = result;

  if (words == NULL)
    return; /* the verbs themselves will say it */

  offer (self, "win.undo", self->undo, *words[UNDO] != '\0',
         *words[UNDO] != '\0' ? g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), words[UNDO]) : g_strdup (_ ("There is nothing to undo")));
  offer (self, "win.redo", self->redo, *words[REDO] != '\0',
         *words[REDO] != '\0' ? g_strdup_printf (_ ("Redo: %s (Ctrl+Shift+Z)"), words[REDO]) : g_strdup (_ ("There is nothing to do again")));
}

/* Asked beside the window. Until it is known no key is lost: the verbs say it where there is nothing. */
void
suyuan_window_update_undo (SuyuanWindow *self,
                           gboolean      writable)
{
  const SuyuanUid *person;

  suyuan_question_forget (&self->peeking);
  if (!writable)
    return;

  person = suyuan_office_get_operator (suyuan_seat_get_office (self->seat));
  suyuan_question_ask (&self->peeking, suyuan_seat_get_desk (self->seat), peek_verb, g_memdup2 (person, sizeof *person), g_free, (GDestroyNotify) g_strfreev, peeked_cb, self);
}
