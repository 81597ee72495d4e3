/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-pen.h"

G_BEGIN_DECLS

/* A sheet to draw on and to look at pixel by pixel. */
typedef struct
{
  cairo_surface_t *surface;
  cairo_t         *cr;
  SuyuanPen       *pen;
  int              width, height;
} Paper;

Paper   paper_new (int          width,
                   int          height,
                   SuyuanScheme scheme,
                   gboolean     chinese);
void    paper_clear (Paper *self);
guint32 paper_get_pixel (const Paper *self,
                         int          x,
                         int          y);
guint   paper_count (const Paper *self,
                     guint32      rgb);
guint   paper_count_differing (const Paper *self,
                               const Paper *other);
void    paper_get_inked (const Paper *self,
                         int         *left,
                         int         *top,
                         int         *right,
                         int         *bottom);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, paper_clear)

G_END_DECLS
