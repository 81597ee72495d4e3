/* suyuan-outlet-layer.c: the outlets of a map, gathered where they are dense
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-outlet-layer.h"

#include <adwaita.h>
#include <math.h>
#include <time.h>

#include "suyuan-map-view-port.h"
#include "suyuan-sign-view.h"
#include "suyuan-signs.h"
#include "suyuan-still-click.h"

#define SIGN SUYUAN_SIGNS_SIZE
#define TOUCH 12.0 /* pixels around a sign that count as it */
#define NEAR 40.0  /* pixels around the pointer in which signs are looked for */

#define MAX_LABELLED 600 /* of clusters in one frame */
#define MAX_SYMBOLS 4000
#define MAX_ROOMS 256 /* that names keep off: each is asked for each name */

struct _SuyuanOutletLayer
{
  ShumateLayer parent_instance;

  const SuyuanClusterIndex *index; /* Borrowed; of @cloud */
  SuyuanPort                port;
  SuyuanUid                 selected;
  SuyuanClusterItem         cursor;      /* count 0: none */
  double                    cursor_zoom; /* a heap is the same only where it was gathered for the same zoom */
  double                    zoom;        /* clusters are gathered for: the viewport's, or less where it is crowded */
  SuyuanLayerFrame          frame;

  /* Owned */
  SuyuanOutletCloud *cloud;
  SuyuanSigns       *signs;
  GArray            *items; /* of SuyuanClusterItem, of the last frame */
  GArray            *near;  /* likewise, of what was pointed at last */
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

static guint
count_labelled (GArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += g_array_index (items, SuyuanClusterItem, i).count > 1;

  return n;
}

/* What is seen and @beyond pixels around it, gathered for the zoom, or for a wider one where a large window or a heap of
 * outlets would show too much to be read. Returns the zoom. */
static double
gather (SuyuanOutletLayer    *self,
        const SuyuanViewport *viewport,
        double                beyond,
        GArray               *items)
{
  SuyuanExtent extent = suyuan_viewport_get_extent (viewport);
  double       zoom = viewport->zoom;

  suyuan_extent_grow (&extent, beyond / suyuan_viewport_get_scale (viewport));
  suyuan_cluster_index_query (self->index, &extent, zoom, items);
  while (zoom >= 1 && (items->len > MAX_SYMBOLS || count_labelled (items) > MAX_LABELLED))
    {
      zoom = MIN (zoom, SUYUAN_CLUSTER_MAX_ZOOM + 1) - 1;
      suyuan_cluster_index_query (self->index, &extent, zoom, items);
    }
  suyuan_signs_make_way (self->signs, viewport, items);
  return zoom;
}

static void
append_selected (SuyuanOutletLayer    *self,
                 GtkSnapshot          *snapshot,
                 const cairo_matrix_t *matrix)
{
  SuyuanWorld place;
  SuyuanSign  sign;
  guint       point;

  if (suyuan_uid_is_nil (&self->selected) || !suyuan_outlet_cloud_find (self->cloud, &self->selected, &point))
    return;

  place = suyuan_outlet_cloud_get_place (self->cloud, point);
  sign = *suyuan_outlet_cloud_get_sign (self->cloud, point);
  sign.selected = TRUE;
  cairo_matrix_transform_point (matrix, &place.x, &place.y);
  suyuan_signs_append (self->signs, snapshot, &sign, SIGN + 3, place.x, place.y);
}

/* How far a heap makes way for a section is another thing in every view: it stands where this frame has it. */
static SuyuanWorld
place_of_cursor (SuyuanOutletLayer *self)
{
  for (guint i = 0; self->cursor.count > 1 && i < self->items->len; i++)
    {
      const SuyuanClusterItem *item = &g_array_index (self->items, SuyuanClusterItem, i);

      if (item->first == self->cursor.first && item->count == self->cursor.count)
        return item->place;
    }
  return self->cursor.place;
}

static void
append_cursor (SuyuanOutletLayer    *self,
               GtkSnapshot          *snapshot,
               const cairo_matrix_t *matrix)
{
  SuyuanWorld place = place_of_cursor (self);

  if (self->cursor.count == 0 || (self->cursor.count > 1 && floor (self->cursor_zoom) != floor (self->zoom)))
    return;

  cairo_matrix_transform_point (matrix, &place.x, &place.y);
  suyuan_signs_append_frame (snapshot, suyuan_sign_get_cluster_size (self->cursor.count, SIGN), place.x, place.y);
}

/* What this thread has worked, so that a busy machine does not count. */
static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
suyuan_outlet_layer_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  SuyuanOutletLayer *self = SUYUAN_OUTLET_LAYER (widget);
  SuyuanViewport     viewport = suyuan_port_get (&self->port);
  double             start = cpu_ms ();
  cairo_matrix_t     matrix;

  if (self->cloud == NULL || viewport.width < 1)
    return;

  suyuan_viewport_get_matrix (&viewport, &matrix);
  self->zoom = gather (self, &viewport, 2 * SIGN, self->items);
  self->frame.n_symbols = self->items->len;
  self->frame.n_labelled = count_labelled (self->items);
  self->frame.n_waiting = suyuan_signs_append_all (self->signs, snapshot, &viewport, self->zoom, self->items);
  append_selected (self, snapshot, &matrix);
  append_cursor (self, snapshot, &matrix);
  self->frame.snapshot_ms = cpu_ms () - start;
}

/* --- pointer --- */

/* The sign under a pixel of the layer: the nearest that is within reach, where it is drawn. Under a section none is. */
gboolean
suyuan_outlet_layer_find_at (SuyuanOutletLayer *self,
                             double             x,
                             double             y,
                             SuyuanClusterItem *item)
{
  SuyuanViewport viewport = suyuan_port_get (&self->port);
  SuyuanWorld    world;
  SuyuanExtent   extent;
  double         nearest = G_MAXDOUBLE;

  if (self->cloud == NULL || viewport.width < 1)
    return FALSE;

  world = suyuan_viewport_from_screen (&viewport, x, y);
  if (suyuan_signs_are_covered (self->signs, &viewport, &world))
    return FALSE;
  extent = (SuyuanExtent){ world.x, world.y, world.x, world.y };
  suyuan_extent_grow (&extent, NEAR / suyuan_viewport_get_scale (&viewport));
  suyuan_cluster_index_query (self->index, &extent, self->zoom, self->near);
  suyuan_signs_make_way (self->signs, &viewport, self->near);
  for (guint i = 0; i < self->near->len; i++)
    {
      const SuyuanClusterItem *one = &g_array_index (self->near, SuyuanClusterItem, i);
      double                   away = hypot (one->place.x - world.x, one->place.y - world.y) * suyuan_viewport_get_scale (&viewport);

      if (away > MAX (TOUCH, suyuan_sign_get_cluster_size (one->count, SIGN) / 2) || away >= nearest)
        continue;
      nearest = away;
      *item = *one;
    }
  return nearest < G_MAXDOUBLE;
}

/* Only over a sign: everything else falls through to the map. */
static gboolean
suyuan_outlet_layer_contains (GtkWidget *widget,
                              double     x,
                              double     y)
{
  SuyuanClusterItem item;

  return suyuan_outlet_layer_find_at (SUYUAN_OUTLET_LAYER (widget), x, y, &item);
}

/* The first of a double click has done what is asked for; the second would fall on what came to lie there. */
static void
clicked_cb (gpointer layer,
            guint    n,
            double   x,
            double   y)
{
  SuyuanOutletLayer *self = layer;
  SuyuanClusterItem  item;

  if (n > 1 || !suyuan_outlet_layer_find_at (self, x, y, &item))
    return;

  if (item.count == 1)
    g_signal_emit (self, signals[PICKED], 0, suyuan_outlet_cloud_get_uid (self->cloud, item.id));
  else
    g_signal_emit (self, signals[OPENED], 0, &item);
}

static void
forget_signs (SuyuanOutletLayer *self)
{
  suyuan_signs_forget (self->signs);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
suyuan_outlet_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (suyuan_outlet_layer_parent_class)->constructed (object);

  suyuan_port_open (&SUYUAN_OUTLET_LAYER (object)->port, SHUMATE_LAYER (object));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (forget_signs), object,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (forget_signs), object,
                           G_CONNECT_SWAPPED);
  g_signal_connect (object, "notify::scale-factor", G_CALLBACK (forget_signs), NULL);
}

static void
suyuan_outlet_layer_dispose (GObject *object)
{
  SuyuanOutletLayer *self = SUYUAN_OUTLET_LAYER (object);

  suyuan_port_close (&self->port);
  g_clear_pointer (&self->signs, suyuan_signs_free);
  g_clear_pointer (&self->cloud, suyuan_outlet_cloud_unref);

  G_OBJECT_CLASS (suyuan_outlet_layer_parent_class)->dispose (object);
}

static void
suyuan_outlet_layer_finalize (GObject *object)
{
  g_array_unref (SUYUAN_OUTLET_LAYER (object)->items);
  g_array_unref (SUYUAN_OUTLET_LAYER (object)->near);

  G_OBJECT_CLASS (suyuan_outlet_layer_parent_class)->finalize (object);
}

static void
suyuan_outlet_layer_class_init (SuyuanOutletLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = suyuan_outlet_layer_constructed;
  G_OBJECT_CLASS (klass)->dispose = suyuan_outlet_layer_dispose;
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
  self->items = g_array_new (FALSE, FALSE, sizeof (SuyuanClusterItem));
  self->near = g_array_new (FALSE, FALSE, sizeof (SuyuanClusterItem));
  self->signs = suyuan_signs_new (GTK_WIDGET (self));
  suyuan_still_click_watch (GTK_WIDGET (self), clicked_cb);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
}

ShumateLayer *
suyuan_outlet_layer_new (ShumateViewport *viewport)
{
  return g_object_new (SUYUAN_TYPE_OUTLET_LAYER, "viewport", viewport, NULL);
}

/* The index is borrowed and belongs to the cloud, of which a reference is kept. %NULL: nothing is shown. */
void
suyuan_outlet_layer_set_cloud (SuyuanOutletLayer        *self,
                               SuyuanOutletCloud        *cloud,
                               const SuyuanClusterIndex *index)
{
  SuyuanOutletCloud *old = self->cloud;

  self->cloud = cloud != NULL ? suyuan_outlet_cloud_ref (cloud) : NULL;
  self->index = index;
  suyuan_signs_set_cloud (self->signs, cloud, index);
  g_clear_pointer (&old, suyuan_outlet_cloud_unref);
  g_array_set_size (self->items, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Takes where the sections are (SuyuanWorld, from the west): what stands for several outlets keeps off them. */
void
suyuan_outlet_layer_take_sections (SuyuanOutletLayer *self,
                                   GArray            *sections)
{
  suyuan_signs_take_sections (self->signs, sections);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
suyuan_outlet_layer_set_selected (SuyuanOutletLayer *self,
                                  const SuyuanUid   *uid)
{
  self->selected = *uid;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* An item of the list in view; count 0: none. */
void
suyuan_outlet_layer_set_cursor (SuyuanOutletLayer       *self,
                                const SuyuanClusterItem *item)
{
  self->cursor = *item;
  self->cursor_zoom = self->zoom;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const SuyuanLayerFrame *
suyuan_outlet_layer_get_frame (SuyuanOutletLayer *self)
{
  return &self->frame;
}

/* --- reading order --- */

static int
by_reading_order (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  return suyuan_viewport_compare_reading (data, &((const SuyuanClusterItem *) a)->place, &((const SuyuanClusterItem *) b)->place);
}

static int
by_count (gconstpointer a,
          gconstpointer b)
{
  const SuyuanClusterItem *left = a, *right = b;

  return left->count > right->count ? -1 : left->count < right->count;
}

/* Where the signs stand that the next frame will show, and those of their zoom around them, in pixels of @piece
 * (SuyuanRoom), so that names keep off them: the largest where there are many. */
GArray *
suyuan_outlet_layer_list_rooms (SuyuanOutletLayer    *self,
                                const SuyuanViewport *piece)
{
  GArray *rooms = g_array_new (FALSE, FALSE, sizeof (SuyuanRoom));
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (SuyuanClusterItem));
  SuyuanViewport viewport = suyuan_port_get (&self->port);
  SuyuanExtent   extent = suyuan_viewport_get_extent (piece);

  if (self->cloud == NULL || viewport.width < 1)
    return rooms;

  suyuan_cluster_index_query (self->index, &extent, gather (self, &viewport, 0, items), items);
  suyuan_signs_make_way (self->signs, piece, items);
  if (items->len > MAX_ROOMS)
    g_array_sort (items, by_count);
  for (guint i = 0; i < MIN (items->len, MAX_ROOMS); i++)
    {
      const SuyuanClusterItem *item = &g_array_index (items, SuyuanClusterItem, i);
      double                   size = suyuan_sign_get_cluster_size (item->count, SIGN), x, y;
      SuyuanRoom               room;

      suyuan_viewport_to_screen (piece, &item->place, &x, &y);
      room = (SuyuanRoom){ x - size / 2, y - size / 2, size, size };
      g_array_append_val (rooms, room);
    }
  return rooms;
}

/* The items (SuyuanClusterItem) in the view now, line by line from the north, each from the west: the order a keyboard
 * walks them in. */
GArray *
suyuan_outlet_layer_list_in_view (SuyuanOutletLayer *self)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (SuyuanClusterItem));
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (SuyuanClusterItem));
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));
  SuyuanExtent   extent = suyuan_viewport_get_extent (&viewport);

  if (self->cloud == NULL || viewport.width < 1)
    return items;

  gather (self, &viewport, 0, seen);
  for (guint i = 0; i < seen->len; i++)
    if (suyuan_extent_contains (&extent, &g_array_index (seen, SuyuanClusterItem, i).place))
      g_array_append_val (items, g_array_index (seen, SuyuanClusterItem, i));
  g_array_sort_with_data (items, by_reading_order, &viewport);

  return items;
}
