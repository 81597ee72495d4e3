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

#define LOOKED_MS 1200 /* the form has looked at itself once, and kept what was typed */

/* The program is no more; the form is opened again, not shown yet. */
static void
begin_again (Room      *room,
             SuyuanKind kind)
{
  suyuan_stage_spin (LOOKED_MS);
  gtk_window_destroy (GTK_WINDOW (room->dialog));
  suyuan_stage_spin (50);
  room->dialog = suyuan_new_dialog_new (GTK_WINDOW (room->parent), room->stage->seat, kind);
}

static gboolean
offers_draft (gpointer dialog)
{
  return gtk_widget_get_mapped (suyuan_stage_find_button (dialog, "Ta_ke It"));
}

static void
asked_cb (gpointer     asker,
          SuyuanDraft *draft)
{
  g_object_set_data (asker, "asked", GINT_TO_POINTER (TRUE));
}

static gboolean
has_asked (gpointer asker)
{
  return g_object_get_data (asker, "asked") != NULL;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* The drawer answers in the order it is asked: what the form asked as it was first seen has come when this has. */
static void
show (Room *room)
{
  g_autoptr (GObject) asker = g_object_new (G_TYPE_OBJECT, NULL);

  gtk_window_present (GTK_WINDOW (room->dialog));
  suyuan_stage_wait (is_mapped, room->dialog);
  suyuan_drawer_find (suyuan_desk_get_drawer (room->stage->desk), "nothing", asked_cb, asker);
  suyuan_stage_wait (has_asked, asker);
}

static char *
text_at (Room       *room,
         const char *key)
{
  return suyuan_field_editor_dup_text (suyuan_field_row_get_editor (SUYUAN_FIELD_ROW (suyuan_stage_find_field (room->dialog, key))));
}

/* What the form was opened with is no draft, and a draft does not take it away. */
static void
test_new_dialog_keeps_its_place (void)
{
  g_autofree char *lon = NULL, *name = NULL;
  Room             room;

  open_room (&room, SUYUAN_KIND_OUTLET);
  fill (&room, "name", "North bank");
  begin_again (&room, SUYUAN_KIND_OUTLET);
  fill (&room, "lon", "112.5");
  show (&room);
  suyuan_stage_wait (offers_draft, room.dialog);
  g_signal_emit_by_name (suyuan_stage_find_button (room.dialog, "Ta_ke It"), "clicked");
  lon = text_at (&room, "lon");
  name = text_at (&room, "name");
  g_assert_cmpstr (lon, ==, "112.5");
  g_assert_cmpstr (name, ==, "North bank");
  gtk_window_close (GTK_WINDOW (room.dialog));
  suyuan_stage_spin (50);

  room.dialog = suyuan_new_dialog_new (GTK_WINDOW (room.parent), room.stage->seat, SUYUAN_KIND_OUTLET);
  fill (&room, "lon", "112.6");
  show (&room);
  begin_again (&room, SUYUAN_KIND_OUTLET);
  show (&room);
  g_assert_false (offers_draft (room.dialog));
  close_room (&room);
}

/* What was typed about one outlet is not offered for another. */
static void
test_new_dialog_tells_outlets_apart (void)
{
  SuyuanUid north, south;
  Room      room;

  open_room (&room, SUYUAN_KIND_SAMPLE);
  north = suyuan_stage_add (room.stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=N", "name=North", NULL });
  south = suyuan_stage_add (room.stage, SUYUAN_KIND_OUTLET, (const char *const[]){ "code=S", "name=South", NULL });
  begin_again (&room, SUYUAN_KIND_SAMPLE);
  suyuan_new_dialog_set_outlet (SUYUAN_NEW_DIALOG (room.dialog), &north, "N");
  show (&room);
  fill (&room, "cod", "31");
  begin_again (&room, SUYUAN_KIND_SAMPLE);
  suyuan_new_dialog_set_outlet (SUYUAN_NEW_DIALOG (room.dialog), &south, "S");
  show (&room);
  g_assert_false (offers_draft (room.dialog));
  begin_again (&room, SUYUAN_KIND_SAMPLE);
  suyuan_new_dialog_set_outlet (SUYUAN_NEW_DIALOG (room.dialog), &north, "N");
  show (&room);
  suyuan_stage_wait (offers_draft, room.dialog);
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
  g_test_add_func ("/app/new-dialog/keeps-its-place", test_new_dialog_keeps_its_place);
  g_test_add_func ("/app/new-dialog/tells-outlets-apart", test_new_dialog_tells_outlets_apart);

  return g_test_run ();
}
