/* suyuan-tie-feed.c: whose water the chosen outlet discharges, as lines on the map
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-tie-feed.h"

#include "suyuan-atlas.h"
#include "suyuan-question.h"
#include "suyuan-scene-layer.h"

#define TIES (1u << SUYUAN_KIND_LINK | 1u << SUYUAN_KIND_ENTERPRISE | 1u << SUYUAN_KIND_OUTLET)

struct _SuyuanTieFeed
{
  GObject parent_instance;

  SuyuanSceneLayer *layer; /* Borrowed: in the map */
  SuyuanQuestion    question;

  SuyuanSeat *seat; /* Owned */
};

G_DEFINE_FINAL_TYPE (SuyuanTieFeed, suyuan_tie_feed, G_TYPE_OBJECT)

/* An outlet that was removed meanwhile has nobody behind it any more. */
static gpointer
read_verb (SuyuanOffice *office,
           gpointer      outlet,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (SuyuanRecord) record = NULL;

  if (!suyuan_office_seek (office, SUYUAN_KIND_OUTLET, outlet, &record, error))
    return NULL;

  return record != NULL ? suyuan_atlas_links (office, outlet, error) : suyuan_scene_new ();
}

static void
read_cb (gpointer      object,
         gpointer      scene,
         const GError *error)
{
  SuyuanTieFeed *self = object;

  if (scene != NULL)
    suyuan_scene_layer_take_scene (self->layer, suyuan_scene_ref (scene));
  else
    suyuan_seat_fail (self->seat, error);
}

static void
reload (SuyuanTieFeed *self)
{
  SuyuanUid outlet;

  suyuan_question_forget (&self->question);
  if (suyuan_seat_get_selected (self->seat, &outlet))
    suyuan_question_ask (&self->question, suyuan_seat_get_desk (self->seat), read_verb, g_memdup2 (&outlet, sizeof outlet), g_free,
                         (GDestroyNotify) suyuan_scene_unref, read_cb, self);
  else
    suyuan_scene_layer_take_scene (self->layer, suyuan_scene_new ());
}

static void
changed_cb (SuyuanTieFeed *self,
            guint64        kinds)
{
  if ((kinds & TIES) != 0)
    reload (self);
}

static void
suyuan_tie_feed_dispose (GObject *object)
{
  SuyuanTieFeed *self = SUYUAN_TIE_FEED (object);

  suyuan_question_forget (&self->question);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_tie_feed_parent_class)->dispose (object);
}

static void
suyuan_tie_feed_class_init (SuyuanTieFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = suyuan_tie_feed_dispose;
}

static void
suyuan_tie_feed_init (SuyuanTieFeed *self)
{
}

SuyuanTieFeed *
suyuan_tie_feed_new (SuyuanMapView *map)
{
  SuyuanTieFeed *self = g_object_new (SUYUAN_TYPE_TIE_FEED, NULL);

  self->layer = SUYUAN_SCENE_LAYER (suyuan_scene_layer_new (suyuan_map_view_get_port (map)));
  suyuan_scene_layer_set_transparent (self->layer, TRUE);
  suyuan_map_view_add_layer_behind (map, SHUMATE_LAYER (self->layer));

  return self;
}

void
suyuan_tie_feed_set_seat (SuyuanTieFeed *self,
                          SuyuanSeat    *seat)
{
  if (self->seat != NULL)
    g_signal_handlers_disconnect_by_data (self->seat, self);
  g_set_object (&self->seat, seat);
  g_signal_connect_object (seat, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (seat, "selected", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
}

/* Of the parties that are shown; empty where none is. */
SuyuanExtent
suyuan_tie_feed_get_extent (SuyuanTieFeed *self)
{
  return suyuan_scene_layer_get_extent (self->layer);
}
