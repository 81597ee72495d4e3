/* When a picture repeats an earlier one, and when it only stands in two places of one outlet.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-evidence.h"
#include "suyuan-reuse.h"

static SuyuanUid
attach (Town            *t,
        SuyuanKind       kind,
        const SuyuanUid *uid,
        const char      *file,
        const char      *photo_kind)
{
  const char *files[] = { file, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_add_media (t->fixture.office, kind, uid, files, photo_kind, NULL, NULL, &error);
  g_autoptr (GPtrArray) media = NULL;

  g_assert_no_error (error);
  media = suyuan_office_media (t->fixture.office, uid, &error);
  return *suyuan_record_get_uid (media->pdata[media->len - 1]);
}

static SuyuanRecord *
repeated (Town            *t,
          const SuyuanUid *medium)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) media = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
  g_autoptr (GPtrArray) found = NULL;

  g_ptr_array_add (media, suyuan_office_get (t->fixture.office, SUYUAN_KIND_MEDIUM, medium, &error));
  found = suyuan_reuse_find (t->fixture.office, media, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  return found->pdata[0] ? suyuan_record_ref (found->pdata[0]) : NULL;
}

static gboolean
repeats (Town            *t,
         const SuyuanUid *medium,
         const SuyuanUid *earlier)
{
  g_autoptr (SuyuanRecord) found = repeated (t, medium);

  return found && suyuan_uid_equal (suyuan_record_get_uid (found), earlier);
}

static gboolean
is_fresh (Town            *t,
          const SuyuanUid *medium)
{
  g_autoptr (SuyuanRecord) found = repeated (t, medium);

  return found == NULL;
}

/* The picture of a task may also stand with its outlet, and with a visit there. */
static void
test_one_outlet (Town         *t,
                 gconstpointer data)
{
  g_autofree char *photo = town_photo (t, "near-1", "2026-03-01", TOWN_LON, TOWN_LAT);
  SuyuanUid        task = town_task (t, "O1", "standardise", NULL);
  SuyuanUid        visit = fixture_add (&t->fixture, SUYUAN_KIND_VISIT, "type=patrol", "outlet=O1", "at=2026-03-01 09:00", NULL);
  SuyuanUid        of_outlet = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, photo, "near");
  SuyuanUid        of_task = attach (t, SUYUAN_KIND_TASK, &task, photo, "near");
  SuyuanUid        of_visit = attach (t, SUYUAN_KIND_VISIT, &visit, photo, NULL);

  g_assert_true (is_fresh (t, &of_outlet));
  g_assert_true (is_fresh (t, &of_task));
  g_assert_true (is_fresh (t, &of_visit));
}

/* Not as before and after at once. */
static void
test_before_and_after (Town         *t,
                       gconstpointer data)
{
  g_autofree char *photo = town_photo (t, "before-1", "2026-03-01", TOWN_LON, TOWN_LAT);
  SuyuanUid        before = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, photo, "before");
  SuyuanUid        after = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, photo, "after");

  g_assert_true (is_fresh (t, &before));
  g_assert_true (repeats (t, &after, &before));
}

static void
test_two_outlets (Town         *t,
                  gconstpointer data)
{
  g_autofree char *photo = town_photo (t, "near-1", "2026-03-01", TOWN_LON, TOWN_LAT);
  g_autofree char *saved_again = town_photo (t, "near-1", "2026-03-02", TOWN_LON, TOWN_LAT);
  g_autofree char *another = town_photo (t, "near-2", "2026-03-02", TOWN_LON, TOWN_LAT);
  SuyuanUid        other = fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O2", "name=二号", NULL);
  SuyuanUid        third = fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O3", "name=三号", NULL);
  SuyuanUid        fourth = fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O4", "name=四号", NULL);
  SuyuanUid        first = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, photo, NULL);
  SuyuanUid        same_bytes = attach (t, SUYUAN_KIND_OUTLET, &other, photo, NULL);
  SuyuanUid        same_view = attach (t, SUYUAN_KIND_OUTLET, &third, saved_again, NULL);
  SuyuanUid        other_view = attach (t, SUYUAN_KIND_OUTLET, &fourth, another, NULL);

  g_assert_true (is_fresh (t, &first));
  g_assert_true (repeats (t, &same_bytes, &first));
  g_assert_true (repeats (t, &same_view, &first));
  g_assert_true (is_fresh (t, &other_view));
}

/* What was removed is not in the way of others any more. */
static void
test_removed (Town         *t,
              gconstpointer data)
{
  g_autofree char *photo = town_photo (t, "near-1", "2026-03-01", TOWN_LON, TOWN_LAT);
  SuyuanUid        other = fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O2", "name=二号", NULL);
  SuyuanUid        first = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, photo, NULL);
  SuyuanUid        second = attach (t, SUYUAN_KIND_OUTLET, &other, photo, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;

  g_assert_true (repeats (t, &second, &first));
  outcome = suyuan_office_remove (t->fixture.office, SUYUAN_KIND_MEDIUM, &first, &error);
  g_assert_no_error (error);
  g_assert_true (is_fresh (t, &second));
}

/* A paper has no view: only the same bytes are the same paper. */
static void
test_papers (Town         *t,
             gconstpointer data)
{
  g_autofree char *one = g_build_filename (t->fixture.folder, "one.pdf", NULL);
  g_autofree char *two = g_build_filename (t->fixture.folder, "two.pdf", NULL);
  SuyuanUid        other = fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O2", "name=二号", NULL), first, second, copy;

  g_assert_true (g_file_set_contents (one, "%PDF-1.4 one", -1, NULL));
  g_assert_true (g_file_set_contents (two, "%PDF-1.4 two", -1, NULL));
  first = attach (t, SUYUAN_KIND_OUTLET, &t->outlet, one, "report");
  second = attach (t, SUYUAN_KIND_OUTLET, &other, two, "report");
  copy = attach (t, SUYUAN_KIND_OUTLET, &other, one, "report");
  g_assert_true (is_fresh (t, &first));
  g_assert_true (is_fresh (t, &second));
  g_assert_true (repeats (t, &copy, &first));
}

/* Two files of one batch may repeat each other. */
static void
test_within_a_batch (Town         *t,
                     gconstpointer data)
{
  g_autofree char *before = town_photo (t, "near-1", "2026-03-01", TOWN_LON, TOWN_LAT);
  g_autofree char *again = town_photo (t, "near-1", "2026-03-02", TOWN_LON, TOWN_LAT);
  SuyuanUid        task = town_task (t, "O1", "standardise", NULL);
  const char      *files[] = { again, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;

  attach (t, SUYUAN_KIND_OUTLET, &t->outlet, before, "before");
  outcome = suyuan_office_add_media (t->fixture.office, SUYUAN_KIND_TASK, &task, files, "after", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (outcome->warnings), ==, 1);
  g_assert_nonnull (strstr (outcome->warnings[0], "O1"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/reuse/one-outlet", test_one_outlet);
  town_test ("/reuse/before-and-after", test_before_and_after);
  town_test ("/reuse/two-outlets", test_two_outlets);
  town_test ("/reuse/removed", test_removed);
  town_test ("/reuse/papers", test_papers);
  town_test ("/reuse/within-a-batch", test_within_a_batch);
  return g_test_run ();
}
