/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * SuyuanPiece:
 * @x: pixels of the picture, from its left
 * @y: from its top
 * @plain: whether all of it has the colour @argb
 * @argb: premultiplied, as cairo has it; 0 is nothing
 *
 * A part of a picture.
 */
typedef struct
{
  int      x, y, width, height;
  gboolean plain;
  guint32  argb;
} SuyuanPiece;

GArray *suyuan_picture_cut (cairo_surface_t *picture, int size);

G_END_DECLS
