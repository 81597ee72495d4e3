/* suyuan-payload.c: the bytes of one change: what was done to which fields of one record
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-payload.h"

#include <string.h>

/* salt (16) · op (1) · kind (2) · uid (16) · number of fields (2), then for each field the length of its
 * key (1), the key, its old and its new value in their canonical bytes. All numbers big endian. */
enum
{
  AT_OP = SUYUAN_SALT_BYTES,
  AT_KIND = AT_OP + 1,
  AT_UID = AT_KIND + 2,
  AT_N_FIELDS = AT_UID + 16,
  AT_FIELDS = AT_N_FIELDS + 2,
};

static const guint8 null_bytes[1] = { SUYUAN_VALUE_NULL };

static guint32
read_u32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static guint64
read_u64 (const guint8 *bytes)
{
  return (guint64) read_u32 (bytes) << 32 | read_u32 (bytes + 4);
}

/**
 * Whether there is no value.
 */
gboolean
suyuan_slice_is_null (const SuyuanSlice *self)
{
  return self->bytes == NULL || self->bytes[0] == SUYUAN_VALUE_NULL;
}

/**
 * Whether both are the same value of the same type.
 */
gboolean
suyuan_slice_equal (const SuyuanSlice *a,
                    const SuyuanSlice *b)
{
  if (suyuan_slice_is_null (a) || suyuan_slice_is_null (b))
    return suyuan_slice_is_null (a) && suyuan_slice_is_null (b);

  return a->length == b->length && memcmp (a->bytes, b->bytes, a->length) == 0;
}

/**
 * The type of the value.
 */
SuyuanValueType
suyuan_slice_type (const SuyuanSlice *self)
{
  return self->bytes == NULL ? SUYUAN_VALUE_NULL : (SuyuanValueType) self->bytes[0];
}

/**
 * The integer of an integer slice.
 */
gint64
suyuan_slice_integer (const SuyuanSlice *self)
{
  return (gint64) read_u64 (self->bytes + 1);
}

/**
 * The number of a real slice.
 */
double
suyuan_slice_real (const SuyuanSlice *self)
{
  guint64 bits = read_u64 (self->bytes + 1);
  double  real;

  memcpy (&real, &bits, sizeof real);
  return real;
}

/**
 * The text (not terminated) or bytes of a slice, borrowed, and their @length.
 */
gconstpointer
suyuan_slice_data (const SuyuanSlice *self,
                   gsize             *length)
{
  *length = self->length - 5;
  return self->bytes + 5;
}

/**
 * Reads the slice into @value, which must be clear or zero; the caller clears it.
 */
void
suyuan_slice_to_value (const SuyuanSlice *self,
                       SuyuanValue       *value)
{
  const guint8 *cursor = self->bytes;

  suyuan_value_clear (value);
  if (self->bytes != NULL)
    suyuan_value_deserialize (value, &cursor, self->bytes + self->length);
}

static gboolean
read_slice (SuyuanPayload *self,
            SuyuanSlice   *slice)
{
  gsize left = self->end - self->cursor;
  gsize length;

  if (left < 1)
    return FALSE;

  switch ((SuyuanValueType) self->cursor[0])
    {
    case SUYUAN_VALUE_NULL:
      length = 1;
      break;
    case SUYUAN_VALUE_INTEGER:
    case SUYUAN_VALUE_REAL:
      length = 9;
      break;
    case SUYUAN_VALUE_TEXT:
    case SUYUAN_VALUE_BLOB:
      if (left < 5)
        return FALSE;
      length = 5 + (gsize) read_u32 (self->cursor + 1);
      break;
    default:
      return FALSE;
    }

  if (left < length)
    return FALSE;

  slice->bytes = self->cursor;
  slice->length = length;
  self->cursor += length;
  return TRUE;
}

/**
 * Starts reading @content (borrowed by the cursor); %FALSE where it is no change.
 */
gboolean
suyuan_payload_open (SuyuanPayload *self,
                     gconstpointer  content,
                     gsize          length)
{
  const guint8 *bytes = content;

  if (bytes == NULL || length < AT_FIELDS)
    return FALSE;

  self->op = bytes[AT_OP];
  self->kind = bytes[AT_KIND] << 8 | bytes[AT_KIND + 1];
  memcpy (self->uid.bytes, bytes + AT_UID, sizeof self->uid.bytes);
  self->n_fields = bytes[AT_N_FIELDS] << 8 | bytes[AT_N_FIELDS + 1];
  self->cursor = bytes + AT_FIELDS;
  self->end = bytes + length;
  return self->op >= SUYUAN_OP_CREATE && self->op <= SUYUAN_OP_REMOVE;
}

/**
 * The next field (borrowed from the content); %FALSE after the last or where the bytes are no field.
 */
gboolean
suyuan_payload_next (SuyuanPayload      *self,
                     SuyuanPayloadField *field)
{
  if (self->n_fields == 0 || self->cursor >= self->end)
    return FALSE;

  field->key_length = *self->cursor++;
  field->key = (const char *) self->cursor;
  if ((gsize) (self->end - self->cursor) < field->key_length)
    return FALSE;

  self->cursor += field->key_length;
  if (!read_slice (self, &field->old_value) || !read_slice (self, &field->new_value))
    return FALSE;

  self->n_fields--;
  return TRUE;
}

/**
 * Whether @content is exactly one change, nothing missing and nothing behind it.
 */
gboolean
suyuan_payload_is_whole (gconstpointer content,
                         gsize         length)
{
  SuyuanPayload      self;
  SuyuanPayloadField field;

  if (!suyuan_payload_open (&self, content, length))
    return FALSE;

  while (suyuan_payload_next (&self, &field))
    ;
  return self.n_fields == 0 && self.cursor == self.end;
}

/**
 * Starts a change in @content (emptied first). @salt: 16 random bytes, so that a digest tells nothing.
 */
void
suyuan_payload_begin (GByteArray      *content,
                      const guint8    *salt,
                      SuyuanOp         op,
                      SuyuanKind       kind,
                      const SuyuanUid *uid)
{
  const guint8 head[] = { op, kind >> 8, kind & 0xff };
  const guint8 n_fields[2] = { 0, 0 };

  g_byte_array_set_size (content, 0);
  g_byte_array_append (content, salt, SUYUAN_SALT_BYTES);
  g_byte_array_append (content, head, sizeof head);
  g_byte_array_append (content, uid->bytes, sizeof uid->bytes);
  g_byte_array_append (content, n_fields, sizeof n_fields);
}

static void
begin_field (GByteArray *content,
             const char *key,
             guint8      key_length)
{
  if (++content->data[AT_N_FIELDS + 1] == 0)
    content->data[AT_N_FIELDS]++;

  g_byte_array_append (content, &key_length, 1);
  g_byte_array_append (content, (const guint8 *) key, key_length);
}

/**
 * Adds a field. Texts and blobs are copied.
 */
void
suyuan_payload_add (GByteArray        *content,
                    const char        *key,
                    const SuyuanValue *old_value,
                    const SuyuanValue *new_value)
{
  begin_field (content, key, strlen (key));
  suyuan_value_serialize (old_value, content);
  suyuan_value_serialize (new_value, content);
}

static void
append_slice (GByteArray        *content,
              const SuyuanSlice *slice)
{
  if (slice->bytes == NULL)
    g_byte_array_append (content, null_bytes, sizeof null_bytes);
  else
    g_byte_array_append (content, slice->bytes, slice->length);
}

/**
 * Adds a field that is in canonical bytes already.
 */
void
suyuan_payload_add_slices (GByteArray               *content,
                           const SuyuanPayloadField *field)
{
  begin_field (content, field->key, field->key_length);
  append_slice (content, &field->old_value);
  append_slice (content, &field->new_value);
}
