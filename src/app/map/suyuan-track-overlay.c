/* suyuan-track-overlay.c: the ways in a GPX file, laid over the map
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-track-overlay.h"

#include <glib/gi18n-lib.h>

#include "suyuan-measure-words.h"
#include "suyuan-path-chooser.h"
#include "suyuan-track.h"

struct _SuyuanTrackOverlay
{
  GObject parent_instance;

  SuyuanMapView *map; /* Borrowed: it holds who holds this */
  guint          n_tracks;
};

G_DEFINE_FINAL_TYPE (SuyuanTrackOverlay, suyuan_track_overlay, G_TYPE_OBJECT)

enum
{
  PROP_LAID = 1,
};

/* What was read, made ready to be drawn. */
typedef struct
{
  SuyuanScene *scene;
  guint        n_tracks;
  double       length_m;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  suyuan_scene_unref (reading->scene);
  g_free (reading);
}

static gpointer
read_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GPtrArray) tracks = suyuan_tracks_read (data, cancellable, error);
  Reading *reading;

  if (tracks == NULL)
    return NULL;

  reading = g_new (Reading, 1);
  *reading = (Reading){ suyuan_scene_new (), tracks->len, suyuan_tracks_get_length (tracks) };
  for (guint i = 0; i < tracks->len; i++)
    {
      const SuyuanTrack *track = tracks->pdata[i];

      suyuan_scene_add_line (reading->scene, SUYUAN_LINE_RIVER, 0, track->line, track->name, TRUE);
    }
  return reading;
}

static void
tell (SuyuanTrackOverlay *self,
      const Reading      *reading)
{
  g_autofree char *length = suyuan_measure_dup_length (reading->length_m);
  g_autofree char *told = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u track, %s, lies over the map", "%u tracks, %s, lie over the map", reading->n_tracks),
                                           reading->n_tracks, length);

  suyuan_seat_tell (suyuan_map_view_get_seat (self->map), told, NULL);
}

static void
set_n_tracks (SuyuanTrackOverlay *self,
              guint               n_tracks)
{
  gboolean was = self->n_tracks > 0;

  self->n_tracks = n_tracks;
  if (was != (n_tracks > 0))
    g_object_notify (G_OBJECT (self), "laid");
}

static void
read_cb (gpointer      object,
         gpointer      result,
         const GError *error)
{
  SuyuanTrackOverlay *self = SUYUAN_TRACK_OVERLAY (object);
  const Reading      *reading = result;
  SuyuanExtent        extent;

  if (error != NULL)
    {
      suyuan_seat_fail (suyuan_map_view_get_seat (self->map), error);
      return;
    }
  extent = suyuan_scene_get_extent (reading->scene);
  set_n_tracks (self, reading->n_tracks);
  suyuan_scene_layer_take_laid (suyuan_map_view_get_ground (self->map), suyuan_scene_ref (reading->scene));
  suyuan_map_view_look_at_extent (self->map, &extent);
  tell (self, reading);
}

/* Lays the ways of another file over the map, and looks at them. */
void
suyuan_track_overlay_open (SuyuanTrackOverlay *self,
                           const char         *path)
{
  suyuan_seat_look (suyuan_map_view_get_seat (self->map), _ ("Reading tracks"), read_verb, g_strdup (path), g_free,
                    reading_free, read_cb, self);
}

static void
chosen_cb (gpointer    self,
           const char *path)
{
  suyuan_track_overlay_open (self, path);
}

void
suyuan_track_overlay_choose (SuyuanTrackOverlay *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->map)));

  gtk_native_dialog_show (suyuan_path_chooser_new (window, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Lay Tracks over the Map"), _ ("_Open"), NULL,
                                                   chosen_cb, G_OBJECT (self)));
}

void
suyuan_track_overlay_clear (SuyuanTrackOverlay *self)
{
  set_n_tracks (self, 0);
  suyuan_scene_layer_take_laid (suyuan_map_view_get_ground (self->map), NULL);
}

guint
suyuan_track_overlay_get_n_tracks (SuyuanTrackOverlay *self)
{
  return self->n_tracks;
}

static void
suyuan_track_overlay_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  g_value_set_boolean (value, SUYUAN_TRACK_OVERLAY (object)->n_tracks > 0);
}

static void
suyuan_track_overlay_class_init (SuyuanTrackOverlayClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = suyuan_track_overlay_get_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_LAID, g_param_spec_boolean ("laid", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
suyuan_track_overlay_init (SuyuanTrackOverlay *self)
{
}

SuyuanTrackOverlay *
suyuan_track_overlay_new (SuyuanMapView *map)
{
  SuyuanTrackOverlay *self = g_object_new (SUYUAN_TYPE_TRACK_OVERLAY, NULL);

  self->map = map;

  return self;
}
