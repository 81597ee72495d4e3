/* Looks at what was drawn, for the tests of signs, letters and maps. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing-paper.h"

Paper
paper_new (int          width,
           int          height,
           SuyuanScheme scheme,
           gboolean     chinese)
{
  Paper self = { .width = width, .height = height };

  self.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  self.cr = cairo_create (self.surface);
  self.pen = suyuan_pen_new (self.cr, scheme, chinese);
  return self;
}

void
paper_clear (Paper *self)
{
  g_assert_cmpint (cairo_status (self->cr), ==, CAIRO_STATUS_SUCCESS);
  suyuan_pen_free (self->pen);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
}

guint32
paper_get_pixel (const Paper *self,
                 int          x,
                 int          y)
{
  cairo_surface_flush (self->surface);
  return ((guint32 *) (cairo_image_surface_get_data (self->surface) +
                       (gsize) y * cairo_image_surface_get_stride (self->surface)))[x];
}

/* How many pixels are wholly of one colour. */
guint
paper_count (const Paper *self,
             guint32      rgb)
{
  guint n = 0;

  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      n += paper_get_pixel (self, x, y) == (0xff000000 | rgb);
  return n;
}

/* How many pixels are covered on one sheet and not on the other. */
guint
paper_count_differing (const Paper *self,
                       const Paper *other)
{
  guint n = 0;

  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      n += (paper_get_pixel (self, x, y) >> 24 > 128) != (paper_get_pixel (other, x, y) >> 24 > 128);
  return n;
}

/* The box around all that is covered at all; right and bottom are beyond it, all 0 on a blank sheet. */
void
paper_get_inked (const Paper *self,
                 int         *left,
                 int         *top,
                 int         *right,
                 int         *bottom)
{
  *left = self->width;
  *top = self->height;
  *right = *bottom = 0;
  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      if (paper_get_pixel (self, x, y) >> 24 > 8)
        {
          *left = MIN (*left, x);
          *top = MIN (*top, y);
          *right = MAX (*right, x + 1);
          *bottom = MAX (*bottom, y + 1);
        }
  if (*right == 0)
    *left = *top = 0;
}
