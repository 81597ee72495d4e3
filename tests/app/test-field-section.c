/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-field-section.h"
#include "suyuan-stage.h"

typedef struct
{
  SuyuanStage        *stage;
  SuyuanFieldSection *section;
  GtkWindow          *window;
  SuyuanUid           outlets[2];
} Room;

static SuyuanOffice *
office_of (Room *room)
{
  return suyuan_seat_get_office (room->stage->seat);
}

static void
show (Room *room,
      guint outlet)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (office_of (room), SUYUAN_KIND_OUTLET, &room->outlets[outlet], NULL);

  suyuan_field_section_set_record (room->section, record);
}

static void
open_room (Room *room)
{
  room->stage = suyuan_stage_new ();
  room->outlets[0] = suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A1", "name=North", "lon=112.1", "lat=32.7", NULL });
  room->outlets[1] = suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=B2", "name=South", NULL });
  room->section = SUYUAN_FIELD_SECTION (suyuan_field_section_new (room->stage->seat, SUYUAN_KIND_OUTLET, "basic"));
  show (room, 0);
  room->window = suyuan_stage_show (GTK_WIDGET (room->section));
}

static void
close_room (Room *room)
{
  gtk_window_destroy (room->window);
  suyuan_stage_free (room->stage);
}

static void
type (Room       *room,
      const char *key,
      const char *text)
{
  suyuan_field_editor_set_text (suyuan_field_row_get_editor (suyuan_field_section_get_row (room->section, key)), text);
}

static const char *
fault_at (Room       *room,
          const char *key)
{
  return suyuan_field_row_get_fault (suyuan_field_section_get_row (room->section, key));
}

static void
assert_kept (Room       *room,
             const char *key,
             const char *text)
{
  g_autoptr (SuyuanRecord) record = suyuan_office_get (office_of (room), SUYUAN_KIND_OUTLET, &room->outlets[0], NULL);

  g_assert_cmpstr (suyuan_record_get_text (record, key), ==, text);
}

static void
test_field_section_saves (void)
{
  Room room;

  open_room (&room);
  g_assert_false (suyuan_field_section_save (room.section)); /* nothing is being edited */
  suyuan_field_section_edit (room.section);
  g_assert_true (suyuan_field_section_is_editing (room.section));
  g_assert_nonnull (gtk_window_get_focus (room.window));
  type (&room, "town", "高集镇");
  type (&room, "name", "North bank");
  g_assert_true (suyuan_field_section_save (room.section));
  suyuan_stage_settle (room.stage);
  g_assert_false (suyuan_field_section_is_editing (room.section));
  assert_kept (&room, "town", "高集镇");
  assert_kept (&room, "name", "North bank");
  g_assert_cmpuint (room.stage->n_told, ==, 1); /* one batch */

  /* and what was not changed writes nothing */
  suyuan_field_section_edit (room.section);
  g_assert_true (suyuan_field_section_save (room.section));
  suyuan_stage_settle (room.stage);
  g_assert_cmpuint (room.stage->n_told, ==, 1);
  close_room (&room);
}

/* Enter in a field saves the section, as it does what a form is for. */
static void
test_field_section_saves_with_enter (void)
{
  Room room;

  open_room (&room);
  suyuan_field_section_edit (room.section);
  type (&room, "town", "高集镇");
  g_signal_emit_by_name (suyuan_stage_find_widget (GTK_WIDGET (suyuan_field_section_get_row (room.section, "town")), GTK_TYPE_ENTRY), "activate");
  suyuan_stage_settle (room.stage);
  g_assert_false (suyuan_field_section_is_editing (room.section));
  assert_kept (&room, "town", "高集镇");
  g_assert_cmpuint (room.stage->n_told, ==, 1);

  /* and one that a rule stands against stays where it is */
  suyuan_field_section_edit (room.section);
  type (&room, "lon", "312.5");
  g_signal_emit_by_name (suyuan_stage_find_widget (GTK_WIDGET (suyuan_field_section_get_row (room.section, "lon")), GTK_TYPE_ENTRY), "activate");
  suyuan_stage_settle (room.stage);
  g_assert_true (suyuan_field_section_is_editing (room.section));
  g_assert_cmpuint (room.stage->n_told, ==, 1);
  close_room (&room);
}

/* The rule stands at the field, nothing is written, and the keys go there. */
static void
test_field_section_refuses (void)
{
  Room       room;
  GtkWidget *focus;

  open_room (&room);
  suyuan_field_section_edit (room.section);
  type (&room, "town", "高集镇");
  type (&room, "lon", "312.5");
  g_assert_nonnull (fault_at (&room, "lon"));
  g_assert_null (fault_at (&room, "lat"));
  g_assert_false (suyuan_field_section_save (room.section));
  g_assert_true (suyuan_field_section_is_editing (room.section));
  focus = gtk_window_get_focus (room.window);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (suyuan_field_section_get_row (room.section, "lon"))));
  assert_kept (&room, "town", NULL);
  type (&room, "lon", "");
  g_assert_nonnull (fault_at (&room, "lon")); /* a latitude alone is no position */
  type (&room, "lat", "");
  g_assert_null (fault_at (&room, "lon"));
  g_assert_true (suyuan_field_section_save (room.section));
  suyuan_stage_settle (room.stage);
  assert_kept (&room, "town", "高集镇");
  close_room (&room);
}

/* Leaving drops what was typed; the same record seen anew does not; another one does. */
static void
test_field_section_leaves (void)
{
  g_autofree char *text = NULL;
  Room             room;

  open_room (&room);
  suyuan_field_section_edit (room.section);
  type (&room, "name", "typed");
  suyuan_field_section_leave (room.section);
  suyuan_field_section_edit (room.section);
  text = suyuan_field_editor_dup_text (suyuan_field_row_get_editor (suyuan_field_section_get_row (room.section, "name")));
  g_assert_cmpstr (text, ==, "North");
  g_clear_pointer (&text, g_free);

  type (&room, "name", "typed again");
  show (&room, 0);
  g_assert_true (suyuan_field_section_is_editing (room.section));
  text = suyuan_field_editor_dup_text (suyuan_field_row_get_editor (suyuan_field_section_get_row (room.section, "name")));
  g_assert_cmpstr (text, ==, "typed again");
  show (&room, 1);
  g_assert_false (suyuan_field_section_is_editing (room.section));
  assert_kept (&room, "name", "North");
  close_room (&room);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/field-section/saves", test_field_section_saves);
  g_test_add_func ("/app/field-section/saves-with-enter", test_field_section_saves_with_enter);
  g_test_add_func ("/app/field-section/refuses", test_field_section_refuses);
  g_test_add_func ("/app/field-section/leaves", test_field_section_leaves);

  return g_test_run ();
}
