/* Everything about one outlet, collected once.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-dossier.h"

static void
test_empty (Town         *t,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanDossier) dossier = suyuan_office_dossier (t->fixture.office, &t->outlet, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dossier->code, ==, "O1");
  g_assert_null (dossier->party);
  g_assert_null (dossier->section);
  g_assert_cmpfloat (dossier->section_distance_m, <, 0);
  g_assert_cmpuint (dossier->tasks->len + dossier->media->len + dossier->links->len + dossier->samples->len, ==, 0);
  g_assert_cmpuint (dossier->history->len, >, 0);
  g_assert_cmpuint (strlen (dossier->head), >=, 64);
}

static void
test_full (Town         *t,
           gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanDossier) dossier = NULL;
  SuyuanUid task;

  fixture_add (f, SUYUAN_KIND_SECTION, "code=S1", "name=示例断面", "target=III", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=甲厂", NULL);
  fixture_add (f, SUYUAN_KIND_LINK, "outlet=O1", "enterprise=E1", "confidence=suspected", NULL);
  fixture_add (f, SUYUAN_KIND_NODE, "code=YW-2", "outlet=O1", "sequence=2", NULL);
  fixture_add (f, SUYUAN_KIND_NODE, "code=YW-1", "outlet=O1", "sequence=1", NULL);
  fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", "outlet=O1", "at=2026-03-02 10:00", NULL);
  fixture_add (f, SUYUAN_KIND_VISIT, "type=investigation", "outlet=O1", "at=2026-02-01 10:00", NULL);
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "section=S1", NULL);
  task = town_task (t, "O1", "standardise", NULL);
  town_prove (t, &task, "2026-03-20");

  dossier = suyuan_office_dossier (f->office, &t->outlet, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (suyuan_record_get_text (dossier->party, "name"), ==, "某镇政府");
  g_assert_cmpstr (suyuan_record_get_text (dossier->section, "code"), ==, "S1");
  g_assert_cmpuint (dossier->enterprises->len, ==, 1);
  g_assert_cmpuint (dossier->links->len, ==, 1);
  g_assert_cmpstr (suyuan_record_get_text (dossier->nodes->pdata[0], "code"), ==, "YW-1");
  g_assert_cmpstr (suyuan_record_get_text (dossier->visits->pdata[0], "type"), ==, "investigation");
  g_assert_cmpuint (dossier->samples->len, ==, 1);
  g_assert_cmpuint (dossier->problems->len, ==, 1);
  g_assert_cmpuint (dossier->measures->len, ==, 1);
  g_assert_cmpuint (dossier->duties->len, ==, 1);
  g_assert_cmpuint (dossier->tasks->len, ==, 1);
  g_assert_cmpuint (dossier->media->len, ==, 1);
  g_assert_cmpuint (dossier->media_paths->len, ==, 1);
  g_assert_true (g_file_test (dossier->media_paths->pdata[0], G_FILE_TEST_IS_REGULAR));
}

static void
test_no_outlet (Town         *t,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid none;

  suyuan_uid_init (&none, 1);
  g_assert_null (suyuan_office_dossier (t->fixture.office, &none, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/dossier/empty", test_empty);
  town_test ("/dossier/full", test_full);
  town_test ("/dossier/no-outlet", test_no_outlet);
  return g_test_run ();
}
