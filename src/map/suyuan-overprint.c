/* suyuan-overprint.c: a tile of a base map with the data printed on it, so that a frame of the map fills its pixels once and not twice
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-overprint.h"

#include <math.h>

/**
 * suyuan_overprint_free:
 * @self: (transfer full) (nullable):
 */
void
suyuan_overprint_free (SuyuanOverprint *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < SUYUAN_OVERPRINT_BASES; i++)
    g_clear_pointer (&self->bases[i], cairo_surface_destroy);
  g_clear_pointer (&self->print, cairo_surface_destroy);
  g_free (self);
}

/* Device pixels from the left of the picture, or from its top, to where a tile begins. */
static double
begin_of (const SuyuanViewport *picture,
          int                   scale,
          guint                 zoom,
          double                centre,
          double                extent,
          int                   column)
{
  return scale * (extent / 2 + (column / exp2 (zoom) - centre) * suyuan_viewport_get_scale (picture));
}

static double
left_of (const SuyuanViewport *picture,
         int                   scale,
         guint                 zoom,
         int                   column)
{
  return begin_of (picture, scale, zoom, picture->centre.x, picture->width, column);
}

static double
top_of (const SuyuanViewport *picture,
        int                   scale,
        guint                 zoom,
        int                   row)
{
  return begin_of (picture, scale, zoom, picture->centre.y, picture->height, row);
}

/* At whole pixels: where one ends the next begins. */
static void
place (SuyuanOverprint      *self,
       const SuyuanViewport *picture,
       int                   scale)
{
  int column = self->column, row = (int) self->tile.y, width = (int) picture->width * scale, height = (int) picture->height * scale;

  self->x = CLAMP ((int) round (left_of (picture, scale, self->tile.zoom, column)), 0, width);
  self->y = CLAMP ((int) round (top_of (picture, scale, self->tile.zoom, row)), 0, height);
  self->width = CLAMP ((int) round (left_of (picture, scale, self->tile.zoom, column + 1)), 0, width) - self->x;
  self->height = CLAMP ((int) round (top_of (picture, scale, self->tile.zoom, row + 1)), 0, height) - self->y;
}

/**
 * suyuan_overprint_list:
 * @picture: its size in whole pixels
 * @scale: device pixels each of them has
 *
 * The parts of a picture by the tiles of a base map, of the level that stands under it: none lies over another, and all
 * of the picture that is not beyond a pole is in one of them. None where the map is turned. Any thread.
 *
 * Returns: (transfer full) (element-type SuyuanOverprint): without pictures
 */
GPtrArray *
suyuan_overprint_list (const SuyuanViewport *picture,
                       int                   scale)
{
  GPtrArray   *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_overprint_free);
  guint        zoom = (guint) MAX (picture->zoom, 0);
  int          n = 1 << zoom;
  SuyuanExtent extent = suyuan_viewport_get_extent (picture);

  if (picture->rotation != 0)
    return parts;

  for (int row = MAX ((int) floor (extent.north * n), 0); row < n && row < extent.south * n; row++)
    for (int column = (int) floor (extent.west * n); column < extent.east * n; column++)
      {
        g_autoptr (SuyuanOverprint) part = g_new0 (SuyuanOverprint, 1);

        part->tile = (SuyuanTile){ zoom, (guint) ((column % n + n) % n), (guint) row };
        part->column = column;
        place (part, picture, scale);
        if (part->width > 0 && part->height > 0)
          g_ptr_array_add (parts, g_steal_pointer (&part));
      }
  return parts;
}

/* Exactly where the base map has it, also between two pixels. */
static void
lay (SuyuanOverprint           *self,
     cairo_t                   *cr,
     cairo_surface_t           *base,
     const SuyuanViewport      *picture,
     int                        scale,
     const SuyuanOverprintTone *tone)
{
  double left = left_of (picture, scale, self->tile.zoom, self->column), top = top_of (picture, scale, self->tile.zoom, (int) self->tile.y);
  double side = scale * suyuan_viewport_get_scale (picture) / exp2 (self->tile.zoom);

  cairo_save (cr);
  cairo_translate (cr, left - self->x, top - self->y);
  cairo_scale (cr, side / cairo_image_surface_get_width (base), side / cairo_image_surface_get_height (base));
  cairo_set_source_surface (cr, base, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  if (tone->opacity < 1)
    cairo_paint_with_alpha (cr, tone->opacity);
  else
    cairo_paint (cr);
  cairo_restore (cr);
}

/* A surface of one's own over the same pixels: one that threads share may not be a source in two of them at once. */
static cairo_surface_t *
look_at (cairo_surface_t *picture)
{
  return cairo_image_surface_create_for_data (cairo_image_surface_get_data (picture), cairo_image_surface_get_format (picture), cairo_image_surface_get_width (picture),
                                              cairo_image_surface_get_height (picture), cairo_image_surface_get_stride (picture));
}

static void
lay_scene (SuyuanOverprint *self,
           cairo_t         *cr,
           cairo_surface_t *scene)
{
  cairo_surface_t *pixels = look_at (scene);

  cairo_set_source_surface (cr, pixels, -self->x, -self->y);
  cairo_paint (cr);
  /* The context would hold it beyond the pixels. */
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_surface_finish (pixels);
  cairo_surface_destroy (pixels);
}

/**
 * suyuan_overprint_print:
 * @scene: an image surface of the data in device pixels, transparent where there are none; flushed
 * @picture: what @scene shows
 * @tone: how bright the base map is
 *
 * Makes @self's print and lets go of its bases. @scene is only read, by several threads at once if need be. Any thread.
 */
void
suyuan_overprint_print (SuyuanOverprint           *self,
                        cairo_surface_t           *scene,
                        const SuyuanViewport      *picture,
                        const SuyuanOverprintTone *tone)
{
  int      scale = cairo_image_surface_get_width (scene) / (int) picture->width;
  cairo_t *cr;

  g_return_if_fail (self->print == NULL);

  self->print = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width, self->height);
  cr = cairo_create (self->print);
  cairo_set_source_rgb (cr, (tone->ground >> 16 & 255) / 255.0, (tone->ground >> 8 & 255) / 255.0, (tone->ground & 255) / 255.0);
  cairo_paint (cr);
  for (guint i = 0; i < SUYUAN_OVERPRINT_BASES; i++)
    {
      if (self->bases[i] != NULL)
        lay (self, cr, self->bases[i], picture, scale, tone);
      g_clear_pointer (&self->bases[i], cairo_surface_destroy);
    }
  lay_scene (self, cr, scene);
  cairo_destroy (cr);
  cairo_surface_flush (self->print);
}
