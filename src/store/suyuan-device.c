/* suyuan-device.c: the signing key of this computer, kept outside every workspace
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-store"

#include "suyuan-device.h"

#include "suyuan-workspace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <unistd.h>

/* On disk: the seed in hexadecimal, one line. */
struct _SuyuanDevice
{
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret_key[crypto_sign_SECRETKEYBYTES];
};

G_STATIC_ASSERT (crypto_sign_PUBLICKEYBYTES == SUYUAN_DEVICE_BYTES);
G_STATIC_ASSERT (crypto_sign_BYTES == SUYUAN_SIGNATURE_BYTES);

/**
 * Where the key of this user on this computer stands. Free it.
 */
char *
suyuan_device_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "suyuan", "device.key", NULL);
}

static void
set_file_error (GError    **error,
                const char *path)
{
  int saved = errno;

  g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED,
               _ ("The device key “%s” cannot be made: %s"), path, g_strerror (saved));
}

/* The whole file at once or not at all, and never over one that is there; where a file cannot have two names it is moved. */
static gboolean
take_place (const char *fresh,
            const char *path)
{
  if (link (fresh, path) == 0 || errno == EEXIST)
    return TRUE;
  return (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS) && g_rename (fresh, path) == 0;
}

/* Somebody else may be making the same file: then theirs is the key. Written beside it first, so that nobody reads half a key. */
static gboolean
make_key (const char *path,
          GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *fresh = g_strconcat (path, ".XXXXXX", NULL);
  g_autofree char *text = NULL;
  guint8           seed[crypto_sign_SEEDBYTES];
  gssize           length = 2 * sizeof seed;
  gboolean         written;
  int              fd;

  g_mkdir_with_parents (folder, 0700);
  fd = g_mkstemp_full (fresh, O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_file_error (error, path);
      return FALSE;
    }

  randombytes_buf (seed, sizeof seed);
  text = suyuan_hex (seed, sizeof seed);
  sodium_memzero (seed, sizeof seed);
  written = write (fd, text, length) == length && fsync (fd) == 0;
  close (fd);
  if (!written || !take_place (fresh, path))
    {
      set_file_error (error, path);
      written = FALSE;
    }
  g_unlink (fresh);
  return written;
}

/**
 * Loads the key at @path (%NULL: the user's own), making it when there is none.
 */
SuyuanDevice *
suyuan_device_load (const char *path,
                    GError    **error)
{
  g_autoptr (SuyuanDevice) self = g_new0 (SuyuanDevice, 1);
  g_autofree char *place = path == NULL ? suyuan_device_default_path () : g_strdup (path);
  g_autofree char *text = NULL;
  guint8           seed[crypto_sign_SEEDBYTES];
  gsize            length;

  if (sodium_init () < 0)
    {
      g_set_error_literal (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED, _ ("The signature library cannot start"));
      return NULL;
    }

  if (!g_file_test (place, G_FILE_TEST_EXISTS) && !make_key (place, error))
    return NULL;
  if (!g_file_get_contents (place, &text, NULL, error))
    return NULL;
  if (sodium_hex2bin (seed, sizeof seed, text, strlen (text), "\n", &length, NULL) != 0 || length != sizeof seed)
    {
      g_set_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT,
                   _ ("The device key “%s” is damaged: move it away, and this computer starts a new chain"), place);
      return NULL;
    }

  crypto_sign_seed_keypair (self->public_key, self->secret_key, seed);
  sodium_memzero (seed, sizeof seed);
  return g_steal_pointer (&self);
}

/**
 * Forgets the key.
 */
void
suyuan_device_free (SuyuanDevice *self)
{
  sodium_memzero (self->secret_key, sizeof self->secret_key);
  g_free (self);
}

/**
 * The public key: the device's name in the journal. Borrowed.
 */
const guint8 *
suyuan_device_get_public_key (SuyuanDevice *self)
{
  return self->public_key;
}

/**
 * Signs a batch's hash (Ed25519).
 */
void
suyuan_device_sign (SuyuanDevice *self,
                    const guint8 *hash,
                    guint8        signature[SUYUAN_SIGNATURE_BYTES])
{
  crypto_sign_detached (signature, NULL, hash, SUYUAN_DIGEST_BYTES, self->secret_key);
}

/**
 * Whether @signature is that of @public_key under @hash.
 */
gboolean
suyuan_device_check (const guint8 *public_key,
                     const guint8 *hash,
                     const guint8 *signature)
{
  return crypto_sign_verify_detached (signature, hash, SUYUAN_DIGEST_BYTES, public_key) == 0;
}
