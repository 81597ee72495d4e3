/* Opening a workspace and knowing who sits at it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

static void
reopen (Fixture *f,
        gboolean read_only)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (f->office);
  f->office = suyuan_office_open (f->path, read_only, &error);
  g_assert_no_error (error);
}

static void
test_identity (Fixture      *f,
               gconstpointer data)
{
  g_autofree char *title = suyuan_office_dup_title (f->office);
  g_autofree char *today = suyuan_office_today (f->office);

  g_assert_cmpstr (title, ==, "city");
  g_assert_cmpstr (today, ==, "2026-03-02");
  g_assert_cmpstr (suyuan_office_get_path (f->office), ==, f->path);
  g_assert_true (suyuan_office_is_rehearsal (f->office));
  g_assert_false (suyuan_office_is_read_only (f->office));
  g_assert_true (suyuan_uid_is_nil (suyuan_office_get_operator (f->office)));
}

static void
test_remembers_operator (Fixture      *f,
                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid wang = fixture_add (f, SUYUAN_KIND_PERSON, "name=王芳", "role=office", NULL);
  SuyuanUid li = fixture_add (f, SUYUAN_KIND_PERSON, "name=李强", "code=P2", NULL);

  g_assert_true (suyuan_office_set_operator (f->office, "王芳", TRUE, &error));
  reopen (f, FALSE);
  g_assert_true (suyuan_uid_equal (suyuan_office_get_operator (f->office), &wang));

  /* Only for this once. */
  g_assert_true (suyuan_office_set_operator (f->office, "P2", FALSE, &error));
  g_assert_true (suyuan_uid_equal (suyuan_office_get_operator (f->office), &li));
  reopen (f, TRUE);
  g_assert_true (suyuan_uid_equal (suyuan_office_get_operator (f->office), &wang));

  g_assert_true (suyuan_office_set_operator (f->office, NULL, TRUE, &error));
  reopen (f, FALSE);
  g_assert_true (suyuan_uid_is_nil (suyuan_office_get_operator (f->office)));
}

static void
test_finds_operator (Fixture      *f,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid        one = fixture_add (f, SUYUAN_KIND_PERSON, "name=张伟", "code=P1", NULL);
  g_autofree char *id = suyuan_uid_to_string (&one);
  g_autofree char *by_uid = g_strconcat ("#", id, NULL);

  fixture_add (f, SUYUAN_KIND_PERSON, "name=张伟", "code=P2", NULL);

  g_assert_false (suyuan_office_set_operator (f->office, "张伟", FALSE, &error));
  g_assert_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "P1, P2"));
  g_clear_error (&error);

  g_assert_false (suyuan_office_set_operator (f->office, "赵六", FALSE, &error));
  g_assert_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "赵六"));
  g_clear_error (&error);
  g_assert_true (suyuan_uid_is_nil (suyuan_office_get_operator (f->office)));

  g_assert_true (suyuan_office_set_operator (f->office, by_uid, FALSE, &error));
  g_assert_true (suyuan_uid_equal (suyuan_office_get_operator (f->office), &one));
}

static void
test_inactive_person (Fixture      *f,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid wang = fixture_add (f, SUYUAN_KIND_PERSON, "name=王芳", NULL);

  g_assert_true (suyuan_office_set_operator (f->office, "王芳", TRUE, &error));
  fixture_set (f, SUYUAN_KIND_PERSON, &wang, "inactive=yes", NULL);
  g_assert_false (suyuan_office_set_operator (f->office, "王芳", FALSE, &error));
  g_assert_cmpstr (suyuan_work_error_get_word (error), ==, "inactive_person");

  reopen (f, FALSE);
  g_assert_true (suyuan_uid_is_nil (suyuan_office_get_operator (f->office)));
}

static void
test_needs_operator (Fixture      *f,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (suyuan_office_need_operator (f->office, &error));
  g_assert_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_NO_PERSON);
  g_assert_nonnull (strstr (error->message, "operator"));
  g_clear_error (&error);

  fixture_add (f, SUYUAN_KIND_PERSON, "name=王芳", NULL);
  fixture_sit_down (f, "王芳");
  g_assert_true (suyuan_office_need_operator (f->office, &error));
}

static void
test_read_only (Fixture      *f,
                gconstpointer data)
{
  static const char *const assignments[] = { "name=湍河", NULL };
  g_autoptr (GError) error = NULL;

  reopen (f, TRUE);
  g_assert_true (suyuan_office_is_read_only (f->office));
  g_assert_null (suyuan_office_add (f->office, SUYUAN_KIND_WATER_BODY, assignments, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_READ_ONLY);
}

static void
test_missing (Fixture      *f,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (f->folder, "nowhere.suyuan", NULL);

  g_assert_null (suyuan_office_open (nowhere, FALSE, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (suyuan_office_create (f->path, FALSE, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_EXISTS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_test ("/office/identity", test_identity);
  fixture_test ("/office/remembers-operator", test_remembers_operator);
  fixture_test ("/office/finds-operator", test_finds_operator);
  fixture_test ("/office/inactive-person", test_inactive_person);
  fixture_test ("/office/needs-operator", test_needs_operator);
  fixture_test ("/office/read-only", test_read_only);
  fixture_test ("/office/missing", test_missing);
  return g_test_run ();
}
