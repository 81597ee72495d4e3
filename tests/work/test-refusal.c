/* A refusal's word travels with its error; finding and naming; the numbers an office gives.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-lookup.h"
#include "suyuan-numbering.h"
#include "suyuan-operators.h"
#include "suyuan-refusal.h"
#include "suyuan-words.h"

#include <glib/gstdio.h>

static void
test_word_travels (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;
  g_autoptr (GError) passed = NULL;
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "x");

  suyuan_refuse (&error, "no_after_photo", "%s %d", "missing", 3);
  g_assert_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "missing 3");
  copy = g_error_copy (error);
  g_propagate_prefixed_error (&passed, g_steal_pointer (&error), "row 7: ");
  g_assert_cmpstr (suyuan_work_error_get_word (copy), ==, "no_after_photo");
  g_assert_cmpstr (suyuan_work_error_get_word (passed), ==, "no_after_photo");
  g_assert_cmpstr (passed->message, ==, "row 7: missing 3");
  g_assert_null (suyuan_work_error_get_word (other));
  suyuan_refuse (NULL, "nobody", "listens");
}

static void
test_look_up (Fixture      *f,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid        outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O1", "code_national=FA-411381-0001-SH-00", "name=一号口", NULL), found;
  g_autofree char *uid = suyuan_uid_to_string (&outlet);
  g_autofree char *by_uid = g_strconcat ("#", uid, NULL);
  const char      *texts[] = { "O1", "FA-411381-0001-SH-00", "一号口", "  O1 ", by_uid };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      found = (SuyuanUid){ 0 };
      g_assert_true (suyuan_office_look_up (f->office, SUYUAN_KIND_OUTLET, texts[i], &found, &error));
      g_assert_true (suyuan_uid_equal (&found, &outlet));
    }
  g_assert_false (suyuan_office_look_up (f->office, SUYUAN_KIND_SECTION, "O1", &found, &error));
  g_assert_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_NOT_FOUND);
}

static void
test_many_of_one_name (Fixture      *f,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *codes = NULL;
  SuyuanUid        found;

  for (int i = 0; i < 8; i++)
    {
      g_autofree char *code = g_strdup_printf ("code=E%d", i);

      fixture_add (f, SUYUAN_KIND_ENTERPRISE, "name=洗车店", code, NULL);
    }
  g_assert_false (suyuan_office_look_up (f->office, SUYUAN_KIND_ENTERPRISE, "洗车店", &found, &error));
  g_assert_cmpstr (suyuan_work_error_get_word (error), ==, "ambiguous");
  g_assert_nonnull (strstr (error->message, "E0, E1, E2, E3, E4, …"));
  all = suyuan_office_equal (f->office, SUYUAN_KIND_ENTERPRISE, "name", "洗车店", 0, NULL);
  g_assert_cmpuint (all->len, ==, 8);
  codes = suyuan_office_dup_codes (f->office, all);
  g_assert_cmpstr (codes, ==, "E0, E1, E2, E3, E4, …");
}

/* Codes that only look like ours are passed over; one that is taken is not given. */
static void
test_numbering_among_strangers (Fixture      *f,
                                gconstpointer data)
{
  SuyuanUid uid;

  fixture_add (f, SUYUAN_KIND_VISIT, "code=XC-2026-9X", "type=patrol", "at=2026-03-01 09:00", NULL);
  fixture_add (f, SUYUAN_KIND_VISIT, "code=XC-2026-00041", "type=patrol", "at=2026-03-01 09:00", NULL);
  fixture_add (f, SUYUAN_KIND_VISIT, "code=XC-2025-00099", "type=patrol", "at=2026-03-01 09:00", NULL);
  uid = fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "at=2026-03-01 09:00", NULL);
  assert_text (f, SUYUAN_KIND_VISIT, &uid, "code", "XC-2026-00042");
}

static void
test_numbering_used_up (Fixture      *f,
                        gconstpointer data)
{
  const char *assignments[] = { "name=口", "division=411381", NULL };
  g_autoptr (GError) error = NULL;

  fixture_add (f, SUYUAN_KIND_OUTLET, "code=PK-411381-9999", "name=末", "division=411381", NULL);
  g_assert_null (suyuan_office_add (f->office, SUYUAN_KIND_OUTLET, assignments, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "used up"));
}

static void
test_operators_file (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "suyuan", "operators.ini", NULL);
  g_autoptr (GError) error = NULL;
  SuyuanUid here, there, wang, li, found;

  suyuan_uid_init (&here, 1);
  suyuan_uid_init (&there, 2);
  suyuan_uid_init (&wang, 3);
  suyuan_uid_init (&li, 4);
  g_assert_false (suyuan_operators_recall (&here, &found));
  g_assert_true (suyuan_operators_remember (&here, &wang, &error));
  g_assert_true (suyuan_operators_remember (&there, &li, &error));
  g_assert_true (suyuan_operators_recall (&here, &found));
  g_assert_true (suyuan_uid_equal (&found, &wang));
  g_assert_true (suyuan_operators_recall (&there, &found));
  g_assert_true (suyuan_uid_equal (&found, &li));

  /* A damaged file is an empty one, and is mended by the next word. */
  g_assert_true (g_file_set_contents (path, "\x01\x02 not a key file", -1, &error));
  g_assert_false (suyuan_operators_recall (&here, &found));
  g_assert_true (suyuan_operators_remember (&here, &li, &error));
  g_assert_true (suyuan_operators_recall (&here, &found));
  g_assert_true (suyuan_uid_equal (&found, &li));
  g_assert_no_error (error);
}

static void
test_kinds_have_words (void)
{
  for (SuyuanKind kind = 0; kind < SUYUAN_N_KINDS; kind++)
    {
      g_assert_cmpuint (strlen (suyuan_kind_label (kind)), >, 0);
      g_assert_cmpuint (strlen (suyuan_kind_label_plural (kind)), >, 0);
      g_assert_cmpstr (suyuan_kind_label (kind), !=, suyuan_kind_label_plural (kind));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/refusal/word-travels", test_word_travels);
  fixture_test ("/lookup/every-way", test_look_up);
  fixture_test ("/lookup/many-of-one-name", test_many_of_one_name);
  fixture_test ("/numbering/among-strangers", test_numbering_among_strangers);
  fixture_test ("/numbering/used-up", test_numbering_used_up);
  g_test_add_func ("/operators/file", test_operators_file);
  g_test_add_func ("/words/kinds", test_kinds_have_words);
  return g_test_run ();
}
