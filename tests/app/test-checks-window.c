/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The standing checks in their window: found, put right, taken back, opened. */
#include "suyuan-checks-window.h"
#include "suyuan-finding-row.h"
#include "suyuan-outlets-page.h"
#include "suyuan-page.h"
#include "suyuan-stage.h"
#include "suyuan-window.h"

#include "suyuan-census.h"

typedef struct
{
  SuyuanStage        *stage;
  SuyuanWindow       *window;
  SuyuanChecksWindow *checks;
  SuyuanUid           river, brook, outlet;
} Room;

static gboolean
is_read (gpointer data)
{
  return suyuan_checks_window_is_read (data);
}

static void
open_checks (Room *room)
{
  gtk_widget_activate_action (GTK_WIDGET (room->window), "win.checks", NULL);
  room->checks = SUYUAN_CHECKS_WINDOW (suyuan_stage_find_window (SUYUAN_TYPE_CHECKS_WINDOW));
  g_assert_nonnull (room->checks);
  suyuan_stage_wait (is_read, room->checks);
  suyuan_stage_spin (50);
}

/* A brook 55 m short of a river, and an outlet between that river and another beside it. */
static void
open_room (Room *room)
{
  room->stage = suyuan_stage_new ();
  room->river = suyuan_stage_add (room->stage, SUYUAN_KIND_REACH, (const char *[]){ "code=R", "name=River", "geometry=LINESTRING (113.00 33.00, 113.10 33.00)", NULL });
  room->brook = suyuan_stage_add (room->stage, SUYUAN_KIND_REACH, (const char *[]){ "code=NEAR", "name=Brook", "geometry=LINESTRING (113.03 33.05, 113.03 33.0005)", NULL });
  suyuan_stage_add (room->stage, SUYUAN_KIND_REACH, (const char *[]){ "code=B", "name=Beside", "geometry=LINESTRING (113.08 33.0004, 113.10 33.0004)", "parent=R", NULL });
  room->outlet = suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=O1", "name=Mouth", "kind=river", "type=ditch", "lon=113.09", "lat=33.00019", NULL });
  room->window = suyuan_window_new (NULL);
  suyuan_window_take_desk (room->window, room->stage->desk);
  suyuan_stage_follow (room->stage, suyuan_window_get_seat (room->window));
  gtk_window_present (GTK_WINDOW (room->window));
  open_checks (room);
}

static void
close_room (Room *room)
{
  suyuan_stage_follow (room->stage, NULL);
  gtk_window_destroy (GTK_WINDOW (room->window));
  suyuan_stage_spin (50);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_CHECKS_WINDOW));
  suyuan_stage_free (room->stage);
}

/* The row that is chosen, of the findings. */
static GtkListBoxRow *
find_row (Room       *room,
          const char *check)
{
  GtkWidget *focus;

  g_assert_true (suyuan_checks_window_show (room->checks, check));
  focus = gtk_window_get_focus (GTK_WINDOW (room->checks));
  g_assert_true (GTK_IS_LIST_BOX_ROW (focus));
  g_assert_nonnull (suyuan_finding_row_get_finding (GTK_LIST_BOX_ROW (focus)));
  g_assert_cmpstr (suyuan_finding_row_get_finding (GTK_LIST_BOX_ROW (focus))->check, ==, check);
  return GTK_LIST_BOX_ROW (focus);
}

static void
assert_reference (Room            *room,
                  SuyuanKind       kind,
                  const SuyuanUid *uid,
                  const char      *key,
                  const SuyuanUid *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_office_get (suyuan_desk_get_office (room->stage->desk), kind, uid, &error);
  SuyuanUid found;

  g_assert_no_error (error);
  g_assert_cmpint (suyuan_record_get_ref (record, key, &found), ==, expected != NULL);
  g_assert_true (expected == NULL || suyuan_uid_equal (&found, expected));
}

static void
press (Room          *room,
       GtkListBoxRow *row,
       const char    *label)
{
  GtkWidget *button = suyuan_stage_find_button (GTK_WIDGET (row), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  suyuan_stage_settle (room->stage);
  suyuan_stage_wait (is_read, room->checks);
  g_assert_cmpuint (room->stage->n_refused, ==, 0);
}

static void
undo (Room *room)
{
  gtk_widget_activate_action (GTK_WIDGET (room->checks), "checks.undo", "s", "");
  suyuan_stage_settle (room->stage);
  suyuan_stage_wait (is_read, room->checks);
}

/* A gap is listed, closed by the button that says so, gone; undone it is there again, and closed with all that is certain. */
static void
test_checks_gap (void)
{
  Room room;

  open_room (&room);
  g_assert_cmpuint (suyuan_checks_window_count (room.checks, "reach_gap"), ==, 1);
  press (&room, find_row (&room, "reach_gap"), "Join NEAR to R (55 m)");
  g_assert_cmpuint (suyuan_checks_window_count (room.checks, "reach_gap"), ==, 0);
  g_assert_false (suyuan_checks_window_show (room.checks, "reach_gap"));
  assert_reference (&room, SUYUAN_KIND_REACH, &room.brook, "parent", &room.river);

  undo (&room);
  g_assert_cmpuint (suyuan_checks_window_count (room.checks, "reach_gap"), ==, 1);
  assert_reference (&room, SUYUAN_KIND_REACH, &room.brook, "parent", NULL);
  find_row (&room, "reach_gap");

  gtk_widget_activate_action (GTK_WIDGET (room.checks), "checks.certain", NULL);
  suyuan_stage_settle (room.stage);
  suyuan_stage_wait (is_read, room.checks);
  g_assert_cmpuint (suyuan_checks_window_count (room.checks, "reach_gap"), ==, 0);
  close_room (&room);
}

/* Between two reaches a person chooses; what was chosen stands in the record. */
static void
test_checks_ambiguous (void)
{
  Room room;

  open_room (&room);
  g_assert_cmpuint (suyuan_checks_window_count (room.checks, "ambiguous_reach"), ==, 1);
  press (&room, find_row (&room, "ambiguous_reach"), "Place it at R (21 m away)");
  g_assert_cmpuint (suyuan_checks_window_count (room.checks, "ambiguous_reach"), ==, 0);
  g_assert_cmpuint (suyuan_checks_window_count (room.checks, "reach_gap"), ==, 1); /* no reach was touched: it stands */
  assert_reference (&room, SUYUAN_KIND_OUTLET, &room.outlet, "reach", &room.river);

  undo (&room);
  g_assert_cmpuint (suyuan_checks_window_count (room.checks, "ambiguous_reach"), ==, 1);
  assert_reference (&room, SUYUAN_KIND_OUTLET, &room.outlet, "reach", NULL);
  close_room (&room);
}

/* Enter opens the record and closes the window; asked for again it goes on where it was left. */
static void
test_checks_open (void)
{
  SuyuanKind kind;
  SuyuanUid  shown;
  Room       room;

  open_room (&room);
  gtk_widget_activate (GTK_WIDGET (find_row (&room, "ambiguous_reach")));
  suyuan_stage_settle (room.stage);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_CHECKS_WINDOW));
  g_assert_cmpstr (suyuan_window_get_page_name (room.window), ==, "outlets");
  g_assert_true (suyuan_page_get_record (SUYUAN_PAGE (suyuan_window_get_page (room.window, "outlets")), &kind, &shown));
  g_assert_true (suyuan_uid_equal (&shown, &room.outlet));

  open_checks (&room);
  g_assert_cmpstr (suyuan_checks_window_get_shown (room.checks), ==, "ambiguous_reach");
  close_room (&room);
}

/* The map looks at the mouth that meets nothing. */
static void
test_checks_map (void)
{
  SuyuanOutletsPage *page;
  SuyuanViewport     viewport;
  SuyuanPosition     centre;
  Room               room;

  open_room (&room);
  find_row (&room, "reach_gap");
  gtk_widget_activate_action (GTK_WIDGET (room.checks), "checks.map", "u", G_MAXUINT);
  suyuan_stage_settle (room.stage);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_CHECKS_WINDOW));
  g_assert_cmpstr (suyuan_window_get_page_name (room.window), ==, "outlets");
  page = SUYUAN_OUTLETS_PAGE (suyuan_window_get_page (room.window, "outlets"));
  viewport = suyuan_map_view_get_viewport (suyuan_outlets_page_get_map (page));
  centre = suyuan_world_to_position (&viewport.centre);
  g_assert_cmpfloat_with_epsilon (centre.lon / 1e7, 113.03, 1e-4);
  g_assert_cmpfloat_with_epsilon (centre.lat / 1e7, 33.0005, 1e-4);
  close_room (&room);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/checks/gap", test_checks_gap);
  g_test_add_func ("/app/checks/ambiguous", test_checks_ambiguous);
  g_test_add_func ("/app/checks/open", test_checks_open);
  g_test_add_func ("/app/checks/map", test_checks_map);

  return g_test_run ();
}
