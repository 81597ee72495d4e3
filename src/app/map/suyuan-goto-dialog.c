/* suyuan-goto-dialog.c: to a place on the map by its coordinates, a code or a name
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-goto-dialog.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-coordinates.h"
#include "suyuan-place.h"
#include "suyuan-words.h"

#define MOST 8 /* of each kind */
#define TARGET "target"

struct _SuyuanGotoDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkSearchEntry *entry;
  GtkLabel       *note;
  GtkListBox     *list;

  /* Owned */
  SuyuanMapView *map;
};

G_DEFINE_FINAL_TYPE (SuyuanGotoDialog, suyuan_goto_dialog, ADW_TYPE_WINDOW)

static guint found_signal;

/* --- what was understood --- */

static void
clear (SuyuanGotoDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
say (SuyuanGotoDialog *self,
     const char       *note,
     gboolean          fault)
{
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
  gtk_widget_remove_css_class (GTK_WIDGET (self->note), fault ? "dim-label" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), fault ? "error" : "dim-label");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               fault ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note, -1);
}

/* Takes the place. */
static void
append (SuyuanGotoDialog *self,
        SuyuanPlace      *place,
        const char       *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean   somewhere = !suyuan_bounds_is_empty (&place->bounds);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), place->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), somewhere);
  gtk_widget_set_sensitive (row, somewhere);
  g_object_set_data_full (G_OBJECT (row), TARGET, place, (GDestroyNotify) suyuan_place_free);
  gtk_list_box_append (self->list, row);
}

static void
append_coordinates (SuyuanGotoDialog        *self,
                    const SuyuanCoordinates *read)
{
  static const SuyuanNotation notations[] = { [SUYUAN_DATUM_CGCS2000] = SUYUAN_NOTATION_DECIMAL, [SUYUAN_DATUM_GCJ02] = SUYUAN_NOTATION_GCJ02, [SUYUAN_DATUM_BD09] = SUYUAN_NOTATION_BD09 };
  g_autofree char            *ours = suyuan_coordinates_format (&read->position, SUYUAN_NOTATION_DECIMAL);
  g_autofree char            *subtitle = NULL;
  SuyuanPlace                *place = g_new0 (SuyuanPlace, 1);

  place->label = suyuan_coordinates_format (&read->position, notations[read->datum]);
  place->bounds = (SuyuanBounds){ read->position.lon, read->position.lat, read->position.lon, read->position.lat };
  if (read->datum == SUYUAN_DATUM_CGCS2000)
    subtitle = g_strdup (_ ("Longitude and latitude, read as CGCS2000 / WGS 84"));
  else
    subtitle = g_strdup_printf (_ ("Longitude and latitude, read as %s: %s in CGCS2000"), suyuan_datum_get_name (read->datum), ours);
  append (self, place, subtitle);
}

/* Where the text names no datum, each is offered: the numbers alone do not say. */
static SuyuanCoordinatesFound
understand_coordinates (SuyuanGotoDialog *self,
                        const char       *text)
{
  SuyuanCoordinates      read;
  SuyuanCoordinatesFound found = suyuan_coordinates_parse (text, &read);

  if (found != SUYUAN_COORDINATES_PLACE)
    return found;

  append_coordinates (self, &read);
  for (SuyuanDatum datum = SUYUAN_DATUM_GCJ02; datum <= SUYUAN_DATUM_BD09 && !read.named; datum++)
    {
      g_autofree char  *named = g_strconcat (suyuan_datum_get_name (datum), " ", text, NULL);
      SuyuanCoordinates other;

      if (suyuan_coordinates_parse (named, &other) == SUYUAN_COORDINATES_PLACE)
        append_coordinates (self, &other);
    }
  return found;
}

static void
append_place (SuyuanGotoDialog *self,
              SuyuanPlace      *place)
{
  const char      *kind = place->kind == SUYUAN_KIND_NONE ? _ ("division, where its outlets are") : suyuan_kind_label (place->kind);
  g_autofree char *placeless = suyuan_bounds_is_empty (&place->bounds) ? g_strdup_printf (_ ("%s, without a position yet"), kind) : NULL;

  append (self, place, placeless != NULL ? placeless : kind);
}

static void
understand_name (SuyuanGotoDialog *self,
                 const char       *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = suyuan_office_find_places (suyuan_seat_get_office (suyuan_map_view_get_seat (self->map)), text, MOST, &error);

  if (places == NULL)
    {
      say (self, error->message, TRUE);
      return;
    }
  while (places->len > 0)
    append_place (self, g_ptr_array_steal_index (places, 0));
}

static void
show_what_is_missing (SuyuanGotoDialog      *self,
                      const char            *text,
                      SuyuanCoordinatesFound found)
{
  g_autofree char *unknown = NULL;

  if (found == SUYUAN_COORDINATES_OUTSIDE)
    {
      say (self, _ ("These numbers are no longitude and latitude: those go to 180 and to 90. Metres of a projection cannot be read here."), TRUE);
      return;
    }
  unknown = g_strdup_printf (_ ("Nothing here is called “%s”, and it is no coordinate. Write a code, a name, 112.5042, 32.6841 or "
                                "112°30′15″E 32°41′3″N; GCJ-02 or BD-09 before it says the datum."),
                             text);
  say (self, unknown, TRUE);
}

/* What is typed, read anew. */
void
suyuan_goto_dialog_ask (SuyuanGotoDialog *self,
                        const char       *text)
{
  g_autofree char       *wanted = g_strstrip (g_strdup (text));
  SuyuanCoordinatesFound found;

  clear (self);
  say (self, _ ("As 112.5042, 32.6841 or 112°30′15″E 32°41′3″N, with GCJ-02 or BD-09 before it where it is one; or the code or "
                "name of an outlet, a section, an enterprise, a water or a place."),
       FALSE);
  if (*wanted != '\0')
    {
      say (self, "", FALSE);
      found = understand_coordinates (self, wanted);
      if (found == SUYUAN_COORDINATES_NONE)
        understand_name (self, wanted);
      if (gtk_list_box_get_row_at_index (self->list, 0) == NULL && !gtk_widget_get_visible (GTK_WIDGET (self->note)))
        show_what_is_missing (self, wanted, found);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}

static void
understand_cb (SuyuanGotoDialog *self)
{
  suyuan_goto_dialog_ask (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* --- going there --- */

static void
go (SuyuanGotoDialog  *self,
    const SuyuanPlace *place)
{
  SuyuanPosition middle = suyuan_map_view_look_at_bounds (self->map, &place->bounds);

  if (place->kind == SUYUAN_KIND_OUTLET)
    suyuan_seat_select (suyuan_map_view_get_seat (self->map), &place->uid);
  g_signal_emit (self, found_signal, 0, &middle);
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (SuyuanGotoDialog *self,
                  GtkListBoxRow    *row)
{
  go (self, g_object_get_data (G_OBJECT (row), TARGET));
}

/* To what was understood, as far as it is a place; FALSE where there is none so far down. */
gboolean
suyuan_goto_dialog_go (SuyuanGotoDialog *self,
                       guint             choice)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) choice);

  if (row == NULL || !gtk_list_box_row_get_activatable (row))
    return FALSE;

  row_activated_cb (self, row);
  return TRUE;
}

/* Enter may come before the search has followed what was typed; it takes the first that has a place. */
static void
activate_cb (SuyuanGotoDialog *self)
{
  GtkListBoxRow *row;

  understand_cb (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (suyuan_goto_dialog_go (self, (guint) i))
      return;
  gtk_widget_error_bell (GTK_WIDGET (self->entry));
}

/* --- the window --- */

static void
suyuan_goto_dialog_dispose (GObject *object)
{
  g_clear_object (&SUYUAN_GOTO_DIALOG (object)->map);

  G_OBJECT_CLASS (suyuan_goto_dialog_parent_class)->dispose (object);
}

static void
suyuan_goto_dialog_class_init (SuyuanGotoDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_goto_dialog_dispose;
  found_signal = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-goto-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanGotoDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, SuyuanGotoDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SuyuanGotoDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, understand_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
suyuan_goto_dialog_init (SuyuanGotoDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  suyuan_goto_dialog_ask (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

GtkWidget *
suyuan_goto_dialog_new (GtkWindow     *parent,
                        SuyuanMapView *map)
{
  SuyuanGotoDialog *self = g_object_new (SUYUAN_TYPE_GOTO_DIALOG, "transient-for", parent, NULL);

  self->map = g_object_ref (map);
  return GTK_WIDGET (self);
}

/* Why nothing is offered; empty where something is. */
const char *
suyuan_goto_dialog_get_note (SuyuanGotoDialog *self)
{
  return gtk_label_get_text (self->note);
}
