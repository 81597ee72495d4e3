/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-focus.h"
#include "suyuan-lasso-tool.h"
#include "suyuan-map-view.h"
#include "suyuan-outlets-page.h"
#include "suyuan-page.h"
#include "suyuan-stage.h"

typedef struct
{
  SuyuanStage   *stage;
  GtkWindow     *window;
  SuyuanMapView *view;
  SuyuanUid      outlets[6];
  GArray        *rows; /* of gint64: told last */
  char          *words;
  guint          n_told;
} Play;

static SuyuanUid
add_outlet (SuyuanStage *stage,
            const char  *code,
            const char  *lon,
            const char  *lat)
{
  g_autofree char *code_is = g_strconcat ("code=", code, NULL), *name_is = g_strconcat ("name=Mouth ", code, NULL);
  g_autofree char *lon_is = g_strconcat ("lon=", lon, NULL), *lat_is = g_strconcat ("lat=", lat, NULL);

  return suyuan_stage_add (stage, SUYUAN_KIND_OUTLET, (const char *[]){ code_is, name_is, "kind=river", "type=ditch", lon_is, lat_is, NULL });
}

static guint hoped; /* points of the map */

static gboolean
shows_so_many (gpointer view)
{
  return suyuan_map_view_get_n_points (view) == hoped;
}

static void
await_points (SuyuanMapView *view,
              guint          n)
{
  hoped = n;
  suyuan_stage_wait (shows_so_many, view);
}

static void
gathered_cb (Play       *play,
             GArray     *rows,
             const char *words)
{
  g_clear_pointer (&play->rows, g_array_unref);
  play->rows = rows != NULL ? g_array_ref (rows) : NULL;
  g_free (play->words);
  play->words = g_strdup (words);
  play->n_told++;
}

/* Six on two reaches, the lower of which they flow into one after the other from the west. */
static void
fill (Play *play)
{
  static const char *const lons[] = { "112.00", "112.02", "112.04", "112.06", "112.08", "112.10" };

  play->stage = suyuan_stage_new ();
  suyuan_stage_add (play->stage, SUYUAN_KIND_REACH, (const char *[]){ "code=R2", "name=Lower", "geometry=LINESTRING (112.05 32.00, 112.12 32.00)", NULL });
  suyuan_stage_add (play->stage, SUYUAN_KIND_REACH, (const char *[]){ "code=R1", "name=Upper", "parent=R2", "geometry=LINESTRING (111.98 32.00, 112.05 32.00)", NULL });
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *code = g_strdup_printf ("A%u", i + 1);

      play->outlets[i] = add_outlet (play->stage, code, lons[i], "32.00");
    }
}

static void
open_play (Play *play)
{
  *play = (Play){ 0 };
  fill (play);
  play->view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL);
  g_signal_connect_swapped (play->view, "gathered", G_CALLBACK (gathered_cb), play);
  play->window = suyuan_stage_show (GTK_WIDGET (play->view));
  suyuan_map_view_set_seat (play->view, play->stage->seat);
  await_points (play->view, 6);
  suyuan_stage_spin (200);
}

static void
close_play (Play *play)
{
  suyuan_stage_close (play->stage, play->window);
  g_clear_pointer (&play->rows, g_array_unref);
  g_free (play->words);
}

static gboolean
press (Play           *play,
       guint           key,
       GdkModifierType state)
{
  return suyuan_stage_press (GTK_WIDGET (play->view), key, state);
}

static SuyuanWorld
at (double lon,
    double lat)
{
  SuyuanPosition position = { (gint32) (lon * SUYUAN_DEGREE), (gint32) (lat * SUYUAN_DEGREE) };

  return suyuan_world_from_position (&position);
}

static gboolean
is_told (gpointer data)
{
  return ((Play *) data)->n_told > 0;
}

/* Exactly the outlets of these numbers, in any order. */
static void
assert_told (Play       *play,
             const char *numbers)
{
  suyuan_stage_wait (is_told, play);
  play->n_told = 0;
  g_assert_nonnull (play->rows);
  g_assert_cmpuint (play->rows->len, ==, strlen (numbers));
  for (const char *c = numbers; *c != '\0'; c++)
    {
      gint64   row = suyuan_office_id_of (suyuan_seat_get_office (play->stage->seat), SUYUAN_KIND_OUTLET, &play->outlets[*c - '1']);
      gboolean found = FALSE;

      for (guint i = 0; i < play->rows->len; i++)
        found |= g_array_index (play->rows, gint64, i) == row;
      g_assert_true (found);
    }
}

/* By where they are: at a wide zoom the six stand as one sign somewhere else. */
static void
test_map_gather_is_exact (void)
{
  Play         play;
  SuyuanWorld  one = at (112.01, 32.10), other = at (112.06, 31.90), west = at (111.9, 32.10), east = at (112.2, 31.90);
  const gint64 ids[] = { 2, 5 };

  open_play (&play);
  suyuan_map_view_gather_within (play.view, suyuan_lasso_new_box (&one, &other));
  assert_told (&play, "234");
  g_assert_cmpstr (play.words, ==, "Selected on the map: 3");
  suyuan_map_view_look (play.view, 112, 32, 3);
  suyuan_stage_spin (100);
  suyuan_map_view_gather_within (play.view, suyuan_lasso_new_box (&one, &other));
  assert_told (&play, "234");

  /* What the filter hides is not chosen. */
  suyuan_map_view_filter (play.view, ids, 2, FALSE);
  await_points (play.view, 2);
  suyuan_map_view_gather_within (play.view, suyuan_lasso_new_box (&west, &east));
  assert_told (&play, "25");
  close_play (&play);
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
  Play        play;
  SuyuanWorld one = at (100, 20), other = at (101, 21);

  open_play (&play);
  play.stage->n_told = 0;
  suyuan_map_view_gather_within (play.view, suyuan_lasso_new_box (&one, &other));
  suyuan_stage_wait (has_told, play.stage);
  g_assert_cmpuint (play.n_told, ==, 0);
  g_assert_cmpuint (play.stage->n_told, ==, 1);
  g_assert_false (press (&play, GDK_KEY_Escape, 0)); /* nothing to let go of */
  close_play (&play);
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
  Play             play;
  SuyuanLassoTool *tool;

  open_play (&play);
  suyuan_map_view_draw_round (play.view, FALSE);
  tool = SUYUAN_LASSO_TOOL (suyuan_map_view_get_tool (play.view));
  g_assert_nonnull (tool);
  suyuan_stage_wait (has_the_pointer, tool);
  g_assert_true (press (&play, GDK_KEY_Return, 0)); /* too few corners yet */
  g_assert_true (suyuan_map_view_get_tool (play.view) == SUYUAN_MAP_TOOL (tool));
  suyuan_lasso_tool_add_corner (tool, &(SuyuanWorld){ at (111.99, 31.99).x, at (111.99, 31.99).y });
  suyuan_lasso_tool_add_corner (tool, &(SuyuanWorld){ at (112.05, 31.99).x, at (112.05, 31.99).y });
  suyuan_lasso_tool_add_corner (tool, &(SuyuanWorld){ at (111.99, 32.03).x, at (111.99, 32.03).y });
  suyuan_stage_spin (50);
  g_assert_true (press (&play, GDK_KEY_Return, 0));
  assert_told (&play, "12");
  suyuan_stage_wait (has_no_tool, play.view);
  close_play (&play);
}

/* Corners set in the middle of the map, which the arrows move; Backspace takes one back, Escape all and the tool. */
static void
test_map_gather_without_a_pointer (void)
{
  Play             play;
  SuyuanLassoTool *tool;

  open_play (&play);
  suyuan_map_view_draw_round (play.view, FALSE);
  tool = SUYUAN_LASSO_TOOL (suyuan_map_view_get_tool (play.view));
  g_assert_true (press (&play, GDK_KEY_space, 0));
  g_assert_true (press (&play, GDK_KEY_Right, 0));
  g_assert_true (press (&play, GDK_KEY_space, 0));
  g_assert_cmpuint (suyuan_lasso_tool_get_n_corners (tool), ==, 2);
  g_assert_true (press (&play, GDK_KEY_BackSpace, 0));
  g_assert_cmpuint (suyuan_lasso_tool_get_n_corners (tool), ==, 1);
  suyuan_stage_spin (50);
  g_assert_true (press (&play, GDK_KEY_Escape, 0));
  g_assert_null (suyuan_map_view_get_tool (play.view));
  g_assert_cmpuint (play.n_told, ==, 0);
  close_play (&play);
}

/* Two corners are enough for a box: set by keys, the second where the map has moved to. */
static void
test_map_gather_by_drawing_a_box (void)
{
  Play             play;
  SuyuanLassoTool *tool;

  open_play (&play);
  suyuan_map_view_look (play.view, 112.03, 32.02, 14);
  suyuan_stage_spin (50);
  suyuan_map_view_draw_round (play.view, TRUE);
  tool = SUYUAN_LASSO_TOOL (suyuan_map_view_get_tool (play.view));
  suyuan_stage_wait (has_the_pointer, tool); /* what a pointer that rests there does, it has done */
  suyuan_stage_spin (50);
  g_assert_true (suyuan_lasso_tool_is_box (tool));
  g_assert_true (press (&play, GDK_KEY_Return, 0)); /* no corner yet */
  g_assert_true (suyuan_map_view_get_tool (play.view) == SUYUAN_MAP_TOOL (tool));
  g_assert_true (press (&play, GDK_KEY_space, 0));
  g_assert_cmpuint (suyuan_lasso_tool_get_n_corners (tool), ==, 1);
  suyuan_map_view_look (play.view, 112.09, 31.98, 14);
  suyuan_stage_spin (50);
  g_assert_true (press (&play, GDK_KEY_Return, 0));
  assert_told (&play, "345");
  suyuan_stage_wait (has_no_tool, play.view);

  /* Asked for again it is put away; the other way to draw takes its place. */
  suyuan_map_view_draw_round (play.view, TRUE);
  suyuan_map_view_draw_round (play.view, FALSE);
  g_assert_false (suyuan_lasso_tool_is_box (SUYUAN_LASSO_TOOL (suyuan_map_view_get_tool (play.view))));
  suyuan_map_view_draw_round (play.view, FALSE);
  g_assert_null (suyuan_map_view_get_tool (play.view));
  close_play (&play);
}

/* From an outlet, from a place between two; and all again. */
static void
test_map_gather_upstream (void)
{
  Play           play;
  SuyuanPosition place = { 1120500000, 320010000 }, nowhere = { 1130000000, 330000000 };

  open_play (&play);
  suyuan_map_view_gather_upstream (play.view, SUYUAN_KIND_OUTLET, &play.outlets[4]);
  assert_told (&play, "1234");
  g_assert_cmpstr (play.words, ==, "Upstream of A5 Mouth A5: 4");
  suyuan_map_view_gather_upstream_of (play.view, &place);
  assert_told (&play, "123");
  g_assert_true (press (&play, GDK_KEY_Escape, 0));
  g_assert_cmpuint (play.n_told, ==, 1);
  g_assert_null (play.rows);
  suyuan_map_view_gather_upstream_of (play.view, &nowhere);
  suyuan_stage_settle (play.stage);
  g_assert_cmpuint (play.n_told, ==, 1);
  g_assert_cmpuint (play.stage->n_refused, ==, 0);
  g_assert_nonnull (strstr (play.stage->told, "choose one nearer to a river"));
  close_play (&play);
}

/* An outlet that lies at no reach: the reason and the way out are told in passing, and no dialog stands in the way. */
static void
test_map_gather_upstream_of_no_reach (void)
{
  Play      play;
  SuyuanUid lost;

  open_play (&play);
  lost = add_outlet (play.stage, "A9", "113.00", "33.00");
  suyuan_stage_settle (play.stage);
  suyuan_map_view_gather_upstream (play.view, SUYUAN_KIND_OUTLET, &lost);
  suyuan_stage_settle (play.stage);
  g_assert_cmpuint (play.n_told, ==, 0);
  g_assert_cmpuint (play.stage->n_refused, ==, 0);
  g_assert_nonnull (strstr (play.stage->told, "A9"));
  g_assert_nonnull (strstr (play.stage->told, "enter its reach"));
  close_play (&play);
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
  Play           play;
  SuyuanPosition place = { 1120500000, 320010000 };
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);

  open_play (&play);
  g_signal_connect_swapped (play.view, "gathered", G_CALLBACK (note_cb), told);
  suyuan_map_view_gather_upstream (play.view, SUYUAN_KIND_OUTLET, &play.outlets[4]);
  suyuan_map_view_gather_upstream_of (play.view, &place);
  suyuan_stage_wait (has_both, told);
  g_assert_cmpstr (told->pdata[0], ==, "Upstream of A5 Mouth A5: 4");
  g_assert_cmpstr (told->pdata[1], ==, "Upstream of here: 3");
  g_signal_handlers_disconnect_by_data (play.view, told);
  close_play (&play);
}

static GtkWidget *
find_child_menu (GtkWidget *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child) && gtk_widget_get_visible (child))
      return child;
  return NULL;
}

static gboolean
has_menu (gpointer view)
{
  return find_child_menu (view) != NULL;
}

/* At the outlet the keyboard stands on; what is chosen there is done with that outlet. */
static void
test_map_menu_at_the_cursor (void)
{
  Play       play;
  GtkWidget *menu;

  open_play (&play);
  suyuan_map_view_look (play.view, 112.05, 32, 13);
  suyuan_stage_spin (100);
  for (guint i = 0; i < 3; i++)
    g_assert_true (press (&play, GDK_KEY_Tab, 0));
  g_assert_true (press (&play, GDK_KEY_F10, GDK_SHIFT_MASK));
  suyuan_stage_wait (has_menu, play.view);
  menu = find_child_menu (GTK_WIDGET (play.view));
  gtk_widget_activate_action (menu, "map.upstream", NULL);
  gtk_popover_popdown (GTK_POPOVER (menu));
  assert_told (&play, "12");
  gtk_widget_activate_action (GTK_WIDGET (play.view), "map.copy-place", NULL);
  suyuan_stage_settle (play.stage);
  close_play (&play);
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
  Play               play = { 0 };
  SuyuanOutletsPage *page;
  SuyuanWorld        one = at (112.05, 32.10), other = at (112.08, 31.90);
  GtkWidget         *chip;

  fill (&play);
  page = g_object_new (SUYUAN_TYPE_OUTLETS_PAGE, NULL);
  play.window = suyuan_stage_show (GTK_WIDGET (page));
  suyuan_page_set_seat (SUYUAN_PAGE (page), play.stage->seat);
  await_points (suyuan_outlets_page_get_map (page), 6);
  suyuan_map_view_gather_within (suyuan_outlets_page_get_map (page), suyuan_lasso_new_box (&one, &other));
  suyuan_stage_wait (page_shows_two, page);

  /* Another chip narrows it further; an edit elsewhere leaves it as it is. */
  suyuan_filter_bar_choose (suyuan_outlets_page_get_filters (page), "type", "industry");
  suyuan_stage_settle (play.stage);
  g_assert_cmpuint (suyuan_record_table_get_n_rows (suyuan_outlets_page_get_table (page)), ==, 0);
  suyuan_filter_bar_choose (suyuan_outlets_page_get_filters (page), "type", "");
  add_outlet (play.stage, "Z9", "112.07", "32.00");
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

/* The action of the second line of the menu that is open. */
static gboolean
offers_chain (gpointer view)
{
  GtkWidget *menu = find_child_menu (view);
  g_autoptr (GMenuModel) with = menu != NULL ? g_menu_model_get_item_link (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu)), 0, G_MENU_LINK_SECTION) : NULL;
  g_autofree char *action = NULL;

  return with != NULL && g_menu_model_get_n_items (with) > 1 && g_menu_model_get_item_attribute (with, 1, G_MENU_ATTRIBUTE_ACTION, "s", &action) &&
         g_str_equal (action, "map.chain");
}

static void
gone_cb (SuyuanUid       *gone_to,
         guint            kind,
         const SuyuanUid *uid)
{
  *gone_to = *uid;
}

/* The first line opens what stands there. */
static void
assert_opens (Play            *play,
              const SuyuanUid *uid)
{
  GtkWidget *menu = find_child_menu (GTK_WIDGET (play->view));
  g_autoptr (GMenuModel) with = g_menu_model_get_item_link (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu)), 0, G_MENU_LINK_SECTION);
  g_autofree char *action = NULL;
  SuyuanUid        gone_to = { 0 };
  gulong           handler = g_signal_connect_swapped (play->stage->seat, "go", G_CALLBACK (gone_cb), &gone_to);

  g_assert_true (g_menu_model_get_item_attribute (with, 0, G_MENU_ATTRIBUTE_ACTION, "s", &action));
  g_assert_cmpstr (action, ==, "map.open");
  gtk_widget_activate_action (GTK_WIDGET (play->view), action, NULL);
  g_assert_true (suyuan_uid_equal (&gone_to, uid));
  g_signal_handler_disconnect (play->stage->seat, handler);
}

/* Far off they stand as one sign, whose menu takes them all; of a sign that is no more nobody is taken. */
static void
test_map_menu_at_a_sign (void)
{
  Play play;

  open_play (&play);
  suyuan_map_view_look (play.view, 112.05, 32, 3);
  suyuan_stage_spin (100);
  g_assert_true (press (&play, GDK_KEY_Tab, 0));
  suyuan_map_view_show_menu_at_cursor (play.view);
  gtk_widget_activate_action (GTK_WIDGET (play.view), "map.take-item", NULL);
  assert_told (&play, "123456");
  g_assert_cmpstr (play.words, ==, "Selected on the map: 6");

  suyuan_map_view_filter (play.view, NULL, 0, FALSE);
  await_points (play.view, 0);
  gtk_widget_activate_action (GTK_WIDGET (play.view), "map.take-item", NULL);
  suyuan_stage_spin (100);
  g_assert_cmpuint (play.n_told, ==, 0);
  gtk_popover_popdown (GTK_POPOVER (find_child_menu (GTK_WIDGET (play.view))));
  suyuan_stage_spin (100);
  close_play (&play);
}

static gboolean
shows_section (gpointer view)
{
  return (suyuan_scene_layer_list_things (suyuan_map_view_get_ground (view)) & SUYUAN_THING_BIT (SUYUAN_THING_SECTION)) != 0;
}

static gboolean
shows_enterprise (gpointer view)
{
  return (suyuan_scene_layer_list_things (suyuan_map_view_get_ground (view)) & SUYUAN_THING_BIT (SUYUAN_THING_ENTERPRISE)) != 0;
}

/* It is no place of the river: opened and followed, and nothing upstream. */
static void
test_map_menu_at_an_enterprise (void)
{
  Play      play;
  SuyuanUid uid;
  g_autoptr (GMenuModel) with = NULL;

  open_play (&play);
  uid = suyuan_stage_add (play.stage, SUYUAN_KIND_ENTERPRISE, (const char *[]){ "code=E1", "name=Mill", "lon=112.20", "lat=32.2", NULL });
  suyuan_map_view_look (play.view, 112.20, 32.2, 15);
  suyuan_stage_wait (shows_enterprise, play.view);
  suyuan_stage_settle (play.stage);
  suyuan_map_view_show_menu_at_cursor (play.view);
  g_assert_true (offers_chain (play.view));
  with = g_menu_model_get_item_link (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (find_child_menu (GTK_WIDGET (play.view)))), 0, G_MENU_LINK_SECTION);
  g_assert_cmpint (g_menu_model_get_n_items (with), ==, 2);
  assert_opens (&play, &uid);
  gtk_popover_popdown (GTK_POPOVER (find_child_menu (GTK_WIDGET (play.view))));
  suyuan_stage_spin (100);
  close_play (&play);
}

static SuyuanUid
add_section (Play *play)
{
  SuyuanUid uid = suyuan_stage_add (play->stage, SUYUAN_KIND_SECTION, (const char *[]){ "code=S1", "name=Bridge", "lon=112.07", "lat=32.0", NULL });
  suyuan_map_view_look (play->view, 112.07, 32, 15);
  suyuan_stage_wait (shows_section, play->view);
  return uid;
}

/* It speaks of the section that stands there. */
static void
test_map_menu_at_a_section (void)
{
  Play       play;
  GtkWidget *menu;
  SuyuanUid  section;

  open_play (&play);
  section = add_section (&play);
  suyuan_map_view_show_menu_at_cursor (play.view);
  menu = find_child_menu (GTK_WIDGET (play.view));
  g_assert_true (offers_chain (play.view));
  assert_opens (&play, &section);
  suyuan_stage_spin (50);
  g_assert_true (suyuan_focus_is_within (menu));
  gtk_widget_activate_action (menu, "map.upstream", NULL);
  gtk_popover_popdown (GTK_POPOVER (menu));
  assert_told (&play, "1234");
  g_assert_nonnull (strstr (play.words, "S1 Bridge"));
  close_play (&play);
}

/* The menu that was closed with the keys in it has a surface still, and is the one that opens again, with the keys in it. */
static void
test_map_menu_again (void)
{
  Play       play;
  GtkWidget *menu;

  open_play (&play);
  suyuan_map_view_show_menu_at_cursor (play.view);
  menu = find_child_menu (GTK_WIDGET (play.view));
  g_object_ref (menu);
  suyuan_stage_settle (play.stage);
  g_assert_true (suyuan_focus_is_within (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  suyuan_stage_spin (100);
  g_assert_false (gtk_widget_get_visible (menu));
  g_assert_true (gtk_widget_get_realized (menu));
  g_assert_false (suyuan_focus_is_within (menu));
  suyuan_map_view_show_menu_at_cursor (play.view);
  g_assert_true (find_child_menu (GTK_WIDGET (play.view)) == menu);
  suyuan_stage_settle (play.stage);
  g_assert_true (suyuan_focus_is_within (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  suyuan_stage_spin (100);
  close_play (&play);
  g_assert_finalize_object (menu);
}

/* Beside a section the menu speaks of the place. */
static void
test_map_menu_at_nothing (void)
{
  Play play;

  open_play (&play);
  add_section (&play);
  suyuan_map_view_look (play.view, 112.07, 32.01, 15);
  suyuan_stage_spin (100);
  suyuan_map_view_show_menu_at_cursor (play.view);
  g_assert_nonnull (find_child_menu (GTK_WIDGET (play.view)));
  g_assert_false (offers_chain (play.view));
  gtk_popover_popdown (GTK_POPOVER (find_child_menu (GTK_WIDGET (play.view))));
  suyuan_stage_spin (100);
  close_play (&play);
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
  g_test_add_func ("/app/map-gather/menu-at-the-cursor", test_map_menu_at_the_cursor);
  g_test_add_func ("/app/map-gather/menu-at-a-section", test_map_menu_at_a_section);
  g_test_add_func ("/app/map-gather/menu-at-an-enterprise", test_map_menu_at_an_enterprise);
  g_test_add_func ("/app/map-gather/menu-again", test_map_menu_again);
  g_test_add_func ("/app/map-gather/menu-at-nothing", test_map_menu_at_nothing);
  g_test_add_func ("/app/map-gather/menu-at-a-sign", test_map_menu_at_a_sign);
  g_test_add_func ("/app/map-gather/page-narrows", test_outlets_page_narrows_to_what_was_gathered);

  return g_test_run ();
}
