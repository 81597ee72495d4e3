/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-application.h"
#include "suyuan-map-legend.h"
#include "suyuan-map-view.h"
#include "suyuan-stage.h"

typedef struct
{
  SuyuanStage   *stage;
  GtkWindow     *window;
  SuyuanMapView *view;
  SuyuanUid      upper, lower, far;
  GSettings     *settings;
  SuyuanTheme    wanted;
} Play;

static gboolean
shows_all (gpointer data)
{
  return suyuan_map_view_get_n_points (data) == 3;
}

static gboolean
shows_four (gpointer data)
{
  return suyuan_map_view_get_n_points (data) == 4;
}

static SuyuanUid
add_outlet (SuyuanStage *stage,
            const char  *code,
            const char  *lon,
            const char  *more)
{
  g_autofree char *code_is = g_strconcat ("code=", code, NULL), *lon_is = g_strconcat ("lon=", lon, NULL);

  return suyuan_stage_add (stage, SUYUAN_KIND_OUTLET, (const char *[]){ code_is, "name=Mouth", "kind=river", "type=ditch", lon_is, "lat=32", more, NULL });
}

/* One above the section with a quick test and a declared flow, one below it, one beside no water. */
static void
open_play (Play *play)
{
  *play = (Play){ .stage = suyuan_stage_new (), .settings = g_settings_new (SUYUAN_APP_ID) };
  g_settings_reset (play->settings, "map-theme");
  g_settings_set_boolean (play->settings, "map-legend", TRUE);
  suyuan_stage_add (play->stage, SUYUAN_KIND_REACH, (const char *[]){ "code=R1", "name=River", "geometry=LINESTRING (111.98 32.00, 112.12 32.00)", NULL });
  suyuan_stage_add (play->stage, SUYUAN_KIND_SECTION, (const char *[]){ "code=S1", "name=Bridge", "reach=R1", "lon=112.05", "lat=32", "target=III", NULL });
  play->upper = add_outlet (play->stage, "A1", "112.00", NULL);
  play->lower = add_outlet (play->stage, "A2", "112.10", NULL);
  play->far = add_outlet (play->stage, "A3", "113.00", NULL);
  play->view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL);
  play->window = suyuan_stage_show (GTK_WIDGET (play->view));
  suyuan_map_view_set_seat (play->view, play->stage->seat);
  suyuan_stage_wait (shows_all, play->view);
}

static void
close_play (Play *play)
{
  g_settings_reset (play->settings, "map-theme");
  g_settings_reset (play->settings, "map-legend");
  g_object_unref (play->settings);
  gtk_window_destroy (play->window);
  suyuan_stage_spin (100);
  suyuan_stage_free (play->stage);
}

static gboolean
has_theme (gpointer data)
{
  Play *play = data;

  return suyuan_outlet_cloud_get_theme (suyuan_map_view_get_cloud (play->view)) == play->wanted;
}

static void
choose (Play       *play,
        SuyuanTheme theme)
{
  suyuan_map_view_set_theme (play->view, theme);
  play->wanted = theme;
  suyuan_stage_wait (has_theme, play);
}

static guint
value_of (Play            *play,
          const SuyuanUid *outlet)
{
  SuyuanOutletCloud *cloud = suyuan_map_view_get_cloud (play->view);
  guint              point;

  g_assert_true (suyuan_outlet_cloud_find (cloud, outlet, &point));

  return suyuan_sign_get_value (suyuan_outlet_cloud_get_sign (cloud, point));
}

/* Each theme is read for every outlet, and remembered. */
static void
test_map_theme_is_read (void)
{
  Play             play;
  g_autofree char *kept = NULL;

  open_play (&play);
  g_assert_cmpuint (value_of (&play, &play.upper), ==, SUYUAN_STATUS_TO_VERIFY);
  choose (&play, SUYUAN_THEME_TYPE);
  g_assert_cmpuint (value_of (&play, &play.upper), ==, SUYUAN_SHAPE_OTHER);
  choose (&play, SUYUAN_THEME_OVERDUE);
  g_assert_cmpuint (value_of (&play, &play.upper), ==, SUYUAN_OVERDUE_NOT);
  choose (&play, SUYUAN_THEME_LOAD);
  g_assert_cmpuint (value_of (&play, &play.upper), ==, SUYUAN_LOAD_UNKNOWN);
  choose (&play, SUYUAN_THEME_GRADE);
  g_assert_cmpuint (value_of (&play, &play.upper), ==, 0); /* a section without a sample */
  g_assert_cmpuint (value_of (&play, &play.lower), ==, SUYUAN_GRADE_NO_SECTION);
  g_assert_cmpuint (value_of (&play, &play.far), ==, SUYUAN_GRADE_NO_SECTION);
  kept = g_settings_get_string (play.settings, "map-theme");
  g_assert_cmpstr (kept, ==, "grade");
  close_play (&play);
}

/* What is measured comes into it: a sample with a load, a section with a class. */
static void
test_map_theme_follows_samples (void)
{
  Play play;

  open_play (&play);
  suyuan_stage_add (play.stage, SUYUAN_KIND_SAMPLE, (const char *[]){ "code=W1", "outlet=A1", "taken=2026-04-08 09:00", "cod=50", "flow_m3d=1000", NULL });
  suyuan_stage_add (play.stage, SUYUAN_KIND_SAMPLE, (const char *[]){ "code=W2", "section=S1", "taken=2026-04-08 09:00", "cod=25", NULL });
  suyuan_stage_settle (play.stage);
  choose (&play, SUYUAN_THEME_LOAD);
  g_assert_cmpuint (value_of (&play, &play.upper), ==, SUYUAN_LOAD_BELOW_100); /* 50 kg/d */
  g_assert_cmpuint (value_of (&play, &play.lower), ==, SUYUAN_LOAD_UNKNOWN);
  choose (&play, SUYUAN_THEME_GRADE);
  g_assert_cmpuint (value_of (&play, &play.upper), ==, 4);
  close_play (&play);
}

/* What cannot be found out, even when the map is shown first, leaves a map of the status and is told once, however often
 * it is tried again. */
static void
test_map_theme_falls_back (void)
{
  Play play;

  open_play (&play);
  gtk_window_destroy (play.window);
  suyuan_stage_hide (play.stage, "sample"); /* without the samples no load is known */
  g_settings_set_string (play.settings, "map-theme", "load");
  play.view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL);
  play.window = suyuan_stage_show (GTK_WIDGET (play.view));
  suyuan_map_view_set_seat (play.view, play.stage->seat);
  suyuan_stage_wait (shows_all, play.view);
  g_assert_cmpuint (suyuan_outlet_cloud_get_theme (suyuan_map_view_get_cloud (play.view)), ==, SUYUAN_THEME_STATUS);
  g_assert_cmpuint (play.stage->n_refused, ==, 1);
  g_assert_nonnull (strstr (play.stage->refused, "Load of COD"));

  suyuan_stage_add (play.stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A4", "name=Mouth", "kind=river", "type=ditch", "lon=112.02", "lat=32", NULL });
  suyuan_stage_wait (shows_four, play.view);
  g_assert_cmpuint (play.stage->n_refused, ==, 1);
  close_play (&play);
}

static GtkWidget *
find_label (GtkWidget  *root,
            const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
counts_three (gpointer legend)
{
  return find_label (legend, "3") != NULL;
}

static gboolean
names_one_outlet (gpointer legend)
{
  return find_label (legend, "1") != NULL;
}

static gboolean
names_enterprise (gpointer legend)
{
  return find_label (legend, "Enterprise") != NULL;
}

/* The legend names the values and counts them in view; folding is remembered. */
static void
test_map_legend_explains (void)
{
  Play       play;
  GtkWidget *legend, *expander;

  open_play (&play);
  legend = suyuan_stage_find_widget (GTK_WIDGET (play.view), SUYUAN_TYPE_MAP_LEGEND);
  g_assert_true (gtk_widget_get_visible (legend));
  suyuan_stage_wait (counts_three, legend);
  g_assert_nonnull (find_label (legend, "To be verified"));
  g_assert_null (find_label (legend, "To be put right")); /* none is in view */
  g_assert_nonnull (find_label (legend, "River"));
  g_assert_nonnull (find_label (legend, "Section, target Class III"));
  g_assert_null (find_label (legend, "Enterprise"));
  choose (&play, SUYUAN_THEME_OVERDUE);
  suyuan_stage_wait (counts_three, legend);
  g_assert_nonnull (find_label (legend, "not overdue"));
  g_assert_null (find_label (legend, "To be verified"));

  /* Where nothing else is, nothing else is named; near by, single outlets show their shapes. */
  suyuan_map_view_look (play.view, 113, 32, 15);
  suyuan_stage_wait (names_one_outlet, legend);
  g_assert_null (find_label (legend, "River"));
  g_assert_nonnull (find_label (legend, "Other outlets"));

  /* What comes into view without a move is named too. */
  suyuan_stage_add (play.stage, SUYUAN_KIND_ENTERPRISE, (const char *[]){ "code=E1", "name=Mill", "lon=113.001", "lat=32", NULL });
  suyuan_stage_wait (names_enterprise, legend);

  expander = suyuan_stage_find_widget (legend, GTK_TYPE_EXPANDER);
  g_assert_true (gtk_widget_get_focusable (expander));
  gtk_expander_set_expanded (GTK_EXPANDER (expander), FALSE);
  g_assert_false (g_settings_get_boolean (play.settings, "map-legend"));
  close_play (&play);
}

/* The setting is the menu's: a map follows it wherever it is chosen. */
static void
test_map_theme_follows_the_setting (void)
{
  Play play;

  open_play (&play);
  play.wanted = SUYUAN_THEME_TYPE;
  gtk_widget_activate_action (GTK_WIDGET (play.view), "map-settings.map-theme", "s", "type");
  suyuan_stage_wait (has_theme, &play);
  close_play (&play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/map-theme/is-read", test_map_theme_is_read);
  g_test_add_func ("/app/map-theme/follows-samples", test_map_theme_follows_samples);
  g_test_add_func ("/app/map-theme/follows-the-setting", test_map_theme_follows_the_setting);
  g_test_add_func ("/app/map-theme/falls-back", test_map_theme_falls_back);
  g_test_add_func ("/app/map-legend/explains", test_map_legend_explains);

  return g_test_run ();
}
