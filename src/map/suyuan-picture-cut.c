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

static gboolean
is_nothing (const guint8      *pixels,
            gsize              stride,
            const SuyuanPiece *part)
{
  for (int y = part->y; y < part->y + part->height; y++)
    for (int x = part->x; x < part->x + part->width; x++)
      if (pixel_at (pixels, stride, x, y) >> 24 != 0)
        return FALSE;

  return TRUE;
}

/* Takes the rows and columns off the sides in which nothing is seen; until nothing is left, where it is all nothing. */
static void
trim (const guint8 *pixels,
      gsize         stride,
      SuyuanPiece  *piece)
{
  while (piece->height > 0 && is_nothing (pixels, stride, &(SuyuanPiece){ .x = piece->x, .y = piece->y, .width = piece->width, .height = 1 }))
    piece->y++, piece->height--;
  while (piece->height > 0 && is_nothing (pixels, stride, &(SuyuanPiece){ .x = piece->x, .y = piece->y + piece->height - 1, .width = piece->width, .height = 1 }))
    piece->height--;
  while (piece->height > 0 && is_nothing (pixels, stride, &(SuyuanPiece){ .x = piece->x, .y = piece->y, .width = 1, .height = piece->height }))
    piece->x++, piece->width--;
  while (piece->height > 0 && is_nothing (pixels, stride, &(SuyuanPiece){ .x = piece->x + piece->width - 1, .y = piece->y, .width = 1, .height = piece->height }))
    piece->width--;
}

/**
 * suyuan_picture_cut:
 * @picture: an image surface of CAIRO_FORMAT_ARGB32, flushed
 * @size: pixels of a piece at most, in both directions
 *
 * No piece lies over another, and what is in none of them is not seen: they end where their content does, and are left
 * out where there is none. Row by row from the top. Any thread.
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
        SuyuanPiece piece = { .x = x, .y = y, .width = MIN (size, width - x), .height = MIN (size, height - y) };

        trim (pixels, stride, &piece);
        if (piece.height == 0)
          continue;

        piece.argb = pixel_at (pixels, stride, piece.x, piece.y);
        piece.plain = is_plain (pixels, stride, &piece);
        g_array_append_val (pieces, piece);
      }
  return pieces;
}
