/* The waters of a map are read beside the window: what is shown comes last, from the workspace that is open, and nobody is
 * told off twice. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-ground-feed.h"
#include "suyuan-map-view.h"
#include "suyuan-scene-layer.h"
#include "suyuan-stage.h"

typedef struct
{
  SuyuanStage   *stage;
  GtkWindow     *window;
  SuyuanMapView *view;
} Play;

/* Where everything of a test lies: a little south of it are the waters. */
#define LAT "32.5"

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

/* Until let_go (), what is asked of the desk waits. */
static void
hold (SuyuanDesk *desk)
{
  g_atomic_int_set (&held, TRUE);
  suyuan_desk_look_async (desk, hold_verb, NULL, NULL, NULL, NULL, NULL);
}

static void
let_go (void)
{
  g_atomic_int_set (&held, FALSE);
}

static void
add_reach (SuyuanStage *stage,
           const char  *code,
           const char  *east)
{
  g_autofree char *code_is = g_strconcat ("code=", code, NULL), *geometry = g_strdup_printf ("geometry=LINESTRING (112.0 " LAT ", %s " LAT ")", east);

  suyuan_stage_add (stage, SUYUAN_KIND_REACH, (const char *[]){ code_is, "name=Bai", geometry, NULL });
}

/* Its desk is held: nothing has been answered yet. */
static Play
play_new (void)
{
  Play play = { .stage = suyuan_stage_new (), .view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL) };

  add_reach (play.stage, "R1", "112.1");
  hold (play.stage->desk);
  play.window = suyuan_stage_show_map (play.stage, play.view);

  return play;
}

static void
play_free (Play *play)
{
  suyuan_stage_close (play->stage, play->window);
}

static SuyuanExtent
get_extent (SuyuanMapView *view)
{
  return suyuan_scene_layer_get_extent (suyuan_map_view_get_ground (view));
}

/* Degrees; 0 where nothing is shown. */
static double
get_east (SuyuanMapView *view)
{
  SuyuanExtent extent = get_extent (view);
  SuyuanBounds bounds = suyuan_extent_to_bounds (&extent);

  return suyuan_extent_is_empty (&extent) ? 0 : (double) bounds.east / SUYUAN_DEGREE;
}

static gboolean
shows_waters (gpointer view)
{
  return get_east (view) > 0;
}

static gboolean
reaches_far (gpointer view)
{
  return get_east (view) > 112.29;
}

/* The window does not wait for the waters; they come, and as there is no outlet they are what is looked at. */
static void
test_arrives (void)
{
  Play   play = play_new ();
  double zoom = suyuan_map_view_get_zoom (play.view);

  g_assert_false (shows_waters (play.view));
  let_go ();
  suyuan_stage_wait (shows_waters, play.view);
  g_assert_cmpfloat (suyuan_map_view_get_zoom (play.view), >, zoom + 3);
  play_free (&play);
}

/* Who looks elsewhere by then is left there. */
static void
test_leaves_the_map_where_it_was_put (void)
{
  Play play = play_new ();

  suyuan_map_view_look (play.view, 100, 30, 6);
  let_go ();
  suyuan_stage_wait (shows_waters, play.view);
  suyuan_stage_settle (play.stage);
  g_assert_cmpfloat (suyuan_map_view_get_zoom (play.view), ==, 6);
  play_free (&play);
}

/* Until what changed has been read, what was there stays; of two changes in a row the last is shown. */
static void
test_ends_with_the_last_change (void)
{
  Play play = play_new ();

  let_go ();
  suyuan_stage_wait (shows_waters, play.view);
  hold (play.stage->desk);
  add_reach (play.stage, "R2", "112.2");
  suyuan_stage_spin (200);
  add_reach (play.stage, "R3", "112.3");
  suyuan_stage_spin (200);
  g_assert_cmpfloat_with_epsilon (get_east (play.view), 112.1, 1e-6);
  let_go ();
  suyuan_stage_wait (reaches_far, play.view);
  suyuan_stage_settle (play.stage);
  g_assert_true (reaches_far (play.view));
  g_assert_cmpuint (play.stage->n_refused, ==, 0);
  play_free (&play);
}

/* A section more leaves the reaches as they are, and one reach more the section. */
static void
test_keeps_what_has_not_changed (void)
{
  Play play = play_new ();

  let_go ();
  suyuan_stage_wait (shows_waters, play.view);
  suyuan_stage_add (play.stage, SUYUAN_KIND_SECTION, (const char *[]){ "code=S1", "name=Ford", "lon=112.3", "lat=" LAT, NULL });
  suyuan_stage_wait (reaches_far, play.view);
  g_assert_cmpuint (suyuan_scene_layer_list_things (suyuan_map_view_get_ground (play.view)) & SUYUAN_THING_BIT (SUYUAN_THING_RIVER), !=, 0);
  add_reach (play.stage, "R2", "112.2");
  suyuan_stage_spin (200);
  suyuan_stage_settle (play.stage);
  g_assert_true (reaches_far (play.view));
  play_free (&play);
}

/* A window that is closed while they are read is not answered. */
static void
test_closed_while_it_is_read (void)
{
  Play     play = play_new ();
  gpointer view = play.view;

  g_object_add_weak_pointer (view, &view);
  gtk_window_destroy (play.window);
  suyuan_stage_spin (100);
  g_assert_null (view);
  let_go ();
  suyuan_stage_settle (play.stage);
  g_assert_cmpuint (play.stage->n_refused, ==, 0);
  suyuan_stage_free (play.stage);
}

/* What was asked of one workspace is not shown of another, and the waters of the one go at once. */
static void
test_another_workspace (void)
{
  Play play = play_new ();
  g_autoptr (SuyuanStage) other = suyuan_stage_new ();

  let_go ();
  suyuan_stage_wait (shows_waters, play.view);
  hold (play.stage->desk);
  add_reach (play.stage, "R3", "112.3");
  suyuan_stage_add (play.stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A1", "name=Mouth", "lon=112.0", "lat=" LAT, NULL });
  suyuan_stage_spin (200);
  suyuan_map_view_set_seat (play.view, other->seat);
  g_assert_false (shows_waters (play.view));
  let_go ();
  suyuan_stage_settle (play.stage);
  suyuan_stage_settle (other);
  g_assert_false (shows_waters (play.view));
  g_assert_cmpuint (suyuan_map_view_get_n_points (play.view), ==, 0);
  gtk_window_destroy (play.window);
  suyuan_stage_settle (other);
  suyuan_stage_free (play.stage);
}

static void
gathered_cb (guint *n_gathered)
{
  (*n_gathered)++;
}

/* What lies upstream in one workspace chooses nothing in another. */
static void
test_walks_in_no_other_workspace (void)
{
  Play play = play_new ();
  g_autoptr (SuyuanStage) other = suyuan_stage_new ();
  SuyuanUid outlet = suyuan_stage_add (play.stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A1", "name=Mouth", "lon=112.05", "lat=" LAT, NULL });
  guint     n_gathered = 0;

  let_go ();
  suyuan_stage_wait (shows_waters, play.view);
  hold (play.stage->desk);
  suyuan_map_view_gather_upstream (play.view, SUYUAN_KIND_OUTLET, &outlet);
  suyuan_map_view_set_seat (play.view, other->seat);
  g_signal_connect_swapped (play.view, "gathered", G_CALLBACK (gathered_cb), &n_gathered);
  let_go ();
  suyuan_stage_settle (play.stage);
  suyuan_stage_settle (other);
  g_assert_cmpuint (n_gathered + other->n_told + other->n_refused, ==, 0);
  gtk_window_destroy (play.window);
  suyuan_stage_settle (other);
  suyuan_stage_free (play.stage);
}

static gboolean
has_points (gpointer view)
{
  return suyuan_map_view_get_n_points (view) > 0;
}

/* A workspace whose reaches cannot be read is told once; the outlets are shown, and the waters again when they can be read. */
static void
test_unreadable_is_told_once (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  SuyuanMapView *view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL);
  GtkWindow     *window;

  add_reach (stage, "R1", "112.1");
  suyuan_stage_add (stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A1", "name=Mouth", "lon=112.0", "lat=" LAT, NULL });
  suyuan_stage_hide (stage, "reach");
  window = suyuan_stage_show_map (stage, view);
  suyuan_stage_settle (stage);
  suyuan_stage_wait (has_points, view);
  g_assert_cmpuint (stage->n_refused, ==, 1);
  g_assert_nonnull (strstr (stage->refused, "reach"));

  suyuan_stage_add (stage, SUYUAN_KIND_SECTION, (const char *[]){ "code=S1", "name=Ford", "lon=112.3", "lat=" LAT, NULL });
  suyuan_stage_spin (200);
  suyuan_stage_settle (stage);
  g_assert_cmpuint (stage->n_refused, ==, 1);
  gtk_window_destroy (window);
  suyuan_stage_settle (stage);
}

static gboolean
names_river (gpointer widget)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (widget), "River"))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (names_river (child))
      return TRUE;
  return FALSE;
}

/* The legend names a river once there is one, though it was asked what is in view before. */
static void
test_is_explained (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("cn.suyuan.Suyuan");
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  SuyuanMapView *view;
  GtkWindow     *window;

  g_settings_set_boolean (settings, "map-legend", TRUE);
  view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL);
  suyuan_stage_add (stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A1", "name=Mouth", "lon=112.0", "lat=" LAT, NULL });
  window = suyuan_stage_show_map (stage, view);
  suyuan_stage_wait (has_points, view);
  suyuan_stage_spin (500);
  g_assert_false (names_river (view));
  hold (stage->desk);
  add_reach (stage, "R1", "112.1");
  suyuan_stage_spin (500);
  g_assert_false (names_river (view));
  let_go ();
  suyuan_stage_wait (names_river, view);
  g_settings_reset (settings, "map-legend");
  gtk_window_destroy (window);
  suyuan_stage_settle (stage);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/ground-feed/arrives", test_arrives);
  g_test_add_func ("/app/ground-feed/leaves-the-map-where-it-was-put", test_leaves_the_map_where_it_was_put);
  g_test_add_func ("/app/ground-feed/ends-with-the-last-change", test_ends_with_the_last_change);
  g_test_add_func ("/app/ground-feed/keeps-what-has-not-changed", test_keeps_what_has_not_changed);
  g_test_add_func ("/app/ground-feed/closed-while-it-is-read", test_closed_while_it_is_read);
  g_test_add_func ("/app/ground-feed/another-workspace", test_another_workspace);
  g_test_add_func ("/app/ground-feed/walks-in-no-other-workspace", test_walks_in_no_other_workspace);
  g_test_add_func ("/app/ground-feed/is-explained", test_is_explained);
  g_test_add_func ("/app/ground-feed/unreadable-is-told-once", test_unreadable_is_told_once);

  return g_test_run ();
}
