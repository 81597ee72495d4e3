/* suyuan-record-window.c: a record whose kind has no page of its own: a measure, a sample, a visit
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-record-window.h"

#include <glib/gi18n-lib.h>

#include "suyuan-focus.h"
#include "suyuan-record-pane.h"

struct _SuyuanRecordWindow
{
  AdwWindow parent_instance;

  SuyuanRecordPane *pane;
};

G_DEFINE_FINAL_TYPE (SuyuanRecordWindow, suyuan_record_window, ADW_TYPE_WINDOW)

static void
edit_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  suyuan_record_pane_edit (SUYUAN_RECORD_WINDOW (widget)->pane);
}

static void
suyuan_record_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (suyuan_record_window_parent_class)->map (widget);

  suyuan_focus_enter (GTK_WIDGET (SUYUAN_RECORD_WINDOW (widget)->pane));
}

static void
suyuan_record_window_class_init (SuyuanRecordWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = suyuan_record_window_map;
  gtk_widget_class_install_action (widget_class, "record.edit", NULL, edit_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "record.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
suyuan_record_window_init (SuyuanRecordWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->pane = g_object_new (SUYUAN_TYPE_RECORD_PANE, "vexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pane));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 640);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

GtkWidget *
suyuan_record_window_new (GtkWindow       *parent,
                          SuyuanSeat      *seat,
                          SuyuanKind       kind,
                          const SuyuanUid *uid)
{
  SuyuanRecordWindow *self = g_object_new (SUYUAN_TYPE_RECORD_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  g_autofree char    *title = suyuan_office_dup_label (suyuan_seat_get_office (seat), kind, uid);

  gtk_window_set_title (GTK_WINDOW (self), title);
  suyuan_record_pane_set_up (self->pane, seat, kind);
  suyuan_record_pane_show (self->pane, uid);

  return GTK_WIDGET (self);
}
