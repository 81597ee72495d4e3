/* suyuan-value-bytes.c: a value as the bytes that the journal's chain stands on
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-value.h"

#include <math.h>
#include <string.h>

static void
append_64 (GByteArray *bytes,
           guint64     word)
{
  word = GUINT64_TO_BE (word);
  g_byte_array_append (bytes, (const guint8 *) &word, sizeof word);
}

static void
append_run (GByteArray   *bytes,
            gconstpointer data,
            gsize         size)
{
  guint32 length = GUINT32_TO_BE ((guint32) size);

  g_return_if_fail (size <= G_MAXUINT32);
  g_byte_array_append (bytes, (const guint8 *) &length, sizeof length);
  g_byte_array_append (bytes, data, size);
}

/**
 * suyuan_value_serialize:
 * @self: a value
 * @bytes: where its canonical bytes are appended: equal values give equal bytes, on every machine
 */
void
suyuan_value_serialize (const SuyuanValue *self,
                        GByteArray        *bytes)
{
  guint8        type = self->type;
  guint64       word;
  gconstpointer data;
  gsize         size;

  g_byte_array_append (bytes, &type, 1);
  switch (self->type)
    {
    case SUYUAN_VALUE_NULL:
      break;
    case SUYUAN_VALUE_INTEGER:
      append_64 (bytes, (guint64) self->integer);
      break;
    case SUYUAN_VALUE_REAL:
      memcpy (&word, &self->real, sizeof word);
      append_64 (bytes, word);
      break;
    case SUYUAN_VALUE_TEXT:
      append_run (bytes, self->text, strlen (self->text));
      break;
    case SUYUAN_VALUE_BLOB:
      data = g_bytes_get_data (self->blob, &size);
      append_run (bytes, data != NULL ? data : "", size);
      break;
    default:
      g_return_if_reached ();
    }
}

static gboolean
read_word (const guint8 **cursor,
           const guint8  *end,
           gsize          size,
           guint64       *word)
{
  if ((gsize) (end - *cursor) < size)
    return FALSE;

  *word = 0;
  for (gsize i = 0; i < size; i++)
    *word = *word << 8 | *(*cursor)++;

  return TRUE;
}

static gboolean
read_real (SuyuanValue *self,
           guint64      word)
{
  double real;

  memcpy (&real, &word, sizeof real);
  if (!isfinite (real) || (real == 0 && signbit (real)))
    return FALSE;
  suyuan_value_set_real (self, real);

  return TRUE;
}

static gboolean
read_text (SuyuanValue  *self,
           const guint8 *data,
           gsize         size)
{
  if (size == 0 || !g_utf8_validate_len ((const char *) data, size, NULL))
    return FALSE;
  suyuan_value_take_text (self, g_strndup ((const char *) data, size));

  return TRUE;
}

static gboolean
read_run (SuyuanValue    *self,
          SuyuanValueType type,
          const guint8  **cursor,
          const guint8   *end)
{
  g_autoptr (GBytes) blob = NULL;
  const guint8 *data;
  guint64       size;

  if (!read_word (cursor, end, 4, &size) || (guint64) (end - *cursor) < size)
    return FALSE;
  data = *cursor;
  *cursor += size;
  if (type == SUYUAN_VALUE_TEXT)
    return read_text (self, data, size);

  blob = g_bytes_new (data, size);
  suyuan_value_set_blob (self, blob);
  return TRUE;
}

/**
 * suyuan_value_deserialize:
 * @self: an initialised value, whose content is dropped
 * @cursor: (inout): where to read; after the value on success, anywhere on failure
 * @end: behind the last byte
 *
 * Takes only what suyuan_value_serialize() writes: bytes that are short, not UTF-8, an unknown type, an
 * empty text, a number that is not finite or minus zero are refused, so that reading and writing again
 * gives the same bytes.
 *
 * Returns: whether a value was read; @self is NULL otherwise
 */
gboolean
suyuan_value_deserialize (SuyuanValue   *self,
                          const guint8 **cursor,
                          const guint8  *end)
{
  guint64 type, word;

  suyuan_value_clear (self);
  if (!read_word (cursor, end, 1, &type))
    return FALSE;

  switch (type)
    {
    case SUYUAN_VALUE_NULL:
      return TRUE;
    case SUYUAN_VALUE_INTEGER:
      if (!read_word (cursor, end, 8, &word))
        return FALSE;
      suyuan_value_set_integer (self, (gint64) word);
      return TRUE;
    case SUYUAN_VALUE_REAL:
      return read_word (cursor, end, 8, &word) && read_real (self, word);
    case SUYUAN_VALUE_TEXT:
    case SUYUAN_VALUE_BLOB:
      return read_run (self, (SuyuanValueType) type, cursor, end);
    default:
      return FALSE;
    }
}
