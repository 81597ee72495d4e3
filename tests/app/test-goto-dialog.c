/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-goto-dialog.h"
#include "suyuan-stage.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  SuyuanStage      *stage;
  GtkWidget        *window;
  SuyuanMapView    *view;
  SuyuanGotoDialog *dialog; /* NULL: it has closed */
  SuyuanUid         outlet;
  SuyuanPosition    found;
} Play;

static void
found_cb (Play                 *play,
          const SuyuanPosition *position)
{
  play->found = *position;
}

static gboolean
shows_it (gpointer view)
{
  return suyuan_map_view_get_n_points (view) == 1;
}

static gboolean
has_answered (gpointer data)
{
  Play *play = data;

  return play->dialog == NULL || !suyuan_goto_dialog_is_busy (play->dialog);
}

static gboolean
has_gone (gpointer data)
{
  return ((Play *) data)->dialog == NULL;
}

/* One workspace and one map for all tests. */
static void
play_open (Play *play)
{
  play->stage = suyuan_stage_new ();
  play->window = gtk_window_new ();
  play->view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL);
  play->outlet = suyuan_stage_add (play->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A1", "name=Bridge mouth", "kind=river", "type=ditch", "lon=112.0", "lat=32.1", "division=411381", NULL });
  suyuan_stage_add (play->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A2", "name=Placeless", "kind=river", "type=ditch", NULL });
  gtk_window_set_default_size (GTK_WINDOW (play->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (play->window), GTK_WIDGET (play->view));
  gtk_window_present (GTK_WINDOW (play->window));
  suyuan_map_view_set_seat (play->view, play->stage->seat);
  suyuan_stage_wait (shows_it, play->view);
}

static void
play_close (Play *play)
{
  gtk_window_destroy (GTK_WINDOW (play->window));
  suyuan_stage_free (play->stage);
}

static void
set_up (Play         *play,
        gconstpointer data)
{
  *play = *(const Play *) data;
  suyuan_seat_select (play->stage->seat, NULL);
  play->dialog = SUYUAN_GOTO_DIALOG (suyuan_goto_dialog_new (GTK_WINDOW (play->window), play->view));
  g_signal_connect_swapped (play->dialog, "found", G_CALLBACK (found_cb), play);
  g_object_add_weak_pointer (G_OBJECT (play->dialog), (gpointer *) &play->dialog);
  gtk_window_present (GTK_WINDOW (play->dialog));
}

static void
tear_down (Play         *play,
           gconstpointer data)
{
  if (play->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (play->dialog));
  suyuan_stage_wait (has_gone, play);
}

static void
ask (Play       *play,
     const char *text)
{
  suyuan_goto_dialog_ask (play->dialog, text);
  suyuan_stage_wait (has_answered, play);
}

static void
assert_looks_at (Play  *play,
                 double lon,
                 double lat)
{
  SuyuanViewport viewport = suyuan_map_view_get_viewport (play->view);
  SuyuanPosition centre = suyuan_world_to_position (&viewport.centre);

  g_assert_cmpfloat_with_epsilon (centre.lon / 1e7, lon, 1e-4);
  g_assert_cmpfloat_with_epsilon (centre.lat / 1e7, lat, 1e-4);
}

/* Numbers that name no datum are offered in each; the first is our own. */
static void
test_coordinates (Play *play, gconstpointer data)
{
  double lon = 112.5, lat = 32.5;

  ask (play, "112.5, 32.5");
  g_assert_cmpstr (suyuan_goto_dialog_get_note (play->dialog), ==, "");
  g_assert_true (suyuan_goto_dialog_go (play->dialog, 2));
  suyuan_datum_to_cgcs2000 (SUYUAN_DATUM_BD09, &lon, &lat);
  assert_looks_at (play, lon, lat);
  g_assert_cmpint (abs (play->found.lon - (gint32) lround (lon * 1e7)), <=, 1);
  g_assert_cmpfloat (suyuan_map_view_get_zoom (play->view), >=, 15);
}

static void
test_named_datum (Play *play, gconstpointer data)
{
  ask (play, "CGCS2000 32°30′N 112°30′E");
  g_assert_false (suyuan_goto_dialog_go (play->dialog, 1));
  g_assert_true (suyuan_goto_dialog_go (play->dialog, 0));
  assert_looks_at (play, 112.5, 32.5);
}

/* An outlet is chosen as well; the window goes. */
static void
test_code (Play *play, gconstpointer data)
{
  SuyuanUid selected;

  ask (play, "a1");
  g_assert_true (suyuan_goto_dialog_go (play->dialog, 0));
  assert_looks_at (play, 112.0, 32.1);
  g_assert_true (suyuan_seat_get_selected (play->stage->seat, &selected));
  g_assert_true (suyuan_uid_equal (&selected, &play->outlet));
  g_assert_null (play->dialog);
}

/* Said at the entry, and nothing moves. */
static void
test_faults (Play *play, gconstpointer data)
{
  ask (play, "nowhere at all");
  g_assert_nonnull (strstr (suyuan_goto_dialog_get_note (play->dialog), "“nowhere at all”"));
  g_assert_false (suyuan_goto_dialog_go (play->dialog, 0));
  ask (play, "37583210.5, 3618022.2");
  g_assert_nonnull (strstr (suyuan_goto_dialog_get_note (play->dialog), "projection"));
  ask (play, "A2");
  g_assert_cmpstr (suyuan_goto_dialog_get_note (play->dialog), ==, "");
  g_assert_nonnull (suyuan_stage_find_row (GTK_WIDGET (play->dialog), "A2 Placeless"));
  g_assert_false (suyuan_goto_dialog_go (play->dialog, 0));
  g_assert_nonnull (play->dialog);
}

static GtkWidget *
list_of (Play *play)
{
  return suyuan_stage_find_widget (GTK_WIDGET (play->dialog), GTK_TYPE_LIST_BOX);
}

/* What is asked last is answered, and what is shown stays until then. */
static void
test_latest_wins (Play         *play,
                  gconstpointer data)
{
  ask (play, "A1");
  g_assert_nonnull (suyuan_stage_find_row (GTK_WIDGET (play->dialog), "A1 Bridge mouth"));
  suyuan_goto_dialog_ask (play->dialog, "nowhere");
  suyuan_goto_dialog_ask (play->dialog, "A2");
  g_assert_true (suyuan_goto_dialog_is_busy (play->dialog));
  g_assert_true (gtk_widget_get_visible (list_of (play)));
  g_assert_nonnull (suyuan_stage_find_row (GTK_WIDGET (play->dialog), "A1 Bridge mouth"));
  suyuan_stage_wait (has_answered, play);
  g_assert_nonnull (suyuan_stage_find_row (GTK_WIDGET (play->dialog), "A2 Placeless"));
  g_assert_null (suyuan_stage_find_row (GTK_WIDGET (play->dialog), "A1 Bridge mouth"));
  g_assert_cmpstr (suyuan_goto_dialog_get_note (play->dialog), ==, "");
}

static gint held; /* atomic: what is asked waits */

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

static gboolean
says_looking (gpointer data)
{
  return strstr (suyuan_goto_dialog_get_note (((Play *) data)->dialog), "Looking") != NULL;
}

/* While the desk looks something else up the window lives, and says that it looks. */
static void
test_waits_its_turn (Play         *play,
                     gconstpointer data)
{
  g_atomic_int_set (&held, TRUE);
  suyuan_desk_look_async (play->stage->desk, hold_verb, NULL, NULL, NULL, NULL, NULL);
  suyuan_goto_dialog_ask (play->dialog, "A1"); /* would not come back if the window waited with it */
  g_assert_true (suyuan_goto_dialog_is_busy (play->dialog));
  suyuan_stage_wait (says_looking, play);
  g_atomic_int_set (&held, FALSE);
  suyuan_stage_wait (has_answered, play);
  g_assert_cmpstr (suyuan_goto_dialog_get_note (play->dialog), ==, "");
}

/* Enter before the answer: to what is called exactly so, as soon as it is known. */
static void
test_enter_first (Play         *play,
                  gconstpointer data)
{
  GtkWidget *entry = suyuan_stage_find_widget (GTK_WIDGET (play->dialog), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "bridge");
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (play->dialog);
  suyuan_stage_wait (has_gone, play);
  assert_looks_at (play, 112.0, 32.1);
}

/* A division is where its outlets are. */
static void
test_division (Play         *play,
               gconstpointer data)
{
  ask (play, "411381");
  g_assert_true (suyuan_goto_dialog_go (play->dialog, 0));
  assert_looks_at (play, 112.0, 32.1);
}

/* What the store says is said at the entry. */
static void
test_errors_are_said (Play         *play,
                      gconstpointer data)
{
  suyuan_stage_hide (play->stage, "section");
  ask (play, "A1");
  g_assert_nonnull (strstr (suyuan_goto_dialog_get_note (play->dialog), "section"));
  g_assert_true (suyuan_goto_dialog_go (play->dialog, 0)); /* what was found before is there */
}

#define goto_test(path, func) g_test_add ((path), Play, &all, set_up, (func), tear_down)

int
main (int   argc,
      char *argv[])
{
  Play all = { 0 };
  int  failed;

  suyuan_stage_init (&argc, &argv);
  play_open (&all);

  goto_test ("/app/goto-dialog/coordinates", test_coordinates);
  goto_test ("/app/goto-dialog/named-datum", test_named_datum);
  goto_test ("/app/goto-dialog/code", test_code);
  goto_test ("/app/goto-dialog/faults", test_faults);
  goto_test ("/app/goto-dialog/latest-wins", test_latest_wins);
  goto_test ("/app/goto-dialog/waits-its-turn", test_waits_its_turn);
  goto_test ("/app/goto-dialog/enter-first", test_enter_first);
  goto_test ("/app/goto-dialog/division", test_division);
  goto_test ("/app/goto-dialog/errors-are-said", test_errors_are_said); /* the last: the workspace is of no use then */

  failed = g_test_run ();
  play_close (&all);
  return failed;
}
