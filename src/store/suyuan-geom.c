/* suyuan-geom.c: the geometry column of a GeoPackage: header, envelope and WKB
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-geom.h"

#include "suyuan-position.h"

#include <math.h>
#include <string.h>

#define SRS_CGCS2000 4490
#define HEADER_BYTES 8
#define ENVELOPE_BYTES 32
#define FLAG_LITTLE_ENDIAN 0x01
#define FLAG_ENVELOPE 0x02
#define FLAG_EMPTY 0x10
#define MAX_DEPTH 8

/* A reader of nested WKB; every read is checked against the end. */
typedef struct
{
  const guint8 *cursor, *end;
  gboolean      little;
  SuyuanBox    *box;
} Reader;

/**
 * Whether there is nothing in the box.
 */
gboolean
suyuan_box_is_empty (const SuyuanBox *self)
{
  return self->min_x > self->max_x;
}

/**
 * Widens the box to hold @other.
 */
void
suyuan_box_include (SuyuanBox       *self,
                    const SuyuanBox *other)
{
  self->min_x = MIN (self->min_x, other->min_x);
  self->max_x = MAX (self->max_x, other->max_x);
  self->min_y = MIN (self->min_y, other->min_y);
  self->max_y = MAX (self->max_y, other->max_y);
}

static gboolean
read_u32 (Reader  *reader,
          guint32 *number)
{
  if (reader->end - reader->cursor < 4)
    return FALSE;

  memcpy (number, reader->cursor, 4);
  *number = reader->little ? GUINT32_FROM_LE (*number) : GUINT32_FROM_BE (*number);
  reader->cursor += 4;
  return TRUE;
}

static double
take_double (Reader *reader)
{
  guint64 bits;
  double  number;

  memcpy (&bits, reader->cursor, 8);
  bits = reader->little ? GUINT64_FROM_LE (bits) : GUINT64_FROM_BE (bits);
  memcpy (&number, &bits, 8);
  reader->cursor += 8;
  return number;
}

static gboolean
read_points (Reader *reader,
             guint32 n_points,
             guint   n_axes)
{
  if ((guint64) (reader->end - reader->cursor) < (guint64) n_points * n_axes * 8)
    return FALSE;

  for (guint32 i = 0; i < n_points; i++)
    {
      double    x = take_double (reader);
      double    y = take_double (reader);
      SuyuanBox point = { x, x, y, y };

      reader->cursor += (n_axes - 2) * 8;
      if (!isnan (x) && !isnan (y)) /* an empty point is written as NaN */
        suyuan_box_include (reader->box, &point);
    }

  return TRUE;
}

static gboolean
read_rings (Reader *reader,
            guint32 n_rings,
            guint   n_axes)
{
  guint32 n_points;

  for (guint32 i = 0; i < n_rings; i++)
    if (!read_u32 (reader, &n_points) || !read_points (reader, n_points, n_axes))
      return FALSE;
  return TRUE;
}

/* ISO WKB: type + 1000 with z, + 2000 with m, + 3000 with both. */
static gboolean
read_geometry (Reader *reader,
               guint   depth)
{
  static const guint axes[] = { 2, 3, 3, 4 };
  guint32            type, n_parts;

  if (depth > MAX_DEPTH || reader->cursor >= reader->end || *reader->cursor > 1)
    return FALSE;
  reader->little = *reader->cursor++ == 1;
  if (!read_u32 (reader, &type) || type / 1000 > 3)
    return FALSE;

  if (type % 1000 == 1)
    return read_points (reader, 1, axes[type / 1000]);
  if (!read_u32 (reader, &n_parts))
    return FALSE;

  switch (type % 1000)
    {
    case 2:
      return read_points (reader, n_parts, axes[type / 1000]);
    case 3:
      return read_rings (reader, n_parts, axes[type / 1000]);
    case 4:
    case 5:
    case 6:
    case 7:
      while (n_parts-- > 0)
        if (!read_geometry (reader, depth + 1))
          return FALSE;
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * The box of a geometry in ISO WKB; %FALSE where the bytes are none. An empty geometry has an empty box.
 */
gboolean
suyuan_wkb_get_box (gconstpointer wkb,
                    gsize         length,
                    SuyuanBox    *box)
{
  Reader reader = { wkb, (const guint8 *) wkb + length, FALSE, box };

  *box = SUYUAN_BOX_EMPTY;
  return read_geometry (&reader, 0) && reader.cursor == reader.end;
}

static void
append_double (GByteArray *bytes,
               double      number)
{
  guint64 bits;

  memcpy (&bits, &number, 8);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (bytes, (const guint8 *) &bits, 8);
}

static void
begin_geom (GByteArray *geom,
            guint8      flags)
{
  const guint8  head[] = { 'G', 'P', 0, flags };
  const guint32 srs = GUINT32_TO_LE (SRS_CGCS2000);

  g_byte_array_set_size (geom, 0);
  g_byte_array_append (geom, head, sizeof head);
  g_byte_array_append (geom, (const guint8 *) &srs, sizeof srs);
}

/**
 * Writes a point (degrees × 10⁷, CGCS2000) as a GeoPackage geometry, without envelope, into @geom.
 */
void
suyuan_geom_from_position (GByteArray *geom,
                           gint64      lon,
                           gint64      lat)
{
  static const guint8 point[] = { 1, 1, 0, 0, 0 };

  begin_geom (geom, FLAG_LITTLE_ENDIAN);
  g_byte_array_append (geom, point, sizeof point);
  append_double (geom, (double) lon / SUYUAN_DEGREE);
  append_double (geom, (double) lat / SUYUAN_DEGREE);
}

/**
 * Writes WKB as a GeoPackage geometry with its envelope into @geom; %FALSE where the bytes are no geometry.
 */
gboolean
suyuan_geom_from_wkb (GByteArray   *geom,
                      gconstpointer wkb,
                      gsize         length)
{
  SuyuanBox box;
  gboolean  empty;

  if (!suyuan_wkb_get_box (wkb, length, &box))
    return FALSE;

  empty = suyuan_box_is_empty (&box);
  begin_geom (geom, FLAG_LITTLE_ENDIAN | (empty ? FLAG_EMPTY : FLAG_ENVELOPE));
  if (!empty)
    {
      append_double (geom, box.min_x);
      append_double (geom, box.max_x);
      append_double (geom, box.min_y);
      append_double (geom, box.max_y);
    }
  g_byte_array_append (geom, wkb, length);
  return TRUE;
}

/**
 * The WKB inside a GeoPackage geometry that this program wrote, borrowed; %NULL where it is none.
 */
gconstpointer
suyuan_geom_get_wkb (gconstpointer geom,
                     gsize         length,
                     gsize        *wkb_length)
{
  const guint8 *bytes = geom;
  gsize         header;

  if (bytes == NULL || length < HEADER_BYTES)
    return NULL;

  header = HEADER_BYTES + (bytes[3] & FLAG_ENVELOPE ? ENVELOPE_BYTES : 0);
  if (length < header)
    return NULL;

  *wkb_length = length - header;
  return bytes + header;
}

/**
 * The box of a GeoPackage geometry; %FALSE where there is none or it is empty.
 */
gboolean
suyuan_geom_get_box (gconstpointer geom,
                     gsize         length,
                     SuyuanBox    *box)
{
  gsize         wkb_length;
  gconstpointer wkb = suyuan_geom_get_wkb (geom, length, &wkb_length);

  return wkb != NULL && suyuan_wkb_get_box (wkb, wkb_length, box) && !suyuan_box_is_empty (box);
}
