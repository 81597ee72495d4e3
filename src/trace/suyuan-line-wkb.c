/* Reads the lines and areas of a workspace from their stored bytes, whatever program wrote them. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-trace"

#include "suyuan-line-private.h"

#include <math.h>
#include <string.h>

#define MAX_NESTING 8

/* OGC 06-103r4, 8.2; the high bits are PostGIS' EWKB. */
typedef enum
{
  WKB_LINE = 2,
  WKB_POLYGON = 3,
  WKB_MULTI_LINE = 5,
  WKB_MULTI_POLYGON = 6,
  WKB_COLLECTION = 7,
} WkbType;

#define EWKB_Z 0x80000000u
#define EWKB_M 0x40000000u
#define EWKB_SRID 0x20000000u

typedef struct
{
  const guint8 *at, *end;
  gboolean      swap;
  SuyuanLine   *line; /* NULL until the first part says whether it is one of rings */
} Reader;

static gboolean
fail (GError    **error,
      const char *why)
{
  g_set_error (error, SUYUAN_TRACE_ERROR, SUYUAN_TRACE_ERROR_GEOMETRY, "Geometry cannot be read: %s", why);
  return FALSE;
}

static gboolean
read_bytes (Reader  *self,
            gpointer to,
            gsize    size,
            GError **error)
{
  if ((gsize) (self->end - self->at) < size)
    return fail (error, "its bytes end too early");
  memcpy (to, self->at, size);
  self->at += size;
  return TRUE;
}

static gboolean
read_number (Reader  *self,
             guint32 *number,
             GError **error)
{
  if (!read_bytes (self, number, sizeof *number, error))
    return FALSE;
  if (self->swap)
    *number = GUINT32_SWAP_LE_BE (*number);
  return TRUE;
}

static gboolean
read_degrees (Reader  *self,
              double   limit,
              gint32  *degrees,
              GError **error)
{
  guint64 bits;
  double  value;

  if (!read_bytes (self, &bits, sizeof bits, error))
    return FALSE;
  if (self->swap)
    bits = GUINT64_SWAP_LE_BE (bits);
  memcpy (&value, &bits, sizeof value);
  if (!(fabs (value) <= limit))
    return fail (error, "a vertex lies outside the world; were longitude and latitude exchanged, or are they metres?");
  *degrees = (gint32) lround (value * SUYUAN_DEGREE);
  return TRUE;
}

static gboolean
read_part (Reader  *self,
           guint    dimensions,
           gboolean closed,
           GError **error)
{
  g_autofree SuyuanPosition *vertices = NULL;
  guint32                    n;
  gsize                      extra = (dimensions - 2) * sizeof (double);

  if (!read_number (self, &n, error))
    return FALSE;
  if (n > (gsize) (self->end - self->at) / (dimensions * sizeof (double)))
    return fail (error, "its bytes end too early");
  vertices = g_new (SuyuanPosition, n);
  for (guint i = 0; i < n; i++)
    {
      if (!read_degrees (self, 180, &vertices[i].lon, error) || !read_degrees (self, 90, &vertices[i].lat, error))
        return FALSE;
      self->at += extra;
    }
  if (!self->line)
    self->line = suyuan_line_new_empty (closed);
  if (suyuan_line_is_closed (self->line) != closed)
    return fail (error, "it mixes lines and areas");
  suyuan_line_append_part (self->line, vertices, n);
  return TRUE;
}

static gboolean
read_header (Reader  *self,
             guint32 *type,
             guint   *dimensions,
             GError **error)
{
  guint8  order;
  guint32 srid;

  if (!read_bytes (self, &order, 1, error))
    return FALSE;
  if (order > 1)
    return fail (error, "it is not well-known binary");
  self->swap = (order == 1) != (G_BYTE_ORDER == G_LITTLE_ENDIAN);
  if (!read_number (self, type, error) || (*type & EWKB_SRID && !read_number (self, &srid, error)))
    return FALSE;
  *dimensions = 2 + (*type & EWKB_Z ? 1 : 0) + (*type & EWKB_M ? 1 : 0);
  *type &= ~(EWKB_Z | EWKB_M | EWKB_SRID);
  if (*type / 1000 <= 3)
    *dimensions += (const guint[]){ 0, 1, 1, 2 }[*type / 1000];
  *type %= 1000;
  return TRUE;
}

static gboolean
read_geometry (Reader  *self,
               guint    nesting,
               GError **error)
{
  guint32 type, n;
  guint   dimensions;

  if (nesting > MAX_NESTING)
    return fail (error, "its collections are nested too deep");
  if (!read_header (self, &type, &dimensions, error))
    return FALSE;
  if (type == WKB_LINE)
    return read_part (self, dimensions, FALSE, error);
  if (type != WKB_POLYGON && type != WKB_MULTI_LINE && type != WKB_MULTI_POLYGON && type != WKB_COLLECTION)
    return fail (error, "it is neither a line nor an area");
  if (!read_number (self, &n, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!(type == WKB_POLYGON ? read_part (self, dimensions, TRUE, error)
                              : read_geometry (self, nesting + 1, error)))
      return FALSE;
  return TRUE;
}

/**
 * suyuan_line_new_from_wkb:
 * @wkb: well-known binary of a (multi) line or a (multi) polygon in degrees; Z and M are passed over
 *
 * Errors: %SUYUAN_TRACE_ERROR_GEOMETRY where the bytes are something else, end early or leave the world.
 *
 * Returns: (transfer full): the line, or the rings of the areas as closed parts
 */
SuyuanLine *
suyuan_line_new_from_wkb (GBytes  *wkb,
                          GError **error)
{
  gsize         size;
  const guint8 *bytes = g_bytes_get_data (wkb, &size);
  Reader        reader = { bytes, bytes + size };
  gboolean      read = read_geometry (&reader, 0, error);
  g_autoptr (SuyuanLine) line = reader.line;

  if (!read)
    return NULL;
  return line ? g_steal_pointer (&line) : suyuan_line_new_empty (FALSE);
}
