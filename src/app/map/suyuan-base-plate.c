/* suyuan-base-plate.c: the base map and the data on it in one, so that a frame fills its pixels once
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-base-plate.h"

#include <math.h>

#include "suyuan-basemap-source.h"
#include "suyuan-palette.h"
#include "suyuan-picture-node.h"
#include "suyuan-sign-view.h"

/* What is printed, and as the renderer has it; NULL until it is first shown. */
typedef struct
{
  SuyuanOverprint *print; /* Owned */
  GskRenderNode   *node;  /* Owned */
} Cell;

struct _SuyuanBasePlate
{
  GtkWidget *widget; /* Borrowed: draws the plate */

  guint             n;
  ShumateLayer     *layers[SUYUAN_OVERPRINT_BASES];  /* Owned */
  ShumateMapSource *sources[SUYUAN_OVERPRINT_BASES]; /* Owned */
  double            opacity;

  SuyuanScenePainter       *painter;  /* Borrowed */
  const SuyuanPaintedScene *picture;  /* Borrowed; NULL: none */
  GPtrArray                *cells;    /* Owned, of Cell */
  GCancellable             *printing; /* Owned; NULL: nothing is */

  SuyuanViewport viewport;
  gboolean       looking; /* at what the picture shows */
  gboolean       covers;
};

static void
cell_free (gpointer data)
{
  Cell *self = data;

  suyuan_overprint_free (self->print);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_free (self);
}

/* --- what is to be printed --- */

/* Whether the map has all there is of a tile; takes it along. */
static gboolean
take_bases (SuyuanBasePlate *self,
            SuyuanOverprint *print)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_autoptr (SuyuanTilePaintable) tile = suyuan_basemap_source_dup_tile (SUYUAN_BASEMAP_SOURCE (self->sources[i]), &print->tile);

      if (tile == NULL)
        return FALSE;
      print->bases[i] = suyuan_tile_paintable_get_picture (tile);
    }
  return TRUE;
}

static gboolean
is_printed (SuyuanBasePlate       *self,
            const SuyuanOverprint *print)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const SuyuanOverprint *other = ((Cell *) self->cells->pdata[i])->print;

      if (other->x == print->x && other->y == print->y)
        return TRUE;
    }
  return FALSE;
}

/* Of a picture, what can be printed now; NULL: there is no base map. */
GPtrArray *
suyuan_base_plate_list (SuyuanBasePlate      *self,
                        const SuyuanViewport *picture,
                        int                   scale)
{
  g_autoptr (GPtrArray) prints = self->n > 0 ? suyuan_overprint_list (picture, scale) : NULL;

  for (guint i = prints != NULL ? prints->len : 0; i-- > 0;)
    if (!take_bases (self, prints->pdata[i]))
      g_ptr_array_remove_index_fast (prints, i);
  return g_steal_pointer (&prints);
}

SuyuanOverprintTone
suyuan_base_plate_get_tone (SuyuanBasePlate *self)
{
  return (SuyuanOverprintTone){ self->opacity, suyuan_palette_get (suyuan_sign_view_get_scheme (), SUYUAN_COLOUR_GROUND) };
}

/* --- whether it is all there --- */

/* The view in pixels of the picture. */
static cairo_rectangle_int_t
get_view (SuyuanBasePlate *self)
{
  const SuyuanViewport *of = &self->picture->viewport;
  int                   scale = self->picture->scale;
  double                x, y;

  suyuan_viewport_to_screen (&self->viewport, &of->centre, &x, &y);
  return (cairo_rectangle_int_t){ (int) (of->width / 2 - round (x)) * scale, (int) (of->height / 2 - round (y)) * scale, (int) self->viewport.width * scale,
                                  (int) self->viewport.height * scale };
}

/* Pixels two rectangles share. */
static gint64
share (const cairo_rectangle_int_t *view,
       const SuyuanOverprint       *print)
{
  gint64 width = MIN (view->x + view->width, print->x + print->width) - MAX (view->x, print->x);
  gint64 height = MIN (view->y + view->height, print->y + print->height) - MAX (view->y, print->y);

  return width > 0 && height > 0 ? width * height : 0;
}

/* None lies over another, so that what they share with the view adds up to it. */
static gboolean
is_all_there (SuyuanBasePlate *self)
{
  cairo_rectangle_int_t view;
  gint64                seen = 0;

  if (!self->looking || self->picture == NULL || self->n == 0 || self->viewport.width < 1 || self->viewport.height < 1)
    return FALSE;

  view = get_view (self);
  for (guint i = 0; i < self->cells->len; i++)
    seen += share (&view, ((Cell *) self->cells->pdata[i])->print);
  return seen == (gint64) view.width * view.height;
}

static void
show (SuyuanBasePlate *self)
{
  gboolean covers = is_all_there (self);

  if (covers != self->covers)
    gtk_widget_queue_draw (self->widget);
  self->covers = covers;
  for (guint i = 0; i < self->n; i++)
    gtk_widget_set_opacity (GTK_WIDGET (self->layers[i]), covers ? 0 : self->opacity);
}

/* --- printing --- */

static void print_more (SuyuanBasePlate *self);

static void
take_prints (SuyuanBasePlate *self,
             GPtrArray       *prints)
{
  while (prints->len > 0)
    {
      Cell *cell = g_new0 (Cell, 1);

      cell->print = g_ptr_array_steal_index_fast (prints, prints->len - 1);
      g_ptr_array_add (self->cells, cell);
    }
}

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GPtrArray) prints = suyuan_scene_painter_finish_prints (result, NULL);
  SuyuanBasePlate *self = data;

  /* What is no longer wanted may have lost its plate. */
  if (prints == NULL)
    return;

  g_clear_object (&self->printing);
  take_prints (self, prints);
  show (self);
  print_more (self);
}

/* Tiles that have come since. One order at a time: what comes meanwhile is in the next. */
static void
print_more (SuyuanBasePlate *self)
{
  SuyuanOverprintTone tone = suyuan_base_plate_get_tone (self);
  g_autoptr (GPtrArray) prints = NULL;

  if (!self->looking || self->picture == NULL || self->printing != NULL || self->covers)
    return;

  prints = suyuan_base_plate_list (self, &self->picture->viewport, self->picture->scale);
  for (guint i = prints != NULL ? prints->len : 0; i-- > 0;)
    if (is_printed (self, prints->pdata[i]))
      g_ptr_array_remove_index_fast (prints, i);
  if (prints == NULL || prints->len == 0)
    return;

  self->printing = g_cancellable_new ();
  suyuan_scene_painter_print (self->painter, self->picture, g_steal_pointer (&prints), &tone, self->printing, printed_cb, self);
}

static void
forget_prints (SuyuanBasePlate *self)
{
  if (self->printing != NULL)
    g_cancellable_cancel (self->printing);
  g_clear_object (&self->printing);
  g_ptr_array_set_size (self->cells, 0);
}

/* The picture is borrowed as long as it is the plate's; the prints that came with it are taken out of it. */
void
suyuan_base_plate_set_picture (SuyuanBasePlate    *self,
                               SuyuanPaintedScene *picture)
{
  forget_prints (self);
  self->picture = picture;
  if (picture != NULL && picture->prints != NULL)
    take_prints (self, picture->prints);
}

void
suyuan_base_plate_look (SuyuanBasePlate      *self,
                        const SuyuanViewport *viewport)
{
  self->looking = viewport != NULL;
  if (viewport != NULL)
    self->viewport = *viewport;
  show (self);
  print_more (self);
}

gboolean
suyuan_base_plate_covers (SuyuanBasePlate *self)
{
  return self->covers;
}

/* --- frames --- */

static void
append (SuyuanBasePlate *self,
        Cell            *cell,
        GtkSnapshot     *snapshot)
{
  gboolean        cairo = GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (self->widget)));
  int             scale = self->picture->scale;
  graphene_rect_t place = GRAPHENE_RECT_INIT ((float) cell->print->x / (float) scale, (float) cell->print->y / (float) scale, (float) cell->print->width / (float) scale, (float) cell->print->height / (float) scale);

  if (cell->node == NULL)
    cell->node = suyuan_picture_node_new_opaque (cell->print->print, &place, cairo);
  gtk_snapshot_append_node (snapshot, cell->node);
}

/* All of the view, where it covers it. */
void
suyuan_base_plate_snapshot (SuyuanBasePlate *self,
                            GtkSnapshot     *snapshot)
{
  cairo_rectangle_int_t view = get_view (self);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-(float) view.x / (float) self->picture->scale, -(float) view.y / (float) self->picture->scale));
  for (guint i = 0; i < self->cells->len; i++)
    if (share (&view, ((Cell *) self->cells->pdata[i])->print) > 0)
      append (self, self->cells->pdata[i], snapshot);
  gtk_snapshot_restore (snapshot);
}

/* --- the plate --- */

static void
drop_base (SuyuanBasePlate *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      gtk_widget_set_opacity (GTK_WIDGET (self->layers[i]), self->opacity);
      g_signal_handlers_disconnect_by_data (self->sources[i], self);
      g_clear_object (&self->sources[i]);
      g_clear_object (&self->layers[i]);
    }
  self->n = 0;
}

void
suyuan_base_plate_set_base (SuyuanBasePlate         *self,
                            ShumateLayer *const     *layers,
                            ShumateMapSource *const *sources,
                            guint                    n,
                            double                   opacity)
{
  forget_prints (self);
  drop_base (self);
  self->n = n;
  self->opacity = opacity;
  for (guint i = 0; i < n; i++)
    {
      self->layers[i] = g_object_ref (layers[i]);
      self->sources[i] = g_object_ref (sources[i]);
      g_signal_connect_swapped (sources[i], "arrived", G_CALLBACK (print_more), self);
    }
  show (self);
  print_more (self);
}

SuyuanBasePlate *
suyuan_base_plate_new (SuyuanScenePainter *painter,
                       GtkWidget          *widget)
{
  SuyuanBasePlate *self = g_new0 (SuyuanBasePlate, 1);

  self->painter = painter;
  self->widget = widget;
  self->opacity = 1;
  self->cells = g_ptr_array_new_with_free_func (cell_free);

  return self;
}

void
suyuan_base_plate_free (SuyuanBasePlate *self)
{
  forget_prints (self);
  drop_base (self);
  g_ptr_array_unref (self->cells);
  g_free (self);
}
