/* suyuan-receive-window.c: takes a package in: looked at, merged, acknowledged
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-receive-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-application.h"
#include "suyuan-errand.h"
#include "suyuan-focus.h"
#include "suyuan-path-chooser.h"

struct _SuyuanReceiveWindow
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle     *title;
  GtkWidget          *fault_box;
  GtkLabel           *fault;
  GtkWidget          *progress_box;
  GtkProgressBar     *progress;
  GtkLabel           *progress_label;
  GtkStack           *steps;
  SuyuanIncomingView *view;
  GtkWidget          *choose, *again, *merge, *receipt;

  /* Owned */
  SuyuanSeat     *seat;
  SuyuanIncoming *incoming; /* what was looked at; NULL: nothing yet */
  gboolean        merged;
  SuyuanErrand    errand;
};

G_DEFINE_FINAL_TYPE (SuyuanReceiveWindow, suyuan_receive_window, ADW_TYPE_WINDOW)

static void
set_fault (SuyuanReceiveWindow *self,
           const char          *fault)
{
  g_autofree char *text = fault != NULL ? g_utf8_make_valid (fault, -1) : g_strdup (""); /* a path in it may be no UTF-8 */

  gtk_label_set_text (self->fault, text);
  gtk_widget_set_visible (self->fault_box, fault != NULL);
}

/* What can be done next has the focus. */
static void
update (SuyuanReceiveWindow *self)
{
  gboolean looked = self->incoming != NULL;
  gboolean known = looked && suyuan_incoming_is_known (self->incoming);
  gboolean can_merge = looked && !self->merged && !known;
  gboolean can_acknowledge = looked && (self->merged || known);

  gtk_stack_set_visible_child_name (self->steps, looked ? "look" : "choose");
  gtk_widget_set_visible (self->again, looked);
  gtk_widget_set_visible (self->merge, can_merge);
  gtk_widget_set_visible (self->receipt, can_acknowledge);
  gtk_widget_set_visible (self->progress_box, self->errand.running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "parcel.choose", !self->errand.running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "parcel.merge", can_merge && !self->errand.running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "parcel.receipt", can_acknowledge && !self->errand.running);
  if (!self->errand.running)
    gtk_widget_grab_focus (can_merge ? self->merge : can_acknowledge ? self->receipt
                                                                     : self->choose);
}

static void
begin_working (SuyuanReceiveWindow *self,
               const char          *title)
{
  self->errand.running = TRUE;
  set_fault (self, NULL);
  gtk_label_set_text (self->progress_label, title);
  update (self);
}

/* What was running has ended. Returns whether somebody still looks at it. */
static gboolean
end_working (SuyuanReceiveWindow *self,
             const GError        *error)
{
  if (!suyuan_errand_end (&self->errand, GTK_WINDOW (self), self->seat, error))
    return FALSE;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_fault (self, error->message);
  return TRUE;
}

static void
progress_cb (SuyuanReceiveWindow *self)
{
  SuyuanSeatProgress job;

  if (self->errand.running && suyuan_seat_get_progress (self->seat, self, &job))
    gtk_progress_bar_pulse (self->progress);
}

/* --- looking --- */

static void
looked_cb (gpointer      object,
           gpointer      result,
           const GError *error)
{
  SuyuanReceiveWindow *self = SUYUAN_RECEIVE_WINDOW (object);

  if (!end_working (self, error))
    return;
  if (result != NULL)
    {
      g_autofree char *name = NULL;

      self->incoming = suyuan_incoming_ref (result);
      name = g_path_get_basename (suyuan_package_get_path (self->incoming->package));
      adw_window_title_set_subtitle (self->title, g_utf8_validate (name, -1, NULL) ? name : "");
      suyuan_incoming_view_show (self->view, self->incoming);
    }
  update (self);
}

/* Nothing is changed. */
void
suyuan_receive_window_look_at (SuyuanReceiveWindow *self,
                               const char          *path)
{
  if (self->errand.running)
    return;

  g_clear_pointer (&self->incoming, suyuan_incoming_unref);
  self->merged = FALSE;
  adw_window_title_set_subtitle (self->title, "");
  begin_working (self, _ ("Looking at the package"));
  suyuan_seat_run (self->seat, _ ("Looking at the package"), suyuan_incoming_look_verb, g_strdup (path), g_free, (GDestroyNotify) suyuan_incoming_unref, looked_cb, self);
}

static void
chosen_cb (gpointer    self,
           const char *path)
{
  suyuan_receive_window_look_at (self, path);
}

static void
choose_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  gtk_native_dialog_show (suyuan_path_chooser_new (GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose a Package"), _ ("_Look at It"), NULL,
                                                   chosen_cb, G_OBJECT (widget)));
}

/* --- merging --- */

/* Told also where it was too late to stop it. */
static void
tell_merged (SuyuanReceiveWindow *self,
             const SuyuanArrival *arrival)
{
  guint            n = arrival->disputes->len;
  g_autofree char *conflicts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Merged: %u conflict is open", "Merged: %u conflicts are open", n), n);
  const char      *text = n > 0 ? conflicts : _ ("Merged");

  suyuan_incoming_view_set_verdict (self->view, text);
  suyuan_seat_tell (self->seat, text, NULL);
}

static void
merged_cb (gpointer      object,
           gpointer      result,
           const GError *error)
{
  SuyuanReceiveWindow *self = SUYUAN_RECEIVE_WINDOW (object);

  if (result != NULL)
    tell_merged (self, result);
  if (!end_working (self, error))
    return;
  self->merged = result != NULL;
  update (self);
}

static void
merge_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SuyuanReceiveWindow *self = SUYUAN_RECEIVE_WINDOW (widget);

  begin_working (self, _ ("Merging the package"));
  suyuan_seat_run (self->seat, _ ("Merging the package"), suyuan_incoming_merge_verb, suyuan_incoming_order_new (self->incoming, NULL),
                   (GDestroyNotify) suyuan_incoming_order_free, (GDestroyNotify) suyuan_arrival_free, merged_cb, self);
}

/* --- the receipt --- */

static void
receipted_cb (gpointer      object,
              gpointer      result,
              const GError *error)
{
  SuyuanReceiveWindow *self = SUYUAN_RECEIVE_WINDOW (object);
  g_autofree char     *text = result != NULL ? g_strdup_printf (_ ("The receipt is in %s: give it to the sender"), (const char *) result) : NULL;

  if (text != NULL)
    suyuan_seat_tell (self->seat, text, NULL);
  if (!end_working (self, error))
    return;
  if (text != NULL)
    gtk_window_close (GTK_WINDOW (self));
  else
    update (self);
}

/* As a person would choose it. */
void
suyuan_receive_window_save_receipt (SuyuanReceiveWindow *self,
                                    const char          *path)
{
  if (self->errand.running)
    return;

  begin_working (self, _ ("Saving the receipt"));
  suyuan_seat_run (self->seat, _ ("Saving the receipt"), suyuan_incoming_receipt_verb, suyuan_incoming_order_new (self->incoming, path),
                   (GDestroyNotify) suyuan_incoming_order_free, g_free, receipted_cb, self);
}

static void
receipt_chosen_cb (gpointer    self,
                   const char *path)
{
  suyuan_receive_window_save_receipt (self, path);
}

/* Beside the package, under its name. */
static void
receipt_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  const char      *path = suyuan_package_get_path (SUYUAN_RECEIVE_WINDOW (widget)->incoming->package);
  g_autofree char *folder = g_path_get_dirname (path), *base = g_path_get_basename (path), *valid = g_utf8_make_valid (base, -1);
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  const char      *dot = g_str_has_suffix (valid, ".suyuan.zip") ? valid + strlen (valid) - strlen (".suyuan.zip") : strrchr (valid, '.');
  g_autofree char *stem = dot != NULL && dot > valid ? g_strndup (valid, dot - valid) : g_strdup (valid);
  g_autofree char *proposed = g_strdup_printf (_ ("%s receipt.json"), stem);
  GtkNativeDialog *chooser = suyuan_path_chooser_new (GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the Receipt"), _ ("_Save"), proposed,
                                                      receipt_chosen_cb, G_OBJECT (widget));

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), place, NULL);
  gtk_native_dialog_show (chooser);
}

/* --- the window --- */

static void
cancel_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  suyuan_seat_cancel_for (SUYUAN_RECEIVE_WINDOW (widget)->seat, widget);
}

/* Ctrl+Enter: whatever comes next. */
static void
next_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SuyuanReceiveWindow *self = SUYUAN_RECEIVE_WINDOW (widget);

  gtk_widget_activate_action (widget, self->incoming == NULL ? "parcel.choose" : gtk_widget_get_visible (self->merge) ? "parcel.merge"
                                                                                                                      : "parcel.receipt",
                              NULL);
}

/* Closing ends what is running: a merge takes in all of it or nothing. */
static gboolean
suyuan_receive_window_close_request (GtkWindow *window)
{
  SuyuanReceiveWindow *self = SUYUAN_RECEIVE_WINDOW (window);

  if (suyuan_errand_leave (&self->errand, window, self->seat))
    return TRUE;

  return GTK_WINDOW_CLASS (suyuan_receive_window_parent_class)->close_request (window);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       data)
{
  GSList          *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path != NULL)
    suyuan_receive_window_look_at (data, path);
  return path != NULL;
}

static void
suyuan_receive_window_dispose (GObject *object)
{
  SuyuanReceiveWindow *self = SUYUAN_RECEIVE_WINDOW (object);

  g_clear_pointer (&self->incoming, suyuan_incoming_unref);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_receive_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SuyuanReceiveWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReceiveWindow, fault_box);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReceiveWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReceiveWindow, progress_box);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReceiveWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReceiveWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReceiveWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReceiveWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReceiveWindow, choose);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReceiveWindow, again);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReceiveWindow, merge);
  gtk_widget_class_bind_template_child (widget_class, SuyuanReceiveWindow, receipt);
}

static void
suyuan_receive_window_class_init (SuyuanReceiveWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_receive_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = suyuan_receive_window_close_request;
  g_type_ensure (SUYUAN_TYPE_INCOMING_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-receive-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "parcel.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "parcel.merge", NULL, merge_cb);
  gtk_widget_class_install_action (widget_class, "parcel.receipt", NULL, receipt_cb);
  gtk_widget_class_install_action (widget_class, "parcel.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "parcel.next", NULL, next_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "parcel.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "parcel.next", NULL);
}

static void
suyuan_receive_window_init (SuyuanReceiveWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  suyuan_focus_make_copyable (self->fault);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  update (self);
}

GtkWidget *
suyuan_receive_window_new (GtkWindow  *parent,
                           SuyuanSeat *seat)
{
  SuyuanReceiveWindow *self = g_object_new (SUYUAN_TYPE_RECEIVE_WINDOW, "transient-for", parent, NULL);

  self->seat = g_object_ref (seat);
  g_signal_connect_object (seat, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* choose, wait, look or done */
const char *
suyuan_receive_window_get_step (SuyuanReceiveWindow *self)
{
  if (self->errand.running)
    return "wait";

  return self->merged ? "done" : gtk_stack_get_visible_child_name (self->steps);
}

SuyuanIncomingView *
suyuan_receive_window_get_view (SuyuanReceiveWindow *self)
{
  return self->view;
}
