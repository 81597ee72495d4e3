/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-focus.h"
#include "suyuan-reaches.h"

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
  SuyuanReaches play;
  GtkWidget    *menu;

  suyuan_reaches_open (&play);
  suyuan_map_view_look (play.view, 112.05, 32, 13);
  suyuan_stage_spin (100);
  for (guint i = 0; i < 3; i++)
    g_assert_true (suyuan_reaches_press (&play, GDK_KEY_Tab, 0));
  g_assert_true (suyuan_reaches_press (&play, GDK_KEY_F10, GDK_SHIFT_MASK));
  suyuan_stage_wait (has_menu, play.view);
  menu = find_child_menu (GTK_WIDGET (play.view));
  gtk_widget_activate_action (menu, "map.upstream", NULL);
  gtk_popover_popdown (GTK_POPOVER (menu));
  suyuan_reaches_expect (&play, "12");
  gtk_widget_activate_action (GTK_WIDGET (play.view), "map.copy-place", NULL);
  suyuan_stage_settle (play.stage);
  suyuan_reaches_close (&play);
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
assert_opens (SuyuanReaches   *play,
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
  SuyuanReaches play;

  suyuan_reaches_open (&play);
  suyuan_map_view_look (play.view, 112.05, 32, 3);
  suyuan_stage_spin (100);
  g_assert_true (suyuan_reaches_press (&play, GDK_KEY_Tab, 0));
  suyuan_map_view_show_menu_at_cursor (play.view);
  gtk_widget_activate_action (GTK_WIDGET (play.view), "map.take-item", NULL);
  suyuan_reaches_expect (&play, "123456");
  g_assert_cmpstr (play.words, ==, "Selected on the map: 6");

  suyuan_map_view_filter (play.view, NULL, 0, FALSE);
  suyuan_reaches_await (play.view, 0);
  gtk_widget_activate_action (GTK_WIDGET (play.view), "map.take-item", NULL);
  suyuan_stage_spin (100);
  g_assert_cmpuint (play.n_told, ==, 0);
  gtk_popover_popdown (GTK_POPOVER (find_child_menu (GTK_WIDGET (play.view))));
  suyuan_stage_spin (100);
  suyuan_reaches_close (&play);
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
  SuyuanReaches play;
  SuyuanUid     uid;
  g_autoptr (GMenuModel) with = NULL;

  suyuan_reaches_open (&play);
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
  suyuan_reaches_close (&play);
}

static SuyuanUid
add_section (SuyuanReaches *play)
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
  SuyuanReaches play;
  GtkWidget    *menu;
  SuyuanUid     section;

  suyuan_reaches_open (&play);
  section = add_section (&play);
  suyuan_map_view_show_menu_at_cursor (play.view);
  menu = find_child_menu (GTK_WIDGET (play.view));
  g_assert_true (offers_chain (play.view));
  assert_opens (&play, &section);
  suyuan_stage_spin (50);
  g_assert_true (suyuan_focus_is_within (menu));
  gtk_widget_activate_action (menu, "map.upstream", NULL);
  gtk_popover_popdown (GTK_POPOVER (menu));
  suyuan_reaches_expect (&play, "1234");
  g_assert_nonnull (strstr (play.words, "S1 Bridge"));
  suyuan_reaches_close (&play);
}

/* The menu that was closed with the keys in it has a surface still, and is the one that opens again, with the keys in it. */
static void
test_map_menu_again (void)
{
  SuyuanReaches play;
  GtkWidget    *menu;

  suyuan_reaches_open (&play);
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
  suyuan_reaches_close (&play);
  g_assert_finalize_object (menu);
}

/* Beside a section the menu speaks of the place. */
static void
test_map_menu_at_nothing (void)
{
  SuyuanReaches play;

  suyuan_reaches_open (&play);
  add_section (&play);
  suyuan_map_view_look (play.view, 112.07, 32.01, 15);
  suyuan_stage_spin (100);
  suyuan_map_view_show_menu_at_cursor (play.view);
  g_assert_nonnull (find_child_menu (GTK_WIDGET (play.view)));
  g_assert_false (offers_chain (play.view));
  gtk_popover_popdown (GTK_POPOVER (find_child_menu (GTK_WIDGET (play.view))));
  suyuan_stage_spin (100);
  suyuan_reaches_close (&play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/map-menu/at-the-cursor", test_map_menu_at_the_cursor);
  g_test_add_func ("/app/map-menu/at-a-section", test_map_menu_at_a_section);
  g_test_add_func ("/app/map-menu/at-an-enterprise", test_map_menu_at_an_enterprise);
  g_test_add_func ("/app/map-menu/again", test_map_menu_again);
  g_test_add_func ("/app/map-menu/at-nothing", test_map_menu_at_nothing);
  g_test_add_func ("/app/map-menu/at-a-sign", test_map_menu_at_a_sign);

  return g_test_run ();
}
