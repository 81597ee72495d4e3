/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-landmark.h"

#include <math.h>

static const SuyuanPosition middle = { 1120500000, 325000000 };

static SuyuanViewport
look (double zoom)
{
  return (SuyuanViewport){ .centre = suyuan_world_from_position (&middle), .zoom = zoom, .width = 800, .height = 600 };
}

static GArray *
list_around (guint  n,
             GRand *rand)
{
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();

  for (guint i = 0; i < n; i++)
    {
      SuyuanPosition place = { middle.lon + g_rand_int_range (rand, -20000000, 20000000), middle.lat + g_rand_int_range (rand, -20000000, 20000000) };

      suyuan_scene_add_section (scene, &place, i % (SUYUAN_CLASS_WORSE + 1), NULL, FALSE);
      suyuan_scene_add_enterprise (scene, &place, NULL, FALSE);
    }
  return suyuan_scene_list_sections (scene);
}

/* Pixels from a place to the middle of the sign of the nearest section. */
static double
measure (const GArray         *sections,
         const SuyuanViewport *viewport,
         const SuyuanWorld    *place)
{
  double best = G_MAXDOUBLE, x, y, at_x, at_y;

  suyuan_viewport_to_screen (viewport, place, &x, &y);
  for (guint i = 0; i < sections->len; i++)
    {
      suyuan_viewport_to_screen (viewport, &g_array_index (sections, SuyuanWorld, i), &at_x, &at_y);
      best = MIN (best, hypot (x - at_x, y - (at_y - suyuan_section_get_lift (suyuan_section_get_size (viewport->zoom)))));
    }
  return best;
}

/* The sections alone, from the west. */
static void
test_list (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GArray) sections = list_around (200, rand);

  g_assert_cmpuint (sections->len, ==, 200);
  for (guint i = 1; i < sections->len; i++)
    g_assert_cmpfloat (g_array_index (sections, SuyuanWorld, i - 1).x, <=, g_array_index (sections, SuyuanWorld, i).x);
}

/* The numeral of a section is large enough to be read from the nation to the street, and never larger than it was. */
static void
test_size (void)
{
  for (double zoom = 2; zoom <= 19; zoom += 0.25)
    {
      g_assert_cmpfloat (0.44 * suyuan_section_get_size (zoom), >=, 7);
      g_assert_cmpfloat (suyuan_section_get_size (zoom), <=, 20);
    }
}

/* Whatever stands for several outlets comes to stand beside the one section it stood on: no further than it must, in the
 * direction in which it stood, at any zoom, however the map is turned. */
static void
test_one_makes_way (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
  g_autoptr (GArray) sections = NULL;

  suyuan_scene_add_section (scene, &middle, 3, NULL, FALSE);
  sections = suyuan_scene_list_sections (scene);
  for (guint i = 0; i < 500; i++)
    {
      SuyuanViewport viewport = look (g_rand_double_range (rand, 3, 19));
      double         size = g_rand_double_range (rand, 21, 40), before, after, gap;
      SuyuanWorld    place, moved;

      viewport.rotation = i % 2 ? g_rand_double_range (rand, -3, 3) : 0;
      place = suyuan_viewport_from_screen (&viewport, 400 + g_rand_double_range (rand, -60, 60), 300 + g_rand_double_range (rand, -60, 60));
      moved = place;
      gap = size / 2 + 0.5 * suyuan_section_get_size (viewport.zoom) + 1;
      before = measure (sections, &viewport, &place);
      suyuan_sections_make_way (sections, &viewport, size, &moved);
      after = measure (sections, &viewport, &moved);
      if (before >= gap)
        g_assert_true (moved.x == place.x && moved.y == place.y);
      else
        g_assert_cmpfloat_with_epsilon (after, gap, 0.01);
      g_assert_cmpint (suyuan_sections_cover (sections, &viewport, &place), ==, before < 0.5 * suyuan_section_get_size (viewport.zoom));
    }
}

/* Right on it there is no direction: to the left, since names stand on the right. */
static void
test_right_on_it (void)
{
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
  g_autoptr (GArray) sections = NULL;
  SuyuanViewport viewport = look (9);
  double         lift = suyuan_section_get_lift (suyuan_section_get_size (9)), x, y;
  SuyuanWorld    place;

  suyuan_scene_add_section (scene, &middle, 3, NULL, FALSE);
  sections = suyuan_scene_list_sections (scene);
  place = suyuan_viewport_from_screen (&viewport, 400, 300 - lift);
  suyuan_sections_make_way (sections, &viewport, 30, &place);
  suyuan_viewport_to_screen (&viewport, &place, &x, &y);
  g_assert_cmpfloat (x, <, 380);
  g_assert_cmpfloat_with_epsilon (y, 300 - lift, 0.5);
}

/* Among many sections the answer is that of asking all of them; where one looks from changes nothing. */
static void
test_among_many (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  g_autoptr (GArray) sections = list_around (3000, rand);
  SuyuanViewport viewport = look (8), other = look (8);

  other.centre.x += 0.003;
  for (guint i = 0; i < 2000; i++)
    {
      SuyuanWorld place = suyuan_viewport_from_screen (&viewport, g_rand_double_range (rand, 0, 800), g_rand_double_range (rand, 0, 600)), moved = place, again = place;
      double      away = measure (sections, &viewport, &place), gap = 15 + 0.5 * suyuan_section_get_size (8) + 1;

      g_assert_cmpint (suyuan_sections_cover (sections, &viewport, &place), ==, away < 0.5 * suyuan_section_get_size (8));
      suyuan_sections_make_way (sections, &viewport, 30, &moved);
      suyuan_sections_make_way (sections, &other, 30, &again);
      g_assert_true (moved.x == again.x && moved.y == again.y);
      g_assert_cmpint (moved.x != place.x || moved.y != place.y, ==, away < gap);
    }
}

/* Without sections nothing moves. */
static void
test_none (void)
{
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
  g_autoptr (GArray) sections = suyuan_scene_list_sections (scene);
  SuyuanViewport viewport = look (8);
  SuyuanWorld    place = viewport.centre;

  suyuan_sections_make_way (sections, &viewport, 30, &place);
  g_assert_true (place.x == viewport.centre.x && place.y == viewport.centre.y);
  g_assert_false (suyuan_sections_cover (sections, &viewport, &place));
}

/* A pixel of a sign finds its section, and what stands there is what covers a place: an outlet under it is not reached. */
static void
test_found_where_it_is_drawn (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  g_autoptr (SuyuanScene) scene = suyuan_scene_new ();
  g_autoptr (GArray) sections = NULL, landmarks = NULL, seen = NULL, works = NULL;
  SuyuanViewport viewport = look (11);
  double         on_x, on_y;

  viewport.rotation = 0.7;
  for (guint i = 0; i < 60; i++)
    {
      SuyuanPosition place = { middle.lon + g_rand_int_range (rand, -8000000, 8000000), middle.lat + g_rand_int_range (rand, -8000000, 8000000) };
      SuyuanUid      uid = { { (guint8) (i + 1) } };

      suyuan_scene_add_section (scene, &place, 3, NULL, FALSE);
      if (i > 0) /* the first does not say which record it is */
        suyuan_scene_set_record (scene, &uid);
    }
  sections = suyuan_scene_list_sections (scene);
  landmarks = suyuan_scene_list_landmarks (scene, FALSE);
  g_assert_cmpuint (landmarks->len, ==, 59);
  suyuan_scene_add_enterprise (scene, &middle, NULL, FALSE);
  suyuan_scene_set_record (scene, &(SuyuanUid){ { 99 } });
  works = suyuan_scene_list_landmarks (scene, TRUE);
  g_assert_cmpuint (works->len, ==, 1);
  suyuan_landmark_get_middle (&g_array_index (works, SuyuanLandmark, 0), &viewport, &on_x, &on_y); /* on its place */
  g_assert_cmpfloat_with_epsilon (on_x, viewport.width / 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (on_y, viewport.height / 2, 1e-6);
  for (guint i = 0; i < landmarks->len; i++)
    {
      const SuyuanLandmark *one = &g_array_index (landmarks, SuyuanLandmark, i);
      SuyuanLandmark        found;
      SuyuanWorld           world;
      double                x, y;

      suyuan_landmark_get_middle (one, &viewport, &x, &y);
      g_assert_true (suyuan_landmarks_find (landmarks, &viewport, x, y, 0, &found));
      g_assert_true (suyuan_uid_equal (&found.uid, &one->uid));
      world = suyuan_viewport_from_screen (&viewport, x, y);
      g_assert_true (suyuan_sections_cover (sections, &viewport, &world));
      g_assert_false (suyuan_landmarks_find (landmarks, &viewport, -500, y, 3, &found));
    }
  viewport.width = viewport.height = 40;
  seen = suyuan_landmarks_list_in_view (landmarks, &viewport);
  g_assert_cmpuint (seen->len, <, 59);
  for (guint i = 0; i < seen->len; i++)
    {
      double x, y;

      suyuan_viewport_to_screen (&viewport, &g_array_index (seen, SuyuanLandmark, i).place, &x, &y);
      g_assert_cmpfloat (hypot (x - 20, y - 20), <, 80);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/landmark/list", test_list);
  g_test_add_func ("/landmark/size", test_size);
  g_test_add_func ("/landmark/one-makes-way", test_one_makes_way);
  g_test_add_func ("/landmark/right-on-it", test_right_on_it);
  g_test_add_func ("/landmark/among-many", test_among_many);
  g_test_add_func ("/landmark/found-where-it-is-drawn", test_found_where_it_is_drawn);
  g_test_add_func ("/landmark/none", test_none);

  return g_test_run ();
}
