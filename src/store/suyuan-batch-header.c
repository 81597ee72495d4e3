/* suyuan-batch-header.c: the bytes of a batch's header, the link of the chain
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-batch-header.h"

#include "suyuan-workspace.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define HASH_BLAKE2B_256 1

/* format (4) · hash algorithm (1) · device (32) · seq (8) · hlc (8) · person (16) · catalogue (4) · flags (1) ·
 * previous (32) · rows (4) · root (32) · verb (the rest, UTF-8). All numbers big endian. */
#define FIXED_BYTES (4 + 1 + 32 + 8 + 8 + 16 + 4 + 1 + 32 + 4 + 32)

/**
 * Frees what the header owns.
 */
void
suyuan_batch_header_clear (SuyuanBatchHeader *self)
{
  g_clear_pointer (&self->verb, g_free);
}

static void
append_number (GByteArray *bytes,
               guint64     number,
               guint       width)
{
  for (guint i = width; i-- > 0;)
    {
      guint8 byte = number >> (8 * i);

      g_byte_array_append (bytes, &byte, 1);
    }
}

static guint64
take_number (const guint8 **cursor,
             guint          width)
{
  guint64 number = 0;

  for (guint i = 0; i < width; i++)
    number = number << 8 | *(*cursor)++;
  return number;
}

static void
take_bytes (const guint8 **cursor,
            guint8        *bytes,
            gsize          length)
{
  memcpy (bytes, *cursor, length);
  *cursor += length;
}

/**
 * The canonical bytes; their BLAKE2b-256 is the batch's hash.
 */
GBytes *
suyuan_batch_header_serialize (const SuyuanBatchHeader *self)
{
  GByteArray *bytes = g_byte_array_new ();

  append_number (bytes, self->format, 4);
  append_number (bytes, HASH_BLAKE2B_256, 1);
  g_byte_array_append (bytes, self->device, sizeof self->device);
  append_number (bytes, self->seq, 8);
  append_number (bytes, self->hlc, 8);
  g_byte_array_append (bytes, self->person.bytes, sizeof self->person.bytes);
  append_number (bytes, self->catalogue, 4);
  append_number (bytes, self->flags, 1);
  g_byte_array_append (bytes, self->previous, sizeof self->previous);
  append_number (bytes, self->rows, 4);
  g_byte_array_append (bytes, self->root, sizeof self->root);
  g_byte_array_append (bytes, (const guint8 *) self->verb, strlen (self->verb));
  return g_byte_array_free_to_bytes (bytes);
}

/**
 * Reads a header into @self (zero or clear); the caller clears it. Errors: CORRUPT, TOO_NEW.
 */
gboolean
suyuan_batch_header_parse (SuyuanBatchHeader *self,
                           gconstpointer      bytes,
                           gsize              length,
                           GError           **error)
{
  const guint8 *cursor = bytes;
  guint         algorithm;

  if (bytes == NULL || length < FIXED_BYTES)
    {
      g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT, _ ("The header of a batch is cut short"));
      return FALSE;
    }

  self->format = take_number (&cursor, 4);
  algorithm = take_number (&cursor, 1);
  if (self->format != SUYUAN_JOURNAL_FORMAT || algorithm != HASH_BLAKE2B_256)
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_TOO_NEW,
                   _ ("A batch has journal format %u with hash %u, which this version does not know"), self->format, algorithm);
      return FALSE;
    }

  take_bytes (&cursor, self->device, sizeof self->device);
  self->seq = take_number (&cursor, 8);
  self->hlc = take_number (&cursor, 8);
  take_bytes (&cursor, self->person.bytes, sizeof self->person.bytes);
  self->catalogue = take_number (&cursor, 4);
  self->flags = take_number (&cursor, 1);
  take_bytes (&cursor, self->previous, sizeof self->previous);
  self->rows = take_number (&cursor, 4);
  take_bytes (&cursor, self->root, sizeof self->root);
  g_free (self->verb);
  self->verb = g_utf8_make_valid ((const char *) cursor, length - FIXED_BYTES);
  return TRUE;
}

/**
 * The printable id of a batch: 8 hex of the device, `-`, seq. Free it.
 */
char *
suyuan_batch_id_new (const guint8 *device,
                     gint64        seq)
{
  return g_strdup_printf ("%02x%02x%02x%02x-%" G_GINT64_FORMAT, device[0], device[1], device[2], device[3], seq);
}

/**
 * The printable id of this batch. Free it.
 */
char *
suyuan_batch_header_dup_id (const SuyuanBatchHeader *self)
{
  return suyuan_batch_id_new (self->device, self->seq);
}

/**
 * BLAKE2b-256 of @length bytes.
 */
void
suyuan_digest (gconstpointer bytes,
               gsize         length,
               guint8        digest[SUYUAN_DIGEST_BYTES])
{
  crypto_generichash (digest, SUYUAN_DIGEST_BYTES, bytes, length, NULL, 0);
}

/**
 * Lower-case hexadecimal. Free it.
 */
char *
suyuan_hex (const guint8 *bytes,
            gsize         length)
{
  char *text = g_malloc (2 * length + 1);

  return sodium_bin2hex (text, 2 * length + 1, bytes, length);
}
