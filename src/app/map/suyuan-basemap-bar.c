/* suyuan-basemap-bar.c: which map lies under the data, whose it is, and how to choose another
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-basemap-bar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-area-dialog.h"
#include "suyuan-basemap-dialog.h"
#include "suyuan-basemap-menu.h"
#include "suyuan-basemap-source.h"
#include "suyuan-map-view-port.h"
#include "suyuan-overprint.h"
#include "suyuan-question.h"
#include "suyuan-services-dialog.h"
#include "suyuan-tile-services.h"

#define DIMMED 0.28 /* a bright map in a dark window, so that the data stay the brightest */
#define LAYERS SUYUAN_OVERPRINT_BASES
#define CHOICE_FILE "file:"
#define CHOICE_WEB "web:"

struct _SuyuanBasemapBar
{
  GtkWidget parent_instance;

  /* Template children */
  GtkLabel      *words;
  GtkMenuButton *button;

  ShumateLayer     *layers[LAYERS]; /* in the map, the ground and the names over it; NULL: none */
  ShumateMap       *map;            /* Borrowed */
  SuyuanSceneLayer *above;          /* Borrowed */
  SuyuanQuestion    opening;        /* a file that was chosen */

  /* Owned */
  SuyuanSeat         *seat;
  GSettings          *settings;
  GSimpleActionGroup *actions;
  SuyuanTileSource   *tiles;
  ShumateMapSource   *sources[LAYERS];
  char               *choice;
  char               *wanted; /* the choice that is being opened */
};

G_DEFINE_FINAL_TYPE (SuyuanBasemapBar, suyuan_basemap_bar, GTK_TYPE_WIDGET)

/* --- what is shown --- */

/* Whose map it is, and the number under which it was approved. */
char *
suyuan_basemap_bar_dup_credit (const SuyuanTileInfo *info)
{
  g_autofree char *approval = info->approval != NULL ? g_strdup_printf (_ ("Map approval number %s"), info->approval) : NULL;

  return g_strjoin (approval != NULL && info->attribution != NULL ? " · " : "", info->attribution != NULL ? info->attribution : "",
                    approval != NULL ? approval : "", NULL);
}

/* Tiles that came before something went wrong are still on the map: whose they are is said all the same. */
static void
show_words (SuyuanBasemapBar *self,
            const char       *fault)
{
  g_autofree char *credit = self->tiles != NULL ? suyuan_basemap_bar_dup_credit (suyuan_tile_source_get_info (self->tiles)) : g_strdup ("");
  g_autofree char *words = fault != NULL ? g_strjoin (*credit != '\0' ? "\n" : "", fault, credit, NULL) : g_strdup (credit);

  gtk_label_set_text (self->words, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), *words != '\0' ? words : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->words), *words != '\0');
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "fault");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "fault");
}

/* What is wrong with the ground, else with the names. */
static const char *
get_fault (SuyuanBasemapBar *self)
{
  const char *fault = NULL;

  for (guint i = 0; i < LAYERS && fault == NULL; i++)
    if (self->sources[i] != NULL)
      fault = suyuan_basemap_source_get_fault (SUYUAN_BASEMAP_SOURCE (self->sources[i]));
  return fault;
}

/* A file that breaks off is told once, aloud; a network that does, where one looks. */
static void
fault_cb (SuyuanBasemapBar *self,
          const char       *fault)
{
  if (fault != NULL && g_str_has_prefix (self->choice, CHOICE_FILE) && self->seat != NULL)
    suyuan_seat_tell (self->seat, fault, NULL);
  else
    show_words (self, get_fault (self));
}

/* Under the data, as bright as they can stand. */
static void
dim (SuyuanBasemapBar *self)
{
  guint n = 0;

  while (n < LAYERS && self->layers[n] != NULL)
    n++;
  if (self->map != NULL)
    suyuan_scene_layer_set_base (self->above, self->layers, self->sources, n, adw_style_manager_get_dark (adw_style_manager_get_default ()) ? DIMMED : 1);
}

static void
drop_layers (SuyuanBasemapBar *self)
{
  for (guint i = 0; i < LAYERS; i++)
    {
      if (self->layers[i] != NULL && self->map != NULL)
        shumate_map_remove_layer (self->map, self->layers[i]);
      self->layers[i] = NULL;
      if (self->sources[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->sources[i], self);
      g_clear_object (&self->sources[i]);
    }
  g_clear_object (&self->tiles);
}

static void
lay_one (SuyuanBasemapBar *self,
         guint             i,
         SuyuanTileSource *tiles)
{
  self->sources[i] = suyuan_basemap_source_new (tiles);
  g_signal_connect_object (self->sources[i], "fault", G_CALLBACK (fault_cb), self, G_CONNECT_SWAPPED);
  self->layers[i] = SHUMATE_LAYER (shumate_map_layer_new (self->sources[i], shumate_map_get_viewport (self->map)));
  shumate_map_insert_layer_behind (self->map, self->layers[i], SHUMATE_LAYER (self->above));
  gtk_widget_set_can_target (GTK_WIDGET (self->layers[i]), FALSE);
}

/* Each goes right behind the data: what comes after lies over what came before. */
static void
lay (SuyuanBasemapBar *self,
     SuyuanTileSource *tiles)
{
  SuyuanTileSource *layer = tiles;

  drop_layers (self);
  if (self->map != NULL)
    {
      suyuan_scene_layer_set_base (self->above, NULL, NULL, 0, 1);
      for (guint i = 0; i < LAYERS && layer != NULL; i++, layer = suyuan_tile_source_get_names (layer))
        lay_one (self, i, layer);
      if (tiles != NULL)
        self->tiles = g_object_ref (tiles);
      dim (self);
      suyuan_scene_layer_set_transparent (self->above, tiles != NULL);
    }
  show_words (self, NULL);
}

/* --- choosing --- */

static SuyuanTileSource *
open_service (const char *name,
              GError    **error)
{
  g_autoptr (GPtrArray) services = suyuan_tile_services_load (error);

  if (services == NULL)
    return NULL;
  for (guint i = 0; i < services->len; i++)
    if (g_str_equal (((SuyuanTileService *) services->pdata[i])->name, name))
      return suyuan_tile_services_open (services->pdata[i], error);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("“%s” is no longer in the list of online maps"), name);
  return NULL;
}

static void
set_choice (SuyuanBasemapBar *self,
            const char       *choice)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "choose");

  g_free (self->choice);
  self->choice = g_strdup (choice);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (choice));
}

static void
tell (SuyuanBasemapBar *self,
      const GError     *fault)
{
  if (fault != NULL && self->seat != NULL)
    suyuan_seat_tell (self->seat, fault->message, NULL);
}

/* NULL: none. */
static void
take (SuyuanBasemapBar *self,
      const char       *choice,
      SuyuanTileSource *tiles)
{
  set_choice (self, tiles != NULL ? choice : "");
  lay (self, tiles);
  g_settings_set_string (self->settings, "basemap", self->choice);
}

/* A file that does not say which box it fills is gone through to the end: not on the main thread. */
static gpointer
open_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return suyuan_office_open_basemap (office, data);
}

static void
opened_cb (gpointer      object,
           gpointer      answer,
           const GError *error)
{
  SuyuanBasemapBar    *self = object;
  const SuyuanBasemap *map = answer;

  tell (self, map != NULL ? map->fault : error);
  if (map != NULL && map->source != NULL)
    take (self, self->wanted, map->source);
}

static void
open_file (SuyuanBasemapBar *self,
           const char       *choice)
{
  g_free (self->wanted);
  self->wanted = g_strdup (choice);
  suyuan_question_ask (&self->opening, suyuan_seat_get_desk (self->seat), open_verb, g_strdup (choice + strlen (CHOICE_FILE)), g_free,
                       (GDestroyNotify) suyuan_basemap_free, opened_cb, self);
}

/* Lays another map under the data, a file as soon as it has been opened. One that cannot be opened is named, and what was
 * there stays. */
void
suyuan_basemap_bar_choose (SuyuanBasemapBar *self,
                           const char       *choice)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *chosen = g_strdup (choice);
  g_autoptr (SuyuanTileSource) tiles = NULL;

  suyuan_question_forget (&self->opening);
  if (g_str_has_prefix (chosen, CHOICE_FILE) && self->seat != NULL)
    {
      open_file (self, chosen);
      return;
    }
  if (g_str_has_prefix (chosen, CHOICE_WEB))
    tiles = open_service (chosen + strlen (CHOICE_WEB), &error);
  if (error != NULL)
    tell (self, error);
  else
    take (self, chosen, tiles);
}

const char *
suyuan_basemap_bar_get_choice (SuyuanBasemapBar *self)
{
  return self->choice;
}

/* What is said beside the button: whose map it is, or what is wrong. */
const char *
suyuan_basemap_bar_get_words (SuyuanBasemapBar *self)
{
  return gtk_label_get_text (self->words);
}

SuyuanTileSource *
suyuan_basemap_bar_get_tiles (SuyuanBasemapBar *self)
{
  return self->tiles;
}

/* --- the menu --- */

/* An underscore is no mnemonic here. */
static char *
dup_escaped (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv ("__", parts);
}

/* What cannot be read is said where it would stand, and cannot be chosen. */
static void
append_fault (GMenu        *menu,
              const GError *error)
{
  g_autofree char *escaped = error != NULL ? dup_escaped (error->message) : NULL;

  if (escaped != NULL)
    g_menu_append (menu, escaped, NULL);
}

static void
append_choice (GMenu      *menu,
               const char *label,
               const char *kind,
               const char *name)
{
  g_autofree char *choice = g_strconcat (kind, name, NULL);
  g_autofree char *escaped = dup_escaped (label);
  g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

  g_menu_item_set_action_and_target (item, "basemap.choose", "s", choice);
  g_menu_append_item (menu, item);
}

static void
append_files (SuyuanBasemapBar *self,
              GMenu            *menu)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) maps = self->seat != NULL ? suyuan_office_list_basemaps (suyuan_seat_get_office (self->seat), &error) : NULL;

  append_fault (menu, error);
  for (guint i = 0; maps != NULL && i < maps->len; i++)
    {
      const SuyuanBasemap *map = maps->pdata[i];
      g_autofree char     *broken = g_strdup_printf (_ ("%s (cannot be drawn)"), map->file);

      append_choice (menu, map->source != NULL ? suyuan_tile_source_get_info (map->source)->name : broken, CHOICE_FILE, map->file);
    }
}

static void
append_services (GMenu *menu)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = suyuan_tile_services_load (&error);

  append_fault (menu, error);
  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      const SuyuanTileService *service = services->pdata[i];
      g_autofree char         *locked = g_strdup_printf (_ ("%s (needs a key)"), service->name);

      append_choice (menu, suyuan_tile_service_needs_key (service) ? locked : service->name, CHOICE_WEB, service->name);
    }
}

/* No base map, the files of the workspace, the user's online maps, and what can be done with them. */
GMenuModel *
suyuan_basemap_bar_list (SuyuanBasemapBar *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new (), services = g_menu_new (), deeds = g_menu_new ();

  append_choice (files, _ ("No Base Map"), "", "");
  append_files (self, files);
  append_services (services);
  g_menu_append (deeds, _ ("_Add a Map File…"), "basemap.add");
  g_menu_append (deeds, _ ("_Online Maps…"), "basemap.services");
  g_menu_append (deeds, _ ("_Save This Area for Offline Use…"), "basemap.save-area");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append_section (menu, _ ("Online"), G_MENU_MODEL (services));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (deeds));
  return G_MENU_MODEL (menu);
}

/* The menu stands above its button, as high as the window. */
static int
get_room (SuyuanBasemapBar *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  double     x, y;

  return gtk_widget_translate_coordinates (GTK_WIDGET (self), root, 0, 0, &x, &y) ? (int) y : 0;
}

static void
popup_cb (GtkMenuButton *button,
          gpointer       data)
{
  SuyuanBasemapBar *self = data;
  g_autoptr (GMenuModel) menu = suyuan_basemap_bar_list (self);
  gboolean writable = self->seat != NULL && suyuan_seat_can_write (self->seat);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "add")), writable);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "save-area")),
                               writable && self->tiles != NULL);
  gtk_menu_button_set_popover (button, suyuan_basemap_menu_new (menu, self->choice, get_room (self)));
}

static void
choose_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  suyuan_basemap_bar_choose (data, g_variant_get_string (parameter, NULL));
}

static GtkWindow *
window_of (SuyuanBasemapBar *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
add_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  SuyuanBasemapBar *self = data;

  gtk_window_present (GTK_WINDOW (suyuan_basemap_dialog_new (window_of (self), self->seat, self)));
}

static void
services_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SuyuanBasemapBar *self = data;

  gtk_window_present (GTK_WINDOW (suyuan_services_dialog_new (window_of (self), self->seat)));
}

/* Some makers let nobody take whole areas of their map. */
static gboolean
may_be_saved (SuyuanBasemapBar *self)
{
  g_autoptr (GPtrArray) services = g_str_has_prefix (self->choice, CHOICE_WEB) ? suyuan_tile_services_load (NULL) : NULL;

  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      const SuyuanTileService *service = services->pdata[i];

      if (g_str_equal (service->name, self->choice + strlen (CHOICE_WEB)) && !service->offline)
        return FALSE;
    }
  return TRUE;
}

static void
save_area_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SuyuanBasemapBar *self = data;

  if (self->tiles == NULL)
    return;
  if (may_be_saved (self))
    gtk_window_present (GTK_WINDOW (suyuan_area_dialog_new (window_of (self), self->seat, self)));
  else
    suyuan_seat_refuse (self->seat, _ ("The list of online maps does not say that areas of this map may be saved. Where its makers allow "
                                       "it to you, say so there."));
}

static const GActionEntry entries[] = {
  { "choose", choose_cb, "s", "''", NULL },
  { "add", add_cb, NULL, NULL, NULL },
  { "services", services_cb, NULL, NULL, NULL },
  { "save-area", save_area_cb, NULL, NULL, NULL },
};

/* --- the widget --- */

static void
suyuan_basemap_bar_dispose (GObject *object)
{
  SuyuanBasemapBar *self = SUYUAN_BASEMAP_BAR (object);
  GtkWidget        *child;

  suyuan_question_forget (&self->opening);
  /* The layers go with the map, which is going too. */
  self->map = NULL;
  drop_layers (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);
  g_clear_object (&self->seat);
  g_clear_pointer (&self->choice, g_free);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (suyuan_basemap_bar_parent_class)->dispose (object);
}

static void
suyuan_basemap_bar_class_init (SuyuanBasemapBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_basemap_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-basemap-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanBasemapBar, words);
  gtk_widget_class_bind_template_child (widget_class, SuyuanBasemapBar, button);
  gtk_widget_class_set_css_name (widget_class, "basemap-bar");
}

static void
suyuan_basemap_bar_init (SuyuanBasemapBar *self)
{
  self->choice = g_strdup ("");
  self->settings = g_settings_new (SUYUAN_APP_ID);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "basemap", G_ACTION_GROUP (self->actions));
  gtk_menu_button_set_create_popup_func (self->button, popup_cb, self, NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dim), self, G_CONNECT_SWAPPED);
}

/* @above is the lowest layer of the data: base maps go behind it. */
void
suyuan_basemap_bar_set_map (SuyuanBasemapBar *self,
                            ShumateMap       *map,
                            SuyuanSceneLayer *above)
{
  self->map = map;
  self->above = above;
}

/* What was chosen last is laid again, where this workspace has it. */
void
suyuan_basemap_bar_set_seat (SuyuanBasemapBar *self,
                             SuyuanSeat       *seat)
{
  g_autofree char *choice = g_settings_get_string (self->settings, "basemap");
  g_autofree char *path = NULL;
  g_autoptr (SuyuanTileSource) tiles = NULL;
  g_autoptr (GError) error = NULL;

  suyuan_question_forget (&self->opening);
  g_set_object (&self->seat, seat);
  if (g_str_has_prefix (choice, CHOICE_FILE))
    path = suyuan_office_dup_basemap_path (suyuan_seat_get_office (seat), choice + strlen (CHOICE_FILE));
  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    open_file (self, choice);
  if (g_str_has_prefix (choice, CHOICE_WEB))
    tiles = open_service (choice + strlen (CHOICE_WEB), &error);
  tell (self, error);
  set_choice (self, tiles != NULL ? choice : "");
  lay (self, tiles);
}

/* What the map shows now, and the zooms from there down to three finer ones. */
gboolean
suyuan_basemap_bar_get_area (SuyuanBasemapBar  *self,
                             SuyuanBasemapArea *area)
{
  SuyuanViewport viewport;
  SuyuanExtent   extent;

  if (self->above == NULL || self->tiles == NULL)
    return FALSE;

  viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self->above));
  extent = suyuan_viewport_get_extent (&viewport);
  area->bounds = suyuan_extent_to_bounds (&extent);
  area->min_zoom = suyuan_tile_source_get_info (self->tiles)->min_zoom;
  area->max_zoom = MIN ((guint) viewport.zoom + 3, suyuan_tile_source_get_info (self->tiles)->max_zoom);
  return TRUE;
}
