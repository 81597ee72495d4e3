/* Outlets at one place come as a list that is made in portions, so that no frame waits for two hundred rows. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-heap-list.h"
#include "suyuan-map-view.h"
#include "suyuan-stage.h"

#define N_MEMBERS 250
#define N_ROWS 200 /* that there is room for */

typedef struct
{
  SuyuanStage   *stage;
  GtkWindow     *window;
  SuyuanMapView *view;
  GtkWidget     *popover;
  GtkListBox    *list;
  SuyuanUid      outlets[2];
} Play;

static gboolean
shows_both (gpointer view)
{
  return suyuan_map_view_get_n_points (view) == 2;
}

/* Two outlets, time and again. */
static Play
play_new (void)
{
  Play    play = { .stage = suyuan_stage_new (), .view = g_object_new (SUYUAN_TYPE_MAP_VIEW, NULL) };
  guint32 members[N_MEMBERS];

  play.outlets[0] = suyuan_stage_add (play.stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A1", "name=Mouth", "lon=112", "lat=32", NULL });
  play.outlets[1] = suyuan_stage_add (play.stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A2", "name=Drain", "lon=112", "lat=32", NULL });
  play.window = suyuan_stage_show_map (play.stage, play.view);
  suyuan_stage_wait (shows_both, play.view);
  for (guint i = 0; i < N_MEMBERS; i++)
    members[i] = i % 2;
  play.popover = suyuan_heap_list_show (GTK_WIDGET (play.view), &(GdkRectangle){ 50, 50, 1, 1 }, play.stage->seat, suyuan_map_view_get_cloud (play.view),
                                        members, N_MEMBERS);
  play.list = GTK_LIST_BOX (suyuan_stage_find_widget (play.popover, GTK_TYPE_LIST_BOX));
  return play;
}

static void
play_free (Play *play)
{
  suyuan_stage_close (play->stage, play->window);
}

static gboolean
is_whole (gpointer list)
{
  return gtk_list_box_get_row_at_index (list, N_ROWS) != NULL;
}

/* There are rows at once, as many as are seen; the rest follows, and what there is no room for is counted. */
static void
test_comes_in_portions (void)
{
  Play           play = play_new ();
  GtkListBoxRow *last;
  SuyuanUid      uid;

  g_assert_nonnull (gtk_list_box_get_row_at_index (play.list, 10));
  g_assert_null (gtk_list_box_get_row_at_index (play.list, 50));
  suyuan_stage_wait (is_whole, play.list);
  g_assert_null (gtk_list_box_get_row_at_index (play.list, N_ROWS + 1));
  last = gtk_list_box_get_row_at_index (play.list, N_ROWS);
  g_assert_false (gtk_list_box_row_get_activatable (last));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (last))), "50 more"));
  g_signal_emit_by_name (play.list, "row-activated", gtk_list_box_get_row_at_index (play.list, N_ROWS - 1));
  g_assert_true (suyuan_seat_get_selected (play.stage->seat, &uid));
  g_assert_true (suyuan_uid_equal (&uid, &play.outlets[0]) || suyuan_uid_equal (&uid, &play.outlets[1]));
  play_free (&play);
}

/* One that is closed before it is whole makes no more rows and holds on to nothing. */
static void
test_closed_early (void)
{
  Play play = play_new ();

  gtk_popover_popdown (GTK_POPOVER (play.popover));
  suyuan_stage_spin (100);
  play_free (&play);
}

/* Nor does one that goes with its window. */
static void
test_gone_with_its_window (void)
{
  Play play = play_new ();

  play_free (&play);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/heap-list/comes-in-portions", test_comes_in_portions);
  g_test_add_func ("/app/heap-list/closed-early", test_closed_early);
  g_test_add_func ("/app/heap-list/gone-with-its-window", test_gone_with_its_window);

  return g_test_run ();
}
