/* test-media.c: originals taken in by what is in them
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"
#include "suyuan-media.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static char *
write_file (Fixture    *self,
            const char *name,
            GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (self->folder, name, NULL);

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return path;
}

static char *
take_in (Fixture    *self,
         const char *path,
         GError    **error)
{
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (self->workspace, "photo", NULL, NULL);

  g_assert_nonnull (batch);
  return suyuan_batch_take_file (batch, path, error);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint       n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n += g_file_test (child, G_FILE_TEST_IS_DIR) ? count_files (child) : 1;
    }
  return n;
}

static void
assert_n_media (Fixture *self,
                guint    n)
{
  g_autofree char *media = g_build_filename (self->path, "media", NULL);

  g_assert_cmpuint (count_files (media), ==, n);
}

/* media/ab/<sha256>.<ext>, byte for byte, and nobody may write to it. */
static void
test_take (Fixture      *self,
           gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, 255, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 700001 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = random_bytes (sizes[i]);
      g_autofree char *path = write_file (self, "现场 Photo.JPG", bytes);
      g_autofree char *sha256 = take_in (self, path, &error), *expected = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      g_autofree char *place = NULL, *by_hand = NULL, *content = NULL;
      gsize            length;
      GStatBuf         info;

      g_assert_no_error (error);
      g_assert_cmpstr (sha256, ==, expected);
      place = suyuan_workspace_get_media_path (self->workspace, sha256, path);
      by_hand = g_strdup_printf ("%s/media/%.2s/%s.jpg", self->path, sha256, sha256);
      g_assert_cmpstr (place, ==, by_hand);
      g_assert_true (g_file_get_contents (place, &content, &length, NULL));
      g_assert_cmpmem (content, length, g_bytes_get_data (bytes, NULL), sizes[i]);
      g_assert_cmpint (g_stat (place, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0444);
    }
  assert_n_media (self, G_N_ELEMENTS (sizes));
}

/* The same picture under ten names is one file. */
static void
test_same_twice (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (GBytes) bytes = random_bytes (1000);
  g_autofree char *first = NULL;

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("copy %u.jpg", i), *path = write_file (self, name, bytes), *sha256 = take_in (self, path, NULL);

      if (first == NULL)
        first = g_strdup (sha256);
      g_assert_cmpstr (sha256, ==, first);
      assert_n_media (self, 1);
    }
}

/* A copy that was cut short is made whole by the original. */
static void
test_cut_short (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GBytes) bytes = random_bytes (5000);
  g_autofree char *path = write_file (self, "a.jpg", bytes), *sha256 = take_in (self, path, NULL), *again = NULL, *content = NULL;
  g_autofree char *place = suyuan_workspace_get_media_path (self->workspace, sha256, path);
  gsize            length;

  g_assert_cmpint (g_chmod (place, 0644), ==, 0);
  g_assert_cmpint (truncate (place, 100), ==, 0);
  again = take_in (self, path, NULL);
  g_assert_cmpstr (again, ==, sha256);
  g_assert_true (g_file_get_contents (place, &content, &length, NULL));
  g_assert_cmpmem (content, length, g_bytes_get_data (bytes, NULL), 5000);
  assert_n_media (self, 1);
}

/* The file stays when the batch is dropped: it costs nothing when it comes again. */
static void
test_abort (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GBytes) bytes = random_bytes (100);
  g_autofree char *path = write_file (self, "a.jpg", bytes), *sha256 = take_in (self, path, NULL), *again = NULL;

  assert_n_media (self, 1);
  again = take_in (self, path, NULL);
  g_assert_cmpstr (again, ==, sha256);
  assert_n_media (self, 1);
}

static void
test_extension (Fixture      *self,
                gconstpointer data)
{
  static const struct
  {
    const char *name, *extension;
  } known[] = {
    { "a.jpg", ".jpg" },
    { "a.JPEG", ".jpeg" },
    { "a", "" },
    { "a.", "" },
    { ".hidden", ".hidden" },
    { "a.b.Png", ".png" },
    { "/some.folder/a", "" },
    { "a.verylongone", "" },
    { "a.j'g", ".j_g" },
    { "a.图", ".___" },
    { NULL, "" },
    { "a.../../x", "" },
  };
  static const char sha256[] = "ab00000000000000000000000000000000000000000000000000000000000000";

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *place = suyuan_workspace_get_media_path (self->workspace, sha256, known[i].name);
      g_autofree char *expected = g_strdup_printf ("%s/media/ab/%s%s", self->path, sha256, known[i].extension);

      g_assert_cmpstr (place, ==, expected);
    }
}

static void
assert_refused (Fixture         *self,
                const char      *path,
                SuyuanStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (take_in (self, path, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  assert_n_media (self, 0);
}

static void
test_not_there (Fixture      *self,
                gconstpointer data)
{
  g_autofree char *missing = g_build_filename (self->folder, "missing.jpg", NULL), *link = g_build_filename (self->folder, "link.jpg", NULL);

  g_assert_cmpint (symlink (missing, link), ==, 0);
  assert_refused (self, missing, SUYUAN_STORE_ERROR_NOT_FOUND);
  assert_refused (self, link, SUYUAN_STORE_ERROR_NOT_FOUND);
  assert_refused (self, self->folder, SUYUAN_STORE_ERROR_NOT_FOUND);
  assert_refused (self, "/dev/zero", SUYUAN_STORE_ERROR_NOT_FOUND);
}

/* As somebody who may not read it: root may read everything, so a child gives its rights up. */
static int
try_as_guest (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "guest.suyuan", NULL), *secret = g_build_filename (folder, "secret.jpg", NULL);
  g_autoptr (GError) error = NULL;
  SuyuanWorkspace *workspace;
  SuyuanBatch     *batch;

  if (getuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    return 2;
  workspace = suyuan_workspace_create (path, SUYUAN_OPEN_REHEARSAL, NULL);
  suyuan_workspace_use_device (workspace, suyuan_device_load (g_build_filename (folder, "guest.key", NULL), NULL));
  batch = suyuan_batch_begin (workspace, "photo", NULL, NULL);
  if (batch == NULL || suyuan_batch_take_file (batch, secret, &error) != NULL)
    return 3;
  if (!g_error_matches (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED) || strstr (error->message, secret) == NULL ||
      strstr (error->message, g_strerror (EACCES)) == NULL)
    return 4;
  return 0;
}

static void
test_unreadable (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (GBytes) bytes = random_bytes (10);
  g_autofree char *secret = write_file (self, "secret.jpg", bytes);
  int              status;
  pid_t            child;

  g_assert_cmpint (g_chmod (secret, 0), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0777), ==, 0);
  child = fork ();
  if (child == 0)
    _exit (try_as_guest (self->folder));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* Files may not grow beyond 64 KB: the photo breaks off in the middle and leaves nothing. */
static void
test_breaks_off (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (GBytes) big = random_bytes (300000);
  g_autofree char *path = write_file (self, "big.jpg", big);
  struct rlimit    before, limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 65536;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  assert_refused (self, path, SUYUAN_STORE_ERROR_FAILED);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
}

/* The same where the disk is full, which is said as such; only root can make a disk that small. */
static void
test_full (Fixture      *self,
           gconstpointer data)
{
  g_autofree char *media = g_build_filename (self->path, "media", NULL);
  g_autoptr (GBytes) big = random_bytes (300000), small = random_bytes (1000);
  g_autofree char *big_path = write_file (self, "big.jpg", big), *small_path = write_file (self, "small.jpg", small), *sha256 = NULL;
  g_autoptr (GError) error = NULL;
  gboolean tiny;

  g_mkdir (media, 0755);
  tiny = mount ("tmpfs", media, "tmpfs", 0, "size=64k") == 0;
  if (tiny)
    assert_refused (self, big_path, SUYUAN_STORE_ERROR_FULL);
  else
    g_test_message ("No small file system can be mounted here: %s", g_strerror (errno));

  sha256 = take_in (self, small_path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (sha256);
  assert_n_media (self, 1);
  if (tiny)
    g_assert_cmpint (umount (media), ==, 0);
}

/* Where the folder cannot be, nothing is lost but the taking in. */
static void
test_no_folder (Fixture      *self,
                gconstpointer data)
{
  g_autofree char *media = g_build_filename (self->path, "media", NULL);
  g_autoptr (GBytes) bytes = random_bytes (10);
  g_autofree char *path = write_file (self, "a.jpg", bytes);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (media, "a file in the way", -1, NULL));
  g_assert_null (take_in (self, path, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, path));
}

#define ADD(name, func) g_test_add ("/store/media/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

/* Pieces of a program that was killed go when the workspace is opened to write, and nothing else does. */
static void
test_sweep (Fixture      *self,
            gconstpointer data)
{
  g_autofree char *path = g_strdup (suyuan_workspace_get_path (self->workspace));
  g_autofree char *media = g_build_filename (path, "media", NULL);
  g_autofree char *piece = g_build_filename (media, "taking-AB12cd", NULL);
  g_autofree char *other = g_build_filename (media, "notes.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanWorkspace) reader = NULL;

  g_assert_cmpint (g_mkdir_with_parents (media, 0755), ==, 0);
  g_assert_true (g_file_set_contents (piece, "half", -1, NULL));
  g_assert_true (g_file_set_contents (other, "mine", -1, NULL));
  reader = suyuan_workspace_open (path, SUYUAN_OPEN_READ, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (piece, G_FILE_TEST_EXISTS));
  g_clear_pointer (&reader, suyuan_workspace_close);
  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  self->workspace = suyuan_workspace_open (path, SUYUAN_OPEN_WRITE, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (piece, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("take", test_take);
  ADD ("same-twice", test_same_twice);
  ADD ("cut-short", test_cut_short);
  ADD ("abort", test_abort);
  ADD ("extension", test_extension);
  ADD ("not-there", test_not_there);
  ADD ("unreadable", test_unreadable);
  ADD ("breaks-off", test_breaks_off);
  ADD ("full", test_full);
  ADD ("no-folder", test_no_folder);
  ADD ("sweep", test_sweep);

  return g_test_run ();
}
