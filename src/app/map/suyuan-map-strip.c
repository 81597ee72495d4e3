/* suyuan-map-strip.c: the foot of the map: how far things are there, and where
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-strip.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-coordinates.h"
#include "suyuan-goto-dialog.h"
#include "suyuan-lasso-tool.h"
#include "suyuan-map-print.h"
#include "suyuan-map-view-port.h"
#include "suyuan-measure-tool.h"
#include "suyuan-photo-feed.h"
#include "suyuan-place-mark.h"
#include "suyuan-tie-feed.h"
#include "suyuan-track-overlay.h"

#define SCALE_WIDTH 80.0
#define FOLLOW_MS 100 /* a map on the move is followed no faster: its frames pay nothing */

struct _SuyuanMapStrip
{
  GtkWidget parent_instance;

  /* Template children */
  GtkLabel      *scale;
  GtkWidget     *copy;
  GtkLabel      *coordinates;
  GtkMenuButton *notation;
  GtkLabel      *words;
  GtkWidget     *leave;
  GMenuModel    *deeds; /* what the map's own menu offers besides */

  SuyuanMapView   *map;  /* Borrowed: it holds the strip */
  SuyuanPlaceMark *mark; /* Borrowed: a layer of the map */
  guint            follow;
  gboolean         pointed; /* the pointer is over the map, and moved last */
  gboolean         left;    /* it is where the map was moved without it */
  double           x, y;    /* of the pointer, on the map */
  SuyuanPosition   place;   /* what is shown */
  gboolean         central; /* it is the middle of the map */

  /* Owned */
  GSettings          *settings;
  GSimpleActionGroup *actions;
  SuyuanPhotoFeed    *photos;
  SuyuanTieFeed      *ties;
  SuyuanTrackOverlay *tracks;
};

G_DEFINE_FINAL_TYPE (SuyuanMapStrip, suyuan_map_strip, GTK_TYPE_WIDGET)

static SuyuanNotation
chosen_notation (SuyuanMapStrip *self)
{
  g_autofree char *key = g_settings_get_string (self->settings, "coordinates");
  SuyuanNotation   notation;

  suyuan_notation_from_key (key, &notation);
  return notation;
}

static void
show_place (SuyuanMapStrip *self)
{
  g_autofree char *text = suyuan_coordinates_format (&self->place, chosen_notation (self));
  g_autofree char *centre = !self->central ? NULL : g_strdup_printf (_ ("Centre %s"), text);

  g_autofree char *spoken = g_strdup_printf (_ ("Coordinates: %s"), centre != NULL ? centre : text);

  gtk_label_set_text (self->coordinates, centre != NULL ? centre : text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_notation (SuyuanMapStrip *self)
{
  gtk_menu_button_set_label (self->notation, suyuan_datum_get_name (suyuan_notation_get_datum (chosen_notation (self))));
  show_place (self);
}

static void
show_scale (SuyuanMapStrip       *self,
            const SuyuanViewport *viewport)
{
  double           metres = suyuan_viewport_get_metres_per_pixel (viewport) * SCALE_WIDTH;
  double           round = suyuan_viewport_round_length (metres);
  g_autofree char *text = NULL;

  text = round >= 1000 ? g_strdup_printf (_ ("%.0f km"), round / 1000) : g_strdup_printf (_ ("%.0f m"), round);
  gtk_label_set_text (self->scale, text);
  gtk_widget_set_size_request (GTK_WIDGET (self->scale), (int) (SCALE_WIDTH * round / metres), -1);
}

static void
look (SuyuanMapStrip *self)
{
  SuyuanViewport viewport = suyuan_map_view_get_viewport (self->map);
  double         x = self->pointed ? self->x : viewport.width / 2, y = self->pointed ? self->y : viewport.height / 2;
  SuyuanWorld    world = suyuan_viewport_from_screen (&viewport, x, y);

  self->place = suyuan_world_to_position (&world);
  self->central = !self->pointed;
  show_scale (self, &viewport);
  show_place (self);
}

/* --- the map, the pointer --- */

static gboolean
follow_cb (gpointer data)
{
  SuyuanMapStrip *self = data;

  self->follow = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
viewport_cb (SuyuanMapStrip *self)
{
  if (self->follow == 0)
    self->follow = g_timeout_add (FOLLOW_MS, follow_cb, self);
}

/* The pointer stands at a place of the map, in its pixels. Where it has not moved, what moved the map is looked at. */
void
suyuan_map_strip_point_at (SuyuanMapStrip *self,
                           double          x,
                           double          y)
{
  if (self->left && x == self->x && y == self->y)
    return;

  self->pointed = TRUE;
  self->left = FALSE;
  self->x = x;
  self->y = y;
  look (self);
}

/* On its way to the strip the pointer leaves the map: what it showed last stays to be copied. */
static void
motion_cb (SuyuanMapStrip *self,
           double          x,
           double          y)
{
  GtkWidget *on = GTK_WIDGET (suyuan_map_view_get_outlets (self->map));

  if (gtk_widget_translate_coordinates (GTK_WIDGET (self->map), on, x, y, &x, &y) && y >= 0 && y < gtk_widget_get_height (on))
    suyuan_map_strip_point_at (self, x, y);
}

static void
leave_cb (SuyuanMapStrip *self)
{
  self->pointed = FALSE;
}

/* --- the tool in hand --- */

static void
show_words (SuyuanMapStrip *self)
{
  SuyuanMapTool *tool = suyuan_map_view_get_tool (self->map);
  gboolean       ours = SUYUAN_IS_MEASURE_TOOL (tool) || SUYUAN_IS_LASSO_TOOL (tool), fault = FALSE;
  const char    *words = "";

  if (SUYUAN_IS_MEASURE_TOOL (tool))
    words = suyuan_measure_tool_get_words (SUYUAN_MEASURE_TOOL (tool), &fault);
  else if (SUYUAN_IS_LASSO_TOOL (tool))
    words = suyuan_lasso_tool_get_words (SUYUAN_LASSO_TOOL (tool));
  gtk_label_set_text (self->words, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), ours ? words : NULL);
  gtk_widget_set_visible (self->leave, ours);
  if (fault)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "error");
  if (ours)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
tool_changed_cb (SuyuanMapStrip *self)
{
  SuyuanMapTool *tool = suyuan_map_view_get_tool (self->map);

  if (SUYUAN_IS_MEASURE_TOOL (tool))
    g_signal_connect_object (tool, "told", G_CALLBACK (show_words), self, G_CONNECT_SWAPPED);
  show_words (self);
}

/* --- what can be done --- */

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  SuyuanMapStrip  *self = data;
  SuyuanNotation   notation = chosen_notation (self);
  g_autofree char *text = suyuan_coordinates_format (&self->place, notation);
  g_autofree char *told = g_strdup_printf (_ ("Copied: %s (%s)"), text, suyuan_datum_get_name (suyuan_notation_get_datum (notation)));
  SuyuanSeat      *seat = suyuan_map_view_get_seat (self->map);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  if (seat != NULL)
    suyuan_seat_tell (seat, told, NULL);
}

/* The map was moved without the pointer: its middle counts until the pointer moves. */
static void
show_centre_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SuyuanMapStrip *self = data;

  self->left = self->left || self->pointed;
  self->pointed = FALSE;
  viewport_cb (self);
}

static void
found_cb (SuyuanMapStrip       *self,
          const SuyuanPosition *position)
{
  suyuan_place_mark_set (self->mark, position);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
go_to_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  SuyuanMapStrip *self = data;
  GtkWidget      *dialog;

  if (suyuan_map_view_get_seat (self->map) == NULL)
    return;

  dialog = suyuan_goto_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->map);
  g_signal_connect_object (dialog, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* West, south, east and north of what somebody asked to see. */
static void
look_at_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SuyuanMapStrip *self = data;
  SuyuanBounds    bounds;
  SuyuanPosition  middle;

  g_variant_get (parameter, "(iiii)", &bounds.west, &bounds.south, &bounds.east, &bounds.north);
  middle = suyuan_map_view_look_at_bounds (self->map, &bounds);
  found_cb (self, &middle);
}

static void
leave_tool_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  suyuan_map_view_take_tool (SUYUAN_MAP_STRIP (data)->map, NULL);
}

/* Asked for again, the tool that is in hand is put away. */
static void
take_measure (SuyuanMapStrip *self,
              gboolean        river)
{
  SuyuanMapTool *tool = suyuan_map_view_get_tool (self->map);
  SuyuanSeat    *seat = suyuan_map_view_get_seat (self->map);

  if (seat == NULL)
    return;
  if (SUYUAN_IS_MEASURE_TOOL (tool) && suyuan_measure_tool_is_river (SUYUAN_MEASURE_TOOL (tool)) == river)
    suyuan_map_view_take_tool (self->map, NULL);
  else
    suyuan_map_view_take_tool (self->map, suyuan_measure_tool_new (suyuan_map_view_get_port (self->map), seat, river));
}

static void
measure_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  take_measure (data, FALSE);
}

static void
measure_river_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  take_measure (data, TRUE);
}

static void
draw_round_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  suyuan_map_view_draw_round (SUYUAN_MAP_STRIP (data)->map, FALSE);
}

static void
draw_box_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  suyuan_map_view_draw_round (SUYUAN_MAP_STRIP (data)->map, TRUE);
}

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  SuyuanMapStrip *self = data;

  if (suyuan_map_view_get_seat (self->map) != NULL)
    gtk_window_present (GTK_WINDOW (suyuan_map_print_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->map)));
}

static void
open_tracks_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SuyuanMapStrip *self = data;

  if (suyuan_map_view_get_seat (self->map) != NULL)
    suyuan_track_overlay_choose (self->tracks);
}

static void
clear_tracks_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  suyuan_track_overlay_clear (SUYUAN_MAP_STRIP (data)->tracks);
}

static const GActionEntry entries[] = {
  { "open-tracks", open_tracks_cb, NULL, NULL, NULL },
  { "clear-tracks", clear_tracks_cb, NULL, NULL, NULL },
  { "print", print_cb, NULL, NULL, NULL },
  { "measure", measure_cb, NULL, NULL, NULL },
  { "measure-river", measure_river_cb, NULL, NULL, NULL },
  { "draw-round", draw_round_cb, NULL, NULL, NULL },
  { "draw-box", draw_box_cb, NULL, NULL, NULL },
  { "leave-tool", leave_tool_cb, NULL, NULL, NULL },
  { "go-to", go_to_cb, NULL, NULL, NULL },
  { "look-at", look_at_cb, "(iiii)", NULL, NULL },
  { "copy", copy_cb, NULL, NULL, NULL },
  { "show-centre", show_centre_cb, NULL, NULL, NULL },
};

static void
add_actions (SuyuanMapStrip *self)
{
  g_autoptr (GAction) notation = g_settings_create_action (self->settings, "coordinates");

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), notation);
}

/* --- the widget --- */

static void
suyuan_map_strip_dispose (GObject *object)
{
  SuyuanMapStrip *self = SUYUAN_MAP_STRIP (object);
  GtkWidget      *child;

  g_clear_handle_id (&self->follow, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->actions);
  g_clear_object (&self->photos);
  g_clear_object (&self->ties);
  g_clear_object (&self->tracks);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (suyuan_map_strip_parent_class)->dispose (object);
}

static void
suyuan_map_strip_class_init (SuyuanMapStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_map_strip_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-map-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapStrip, scale);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapStrip, copy);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapStrip, coordinates);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapStrip, notation);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapStrip, words);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapStrip, leave);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapStrip, deeds);
  gtk_widget_class_set_css_name (widget_class, "map-strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
suyuan_map_strip_init (SuyuanMapStrip *self)
{
  self->settings = g_settings_new (SUYUAN_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_actions (self);
  g_signal_connect_object (self->settings, "changed::coordinates", G_CALLBACK (show_notation), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Scale and coordinates of the map"), -1);
}

/* Between the first section, what can be chosen, and the last, how it is coloured. */
static void
extend_menu (SuyuanMapStrip *self)
{
  GMenu *menu = suyuan_map_view_get_menu (self->map);

  for (int i = 0; i < g_menu_model_get_n_items (self->deeds); i++)
    {
      g_autoptr (GMenuItem) section = g_menu_item_new_from_model (self->deeds, i);

      g_menu_insert_item (menu, i + 1, section);
    }
}

SuyuanMapStrip *
suyuan_map_strip_new (SuyuanMapView *map)
{
  SuyuanMapStrip     *self = g_object_new (SUYUAN_TYPE_MAP_STRIP, NULL);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->map = map;
  gtk_widget_insert_action_group (GTK_WIDGET (map), "place", G_ACTION_GROUP (self->actions));
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (map), motion);
  g_signal_connect_object (suyuan_map_view_get_port (map), "notify", G_CALLBACK (viewport_cb), self, G_CONNECT_SWAPPED);
  suyuan_map_view_add_strip (map, GTK_WIDGET (self));
  extend_menu (self);
  self->tracks = suyuan_track_overlay_new (map);
  g_object_bind_property (self->tracks, "laid", g_action_map_lookup_action (G_ACTION_MAP (self->actions), "clear-tracks"), "enabled", G_BINDING_SYNC_CREATE);
  self->photos = suyuan_photo_feed_new (map);
  self->ties = suyuan_tie_feed_new (map);
  self->mark = SUYUAN_PLACE_MARK (suyuan_place_mark_new (suyuan_map_view_get_port (map)));
  suyuan_map_view_add_layer (map, SHUMATE_LAYER (self->mark));
  g_signal_connect_object (map, "tool-changed", G_CALLBACK (tool_changed_cb), self, G_CONNECT_SWAPPED);
  show_notation (self);
  viewport_cb (self);

  return self;
}

/* After the map has it. What was being measured belongs to the workspace that goes. */
void
suyuan_map_strip_set_seat (SuyuanMapStrip *self,
                           SuyuanSeat     *seat)
{
  if (SUYUAN_IS_MEASURE_TOOL (suyuan_map_view_get_tool (self->map)))
    suyuan_map_view_take_tool (self->map, NULL);
  suyuan_photo_feed_set_seat (self->photos, seat);
  suyuan_tie_feed_set_seat (self->ties, seat);
}

/* As it is written there. */
const char *
suyuan_map_strip_get_coordinates (SuyuanMapStrip *self)
{
  return gtk_label_get_text (self->coordinates);
}

/* What is said of the tool in hand. */
const char *
suyuan_map_strip_get_words (SuyuanMapStrip *self)
{
  return gtk_label_get_text (self->words);
}
