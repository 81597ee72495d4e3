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
  { "win.send", N_ ("Send a package to another office") },
  { "win.receive", N_ ("Receive a package of another office") },
  { "win.primary", N_ ("New on this page") },
  { "win.chain", N_ ("Chain: section, outlets, enterprises, tasks") },
  { "win.checks", N_ ("Standing checks and repair of the network") },
  { "win.edit", N_ ("Edit what is shown") },
  { "win.outlet::photos", N_ ("Add photos to the outlet") },
  { "win.outlet::link", N_ ("Link an enterprise to the outlet") },
  { "win.outlet::sample", N_ ("New sample of the outlet") },
  { "win.outlet::visit", N_ ("New visit to the outlet") },
  { "win.outlet::task", N_ ("New task on the outlet") },
  { "win.outlet::print", N_ ("Dossier of the outlet as PDF") },
  { "win.task::advance", N_ ("Advance the task") },
  { "win.task::return", N_ ("Return the task") },
  { "win.task::extend", N_ ("Extend the deadline of the task") },
  { "win.task::transfer", N_ ("Transfer the task") },
  { "win.task::suspend", N_ ("Suspend the task") },
  { "win.task::resume", N_ ("Resume the task") },
  { "win.task::cancel", N_ ("Cancel the task") },
  { "win.task::rebound", N_ ("Rebound: begin a new round of the task") },
  { "win.task::note", N_ ("Write a note on the task") },
  { "win.undo", N_ ("Undo") },
  { "win.redo", N_ ("Redo") },
  { "win.search", N_ ("Search") },
  { "win.toggle-dossier", N_ ("Dossier on the whole page") },
  { "win.toggle-map", N_ ("Map on the whole page") },
  { "win.map::go-to", N_ ("Go to coordinates, a code or a name on the map") },
  { "win.map::measure", N_ ("Measure length and area on the map") },
  { "win.map::measure-river", N_ ("Measure along the river") },
  { "win.map::draw-round", N_ ("Select outlets by drawing a line around them") },
  { "win.map::draw-box", N_ ("Select outlets by drawing a box") },
  { "win.map::print", N_ ("Print or save the map") },
  { "win.map::open-tracks", N_ ("Lay tracks of a GPX file over the map") },
  { "win.map::copy", N_ ("Copy the coordinates on the map") },
  { "win.fullscreen", N_ ("Full screen") },
  { "win.operator", N_ ("Who works here") },
  { "win.verify", N_ ("Verify the journal") },
  { "win.new-workspace", N_ ("New workspace") },
  { "win.open-workspace", N_ ("Open workspace") },
  { "win.shortcuts", N_ ("Keyboard shortcuts") },
  { "win.about", N_ ("About Suyuan") },
};

static guint
command_of (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)), "command"));
}

/* 0: the name begins so; 1: a word of it does; 2: it stands somewhere inside; 3: nowhere. */
static int
distance (SuyuanCommandPalette *self,
          GtkListBoxRow        *row)
{
  g_autofree char *name = g_utf8_casefold (_ (commands[command_of (row)].label), -1);
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autofree char *word = g_strconcat (" ", wanted, NULL);

  if (g_str_has_prefix (name, wanted))
    return 0;
  if (strstr (name, word) != NULL)
    return 1;

  return strstr (name, wanted) != NULL ? 2 : 3;
}

static gboolean
passes (GtkListBoxRow *row,
        gpointer       data)
{
  return distance (data, row) < 3;
}

static int
compare (GtkListBoxRow *a,
         GtkListBoxRow *b,
         gpointer       data)
{
  int by = distance (data, a) - distance (data, b);

  return by != 0 ? by : (int) command_of (a) - (int) command_of (b);
}

static void
search_changed_cb (SuyuanCommandPalette *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_sort (self->list);
}

static void
row_activated_cb (SuyuanCommandPalette *self,
                  GtkListBoxRow        *row)
{
  GtkWindow       *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (commands[command_of (row)].action, &name, &target, NULL))
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
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
suyuan_command_palette_init (SuyuanCommandPalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The first key of an action, as people write it; the next time it is quicker that way. */
static char *
dup_key (GtkWindow  *parent,
         const char *action)
{
  GtkApplication *application = gtk_window_get_application (parent);
  g_auto (GStrv) accels = application != NULL ? gtk_application_get_accels_for_action (application, action) : NULL;
  GdkModifierType modifiers;
  guint           keyval;

  if (accels == NULL || accels[0] == NULL || !gtk_accelerator_parse (accels[0], &keyval, &modifiers))
    return g_strdup ("");

  return gtk_accelerator_get_label (keyval, modifiers);
}

static GtkWidget *
make_row (GtkWindow *parent,
          guint      i)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *label = gtk_label_new (_ (commands[i].label));
  g_autofree char *key = dup_key (parent, commands[i].action);
  GtkWidget       *keys = gtk_label_new (key);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (keys, "dim-label");
  gtk_widget_add_css_class (keys, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), keys);
  g_object_set_data (G_OBJECT (box), "command", GUINT_TO_POINTER (i));

  return box;
}

GtkWidget *
suyuan_command_palette_present (GtkWindow *parent)
{
  SuyuanCommandPalette *self = g_object_new (SUYUAN_TYPE_COMMAND_PALETTE, "transient-for", parent, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_list_box_append (self->list, make_row (parent, i));
  gtk_list_box_set_filter_func (self->list, passes, self, NULL);
  gtk_list_box_set_sort_func (self->list, compare, self, NULL);
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WIDGET (self);
}
