/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-command-palette.h"
#include "suyuan-stage.h"
#include "suyuan-window.h"

typedef struct
{
  SuyuanStage  *stage;
  SuyuanWindow *window;
  GtkWidget    *palette, *search, *list;
} Room;

static void
open_room (Room *room)
{
  room->stage = suyuan_stage_new ();
  room->window = suyuan_window_new (NULL);
  suyuan_window_take_desk (room->window, room->stage->desk);
  gtk_window_present (GTK_WINDOW (room->window));
  room->palette = suyuan_command_palette_present (GTK_WINDOW (room->window));
  room->search = suyuan_stage_find_widget (room->palette, GTK_TYPE_SEARCH_ENTRY);
  room->list = suyuan_stage_find_widget (room->palette, GTK_TYPE_LIST_BOX);
  suyuan_stage_spin (30);
}

static void
close_room (Room *room)
{
  if (suyuan_stage_find_window (SUYUAN_TYPE_COMMAND_PALETTE) != NULL)
    gtk_window_destroy (GTK_WINDOW (room->palette));
  gtk_window_destroy (GTK_WINDOW (room->window));
  suyuan_stage_spin (50);
  suyuan_stage_free (room->stage);
}

/* The rows that are left, and the first of them in words. */
static guint
count_found (Room        *room,
             const char **first)
{
  guint          n = 0;
  GtkListBoxRow *row;

  *first = NULL;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (room->list), i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)) && n++ == 0)
      *first = gtk_label_get_text (GTK_LABEL (suyuan_stage_find_widget (GTK_WIDGET (row), GTK_TYPE_LABEL)));

  return n;
}

/* At once, without waiting for a search to begin; the name that begins so comes before one that holds it inside. */
static void
test_command_palette_finds (void)
{
  const char *first;
  guint       all;
  Room        room;

  open_room (&room);
  all = count_found (&room, &first);
  g_assert_cmpuint (all, >, 30);
  g_assert_cmpstr (first, ==, "Go to Overview");
  gtk_editable_set_text (GTK_EDITABLE (room.search), "WHO");
  g_assert_cmpuint (count_found (&room, &first), ==, 3);
  g_assert_cmpstr (first, ==, "Who works here");
  gtk_editable_set_text (GTK_EDITABLE (room.search), "rebound");
  g_assert_cmpuint (count_found (&room, &first), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (room.search), "no such thing");
  g_assert_cmpuint (count_found (&room, &first), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (room.search), "");
  g_assert_cmpuint (count_found (&room, &first), ==, all);
  g_assert_cmpstr (first, ==, "Go to Overview");
  close_room (&room);
}

static gboolean
is_gone (gpointer data)
{
  return suyuan_stage_find_window (SUYUAN_TYPE_COMMAND_PALETTE) == NULL;
}

static void
test_command_palette_does (void)
{
  Room room;

  open_room (&room);
  gtk_editable_set_text (GTK_EDITABLE (room.search), "tasks");
  g_signal_emit_by_name (room.search, "activate");
  suyuan_stage_wait (is_gone, NULL);
  g_assert_cmpstr (suyuan_window_get_page_name (room.window), ==, "tasks");
  close_room (&room);
}

/* A command that has nothing to work on says what to choose first. */
static void
test_command_palette_says_why_not (void)
{
  Room  room;
  guint told;

  open_room (&room);
  suyuan_stage_follow (room.stage, suyuan_window_get_seat (room.window));
  for (guint i = 0; i < 2; i++)
    {
      told = room.stage->n_told;
      gtk_widget_activate_action (GTK_WIDGET (room.window), i == 0 ? "win.outlet" : "win.task", "s", i == 0 ? "link" : "advance");
      g_assert_cmpuint (room.stage->n_told, ==, told + 1);
    }
  suyuan_stage_follow (room.stage, NULL);
  close_room (&room);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/command-palette/finds", test_command_palette_finds);
  g_test_add_func ("/app/command-palette/does", test_command_palette_does);
  g_test_add_func ("/app/command-palette/says-why-not", test_command_palette_says_why_not);

  return g_test_run ();
}
