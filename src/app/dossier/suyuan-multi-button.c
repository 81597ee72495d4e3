/* suyuan-multi-button.c: several values behind one button, in a form and as a filter
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-multi-button.h"

#include <glib/gi18n-lib.h>

struct _SuyuanMultiButton
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *button;
  GtkLabel  *label;
  GtkBox    *choices;
  GtkWidget *reset;

  char    *title; /* Owned; of a filter */
  char    *name;  /* Owned; of a field, whose title stands beside it */
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (SuyuanMultiButton, suyuan_multi_button, GTK_TYPE_WIDGET)

static guint edited_signal;

static const char *
key_of (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "key");
}

static guint
count_active (SuyuanMultiButton *self,
              GString           *labels)
{
  guint n = 0;

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->choices)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      {
        if (n++ > 0)
          g_string_append (labels, _ (", "));
        g_string_append (labels, gtk_check_button_get_label (GTK_CHECK_BUTTON (check)));
      }
  return n;
}

static void
show_label (SuyuanMultiButton *self)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  guint            n = count_active (self, labels);
  g_autofree char *text = NULL, *spoken = NULL;

  if (self->title == NULL)
    text = g_strdup (n > 0 ? labels->str : "—");
  else if (n == 0)
    text = g_strdup (self->title);
  else
    text = n > 2 ? g_strdup_printf (_ ("%s: %u chosen"), self->title, n) : g_strdup_printf (_ ("%s: %s"), self->title, labels->str);
  gtk_label_set_text (self->label, text);
  spoken = self->name != NULL ? g_strdup_printf (_ ("%s: %s"), self->name, text) : g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (self->reset, n > 0);
  if (self->title != NULL && n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active-chip");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active-chip");
}

static void
toggled_cb (SuyuanMultiButton *self)
{
  if (self->quiet)
    return;

  show_label (self);
  g_signal_emit (self, edited_signal, 0);
}

static void
reset_cb (SuyuanMultiButton *self)
{
  suyuan_multi_button_set_text (self, "");
  g_signal_emit (self, edited_signal, 0);
}

static void
suyuan_multi_button_dispose (GObject *object)
{
  SuyuanMultiButton *self = SUYUAN_MULTI_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (suyuan_multi_button_parent_class)->dispose (object);
}

static gboolean
suyuan_multi_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SUYUAN_MULTI_BUTTON (widget)->button);
}

static void
suyuan_multi_button_class_init (SuyuanMultiButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_multi_button_dispose;
  widget_class->grab_focus = suyuan_multi_button_grab_focus;
  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/suyuan/Suyuan/ui/suyuan-multi-button.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanMultiButton, button);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMultiButton, label);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMultiButton, choices);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMultiButton, reset);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
suyuan_multi_button_init (SuyuanMultiButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_label (self);
}

GtkWidget *
suyuan_multi_button_new (SuyuanCatalogue *catalogue,
                         const char      *enumeration)
{
  SuyuanMultiButton     *self = g_object_new (SUYUAN_TYPE_MULTI_BUTTON, NULL);
  guint                  n;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, enumeration, &n);

  for (guint i = 0; i < n; i++)
    suyuan_multi_button_add (self, values[i].key, suyuan_enum_value_get_label (&values[i]));

  return GTK_WIDGET (self);
}

/* A chip of a filter: says its title while nothing is chosen. */
GtkWidget *
suyuan_multi_button_new_filter (const char *title)
{
  SuyuanMultiButton *self = g_object_new (SUYUAN_TYPE_MULTI_BUTTON, NULL);

  self->title = g_strdup (title);
  show_label (self);

  return GTK_WIDGET (self);
}

/* Of a field whose title stands beside it: those who hear the button hear both. */
void
suyuan_multi_button_set_name (SuyuanMultiButton *self,
                              const char        *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
  show_label (self);
}

void
suyuan_multi_button_add (SuyuanMultiButton *self,
                         const char        *key,
                         const char        *label)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (check), "key", g_strdup (key), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->choices, check);
}

/* Takes all choices away. */
void
suyuan_multi_button_clear (SuyuanMultiButton *self)
{
  GtkWidget *check;

  while ((check = gtk_widget_get_first_child (GTK_WIDGET (self->choices))) != NULL)
    gtk_box_remove (self->choices, check);
  show_label (self);
}

void
suyuan_multi_button_set_text (SuyuanMultiButton *self,
                              const char        *text)
{
  g_auto (GStrv) keys = g_strsplit (text != NULL ? text : "", ";", -1);

  self->quiet = TRUE;
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->choices)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                 g_strv_contains ((const char *const *) keys, key_of (check)));
  self->quiet = FALSE;
  show_label (self);
}

char *
suyuan_multi_button_dup_text (SuyuanMultiButton *self)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->choices)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", key_of (check));

  return g_string_free (text, FALSE);
}
