/* suyuan-parcel.c: the bytes of a batch on its way between workspaces, and what is checked on arrival
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-parcel.h"

#include "suyuan-device.h"
#include "suyuan-workspace.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

/* A clock that says more, in the year 4200, would leave our own no room to go on behind it. */
#define LAST_HLC (G_MAXINT64 / 2)

/* length of the header (4) · header · signature (64), then for each row its digest (32), the length of its content
 * (4) and the content; a withheld row has the length 0. All numbers big endian. */

/**
 * Frees what the parcel owns.
 */
void
suyuan_parcel_clear (SuyuanParcel *self)
{
  suyuan_batch_header_clear (&self->header);
}

static gboolean
take_length (const guint8 **cursor,
             const guint8  *end,
             gsize         *length)
{
  guint32 number;

  if (end - *cursor < 4)
    return FALSE;

  memcpy (&number, *cursor, 4);
  *length = GUINT32_FROM_BE (number);
  *cursor += 4;
  return TRUE;
}

/**
 * The next row from @cursor on (start at rows); %FALSE at the end or where the bytes are cut.
 */
gboolean
suyuan_parcel_next (const SuyuanParcel *self,
                    const guint8      **cursor,
                    SuyuanParcelRow    *row)
{
  if (self->end - *cursor < SUYUAN_DIGEST_BYTES + 4)
    return FALSE;

  row->digest = *cursor;
  *cursor += SUYUAN_DIGEST_BYTES;
  if (!take_length (cursor, self->end, &row->length) || (gsize) (self->end - *cursor) < row->length)
    return FALSE;

  row->content = row->length == 0 ? NULL : *cursor;
  *cursor += row->length;
  return TRUE;
}

static gboolean
check_rows (const SuyuanParcel *self)
{
  crypto_generichash_state state;
  const guint8            *cursor = self->rows;
  guint8                   digest[SUYUAN_DIGEST_BYTES];
  SuyuanParcelRow          row;
  guint                    n_rows = 0;

  crypto_generichash_init (&state, NULL, 0, SUYUAN_DIGEST_BYTES);
  while (suyuan_parcel_next (self, &cursor, &row))
    {
      if (row.content != NULL)
        {
          suyuan_digest (row.content, row.length, digest);
          if (memcmp (digest, row.digest, sizeof digest) != 0 || !suyuan_payload_is_whole (row.content, row.length))
            return FALSE;
        }
      crypto_generichash_update (&state, row.digest, SUYUAN_DIGEST_BYTES);
      n_rows++;
    }
  crypto_generichash_final (&state, digest, sizeof digest);
  return cursor == self->end && n_rows == self->header.rows && memcmp (digest, self->header.root, sizeof digest) == 0;
}

static gboolean
refuse (GError    **error,
        const char *id,
        const char *why)
{
  g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT, _ ("Batch %s is refused: %s"), id, why);
  return FALSE;
}

/**
 * Reads a parcel and checks signature, root and digests. @bytes must outlive it. Errors: CORRUPT, TOO_NEW.
 */
gboolean
suyuan_parcel_open (SuyuanParcel *self,
                    GBytes       *bytes,
                    GError      **error)
{
  gsize            length;
  const guint8    *cursor = g_bytes_get_data (bytes, &length);
  g_autofree char *id = NULL;

  self->end = cursor + length;
  if (length == 0 || !take_length (&cursor, self->end, &self->header_length) ||
      (gsize) (self->end - cursor) < self->header_length + SUYUAN_SIGNATURE_BYTES)
    return refuse (error, "?", _ ("it is cut short"));

  self->header_bytes = cursor;
  self->signature = cursor + self->header_length;
  self->rows = self->signature + SUYUAN_SIGNATURE_BYTES;
  if (!suyuan_batch_header_parse (&self->header, self->header_bytes, self->header_length, error))
    return FALSE;

  id = suyuan_batch_header_dup_id (&self->header);
  suyuan_digest (self->header_bytes, self->header_length, self->hash);
  if (!suyuan_device_check (self->header.device, self->hash, self->signature))
    return refuse (error, id, _ ("the signature is not that of its device"));
  if (self->header.seq < 1 || self->header.hlc < 1 || self->header.hlc > LAST_HLC)
    return refuse (error, id, _ ("its number or its time cannot be"));
  if (!check_rows (self))
    return refuse (error, id, _ ("its changes are not those it was signed with"));
  return TRUE;
}

static void
append_length (GByteArray *bytes,
               gsize       length)
{
  guint32 number = GUINT32_TO_BE ((guint32) length);

  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

/**
 * Starts a parcel in empty @bytes.
 */
void
suyuan_parcel_begin (GByteArray   *bytes,
                     gconstpointer header,
                     gsize         header_length,
                     gconstpointer signature)
{
  append_length (bytes, header_length);
  g_byte_array_append (bytes, header, header_length);
  g_byte_array_append (bytes, signature, SUYUAN_SIGNATURE_BYTES);
}

/**
 * Adds a row; without content it is withheld.
 */
void
suyuan_parcel_add (GByteArray            *bytes,
                   const SuyuanParcelRow *row)
{
  g_byte_array_append (bytes, row->digest, SUYUAN_DIGEST_BYTES);
  append_length (bytes, row->content == NULL ? 0 : row->length);
  if (row->content != NULL)
    g_byte_array_append (bytes, row->content, row->length);
}
