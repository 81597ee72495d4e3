/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-focus.h"
#include "suyuan-record-table.h"
#include "suyuan-stage.h"

static const SuyuanTableColumn columns[] = { { "code", 130, FALSE }, { "name", 240, TRUE } };

typedef struct
{
  SuyuanStage       *stage;
  SuyuanRecordTable *table;
  GtkWindow         *window;
  SuyuanUid          outlets[3];
  guint              n_selected;
} Room;

static void
selected_cb (Room *room)
{
  room->n_selected++;
}

static void
open_room (Room *room)
{
  static const char *const codes[] = { "code=A1", "code=B2", "code=C3" };
  static const char *const names[] = { "name=North", "name=South", "name=南岸雨洪排口" };

  *room = (Room){ .stage = suyuan_stage_new () };
  for (guint i = 0; i < 3; i++)
    room->outlets[i] = suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ codes[i], names[i], NULL });
  room->table = SUYUAN_RECORD_TABLE (suyuan_record_table_new ());
  suyuan_record_table_set_up (room->table, suyuan_seat_get_office (room->stage->seat), SUYUAN_KIND_OUTLET, columns, G_N_ELEMENTS (columns));
  g_signal_connect_swapped (room->table, "selected", G_CALLBACK (selected_cb), room);
  room->window = suyuan_stage_show (GTK_WIDGET (room->table));
}

static void
close_room (Room *room)
{
  gtk_window_destroy (room->window);
  suyuan_stage_free (room->stage);
}

static void
assert_chosen (Room *room,
               guint outlet)
{
  SuyuanUid uid;

  g_assert_true (suyuan_record_table_get_selected (room->table, &uid));
  g_assert_true (suyuan_uid_equal (&uid, &room->outlets[outlet]));
}

static void
test_record_table_chooses (void)
{
  SuyuanUid uid;
  Room      room;

  open_room (&room);
  g_assert_cmpuint (suyuan_record_table_get_n_rows (room.table), ==, 3);
  g_assert_false (suyuan_record_table_get_selected (room.table, &uid));
  suyuan_record_table_choose_first (room.table);
  assert_chosen (&room, 0);
  suyuan_record_table_choose_first (room.table);
  assert_chosen (&room, 0);
  suyuan_record_table_move (room.table, 1);
  assert_chosen (&room, 1);
  suyuan_record_table_move (room.table, 5);
  assert_chosen (&room, 2);
  suyuan_record_table_move (room.table, -1);
  assert_chosen (&room, 1);
  g_assert_cmpuint (room.n_selected, ==, 4);

  /* what others chose is followed without a word */
  g_assert_true (suyuan_record_table_select (room.table, &room.outlets[0]));
  assert_chosen (&room, 0);
  g_assert_cmpuint (room.n_selected, ==, 4);
  close_room (&room);
}

/* A filter hides what is chosen and does not forget it. */
static void
test_record_table_remembers (void)
{
  Room room;

  open_room (&room);
  suyuan_record_table_select (room.table, &room.outlets[1]);
  suyuan_record_table_set_terms (room.table, "code = 'A1'", NULL);
  g_assert_cmpuint (suyuan_record_table_get_n_rows (room.table), ==, 1);
  assert_chosen (&room, 1);
  suyuan_record_table_set_terms (room.table, NULL, "雨洪");
  g_assert_cmpuint (suyuan_record_table_get_n_rows (room.table), ==, 1);
  g_assert_false (suyuan_record_table_select (room.table, &room.outlets[0]));
  suyuan_record_table_set_terms (room.table, NULL, NULL);
  g_assert_cmpuint (suyuan_record_table_get_n_rows (room.table), ==, 3);
  assert_chosen (&room, 0);
  g_assert_cmpuint (room.n_selected, ==, 0);
  close_room (&room);
}

static gboolean
is_focused (gpointer data)
{
  return suyuan_focus_is_within (data);
}

/* The rows are made anew, and the keys still go to them. */
static void
test_record_table_keeps_the_focus (void)
{
  Room room;

  open_room (&room);
  suyuan_record_table_select (room.table, &room.outlets[2]);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (room.table)));
  suyuan_stage_wait (is_focused, room.table);
  for (guint i = 0; i < 5; i++)
    {
      suyuan_record_table_reload (room.table);
      suyuan_stage_wait (is_focused, room.table);
    }
  suyuan_stage_add (room.stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=D4", "name=East", NULL });
  suyuan_record_table_reload (room.table);
  g_assert_cmpuint (suyuan_record_table_get_n_rows (room.table), ==, 4);
  suyuan_stage_wait (is_focused, room.table);
  assert_chosen (&room, 2);

  suyuan_record_table_set_terms (room.table, "code = 'nobody'", NULL);
  g_assert_false (gtk_widget_grab_focus (GTK_WIDGET (room.table)));
  close_room (&room);
}

/* The rows of the list below @widget that can be seen. */
static guint
count_rows (GtkWidget *widget)
{
  gboolean is_list = g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkColumnListView");
  guint    n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += is_list ? gtk_widget_get_child_visible (child) && gtk_widget_get_height (child) > 0 : count_rows (child);
  return n;
}

static gboolean
shows_many (gpointer table)
{
  return count_rows (table) > 10;
}

/* Chosen before the list ever had room, a row further down than it makes widgets for is shown with those around it. */
static void
test_record_table_chosen_before_shown (void)
{
  Room       room = { .stage = suyuan_stage_new () };
  SuyuanUid  last;
  GtkWidget *stack = gtk_stack_new ();

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *code = g_strdup_printf ("code=A%03u", i);

      last = suyuan_stage_add (room.stage, SUYUAN_KIND_OUTLET, (const char *[]){ code, "name=Mouth", NULL });
    }
  room.table = SUYUAN_RECORD_TABLE (suyuan_record_table_new ());
  suyuan_record_table_set_up (room.table, suyuan_seat_get_office (room.stage->seat), SUYUAN_KIND_OUTLET, columns, G_N_ELEMENTS (columns));
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("front"), "front");
  gtk_stack_add_named (GTK_STACK (stack), GTK_WIDGET (room.table), "table");
  room.window = suyuan_stage_show (stack);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "table");
  g_assert_true (suyuan_record_table_select (room.table, &last));
  suyuan_stage_wait (shows_many, room.table);
  suyuan_stage_spin (100);
  g_assert_true (shows_many (room.table)); /* and stays so */
  close_room (&room);
}

static int
width_of (Room *room,
          guint number)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (suyuan_stage_find_widget (GTK_WIDGET (room->table), GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), number);

  return gtk_column_view_column_get_fixed_width (column);
}

static gboolean
is_shared (gpointer data)
{
  return width_of (data, 2) > 40;
}

static gboolean
is_wide (gpointer data)
{
  return width_of (data, 1) > 80;
}

/* A title is not cut however little room there is; a known value is not where there is enough, before the name takes it. */
static void
test_record_table_widths (void)
{
  static const SuyuanTableColumn narrow[] = { { "name", 200, TRUE }, { "status", 80, FALSE }, { "receiving_water", 40, FALSE } };
  Room                           room;
  int                            titled;

  open_room (&room);
  suyuan_record_table_set_up (room.table, suyuan_seat_get_office (room.stage->seat), SUYUAN_KIND_OUTLET, narrow, G_N_ELEMENTS (narrow));
  gtk_window_set_default_size (room.window, 320, 400);
  suyuan_stage_wait (is_shared, &room);
  titled = width_of (&room, 2);
  gtk_window_set_default_size (room.window, 900, 400);
  suyuan_stage_wait (is_wide, &room);
  g_assert_cmpint (width_of (&room, 1), >, 120);
  g_assert_cmpint (width_of (&room, 2), ==, titled);
  g_assert_cmpint (width_of (&room, 0), ==, 200);
  close_room (&room);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/record-table/chooses", test_record_table_chooses);
  g_test_add_func ("/app/record-table/remembers", test_record_table_remembers);
  g_test_add_func ("/app/record-table/keeps-the-focus", test_record_table_keeps_the_focus);
  g_test_add_func ("/app/record-table/chosen-before-shown", test_record_table_chosen_before_shown);
  g_test_add_func ("/app/record-table/widths", test_record_table_widths);

  return g_test_run ();
}
