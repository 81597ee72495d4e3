/* suyuan-ground-feed.c: reads waters, areas, sections and enterprises in the background, so that no frame waits
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-ground-feed.h"

#include "suyuan-atlas.h"
#include "suyuan-question.h"

#define POINTS (1u << SUYUAN_KIND_SECTION | 1u << SUYUAN_KIND_ENTERPRISE)

struct _SuyuanGroundFeed
{
  GObject parent_instance;

  SuyuanQuestion question;
  guint64        stale; /* kinds that have changed since the scene was read */

  /* Owned */
  SuyuanSeat  *seat;
  SuyuanScene *scene; /* NULL: none was read yet */
  char        *fault; /* why it could not be read again; NULL: it could */
};

G_DEFINE_FINAL_TYPE (SuyuanGroundFeed, suyuan_ground_feed, G_TYPE_OBJECT)

static guint ready_signal;

/* On its way to the desk: the scene that is there, and what of it is to be read again. */
typedef struct
{
  SuyuanScene     *scene; /* nullable */
  SuyuanAtlasParts parts;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_clear_pointer (&wish->scene, suyuan_scene_unref);
  g_free (wish);
}

/* What has not changed is not read: a section more leaves a hundred thousand reaches as they are. */
static gpointer
read_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  const Wish *wish = data;
  g_autoptr (SuyuanScene) read = suyuan_atlas_scene (office, wish->parts, NULL, NULL, cancellable, error);

  if (read == NULL || wish->scene == NULL)
    return g_steal_pointer (&read);

  return suyuan_scene_join (wish->parts & SUYUAN_ATLAS_GROUND ? read : wish->scene, wish->parts & SUYUAN_ATLAS_POINTS ? read : wish->scene);
}

/* Told when it changes, not for each of the edits after which it is tried again. */
static void
set_fault (SuyuanGroundFeed *self,
           const GError     *error)
{
  if (g_strcmp0 (self->fault, error != NULL ? error->message : NULL) != 0)
    suyuan_seat_fail (self->seat, error);
  g_free (self->fault);
  self->fault = error != NULL ? g_strdup (error->message) : NULL;
}

static void
read_cb (gpointer      object,
         gpointer      scene,
         const GError *error)
{
  SuyuanGroundFeed *self = object;

  set_fault (self, error);
  if (scene == NULL)
    return;

  self->stale = 0;
  g_clear_pointer (&self->scene, suyuan_scene_unref);
  self->scene = suyuan_scene_ref (scene);
  g_signal_emit (self, ready_signal, 0);
}

/* After a change of these kinds, bits `1 << kind`. What was being read is let go, and read with what changed since. */
void
suyuan_ground_feed_reload (SuyuanGroundFeed *self,
                           guint64           kinds)
{
  Wish *wish;

  if ((kinds & SUYUAN_GROUND_KINDS) == 0)
    return;

  self->stale |= self->scene != NULL ? kinds & SUYUAN_GROUND_KINDS : SUYUAN_GROUND_KINDS;

  wish = g_new0 (Wish, 1);
  wish->scene = self->scene != NULL ? suyuan_scene_ref (self->scene) : NULL;
  wish->parts |= self->stale & POINTS ? SUYUAN_ATLAS_POINTS : 0;
  wish->parts |= self->stale & ~(guint64) POINTS ? SUYUAN_ATLAS_GROUND : 0;
  suyuan_question_ask (&self->question, suyuan_seat_get_desk (self->seat), read_verb, wish, wish_free, (GDestroyNotify) suyuan_scene_unref,
                       read_cb, self);
}

gboolean
suyuan_ground_feed_is_busy (SuyuanGroundFeed *self)
{
  return suyuan_question_is_open (&self->question);
}

SuyuanScene *
suyuan_ground_feed_get_scene (SuyuanGroundFeed *self)
{
  return self->scene;
}

static void
suyuan_ground_feed_dispose (GObject *object)
{
  SuyuanGroundFeed *self = SUYUAN_GROUND_FEED (object);

  suyuan_question_forget (&self->question);
  g_clear_object (&self->seat);

  G_OBJECT_CLASS (suyuan_ground_feed_parent_class)->dispose (object);
}

static void
suyuan_ground_feed_finalize (GObject *object)
{
  SuyuanGroundFeed *self = SUYUAN_GROUND_FEED (object);

  g_clear_pointer (&self->scene, suyuan_scene_unref);
  g_clear_pointer (&self->fault, g_free);

  G_OBJECT_CLASS (suyuan_ground_feed_parent_class)->finalize (object);
}

static void
suyuan_ground_feed_class_init (SuyuanGroundFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = suyuan_ground_feed_dispose;
  G_OBJECT_CLASS (klass)->finalize = suyuan_ground_feed_finalize;
  ready_signal = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
suyuan_ground_feed_init (SuyuanGroundFeed *self)
{
}

SuyuanGroundFeed *
suyuan_ground_feed_new (SuyuanSeat *seat)
{
  SuyuanGroundFeed *self = g_object_new (SUYUAN_TYPE_GROUND_FEED, NULL);

  self->seat = g_object_ref (seat);

  return self;
}
