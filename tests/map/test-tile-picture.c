/* test-tile-picture.c: a base map lies under the data whatever its datum, and a broken picture is named
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-core-error.h"
#include "suyuan-tile-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <string.h>

#define SIDE 256

/* A map painted on demand: white, with one black spot at a place of its own datum. */
#define PAINTED_TYPE_MAP (painted_map_get_type ())
G_DECLARE_FINAL_TYPE (PaintedMap, painted_map, PAINTED, MAP, GObject)

struct _PaintedMap
{
  GObject        parent_instance;
  SuyuanTileInfo info;
  double         lon, lat; /* of the spot */
  guint          asked;
  gboolean       coloured; /* each tile in a colour of its own instead */
};

static GBytes *
png_of (cairo_surface_t *surface)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, SIDE, SIDE);
  guchar *to = gdk_pixbuf_get_pixels (pixbuf);
  char   *bytes;
  gsize   length;

  cairo_surface_flush (surface);
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      {
        guint32 word = ((guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)))[x];
        guchar *pixel = to + y * gdk_pixbuf_get_rowstride (pixbuf) + x * 4;

        pixel[0] = word >> 16 & 255, pixel[1] = word >> 8 & 255, pixel[2] = word & 255, pixel[3] = word >> 24;
      }
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &length, "png", NULL, "compression", "1", NULL));
  return g_bytes_new_take (bytes, length);
}

static void
pixel_of (double            lon,
          double            lat,
          const SuyuanTile *tile,
          double           *x,
          double           *y)
{
  *x = ((lon + 180) / 360 * exp2 (tile->zoom) - tile->x) * SIDE;
  *y = (suyuan_mercator_from_latitude (lat) * exp2 (tile->zoom) - tile->y) * SIDE;
}

static GBytes *
load (SuyuanTileSource *source,
      const SuyuanTile *tile,
      GCancellable     *cancellable,
      GError          **error)
{
  PaintedMap      *self = PAINTED_MAP (source);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t         *cr = cairo_create (surface);
  GBytes          *bytes;
  double           x, y;

  self->asked++;
  if (self->coloured)
    cairo_set_source_rgb (cr, (tile->x % 4) / 4.0, (tile->y % 4) / 4.0, 1);
  else
    cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (!self->coloured)
    {
      pixel_of (self->lon, self->lat, tile, &x, &y);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_arc (cr, x, y, 4, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  bytes = png_of (surface);
  cairo_surface_destroy (surface);
  return bytes;
}

static const SuyuanTileInfo *
get_info (SuyuanTileSource *source)
{
  return &PAINTED_MAP (source)->info;
}

static void
source_iface_init (SuyuanTileSourceInterface *iface)
{
  iface->get_info = get_info;
  iface->load = load;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PaintedMap, painted_map, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SUYUAN_TYPE_TILE_SOURCE, source_iface_init))

static void
painted_map_class_init (PaintedMapClass *klass)
{
}

static void
painted_map_init (PaintedMap *self)
{
  self->info = (SuyuanTileInfo){ .origin = (char *) "painted", .max_zoom = 18 };
}

static PaintedMap *
painted_map_new (SuyuanDatum datum)
{
  PaintedMap *self = g_object_new (PAINTED_TYPE_MAP, NULL);

  self->info.datum = datum;
  return self;
}

static cairo_surface_t *
picture_of (PaintedMap       *map,
            const SuyuanTile *tile)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *picture = suyuan_tile_picture_load (SUYUAN_TILE_SOURCE (map), tile, NULL, &error);

  g_assert_no_error (error);
  return picture;
}

static guint32
word_at (cairo_surface_t *picture,
         int              x,
         int              y)
{
  return ((guint32 *) (gpointer) (cairo_image_surface_get_data (picture) + y * cairo_image_surface_get_stride (picture)))[x];
}

/* The middle of what is dark; FALSE where nothing is. */
static gboolean
find_spot (cairo_surface_t *picture,
           double          *x,
           double          *y)
{
  double weight = 0, sum_x = 0, sum_y = 0;

  for (int row = 0; row < SIDE; row++)
    for (int column = 0; column < SIDE; column++)
      {
        double dark = 255 - (word_at (picture, column, row) & 255);

        weight += dark;
        sum_x += dark * (column + 0.5);
        sum_y += dark * (row + 0.5);
      }
  *x = weight > 0 ? sum_x / weight : 0;
  *y = weight > 0 ? sum_y / weight : 0;
  return weight > 0;
}

/* Control points whose WGS 84 and shifted positions were computed by an independent implementation. */
static const struct
{
  double lon, lat, gcj_lon, gcj_lat, bd_lon, bd_lat;
} known[] = {
  { 116.397451, 39.909187, 116.403694625, 39.910590510, 116.410067165, 39.916929791 },
  { 112.0917, 32.6858, 112.097865384, 32.683879588, 112.104321542, 32.690083353 },
  { 121.4737, 31.2304, 121.478223059, 31.228457738, 121.484781469, 31.234310594 },
  { 87.6168, 43.8256, 87.619649949, 43.826805393, 87.626099771, 43.832949795 },
};

static SuyuanTile
tile_of (double lon,
         double lat,
         guint  zoom)
{
  return (SuyuanTile){ zoom, (guint) ((lon + 180) / 360 * exp2 (zoom)), (guint) (suyuan_mercator_from_latitude (lat) * exp2 (zoom)) };
}

static void
assert_spot (PaintedMap *map,
             double      lon,
             double      lat,
             guint       zoom,
             double      within)
{
  SuyuanTile       tile = tile_of (lon, lat, zoom);
  cairo_surface_t *picture = picture_of (map, &tile);
  double           x, y, seen_x, seen_y;

  pixel_of (lon, lat, &tile, &x, &y);
  /* A spot at the edge is seen in part only and has its middle elsewhere. */
  if (x > 6 && y > 6 && x < SIDE - 6 && y < SIDE - 6)
    {
      g_assert_true (find_spot (picture, &seen_x, &seen_y));
      g_assert_cmpfloat (hypot (seen_x - x, seen_y - y), <, within);
    }
  cairo_surface_destroy (picture);
}

/* Within one pixel at zoom 18, that is 0.6 m; at every other zoom as well. */
static void
test_control_points (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    for (guint zoom = 5; zoom <= 18; zoom += zoom == 17 ? 1 : 3)
      {
        g_autoptr (PaintedMap) gcj = painted_map_new (SUYUAN_DATUM_GCJ02), bd = painted_map_new (SUYUAN_DATUM_BD09);

        gcj->lon = known[i].gcj_lon, gcj->lat = known[i].gcj_lat;
        bd->lon = known[i].bd_lon, bd->lat = known[i].bd_lat;
        assert_spot (gcj, known[i].lon, known[i].lat, zoom, 0.5);
        assert_spot (bd, known[i].lon, known[i].lat, zoom, 0.5);
      }
}

/* Seeded places all over the country, at the finest zoom. */
static void
test_anywhere (void)
{
  for (guint i = 0; i < 30; i++)
    {
      SuyuanDatum datum = g_test_rand_bit () ? SUYUAN_DATUM_GCJ02 : SUYUAN_DATUM_BD09;
      g_autoptr (PaintedMap) map = painted_map_new (datum);
      double lon = g_test_rand_double_range (75, 134), lat = g_test_rand_double_range (18, 53);

      map->lon = lon, map->lat = lat;
      suyuan_datum_from_cgcs2000 (datum, &map->lon, &map->lat);
      assert_spot (map, lon, lat, 18, 0.5);
    }
}

/* At zoom 18 the shift is hundreds of pixels: what the source shows there unshifted is not under the data. */
static void
test_the_shift_is_not_nothing (void)
{
  g_autoptr (PaintedMap) map = painted_map_new (SUYUAN_DATUM_CGCS2000);
  SuyuanTile       tile = tile_of (known[1].lon, known[1].lat, 18);
  cairo_surface_t *picture;
  double           x, y;

  map->lon = known[1].gcj_lon, map->lat = known[1].gcj_lat;
  picture = picture_of (map, &tile);
  g_assert_false (find_spot (picture, &x, &y));
  cairo_surface_destroy (picture);
}

/* In the datum of the data the source's own picture is handed on, one tile for one. */
static void
test_unshifted_is_untouched (void)
{
  g_autoptr (PaintedMap) map = painted_map_new (SUYUAN_DATUM_CGCS2000);
  SuyuanTile       tile = tile_of (112.1, 32.7, 12);
  cairo_surface_t *picture;

  map->coloured = TRUE;
  picture = picture_of (map, &tile);
  g_assert_cmpuint (map->asked, ==, 1);
  for (int k = 0; k < SIDE; k++)
    g_assert_cmphex (word_at (picture, k, SIDE - 1 - k), ==, word_at (picture, 0, 0));
  cairo_surface_destroy (picture);
}

/* Outside China nothing is shifted, whatever the source says. */
static void
test_outside_nothing_moves (void)
{
  g_autoptr (PaintedMap) map = painted_map_new (SUYUAN_DATUM_BD09);

  map->lon = -75.5, map->lat = 37.2;
  assert_spot (map, -75.5, 37.2, 15, 0.1);
}

/* Beyond the finest zoom pixels grow and stay where they are. */
static void
test_beyond_the_finest_zoom (void)
{
  g_autoptr (PaintedMap) map = painted_map_new (SUYUAN_DATUM_GCJ02);
  SuyuanTile       tile;
  cairo_surface_t *picture;
  double           x, y, seen_x, seen_y;

  map->info.max_zoom = 16;
  map->lon = known[1].gcj_lon, map->lat = known[1].gcj_lat;
  tile = tile_of (known[1].lon, known[1].lat, 18);
  picture = picture_of (map, &tile);
  pixel_of (known[1].lon, known[1].lat, &tile, &x, &y);
  g_assert_true (find_spot (picture, &seen_x, &seen_y));
  g_assert_cmpfloat (hypot (seen_x - x, seen_y - y), <, 4);
  cairo_surface_destroy (picture);
}

static void
test_below_the_coarsest_zoom (void)
{
  g_autoptr (PaintedMap) map = painted_map_new (SUYUAN_DATUM_CGCS2000);

  map->info.min_zoom = 7;
  g_assert_null (picture_of (map, &(SuyuanTile){ 6, 50, 25 }));
  g_assert_cmpuint (map->asked, ==, 0);
}

/* Two tiles side by side of a shifted source meet without a seam: each continues the other's ground. */
static void
test_no_seams (void)
{
  g_autoptr (PaintedMap) map = painted_map_new (SUYUAN_DATUM_GCJ02);
  SuyuanTile       left = tile_of (112.1, 32.7, 15), right = { 15, left.x + 1, left.y };
  cairo_surface_t *a, *b;
  guint            same = 0;

  map->coloured = TRUE;
  a = picture_of (map, &left);
  b = picture_of (map, &right);
  for (int y = 0; y < SIDE; y++)
    same += word_at (a, SIDE - 1, y) == word_at (b, 0, y);
  g_assert_cmpuint (same, >, SIDE - 4);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

/* A tile astride the edge of the shifted country asks for no flood of others. */
static void
test_astride_the_edge (void)
{
  for (guint zoom = 4; zoom <= 18; zoom++)
    {
      g_autoptr (PaintedMap) map = painted_map_new (SUYUAN_DATUM_BD09);
      SuyuanTile       tile = tile_of (72.004, 40, zoom);
      cairo_surface_t *picture = picture_of (map, &tile);

      g_assert_cmpuint (map->asked, <=, 16);
      g_clear_pointer (&picture, cairo_surface_destroy);
    }
}

static GBytes *
sample_picture (const char *format)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, SIDE, SIDE);
  char *bytes;
  gsize length;

  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      gdk_pixbuf_get_pixels (pixbuf)[y * gdk_pixbuf_get_rowstride (pixbuf) + x * 3 + y % 3] = (guchar) (x ^ y);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &length, format, NULL, NULL));
  return g_bytes_new_take (bytes, length);
}

/* Pictures cut short or overwritten at random: a picture or an error that names file and tile, never both or none. */
static void
test_damaged_pictures (void)
{
  static const char *const formats[] = { "png", "jpeg" };

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GBytes) whole = sample_picture (formats[i % 2]);
      gsize              length = g_bytes_get_size (whole), cut = i % 4 < 2 ? (gsize) g_test_rand_int_range (0, (gint32) length) : length;
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (whole, NULL), length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      cairo_surface_t *picture;

      for (guint k = 0; i % 4 >= 2 && k < 1 + i / 8; k++)
        data[g_test_rand_int_range (0, (gint32) length)] = (guint8) g_test_rand_int_range (0, 256);
      bytes = g_bytes_new (data, cut);
      picture = suyuan_tile_picture_decode (bytes, "map.mbtiles", &(SuyuanTile){ 9, 1, 2 }, &error);
      g_assert_true ((picture == NULL) == (error != NULL));
      if (error != NULL)
        {
          g_assert_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_TILE);
          g_assert_nonnull (strstr (error->message, "map.mbtiles"));
          g_assert_nonnull (strstr (error->message, "9/1/2"));
        }
      g_clear_pointer (&picture, cairo_surface_destroy);
    }
}

/* Every picture of PNG that is cut short is refused. */
static void
test_cut_png (void)
{
  g_autoptr (GBytes) whole = sample_picture ("png");

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, (gsize) g_test_rand_int_range (0, (gint32) g_bytes_get_size (whole) - 100));

      g_assert_null (suyuan_tile_picture_decode (cut, "m", &(SuyuanTile){ 0 }, NULL));
    }
}

/* A header that claims a picture of gigabytes costs no gigabytes. */
static void
test_a_huge_claim (void)
{
  static const guint8 claim[] = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xea\x60\0\0\xea\x60\x08\x06\0\0\0\xc6\x47\x5c\xf3";
  g_autoptr (GBytes) bytes = g_bytes_new_static (claim, sizeof claim - 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_tile_picture_decode (bytes, "m", &(SuyuanTile){ 0 }, &error));
  g_assert_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_TILE);
}

static gboolean
can_read_webp (void)
{
  g_autoptr (GSList) formats = gdk_pixbuf_get_formats ();

  for (GSList *l = formats; l != NULL; l = l->next)
    {
      g_autofree char *name = gdk_pixbuf_format_get_name (l->data);

      if (g_str_equal (name, "webp"))
        return TRUE;
    }
  return FALSE;
}

/* The smallest lossless WebP, one pixel: drawn where there is a reader, else the reader is named. */
static void
test_webp (void)
{
  static const guint8 dot[] = "RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07";
  g_autoptr (GBytes) bytes = g_bytes_new_static (dot, sizeof dot);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *picture = suyuan_tile_picture_decode (bytes, "m.mbtiles", &(SuyuanTile){ 0 }, &error);

  if (can_read_webp ())
    {
      g_assert_no_error (error);
      g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 1);
    }
  else
    g_assert_nonnull (strstr (error->message, "webp-pixbuf-loader"));
  g_clear_pointer (&picture, cairo_surface_destroy);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/tile-picture/control-points", test_control_points);
  g_test_add_func ("/map/tile-picture/anywhere", test_anywhere);
  g_test_add_func ("/map/tile-picture/the-shift-is-not-nothing", test_the_shift_is_not_nothing);
  g_test_add_func ("/map/tile-picture/unshifted-is-untouched", test_unshifted_is_untouched);
  g_test_add_func ("/map/tile-picture/outside-nothing-moves", test_outside_nothing_moves);
  g_test_add_func ("/map/tile-picture/beyond-the-finest-zoom", test_beyond_the_finest_zoom);
  g_test_add_func ("/map/tile-picture/below-the-coarsest-zoom", test_below_the_coarsest_zoom);
  g_test_add_func ("/map/tile-picture/no-seams", test_no_seams);
  g_test_add_func ("/map/tile-picture/astride-the-edge", test_astride_the_edge);
  g_test_add_func ("/map/tile-picture/damaged-pictures", test_damaged_pictures);
  g_test_add_func ("/map/tile-picture/cut-png", test_cut_png);
  g_test_add_func ("/map/tile-picture/a-huge-claim", test_a_huge_claim);
  g_test_add_func ("/map/tile-picture/webp", test_webp);

  return g_test_run ();
}
