/* suyuan-pick-dialog.c: chooses one record by code or name
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-pick-dialog.h"

#include "suyuan-application.h"
#include "suyuan-record-table.h"

struct _SuyuanPickDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkSearchEntry    *search;
  SuyuanRecordTable *table;

  /* Owned */
  SuyuanSeat *seat;
  SuyuanKind  kind;
  gboolean    picking; /* what was typed is looked for, and the first that is found is meant */
};

G_DEFINE_FINAL_TYPE (SuyuanPickDialog, suyuan_pick_dialog, ADW_TYPE_WINDOW)

static guint picked_signal;

static void
search_changed_cb (SuyuanPickDialog *self)
{
  self->picking = FALSE;
  suyuan_record_table_set_terms (self->table, NULL, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
pick (SuyuanPickDialog *self)
{
  SuyuanOffice *office = suyuan_seat_get_office (self->seat);
  SuyuanUid     uid;
  guint         position;
  g_autoptr (SuyuanRecord) record = NULL;
  g_autofree char *code = NULL;

  /* What was selected before the search left it out is not what anybody means. */
  if (!suyuan_record_table_get_selected (self->table, &uid) ||
      !suyuan_record_model_find (suyuan_record_table_get_model (self->table), &uid, &position) ||
      (record = suyuan_office_get (office, self->kind, &uid, NULL)) == NULL)
    return;

  code = suyuan_office_dup_code (office, record);
  g_signal_emit (self, picked_signal, 0, code);
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter may come before the search has followed what was typed. */
static void
search_activated_cb (SuyuanPickDialog *self)
{
  search_changed_cb (self);
  self->picking = TRUE;
}

static void
listed_cb (SuyuanPickDialog *self)
{
  gboolean picking = self->picking;

  self->picking = FALSE;
  if (picking && suyuan_record_table_choose_first (self->table))
    pick (self);
}

static void
pick_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  pick (SUYUAN_PICK_DIALOG (widget));
}

static void
suyuan_pick_dialog_dispose (GObject *object)
{
  g_clear_object (&SUYUAN_PICK_DIALOG (object)->seat);

  G_OBJECT_CLASS (suyuan_pick_dialog_parent_class)->dispose (object);
}

static void
suyuan_pick_dialog_class_init (SuyuanPickDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_pick_dialog_dispose;
  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);

  g_type_ensure (SUYUAN_TYPE_RECORD_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-pick-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanPickDialog, search);
  gtk_widget_class_bind_template_child (widget_class, SuyuanPickDialog, table);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, listed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pick);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_install_action (widget_class, "pick.choose", NULL, pick_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
suyuan_pick_dialog_init (SuyuanPickDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

GtkWidget *
suyuan_pick_dialog_new (GtkWindow  *parent,
                        SuyuanSeat *seat,
                        SuyuanKind  kind)
{
  static const SuyuanTableColumn columns[] = { { "code", 150, FALSE }, { "name", 240, TRUE } };
  SuyuanPickDialog              *self = g_object_new (SUYUAN_TYPE_PICK_DIALOG, "transient-for", parent, NULL);

  self->seat = g_object_ref (seat);
  self->kind = kind;
  suyuan_record_table_set_up (self->table, seat, kind, columns, G_N_ELEMENTS (columns), GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
