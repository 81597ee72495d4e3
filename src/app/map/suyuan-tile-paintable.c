/* suyuan-tile-paintable.c: the picture of a tile, a little over its edges, so that no ground shows between two of them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-tile-paintable.h"

#define EDGE 1 /* pixels of the picture: half of one on the screen is enough, also where a tile is drawn at half its size */

struct _SuyuanTilePaintable
{
  GObject parent_instance;

  /* Owned; NULL: there is no picture */
  GBytes     *pixels; /* with its edges */
  GdkTexture *texture;

  int width, height; /* without */
};

static void
snapshot (GdkPaintable *paintable,
          GdkSnapshot  *snapshot,
          double        width,
          double        height)
{
  SuyuanTilePaintable *self = SUYUAN_TILE_PAINTABLE (paintable);
  double               across = EDGE * width / gdk_paintable_get_intrinsic_width (paintable);
  double               down = EDGE * height / gdk_paintable_get_intrinsic_height (paintable);

  if (self->texture != NULL)
    gtk_snapshot_append_texture (GTK_SNAPSHOT (snapshot), self->texture,
                                 &GRAPHENE_RECT_INIT ((float) -across, (float) -down, (float) (width + 2 * across), (float) (height + 2 * down)));
}

static GdkPaintableFlags
get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE | GDK_PAINTABLE_STATIC_CONTENTS;
}

static int
get_intrinsic_width (GdkPaintable *paintable)
{
  return SUYUAN_TILE_PAINTABLE (paintable)->width;
}

static int
get_intrinsic_height (GdkPaintable *paintable)
{
  return SUYUAN_TILE_PAINTABLE (paintable)->height;
}

static void
paintable_init (GdkPaintableInterface *interface)
{
  interface->snapshot = snapshot;
  interface->get_flags = get_flags;
  interface->get_intrinsic_width = get_intrinsic_width;
  interface->get_intrinsic_height = get_intrinsic_height;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SuyuanTilePaintable, suyuan_tile_paintable, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_init))

static void
suyuan_tile_paintable_finalize (GObject *object)
{
  SuyuanTilePaintable *self = SUYUAN_TILE_PAINTABLE (object);

  g_clear_object (&self->texture);
  g_clear_pointer (&self->pixels, g_bytes_unref);

  G_OBJECT_CLASS (suyuan_tile_paintable_parent_class)->finalize (object);
}

static void
suyuan_tile_paintable_class_init (SuyuanTilePaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_tile_paintable_finalize;
}

static void
suyuan_tile_paintable_init (SuyuanTilePaintable *self)
{
}

/* What is not opaque would be laid over the neighbour's twice. */
static guint32
edge_of (guint32 pixel)
{
  return pixel >> 24 == 0xff ? pixel : 0;
}

static void
copy_row (const guint32 *from,
          guint32       *to,
          int            width,
          gboolean       inner)
{
  to[0] = edge_of (from[0]);
  for (int x = 0; x < width; x++)
    to[x + EDGE] = inner ? from[x] : edge_of (from[x]);
  to[width + EDGE] = edge_of (from[width - 1]);
}

static gsize
get_stride (SuyuanTilePaintable *self)
{
  return (gsize) (self->width + 2 * EDGE) * sizeof (guint32);
}

/* The pixels at the rim stand there twice. */
static GBytes *
copy_with_edges (SuyuanTilePaintable *self,
                 cairo_surface_t     *picture)
{
  int           width = self->width, height = self->height;
  gsize         stride = get_stride (self), length = stride * (gsize) (height + 2 * EDGE);
  const guint8 *from = cairo_image_surface_get_data (picture);
  guint8       *to = g_malloc (length);

  for (int y = -EDGE; y < height + EDGE; y++)
    copy_row ((const guint32 *) (gconstpointer) (from + (gsize) CLAMP (y, 0, height - 1) * (gsize) cairo_image_surface_get_stride (picture)),
              (guint32 *) (gpointer) (to + (gsize) (y + EDGE) * stride), width, y >= 0 && y < height);

  return g_bytes_new_take (to, length);
}

/* @picture: premultiplied ARGB, as it is decoded; not kept. %NULL: nothing is drawn, and a tile is there all the same. Any thread. */
GdkPaintable *
suyuan_tile_paintable_new (cairo_surface_t *picture)
{
  SuyuanTilePaintable *self = g_object_new (SUYUAN_TYPE_TILE_PAINTABLE, NULL);

  if (picture == NULL)
    return GDK_PAINTABLE (self);

  cairo_surface_flush (picture);
  self->width = cairo_image_surface_get_width (picture);
  self->height = cairo_image_surface_get_height (picture);
  self->pixels = copy_with_edges (self, picture);
  self->texture = gdk_memory_texture_new (self->width + 2 * EDGE, self->height + 2 * EDGE, GDK_MEMORY_DEFAULT, self->pixels, get_stride (self));

  return GDK_PAINTABLE (self);
}

/* The picture alone, for reading, over the same pixels; for one thread, whichever. %NULL: there is none. */
cairo_surface_t *
suyuan_tile_paintable_get_picture (SuyuanTilePaintable *self)
{
  static const cairo_user_data_key_t key;
  cairo_surface_t                   *picture;
  guint8                            *pixels;

  if (self->pixels == NULL)
    return NULL;

  pixels = (guint8 *) g_bytes_get_data (self->pixels, NULL) + EDGE * (get_stride (self) + sizeof (guint32));
  picture = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, self->width, self->height, (int) get_stride (self));
  cairo_surface_set_user_data (picture, &key, g_bytes_ref (self->pixels), (cairo_destroy_func_t) g_bytes_unref);
  return picture;
}
