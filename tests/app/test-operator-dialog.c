/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-operator-dialog.h"
#include "suyuan-stage.h"

typedef struct
{
  SuyuanStage *stage;
  GtkWidget   *parent, *dialog;
} Room;

static void
open_room (Room *room)
{
  room->stage = suyuan_stage_new ();
  suyuan_stage_add (room->stage, SUYUAN_KIND_PERSON, (const char *[]){ "code=P2", "name=Clerk", "unit=U1", NULL });
  room->parent = GTK_WIDGET (suyuan_stage_show (gtk_label_new ("behind")));
  room->dialog = suyuan_operator_dialog_present (GTK_WINDOW (room->parent), room->stage->seat);
  suyuan_stage_spin (30);
}

static void
close_room (Room *room)
{
  if (suyuan_stage_find_window (SUYUAN_TYPE_OPERATOR_DIALOG) != NULL)
    gtk_window_destroy (GTK_WINDOW (room->dialog));
  gtk_window_destroy (GTK_WINDOW (room->parent));
  suyuan_stage_free (room->stage);
}

static void
assert_operator (Room       *room,
                 const char *name)
{
  SuyuanOffice *office = suyuan_seat_get_office (room->stage->seat);
  g_autoptr (SuyuanRecord) person = suyuan_office_get (office, SUYUAN_KIND_PERSON, suyuan_office_get_operator (office), NULL);

  g_assert_cmpstr (suyuan_record_get_text (person, "name"), ==, name);
}

/* The keys begin at the persons; one of them takes the seat, and nothing is written for that. */
static void
test_operator_dialog_chooses (void)
{
  GtkWidget *focus;
  Room       room;

  open_room (&room);
  assert_operator (&room, "Li Ming");
  focus = gtk_window_get_focus (GTK_WINDOW (room.dialog));
  g_assert_true (focus == suyuan_stage_find_row (room.dialog, "Clerk"));
  gtk_widget_activate (focus);
  suyuan_stage_settle (room.stage);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_OPERATOR_DIALOG));
  assert_operator (&room, "Clerk");
  g_assert_cmpuint (room.stage->n_told, ==, 0);
  close_room (&room);
}

/* Somebody new is entered with a unit that is new as well; nobody without a name. */
static void
test_operator_dialog_enters_somebody (void)
{
  SuyuanQuery   query = { .kind = SUYUAN_KIND_PERSON };
  GtkWidget    *button;
  SuyuanUid     uid;
  Room          room;
  SuyuanOffice *office;

  open_room (&room);
  office = suyuan_seat_get_office (room.stage->seat);
  button = suyuan_stage_find_button (room.dialog, "_Enter and Begin");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (suyuan_stage_find_row (room.dialog, "Name")), "Wang Fang");
  gtk_editable_set_text (GTK_EDITABLE (suyuan_stage_find_row (room.dialog, "Unit")), "River office");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  suyuan_stage_settle (room.stage);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_OPERATOR_DIALOG));
  assert_operator (&room, "Wang Fang");
  g_assert_cmpint (suyuan_office_count (office, &query, NULL), ==, 3);
  g_assert_true (suyuan_office_find (office, SUYUAN_KIND_UNIT, "River office", &uid, NULL));
  close_room (&room);
}

static void
enter (Room       *room,
       const char *name,
       const char *unit)
{
  gtk_editable_set_text (GTK_EDITABLE (suyuan_stage_find_row (room->dialog, "Name")), name);
  gtk_editable_set_text (GTK_EDITABLE (suyuan_stage_find_row (room->dialog, "Unit")), unit);
  g_signal_emit_by_name (suyuan_stage_find_button (room->dialog, "_Enter and Begin"), "clicked");
}

static gint64
count_persons (Room *room)
{
  SuyuanQuery query = { .kind = SUYUAN_KIND_PERSON };

  return suyuan_office_count (suyuan_seat_get_office (room->stage->seat), &query, NULL);
}

/* Whoever types a name that stands there is that person; with another unit it is somebody else of that name. */
static void
test_operator_dialog_knows_somebody (void)
{
  SuyuanUid first;
  Room      room;

  open_room (&room);
  enter (&room, " Clerk ", "");
  suyuan_stage_settle (room.stage);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_OPERATOR_DIALOG));
  assert_operator (&room, "Clerk");
  g_assert_cmpint (count_persons (&room), ==, 2);
  first = *suyuan_office_get_operator (suyuan_seat_get_office (room.stage->seat));

  room.dialog = suyuan_operator_dialog_present (GTK_WINDOW (room.parent), room.stage->seat);
  enter (&room, "Clerk", "River office");
  suyuan_stage_settle (room.stage);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_OPERATOR_DIALOG));
  g_assert_cmpint (count_persons (&room), ==, 3);
  assert_operator (&room, "Clerk");
  g_assert_false (suyuan_uid_equal (&first, suyuan_office_get_operator (suyuan_seat_get_office (room.stage->seat))));
  g_assert_cmpuint (room.stage->n_refused, ==, 0);
  close_room (&room);
}

/* An import holds the desk, and people press again: one person comes of it. */
static void
test_operator_dialog_enters_once (void)
{
  GtkWidget *button;
  Room       room;

  open_room (&room);
  button = suyuan_stage_find_button (room.dialog, "_Enter and Begin");
  enter (&room, "Wang Fang", "");
  g_assert_false (gtk_widget_get_sensitive (button));
  enter (&room, "Wang Fang", "");
  gtk_widget_activate (suyuan_stage_find_row (room.dialog, "Clerk"));
  suyuan_stage_settle (room.stage);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_OPERATOR_DIALOG));
  g_assert_cmpint (count_persons (&room), ==, 3);
  assert_operator (&room, "Wang Fang");
  close_room (&room);
}

/* Who has left is not offered; who is refused may be corrected. */
static void
test_operator_dialog_leaves_out_who_left (void)
{
  Room room;

  open_room (&room);
  gtk_window_destroy (GTK_WINDOW (room.dialog));
  suyuan_stage_add (room.stage, SUYUAN_KIND_PERSON, (const char *[]){ "code=P9", "name=Gone", "inactive=1", NULL });
  room.dialog = suyuan_operator_dialog_present (GTK_WINDOW (room.parent), room.stage->seat);
  suyuan_stage_spin (30);
  g_assert_null (suyuan_stage_find_row (room.dialog, "Gone"));
  g_assert_nonnull (suyuan_stage_find_row (room.dialog, "Clerk"));
  suyuan_stage_hide (room.stage, "unit");
  enter (&room, "Wang Fang", "River office");
  suyuan_stage_settle (room.stage);
  g_assert_nonnull (suyuan_stage_find_window (SUYUAN_TYPE_OPERATOR_DIALOG));
  g_assert_true (gtk_widget_get_sensitive (suyuan_stage_find_button (room.dialog, "_Enter and Begin"))); /* to try again */
  assert_operator (&room, "Li Ming");
  close_room (&room);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/operator-dialog/chooses", test_operator_dialog_chooses);
  g_test_add_func ("/app/operator-dialog/enters-somebody", test_operator_dialog_enters_somebody);
  g_test_add_func ("/app/operator-dialog/knows-somebody", test_operator_dialog_knows_somebody);
  g_test_add_func ("/app/operator-dialog/enters-once", test_operator_dialog_enters_once);
  g_test_add_func ("/app/operator-dialog/leaves-out-who-left", test_operator_dialog_leaves_out_who_left);

  return g_test_run ();
}
