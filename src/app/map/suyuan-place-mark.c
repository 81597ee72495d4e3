/* suyuan-place-mark.c: here it is: a mark for a while at the place somebody asked for
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-place-mark.h"

#include <adwaita.h>

#include "suyuan-map-view-port.h"
#include "suyuan-pen.h"
#include "suyuan-sign-view.h"

#define STAYS_S 20
#define RADIUS 17.0
#define ARM 10.0 /* beyond the ring */

struct _SuyuanPlaceMark
{
  ShumateLayer parent_instance;

  SuyuanPort  port;
  SuyuanWorld place;
  guint       stays; /* source; 0: nothing is shown */
};

G_DEFINE_FINAL_TYPE (SuyuanPlaceMark, suyuan_place_mark, SHUMATE_TYPE_LAYER)

static void
trace (cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, RADIUS, 0, 2 * G_PI);
  for (guint i = 0; i < 4; i++)
    {
      cairo_rotate (cr, G_PI / 2);
      cairo_move_to (cr, RADIUS - 5, 0);
      cairo_line_to (cr, RADIUS + ARM, 0);
    }
}

/* Dark or light under it, the halo parts it from the ground. */
static void
draw (cairo_t *cr)
{
  g_autoptr (SuyuanPen) pen = suyuan_pen_new (cr, suyuan_sign_view_get_scheme (), FALSE);

  trace (cr);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_HALO, 0.9);
  cairo_set_line_width (cr, 6);
  cairo_stroke_preserve (cr);
  suyuan_pen_set_colour (pen, SUYUAN_COLOUR_ACCENT, 1);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
}

static void
suyuan_place_mark_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  SuyuanPlaceMark *self = SUYUAN_PLACE_MARK (widget);
  SuyuanViewport   viewport = suyuan_port_get (&self->port);
  float            reach = RADIUS + ARM + 4;
  double           x, y;
  cairo_t         *cr;

  if (self->stays == 0)
    return;

  suyuan_viewport_to_screen (&viewport, &self->place, &x, &y);
  if (x < -reach || y < -reach || x > viewport.width + reach || y > viewport.height + reach)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-reach, -reach, 2 * reach, 2 * reach));
  draw (cr);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static gboolean
fade_cb (gpointer data)
{
  SUYUAN_PLACE_MARK (data)->stays = 0;
  gtk_widget_queue_draw (data);

  return G_SOURCE_REMOVE;
}

static void
suyuan_place_mark_constructed (GObject *object)
{
  G_OBJECT_CLASS (suyuan_place_mark_parent_class)->constructed (object);

  suyuan_port_open (&SUYUAN_PLACE_MARK (object)->port, SHUMATE_LAYER (object));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), object,
                           G_CONNECT_SWAPPED);
}

static void
suyuan_place_mark_dispose (GObject *object)
{
  SuyuanPlaceMark *self = SUYUAN_PLACE_MARK (object);

  suyuan_port_close (&self->port);
  g_clear_handle_id (&self->stays, g_source_remove);

  G_OBJECT_CLASS (suyuan_place_mark_parent_class)->dispose (object);
}

static void
suyuan_place_mark_class_init (SuyuanPlaceMarkClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = suyuan_place_mark_constructed;
  G_OBJECT_CLASS (klass)->dispose = suyuan_place_mark_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = suyuan_place_mark_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
suyuan_place_mark_init (SuyuanPlaceMark *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

ShumateLayer *
suyuan_place_mark_new (ShumateViewport *viewport)
{
  return g_object_new (SUYUAN_TYPE_PLACE_MARK, "viewport", viewport, NULL);
}

void
suyuan_place_mark_set (SuyuanPlaceMark      *self,
                       const SuyuanPosition *position)
{
  self->place = suyuan_world_from_position (position);
  g_clear_handle_id (&self->stays, g_source_remove);
  self->stays = g_timeout_add_seconds (STAYS_S, fade_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
suyuan_place_mark_is_shown (SuyuanPlaceMark *self)
{
  return self->stays != 0;
}
