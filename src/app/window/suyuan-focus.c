/* suyuan-focus.c: where the keys go, so that they are never lost and never far from where they are wanted
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-focus.h"

static GtkWidget *
get_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* Whether @widget or something inside it has the focus of its window. */
gboolean
suyuan_focus_is_within (GtkWidget *widget)
{
  GtkWidget *focus = get_focus (widget);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* To @widget itself, else to the first inside it that takes the focus. */
gboolean
suyuan_focus_enter (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && (gtk_widget_grab_focus (widget) || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD));
}

/* To the next of the panes that can be seen, or the one before; round in a ring. */
gboolean
suyuan_focus_cycle (GPtrArray *panes,
                    gboolean   back)
{
  guint at = back ? 0 : panes->len - 1;

  for (guint i = 0; i < panes->len; i++)
    if (suyuan_focus_is_within (g_ptr_array_index (panes, i)))
      at = i;
  for (guint i = 1; i <= panes->len; i++)
    if (suyuan_focus_enter (g_ptr_array_index (panes, (at + (back ? panes->len - i : i)) % panes->len)))
      return TRUE;

  return FALSE;
}

static void
pressed_cb (GtkGestureClick *gesture)
{
  gtk_widget_set_can_focus (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), TRUE);
}

static void
left_cb (GtkEventControllerFocus *focus)
{
  gtk_widget_set_can_focus (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)), FALSE);
}

/* The text can be marked with the pointer and copied, but Tab does not stop at it. */
void
suyuan_focus_make_copyable (GtkLabel *label)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_label_set_selectable (label, TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (label), FALSE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (label), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (label), focus);
}
