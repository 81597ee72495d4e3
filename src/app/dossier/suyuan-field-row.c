/* suyuan-field-row.c: one field of the catalogue, read or edited in place
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-field-row.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-focus.h"

struct _SuyuanFieldRow
{
  GtkWidget parent_instance;

  /* Template children */
  GtkLabel *label;
  GtkLabel *value;
  GtkLabel *fault;
  GtkBox   *body;

  SuyuanFieldEditor *editor; /* made when it is first edited */
  const SuyuanField *field;

  /* Owned */
  SuyuanSeat   *seat;
  SuyuanRecord *record;
};

G_DEFINE_FINAL_TYPE (SuyuanFieldRow, suyuan_field_row, GTK_TYPE_WIDGET)

static guint edited_signal;

static void
edited_cb (SuyuanFieldRow *self)
{
  g_signal_emit (self, edited_signal, 0);
}

static void
suyuan_field_row_dispose (GObject *object)
{
  SuyuanFieldRow *self = SUYUAN_FIELD_ROW (object);
  GtkWidget      *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->seat);
  g_clear_pointer (&self->record, suyuan_record_unref);

  G_OBJECT_CLASS (suyuan_field_row_parent_class)->dispose (object);
}

/* Into its input, while there is one. */
static gboolean
suyuan_field_row_grab_focus (GtkWidget *widget)
{
  SuyuanFieldRow *self = SUYUAN_FIELD_ROW (widget);

  return self->editor != NULL && gtk_widget_get_visible (GTK_WIDGET (self->editor)) && gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
suyuan_field_row_class_init (SuyuanFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_field_row_dispose;
  widget_class->grab_focus = suyuan_field_row_grab_focus;
  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, SuyuanFieldRow, value);
  gtk_widget_class_bind_template_child (widget_class, SuyuanFieldRow, fault);
  gtk_widget_class_bind_template_child (widget_class, SuyuanFieldRow, body);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
suyuan_field_row_init (SuyuanFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  suyuan_focus_make_copyable (self->value);
}

GtkWidget *
suyuan_field_row_new (SuyuanSeat        *seat,
                      const SuyuanField *field)
{
  SuyuanFieldRow  *self = g_object_new (SUYUAN_TYPE_FIELD_ROW, NULL);
  g_autofree char *label = NULL;

  self->seat = g_object_ref (seat);
  self->field = field;
  label = field->unit != NULL && field->type != SUYUAN_FIELD_DEGREES
              ? g_strdup_printf ("%s (%s)", suyuan_field_get_label (field), field->unit)
              : g_strdup (suyuan_field_get_label (field));
  gtk_label_set_text (self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (field->required)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "required");

  return GTK_WIDGET (self);
}

const SuyuanField *
suyuan_field_row_get_field (SuyuanFieldRow *self)
{
  return self->field;
}

/* The labels of a section stand in one column. */
void
suyuan_field_row_align (SuyuanFieldRow *self,
                        GtkSizeGroup   *labels)
{
  gtk_size_group_add_widget (labels, GTK_WIDGET (self->label));
}

/* Nothing is left blank: what nobody filled in says so. */
static void
show_value (SuyuanFieldRow *self)
{
  g_autofree char *shown = suyuan_office_dup_shown (suyuan_seat_get_office (self->seat), self->record, self->field);
  gboolean         filled = shown != NULL && *shown != '\0';

  gtk_label_set_text (self->value, filled ? shown : _ ("not filled in"));
  if (filled)
    gtk_widget_remove_css_class (GTK_WIDGET (self->value), "unfilled");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "unfilled");
}

/* A field that is being edited keeps what was typed. */
void
suyuan_field_row_set_record (SuyuanFieldRow *self,
                             SuyuanRecord   *record)
{
  SuyuanRecord *before = self->record;

  self->record = suyuan_record_ref (record);
  g_clear_pointer (&before, suyuan_record_unref);
  show_value (self);
}

void
suyuan_field_row_set_editing (SuyuanFieldRow *self,
                              gboolean        editing)
{
  editing = editing && !self->field->derived;
  if (editing && self->editor == NULL)
    {
      self->editor = SUYUAN_FIELD_EDITOR (suyuan_field_editor_new (self->seat, self->field));
      g_signal_connect_object (self->editor, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      gtk_box_prepend (self->body, GTK_WIDGET (self->editor));
    }
  if (editing)
    suyuan_field_editor_set_record (self->editor, self->record);
  if (self->editor != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->editor), editing);
  gtk_widget_set_visible (GTK_WIDGET (self->value), !editing);
  suyuan_field_row_set_fault (self, NULL, FALSE);
}

SuyuanFieldEditor *
suyuan_field_row_get_editor (SuyuanFieldRow *self)
{
  return self->editor;
}

void
suyuan_field_row_set_fault (SuyuanFieldRow *self,
                            const char     *fault,
                            gboolean        hard)
{
  gtk_label_set_text (self->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), fault != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->fault), hard ? "warning" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), hard ? "error" : "warning");
}

const char *
suyuan_field_row_get_fault (SuyuanFieldRow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->fault)) ? gtk_label_get_text (self->fault) : NULL;
}
