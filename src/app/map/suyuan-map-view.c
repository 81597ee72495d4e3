/* suyuan-map-view.c: the map of the outlets page, by pointer and by keyboard
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <shumate/shumate.h>

#include "suyuan-application.h"
#include "suyuan-atlas.h"
#include "suyuan-basemap-bar.h"
#include "suyuan-ground-source.h"
#include "suyuan-heap-list.h"
#include "suyuan-map-view-port.h"
#include "suyuan-outlet-feed.h"
#include "suyuan-outlet-layer.h"
#include "suyuan-scene-layer.h"

#define FIT_MARGIN 40.0
#define CLOSEST 17.0 /* of what fits by itself */
#define NEAREST 19.0
#define RELOAD_MS 120
#define OUTLETS_AND (1u << SUYUAN_KIND_OUTLET | 1u << SUYUAN_KIND_TASK)
#define GROUND (1u << SUYUAN_KIND_WATER_BODY | 1u << SUYUAN_KIND_REACH | 1u << SUYUAN_KIND_SECTION | 1u << SUYUAN_KIND_AREA | \
                1u << SUYUAN_KIND_ENTERPRISE)

struct _SuyuanMapView
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget        *overlay;
  ShumateMap       *map;
  GtkLabel         *under;
  GtkLabel         *scale;
  SuyuanBasemapBar *basemap;

  SuyuanOutletLayer *outlets;
  SuyuanSceneLayer  *ground;
  guint              reload;
  guint64            stale; /* kinds to be read again */
  gboolean           moved; /* somebody looks elsewhere than at everything */
  gboolean           fitting;
  gboolean           shown; /* everything was in view once: what moves the map from then on is a person */
  int                fitted_width, fitted_height;

  /* Owned */
  SuyuanSeat       *seat;
  SuyuanOutletFeed *feed;

  SuyuanClusterItem cursor;     /* where the keyboard stands; count 0: nowhere */
  SuyuanUid         cursor_uid; /* of the outlet, where it is one */
};

G_DEFINE_FINAL_TYPE (SuyuanMapView, suyuan_map_view, GTK_TYPE_WIDGET)

static ShumateViewport *
port_of (SuyuanMapView *self)
{
  return shumate_map_get_viewport (self->map);
}

static SuyuanOutletCloud *
cloud_of (SuyuanMapView *self)
{
  return self->feed != NULL ? suyuan_outlet_feed_get_cloud (self->feed) : NULL;
}

static void
look_at (SuyuanMapView     *self,
         const SuyuanWorld *world)
{
  SuyuanPosition position = suyuan_world_to_position (world);

  shumate_location_set_location (SHUMATE_LOCATION (port_of (self)), (double) position.lat / SUYUAN_DEGREE,
                                 (double) position.lon / SUYUAN_DEGREE);
}

static void
zoom_to (SuyuanMapView *self,
         double         zoom)
{
  shumate_viewport_set_zoom_level (port_of (self), CLAMP (zoom, 2, NEAREST));
}

static gboolean
look_at_extent (SuyuanMapView      *self,
                const SuyuanExtent *extent)
{
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self->outlets));

  if (suyuan_extent_is_empty (extent) || viewport.width < 2 || viewport.height < 2)
    return FALSE;

  suyuan_viewport_fit (&viewport, extent, FIT_MARGIN, CLOSEST);
  zoom_to (self, viewport.zoom);
  look_at (self, &viewport.centre);

  return TRUE;
}

/* Shows every outlet, or where there is none every water. */
void
suyuan_map_view_fit (SuyuanMapView *self)
{
  SuyuanExtent extent;

  if (cloud_of (self) == NULL)
    return;

  extent = suyuan_outlet_cloud_get_extent (cloud_of (self));
  if (suyuan_extent_is_empty (&extent))
    extent = suyuan_scene_layer_get_extent (self->ground);
  self->fitting = TRUE;
  if (look_at_extent (self, &extent))
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

static void
set_cursor (SuyuanMapView           *self,
            const SuyuanClusterItem *item)
{
  self->cursor = *item;
  if (item->count == 1)
    self->cursor_uid = *suyuan_outlet_cloud_get_uid (cloud_of (self), item->id);
  suyuan_outlet_layer_set_cursor (self->outlets, item);
}

/* The feed has read or filtered: cloud and index go together. */
static void
ready_cb (SuyuanMapView *self)
{
  guint point;

  suyuan_outlet_layer_set_cloud (self->outlets, cloud_of (self), suyuan_outlet_feed_get_index (self->feed));
  if (self->cursor.count == 1 && suyuan_outlet_cloud_find (cloud_of (self), &self->cursor_uid, &point))
    self->cursor.id = point;
  else
    set_cursor (self, &(SuyuanClusterItem){ 0 });
  if (!self->moved)
    suyuan_map_view_fit (self);
}

static void
read_ground (SuyuanMapView *self)
{
  g_autoptr (GError) error = NULL;
  SuyuanScene *scene = suyuan_atlas_scene (suyuan_seat_get_office (self->seat), SUYUAN_ATLAS_GROUND | SUYUAN_ATLAS_POINTS, NULL, NULL, &error);

  if (scene == NULL)
    suyuan_seat_refuse (self->seat, error->message);
  else
    suyuan_scene_layer_take_scene (self->ground, scene);
}

static gboolean
reload_cb (gpointer data)
{
  SuyuanMapView *self = data;
  guint64        stale = self->stale;

  self->reload = 0;
  self->stale = 0;
  if (stale & GROUND)
    read_ground (self);
  if (stale & OUTLETS_AND)
    suyuan_outlet_feed_reload (self->feed);
  if (!self->moved)
    suyuan_map_view_fit (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (SuyuanMapView *self,
            guint64        kinds)
{
  self->stale |= kinds;
  if ((self->stale & (OUTLETS_AND | GROUND)) != 0 && self->reload == 0)
    self->reload = g_timeout_add (RELOAD_MS, reload_cb, self);
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

/* --- the outlet under the cursor, and the one that is chosen --- */

static void
say (SuyuanMapView *self,
     const char    *label)
{
  gtk_label_set_text (self->under, label);
  gtk_widget_set_visible (GTK_WIDGET (self->under), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label, -1);
}

static void
say_outlet (SuyuanMapView   *self,
            const SuyuanUid *uid)
{
  g_autofree char *label = suyuan_office_dup_label (suyuan_seat_get_office (self->seat), SUYUAN_KIND_OUTLET, uid);

  say (self, label);
}

static void
selected_cb (SuyuanMapView *self)
{
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self->outlets));
  SuyuanExtent   extent;
  SuyuanUid      uid;
  SuyuanWorld    place;
  guint          point;

  suyuan_seat_get_selected (self->seat, &uid);
  suyuan_outlet_layer_set_selected (self->outlets, &uid);
  gtk_widget_set_visible (GTK_WIDGET (self->under), FALSE);
  if (cloud_of (self) == NULL || suyuan_uid_is_nil (&uid) || !suyuan_outlet_cloud_find (cloud_of (self), &uid, &point))
    return;

  place = suyuan_outlet_cloud_get_place (cloud_of (self), point);
  set_cursor (self, &(SuyuanClusterItem){ .place = place, .count = 1, .id = point });
  say_outlet (self, &uid);
  extent = suyuan_viewport_get_extent (&viewport);
  if (viewport.width > 1 && !suyuan_extent_contains (&extent, &place))
    look_at (self, &place);
}

static void
picked_cb (SuyuanMapView   *self,
           const SuyuanUid *uid)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  suyuan_seat_select (self->seat, uid);
}

static void
place_of (SuyuanMapView     *self,
          const SuyuanWorld *world,
          GdkRectangle      *at)
{
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self->outlets));
  double         x, y;

  suyuan_viewport_to_screen (&viewport, world, &x, &y);
  *at = (GdkRectangle){ (int) x - 8, (int) y - 8, 16, 16 };
}

/* Several at one place, or as near to it as the map goes, are told apart in a list; others by going nearer. */
static void
opened_cb (SuyuanMapView           *self,
           const SuyuanClusterItem *item)
{
  const SuyuanClusterIndex *index = suyuan_outlet_feed_get_index (self->feed);
  double                    zoom = shumate_viewport_get_zoom_level (port_of (self));
  GdkRectangle              at;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (item->coincident || zoom >= NEAREST)
    {
      place_of (self, &item->place, &at);
      suyuan_heap_list_show (GTK_WIDGET (self), &at, self->seat, cloud_of (self), suyuan_cluster_index_get_members (index, item), item->count);
      return;
    }
  look_at (self, &item->place);
  zoom_to (self, MAX (suyuan_cluster_index_get_expansion_zoom (index, item), floor (zoom) + 1));
}

static gboolean
is_same (const SuyuanClusterItem *a,
         const SuyuanClusterItem *b)
{
  return a->count == b->count && a->id == b->id;
}

/* To the next sign in view in reading order; FALSE where there is none further. */
gboolean
suyuan_map_view_step (SuyuanMapView *self,
                      int            by)
{
  g_autoptr (GArray) items = suyuan_outlet_layer_list_in_view (self->outlets);
  int              at = by > 0 ? -1 : (int) items->len;
  g_autofree char *many = NULL;

  for (guint i = 0; i < items->len; i++)
    if (is_same (&g_array_index (items, SuyuanClusterItem, i), &self->cursor))
      at = (int) i;
  at += by;
  if (at < 0 || at >= (int) items->len)
    return FALSE;

  set_cursor (self, &g_array_index (items, SuyuanClusterItem, at));
  if (self->cursor.count == 1)
    {
      say_outlet (self, suyuan_outlet_cloud_get_uid (cloud_of (self), self->cursor.id));
      return TRUE;
    }
  many = suyuan_heap_list_dup_words (suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat)), &self->cursor);
  say (self, many);

  return TRUE;
}

static gboolean
open_cursor (SuyuanMapView *self)
{
  if (self->cursor.count == 0)
    return FALSE;

  if (self->cursor.count == 1)
    suyuan_seat_select (self->seat, suyuan_outlet_cloud_get_uid (cloud_of (self), self->cursor.id));
  else
    opened_cb (self, &self->cursor);

  return TRUE;
}

/* --- keys --- */

static void
pan (SuyuanMapView *self,
     double         x,
     double         y)
{
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self->outlets));
  SuyuanWorld    world = suyuan_viewport_from_screen (&viewport, viewport.width * (0.5 + 0.2 * x), viewport.height * (0.5 + 0.2 * y));

  look_at (self, &world);
}

static gboolean
pan_or_zoom (SuyuanMapView *self,
             guint          key)
{
  double zoom = shumate_viewport_get_zoom_level (port_of (self));

  switch (key)
    {
    case GDK_KEY_Left:
      pan (self, -1, 0);
      return TRUE;
    case GDK_KEY_Right:
      pan (self, 1, 0);
      return TRUE;
    case GDK_KEY_Up:
      pan (self, 0, -1);
      return TRUE;
    case GDK_KEY_Down:
      pan (self, 0, 1);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      zoom_to (self, zoom + 1);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      zoom_to (self, zoom - 1);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_Home:
      suyuan_map_view_fit (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_cb (SuyuanMapView  *self,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || cloud_of (self) == NULL || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return FALSE;
  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    return suyuan_map_view_step (self, key == GDK_KEY_Tab ? 1 : -1);
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    return open_cursor (self);
  return pan_or_zoom (self, key);
}

static void
zoom_in_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  pan_or_zoom (SUYUAN_MAP_VIEW (widget), GDK_KEY_plus);
}

static void
zoom_out_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  pan_or_zoom (SUYUAN_MAP_VIEW (widget), GDK_KEY_minus);
}

static void
fit_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  suyuan_map_view_fit (SUYUAN_MAP_VIEW (widget));
}

/* --- scale --- */

static void
show_scale (SuyuanMapView *self)
{
  SuyuanViewport   viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self->outlets));
  double           metres = suyuan_viewport_get_metres_per_pixel (&viewport) * 80;
  double           round = suyuan_viewport_round_length (metres);
  g_autofree char *text = NULL;

  text = round >= 1000 ? g_strdup_printf (_ ("%.0f km"), round / 1000) : g_strdup_printf (_ ("%.0f m"), round);
  gtk_label_set_text (self->scale, text);
  gtk_widget_set_size_request (GTK_WIDGET (self->scale), (int) (80 * round / metres), -1);
}

static void
suyuan_map_view_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  gtk_widget_measure (SUYUAN_MAP_VIEW (widget)->overlay, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

/* Until somebody looks elsewhere, everything is shown in whatever room there is. */
static void
suyuan_map_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  SuyuanMapView *self = SUYUAN_MAP_VIEW (widget);

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
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

  g_clear_handle_id (&self->reload, g_source_remove);
  if (self->outlets != NULL)
    suyuan_outlet_layer_set_cloud (self->outlets, NULL, NULL);
  self->outlets = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->feed);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_map_view_parent_class)->dispose (object);
}

static void
suyuan_map_view_class_init (SuyuanMapViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_map_view_dispose;
  widget_class->measure = suyuan_map_view_measure;
  widget_class->size_allocate = suyuan_map_view_size_allocate;
  g_type_ensure (SHUMATE_TYPE_MAP);
  g_type_ensure (SUYUAN_TYPE_BASEMAP_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapView, overlay);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapView, map);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapView, under);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapView, scale);
  gtk_widget_class_bind_template_child (widget_class, SuyuanMapView, basemap);
  gtk_widget_class_set_css_name (widget_class, "map-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "map.fit", NULL, fit_cb);
}

static void
suyuan_map_view_init (SuyuanMapView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (ShumateMapSource) source = suyuan_ground_source_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  shumate_viewport_set_reference_map_source (port_of (self), source);
  shumate_viewport_set_zoom_level (port_of (self), 4);
  shumate_location_set_location (SHUMATE_LOCATION (port_of (self)), 35, 105);
  self->ground = SUYUAN_SCENE_LAYER (suyuan_scene_layer_new (port_of (self)));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->ground));
  suyuan_basemap_bar_set_map (self->basemap, self->map, self->ground);
  self->outlets = SUYUAN_OUTLET_LAYER (suyuan_outlet_layer_new (port_of (self)));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->outlets));
  g_signal_connect_object (self->outlets, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outlets, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (port_of (self), "notify", G_CALLBACK (show_scale), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (port_of (self), "notify", G_CALLBACK (viewport_cb), self, G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Map of the outlets"), -1);
}

void
suyuan_map_view_set_seat (SuyuanMapView *self,
                          SuyuanSeat    *seat)
{
  if (self->seat != NULL)
    g_signal_handlers_disconnect_by_data (self->seat, self);
  g_set_object (&self->seat, seat);
  suyuan_outlet_layer_set_cloud (self->outlets, NULL, NULL);
  g_clear_object (&self->feed);
  self->feed = suyuan_outlet_feed_new (seat);
  set_cursor (self, &(SuyuanClusterItem){ 0 });
  g_signal_connect_object (self->feed, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  self->moved = FALSE;
  suyuan_basemap_bar_set_seat (self->basemap, seat);
  g_signal_connect_object (seat, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (seat, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->stale = OUTLETS_AND | GROUND;
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
  zoom_to (self, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (port_of (self)), lat, lon);
  self->moved = TRUE;
}

double
suyuan_map_view_get_zoom (SuyuanMapView *self)
{
  return shumate_viewport_get_zoom_level (port_of (self));
}

guint
suyuan_map_view_get_n_points (SuyuanMapView *self)
{
  return cloud_of (self) != NULL ? suyuan_cluster_index_get_n_points (suyuan_outlet_feed_get_index (self->feed)) : 0;
}

SuyuanBasemapBar *
suyuan_map_view_get_basemap (SuyuanMapView *self)
{
  return self->basemap;
}
