/* test-open-checks.c: everything that may stand where a workspace is expected
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include "suyuan-lock.h"
#include "suyuan-open-checks.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_OUTLETS 300

/* A workspace with something in it, closed, and the bytes of its file. */
typedef struct
{
  Fixture fixture;
  char   *file, *bytes;
  gsize   length;
} Closed;

static void
set_up (Closed       *self,
        gconstpointer data)
{
  fixture_set_up (&self->fixture, data);
  g_ptr_array_unref (random_fill (self->fixture.workspace, SUYUAN_KIND_OUTLET, N_OUTLETS));
  g_clear_pointer (&self->fixture.workspace, suyuan_workspace_close);
  self->file = g_build_filename (self->fixture.path, "workspace.gpkg", NULL);
  g_assert_true (g_file_get_contents (self->file, &self->bytes, &self->length, NULL));
}

static void
tear_down (Closed       *self,
           gconstpointer data)
{
  fixture_tear_down (&self->fixture, data);
  g_free (self->file);
  g_free (self->bytes);
}

static void
put_back (Closed *self,
          gsize   length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->file, self->bytes, length, &error);
  g_assert_no_error (error);
}

/* Both to write and to read; the message names the path, and nothing beside the file appears. */
static void
assert_refused (const char      *path,
                SuyuanStoreError code)
{
  static const SuyuanOpenFlags ways[] = { SUYUAN_OPEN_WRITE, SUYUAN_OPEN_READ };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *lock = g_build_filename (path, "lock", NULL);

      g_assert_null (suyuan_workspace_open (path, ways[i], &error));
      g_assert_error (error, SUYUAN_STORE_ERROR, (int) code);
      g_assert_nonnull (strstr (error->message, path));
      g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
    }
}

static void
assert_opens (Closed *self)
{
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET };

  fixture_reopen (&self->fixture, SUYUAN_OPEN_WRITE);
  g_assert_cmpint (suyuan_workspace_count (self->fixture.workspace, &query, NULL), ==, N_OUTLETS);
  g_clear_pointer (&self->fixture.workspace, suyuan_workspace_close);
}

static void
test_not_a_workspace (Closed       *self,
                      gconstpointer data)
{
  g_autofree char *missing = g_build_filename (self->fixture.folder, "missing.suyuan", NULL);
  g_autofree char *empty = g_build_filename (self->fixture.folder, "empty.suyuan", NULL);
  g_autofree char *nested = g_build_filename (self->fixture.folder, "nested.suyuan", NULL), *inner = g_build_filename (nested, "workspace.gpkg", NULL);
  g_autofree char *link = g_build_filename (self->fixture.folder, "link.suyuan", NULL);

  g_assert_cmpint (g_mkdir (empty, 0755), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (inner, 0755), ==, 0);
  g_assert_cmpint (symlink (missing, link), ==, 0);

  assert_refused (missing, SUYUAN_STORE_ERROR_NOT_FOUND);
  assert_refused (link, SUYUAN_STORE_ERROR_NOT_FOUND);
  assert_refused (self->file, SUYUAN_STORE_ERROR_NOT_WORKSPACE); /* the file in place of its folder */
  assert_refused ("/dev/null", SUYUAN_STORE_ERROR_NOT_WORKSPACE);
  assert_refused (empty, SUYUAN_STORE_ERROR_NOT_WORKSPACE);
  assert_refused (nested, SUYUAN_STORE_ERROR_NOT_WORKSPACE);
  assert_opens (self);
}

/* A link to a workspace is one, though. */
static void
test_link (Closed       *self,
           gconstpointer data)
{
  g_autofree char *link = g_build_filename (self->fixture.folder, "link.suyuan", NULL);
  g_autoptr (SuyuanWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (self->fixture.path, link), ==, 0);
  workspace = suyuan_workspace_open (link, SUYUAN_OPEN_WRITE, &error);
  g_assert_no_error (error);
}

/* Cut at any length the file is called damaged at once, not when a missing page is wanted; whole again it opens. */
static void
test_cut_short (Closed       *self,
                gconstpointer data)
{
  const gsize fixed[] = { 0, 1, 15, 16, 99, 100, 4095, 4096, 8192, self->length - 4096, self->length - 1 };

  for (guint i = 0; i < 60; i++)
    {
      put_back (self, i < G_N_ELEMENTS (fixed) ? fixed[i] : random_below (self->length));
      assert_refused (self->fixture.path, SUYUAN_STORE_ERROR_CORRUPT);
    }
  put_back (self, self->length);
  assert_opens (self);
}

/* Noise over the beginning: never opened as if it were ours, never a crash. */
static void
test_noise (Closed       *self,
            gconstpointer data)
{
  for (guint i = 0; i < 25; i++)
    {
      g_autoptr (GBytes) noise = random_bytes (100 + random_below (8000));
      g_autoptr (GError) error = NULL;
      g_autofree char *spoilt = g_memdup2 (self->bytes, self->length);

      memcpy (spoilt, g_bytes_get_data (noise, NULL), g_bytes_get_size (noise));
      g_assert_true (g_file_set_contents (self->file, spoilt, self->length, NULL));
      g_assert_null (suyuan_workspace_open (self->fixture.path, SUYUAN_OPEN_READ, &error));
      g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CORRUPT);
    }
}

/* A database, even a GeoPackage, of somebody else. */
static void
test_foreign (Closed       *self,
              gconstpointer data)
{
  static const char *const made_of[] = {
    "CREATE TABLE something (x)",
    "CREATE TABLE gpkg_contents (table_name)",
    "CREATE TABLE suyuan_meta (key, value)",
    "CREATE TABLE suyuan_meta (key, value); INSERT INTO suyuan_meta VALUES ('schema', 'x')",
  };

  for (guint i = 0; i < G_N_ELEMENTS (made_of); i++)
    {
      SuyuanDb *db;

      g_assert_cmpint (g_unlink (self->file), ==, 0);
      db = suyuan_db_open (self->file, SUYUAN_DB_CREATE, NULL);
      g_assert_true (suyuan_db_exec (db, made_of[i], NULL));
      suyuan_db_close (db);
      assert_refused (self->fixture.path, SUYUAN_STORE_ERROR_NOT_WORKSPACE);
    }
}

/* Ours, but what it is called in the journal is gone. */
static void
test_lost_identity (Closed       *self,
                    gconstpointer data)
{
  static const char *const lost[] = { "UPDATE suyuan_meta SET value = 'nonsense' WHERE key = 'uid'", "DELETE FROM suyuan_meta WHERE key = 'uid'" };

  for (guint i = 0; i < G_N_ELEMENTS (lost); i++)
    {
      SuyuanDb *db = suyuan_db_open (self->file, SUYUAN_DB_WRITE, NULL);

      suyuan_db_set_writer (db, TRUE);
      g_assert_true (suyuan_db_exec (db, lost[i], NULL));
      suyuan_db_close (db);
      assert_refused (self->fixture.path, SUYUAN_STORE_ERROR_CORRUPT);
    }
}

/* On a network file system it opens all the same, to read, says why, and refuses to write with the same words. */
static void
test_network (Closed       *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL, refusal = NULL;
  SuyuanQuery   query = { .kind = SUYUAN_KIND_OUTLET };
  const GError *why;

  suyuan_folder_set_network_for_tests (TRUE);
  g_assert_false (suyuan_open_check_writable (self->fixture.path, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NETWORK);
  fixture_reopen (&self->fixture, SUYUAN_OPEN_WRITE);
  suyuan_folder_set_network_for_tests (FALSE);

  g_assert_true (suyuan_workspace_is_read_only (self->fixture.workspace));
  g_assert_cmpint (suyuan_workspace_count (self->fixture.workspace, &query, NULL), ==, N_OUTLETS);
  why = suyuan_workspace_why_read_only (self->fixture.workspace);
  g_assert_nonnull (strstr (why->message, self->fixture.path));
  g_assert_null (suyuan_batch_begin (self->fixture.workspace, "add", NULL, &refusal));
  g_assert_error (refusal, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NETWORK);
  g_assert_cmpstr (refusal->message, ==, why->message);

  g_clear_pointer (&self->fixture.workspace, suyuan_workspace_close);
  assert_opens (self);
}

/* Asked for to read only, there is no reason to give, and writing is refused. */
static void
test_read (Closed       *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  gsize            length;

  fixture_reopen (&self->fixture, SUYUAN_OPEN_READ);
  g_assert_null (suyuan_workspace_why_read_only (self->fixture.workspace));
  g_assert_null (suyuan_batch_begin (self->fixture.workspace, "add", NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_READ_ONLY);
  g_clear_pointer (&self->fixture.workspace, suyuan_workspace_close);
  g_assert_true (g_file_get_contents (self->file, &after, &length, NULL));
  g_assert_cmpmem (after, length, self->bytes, self->length);
}

/* What a guest, who may write nothing, is told; and how the file is read then. */
static int
look_as_guest (Closed *self)
{
  g_autoptr (GError) error = NULL;

  if (getuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    return 2;
  if (suyuan_open_check_writable (self->fixture.path, &error) || !g_error_matches (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_READ_ONLY))
    return 3;
  return suyuan_open_choose_read_mode (self->fixture.path) == SUYUAN_DB_READ ? 10 : 11;
}

static int
ask_guest (Closed *self)
{
  int   status;
  pid_t child = fork ();

  if (child == 0)
    _exit (look_as_guest (self));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static void
test_guest (Closed       *self,
            gconstpointer data)
{
  g_autofree char *log = g_strconcat (self->file, "-wal", NULL);

  g_assert_cmpint (g_chmod (self->fixture.folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (self->fixture.path, 0555), ==, 0);
  g_assert_cmpint (g_chmod (self->file, 0444), ==, 0);
  g_assert_cmpint (ask_guest (self), ==, 10); /* at rest it is an ordinary file */

  self->bytes[18] = self->bytes[19] = 2; /* left in log mode, as by a crash, without the log */
  put_back (self, self->length);
  g_assert_cmpint (g_chmod (self->file, 0444), ==, 0);
  g_assert_cmpint (ask_guest (self), ==, 11);

  g_assert_true (g_file_set_contents (log, "x", 1, NULL)); /* with a log it must be read with it */
  g_assert_cmpint (ask_guest (self), ==, 10);
  g_assert_cmpint (g_chmod (self->fixture.path, 0755), ==, 0);
}

/* What another program would meet that wants the file for itself. */
static gboolean
is_held (const char *file)
{
  pid_t child = fork ();
  int   status;

  if (child == 0)
    {
      struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
      int          fd = open (file, O_RDWR | O_CLOEXEC);

      _exit (fd >= 0 && fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 1 : 0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status) == 1;
}

/* One more reader of the same process comes and goes, or is refused: those who read and write go on being safe from others. */
static void
test_keeps_locks (Closed       *self,
                  gconstpointer data)
{
  g_assert_false (is_held (self->file));
  fixture_reopen (&self->fixture, SUYUAN_OPEN_WRITE);
  g_assert_true (is_held (self->file));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SuyuanWorkspace) reader = suyuan_workspace_open (self->fixture.path, SUYUAN_OPEN_READ, NULL);

      g_assert_nonnull (reader);
      g_assert_null (suyuan_workspace_open (self->fixture.path, SUYUAN_OPEN_WRITE, NULL));
      g_assert_true (is_held (self->file));
    }
  g_assert_true (is_held (self->file));
}

/* The folder can be renamed and moved: nothing in it knows where it stands. */
static void
test_moved (Closed       *self,
            gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (self->fixture.folder, "别处 #1%20?.suyuan", NULL);

  g_assert_cmpint (g_rename (self->fixture.path, elsewhere), ==, 0);
  g_free (self->fixture.path);
  self->fixture.path = g_steal_pointer (&elsewhere);
  assert_opens (self);
}

#define ADD(name, func) g_test_add ("/store/open-checks/" name, Closed, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("not-a-workspace", test_not_a_workspace);
  ADD ("link", test_link);
  ADD ("cut-short", test_cut_short);
  ADD ("noise", test_noise);
  ADD ("foreign", test_foreign);
  ADD ("lost-identity", test_lost_identity);
  ADD ("network", test_network);
  ADD ("read", test_read);
  ADD ("guest", test_guest);
  ADD ("keeps-locks", test_keeps_locks);
  ADD ("moved", test_moved);

  return g_test_run ();
}
