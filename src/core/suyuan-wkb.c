/* suyuan-wkb.c: points as well-known binary (OGC 06-103r4 §8)
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-position.h"

#include <math.h>
#include <string.h>

#define LITTLE_ENDIAN_MARK 1
#define POINT 1
#define POINT_SIZE 21

static double
read_double (const guint8 *bytes,
             gboolean      little)
{
  guint64 word;
  double  number;

  memcpy (&word, bytes, sizeof word);
  word = little ? GUINT64_FROM_LE (word) : GUINT64_FROM_BE (word);
  memcpy (&number, &word, sizeof number);

  return number;
}

static void
write_double (guint8 *bytes,
              double  number)
{
  guint64 word;

  memcpy (&word, &number, sizeof word);
  word = GUINT64_TO_LE (word);
  memcpy (bytes, &word, sizeof word);
}

/**
 * suyuan_wkb_from_position:
 * @position: a place
 *
 * Returns: (transfer full): a little-endian point, longitude before latitude, degrees
 */
GBytes *
suyuan_wkb_from_position (const SuyuanPosition *position)
{
  guint8 bytes[POINT_SIZE] = { LITTLE_ENDIAN_MARK, POINT };

  write_double (bytes + 5, position->lon / (double) SUYUAN_DEGREE);
  write_double (bytes + 13, position->lat / (double) SUYUAN_DEGREE);

  return g_bytes_new (bytes, sizeof bytes);
}

/* Degrees as they are stored; what is not near the world does not fit. */
static gboolean
store (double  degrees,
       gint32 *stored)
{
  if (!isfinite (degrees) || fabs (degrees) > 214)
    return FALSE;
  *stored = (gint32) llround (degrees * SUYUAN_DEGREE);

  return TRUE;
}

/**
 * suyuan_wkb_read_point:
 * @wkb: WKB of either byte order
 * @position: (out): the place; untouched on %FALSE
 *
 * Returns: whether @wkb is a point in the plane whose numbers can be degrees
 */
gboolean
suyuan_wkb_read_point (GBytes         *wkb,
                       SuyuanPosition *position)
{
  gsize          size;
  const guint8  *bytes = g_bytes_get_data (wkb, &size);
  SuyuanPosition read;
  gboolean       little;

  if (size != POINT_SIZE || bytes[0] > LITTLE_ENDIAN_MARK)
    return FALSE;
  little = bytes[0] == LITTLE_ENDIAN_MARK;
  if (bytes[little ? 1 : 4] != POINT || bytes[2] != 0 || bytes[3] != 0 || bytes[little ? 4 : 1] != 0)
    return FALSE;
  if (!store (read_double (bytes + 5, little), &read.lon) || !store (read_double (bytes + 13, little), &read.lat))
    return FALSE;

  *position = read;
  return TRUE;
}
