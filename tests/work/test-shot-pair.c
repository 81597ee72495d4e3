/* Which photographs are put beside each other, and what is said of each.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-evidence.h"
#include "suyuan-shot-pair.h"

#include <math.h>

static SuyuanUid
add_photo (Town       *t,
           const char *kind,
           const char *picture,
           const char *day,
           double      east)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = town_photo (t, picture, day, TOWN_LON + east, TOWN_LAT);
  const char      *files[] = { path, NULL };
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_add_media (t->fixture.office, SUYUAN_KIND_OUTLET, &t->outlet, files, kind, NULL, NULL, &error);
  g_autoptr (GPtrArray) media = NULL;

  g_assert_no_error (error);
  media = suyuan_office_media (t->fixture.office, &t->outlet, &error);
  for (guint i = 0; i < media->len; i++)
    if (g_str_has_prefix (suyuan_record_get_text (media->pdata[i], "name"), picture))
      return *suyuan_record_get_uid (media->pdata[i]);
  g_assert_not_reached ();
}

static GPtrArray *
pairs_of (Town            *t,
          const SuyuanUid *task)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pairs = suyuan_office_task_pairs (t->fixture.office, task, &error);

  g_assert_no_error (error);
  return pairs;
}

static void
assert_is (SuyuanShot      *shot,
           const SuyuanUid *medium)
{
  g_assert_nonnull (shot);
  g_assert_true (suyuan_uid_equal (suyuan_record_get_uid (shot->medium), medium));
}

/* By place, and by what they are said to show; never a view that is younger. */
static void
test_same_place (Town         *t,
                 gconstpointer data)
{
  SuyuanUid task = town_task (t, "O1", "standardise", NULL), here, there, late, after, far_after;
  g_autoptr (GPtrArray) pairs = NULL;
  SuyuanShotPair *pair;

  here = add_photo (t, "before", "p-01", "2026-02-20", 0.0001);
  there = add_photo (t, "before", "p-02", "2026-02-21", 0.002);
  add_photo (t, "near", "p-03", "2026-02-22", 0);
  add_photo (t, "sampling", "p-04", "2026-02-23", 0);
  fixture_set_day (&t->fixture, "2026-03-20");
  after = add_photo (t, "after", "p-05", "2026-03-18", 0);
  far_after = add_photo (t, "after", "p-06", "2026-03-19", 0.002);
  late = add_photo (t, "before", "p-07", "2026-03-20", 0.002);

  pairs = pairs_of (t, &task);
  g_assert_cmpuint (pairs->len, ==, 2);
  pair = pairs->pdata[0]; /* the newest first */
  assert_is (pair->after, &far_after);
  assert_is (pair->before, &there);
  g_assert_false (suyuan_uid_equal (suyuan_record_get_uid (pair->before->medium), &late));
  g_assert_cmpfloat (pair->after->distance_m, >, 180);
  g_assert_cmpfloat (pair->after->distance_m, <, 195);
  g_assert_cmpuint (pair->after->warnings->len, ==, 1); /* it is far from the outlet */
  g_assert_cmpint (pair->after->grade, ==, SUYUAN_PROOF_FIRST);

  pair = pairs->pdata[1];
  assert_is (pair->after, &after);
  assert_is (pair->before, &here);
  g_assert_cmpstr (pair->after->day, ==, "2026-03-18");
  g_assert_cmpstr (pair->before->day, ==, "2026-02-20");
  g_assert_true (isnan (pair->after->bearing));
  g_assert_cmpuint (pair->after->warnings->len, ==, 0);
  g_assert_cmpuint (pair->before->warnings->len, ==, 0); /* it may be older than the problem */
  g_assert_nonnull (pair->after->path);
  g_assert_true (g_file_test (pair->after->path, G_FILE_TEST_IS_REGULAR));
}

/* What was taken before the problem was found, or says nothing of itself, is shown with what there is against it. */
static void
test_says_what_is_wrong (Town         *t,
                         gconstpointer data)
{
  SuyuanUid        task = town_task (t, "O1", "standardise", NULL), early;
  g_autofree char *mute = town_photo (t, "p-09", NULL, 0, 0);
  const char      *files[] = { mute, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GPtrArray) pairs = NULL;

  fixture_set_day (&t->fixture, "2026-03-20");
  early = add_photo (t, "after", "p-01", "2026-02-20", 0);
  outcome = suyuan_office_add_media (t->fixture.office, SUYUAN_KIND_TASK, &task, files, "after", NULL, NULL, &error);
  g_assert_no_error (error);
  pairs = pairs_of (t, &task);
  g_assert_cmpuint (pairs->len, ==, 2);
  {
    SuyuanShotPair *unknown = pairs->pdata[0], *old = pairs->pdata[1];

    g_assert_null (unknown->before);
    g_assert_null (unknown->after->day);
    g_assert_true (isnan (unknown->after->distance_m));
    g_assert_cmpint (unknown->after->grade, ==, SUYUAN_PROOF_REFUSED);
    assert_is (old->after, &early);
    g_assert_cmpint (old->after->grade, ==, SUYUAN_PROOF_REFUSED);
    g_assert_nonnull (strstr (old->after->warnings->pdata[0], "2026-02-20"));
  }
}

/* Without a view of the works those of the place stand alone; without any there is no pair. */
static void
test_before_alone (Town         *t,
                   gconstpointer data)
{
  SuyuanUid task = town_task (t, "O1", "standardise", NULL), here;
  g_autoptr (GPtrArray) none = pairs_of (t, &task), one = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  here = add_photo (t, "near", "p-01", "2026-02-20", 0);
  add_photo (t, "sampling", "p-02", "2026-02-20", 0);
  one = pairs_of (t, &task);
  g_assert_cmpuint (one->len, ==, 1);
  assert_is (((SuyuanShotPair *) one->pdata[0])->before, &here);
  g_assert_null (((SuyuanShotPair *) one->pdata[0])->after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  town_test ("/work/shot-pair/same-place", test_same_place);
  town_test ("/work/shot-pair/says-what-is-wrong", test_says_what_is_wrong);
  town_test ("/work/shot-pair/before-alone", test_before_alone);

  return g_test_run ();
}
