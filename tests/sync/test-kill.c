/* test-kill.c: a process killed while it packs or merges leaves everything or nothing
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "band.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLS 12 /* at the least: until one has come in time, however fast the machine or late its parent */

/* The child merges, again and again from the beginning if it comes to an end. */
static int
merge_once (const char *workspace,
            const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOffice) office = suyuan_office_open (workspace, FALSE, &error);
  g_autoptr (SuyuanPackage) package = suyuan_package_open (path, &error);
  g_autoptr (SuyuanArrival) arrival = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (write (STDOUT_FILENO, "!", 1), ==, 1);
  arrival = suyuan_arrival_merge (office, package, NULL, &error);
  g_assert_no_error (error);
  return 0;
}

static int
pack_once (const char *workspace,
           const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOffice) office = suyuan_office_open (workspace, TRUE, &error);
  SuyuanPackTerms terms = { 0 };
  g_autoptr (SuyuanManifest) manifest = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (write (STDOUT_FILENO, "!", 1), ==, 1);
  manifest = suyuan_pack (office, path, &terms, NULL, &error);
  g_assert_no_error (error);
  return 0;
}

static int
found_once (const char *workspace,
            const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanPackage) package = suyuan_package_open (path, &error);
  g_autoptr (SuyuanOffice) office = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (write (STDOUT_FILENO, "!", 1), ==, 1);
  arrival = suyuan_arrival_found (workspace, package, &office, NULL, &error);
  g_assert_no_error (error);
  return 0;
}

/* At some moment of each of as many stretches of @most_us, the first of them first: what has come to its end once is soon at
 * its end again. */
static guint
choose_moment (guint try,
               guint most_us)
{
  guint stretch = most_us / KILLS;

  return try % KILLS * stretch + (guint) g_test_rand_int_range (0, (gint32) stretch);
}

/* Whether it was killed and did not come to its end. */
static gboolean
run_and_kill (const char *program,
              const char *what,
              const char *workspace,
              const char *path,
              guint       after_us)
{
  const char      *argv[] = { program, what, workspace, path, NULL };
  g_autofree char *home = g_path_get_dirname (path);
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "XDG_DATA_HOME", home, TRUE);
  g_autoptr (GError) error = NULL;
  GPid child;
  int  out, status;
  char ready;

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **) argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read (out, &ready, 1), ==, 1);
  g_usleep (after_us);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  close (out);
  g_assert_true (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL : WEXITSTATUS (status) == 0);
  return WIFSIGNALED (status);
}

/* Much to pack, some of it of one name; a whole package of it takes some tens of milliseconds to merge. */
static SuyuanOffice *
join_much (Band *band)
{
  SuyuanOffice *team = band_join (band);
  g_autoptr (SuyuanBatch) batch = suyuan_batch_begin (suyuan_office_get_workspace (team), "import", NULL, NULL);

  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (SuyuanRecord) record = fixture_record (suyuan_office_get_workspace (team), SUYUAN_KIND_OUTLET, NULL, i % 2 == 0 ? "口" : "别处");

      suyuan_record_set_integer (record, "lon", 1120000000 + i);
      suyuan_record_set_integer (record, "lat", 330000000 + i);
      g_assert_true (suyuan_batch_create (batch, record, NULL));
    }
  g_assert_true (suyuan_batch_commit (batch, NULL, NULL));
  g_clear_pointer (&batch, suyuan_batch_free);
  for (guint i = 0; i < 6; i++)
    band_add_medium (band, team, 200000, NULL);
  return team;
}

static char *
make_much (Band *band)
{
  return band_pack (band, join_much (band), NULL);
}

static char *
close_bureau (Band *band)
{
  char *path = g_strdup (suyuan_office_get_path (band->offices[0]));

  g_assert_finalize_object (band->offices[0]);
  band->offices[0] = NULL;
  return path;
}

static void
open_bureau (Band       *band,
             const char *path)
{
  g_autoptr (GError) error = NULL;

  band->offices[0] = suyuan_office_open (path, FALSE, &error);
  g_assert_no_error (error);
}

/* What was begun is gone when the workspace is open again. */
static void
assert_swept (const char *workspace)
{
  g_autofree char *media = g_build_filename (workspace, "media", NULL);
  g_autoptr (GDir) dir = g_dir_open (media, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "taking-"));
}

static void
test_merge (Band         *band,
            gconstpointer program)
{
  g_autofree char *path = make_much (band);
  g_autofree char *before = office_head (suyuan_office_get_workspace (band->offices[0]));
  g_autofree char *after = office_head (suyuan_office_get_workspace (band->offices[1]));
  g_autoptr (SuyuanArrival) arrival = NULL;
  guint n_killed = 0;

  for (guint i = 0; i < KILLS || n_killed == 0; i++)
    {
      g_autofree char *workspace = close_bureau (band);
      g_autofree char *now = NULL;

      n_killed += run_and_kill (program, "--merge", workspace, path, choose_moment (i, 60000));
      open_bureau (band, workspace);
      assert_swept (workspace);
      now = office_head (suyuan_office_get_workspace (band->offices[0]));
      g_assert_true (g_str_equal (now, before) || g_str_equal (now, after));
      office_assert_whole (suyuan_office_get_workspace (band->offices[0]));
    }
  arrival = band_merge (band->offices[0], path);
  g_assert_cmpuint (arrival->lacking->len, ==, 0);
  band_assert_same (band->offices[0], band->offices[1]);
}

/* Under its name the package is whole or not there. */
static void
test_pack (Band         *band,
           gconstpointer program)
{
  g_autofree char *whole = make_much (band);
  const char      *workspace = suyuan_office_get_path (band->offices[1]);
  guint            n_missing = 0;

  for (guint i = 0; i < KILLS || n_missing == 0; i++)
    {
      g_autofree char *path = band_name (band, ".zip");
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanPackage) package = NULL;

      run_and_kill (program, "--pack", workspace, path, choose_moment (i, 30000));
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        {
          n_missing++;
          continue;
        }
      package = suyuan_package_open (path, &error);
      g_assert_no_error (error);
      g_assert_true (suyuan_package_check (package, NULL, &error));
    }
}

/* Under its name the workspace has everything or is not there. */
static void
test_found (Band         *band,
            gconstpointer program)
{
  g_autofree char *path = make_much (band);
  g_autofree char *head = office_head (suyuan_office_get_workspace (band->offices[1]));
  guint            n_missing = 0;

  for (guint i = 0; i < KILLS || n_missing == 0; i++)
    {
      g_autofree char *place = band_name (band, ".suyuan");
      g_autofree char *now = NULL;
      g_autoptr (SuyuanOffice) office = NULL;

      run_and_kill (program, "--found", place, path, choose_moment (i, 120000));
      if (!g_file_test (place, G_FILE_TEST_EXISTS))
        {
          n_missing++;
          continue;
        }
      office = suyuan_office_open (place, FALSE, NULL);
      now = office_head (suyuan_office_get_workspace (office));
      g_assert_cmpstr (now, ==, head);
      office_assert_whole (suyuan_office_get_workspace (office));
    }
}

/* A part is taken in as a whole or not at all, too: what it withholds is as much as it says, and what it brings is there. */
static void
test_part (Band         *band,
           gconstpointer program)
{
  SuyuanOffice    *team = join_much (band);
  g_autofree char *path = band_pack_terms (band, team, NULL, (SuyuanPackTerms){ .portion.filter = "name = '口'" });
  g_autofree char *whole = band_pack (band, team, NULL);
  g_autofree char *before = office_head (suyuan_office_get_workspace (band->offices[0]));
  g_autoptr (SuyuanPackage) package = suyuan_package_open (path, NULL);
  g_autoptr (SuyuanArrival) tried = suyuan_arrival_try (band->offices[0], package, NULL, NULL);
  gint64 n_withheld = tried->n_withheld;
  g_autoptr (SuyuanArrival) arrival = NULL;
  guint n_killed = 0;

  g_assert_cmpint (n_withheld, >=, 300);
  for (guint i = 0; i < KILLS || n_killed == 0; i++)
    {
      g_autofree char *workspace = close_bureau (band);
      g_autofree char *now = NULL;

      n_killed += run_and_kill (program, "--merge", workspace, path, choose_moment (i, 60000));
      open_bureau (band, workspace);
      now = office_head (suyuan_office_get_workspace (band->offices[0]));
      g_assert_cmpint (office_count (suyuan_office_get_workspace (band->offices[0]), "SELECT count(*) FROM suyuan_change WHERE content IS NULL"), ==,
                       g_str_equal (now, before) ? 0 : n_withheld);
      office_assert_whole (suyuan_office_get_workspace (band->offices[0]));
    }
  arrival = band_merge (band->offices[0], whole);
  band_assert_same (band->offices[0], team);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--merge"))
    return merge_once (argv[2], argv[3]);
  if (argc == 4 && g_str_equal (argv[1], "--pack"))
    return pack_once (argv[2], argv[3]);
  if (argc == 4 && g_str_equal (argv[1], "--found"))
    return found_once (argv[2], argv[3]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/sync/kill/merge", Band, argv[0], band_set_up, test_merge, band_tear_down);
  g_test_add ("/sync/kill/pack", Band, argv[0], band_set_up, test_pack, band_tear_down);
  g_test_add ("/sync/kill/part", Band, argv[0], band_set_up, test_part, band_tear_down);
  g_test_add ("/sync/kill/found", Band, argv[0], band_set_up, test_found, band_tear_down);

  return g_test_run ();
}
