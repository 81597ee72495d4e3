/* suyuan-photo-feed.c: the photos of a workspace on its map
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-photo-feed.h"

#include "suyuan-photo-layer.h"
#include "suyuan-question.h"

struct _SuyuanPhotoFeed
{
  GObject parent_instance;

  SuyuanPhotoLayer *layer; /* Borrowed: in the map */
  guint             n_spots;

  SuyuanQuestion question;

  SuyuanSeat *seat; /* Owned */
};

G_DEFINE_FINAL_TYPE (SuyuanPhotoFeed, suyuan_photo_feed, G_TYPE_OBJECT)

static gpointer
list_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return suyuan_office_list_photo_spots (office, error);
}

static void
listed_cb (gpointer      object,
           gpointer      answer,
           const GError *error)
{
  SuyuanPhotoFeed *self = object;
  GArray          *spots = answer;

  if (spots == NULL)
    {
      suyuan_seat_refuse (self->seat, error->message);
      return;
    }
  self->n_spots = spots->len;
  suyuan_photo_layer_take_spots (self->layer, g_array_ref (spots));
}

static void
reload (SuyuanPhotoFeed *self)
{
  suyuan_question_ask (&self->question, suyuan_seat_get_desk (self->seat), list_verb, NULL, NULL, (GDestroyNotify) g_array_unref, listed_cb, self);
}

static void
changed_cb (SuyuanPhotoFeed *self,
            guint64          kinds)
{
  if ((kinds & 1u << SUYUAN_KIND_MEDIUM) != 0)
    reload (self);
}

/* To what the photo belongs to: an outlet is chosen here, anything else has a page or a window of its own. */
static void
picked_cb (SuyuanPhotoFeed       *self,
           const SuyuanPhotoSpot *spot)
{
  if (spot->kind == SUYUAN_KIND_OUTLET)
    suyuan_seat_select (self->seat, &spot->subject);
  else
    suyuan_seat_go (self->seat, spot->kind, &spot->subject);
}

static void
suyuan_photo_feed_dispose (GObject *object)
{
  SuyuanPhotoFeed *self = SUYUAN_PHOTO_FEED (object);

  suyuan_question_forget (&self->question);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_photo_feed_parent_class)->dispose (object);
}

static void
suyuan_photo_feed_class_init (SuyuanPhotoFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = suyuan_photo_feed_dispose;
}

static void
suyuan_photo_feed_init (SuyuanPhotoFeed *self)
{
}

SuyuanPhotoFeed *
suyuan_photo_feed_new (SuyuanMapView *map)
{
  SuyuanPhotoFeed *self = g_object_new (SUYUAN_TYPE_PHOTO_FEED, NULL);

  self->layer = SUYUAN_PHOTO_LAYER (suyuan_photo_layer_new (suyuan_map_view_get_port (map)));
  g_signal_connect_object (self->layer, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  suyuan_map_view_add_layer_behind (map, SHUMATE_LAYER (self->layer));

  return self;
}

void
suyuan_photo_feed_set_seat (SuyuanPhotoFeed *self,
                            SuyuanSeat      *seat)
{
  if (self->seat != NULL)
    g_signal_handlers_disconnect_by_data (self->seat, self);
  g_set_object (&self->seat, seat);
  suyuan_photo_layer_take_spots (self->layer, NULL);
  g_signal_connect_object (seat, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
}

/* How many photos say where they were taken. */
guint
suyuan_photo_feed_get_n_spots (SuyuanPhotoFeed *self)
{
  return self->n_spots;
}
