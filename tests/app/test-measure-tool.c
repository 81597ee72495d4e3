/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-map-strip.h"
#include "suyuan-measure-tool.h"
#include "suyuan-measure-words.h"
#include "suyuan-stage.h"

typedef struct
{
  SuyuanStage    *stage;
  GtkWindow      *window;
  SuyuanMapView  *view;
  SuyuanMapStrip *strip;
} Play;

static Play
play_new (void)
{
  Play play = { .stage = suyuan_stage_new (), .view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL) };

  suyuan_stage_add (play.stage, SUYUAN_KIND_REACH, (const char *[]){ "code=R1", "name=Bai", "geometry=LINESTRING (112.48 32.5, 112.49 32.505, 112.52 32.5)", NULL });
  suyuan_stage_add (play.stage, SUYUAN_KIND_REACH, (const char *[]){ "code=R2", "name=Pond", "geometry=LINESTRING (112.49 32.52, 112.51 32.52)", NULL });
  play.strip = suyuan_map_strip_new (play.view);
  play.window = suyuan_stage_show_map (play.stage, play.view);
  suyuan_map_view_look (play.view, 112.5, 32.5, 13);
  suyuan_stage_spin (400);

  return play;
}

static void
play_free (Play *play)
{
  suyuan_stage_close (play->stage, play->window);
}

static SuyuanMeasureTool *
take (Play       *play,
      const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (play->strip), action, NULL);
  suyuan_stage_spin (100);
  return SUYUAN_MEASURE_TOOL (suyuan_map_view_get_tool (play->view));
}

static gboolean
press (Play *play,
       guint key)
{
  gboolean handled = suyuan_stage_press (GTK_WIDGET (play->view), key, 0);

  suyuan_stage_spin (50);
  return handled;
}

static void
click_at (Play              *play,
          SuyuanMeasureTool *tool,
          double             lon,
          double             lat)
{
  SuyuanViewport viewport = suyuan_map_view_get_viewport (play->view);
  SuyuanPosition position = { (gint32) (lon * 1e7 + 0.5), (gint32) (lat * 1e7 + 0.5) };
  SuyuanWorld    world = suyuan_world_from_position (&position);
  double         x, y;

  suyuan_viewport_to_screen (&viewport, &world, &x, &y);
  suyuan_measure_tool_click (tool, x, y);
}

static guint
count_points (SuyuanMeasureTool *tool)
{
  guint n;

  suyuan_measure_get_points (suyuan_measure_tool_get_measure (tool), &n);
  return n;
}

static void
assert_words (Play       *play,
              const char *part)
{
  if (strstr (suyuan_map_strip_get_words (play->strip), part) == NULL)
    g_error ("“%s” is not in “%s”", part, suyuan_map_strip_get_words (play->strip));
}

static void
test_line_and_field (void)
{
  Play               play = play_new ();
  SuyuanMeasureTool *tool = take (&play, "place.measure");

  assert_words (&play, "Escape leaves");
  click_at (&play, tool, 112.49, 32.49);
  click_at (&play, tool, 112.51, 32.49);
  assert_words (&play, "2 points · length 1.8");
  click_at (&play, tool, 112.51, 32.51);
  click_at (&play, tool, 112.49, 32.49);
  g_assert_true (suyuan_measure_is_closed (suyuan_measure_tool_get_measure (tool)));
  assert_words (&play, "Area 2.08 km²");
  g_assert_true (press (&play, GDK_KEY_BackSpace));
  assert_words (&play, "3 points");
  g_assert_true (press (&play, GDK_KEY_Return));
  g_assert_true (suyuan_measure_is_ended (suyuan_measure_tool_get_measure (tool)));
  click_at (&play, tool, 112.50, 32.50);
  g_assert_cmpuint (count_points (tool), ==, 1);
  play_free (&play);
}

/* Space sets points in the middle, arrows move the map under it. */
static void
test_by_keyboard (void)
{
  Play               play = play_new ();
  SuyuanMeasureTool *tool = take (&play, "place.measure");
  double             width = suyuan_map_view_get_viewport (play.view).width;
  SuyuanViewport     viewport = suyuan_map_view_get_viewport (play.view);
  g_autofree char   *expected = NULL;

  g_assert_true (press (&play, GDK_KEY_space));
  g_assert_true (press (&play, GDK_KEY_Right));
  g_assert_true (press (&play, GDK_KEY_space));
  g_assert_cmpuint (count_points (tool), ==, 2);
  g_assert_cmpfloat_with_epsilon (suyuan_measure_get_length (suyuan_measure_tool_get_measure (tool), NULL),
                                  0.2 * width * suyuan_viewport_get_metres_per_pixel (&viewport), 20);
  g_assert_true (press (&play, GDK_KEY_Escape));
  g_assert_null (suyuan_map_view_get_tool (play.view));
  g_assert_cmpstr (suyuan_map_strip_get_words (play.strip), ==, "");
  play_free (&play);
}

static gboolean
has_ended (gpointer tool)
{
  return suyuan_measure_is_ended (suyuan_measure_tool_get_measure (tool));
}

/* Two points near a river: along it; on two that do not meet: why not, and the next begins anew. */
static void
test_along_the_river (void)
{
  Play               play = play_new ();
  SuyuanMeasureTool *tool = take (&play, "place.measure-river");
  gboolean           fault;

  click_at (&play, tool, 112.485, 32.502);
  click_at (&play, tool, 112.515, 32.502);
  suyuan_stage_wait (has_ended, tool);
  assert_words (&play, "downstream: Bai");
  g_assert_cmpfloat_with_epsilon (suyuan_measure_get_length (suyuan_measure_tool_get_measure (tool), NULL), 2895, 60);
  click_at (&play, tool, 112.5, 32.502);
  g_assert_cmpuint (count_points (tool), ==, 1);
  click_at (&play, tool, 112.5, 32.521);
  suyuan_stage_wait (has_ended, tool);
  assert_words (&play, "not joined");
  suyuan_measure_tool_get_words (tool, &fault);
  g_assert_true (fault);
  play_free (&play);
}

/* The same again puts it away; the other takes its place. A question under way is dropped with it. */
static void
test_put_away (void)
{
  Play               play = play_new ();
  SuyuanMeasureTool *tool = take (&play, "place.measure-river");

  g_assert_true (suyuan_measure_tool_is_river (tool));
  click_at (&play, tool, 112.485, 32.502);
  click_at (&play, tool, 112.515, 32.502);
  tool = take (&play, "place.measure");
  g_assert_false (suyuan_measure_tool_is_river (tool));
  g_assert_null (take (&play, "place.measure"));
  g_assert_nonnull (take (&play, "place.measure"));
  suyuan_map_strip_set_seat (play.strip, play.stage->seat);
  g_assert_null (suyuan_map_view_get_tool (play.view));
  suyuan_stage_spin (200);
  play_free (&play);
}

static void
test_words (void)
{
  static const struct
  {
    double      value;
    gboolean    area;
    const char *words;
  } cases[] = {
    { 0, FALSE, "0 m" },
    { 999.4, FALSE, "999 m" },
    { 999.6, FALSE, "1.00 km" },
    { 12345, FALSE, "12.35 km" },
    { 123456, FALSE, "123.5 km" },
    { 999, TRUE, "999 m²" },
    { 12345, TRUE, "1.23 ha" },
    { 2080000, TRUE, "2.08 km²" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = cases[i].area ? suyuan_measure_dup_area (cases[i].value) : suyuan_measure_dup_length (cases[i].value);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/measure-tool/line-and-field", test_line_and_field);
  g_test_add_func ("/app/measure-tool/by-keyboard", test_by_keyboard);
  g_test_add_func ("/app/measure-tool/along-the-river", test_along_the_river);
  g_test_add_func ("/app/measure-tool/put-away", test_put_away);
  g_test_add_func ("/app/measure-tool/words", test_words);

  return g_test_run ();
}
