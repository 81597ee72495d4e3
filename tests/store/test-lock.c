/* test-lock.c: one process at a time writes in a workspace, and the others are told which
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include "suyuan-lock.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder, *file;
} Place;

static void
set_up (Place        *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("suyuan-lock-XXXXXX", NULL);
  self->file = g_build_filename (self->folder, "lock", NULL);
}

static void
tear_down (Place        *self,
           gconstpointer data)
{
  tree_remove (self->folder);
  g_free (self->folder);
  g_free (self->file);
}

static SuyuanLock *
take (Place *self)
{
  g_autoptr (GError) error = NULL;
  SuyuanLock *lock = suyuan_lock_take (self->folder, &error);

  g_assert_no_error (error);
  return lock;
}

/* Another process that takes the lock, says so and waits to be ended. */
static pid_t
start_owner (Place *self)
{
  int   ends[2];
  char  said;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      SuyuanLock *lock = suyuan_lock_take (self->folder, NULL);

      said = lock == NULL ? 'n' : 'y';
      if (write (ends[1], &said, 1) != 1)
        _exit (1);
      for (;;)
        pause ();
    }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &said, 1), ==, 1);
  g_assert_cmpint (said, ==, 'y');
  close (ends[0]);
  return child;
}

static void
end_owner (pid_t child)
{
  int status;

  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
assert_busy (Place *self,
             pid_t  owner)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *process = g_strdup_printf ("process %d", (int) owner);

  g_assert_null (suyuan_lock_take (self->folder, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, process));
  g_assert_nonnull (strstr (error->message, g_get_user_name ()));
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
}

static void
test_take_release (Place        *self,
                   gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      SuyuanLock *lock = take (self);

      g_assert_true (g_file_test (self->file, G_FILE_TEST_IS_REGULAR));
      suyuan_lock_release (lock);
      g_assert_false (g_file_test (self->file, G_FILE_TEST_EXISTS));
    }
}

/* Not twice in one process either: two windows of one program are two people. */
static void
test_same_process (Place        *self,
                   gconstpointer data)
{
  g_autoptr (SuyuanLock) lock = take (self);

  assert_busy (self, getpid ());
}

static void
test_two_processes (Place        *self,
                    gconstpointer data)
{
  pid_t owner = start_owner (self);
  g_autoptr (SuyuanLock) lock = NULL;

  assert_busy (self, owner);
  assert_busy (self, owner); /* the refusal took nothing */
  end_owner (owner);
  lock = take (self);
}

/* Ended without a chance to tidy up, it leaves a text and no claim. */
static void
test_dead_owner (Place        *self,
                 gconstpointer data)
{
  pid_t            owner = start_owner (self);
  g_autofree char *text = NULL, *mine = g_strdup_printf ("pid=%d\n", (int) getpid ());
  g_autoptr (SuyuanLock) lock = NULL;

  end_owner (owner);
  g_assert_true (g_file_test (self->file, G_FILE_TEST_IS_REGULAR));
  lock = take (self);
  g_assert_true (g_file_get_contents (self->file, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, mine)); /* and nothing of the dead one's longer text behind it */
  g_assert_cmpuint (strlen (strstr (text, "[open]")), ==, strlen (text));
}

/* A text of any kind in the file is no claim: of a pid that lives, of none, of noise. */
static void
test_stale_text (Place        *self,
                 gconstpointer data)
{
  static const char *const texts[] = { "", "[open]\npid=1\nuser=root\n", "[open]\n", "no key file at all", "\xff\xfe\x01", "[open]\npid=99999999\nuser=gone\nhost=elsewhere\nsince=2001-01-01\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SuyuanLock) lock = NULL;

      g_assert_true (g_file_set_contents (self->file, texts[i], -1, NULL));
      lock = take (self);
      assert_busy (self, getpid ());
    }
}

/* A claim whose text was spoilt still holds; who has it is then not known, and said to be so. */
static void
test_spoilt_text (Place        *self,
                  gconstpointer data)
{
  pid_t owner = start_owner (self);
  g_autoptr (GError) error = NULL;
  FILE *file = g_fopen (self->file, "r+");

  g_assert_cmpint (ftruncate (fileno (file), 0), ==, 0);
  fclose (file);
  g_assert_null (suyuan_lock_take (self->folder, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "?"));
  end_owner (owner);
}

/* Somebody removed the file under the owner: its end does not take the next one's away. */
static void
test_removed_file (Place        *self,
                   gconstpointer data)
{
  SuyuanLock *first = take (self);
  g_autoptr (SuyuanLock) second = NULL;

  g_assert_cmpint (g_unlink (self->file), ==, 0);
  second = take (self);
  suyuan_lock_release (first);
  g_assert_true (g_file_test (self->file, G_FILE_TEST_IS_REGULAR));
  assert_busy (self, getpid ());
}

/* Many processes, each wanting it now and again: never two at once. */
static void
contend (Place *self,
         guint  seed)
{
  g_autofree char *inside = g_build_filename (self->folder, "inside", NULL);
  guint            n_taken = 0;

  while (n_taken < 15)
    {
      SuyuanLock *lock = suyuan_lock_take (self->folder, NULL);

      if (lock == NULL)
        {
          g_usleep (100 + seed % 7 * 50);
          continue;
        }
      n_taken++;
      if (g_mkdir (inside, 0700) != 0)
        _exit (3); /* somebody else is inside */
      g_usleep (200);
      if (g_rmdir (inside) != 0)
        _exit (4);
      suyuan_lock_release (lock);
    }
  _exit (0);
}

static void
test_contention (Place        *self,
                 gconstpointer data)
{
  pid_t children[6];

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        contend (self, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
}

static void
test_no_folder (Place        *self,
                gconstpointer data)
{
  g_autofree char *missing = g_build_filename (self->folder, "missing", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_lock_take (missing, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, missing));
}

/* A program started by ours does not keep the workspace when ours ends. */
static void
test_not_inherited (Place        *self,
                    gconstpointer data)
{
  SuyuanLock *lock = take (self);
  char       *argv[] = { (char *) "sleep", (char *) "5", NULL };
  g_autoptr (GError) error = NULL;
  GPid child;

  g_assert_true (g_spawn_async (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_LEAVE_DESCRIPTORS_OPEN, NULL, NULL, &child, &error));
  g_assert_no_error (error);
  suyuan_lock_release (lock);
  lock = take (self);
  suyuan_lock_release (lock);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
}

static void
test_network (Place        *self,
              gconstpointer data)
{
  g_assert_false (suyuan_folder_is_on_network (self->folder));
  g_assert_false (suyuan_folder_is_on_network ("/no/such/folder"));
  suyuan_folder_set_network_for_tests (TRUE);
  g_assert_true (suyuan_folder_is_on_network (self->folder));
  suyuan_folder_set_network_for_tests (FALSE);
  g_assert_false (suyuan_folder_is_on_network (self->folder));
}

#define ADD(name, func) g_test_add ("/store/lock/" name, Place, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("take-release", test_take_release);
  ADD ("same-process", test_same_process);
  ADD ("two-processes", test_two_processes);
  ADD ("dead-owner", test_dead_owner);
  ADD ("stale-text", test_stale_text);
  ADD ("spoilt-text", test_spoilt_text);
  ADD ("removed-file", test_removed_file);
  ADD ("contention", test_contention);
  ADD ("no-folder", test_no_folder);
  ADD ("not-inherited", test_not_inherited);
  ADD ("network", test_network);

  return g_test_run ();
}
