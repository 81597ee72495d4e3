/* test-workspace.c: making, opening and closing a workspace
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
test_create_reopen (Fixture      *self,
                    gconstpointer data)
{
  SuyuanUid        uid = *suyuan_workspace_get_uid (self->workspace);
  g_autofree char *log = g_build_filename (self->path, "workspace.gpkg-wal", NULL);
  g_autofree char *lock = g_build_filename (self->path, "lock", NULL);

  g_assert_false (suyuan_uid_is_nil (&uid));
  g_assert_true (suyuan_workspace_is_rehearsal (self->workspace));
  g_assert_false (suyuan_workspace_is_read_only (self->workspace));
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));

  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));

  fixture_reopen (self, SUYUAN_OPEN_WRITE);
  g_assert_true (suyuan_uid_equal (&uid, suyuan_workspace_get_uid (self->workspace)));
  g_assert_true (suyuan_workspace_is_rehearsal (self->workspace));
}

static void
test_exists (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_workspace_create (self->path, SUYUAN_OPEN_WRITE, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_EXISTS);
}

static void
assert_open_fails (const char *path,
                   int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_workspace_open (path, SUYUAN_OPEN_WRITE, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_not_there (Fixture      *self,
                gconstpointer data)
{
  g_autofree char *missing = g_build_filename (self->folder, "missing.suyuan", NULL);
  g_autofree char *file = g_build_filename (self->folder, "file.suyuan", NULL);

  g_assert_true (g_file_set_contents (file, "hello", -1, NULL));
  assert_open_fails (missing, SUYUAN_STORE_ERROR_NOT_FOUND);
  assert_open_fails (file, SUYUAN_STORE_ERROR_NOT_WORKSPACE);
  assert_open_fails (self->folder, SUYUAN_STORE_ERROR_NOT_WORKSPACE);
}

static void
test_truncated (Fixture      *self,
                gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->path, "workspace.gpkg", NULL);

  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  g_assert_cmpint (truncate (file, 40960), ==, 0);
  assert_open_fails (self->path, SUYUAN_STORE_ERROR_CORRUPT);
  g_assert_cmpint (truncate (file, 10), ==, 0);
  assert_open_fails (self->path, SUYUAN_STORE_ERROR_CORRUPT);
}

static void
test_foreign_database (Fixture      *self,
                       gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->path, "workspace.gpkg", NULL);
  g_autoptr (GError) error = NULL;
  SuyuanDb *db;

  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  g_unlink (file);
  db = suyuan_db_open (file, SUYUAN_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (suyuan_db_exec (db, "CREATE TABLE something (else_)", NULL));
  suyuan_db_close (db);
  assert_open_fails (self->path, SUYUAN_STORE_ERROR_NOT_WORKSPACE);
}

static void
test_newer (Fixture      *self,
            gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->path, "workspace.gpkg", NULL);
  g_autoptr (GError) error = NULL;
  SuyuanDb *db;

  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  db = suyuan_db_open (file, SUYUAN_DB_WRITE, NULL);
  suyuan_db_set_writer (db, TRUE);
  g_assert_true (suyuan_db_exec (db, "UPDATE suyuan_meta SET value = '99' WHERE key = 'schema'", NULL));
  g_assert_true (suyuan_db_exec (db, "UPDATE suyuan_meta SET value = '7.5' WHERE key = 'program'", NULL));
  suyuan_db_close (db);

  g_assert_null (suyuan_workspace_open (self->path, SUYUAN_OPEN_READ, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_TOO_NEW);
  g_assert_nonnull (strstr (error->message, "7.5"));
}

static void
test_locked (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanWorkspace) reader = NULL;

  g_assert_null (suyuan_workspace_open (self->path, SUYUAN_OPEN_WRITE, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, g_get_user_name ()));
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  g_clear_error (&error);

  reader = suyuan_workspace_open (self->path, SUYUAN_OPEN_READ, &error);
  g_assert_no_error (error);
  g_assert_true (suyuan_workspace_is_read_only (reader));
}

/* The text of a dead process's lock is there, its claim is not. */
static void
test_stale_lock (Fixture      *self,
                 gconstpointer data)
{
  g_autofree char *lock = g_build_filename (self->path, "lock", NULL);

  g_clear_pointer (&self->workspace, suyuan_workspace_close);
  g_assert_true (g_file_set_contents (lock, "[open]\nuser=gone\nhost=here\npid=1\nsince=2020\n", -1, NULL));
  fixture_reopen (self, SUYUAN_OPEN_WRITE);
  g_assert_false (suyuan_workspace_is_read_only (self->workspace));
}

static void
test_network (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  suyuan_folder_set_network_for_tests (TRUE);
  fixture_reopen (self, SUYUAN_OPEN_WRITE);
  suyuan_folder_set_network_for_tests (FALSE);

  g_assert_true (suyuan_workspace_is_read_only (self->workspace));
  g_assert_error (suyuan_workspace_why_read_only (self->workspace), SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NETWORK);
  g_assert_null (suyuan_batch_begin (self->workspace, "add", NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NETWORK);
}

static void
test_clock (Fixture      *self,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "plain.suyuan", NULL);
  SuyuanWorkspace *plain;

  g_setenv ("SUYUAN_CLOCK", "2026-05-07T08:00:00Z", TRUE);
  fixture_reopen (self, SUYUAN_OPEN_WRITE);
  plain = suyuan_workspace_create (path, SUYUAN_OPEN_WRITE, NULL);
  g_unsetenv ("SUYUAN_CLOCK");

  g_assert_cmpint (suyuan_clock_now_ms (suyuan_workspace_get_clock (self->workspace)), ==, G_GINT64_CONSTANT (1778140800000));
  g_assert_cmpint (suyuan_clock_now_ms (suyuan_workspace_get_clock (plain)), !=, G_GINT64_CONSTANT (1778140800000));
  suyuan_workspace_close (plain);
}

#define ADD(name, func) g_test_add ("/store/workspace/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("create-reopen", test_create_reopen);
  ADD ("exists", test_exists);
  ADD ("not-there", test_not_there);
  ADD ("truncated", test_truncated);
  ADD ("foreign-database", test_foreign_database);
  ADD ("newer", test_newer);
  ADD ("locked", test_locked);
  ADD ("stale-lock", test_stale_lock);
  ADD ("network", test_network);
  ADD ("clock", test_clock);

  return g_test_run ();
}
