/* The same list sent again and again: what stays, what changes, what is kept of cells that no field can hold.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"

#include "suyuan-diary.h"

static void
test_kept_text_stands_once (Fixture      *f,
                            gconstpointer data)
{
  const char *list = "code,name,bank,remark\nA1,一,上下两岸,\nA2,二,左岸,原有\nA3,三,上下两岸,原有\n";
  g_autoptr (SuyuanImportReport) first = list_run_text (f, list, SUYUAN_KIND_OUTLET, "");
  SuyuanUid one = list_find (f, SUYUAN_KIND_OUTLET, "A1"), two = list_find (f, SUYUAN_KIND_OUTLET, "A2");
  SuyuanUid three = list_find (f, SUYUAN_KIND_OUTLET, "A3");

  list_assert_codes (first, "1:warning:unknown_value 3:warning:unknown_value");
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (SuyuanImportReport) again = list_run_text (f, list, SUYUAN_KIND_OUTLET, "mode update key code");

      g_assert_cmpuint (again->unchanged, ==, 3);
      g_assert_null (again->batch);
      assert_text (f, SUYUAN_KIND_OUTLET, &one, "remark", "Bank：上下两岸");
      assert_text (f, SUYUAN_KIND_OUTLET, &two, "remark", "原有");
      assert_text (f, SUYUAN_KIND_OUTLET, &three, "remark", "原有；Bank：上下两岸");
    }
}

/* A remark somebody wrote meanwhile is not overwritten by text that was only kept. */
static void
test_a_remark_of_ones_own (Fixture      *f,
                           gconstpointer data)
{
  const char *list = "code,name,bank\nA1,一,上下两岸\n";
  g_autoptr (SuyuanImportReport) first = list_run_text (f, "code,name\nA1,一\n", SUYUAN_KIND_OUTLET, "");
  g_autoptr (SuyuanImportReport) second = NULL;
  g_autoptr (SuyuanImportReport) third = NULL;
  SuyuanUid uid = list_find (f, SUYUAN_KIND_OUTLET, "A1");

  fixture_set (f, SUYUAN_KIND_OUTLET, &uid, "remark=现场看过", NULL);
  second = list_run_text (f, list, SUYUAN_KIND_OUTLET, "mode update key code");
  g_assert_cmpuint (first->imported, ==, 1);
  g_assert_cmpuint (second->updated, ==, 1);
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "remark", "现场看过；Bank：上下两岸");
  third = list_run_text (f, "code,name,bank\nA1,一,两岸之间\n", SUYUAN_KIND_OUTLET, "mode update key code");
  g_assert_cmpuint (third->updated, ==, 1);
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "remark", "现场看过；Bank：上下两岸；Bank：两岸之间");
}

/* A remark column with an empty cell keeps the remark that is there, too. */
static void
test_an_empty_remark_cell (Fixture      *f,
                           gconstpointer data)
{
  g_autoptr (SuyuanImportReport) first = list_run_text (f, "code,name,remark\nA1,一,原有\n", SUYUAN_KIND_OUTLET, "");
  g_autoptr (SuyuanImportReport) second = list_run_text (f, "code,name,remark,bank\nA1,一,,上下两岸\n", SUYUAN_KIND_OUTLET, "mode update key code");
  SuyuanUid uid = list_find (f, SUYUAN_KIND_OUTLET, "A1");

  g_assert_cmpuint (first->imported, ==, 1);
  g_assert_cmpuint (second->updated, ==, 1);
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "remark", "原有；Bank：上下两岸");
}

/* A parent that is not there leaves the one that is, and its name is kept. */
static void
test_an_unknown_parent (Fixture      *f,
                        gconstpointer data)
{
  g_autoptr (SuyuanImportReport) first = list_run_text (f, "code,name,parent\nA,省,\nB,市,A\n", SUYUAN_KIND_UNIT, "");
  g_autoptr (SuyuanImportReport) second = list_run_text (f, "code,name,parent\nB,市,无此单位\n", SUYUAN_KIND_UNIT, "mode update key code");
  SuyuanUid child = list_find (f, SUYUAN_KIND_UNIT, "B"), above = list_find (f, SUYUAN_KIND_UNIT, "A"), parent;
  g_autoptr (SuyuanRecord) record = suyuan_office_get (f->office, SUYUAN_KIND_UNIT, &child, NULL);

  g_assert_cmpuint (first->imported, ==, 2);
  list_assert_codes (second, "1:warning:unknown_reference");
  g_assert_true (suyuan_record_get_ref (record, "parent", &parent));
  g_assert_true (suyuan_uid_equal (&parent, &above));
  g_assert_nonnull (strstr (suyuan_record_get_text (record, "remark"), "无此单位"));
}

/* Any field can say which record is meant, as long as it says so of one alone. */
static void
test_other_keys (Fixture      *f,
                 gconstpointer data)
{
  g_autoptr (SuyuanImportReport) first = list_run_text (f, "code,name,town,code_national\nA1,甲,一镇,N1\nA2,乙,一镇,N2\nA3,丙,二镇,N3\n",
                                                        SUYUAN_KIND_OUTLET, "");
  g_autoptr (SuyuanImportReport) national = list_run_text (f, "code_national,village\nN2,东村\nN9,西村\n", SUYUAN_KIND_OUTLET, "mode update key code_national");
  g_autoptr (SuyuanImportReport) named = list_run_text (f, "name,village\n丙,南村\n", SUYUAN_KIND_OUTLET, "mode update key name");
  g_autoptr (SuyuanImportReport) town = list_run_text (f, "town,village\n一镇,北村\n二镇,中村\n", SUYUAN_KIND_OUTLET, "mode update key town");
  g_autoptr (SuyuanImportReport) blank = list_run_text (f, "code_national,name,village\n,丁,何村\n", SUYUAN_KIND_OUTLET, "mode update key code_national");
  SuyuanUid one = list_find (f, SUYUAN_KIND_OUTLET, "A1"), two = list_find (f, SUYUAN_KIND_OUTLET, "A2");
  SuyuanUid three = list_find (f, SUYUAN_KIND_OUTLET, "A3");

  g_assert_cmpuint (first->imported, ==, 3);
  g_assert_cmpuint (national->updated, ==, 1);
  list_assert_codes (national, "2:refused:not_found");
  g_assert_cmpuint (named->updated, ==, 1);
  g_assert_cmpuint (town->updated, ==, 1);
  list_assert_codes (town, "1:refused:ambiguous_key");
  list_assert_codes (blank, "1:refused:no_key");
  assert_text (f, SUYUAN_KIND_OUTLET, &one, "village", NULL);
  assert_text (f, SUYUAN_KIND_OUTLET, &two, "village", "东村");
  assert_text (f, SUYUAN_KIND_OUTLET, &three, "village", "中村");
}

/* In one batch and undone as one, whatever was added and whatever was changed. */
static void
test_both_is_undone_as_one (Fixture      *f,
                            gconstpointer data)
{
  g_autoptr (SuyuanImportReport) first = list_run_text (f, "code,name\nA1,一\n", SUYUAN_KIND_OUTLET, "");
  g_autoptr (SuyuanImportReport) both = list_run_text (f, "code,name\nA1,改\nA2,新\n", SUYUAN_KIND_OUTLET, "mode both key code");
  SuyuanUid uid = list_find (f, SUYUAN_KIND_OUTLET, "A1");
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) undone = NULL;

  g_assert_cmpuint (first->imported, ==, 1);
  g_assert_cmpuint (both->updated, ==, 1);
  g_assert_cmpuint (both->imported, ==, 1);
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "name", "改");
  undone = suyuan_office_undo (f->office, both->batch, &error);
  g_assert_no_error (error);
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "name", "一");
  g_assert_cmpint (list_count (f, SUYUAN_KIND_OUTLET), ==, 1);
}

/* A record that breaks a rule once the row is laid over it refuses the row and stays as it was. */
static void
test_an_update_against_the_rules (Fixture      *f,
                                  gconstpointer data)
{
  g_autoptr (SuyuanImportReport) first = list_run_text (f, "code,name,lon,lat\nA1,一,112.08,32.69\n", SUYUAN_KIND_OUTLET, "");
  g_autoptr (SuyuanImportReport) bad = list_run_text (f, "code,name,lon,lat\nA1,二,112.08,95\n", SUYUAN_KIND_OUTLET, "mode update key code");
  SuyuanUid            uid = list_find (f, SUYUAN_KIND_OUTLET, "A1");
  SuyuanImportVerdict *verdict;

  g_assert_cmpuint (first->imported, ==, 1);
  g_assert_cmpuint (bad->refused, ==, 1);
  g_assert_cmpuint (bad->verdicts->len, ==, 1);
  verdict = bad->verdicts->pdata[0];
  g_assert_cmpstr (verdict->column, ==, "lat");
  g_assert_cmpstr (verdict->level, ==, "refused");
  g_assert_cmpuint (verdict->line, ==, 2);
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "name", "一");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/work/import-update/kept-once", test_kept_text_stands_once);
  fixture_test ("/work/import-update/own-remark", test_a_remark_of_ones_own);
  fixture_test ("/work/import-update/empty-remark", test_an_empty_remark_cell);
  fixture_test ("/work/import-update/unknown-parent", test_an_unknown_parent);
  fixture_test ("/work/import-update/other-keys", test_other_keys);
  fixture_test ("/work/import-update/undo", test_both_is_undone_as_one);
  fixture_test ("/work/import-update/rules", test_an_update_against_the_rules);
  return g_test_run ();
}
