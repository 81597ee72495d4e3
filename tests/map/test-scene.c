/* A scene is a whole map in every style: what is in it is seen, what is important stands on top. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "suyuan-scene-draw.h"

#define WIDTH 420
#define HEIGHT 300

static const SuyuanPosition middle = { 1120800000, 326800000 };
static const SuyuanPosition course[] = { { 1119000000, 327300000 }, { 1120200000, 326900000 }, { 1120800000, 326800000 }, { 1122500000, 326200000 } };

static void
add_square (SuyuanScene   *scene,
            SuyuanAreaKind kind,
            double         west,
            double         south,
            double         side,
            const char    *name)
{
  static const guint8 head[] = { 1, 3, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0 };
  const double        ring[][2] = { { west, south }, { west + side, south }, { west + side, south + side }, { west, south + side }, { west, south } };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) wkb = NULL;
  g_autoptr (SuyuanLine) rings = NULL;

  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) ring, sizeof ring);
  wkb = g_bytes_new (bytes->data, bytes->len);
  rings = suyuan_line_new_from_wkb (wkb, NULL);
  g_assert_nonnull (rings);
  suyuan_scene_add_area (scene, kind, rings, name);
}

static SuyuanScene *
make_scene (void)
{
  SuyuanScene *scene = suyuan_scene_new ();
  g_autoptr (SuyuanLine) river = suyuan_line_new (course, G_N_ELEMENTS (course));

  add_square (scene, SUYUAN_AREA_LAND, 111.9, 32.5, 0.4, "邓州市");
  add_square (scene, SUYUAN_AREA_WATER, 112.15, 32.75, 0.05, "某水库");
  add_square (scene, SUYUAN_AREA_PROTECTED, 112.0, 32.55, 0.05, NULL);
  suyuan_scene_add_line (scene, SUYUAN_LINE_RIVER, 0, river, "湍河", FALSE);
  suyuan_scene_add_place (scene, 1, &(SuyuanPosition){ 1121500000, 327000000 }, "花洲街道");
  suyuan_scene_add_section (scene, &course[1], 3, "张坡桥", FALSE);
  suyuan_scene_add_enterprise (scene, &(SuyuanPosition){ 1120500000, 327400000 }, "示例食品厂", FALSE);
  for (guint i = 0; i < 40; i++)
    suyuan_scene_add_outlet (scene, &(SuyuanPosition){ middle.lon + (gint32) i * 30000, middle.lat - (gint32) i * 10000 },
                             &(SuyuanSign){ i % SUYUAN_N_SHAPES, i % SUYUAN_N_STATUSES }, "排口");
  suyuan_scene_add_outlet (scene, &middle, &(SuyuanSign){ SUYUAN_SHAPE_INDUSTRY, SUYUAN_STATUS_TO_RECTIFY, .selected = TRUE },
                           "SY-0001");
  return scene;
}

static cairo_surface_t *
draw (const SuyuanScene      *scene,
      const SuyuanSceneStyle *style,
      double                  zoom)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH + 20, HEIGHT + 20);
  cairo_t         *cr = cairo_create (surface);
  SuyuanViewport   viewport = { suyuan_world_from_position (&middle), zoom, WIDTH, HEIGHT, 0 };

  suyuan_scene_draw (scene, cr, &viewport, style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel (cairo_surface_t *surface,
       int              x,
       int              y)
{
  return ((guint32 *) (cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface)))[x];
}

static guint
count_colour (cairo_surface_t *surface,
              guint32          rgb)
{
  guint n = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      n += pixel (surface, x, y) == (0xff000000 | rgb);
  return n;
}

static void
test_styles (void)
{
  g_autoptr (SuyuanScene) scene = make_scene ();

  for (SuyuanScheme scheme = 0; scheme < SUYUAN_N_SCHEMES; scheme++)
    for (double zoom = 5; zoom < 19; zoom += 1.7)
      {
        SuyuanSceneStyle style = { scheme, scheme != SUYUAN_SCHEME_DARK, 1, zoom < 12, FALSE, "© Somebody (ODbL)" };
        cairo_surface_t *surface = draw (scene, &style, zoom);

        for (int i = 0; i < WIDTH; i++)
          {
            g_assert_cmphex (pixel (surface, i, HEIGHT + 5), ==, 0);
            g_assert_cmphex (pixel (surface, i, HEIGHT / 3) >> 24, ==, 0xff);
          }
        cairo_surface_destroy (surface);
      }
}

/* Each thing leaves its own colour; the highlighted outlet its own in the middle of the map. */
static void
test_everything_is_seen (void)
{
  static const SuyuanColour colours[] = { SUYUAN_COLOUR_LAND, SUYUAN_COLOUR_GROUND, SUYUAN_COLOUR_LAKE,
                                          SUYUAN_COLOUR_RIVER, SUYUAN_COLOUR_CLASS + 3, SUYUAN_COLOUR_ENTERPRISE };
  g_autoptr (SuyuanScene) scene = make_scene ();

  for (SuyuanScheme scheme = 0; scheme < SUYUAN_N_SCHEMES; scheme++)
    {
      SuyuanSceneStyle style = { scheme, TRUE, 1, TRUE, FALSE, NULL };
      cairo_surface_t *surface = draw (scene, &style, 9.6);

      for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
        g_assert_cmpuint (count_colour (surface, suyuan_palette_get (scheme, colours[i])), >, 5);
      g_assert_cmphex (pixel (surface, WIDTH / 2 - 8, HEIGHT / 2 + 7), ==,
                       0xff000000 | suyuan_palette_get (scheme, SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_TO_RECTIFY));
      cairo_surface_destroy (surface);
    }
}

static void
test_transparent (void)
{
  g_autoptr (SuyuanScene) scene = make_scene ();
  SuyuanSceneStyle style = { SUYUAN_SCHEME_LIGHT, TRUE, 1, FALSE, TRUE, NULL };
  cairo_surface_t *surface = draw (scene, &style, 11);

  g_assert_cmphex (pixel (surface, 20, HEIGHT - 20), ==, 0);
  g_assert_cmpuint (count_colour (surface, suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_RIVER)), >, 50);
  cairo_surface_destroy (surface);
}

/* No sign and no name lies half under the neat line's band. */
static void
test_frame (void)
{
  g_autoptr (SuyuanScene) scene = make_scene ();
  SuyuanSceneStyle style = { SUYUAN_SCHEME_PRINT, TRUE, 1, TRUE, FALSE, NULL };
  cairo_surface_t *surface = draw (scene, &style, 11);

  for (int x = 0; x < WIDTH; x++)
    g_assert_cmphex (pixel (surface, x, 2), ==, 0xffffffff);
  for (int x = 20; x < WIDTH - 20; x++)
    g_assert_cmphex (MIN (pixel (surface, x, 14) & 0xff, pixel (surface, x, 15) & 0xff), <, 0xa0);
  cairo_surface_destroy (surface);
}

/* Beside the arrow it is light, whatever lies there. */
static void
test_the_arrow_has_a_plate (void)
{
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
  SuyuanSceneStyle style = { SUYUAN_SCHEME_PRINT, TRUE, 1, TRUE, FALSE, NULL };
  guint32          lake = 0xff000000 | suyuan_palette_get (SUYUAN_SCHEME_PRINT, SUYUAN_COLOUR_LAKE);
  cairo_surface_t *surface;

  add_square (scene, SUYUAN_AREA_WATER, 111, 32, 2, NULL);
  surface = draw (scene, &style, 11);
  g_assert_cmphex (pixel (surface, WIDTH - 60, 50), ==, lake);
  for (guint shift = 0; shift < 24; shift += 8)
    g_assert_cmpuint (0xff - (pixel (surface, WIDTH - 42, 50) >> shift & 0xff), <=, (0xff - (lake >> shift & 0xff)) / 5 + 1);
  cairo_surface_destroy (surface);
}

static void
test_extent (void)
{
  g_autoptr (SuyuanScene) scene = make_scene ();
  g_autoptr (SuyuanScene) empty = suyuan_scene_new ();
  SuyuanExtent extent = suyuan_scene_get_extent (scene), none = suyuan_scene_get_extent (empty);

  g_assert_true (suyuan_extent_is_empty (&none));
  for (guint i = 0; i < G_N_ELEMENTS (course); i++)
    {
      SuyuanWorld world = suyuan_world_from_position (&course[i]);

      g_assert_true (suyuan_extent_contains (&extent, &world));
    }
}

static void
test_empty (void)
{
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
  SuyuanSceneStyle style = { SUYUAN_SCHEME_LIGHT, FALSE, 1, FALSE, FALSE, NULL };
  cairo_surface_t *surface = draw (scene, &style, 3);

  g_assert_cmpuint (count_colour (surface, suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_GROUND)), ==, WIDTH * HEIGHT);
  cairo_surface_destroy (surface);
}

/* Turned by a quarter, the river that ran across runs up and down. */
static void
test_turned (void)
{
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
  const SuyuanPosition parallel[] = { { 1100000000, 326800000 }, { 1140000000, 326800000 } };
  g_autoptr (SuyuanLine) line = suyuan_line_new (parallel, 2);
  SuyuanSceneStyle style = { SUYUAN_SCHEME_LIGHT, TRUE, 1, TRUE, FALSE, NULL };
  SuyuanViewport   viewport = { suyuan_world_from_position (&middle), 9.4, WIDTH, HEIGHT, G_PI / 2 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  guint32          river = 0xff000000 | suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_RIVER);

  suyuan_scene_add_line (scene, SUYUAN_LINE_RIVER, 0, line, NULL, FALSE);
  suyuan_scene_draw (scene, cr, &viewport, &style);
  cairo_surface_flush (surface);
  for (int y = 40; y < HEIGHT - 60; y += 20)
    g_assert_true (pixel (surface, WIDTH / 2, y) == river || pixel (surface, WIDTH / 2 - 1, y) == river);
  g_assert_cmphex (pixel (surface, 40, HEIGHT / 2), !=, river);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The caller's colour, clip and transformation are as they were. */
static void
test_state_is_kept (void)
{
  g_autoptr (SuyuanScene) scene = make_scene ();
  SuyuanSceneStyle style = { SUYUAN_SCHEME_LIGHT, TRUE, 1, TRUE, FALSE, "x" };
  SuyuanViewport   viewport = { suyuan_world_from_position (&middle), 11, 100, 80, 0 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  double           left, top, right, bottom;

  cairo_set_line_width (cr, 3.25);
  suyuan_scene_draw (scene, cr, &viewport, &style);
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  g_assert_cmpfloat (right, ==, WIDTH);
  g_assert_cmpfloat (cairo_get_line_width (cr), ==, 3.25);
  g_assert_cmpint (cairo_get_dash_count (cr), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Where outlets crowd, the first keep their signs and the others are dots; none is lost. */
static void
test_crowd (void)
{
  guint32 closed = suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_CLOSED);
  guint32 sealed = suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_STATUS + SUYUAN_STATUS_SEALED);
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
  SuyuanSceneStyle style = { SUYUAN_SCHEME_LIGHT, TRUE, 1, FALSE, FALSE, NULL };
  SuyuanPosition   beside = { middle.lon + 24000, middle.lat };
  cairo_surface_t *surface;
  guint            n_closed, n_sealed;

  suyuan_scene_add_outlet (scene, &middle, &(SuyuanSign){ SUYUAN_SHAPE_INDUSTRY, SUYUAN_STATUS_CLOSED }, NULL);
  suyuan_scene_add_outlet (scene, &beside, &(SuyuanSign){ SUYUAN_SHAPE_INDUSTRY, SUYUAN_STATUS_SEALED }, NULL);
  surface = draw (scene, &style, 13);
  n_closed = count_colour (surface, closed);
  n_sealed = count_colour (surface, sealed);
  g_assert_cmpuint (n_closed, >, 60);
  g_assert_cmpuint (n_sealed, >, 6);
  g_assert_cmpuint (n_sealed, <, n_closed / 3);
  cairo_surface_destroy (surface);
}

static guint
count_inked (cairo_surface_t *surface,
             SuyuanScheme     scheme)
{
  return WIDTH * HEIGHT - count_colour (surface, suyuan_palette_get (scheme, SUYUAN_COLOUR_GROUND));
}

/* A settlement without room for its name is left out; a name never stands beside nothing. */
static void
test_settlements (void)
{
  g_autoptr (SuyuanScene) one = suyuan_scene_new ();
  g_autoptr (SuyuanScene) two = suyuan_scene_new ();
  SuyuanSceneStyle style = { SUYUAN_SCHEME_LIGHT, TRUE, 1, FALSE, FALSE, NULL };
  SuyuanPosition   beside = { middle.lon + 10000, middle.lat };
  cairo_surface_t *first, *both, *far;

  suyuan_scene_add_place (one, 3, &middle, "张村");
  suyuan_scene_add_place (two, 3, &middle, "张村");
  suyuan_scene_add_place (two, 3, &beside, "李村");
  first = draw (one, &style, 10.5);
  both = draw (two, &style, 10.5);
  far = draw (one, &style, 7);
  g_assert_cmpuint (count_inked (first, SUYUAN_SCHEME_LIGHT), >, 100);
  g_assert_cmpuint (count_inked (both, SUYUAN_SCHEME_LIGHT), ==, count_inked (first, SUYUAN_SCHEME_LIGHT));
  g_assert_cmpuint (count_inked (far, SUYUAN_SCHEME_LIGHT), ==, 0);
  cairo_surface_destroy (first);
  cairo_surface_destroy (both);
  cairo_surface_destroy (far);
}

static void
test_links (void)
{
  static const char *const keys[] = { "suspected", "probable", "confirmed" };
  SuyuanPosition           works = { middle.lon + 200000, middle.lat + 100000 };
  SuyuanSceneStyle         style = { SUYUAN_SCHEME_PRINT, TRUE, 1, FALSE, FALSE, NULL };
  guint                    last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
      cairo_surface_t *surface;
      SuyuanExtent     extent;
      guint            inked;

      suyuan_scene_add_link (scene, &middle, &works, keys[i]);
      extent = suyuan_scene_get_extent (scene);
      g_assert_true (suyuan_extent_is_empty (&extent));
      surface = draw (scene, &style, 13);
      inked = count_inked (surface, SUYUAN_SCHEME_PRINT);
      g_assert_cmpuint (inked, >, last);
      last = inked;
      cairo_surface_destroy (surface);
    }
}

/* A river from the west to the east: its left bank is above it, and every state of a bank looks like no other. */
static void
test_banks (void)
{
  SuyuanPosition ends[] = { { middle.lon - SUYUAN_DEGREE, middle.lat }, { middle.lon + SUYUAN_DEGREE, middle.lat } };
  g_autoptr (SuyuanLine) line = suyuan_line_new (ends, 2);
  SuyuanSceneStyle style = { SUYUAN_SCHEME_LIGHT, TRUE, 1 };
  guint            inked[SUYUAN_COVERAGE_UNSAID + 1];
  g_autoptr (GHashTable) looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (SuyuanCoverage left = 0; left <= SUYUAN_COVERAGE_UNSAID; left++)
    {
      g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
      g_autoptr (SuyuanScene) plain = suyuan_scene_new ();
      cairo_surface_t *with, *without;
      guint            above = 0, below = 0;

      suyuan_scene_add_line (scene, SUYUAN_LINE_RIVER, 0, line, NULL, FALSE);
      suyuan_scene_add_line (plain, SUYUAN_LINE_RIVER, 0, line, NULL, FALSE);
      suyuan_scene_set_banks (scene, left, SUYUAN_COVERAGE_UNSAID);
      with = draw (scene, &style, 12);
      without = draw (plain, &style, 12);
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          *(y < HEIGHT / 2 ? &above : &below) += pixel (with, x, y) != pixel (without, x, y);
      g_assert_cmpuint (below, ==, 0);
      inked[left] = above;
      g_assert_true (g_hash_table_add (looks, g_compute_checksum_for_data (G_CHECKSUM_MD5, cairo_image_surface_get_data (with),
                                                                           (gsize) cairo_image_surface_get_stride (with) * (HEIGHT / 2))));
      cairo_surface_destroy (with);
      cairo_surface_destroy (without);
    }
  g_assert_cmpuint (inked[SUYUAN_COVERAGE_UNSAID], ==, 0);
  for (SuyuanCoverage one = 0; one < SUYUAN_COVERAGE_UNSAID; one++)
    g_assert_cmpuint (inked[one], >, 20);
  g_assert_cmpint (suyuan_coverage_from_key ("inaccessible"), ==, SUYUAN_COVERAGE_INACCESSIBLE);
  g_assert_cmpint (suyuan_coverage_from_key ("walked_found"), ==, SUYUAN_COVERAGE_WALKED_FOUND);
  g_assert_cmpint (suyuan_coverage_from_key (NULL), ==, SUYUAN_COVERAGE_UNSAID);
}

static guint
count_changed (cairo_surface_t  *one,
               cairo_surface_t  *other,
               const SuyuanRoom *room)
{
  guint n = 0;

  for (int y = (int) room->y; y < room->y + room->height; y++)
    for (int x = (int) room->x; x < room->x + room->width; x++)
      n += pixel (one, x, y) != pixel (other, x, y);
  return n;
}

/* What was walked is set off above the rivers; a section on it stays on top, and names do not move. */
static void
test_lines_over (void)
{
  g_autoptr (SuyuanScene) scene = make_scene ();
  g_autoptr (SuyuanScene) over = suyuan_scene_new ();
  g_autoptr (SuyuanLine) river = suyuan_line_new (course, G_N_ELEMENTS (course));
  SuyuanSceneStyle style = { SUYUAN_SCHEME_LIGHT, TRUE, 1 };
  guint32          accent = suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_ACCENT), section = suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_CLASS + 3);
  cairo_surface_t *plain, *walked;

  suyuan_scene_add_line (over, SUYUAN_LINE_RIVER, 1, river, NULL, TRUE);
  plain = draw (scene, &style, 11);
  style.over = over;
  walked = draw (scene, &style, 11);
  g_assert_cmpuint (count_colour (walked, accent), >, count_colour (plain, accent) + 50);
  g_assert_cmpuint (count_colour (walked, section), ==, count_colour (plain, section));
  cairo_surface_destroy (plain);
  cairo_surface_destroy (walked);
}

/* What will be drawn over the map pushes a name aside and leaves the sign where it is; all around taken, there is no
 * name. */
static void
test_names_keep_off (void)
{
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
  g_autoptr (SuyuanScene) bare = suyuan_scene_new ();
  SuyuanSceneStyle style = { SUYUAN_SCHEME_LIGHT, TRUE, 1 };
  const SuyuanRoom right = { WIDTH / 2 + 12, HEIGHT / 2 - 12, 90, 24 }, left = { WIDTH / 2 - 102, HEIGHT / 2 - 12, 90, 24 };
  const SuyuanRoom all[] = { { 0, 0, WIDTH, HEIGHT } };
  cairo_surface_t *free_of_all, *pushed, *crowded, *unnamed;

  suyuan_scene_add_section (scene, &middle, 3, "张坡桥", FALSE);
  suyuan_scene_add_section (bare, &middle, 3, NULL, FALSE);
  unnamed = draw (bare, &style, 11);
  free_of_all = draw (scene, &style, 11);
  style.obstacles = &right;
  style.n_obstacles = 1;
  pushed = draw (scene, &style, 11);
  style.obstacles = all;
  crowded = draw (scene, &style, 11);
  g_assert_cmpuint (count_changed (free_of_all, unnamed, &right), >, 50);
  g_assert_cmpuint (count_changed (pushed, unnamed, &right), ==, 0);
  g_assert_cmpuint (count_changed (pushed, unnamed, &left), >, 50);
  g_assert_cmpuint (count_changed (crowded, unnamed, all), ==, 0);
  cairo_surface_destroy (free_of_all);
  cairo_surface_destroy (pushed);
  cairo_surface_destroy (crowded);
  cairo_surface_destroy (unnamed);
}

/* Apart from the ground: what is drawn above the outlets is the section with its numeral and name, whole, and nothing else; it
 * stands on its place with its point. */
static void
test_sections_above (void)
{
  g_autoptr (SuyuanScene) scene = make_scene ();
  SuyuanSceneStyle style = { SUYUAN_SCHEME_LIGHT, TRUE, 1 };
  cairo_surface_t *together = draw (scene, &style, 11), *ground, *above = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  guint32          section = suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_CLASS + 3);
  guint32          river = suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_RIVER);

  style.above = cairo_create (above);
  ground = draw (scene, &style, 11);
  cairo_destroy (style.above);
  cairo_surface_flush (above);
  g_assert_cmpuint (count_colour (ground, section), ==, 0);
  g_assert_cmpuint (count_colour (above, section), ==, count_colour (together, section));
  g_assert_cmpuint (count_colour (above, section), >, 40);
  g_assert_cmpuint (count_colour (above, river), ==, 0);
  cairo_surface_destroy (together);
  cairo_surface_destroy (ground);
  cairo_surface_destroy (above);
}

/* For eyes that ask for it, sections have an edge in the colour of letters. */
static void
test_strong (void)
{
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
  SuyuanSceneStyle style = { SUYUAN_SCHEME_LIGHT, TRUE, 1 };
  guint32          edge = suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_TEXT);
  cairo_surface_t *plain, *strong;

  suyuan_scene_add_section (scene, &middle, 4, NULL, FALSE);
  plain = draw (scene, &style, 11);
  style.strong = TRUE;
  strong = draw (scene, &style, 11);
  g_assert_cmpuint (count_colour (strong, edge), >, count_colour (plain, edge) + 5);
  cairo_surface_destroy (plain);
  cairo_surface_destroy (strong);
}

/* Two that would cover each other are not both whole: the second is a small one. Two that only overlap are. */
static void
test_sections_are_read (void)
{
  SuyuanSceneStyle style = { SUYUAN_SCHEME_LIGHT, TRUE, 1 };
  guint32          section = suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_CLASS + 3);
  guint            seen[3];

  for (guint i = 0; i < 3; i++)
    {
      static const gint32 away[] = { 0, 20000, 400000 }; /* degrees × 10⁷ */
      g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
      const SuyuanPosition other = { middle.lon + away[i], middle.lat };
      cairo_surface_t     *drawn;

      suyuan_scene_add_section (scene, &middle, 3, NULL, FALSE);
      if (i > 0)
        suyuan_scene_add_section (scene, &other, 3, NULL, FALSE);
      drawn = draw (scene, &style, 9);
      seen[i] = count_colour (drawn, section);
      cairo_surface_destroy (drawn);
    }
  g_assert_cmpuint (seen[1], <, seen[0] * 3 / 2);
  g_assert_cmpuint (seen[2], >, seen[0] * 3 / 2);
}

/* The signs of a legend differ from each other, and each way of walking has a key of its own. */
static void
test_bank_samples (void)
{
  g_autoptr (GHashTable) looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (SuyuanCoverage coverage = 0; coverage < SUYUAN_COVERAGE_UNSAID; coverage++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 26, 26);
      cairo_t         *cr = cairo_create (surface);
      g_autoptr (SuyuanPen) pen = suyuan_pen_new (cr, SUYUAN_SCHEME_LIGHT, TRUE);

      suyuan_scene_draw_bank_sample (coverage, pen, 13, 13, 20);
      cairo_surface_flush (surface);
      g_assert_true (g_hash_table_add (looks, g_compute_checksum_for_data (G_CHECKSUM_MD5, cairo_image_surface_get_data (surface),
                                                                           (gsize) cairo_image_surface_get_stride (surface) * 26)));
      g_assert_cmpint (suyuan_coverage_from_key (suyuan_coverage_get_key (coverage)), ==, coverage);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* The ground of one and the points of another, whoever of them is let go of first. */
static void
test_joined (void)
{
  SuyuanScene *ground = suyuan_scene_new (), *points = suyuan_scene_new ();
  g_autoptr (SuyuanLine) river = suyuan_line_new (course, G_N_ELEMENTS (course));
  g_autoptr (SuyuanScene) scene = NULL;
  SuyuanExtent         extent, of_river;
  const SuyuanPosition south = { 1120000000, 310000000 }, north = { 1120000000, 350000000 };
  SuyuanWorld          lowest = suyuan_world_from_position (&south), highest = suyuan_world_from_position (&north);

  suyuan_scene_add_line (ground, SUYUAN_LINE_RIVER, 0, river, "湍河", FALSE);
  of_river = suyuan_scene_get_extent (ground);
  suyuan_scene_add_section (ground, &north, 3, "不要", FALSE);
  suyuan_scene_add_section (points, &south, 3, "要", FALSE);
  scene = suyuan_scene_join (ground, points);
  suyuan_scene_unref (ground);
  suyuan_scene_unref (points);
  extent = suyuan_scene_get_extent (scene);
  g_assert_cmpfloat (extent.west, ==, of_river.west);
  g_assert_cmpfloat (extent.north, ==, of_river.north);
  g_assert_cmpfloat (extent.north, >, highest.y);
  g_assert_cmpfloat (extent.south, ==, lowest.y);
}

/* What nobody waits for any more is left undrawn. */
static void
test_cancelled (void)
{
  g_autoptr (SuyuanScene) scene = make_scene ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  SuyuanSceneStyle style = { .scheme = SUYUAN_SCHEME_LIGHT, .scale = 1, .transparent = TRUE, .cancellable = cancelled };
  cairo_surface_t *before = draw (scene, &style, 11), *after;

  g_assert_cmpuint (count_colour (before, suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_RIVER)), >, 0);
  g_cancellable_cancel (cancelled);
  after = draw (scene, &style, 11);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      g_assert_cmphex (pixel (after, x, y), ==, 0);
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/styles", test_styles);
  g_test_add_func ("/scene/everything-is-seen", test_everything_is_seen);
  g_test_add_func ("/scene/transparent", test_transparent);
  g_test_add_func ("/scene/frame", test_frame);
  g_test_add_func ("/scene/arrow-has-a-plate", test_the_arrow_has_a_plate);
  g_test_add_func ("/scene/extent", test_extent);
  g_test_add_func ("/scene/empty", test_empty);
  g_test_add_func ("/scene/turned", test_turned);
  g_test_add_func ("/scene/state-is-kept", test_state_is_kept);
  g_test_add_func ("/scene/crowd", test_crowd);
  g_test_add_func ("/scene/settlements", test_settlements);
  g_test_add_func ("/scene/links", test_links);
  g_test_add_func ("/map/scene/lines-over", test_lines_over);
  g_test_add_func ("/scene/banks", test_banks);
  g_test_add_func ("/map/scene/names-keep-off", test_names_keep_off);
  g_test_add_func ("/map/scene/sections-above", test_sections_above);
  g_test_add_func ("/map/scene/strong", test_strong);
  g_test_add_func ("/map/scene/sections-are-read", test_sections_are_read);
  g_test_add_func ("/map/scene/bank-samples", test_bank_samples);
  g_test_add_func ("/map/scene/joined", test_joined);
  g_test_add_func ("/map/scene/cancelled", test_cancelled);

  return g_test_run ();
}
