/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-census-edit.h"
#include "suyuan-filter-bar.h"
#include "suyuan-stage.h"
#include "suyuan-typist.h"

typedef struct
{
  SuyuanStage     *stage;
  SuyuanFilterBar *bar;
  GtkWindow       *window;
  guint            n_changed;
} Room;

static void
changed_cb (Room *room)
{
  room->n_changed++;
}

static void
open_room (Room *room)
{
  static const char *const outlets[][4] = {
    { "code=A1", "name=North", "type=urban_rain", "division=410325" },
    { "code=B2", "name=South", "type=urban_rain", "division=411381" },
    { "code=C3", "name=East", "type=urban_rain", NULL },
  };

  *room = (Room){ .stage = suyuan_stage_new () };
  for (guint i = 0; i < 3; i++)
    suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ outlets[i][0], outlets[i][1], outlets[i][2], outlets[i][3], NULL });
  room->bar = g_object_new (SUYUAN_TYPE_FILTER_BAR, NULL);
  suyuan_filter_bar_set_seat (room->bar, room->stage->seat);
  suyuan_stage_settle (room->stage);
  g_signal_connect_swapped (room->bar, "changed", G_CALLBACK (changed_cb), room);
  room->window = suyuan_stage_show (GTK_WIDGET (room->bar));
}

static void
close_room (Room *room)
{
  gtk_window_destroy (room->window);
  suyuan_stage_free (room->stage);
}

/* What the bar asks for is a filter of the workspace, and so many outlets pass it. */
static void
assert_pass (Room  *room,
             gint64 outlets)
{
  g_autofree char *text = suyuan_filter_bar_dup_expr (room->bar);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanExpr) filter = *text != '\0' ? suyuan_expr_parse (text, &error) : NULL;
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .filter = filter };

  g_assert_no_error (error);
  g_assert_cmpint (suyuan_office_count (suyuan_seat_get_office (room->stage->seat), &query, NULL), ==, outlets);
}

static void
test_filter_bar_narrows (void)
{
  Room room;

  open_room (&room);
  assert_pass (&room, 3);
  suyuan_filter_bar_choose (room.bar, "division", "411381");
  g_assert_cmpuint (room.n_changed, ==, 1);
  assert_pass (&room, 1);
  suyuan_filter_bar_choose (room.bar, "division", "411381;410325");
  assert_pass (&room, 2);
  suyuan_filter_bar_set_given (room.bar, "name = 'North'", "those of the north");
  assert_pass (&room, 1);
  suyuan_filter_bar_set_given (room.bar, NULL, NULL);
  suyuan_filter_bar_clear (room.bar);
  g_assert_cmpuint (room.n_changed, ==, 2); /* clearing is told by who clears */
  assert_pass (&room, 3);
  close_room (&room);
}

/* What is chosen outlives a change of the workspace; a chip says what is chosen. */
static void
test_filter_bar_keeps_its_choice (void)
{
  Room room;

  open_room (&room);
  suyuan_filter_bar_choose (room.bar, "division", "411381");
  suyuan_stage_add (room.stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=D4", "name=West", "division=411381", NULL });
  suyuan_filter_bar_refresh (room.bar);
  suyuan_stage_settle (room.stage);
  assert_pass (&room, 2);
  g_assert_cmpuint (room.n_changed, ==, 1);
  close_room (&room);
}

static gpointer
remove_verb (SuyuanOffice *office,
             gpointer      uid,
             GCancellable *cancellable,
             GError      **error)
{
  suyuan_outcome_free (suyuan_office_remove (office, SUYUAN_KIND_OUTLET, uid, error));

  return NULL;
}

/* With the last outlet of a division its choice goes, and whoever shows what passes is told. */
static void
test_filter_bar_drops_what_is_gone (void)
{
  Room      room;
  SuyuanUid uid;

  open_room (&room);
  suyuan_filter_bar_choose (room.bar, "division", "411381");
  g_assert_true (suyuan_office_find (suyuan_seat_get_office (room.stage->seat), SUYUAN_KIND_OUTLET, "B2", &uid, NULL));
  suyuan_seat_act (room.stage->seat, NULL, remove_verb, &uid, NULL, NULL, NULL);
  suyuan_stage_settle (room.stage);
  suyuan_filter_bar_refresh (room.bar);
  suyuan_stage_settle (room.stage);
  g_assert_cmpuint (room.n_changed, ==, 2);
  assert_pass (&room, 2);
  close_room (&room);
}

/* The last chip lets everything pass again, with one word of it. */
static void
test_filter_bar_shows_all_again (void)
{
  GtkWidget *clear;
  Room       room;

  open_room (&room);
  clear = gtk_widget_get_last_child (GTK_WIDGET (room.bar));
  g_assert_false (gtk_widget_get_visible (clear));
  suyuan_filter_bar_choose (room.bar, "division", "411381");
  g_assert_true (gtk_widget_get_visible (clear));
  g_signal_emit_by_name (clear, "clicked");
  g_assert_cmpuint (room.n_changed, ==, 2);
  g_assert_false (gtk_widget_get_visible (clear));
  assert_pass (&room, 3);
  close_room (&room);
}

static gboolean
is_narrowed (gpointer data)
{
  return ((Room *) data)->n_changed > 0;
}

/* Its values are there and have the focus. */
static gboolean
is_open (gpointer chip)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (chip)));
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  return popover != NULL && gtk_widget_get_mapped (popover) && gtk_widget_is_ancestor (popover, chip);
}

static gboolean
is_closed (gpointer chip)
{
  return !is_open (chip);
}

/* A chip opens, gives its first value and closes without the pointer; its name says what is chosen, and the last chip
 * takes it back. */
static void
test_filter_bar_by_keys (void)
{
  g_autoptr (SuyuanTypist) typist = suyuan_typist_new ();
  GtkWidget *chip;
  Room       room;

  open_room (&room);
  chip = gtk_widget_get_first_child (GTK_WIDGET (room.bar));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (suyuan_stage_find_widget (chip, GTK_TYPE_MENU_BUTTON)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Type");
  gtk_widget_grab_focus (chip);
  suyuan_typist_press (typist, "Return");
  suyuan_stage_wait (is_open, chip);
  suyuan_typist_press (typist, "space");
  suyuan_stage_wait (is_narrowed, &room);
  suyuan_typist_press (typist, "Escape");
  suyuan_stage_wait (is_closed, chip);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (suyuan_stage_find_widget (chip, GTK_TYPE_MENU_BUTTON)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Type: Industrial outlet");
  assert_pass (&room, 0);
  room.n_changed = 0;
  suyuan_typist_walk (typist, "Tab", "Show all outlets again", 8);
  suyuan_typist_press (typist, "Return");
  suyuan_stage_wait (is_narrowed, &room);
  assert_pass (&room, 3);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (suyuan_stage_find_widget (chip, GTK_TYPE_MENU_BUTTON)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Type");
  close_room (&room);
}

/* What a number elsewhere asked for stands there in its words, and goes by itself. */
static void
test_filter_bar_shows_what_was_asked_for (void)
{
  GtkWidget *chip;
  Room       room;

  open_room (&room);
  suyuan_filter_bar_choose (room.bar, "division", "411381;410325");
  suyuan_filter_bar_set_given (room.bar, "name = 'North'", "those of the north");
  chip = suyuan_stage_find_button (GTK_WIDGET (room.bar), "those of the north ✕");
  g_assert_nonnull (chip);
  g_assert_true (gtk_widget_get_visible (chip));
  assert_pass (&room, 1);
  g_signal_emit_by_name (chip, "clicked");
  g_assert_false (gtk_widget_get_visible (chip));
  assert_pass (&room, 2); /* the rest holds */
  close_room (&room);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/filter-bar/narrows", test_filter_bar_narrows);
  g_test_add_func ("/app/filter-bar/keeps-its-choice", test_filter_bar_keeps_its_choice);
  g_test_add_func ("/app/filter-bar/drops-what-is-gone", test_filter_bar_drops_what_is_gone);
  g_test_add_func ("/app/filter-bar/shows-all-again", test_filter_bar_shows_all_again);
  g_test_add_func ("/app/filter-bar/by-keys", test_filter_bar_by_keys);
  g_test_add_func ("/app/filter-bar/shows-what-was-asked-for", test_filter_bar_shows_what_was_asked_for);

  return g_test_run ();
}
