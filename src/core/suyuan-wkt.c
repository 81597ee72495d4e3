/* suyuan-wkt.c: well-known text (OGC 06-103r4 §7) made into well-known binary
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-position.h"

#include <math.h>
#include <string.h>

#include "suyuan-core-error.h"

#define MOST_BYTES (256 << 20)

typedef enum
{
  SHAPE_POINT = 1,
  SHAPE_LINESTRING = 2,
  SHAPE_POLYGON = 3,
} Shape;

static const struct
{
  const char *word;
  Shape       shape;
  gboolean    multi;
} types[] = {
  { "MULTIPOINT", SHAPE_POINT, TRUE },
  { "MULTILINESTRING", SHAPE_LINESTRING, TRUE },
  { "MULTIPOLYGON", SHAPE_POLYGON, TRUE },
  { "POINT", SHAPE_POINT, FALSE },
  { "LINESTRING", SHAPE_LINESTRING, FALSE },
  { "POLYGON", SHAPE_POLYGON, FALSE },
};

typedef struct
{
  const char *text;
  const char *at;
  GByteArray *wkb;
  guint       n_numbers; /* of each coordinate; what follows x and y is passed over */
  GError    **error;
} Parser;

static gboolean
fail (Parser     *self,
      const char *expected)
{
  glong position = g_utf8_pointer_to_offset (self->text, self->at) + 1;

  g_set_error (self->error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_SYNTAX,
               "Character %ld of the geometry: expected %s, as in POINT (112.5 33.2)", position, expected);

  return FALSE;
}

static void
skip_blanks (Parser *self)
{
  while (g_ascii_isspace (*self->at))
    self->at++;
}

static gboolean
take (Parser *self,
      char    c)
{
  skip_blanks (self);
  if (*self->at != c)
    return FALSE;
  self->at++;

  return TRUE;
}

static gboolean
take_word (Parser     *self,
           const char *word)
{
  gsize length = strlen (word);

  skip_blanks (self);
  if (g_ascii_strncasecmp (self->at, word, length) != 0 || g_ascii_isalnum (self->at[length]))
    return FALSE;
  self->at += length;

  return TRUE;
}

static guint
write_count (Parser *self,
             guint32 count)
{
  guint32 word = GUINT32_TO_LE (count);

  g_byte_array_append (self->wkb, (const guint8 *) &word, sizeof word);

  return self->wkb->len - sizeof word;
}

static void
patch_count (Parser *self,
             guint   where,
             guint32 count)
{
  count = GUINT32_TO_LE (count);
  memcpy (self->wkb->data + where, &count, sizeof count);
}

static void
write_head (Parser *self,
            guint32 type)
{
  guint8 little_endian = 1;

  g_byte_array_append (self->wkb, &little_endian, 1);
  write_count (self, type);
}

/* "112.5 33.2", and a height or measure where the type or the text has one. */
static gboolean
read_coordinate (Parser *self)
{
  guint n = 0;

  for (;; n++)
    {
      char   *end;
      double  number;
      guint64 word;

      skip_blanks (self);
      number = g_ascii_strtod (self->at, &end);
      if (end == self->at)
        break;
      if (!isfinite (number))
        return fail (self, "a finite number");
      self->at = end;
      memcpy (&word, &number, sizeof word);
      word = GUINT64_TO_LE (word);
      if (n < 2)
        g_byte_array_append (self->wkb, (const guint8 *) &word, sizeof word);
    }
  if (n < 2 || n > 4 || (self->n_numbers != 0 && n != self->n_numbers))
    return fail (self, self->n_numbers > 2 ? "as many numbers as before" : "longitude and latitude with a blank between");
  self->n_numbers = n;

  return TRUE;
}

/* A list in brackets whose first bracket is taken; @least coordinates, closed for rings. */
static gboolean
read_line (Parser  *self,
           guint    least,
           gboolean closed)
{
  guint where = write_count (self, 0), first = self->wkb->len, count = 0;

  if (!take (self, '('))
    return fail (self, "“(”");
  do
    {
      if (!read_coordinate (self))
        return FALSE;
      count++;
    }
  while (take (self, ','));
  if (!take (self, ')'))
    return fail (self, "“,” or “)”");
  if (count < least)
    return fail (self, closed ? "four positions or more in a ring" : "two positions or more in a line");
  if (closed && memcmp (self->wkb->data + first, self->wkb->data + self->wkb->len - 16, 16) != 0)
    return fail (self, "a ring that ends where it begins");
  patch_count (self, where, count);

  return TRUE;
}

static gboolean
read_rings (Parser *self)
{
  guint where = write_count (self, 0), count = 0;

  if (!take (self, '('))
    return fail (self, "“(”");
  do
    {
      if (!read_line (self, 4, TRUE))
        return FALSE;
      count++;
    }
  while (take (self, ','));
  patch_count (self, where, count);

  return take (self, ')') || fail (self, "“,” or “)”");
}

static gboolean
read_point (Parser  *self,
            gboolean bare)
{
  gboolean open = take (self, '(');

  if (!open && !bare)
    return fail (self, "“(”");

  return read_coordinate (self) && (!open || take (self, ')') || fail (self, "“)”"));
}

/* @bare: points of a multipoint may stand without brackets. */
static gboolean
read_shape (Parser  *self,
            Shape    shape,
            gboolean bare)
{
  write_head (self, shape);
  if (shape == SHAPE_POINT)
    return read_point (self, bare);
  if (shape == SHAPE_LINESTRING)
    return read_line (self, 2, FALSE);

  return read_rings (self);
}

static gboolean
read_multi (Parser *self,
            Shape   shape)
{
  guint where, count = 0;

  write_head (self, shape + 3);
  where = write_count (self, 0);
  if (!take (self, '('))
    return fail (self, "“(”");
  do
    {
      if (!read_shape (self, shape, TRUE))
        return FALSE;
      count++;
    }
  while (take (self, ','));
  patch_count (self, where, count);

  return take (self, ')') || fail (self, "“,” or “)”");
}

static void
skip_dimension (Parser *self)
{
  if (take_word (self, "ZM"))
    self->n_numbers = 4;
  else if (take_word (self, "Z") || take_word (self, "M"))
    self->n_numbers = 3;
}

static gboolean
read_geometry (Parser *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (!take_word (self, types[i].word))
        continue;
      skip_dimension (self);
      if (take_word (self, "EMPTY"))
        return fail (self, "a geometry that is not empty");

      return types[i].multi ? read_multi (self, types[i].shape) : read_shape (self, types[i].shape, FALSE);
    }

  return fail (self, "POINT, LINESTRING, POLYGON or a MULTI of them");
}

/**
 * suyuan_wkb_from_wkt:
 * @wkt: well-known text: points, lines, polygons and multis of them, in either case, with heights or without
 * @error: (out): %SUYUAN_CORE_ERROR_SYNTAX with the place
 *
 * Numbers are taken as they stand, first x, then y: reference systems are the caller's. Heights and measures
 * are dropped.
 *
 * Returns: (transfer full): little-endian WKB
 */
GBytes *
suyuan_wkb_from_wkt (const char *wkt,
                     GError    **error)
{
  g_autoptr (GByteArray) wkb = g_byte_array_new ();
  Parser parser = { wkt, wkt, wkb, 0, error };

  if (strlen (wkt) > MOST_BYTES || !g_utf8_validate (wkt, -1, NULL))
    {
      g_set_error_literal (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_SYNTAX,
                           "The geometry is too long or not readable text; check the column");
      return NULL;
    }
  if (!read_geometry (&parser))
    return NULL;
  skip_blanks (&parser);
  if (*parser.at != '\0')
    return fail (&parser, "the end"), NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&wkb));
}
