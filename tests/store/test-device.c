/* test-device.c: the signing key of this computer
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include "suyuan-device.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

/* A folder with no key in it yet; the path names a folder below it that is not there either. */
typedef struct
{
  char *folder, *path;
} Place;

static void
set_up (Place        *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("suyuan-device-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "deep", "er", "device.key", NULL);
}

static void
tear_down (Place        *self,
           gconstpointer data)
{
  tree_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static SuyuanDevice *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  SuyuanDevice *device = suyuan_device_load (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (device);
  return device;
}

/* Nobody else on the computer can read it. */
static void
test_mode (Place        *self,
           gconstpointer data)
{
  g_autoptr (SuyuanDevice) device = load (self->path);
  g_autofree char *folder = g_path_get_dirname (self->path);
  GStatBuf         info;

  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (info.st_size, ==, 64);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0077, ==, 0);
}

static void
test_same_again (Place        *self,
                 gconstpointer data)
{
  g_autoptr (SuyuanDevice) first = load (self->path);
  g_autoptr (SuyuanDevice) second = load (self->path);

  g_assert_cmpmem (suyuan_device_get_public_key (first), 32, suyuan_device_get_public_key (second), 32);
}

static void
test_new_when_missing (Place        *self,
                       gconstpointer data)
{
  g_autoptr (SuyuanDevice) first = load (self->path);
  g_autoptr (SuyuanDevice) second = NULL;

  g_assert_cmpint (g_unlink (self->path), ==, 0);
  second = load (self->path);
  g_assert_cmpint (memcmp (suyuan_device_get_public_key (first), suyuan_device_get_public_key (second), 32), !=, 0);
}

/* The file is the seed: the same text is the same device anywhere, with or without a line end. */
static void
test_known_seed (Place        *self,
                 gconstpointer data)
{
  static const char        seed[] = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"; /* RFC 8032 §7.1, test 1 */
  static const char        public_key[] = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
  static const char *const ends[] = { "", "\n" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, "known.key", NULL);
      g_autofree char *text = g_strconcat (seed, ends[i], NULL);
      g_autofree char *hex = NULL;
      g_autoptr (SuyuanDevice) device = NULL;

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      device = load (path);
      hex = suyuan_hex (suyuan_device_get_public_key (device), 32);
      g_assert_cmpstr (hex, ==, public_key);
    }
}

static void
test_damaged (Place        *self,
              gconstpointer data)
{
  static const char *const damaged[] = { "", "\n", "hello", "9d61b19d", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f6",
                                         "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f6g",
                                         "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60ff" };
  g_autofree char         *path = g_build_filename (self->folder, "damaged.key", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_true (g_file_set_contents (path, damaged[i], -1, NULL));
      g_assert_null (suyuan_device_load (path, &error));
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT);
      g_assert_nonnull (strstr (error->message, path));

      /* It may be all that is left of somebody's chain: it is not overwritten. */
      g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
      g_assert_cmpstr (after, ==, damaged[i]);
    }
}

static void
test_nowhere (Place        *self,
              gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->folder, "file", NULL);
  g_autofree char *path = g_build_filename (file, "device.key", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "in the way", -1, NULL));
  g_assert_null (suyuan_device_load (path, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, path));
}

/* Checked by the library's other entry, and against every single wrong bit. */
static void
test_sign (Place        *self,
           gconstpointer data)
{
  g_autoptr (SuyuanDevice) device = load (self->path);
  g_autofree char *other_path = g_build_filename (self->folder, "other.key", NULL);
  g_autoptr (SuyuanDevice) other = load (other_path);
  const guint8 *key = suyuan_device_get_public_key (device);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GBytes) bytes = random_bytes (SUYUAN_DIGEST_BYTES);
      const guint8 *hash = g_bytes_get_data (bytes, NULL);
      guint8        signature[SUYUAN_SIGNATURE_BYTES];

      suyuan_device_sign (device, hash, signature);
      g_assert_cmpint (crypto_sign_verify_detached (signature, hash, SUYUAN_DIGEST_BYTES, key), ==, 0);
      g_assert_true (suyuan_device_check (key, hash, signature));
      g_assert_false (suyuan_device_check (suyuan_device_get_public_key (other), hash, signature));
      for (guint bit = 0; bit < 8 * sizeof signature; bit++)
        {
          signature[bit / 8] ^= 1 << bit % 8;
          g_assert_false (suyuan_device_check (key, hash, signature));
          signature[bit / 8] ^= 1 << bit % 8;
        }
    }
}

/* Eight processes that start at once agree on one key. */
static void
test_race (Place        *self,
           gconstpointer data)
{
  int    ends[2];
  guint8 keys[8][SUYUAN_DEVICE_BYTES];

  g_assert_cmpint (pipe (ends), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (fork () == 0)
      {
        SuyuanDevice *device = suyuan_device_load (self->path, NULL);

        if (device == NULL || write (ends[1], suyuan_device_get_public_key (device), SUYUAN_DEVICE_BYTES) != SUYUAN_DEVICE_BYTES)
          _exit (1);
        _exit (0);
      }
  close (ends[1]);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_cmpint (read (ends[0], keys[i], SUYUAN_DEVICE_BYTES), ==, SUYUAN_DEVICE_BYTES);
  for (guint i = 1; i < G_N_ELEMENTS (keys); i++)
    g_assert_cmpmem (keys[i], SUYUAN_DEVICE_BYTES, keys[0], SUYUAN_DEVICE_BYTES);
  close (ends[0]);
}

static void
test_default_path (Place        *self,
                   gconstpointer data)
{
  g_autofree char *path = suyuan_device_default_path ();
  g_autofree char *expected = g_build_filename (g_get_user_data_dir (), "suyuan", "device.key", NULL);
  g_autoptr (SuyuanDevice) device = load (NULL);

  g_assert_cmpstr (path, ==, expected);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* Another computer's workspace opens here with a chain of its own beside the old one. */
static void
test_new_chain (Place        *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "test.suyuan", NULL);
  g_autoptr (SuyuanWorkspace) workspace = suyuan_workspace_create (path, SUYUAN_OPEN_REHEARSAL, &error);
  g_autofree char *first = NULL, *second = NULL;

  g_assert_no_error (error);
  fixture_add (workspace, SUYUAN_KIND_OUTLET, "A", "a", &first);
  suyuan_workspace_use_device (workspace, load (self->path));
  fixture_add (workspace, SUYUAN_KIND_OUTLET, "B", "b", &second);

  g_assert_true (g_str_has_suffix (first, "-1"));
  g_assert_true (g_str_has_suffix (second, "-1"));
  g_assert_cmpstr (first, !=, second);
}

#define ADD(name, func) g_test_add ("/store/device/" name, Place, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("mode", test_mode);
  ADD ("same-again", test_same_again);
  ADD ("new-when-missing", test_new_when_missing);
  ADD ("known-seed", test_known_seed);
  ADD ("damaged", test_damaged);
  ADD ("nowhere", test_nowhere);
  ADD ("sign", test_sign);
  ADD ("race", test_race);
  ADD ("default-path", test_default_path);
  ADD ("new-chain", test_new_chain);

  return g_test_run ();
}
