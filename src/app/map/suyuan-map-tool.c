/* suyuan-map-tool.c: what is done on the map with pointer and keys: draw round outlets, measure
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-map-tool.h"

#include "suyuan-map-view-port.h"
#include "suyuan-still-click.h"

typedef struct
{
  SuyuanPort port;
  double     x, y;    /* of the pointer */
  gboolean   pointed; /* it is over the map */
  gboolean   by_keys; /* the next point would be in the middle; else under the pointer */
} SuyuanMapToolPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SuyuanMapTool, suyuan_map_tool, SHUMATE_TYPE_LAYER)

#define PRIVATE(self) ((SuyuanMapToolPrivate *) suyuan_map_tool_get_instance_private (self))

/* --- the pointer --- */

/* The second press of two would have the map come nearer. */
static void
pressed_cb (GtkGesture *click,
            int         n)
{
  if (n >= 2)
    gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
clicked_cb (gpointer layer,
            guint    n,
            double   x,
            double   y)
{
  PRIVATE (layer)->by_keys = FALSE;
  SUYUAN_MAP_TOOL_GET_CLASS (layer)->click (layer, n, x, y);
}

static void
motion_cb (SuyuanMapTool *self,
           double         x,
           double         y)
{
  SuyuanMapToolPrivate *private = PRIVATE (self);

  if (private->pointed && x == private->x && y == private->y)
    return;

  if (!private->pointed || private->by_keys)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  private->x = x;
  private->y = y;
  private->pointed = TRUE;
  private->by_keys = FALSE;
  SUYUAN_MAP_TOOL_GET_CLASS (self)->point (self);
}

static void
leave_cb (SuyuanMapTool *self)
{
  PRIVATE (self)->pointed = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A layer lets everything through by itself; a tool has the whole map. */
static gboolean
suyuan_map_tool_contains (GtkWidget *widget,
                          double     x,
                          double     y)
{
  return x >= 0 && y >= 0 && x < gtk_widget_get_width (widget) && y < gtk_widget_get_height (widget);
}

/* --- the layer --- */

static void
suyuan_map_tool_constructed (GObject *object)
{
  G_OBJECT_CLASS (suyuan_map_tool_parent_class)->constructed (object);

  suyuan_port_open (&PRIVATE (SUYUAN_MAP_TOOL (object))->port, SHUMATE_LAYER (object));
}

static void
suyuan_map_tool_dispose (GObject *object)
{
  suyuan_port_close (&PRIVATE (SUYUAN_MAP_TOOL (object))->port);

  G_OBJECT_CLASS (suyuan_map_tool_parent_class)->dispose (object);
}

static void
suyuan_map_tool_class_init (SuyuanMapToolClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = suyuan_map_tool_constructed;
  G_OBJECT_CLASS (klass)->dispose = suyuan_map_tool_dispose;
  widget_class->contains = suyuan_map_tool_contains;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
suyuan_map_tool_init (SuyuanMapTool *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (suyuan_still_click_watch (GTK_WIDGET (self), clicked_cb), "pressed", G_CALLBACK (pressed_cb), NULL);
  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
}

gboolean
suyuan_map_tool_press (SuyuanMapTool *self,
                       guint          key)
{
  SuyuanMapToolClass *klass = SUYUAN_MAP_TOOL_GET_CLASS (self);
  GtkWidget          *widget = GTK_WIDGET (self);

  if (key != GDK_KEY_space && key != GDK_KEY_KP_Space)
    return klass->press (self, key);

  PRIVATE (self)->by_keys = TRUE;
  klass->click (self, 1, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  return TRUE;
}

SuyuanViewport
suyuan_map_tool_get_viewport (SuyuanMapTool *self)
{
  return suyuan_port_get (&PRIVATE (self)->port);
}

/* FALSE while it is not over the map, or points are set by keys. */
gboolean
suyuan_map_tool_get_pointer (SuyuanMapTool *self,
                             double        *x,
                             double        *y)
{
  SuyuanMapToolPrivate *private = PRIVATE (self);

  *x = private->x;
  *y = private->y;
  return private->pointed && !private->by_keys;
}

gboolean
suyuan_map_tool_is_by_keys (SuyuanMapTool *self)
{
  return PRIVATE (self)->by_keys;
}

/* Until the pointer moves. */
void
suyuan_map_tool_go_by_keys (SuyuanMapTool *self)
{
  PRIVATE (self)->by_keys = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
