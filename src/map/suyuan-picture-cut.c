/* suyuan-picture-cut.c: a large picture in pieces, so that what is empty or of one colour in it need not be drawn
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-map"

#include "suyuan-picture-cut.h"

static guint32
pixel_at (const guint8 *pixels,
          gsize         stride,
          int           x,
          int           y)
{
  return ((const guint32 *) (gconstpointer) (pixels + (gsize) y * stride))[x];
}

static gboolean
is_plain (const guint8      *pixels,
          gsize              stride,
          const SuyuanPiece *piece)
{
  for (int y = piece->y; y < piece->y + piece->height; y++)
    for (int x = piece->x; x < piece->x + piece->width; x++)
      if (pixel_at (pixels, stride, x, y) != piece->argb)
        return FALSE;

  return TRUE;
}

/**
 * suyuan_picture_cut:
 * @picture: an image surface of CAIRO_FORMAT_ARGB32, flushed
 * @size: pixels of a piece, in both directions; those at the right and at the bottom may be smaller
 *
 * The pieces cover the picture once, row by row from the top. Pieces in which nothing is seen are left out. Any thread.
 *
 * Returns: (transfer full) (element-type SuyuanPiece)
 */
GArray *
suyuan_picture_cut (cairo_surface_t *picture,
                    int              size)
{
  GArray       *pieces = g_array_new (FALSE, FALSE, sizeof (SuyuanPiece));
  const guint8 *pixels = cairo_image_surface_get_data (picture);
  gsize         stride = (gsize) cairo_image_surface_get_stride (picture);
  int           width = cairo_image_surface_get_width (picture), height = cairo_image_surface_get_height (picture);

  g_return_val_if_fail (cairo_image_surface_get_format (picture) == CAIRO_FORMAT_ARGB32 && size > 0, pieces);

  for (int y = 0; y < height; y += size)
    for (int x = 0; x < width; x += size)
      {
        SuyuanPiece piece = { x, y, MIN (size, width - x), MIN (size, height - y), FALSE, pixel_at (pixels, stride, x, y) };

        piece.plain = is_plain (pixels, stride, &piece);
        if (!piece.plain || piece.argb >> 24 != 0)
          g_array_append_val (pieces, piece);
      }
  return pieces;
}
