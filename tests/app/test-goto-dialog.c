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

static void
play_open (Play *play)
{
  play->stage = suyuan_stage_new ();
  play->window = gtk_window_new ();
  play->view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL);
  play->outlet = suyuan_stage_add (play->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A1", "name=Bridge mouth", "kind=river", "type=ditch", "lon=112.0", "lat=32.1", NULL });
  suyuan_stage_add (play->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A2", "name=Placeless", "kind=river", "type=ditch", NULL });
  gtk_window_set_default_size (GTK_WINDOW (play->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (play->window), GTK_WIDGET (play->view));
  gtk_window_present (GTK_WINDOW (play->window));
  suyuan_map_view_set_seat (play->view, play->stage->seat);
  suyuan_stage_spin (300);
  play->dialog = SUYUAN_GOTO_DIALOG (suyuan_goto_dialog_new (GTK_WINDOW (play->window), play->view));
  g_signal_connect_swapped (play->dialog, "found", G_CALLBACK (found_cb), play);
  g_object_add_weak_pointer (G_OBJECT (play->dialog), (gpointer *) &play->dialog);
  gtk_window_present (GTK_WINDOW (play->dialog));
  suyuan_stage_spin (100);
}

static void
play_close (Play *play)
{
  if (play->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (play->dialog));
  gtk_window_destroy (GTK_WINDOW (play->window));
  suyuan_stage_spin (100);
  g_assert_null (play->dialog);
  suyuan_stage_free (play->stage);
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
test_coordinates (void)
{
  Play   play = { 0 };
  double lon = 112.5, lat = 32.5;

  play_open (&play);
  suyuan_goto_dialog_ask (play.dialog, "112.5, 32.5");
  g_assert_cmpstr (suyuan_goto_dialog_get_note (play.dialog), ==, "");
  g_assert_true (suyuan_goto_dialog_go (play.dialog, 2));
  suyuan_stage_spin (200);
  suyuan_datum_to_cgcs2000 (SUYUAN_DATUM_BD09, &lon, &lat);
  assert_looks_at (&play, lon, lat);
  g_assert_cmpint (abs (play.found.lon - (gint32) lround (lon * 1e7)), <=, 1);
  g_assert_cmpfloat (suyuan_map_view_get_zoom (play.view), >=, 15);
  play_close (&play);
}

static void
test_named_datum (void)
{
  Play play = { 0 };

  play_open (&play);
  suyuan_goto_dialog_ask (play.dialog, "CGCS2000 32°30′N 112°30′E");
  g_assert_false (suyuan_goto_dialog_go (play.dialog, 1));
  g_assert_true (suyuan_goto_dialog_go (play.dialog, 0));
  suyuan_stage_spin (200);
  assert_looks_at (&play, 112.5, 32.5);
  play_close (&play);
}

/* An outlet is chosen as well; the window goes. */
static void
test_code (void)
{
  Play      play = { 0 };
  SuyuanUid selected;

  play_open (&play);
  suyuan_goto_dialog_ask (play.dialog, "a1");
  g_assert_true (suyuan_goto_dialog_go (play.dialog, 0));
  suyuan_stage_spin (200);
  assert_looks_at (&play, 112.0, 32.1);
  g_assert_true (suyuan_seat_get_selected (play.stage->seat, &selected));
  g_assert_true (suyuan_uid_equal (&selected, &play.outlet));
  g_assert_null (play.dialog);
  play_close (&play);
}

/* Said at the entry, and nothing moves. */
static void
test_faults (void)
{
  Play play = { 0 };

  play_open (&play);
  suyuan_goto_dialog_ask (play.dialog, "nowhere at all");
  g_assert_nonnull (strstr (suyuan_goto_dialog_get_note (play.dialog), "“nowhere at all”"));
  g_assert_false (suyuan_goto_dialog_go (play.dialog, 0));
  suyuan_goto_dialog_ask (play.dialog, "37583210.5, 3618022.2");
  g_assert_nonnull (strstr (suyuan_goto_dialog_get_note (play.dialog), "projection"));
  suyuan_goto_dialog_ask (play.dialog, "A2");
  g_assert_cmpstr (suyuan_goto_dialog_get_note (play.dialog), ==, "");
  g_assert_nonnull (suyuan_stage_find_row (GTK_WIDGET (play.dialog), "A2 Placeless"));
  g_assert_false (suyuan_goto_dialog_go (play.dialog, 0));
  g_assert_nonnull (play.dialog);
  play_close (&play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/goto-dialog/coordinates", test_coordinates);
  g_test_add_func ("/app/goto-dialog/named-datum", test_named_datum);
  g_test_add_func ("/app/goto-dialog/code", test_code);
  g_test_add_func ("/app/goto-dialog/faults", test_faults);

  return g_test_run ();
}
