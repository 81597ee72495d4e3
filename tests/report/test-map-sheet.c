/* A map on one page: all that was in view is on it, whatever the paper; the legend, the base map and whose it is.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-atlas.h"
#include "suyuan-map-sheet.h"

#include <glib/gstdio.h>
#include <math.h>

#define SIDE 256

/* A base map of one colour; every third tile is broken when it is patchy. */
#define FLAT_TYPE_MAP (flat_map_get_type ())
G_DECLARE_FINAL_TYPE (FlatMap, flat_map, FLAT, MAP, GObject)

struct _FlatMap
{
  GObject        parent_instance;
  SuyuanTileInfo info;
  GBytes        *png;
  gboolean       patchy, elsewhere;
  guint          n_asked, n_broken;
};

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
flat_map_load (SuyuanTileSource *source,
               const SuyuanTile *tile,
               GCancellable     *cancellable,
               GError          **error)
{
  FlatMap *self = FLAT_MAP (source);

  self->n_asked++;
  if (self->elsewhere)
    return NULL;
  if (!self->patchy || self->n_asked % 3 != 0)
    return g_bytes_ref (self->png);
  self->n_broken++;
  return g_bytes_new_static ("no picture", 10);
}

static const SuyuanTileInfo *
flat_map_get_info (SuyuanTileSource *source)
{
  return &FLAT_MAP (source)->info;
}

static void
source_iface_init (SuyuanTileSourceInterface *iface)
{
  iface->get_info = flat_map_get_info;
  iface->load = flat_map_load;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FlatMap, flat_map, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_TILE_SOURCE, source_iface_init))

static void
flat_map_finalize (GObject *object)
{
  g_bytes_unref (FLAT_MAP (object)->png);
  G_OBJECT_CLASS (flat_map_parent_class)->finalize (object);
}

static void
flat_map_class_init (FlatMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = flat_map_finalize;
}

static void
flat_map_paint (FlatMap *self,
                double   red,
                double   green,
                double   blue)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t         *cr = cairo_create (surface);
  GByteArray      *bytes = g_byte_array_new ();

  cairo_set_source_rgb (cr, red, green, blue);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);
  g_clear_pointer (&self->png, g_bytes_unref);
  self->png = g_byte_array_free_to_bytes (bytes);
}

static void
flat_map_init (FlatMap *self)
{
  flat_map_paint (self, 1, 0, 1);
  self->info = (SuyuanTileInfo){ .origin = (char *) "flat", .max_zoom = 18 };
}

/* --- a sheet --- */

typedef struct
{
  SuyuanMapSheet sheet;
  GArray        *marks;
  GPtrArray     *legend;
  SuyuanScene   *scene;
} Sheet;

static Sheet
sheet_new (Fixture *f)
{
  static const SuyuanBounds bounds = { 1120000000, 325000000, 1122000000, 326000000 };
  SuyuanPosition            middle = { 1121000000, 325500000 };
  SuyuanSheetMark           mark = { .place = suyuan_world_from_position (&middle), .count = 12, .counts = { [SUYUAN_STATUS_CLOSED] = 12 } };
  Sheet                     self = { .marks = g_array_new (FALSE, FALSE, sizeof (SuyuanSheetMark)), .legend = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_sheet_entry_free) };
  g_autoptr (GError) error = NULL;

  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=湍河", "geometry=LINESTRING (112.0 32.55, 112.2 32.55)", NULL);
  self.scene = suyuan_atlas_scene (f->office, SUYUAN_ATLAS_GROUND, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_array_append_val (self.marks, mark);
  for (guint i = 0; i < 9; i++)
    g_ptr_array_add (self.legend, suyuan_sheet_entry_new (&(SuyuanSign){ .status = i }, "待整治"));
  g_ptr_array_add (self.legend, suyuan_sheet_entry_new_thing (SUYUAN_THING_SECTION, "断面"));
  g_ptr_array_add (self.legend, suyuan_sheet_entry_new_thing (SUYUAN_THING_ENTERPRISE, "排污单位"));
  g_ptr_array_add (self.legend, suyuan_sheet_entry_new_thing (SUYUAN_THING_BANK + SUYUAN_COVERAGE_WALKED_NONE, "岸线已查无口"));
  self.sheet = (SuyuanMapSheet){ .chinese = TRUE, .title = "湍河排污口分布图", .note = "12 个排污口", .date = "2026-03-02", .attribution = "© 示例 · 审图号 GS(2026)0001号", .extent = suyuan_extent_from_bounds (&bounds), .scene = self.scene, .marks = self.marks, .legend = self.legend };
  return self;
}

static void
sheet_clear (Sheet *self)
{
  g_array_unref (self->marks);
  g_ptr_array_unref (self->legend);
  suyuan_scene_unref (self->scene);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

static char *
print (Fixture          *f,
       Sheet            *sheet,
       const char       *name,
       SuyuanSheetTiles *tiles)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (f->folder, name, NULL);

  suyuan_map_sheet_print (&sheet->sheet, path, tiles, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static guint32
pixel_of (cairo_surface_t *surface,
          double           x,
          double           y)
{
  int column = (int) (x * cairo_image_surface_get_width (surface)), row = (int) (y * cairo_image_surface_get_height (surface));

  return ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + row * cairo_image_surface_get_stride (surface)))[column] & 0xffffff;
}

/* All that was in view is on the paper, whichever way it lies. */
static void
test_papers (Fixture      *f,
             gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);

  for (guint i = 0; i < 4; i++)
    {
      SuyuanViewport viewport;
      SuyuanExtent   extent;
      double         width, height;

      sheet.sheet.a3 = i / 2;
      sheet.sheet.portrait = i % 2;
      suyuan_map_sheet_get_size (&sheet.sheet, &width, &height);
      g_assert_cmpfloat (MAX (width, height) / MIN (width, height), >, 1.41);
      g_assert_cmpfloat (MAX (width, height) / MIN (width, height), <, 1.42);
      g_assert_cmpint (height > width, ==, sheet.sheet.portrait);
      viewport = suyuan_map_sheet_get_viewport (&sheet.sheet);
      extent = suyuan_viewport_get_extent (&viewport);
      g_assert_cmpfloat (extent.west, <, sheet.sheet.extent.west);
      g_assert_cmpfloat (extent.east, >, sheet.sheet.extent.east);
      g_assert_cmpfloat (extent.north, <, sheet.sheet.extent.north);
      g_assert_cmpfloat (extent.south, >, sheet.sheet.extent.south);
    }
}

static void
test_picture (Fixture      *f,
              gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);
  SuyuanSheetTiles tiles = { 7, 7, TRUE };
  g_autofree char *path = print (f, &sheet, "map.PNG", &tiles);
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpuint (tiles.n_missing, ==, 0);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 2339); /* A4 at 200 dots an inch */
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 1654);
  g_assert_cmpuint (pixel_of (surface, 0.01, 0.5), ==, 0xffffff);
  cairo_surface_destroy (surface);
}

/* The base map lies within the neat line and nowhere else; its data stay above it. */
static void
test_base_map (Fixture      *f,
               gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);
  g_autoptr (FlatMap) map = g_object_new (FLAT_TYPE_MAP, NULL);
  g_autofree char *path = NULL;
  cairo_surface_t *surface;
  SuyuanSheetTiles tiles;

  sheet.sheet.tiles = SUYUAN_TILE_SOURCE (map);
  path = print (f, &sheet, "map.png", &tiles);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpuint (tiles.n_missing, ==, 0);
  g_assert_cmpuint (tiles.n_drawn, ==, map->n_asked);
  g_assert_cmpuint (map->n_asked, >, 4);
  g_assert_cmpuint (map->n_asked, <=, 240);
  g_assert_cmpuint (pixel_of (surface, 0.3, 0.4), ==, 0xff00ff);
  g_assert_cmpuint (pixel_of (surface, 0.012, 0.4), ==, 0xffffff);
  g_assert_cmpuint (pixel_of (surface, 0.3, 0.99), ==, 0xffffff);
  cairo_surface_destroy (surface);
}

/* Names that are a source of their own lie over the ground. */
static void
test_named_base_map (Fixture      *f,
                     gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);
  g_autoptr (FlatMap) map = g_object_new (FLAT_TYPE_MAP, NULL), names = g_object_new (FLAT_TYPE_MAP, NULL);
  g_autofree char *path = NULL;
  cairo_surface_t *surface;
  SuyuanSheetTiles tiles;

  flat_map_paint (names, 0, 1, 1);
  suyuan_tile_source_set_names (SUYUAN_TILE_SOURCE (map), SUYUAN_TILE_SOURCE (names));
  sheet.sheet.tiles = SUYUAN_TILE_SOURCE (map);
  path = print (f, &sheet, "named.png", &tiles);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpuint (tiles.n_missing, ==, 0);
  g_assert_cmpuint (map->n_asked, ==, names->n_asked);
  g_assert_cmpuint (pixel_of (surface, 0.3, 0.4), ==, 0x00ffff);
  cairo_surface_destroy (surface);
}

/* A map that goes no nearer than the world is drawn as large as it must be; into the page goes only what is seen of it. */
static void
test_coarse_base_map (Fixture      *f,
                      gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);
  g_autoptr (FlatMap) map = g_object_new (FLAT_TYPE_MAP, NULL);
  g_autofree char *path = NULL, *pdf = NULL, *page = NULL;
  cairo_surface_t *surface;
  gsize            length;
  SuyuanSheetTiles tiles;

  map->info.max_zoom = 1;
  sheet.sheet.tiles = SUYUAN_TILE_SOURCE (map);
  path = print (f, &sheet, "map.png", &tiles);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpuint (map->n_asked, ==, 1);
  g_assert_cmpuint (pixel_of (surface, 0.3, 0.4), ==, 0xff00ff);
  g_assert_cmpuint (pixel_of (surface, 0.012, 0.4), ==, 0xffffff);
  cairo_surface_destroy (surface);
  pdf = print (f, &sheet, "map.pdf", &tiles);
  g_assert_true (g_file_get_contents (pdf, &page, &length, NULL));
  for (gsize i = 0; i < length; i++)
    page[i] = page[i] == '\0' ? ' ' : page[i];
  g_assert_nonnull (strstr (page, "/Width "));
  g_assert_null (strstr (page, "/Width 256"));
}

/* A map that begins far finer than the page would take many thousand tiles: none is asked for, and the page is made. */
static void
test_fine_base_map (Fixture      *f,
                    gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);
  g_autoptr (FlatMap) map = g_object_new (FLAT_TYPE_MAP, NULL);
  g_autofree char *path = NULL;
  cairo_surface_t *surface;
  SuyuanSheetTiles tiles;

  map->info.min_zoom = 17;
  sheet.sheet.tiles = SUYUAN_TILE_SOURCE (map);
  path = print (f, &sheet, "map.png", &tiles);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpuint (map->n_asked, ==, 0);
  g_assert_cmpuint (tiles.n_drawn + tiles.n_missing, ==, 0);
  g_assert_true (tiles.too_fine);
  g_assert_cmpuint (pixel_of (surface, 0.3, 0.4), ==, 0xffffff);
  cairo_surface_destroy (surface);
}

/* A map that has nothing where the page looks is asked and leaves it white; that is not the same as being too fine. */
static void
test_base_map_of_elsewhere (Fixture      *f,
                            gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);
  g_autoptr (FlatMap) map = g_object_new (FLAT_TYPE_MAP, NULL);
  g_autofree char *path = NULL;
  SuyuanSheetTiles tiles;

  map->elsewhere = TRUE;
  sheet.sheet.tiles = SUYUAN_TILE_SOURCE (map);
  path = print (f, &sheet, "map.pdf", &tiles);
  g_assert_cmpuint (map->n_asked, >, 0);
  g_assert_cmpuint (tiles.n_drawn + tiles.n_missing, ==, 0);
  g_assert_false (tiles.too_fine);
}

/* Tiles that cannot be had are counted, and the rest is drawn. */
static void
test_patchy_base_map (Fixture      *f,
                      gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);
  g_autoptr (FlatMap) map = g_object_new (FLAT_TYPE_MAP, NULL);
  g_autofree char *path = NULL;
  SuyuanSheetTiles tiles;

  map->patchy = TRUE;
  sheet.sheet.tiles = SUYUAN_TILE_SOURCE (map);
  path = print (f, &sheet, "map.pdf", &tiles);
  g_assert_cmpuint (tiles.n_missing, >, 0);
  g_assert_cmpuint (tiles.n_missing, ==, map->n_broken);
  g_assert_cmpuint (tiles.n_drawn, ==, map->n_asked - map->n_broken);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static char *
read_out (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  char *text = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* What the page says can be read out of it. */
static void
test_words (Fixture      *f,
            gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);
  SuyuanSheetTiles tiles;
  g_autofree char *path = print (f, &sheet, "map.pdf", &tiles), *text = read_out (path);

  g_assert_nonnull (strstr (text, "湍河排污口分布图"));
  g_assert_nonnull (strstr (text, "12 个排污口"));
  g_assert_nonnull (strstr (text, "2026-03-02"));
  g_assert_nonnull (strstr (text, "审图号"));
  g_assert_nonnull (strstr (text, "排污单位"));
  g_assert_nonnull (strstr (text, "岸线已查无口"));
  g_assert_nonnull (strstr (text, "1:"));
}

/* Everything a legend can ever say, in long words, on every paper: each line is on the page, as large as the others, and the
 * map keeps most of the page. */
static void
test_long_legend (Fixture      *f,
                  gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);

  g_ptr_array_set_size (sheet.legend, 0);
  for (SuyuanThing thing = 0; thing < SUYUAN_N_THINGS; thing++)
    {
      g_autofree char *label = g_strdup_printf ("No. %u, as it was found by who walked there", thing);

      g_ptr_array_add (sheet.legend, suyuan_sheet_entry_new_thing (thing, label));
    }
  for (guint paper = 0; paper < 4; paper++)
    {
      g_autofree char *name = g_strdup_printf ("legend%u.pdf", paper), *path = NULL, *text = NULL;
      SuyuanViewport   viewport;
      SuyuanSheetTiles tiles;
      double           width, height;

      sheet.sheet.a3 = paper >= 2;
      sheet.sheet.portrait = paper % 2;
      suyuan_map_sheet_get_size (&sheet.sheet, &width, &height);
      viewport = suyuan_map_sheet_get_viewport (&sheet.sheet);
      g_assert_cmpfloat (viewport.height, >, 0.45 * height);
      path = print (f, &sheet, name, &tiles);
      text = read_out (path);
      for (SuyuanThing thing = 0; thing < SUYUAN_N_THINGS && text != NULL; thing++)
        {
          g_autofree char *label = g_strdup_printf ("No. %u, as it was found by who walked there", thing);

          g_assert_nonnull (strstr (text, label));
        }
    }
}

/* What is asked of the legend is what is within the neat line, not what lies under the coordinates. */
static void
test_view (Fixture      *f,
           gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);
  SuyuanViewport whole = suyuan_map_sheet_get_viewport (&sheet.sheet), view = suyuan_map_sheet_get_view (&sheet.sheet);

  g_assert_cmpfloat (view.zoom, ==, whole.zoom);
  g_assert_cmpfloat (view.centre.x, ==, whole.centre.x);
  g_assert_cmpfloat (view.width, <, whole.width - 20);
  g_assert_cmpfloat (view.height, <, whole.height - 20);
}

/* The map takes the room that a shorter legend and a missing note leave it. */
static void
test_room (Fixture      *f,
           gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);
  SuyuanViewport crowded = suyuan_map_sheet_get_viewport (&sheet.sheet), bare;

  g_ptr_array_set_size (sheet.legend, 0);
  sheet.sheet.note = NULL;
  bare = suyuan_map_sheet_get_viewport (&sheet.sheet);
  g_assert_cmpfloat (bare.width, ==, crowded.width);
  g_assert_cmpfloat (bare.height, >, crowded.height + 30);
}

/* A sign alone is drawn where the outlet is: what is on the page without it is another page. */
static void
test_marks (Fixture      *f,
            gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);
  SuyuanSheetMark *mark = &g_array_index (sheet.marks, SuyuanSheetMark, 0);
  char            *paths[3], *pages[3];
  gsize            sizes[3];
  SuyuanSheetTiles tiles;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("marks-%u.png", i);

      mark->count = 2 - i;
      if (mark->count == 0)
        g_array_set_size (sheet.marks, 0);
      paths[i] = print (f, &sheet, name, &tiles);
      g_assert_true (g_file_get_contents (paths[i], &pages[i], &sizes[i], NULL));
    }
  g_assert_false (sizes[0] == sizes[1] && memcmp (pages[0], pages[1], sizes[0]) == 0);
  g_assert_false (sizes[1] == sizes[2] && memcmp (pages[1], pages[2], sizes[1]) == 0);
  for (guint i = 0; i < 3; i++)
    {
      g_free (paths[i]);
      g_free (pages[i]);
    }
}

/* Recorded, it is the page that is written, at any size; cancelled, there is none. */
static void
test_recorded (Fixture      *f,
               gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);
  g_autoptr (FlatMap) map = g_object_new (FLAT_TYPE_MAP, NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SuyuanSheetTiles  tiles;
  cairo_surface_t  *page = suyuan_map_sheet_record (&sheet.sheet, &tiles, NULL, &error);
  cairo_rectangle_t extents;
  double            width, height;

  g_assert_no_error (error);
  suyuan_map_sheet_get_size (&sheet.sheet, &width, &height);
  g_assert_true (cairo_recording_surface_get_extents (page, &extents));
  g_assert_cmpfloat (extents.width, ==, width);
  g_assert_cmpfloat (extents.height, ==, height);
  cairo_recording_surface_ink_extents (page, &extents.x, &extents.y, &extents.width, &extents.height);
  g_assert_cmpfloat (extents.width, >=, width);
  cairo_surface_destroy (page);
  g_cancellable_cancel (cancelled);
  sheet.sheet.tiles = SUYUAN_TILE_SOURCE (map);
  g_assert_null (suyuan_map_sheet_record (&sheet.sheet, &tiles, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Refused or cancelled, what stood there stays and nothing is left beside it. */
static void
test_refused (Fixture      *f,
              gconstpointer data)
{
  g_auto (Sheet) sheet = sheet_new (f);
  g_autoptr (FlatMap) map = g_object_new (FLAT_TYPE_MAP, NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *word = g_build_filename (f->folder, "map.docx", NULL), *nowhere = g_build_filename (f->folder, "none", "map.pdf", NULL);
  g_autofree char *kept = g_build_filename (f->folder, "kept.pdf", NULL), *part = g_strconcat (kept, ".part", NULL);
  SuyuanSheetTiles tiles;

  g_assert_false (suyuan_map_sheet_print (&sheet.sheet, word, &tiles, NULL, &error));
  g_assert_error (error, SUYUAN_REPORT_ERROR, SUYUAN_REPORT_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (suyuan_map_sheet_print (&sheet.sheet, nowhere, &tiles, NULL, &error));
  g_assert_error (error, SUYUAN_REPORT_ERROR, SUYUAN_REPORT_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (kept, "before", -1, NULL));
  g_cancellable_cancel (cancelled);
  sheet.sheet.tiles = SUYUAN_TILE_SOURCE (map);
  g_assert_false (suyuan_map_sheet_print (&sheet.sheet, kept, &tiles, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_clear_pointer (&word, g_free);
  g_assert_true (g_file_get_contents (kept, &word, NULL, NULL));
  g_assert_cmpstr (word, ==, "before");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/map-sheet/papers", test_papers);
  fixture_test ("/map-sheet/picture", test_picture);
  fixture_test ("/map-sheet/base-map", test_base_map);
  fixture_test ("/map-sheet/named-base-map", test_named_base_map);
  fixture_test ("/map-sheet/patchy-base-map", test_patchy_base_map);
  fixture_test ("/map-sheet/coarse-base-map", test_coarse_base_map);
  fixture_test ("/map-sheet/fine-base-map", test_fine_base_map);
  fixture_test ("/map-sheet/base-map-of-elsewhere", test_base_map_of_elsewhere);
  fixture_test ("/map-sheet/words", test_words);
  fixture_test ("/map-sheet/long-legend", test_long_legend);
  fixture_test ("/map-sheet/view", test_view);
  fixture_test ("/map-sheet/room", test_room);
  fixture_test ("/map-sheet/marks", test_marks);
  fixture_test ("/map-sheet/recorded", test_recorded);
  fixture_test ("/map-sheet/refused", test_refused);
  return g_test_run ();
}
