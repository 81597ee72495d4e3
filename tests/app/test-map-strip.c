/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-application.h"
#include "suyuan-map-strip.h"
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

  play.strip = suyuan_map_strip_new (play.view);
  play.window = suyuan_stage_show_map (play.stage, play.view);
  suyuan_map_view_look (play.view, 112.5, 32.5, 15);
  suyuan_stage_spin (400);

  return play;
}

static void
play_free (Play *play)
{
  suyuan_stage_close (play->stage, play->window);
}

static void
choose (Play       *play,
        const char *notation)
{
  gtk_widget_activate_action (GTK_WIDGET (play->strip), "place.coordinates", "s", notation);
}

/* Who has no pointer reads the middle of the map. */
static void
test_centre_is_shown (void)
{
  Play play = play_new ();

  g_assert_true (g_str_has_suffix (suyuan_map_strip_get_coordinates (play.strip), "Centre 112.500000, 32.500000"));
  suyuan_map_view_look (play.view, 112.6, 32.4, 15);
  suyuan_stage_spin (300);
  g_assert_cmpstr (suyuan_map_strip_get_coordinates (play.strip), ==, "Centre 112.600000, 32.400000");
  play_free (&play);
}

/* Under the pointer, in the notation that is chosen, which the next start knows. */
static void
test_notation_is_remembered (void)
{
  Play           play = play_new ();
  SuyuanViewport viewport = suyuan_map_view_get_viewport (play.view);
  g_autoptr (GSettings) settings = g_settings_new (SUYUAN_APP_ID);
  g_autofree char *kept = NULL;

  suyuan_map_strip_point_at (play.strip, viewport.width / 2, viewport.height / 2);
  g_assert_cmpstr (suyuan_map_strip_get_coordinates (play.strip), ==, "112.500000, 32.500000");
  choose (&play, "sexagesimal");
  g_assert_cmpstr (suyuan_map_strip_get_coordinates (play.strip), ==, "112°30′00.0″E 32°30′00.0″N");
  choose (&play, "bd09");
  g_assert_cmpstr (suyuan_map_strip_get_coordinates (play.strip), !=, "112.500000, 32.500000");
  g_assert_true (g_str_has_prefix (suyuan_map_strip_get_coordinates (play.strip), "112.51"));
  kept = g_settings_get_string (settings, "coordinates");
  g_assert_cmpstr (kept, ==, "bd09");
  choose (&play, "decimal");
  play_free (&play);
}

/* East is to the right, south is down. */
static void
test_pointer_is_followed (void)
{
  Play           play = play_new ();
  SuyuanViewport viewport = suyuan_map_view_get_viewport (play.view);
  double         lon, lat;

  suyuan_map_strip_point_at (play.strip, viewport.width, viewport.height);
  g_assert_cmpint (sscanf (suyuan_map_strip_get_coordinates (play.strip), "%lf, %lf", &lon, &lat), ==, 2);
  g_assert_cmpfloat (lon, >, 112.51);
  g_assert_cmpfloat (lat, <, 32.495);
  play_free (&play);
}

/* Every button and sign of the map has a name of its own for who hears the page, which says where the map looks. */
static void
assert_named (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_EXPANDER (widget))
    {
      GtkWidget  *outer = GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) ? gtk_widget_get_parent (widget) : widget;
      const char *words = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (outer), GTK_ACCESSIBLE_PROPERTY_LABEL) || (words != NULL && *words != '\0'));
    }
  if (GTK_IS_POPOVER (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

static void
test_all_is_named (void)
{
  Play       play = play_new ();
  GtkWidget *copy = gtk_widget_get_first_child (GTK_WIDGET (play.strip));

  while (!GTK_IS_BUTTON (copy))
    copy = gtk_widget_get_next_sibling (copy);
  gtk_test_accessible_assert_property (copy, GTK_ACCESSIBLE_PROPERTY_LABEL, "Coordinates: Centre 112.500000, 32.500000");
  assert_named (GTK_WIDGET (play.view));
  play_free (&play);
}

/* Keys move the map away from under a pointer that lies still: the middle is shown, and said to be it, until somebody
 * moves the pointer again. */
static void
test_keys_leave_the_pointer (void)
{
  Play   play = play_new ();
  double lon, lat;

  suyuan_map_strip_point_at (play.strip, 40, 50);
  gtk_widget_activate_action (GTK_WIDGET (play.view), "map.zoom-in", NULL);
  suyuan_stage_spin (300);
  g_assert_cmpstr (suyuan_map_strip_get_coordinates (play.strip), ==, "Centre 112.500000, 32.500000");
  suyuan_map_strip_point_at (play.strip, 40, 50); /* the map under it has changed, it has not */
  g_assert_cmpstr (suyuan_map_strip_get_coordinates (play.strip), ==, "Centre 112.500000, 32.500000");
  suyuan_map_strip_point_at (play.strip, 41, 50);
  g_assert_cmpint (sscanf (suyuan_map_strip_get_coordinates (play.strip), "%lf, %lf", &lon, &lat), ==, 2);
  g_assert_cmpfloat (lon, <, 112.5);
  play_free (&play);
}

static void
read_cb (GObject      *clipboard,
         GAsyncResult *result,
         gpointer      text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_set (gpointer text)
{
  return *(char **) text != NULL;
}

/* The numbers alone are copied: what takes them knows what they are. */
static void
test_copy (void)
{
  Play             play = play_new ();
  g_autofree char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (play.strip), "place.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (play.strip)), NULL, read_cb, &text);
  suyuan_stage_wait (is_set, &text);
  g_assert_cmpstr (text, ==, "112.500000, 32.500000");
  g_assert_cmpuint (play.stage->n_told, ==, 1);
  play_free (&play);
}

static void
list_items (GMenuModel *menu,
            GPtrArray  *found)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *action = NULL, *target = NULL;

      if (section != NULL)
        list_items (section, found);
      if (!g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        continue;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &target);
      g_ptr_array_add (found, target != NULL ? g_strconcat (action, "::", target, NULL) : g_steal_pointer (&action));
    }
}

/* One menu has all that the map can do, and what it asks the window for, the map with its strip does. */
static void
test_one_menu (void)
{
  static const char *const wanted[] = { "win.map::draw-round", "win.map::draw-box", "win.map::go-to", "win.map::measure", "win.map::measure-river", "win.map::print", "win.map::open-tracks", "place.clear-tracks", "map-settings.map-theme::status" };
  Play                     play = play_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  list_items (G_MENU_MODEL (suyuan_map_view_get_menu (play.view)), found);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (wanted) - 1 + SUYUAN_N_THEMES);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (g_ptr_array_index (found, i), ==, wanted[i]);
  gtk_widget_activate_action (GTK_WIDGET (play.view), "place.measure", NULL);
  g_assert_nonnull (suyuan_map_view_get_tool (play.view));
  play_free (&play);
}

static GtkWidget *
find_words (GtkWidget  *root,
            const char *words)
{
  GtkWidget *found = GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), words) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_words (child, words);
  return found;
}

/* What is not there is not offered to be taken away. */
static void
test_no_tracks (void)
{
  Play       play = play_new ();
  GtkWidget *popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (suyuan_map_view_get_menu (play.view))), *take;

  gtk_widget_set_parent (popover, GTK_WIDGET (play.view));
  take = find_words (popover, "Take the Tracks Away");
  g_assert_nonnull (take);
  g_assert_false (gtk_widget_is_sensitive (take));
  gtk_widget_unparent (popover);
  play_free (&play);
}

/* What is drawn round outlets is asked for by name, says how, and is put away where it says so. */
static void
test_drawing_round (void)
{
  Play play = play_new ();

  gtk_widget_activate_action (GTK_WIDGET (play.view), "place.draw-box", NULL);
  g_assert_nonnull (suyuan_map_view_get_tool (play.view));
  g_assert_nonnull (strstr (suyuan_map_strip_get_words (play.strip), "two opposite corners"));
  gtk_widget_activate_action (GTK_WIDGET (play.view), "place.draw-round", NULL);
  g_assert_nonnull (strstr (suyuan_map_strip_get_words (play.strip), "double click"));
  gtk_widget_activate_action (GTK_WIDGET (play.view), "place.leave-tool", NULL);
  g_assert_null (suyuan_map_view_get_tool (play.view));
  g_assert_cmpstr (suyuan_map_strip_get_words (play.strip), ==, "");
  play_free (&play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/map-strip/centre", test_centre_is_shown);
  g_test_add_func ("/app/map-strip/notation", test_notation_is_remembered);
  g_test_add_func ("/app/map-strip/pointer", test_pointer_is_followed);
  g_test_add_func ("/app/map-strip/keys-leave-the-pointer", test_keys_leave_the_pointer);
  g_test_add_func ("/app/map-strip/all-is-named", test_all_is_named);
  g_test_add_func ("/app/map-strip/copy", test_copy);
  g_test_add_func ("/app/map-strip/one-menu", test_one_menu);
  g_test_add_func ("/app/map-strip/no-tracks", test_no_tracks);
  g_test_add_func ("/app/map-strip/drawing-round", test_drawing_round);

  return g_test_run ();
}
