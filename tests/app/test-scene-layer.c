/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "suyuan-ground-source.h"
#include "suyuan-map-view-port.h"
#include "suyuan-scene-draw.h"
#include "suyuan-scene-layer.h"
#include "suyuan-section-layer.h"
#include "suyuan-sign-view.h"
#include "suyuan-stage.h"

#define WIDTH 600
#define HEIGHT 400
#define LON 112.0
#define LAT 32.7
#define ZOOM 10.0

typedef struct
{
  GtkWidget        *window;
  ShumateViewport  *viewport;
  SuyuanSceneLayer *layer;
  guint             painted; /* when it had come to rest */
} Play;

static gboolean
is_settled (gpointer layer)
{
  return suyuan_scene_layer_get_n_painted (layer) > 0 && !suyuan_scene_layer_is_painting (layer);
}

static Play
play_new (SuyuanScene *scene)
{
  g_autoptr (ShumateMapSource) source = suyuan_ground_source_new ();
  ShumateMap *map = SHUMATE_MAP (shumate_map_new ());
  Play        play = { .window = gtk_window_new (), .viewport = shumate_map_get_viewport (map) };

  shumate_viewport_set_reference_map_source (play.viewport, source);
  play.layer = SUYUAN_SCENE_LAYER (suyuan_scene_layer_new (play.viewport));
  shumate_map_add_layer (map, SHUMATE_LAYER (play.layer));
  shumate_viewport_set_zoom_level (play.viewport, ZOOM);
  shumate_location_set_location (SHUMATE_LOCATION (play.viewport), LAT, LON);
  suyuan_scene_layer_take_scene (play.layer, scene);
  gtk_window_set_default_size (GTK_WINDOW (play.window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (play.window), GTK_WIDGET (map));
  gtk_window_present (GTK_WINDOW (play.window));
  suyuan_stage_wait (is_settled, play.layer);
  suyuan_stage_spin (100);
  suyuan_stage_wait (is_settled, play.layer);
  play.painted = suyuan_scene_layer_get_n_painted (play.layer);

  return play;
}

static void
play_free (Play *play)
{
  gtk_window_destroy (GTK_WINDOW (play->window));
  suyuan_stage_spin (50);
}

/* A river from the west to the east through the middle of the map, or one that crosses it from the north. */
static SuyuanScene *
scene_new (gboolean across)
{
  SuyuanScene   *scene = suyuan_scene_new ();
  SuyuanPosition ends[] = { { (gint32) ((LON - 1) * SUYUAN_DEGREE), (gint32) (LAT * SUYUAN_DEGREE) },
                            { (gint32) ((LON + 1) * SUYUAN_DEGREE), (gint32) (LAT * SUYUAN_DEGREE) } };
  SuyuanPosition down[] = { { (gint32) (LON * SUYUAN_DEGREE), (gint32) ((LAT + 1) * SUYUAN_DEGREE) },
                            { (gint32) (LON * SUYUAN_DEGREE), (gint32) ((LAT - 1) * SUYUAN_DEGREE) } };
  g_autoptr (SuyuanLine) line = suyuan_line_new (across ? ends : down, 2);

  suyuan_scene_add_line (scene, SUYUAN_LINE_RIVER, 0, line, NULL, FALSE);

  return scene;
}

/* What the layer shows now. */
static cairo_surface_t *
seen (Play *play)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  GtkSnapshot     *snapshot = gtk_snapshot_new ();
  GskRenderNode   *node;

  GTK_WIDGET_GET_CLASS (play->layer)->snapshot (GTK_WIDGET (play->layer), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  g_clear_pointer (&node, gsk_render_node_unref);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* What it would show if it were drawn at once. */
static cairo_surface_t *
drawn (Play        *play,
       SuyuanScene *scene)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  SuyuanViewport   viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (play->layer));
  SuyuanSceneStyle style = { .scheme = suyuan_sign_view_get_scheme (), .chinese = suyuan_sign_view_is_chinese (), .scale = 1 };

  suyuan_scene_draw (scene, cr, &viewport, &style);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* The share of pixels that are not nearly the same. */
static double
difference (cairo_surface_t *one,
            cairo_surface_t *other)
{
  guint n = 0;

  for (int y = 0; y < HEIGHT; y++)
    {
      const guint8 *a = cairo_image_surface_get_data (one) + y * cairo_image_surface_get_stride (one);
      const guint8 *b = cairo_image_surface_get_data (other) + y * cairo_image_surface_get_stride (other);

      for (int x = 0; x < WIDTH; x++)
        n += ABS (a[4 * x] - b[4 * x]) > 8 || ABS (a[4 * x + 1] - b[4 * x + 1]) > 8 || ABS (a[4 * x + 2] - b[4 * x + 2]) > 8;
    }
  cairo_surface_destroy (one);
  cairo_surface_destroy (other);

  return (double) n / (WIDTH * HEIGHT);
}

static guint
count_seen (cairo_surface_t *surface)
{
  guint n = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      n += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + 4 * x + 3] > 0;
  cairo_surface_destroy (surface);

  return n;
}

/* How often the ground is painted all over the map, beside in the picture itself. */
static guint
count_floods (GskRenderNode *node)
{
  graphene_rect_t bounds;
  guint           n = 0;

  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_floods (gsk_container_node_get_child (node, i));
      return n;
    case GSK_CLIP_NODE:
      return count_floods (gsk_clip_node_get_child (node));
    case GSK_COLOR_NODE:
      gsk_render_node_get_bounds (node, &bounds);
      return bounds.size.width >= WIDTH && bounds.size.height >= HEIGHT;
    default:
      return 0;
    }
}

static guint
count_floods_of (Play *play)
{
  GtkSnapshot   *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  guint          n;

  GTK_WIDGET_GET_CLASS (play->layer)->snapshot (GTK_WIDGET (play->layer), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  n = count_floods (node);
  gsk_render_node_unref (node);

  return n;
}

static void
move (Play  *play,
      double pixels)
{
  double lon = shumate_location_get_longitude (SHUMATE_LOCATION (play->viewport));

  shumate_location_set_location (SHUMATE_LOCATION (play->viewport), LAT, lon + pixels * 360 / (256 * exp2 (shumate_viewport_get_zoom_level (play->viewport))));
  suyuan_stage_spin (60);
}

/* The map is where it was to go, and what is there is not painted yet. */
static void
wait_for_painting (Play *play)
{
  for (gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC; !suyuan_scene_layer_is_painting (play->layer);)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_layer_shows_the_scene (void)
{
  SuyuanScene *scene = scene_new (FALSE);
  Play         play = play_new (suyuan_scene_ref (scene));

  g_assert_cmpfloat (difference (seen (&play), drawn (&play, scene)), <, 0.002);
  suyuan_scene_unref (scene);
  play_free (&play);
}

/* A little move shows what was painted already, a long one has it painted anew; both show the truth. */
static void
test_layer_moves (void)
{
  SuyuanScene *scene = scene_new (FALSE);
  Play         play = play_new (suyuan_scene_ref (scene));

  move (&play, 70);
  g_assert_cmpuint (suyuan_scene_layer_get_n_painted (play.layer), ==, play.painted);
  g_assert_cmpfloat (difference (seen (&play), drawn (&play, scene)), <, 0.005); /* a pixel beside: on whole ones */
  move (&play, 140);
  suyuan_stage_wait (is_settled, play.layer);
  suyuan_stage_spin (60);
  g_assert_cmpuint (suyuan_scene_layer_get_n_painted (play.layer), ==, play.painted + 1);
  g_assert_cmpfloat (difference (seen (&play), drawn (&play, scene)), <, 0.002);
  suyuan_scene_unref (scene);
  play_free (&play);
}

/* While the next picture is not there the last one is shown larger: never an empty map. */
static void
test_layer_zooms (void)
{
  SuyuanScene *scene = scene_new (TRUE);
  Play         play = play_new (suyuan_scene_ref (scene));

  shumate_viewport_set_zoom_level (play.viewport, ZOOM + 1);
  g_assert_cmpfloat (difference (seen (&play), drawn (&play, scene)), <, 0.02);
  suyuan_stage_spin (60);
  suyuan_stage_wait (is_settled, play.layer);
  suyuan_stage_spin (60);
  g_assert_cmpuint (suyuan_scene_layer_get_n_painted (play.layer), >, play.painted);
  g_assert_cmpfloat (difference (seen (&play), drawn (&play, scene)), <, 0.002);
  suyuan_scene_unref (scene);
  play_free (&play);
}

/* What was painted of a province is no stand-in for a street. */
static void
test_layer_zooms_far (void)
{
  g_autoptr (SuyuanScene) scene = scene_new (TRUE), empty = suyuan_scene_new ();
  Play play = play_new (suyuan_scene_ref (scene));

  shumate_viewport_set_zoom_level (play.viewport, ZOOM + 5);
  wait_for_painting (&play);
  g_assert_cmpfloat (difference (seen (&play), drawn (&play, empty)), ==, 0);
  suyuan_stage_spin (60);
  suyuan_stage_wait (is_settled, play.layer);
  suyuan_stage_spin (60);
  g_assert_cmpfloat (difference (seen (&play), drawn (&play, scene)), <, 0.002);
  play_free (&play);
}

static gboolean
is_ground_everywhere (Play *play)
{
  return count_seen (seen (play)) == WIDTH * HEIGHT;
}

/* Where the picture has the ground it is not painted under it; where it has not, or may not reach, it is. */
static void
test_layer_paints_the_ground_once (void)
{
  Play play = play_new (scene_new (TRUE));

  g_assert_cmpuint (count_floods_of (&play), ==, 0);
  g_assert_true (is_ground_everywhere (&play));
  move (&play, 70);
  g_assert_cmpuint (count_floods_of (&play), ==, 0);
  g_assert_true (is_ground_everywhere (&play));
  shumate_viewport_set_zoom_level (play.viewport, ZOOM - 1);
  wait_for_painting (&play);
  g_assert_cmpuint (count_floods_of (&play), ==, 1);
  g_assert_true (is_ground_everywhere (&play));
  suyuan_stage_spin (60);
  suyuan_stage_wait (is_settled, play.layer);
  g_assert_cmpuint (count_floods_of (&play), ==, 0);

  shumate_location_set_location (SHUMATE_LOCATION (play.viewport), LAT, LON + 1);
  wait_for_painting (&play);
  g_assert_cmpuint (count_floods_of (&play), ==, 1);
  g_assert_true (is_ground_everywhere (&play));
  suyuan_stage_spin (60);
  suyuan_stage_wait (is_settled, play.layer);

  /* What was painted over a base map has no ground of its own, though none is under it any more. */
  suyuan_scene_layer_set_transparent (play.layer, TRUE);
  suyuan_stage_wait (is_settled, play.layer);
  g_assert_cmpuint (count_floods_of (&play), ==, 0);
  g_assert_false (is_ground_everywhere (&play));
  suyuan_scene_layer_set_transparent (play.layer, FALSE);
  g_assert_cmpuint (count_floods_of (&play), ==, 1);
  g_assert_true (is_ground_everywhere (&play));
  play_free (&play);
}

/* Another scene replaces what is shown and what is still being painted. */
static void
test_layer_takes_another_scene (void)
{
  Play         play = play_new (scene_new (TRUE));
  SuyuanScene *last = scene_new (FALSE);

  for (guint i = 0; i < 20; i++)
    suyuan_scene_layer_take_scene (play.layer, scene_new (TRUE));
  suyuan_scene_layer_take_scene (play.layer, suyuan_scene_ref (last));
  suyuan_stage_wait (is_settled, play.layer);
  suyuan_stage_spin (60);
  g_assert_cmpuint (suyuan_scene_layer_get_n_painted (play.layer), ==, play.painted + 1);
  g_assert_cmpfloat (difference (seen (&play), drawn (&play, last)), <, 0.002);
  suyuan_scene_unref (last);
  play_free (&play);
}

/* A window may close while its map is painted. */
static void
test_layer_ends_while_painting (void)
{
  for (guint i = 0; i < 5; i++)
    {
      Play play = play_new (scene_new (TRUE));

      suyuan_scene_layer_take_scene (play.layer, scene_new (FALSE));
      play_free (&play);
    }
}

/* A section is drawn by the layer before the outlets and no longer by the ground, moves with it, and is put back on the ground
 * when that layer goes. */
static void
test_layer_puts_sections_before (void)
{
  g_autoptr (SuyuanScene) scene = suyuan_scene_new (), empty = suyuan_scene_new ();
  SuyuanPosition place = { (gint32) (LON * SUYUAN_DEGREE), (gint32) (LAT * SUYUAN_DEGREE) };
  Play           play, front;
  ShumateLayer  *before;

  suyuan_scene_add_section (scene, &place, 3, NULL, FALSE);
  play = front = play_new (suyuan_scene_ref (scene));
  before = suyuan_section_layer_new (play.viewport, play.layer);
  shumate_map_add_layer (SHUMATE_MAP (gtk_widget_get_parent (GTK_WIDGET (play.layer))), before);
  front.layer = (SuyuanSceneLayer *) (gpointer) before;
  suyuan_stage_spin (200);
  g_assert_cmpfloat (difference (seen (&play), drawn (&play, empty)), ==, 0);
  g_assert_cmpuint (count_seen (seen (&front)), >, 100);
  g_assert_cmpuint (count_seen (seen (&front)), <, 1000);
  move (&play, 30);
  g_assert_cmpuint (count_seen (seen (&front)), >, 100);

  /* Of another workspace over a base map nothing may be painted at all, and nothing of the last one stays. */
  suyuan_scene_layer_set_transparent (play.layer, TRUE);
  suyuan_scene_layer_take_scene (play.layer, suyuan_scene_new ());
  g_assert_cmpuint (count_seen (seen (&front)), ==, 0);
  suyuan_scene_layer_set_transparent (play.layer, FALSE);
  suyuan_scene_layer_take_scene (play.layer, suyuan_scene_ref (scene));
  suyuan_stage_spin (200);
  suyuan_stage_wait (is_settled, play.layer);

  suyuan_section_layer_forget (SUYUAN_SECTION_LAYER (before));
  suyuan_stage_spin (200);
  g_assert_cmpuint (count_seen (seen (&front)), ==, 0);
  move (&play, -30);
  g_assert_cmpfloat (difference (seen (&play), drawn (&play, scene)), <, 0.002);
  play_free (&play);
}

int
main (int    argc,
      char **argv)
{
  suyuan_stage_init (&argc, &argv);
  g_test_add_func ("/app/scene-layer/shows-the-scene", test_layer_shows_the_scene);
  g_test_add_func ("/app/scene-layer/moves", test_layer_moves);
  g_test_add_func ("/app/scene-layer/zooms", test_layer_zooms);
  g_test_add_func ("/app/scene-layer/zooms-far", test_layer_zooms_far);
  g_test_add_func ("/app/scene-layer/paints-the-ground-once", test_layer_paints_the_ground_once);
  g_test_add_func ("/app/scene-layer/takes-another-scene", test_layer_takes_another_scene);
  g_test_add_func ("/app/scene-layer/ends-while-painting", test_layer_ends_while_painting);
  g_test_add_func ("/app/scene-layer/puts-sections-before", test_layer_puts_sections_before);
  return g_test_run ();
}
