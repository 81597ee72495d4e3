/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-field-row.h"
#include "suyuan-new-dialog.h"
#include "suyuan-stage.h"

typedef struct
{
  SuyuanStage *stage;
  GtkWidget   *parent, *dialog;
} Room;

static void
open_room (Room      *room,
           SuyuanKind kind)
{
  room->stage = suyuan_stage_new ();
  room->parent = GTK_WIDGET (suyuan_stage_show (gtk_label_new ("behind")));
  room->dialog = suyuan_new_dialog_new (GTK_WINDOW (room->parent), room->stage->seat, kind);
  gtk_window_present (GTK_WINDOW (room->dialog));
  suyuan_stage_spin (30);
}

static void
close_room (Room *room)
{
  if (suyuan_stage_find_window (SUYUAN_TYPE_NEW_DIALOG) != NULL)
    gtk_window_destroy (GTK_WINDOW (room->dialog));
  gtk_window_destroy (GTK_WINDOW (room->parent));
  suyuan_stage_free (room->stage);
}

static void
fill (Room       *room,
      const char *key,
      const char *text)
{
  g_assert_true (suyuan_new_dialog_fill (SUYUAN_NEW_DIALOG (room->dialog), key, text));
}

static const char *
fault_at (Room       *room,
          const char *key)
{
  GtkWidget *row = suyuan_stage_find_field (room->dialog, key);

  g_assert_nonnull (row);

  return suyuan_field_row_get_fault (SUYUAN_FIELD_ROW (row));
}

/* The rules stand at the field that breaks them, from the first key on. */
static void
test_new_dialog_holds_a_position_to_the_globe (void)
{
  Room room;

  open_room (&room, SUYUAN_KIND_OUTLET);
  fill (&room, "lon", "312.5");
  g_assert_nonnull (fault_at (&room, "lon"));
  g_assert_nonnull (strstr (fault_at (&room, "lon"), "312.5"));
  g_assert_null (fault_at (&room, "lat"));
  fill (&room, "lat", "32.7");
  g_assert_nonnull (fault_at (&room, "lon"));
  g_assert_null (fault_at (&room, "lat"));
  fill (&room, "lon", "112.5");
  g_assert_null (fault_at (&room, "lon"));
  fill (&room, "lat", "north");
  g_assert_nonnull (fault_at (&room, "lat"));
  fill (&room, "lat", "");
  g_assert_null (fault_at (&room, "lat"));
  close_room (&room);
}

/* What is missing is not scolded before it is asked for, and then the keys go there. */
static void
test_new_dialog_asks_for_what_is_missing (void)
{
  GtkWidget *focus, *name;
  Room       room;

  open_room (&room, SUYUAN_KIND_OUTLET);
  name = suyuan_stage_find_field (room.dialog, "name");
  fill (&room, "code", "SY-9");
  g_assert_null (fault_at (&room, "name"));
  gtk_widget_activate_action (room.dialog, "form.apply", NULL);
  suyuan_stage_settle (room.stage);
  g_assert_nonnull (suyuan_stage_find_window (SUYUAN_TYPE_NEW_DIALOG));
  g_assert_nonnull (fault_at (&room, "name"));
  g_assert_nonnull (suyuan_stage_find_fault (room.dialog));
  focus = gtk_window_get_focus (GTK_WINDOW (room.dialog));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, name));

  fill (&room, "name", "North bank");
  g_assert_null (fault_at (&room, "name"));
  gtk_widget_activate_action (room.dialog, "form.apply", NULL);
  suyuan_stage_settle (room.stage);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_NEW_DIALOG));
  g_assert_true (suyuan_office_find (suyuan_seat_get_office (room.stage->seat), SUYUAN_KIND_OUTLET, "SY-9", &(SuyuanUid){ 0 }, NULL));
  g_assert_cmpuint (room.stage->n_told, ==, 1);
  close_room (&room);
}

/* A form begins at its first field and F6 goes on to its next group; Enter does what it is for. */
static void
test_new_dialog_begins_at_its_first_field (void)
{
  GtkWidget *focus;
  Room       room;

  open_room (&room, SUYUAN_KIND_SECTION);
  focus = gtk_window_get_focus (GTK_WINDOW (room.dialog));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, suyuan_stage_find_field (room.dialog, "code")));
  g_assert_true (gtk_window_get_default_widget (GTK_WINDOW (room.dialog)) == suyuan_stage_find_button (room.dialog, "_Enter"));
  g_assert_false (suyuan_new_dialog_fill (SUYUAN_NEW_DIALOG (room.dialog), "no such field", "1"));
  close_room (&room);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/new-dialog/holds-a-position-to-the-globe", test_new_dialog_holds_a_position_to_the_globe);
  g_test_add_func ("/app/new-dialog/asks-for-what-is-missing", test_new_dialog_asks_for_what_is_missing);
  g_test_add_func ("/app/new-dialog/begins-at-its-first-field", test_new_dialog_begins_at_its_first_field);

  return g_test_run ();
}
