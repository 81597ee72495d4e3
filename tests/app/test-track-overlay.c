/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-stage.h"
#include "suyuan-track-overlay.h"

static const char gpx[] =
    "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\">"
    "<trk><name>Left bank</name><trkseg><trkpt lat=\"32.60\" lon=\"112.00\"/><trkpt lat=\"32.70\" lon=\"112.10\"/></trkseg></trk></gpx>";

static gboolean
was_answered (gpointer data)
{
  const SuyuanStage *stage = data;

  return stage->n_told + stage->n_refused > 0;
}

static gboolean
is_laid (SuyuanTrackOverlay *overlay)
{
  gboolean laid;

  g_object_get (overlay, "laid", &laid, NULL);
  return laid;
}

/* A file is laid over the map, which looks there; a broken one is named and what was there stays. */
static void
test_opened (void)
{
  SuyuanStage        *stage = suyuan_stage_new ();
  GtkWidget          *window = gtk_window_new ();
  SuyuanMapView      *view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL);
  SuyuanTrackOverlay *overlay = suyuan_track_overlay_new (view);
  g_autofree char    *path = suyuan_stage_write (stage, "walk.gpx", gpx), *broken = suyuan_stage_write (stage, "broken.gpx", "<gpx><trk>");
  SuyuanViewport      viewport;
  SuyuanPosition      centre;

  gtk_window_set_default_size (GTK_WINDOW (window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  suyuan_map_view_set_seat (view, stage->seat);
  suyuan_stage_spin (300);
  g_assert_false (is_laid (overlay));
  suyuan_track_overlay_open (overlay, path);
  suyuan_stage_wait (was_answered, stage);
  g_assert_cmpstr (stage->refused, ==, NULL);
  g_assert_cmpuint (suyuan_track_overlay_get_n_tracks (overlay), ==, 1);
  g_assert_true (is_laid (overlay));
  suyuan_stage_spin (200);
  viewport = suyuan_map_view_get_viewport (view);
  centre = suyuan_world_to_position (&viewport.centre);
  g_assert_cmpfloat_with_epsilon (centre.lon / 1e7, 112.05, 0.01);
  g_assert_cmpfloat_with_epsilon (centre.lat / 1e7, 32.65, 0.01);
  g_assert_cmphex (suyuan_scene_layer_list_things (suyuan_map_view_get_ground (view)), ==, SUYUAN_THING_BIT (SUYUAN_THING_TRACK)); /* named with the ground: no name lies over another */
  stage->n_told = 0;
  suyuan_track_overlay_open (overlay, broken);
  suyuan_stage_wait (was_answered, stage);
  g_assert_nonnull (strstr (stage->refused, "broken.gpx"));
  g_assert_cmpuint (suyuan_track_overlay_get_n_tracks (overlay), ==, 1);
  suyuan_track_overlay_clear (overlay);
  g_assert_null (suyuan_scene_layer_get_laid (suyuan_map_view_get_ground (view)));
  g_assert_cmphex (suyuan_scene_layer_list_things (suyuan_map_view_get_ground (view)), ==, 0);
  g_assert_cmpuint (suyuan_track_overlay_get_n_tracks (overlay), ==, 0);
  g_assert_false (is_laid (overlay));
  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_spin (100);
  g_assert_finalize_object (overlay);
  suyuan_stage_free (stage);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);
  g_test_add_func ("/app/track-overlay/opened", test_opened);

  return g_test_run ();
}
