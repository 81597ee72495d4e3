/* suyuan-map-view.c: the map of the outlets page, over the waters and the base map
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "suyuan-application.h"
#include "suyuan-ground-source.h"
#include "suyuan-map-view-port.h"

#define FIT_MARGIN 40.0
#define CLOSEST 17.0 /* of what fits by itself */
#define NEAR 15.0    /* where one place is looked at from */
#define RELOAD_MS 120
#define OUTLETS_AND (1u << SUYUAN_KIND_OUTLET | 1u << SUYUAN_KIND_TASK | 1u << SUYUAN_KIND_LINK | 1u << SUYUAN_KIND_SAMPLE) /* what a status follows from */

G_DEFINE_FINAL_TYPE (SuyuanMapView, suyuan_map_view, GTK_TYPE_WIDGET)

enum
{
  READY,
  TOOL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

ShumateViewport *
suyuan_map_view_get_port (SuyuanMapView *self)
{
  return shumate_map_get_viewport (self->map);
}

/* The map moves without the pointer: where that stands is no longer what somebody looks at. */
static void
leave_pointer (SuyuanMapView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "place.show-centre", NULL);
}

void
suyuan_map_view_look_at (SuyuanMapView     *self,
                         const SuyuanWorld *world)
{
  SuyuanPosition position = suyuan_world_to_position (world);

  leave_pointer (self);
  shumate_location_set_location (SHUMATE_LOCATION (suyuan_map_view_get_port (self)), (double) position.lat / SUYUAN_DEGREE,
                                 (double) position.lon / SUYUAN_DEGREE);
}

void
suyuan_map_view_zoom_to (SuyuanMapView *self,
                         double         zoom)
{
  leave_pointer (self);
  shumate_viewport_set_zoom_level (suyuan_map_view_get_port (self), CLAMP (zoom, 2, SUYUAN_MAP_NEAREST));
}

/* FALSE while there is nothing to see, or no room yet to see it in. */
gboolean
suyuan_map_view_look_at_extent (SuyuanMapView      *self,
                                const SuyuanExtent *extent)
{
  SuyuanViewport viewport = suyuan_map_view_get_viewport (self);

  if (suyuan_extent_is_empty (extent) || viewport.width < 2 || viewport.height < 2)
    return FALSE;

  suyuan_viewport_fit (&viewport, extent, FIT_MARGIN, CLOSEST);
  suyuan_map_view_zoom_to (self, viewport.zoom);
  suyuan_map_view_look_at (self, &viewport.centre);

  return TRUE;
}

/* Shows every outlet, or where there is none every water. */
void
suyuan_map_view_fit (SuyuanMapView *self)
{
  SuyuanExtent extent;

  if (suyuan_map_view_get_cloud (self) == NULL)
    return;

  extent = suyuan_outlet_cloud_get_extent (suyuan_map_view_get_cloud (self));
  if (suyuan_extent_is_empty (&extent))
    extent = suyuan_scene_layer_get_extent (self->ground);
  self->fitting = TRUE;
  if (suyuan_map_view_look_at_extent (self, &extent))
    self->shown = TRUE;
  self->fitting = FALSE;
  self->moved = FALSE;
}

static void
viewport_cb (SuyuanMapView *self)
{
  if (self->shown && !self->fitting)
    self->moved = TRUE;
}

/* --- what is shown --- */

/* The feed has read or filtered: cloud and index go together. */
static void
ready_cb (SuyuanMapView *self)
{
  suyuan_outlet_layer_set_cloud (self->outlets, suyuan_map_view_get_cloud (self), suyuan_outlet_feed_get_index (self->feed));
  suyuan_scene_layer_paint_anew (self->ground);
  self->aim.item = (SuyuanClusterItem){ 0 }; /* of the index that is no more */
  suyuan_map_view_find_cursor (self);
  suyuan_map_view_show_theme (self);
  if (!self->moved)
    suyuan_map_view_fit (self);
  g_signal_emit (self, signals[READY], 0);
}

static gboolean
has_outlets (SuyuanMapView *self)
{
  return suyuan_map_view_get_cloud (self) != NULL && suyuan_outlet_cloud_get_n_points (suyuan_map_view_get_cloud (self)) > 0;
}

/* The waters come when they have been read: until then those that were there stay. The map does not move for them where
 * there are outlets to be seen. */
static void
waters_cb (SuyuanMapView *self)
{
  SuyuanScene *scene = suyuan_ground_feed_get_scene (self->waters);

  suyuan_scene_layer_take_scene (self->ground, suyuan_scene_ref (scene));
  suyuan_section_layer_take_landmarks (self->sections, suyuan_scene_list_landmarks (scene, FALSE));
  suyuan_section_layer_take_landmarks (self->enterprises, suyuan_scene_list_landmarks (scene, TRUE));
  if (suyuan_map_stop_is_section (&self->cursor))
    suyuan_map_view_find_cursor (self);
  if (!self->moved && !has_outlets (self))
    suyuan_map_view_fit (self);
}

static gboolean
reload_cb (gpointer data)
{
  SuyuanMapView *self = data;
  guint64        stale = self->stale;

  self->reload = 0;
  self->stale = 0;
  if (stale & OUTLETS_AND)
    suyuan_outlet_feed_reload (self->feed);
  suyuan_ground_feed_reload (self->waters, stale);
  if (!self->moved)
    suyuan_map_view_fit (self);

  return G_SOURCE_REMOVE;
}

/* For somebody who sees it: what changes meanwhile is read once. */
static void
catch_up (SuyuanMapView *self)
{
  if ((self->stale & (OUTLETS_AND | SUYUAN_GROUND_KINDS)) != 0 && self->reload == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->reload = g_timeout_add (RELOAD_MS, reload_cb, self);
}

static void
changed_cb (SuyuanMapView *self,
            guint64        kinds)
{
  self->stale |= kinds;
  catch_up (self);
}

static void
suyuan_map_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (suyuan_map_view_parent_class)->map (widget);

  catch_up (SUYUAN_MAP_VIEW (widget));
}

/* All passes when @all; else only the outlets of these rows. */
void
suyuan_map_view_filter (SuyuanMapView *self,
                        const gint64  *ids,
                        guint          n_ids,
                        gboolean       all)
{
  if (self->feed != NULL)
    suyuan_outlet_feed_filter (self->feed, ids, n_ids, all);
}

/* --- room --- */

static void
suyuan_map_view_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  gtk_widget_measure (SUYUAN_MAP_VIEW (widget)->body, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

/* Until somebody looks elsewhere, everything is shown in whatever room there is. */
static void
suyuan_map_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  SuyuanMapView *self = SUYUAN_MAP_VIEW (widget);

  gtk_widget_allocate (self->body, width, height, baseline, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
  if (self->moved || self->seat == NULL || (width == self->fitted_width && height == self->fitted_height))
    return;

  self->fitted_width = width;
  self->fitted_height = height;
  if (self->reload == 0)
    self->reload = g_timeout_add (RELOAD_MS, reload_cb, self);
}

static void
suyuan_map_view_dispose (GObject *object)
{
  SuyuanMapView *self = SUYUAN_MAP_VIEW (object);
  GtkWidget     *child;

  self->popover = NULL;
  g_clear_handle_id (&self->reload, g_source_remove);
  g_clear_handle_id (&self->counting, g_source_remove);
  g_clear_handle_id (&self->resting, g_source_remove);
  if (self->outlets != NULL)
    {
      suyuan_outlet_layer_set_cloud (self->outlets, NULL, NULL);
      suyuan_scene_layer_set_above (self->ground, NULL);
      suyuan_section_layer_forget (self->sections);
    }
  self->outlets = NULL;
  self->legend = NULL;
  self->tool = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->feed);
  g_clear_object (&self->waters);
  g_clear_object (&self->menu);
  g_clear_object (&self->settings);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_map_view_parent_class)->dispose (object);
}

static void
suyuan_map_view_class_init (SuyuanMapViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_map_view_dispose;
  widget_class->map = suyuan_map_view_map;
  widget_class->measure = suyuan_map_view_measure;
  widget_class->size_allocate = suyuan_map_view_size_allocate;
  g_type_ensure (SHUMATE_TYPE_MAP);
  g_type_ensure (SUYUAN_TYPE_BASEMAP_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapView, body);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapView, overlay);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapView, map);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapView, under);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapView, basemap);
  gtk_widget_class_set_css_name (widget_class, "map-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  suyuan_map_view_install_actions (widget_class);
  suyuan_map_view_install_menu (widget_class);
  suyuan_map_view_install_gathered (widget_class);
  suyuan_map_view_install_theme (widget_class);
  signals[TOOL_CHANGED] = g_signal_new ("tool-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
suyuan_map_view_init (SuyuanMapView *self)
{
  g_autoptr (ShumateMapSource) source = suyuan_ground_source_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  shumate_viewport_set_reference_map_source (suyuan_map_view_get_port (self), source);
  shumate_viewport_set_zoom_level (suyuan_map_view_get_port (self), 4);
  shumate_location_set_location (SHUMATE_LOCATION (suyuan_map_view_get_port (self)), 35, 105);
  self->ground = SUYUAN_SCENE_LAYER (suyuan_scene_layer_new (suyuan_map_view_get_port (self)));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->ground));
  suyuan_basemap_bar_set_map (self->basemap, self->map, self->ground);
  self->enterprises = SUYUAN_SECTION_LAYER (suyuan_section_layer_new (suyuan_map_view_get_port (self), NULL));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->enterprises));
  self->outlets = SUYUAN_OUTLET_LAYER (suyuan_outlet_layer_new (suyuan_map_view_get_port (self)));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->outlets));
  suyuan_scene_layer_set_above (self->ground, self->outlets);
  self->sections = SUYUAN_SECTION_LAYER (suyuan_section_layer_new (suyuan_map_view_get_port (self), self->ground));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->sections));
  suyuan_map_view_follow_outlets (self);
  g_signal_connect_object (suyuan_map_view_get_port (self), "notify", G_CALLBACK (viewport_cb), self, G_CONNECT_SWAPPED);
  suyuan_map_view_listen (self);
  suyuan_map_view_watch_band (self);
  suyuan_map_view_watch_menu (self);
  suyuan_map_view_watch_theme (self);
  suyuan_map_view_watch_hover (self);
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (self->menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Map of the outlets"), -1);
}

void
suyuan_map_view_set_seat (SuyuanMapView *self,
                          SuyuanSeat    *seat)
{
  if (self->seat != NULL)
    {
      suyuan_seat_cancel_for (self->seat, self);
      g_signal_handlers_disconnect_by_data (self->seat, self);
    }
  g_set_object (&self->seat, seat);
  suyuan_outlet_layer_set_cloud (self->outlets, NULL, NULL);
  suyuan_scene_layer_take_scene (self->ground, suyuan_scene_new ());
  suyuan_section_layer_take_landmarks (self->sections, g_array_new (FALSE, FALSE, sizeof (SuyuanLandmark)));
  suyuan_section_layer_take_landmarks (self->enterprises, g_array_new (FALSE, FALSE, sizeof (SuyuanLandmark)));
  if (self->feed != NULL)
    g_signal_handlers_disconnect_by_data (self->feed, self); /* its reading may still be on its way */
  g_clear_object (&self->feed);
  self->feed = suyuan_outlet_feed_new (seat);
  suyuan_outlet_feed_set_theme (self->feed, self->theme);
  suyuan_map_view_let_go (self);
  suyuan_map_view_set_cursor (self, &(SuyuanMapStop){ 0 });
  g_signal_connect_object (self->feed, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  g_clear_object (&self->waters);
  self->waters = suyuan_ground_feed_new (seat);
  g_signal_connect_object (self->waters, "ready", G_CALLBACK (waters_cb), self, G_CONNECT_SWAPPED);
  self->moved = FALSE;
  suyuan_basemap_bar_set_seat (self->basemap, seat);
  g_signal_connect_object (seat, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  suyuan_map_view_follow_seat (self);
  self->stale = OUTLETS_AND | SUYUAN_GROUND_KINDS;
  g_clear_handle_id (&self->reload, g_source_remove);
  reload_cb (self);
}

/* From here on the map stays where it was put, until somebody asks for everything again. */
void
suyuan_map_view_look (SuyuanMapView *self,
                      double         lon,
                      double         lat,
                      double         zoom)
{
  suyuan_map_view_zoom_to (self, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (suyuan_map_view_get_port (self)), lat, lon);
  self->moved = TRUE;
}

/* At one place from no further off than it is looked at already, or at all of a stretch; tells its middle. */
SuyuanPosition
suyuan_map_view_look_at_bounds (SuyuanMapView      *self,
                                const SuyuanBounds *bounds)
{
  SuyuanPosition middle = { (gint32) (((gint64) bounds->west + bounds->east) / 2), (gint32) (((gint64) bounds->south + bounds->north) / 2) };
  SuyuanExtent   extent = suyuan_extent_from_bounds (bounds);
  gboolean       one_place = bounds->west == bounds->east && bounds->south == bounds->north;

  if (one_place || !suyuan_map_view_look_at_extent (self, &extent))
    suyuan_map_view_look (self, (double) middle.lon / SUYUAN_DEGREE, (double) middle.lat / SUYUAN_DEGREE,
                          MAX (suyuan_map_view_get_zoom (self), NEAR));

  return middle;
}

double
suyuan_map_view_get_zoom (SuyuanMapView *self)
{
  return shumate_viewport_get_zoom_level (suyuan_map_view_get_port (self));
}

guint
suyuan_map_view_get_n_points (SuyuanMapView *self)
{
  return suyuan_map_view_get_cloud (self) != NULL ? suyuan_cluster_index_get_n_points (suyuan_outlet_feed_get_index (self->feed)) : 0;
}

SuyuanBasemapBar *
suyuan_map_view_get_basemap (SuyuanMapView *self)
{
  return self->basemap;
}

/* --- what else hangs on to the map --- */

SuyuanSeat *
suyuan_map_view_get_seat (SuyuanMapView *self)
{
  return self->seat;
}

/* What the map shows now, in the words of the map library. */
SuyuanViewport
suyuan_map_view_get_viewport (SuyuanMapView *self)
{
  return suyuan_viewport_of_layer (SHUMATE_LAYER (self->outlets));
}

SuyuanSceneLayer *
suyuan_map_view_get_ground (SuyuanMapView *self)
{
  return self->ground;
}

SuyuanOutletLayer *
suyuan_map_view_get_outlets (SuyuanMapView *self)
{
  return self->outlets;
}

/* Borrowed until the next `ready`; %NULL before the first. */
SuyuanOutletCloud *
suyuan_map_view_get_cloud (SuyuanMapView *self)
{
  return self->feed != NULL ? suyuan_outlet_feed_get_cloud (self->feed) : NULL;
}

/* The sections of the map's menu; its items are actions of the view. */
GMenu *
suyuan_map_view_get_menu (SuyuanMapView *self)
{
  return self->menu;
}

/* As long as the cloud is. */
const SuyuanClusterIndex *
suyuan_map_view_get_index (SuyuanMapView *self)
{
  return self->feed != NULL ? suyuan_outlet_feed_get_index (self->feed) : NULL;
}

/* Lies over the map where its alignment puts it. */
void
suyuan_map_view_add_overlay (SuyuanMapView *self,
                             GtkWidget     *widget)
{
  gtk_overlay_add_overlay (self->overlay, widget);
}

/* Stands below the map and takes its own height from it. */
void
suyuan_map_view_add_strip (SuyuanMapView *self,
                           GtkWidget     *widget)
{
  gtk_box_append (GTK_BOX (self->body), widget);
}

/* A layer of signs that are drawn above the outlets. */
void
suyuan_map_view_add_layer (SuyuanMapView *self,
                           ShumateLayer  *layer)
{
  shumate_map_add_layer (self->map, layer);
}

/* A layer of what stands back behind the outlets. */
void
suyuan_map_view_add_layer_behind (SuyuanMapView *self,
                                  ShumateLayer  *layer)
{
  shumate_map_insert_layer_behind (self->map, layer, SHUMATE_LAYER (self->outlets));
}

/* One tool at a time, above everything; %NULL puts it away. Made with the viewport of the map. Signal: `tool-changed`. */
void
suyuan_map_view_take_tool (SuyuanMapView *self,
                           SuyuanMapTool *tool)
{
  if (self->tool == tool)
    return;

  if (self->tool != NULL)
    shumate_map_remove_layer (self->map, SHUMATE_LAYER (self->tool));
  self->tool = tool;
  if (tool != NULL)
    {
      shumate_map_add_layer (self->map, SHUMATE_LAYER (tool));
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  g_signal_emit (self, signals[TOOL_CHANGED], 0);
}

/* Borrowed; %NULL: none. */
SuyuanMapTool *
suyuan_map_view_get_tool (SuyuanMapView *self)
{
  return self->tool;
}
