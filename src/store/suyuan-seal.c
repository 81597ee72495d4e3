/* suyuan-seal.c: who made a package or a receipt, and that nobody changed it since
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-seal.h"

#include <string.h>

/* The purpose and a zero byte stand before the bytes, so that no seal is good for a batch or for another document. */
static void
digest_for (const char   *purpose,
            gconstpointer bytes,
            gsize         length,
            guint8        digest[SUYUAN_DIGEST_BYTES])
{
  g_autoptr (GByteArray) all = g_byte_array_sized_new (length + 64);

  g_byte_array_append (all, (const guint8 *) purpose, strlen (purpose) + 1);
  g_byte_array_append (all, bytes, length);
  suyuan_digest (all->data, all->len, digest);
}

static gboolean
read_hex (const char *text,
          guint8     *bytes,
          gsize       length)
{
  if (text == NULL || strlen (text) != 2 * length)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]), low = g_ascii_xdigit_value (text[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i] = high << 4 | low;
    }
  return TRUE;
}

/**
 * What the bytes are known by for a purpose: their BLAKE2b-256 in hexadecimal. Free it.
 */
char *
suyuan_seal_dup_digest (const char   *purpose,
                        gconstpointer bytes,
                        gsize         length)
{
  guint8 digest[SUYUAN_DIGEST_BYTES];

  digest_for (purpose, bytes, length, digest);
  return suyuan_hex (digest, sizeof digest);
}

/**
 * Signs bytes for a purpose (Ed25519). Free it: the signature in hexadecimal.
 */
char *
suyuan_seal_make (SuyuanDevice *device,
                  const char   *purpose,
                  gconstpointer bytes,
                  gsize         length)
{
  guint8 digest[SUYUAN_DIGEST_BYTES], signature[SUYUAN_SIGNATURE_BYTES];

  digest_for (purpose, bytes, length, digest);
  suyuan_device_sign (device, digest, signature);
  return suyuan_hex (signature, sizeof signature);
}

/**
 * suyuan_seal_check:
 * @device: a public key in hexadecimal
 * @seal: a signature in hexadecimal
 *
 * Returns: whether @device signed these bytes for this purpose
 */
gboolean
suyuan_seal_check (const char   *device,
                   const char   *purpose,
                   gconstpointer bytes,
                   gsize         length,
                   const char   *seal)
{
  guint8 key[SUYUAN_DEVICE_BYTES], digest[SUYUAN_DIGEST_BYTES], signature[SUYUAN_SIGNATURE_BYTES];

  if (!read_hex (device, key, sizeof key) || !read_hex (seal, signature, sizeof signature))
    return FALSE;

  digest_for (purpose, bytes, length, digest);
  return suyuan_device_check (key, digest, signature);
}
