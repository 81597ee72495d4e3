/* suyuan-map-view-hover.c: says what the pointer rests on, and what the keyboard stands on
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-view-private.h"

#include <math.h>

#define REST_MS 350
#define STILL 3.0 /* pixels: a hand is never quite still */

/* Beside the sign. */
void
suyuan_map_view_show_card (SuyuanMapView       *self,
                           const SuyuanMapStop *stop)
{
  SuyuanOffice      *office = suyuan_seat_get_office (self->seat);
  SuyuanOutletCloud *cloud = suyuan_map_view_get_cloud (self);
  SuyuanViewport     viewport = suyuan_map_view_get_viewport (self);
  double             x, y;

  suyuan_viewport_to_screen (&viewport, &stop->place, &x, &y);
  if (stop->section.enterprise)
    suyuan_map_card_show_enterprise (self->card, office, &stop->section.uid);
  else if (suyuan_map_stop_is_section (stop))
    {
      suyuan_map_card_show_section (self->card, office, &stop->section.uid);
      suyuan_landmark_get_middle (&stop->section, &viewport, &x, &y);
    }
  else if (stop->item.count > 1)
    suyuan_map_card_show_cluster (self->card, suyuan_office_get_catalogue (office), suyuan_outlet_cloud_get_theme (cloud), &stop->item);
  else
    suyuan_map_card_show_outlet (self->card, office, suyuan_outlet_cloud_get_uid (cloud, stop->item.id), suyuan_outlet_cloud_get_sign (cloud, stop->item.id));
  suyuan_map_card_place (self->card, x, y, viewport.width, viewport.height);
}

/* FALSE where there was none. */
gboolean
suyuan_map_view_hide_card (SuyuanMapView *self)
{
  gboolean shown = gtk_widget_get_visible (GTK_WIDGET (self->card));

  g_clear_handle_id (&self->resting, g_source_remove);
  self->rests = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->card), FALSE);

  return shown;
}

/* Named over the map and told in full beside it: a card would only stand in the way. */
static gboolean
is_selected (SuyuanMapView           *self,
             const SuyuanClusterItem *item)
{
  SuyuanUid uid;

  return item->count == 1 && suyuan_seat_get_selected (self->seat, &uid) &&
         suyuan_uid_equal (&uid, suyuan_outlet_cloud_get_uid (suyuan_map_view_get_cloud (self), item->id));
}

/* A section that stands there, else outlets, else an enterprise. */
static gboolean
find_stop (SuyuanMapView *self,
           SuyuanMapStop *stop)
{
  *stop = (SuyuanMapStop){ 0 };
  if (suyuan_section_layer_find_at (self->sections, self->rest_x, self->rest_y, 0, &stop->section))
    stop->place = stop->section.place;
  else if (suyuan_outlet_layer_find_at (self->outlets, self->rest_x, self->rest_y, &stop->item) && !is_selected (self, &stop->item))
    stop->place = stop->item.place;
  else if (stop->item.count == 0 && suyuan_section_layer_find_at (self->enterprises, self->rest_x, self->rest_y, 0, &stop->section))
    stop->place = stop->section.place;
  else
    return FALSE;

  return TRUE;
}

static void
tell_rest (SuyuanMapView *self)
{
  SuyuanMapStop stop;

  suyuan_map_view_hide_card (self);
  self->rests = self->seat != NULL && self->tool == NULL && find_stop (self, &stop);
  if (self->rests)
    suyuan_map_view_show_card (self, &stop);
}

static gboolean
rested_cb (gpointer data)
{
  SuyuanMapView *self = data;

  self->resting = 0;
  tell_rest (self);

  return G_SOURCE_REMOVE;
}

static void
motion_cb (SuyuanMapView *self,
           double         x,
           double         y)
{
  if (hypot (x - self->rest_x, y - self->rest_y) < STILL)
    return;

  suyuan_map_view_hide_card (self);
  self->rest_x = x;
  self->rest_y = y;
  self->resting = g_timeout_add (REST_MS, rested_cb, self);
}

static void
leave_cb (SuyuanMapView *self)
{
  suyuan_map_view_hide_card (self);
}

/* The map moved under a hand that did not: what it rests on is told anew. */
static void
shift_cb (SuyuanMapView *self)
{
  gboolean there = self->resting != 0 || self->rests;

  suyuan_map_view_hide_card (self);
  if (there)
    self->resting = g_timeout_add (REST_MS, rested_cb, self);
}

/* Other outlets under the hand. */
static void
ready_cb (SuyuanMapView *self)
{
  if (self->rests)
    tell_rest (self);
  else
    shift_cb (self);
}

void
suyuan_map_view_watch_hover (SuyuanMapView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->card = SUYUAN_MAP_CARD (suyuan_map_card_new ());
  suyuan_map_view_add_overlay (self, GTK_WIDGET (self->card));
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->map), motion);
  g_signal_connect_object (suyuan_map_view_get_port (self), "notify", G_CALLBACK (shift_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "ready", G_CALLBACK (ready_cb), NULL);
}
