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
  suyuan_record_table_set_up (room->table, room->stage->seat, SUYUAN_KIND_OUTLET, columns, G_N_ELEMENTS (columns), GTK_WIDGET (room->table));
  g_signal_connect_swapped (room->table, "selected", G_CALLBACK (selected_cb), room);
  room->window = suyuan_stage_show (GTK_WIDGET (room->table));
  suyuan_stage_settle (room->stage);
}

static gboolean
is_answered (gpointer table)
{
  return !suyuan_record_model_is_asking (suyuan_record_table_get_model (table));
}

static void
set_terms (Room       *room,
           const char *filter,
           const char *search)
{
  suyuan_record_table_set_terms (room->table, filter, search);
  suyuan_stage_wait (is_answered, room->table);
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
  set_terms (&room, "code = 'A1'", NULL);
  g_assert_cmpuint (suyuan_record_table_get_n_rows (room.table), ==, 1);
  assert_chosen (&room, 1);
  set_terms (&room, NULL, "雨洪");
  g_assert_cmpuint (suyuan_record_table_get_n_rows (room.table), ==, 1);
  g_assert_false (suyuan_record_table_select (room.table, &room.outlets[0]));
  set_terms (&room, NULL, NULL);
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
      g_signal_emit_by_name (room.stage->seat, "changed", (guint64) 1 << SUYUAN_KIND_TASK);
      suyuan_stage_wait (is_answered, room.table);
      suyuan_stage_wait (is_focused, room.table);
    }
  suyuan_stage_add (room.stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=D4", "name=East", NULL });
  suyuan_stage_settle (room.stage);
  g_assert_cmpuint (suyuan_record_table_get_n_rows (room.table), ==, 4);
  suyuan_stage_wait (is_focused, room.table);
  assert_chosen (&room, 2);

  set_terms (&room, "code = 'nobody'", NULL);
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
  suyuan_record_table_set_up (room.table, room.stage->seat, SUYUAN_KIND_OUTLET, columns, G_N_ELEMENTS (columns), GTK_WIDGET (room.table));
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("front"), "front");
  gtk_stack_add_named (GTK_STACK (stack), GTK_WIDGET (room.table), "table");
  room.window = suyuan_stage_show (stack);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "table");
  suyuan_stage_settle (room.stage);
  g_assert_true (suyuan_record_table_select (room.table, &last));
  suyuan_stage_wait (shows_many, room.table);
  suyuan_stage_spin (100);
  g_assert_true (shows_many (room.table)); /* and stays so */
  close_room (&room);
}

typedef struct
{
  gint let_go; /* atomic */
} Gate;

/* Holds the thread that answers questions. */
static gpointer
gate_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  while (!g_atomic_int_get (&((Gate *) data)->let_go))
    g_usleep (1000);

  return NULL;
}

static void
hold (Room *room,
      Gate *gate)
{
  gate->let_go = FALSE;
  suyuan_seat_look (room->stage->seat, "Holding", gate_verb, gate, NULL, NULL, NULL, NULL);
}

static void
let_go (Room *room,
        Gate *gate)
{
  g_atomic_int_set (&gate->let_go, TRUE);
  suyuan_stage_settle (room->stage);
}

static gboolean
says (Room       *room,
      const char *words)
{
  return suyuan_stage_find_label (GTK_WIDGET (room->table), words) != NULL;
}

/* While an answer is on its way the rows in view say what was written, the selection stays, and of what is asked meanwhile
 * the last is answered. */
static void
test_record_table_asks_beside (void)
{
  Room room;
  Gate gate;

  open_room (&room);
  suyuan_record_table_select (room.table, &room.outlets[1]);
  hold (&room, &gate);
  suyuan_record_table_set_terms (room.table, "code = 'A1'", NULL);
  suyuan_stage_set (room.stage, SUYUAN_KIND_OUTLET, &room.outlets[0], (const char *[]){ "name=North bank", NULL });
  g_assert_true (says (&room, "North bank"));
  g_assert_cmpuint (suyuan_record_table_get_n_rows (room.table), ==, 3);
  assert_chosen (&room, 1);
  suyuan_record_table_set_terms (room.table, NULL, NULL);
  suyuan_stage_add (room.stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=A0", "name=East", NULL });
  g_assert_cmpuint (suyuan_record_table_get_n_rows (room.table), ==, 3);
  let_go (&room, &gate);
  g_assert_cmpuint (suyuan_record_table_get_n_rows (room.table), ==, 4);
  assert_chosen (&room, 1);
  suyuan_record_table_move (room.table, -1); /* from where it stands now */
  assert_chosen (&room, 0);
  close_room (&room);
}

/* The table goes before the answer comes. */
static void
test_record_table_closed_meanwhile (void)
{
  Room room;
  Gate gate;

  open_room (&room);
  hold (&room, &gate);
  suyuan_record_table_set_terms (room.table, "code = 'A1'", NULL);
  gtk_window_destroy (room.window);
  suyuan_stage_spin (50);
  let_go (&room, &gate);
  suyuan_stage_free (room.stage);
}

static void
missed_cb (guint *n_missed)
{
  (*n_missed)++;
}

/* Who is led to a record that the list has not heard of is not told that it is missing. */
static void
test_record_table_leads (void)
{
  guint     n_missed = 0;
  Room      room;
  Gate      gate;
  SuyuanUid fourth, nobody;

  open_room (&room);
  g_signal_connect_swapped (room.table, "missed", G_CALLBACK (missed_cb), &n_missed);
  hold (&room, &gate);
  nobody = fourth = suyuan_stage_add (room.stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=D4", "name=East", NULL });
  nobody.bytes[15] ^= 1;
  suyuan_record_table_lead (room.table, &fourth);
  let_go (&room, &gate);
  g_assert_cmpuint (n_missed, ==, 0);
  suyuan_record_table_move (room.table, -1);
  assert_chosen (&room, 2);
  suyuan_record_table_lead (room.table, &nobody);
  g_assert_cmpuint (n_missed, ==, 1);
  set_terms (&room, "code = 'A1'", NULL);
  suyuan_record_table_lead (room.table, &fourth);
  g_assert_cmpuint (n_missed, ==, 2);
  close_room (&room);
}

/* Keys that come before the rows wait for them in the table. */
static void
test_record_table_begins_with_what_is_found (void)
{
  Room room;
  Gate gate;

  open_room (&room);
  hold (&room, &gate);
  suyuan_record_table_set_up (room.table, room.stage->seat, SUYUAN_KIND_OUTLET, columns, G_N_ELEMENTS (columns), GTK_WIDGET (room.table));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (room.table)));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (room.table)));
  suyuan_record_table_set_terms (room.table, "code = 'C3'", NULL);
  suyuan_record_table_begin (room.table);
  let_go (&room, &gate);
  assert_chosen (&room, 2);
  g_assert_true (suyuan_focus_is_within (GTK_WIDGET (room.table)));
  g_assert_false (gtk_widget_is_focus (GTK_WIDGET (room.table)));
  close_room (&room);
}

static double
scrolled_to (Room *room)
{
  GtkWidget *scroller = suyuan_stage_find_widget (GTK_WIDGET (room->table), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

/* A change leaves the view where it is; another question begins at the beginning, or with what is chosen. */
static void
test_record_table_stays_in_its_place (void)
{
  Room   room;
  double before;

  open_room (&room);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *code = g_strdup_printf ("code=K%03u", i);

      suyuan_stage_add (room.stage, SUYUAN_KIND_OUTLET, (const char *[]){ code, "name=Mouth", NULL });
    }
  suyuan_stage_settle (room.stage);
  suyuan_record_table_select (room.table, &room.outlets[0]);
  suyuan_stage_spin (100);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (suyuan_stage_find_widget (GTK_WIDGET (room.table), GTK_TYPE_SCROLLED_WINDOW))), 700);
  suyuan_stage_spin (100);
  before = scrolled_to (&room);
  g_assert_cmpfloat (before, >, 300);
  suyuan_stage_set (room.stage, SUYUAN_KIND_OUTLET, &room.outlets[1], (const char *[]){ "name=South bank", NULL });
  suyuan_stage_settle (room.stage);
  g_assert_cmpfloat (scrolled_to (&room), ==, before);
  assert_chosen (&room, 0);
  set_terms (&room, "name = 'Mouth'", NULL);
  suyuan_stage_spin (100);
  g_assert_cmpfloat (scrolled_to (&room), <, 100);
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
  suyuan_record_table_set_up (room.table, room.stage->seat, SUYUAN_KIND_OUTLET, narrow, G_N_ELEMENTS (narrow), GTK_WIDGET (room.table));
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

static void
empty_cb (GtkStack *stack)
{
  gtk_stack_set_visible_child_name (stack, "empty");
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* Something else came to be seen before the list had any room: a window in which nothing happens sleeps. */
static void
test_record_table_lets_sleep (void)
{
  SuyuanStage *stage = suyuan_stage_new ();
  GtkWidget   *table = suyuan_record_table_new (), *stack = gtk_stack_new ();
  GtkWindow   *window;
  guint        n_frames = 0;

  gtk_stack_add_named (GTK_STACK (stack), table, "table");
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("None yet"), "empty");
  g_signal_connect_swapped (table, "realize", G_CALLBACK (empty_cb), stack);
  suyuan_record_table_set_up (SUYUAN_RECORD_TABLE (table), stage->seat, SUYUAN_KIND_OUTLET, columns, G_N_ELEMENTS (columns), stack);
  window = suyuan_stage_show (stack);
  suyuan_stage_wait (is_answered, table);
  suyuan_stage_settle (stage);

  g_signal_connect_swapped (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window))), "update", G_CALLBACK (count_cb), &n_frames);
  suyuan_record_table_set_terms (SUYUAN_RECORD_TABLE (table), NULL, "nobody");
  suyuan_stage_settle (stage);
  n_frames = 0;
  suyuan_stage_spin (300);
  g_assert_cmpuint (n_frames, ==, 0);

  gtk_window_destroy (window);
  suyuan_stage_free (stage);
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
  g_test_add_func ("/app/record-table/asks-beside", test_record_table_asks_beside);
  g_test_add_func ("/app/record-table/closed-meanwhile", test_record_table_closed_meanwhile);
  g_test_add_func ("/app/record-table/leads", test_record_table_leads);
  g_test_add_func ("/app/record-table/begins-with-what-is-found", test_record_table_begins_with_what_is_found);
  g_test_add_func ("/app/record-table/stays-in-its-place", test_record_table_stays_in_its_place);
  g_test_add_func ("/app/record-table/widths", test_record_table_widths);
  g_test_add_func ("/app/record-table/lets-sleep", test_record_table_lets_sleep);

  return g_test_run ();
}
