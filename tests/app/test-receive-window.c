/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package of another office: looked at, merged, acknowledged; and what is no package of ours. */
#include "suyuan-census.h"
#include "suyuan-receive-window.h"
#include "suyuan-sibling.h"
#include "suyuan-typist.h"
#include "suyuan-window.h"
#include "suyuan-since.h"

typedef struct
{
  SuyuanStage         *stage;
  SuyuanTypist        *typist;
  SuyuanSibling        sibling;
  GtkWindow           *parent;
  SuyuanReceiveWindow *window;
  SuyuanUid            outlet;
} Room;

/* One outlet both have, and nobody knows of what the other does. */
static void
open_room (Room         *room,
           gconstpointer data)
{
  room->stage = suyuan_stage_new ();
  room->outlet = suyuan_stage_add (room->stage, SUYUAN_KIND_OUTLET, (const char *[]){ "code=O1", "name=Mouth", NULL });
  suyuan_sibling_open (&room->sibling, room->stage);
  room->typist = suyuan_typist_new ();
  room->parent = suyuan_stage_show (gtk_label_new ("page"));
  room->window = SUYUAN_RECEIVE_WINDOW (suyuan_receive_window_new (room->parent, room->stage->seat));
  gtk_window_present (GTK_WINDOW (room->window));
  g_object_add_weak_pointer (G_OBJECT (room->window), (gpointer *) &room->window);
  suyuan_stage_spin (100);
}

static void
close_room (Room         *room,
            gconstpointer data)
{
  if (room->window != NULL)
    gtk_window_destroy (GTK_WINDOW (room->window));
  suyuan_stage_settle (room->stage);
  suyuan_sibling_close (&room->sibling);
  suyuan_typist_free (room->typist);
  suyuan_stage_close (room->stage, room->parent);
}

static gboolean
has_rest (gpointer window)
{
  return !g_str_equal (suyuan_receive_window_get_step (window), "wait");
}

static gboolean
is_done (gpointer window)
{
  return g_str_equal (suyuan_receive_window_get_step (window), "done");
}

static void
look_at (Room       *room,
         const char *path)
{
  suyuan_receive_window_look_at (room->window, path);
  g_assert_cmpstr (suyuan_receive_window_get_step (room->window), ==, "wait");
  suyuan_stage_wait (has_rest, room->window);
  suyuan_stage_spin (50);
}

static gint64
count (Room *room)
{
  return suyuan_seat_count (room->stage->seat, SUYUAN_KIND_OUTLET);
}

static guint
count_rows (Room       *room,
            const char *table)
{
  return suyuan_text_table_get_n_rows (suyuan_incoming_view_get_table (suyuan_receive_window_get_view (room->window), table));
}

static void
expect_cell (Room       *room,
             const char *table,
             guint       column,
             const char *words)
{
  g_autofree char *cell = suyuan_text_table_dup_cell (suyuan_incoming_view_get_table (suyuan_receive_window_get_view (room->window), table), 0, column);

  g_test_message ("%s: %s", table, cell);
  g_assert_nonnull (strstr (cell, words));
}

static void
expect_label (Room       *room,
              const char *words)
{
  g_assert_nonnull (suyuan_stage_find_label (GTK_WIDGET (room->window), words));
}

static void
expect_refused (Room       *room,
                const char *words)
{
  GtkWidget *fault = suyuan_stage_find_fault (GTK_WIDGET (room->window));

  g_assert_nonnull (fault);
  g_test_message ("said: %s", gtk_label_get_text (GTK_LABEL (fault)));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (fault)), words));
  g_assert_cmpstr (suyuan_receive_window_get_step (room->window), ==, "choose");
}

/* What the other office did, in a package. */
static char *
pack_news (Room *room)
{
  suyuan_sibling_set (&room->sibling, SUYUAN_KIND_OUTLET, &room->outlet, (const char *[]){ "name=Theirs", NULL });
  suyuan_sibling_add (&room->sibling, SUYUAN_KIND_OUTLET, (const char *[]){ "code=O2", "name=New mouth", NULL });
  return suyuan_sibling_pack (&room->sibling);
}

static void
press (Room *room)
{
  suyuan_typist_press (room->typist, "<Control>Return");
  suyuan_stage_wait (is_done, room->window);
  suyuan_stage_settle (room->stage);
}

/* What it would do is shown and nothing is done; merged it is so; and the receipt is one the sender can use. */
static void
test_merges (Room         *room,
             gconstpointer data)
{
  g_autofree char *path = NULL, *receipt = suyuan_sibling_name (&room->sibling, ".json");
  g_autoptr (SuyuanSince) since = NULL;
  g_autoptr (GError) error = NULL;

  suyuan_stage_set (room->stage, SUYUAN_KIND_OUTLET, &room->outlet, (const char *[]){ "name=Ours", NULL });
  path = pack_news (room);
  look_at (room, path);
  g_assert_cmpstr (suyuan_receive_window_get_step (room->window), ==, "look");
  expect_label (room, "Li Ming");
  expect_label (room, "The signature holds");
  expect_label (room, "opens 1 conflict");
  g_assert_cmpint (count (room), ==, 1);
  g_assert_cmpuint (count_rows (room, "conflicts"), ==, 1);
  g_assert_cmpuint (count_rows (room, "changes"), ==, 1);
  expect_cell (room, "conflicts", 0, "O1");
  expect_cell (room, "conflicts", 2, "Theirs");
  expect_cell (room, "conflicts", 2, "there: P1 Li Ming");
  expect_cell (room, "conflicts", 3, "Ours");
  expect_cell (room, "conflicts", 3, "here: P1 Li Ming");
  expect_cell (room, "changes", 1, "1");

  press (room);
  g_assert_cmpstr (suyuan_receive_window_get_step (room->window), ==, "done");
  g_assert_cmpint (count (room), ==, 2);
  g_assert_nonnull (strstr (room->stage->told, "1 conflict"));

  suyuan_receive_window_save_receipt (room->window, receipt);
  suyuan_stage_settle (room->stage);
  g_assert_null (room->window);
  since = suyuan_since_read (room->sibling.office, receipt, &error);
  g_assert_no_error (error);
}

/* Merged before: nothing is to be merged, but a receipt can still be had. */
static void
test_knows_it_again (Room         *room,
                     gconstpointer data)
{
  g_autofree char *path = pack_news (room);

  look_at (room, path);
  g_assert_cmpuint (count_rows (room, "conflicts"), ==, 0);
  press (room);
  g_assert_cmpint (count (room), ==, 2);
  look_at (room, path);
  expect_label (room, "Nothing new: all of it is here.");
  g_assert_cmpuint (count_rows (room, "changes"), ==, 0);
  g_assert_null (suyuan_stage_find_label (GTK_WIDGET (room->window), "Changes"));
  g_assert_false (gtk_widget_get_mapped (suyuan_stage_find_button (GTK_WIDGET (room->window), "_Merge")));
  g_assert_true (gtk_widget_get_mapped (suyuan_stage_find_button (GTK_WIDGET (room->window), "_Save the Receipt…")));
}

/* Cut short, no package at all, or of another register: said in a sentence, and another can be chosen. */
static void
test_refuses (Room         *room,
              gconstpointer data)
{
  SuyuanStage     *stranger = suyuan_stage_new ();
  SuyuanSibling    theirs;
  g_autofree char *path = pack_news (room), *foreign = NULL, *text = NULL, *bytes = NULL, *cut = suyuan_sibling_name (&room->sibling, ".zip");
  gsize            length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (cut, bytes, length / 2, NULL));
  look_at (room, cut);
  expect_refused (room, cut);

  text = suyuan_stage_write (room->stage, "notes.txt", "no package");
  look_at (room, text);
  expect_refused (room, "it is no package");

  suyuan_sibling_open (&theirs, stranger);
  foreign = suyuan_sibling_pack (&theirs);
  look_at (room, foreign);
  expect_refused (room, "only workspaces made from each other's packages can exchange");
  suyuan_sibling_close (&theirs);
  suyuan_stage_free (stranger);

  look_at (room, path);
  g_assert_cmpstr (suyuan_receive_window_get_step (room->window), ==, "look");
  g_assert_null (suyuan_stage_find_fault (GTK_WIDGET (room->window)));
  g_assert_cmpint (count (room), ==, 1);
}

/* Closed while it is looked at. */
static void
test_leaves (Room         *room,
             gconstpointer data)
{
  g_autofree char *path = pack_news (room);

  suyuan_receive_window_look_at (room->window, path);
  gtk_window_close (GTK_WINDOW (room->window));
  suyuan_stage_settle (room->stage);
  g_assert_null (room->window);
  g_assert_cmpint (count (room), ==, 1);
  g_assert_cmpuint (room->stage->n_refused, ==, 0);
}

/* Closed before it was ever drawn, or a few turns later; with nothing to do and with a package to look at. */
static void
test_closes_at_once (Room         *room,
                     gconstpointer data)
{
  g_autofree char *path = pack_news (room);

  for (guint turn = 0; turn < 12; turn++)
    {
      SuyuanReceiveWindow *window = SUYUAN_RECEIVE_WINDOW (suyuan_receive_window_new (room->parent, room->stage->seat));

      g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
      gtk_window_present (GTK_WINDOW (window));
      g_test_message ("turn %u", turn);
      if (turn % 2)
        suyuan_receive_window_look_at (window, path);
      for (guint i = 0; i < turn / 2; i++)
        g_main_context_iteration (NULL, FALSE);
      gtk_window_close (GTK_WINDOW (window));
      suyuan_stage_settle (room->stage);
      g_assert_null (window);
    }
  g_assert_cmpuint (room->stage->n_refused, ==, 0);
}

/* Opened or dropped on the window: looked at for the workspace that is open; where there is none, said. */
static void
test_window_receives (Room         *room,
                      gconstpointer data)
{
  g_autofree char     *path = pack_news (room);
  SuyuanWindow        *window = suyuan_window_new (NULL);
  SuyuanReceiveWindow *receive;

  gtk_window_destroy (GTK_WINDOW (room->window));
  gtk_window_present (GTK_WINDOW (window));
  suyuan_window_receive (window, path);
  g_assert_null (suyuan_stage_find_window (SUYUAN_TYPE_RECEIVE_WINDOW));
  g_assert_nonnull (suyuan_stage_find_window (ADW_TYPE_MESSAGE_DIALOG));
  gtk_window_destroy (suyuan_stage_find_window (ADW_TYPE_MESSAGE_DIALOG));

  suyuan_window_take_desk (window, room->stage->desk);
  suyuan_window_receive (window, path);
  receive = SUYUAN_RECEIVE_WINDOW (suyuan_stage_find_window (SUYUAN_TYPE_RECEIVE_WINDOW));
  g_assert_nonnull (receive);
  suyuan_stage_wait (has_rest, receive);
  suyuan_stage_spin (100);
  g_assert_cmpstr (suyuan_receive_window_get_step (receive), ==, "look");
  gtk_window_destroy (GTK_WINDOW (receive));
  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_settle (room->stage);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add ("/app/receive-window/merges", Room, NULL, open_room, test_merges, close_room);
  g_test_add ("/app/receive-window/knows-it-again", Room, NULL, open_room, test_knows_it_again, close_room);
  g_test_add ("/app/receive-window/refuses", Room, NULL, open_room, test_refuses, close_room);
  g_test_add ("/app/receive-window/leaves", Room, NULL, open_room, test_leaves, close_room);
  g_test_add ("/app/receive-window/closes-at-once", Room, NULL, open_room, test_closes_at_once, close_room);
  g_test_add ("/app/receive-window/window-receives", Room, NULL, open_room, test_window_receives, close_room);

  return g_test_run ();
}
