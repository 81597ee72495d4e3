/* suyuan-command-palette.c: every action of the window by its name
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-command-palette.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"

struct _SuyuanCommandPalette
{
  AdwWindow parent_instance;

  /* Template children */
  GtkSearchEntry *search;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (SuyuanCommandPalette, suyuan_command_palette, ADW_TYPE_WINDOW)

static const struct
{
  const char *action, *label;
} commands[] = {
  { "win.page::overview", N_ ("Go to Overview") },
  { "win.page::outlets", N_ ("Go to Outlets") },
  { "win.page::sections", N_ ("Go to Sections") },
  { "win.page::enterprises", N_ ("Go to Enterprises") },
  { "win.page::tasks", N_ ("Go to Tasks") },
  { "win.page::review", N_ ("Go to Review") },
  { "win.page::reports", N_ ("Go to Reports") },
  { "win.import", N_ ("Import a list") },
  { "win.primary", N_ ("New on this page") },
  { "win.chain", N_ ("Chain: section, outlets, enterprises, tasks") },
  { "win.undo", N_ ("Undo") },
  { "win.redo", N_ ("Redo") },
  { "win.search", N_ ("Search") },
  { "win.toggle-dossier", N_ ("Dossier on the whole page") },
  { "win.toggle-map", N_ ("Map on the whole page") },
  { "win.fullscreen", N_ ("Full screen") },
  { "win.operator", N_ ("Who works here") },
  { "win.verify", N_ ("Verify the journal") },
  { "win.new-workspace", N_ ("New workspace") },
  { "win.open-workspace", N_ ("Open workspace") },
  { "win.show-help-overlay", N_ ("Keyboard shortcuts") },
  { "win.about", N_ ("About Suyuan") },
};

static gboolean
passes (GtkListBoxRow *row,
        gpointer       data)
{
  SuyuanCommandPalette *self = data;
  const char           *wanted = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const char           *label = _ (commands[gtk_list_box_row_get_index (row)].label);
  g_autofree char      *a = g_utf8_casefold (label, -1), *b = g_utf8_casefold (wanted, -1);

  return strstr (a, b) != NULL;
}

static void
search_changed_cb (SuyuanCommandPalette *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
row_activated_cb (SuyuanCommandPalette *self,
                  GtkListBoxRow        *row)
{
  GtkWindow       *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (commands[gtk_list_box_row_get_index (row)].action, &name, &target, NULL))
    return;

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (parent), name, target);
}

/* Enter in the search takes the first row that is left. */
static void
activate_cb (SuyuanCommandPalette *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        row_activated_cb (self, row);
        return;
      }
}

static void
suyuan_command_palette_class_init (SuyuanCommandPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-command-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanCommandPalette, search);
  gtk_widget_class_bind_template_child (widget_class, SuyuanCommandPalette, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
suyuan_command_palette_init (SuyuanCommandPalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      GtkWidget *label = gtk_label_new (_ (commands[i].label));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->list, label);
    }
  gtk_list_box_set_filter_func (self->list, passes, self, NULL);
}

GtkWidget *
suyuan_command_palette_present (GtkWindow *parent)
{
  GtkWidget *self = g_object_new (SUYUAN_TYPE_COMMAND_PALETTE, "transient-for", parent, NULL);

  gtk_window_present (GTK_WINDOW (self));

  return self;
}
