/* What is in view is told, what is not is not; every sample is drawn, within its room, and no two look alike. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing-paper.h"
#include "suyuan-thing.h"

#define WIDTH 26
#define HEIGHT 22

static SuyuanPosition
at (double lon,
    double lat)
{
  return (SuyuanPosition){ (gint32) (lon * SUYUAN_DEGREE), (gint32) (lat * SUYUAN_DEGREE) };
}

static SuyuanViewport
look (double lon,
      double zoom)
{
  SuyuanPosition middle = at (lon, 32);

  return (SuyuanViewport){ .centre = suyuan_world_from_position (&middle), .zoom = zoom, .width = 400, .height = 300 };
}

/* A river with banks, a section and an area round 112; a canal, an enterprise and a link to it round 113. */
static SuyuanScene *
make_scene (void)
{
  SuyuanScene   *scene = suyuan_scene_new ();
  SuyuanPosition river_ends[] = { at (111.99, 32), at (112.01, 32) }, canal_ends[] = { at (112.99, 32), at (113.01, 32) };
  SuyuanPosition ring[] = { at (111.99, 31.99), at (112.01, 31.99), at (112.01, 32.01), at (111.99, 31.99) };
  SuyuanPosition west = at (112, 32), east = at (113, 32), mouth = at (113.005, 32);
  g_autoptr (SuyuanLine) river = suyuan_line_new (river_ends, 2), canal = suyuan_line_new (canal_ends, 2), rings = suyuan_line_new (ring, 4);

  suyuan_scene_add_line (scene, SUYUAN_LINE_RIVER, 0, river, NULL, FALSE);
  suyuan_scene_set_banks (scene, SUYUAN_COVERAGE_WALKED_NONE, SUYUAN_COVERAGE_UNSAID);
  suyuan_scene_add_line (scene, SUYUAN_LINE_CANAL, 0, canal, NULL, FALSE);
  suyuan_scene_add_area (scene, SUYUAN_AREA_PROTECTED, rings, NULL);
  suyuan_scene_add_section (scene, &west, 3, NULL, FALSE);
  suyuan_scene_add_enterprise (scene, &east, NULL, FALSE);
  suyuan_scene_add_link (scene, &mouth, &east, "probable");
  return scene;
}

static void
test_in_view (void)
{
  g_autoptr (SuyuanScene) scene = make_scene ();
  SuyuanViewport west = look (112, 13), far_west = look (112, 10), east = look (113, 13), nowhere = look (114, 13), all = look (112.5, 6);
  guint32        western = SUYUAN_THING_BIT (SUYUAN_THING_RIVER) | SUYUAN_THING_BIT (SUYUAN_THING_AREA + SUYUAN_AREA_PROTECTED) |
                    SUYUAN_THING_BIT (SUYUAN_THING_SECTION + 3);
  guint32 eastern = SUYUAN_THING_BIT (SUYUAN_THING_CANAL) | SUYUAN_THING_BIT (SUYUAN_THING_ENTERPRISE) | SUYUAN_THING_BIT (SUYUAN_THING_LINK + 1);

  g_assert_cmphex (suyuan_scene_list_things (scene, &west), ==, western | SUYUAN_THING_BIT (SUYUAN_THING_BANK + SUYUAN_COVERAGE_WALKED_NONE));
  g_assert_cmphex (suyuan_scene_list_things (scene, &far_west), ==, western); /* banks cannot be told apart from so far */
  g_assert_cmphex (suyuan_scene_list_things (scene, &east), ==, eastern);
  g_assert_cmphex (suyuan_scene_list_things (scene, &nowhere), ==, 0);
  g_assert_cmphex (suyuan_scene_list_things (scene, &all), ==, western | eastern);
}

/* A triangle on its corner in the south-west, its long side from the south-east to the north-west. */
static void
add_triangle (SuyuanScene   *scene,
              SuyuanAreaKind kind)
{
  static const guint8 head[] = { 1, 3, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0 };
  static const double ring[][2] = { { 111, 31 }, { 113, 31 }, { 111, 33 }, { 111, 31 } };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) wkb = NULL;
  g_autoptr (SuyuanLine) rings = NULL;

  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) ring, sizeof ring);
  wkb = g_bytes_new (bytes->data, bytes->len);
  rings = suyuan_line_new_from_wkb (wkb, NULL);
  suyuan_scene_add_area (scene, kind, rings, NULL);
}

/* A river and a lake whose extents have the view in them are seen only where they are. */
static void
test_round_the_view (void)
{
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
  SuyuanPosition bend[] = { at (111, 31), at (113, 31), at (113, 33) };
  g_autoptr (SuyuanLine) line = suyuan_line_new (bend, G_N_ELEMENTS (bend));
  SuyuanViewport ashore = look (112.5, 13), afloat = look (111.5, 13), whole = look (112, 6);
  guint32        lake = SUYUAN_THING_BIT (SUYUAN_THING_AREA + SUYUAN_AREA_WATER);

  suyuan_scene_add_line (scene, SUYUAN_LINE_RIVER, 0, line, NULL, FALSE);
  add_triangle (scene, SUYUAN_AREA_WATER);
  g_assert_cmphex (suyuan_scene_list_things (scene, &ashore), ==, 0);
  g_assert_cmphex (suyuan_scene_list_things (scene, &afloat), ==, lake);
  g_assert_cmphex (suyuan_scene_list_things (scene, &whole), ==, lake | SUYUAN_THING_BIT (SUYUAN_THING_RIVER));
}

/* What is set off is a track, whatever it is a line of. */
static void
test_set_off (void)
{
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
  SuyuanPosition ends[] = { at (111.99, 32), at (112.01, 32) };
  g_autoptr (SuyuanLine) line = suyuan_line_new (ends, 2);
  SuyuanViewport viewport = look (112, 13);

  suyuan_scene_add_line (scene, SUYUAN_LINE_RIVER, 0, line, NULL, TRUE);
  g_assert_cmphex (suyuan_scene_list_things (scene, &viewport), ==, SUYUAN_THING_BIT (SUYUAN_THING_TRACK));
}

static void
test_samples (void)
{
  for (SuyuanScheme scheme = SUYUAN_SCHEME_LIGHT; scheme <= SUYUAN_SCHEME_DARK; scheme++)
    for (SuyuanThing thing = 0; thing < SUYUAN_N_THINGS; thing++)
      {
        g_auto (Paper) paper = paper_new (WIDTH, HEIGHT, scheme, FALSE);
        int left, top, right, bottom;

        suyuan_thing_draw (thing, paper.pen, WIDTH, HEIGHT);
        paper_get_inked (&paper, &left, &top, &right, &bottom);
        g_test_message ("%u: %d %d %d %d", thing, left, top, right, bottom);
        g_assert_cmpint (right - left, >=, 7);
        g_assert_cmpint (bottom - top, >=, 3);
      }
}

static guint
count_differing (const Paper *one,
                 const Paper *other)
{
  guint n = 0;

  for (int i = 0; i < WIDTH * HEIGHT; i++)
    n += paper_get_pixel (one, i % WIDTH, i / WIDTH) != paper_get_pixel (other, i % WIDTH, i / WIDTH);
  return n;
}

/* But for what is set off: a track looks as a walk does, and they never lie over the same map unnamed. */
static void
test_no_two_alike (void)
{
  for (SuyuanThing one = 0; one < SUYUAN_N_THINGS; one++)
    for (SuyuanThing other = one + 1; other < SUYUAN_N_THINGS; other++)
      {
        g_auto (Paper) left = paper_new (WIDTH, HEIGHT, SUYUAN_SCHEME_LIGHT, FALSE);
        g_auto (Paper) right = paper_new (WIDTH, HEIGHT, SUYUAN_SCHEME_LIGHT, FALSE);

        if (one == SUYUAN_THING_WALKED && other == SUYUAN_THING_TRACK)
          continue;
        suyuan_thing_draw (one, left.pen, WIDTH, HEIGHT);
        suyuan_thing_draw (other, right.pen, WIDTH, HEIGHT);
        g_test_message ("%u and %u", one, other);
        g_assert_cmpuint (count_differing (&left, &right), >=, 8);
      }
}

static int
get_grey (const Paper *paper,
          int          x,
          int          y)
{
  guint32 pixel = paper_get_pixel (paper, x, y);

  return (int) ((299 * (pixel >> 16 & 255) + 587 * (pixel >> 8 & 255) + 114 * (pixel & 255)) / 1000);
}

/* Protected, a park, a sewer's, another: told by the dashes of their edges where colours cannot be. */
static void
test_areas_without_colour (void)
{
  for (SuyuanAreaKind one = SUYUAN_AREA_PROTECTED; one < SUYUAN_AREA_WATER; one++)
    for (SuyuanAreaKind other = one + 1; other < SUYUAN_AREA_WATER; other++)
      {
        g_auto (Paper) left = paper_new (60, 40, SUYUAN_SCHEME_LIGHT, FALSE), right = paper_new (60, 40, SUYUAN_SCHEME_LIGHT, FALSE);
        guint n = 0;

        suyuan_thing_draw (SUYUAN_THING_AREA + one, left.pen, 60, 40);
        suyuan_thing_draw (SUYUAN_THING_AREA + other, right.pen, 60, 40);
        for (int y = 0; y < 40; y++)
          for (int x = 0; x < 60; x++)
            n += ABS (get_grey (&left, x, y) - get_grey (&right, x, y)) > 40;
        g_test_message ("%u and %u: %u", one, other, n);
        g_assert_cmpuint (n, >=, 20);
      }
}

/* Every key is one of the enumeration it stands for, and read back. */
static void
test_keys (void)
{
  for (guint i = 0; i < SUYUAN_COVERAGE_UNSAID; i++)
    g_assert_cmpint (suyuan_coverage_from_key (suyuan_coverage_get_key ((SuyuanCoverage) i)), ==, i);
  g_assert_cmpstr (suyuan_thing_get_confidence (SUYUAN_THING_LINK), ==, "suspected");
  g_assert_cmpstr (suyuan_thing_get_confidence (SUYUAN_THING_LINK + 2), ==, "confirmed");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/thing/in-view", test_in_view);
  g_test_add_func ("/map/thing/round-the-view", test_round_the_view);
  g_test_add_func ("/map/thing/set-off", test_set_off);
  g_test_add_func ("/map/thing/samples", test_samples);
  g_test_add_func ("/map/thing/no-two-alike", test_no_two_alike);
  g_test_add_func ("/map/thing/areas-without-colour", test_areas_without_colour);
  g_test_add_func ("/map/thing/keys", test_keys);

  return g_test_run ();
}
