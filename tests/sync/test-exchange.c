/* test-exchange.c: packages in any order, lost and sent again: all who have everything have the same
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "band.h"

#include "suyuan-census.h"
#include "suyuan-lock.h"
#include "suyuan-rival.h"

#include <glib/gstdio.h>

#define N_MEMBERS 4
#define N_STEPS 60

/* What lies on sticks and in drawers, and what each knows of the others from what they brought. */
typedef struct
{
  GPtrArray *packages;
  char      *heard[N_MEMBERS][N_MEMBERS]; /* [who][of whom]: the last package or receipt of theirs */
} Post;

static void
hear (Post       *post,
      guint       who,
      guint       of,
      const char *what)
{
  g_free (post->heard[who][of]);
  post->heard[who][of] = g_strdup (what);
}

static SuyuanArrival *
try_merge (SuyuanOffice *office,
           const char   *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanPackage) package = suyuan_package_open (path, &error);
  SuyuanArrival *arrival;

  g_assert_no_error (error);
  arrival = suyuan_arrival_merge (office, package, NULL, &error);
  if (arrival == NULL)
    g_assert_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_OUT_OF_ORDER);
  return arrival;
}

/* A package of one for another, by what it knows of it; half of them never arrive, others late or twice. */
static void
send (Band *band,
      Post *post,
      guint from,
      guint to)
{
  g_autofree char *path = band_pack (band, band->offices[from], post->heard[from][to]);

  g_ptr_array_add (post->packages, g_strdup (path));
  if (g_test_rand_bit ())
    return;
  for (int i = g_test_rand_int_range (1, 3); i > 0; i--)
    {
      const char *any = g_test_rand_bit () ? path : post->packages->pdata[g_test_rand_int_range (0, post->packages->len)];
      g_autoptr (SuyuanArrival) arrival = try_merge (band->offices[to], any);

      if (arrival == NULL || !g_str_equal (any, path))
        continue;
      hear (post, to, from, path);
      if (g_test_rand_bit ())
        {
          g_autofree char *receipt = band_receipt (band, band->offices[to], path);

          hear (post, from, to, receipt);
        }
    }
}

static void
settle (Band *band)
{
  for (guint i = 1; i < N_MEMBERS; i++)
    {
      g_autofree char *path = band_pack (band, band->offices[i], NULL);
      g_autoptr (SuyuanArrival) arrival = band_merge (band->offices[0], path);
    }
  for (guint i = 1; i < N_MEMBERS; i++)
    {
      g_autofree char *theirs = band_pack (band, band->offices[i], NULL);
      g_autofree char *path = band_pack (band, band->offices[0], theirs);
      g_autoptr (SuyuanArrival) arrival = band_merge (band->offices[i], path);
    }
}

static void
test_histories (Band         *band,
                gconstpointer data)
{
  g_autoptr (GPtrArray) packages = g_ptr_array_new_with_free_func (g_free);
  Post post = { .packages = packages };

  for (guint i = GPOINTER_TO_UINT (data); i > 0; i--)
    g_test_rand_int ();
  while (band->n_offices < N_MEMBERS)
    band_join (band);
  for (guint i = 0; i < N_STEPS; i++)
    {
      guint from = g_test_rand_int_range (0, N_MEMBERS), to = g_test_rand_int_range (0, N_MEMBERS);

      band_act (band->offices[from]);
      if (from != to && g_test_rand_int_range (0, 3) == 0)
        send (band, &post, from, to);
    }
  settle (band);

  for (guint i = 0; i < N_MEMBERS; i++)
    {
      office_assert_whole (suyuan_office_get_workspace (band->offices[i]));
      band_assert_same (band->offices[0], band->offices[i]);
    }

  /* What was sent long ago changes nothing any more. */
  for (guint i = 0; i < packages->len; i++)
    {
      g_autoptr (SuyuanArrival) arrival = band_merge (band->offices[i % N_MEMBERS], packages->pdata[i]);

      g_assert_cmpuint (arrival->batches->len, ==, 0);
    }
  band_assert_same (band->offices[0], band->offices[N_MEMBERS - 1]);
  for (guint i = 0; i < N_MEMBERS * N_MEMBERS; i++)
    g_free (post.heard[i / N_MEMBERS][i % N_MEMBERS]);
}

static void
test_twice (Band         *band,
            gconstpointer data)
{
  SuyuanOffice    *team = band_join (band), *bureau = band->offices[0];
  g_autofree char *path = NULL;
  g_autoptr (SuyuanArrival) first = NULL;
  g_autoptr (SuyuanArrival) second = NULL;
  g_autofree char *head = NULL;
  g_autofree char *again = NULL;

  band_add_outlet (team, "二号口");
  path = band_pack (band, team, NULL);
  first = band_merge (bureau, path);
  g_assert_cmpuint (first->batches->len, ==, 1);
  g_assert_cmpint (first->n_known, ==, 1);
  g_assert_cmpint (first->tallies[SUYUAN_KIND_OUTLET].created, ==, 1);
  head = office_head (suyuan_office_get_workspace (bureau));
  second = band_merge (bureau, path);
  again = office_head (suyuan_office_get_workspace (bureau));
  g_assert_cmpuint (second->batches->len, ==, 0);
  g_assert_cmpint (second->n_known, ==, 2);
  g_assert_cmpint (second->tallies[SUYUAN_KIND_OUTLET].created, ==, 0);
  g_assert_cmpint (second->tallies[SUYUAN_KIND_OUTLET].changed, ==, 0);
  g_assert_cmpstr (head, ==, again);
}

/* Trying says what merging then does, and leaves nothing behind. */
static void
test_try (Band         *band,
          gconstpointer data)
{
  SuyuanOffice    *team = band_join (band), *bureau = band->offices[0];
  g_autofree char *path = NULL;
  g_autofree char *before = office_dump (suyuan_office_get_workspace (bureau));
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanPackage) package = NULL;
  g_autoptr (SuyuanArrival) tried = NULL;
  g_autoptr (SuyuanArrival) merged = NULL;

  for (guint i = 0; i < 20; i++)
    band_act (team);
  path = band_pack (band, team, NULL);
  package = suyuan_package_open (path, &error);
  tried = suyuan_arrival_try (bureau, package, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (tried->merged);
  after = office_dump (suyuan_office_get_workspace (bureau));
  g_assert_cmpstr (before, ==, after);

  merged = band_merge (bureau, path);
  g_assert_cmpuint (tried->batches->len, ==, merged->batches->len);
  g_assert_cmpuint (tried->disputes->len, ==, merged->disputes->len);
  g_assert_cmpmem (tried->tallies, sizeof tried->tallies, merged->tallies, sizeof merged->tallies);
  band_assert_same (bureau, team);
}

/* Both values, who entered each and when; whoever edits next has seen both. */
static void
test_dispute (Band         *band,
              gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team;
  SuyuanUid        uid = band_add_outlet (bureau, "旧名");
  g_autofree char *path = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;
  g_autoptr (SuyuanArrival) answered = NULL;
  const SuyuanDispute *dispute;

  team = band_join (band);
  band_use_time (team, START + 60000);
  band_set_name (team, &uid, "队里的名");
  band_use_time (bureau, START + 5000);
  band_set_name (bureau, &uid, "局里的名");
  path = band_pack (band, team, NULL);
  arrival = band_merge (bureau, path);
  g_assert_cmpuint (arrival->disputes->len, ==, 1);
  dispute = arrival->disputes->pdata[0];
  g_assert_cmpstr (dispute->field, ==, "name");
  g_assert_cmpstr (dispute->kept.text, ==, "队里的名");
  g_assert_cmpint (dispute->kept.at_ms, ==, START + 60000);
  g_assert_cmpstr (dispute->other.text, ==, "局里的名");
  g_assert_cmpint (dispute->other.at_ms, ==, START + 5000);
  g_assert_true (suyuan_uid_equal (&dispute->uid, &uid));
  g_assert_cmpint (office_count (suyuan_office_get_workspace (bureau), "SELECT count(*) FROM suyuan_conflict"), ==, 1);

  band_use_time (bureau, START + 90000);
  band_set_name (bureau, &uid, "定下的名");
  answer = band_pack (band, bureau, path);
  answered = band_merge (team, answer);
  g_assert_cmpuint (answered->disputes->len, ==, 0);
  g_assert_cmpint (office_count (suyuan_office_get_workspace (team), "SELECT count(*) FROM suyuan_conflict"), ==, 0);
  band_assert_same (bureau, team);
}

static guint
count_remarks (SuyuanOffice *office,
               const char   *says)
{
  static const char *const checks[] = { "conflict", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) remarks = suyuan_office_check (office, checks, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < remarks->len; i++)
    g_assert_nonnull (strstr (((SuyuanRemark *) remarks->pdata[i])->message, says));
  return remarks->len;
}

static void
assert_waits (SuyuanOffice    *office,
              const SuyuanUid *uid,
              gboolean         waits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRecord) record = suyuan_office_get (office, SUYUAN_KIND_OUTLET, uid, NULL);

  g_assert_true (suyuan_rivals_refuse (office, NULL, &error));
  g_assert_cmpint (suyuan_rivals_refuse (office, record, &error), ==, !waits);
  g_assert_cmpstr (error == NULL ? NULL : suyuan_work_error_get_word (error), ==, waits ? "conflict" : NULL);
}

/* An open conflict is listed by the standing checks and keeps what rests on it from being submitted, until it is answered. */
static void
test_waits (Band         *band,
            gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team;
  SuyuanUid        uid = band_add_outlet (bureau, "旧名"), other = band_add_outlet (bureau, "别处");
  g_autofree char *path = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;

  team = band_join (band);
  band_use_time (team, START + 60000);
  band_set_name (team, &uid, "队里的名");
  band_use_time (bureau, START + 5000);
  band_set_name (bureau, &uid, "局里的名");
  g_assert_cmpuint (count_remarks (bureau, ""), ==, 0);
  path = band_pack (band, team, NULL);
  arrival = band_merge (bureau, path);
  g_assert_cmpuint (count_remarks (bureau, "队里的名"), ==, 1);
  g_assert_cmpuint (count_remarks (bureau, "局里的名"), ==, 1);
  assert_waits (bureau, &uid, TRUE);
  assert_waits (bureau, &other, FALSE);
  band_use_time (bureau, START + 90000);
  band_set_name (bureau, &uid, "定下的名");
  assert_waits (bureau, &uid, FALSE);
  g_assert_cmpuint (count_remarks (bureau, ""), ==, 0);
}

/* Removed by one and edited by the other. */
static void
test_dispute_of_removed (Band         *band,
                         gconstpointer data)
{
  SuyuanOffice *bureau = band->offices[0], *team;
  SuyuanUid     uid = band_add_outlet (bureau, "口");
  g_autoptr (SuyuanBatch) batch = NULL;
  g_autofree char *path = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;

  team = band_join (band);
  batch = suyuan_batch_begin (suyuan_office_get_workspace (bureau), "remove", NULL, NULL);
  g_assert_true (suyuan_batch_remove (batch, SUYUAN_KIND_OUTLET, &uid, NULL));
  g_assert_true (suyuan_batch_commit (batch, NULL, NULL));
  band_use_time (team, START + 60000);
  band_set_name (team, &uid, "改过的口");
  path = band_pack (band, team, NULL);
  arrival = band_merge (bureau, path);
  g_assert_cmpuint (arrival->disputes->len, ==, 1);
  g_assert_null (((SuyuanDispute *) arrival->disputes->pdata[0])->field);
}

/* A package that goes on from one that was lost is refused, and taken in when that has come. */
static void
test_out_of_order (Band         *band,
                   gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (SuyuanArrival) early = NULL;
  g_autoptr (SuyuanArrival) late = NULL;

  band_add_outlet (team, "二号口");
  first = band_pack (band, team, NULL);
  band_add_outlet (team, "三号口");
  second = band_pack (band, team, first);
  band_assert_refused (bureau, second, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_OUT_OF_ORDER);
  early = band_merge (bureau, first);
  late = band_merge (bureau, second);
  g_assert_cmpuint (late->batches->len, ==, 1);
  g_assert_cmpint (late->n_known, ==, 0);
  band_assert_same (bureau, team);
}

/* What goes on from what this workspace never had is taken in and said; it shows when the rest comes. */
static void
test_for_another (Band         *band,
                  gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *first = band_join (band), *second = band_join (band);
  SuyuanUid        uid = band_add_outlet (bureau, "局里的口");
  g_autofree char *update = band_pack (band, bureau, NULL);
  g_autofree char *part = NULL;
  g_autoptr (SuyuanArrival) updated = band_merge (first, update);
  g_autoptr (SuyuanArrival) early = NULL;
  g_autoptr (SuyuanArrival) late = NULL;

  g_assert_false (updated->for_another);
  band_use_time (first, START + 60000);
  band_set_name (first, &uid, "改过的口");
  part = band_pack (band, first, update);
  early = band_merge (second, part);
  g_assert_true (early->for_another);
  g_assert_cmpuint (early->batches->len, ==, 1);
  g_assert_cmpint (early->tallies[SUYUAN_KIND_OUTLET].changed, ==, 0);
  late = band_merge (second, update);
  g_assert_cmpint (late->tallies[SUYUAN_KIND_OUTLET].created, ==, 1);
  band_assert_same (first, second);
}

/* A new workspace begins with everything, and never over something else. */
static void
test_found_refused (Band         *band,
                    gconstpointer data)
{
  SuyuanOffice    *team = band_join (band);
  g_autofree char *whole = band_pack (band, team, NULL);
  g_autofree char *part = band_pack (band, team, whole);
  g_autofree char *place = band_name (band, ".suyuan");
  g_autoptr (SuyuanPackage) package = suyuan_package_open (part, NULL);
  g_autoptr (SuyuanPackage) all = suyuan_package_open (whole, NULL);
  g_autoptr (GError) error = NULL;
  SuyuanOffice *office = NULL;

  g_assert_null (suyuan_arrival_found (place, package, &office, NULL, &error));
  g_assert_error (error, SUYUAN_SYNC_ERROR, SUYUAN_SYNC_ERROR_OUT_OF_ORDER);
  g_assert_false (g_file_test (place, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_null (suyuan_arrival_found (suyuan_office_get_path (team), all, &office, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_EXISTS);
  g_assert_null (office);
}

/* Each batch that came can be undone by itself. */
static void
test_undo (Band         *band,
           gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *before = office_dump (suyuan_office_get_workspace (bureau));
  g_autofree char *after = NULL;
  g_autofree char *path = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;
  g_autoptr (GError) error = NULL;

  band_add_outlet (team, "二号口");
  band_add_outlet (team, "三号口");
  path = band_pack (band, team, NULL);
  arrival = band_merge (bureau, path);
  g_assert_cmpuint (arrival->batches->len, ==, 2);
  for (guint i = 0; i < arrival->batches->len; i++)
    {
      suyuan_journal_undo (suyuan_office_get_workspace (bureau), arrival->batches->pdata[i], NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  after = office_dump (suyuan_office_get_workspace (bureau));
  g_assert_cmpstr (before, ==, after);
  office_assert_whole (suyuan_office_get_workspace (bureau));
}

/* Batches of this computer come back to a workspace that has lost them. */
static void
test_own_device (Band         *band,
                 gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  g_autofree char *key = g_strdup_printf ("%s/member-1.key", band->folder);
  g_autofree char *path = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;

  band_add_outlet (team, "二号口");
  path = band_pack (band, team, NULL);
  suyuan_workspace_use_device (suyuan_office_get_workspace (bureau), suyuan_device_load (key, NULL));
  arrival = band_merge (bureau, path);
  g_assert_true (arrival->own_device);
}

/* What a killed program had begun under the name is cleared; what another makes just now is not. */
static void
test_found_again (Band         *band,
                  gconstpointer data)
{
  g_autofree char *all = band_pack (band, band->offices[0], NULL);
  g_autofree char *place = band_name (band, ".suyuan");
  g_autofree char *part = g_strconcat (place, ".founding.part", NULL);
  g_autofree char *piece = g_build_filename (part, "workspace.gpkg", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanPackage) package = suyuan_package_open (all, NULL);
  g_autoptr (SuyuanOffice) office = NULL;
  g_autoptr (SuyuanArrival) arrival = NULL;
  SuyuanLock *lock;

  g_assert_cmpint (g_mkdir (part, 0755), ==, 0);
  g_assert_true (g_file_set_contents (piece, "half", -1, NULL));
  lock = suyuan_lock_take (part, &error);
  g_assert_no_error (error);
  g_assert_null (suyuan_arrival_found (place, package, &office, NULL, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_BUSY);
  g_assert_true (g_file_test (piece, G_FILE_TEST_EXISTS));
  suyuan_lock_release (lock);

  g_clear_error (&error);
  arrival = suyuan_arrival_found (place, package, &office, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  band_assert_same (band->offices[0], office);
}

static void
on_changed (SuyuanOffice *office,
            guint64       kinds,
            guint        *n)
{
  *n += 1;
}

/* Whoever shows the workspace is told once, and not of what changed nothing. */
static void
test_told (Band         *band,
           gconstpointer data)
{
  SuyuanOffice    *bureau = band->offices[0], *team = band_join (band);
  guint            n = 0;
  g_autofree char *path = NULL;
  g_autoptr (SuyuanArrival) first = NULL;
  g_autoptr (SuyuanArrival) second = NULL;

  g_signal_connect (bureau, "changed", G_CALLBACK (on_changed), &n);
  band_add_outlet (team, "二号口");
  path = band_pack (band, team, NULL);
  first = band_merge (bureau, path);
  g_assert_cmpuint (n, ==, 1);
  second = band_merge (bureau, path);
  g_assert_cmpuint (n, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/exchange/histories/%u", i);

      g_test_add (path, Band, GUINT_TO_POINTER (i), band_set_up, test_histories, band_tear_down);
    }
  BAND_TEST ("/sync/exchange/twice", test_twice);
  BAND_TEST ("/sync/exchange/try", test_try);
  BAND_TEST ("/sync/exchange/dispute", test_dispute);
  BAND_TEST ("/sync/exchange/waits", test_waits);
  BAND_TEST ("/sync/exchange/dispute-of-removed", test_dispute_of_removed);
  BAND_TEST ("/sync/exchange/out-of-order", test_out_of_order);
  BAND_TEST ("/sync/exchange/for-another", test_for_another);
  BAND_TEST ("/sync/exchange/found-refused", test_found_refused);
  BAND_TEST ("/sync/exchange/found-again", test_found_again);
  BAND_TEST ("/sync/exchange/undo", test_undo);
  BAND_TEST ("/sync/exchange/own-device", test_own_device);
  BAND_TEST ("/sync/exchange/told", test_told);

  return g_test_run ();
}
