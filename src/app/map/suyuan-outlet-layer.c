/* suyuan-outlet-layer.c: the outlets of a map, gathered where they are dense
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-outlet-layer.h"

#include <adwaita.h>
#include <math.h>

#include "suyuan-map-view-port.h"
#include "suyuan-sign-view.h"

#define SIGN 15.0  /* pixels across */
#define TOUCH 12.0 /* pixels around a sign that count as it */
#define STILL 4.0  /* a press that moved further was a drag */
#define N_TEXTURES (SUYUAN_N_SHAPES * SUYUAN_N_STATUSES)

struct _SuyuanOutletLayer
{
  ShumateLayer parent_instance;

  SuyuanOutletCloud *cloud; /* Borrowed */
  SuyuanUid          selected;
  double             press_x, press_y;

  /* Owned */
  GArray     *items;                /* of SuyuanClusterItem, of the last frame */
  GdkTexture *textures[N_TEXTURES]; /* one sign each, drawn when first needed */
};

G_DEFINE_FINAL_TYPE (SuyuanOutletLayer, suyuan_outlet_layer, SHUMATE_TYPE_LAYER)

enum
{
  PICKED,
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- drawing --- */

static GdkTexture *
texture_from_surface (cairo_surface_t *surface)
{
  int side = cairo_image_surface_get_width (surface), stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) side);

  return gdk_memory_texture_new (side, side, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

static GdkTexture *
draw_texture (GtkWidget        *widget,
              const SuyuanSign *sign)
{
  int              scale = gtk_widget_get_scale_factor (widget), side = (int) (SIGN * (1 + SUYUAN_SIGN_REACH));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side * scale, side * scale);
  cairo_t         *cr = cairo_create (surface);
  SuyuanPen       *pen;
  GdkTexture      *texture;

  cairo_scale (cr, scale, scale);
  pen = suyuan_pen_new (cr, suyuan_sign_view_get_scheme (), suyuan_sign_view_is_chinese ());
  suyuan_sign_draw (sign, pen, side / 2.0, side / 2.0, SIGN);
  suyuan_pen_free (pen);
  cairo_destroy (cr);
  texture = texture_from_surface (surface);
  cairo_surface_destroy (surface);

  return texture;
}

static void
append_sign (SuyuanOutletLayer *self,
             GtkSnapshot       *snapshot,
             SuyuanSign         sign,
             double             x,
             double             y)
{
  guint slot = sign.shape * SUYUAN_N_STATUSES + sign.status;
  float side = (float) (int) (SIGN * (1 + SUYUAN_SIGN_REACH));

  if (self->textures[slot] == NULL)
    self->textures[slot] = draw_texture (GTK_WIDGET (self), &sign);
  gtk_snapshot_append_texture (snapshot, self->textures[slot],
                               &GRAPHENE_RECT_INIT ((float) round (x - side / 2), (float) round (y - side / 2), side, side));
}

/* Clusters and the selected outlet are few; they are drawn in one go above the plain signs. */
static void
draw_clusters (SuyuanOutletLayer    *self,
               GtkSnapshot          *snapshot,
               const SuyuanViewport *viewport)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) viewport->width, (float) viewport->height));
  g_autoptr (SuyuanPen) pen = suyuan_pen_new (cr, suyuan_sign_view_get_scheme (), suyuan_sign_view_is_chinese ());
  guint point;

  for (guint i = 0; i < self->items->len; i++)
    {
      SuyuanClusterItem *item = &g_array_index (self->items, SuyuanClusterItem, i);
      double             x, y;

      if (item->count < 2)
        continue;
      suyuan_viewport_to_screen (viewport, &item->place, &x, &y);
      suyuan_sign_draw_cluster (item->counts, FALSE, pen, x, y, suyuan_sign_get_cluster_size (item->count, SIGN));
    }
  if (!suyuan_uid_is_nil (&self->selected) && suyuan_outlet_cloud_find (self->cloud, &self->selected, &point))
    {
      SuyuanWorld place = suyuan_outlet_cloud_get_place (self->cloud, point);
      SuyuanSign  sign = suyuan_outlet_cloud_get_sign (self->cloud, point);
      double      x, y;

      sign.selected = TRUE;
      suyuan_viewport_to_screen (viewport, &place, &x, &y);
      suyuan_sign_draw (&sign, pen, x, y, SIGN + 3);
    }
  cairo_destroy (cr);
}

static void
suyuan_outlet_layer_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  SuyuanOutletLayer *self = SUYUAN_OUTLET_LAYER (widget);
  SuyuanViewport     viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));
  SuyuanExtent       extent;

  if (self->cloud == NULL || viewport.width < 1)
    return;

  extent = suyuan_viewport_get_extent (&viewport);
  suyuan_extent_grow (&extent, 2 * SIGN / suyuan_viewport_get_scale (&viewport));
  g_array_set_size (self->items, 0);
  suyuan_cluster_index_query (suyuan_outlet_cloud_get_index (self->cloud), &extent, viewport.zoom, self->items);
  for (guint i = 0; i < self->items->len; i++)
    {
      SuyuanClusterItem *item = &g_array_index (self->items, SuyuanClusterItem, i);
      double             x, y;

      if (item->count != 1)
        continue;
      suyuan_viewport_to_screen (&viewport, &item->place, &x, &y);
      append_sign (self, snapshot, suyuan_outlet_cloud_get_sign (self->cloud, item->id), x, y);
    }
  draw_clusters (self, snapshot, &viewport);
}

/* --- pointer --- */

static gboolean
hit (SuyuanOutletLayer *self,
     double             x,
     double             y,
     SuyuanClusterItem *item)
{
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));
  SuyuanWorld    world;

  if (self->cloud == NULL || viewport.width < 1)
    return FALSE;

  world = suyuan_viewport_from_screen (&viewport, x, y);

  return suyuan_cluster_index_hit (suyuan_outlet_cloud_get_index (self->cloud), &world, viewport.zoom, TOUCH, item);
}

/* Only over a sign: everything else falls through to the map. */
static gboolean
suyuan_outlet_layer_contains (GtkWidget *widget,
                              double     x,
                              double     y)
{
  SuyuanClusterItem item;

  return hit (SUYUAN_OUTLET_LAYER (widget), x, y, &item);
}

static void
pressed_cb (SuyuanOutletLayer *self,
            int                n,
            double             x,
            double             y)
{
  self->press_x = x;
  self->press_y = y;
}

static void
released_cb (SuyuanOutletLayer *self,
             int                n,
             double             x,
             double             y)
{
  SuyuanClusterItem item;

  /* "released" also ends a drag that began on a sign. */
  if (hypot (x - self->press_x, y - self->press_y) > STILL || !hit (self, x, y, &item))
    return;

  if (item.count == 1 || item.coincident)
    g_signal_emit (self, signals[PICKED], 0, suyuan_outlet_cloud_get_uid (self->cloud, item.id));
  else
    g_signal_emit (self, signals[OPENED], 0, &item);
}

static void
forget_textures (SuyuanOutletLayer *self)
{
  for (guint i = 0; i < N_TEXTURES; i++)
    g_clear_object (&self->textures[i]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
suyuan_outlet_layer_constructed (GObject *object)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (object));

  G_OBJECT_CLASS (suyuan_outlet_layer_parent_class)->constructed (object);

  g_signal_connect_object (viewport, "notify", G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (forget_textures), object,
                           G_CONNECT_SWAPPED);
}

static void
suyuan_outlet_layer_finalize (GObject *object)
{
  SuyuanOutletLayer *self = SUYUAN_OUTLET_LAYER (object);

  for (guint i = 0; i < N_TEXTURES; i++)
    g_clear_object (&self->textures[i]);
  g_clear_pointer (&self->items, g_array_unref);

  G_OBJECT_CLASS (suyuan_outlet_layer_parent_class)->finalize (object);
}

static void
suyuan_outlet_layer_class_init (SuyuanOutletLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = suyuan_outlet_layer_constructed;
  G_OBJECT_CLASS (klass)->finalize = suyuan_outlet_layer_finalize;
  widget_class->snapshot = suyuan_outlet_layer_snapshot;
  widget_class->contains = suyuan_outlet_layer_contains;
  signals[PICKED] = g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_css_name (widget_class, "outlet-layer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
suyuan_outlet_layer_init (SuyuanOutletLayer *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->items = g_array_new (FALSE, FALSE, sizeof (SuyuanClusterItem));
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
}

ShumateLayer *
suyuan_outlet_layer_new (ShumateViewport *viewport)
{
  return g_object_new (SUYUAN_TYPE_OUTLET_LAYER, "viewport", viewport, NULL);
}

void
suyuan_outlet_layer_set_cloud (SuyuanOutletLayer *self,
                               SuyuanOutletCloud *cloud)
{
  self->cloud = cloud;
  g_array_set_size (self->items, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
suyuan_outlet_layer_set_selected (SuyuanOutletLayer *self,
                                  const SuyuanUid   *uid)
{
  self->selected = *uid;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
by_reading_order (gconstpointer a,
                  gconstpointer b)
{
  const SuyuanClusterItem *left = a, *right = b;

  return left->place.x < right->place.x ? -1 : left->place.x > right->place.x;
}

/* The points (guint) that stand alone in the view now, from west to east: where a keyboard can go. */
GArray *
suyuan_outlet_layer_list_in_view (SuyuanOutletLayer *self)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (SuyuanClusterItem));
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));
  SuyuanExtent   extent;

  if (self->cloud == NULL || viewport.width < 1)
    return points;

  extent = suyuan_viewport_get_extent (&viewport);
  suyuan_cluster_index_query (suyuan_outlet_cloud_get_index (self->cloud), &extent, viewport.zoom, items);
  g_array_sort (items, by_reading_order);
  for (guint i = 0; i < items->len; i++)
    {
      SuyuanClusterItem *item = &g_array_index (items, SuyuanClusterItem, i);

      if (suyuan_extent_contains (&extent, &item->place))
        g_array_append_val (points, item->id);
    }
  return points;
}
