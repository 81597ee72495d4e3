/* suyuan-figure.c: a number that opens the records it counts
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-figure.h"

#include <glib/gi18n-lib.h>

struct _SuyuanFigure
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *head;
  GtkLabel  *value;
  char      *words; /* Owned */
};

G_DEFINE_FINAL_TYPE (SuyuanFigure, suyuan_figure, GTK_TYPE_WIDGET)

static void
suyuan_figure_dispose (GObject *object)
{
  SuyuanFigure *self = SUYUAN_FIGURE (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (suyuan_figure_parent_class)->dispose (object);
}

static void
suyuan_figure_class_init (SuyuanFigureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = suyuan_figure_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "figure");
}

static void
suyuan_figure_init (SuyuanFigure *self)
{
}

/* @page: a page of the window; @expr: what it shall show. */
GtkWidget *
suyuan_figure_new (const char *words,
                   const char *page,
                   const char *expr)
{
  SuyuanFigure *self = g_object_new (SUYUAN_TYPE_FIGURE, NULL);
  GtkWidget    *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = gtk_label_new (words);

  self->words = g_strdup (words);
  self->value = GTK_LABEL (gtk_label_new ("–"));
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_halign (self->head, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "figure-value");
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "numeric");
  gtk_widget_add_css_class (label, "figure-words");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (box), self->head);
  gtk_box_append (GTK_BOX (box), label);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.open-records");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "(sss)", page, expr, words);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

void
suyuan_figure_set_value (SuyuanFigure *self,
                         gint64        value)
{
  g_autofree char *text = g_strdup_printf ("%'" G_GINT64_FORMAT, value);
  g_autofree char *label = g_strdup_printf ("%s: %s", self->words, text);

  gtk_label_set_text (self->value, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (value == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "zero");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "zero");
}

/* A sign before the number. */
void
suyuan_figure_set_prefix (SuyuanFigure *self,
                          GtkWidget    *prefix)
{
  gtk_box_prepend (GTK_BOX (self->head), prefix);
}
