/* suyuan-fingerprint.c: a short number by which the same picture is known again
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-exchange"

#include "suyuan-fingerprint.h"

#include <string.h>

#include "suyuan-photo.h"

#define COLUMNS 9
#define ROWS 8
#define BLOCK 16 /* pixels that make one cell, each way */

/**
 * suyuan_fingerprint_turn_upright:
 * @picture: as stored
 * @orientation: EXIF 2.3, 4.6.4 A: 1 to 8; anything else counts as 1
 *
 * Returns: (transfer full): @picture as it is to be seen
 */
GdkPixbuf *
suyuan_fingerprint_turn_upright (GdkPixbuf *picture,
                                 int        orientation)
{
  static const struct
  {
    gboolean          mirrored;
    GdkPixbufRotation rotation; /* after mirroring left and right */
  } turns[] = {
    [2] = { TRUE, GDK_PIXBUF_ROTATE_NONE },
    [3] = { FALSE, GDK_PIXBUF_ROTATE_UPSIDEDOWN },
    [4] = { TRUE, GDK_PIXBUF_ROTATE_UPSIDEDOWN },
    [5] = { TRUE, GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE },
    [6] = { FALSE, GDK_PIXBUF_ROTATE_CLOCKWISE },
    [7] = { TRUE, GDK_PIXBUF_ROTATE_CLOCKWISE },
    [8] = { FALSE, GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE },
  };
  g_autoptr (GdkPixbuf) flat = NULL;

  if (orientation < 2 || orientation > 8)
    return g_object_ref (picture);

  flat = turns[orientation].mirrored ? gdk_pixbuf_flip (picture, TRUE) : g_object_ref (picture);

  return gdk_pixbuf_rotate_simple (flat, turns[orientation].rotation);
}

static guint
measure_cell (GdkPixbuf *picture,
              int        column,
              int        row)
{
  const guint8 *pixels = gdk_pixbuf_read_pixels (picture);
  int           stride = gdk_pixbuf_get_rowstride (picture);
  int           n_channels = gdk_pixbuf_get_n_channels (picture);
  guint         sum = 0;

  for (int y = row * BLOCK; y < (row + 1) * BLOCK; y++)
    for (int x = column * BLOCK; x < (column + 1) * BLOCK; x++)
      {
        const guint8 *p = pixels + y * stride + x * n_channels;

        sum += 299 * p[0] + 587 * p[1] + 114 * p[2];
      }

  return sum / (BLOCK * BLOCK);
}

/**
 * suyuan_fingerprint_read:
 * @path: a picture
 * @orientation: how it is to be turned, see suyuan_fingerprint_turn_upright()
 *
 * The difference hash of the upright picture: brightness in nine by eight cells, a bit for each that is darker
 * than its right neighbour. Survives scaling, recompression and small stamps. Decodes the picture; any thread.
 *
 * Returns: (transfer full): 16 hexadecimal digits, or %NULL when the picture cannot be decoded
 */
char *
suyuan_fingerprint_read (const char *path,
                         int         orientation,
                         GError    **error)
{
  const int side = COLUMNS * BLOCK * 2;
  g_autoptr (GdkPixbuf) stored = gdk_pixbuf_new_from_file_at_scale (path, side, side, FALSE, error);
  g_autoptr (GdkPixbuf) upright = NULL;
  g_autoptr (GdkPixbuf) picture = NULL;
  guint64 bits = 0;

  if (stored == NULL)
    return NULL;

  upright = suyuan_fingerprint_turn_upright (stored, orientation);
  picture = gdk_pixbuf_scale_simple (upright, COLUMNS * BLOCK, ROWS * BLOCK, GDK_INTERP_BILINEAR);
  for (int row = 0; row < ROWS; row++)
    for (int column = 0; column + 1 < COLUMNS; column++)
      bits = bits << 1 | (measure_cell (picture, column, row) < measure_cell (picture, column + 1, row));

  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", bits);
}

static gboolean
parse (const char *text,
       guint64    *bits)
{
  return text != NULL && strlen (text) == 16 && g_ascii_string_to_unsigned (text, 16, 0, G_MAXUINT64, bits, NULL);
}

/**
 * suyuan_fingerprint_distance:
 * @a: (nullable): a fingerprint
 * @b: (nullable): another
 *
 * Returns: in how many of 64 places they differ; under ten, they show the same picture nearly always. 64 when one
 *   of them is none
 */
guint
suyuan_fingerprint_distance (const char *a,
                             const char *b)
{
  guint64 first, second;

  if (!parse (a, &first) || !parse (b, &second))
    return 64;

  return __builtin_popcountll (first ^ second);
}
