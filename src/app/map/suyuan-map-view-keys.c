/* suyuan-map-view-keys.c: the map by keyboard, and the buttons that do the same
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-view-private.h"

static void
pan (SuyuanMapView *self,
     double         x,
     double         y)
{
  SuyuanViewport viewport = suyuan_map_view_get_viewport (self);
  SuyuanWorld    world = suyuan_viewport_from_screen (&viewport, viewport.width * (0.5 + 0.2 * x), viewport.height * (0.5 + 0.2 * y));

  suyuan_map_view_look_at (self, &world);
}

static gboolean
pan_or_zoom (SuyuanMapView *self,
             guint          key)
{
  double zoom = shumate_viewport_get_zoom_level (suyuan_map_view_get_port (self));

  switch (key)
    {
    case GDK_KEY_Left:
      pan (self, -1, 0);
      return TRUE;
    case GDK_KEY_Right:
      pan (self, 1, 0);
      return TRUE;
    case GDK_KEY_Up:
      pan (self, 0, -1);
      return TRUE;
    case GDK_KEY_Down:
      pan (self, 0, 1);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      suyuan_map_view_zoom_to (self, zoom + 1);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      suyuan_map_view_zoom_to (self, zoom - 1);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_Home:
      suyuan_map_view_fit (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Escape puts away what has no use of its own for it. */
static gboolean
press_tool (SuyuanMapView *self,
            guint          key)
{
  if (suyuan_map_tool_press (self->tool, key))
    return TRUE;
  if (key != GDK_KEY_Escape)
    return FALSE;

  suyuan_map_view_take_tool (self, NULL);
  return TRUE;
}

/* Out of the signs, which may be many, to what comes after them. */
static gboolean
leave_signs (SuyuanMapView *self)
{
  if (suyuan_map_stop_is_nowhere (&self->cursor))
    return FALSE;

  suyuan_map_view_set_cursor (self, &(SuyuanMapStop){ 0 });

  return gtk_widget_grab_focus (GTK_WIDGET (self->menu_button));
}

/* With the focus on a button of the map; a list or a menu that is open over it has its own use for the key. */
static gboolean
leave_tool (SuyuanMapView *self,
            guint          key)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (key != GDK_KEY_Escape || self->tool == NULL || focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return FALSE;

  suyuan_map_view_take_tool (self, NULL);
  return TRUE;
}

static gboolean
key_cb (SuyuanMapView  *self,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || suyuan_map_view_get_cloud (self) == NULL)
    return FALSE;
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return leave_tool (self, key);
  if (self->tool != NULL && press_tool (self, key))
    return TRUE;
  if (key == GDK_KEY_Escape)
    return suyuan_map_view_hide_card (self) || suyuan_map_view_drop_gathered (self) || leave_signs (self);
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    {
      suyuan_map_view_show_menu_at_cursor (self);
      return TRUE;
    }
  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    return suyuan_map_view_step (self, key == GDK_KEY_Tab ? 1 : -1);
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    return suyuan_map_view_open_cursor (self);
  return pan_or_zoom (self, key);
}

static void
zoom_in_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  pan_or_zoom (SUYUAN_MAP_VIEW (widget), GDK_KEY_plus);
}

static void
zoom_out_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  pan_or_zoom (SUYUAN_MAP_VIEW (widget), GDK_KEY_minus);
}

static void
fit_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  suyuan_map_view_fit (SUYUAN_MAP_VIEW (widget));
}

/* Whoever clicks on the map has it in hand, keys and all. A double click is the map's again until one falls on a sign. */
static void
pressed_cb (SuyuanMapView *self,
            int            n)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n == 1)
    shumate_map_set_zoom_on_double_click (self->map, TRUE);
}

/* Before the map itself, which would turn arrows into its own. */
void
suyuan_map_view_listen (SuyuanMapView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());

  gtk_event_controller_set_propagation_phase (click, GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->map), click);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
suyuan_map_view_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "map.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (klass, "map.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (klass, "map.fit", NULL, fit_cb);
}
