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
#include "suyuan-question.h"
#include "suyuan-words.h"

#define MOST 8       /* of each kind */
#define PATIENCE 400 /* milliseconds after which it is said that somebody looks */

struct _SuyuanGotoDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkSearchEntry *entry;
  GtkLabel       *note;
  GtkListBox     *list;

  SuyuanQuestion question;
  guint          part;    /* of the places, which is asked for */
  guint          waiting; /* source */
  gboolean       going;   /* Enter was pressed: to the first that has a place */

  /* Owned */
  SuyuanMapView *map;
  char          *wanted;  /* what was understood, or is being; NULL: nothing yet */
  GPtrArray     *choices; /* of Choice: what is shown, in the order of the rows */
  GPtrArray     *found;   /* of Choice: what is known of @wanted so far; then the same as @choices */
};

/* A row of the list. */
typedef struct
{
  SuyuanPlace *place;
  char        *subtitle;
} Choice;

G_DEFINE_FINAL_TYPE (SuyuanGotoDialog, suyuan_goto_dialog, ADW_TYPE_WINDOW)

static guint found_signal;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  suyuan_place_free (choice->place);
  g_free (choice->subtitle);
  g_free (choice);
}

static gboolean
is_somewhere (const Choice *choice)
{
  return !suyuan_bounds_is_empty (&choice->place->bounds);
}

/* --- what is shown --- */

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

static void
show_choice (GtkWidget    *row,
             const Choice *choice)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), choice->place->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), choice->subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), is_somewhere (choice));
  gtk_widget_set_sensitive (row, is_somewhere (choice));
}

static GtkWidget *
append_row (SuyuanGotoDialog *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_append (self->list, row);
  return row;
}

/* The rows that are there say something else: nothing jumps while one types. */
static void
show_found (SuyuanGotoDialog *self)
{
  GtkListBoxRow *row;

  if (self->choices != self->found)
    {
      g_ptr_array_unref (self->choices);
      self->choices = g_ptr_array_ref (self->found);
    }
  for (guint i = 0; i < self->choices->len; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      show_choice (row != NULL ? GTK_WIDGET (row) : append_row (self), self->choices->pdata[i]);
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) self->choices->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->choices->len > 0);
}

/* Takes the place. What is named exactly so stands before what is only named like it. */
static void
add_choice (SuyuanGotoDialog *self,
            SuyuanPlace      *place,
            const char       *subtitle)
{
  Choice *choice = g_new (Choice, 1);
  guint   turn = self->found->len;

  *choice = (Choice){ place, g_strdup (subtitle) };
  while (place->exact && turn > 0 && !((const Choice *) self->found->pdata[turn - 1])->place->exact)
    turn--;
  g_ptr_array_insert (self->found, (int) turn, choice);
}

/* --- coordinates --- */

static void
add_coordinates (SuyuanGotoDialog        *self,
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
  add_choice (self, place, subtitle);
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

  add_coordinates (self, &read);
  for (SuyuanDatum datum = SUYUAN_DATUM_GCJ02; datum <= SUYUAN_DATUM_BD09 && !read.named; datum++)
    {
      g_autofree char  *named = g_strconcat (suyuan_datum_get_name (datum), " ", text, NULL);
      SuyuanCoordinates other;

      if (suyuan_coordinates_parse (named, &other) == SUYUAN_COORDINATES_PLACE)
        add_coordinates (self, &other);
    }
  return found;
}

static void
say_what_is_missing (SuyuanGotoDialog *self,
                     gboolean          outside)
{
  g_autofree char *unknown = NULL;

  if (outside)
    {
      say (self, _ ("These numbers are no longitude and latitude: those go to 180 and to 90. Metres of a projection cannot be read here."), TRUE);
      return;
    }
  unknown = g_strdup_printf (_ ("Nothing here is called “%s”, and it is no coordinate. Write a code, a name, 112.5042, 32.6841 or "
                                "112°30′15″E 32°41′3″N; GCJ-02 or BD-09 before it says the datum."),
                             self->wanted);
  say (self, unknown, TRUE);
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

/* To what was understood, as far as it is a place; FALSE where there is none so far down. */
gboolean
suyuan_goto_dialog_go (SuyuanGotoDialog *self,
                       guint             choice)
{
  if (choice >= self->choices->len || !is_somewhere (self->choices->pdata[choice]))
    return FALSE;

  go (self, ((const Choice *) self->choices->pdata[choice])->place);
  return TRUE;
}

static void
row_activated_cb (SuyuanGotoDialog *self,
                  GtkListBoxRow    *row)
{
  suyuan_goto_dialog_go (self, (guint) gtk_list_box_row_get_index (row));
}

/* The first that has a place; while more may come only one that is named exactly so. FALSE where there is none. */
static gboolean
go_to_first (SuyuanGotoDialog *self)
{
  gboolean whole = !suyuan_question_is_open (&self->question);

  self->going = !whole;
  for (guint i = 0; i < self->found->len; i++)
    {
      const Choice *choice = self->found->pdata[i];

      if (!is_somewhere (choice) || !(whole || choice->place->exact))
        continue;
      self->going = FALSE;
      go (self, choice->place);
      return TRUE;
    }
  if (whole)
    gtk_widget_error_bell (GTK_WIDGET (self->entry));
  return FALSE;
}

/* --- names and codes, asked of the office part by part --- */

static void ask_part (SuyuanGotoDialog *self);

/* Everything is known. */
static void
end (SuyuanGotoDialog *self,
     gboolean          outside)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  show_found (self);
  if (self->found->len == 0)
    say_what_is_missing (self, outside);
  else
    say (self, "", FALSE);
}

static void
add_place (SuyuanGotoDialog *self,
           SuyuanPlace      *place)
{
  const char      *kind = place->kind == SUYUAN_KIND_NONE ? _ ("division, where its outlets are") : suyuan_kind_label (place->kind);
  g_autofree char *placeless = suyuan_bounds_is_empty (&place->bounds) ? g_strdup_printf (_ ("%s, without a position yet"), kind) : NULL;

  add_choice (self, place, placeless != NULL ? placeless : kind);
}

/* What is shown of an older question stays until there is something of this one. */
static void
take_part (SuyuanGotoDialog *self,
           GPtrArray        *places)
{
  while (places->len > 0)
    add_place (self, g_ptr_array_steal_index (places, 0));
  if (++self->part == SUYUAN_PLACE_PARTS)
    end (self, FALSE);
  else
    {
      if (self->found->len > 0)
        {
          g_clear_handle_id (&self->waiting, g_source_remove);
          say (self, "", FALSE);
          show_found (self);
        }
      ask_part (self);
    }
}

static void
part_cb (gpointer      object,
         gpointer      result,
         const GError *error)
{
  SuyuanGotoDialog *self = object;
  gboolean          going = self->going;

  if (error == NULL)
    take_part (self, result);
  else
    {
      g_clear_handle_id (&self->waiting, g_source_remove);
      show_found (self);
      say (self, error->message, TRUE);
    }
  if (going)
    go_to_first (self);
}

/* What goes to the worker. */
typedef struct
{
  guint part;
  char  text[];
} Wish;

static gpointer
find_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  const Wish *wish = data;

  return suyuan_office_find_places_of (office, wish->part, wish->text, MOST, cancellable, error);
}

static void
ask_part (SuyuanGotoDialog *self)
{
  Wish *wish = g_malloc (sizeof *wish + strlen (self->wanted) + 1);

  wish->part = self->part;
  strcpy (wish->text, self->wanted);
  suyuan_question_ask (&self->question, suyuan_seat_get_desk (suyuan_map_view_get_seat (self->map)), find_verb, wish, g_free,
                       (GDestroyNotify) g_ptr_array_unref, part_cb, self);
}

static gboolean
waiting_cb (gpointer data)
{
  SuyuanGotoDialog *self = data;

  self->waiting = 0;
  say (self, _ ("Looking for it…"), FALSE);
  return G_SOURCE_REMOVE;
}

/* What is typed, read anew; what was asked before is not answered any more. */
void
suyuan_goto_dialog_ask (SuyuanGotoDialog *self,
                        const char       *text)
{
  g_autofree char       *wanted = g_strstrip (g_strdup (text));
  SuyuanCoordinatesFound found;

  if (g_strcmp0 (self->wanted, wanted) == 0)
    return;

  suyuan_question_forget (&self->question);
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_free (self->wanted);
  self->wanted = g_steal_pointer (&wanted);
  self->going = FALSE;
  self->part = 0;
  g_ptr_array_unref (self->found);
  self->found = g_ptr_array_new_with_free_func (choice_free);
  if (*self->wanted == '\0')
    {
      show_found (self);
      say (self, _ ("As 112.5042, 32.6841 or 112°30′15″E 32°41′3″N, with GCJ-02 or BD-09 before it where it is one; or the code or "
                    "name of an outlet, a section, an enterprise, a water or a place."),
           FALSE);
      return;
    }
  found = understand_coordinates (self, self->wanted);
  if (found != SUYUAN_COORDINATES_NONE)
    {
      end (self, found == SUYUAN_COORDINATES_OUTSIDE);
      return;
    }
  self->waiting = g_timeout_add (PATIENCE, waiting_cb, self);
  ask_part (self);
}

/* Whether more may come. */
gboolean
suyuan_goto_dialog_is_busy (SuyuanGotoDialog *self)
{
  return suyuan_question_is_open (&self->question);
}

static void
understand_cb (SuyuanGotoDialog *self)
{
  suyuan_goto_dialog_ask (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* Enter may come before the search has followed what was typed, and before all is known. */
static void
activate_cb (SuyuanGotoDialog *self)
{
  understand_cb (self);
  go_to_first (self);
}

/* --- the window --- */

static void
suyuan_goto_dialog_dispose (GObject *object)
{
  SuyuanGotoDialog *self = SUYUAN_GOTO_DIALOG (object);

  suyuan_question_forget (&self->question);
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (suyuan_goto_dialog_parent_class)->dispose (object);
}

static void
suyuan_goto_dialog_finalize (GObject *object)
{
  SuyuanGotoDialog *self = SUYUAN_GOTO_DIALOG (object);

  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->found);
  g_free (self->wanted);

  G_OBJECT_CLASS (suyuan_goto_dialog_parent_class)->finalize (object);
}

static void
suyuan_goto_dialog_class_init (SuyuanGotoDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_goto_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = suyuan_goto_dialog_finalize;
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
  self->found = g_ptr_array_new_with_free_func (choice_free);
  self->choices = g_ptr_array_ref (self->found);
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
