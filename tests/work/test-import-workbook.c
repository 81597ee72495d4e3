/* Workbooks as offices send them: a title, headers over several merged rows, sums at the foot, dates as serials;
 * and what refers to records that are there: samples, links, visits.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"
#include "workbook.h"

static SuyuanImportReport *
run_book (Fixture    *f,
          Workbook   *book,
          SuyuanKind  kind,
          const char *options)
{
  SuyuanImportReport *report;

  workbook_end (book);
  report = list_run (f, book->path, kind, options, FALSE);
  workbook_remove (book);
  return report;
}

static void
test_a_county_list (Fixture      *f,
                    gconstpointer data)
{
  Workbook  book;
  SuyuanUid one, two;
  g_autoptr (SuyuanImportReport) report = NULL;
  g_autoptr (SuyuanRecord) record = NULL;

  workbook_begin (&book);
  workbook_add_sheet (&book, "排口");
  workbook_add_row (&book, "某县入河排污口排查清单");
  workbook_add_row (&book, "排污口编码|排污口名称|位置信息||排查情况|");
  workbook_add_row (&book, "||经度|纬度|排查时间|岸别");
  worksheet_merge_range (book.sheet, 0, 0, 0, 5, "某县入河排污口排查清单", NULL);
  worksheet_merge_range (book.sheet, 1, 2, 1, 3, "位置信息", NULL);
  worksheet_merge_range (book.sheet, 1, 4, 1, 5, "排查情况", NULL);
  worksheet_merge_range (book.sheet, 1, 0, 2, 0, "排污口编码", NULL);
  worksheet_merge_range (book.sheet, 1, 1, 2, 1, "排污口名称", NULL);
  workbook_add_row (&book, "A1|一号排口|#112.08|#32.69||左岸");
  workbook_add_date (&book, 3, 4, 46149, "yyyy\"年\"m\"月\"d\"日\""); /* 7 May 2026 */
  workbook_add_row (&book, "A2|二号排口|#112.09|#32.69|2026.5.8|右岸");
  workbook_add_row (&book, "合计|2个");
  report = run_book (f, &book, SUYUAN_KIND_OUTLET, "");

  g_assert_cmpuint (report->imported, ==, 2);
  g_assert_cmpint (list_count (f, SUYUAN_KIND_OUTLET), ==, 2);
  one = list_find (f, SUYUAN_KIND_OUTLET, "A1");
  two = list_find (f, SUYUAN_KIND_OUTLET, "A2");
  assert_text (f, SUYUAN_KIND_OUTLET, &one, "investigated_on", "2026-05-07");
  assert_text (f, SUYUAN_KIND_OUTLET, &two, "investigated_on", "2026-05-08");
  assert_text (f, SUYUAN_KIND_OUTLET, &two, "bank", "right");
  record = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &one, NULL);
  g_assert_cmpint (suyuan_record_get_integer (record, "lon"), ==, 1120800000);
  g_assert_cmpint (suyuan_record_get_integer (record, "lat"), ==, 326900000);
}

/* A code that a spreadsheet rounded is refused by name; the others come in. */
static void
test_a_rounded_credit_code (Fixture      *f,
                            gconstpointer data)
{
  Workbook book;
  g_autoptr (SuyuanImportReport) report = NULL;

  workbook_begin (&book);
  workbook_add_sheet (&book, "单位");
  workbook_add_row (&book, "单位编码|单位名称|统一社会信用代码");
  workbook_add_row (&book, "E1|示例甲厂|91130200699229617X");
  workbook_add_row (&book, "E2|示例乙厂|9.11302E+17");
  report = run_book (f, &book, SUYUAN_KIND_ENTERPRISE, "");

  g_assert_cmpuint (report->imported, ==, 1);
  g_assert_cmpuint (report->refused, ==, 1);
  {
    SuyuanImportVerdict *verdict = report->verdicts->pdata[0];

    g_assert_cmpuint (verdict->row, ==, 2);
    g_assert_cmpstr (verdict->column, ==, "统一社会信用代码");
    g_assert_nonnull (strstr (verdict->message, "9.11302E+17"));
  }
}

/* A section without a code is found by province, basin and name, and by its name where that is the only one. */
static void
test_samples_by_section (Fixture      *f,
                         gconstpointer data)
{
  g_autoptr (SuyuanImportReport) sections = list_run_text (f, "省份,流域,断面名称\n河南,长江,甲断面\n河南,淮河,乙断面\n湖北,长江,乙断面\n", SUYUAN_KIND_SECTION, "");
  g_autoptr (SuyuanImportReport) samples = NULL;
  SuyuanUid section = list_find (f, SUYUAN_KIND_SECTION, "河南/淮河/乙断面");
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GError) error = NULL;
  Workbook book;

  g_assert_cmpuint (sections->imported, ==, 3);
  fixture_set_day (f, "2026-06-01");
  workbook_begin (&book);
  workbook_add_sheet (&book, "水质");
  workbook_add_row (&book, "断面名称|采样时间|氨氮(mg/L)|总磷(mg/L)");
  workbook_add_row (&book, "甲断面|2026-05-07 10:20|#0.5|0.01L");
  workbook_add_row (&book, "河南/淮河/乙断面|2026-05-07 11:20|#1.5|#0.2");
  workbook_add_row (&book, "乙断面|2026-05-07 12:20|#9|#9");
  workbook_add_row (&book, "丙断面|2026-05-07 13:20|#9|#9");
  samples = run_book (f, &book, SUYUAN_KIND_SAMPLE, "");

  g_assert_cmpuint (samples->imported, ==, 2);
  list_assert_codes (samples, "3:warning:ambiguous_reference 3:refused:no_subject 4:warning:unknown_reference 4:refused:no_subject");
  taken = suyuan_office_referring (f->office, SUYUAN_KIND_SAMPLE, "section", &section, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->len, ==, 1);
  g_assert_cmpfloat (suyuan_record_get_real (taken->pdata[0], "nh3n"), ==, 1.5);
}

static void
test_links (Fixture      *f,
            gconstpointer data)
{
  SuyuanUid outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=A1", "name=一", NULL);
  SuyuanUid factory = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=示例厂", NULL);
  g_autoptr (SuyuanImportReport) report = list_run_text (f,
                                                         "排污口编码,企业编码,溯源方式,可信度\n"
                                                         "A1,E1,人工排查,待核实\nA1,示例厂,,\nA1,E9,资料溯源,疑似\nA9,E1,资料溯源,疑似\n",
                                                         SUYUAN_KIND_LINK, "");
  g_autoptr (GPtrArray) links = suyuan_office_referring (f->office, SUYUAN_KIND_LINK, "outlet", &outlet, NULL);
  g_autoptr (GPtrArray) same = suyuan_office_referring (f->office, SUYUAN_KIND_LINK, "enterprise", &factory, NULL);

  g_assert_cmpuint (report->imported, ==, 2);
  list_assert_codes (report, "3:refused:unknown_reference 4:refused:unknown_reference");
  g_assert_cmpuint (links->len, ==, 2);
  g_assert_cmpuint (same->len, ==, 2);
  g_assert_cmpstr (suyuan_record_get_text (links->pdata[0], "method"), ==, "inspection");
  g_assert_cmpstr (suyuan_record_get_text (links->pdata[1], "method"), ==, "documents");
  g_assert_cmpstr (suyuan_record_get_text (links->pdata[1], "confidence"), ==, "suspected");
}

typedef struct
{
  GCancellable *cancellable;
  guint         calls, rows;
} Watch;

static void
cancel_on_the_second_call (double   fraction,
                           guint    rows,
                           gpointer data)
{
  Watch *watch = data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  g_assert_cmpuint (rows, >, watch->rows);
  watch->rows = rows;
  if (++watch->calls == 2)
    g_cancellable_cancel (watch->cancellable);
}

/* Cancelled half way: not one of the rows already read stays, and the workspace takes the next import. */
static void
test_cancelled_half_way (Fixture      *f,
                         gconstpointer data)
{
  g_autoptr (GString) list = g_string_new ("code,name\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch            watch = { .cancellable = cancellable };
  g_autofree char *path = NULL;
  g_autoptr (SuyuanImport) import = NULL;
  g_autoptr (SuyuanImportReport) whole = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (list, "C%04u,第%u号\n", i, i);
  path = list_write (f, "long.csv", list->str);
  import = suyuan_import_new (f->office, path, SUYUAN_KIND_OUTLET);
  g_assert_true (suyuan_import_open (import, &error));
  g_assert_null (suyuan_import_run (import, FALSE, cancellable, cancel_on_the_second_call, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.calls, ==, 2);
  g_assert_cmpuint (watch.rows, <, 3000);
  g_assert_cmpint (list_count (f, SUYUAN_KIND_OUTLET), ==, 0);

  whole = list_run (f, path, SUYUAN_KIND_OUTLET, "", FALSE);
  g_assert_cmpuint (whole->imported, ==, 3000);
}

/* A cell of ten megabytes refuses its row by name, without repeating it; the rows around it come in all the same. */
static void
test_a_huge_cell (Fixture      *f,
                  gconstpointer data)
{
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'x');
  g_autofree char *list = g_strdup_printf ("code,name,remark\nA1,一,短\nA2,二,%s\nA3,三,短\n", huge);
  g_autoptr (SuyuanImportReport) report = list_run_text (f, list, SUYUAN_KIND_OUTLET, "");
  SuyuanUid            last = list_find (f, SUYUAN_KIND_OUTLET, "A3");
  SuyuanImportVerdict *verdict = report->verdicts->pdata[0];

  g_assert_cmpuint (report->imported, ==, 2);
  list_assert_codes (report, "2:refused:too_long");
  g_assert_cmpstr (verdict->column, ==, "remark");
  g_assert_cmpuint (strlen (verdict->message), <, 1000);
  assert_text (f, SUYUAN_KIND_OUTLET, &last, "name", "三");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/work/import-workbook/county", test_a_county_list);
  fixture_test ("/work/import-workbook/rounded-code", test_a_rounded_credit_code);
  fixture_test ("/work/import-workbook/samples", test_samples_by_section);
  fixture_test ("/work/import-workbook/links", test_links);
  fixture_test ("/work/import-workbook/half-way", test_cancelled_half_way);
  fixture_test ("/work/import-workbook/huge-cell", test_a_huge_cell);
  return g_test_run ();
}
