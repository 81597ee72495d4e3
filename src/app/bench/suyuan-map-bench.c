/* suyuan-map-bench.c: what a frame of the map costs, with our layer and without, and with the library's own markers
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include <adwaita.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "suyuan-application.h"
#include "suyuan-basemap-source.h"
#include "suyuan-nation.h"
#include "suyuan-outlet-layer.h"
#include "suyuan-percentile.h"
#include "suyuan-scene-layer.h"
#include "suyuan-toil.h"

/* Measures what its arguments say (“ground”, “markers”, counts of outlets), or without any everything `suyuanctl bench map`
 * wants to know.
 * Prints one line a figure, fields between tabs, for suyuanctl to read:
 *   renderer  NAME
 *   index     N  MS
 *   layer     N  ZOOM  SNAPSHOT-P50  SNAPSHOT-P95  SYMBOLS  LABELLED  WITH  WITHOUT  CLOCK-WITH  CLOCK-WITHOUT
 *   ground    VERTICES  ZOOM  WITH  WITHOUT  CLOCK-WITH  CLOCK-WITHOUT
 *   markers   N  ADDED-MS  WITH  WITHOUT  CLOCK-WITH  CLOCK-WITHOUT
 * A frame is what it made the program work (suyuan-toil), and beside it what passed by the clock, which on a machine
 * that others use says more of them. Frames are taken in pairs, one with the layer and one without it next to it, so
 * that a machine that grows slower meanwhile is so to both. WITHOUT is the median of those without, WITH the same and
 * the median of what the layer added to its neighbour. */

#define WIDTH 1280
#define HEIGHT 800
#define STEP 16.0   /* pixels a step moves the map */
#define N_PAIRS 40  /* of steps with the layer and without */
#define N_MARKED 10 /* steps with the library's markers */
#define N_WARM 6    /* steps before the first that counts */
#define REST_MS 25  /* longer than from one frame to the next */
#define MARKER_ZOOM 8
#define LONGITUDE 108.0 /* where it begins */
#define N_VERTICES 1000000
#define N_RIVERS 400
#define TURN 30 /* steps to the east before it turns */

/* --- a base map of one picture, drawn as the window draws its base maps --- */

#define PLAIN_TYPE_TILES (plain_tiles_get_type ())
G_DECLARE_FINAL_TYPE (PlainTiles, plain_tiles, PLAIN, TILES, GObject)

struct _PlainTiles
{
  GObject parent_instance;

  SuyuanTileInfo info;
  GBytes        *tile; /* Owned */
};

static void plain_iface_init (SuyuanTileSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PlainTiles, plain_tiles, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_TILE_SOURCE, plain_iface_init))

static const SuyuanTileInfo *
plain_get_info (SuyuanTileSource *source)
{
  return &PLAIN_TILES (source)->info;
}

static GBytes *
plain_load (SuyuanTileSource *source,
            const SuyuanTile *tile,
            GCancellable     *cancellable,
            GError          **error)
{
  return g_bytes_ref (PLAIN_TILES (source)->tile);
}

static void
plain_iface_init (SuyuanTileSourceInterface *iface)
{
  iface->get_info = plain_get_info;
  iface->load = plain_load;
}

static void
plain_tiles_finalize (GObject *object)
{
  g_bytes_unref (PLAIN_TILES (object)->tile);

  G_OBJECT_CLASS (plain_tiles_parent_class)->finalize (object);
}

static void
plain_tiles_class_init (PlainTilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plain_tiles_finalize;
}

static cairo_status_t
write_cb (void                *bytes,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (bytes, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
plain_tiles_init (PlainTiles *self)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 256, 256);
  guint32         *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  GByteArray      *bytes = g_byte_array_new ();

  for (guint i = 0; i < 256 * 256; i++)
    pixels[i] = 0x010101 * (i % 256 == 0 || i / 256 == 0 ? 200 : 228 + (i / 16 + i / 4096) % 12);
  cairo_surface_mark_dirty (surface);
  cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);
  self->tile = g_byte_array_free_to_bytes (bytes);
  self->info = (SuyuanTileInfo){ .name = (char *) "plain", .origin = (char *) "plain", .format = SUYUAN_TILE_FORMAT_PNG, .max_zoom = 19, .bounds = suyuan_tile_get_bounds (&(SuyuanTile){ 0 }) };
}

/* --- the window --- */

/* Milliseconds, or medians of them: of work, and by the clock. */
typedef struct
{
  double work, clock;
} Frame;

typedef struct
{
  GtkWidget       *window;
  ShumateMap      *map;
  ShumateViewport *viewport;
  ShumateLayer    *layer; /* shown and hidden */

  ShumateMapSource *source; /* Owned */
  ShumateLayer     *base;

  GArray *without, *added;  /* of Frame */
  GArray *snapshots;        /* of double: milliseconds */
  gint64  before, painting; /* when a frame began; all frames of a step; microseconds */
  guint   n_frames;         /* of a step */
  guint   n_steps;
} Bench;

static Frame
median (GArray *frames)
{
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) clocks = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < frames->len; i++)
    {
      g_array_append_val (works, g_array_index (frames, Frame, i).work);
      g_array_append_val (clocks, g_array_index (frames, Frame, i).clock);
    }
  return (Frame){ suyuan_percentile (works, 50), suyuan_percentile (clocks, 50) };
}

/* WITH  WITHOUT  CLOCK-WITH  CLOCK-WITHOUT */
static void
print_frames (Bench *bench)
{
  Frame without = median (bench->without), added = median (bench->added);

  g_print ("\t%.2f\t%.2f\t%.2f\t%.2f\n", without.work + added.work, without.work, without.clock + added.clock, without.clock);
}

static void
before_cb (Bench *bench)
{
  bench->before = g_get_monotonic_time ();
}

static void
after_cb (Bench *bench)
{
  bench->painting += g_get_monotonic_time () - bench->before;
  bench->n_frames++;
}

static gboolean
rested_cb (gpointer rested)
{
  *(gboolean *) rested = TRUE;

  return G_SOURCE_REMOVE;
}

static double
latitude_at (double longitude)
{
  return 32 + 6 * sin (25 * (longitude - SUYUAN_NATION_WEST) / (SUYUAN_NATION_EAST - SUYUAN_NATION_WEST));
}

static void
rest (void)
{
  gboolean rested = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, REST_MS, rested_cb, &rested, NULL);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
}

/* Looks a little further, to the east and back again, and waits until nothing is left to paint: what a frame of it has
 * cost. There are more than one where the ground has a new picture meanwhile. */
static Frame
step (Bench *bench)
{
  double     degrees = STEP * 360 / (256 * exp2 (shumate_viewport_get_zoom_level (bench->viewport)));
  guint      steps = bench->n_steps++ % (2 * TURN);
  double     longitude = LONGITUDE + degrees * MIN (steps, 2 * TURN - steps);
  SuyuanToil toil;
  double     work;

  bench->painting = 0;
  bench->n_frames = 0;
  suyuan_toil_begin (&toil);
  shumate_location_set_location (SHUMATE_LOCATION (bench->viewport), latitude_at (LONGITUDE), longitude);
  while (bench->n_frames == 0)
    g_main_context_iteration (NULL, TRUE);
  rest ();
  work = suyuan_toil_end (&toil);

  return (Frame){ work / bench->n_frames, (double) bench->painting / 1000 / bench->n_frames };
}

static void
warm (Bench *bench)
{
  for (guint i = 0; i < N_WARM; i++)
    step (bench);
}

/* A step with the layer or without it. Showing and hiding is not what is measured. */
static Frame
step_with (Bench   *bench,
           gboolean shown)
{
  gtk_widget_set_visible (GTK_WIDGET (bench->layer), shown);
  rest ();

  return step (bench);
}

static void
look (Bench *bench,
      double zoom)
{
  shumate_viewport_set_zoom_level (bench->viewport, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (bench->viewport), latitude_at (LONGITUDE), LONGITUDE);
  bench->n_steps = 0;
}

static void
begin (Bench *bench,
       double zoom)
{
  look (bench, zoom);
  warm (bench);
  look (bench, zoom);
  g_array_set_size (bench->without, 0);
  g_array_set_size (bench->added, 0);
  g_array_set_size (bench->snapshots, 0);
}

static void
add_pair (Bench       *bench,
          const Frame *with,
          const Frame *without)
{
  Frame added = { with->work - without->work, with->clock - without->clock };

  g_array_append_val (bench->without, *without);
  g_array_append_val (bench->added, added);
}

/* Every other pair begins without the layer, so that coming first is nobody's advantage. */
static void
measure (Bench *bench,
         double zoom)
{
  begin (bench, zoom);
  for (guint i = 0; i < N_PAIRS; i++)
    {
      gboolean first = i % 2 == 0;
      Frame    one = step_with (bench, first), other = step_with (bench, !first);

      add_pair (bench, first ? &one : &other, first ? &other : &one);
      if (SUYUAN_IS_OUTLET_LAYER (bench->layer))
        g_array_append_val (bench->snapshots, suyuan_outlet_layer_get_frame (SUYUAN_OUTLET_LAYER (bench->layer))->snapshot_ms);
    }
  gtk_widget_set_visible (GTK_WIDGET (bench->layer), TRUE);
  rest ();
}

static void
open_window (Bench *bench)
{
  g_autoptr (SuyuanTileSource) tiles = g_object_new (PLAIN_TYPE_TILES, NULL);
  GdkFrameClock *clock;

  bench->without = g_array_new (FALSE, FALSE, sizeof (Frame));
  bench->added = g_array_new (FALSE, FALSE, sizeof (Frame));
  bench->snapshots = g_array_new (FALSE, FALSE, sizeof (double));
  bench->window = gtk_window_new ();
  bench->map = SHUMATE_MAP (shumate_map_new ());
  bench->viewport = shumate_map_get_viewport (bench->map);
  bench->source = suyuan_basemap_source_new (tiles);
  bench->base = SHUMATE_LAYER (shumate_map_layer_new (bench->source, bench->viewport));
  shumate_viewport_set_reference_map_source (bench->viewport, bench->source);
  shumate_map_add_layer (bench->map, bench->base);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (bench->window), GTK_WIDGET (bench->map));
  look (bench, MARKER_ZOOM);
  gtk_window_present (GTK_WINDOW (bench->window));
  clock = gtk_widget_get_frame_clock (bench->window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_cb), bench);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_cb), bench);
  warm (bench);
  g_print ("renderer\t%s\n", G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (bench->window))));
}

static void
close_window (Bench *bench)
{
  gtk_window_destroy (GTK_WINDOW (bench->window));
  g_object_unref (bench->source);
  g_array_unref (bench->without);
  g_array_unref (bench->added);
  g_array_unref (bench->snapshots);
}

/* --- what is measured --- */

static void
measure_layer (Bench *bench,
               guint  n)
{
  static const double        zooms[] = { 4, 8, 12, 16 };
  g_autofree SuyuanPosition *positions = g_new (SuyuanPosition, n);
  g_autofree SuyuanSign     *signs = g_new (SuyuanSign, n);
  g_autofree guint8         *statuses = g_new (guint8, n);
  g_autoptr (SuyuanOutletCloud) cloud = NULL;
  g_autoptr (SuyuanClusterIndex) timed = NULL;
  clock_t start;

  suyuan_nation_invent (positions, signs, n);
  for (guint i = 0; i < n; i++)
    statuses[i] = (guint8) signs[i].status;
  start = clock ();
  timed = suyuan_cluster_index_new (positions, statuses, n);
  g_print ("index\t%u\t%.2f\n", n, (double) (clock () - start) * 1e3 / CLOCKS_PER_SEC);

  cloud = suyuan_outlet_cloud_new_from_points (positions, signs, n);
  bench->layer = suyuan_outlet_layer_new (bench->viewport);
  suyuan_outlet_layer_set_cloud (SUYUAN_OUTLET_LAYER (bench->layer), cloud, suyuan_outlet_cloud_get_index (cloud));
  shumate_map_add_layer (bench->map, bench->layer);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      const SuyuanLayerFrame *frame = suyuan_outlet_layer_get_frame (SUYUAN_OUTLET_LAYER (bench->layer));

      measure (bench, zooms[i]);
      g_print ("layer\t%u\t%.0f\t%.3f\t%.3f\t%u\t%u", n, zooms[i], suyuan_percentile (bench->snapshots, 50), suyuan_percentile (bench->snapshots, 95),
               frame->n_symbols, frame->n_labelled);
      print_frames (bench);
    }
  shumate_map_remove_layer (bench->map, bench->layer);
  bench->layer = NULL;
}

/* Winding rivers side by side, a tenth of a degree apart, each a main river of its own. */
static SuyuanScene *
invent_rivers (guint n_rivers,
               guint n_vertices)
{
  SuyuanScene               *scene = suyuan_scene_new ();
  g_autofree SuyuanPosition *course = g_new (SuyuanPosition, n_vertices);

  for (guint i = 0; i < n_rivers; i++)
    {
      double south = 18 + 36.0 * i / n_rivers;
      g_autoptr (SuyuanLine) line = NULL;

      for (guint k = 0; k < n_vertices; k++)
        {
          double east = (double) k / n_vertices;

          course[k].lon = (gint32) ((SUYUAN_NATION_WEST + (SUYUAN_NATION_EAST - SUYUAN_NATION_WEST) * east) * SUYUAN_DEGREE);
          course[k].lat = (gint32) ((south + 0.2 * sin (40 * east + i) + 0.01 * sin (900 * east)) * SUYUAN_DEGREE);
        }
      line = suyuan_line_new (course, n_vertices);
      suyuan_scene_add_line (scene, SUYUAN_LINE_RIVER, i % 4, line, NULL, FALSE);
    }
  return scene;
}

/* Rivers of a million vertices. */
static void
measure_ground (Bench *bench)
{
  static const double zooms[] = { 4, 8, 12 };
  SuyuanSceneLayer   *ground = SUYUAN_SCENE_LAYER (suyuan_scene_layer_new (bench->viewport));

  bench->layer = SHUMATE_LAYER (ground);
  shumate_map_add_layer (bench->map, bench->layer);
  suyuan_scene_layer_set_transparent (ground, TRUE);
  suyuan_scene_layer_set_base (ground, &bench->base, &bench->source, 1, 1);
  suyuan_scene_layer_take_scene (ground, invent_rivers (N_RIVERS, N_VERTICES / N_RIVERS));
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      look (bench, zooms[i]);
      step (bench);
      while (suyuan_scene_layer_is_painting (ground))
        g_main_context_iteration (NULL, TRUE);
      measure (bench, zooms[i]);
      g_print ("ground\t%u\t%.0f", N_VERTICES, zooms[i]);
      print_frames (bench);
    }
  shumate_map_remove_layer (bench->map, bench->layer);
  bench->layer = NULL;
}

static ShumateLayer *
add_markers (Bench *bench,
             guint  n)
{
  g_autofree SuyuanPosition *positions = g_new (SuyuanPosition, n);
  g_autofree SuyuanSign     *signs = g_new (SuyuanSign, n);
  ShumateMarkerLayer        *layer = shumate_marker_layer_new_full (bench->viewport, GTK_SELECTION_SINGLE);

  suyuan_nation_invent (positions, signs, n);
  shumate_map_add_layer (bench->map, SHUMATE_LAYER (layer));
  for (guint i = 0; i < n; i++)
    {
      ShumateMarker *marker = shumate_marker_new ();

      shumate_marker_set_child (marker, gtk_image_new_from_icon_name ("mark-location"));
      shumate_location_set_location (SHUMATE_LOCATION (marker), (double) positions[i].lat / SUYUAN_DEGREE, (double) positions[i].lon / SUYUAN_DEGREE);
      shumate_marker_layer_add_marker (layer, marker);
    }
  return SHUMATE_LAYER (layer);
}

/* Markers move with the map even while they are hidden, so the map is measured without them before there are any. */
static void
measure_markers (Bench *bench,
                 guint  n)
{
  Frame         without[N_MARKED];
  ShumateLayer *layer;
  gint64        start;

  begin (bench, MARKER_ZOOM);
  for (guint i = 0; i < N_MARKED; i++)
    without[i] = step (bench);
  start = g_get_monotonic_time ();
  layer = add_markers (bench, n);
  g_print ("markers\t%u\t%.1f", n, (double) (g_get_monotonic_time () - start) / 1000);
  begin (bench, MARKER_ZOOM);
  for (guint i = 0; i < N_MARKED; i++)
    {
      Frame with = step (bench);

      add_pair (bench, &with, &without[i]);
    }
  print_frames (bench);
  shumate_map_remove_layer (bench->map, layer);
}

/* “ground”, “markers”, or the layer at a count. */
static void
measure_what (Bench      *bench,
              const char *what)
{
  if (g_str_equal (what, "ground"))
    measure_ground (bench);
  else if (g_str_equal (what, "markers"))
    {
      measure_markers (bench, 1000);
      measure_markers (bench, 5000);
    }
  else
    measure_layer (bench, (guint) g_ascii_strtoull (what, NULL, 10));
}

int
main (int   argc,
      char *argv[])
{
  static const char *const everything[] = { "ground", "10000", "100000", "500000", "markers" };
  Bench                    bench = { 0 };

  if (!gtk_init_check ())
    {
      g_printerr ("suyuan-map-bench: there is no display\n");
      return EXIT_FAILURE;
    }
  if (!suyuan_toil_is_told ())
    {
      g_printerr ("suyuan-map-bench: this kernel does not say what threads work (CONFIG_SCHED_INFO)\n");
      return EXIT_FAILURE;
    }
  adw_init ();
  suyuan_application_prepare ();
  open_window (&bench);
  for (int i = 1; i < argc; i++)
    measure_what (&bench, argv[i]);
  for (guint i = 0; argc == 1 && i < G_N_ELEMENTS (everything); i++)
    measure_what (&bench, everything[i]);
  close_window (&bench);

  return EXIT_SUCCESS;
}
