/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base map and data drawn in one look as they do one over the other, and where they cannot be in one they are. */
#include <math.h>

#include "suyuan-basemap-source.h"
#include "suyuan-map-view-port.h"
#include "suyuan-palette.h"
#include "suyuan-scene-layer.h"
#include "suyuan-sign-view.h"
#include "suyuan-stage.h"

#define WIDTH 640
#define HEIGHT 420
#define LON 112.0
#define LAT 32.7
#define ZOOM 10.0
#define PLAIN 0xff5a8f4a

/* --- a base map whose colours go over into each other, or all of one --- */

#define TEST_TYPE_MEADOW (test_meadow_get_type ())
G_DECLARE_FINAL_TYPE (TestMeadow, test_meadow, TEST, MEADOW, GObject)

struct _TestMeadow
{
  GObject parent_instance;

  SuyuanTileInfo info;
  gboolean       plain;
  gint           held;   /* atomic: nobody is answered */
  gint           broken; /* atomic: no tile can be had */
  gint           none;   /* atomic: there is no tile */
};

static void source_iface_init (SuyuanTileSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestMeadow, test_meadow, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_TILE_SOURCE, source_iface_init))

static const SuyuanTileInfo *
get_info (SuyuanTileSource *source)
{
  return &TEST_MEADOW (source)->info;
}

static cairo_status_t
write_cb (void                *bytes,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (bytes, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static guint32
colour_at (guint x,
           guint y)
{
  return (guint32) (150 + 60 * sin (x * G_PI / 256)) << 16 | (guint32) (150 + 60 * sin (y * G_PI / 256)) << 8 | 90;
}

static GBytes *
dup_tile (const SuyuanTile *tile,
          gboolean          plain)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 256, 256);
  guint32         *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  GByteArray      *bytes = g_byte_array_new ();

  for (guint i = 0; i < 256 * 256; i++)
    pixels[i] = plain ? PLAIN : colour_at (tile->x * 256 + i % 256, tile->y * 256 + i / 256);
  cairo_surface_mark_dirty (surface);
  cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
load (SuyuanTileSource *source,
      const SuyuanTile *tile,
      GCancellable     *cancellable,
      GError          **error)
{
  TestMeadow *self = TEST_MEADOW (source);

  while (g_atomic_int_get (&self->held) && !g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  if (g_atomic_int_get (&self->broken))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "There is no such server");
  if (g_atomic_int_get (&self->broken) || g_atomic_int_get (&self->none))
    return NULL;
  return dup_tile (tile, self->plain);
}

static void
source_iface_init (SuyuanTileSourceInterface *iface)
{
  iface->get_info = get_info;
  iface->load = load;
}

static void
test_meadow_class_init (TestMeadowClass *klass)
{
}

static void
test_meadow_init (TestMeadow *self)
{
  self->info = (SuyuanTileInfo){ .name = (char *) "Meadow", .origin = (char *) "meadow", .format = SUYUAN_TILE_FORMAT_PNG, .max_zoom = 18, .bounds = suyuan_tile_get_bounds (&(SuyuanTile){ 0 }) };
}

/* --- a map with it --- */

typedef struct
{
  GtkWidget        *window;
  ShumateMap       *map;
  ShumateViewport  *viewport;
  TestMeadow       *meadow;
  ShumateMapSource *source;
  ShumateLayer     *base;
  SuyuanSceneLayer *layer;
} Play;

static gboolean
is_one (gpointer data)
{
  SuyuanSceneLayer *layer = ((Play *) data)->layer;

  return suyuan_scene_layer_covers_base (layer) && !suyuan_scene_layer_is_painting (layer);
}

static gboolean
is_painted (gpointer data)
{
  SuyuanSceneLayer *layer = ((Play *) data)->layer;

  return suyuan_scene_layer_get_n_painted (layer) > 0 && !suyuan_scene_layer_is_painting (layer);
}

static double
get_opacity (Play *play)
{
  return gtk_widget_get_opacity (GTK_WIDGET (play->base));
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

static void
lay (Play  *play,
     double opacity)
{
  suyuan_scene_layer_set_base (play->layer, &play->base, &play->source, 1, opacity);
}

/* Not shown yet. */
static Play
play_make (void)
{
  Play play = { .window = gtk_window_new (), .map = SHUMATE_MAP (shumate_map_new ()), .meadow = g_object_new (TEST_TYPE_MEADOW, NULL) };

  play.viewport = shumate_map_get_viewport (play.map);
  play.source = suyuan_basemap_source_new (SUYUAN_TILE_SOURCE (play.meadow));
  play.base = SHUMATE_LAYER (shumate_map_layer_new (play.source, play.viewport));
  play.layer = SUYUAN_SCENE_LAYER (suyuan_scene_layer_new (play.viewport));
  shumate_viewport_set_reference_map_source (play.viewport, play.source);
  shumate_map_add_layer (play.map, play.base);
  shumate_map_add_layer (play.map, SHUMATE_LAYER (play.layer));
  shumate_viewport_set_zoom_level (play.viewport, ZOOM);
  shumate_location_set_location (SHUMATE_LOCATION (play.viewport), LAT, LON);
  suyuan_scene_layer_set_transparent (play.layer, TRUE);
  lay (&play, 1);
  suyuan_scene_layer_take_scene (play.layer, scene_new (FALSE));
  gtk_window_set_default_size (GTK_WINDOW (play.window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (play.window), GTK_WIDGET (play.map));

  return play;
}

static Play
play_new (gboolean plain)
{
  Play play = play_make ();

  play.meadow->plain = plain;
  gtk_window_present (GTK_WINDOW (play.window));
  suyuan_stage_wait (is_one, &play);
  suyuan_stage_spin (60);
  suyuan_stage_wait (is_one, &play);

  return play;
}

static void
play_free (Play *play)
{
  g_atomic_int_set (&play->meadow->held, FALSE);
  gtk_window_destroy (GTK_WINDOW (play->window));
  suyuan_stage_spin (50);
  g_object_unref (play->source);
  g_object_unref (play->meadow);
}

/* What the map shows now, in device pixels. */
static cairo_surface_t *
seen (Play *play)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (play->map));
  int              width = gtk_widget_get_width (GTK_WIDGET (play->map)), height = gtk_widget_get_height (GTK_WIDGET (play->map)), scale = gtk_widget_get_scale_factor (play->window);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t         *cr = cairo_create (surface);
  GtkSnapshot     *snapshot = gtk_snapshot_new ();
  GskRenderNode   *node;

  suyuan_stage_spin (60); /* a paintable shows what the last frame did */
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  cairo_scale (cr, scale, scale);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  g_clear_pointer (&node, gsk_render_node_unref);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface,
          int              x,
          int              y)
{
  return ((const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface)))[x];
}

static gboolean
is_near (guint32 one,
         guint32 other,
         int     by)
{
  gboolean near = TRUE;

  for (guint shift = 0; shift < 32; shift += 8)
    near &= ABS ((int) (one >> shift & 255) - (int) (other >> shift & 255)) <= by;
  return near;
}

/* The share of pixels that are not nearly the same. */
static double
difference (cairo_surface_t *one,
            cairo_surface_t *other)
{
  int   width = cairo_image_surface_get_width (one), height = cairo_image_surface_get_height (one);
  guint n = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      n += !is_near (pixel_at (one, x, y), pixel_at (other, x, y), 8);
  cairo_surface_destroy (one);
  cairo_surface_destroy (other);

  return (double) n / (width * height);
}

/* What it shows with the base map below and the data above it. */
static cairo_surface_t *
seen_apart (Play  *play,
            double opacity)
{
  cairo_surface_t *surface;

  suyuan_scene_layer_set_base (play->layer, NULL, NULL, 0, 1);
  gtk_widget_set_opacity (GTK_WIDGET (play->base), opacity);
  suyuan_stage_wait (is_painted, play);
  surface = seen (play);
  lay (play, opacity);
  suyuan_stage_wait (is_one, play);

  return surface;
}

static guint
count_pixels (cairo_surface_t *surface,
              guint32          argb)
{
  int   width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  guint n = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      n += is_near (pixel_at (surface, x, y), argb, 2);
  cairo_surface_destroy (surface);

  return n;
}

/* Of the first thing it says, which is above all. */
static void
assert_river (Play *play,
              guint at_least)
{
  guint32 river = 0xff000000 | suyuan_palette_get (suyuan_sign_view_get_scheme (), SUYUAN_COLOUR_RIVER);

  g_assert_cmpuint (count_pixels (seen (play), river), >=, at_least);
}

static void
move (Play  *play,
      double pixels)
{
  double lon = shumate_location_get_longitude (SHUMATE_LOCATION (play->viewport));

  shumate_location_set_location (SHUMATE_LOCATION (play->viewport), LAT, lon + pixels * 360 / (256 * exp2 (shumate_viewport_get_zoom_level (play->viewport))));
  suyuan_stage_spin (60);
}

/* --- tests --- */

static void
test_looks_the_same (void)
{
  static const double zooms[] = { ZOOM, 10.4, 9.7 };
  Play                play = play_new (FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      cairo_surface_t *one;

      shumate_viewport_set_zoom_level (play.viewport, zooms[i]);
      suyuan_stage_spin (60);
      suyuan_stage_wait (is_one, &play);
      g_assert_cmpfloat (get_opacity (&play), ==, 0);
      assert_river (&play, HEIGHT / 2);
      one = seen (&play);
      g_assert_cmpfloat (difference (one, seen_apart (&play, 1)), <, 0.004);
    }
  play_free (&play);
}

/* Of one colour all over, no pixel has another, on the borders of tiles neither. */
static void
test_has_no_seams (void)
{
  static const double zooms[] = { ZOOM, 10.37, 10.81 };
  Play                play = play_make ();
  cairo_surface_t    *one;

  play.meadow->plain = TRUE;
  suyuan_scene_layer_take_scene (play.layer, scene_new (TRUE));
  gtk_window_present (GTK_WINDOW (play.window));
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      shumate_viewport_set_zoom_level (play.viewport, zooms[i]);
      shumate_location_set_location (SHUMATE_LOCATION (play.viewport), LAT + 0.9, LON + 0.0317); /* the river is out of sight, and near */
      suyuan_stage_spin (60);
      suyuan_stage_wait (is_one, &play);
      one = seen (&play);
      g_assert_cmpint ((int) count_pixels (cairo_surface_reference (one), PLAIN), ==, cairo_image_surface_get_width (one) * cairo_image_surface_get_height (one));
      cairo_surface_destroy (one);
    }
  play_free (&play);
}

/* A picture of what was edited takes the place of the one before, again in one. */
static void
test_follows_an_edit (void)
{
  Play             play = play_new (TRUE);
  cairo_surface_t *before = seen (&play), *after;

  suyuan_scene_layer_take_scene (play.layer, scene_new (TRUE));
  g_assert_true (suyuan_scene_layer_covers_base (play.layer)); /* nothing blinks meanwhile */
  suyuan_stage_wait (is_one, &play);
  assert_river (&play, WIDTH / 2);
  after = seen (&play);
  g_assert_cmpfloat (difference (before, cairo_surface_reference (after)), >, 0.003);
  g_assert_cmpfloat (difference (after, seen_apart (&play, 1)), <, 0.004);

  /* Of nothing there is no picture, and the base map is there. */
  suyuan_scene_layer_take_scene (play.layer, suyuan_scene_new ());
  g_assert_false (suyuan_scene_layer_covers_base (play.layer));
  g_assert_cmpfloat (get_opacity (&play), ==, 1);
  g_assert_cmpuint (count_pixels (seen (&play), PLAIN), >, WIDTH * HEIGHT / 4);
  play_free (&play);
}

/* In a dark window the base map is dim and the ground of the map shows through it. */
static void
test_follows_the_style (void)
{
  Play             play = play_new (TRUE);
  guint32          ground;
  cairo_surface_t *one;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  lay (&play, 0.25);
  suyuan_stage_spin (60);
  suyuan_stage_wait (is_one, &play);
  assert_river (&play, HEIGHT / 2);
  ground = suyuan_palette_get (suyuan_sign_view_get_scheme (), SUYUAN_COLOUR_GROUND);
  one = seen (&play);
  for (guint shift = 0; shift < 24; shift += 8)
    {
      double mixed = 0.75 * (ground >> shift & 255) + 0.25 * (PLAIN >> shift & 255);

      g_assert_cmpfloat (fabs ((pixel_at (one, 5, 5) >> shift & 255) - mixed), <, 2.5);
    }
  g_assert_cmpuint (pixel_at (one, 5, 5) >> 24, ==, 255);
  cairo_surface_destroy (one);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  lay (&play, 1);
  suyuan_stage_spin (60);
  suyuan_stage_wait (is_one, &play);
  g_assert_cmpfloat (difference (seen (&play), seen_apart (&play, 1)), <, 0.004);
  play_free (&play);
}

/* Until its tiles are there the data are over what there is of the base map; then both are one. */
static void
test_waits_for_tiles (void)
{
  Play play = play_make ();

  g_atomic_int_set (&play.meadow->held, TRUE);
  gtk_window_present (GTK_WINDOW (play.window));
  suyuan_stage_wait (is_painted, &play);
  g_assert_false (suyuan_scene_layer_covers_base (play.layer));
  g_assert_cmpfloat (get_opacity (&play), ==, 1);
  assert_river (&play, HEIGHT / 2);
  g_atomic_int_set (&play.meadow->held, FALSE);
  suyuan_stage_wait (is_one, &play);
  g_assert_cmpfloat (difference (seen (&play), seen_apart (&play, 1)), <, 0.004);
  play_free (&play);
}

static gboolean
has_fault (gpointer source)
{
  return suyuan_basemap_source_get_fault (source) != NULL;
}

/* Where tiles cannot be had nothing is pretended; where a map has none there is ground. */
static void
test_tiles_that_are_not (void)
{
  Play play = play_make ();

  g_atomic_int_set (&play.meadow->broken, TRUE);
  gtk_window_present (GTK_WINDOW (play.window));
  suyuan_stage_wait (is_painted, &play);
  suyuan_stage_wait (has_fault, play.source);
  suyuan_stage_spin (60);
  g_assert_false (suyuan_scene_layer_covers_base (play.layer));
  assert_river (&play, HEIGHT / 2);
  play_free (&play);

  play = play_make ();
  g_atomic_int_set (&play.meadow->none, TRUE);
  gtk_window_present (GTK_WINDOW (play.window));
  suyuan_stage_wait (is_one, &play);
  assert_river (&play, HEIGHT / 2);
  g_assert_cmpuint (count_pixels (seen (&play), 0xff000000 | suyuan_palette_get (suyuan_sign_view_get_scheme (), SUYUAN_COLOUR_GROUND)), >, WIDTH * HEIGHT / 2);
  play_free (&play);
}

/* A little move shows the same picture elsewhere; a map that is turned, or zoomed until its picture is there, shows both. */
static void
test_moves_with_the_map (void)
{
  Play  play = play_new (FALSE);
  guint painted = suyuan_scene_layer_get_n_painted (play.layer);

  move (&play, 70);
  g_assert_true (suyuan_scene_layer_covers_base (play.layer));
  g_assert_cmpuint (suyuan_scene_layer_get_n_painted (play.layer), ==, painted);
  g_assert_cmpfloat (difference (seen (&play), seen_apart (&play, 1)), <, 0.01); /* a pixel beside: on whole ones */
  move (&play, 5000);
  suyuan_stage_wait (is_one, &play);
  g_assert_cmpfloat (difference (seen (&play), seen_apart (&play, 1)), <, 0.004);

  shumate_viewport_set_rotation (play.viewport, 0.4);
  suyuan_stage_spin (60);
  suyuan_stage_wait (is_painted, &play);
  g_assert_false (suyuan_scene_layer_covers_base (play.layer));
  g_assert_cmpfloat (get_opacity (&play), ==, 1);
  shumate_viewport_set_rotation (play.viewport, 0);
  suyuan_stage_spin (60);
  suyuan_stage_wait (is_one, &play);
  g_assert_cmpfloat (get_opacity (&play), ==, 0);
  play_free (&play);
}

/* Whoever hides the data or takes another base map finds the one that is there. */
static void
test_gives_the_base_map_back (void)
{
  Play play = play_new (TRUE);

  gtk_widget_set_visible (GTK_WIDGET (play.layer), FALSE);
  g_assert_cmpfloat (get_opacity (&play), ==, 1);
  g_assert_cmpuint (count_pixels (seen (&play), PLAIN), >, WIDTH * HEIGHT / 4);
  gtk_widget_set_visible (GTK_WIDGET (play.layer), TRUE);
  suyuan_stage_wait (is_one, &play);
  g_assert_cmpfloat (get_opacity (&play), ==, 0);

  suyuan_scene_layer_set_base (play.layer, NULL, NULL, 0, 1);
  g_assert_false (suyuan_scene_layer_covers_base (play.layer));
  g_assert_cmpfloat (get_opacity (&play), ==, 1);
  lay (&play, 1);
  suyuan_stage_wait (is_one, &play);
  shumate_map_remove_layer (play.map, SHUMATE_LAYER (play.layer));
  g_assert_cmpfloat (get_opacity (&play), ==, 1);
  play_free (&play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/base-plate/looks-the-same", test_looks_the_same);
  g_test_add_func ("/app/base-plate/has-no-seams", test_has_no_seams);
  g_test_add_func ("/app/base-plate/follows-an-edit", test_follows_an_edit);
  g_test_add_func ("/app/base-plate/follows-the-style", test_follows_the_style);
  g_test_add_func ("/app/base-plate/waits-for-tiles", test_waits_for_tiles);
  g_test_add_func ("/app/base-plate/tiles-that-are-not", test_tiles_that_are_not);
  g_test_add_func ("/app/base-plate/moves-with-the-map", test_moves_with_the_map);
  g_test_add_func ("/app/base-plate/gives-the-base-map-back", test_gives_the_base_map_back);

  return g_test_run ();
}
