/* suyuan-photo-layer.c: the places photos were taken at, and which way they look, from near by
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-photo-layer.h"

#include <adwaita.h>
#include <math.h>

#include "suyuan-map-view-port.h"
#include "suyuan-photo-sign.h"
#include "suyuan-sign-view.h"
#include "suyuan-still-click.h"

#define FROM_ZOOM 15.0
#define MOST 300
#define TOUCH 7.0 /* of the place, in pixels */

struct _SuyuanPhotoLayer
{
  ShumateLayer parent_instance;

  SuyuanPort port;
  GArray    *spots; /* of SuyuanPhotoSpot, from the west to the east; NULL: none */
};

G_DEFINE_FINAL_TYPE (SuyuanPhotoLayer, suyuan_photo_layer, SHUMATE_TYPE_LAYER)

static guint picked_signal;

/* Those in view; none from further away. */
static GArray *
list_in_view (SuyuanPhotoLayer     *self,
              const SuyuanViewport *viewport)
{
  SuyuanExtent extent = suyuan_viewport_get_extent (viewport);
  SuyuanBounds bounds;

  if (self->spots == NULL || viewport->zoom < FROM_ZOOM || viewport->width < 1)
    return NULL;

  suyuan_extent_grow (&extent, SUYUAN_PHOTO_REACH / suyuan_viewport_get_scale (viewport));
  bounds = suyuan_extent_to_bounds (&extent);
  return suyuan_photo_spots_within (self->spots, &bounds, MOST);
}

static void
place_of (const SuyuanViewport  *viewport,
          const SuyuanPhotoSpot *spot,
          double                *x,
          double                *y)
{
  SuyuanWorld world = suyuan_world_from_position (&spot->position);

  suyuan_viewport_to_screen (viewport, &world, x, y);
}

static void
suyuan_photo_layer_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  SuyuanPhotoLayer *self = SUYUAN_PHOTO_LAYER (widget);
  SuyuanViewport    viewport = suyuan_port_get (&self->port);
  g_autoptr (GArray) spots = list_in_view (self, &viewport);
  SuyuanPen *pen;
  cairo_t   *cr;

  if (spots == NULL || spots->len == 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) viewport.width, (float) viewport.height));
  pen = suyuan_pen_new (cr, suyuan_sign_view_get_scheme (), FALSE);
  for (guint i = 0; i < spots->len; i++)
    {
      const SuyuanPhotoSpot *spot = &g_array_index (spots, SuyuanPhotoSpot, i);
      double                 x, y;

      place_of (&viewport, spot, &x, &y);
      suyuan_photo_sign_draw (spot->bearing, pen, x, y, 1);
    }
  suyuan_pen_free (pen);
  cairo_destroy (cr);
}

/* --- the pointer --- */

/* The photo whose place is under a pixel of the map, the nearest of several. */
gboolean
suyuan_photo_layer_find_at (SuyuanPhotoLayer *self,
                            double            x,
                            double            y,
                            SuyuanPhotoSpot  *spot)
{
  SuyuanViewport viewport = suyuan_port_get (&self->port);
  g_autoptr (GArray) spots = list_in_view (self, &viewport);
  double best = TOUCH;

  for (guint i = 0; spots != NULL && i < spots->len; i++)
    {
      const SuyuanPhotoSpot *here = &g_array_index (spots, SuyuanPhotoSpot, i);
      double                 at_x, at_y;

      place_of (&viewport, here, &at_x, &at_y);
      if (hypot (x - at_x, y - at_y) > best)
        continue;
      best = hypot (x - at_x, y - at_y);
      *spot = *here;
    }
  return best < TOUCH;
}

static gboolean
suyuan_photo_layer_contains (GtkWidget *widget,
                             double     x,
                             double     y)
{
  SuyuanPhotoSpot spot;

  return suyuan_photo_layer_find_at (SUYUAN_PHOTO_LAYER (widget), x, y, &spot);
}

static void
clicked_cb (gpointer layer,
            guint    n,
            double   x,
            double   y)
{
  SuyuanPhotoSpot spot;

  if (suyuan_photo_layer_find_at (layer, x, y, &spot))
    g_signal_emit (layer, picked_signal, 0, &spot);
}

/* --- the layer --- */

static void
suyuan_photo_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (suyuan_photo_layer_parent_class)->constructed (object);

  suyuan_port_open (&SUYUAN_PHOTO_LAYER (object)->port, SHUMATE_LAYER (object));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
}

static void
suyuan_photo_layer_dispose (GObject *object)
{
  SuyuanPhotoLayer *self = SUYUAN_PHOTO_LAYER (object);

  suyuan_port_close (&self->port);
  g_clear_pointer (&self->spots, g_array_unref);

  G_OBJECT_CLASS (suyuan_photo_layer_parent_class)->dispose (object);
}

static void
suyuan_photo_layer_class_init (SuyuanPhotoLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = suyuan_photo_layer_constructed;
  G_OBJECT_CLASS (klass)->dispose = suyuan_photo_layer_dispose;
  widget_class->snapshot = suyuan_photo_layer_snapshot;
  widget_class->contains = suyuan_photo_layer_contains;
  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
suyuan_photo_layer_init (SuyuanPhotoLayer *self)
{
  suyuan_still_click_watch (GTK_WIDGET (self), clicked_cb);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
}

ShumateLayer *
suyuan_photo_layer_new (ShumateViewport *viewport)
{
  return g_object_new (SUYUAN_TYPE_PHOTO_LAYER, "viewport", viewport, NULL);
}

/* NULL: nothing is shown. */
void
suyuan_photo_layer_take_spots (SuyuanPhotoLayer *self,
                               GArray           *spots)
{
  g_clear_pointer (&self->spots, g_array_unref);
  self->spots = spots;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "map.explain", NULL);
}

/* Whether a photo is in view. */
gboolean
suyuan_photo_layer_shows_any (SuyuanPhotoLayer *self)
{
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));
  g_autoptr (GArray) spots = list_in_view (self, &viewport);

  return spots != NULL && spots->len > 0;
}

/* Those within @bounds (SuyuanPhotoSpot) where the map is near enough to show photos; %NULL: it shows none. */
GArray *
suyuan_photo_layer_list_within (SuyuanPhotoLayer   *self,
                                const SuyuanBounds *bounds)
{
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));

  return self->spots != NULL && viewport.zoom >= FROM_ZOOM ? suyuan_photo_spots_within (self->spots, bounds, MOST) : NULL;
}
