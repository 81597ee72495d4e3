/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "suyuan-ground-source.h"
#include "suyuan-landmark.h"
#include "suyuan-map-view-port.h"
#include "suyuan-nation.h"
#include "suyuan-outlet-layer.h"
#include "suyuan-stage.h"

#define WIDTH 800
#define HEIGHT 600

/* A map of its own over invented outlets. */
typedef struct
{
  GtkWidget         *window;
  ShumateMap        *map;
  ShumateViewport   *viewport;
  SuyuanOutletLayer *layer;
  SuyuanOutletCloud *cloud;
} Play;

static Play
play_new (const SuyuanPosition *positions,
          const SuyuanSign     *signs,
          guint                 n)
{
  g_autoptr (ShumateMapSource) source = suyuan_ground_source_new ();
  Play play = { .window = gtk_window_new (), .map = SHUMATE_MAP (shumate_map_new ()) };

  play.viewport = shumate_map_get_viewport (play.map);
  shumate_viewport_set_reference_map_source (play.viewport, source);
  play.layer = SUYUAN_OUTLET_LAYER (suyuan_outlet_layer_new (play.viewport));
  shumate_map_add_layer (play.map, SHUMATE_LAYER (play.layer));
  play.cloud = suyuan_outlet_cloud_new_from_points (positions, signs, n);
  suyuan_outlet_layer_set_cloud (play.layer, play.cloud, suyuan_outlet_cloud_get_index (play.cloud));
  gtk_window_set_default_size (GTK_WINDOW (play.window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (play.window), GTK_WIDGET (play.map));
  gtk_window_present (GTK_WINDOW (play.window));
  suyuan_stage_spin (150);

  return play;
}

static void
play_free (Play *play)
{
  suyuan_outlet_layer_set_cloud (play->layer, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (play->window));
  suyuan_stage_spin (50);
  suyuan_outlet_cloud_unref (play->cloud);
}

static Play
play_nation (guint n)
{
  g_autofree SuyuanPosition *positions = g_new (SuyuanPosition, n);
  g_autofree SuyuanSign     *signs = g_new (SuyuanSign, n);

  suyuan_nation_invent (positions, signs, n);

  return play_new (positions, signs, n);
}

static void
look (Play  *play,
      double lat,
      double lon,
      double zoom)
{
  shumate_viewport_set_zoom_level (play->viewport, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (play->viewport), lat, lon);
  suyuan_stage_spin (120);
}

/* Our viewport puts a place where the library puts it, turned maps too. */
static void
test_layer_agrees_with_the_library (void)
{
  Play play = play_nation (10);

  for (guint turn = 0; turn < 40; turn++)
    {
      double         lat = g_test_rand_double_range (20, 50), lon = g_test_rand_double_range (80, 130), x, y, our_x, our_y;
      SuyuanPosition position;
      SuyuanViewport viewport;
      SuyuanWorld    world;

      shumate_viewport_set_zoom_level (play.viewport, g_test_rand_int_range (3, 18));
      shumate_viewport_set_rotation (play.viewport, turn % 4 * 0.4);
      shumate_location_set_location (SHUMATE_LOCATION (play.viewport), lat, lon);
      lat += g_test_rand_double_range (-0.002, 0.002);
      lon += g_test_rand_double_range (-0.002, 0.002);
      position = (SuyuanPosition){ (gint32) lround (lon * SUYUAN_DEGREE), (gint32) lround (lat * SUYUAN_DEGREE) };
      world = suyuan_world_from_position (&position);
      viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (play.layer));
      suyuan_viewport_to_screen (&viewport, &world, &our_x, &our_y);
      shumate_viewport_location_to_widget_coords (play.viewport, GTK_WIDGET (play.layer), lat, lon, &x, &y);
      g_assert_cmpfloat_with_epsilon (our_x, x, 0.5);
      g_assert_cmpfloat_with_epsilon (our_y, y, 0.5);
    }
  play_free (&play);
}

static gboolean
waits_for_nothing (gpointer frame)
{
  return ((const SuyuanLayerFrame *) frame)->n_waiting == 0;
}

/* At any zoom no more is drawn than can be read, and a frame soon shows every count. */
static void
test_layer_draws_what_can_be_read (void)
{
  Play play = play_nation (50000);

  for (double zoom = 2; zoom <= 19; zoom += 1)
    {
      const SuyuanLayerFrame *frame = suyuan_outlet_layer_get_frame (play.layer);

      look (&play, 32 + 6 * sin (25 * 0.4), 108, zoom);
      g_assert_cmpuint (frame->n_labelled, <=, 600);
      g_assert_cmpuint (frame->n_symbols, <=, 4000);
      if (zoom < 16)
        g_assert_cmpuint (frame->n_symbols, >, 0);
      suyuan_stage_wait (waits_for_nothing, (gpointer) frame);
    }
  play_free (&play);
}

/* A heap at one place and neighbours near by: thousands in one window become heaps again even at the nearest zoom. */
static void
test_layer_gathers_a_crowd (void)
{
  enum
  {
    SIDE = 100
  };
  g_autofree SuyuanPosition *positions = g_new (SuyuanPosition, SIDE * SIDE);
  g_autofree SuyuanSign     *signs = g_new0 (SuyuanSign, SIDE * SIDE);
  guint                      total = 0;
  Play                       play;

  for (guint i = 0; i < SIDE * SIDE; i++)
    positions[i] = (SuyuanPosition){ 1120000000 + (gint32) (i % SIDE) * 60, 320000000 + (gint32) (i / SIDE) * 60 };
  play = play_new (positions, signs, SIDE * SIDE);
  look (&play, 32.0003, 112.0003, 18);
  {
    g_autoptr (GArray) items = suyuan_outlet_layer_list_in_view (play.layer);

    g_assert_cmpuint (items->len, <=, 4000);
    for (guint i = 0; i < items->len; i++)
      total += g_array_index (items, SuyuanClusterItem, i).count;
  }
  g_assert_cmpuint (total, ==, SIDE * SIDE);
  play_free (&play);
}

/* Line by line from the north, each from the west. */
static void
test_layer_reads_in_order (void)
{
  SuyuanPosition     positions[] = { { 1120100000, 320100000 }, { 1120000000, 320000000 }, { 1120100000, 320001000 }, { 1120000000, 320100000 } };
  SuyuanSign         signs[4] = { 0 };
  static const guint order[] = { 3, 0, 1, 2 };
  Play               play = play_new (positions, signs, 4);
  g_autoptr (GArray) items = NULL;

  look (&play, 32.005, 112.005, 15);
  items = suyuan_outlet_layer_list_in_view (play.layer);
  g_assert_cmpuint (items->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (g_array_index (items, SuyuanClusterItem, i).id, ==, order[i]);
  play_free (&play);
}

static void
opened_cb (SuyuanOutletLayer       *layer,
           const SuyuanClusterItem *item,
           guint                   *count)
{
  *count = item->count;
}

/* What is under a pixel is found there and nowhere else; the pointer falls through beside it. */
static void
test_layer_finds_under_the_pointer (void)
{
  SuyuanPosition    positions[] = { { 1120000000, 320000000 }, { 1120000000, 320000000 }, { 1120030000, 320000000 } };
  SuyuanSign        signs[3] = { 0 };
  Play              play = play_new (positions, signs, 3);
  guint             count = 0;
  SuyuanClusterItem item;

  look (&play, 32, 112, 18);
  g_assert_true (suyuan_outlet_layer_find_at (play.layer, WIDTH / 2.0, HEIGHT / 2.0, &item));
  g_assert_cmpuint (item.count, ==, 2);
  g_assert_true (item.coincident);
  g_assert_false (suyuan_outlet_layer_find_at (play.layer, WIDTH / 2.0 - 60, HEIGHT / 2.0, &item));
  g_assert_true (gtk_widget_contains (GTK_WIDGET (play.layer), WIDTH / 2.0, HEIGHT / 2.0));
  g_assert_false (gtk_widget_contains (GTK_WIDGET (play.layer), WIDTH / 2.0, HEIGHT / 2.0 + 90));

  g_signal_connect (play.layer, "opened", G_CALLBACK (opened_cb), &count);
  {
    g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (play.layer));
    g_autoptr (GObject) click = g_list_model_get_item (controllers, 0);

    g_signal_emit_by_name (click, "pressed", 1, WIDTH / 2.0, HEIGHT / 2.0);
    g_signal_emit_by_name (click, "released", 1, WIDTH / 2.0 + 30, HEIGHT / 2.0);
    g_assert_cmpuint (count, ==, 0); /* a drag */
    g_signal_emit_by_name (click, "pressed", 1, WIDTH / 2.0, HEIGHT / 2.0);
    g_signal_emit_by_name (click, "released", 1, WIDTH / 2.0, HEIGHT / 2.0);
    g_assert_cmpuint (count, ==, 2);
  }
  play_free (&play);
}

/* Where a section stands, what stands for several outlets is drawn beside it, and found there; under the section nothing is. An
 * outlet that stands alone stays where it is. */
static void
test_layer_makes_way (void)
{
  SuyuanPosition    positions[] = { { 1120000000, 320000000 }, { 1120000000, 320000000 }, { 1120005000, 320000000 } };
  SuyuanSign        signs[3] = { 0 };
  Play              play = play_new (positions, signs, 3);
  GArray           *sections = g_array_new (FALSE, FALSE, sizeof (SuyuanWorld));
  double            lift = suyuan_section_get_lift (suyuan_section_get_size (18)), x[2], y[2];
  SuyuanViewport    viewport;
  SuyuanClusterItem item;

  look (&play, 32, 112, 18);
  viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (play.layer));
  for (guint i = 0; i < 2; i++)
    {
      SuyuanWorld section = suyuan_world_from_position (&positions[2 * i]);

      g_array_append_val (sections, section);
    }
  suyuan_outlet_layer_take_sections (play.layer, sections);
  suyuan_stage_spin (100);

  g_assert_false (suyuan_outlet_layer_find_at (play.layer, WIDTH / 2.0, HEIGHT / 2.0 - lift, &item));
  g_assert_true (suyuan_outlet_layer_find_at (play.layer, WIDTH / 2.0, HEIGHT / 2.0 + 12, &item));
  g_assert_cmpuint (item.count, ==, 2);
  {
    g_autoptr (GArray) items = suyuan_outlet_layer_list_in_view (play.layer);

    g_assert_cmpuint (items->len, ==, 2);
    for (guint i = 0; i < 2; i++)
      {
        const SuyuanClusterItem *one = &g_array_index (items, SuyuanClusterItem, i);

        suyuan_viewport_to_screen (&viewport, &one->place, &x[one->count - 1], &y[one->count - 1]);
      }
  }
  g_assert_cmpfloat_with_epsilon (y[0], HEIGHT / 2.0, 1);
  g_assert_cmpfloat (hypot (x[1] - WIDTH / 2.0, y[1] - (HEIGHT / 2.0 - lift)), >, 19);
  play_free (&play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/outlet-layer/agrees-with-the-library", test_layer_agrees_with_the_library);
  g_test_add_func ("/app/outlet-layer/draws-what-can-be-read", test_layer_draws_what_can_be_read);
  g_test_add_func ("/app/outlet-layer/gathers-a-crowd", test_layer_gathers_a_crowd);
  g_test_add_func ("/app/outlet-layer/reads-in-order", test_layer_reads_in_order);
  g_test_add_func ("/app/outlet-layer/finds-under-the-pointer", test_layer_finds_under_the_pointer);
  g_test_add_func ("/app/outlet-layer/makes-way", test_layer_makes_way);

  return g_test_run ();
}
