/* suyuan-scene-painter.c: waters, areas and names drawn beside the window, so that no frame waits for a million vertices
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-scene-painter.h"

#include <math.h>

#include "suyuan-picture-cut.h"
#include "suyuan-worker.h"

/* Pixels: small enough to be empty often, large enough to be few, and five by five fill an atlas of GSK. Pieces cut closer along
 * the rivers have two fifths fewer pixels where rivers are all over, and are dearer all the same: they are spread over the atlases. */
#define PIECE 96

struct _SuyuanScenePainter
{
  guint         n_users; /* of the main thread */
  SuyuanWorker *worker;
};

typedef struct
{
  SuyuanScene     *scene;
  SuyuanViewport   viewport;
  int              scale;
  gboolean         above;
  SuyuanSceneStyle style;
  SuyuanScene     *over;   /* of the style */
  GPtrArray       *laid;   /* likewise */
  GPtrArray       *prints; /* of SuyuanOverprint; NULL: none */

  SuyuanOverprintTone tone;
} Order;

typedef struct
{
  cairo_surface_t    *surface; /* Borrowed from who waits for it */
  SuyuanViewport      viewport;
  GPtrArray          *prints; /* of SuyuanOverprint */
  SuyuanOverprintTone tone;
} PrintOrder;

/* Lives and dies on the main thread, and the surface with it: frames may look at its pixels still, and cairo notes without a
 * lock who does. The thread may be the last to let go of an order. */
typedef struct
{
  cairo_surface_t    *surface;
  GAsyncReadyCallback callback;
  gpointer            data;
} PrintWaiting;

/* Maps share it while there is one. */
static SuyuanScenePainter *the_painter;

static void
order_free (gpointer data)
{
  Order *self = data;

  suyuan_scene_unref (self->scene);
  g_free ((gpointer) self->style.obstacles);
  g_clear_pointer (&self->over, suyuan_scene_unref);
  g_clear_pointer (&self->laid, g_ptr_array_unref);
  g_clear_pointer (&self->prints, g_ptr_array_unref);
  g_free (self);
}

static void
print_order_free (gpointer data)
{
  PrintOrder *self = data;

  g_clear_pointer (&self->prints, g_ptr_array_unref);
  g_free (self);
}

void
suyuan_painted_scene_free (SuyuanPaintedScene *self)
{
  if (self == NULL)
    return;

  cairo_surface_destroy (self->surface);
  g_array_unref (self->pieces);
  g_clear_pointer (&self->above, cairo_surface_destroy);
  g_clear_pointer (&self->seen, g_array_unref);
  g_clear_pointer (&self->prints, g_ptr_array_unref);
  g_free (self);
}

/* A reference to the painter of all maps. Main thread. */
SuyuanScenePainter *
suyuan_scene_painter_get (void)
{
  if (the_painter == NULL)
    {
      the_painter = g_new0 (SuyuanScenePainter, 1);
      the_painter->worker = suyuan_worker_new ("scene");
    }
  the_painter->n_users++;

  return the_painter;
}

/* With the last reference the thread ends, after what it is painting. */
void
suyuan_scene_painter_unref (SuyuanScenePainter *self)
{
  if (--self->n_users > 0)
    return;

  the_painter = NULL;
  suyuan_worker_free (self->worker);
  g_free (self);
}

static cairo_surface_t *
make_surface (const Order *order)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) order->viewport.width * order->scale, (int) order->viewport.height * order->scale);

  cairo_surface_set_device_scale (surface, order->scale, order->scale);
  return surface;
}

static GArray *
cut (const Order     *order,
     cairo_surface_t *surface)
{
  cairo_surface_flush (surface);
  return suyuan_picture_cut (surface, PIECE * order->scale);
}

static void
print_all (GPtrArray                 *prints,
           cairo_surface_t           *surface,
           const SuyuanViewport      *viewport,
           const SuyuanOverprintTone *tone,
           GCancellable              *cancellable)
{
  for (guint i = 0; prints != NULL && i < prints->len && !g_cancellable_is_cancelled (cancellable); i++)
    suyuan_overprint_print (prints->pdata[i], surface, viewport, tone);
}

static void
paint (GTask        *task,
       gpointer      source,
       gpointer      task_data,
       GCancellable *cancellable)
{
  Order              *order = task_data;
  SuyuanPaintedScene *painted = g_new0 (SuyuanPaintedScene, 1);
  SuyuanSceneStyle    style = order->style;
  cairo_t            *cr;

  painted->viewport = order->viewport;
  painted->scale = order->scale;
  painted->opaque = !order->style.transparent;
  painted->surface = make_surface (order);
  painted->above = order->above ? make_surface (order) : NULL;
  cr = cairo_create (painted->surface);
  style.above = order->above ? cairo_create (painted->above) : NULL;
  suyuan_scene_draw (order->scene, cr, &order->viewport, &style);
  cairo_destroy (cr);
  g_clear_pointer (&style.above, cairo_destroy);
  painted->pieces = cut (order, painted->surface);
  painted->seen = order->above ? cut (order, painted->above) : NULL;
  print_all (order->prints, painted->surface, &order->viewport, &order->tone, cancellable);
  painted->prints = g_steal_pointer (&order->prints);

  g_task_return_pointer (task, painted, (GDestroyNotify) suyuan_painted_scene_free);
}

/* Paints @viewport, whose size is in whole pixels, at @scale device pixels each; the sections @above on a picture of their
 * own. The obstacles of @style are
 * copied and what lies over it is kept, @prints are taken, with %NULL there are none; what else it borrows must outlive the painting. @callback is called on the main thread. */
void
suyuan_scene_painter_paint (SuyuanScenePainter        *self,
                            SuyuanScene               *scene,
                            const SuyuanViewport      *viewport,
                            int                        scale,
                            gboolean                   above,
                            const SuyuanSceneStyle    *style,
                            GPtrArray                 *prints,
                            const SuyuanOverprintTone *tone,
                            GCancellable              *cancellable,
                            GAsyncReadyCallback        callback,
                            gpointer                   data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Order *order = g_new (Order, 1);

  *order = (Order){ .scene = suyuan_scene_ref (scene), .viewport = *viewport, .scale = scale, .above = above, .style = *style, .prints = prints, .tone = *tone };
  order->over = style->over != NULL ? suyuan_scene_ref ((SuyuanScene *) style->over) : NULL;
  order->laid = style->laid != NULL ? g_ptr_array_ref ((GPtrArray *) style->laid) : NULL;
  order->style.cancellable = cancellable; /* the task keeps it */
  order->style.obstacles = g_memdup2 (style->obstacles, style->n_obstacles * sizeof *style->obstacles);
  g_task_set_task_data (task, order, order_free);
  suyuan_worker_queue (self->worker, task, paint);
}

SuyuanPaintedScene *
suyuan_scene_painter_finish (GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
print (GTask        *task,
       gpointer      source,
       gpointer      task_data,
       GCancellable *cancellable)
{
  PrintOrder *order = task_data;

  print_all (order->prints, order->surface, &order->viewport, &order->tone, cancellable);
  g_task_return_pointer (task, g_steal_pointer (&order->prints), (GDestroyNotify) g_ptr_array_unref);
}

/* Nobody reads the surface any more. */
static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree PrintWaiting *waiting = data;

  waiting->callback (source, result, waiting->data);
  cairo_surface_destroy (waiting->surface);
}

/* Takes @prints; @scene may go before they are done. Main thread, on which @callback is called. */
void
suyuan_scene_painter_print (SuyuanScenePainter        *self,
                            const SuyuanPaintedScene  *scene,
                            GPtrArray                 *prints,
                            const SuyuanOverprintTone *tone,
                            GCancellable              *cancellable,
                            GAsyncReadyCallback        callback,
                            gpointer                   data)
{
  PrintWaiting *waiting = g_new (PrintWaiting, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, printed_cb, waiting);
  PrintOrder *order = g_new (PrintOrder, 1);

  *waiting = (PrintWaiting){ cairo_surface_reference (scene->surface), callback, data };
  *order = (PrintOrder){ scene->surface, scene->viewport, prints, *tone };
  g_task_set_task_data (task, order, print_order_free);
  suyuan_worker_queue (self->worker, task, print);
}

/* The prints, of SuyuanOverprint. */
GPtrArray *
suyuan_scene_painter_finish_prints (GAsyncResult *result,
                                    GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
