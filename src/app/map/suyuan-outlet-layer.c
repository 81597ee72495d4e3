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
#include "suyuan-sign-plate.h"
#include "suyuan-sign-view.h"
#include "suyuan-stamps.h"
#include "suyuan-still-click.h"

#define SIGN 15.0  /* pixels across */
#define TOUCH 12.0 /* pixels around a sign that count as it */
#define ROW 40.0   /* pixels: signs no further apart up and down are read as one line */

#define MAX_LABELLED 600 /* of clusters in one frame */
#define MAX_SYMBOLS 4000
#define MAX_ROOMS 256 /* that names keep off: each is asked for each name */

#define IN_FRAME_US 200        /* how long a frame may draw counts it has not met before */
#define BETWEEN_FRAMES_US 3000 /* and how long is given to the rest at a time */
#define AHEAD 256.0            /* pixels around the view whose counts are drawn when there is nothing else to do */
#define PLATE_EDGE 64.0        /* pixels to the end of the plate at which the next one is made */
#define PLATE_WORTH 40         /* signs, from which on one picture of all is cheaper than they are */

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
  guint                     waiting, ahead; /* sources that draw counts between frames */

  /* Owned */
  SuyuanOutletCloud *cloud;
  SuyuanStamps      *stamps; /* NULL: of another scale or scheme; made for the next frame */
  SuyuanSignPlate   *plate;  /* of @stamps; NULL: none was made yet for what is seen */
  GArray            *items;  /* of SuyuanClusterItem, of the last frame */
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
  return zoom;
}

/* The stamp of a cluster; what has no time left in this frame is stood in for by a ring without a number. */
static GskRenderNode *
stamp_of_cluster (SuyuanOutletLayer       *self,
                  const SuyuanClusterItem *item,
                  gint64                   until)
{
  double         size = suyuan_sign_get_cluster_size (item->count, SIGN);
  GskRenderNode *stamp = suyuan_stamps_find_cluster (self->stamps, item->counts, FALSE);

  if (stamp != NULL)
    return stamp;
  if (g_get_monotonic_time () < until)
    return suyuan_stamps_draw_cluster (self->stamps, item->counts, FALSE, size);

  self->frame.n_waiting++;
  return suyuan_stamps_get_plain (self->stamps, item->counts, FALSE, size);
}

/* On whole pixels: between two a stamp would be blurred and dear. */
static void
append_stamp (GtkSnapshot   *snapshot,
              GskRenderNode *stamp,
              double         x,
              double         y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_node (snapshot, stamp);
  gtk_snapshot_restore (snapshot);
}

static GskRenderNode *
stamp_of_sign (SuyuanOutletLayer       *self,
               const SuyuanClusterItem *item)
{
  return suyuan_stamps_get_sign (self->stamps, suyuan_outlet_cloud_get_sign (self->cloud, item->id), SIGN);
}

static void
append_items (SuyuanOutletLayer    *self,
              GtkSnapshot          *snapshot,
              const cairo_matrix_t *matrix,
              gint64                until)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const SuyuanClusterItem *item = &g_array_index (self->items, SuyuanClusterItem, i);
      double                   x = item->place.x, y = item->place.y;
      GskRenderNode           *stamp = item->count > 1 ? stamp_of_cluster (self, item, until) : stamp_of_sign (self, item);

      cairo_matrix_transform_point (matrix, &x, &y);
      append_stamp (snapshot, stamp, x, y);
    }
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
  append_stamp (snapshot, suyuan_stamps_get_sign (self->stamps, &sign, SIGN + 3), place.x, place.y);
}

/* Where the keyboard stands: a frame, so that it is told from the selection by more than colour. */
static void
append_cursor (SuyuanOutletLayer    *self,
               GtkSnapshot          *snapshot,
               const cairo_matrix_t *matrix)
{
  gboolean       strong = suyuan_sign_view_is_strong ();
  guint32        rgb = suyuan_palette_get (suyuan_sign_view_get_scheme (), strong ? SUYUAN_COLOUR_TEXT : SUYUAN_COLOUR_ACCENT);
  GdkRGBA        colour = { (float) (rgb >> 16 & 255) / 255, (float) (rgb >> 8 & 255) / 255, (float) (rgb & 255) / 255, 1 };
  double         x = self->cursor.place.x, y = self->cursor.place.y;
  float          half = (float) ceil (0.5 * suyuan_sign_get_cluster_size (self->cursor.count, SIGN)) + 5;
  float          thick = strong ? 3 : 2;
  GskRoundedRect frame;

  if (self->cursor.count == 0 || (self->cursor.count > 1 && floor (self->cursor_zoom) != floor (self->zoom)))
    return;

  cairo_matrix_transform_point (matrix, &x, &y);
  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT ((float) round (x) - half, (float) round (y) - half, 2 * half, 2 * half), 4);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]){ thick, thick, thick, thick }, (GdkRGBA[4]){ colour, colour, colour, colour });
}

/* Draws counts that no frame has met yet; FALSE when the time was not enough for all. */
static gboolean
draw_counts (SuyuanOutletLayer *self,
             GArray            *items)
{
  gint64 until = g_get_monotonic_time () + BETWEEN_FRAMES_US;

  for (guint i = 0; i < items->len; i++)
    {
      const SuyuanClusterItem *item = &g_array_index (items, SuyuanClusterItem, i);

      if (item->count < 2 || suyuan_stamps_find_cluster (self->stamps, item->counts, FALSE) != NULL)
        continue;
      if (g_get_monotonic_time () > until)
        return FALSE;
      suyuan_stamps_draw_cluster (self->stamps, item->counts, FALSE, suyuan_sign_get_cluster_size (item->count, SIGN));
    }
  return TRUE;
}

/* What the last frame had no time for; the next one comes when all is there, for a frame costs far more than the counts. */
static gboolean
draw_waiting_cb (gpointer data)
{
  SuyuanOutletLayer *self = data;

  if (self->stamps != NULL && !draw_counts (self, self->items))
    return G_SOURCE_CONTINUE;
  self->waiting = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* One picture of all that is near, for the frames to come. Every count has been drawn. */
static void
make_plate (SuyuanOutletLayer    *self,
            const SuyuanViewport *viewport,
            GArray               *items)
{
  g_clear_pointer (&self->plate, suyuan_sign_plate_free);
  self->plate = suyuan_sign_plate_new (viewport, AHEAD, gtk_widget_get_scale_factor (GTK_WIDGET (self)), suyuan_stamps_makes_textures (self->stamps));
  for (guint i = 0; i < items->len; i++)
    {
      const SuyuanClusterItem *item = &g_array_index (items, SuyuanClusterItem, i);
      GskRenderNode           *stamp = item->count > 1 ? suyuan_stamps_find_cluster (self->stamps, item->counts, FALSE) : stamp_of_sign (self, item);

      suyuan_sign_plate_add (self->plate, stamp, suyuan_stamps_get_picture (self->stamps, stamp), &item->place);
    }
}

static gboolean
wants_plate (SuyuanOutletLayer    *self,
             const SuyuanViewport *viewport)
{
  return self->items->len >= PLATE_WORTH &&
         (self->plate == NULL || !suyuan_sign_plate_covers (self->plate, viewport, PLATE_EDGE));
}

/* When nothing else is to be done: what the next move of the map will bring into view. */
static gboolean
draw_ahead_cb (gpointer data)
{
  SuyuanOutletLayer *self = data;
  SuyuanViewport     viewport = suyuan_port_get (&self->port);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (SuyuanClusterItem));

  if (self->stamps != NULL && self->cloud != NULL && viewport.width >= 1)
    {
      SuyuanExtent extent = suyuan_viewport_get_extent (&viewport);

      suyuan_extent_grow (&extent, (AHEAD + 2 * SIGN) / suyuan_viewport_get_scale (&viewport));
      suyuan_cluster_index_query (self->index, &extent, self->zoom, items);
      if (!draw_counts (self, items))
        return G_SOURCE_CONTINUE;
      if (wants_plate (self, &viewport))
        make_plate (self, &viewport, items);
    }
  self->ahead = 0;

  return G_SOURCE_REMOVE;
}

static void
plan_drawing (SuyuanOutletLayer *self)
{
  if (self->frame.n_waiting > 0 && self->waiting == 0)
    self->waiting = g_idle_add (draw_waiting_cb, self);
  if (self->ahead == 0)
    self->ahead = g_idle_add_full (G_PRIORITY_LOW, draw_ahead_cb, self, NULL);
}

/* What this thread has worked, so that a busy machine does not count. */
static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static SuyuanStamps *
make_stamps (SuyuanOutletLayer *self)
{
  GtkWidget    *widget = GTK_WIDGET (self);
  gboolean      textures = !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (widget)));
  SuyuanStamps *stamps = suyuan_stamps_new (gtk_widget_get_scale_factor (widget), suyuan_sign_view_get_scheme (), suyuan_sign_view_is_chinese (), textures);

  suyuan_stamps_set_look (stamps, suyuan_outlet_cloud_get_theme (self->cloud), suyuan_sign_view_is_strong ());

  return stamps;
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
  if (self->stamps == NULL)
    self->stamps = make_stamps (self);

  suyuan_stamps_begin_frame (self->stamps);
  self->frame.n_waiting = 0;
  suyuan_viewport_get_matrix (&viewport, &matrix);
  self->zoom = gather (self, &viewport, 2 * SIGN, self->items);
  self->frame.n_symbols = self->items->len;
  self->frame.n_labelled = count_labelled (self->items);
  if (self->plate != NULL && suyuan_sign_plate_covers (self->plate, &viewport, 0))
    suyuan_sign_plate_put (self->plate, &viewport, snapshot);
  else
    append_items (self, snapshot, &matrix, g_get_monotonic_time () + IN_FRAME_US);
  append_selected (self, snapshot, &matrix);
  append_cursor (self, snapshot, &matrix);
  plan_drawing (self);
  self->frame.snapshot_ms = cpu_ms () - start;
}

/* --- pointer --- */

/* The sign under a pixel of the layer. */
gboolean
suyuan_outlet_layer_find_at (SuyuanOutletLayer *self,
                             double             x,
                             double             y,
                             SuyuanClusterItem *item)
{
  SuyuanViewport viewport = suyuan_port_get (&self->port);
  SuyuanWorld    world;

  if (self->cloud == NULL || viewport.width < 1)
    return FALSE;

  world = suyuan_viewport_from_screen (&viewport, x, y);

  /* The touch is in pixels of the zoom that is seen, the heaps are those of the zoom they were gathered for. */
  return suyuan_cluster_index_hit (self->index, &world, self->zoom, TOUCH * exp2 (self->zoom - viewport.zoom), item);
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

static void
clicked_cb (gpointer layer,
            guint    n,
            double   x,
            double   y)
{
  SuyuanOutletLayer *self = layer;
  SuyuanClusterItem  item;

  if (!suyuan_outlet_layer_find_at (self, x, y, &item))
    return;

  if (item.count == 1)
    g_signal_emit (self, signals[PICKED], 0, suyuan_outlet_cloud_get_uid (self->cloud, item.id));
  else
    g_signal_emit (self, signals[OPENED], 0, &item);
}

static void
forget_stamps (SuyuanOutletLayer *self)
{
  g_clear_pointer (&self->plate, suyuan_sign_plate_free);
  g_clear_pointer (&self->stamps, suyuan_stamps_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
suyuan_outlet_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (suyuan_outlet_layer_parent_class)->constructed (object);

  suyuan_port_open (&SUYUAN_OUTLET_LAYER (object)->port, SHUMATE_LAYER (object));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (forget_stamps), object,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (forget_stamps), object,
                           G_CONNECT_SWAPPED);
  g_signal_connect (object, "notify::scale-factor", G_CALLBACK (forget_stamps), NULL);
}

static void
suyuan_outlet_layer_dispose (GObject *object)
{
  SuyuanOutletLayer *self = SUYUAN_OUTLET_LAYER (object);

  suyuan_port_close (&self->port);
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_handle_id (&self->ahead, g_source_remove);
  g_clear_pointer (&self->plate, suyuan_sign_plate_free);
  g_clear_pointer (&self->stamps, suyuan_stamps_free);
  g_clear_pointer (&self->cloud, suyuan_outlet_cloud_unref);

  G_OBJECT_CLASS (suyuan_outlet_layer_parent_class)->dispose (object);
}

static void
suyuan_outlet_layer_finalize (GObject *object)
{
  g_array_unref (SUYUAN_OUTLET_LAYER (object)->items);

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

  if (cloud != NULL && (old == NULL || suyuan_outlet_cloud_get_theme (old) != suyuan_outlet_cloud_get_theme (cloud)))
    g_clear_pointer (&self->stamps, suyuan_stamps_free);
  self->cloud = cloud != NULL ? suyuan_outlet_cloud_ref (cloud) : NULL;
  self->index = index;
  g_clear_pointer (&self->plate, suyuan_sign_plate_free);
  g_clear_pointer (&old, suyuan_outlet_cloud_unref);
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
  const SuyuanClusterItem *left = a, *right = b;
  double                   row = *(double *) data, above = floor (left->place.y / row), below = floor (right->place.y / row);

  if (above != below)
    return above < below ? -1 : 1;

  return left->place.x < right->place.x ? -1 : left->place.x > right->place.x;
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
  double         row = ROW / suyuan_viewport_get_scale (&viewport);

  if (self->cloud == NULL || viewport.width < 1)
    return items;

  gather (self, &viewport, 0, seen);
  for (guint i = 0; i < seen->len; i++)
    if (suyuan_extent_contains (&extent, &g_array_index (seen, SuyuanClusterItem, i).place))
      g_array_append_val (items, g_array_index (seen, SuyuanClusterItem, i));
  g_array_sort_with_data (items, by_reading_order, &row);

  return items;
}
