/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-field-section.h"
#include "suyuan-stage.h"

typedef struct
{
  SuyuanStage        *stage;
  SuyuanFieldSection *section;
  GtkWindow          *window;
  SuyuanUid           outlets[2];
  char               *heard;
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
open_section (Room *room)
{
  room->section = SUYUAN_FIELD_SECTION (suyuan_field_section_new (room->stage->seat, SUYUAN_KIND_OUTLET, "basic"));
  show (room, 0);
  room->window = suyuan_stage_show (GTK_WIDGET (room->section));
}

static void
open_room (Room *room)
{
  *room = (Room){ 0 };
  room->stage = suyuan_stage_new ();
  room->outlets[0] = suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A1", "name=North", "lon=112.1", "lat=32.7", NULL });
  room->outlets[1] = suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=B2", "name=South", NULL });
  open_section (room);
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

static char *
typed_at (Room       *room,
          const char *key)
{
  return suyuan_field_editor_dup_text (suyuan_field_row_get_editor (suyuan_field_section_get_row (room->section, key)));
}

static void
assert_typed (Room       *room,
              const char *key,
              const char *text)
{
  g_autofree char *typed = typed_at (room, key);

  g_assert_cmpstr (typed, ==, text);
}

static gboolean
offers_draft (gpointer section)
{
  GtkWidget *button = suyuan_stage_find_button (section, "Ta_ke It");

  return button != NULL && gtk_widget_get_mapped (button);
}

static void
take_draft (Room *room)
{
  suyuan_stage_wait (offers_draft, room->section);
  g_signal_emit_by_name (suyuan_stage_find_button (GTK_WIDGET (room->section), "Ta_ke It"), "clicked");
}

static void
found_cb (gpointer     object,
          SuyuanDraft *draft)
{
  g_assert_null (draft);
  g_object_set_data (object, "answered", object);
}

static gboolean
is_answered (gpointer object)
{
  return g_object_get_data (object, "answered") != NULL;
}

/* The drawer answers in the order it was asked, so what it has for the section has come when a question after it is answered. */
static void
assert_no_draft (Room *room)
{
  g_autoptr (GObject) asking = g_object_new (G_TYPE_OBJECT, NULL);

  suyuan_drawer_find (suyuan_desk_get_drawer (room->stage->desk), "of nobody", found_cb, asking);
  suyuan_stage_wait (is_answered, asking);
  suyuan_stage_settle (room->stage);
  g_assert_false (offers_draft (room->section));
}

static void
hear_cb (Room       *room,
         const char *text)
{
  g_free (room->heard);
  room->heard = g_strdup (text);
}

/* Somebody chooses another outlet in the midst: they are told, and find their words where they typed them. */
static void
test_field_section_keeps_for_another_time (void)
{
  Room room;

  open_room (&room);
  g_signal_connect_swapped (room.stage->seat, "told", G_CALLBACK (hear_cb), &room);
  suyuan_field_section_edit (room.section);
  type (&room, "name", "North bank");
  type (&room, "town", "高集镇");
  show (&room, 1);
  g_assert_nonnull (strstr (room.heard, "A1 North"));
  suyuan_field_section_edit (room.section);
  assert_typed (&room, "name", "South");
  assert_no_draft (&room); /* not of this one */
  show (&room, 0);
  suyuan_field_section_edit (room.section);
  assert_typed (&room, "name", "North");
  take_draft (&room);
  assert_typed (&room, "name", "North bank");
  assert_typed (&room, "town", "高集镇");
  g_assert_true (suyuan_field_section_save (room.section));
  suyuan_stage_settle (room.stage);
  assert_kept (&room, "name", "North bank");
  suyuan_field_section_edit (room.section);
  assert_no_draft (&room);
  g_signal_handlers_disconnect_by_data (room.stage->seat, &room);
  g_clear_pointer (&room.heard, g_free);
  close_room (&room);
}

/* What others changed meanwhile in fields nobody typed into is theirs; what was emptied is emptied again. */
static void
test_field_section_keeps_changes_alone (void)
{
  Room room;

  open_room (&room);
  suyuan_field_section_edit (room.section);
  type (&room, "lon", "");
  type (&room, "lat", "");
  type (&room, "town", "高集镇");
  show (&room, 1);
  suyuan_stage_set (room.stage, SUYUAN_KIND_OUTLET, &room.outlets[0], (const char *[]){ "name=Renamed by others", NULL });
  show (&room, 0);
  suyuan_field_section_edit (room.section);
  take_draft (&room);
  assert_typed (&room, "name", "Renamed by others");
  assert_typed (&room, "lon", "");
  g_assert_true (suyuan_field_section_save (room.section));
  suyuan_stage_settle (room.stage);
  assert_kept (&room, "name", "Renamed by others");
  assert_kept (&room, "town", "高集镇");
  close_room (&room);
}

/* The window goes in the midst of an edit. */
static void
test_field_section_keeps_over_its_end (void)
{
  Room room;

  open_room (&room);
  suyuan_field_section_edit (room.section);
  type (&room, "name", "North bank");
  gtk_window_destroy (room.window);
  suyuan_stage_spin (100);
  open_section (&room);
  suyuan_field_section_edit (room.section);
  take_draft (&room);
  assert_typed (&room, "name", "North bank");
  suyuan_field_section_leave (room.section); /* cancelled: no longer wanted */
  suyuan_field_section_edit (room.section);
  assert_no_draft (&room);
  close_room (&room);
}

/* An import holds the desk; people go on meanwhile. */
static gpointer
hold_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  while (g_atomic_int_get ((gint *) data) == 0)
    g_usleep (1000);

  return NULL;
}

static void
hold (Room *room,
      gint *released)
{
  g_atomic_int_set (released, 0);
  suyuan_seat_run (room->stage->seat, "Holding", hold_verb, released, NULL, NULL, NULL, NULL);
}

static void
release (Room *room,
         gint *released)
{
  g_atomic_int_set (released, 1);
  suyuan_stage_settle (room->stage);
}

/* The answer to an old save ends no other edit. */
static void
test_field_section_answers_late (void)
{
  gint released;
  Room room;

  open_room (&room);
  suyuan_field_section_edit (room.section);
  type (&room, "name", "North bank");
  hold (&room, &released);
  g_assert_true (suyuan_field_section_save (room.section));
  g_assert_false (suyuan_field_section_save (room.section)); /* once */
  show (&room, 1);
  suyuan_field_section_edit (room.section);
  type (&room, "name", "South bank");
  release (&room, &released);
  g_assert_true (suyuan_field_section_is_editing (room.section));
  assert_typed (&room, "name", "South bank");
  assert_kept (&room, "name", "North bank");
  show (&room, 0);
  suyuan_field_section_edit (room.section);
  assert_typed (&room, "name", "North bank");
  assert_no_draft (&room); /* it is saved */
  g_assert_cmpuint (room.stage->n_refused, ==, 0);
  close_room (&room);
}

/* What is typed while the save waits is not taken for saved. */
static void
test_field_section_types_on (void)
{
  gint released;
  Room room;

  open_room (&room);
  suyuan_field_section_edit (room.section);
  type (&room, "name", "North bank");
  hold (&room, &released);
  g_assert_true (suyuan_field_section_save (room.section));
  type (&room, "town", "高集镇");
  release (&room, &released);
  assert_kept (&room, "name", "North bank");
  assert_kept (&room, "town", NULL);
  g_assert_true (suyuan_field_section_is_editing (room.section));
  assert_typed (&room, "town", "高集镇");
  g_assert_true (suyuan_field_section_save (room.section));
  suyuan_stage_settle (room.stage);
  assert_kept (&room, "town", "高集镇");
  g_assert_false (suyuan_field_section_is_editing (room.section));
  close_room (&room);
}

/* A save that is refused when another record is shown already leaves its words behind. */
static void
test_field_section_is_refused_late (void)
{
  gint released;
  Room room;

  open_room (&room);
  suyuan_field_section_edit (room.section);
  type (&room, "code", "B2"); /* which the other one has */
  hold (&room, &released);
  g_assert_true (suyuan_field_section_save (room.section));
  show (&room, 1);
  release (&room, &released);
  g_assert_cmpuint (room.stage->n_refused, ==, 1);
  g_assert_nonnull (strstr (room.stage->refused, "B2"));
  assert_kept (&room, "code", "A1");
  show (&room, 0);
  suyuan_field_section_edit (room.section);
  take_draft (&room);
  assert_typed (&room, "code", "B2");
  close_room (&room);
}

/* Removed behind the window's back: the words stay in front of whoever typed them. */
static void
test_field_section_saves_what_is_gone (void)
{
  Room room;

  open_room (&room);
  suyuan_field_section_edit (room.section);
  type (&room, "name", "North bank");
  suyuan_stage_remove (room.stage, SUYUAN_KIND_OUTLET, &room.outlets[0]);
  g_assert_true (suyuan_field_section_save (room.section));
  suyuan_stage_settle (room.stage);
  g_assert_cmpuint (room.stage->n_refused, ==, 1);
  g_assert_true (suyuan_field_section_is_editing (room.section));
  assert_typed (&room, "name", "North bank");
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
  g_test_add_func ("/app/field-section/keeps-for-another-time", test_field_section_keeps_for_another_time);
  g_test_add_func ("/app/field-section/keeps-changes-alone", test_field_section_keeps_changes_alone);
  g_test_add_func ("/app/field-section/keeps-over-its-end", test_field_section_keeps_over_its_end);
  g_test_add_func ("/app/field-section/answers-late", test_field_section_answers_late);
  g_test_add_func ("/app/field-section/types-on", test_field_section_types_on);
  g_test_add_func ("/app/field-section/is-refused-late", test_field_section_is_refused_late);
  g_test_add_func ("/app/field-section/saves-what-is-gone", test_field_section_saves_what_is_gone);

  return g_test_run ();
}
