/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-focus.h"
#include "suyuan-stage.h"

/* Two rows of two buttons and a label in a window. */
typedef struct
{
  GtkWidget *window, *label;
  GPtrArray *panes, *buttons;
} Room;

static Room
open_room (void)
{
  Room       room = { NULL, gtk_label_new ("33.2"), g_ptr_array_new (), g_ptr_array_new () };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      for (guint k = 0; k < 2; k++)
        {
          GtkWidget *button = gtk_button_new_with_label ("?");

          gtk_box_append (GTK_BOX (pane), button);
          g_ptr_array_add (room.buttons, button);
        }
      gtk_box_append (GTK_BOX (box), pane);
      g_ptr_array_add (room.panes, pane);
    }
  gtk_box_append (GTK_BOX (box), room.label);
  room.window = GTK_WIDGET (suyuan_stage_show (box));

  return room;
}

static void
close_room (Room *room)
{
  gtk_window_destroy (GTK_WINDOW (room->window));
  g_ptr_array_unref (room->panes);
  g_ptr_array_unref (room->buttons);
}

static void
assert_at (Room *room,
           guint button)
{
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (room->window)) == g_ptr_array_index (room->buttons, button));
}

static void
test_focus_goes_round (void)
{
  Room room = open_room ();

  gtk_widget_grab_focus (g_ptr_array_index (room.buttons, 1));
  g_assert_true (suyuan_focus_is_within (g_ptr_array_index (room.panes, 0)));
  g_assert_false (suyuan_focus_is_within (g_ptr_array_index (room.panes, 1)));
  g_assert_true (suyuan_focus_cycle (room.panes, FALSE));
  assert_at (&room, 2);
  g_assert_true (suyuan_focus_cycle (room.panes, FALSE));
  assert_at (&room, 4);
  g_assert_true (suyuan_focus_cycle (room.panes, FALSE));
  g_assert_true (suyuan_focus_is_within (g_ptr_array_index (room.panes, 0)));
  g_assert_true (suyuan_focus_cycle (room.panes, TRUE));
  g_assert_true (suyuan_focus_is_within (g_ptr_array_index (room.panes, 2)));
  close_room (&room);
}

/* What cannot be seen, or takes no keys, is passed over. */
static void
test_focus_passes_over (void)
{
  Room room = open_room ();

  gtk_widget_set_visible (g_ptr_array_index (room.panes, 1), FALSE);
  gtk_widget_grab_focus (g_ptr_array_index (room.buttons, 0));
  suyuan_focus_cycle (room.panes, FALSE);
  g_assert_true (suyuan_focus_is_within (g_ptr_array_index (room.panes, 2)));
  gtk_widget_set_sensitive (g_ptr_array_index (room.panes, 0), FALSE);
  gtk_widget_set_sensitive (g_ptr_array_index (room.panes, 2), FALSE);
  g_assert_false (suyuan_focus_cycle (room.panes, FALSE));
  g_assert_false (suyuan_focus_enter (g_ptr_array_index (room.panes, 1)));
  close_room (&room);
}

static void
test_focus_does_not_stop_at_values (void)
{
  Room room = open_room ();

  suyuan_focus_make_copyable (GTK_LABEL (room.label));
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (room.label)));
  g_assert_false (suyuan_focus_enter (room.label));
  gtk_widget_grab_focus (g_ptr_array_index (room.buttons, 5));
  gtk_widget_child_focus (room.window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (room.window)) != room.label);
  close_room (&room);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/focus/goes-round", test_focus_goes_round);
  g_test_add_func ("/app/focus/passes-over", test_focus_passes_over);
  g_test_add_func ("/app/focus/does-not-stop-at-values", test_focus_does_not_stop_at_values);

  return g_test_run ();
}
