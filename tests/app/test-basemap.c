/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base map is chosen by its menu, says whose it is, and what cannot be drawn is named while the map goes on. */
#include "suyuan-area-dialog.h"
#include "suyuan-basemap-dialog.h"
#include "suyuan-map-view.h"
#include "suyuan-service-row.h"
#include "suyuan-services-dialog.h"
#include "suyuan-stage.h"
#include "suyuan-tile-services.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  SuyuanStage      *stage;
  GtkWidget        *window;
  SuyuanMapView    *view;
  SuyuanBasemapBar *bar;
} Play;

static void
set_up (Play         *play,
        gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("cn.suyuan.Suyuan");
  g_autofree char *list = g_build_filename (g_get_user_config_dir (), "suyuan", "basemaps.ini", NULL);

  g_settings_reset (settings, "basemap");
  g_unlink (list);
  play->stage = suyuan_stage_new ();
  play->window = gtk_window_new ();
  play->view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL);
  play->bar = suyuan_map_view_get_basemap (play->view);
  gtk_window_set_default_size (GTK_WINDOW (play->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (play->window), GTK_WIDGET (play->view));
  suyuan_map_view_set_seat (play->view, play->stage->seat);
  gtk_window_present (GTK_WINDOW (play->window));
  suyuan_stage_settle (play->stage);
}

static void
tear_down (Play         *play,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (play->window));
  suyuan_stage_settle (play->stage);
  suyuan_stage_free (play->stage);
}

static char *
folder_of (Play *play)
{
  char *folder = g_build_filename (play->stage->path, "maps", NULL);

  g_mkdir_with_parents (folder, 0755);
  return folder;
}

/* A map of the whole world at zooms 0 to 2, made of one picture; saved by the same verb as an area. */
static char *
make_map (Play       *play,
          const char *name)
{
  g_autofree char *picture = suyuan_stage_paint (play->stage, "tile.jpg", 7), *bytes = NULL;
  g_autofree char *path = g_build_filename (play->stage->folder, name, NULL), *sql = NULL;
  g_autofree char *standard_error = NULL;
  GString         *hex = g_string_new (NULL);
  gsize            length;
  int              status;

  g_assert_true (g_file_get_contents (picture, &bytes, &length, NULL));
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (hex, "%02x", (guint8) bytes[i]);
  sql = g_strdup_printf ("import sqlite3,sys\nd=sqlite3.connect(sys.argv[1])\n"
                         "d.executescript('CREATE TABLE metadata(name TEXT,value TEXT);CREATE TABLE tiles(zoom_level,tile_column,tile_row,tile_data)')\n"
                         "d.executemany('INSERT INTO metadata VALUES(?,?)',[('name','World'),('attribution','Makers'),('approval','GS(2024)1')])\n"
                         "p=bytes.fromhex('%s')\n"
                         "d.executemany('INSERT INTO tiles VALUES(?,?,?,?)',[(z,x,y,p) for z in range(3) for x in range(2**z) for y in range(2**z)])\n"
                         "d.commit()\n",
                         hex->str);
  g_string_free (hex, TRUE);
  g_assert_true (g_spawn_sync (NULL, (char *[]){ (char *) "/usr/bin/python3", (char *) "-c", sql, path, NULL }, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                               NULL, &standard_error, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return g_steal_pointer (&path);
}

/* The choices of the menu, section by section. */
static guint
count_choices (Play       *play,
               const char *with)
{
  g_autoptr (GMenuModel) menu = suyuan_basemap_bar_list (play->bar);
  guint found = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int k = 0; k < g_menu_model_get_n_items (section); k++)
        {
          g_autofree char *label = NULL;

          g_assert_true (g_menu_model_get_item_attribute (section, k, G_MENU_ATTRIBUTE_LABEL, "s", &label));
          found += strstr (label, with) != NULL;
        }
    }
  return found;
}

static void
test_none_until_chosen (Play         *play,
                        gconstpointer data)
{
  g_assert_cmpstr (suyuan_basemap_bar_get_choice (play->bar), ==, "");
  g_assert_null (suyuan_basemap_bar_get_tiles (play->bar));
  g_assert_cmpstr (suyuan_basemap_bar_get_words (play->bar), ==, "");
  g_assert_cmpuint (count_choices (play, "No Base Map"), ==, 1);
  g_assert_cmpuint (count_choices (play, "OpenStreetMap"), ==, 1);
  g_assert_cmpuint (count_choices (play, "needs a key"), >=, 1);
}

/* The button whose name is read so; NULL: none. */
static GtkWidget *
find_named (GtkWidget  *root,
            const char *name)
{
  g_autofree char *fault = NULL;

  if (GTK_IS_BUTTON (root) && (fault = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name)) == NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_up (gpointer popover)
{
  return gtk_widget_get_mapped (popover) && gtk_widget_get_height (popover) > 0;
}

/* Thirty files in a low window: the menu is no higher than it, and what can be done with maps stands below the list, which
 * alone is scrolled. */
static void
test_many_maps (Play         *play,
                gconstpointer data)
{
  g_autofree char *path = make_map (play, "world.mbtiles"), *folder = folder_of (play), *bytes = NULL;
  GtkWidget       *button = suyuan_stage_find_widget (GTK_WIDGET (play->bar), GTK_TYPE_MENU_BUTTON), *popover, *scroller, *chosen;
  GtkAdjustment   *way;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("map%02u.mbtiles", i), *file = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (file, bytes, (gssize) length, NULL));
    }
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  suyuan_stage_wait (is_up, popover);
  g_assert_cmpint (gtk_widget_get_height (popover), <=, gtk_widget_get_height (play->window));

  chosen = find_named (popover, "No Base Map");
  scroller = gtk_widget_get_ancestor (chosen, GTK_TYPE_SCROLLED_WINDOW);
  way = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_assert_cmpfloat (gtk_adjustment_get_upper (way), >, gtk_adjustment_get_page_size (way) + 100);
  gtk_test_accessible_assert_role (chosen, GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO);
  gtk_test_accessible_assert_state (chosen, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  scroller = gtk_widget_get_ancestor (gtk_widget_get_parent (scroller), GTK_TYPE_SCROLLED_WINDOW);
  way = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)); /* of the menu as a whole */
  g_assert_cmpfloat (gtk_adjustment_get_upper (way), <=, gtk_adjustment_get_page_size (way));

  g_signal_emit_by_name (find_named (popover, "World"), "clicked");
  suyuan_stage_settle (play->stage);
  g_assert_true (g_str_has_prefix (suyuan_basemap_bar_get_choice (play->bar), "file:map"));
}

/* A folder that is none and a list that is broken are said in the menu. */
static void
test_unreadable_lists (Play         *play,
                       gconstpointer data)
{
  g_autofree char *maps = g_build_filename (play->stage->path, "maps", NULL), *folder = g_build_filename (g_get_user_config_dir (), "suyuan", NULL);
  g_autofree char *list = g_build_filename (folder, "basemaps.ini", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (maps, "", 0, NULL));
  g_assert_true (g_file_set_contents (list, "no list", -1, NULL));
  g_assert_cmpuint (count_choices (play, "maps"), >=, 2);
  g_assert_cmpuint (count_choices (play, "basemaps.ini"), ==, 1);
  g_assert_cmpuint (count_choices (play, "No Base Map"), ==, 1);
  g_assert_cmpuint (count_choices (play, "OpenStreetMap"), ==, 0);
  g_unlink (list);
}

static gboolean
has_dialog_gone (gpointer data)
{
  return suyuan_stage_find_window (SUYUAN_TYPE_BASEMAP_DIALOG) == NULL;
}

/* Added by the dialog, it lies under the data at once, says whose it is, and is remembered. */
static void
test_added_and_chosen (Play         *play,
                       gconstpointer data)
{
  g_autofree char *path = make_map (play, "world_map.mbtiles"), *remembered = NULL;
  g_autoptr (GSettings) settings = g_settings_new ("cn.suyuan.Suyuan");
  GtkWidget *dialog = suyuan_basemap_dialog_new (GTK_WINDOW (play->window), play->stage->seat, play->bar);

  gtk_window_present (GTK_WINDOW (dialog));
  suyuan_basemap_dialog_set_file (SUYUAN_BASEMAP_DIALOG (dialog), path);
  suyuan_form_dialog_apply (SUYUAN_FORM_DIALOG (dialog));
  suyuan_stage_wait (has_dialog_gone, NULL);
  suyuan_stage_settle (play->stage);

  g_assert_cmpstr (suyuan_basemap_bar_get_choice (play->bar), ==, "file:world_map.mbtiles");
  g_assert_nonnull (strstr (suyuan_basemap_bar_get_words (play->bar), "Makers"));
  g_assert_nonnull (strstr (suyuan_basemap_bar_get_words (play->bar), "GS(2024)1"));
  g_assert_cmpuint (count_choices (play, "World"), ==, 1);
  remembered = g_settings_get_string (settings, "basemap");
  g_assert_cmpstr (remembered, ==, "file:world_map.mbtiles");

  suyuan_basemap_bar_choose (play->bar, "");
  g_assert_null (suyuan_basemap_bar_get_tiles (play->bar));
  g_assert_cmpstr (suyuan_basemap_bar_get_words (play->bar), ==, "");
}

/* A dialog without a file, or with one that is no map, says so and stays. */
static void
test_not_added (Play         *play,
                gconstpointer data)
{
  g_autofree char *path = suyuan_stage_write (play->stage, "text.mbtiles", "no map");
  GtkWidget       *dialog = suyuan_basemap_dialog_new (GTK_WINDOW (play->window), play->stage->seat, play->bar);

  gtk_window_present (GTK_WINDOW (dialog));
  suyuan_form_dialog_apply (SUYUAN_FORM_DIALOG (dialog));
  g_assert_nonnull (suyuan_stage_find_fault (dialog));
  suyuan_basemap_dialog_set_file (SUYUAN_BASEMAP_DIALOG (dialog), path);
  suyuan_form_dialog_apply (SUYUAN_FORM_DIALOG (dialog));
  suyuan_stage_settle (play->stage);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (suyuan_stage_find_fault (dialog))), "text.mbtiles"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A broken file is named in a toast, stands in the menu as such, and what was chosen stays. */
static void
test_a_broken_file (Play         *play,
                    gconstpointer data)
{
  g_autofree char *folder = folder_of (play), *path = g_build_filename (folder, "broken.mbtiles", NULL);
  guint            told = play->stage->n_told;

  g_assert_true (g_file_set_contents (path, "<html>", -1, NULL));
  g_assert_cmpuint (count_choices (play, "cannot be drawn"), ==, 1);
  suyuan_basemap_bar_choose (play->bar, "file:broken.mbtiles");
  suyuan_stage_settle (play->stage);
  g_assert_cmpuint (play->stage->n_told, ==, told + 1);
  g_assert_cmpstr (suyuan_basemap_bar_get_choice (play->bar), ==, "");
  suyuan_basemap_bar_choose (play->bar, "web:no such map");
  g_assert_cmpuint (play->stage->n_told, ==, told + 2);
}

static guint
count_layers (Play *play)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (suyuan_stage_find_widget (GTK_WIDGET (play->view), SHUMATE_TYPE_MAP)); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += SHUMATE_IS_MAP_LAYER (child);
  return n;
}

/* A map whose names are a file of their own is one choice and two layers, the names over the ground; a broken file of names
 * is told, and the ground is there. */
static void
test_names_over_the_ground (Play         *play,
                            gconstpointer data)
{
  g_autofree char *folder = folder_of (play), *ground = make_map (play, "named.mbtiles"), *names = make_map (play, "named.names.mbtiles");
  g_autofree char *ground_place = g_build_filename (folder, "named.mbtiles", NULL), *names_place = g_build_filename (folder, "named.names.mbtiles", NULL);
  guint            told = play->stage->n_told;

  g_assert_cmpint (g_rename (ground, ground_place), ==, 0);
  g_assert_cmpint (g_rename (names, names_place), ==, 0);
  g_assert_cmpuint (count_choices (play, "World"), ==, 1);
  suyuan_basemap_bar_choose (play->bar, "file:named.mbtiles");
  suyuan_stage_settle (play->stage);
  g_assert_cmpuint (count_layers (play), ==, 2);
  g_assert_nonnull (strstr (suyuan_basemap_bar_get_words (play->bar), "GS(2024)1"));
  suyuan_basemap_bar_choose (play->bar, "");
  g_assert_cmpuint (count_layers (play), ==, 0);
  g_assert_cmpuint (play->stage->n_told, ==, told);

  g_assert_true (g_file_set_contents (names_place, "<html>", -1, NULL));
  suyuan_basemap_bar_choose (play->bar, "file:named.mbtiles");
  suyuan_stage_settle (play->stage);
  g_assert_cmpuint (count_layers (play), ==, 1);
  g_assert_cmpuint (play->stage->n_told, ==, told + 1);
}

/* The list of online maps: a key entered is there after saving, a wrong entry is named. */
static void
test_online_maps (Play         *play,
                  gconstpointer data)
{
  GtkWidget *dialog = suyuan_services_dialog_new (GTK_WINDOW (play->window), play->stage->seat);
  GtkWidget *row;
  g_autoptr (SuyuanTileService) service = NULL;
  guint locked = count_choices (play, "needs a key");

  gtk_window_present (GTK_WINDOW (dialog));
  row = suyuan_stage_find_widget (dialog, SUYUAN_TYPE_SERVICE_ROW);
  service = suyuan_service_row_dup_service (SUYUAN_SERVICE_ROW (row));
  g_assert_true (suyuan_tile_service_needs_key (service));
  suyuan_service_row_set_key (SUYUAN_SERVICE_ROW (row), "my own key");
  suyuan_form_dialog_apply (SUYUAN_FORM_DIALOG (dialog));
  suyuan_stage_spin (50);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_SERVICES_DIALOG));
  g_assert_cmpuint (count_choices (play, "needs a key"), ==, locked - 1);
}

static gboolean
says_unreachable (gpointer data)
{
  return strstr (suyuan_basemap_bar_get_words (data), "cannot be reached") != NULL;
}

/* Without a network it is said where one looks, in no dialog and no toast, and the map goes on. */
static void
test_no_network (Play         *play,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  SuyuanTileService service = { .name = (char *) "Gone", .url = (char *) "http://127.0.0.1:9/{z}/{x}/{y}", .attribution = (char *) "Nobody", .max_zoom = 18 };
  guint             told = play->stage->n_told;

  g_ptr_array_add (list, &service);
  g_assert_true (suyuan_tile_services_save (list, NULL));
  suyuan_basemap_bar_choose (play->bar, "web:Gone");
  g_assert_cmpstr (suyuan_basemap_bar_get_choice (play->bar), ==, "web:Gone");
  suyuan_stage_wait (says_unreachable, play->bar);
  g_assert_true (g_str_has_suffix (suyuan_basemap_bar_get_words (play->bar), "\nNobody")); /* whose the tiles are that came before */
  g_assert_cmpuint (play->stage->n_told, ==, told);
  g_assert_cmpuint (play->stage->n_refused, ==, 0);
  suyuan_basemap_bar_choose (play->bar, "");
  g_assert_cmpstr (suyuan_basemap_bar_get_words (play->bar), ==, "");
}

/* What an area weighs is told before anything is saved. */
static void
test_an_area (Play         *play,
              gconstpointer data)
{
  g_autofree char *folder = folder_of (play), *path = make_map (play, "world.mbtiles");
  g_autofree char *place = g_build_filename (folder, "world.mbtiles", NULL);
  GtkWidget       *dialog;

  g_assert_cmpint (g_rename (path, place), ==, 0);
  suyuan_basemap_bar_choose (play->bar, "file:world.mbtiles");
  suyuan_stage_settle (play->stage);
  g_assert_nonnull (suyuan_basemap_bar_get_tiles (play->bar));
  dialog = suyuan_area_dialog_new (GTK_WINDOW (play->window), play->stage->seat, play->bar);
  gtk_window_present (GTK_WINDOW (dialog));
  suyuan_stage_settle (play->stage);
  g_assert_nonnull (strstr (suyuan_area_dialog_get_size (SUYUAN_AREA_DIALOG (dialog)), "tile"));
  g_assert_nonnull (strstr (suyuan_area_dialog_get_size (SUYUAN_AREA_DIALOG (dialog)), "about"));
  suyuan_form_dialog_apply (SUYUAN_FORM_DIALOG (dialog));
  g_assert_nonnull (suyuan_stage_find_fault (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gint held; /* atomic: questions wait */

static gpointer
hold_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  while (g_atomic_int_get (&held))
    g_usleep (1000);

  return NULL;
}

static void
hold (Play *play)
{
  g_atomic_int_set (&held, TRUE);
  suyuan_desk_look_async (play->stage->desk, hold_verb, NULL, NULL, NULL, NULL, NULL);
}

/* A file is opened beside the window; whoever has chosen something else by then keeps that, and what was chosen last comes
 * back with the workspace. */
static void
test_opened_beside_the_window (Play         *play,
                               gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("cn.suyuan.Suyuan");
  g_autofree char *folder = folder_of (play), *path = make_map (play, "world.mbtiles");
  g_autofree char *place = g_build_filename (folder, "world.mbtiles", NULL);

  g_assert_cmpint (g_rename (path, place), ==, 0);
  hold (play);
  suyuan_basemap_bar_choose (play->bar, "file:world.mbtiles");
  g_assert_null (suyuan_basemap_bar_get_tiles (play->bar));
  suyuan_basemap_bar_choose (play->bar, "");
  g_atomic_int_set (&held, FALSE);
  suyuan_stage_settle (play->stage);
  g_assert_null (suyuan_basemap_bar_get_tiles (play->bar));
  g_assert_cmpstr (suyuan_basemap_bar_get_choice (play->bar), ==, "");

  g_settings_set_string (settings, "basemap", "file:world.mbtiles");
  hold (play);
  suyuan_map_view_set_seat (play->view, play->stage->seat);
  g_assert_null (suyuan_basemap_bar_get_tiles (play->bar));
  g_atomic_int_set (&held, FALSE);
  suyuan_stage_settle (play->stage);
  g_assert_nonnull (suyuan_basemap_bar_get_tiles (play->bar));
  g_assert_cmpstr (suyuan_basemap_bar_get_choice (play->bar), ==, "file:world.mbtiles");
}

#define basemap_test(path, func) g_test_add ((path), Play, NULL, set_up, (func), tear_down)

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  basemap_test ("/app/basemap/none-until-chosen", test_none_until_chosen);
  basemap_test ("/app/basemap/unreadable-lists", test_unreadable_lists);
  basemap_test ("/app/basemap/many-maps", test_many_maps);
  basemap_test ("/app/basemap/added-and-chosen", test_added_and_chosen);
  basemap_test ("/app/basemap/not-added", test_not_added);
  basemap_test ("/app/basemap/a-broken-file", test_a_broken_file);
  basemap_test ("/app/basemap/names-over-the-ground", test_names_over_the_ground);
  basemap_test ("/app/basemap/online-maps", test_online_maps);
  basemap_test ("/app/basemap/no-network", test_no_network);
  basemap_test ("/app/basemap/an-area", test_an_area);
  basemap_test ("/app/basemap/opened-beside-the-window", test_opened_beside_the_window);

  return g_test_run ();
}
