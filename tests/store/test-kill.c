/* test-kill.c: a process killed while it imports leaves whole batches or nothing
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLS 50
#define KILLS_PER_WORKSPACE 10
#define MAX_ROWS 150

/* Every record of a batch is named by the batch's own mark and how many there should be. */
static void
import_one (SuyuanWorkspace *workspace,
            GRand           *rand,
            guint            mark)
{
  guint            n = g_rand_int_range (rand, 1, MAX_ROWS);
  g_autofree char *name = g_strdup_printf ("%u/%u", mark, n);
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (workspace, "import", NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SuyuanRecord) record = fixture_record (workspace, SUYUAN_KIND_OUTLET, NULL, name);

      suyuan_record_set_integer (record, "lon", 1120000000 + i);
      suyuan_record_set_integer (record, "lat", 330000000 + i);
      g_assert_true (suyuan_batch_create (batch, record, NULL));
    }
  g_assert_true (suyuan_batch_commit (batch, NULL, NULL));
}

/* The child: imports until it is killed, and says on stdout when it begins a batch. */
static int
import_for_ever (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new ();
  SuyuanWorkspace *workspace = suyuan_workspace_open (path, SUYUAN_OPEN_WRITE, &error);
  g_autofree char *key = g_strconcat (path, ".key", NULL);

  g_assert_no_error (error);
  suyuan_workspace_use_device (workspace, suyuan_device_load (key, &error));
  g_assert_no_error (error);
  for (;;)
    {
      g_assert_cmpint (write (STDOUT_FILENO, "!", 1), ==, 1);
      import_one (workspace, rand, g_rand_int (rand));
    }
  return 0;
}

static pid_t
start_child (const char *program,
             const char *path,
             int        *out)
{
  const char *argv[] = { program, "--import", path, NULL };
  g_autoptr (GError) error = NULL;
  GPid child;

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, NULL, out, NULL, &error));
  g_assert_no_error (error);
  return child;
}

static void
kill_at_some_moment (const char *program,
                     const char *path)
{
  int   out, status;
  char  ready;
  pid_t child = start_child (program, path, &out);

  for (int i = g_test_rand_int_range (0, 3); i >= 0; i--)
    g_assert_cmpint (read (out, &ready, 1), ==, 1);
  g_usleep (g_test_rand_int_range (0, 40000));
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  close (out);
}

static guint
count_whole_batches (SuyuanWorkspace *workspace)
{
  g_autoptr (SuyuanStmt) row = suyuan_db_prepare (workspace->db, "SELECT name, count(*) FROM outlet GROUP BY name", NULL);
  guint n = 0;

  for (; suyuan_stmt_step (row, NULL) == SUYUAN_STEP_ROW; n++)
    {
      const char *expected = strchr (suyuan_stmt_text (row, 0), '/') + 1;

      g_assert_cmpint (suyuan_stmt_int64 (row, 1), ==, atoi (expected));
    }
  return n;
}

static void
assert_whole (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanWorkspace) workspace = suyuan_workspace_open (path, SUYUAN_OPEN_WRITE, &error);
  g_autoptr (SuyuanVerdict) verdict = NULL;

  g_assert_no_error (error);
  verdict = suyuan_journal_verify (workspace, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (verdict->why, ==, NULL);
  g_assert_cmpuint (count_whole_batches (workspace), ==, verdict->batches);
}

static void
test_kill (gconstpointer program)
{
  guint n_batches = 0;

  for (guint i = 0; i < KILLS / KILLS_PER_WORKSPACE; i++)
    {
      Fixture fixture = { 0 };
      g_autoptr (SuyuanJournalInfo) info = NULL;

      fixture_set_up (&fixture, NULL);
      g_clear_pointer (&fixture.workspace, suyuan_workspace_close);
      for (guint j = 0; j < KILLS_PER_WORKSPACE; j++)
        {
          kill_at_some_moment (program, fixture.path);
          assert_whole (fixture.path);
        }
      fixture_reopen (&fixture, SUYUAN_OPEN_READ);
      info = suyuan_journal_info (fixture.workspace, NULL);
      n_batches += info->batches;
      fixture_tear_down (&fixture, NULL);
    }
  g_assert_cmpuint (n_batches, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--import"))
    return import_for_ever (argv[2]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/store/kill", argv[0], test_kill);
  return g_test_run ();
}
