/* suyuan-map-view-cursor.c: the outlet the keyboard stands on, and the one that is chosen
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "suyuan-condition.h"
#include "suyuan-heap-list.h"
#include "suyuan-map-view-port.h"

void
suyuan_map_view_set_cursor (SuyuanMapView       *self,
                            const SuyuanMapStop *stop)
{
  self->cursor = *stop;
  if (stop->item.count == 1)
    self->cursor_uid = *suyuan_outlet_cloud_get_uid (suyuan_map_view_get_cloud (self), stop->item.id);
  suyuan_outlet_layer_set_cursor (self->outlets, &stop->item);
  suyuan_section_layer_set_cursor (self->sections, suyuan_map_stop_is_section (stop) && !stop->section.enterprise ? &stop->section : NULL);
  suyuan_section_layer_set_cursor (self->enterprises, stop->section.enterprise ? &stop->section : NULL);
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
say_record (SuyuanMapView   *self,
            SuyuanKind       kind,
            const SuyuanUid *uid)
{
  g_autofree char *label = suyuan_office_dup_label (suyuan_seat_get_office (self->seat), kind, uid);

  say (self, label);
}

static void
selected_cb (SuyuanMapView *self)
{
  SuyuanViewport viewport = suyuan_map_view_get_viewport (self);
  SuyuanExtent   extent;
  SuyuanUid      uid;
  SuyuanWorld    place;
  guint          point;

  suyuan_seat_get_selected (self->seat, &uid);
  suyuan_outlet_layer_set_selected (self->outlets, &uid);
  gtk_widget_set_visible (GTK_WIDGET (self->under), FALSE);
  if (suyuan_map_view_get_cloud (self) == NULL || suyuan_uid_is_nil (&uid) || !suyuan_outlet_cloud_find (suyuan_map_view_get_cloud (self), &uid, &point))
    return;

  place = suyuan_outlet_cloud_get_place (suyuan_map_view_get_cloud (self), point);
  suyuan_map_view_set_cursor (self, &(SuyuanMapStop){ .place = place, .item = { .place = place, .count = 1, .id = point } });
  say_record (self, SUYUAN_KIND_OUTLET, &uid);
  extent = suyuan_viewport_get_extent (&viewport);
  if (viewport.width > 1 && !suyuan_extent_contains (&extent, &place))
    suyuan_map_view_look_at (self, &place);
}

static void
picked_cb (SuyuanMapView   *self,
           const SuyuanUid *uid)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  shumate_map_set_zoom_on_double_click (self->map, FALSE);
  suyuan_seat_select (self->seat, uid);
}

/* A section has a page of its own. */
static void
section_cb (SuyuanMapView   *self,
            const SuyuanUid *uid)
{
  suyuan_seat_go (self->seat, SUYUAN_KIND_SECTION, uid);
}

static void
enterprise_cb (SuyuanMapView   *self,
               const SuyuanUid *uid)
{
  suyuan_seat_go (self->seat, SUYUAN_KIND_ENTERPRISE, uid);
}

static void
place_of (SuyuanMapView     *self,
          const SuyuanWorld *world,
          GdkRectangle      *at)
{
  SuyuanViewport viewport = suyuan_map_view_get_viewport (self);
  double         x, y;

  suyuan_viewport_to_screen (&viewport, world, &x, &y);
  *at = (GdkRectangle){ (int) x - 8, (int) y - 8, 16, 16 };
}

/* Several at one place, or as near to it as the map goes, are told apart in a list; others by going nearer: once, also where
 * somebody clicks twice. */
static void
opened_cb (SuyuanMapView           *self,
           const SuyuanClusterItem *item)
{
  const SuyuanClusterIndex *index = suyuan_outlet_feed_get_index (self->feed);
  double                    zoom = shumate_viewport_get_zoom_level (suyuan_map_view_get_port (self));
  GdkRectangle              at;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  shumate_map_set_zoom_on_double_click (self->map, FALSE);
  if (item->coincident || zoom >= SUYUAN_MAP_NEAREST)
    {
      place_of (self, &item->place, &at);
      suyuan_heap_list_show (GTK_WIDGET (self), &at, self->seat, suyuan_map_view_get_cloud (self), suyuan_cluster_index_get_members (index, item), item->count);
      return;
    }
  suyuan_map_view_look_at (self, &item->place);
  suyuan_map_view_zoom_to (self, MAX (suyuan_cluster_index_get_expansion_zoom (index, item), floor (zoom) + 1));
}

/* What the card says in short: the class measured against the target. */
static void
say_section (SuyuanMapView   *self,
             const SuyuanUid *uid)
{
  SuyuanOffice    *office = suyuan_seat_get_office (self->seat);
  g_autofree char *label = suyuan_office_dup_label (office, SUYUAN_KIND_SECTION, uid), *verdict = NULL, *words = NULL;
  g_autoptr (SuyuanCondition) condition = suyuan_office_condition (office, uid, NULL);

  verdict = condition != NULL ? suyuan_condition_dup_verdict (condition, office) : NULL;
  words = verdict != NULL ? g_strdup_printf (_ ("%s: %s"), label, verdict) : g_strdup (label);
  say (self, words);
}

/* To those who hear; the card is for those who see. */
static void
say_cursor (SuyuanMapView *self)
{
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat));
  g_autofree char *many = NULL;

  if (self->cursor.section.enterprise)
    say_record (self, SUYUAN_KIND_ENTERPRISE, &self->cursor.section.uid);
  else if (suyuan_map_stop_is_section (&self->cursor))
    say_section (self, &self->cursor.section.uid);
  else if (self->cursor.item.count == 1)
    say_record (self, SUYUAN_KIND_OUTLET, suyuan_outlet_cloud_get_uid (suyuan_map_view_get_cloud (self), self->cursor.item.id));
  else
    {
      many = suyuan_heap_list_dup_words (suyuan_outlet_cloud_get_theme (suyuan_map_view_get_cloud (self)), catalogue, &self->cursor.item);
      say (self, many);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->under), FALSE);
}

/* To the next sign in view in reading order; FALSE where there is none further. */
gboolean
suyuan_map_view_step (SuyuanMapView *self,
                      int            by)
{
  g_autoptr (GArray) stops = suyuan_map_stops_list (self->outlets, self->sections, self->enterprises);
  int at = by > 0 ? -1 : (int) stops->len;

  for (guint i = 0; i < stops->len; i++)
    if (suyuan_map_stop_equal (&g_array_index (stops, SuyuanMapStop, i), &self->cursor))
      at = (int) i;
  at += by;
  if (at < 0 || at >= (int) stops->len)
    return FALSE;

  suyuan_map_view_set_cursor (self, &g_array_index (stops, SuyuanMapStop, at));
  suyuan_map_view_show_card (self, &self->cursor);
  say_cursor (self);

  return TRUE;
}

gboolean
suyuan_map_view_open_cursor (SuyuanMapView *self)
{
  if (suyuan_map_stop_is_nowhere (&self->cursor))
    return FALSE;

  if (self->cursor.section.enterprise)
    enterprise_cb (self, &self->cursor.section.uid);
  else if (suyuan_map_stop_is_section (&self->cursor))
    section_cb (self, &self->cursor.section.uid);
  else if (self->cursor.item.count == 1)
    suyuan_seat_select (self->seat, suyuan_outlet_cloud_get_uid (suyuan_map_view_get_cloud (self), self->cursor.item.id));
  else
    opened_cb (self, &self->cursor.item);

  return TRUE;
}

/* After another reading: the same outlet, wherever it stands among them now; the same section, where it stands now. */
void
suyuan_map_view_find_cursor (SuyuanMapView *self)
{
  SuyuanOutletCloud *cloud = suyuan_map_view_get_cloud (self);
  SuyuanMapStop      stop = { 0 };
  guint              point;

  if (suyuan_map_stop_is_section (&self->cursor) && suyuan_section_layer_find (self->cursor.section.enterprise ? self->enterprises : self->sections, &self->cursor.section.uid, &stop.section))
    stop.place = stop.section.place;
  else if (self->cursor.item.count == 1 && cloud != NULL && suyuan_outlet_cloud_find (cloud, &self->cursor_uid, &point))
    {
      stop = self->cursor;
      stop.item.id = point;
    }
  suyuan_map_view_set_cursor (self, &stop);
}

void
suyuan_map_view_follow_outlets (SuyuanMapView *self)
{
  g_signal_connect_object (self->outlets, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outlets, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sections, "picked", G_CALLBACK (section_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->enterprises, "picked", G_CALLBACK (enterprise_cb), self, G_CONNECT_SWAPPED);
}

void
suyuan_map_view_follow_seat (SuyuanMapView *self)
{
  g_signal_connect_object (self->seat, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}
