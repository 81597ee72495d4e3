/* Lists coming in: verdicts, modes, references, rings, undo; and the same lists out and in again.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"

#include <sqlite3.h>
#include <string.h>

#include "suyuan-db-private.h"
#include "suyuan-diary.h"
#include "suyuan-export.h"
#include "suyuan-workspace-private.h"

static void
test_a_verdict_for_each_row (Fixture      *f,
                             gconstpointer data)
{
  g_autoptr (SuyuanImportReport) report = list_run_text (f,
                                                         "排污口编码,排污口名称,经度,纬度,岸别,快速检测COD\n"
                                                         "A1,一号排口,112.08,32.69,左岸,12.5\n"
                                                         ",,,,,\n"
                                                         "A2,,112.09,32.69,右岸,\n"
                                                         "A3,三号排口,112.08,95.2,左岸,\n"
                                                         "A4,四号排口,112°5′30″E,32°41′N,上下两岸,<4\n"
                                                         "A1,又一个,112.08,32.69,左岸,\n"
                                                         "A6,=HYPERLINK(\"x\"),112.08,32.69,,\n"
                                                         "A7,七号排口,0,0,,\n",
                                                         SUYUAN_KIND_OUTLET, "");
  g_autoptr (SuyuanRecord) outlet = NULL;
  SuyuanUid uid;

  g_assert_cmpuint (report->rows, ==, 8);
  g_assert_cmpuint (report->imported, ==, 3);
  g_assert_cmpuint (report->refused, ==, 5);
  g_assert_cmpuint (report->warned, ==, 2);
  g_assert_nonnull (report->batch);

  uid = list_find (f, SUYUAN_KIND_OUTLET, "A4");
  outlet = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &uid, NULL);
  g_assert_cmpint (suyuan_record_get_integer (outlet, "lon"), ==, 1120916667);
  g_assert_cmpint (suyuan_record_get_integer (outlet, "lat"), ==, 326833333);
  g_assert_nonnull (strstr (suyuan_record_get_text (outlet, "remark"), "上下两岸"));
  g_assert_cmpint (suyuan_record_get (outlet, "quick_cod")->type, ==, SUYUAN_VALUE_TEXT);

  uid = list_find (f, SUYUAN_KIND_OUTLET, "A7");
  g_clear_pointer (&outlet, suyuan_record_unref);
  outlet = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &uid, NULL);
  g_assert_false (suyuan_record_has (outlet, "lon"));
}

static void
test_one_batch_one_undo (Fixture      *f,
                         gconstpointer data)
{
  g_autoptr (SuyuanImportReport) report = list_run_text (f, "code,name\nA1,一\nA2,二\nA3,三\n", SUYUAN_KIND_OUTLET, "");
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (list_count (f, SUYUAN_KIND_OUTLET), ==, 3);
  outcome = suyuan_office_undo (f->office, report->batch, &error);
  g_assert_no_error (error);
  g_assert_cmpint (list_count (f, SUYUAN_KIND_OUTLET), ==, 0);
}

static void
test_dry_run_changes_nothing (Fixture      *f,
                              gconstpointer data)
{
  g_autofree char *path = list_write (f, "list.csv", "code,name\nA1,一\nA2,\n");
  g_autoptr (SuyuanImportReport) report = list_run (f, path, SUYUAN_KIND_OUTLET, "", TRUE);

  g_assert_cmpuint (report->imported, ==, 1);
  g_assert_cmpuint (report->refused, ==, 1);
  g_assert_null (report->batch);
  g_assert_cmpint (list_count (f, SUYUAN_KIND_OUTLET), ==, 0);
}

static void
test_modes (Fixture      *f,
            gconstpointer data)
{
  g_autoptr (SuyuanImportReport) first = list_run_text (f, "code,name,town\nA1,一,甲镇\nA2,二,乙镇\n", SUYUAN_KIND_OUTLET, "");
  g_autoptr (SuyuanImportReport) again = list_run_text (f, "code,name,town\nA1,一,甲镇\nA2,二,\nA3,三,丙镇\n", SUYUAN_KIND_OUTLET, "mode update key code");
  g_autoptr (SuyuanImportReport) both = list_run_text (f, "code,name,town\nA1,一号,甲镇\nA3,三,丙镇\n", SUYUAN_KIND_OUTLET, "mode both key code");
  SuyuanUid uid = list_find (f, SUYUAN_KIND_OUTLET, "A2");

  g_assert_cmpuint (again->unchanged, ==, 2);
  g_assert_null (again->batch);
  list_assert_codes (again, "3:refused:not_found");
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "town", "乙镇");

  g_assert_cmpuint (both->updated, ==, 1);
  g_assert_cmpuint (both->changes, ==, 1);
  g_assert_cmpuint (both->imported, ==, 1);
  g_assert_cmpuint (first->imported, ==, 2);
}

static void
test_a_party_makes_a_link (Fixture      *f,
                           gconstpointer data)
{
  SuyuanUid factory = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=示例食品厂", NULL);
  g_autoptr (SuyuanImportReport) report = list_run_text (f, "code,name,unit\nA1,一,E1\nA2,二,示例食品厂\nA3,三,无此厂\n",
                                                         SUYUAN_KIND_OUTLET, "map enterprise=unit");
  g_autoptr (GPtrArray) links = suyuan_office_referring (f->office, SUYUAN_KIND_LINK, "enterprise", &factory, NULL);
  SuyuanUid        lost = list_find (f, SUYUAN_KIND_OUTLET, "A3");
  g_autofree char *remark = fixture_dup_text (f, SUYUAN_KIND_OUTLET, &lost, "remark");

  g_assert_cmpuint (report->imported, ==, 3);
  list_assert_codes (report, "3:warning:unknown_reference");
  g_assert_cmpuint (links->len, ==, 2);
  g_assert_cmpstr (suyuan_record_get_text (links->pdata[0], "method"), ==, "documents");
  g_assert_nonnull (strstr (remark, "无此厂"));
}

/* What has no code is named by its uid, as lists written here do; one that is nobody's is a slip and stands in no remark. What
 * a spreadsheet could not find is no uid. */
static void
test_a_uid_names (Fixture      *f,
                  gconstpointer data)
{
  SuyuanUid factory = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "name=示例食品厂", NULL);
  g_autoptr (SuyuanRecord) record = suyuan_office_get (f->office, SUYUAN_KIND_ENTERPRISE, &factory, NULL);
  g_autofree char *code = suyuan_office_dup_code (f->office, record);
  g_autofree char *text = g_strdup_printf ("code,name,unit\nA1,一,%s\nA2,二,#ffffffff\nA3,三,#N/A\n", code);
  g_autoptr (SuyuanImportReport) report = list_run_text (f, text, SUYUAN_KIND_OUTLET, "map enterprise=unit");
  g_autoptr (GPtrArray) links = suyuan_office_referring (f->office, SUYUAN_KIND_LINK, "enterprise", &factory, NULL);

  g_assert_true (code[0] == '#');
  g_assert_cmpuint (report->imported, ==, 2);
  g_assert_cmpuint (links->len, ==, 1);
  list_assert_codes (report, "2:refused:unknown_reference 3:warning:unknown_reference");
}

/* Raised by the question for a uid, lowered by the next. */
static int
watch_cb (guint    event,
          gpointer data,
          gpointer statement,
          gpointer sql)
{
  *(gboolean *) data = event == SQLITE_TRACE_STMT && strstr (sql, "\"uid\" BETWEEN") != NULL;
  return 0;
}

static int
break_cb (gpointer data)
{
  return *(gboolean *) data;
}

/* A store that cannot answer is no record that is not there: the import ends with what went wrong, and changes nothing. */
static void
test_a_store_that_fails (Fixture      *f,
                         gconstpointer data)
{
  SuyuanUid factory = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "name=示例食品厂", NULL);
  g_autoptr (SuyuanRecord) record = suyuan_office_get (f->office, SUYUAN_KIND_ENTERPRISE, &factory, NULL);
  g_autofree char *code = suyuan_office_dup_code (f->office, record);
  g_autofree char *text = g_strdup_printf ("code,name,enterprise\nA1,一,\nA2,二,%s\nA3,三,\n", code);
  g_autofree char *path = list_write (f, "list.csv", text);
  g_autoptr (SuyuanImport) import = suyuan_import_new (f->office, path, SUYUAN_KIND_OUTLET);
  g_autoptr (GError) error = NULL;
  sqlite3 *native = suyuan_office_get_workspace (f->office)->db->native;
  gboolean asked = FALSE;

  g_assert_true (suyuan_import_open (import, &error));
  sqlite3_trace_v2 (native, SQLITE_TRACE_STMT, watch_cb, &asked);
  sqlite3_progress_handler (native, 1, break_cb, &asked);
  g_assert_null (suyuan_import_run (import, FALSE, NULL, NULL, NULL, &error));
  sqlite3_progress_handler (native, 0, NULL, NULL);
  sqlite3_trace_v2 (native, 0, NULL, NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (list_count (f, SUYUAN_KIND_OUTLET), ==, 0);
}

/* Nobody closes a task or confirms a link with a spreadsheet. */
static void
test_decisions_are_not_imported (Fixture      *f,
                                 gconstpointer data)
{
  g_autoptr (SuyuanImportReport) tasks = list_run_text (f, "code,name,category,state\nT1,一,standardise,\nT2,二,standardise,closed\n", SUYUAN_KIND_TASK, "");
  g_autoptr (SuyuanImportReport) closing = list_run_text (f, "code,state\nT1,closed\n", SUYUAN_KIND_TASK, "mode update key code");
  g_autoptr (SuyuanImportReport) links = NULL;
  SuyuanUid task = list_find (f, SUYUAN_KIND_TASK, "T1");

  fixture_add (f, SUYUAN_KIND_OUTLET, "code=A1", "name=一", NULL);
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=示例食品厂", NULL);
  links = list_run_text (f, "outlet,enterprise,confidence\nA1,E1,confirmed\nA1,E1,probable\n", SUYUAN_KIND_LINK, "");
  list_assert_codes (tasks, "2:refused:decision");
  list_assert_codes (closing, "1:refused:decision");
  assert_text (f, SUYUAN_KIND_TASK, &task, "state", "registered");
  list_assert_codes (links, "1:refused:decision");
  g_assert_cmpuint (links->imported, ==, 1);
}

static void
test_parents_in_any_order (Fixture      *f,
                           gconstpointer data)
{
  g_autoptr (SuyuanImportReport) report = list_run_text (f,
                                                         "code,name,parent\n"
                                                         "C,县,B\nB,市,A\nA,省,\n"
                                                         "X,甲,Y\nY,乙,X\nZ,丙,X\nS,丁,S\n",
                                                         SUYUAN_KIND_UNIT, "");
  SuyuanUid city = list_find (f, SUYUAN_KIND_UNIT, "B"), county = list_find (f, SUYUAN_KIND_UNIT, "C"), parent;
  g_autoptr (SuyuanRecord) record = suyuan_office_get (f->office, SUYUAN_KIND_UNIT, &county, NULL);

  g_assert_true (suyuan_record_get_ref (record, "parent", &parent));
  g_assert_true (suyuan_uid_equal (&parent, &city));
  g_assert_cmpuint (report->imported, ==, 4);
  list_assert_codes (report, "4:refused:cyclic_parent 5:refused:cyclic_parent 6:warning:unknown_reference 7:refused:cyclic_parent");
}

static void
test_wkt_and_datum (Fixture      *f,
                    gconstpointer data)
{
  g_autoptr (SuyuanImportReport) report = list_run_text (f, "code\tname\twhere\nA1\t一\tPOINT (112.08 32.69)\nA2\t二\tPOINT (nowhere)\n",
                                                         SUYUAN_KIND_OUTLET, "map geometry=where");
  g_autoptr (SuyuanImportReport) shifted = list_run_text (f, "code,name,lon,lat\nG1,三,112.08,32.69\n", SUYUAN_KIND_OUTLET, "crs gcj02");
  SuyuanUid plain = list_find (f, SUYUAN_KIND_OUTLET, "A1"), moved = list_find (f, SUYUAN_KIND_OUTLET, "G1");
  g_autoptr (SuyuanRecord) first = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &plain, NULL);
  g_autoptr (SuyuanRecord) second = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &moved, NULL);
  gint64 shift = suyuan_record_get_integer (first, "lon") - suyuan_record_get_integer (second, "lon");

  g_assert_cmpint (suyuan_record_get_integer (first, "lon"), ==, 1120800000);
  list_assert_codes (report, "2:refused:bad_geometry");
  g_assert_cmpuint (shifted->imported, ==, 1);
  g_assert_cmpint (ABS (shift), >, 10000); /* GCJ-02 lies 50 to 500 m off */
  g_assert_cmpint (ABS (shift), <, 100000);
}

static gint64
get_lon (Fixture    *f,
         const char *code)
{
  SuyuanUid uid = list_find (f, SUYUAN_KIND_OUTLET, code);
  g_autoptr (SuyuanRecord) outlet = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &uid, NULL);

  return suyuan_record_get_integer (outlet, "lon");
}

/* Lists mix what a receiver, a phone map and an old survey gave: each row says which. */
static void
test_each_row_names_its_datum (Fixture      *f,
                               gconstpointer data)
{
  g_autoptr (SuyuanImportReport) mixed = list_run_text (f,
                                                        "code,name,lon,lat,坐标系\n"
                                                        "D1,一,112.08,32.69,CGCS2000\nD2,二,112.08,32.69,高德\n"
                                                        "D3,三,112.08,32.69,BD-09\nD4,四,112.08,32.69,西安80\nD5,五,112.08,32.69,\n",
                                                        SUYUAN_KIND_OUTLET, "");
  g_autoptr (SuyuanImportReport) shifted = list_run_text (f,
                                                          "code,name,lon,lat,坐标系\n"
                                                          "E1,一,112.08,32.69,WGS84\nE2,二,112.08,32.69,\n",
                                                          SUYUAN_KIND_OUTLET, "crs gcj02");
  SuyuanUid uid = list_find (f, SUYUAN_KIND_OUTLET, "E2");
  double    lon = 112.08, lat = 32.69;

  list_assert_codes (mixed, "4:warning:unknown_datum");
  g_assert_cmpint (get_lon (f, "D1"), ==, 1120800000);
  g_assert_cmpint (get_lon (f, "D4"), ==, 1120800000);
  g_assert_cmpint (get_lon (f, "D5"), ==, 1120800000);
  suyuan_datum_to_cgcs2000 (SUYUAN_DATUM_GCJ02, &lon, &lat);
  g_assert_cmpint (ABS (get_lon (f, "D2") - (gint64) (lon * SUYUAN_DEGREE)), <=, 1);
  g_assert_cmpint (get_lon (f, "E2"), ==, get_lon (f, "D2"));
  lon = 112.08, lat = 32.69;
  suyuan_datum_to_cgcs2000 (SUYUAN_DATUM_BD09, &lon, &lat);
  g_assert_cmpint (ABS (get_lon (f, "D3") - (gint64) (lon * SUYUAN_DEGREE)), <=, 1);

  g_assert_cmpuint (shifted->warned, ==, 0);
  g_assert_cmpint (get_lon (f, "E1"), ==, 1120800000);
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "crs_source", "GCJ-02");
}

/* One header, two meanings: the cells say which list it is. Headers as contractors write them. */
static void
test_cells_say_which_list (Fixture      *f,
                           gconstpointer data)
{
  g_autoptr (SuyuanImportReport) types = list_run_text (f,
                                                        "排放口编号,排放口名称,排口类别,东经(E),北纬(N),受纳河流,日排水量（吨）\n"
                                                        "L1,一号,城镇雨洪排口,112.08,32.69,湍河,35.5\nL2,二号,工业企业排污口,112.08,32.69,湍河,\n",
                                                        SUYUAN_KIND_OUTLET, "");
  g_autoptr (SuyuanImportReport) kinds = list_run_text (f, "code,name,排口类别\nL3,三号,入河排污口\n", SUYUAN_KIND_OUTLET, "");
  g_autoptr (SuyuanImportReport) neither = list_run_text (f, "code,name,排口类别\nL4,四号,说不清\n", SUYUAN_KIND_OUTLET, "");
  SuyuanUid first = list_find (f, SUYUAN_KIND_OUTLET, "L1"), third = list_find (f, SUYUAN_KIND_OUTLET, "L3");

  list_assert_codes (types, "");
  assert_text (f, SUYUAN_KIND_OUTLET, &first, "type", "urban_rain");
  assert_text (f, SUYUAN_KIND_OUTLET, &first, "name", "一号");
  assert_text (f, SUYUAN_KIND_OUTLET, &first, "receiving_water", "湍河");
  g_assert_cmpint (get_lon (f, "L1"), ==, 1120800000);
  list_assert_codes (kinds, "");
  assert_text (f, SUYUAN_KIND_OUTLET, &third, "kind", "river");
  list_assert_codes (neither, "1:warning:unknown_value");
}

static void
test_projected_columns (Fixture      *f,
                        gconstpointer data)
{
  /* EPSG:4547 is CGCS2000 / 3-degree Gauss-Kruger CM 114E: its false origin lies at 114° on the equator. */
  g_autoptr (SuyuanImportReport) report = list_run_text (f, "code,name,lon,lat\nP1,一,500000,3600000\nP2,二,abc,3600000\n",
                                                         SUYUAN_KIND_OUTLET, "crs EPSG:4547");
  SuyuanUid uid = list_find (f, SUYUAN_KIND_OUTLET, "P1");
  g_autoptr (SuyuanRecord) outlet = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &uid, NULL);

  g_assert_cmpint (suyuan_record_get_integer (outlet, "lon"), ==, 1140000000);
  g_assert_cmpint (suyuan_record_get_integer (outlet, "lat") / 10000000, ==, 32);
  list_assert_codes (report, "2:refused:bad_number");
}

/* What no column says is taken as the list means it, and said; a blank cell in a column there is, is not. */
static void
test_what_no_column_says (Fixture      *f,
                          gconstpointer data)
{
  g_autoptr (SuyuanImportReport) outlets = list_run_text (f, "code,lon,lat\nA1,112.08,32.69\n,112.09,32.69\n", SUYUAN_KIND_OUTLET, "");
  g_autoptr (SuyuanImportReport) blank = list_run_text (f, "code,name\nA2,\n", SUYUAN_KIND_OUTLET, "");
  g_autoptr (SuyuanImportReport) areas = list_run_text (f, "code;name;geometry\nQ1;一;POLYGON ((0 0, 1 0, 1 1, 0 0))\n", SUYUAN_KIND_AREA, "");
  SuyuanUid uid = list_find (f, SUYUAN_KIND_OUTLET, "A1"), area_uid = list_find (f, SUYUAN_KIND_AREA, "Q1");
  g_autoptr (SuyuanRecord) outlet = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &uid, NULL);
  g_autoptr (SuyuanRecord) area = suyuan_office_get (f->office, SUYUAN_KIND_AREA, &area_uid, NULL);

  list_assert_codes (outlets, "1:warning:assumed 2:refused:required");
  list_assert_codes (blank, "1:refused:required");
  list_assert_codes (areas, "1:warning:assumed");
  g_assert_cmpstr (suyuan_record_get_text (outlet, "name"), ==, "A1");
  g_assert_cmpstr (suyuan_record_get_text (area, "type"), ==, "other");
}

/* A verdict names the column it is about, whatever found it. */
static void
test_columns_of_verdicts (Fixture      *f,
                          gconstpointer data)
{
  g_autoptr (SuyuanImportReport) outlets = list_run_text (f,
                                                          "id;title;where\nA1;one;POINT (-77.04 38.81)\nA1;two;POINT (112 32)\n"
                                                          "A2;three;POINT (0 0)\n",
                                                          SUYUAN_KIND_OUTLET, "map code=id map name=title map geometry=where");
  static const char *const columns[] = { "where", "id", "where" };

  list_assert_codes (outlets, "1:warning:outside_country 2:refused:duplicate_code 3:warning:zero_position");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_assert_cmpstr (((SuyuanImportVerdict *) outlets->verdicts->pdata[i])->column, ==, columns[i]);
}

/* Water may run in a ring of reaches, but no reach into itself. */
static void
test_a_reach_into_itself (Fixture      *f,
                          gconstpointer data)
{
  g_autoptr (SuyuanImportReport) report = list_run_text (f, "code,name,parent\nR1,a,R2\nR2,b,R1\nR3,c,R3\n", SUYUAN_KIND_REACH, "");

  list_assert_codes (report, "3:refused:cyclic_parent");
}

/* What goes out comes in again without a change; thirty edited cells are thirty changes. */
static void
test_out_and_in_again (Fixture      *f,
                       gconstpointer data)
{
  g_autoptr (GString) list = g_string_new ("code,name,type,lon,lat,bank,kind,town,volume_m3d\n");
  g_autofree char *out = g_build_filename (f->folder, "ledger.csv", NULL);
  g_autoptr (SuyuanImportReport) first = NULL;
  g_autoptr (SuyuanImportReport) same = NULL;
  g_autoptr (SuyuanImportReport) edited = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint written;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (list, "A%03u,第%u号排口,城镇雨洪排口,112.%06u,32.69,左岸,入河,镇%u,%u.25\n", i, i, 80000 + i * 7, i % 3, i);
  first = list_run_text (f, list->str, SUYUAN_KIND_OUTLET, "");
  g_assert_cmpuint (first->imported, ==, 60);

  suyuan_office_export (f->office, out, "outlet", NULL, &written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (written, ==, 60);
  same = list_run (f, out, SUYUAN_KIND_OUTLET, "mode update key code", FALSE);
  g_assert_cmpuint (same->unchanged, ==, 60);
  g_assert_null (same->batch);

  g_file_get_contents (out, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  g_string_truncate (list, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GString) line = g_string_new (lines[i]);

      if (i >= 1 && i <= 30)
        g_assert_cmpuint (g_string_replace (line, "号排口", "号口", 0), ==, 1);
      g_string_append_printf (list, "%s%s", i > 0 ? "\n" : "", line->str);
    }
  edited = list_run_text (f, list->str, SUYUAN_KIND_OUTLET, "mode update key code");
  g_assert_cmpuint (edited->updated, ==, 30);
  g_assert_cmpuint (edited->changes, ==, 30);
}

static void
test_refusals_before_reading (Fixture      *f,
                              gconstpointer data)
{
  static const struct
  {
    const char *option, *value;
  } bad[] = { { "mode", "merge" }, { "key", "nothing" }, { "map", "nothing=name" }, { "map", "name=nothing" }, { "map", "name" } };
  g_autofree char *path = list_write (f, "list.csv", "code,name\nA1,一\n");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SuyuanImport) import = suyuan_import_new (f->office, path, SUYUAN_KIND_OUTLET);
      g_autoptr (GError) error = NULL;

      suyuan_import_set_option (import, bad[i].option, bad[i].value);
      g_assert_false (suyuan_import_open (import, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (error->domain, ==, SUYUAN_WORK_ERROR);
    }
  g_assert_cmpint (list_count (f, SUYUAN_KIND_OUTLET), ==, 0);
}

static void
test_preview_then_run (Fixture      *f,
                       gconstpointer data)
{
  g_autofree char *path = list_write (f, "list.csv", "排污口编码,名称,奇怪的列\nA1,一,x\nA2,二,y\nA3,三,z\n");
  g_autoptr (SuyuanImport) import = suyuan_import_new (f->office, path, SUYUAN_KIND_OUTLET);
  g_autoptr (SuyuanImportReport) report = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  double confidence;

  g_assert_true (suyuan_import_open (import, &error));
  g_assert_cmpstr (suyuan_import_get_mapping (import, 0, &confidence)->key, ==, "code");
  g_assert_cmpfloat (confidence, >=, 0.9);
  g_assert_null (suyuan_import_get_mapping (import, 2, NULL));
  rows = suyuan_import_preview (import, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((char **) rows->pdata[1])[1], ==, "二");

  report = suyuan_import_run (import, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->imported, ==, 3);
}

static void
test_cancelled_leaves_nothing (Fixture      *f,
                               gconstpointer data)
{
  g_autofree char *path = list_write (f, "list.csv", "code,name\nA1,一\n");
  g_autoptr (SuyuanImport) import = suyuan_import_new (f->office, path, SUYUAN_KIND_OUTLET);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (suyuan_import_open (import, &error));
  g_cancellable_cancel (cancellable);
  g_assert_null (suyuan_import_run (import, FALSE, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (list_count (f, SUYUAN_KIND_OUTLET), ==, 0);
}

static char *
shared (const char *path)
{
  char *full = g_build_filename (g_getenv ("SUYUAN_SHARED"), "data", path, NULL);

  if (g_file_test (full, G_FILE_TEST_EXISTS))
    return full;

  g_free (full);
  return NULL;
}

static void
test_virginia (Fixture      *f,
               gconstpointer data)
{
  g_autofree char *facilities = shared ("dischargers/virginia_vpdes/facilities.txt");
  g_autofree char *outfalls = shared ("outlets/virginia_vpdes/outfalls.txt");
  g_autoptr (SuyuanImportReport) first = NULL;
  g_autoptr (SuyuanImportReport) second = NULL;

  if (facilities == NULL)
    {
      g_test_skip ("no shared data here");
      return;
    }

  first = list_run (f, facilities, SUYUAN_KIND_ENTERPRISE, "map geometry=dh_geofield", FALSE);
  second = list_run (f, outfalls, SUYUAN_KIND_OUTLET, "map geometry=dh_geofield map enterprise=dh_link_facility_mps", FALSE);
  g_assert_cmpuint (first->imported, ==, 1460);
  g_assert_cmpuint (second->imported, ==, 1320);
  g_assert_cmpint (list_count (f, SUYUAN_KIND_LINK), ==, 1320);
}

static void
test_chinese_sections (Fixture      *f,
                       gconstpointer data)
{
  g_autofree char *folder = shared ("waterquality/cn_cnemc_2026");
  g_autoptr (GDir) files = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint       n = 0;

  if (files == NULL)
    {
      g_test_skip ("no shared data here");
      return;
    }

  while ((name = g_dir_read_name (files)) != NULL)
    if (g_str_has_suffix (name, ".xlsx"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autoptr (SuyuanImportReport) report = list_run (f, path, SUYUAN_KIND_SECTION, "", FALSE);

        g_assert_cmpuint (report->refused, ==, 0);
        n += report->imported;
      }
  g_assert_cmpuint (n, ==, 1156);
  g_assert_cmpint (list_count (f, SUYUAN_KIND_SECTION), ==, 1156);
}

/* Rows that are looked at to say which list a column is of, and cannot be read: the file is not opened. */
static void
test_rows_that_cannot_be_read (Fixture      *f,
                               gconstpointer data)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *remark = g_strnfill (200000, 'x'), *path = NULL;
  g_autoptr (SuyuanImport) import = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 26; i++)
    g_string_append (list, "说明\n");
  g_string_append (list, "code,name,排口类别,remark\n");
  for (guint i = 0; i < 10; i++)
    g_string_append_printf (list, "L%u,号,城镇雨洪排口,%s\n", i, remark);
  g_string_append (list, "L10,\xff,城镇雨洪排口,\n");
  path = list_write (f, "list.csv", list->str);

  import = suyuan_import_new (f->office, path, SUYUAN_KIND_OUTLET);
  suyuan_import_set_option (import, "encoding", "UTF-8");
  g_assert_false (suyuan_import_open (import, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "0xFF"));
  g_assert_nonnull (strstr (error->message, "line 38"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/work/import/a-verdict-for-each-row", test_a_verdict_for_each_row);
  fixture_test ("/work/import/one-batch-one-undo", test_one_batch_one_undo);
  fixture_test ("/work/import/dry-run", test_dry_run_changes_nothing);
  fixture_test ("/work/import/modes", test_modes);
  fixture_test ("/work/import/party", test_a_party_makes_a_link);
  fixture_test ("/work/import/a-uid-names", test_a_uid_names);
  fixture_test ("/work/import/a-store-that-fails", test_a_store_that_fails);
  fixture_test ("/work/import/decisions", test_decisions_are_not_imported);
  fixture_test ("/work/import/parents", test_parents_in_any_order);
  fixture_test ("/work/import/wkt-and-datum", test_wkt_and_datum);
  fixture_test ("/work/import/each-row-names-its-datum", test_each_row_names_its_datum);
  fixture_test ("/work/import/cells-say-which-list", test_cells_say_which_list);
  fixture_test ("/work/import/rows-that-cannot-be-read", test_rows_that_cannot_be_read);
  fixture_test ("/work/import/projected", test_projected_columns);
  fixture_test ("/work/import/what-no-column-says", test_what_no_column_says);
  fixture_test ("/work/import/columns-of-verdicts", test_columns_of_verdicts);
  fixture_test ("/work/import/a-reach-into-itself", test_a_reach_into_itself);
  fixture_test ("/work/import/out-and-in-again", test_out_and_in_again);
  fixture_test ("/work/import/refusals", test_refusals_before_reading);
  fixture_test ("/work/import/preview", test_preview_then_run);
  fixture_test ("/work/import/cancelled", test_cancelled_leaves_nothing);
  fixture_test ("/work/import/virginia", test_virginia);
  fixture_test ("/work/import/chinese-sections", test_chinese_sections);
  return g_test_run ();
}
