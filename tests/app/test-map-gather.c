/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-focus.h"
#include "suyuan-lasso-tool.h"
#include "suyuan-outlets-page.h"
#include "suyuan-page.h"
#include "suyuan-reaches.h"

/* By where they are: at a wide zoom the six stand as one sign somewhere else. */
static void
test_map_gather_is_exact (void)
{
  SuyuanReaches play;
  SuyuanWorld   one = suyuan_reaches_at (112.01, 32.10), other = suyuan_reaches_at (112.06, 31.90), west = suyuan_reaches_at (111.9, 32.10), east = suyuan_reaches_at (112.2, 31.90);
  const gint64  ids[] = { 2, 5 };

  suyuan_reaches_open (&play);
  suyuan_map_view_gather_within (play.view, suyuan_lasso_new_box (&one, &other));
  suyuan_reaches_expect (&play, "234");
  g_assert_cmpstr (play.words, ==, "Selected on the map: 3");
  suyuan_map_view_look (play.view, 112, 32, 3);
  suyuan_stage_spin (100);
  suyuan_map_view_gather_within (play.view, suyuan_lasso_new_box (&one, &other));
  suyuan_reaches_expect (&play, "234");

  /* What the filter hides is not chosen. */
  suyuan_map_view_filter (play.view, ids, 2, FALSE);
  suyuan_reaches_await (play.view, 2);
  suyuan_map_view_gather_within (play.view, suyuan_lasso_new_box (&west, &east));
  suyuan_reaches_expect (&play, "25");
  suyuan_reaches_close (&play);
}

static gboolean
has_told (gpointer stage)
{
  return ((SuyuanStage *) stage)->n_told > 0;
}

/* Nothing there: it is said, and nothing is narrowed. */
static void
test_map_gather_of_nothing (void)
{
  SuyuanReaches play;
  SuyuanWorld   one = suyuan_reaches_at (100, 20), other = suyuan_reaches_at (101, 21);

  suyuan_reaches_open (&play);
  play.stage->n_told = 0;
  suyuan_map_view_gather_within (play.view, suyuan_lasso_new_box (&one, &other));
  suyuan_stage_wait (has_told, play.stage);
  g_assert_cmpuint (play.n_told, ==, 0);
  g_assert_cmpuint (play.stage->n_told, ==, 1);
  g_assert_false (suyuan_reaches_press (&play, GDK_KEY_Escape, 0)); /* nothing to let go of */
  suyuan_reaches_close (&play);
}

static gboolean
has_no_tool (gpointer view)
{
  return suyuan_map_view_get_tool (view) == NULL;
}

/* It lies over the map where it has been given its room. */
static gboolean
has_the_pointer (gpointer tool)
{
  return gtk_widget_pick (gtk_widget_get_ancestor (tool, SUYUAN_TYPE_MAP_VIEW), 300, 200, GTK_PICK_DEFAULT) == tool;
}

/* A triangle whose long side leaves the third out, corner by corner; Enter closes it and puts the tool away. */
static void
test_map_gather_by_drawing_round (void)
{
  SuyuanReaches    play;
  SuyuanLassoTool *tool;

  suyuan_reaches_open (&play);
  suyuan_map_view_draw_round (play.view, FALSE);
  tool = SUYUAN_LASSO_TOOL (suyuan_map_view_get_tool (play.view));
  g_assert_nonnull (tool);
  suyuan_stage_wait (has_the_pointer, tool);
  g_assert_true (suyuan_reaches_press (&play, GDK_KEY_Return, 0)); /* too few corners yet */
  g_assert_true (suyuan_map_view_get_tool (play.view) == SUYUAN_MAP_TOOL (tool));
  suyuan_lasso_tool_add_corner (tool, &(SuyuanWorld){ suyuan_reaches_at (111.99, 31.99).x, suyuan_reaches_at (111.99, 31.99).y });
  suyuan_lasso_tool_add_corner (tool, &(SuyuanWorld){ suyuan_reaches_at (112.05, 31.99).x, suyuan_reaches_at (112.05, 31.99).y });
  suyuan_lasso_tool_add_corner (tool, &(SuyuanWorld){ suyuan_reaches_at (111.99, 32.03).x, suyuan_reaches_at (111.99, 32.03).y });
  suyuan_stage_spin (50);
  g_assert_true (suyuan_reaches_press (&play, GDK_KEY_Return, 0));
  suyuan_reaches_expect (&play, "12");
  suyuan_stage_wait (has_no_tool, play.view);
  suyuan_reaches_close (&play);
}

/* Corners set in the middle of the map, which the arrows move; Backspace takes one back, Escape all and the tool. */
static void
test_map_gather_without_a_pointer (void)
{
  SuyuanReaches    play;
  SuyuanLassoTool *tool;

  suyuan_reaches_open (&play);
  suyuan_map_view_draw_round (play.view, FALSE);
  tool = SUYUAN_LASSO_TOOL (suyuan_map_view_get_tool (play.view));
  g_assert_true (suyuan_reaches_press (&play, GDK_KEY_space, 0));
  g_assert_true (suyuan_reaches_press (&play, GDK_KEY_Right, 0));
  g_assert_true (suyuan_reaches_press (&play, GDK_KEY_space, 0));
  g_assert_cmpuint (suyuan_lasso_tool_get_n_corners (tool), ==, 2);
  g_assert_true (suyuan_reaches_press (&play, GDK_KEY_BackSpace, 0));
  g_assert_cmpuint (suyuan_lasso_tool_get_n_corners (tool), ==, 1);
  suyuan_stage_spin (50);
  g_assert_true (suyuan_reaches_press (&play, GDK_KEY_Escape, 0));
  g_assert_null (suyuan_map_view_get_tool (play.view));
  g_assert_cmpuint (play.n_told, ==, 0);
  suyuan_reaches_close (&play);
}

/* Two corners are enough for a box: set by keys, the second where the map has moved to. */
static void
test_map_gather_by_drawing_a_box (void)
{
  SuyuanReaches    play;
  SuyuanLassoTool *tool;

  suyuan_reaches_open (&play);
  suyuan_map_view_look (play.view, 112.03, 32.02, 14);
  suyuan_stage_spin (50);
  suyuan_map_view_draw_round (play.view, TRUE);
  tool = SUYUAN_LASSO_TOOL (suyuan_map_view_get_tool (play.view));
  suyuan_stage_wait (has_the_pointer, tool); /* what a pointer that rests there does, it has done */
  suyuan_stage_spin (50);
  g_assert_true (suyuan_lasso_tool_is_box (tool));
  g_assert_true (suyuan_reaches_press (&play, GDK_KEY_Return, 0)); /* no corner yet */
  g_assert_true (suyuan_map_view_get_tool (play.view) == SUYUAN_MAP_TOOL (tool));
  g_assert_true (suyuan_reaches_press (&play, GDK_KEY_space, 0));
  g_assert_cmpuint (suyuan_lasso_tool_get_n_corners (tool), ==, 1);
  suyuan_map_view_look (play.view, 112.09, 31.98, 14);
  suyuan_stage_spin (50);
  g_assert_true (suyuan_reaches_press (&play, GDK_KEY_Return, 0));
  suyuan_reaches_expect (&play, "345");
  suyuan_stage_wait (has_no_tool, play.view);

  /* Asked for again it is put away; the other way to draw takes its place. */
  suyuan_map_view_draw_round (play.view, TRUE);
  suyuan_map_view_draw_round (play.view, FALSE);
  g_assert_false (suyuan_lasso_tool_is_box (SUYUAN_LASSO_TOOL (suyuan_map_view_get_tool (play.view))));
  suyuan_map_view_draw_round (play.view, FALSE);
  g_assert_null (suyuan_map_view_get_tool (play.view));
  suyuan_reaches_close (&play);
}

/* From an outlet, from a place between two; and all again. */
static void
test_map_gather_upstream (void)
{
  SuyuanReaches  play;
  SuyuanPosition place = { 1120500000, 320010000 }, nowhere = { 1130000000, 330000000 };

  suyuan_reaches_open (&play);
  suyuan_map_view_gather_upstream (play.view, SUYUAN_KIND_OUTLET, &play.outlets[4]);
  suyuan_reaches_expect (&play, "1234");
  g_assert_cmpstr (play.words, ==, "Upstream of A5 Mouth A5: 4");
  suyuan_map_view_gather_upstream_of (play.view, &place);
  suyuan_reaches_expect (&play, "123");
  g_assert_true (suyuan_reaches_press (&play, GDK_KEY_Escape, 0));
  g_assert_cmpuint (play.n_told, ==, 1);
  g_assert_null (play.rows);
  suyuan_map_view_gather_upstream_of (play.view, &nowhere);
  suyuan_stage_settle (play.stage);
  g_assert_cmpuint (play.n_told, ==, 1);
  g_assert_cmpuint (play.stage->n_refused, ==, 0);
  g_assert_nonnull (strstr (play.stage->told, "choose one nearer to a river"));
  suyuan_reaches_close (&play);
}

/* An outlet that lies at no reach: the reason and the way out are told in passing, and no dialog stands in the way. */
static void
test_map_gather_upstream_of_no_reach (void)
{
  SuyuanReaches play;
  SuyuanUid     lost;

  suyuan_reaches_open (&play);
  lost = suyuan_reaches_add (play.stage, "A9", "113.00", "33.00");
  suyuan_stage_settle (play.stage);
  suyuan_map_view_gather_upstream (play.view, SUYUAN_KIND_OUTLET, &lost);
  suyuan_stage_settle (play.stage);
  g_assert_cmpuint (play.n_told, ==, 0);
  g_assert_cmpuint (play.stage->n_refused, ==, 0);
  g_assert_nonnull (strstr (play.stage->told, "A9"));
  g_assert_nonnull (strstr (play.stage->told, "enter its reach"));
  suyuan_reaches_close (&play);
}

static void
note_cb (GPtrArray  *told,
         GArray     *rows,
         const char *words)
{
  g_ptr_array_add (told, g_strdup (words));
}

static gboolean
has_both (gpointer told)
{
  return ((GPtrArray *) told)->len == 2;
}

/* Asked twice before the first has answered: each answer says where its own walk began. */
static void
test_map_gather_upstream_twice (void)
{
  SuyuanReaches  play;
  SuyuanPosition place = { 1120500000, 320010000 };
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);

  suyuan_reaches_open (&play);
  g_signal_connect_swapped (play.view, "gathered", G_CALLBACK (note_cb), told);
  suyuan_map_view_gather_upstream (play.view, SUYUAN_KIND_OUTLET, &play.outlets[4]);
  suyuan_map_view_gather_upstream_of (play.view, &place);
  suyuan_stage_wait (has_both, told);
  g_assert_cmpstr (told->pdata[0], ==, "Upstream of A5 Mouth A5: 4");
  g_assert_cmpstr (told->pdata[1], ==, "Upstream of here: 3");
  g_signal_handlers_disconnect_by_data (play.view, told);
  suyuan_reaches_close (&play);
}

/* --- on the page: one set for map and table --- */

static gboolean
page_shows_two (gpointer page)
{
  return suyuan_map_view_get_n_points (suyuan_outlets_page_get_map (page)) == 2 &&
         suyuan_record_table_get_n_rows (suyuan_outlets_page_get_table (page)) == 2;
}

static void
test_outlets_page_narrows_to_what_was_gathered (void)
{
  SuyuanReaches      play = { 0 };
  SuyuanOutletsPage *page;
  SuyuanWorld        one = suyuan_reaches_at (112.05, 32.10), other = suyuan_reaches_at (112.08, 31.90);
  GtkWidget         *chip;

  suyuan_reaches_fill (&play);
  page = g_object_new (SUYUAN_TYPE_OUTLETS_PAGE, NULL);
  play.window = suyuan_stage_show (GTK_WIDGET (page));
  suyuan_page_set_seat (SUYUAN_PAGE (page), play.stage->seat);
  suyuan_reaches_await (suyuan_outlets_page_get_map (page), 6);
  suyuan_map_view_gather_within (suyuan_outlets_page_get_map (page), suyuan_lasso_new_box (&one, &other));
  suyuan_stage_wait (page_shows_two, page);

  /* Another chip narrows it further; an edit elsewhere leaves it as it is. */
  suyuan_filter_bar_choose (suyuan_outlets_page_get_filters (page), "type", "industry");
  suyuan_stage_settle (play.stage);
  g_assert_cmpuint (suyuan_record_table_get_n_rows (suyuan_outlets_page_get_table (page)), ==, 0);
  suyuan_filter_bar_choose (suyuan_outlets_page_get_filters (page), "type", "");
  suyuan_reaches_add (play.stage, "Z9", "112.07", "32.00");
  suyuan_stage_settle (play.stage);
  suyuan_stage_wait (page_shows_two, page);
  chip = suyuan_stage_find_button (GTK_WIDGET (suyuan_outlets_page_get_filters (page)), "Selected on the map: 2 ✕");
  g_assert_nonnull (chip);
  g_signal_emit_by_name (chip, "clicked");
  suyuan_stage_settle (play.stage);
  g_assert_cmpuint (suyuan_record_table_get_n_rows (suyuan_outlets_page_get_table (page)), ==, 7);
  g_assert_false (gtk_widget_get_visible (chip));
  suyuan_stage_close (play.stage, play.window);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/map-gather/is-exact", test_map_gather_is_exact);
  g_test_add_func ("/app/map-gather/of-nothing", test_map_gather_of_nothing);
  g_test_add_func ("/app/map-gather/by-drawing-round", test_map_gather_by_drawing_round);
  g_test_add_func ("/app/map-gather/without-a-pointer", test_map_gather_without_a_pointer);
  g_test_add_func ("/app/map-gather/by-drawing-a-box", test_map_gather_by_drawing_a_box);
  g_test_add_func ("/app/map-gather/upstream", test_map_gather_upstream);
  g_test_add_func ("/app/map-gather/upstream-of-no-reach", test_map_gather_upstream_of_no_reach);
  g_test_add_func ("/app/map-gather/upstream-twice", test_map_gather_upstream_twice);
  g_test_add_func ("/app/map-gather/page-narrows", test_outlets_page_narrows_to_what_was_gathered);

  return g_test_run ();
}
