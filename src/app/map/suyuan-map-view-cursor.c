/* suyuan-map-view-cursor.c: the outlet the keyboard stands on, and the one that is chosen
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-view-private.h"

#include <math.h>

#include "suyuan-heap-list.h"
#include "suyuan-map-view-port.h"

void
suyuan_map_view_set_cursor (SuyuanMapView           *self,
                            const SuyuanClusterItem *item)
{
  self->cursor = *item;
  if (item->count == 1)
    self->cursor_uid = *suyuan_outlet_cloud_get_uid (suyuan_map_view_get_cloud (self), item->id);
  suyuan_outlet_layer_set_cursor (self->outlets, item);
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
  suyuan_map_view_set_cursor (self, &(SuyuanClusterItem){ .place = place, .count = 1, .id = point });
  say_outlet (self, &uid);
  extent = suyuan_viewport_get_extent (&viewport);
  if (viewport.width > 1 && !suyuan_extent_contains (&extent, &place))
    suyuan_map_view_look_at (self, &place);
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
  SuyuanViewport viewport = suyuan_map_view_get_viewport (self);
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
  double                    zoom = shumate_viewport_get_zoom_level (suyuan_map_view_get_port (self));
  GdkRectangle              at;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (item->coincident || zoom >= SUYUAN_MAP_NEAREST)
    {
      place_of (self, &item->place, &at);
      suyuan_heap_list_show (GTK_WIDGET (self), &at, self->seat, suyuan_map_view_get_cloud (self), suyuan_cluster_index_get_members (index, item), item->count);
      return;
    }
  suyuan_map_view_look_at (self, &item->place);
  suyuan_map_view_zoom_to (self, MAX (suyuan_cluster_index_get_expansion_zoom (index, item), floor (zoom) + 1));
}

static gboolean
is_same (const SuyuanClusterItem *a,
         const SuyuanClusterItem *b)
{
  return a->count == b->count && a->id == b->id;
}

/* To those who hear; the card is for those who see. */
static void
say_cursor (SuyuanMapView *self)
{
  SuyuanCatalogue *catalogue = suyuan_office_get_catalogue (suyuan_seat_get_office (self->seat));
  g_autofree char *many = NULL;

  if (self->cursor.count == 1)
    say_outlet (self, suyuan_outlet_cloud_get_uid (suyuan_map_view_get_cloud (self), self->cursor.id));
  else
    {
      many = suyuan_heap_list_dup_words (suyuan_outlet_cloud_get_theme (suyuan_map_view_get_cloud (self)), catalogue, &self->cursor);
      say (self, many);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->under), FALSE);
}

/* To the next sign in view in reading order; FALSE where there is none further. */
gboolean
suyuan_map_view_step (SuyuanMapView *self,
                      int            by)
{
  g_autoptr (GArray) items = suyuan_outlet_layer_list_in_view (self->outlets);
  int at = by > 0 ? -1 : (int) items->len;

  for (guint i = 0; i < items->len; i++)
    if (is_same (&g_array_index (items, SuyuanClusterItem, i), &self->cursor))
      at = (int) i;
  at += by;
  if (at < 0 || at >= (int) items->len)
    return FALSE;

  suyuan_map_view_set_cursor (self, &g_array_index (items, SuyuanClusterItem, at));
  suyuan_map_view_show_card (self, &self->cursor);
  say_cursor (self);

  return TRUE;
}

gboolean
suyuan_map_view_open_cursor (SuyuanMapView *self)
{
  if (self->cursor.count == 0)
    return FALSE;

  if (self->cursor.count == 1)
    suyuan_seat_select (self->seat, suyuan_outlet_cloud_get_uid (suyuan_map_view_get_cloud (self), self->cursor.id));
  else
    opened_cb (self, &self->cursor);

  return TRUE;
}

/* After another reading: the same outlet, wherever it stands among them now. */
void
suyuan_map_view_find_cursor (SuyuanMapView *self)
{
  guint point;

  if (self->cursor.count == 1 && suyuan_outlet_cloud_find (suyuan_map_view_get_cloud (self), &self->cursor_uid, &point))
    self->cursor.id = point;
  else
    suyuan_map_view_set_cursor (self, &(SuyuanClusterItem){ 0 });
}

void
suyuan_map_view_follow_outlets (SuyuanMapView *self)
{
  g_signal_connect_object (self->outlets, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outlets, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
}

void
suyuan_map_view_follow_seat (SuyuanMapView *self)
{
  g_signal_connect_object (self->seat, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}
