/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing-paper.h"
#include "suyuan-scene-draw.h"

#define COURSE 150 /* pixels from the top to the course */

static const SuyuanPosition course[] = { { 1119000000, 325000000 }, { 1121000000, 325000000 } };

static Paper
draw (const SuyuanScene *scene,
      const GPtrArray   *laid)
{
  Paper            paper = paper_new (400, 300, SUYUAN_SCHEME_LIGHT, TRUE);
  SuyuanViewport   viewport = { .centre = suyuan_world_from_position (&(SuyuanPosition){ 1120000000, 325000000 }), .zoom = 12, .width = 400, .height = 300 };
  SuyuanSceneStyle style = { .scheme = SUYUAN_SCHEME_LIGHT, .chinese = TRUE, .scale = 1, .laid = laid };

  suyuan_scene_draw (scene, paper.cr, &viewport, &style);
  return paper;
}

static guint
count_other (const Paper *one,
             const Paper *other)
{
  guint n = 0;

  for (int y = 0; y < one->height; y++)
    for (int x = 0; x < one->width; x++)
      n += paper_get_pixel (one, x, y) != paper_get_pixel (other, x, y);
  return n;
}

static SuyuanScene *
make_track (const char *name)
{
  SuyuanScene *track = suyuan_scene_new ();
  g_autoptr (SuyuanLine) line = suyuan_line_new (course, G_N_ELEMENTS (course));

  suyuan_scene_add_line (track, SUYUAN_LINE_RIVER, 0, line, name, TRUE);
  return track;
}

/* A track that is laid over a map is drawn on it, and named. */
static void
test_track (void)
{
  g_autoptr (SuyuanScene) ground = suyuan_scene_new (), bare = make_track (NULL), named = make_track ("左岸步行记录");
  g_autoptr (GPtrArray) laid = g_ptr_array_new ();
  guint32 accent = suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_ACCENT);
  g_auto (Paper) nothing = draw (ground, laid), walked = { 0 }, told = { 0 };

  g_ptr_array_add (laid, bare);
  walked = draw (ground, laid);
  laid->pdata[0] = named;
  told = draw (ground, laid);
  g_assert_cmpuint (paper_count (&nothing, accent), ==, 0);
  g_assert_cmpuint (paper_count (&walked, accent), >, 400);
  g_assert_cmpuint (count_other (&told, &walked), >, 200);
}

/* A link lies above a track, whichever of the two was laid first. */
static void
test_link (void)
{
  g_autoptr (SuyuanScene) ground = suyuan_scene_new (), track = make_track (NULL), link = suyuan_scene_new ();
  g_autoptr (GPtrArray) one = g_ptr_array_new (), other = g_ptr_array_new ();
  const SuyuanPosition north = { 1120000000, 325300000 }, south = { 1120000000, 324700000 };
  guint32              accent = suyuan_palette_get (SUYUAN_SCHEME_LIGHT, SUYUAN_COLOUR_ACCENT);
  g_auto (Paper) first = { 0 }, second = { 0 }, alone = { 0 };

  suyuan_scene_add_link (link, &north, &south, "confirmed");
  g_ptr_array_add (one, track);
  alone = draw (ground, one);
  g_ptr_array_add (one, link);
  g_ptr_array_add (other, link);
  g_ptr_array_add (other, track);
  first = draw (ground, one);
  second = draw (ground, other);
  g_assert_cmpuint (paper_count (&first, accent), <, paper_count (&alone, accent));
  g_assert_cmpuint (paper_count (&first, accent), ==, paper_count (&second, accent));
}

static SuyuanScene *
make_river (const char *name)
{
  SuyuanScene *scene = suyuan_scene_new ();
  g_autoptr (SuyuanLine) line = suyuan_line_new (course, G_N_ELEMENTS (course));

  suyuan_scene_add_line (scene, SUYUAN_LINE_RIVER, 0, line, name, FALSE);
  suyuan_scene_set_banks (scene, SUYUAN_COVERAGE_WALKED_FOUND, SUYUAN_COVERAGE_WALKED_FOUND);
  return scene;
}

/* The name of a river stands beside its banks and covers nothing of what is said of them. */
static void
test_beside_banks (void)
{
  g_autoptr (SuyuanScene) named = make_river ("湍河上游一段"), bare = make_river (NULL);
  g_auto (Paper) told = draw (named, NULL), plain = draw (bare, NULL);

  g_assert_cmpuint (count_other (&told, &plain), >, 200);
  for (int y = COURSE - 5; y <= COURSE + 5; y++)
    for (int x = 0; x < told.width; x++)
      g_assert_cmphex (paper_get_pixel (&told, x, y), ==, paper_get_pixel (&plain, x, y));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene-laid/track", test_track);
  g_test_add_func ("/scene-laid/link", test_link);
  g_test_add_func ("/scene-laid/beside-banks", test_beside_banks);

  return g_test_run ();
}
