/* suyuan-still-click.c: tells a click on a layer of the map from the drag that moves the map
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-still-click.h"

#include <math.h>

#define STILL 4.0 /* pixels: a press that moved further was a drag */

typedef struct
{
  SuyuanStillClick clicked;
  double           x, y; /* of the press */
  guint            n;
} Press;

static void
pressed_cb (GtkGesture *click,
            int         n,
            double      x,
            double      y,
            Press      *press)
{
  press->x = x;
  press->y = y;
  press->n = (guint) n;
}

/* "released" also ends a drag. */
static void
released_cb (GtkGesture *click,
             int         n,
             double      x,
             double      y,
             Press      *press)
{
  if (hypot (x - press->x, y - press->y) <= STILL)
    press->clicked (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)), press->n, x, y);
}

/* The gesture is the layer's. */
GtkGesture *
suyuan_still_click_watch (GtkWidget       *layer,
                          SuyuanStillClick clicked)
{
  GtkGesture *click = gtk_gesture_click_new ();
  Press      *press = g_new0 (Press, 1);

  press->clicked = clicked;
  g_object_set_data_full (G_OBJECT (click), "press", press, g_free);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), press);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), press);
  gtk_widget_add_controller (layer, GTK_EVENT_CONTROLLER (click));

  return click;
}
