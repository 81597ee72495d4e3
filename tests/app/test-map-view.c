/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-heap-list.h"
#include "suyuan-map-view.h"
#include "suyuan-stage.h"

typedef struct
{
  SuyuanStage   *stage;
  GtkWindow     *window;
  SuyuanMapView *view;
  SuyuanUid      outlets[5];
} Play;

static SuyuanUid
add_outlet (SuyuanStage *stage,
            const char  *code,
            const char  *lon,
            const char  *lat)
{
  g_autofree char *code_is = g_strconcat ("code=", code, NULL), *name_is = g_strconcat ("name=Mouth ", code, NULL);
  g_autofree char *lon_is = g_strconcat ("lon=", lon, NULL), *lat_is = g_strconcat ("lat=", lat, NULL);

  return suyuan_stage_add (stage, SUYUAN_KIND_OUTLET,
                           (const char *[]){ code_is, name_is, "kind=river", "type=ditch", lon_is, lat_is, NULL });
}

static gboolean
shows_all (gpointer data)
{
  return suyuan_map_view_get_n_points (data) == 5;
}

static gboolean
shows_two (gpointer data)
{
  return suyuan_map_view_get_n_points (data) == 2;
}

static gboolean
shows_six (gpointer data)
{
  return suyuan_map_view_get_n_points (data) == 6;
}

/* Four apart, two of them at one place. */
static Play
play_new (void)
{
  Play play = { .stage = suyuan_stage_new (), .view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL) };

  play.outlets[0] = add_outlet (play.stage, "A1", "112.00", "32.10");
  play.outlets[1] = add_outlet (play.stage, "A2", "112.10", "32.10");
  play.outlets[2] = add_outlet (play.stage, "B1", "112.00", "32.00");
  play.outlets[3] = add_outlet (play.stage, "B2", "112.10", "32.00");
  play.outlets[4] = add_outlet (play.stage, "B3", "112.10", "32.00");
  play.window = suyuan_stage_show_map (play.stage, play.view);
  suyuan_stage_wait (shows_all, play.view);
  suyuan_stage_spin (200);

  return play;
}

static void
play_free (Play *play)
{
  suyuan_stage_close (play->stage, play->window);
}

static gboolean
press (Play *play,
       guint key)
{
  return suyuan_stage_press (GTK_WIDGET (play->view), key, 0);
}

/* The description is what a screen reader says. */
static void
assert_says (Play       *play,
             const char *text)
{
  g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (play->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);

  g_assert_cmpstr (wrong, ==, NULL);
}

/* Tab goes from one to the next in reading order and speaks; Enter chooses. */
static void
test_map_is_walked_by_keyboard (void)
{
  Play      play = play_new ();
  SuyuanUid uid;

  g_assert_true (press (&play, GDK_KEY_Tab));
  assert_says (&play, "A1 Mouth A1");
  g_assert_true (press (&play, GDK_KEY_Tab));
  assert_says (&play, "A2 Mouth A2");
  g_assert_true (press (&play, GDK_KEY_Return));
  g_assert_true (suyuan_seat_get_selected (play.stage->seat, &uid));
  g_assert_true (suyuan_uid_equal (&uid, &play.outlets[1]));
  g_assert_true (press (&play, GDK_KEY_Tab));
  assert_says (&play, "B1 Mouth B1");
  g_assert_true (press (&play, GDK_KEY_ISO_Left_Tab));
  assert_says (&play, "A2 Mouth A2");
  g_assert_true (press (&play, GDK_KEY_Tab));
  g_assert_true (press (&play, GDK_KEY_Tab));
  assert_says (&play, "2 outlets: To be verified 2");
  g_assert_false (press (&play, GDK_KEY_Tab)); /* the last: the focus goes on */
  play_free (&play);
}

/* Not one of its buttons. */
static GtkWidget *
find_list (GtkWidget *view)
{
  GtkWidget *last = gtk_widget_get_last_child (view);

  return GTK_IS_POPOVER (last) ? last : NULL;
}

static gboolean
has_list (gpointer view)
{
  return find_list (view) != NULL;
}

/* Two at one place come as a list; choosing one selects it. */
static void
test_map_tells_coincident_ones_apart (void)
{
  Play       play = play_new ();
  GtkWidget *popover, *list;
  SuyuanUid  uid;

  for (guint i = 0; i < 4; i++)
    press (&play, GDK_KEY_Tab);
  g_assert_true (press (&play, GDK_KEY_Return));
  suyuan_stage_wait (has_list, play.view);
  popover = find_list (GTK_WIDGET (play.view));
  g_assert_nonnull (popover);
  list = suyuan_stage_find_widget (popover, GTK_TYPE_LIST_BOX);
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  g_assert_true (suyuan_seat_get_selected (play.stage->seat, &uid));
  g_assert_true (suyuan_uid_equal (&uid, &play.outlets[3]) || suyuan_uid_equal (&uid, &play.outlets[4]));

  /* Whoever was in the list is at the map the moment it is gone. */
  while (has_list (play.view))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_window_get_focus (play.window) == GTK_WIDGET (play.view));
  play_free (&play);
}

/* Escape leads out of the signs, however many there are, to what comes after them; from the buttons too it puts a tool away. */
static void
test_map_is_left_by_escape (void)
{
  Play play = play_new ();

  gtk_widget_grab_focus (GTK_WIDGET (play.view));
  press (&play, GDK_KEY_Tab);
  g_assert_true (press (&play, GDK_KEY_Escape)); /* the card */
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (play.view)));
  g_assert_true (press (&play, GDK_KEY_Escape));
  g_assert_false (gtk_widget_has_focus (GTK_WIDGET (play.view)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (play.window), GTK_WIDGET (play.view)));

  suyuan_map_view_draw_round (play.view, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (play.view), GTK_DIR_TAB_FORWARD);
  g_assert_false (gtk_widget_has_focus (GTK_WIDGET (play.view)));
  g_assert_nonnull (suyuan_map_view_get_tool (play.view));
  g_assert_true (press (&play, GDK_KEY_Escape));
  g_assert_null (suyuan_map_view_get_tool (play.view));
  play_free (&play);
}

/* Tab comes past everything that lies over the map, the folded legend too, and out of it. */
static void
test_map_is_left_by_tab (void)
{
  Play       play = play_new ();
  GtkWidget *before = NULL;
  guint      n = 0;

  gtk_widget_grab_focus (GTK_WIDGET (play.view));
  press (&play, GDK_KEY_Tab);
  press (&play, GDK_KEY_Escape);
  press (&play, GDK_KEY_Escape);
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (play.window), GTK_TYPE_MENU_BUTTON));
  while (gtk_widget_child_focus (GTK_WIDGET (play.view), GTK_DIR_TAB_FORWARD))
    {
      g_assert_true (gtk_window_get_focus (play.window) != before);
      before = gtk_window_get_focus (play.window);
      g_assert_true (gtk_widget_get_mapped (before));
      g_assert_cmpuint (++n, <, 20);
    }
  g_assert_cmpuint (n, >=, 5); /* three zooms, the base map, the legend */
  g_assert_true (GTK_IS_EXPANDER (before));
  play_free (&play);
}

static void
test_map_pans_and_zooms_by_keyboard (void)
{
  Play   play = play_new ();
  double zoom = suyuan_map_view_get_zoom (play.view);

  g_assert_true (press (&play, GDK_KEY_plus));
  g_assert_cmpfloat (suyuan_map_view_get_zoom (play.view), ==, zoom + 1);
  g_assert_true (press (&play, GDK_KEY_minus));
  g_assert_true (press (&play, GDK_KEY_Left));
  g_assert_true (press (&play, GDK_KEY_Down));
  g_assert_true (press (&play, GDK_KEY_0));
  g_assert_cmpfloat_with_epsilon (suyuan_map_view_get_zoom (play.view), zoom, 1e-9);
  play_free (&play);
}

/* A filter comes from the background and the latest wins; what is new comes with the next reading. */
static void
test_map_follows_filter_and_edits (void)
{
  Play         play = play_new ();
  const gint64 ids[] = { 1, 3 };
  SuyuanUid    added;

  suyuan_map_view_filter (play.view, ids, 1, FALSE);
  suyuan_map_view_filter (play.view, ids, 2, FALSE);
  suyuan_stage_wait (shows_two, play.view);
  suyuan_map_view_filter (play.view, NULL, 0, TRUE);
  g_assert_cmpuint (suyuan_map_view_get_n_points (play.view), ==, 5);

  added = add_outlet (play.stage, "C1", "112.05", "32.05");
  g_assert_false (suyuan_uid_is_nil (&added));
  suyuan_stage_settle (play.stage);
  suyuan_stage_wait (shows_six, play.view);
  play_free (&play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/map-view/is-walked-by-keyboard", test_map_is_walked_by_keyboard);
  g_test_add_func ("/app/map-view/tells-coincident-ones-apart", test_map_tells_coincident_ones_apart);
  g_test_add_func ("/app/map-view/is-left-by-escape", test_map_is_left_by_escape);
  g_test_add_func ("/app/map-view/is-left-by-tab", test_map_is_left_by_tab);
  g_test_add_func ("/app/map-view/pans-and-zooms-by-keyboard", test_map_pans_and_zooms_by_keyboard);
  g_test_add_func ("/app/map-view/follows-filter-and-edits", test_map_follows_filter_and_edits);

  return g_test_run ();
}
