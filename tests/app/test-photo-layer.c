/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-map-view.h"
#include "suyuan-photo-layer.h"
#include "suyuan-stage.h"

#include <math.h>

typedef struct
{
  SuyuanStage      *stage;
  GtkWindow        *window;
  SuyuanMapView    *view;
  SuyuanPhotoLayer *layer;
} Play;

/* Two photos near each other, one far in the east. */
static Play
play_new (void)
{
  Play            play = { .stage = suyuan_stage_new (), .view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL) };
  SuyuanPhotoSpot spots[] = { { .position = { 1125000000, 325000000 }, .bearing = 90, .kind = SUYUAN_KIND_OUTLET },
                              { .position = { 1125020000, 325000000 }, .bearing = NAN, .kind = SUYUAN_KIND_SECTION },
                              { .position = { 1135000000, 325000000 }, .bearing = NAN, .kind = SUYUAN_KIND_TASK } };
  GArray         *array = g_array_new (FALSE, FALSE, sizeof (SuyuanPhotoSpot));

  g_array_append_vals (array, spots, 3);
  play.layer = SUYUAN_PHOTO_LAYER (suyuan_photo_layer_new (suyuan_map_view_get_port (play.view)));
  suyuan_map_view_add_layer (play.view, SHUMATE_LAYER (play.layer));
  suyuan_photo_layer_take_spots (play.layer, array);
  play.window = suyuan_stage_show_map (play.stage, play.view);

  return play;
}

static void
play_free (Play *play)
{
  suyuan_stage_close (play->stage, play->window);
}

static gboolean
find (Play            *play,
      double           zoom,
      double           dx,
      SuyuanPhotoSpot *spot)
{
  SuyuanViewport viewport;

  suyuan_map_view_look (play->view, 112.5, 32.5, zoom);
  suyuan_stage_spin (200);
  viewport = suyuan_map_view_get_viewport (play->view);
  return suyuan_photo_layer_find_at (play->layer, viewport.width / 2 + dx, viewport.height / 2, spot);
}

/* From near by only; the one under the pointer, and none beside it. */
static void
test_found (void)
{
  Play            play = play_new ();
  SuyuanPhotoSpot spot;

  g_assert_false (find (&play, 12, 0, &spot));
  g_assert_true (find (&play, 17, 0, &spot));
  g_assert_cmpint (spot.kind, ==, SUYUAN_KIND_OUTLET);
  g_assert_false (find (&play, 17, 60, &spot));
  g_assert_true (find (&play, 17, 0.002 / 360 * 256 * exp2 (17), &spot));
  g_assert_cmpint (spot.kind, ==, SUYUAN_KIND_SECTION);
  suyuan_photo_layer_take_spots (play.layer, NULL);
  g_assert_false (find (&play, 17, 0, &spot));
  play_free (&play);
}

/* What is under it is the map's, but for the places themselves. */
static void
test_lets_through (void)
{
  Play            play = play_new ();
  SuyuanPhotoSpot spot;

  g_assert_true (find (&play, 17, 0, &spot));
  g_assert_true (gtk_widget_contains (GTK_WIDGET (play.layer), gtk_widget_get_width (GTK_WIDGET (play.layer)) / 2.0, gtk_widget_get_height (GTK_WIDGET (play.layer)) / 2.0));
  g_assert_false (gtk_widget_contains (GTK_WIDGET (play.layer), 10, 10));
  play_free (&play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/photo-layer/found", test_found);
  g_test_add_func ("/app/photo-layer/lets-through", test_lets_through);

  return g_test_run ();
}
