/* suyuan-scene-layer.c: what lies under the outlets: waters, areas, sections
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-scene-layer.h"

#include <adwaita.h>
#include <math.h>

#include "suyuan-base-plate.h"
#include "suyuan-landmark.h"
#include "suyuan-map-view-port.h"
#include "suyuan-palette.h"
#include "suyuan-picture-node.h"
#include "suyuan-scene-painter.h"
#include "suyuan-sign-view.h"

#define BEYOND 256.0 /* pixels around the view that are painted with it */
#define STAND_IN 3.0 /* zoom levels between what is painted and what is seen up to which the one stands in for the other */
#define EDGE 96.0    /* pixels to the end of what is painted at which the next piece is */

struct _SuyuanSceneLayer
{
  ShumateLayer parent_instance;

  SuyuanPort  port;
  gboolean    transparent;
  gboolean    empty; /* nothing is in the scene */
  guint       n_painted;
  const void *shown; /* the scene the picture is of, for comparing alone */

  SuyuanOutletLayer *above; /* Borrowed; nullable */
  GtkWidget         *front; /* Borrowed; nullable: shows the sections */

  /* Owned */
  SuyuanScenePainter *painter;
  SuyuanBasePlate    *plate;
  SuyuanScene        *scene;
  SuyuanScene        *over;     /* NULL: none */
  GPtrArray          *laid;     /* of SuyuanScene, never changed: the painter reads it; NULL: none */
  SuyuanPaintedScene *picture;  /* NULL: nothing is painted yet */
  GskRenderNode      *node;     /* of @picture, its middle at the origin; NULL: not made yet */
  GskRenderNode      *sections; /* of what is above in @picture, in the same way */
  GCancellable       *painting; /* NULL: nothing is */
};

G_DEFINE_FINAL_TYPE (SuyuanSceneLayer, suyuan_scene_layer, SHUMATE_TYPE_LAYER)

/* --- painting --- */

static void want_picture (SuyuanSceneLayer *self);
static void look (SuyuanSceneLayer *self);

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) cancelled = NULL;
  SuyuanPaintedScene *picture = suyuan_scene_painter_finish (result, &cancelled);
  SuyuanSceneLayer   *self;

  /* What is no longer wanted has lost its layer, or has it no more. */
  if (picture == NULL)
    return;

  self = SUYUAN_SCENE_LAYER (data);
  g_clear_object (&self->painting);
  suyuan_base_plate_set_picture (self->plate, picture);
  g_clear_pointer (&self->picture, suyuan_painted_scene_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->sections, gsk_render_node_unref);
  self->picture = picture;
  self->shown = self->scene;
  self->n_painted++;
  look (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->front != NULL)
    gtk_widget_queue_draw (self->front);
  want_picture (self);
}

static SuyuanViewport
piece_around (const SuyuanViewport *viewport)
{
  SuyuanViewport piece = *viewport;

  piece.width = 2 * ceil (viewport->width / 2 + BEYOND);
  piece.height = 2 * ceil (viewport->height / 2 + BEYOND);

  return piece;
}

/* Whether the picture shows @viewport, pixel upon pixel, and @edge pixels around it. */
static gboolean
reaches (SuyuanSceneLayer     *self,
         const SuyuanViewport *viewport,
         double                edge)
{
  double x, y;

  if (self->picture == NULL || self->picture->viewport.zoom != viewport->zoom || self->picture->viewport.rotation != viewport->rotation)
    return FALSE;

  suyuan_viewport_to_screen (viewport, &self->picture->viewport.centre, &x, &y);
  return fabs (x - viewport->width / 2) + viewport->width / 2 + edge <= self->picture->viewport.width / 2 &&
         fabs (y - viewport->height / 2) + viewport->height / 2 + edge <= self->picture->viewport.height / 2;
}

/* Whether that is what would be painted now. */
static gboolean
is_shown (SuyuanSceneLayer     *self,
          const SuyuanViewport *viewport)
{
  return self->shown == self->scene && reaches (self, viewport, EDGE);
}

/* Before GTK 4.12 every scale is whole. */
static gboolean
is_scale_whole (SuyuanSceneLayer *self)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (GTK_WIDGET (self)));
  double      scale = 1;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (surface), "scale") != NULL)
    g_object_get (surface, "scale", &scale, NULL);
  return scale == floor (scale);
}

/* Whether nothing is seen of what lies under the picture, neither beside it nor, where a scale is not whole, between its pieces. */
static gboolean
covers (SuyuanSceneLayer     *self,
        const SuyuanViewport *viewport)
{
  return reaches (self, viewport, 1) && self->picture->opaque && is_scale_whole (self);
}

/* Ground without anything on it is ground; over a base map nothing is nothing. */
static gboolean
has_anything (SuyuanSceneLayer *self)
{
  return self->scene != NULL && !(self->transparent && self->empty && self->laid == NULL);
}

/* Where the map looks now has changed, or what there is to be seen. */
static void
look (SuyuanSceneLayer *self)
{
  SuyuanViewport viewport = suyuan_port_get (&self->port);
  gboolean       seen = gtk_widget_get_mapped (GTK_WIDGET (self)) && has_anything (self) && self->transparent;

  suyuan_base_plate_look (self->plate, seen && reaches (self, &viewport, 1) && !self->picture->opaque && is_scale_whole (self) ? &viewport : NULL);
}

/* Asks for a picture where there is none of what is seen; nobody sees a layer that has gone from the screen. One at a time: while it is painted the map may have moved on,
 * and then the next is of where it is. */
static void
want_picture (SuyuanSceneLayer *self)
{
  SuyuanViewport   viewport = suyuan_port_get (&self->port), piece = piece_around (&viewport);
  SuyuanSceneStyle style = { .scheme = suyuan_sign_view_get_scheme (), .chinese = suyuan_sign_view_is_chinese (), .scale = 1, .transparent = self->transparent, .strong = suyuan_sign_view_is_strong () };

  SuyuanOverprintTone tone = suyuan_base_plate_get_tone (self->plate);
  g_autoptr (GArray) rooms = NULL;

  if (self->painting != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) || !has_anything (self) || viewport.width < 1 || viewport.height < 1 || is_shown (self, &viewport))
    return;

  style.over = self->over;
  style.laid = self->laid;
  if (self->above != NULL)
    {
      rooms = suyuan_outlet_layer_list_rooms (self->above, &piece);
      style.obstacles = (const SuyuanRoom *) (gpointer) rooms->data;
      style.n_obstacles = rooms->len;
    }
  self->painting = g_cancellable_new ();
  suyuan_scene_painter_paint (self->painter, self->scene, &piece, gtk_widget_get_scale_factor (GTK_WIDGET (self)), self->front != NULL, &style,
                              suyuan_base_plate_list (self->plate, &piece, gtk_widget_get_scale_factor (GTK_WIDGET (self))), &tone, self->painting, painted_cb, self);
}

/* What is being painted and what is shown are of another scene or in other colours. What is shown stays until the next is
 * there. */
void
suyuan_scene_layer_paint_anew (SuyuanSceneLayer *self)
{
  if (self->painting != NULL)
    g_cancellable_cancel (self->painting);
  g_clear_object (&self->painting);
  self->shown = NULL;
  want_picture (self);
  look (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->front != NULL)
    gtk_widget_queue_draw (self->front);
}

/* --- frames --- */

static GskRenderNode *
make_node (SuyuanSceneLayer *self,
           cairo_surface_t  *surface,
           GArray           *pieces)
{
  if (!GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (self)))))
    return suyuan_picture_node_new_of_pieces (surface, pieces);

  return surface == self->picture->above ? suyuan_picture_node_new_seen (surface, pieces) : suyuan_picture_node_new (surface);
}

/* A part of the picture where the map is now: moved, and while the next one is painted also larger, smaller or turned. From
 * further off it would be a few huge strokes, or a speck: plain ground says less that is wrong. */
static void
put (SuyuanSceneLayer     *self,
     GskRenderNode        *node,
     const SuyuanViewport *viewport,
     GtkSnapshot          *snapshot)
{
  const SuyuanViewport *of = &self->picture->viewport;
  double                x, y, times = exp2 (viewport->zoom - of->zoom), turn = viewport->rotation - of->rotation;

  if (fabs (viewport->zoom - of->zoom) > STAND_IN)
    return;

  suyuan_viewport_to_screen (viewport, &of->centre, &x, &y);
  gtk_snapshot_save (snapshot);
  if (times == 1 && turn == 0)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  else
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
      gtk_snapshot_rotate (snapshot, (float) (turn * 180 / G_PI));
      gtk_snapshot_scale (snapshot, (float) times, (float) times);
    }
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

static void
suyuan_scene_layer_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  SuyuanSceneLayer *self = SUYUAN_SCENE_LAYER (widget);
  SuyuanViewport    viewport = suyuan_port_get (&self->port);
  graphene_rect_t   all = GRAPHENE_RECT_INIT (0, 0, (float) viewport.width, (float) viewport.height);
  guint32           rgb = suyuan_palette_get (suyuan_sign_view_get_scheme (), SUYUAN_COLOUR_GROUND);

  if (!has_anything (self) || viewport.width < 1 || viewport.height < 1)
    return;

  want_picture (self);
  gtk_snapshot_push_clip (snapshot, &all);
  if (suyuan_base_plate_covers (self->plate))
    {
      suyuan_base_plate_snapshot (self->plate, snapshot);
      gtk_snapshot_pop (snapshot);
      return;
    }
  /* Beyond the picture there is ground too. Where there is none beyond it no pixel is painted twice: to a software GL a
   * colour all over the window is as dear as all else in a frame of the map. */
  if (!self->transparent && !covers (self, &viewport))
    gtk_snapshot_append_color (snapshot, &(const GdkRGBA){ (float) (rgb >> 16 & 255) / 255, (float) (rgb >> 8 & 255) / 255, (float) (rgb & 255) / 255, 1 }, &all);
  if (self->picture != NULL && self->node == NULL)
    self->node = make_node (self, self->picture->surface, self->picture->pieces);
  if (self->picture != NULL)
    put (self, self->node, &viewport, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* --- the layer --- */

static gboolean
told_cb (gpointer layer)
{
  look (layer);

  return G_SOURCE_REMOVE;
}

static void
suyuan_scene_layer_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (suyuan_scene_layer_parent_class)->map (widget);
  look (SUYUAN_SCENE_LAYER (widget));
}

static void
suyuan_scene_layer_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (suyuan_scene_layer_parent_class)->unmap (widget);
  if (SUYUAN_SCENE_LAYER (widget)->plate != NULL)
    look (SUYUAN_SCENE_LAYER (widget));
}

static void
suyuan_scene_layer_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  GTK_WIDGET_CLASS (suyuan_scene_layer_parent_class)->size_allocate (widget, width, height, baseline);
  look (SUYUAN_SCENE_LAYER (widget));
}

static void
suyuan_scene_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (suyuan_scene_layer_parent_class)->constructed (object);

  suyuan_port_open (&SUYUAN_SCENE_LAYER (object)->port, SHUMATE_LAYER (object));
  SUYUAN_SCENE_LAYER (object)->port.told = told_cb;
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (suyuan_scene_layer_paint_anew), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (suyuan_scene_layer_paint_anew), object, G_CONNECT_SWAPPED);
  g_signal_connect (object, "notify::scale-factor", G_CALLBACK (suyuan_scene_layer_paint_anew), NULL);
}

static void
suyuan_scene_layer_dispose (GObject *object)
{
  SuyuanSceneLayer *self = SUYUAN_SCENE_LAYER (object);

  suyuan_port_close (&self->port);
  if (self->painting != NULL)
    g_cancellable_cancel (self->painting);
  g_clear_object (&self->painting);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->sections, gsk_render_node_unref);
  g_clear_pointer (&self->plate, suyuan_base_plate_free);
  g_clear_pointer (&self->picture, suyuan_painted_scene_free);
  g_clear_pointer (&self->scene, suyuan_scene_unref);
  g_clear_pointer (&self->over, suyuan_scene_unref);
  g_clear_pointer (&self->laid, g_ptr_array_unref);
  g_clear_pointer (&self->painter, suyuan_scene_painter_unref);

  G_OBJECT_CLASS (suyuan_scene_layer_parent_class)->dispose (object);
}

static void
suyuan_scene_layer_class_init (SuyuanSceneLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = suyuan_scene_layer_constructed;
  G_OBJECT_CLASS (klass)->dispose = suyuan_scene_layer_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = suyuan_scene_layer_snapshot;
  GTK_WIDGET_CLASS (klass)->map = suyuan_scene_layer_map;
  GTK_WIDGET_CLASS (klass)->unmap = suyuan_scene_layer_unmap;
  GTK_WIDGET_CLASS (klass)->size_allocate = suyuan_scene_layer_size_allocate;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
suyuan_scene_layer_init (SuyuanSceneLayer *self)
{
  self->painter = suyuan_scene_painter_get ();
  self->plate = suyuan_base_plate_new (self->painter, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

ShumateLayer *
suyuan_scene_layer_new (ShumateViewport *viewport)
{
  return g_object_new (SUYUAN_TYPE_SCENE_LAYER, "viewport", viewport, NULL);
}

void
suyuan_scene_layer_take_scene (SuyuanSceneLayer *self,
                               SuyuanScene      *scene)
{
  SuyuanExtent extent = suyuan_scene_get_extent (scene);

  g_clear_pointer (&self->scene, suyuan_scene_unref);
  self->scene = scene;
  self->empty = suyuan_extent_is_empty (&extent);
  if (self->above != NULL)
    suyuan_outlet_layer_take_sections (self->above, suyuan_scene_list_sections (scene));
  suyuan_scene_layer_paint_anew (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "map.explain", NULL);
}

/* What of the scene is in view, as bits of SuyuanThing; what is set off over it was walked. */
guint32
suyuan_scene_layer_list_things (SuyuanSceneLayer *self)
{
  SuyuanViewport viewport = suyuan_viewport_of_layer (SHUMATE_LAYER (self));
  guint32        things = self->scene != NULL ? suyuan_scene_list_things (self->scene, &viewport) : 0;

  if (self->over != NULL && suyuan_scene_list_things (self->over, &viewport) != 0)
    things |= SUYUAN_THING_BIT (SUYUAN_THING_WALKED);
  for (guint i = 0; self->laid != NULL && i < self->laid->len; i++)
    things |= suyuan_scene_list_things (self->laid->pdata[i], &viewport);
  return things;
}

/* Borrowed; %NULL: none was taken yet. */
SuyuanScene *
suyuan_scene_layer_get_scene (SuyuanSceneLayer *self)
{
  return self->scene;
}

SuyuanExtent
suyuan_scene_layer_get_extent (SuyuanSceneLayer *self)
{
  return self->scene != NULL ? suyuan_scene_get_extent (self->scene) : suyuan_extent_empty ();
}

/* Over a base map the ground is the base map's. */
void
suyuan_scene_layer_set_transparent (SuyuanSceneLayer *self,
                                    gboolean          transparent)
{
  self->transparent = transparent;
  suyuan_scene_layer_paint_anew (self);
}

void
suyuan_scene_layer_set_base (SuyuanSceneLayer        *self,
                             ShumateLayer *const     *layers,
                             ShumateMapSource *const *sources,
                             guint                    n,
                             double                   opacity)
{
  suyuan_base_plate_set_base (self->plate, layers, sources, n, opacity);
  suyuan_scene_layer_paint_anew (self); /* what is being painted is on another base map */
}

/* Whether base map and data are drawn in one now. */
gboolean
suyuan_scene_layer_covers_base (SuyuanSceneLayer *self)
{
  return suyuan_base_plate_covers (self->plate);
}

void
suyuan_scene_layer_take_over (SuyuanSceneLayer *self,
                              SuyuanScene      *over)
{
  if (self->over == NULL && over == NULL)
    return;

  g_clear_pointer (&self->over, suyuan_scene_unref);
  self->over = over;
  suyuan_scene_layer_paint_anew (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "map.explain", NULL);
}

void
suyuan_scene_layer_take_laid (SuyuanSceneLayer *self,
                              SuyuanScene      *laid)
{
  if (self->laid == NULL && laid == NULL)
    return;

  g_clear_pointer (&self->laid, g_ptr_array_unref);
  if (laid != NULL)
    {
      self->laid = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_scene_unref);
      g_ptr_array_add (self->laid, laid);
    }
  suyuan_scene_layer_paint_anew (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "map.explain", NULL);
}

/* Borrowed; %NULL: nothing. */
SuyuanScene *
suyuan_scene_layer_get_laid (SuyuanSceneLayer *self)
{
  return self->laid != NULL ? self->laid->pdata[0] : NULL;
}

/* The sections, as the ground has them painted. */
void
suyuan_scene_layer_snapshot_sections (SuyuanSceneLayer     *self,
                                      const SuyuanViewport *viewport,
                                      GtkSnapshot          *snapshot)
{
  if (!has_anything (self) || self->picture == NULL || self->picture->above == NULL || self->picture->seen->len == 0 || viewport->width < 1)
    return;

  if (self->sections == NULL)
    self->sections = make_node (self, self->picture->above, self->picture->seen);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) viewport->width, (float) viewport->height));
  put (self, self->sections, viewport, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* Borrowed; %NULL: none. */
SuyuanScene *
suyuan_scene_layer_get_over (SuyuanSceneLayer *self)
{
  return self->over;
}

void
suyuan_scene_layer_set_front (SuyuanSceneLayer *self,
                              GtkWidget        *front)
{
  self->front = front;
  suyuan_scene_layer_paint_anew (self);
}

void
suyuan_scene_layer_set_above (SuyuanSceneLayer  *self,
                              SuyuanOutletLayer *outlets)
{
  self->above = outlets;
  suyuan_scene_layer_paint_anew (self);
}

/* Whether a picture of what is seen is still being painted. */
gboolean
suyuan_scene_layer_is_painting (SuyuanSceneLayer *self)
{
  return self->painting != NULL;
}

guint
suyuan_scene_layer_get_n_painted (SuyuanSceneLayer *self)
{
  return self->n_painted;
}
