/* Records out into files: every ledger, a filter, and each format read again by its own import.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"
#include "town.h"

#include "suyuan-expr.h"
#include "suyuan-export.h"

static guint
export_to (Fixture    *f,
           const char *name,
           const char *what,
           const char *filter,
           char      **path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanExpr) expr = NULL;
  guint written = G_MAXUINT;

  if (filter != NULL)
    expr = suyuan_expr_parse (filter, &error);
  g_assert_no_error (error);
  *path = g_build_filename (f->folder, name, NULL);
  suyuan_office_export (f->office, *path, what, expr, &written, &error);
  g_assert_no_error (error);
  return written;
}

static void
fill (Fixture *f)
{
  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=示例厂", "credit_code=91130200699229617X", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=A1", "name=一号, \"引号\"排口", "type=urban_rain", "lon=112.08", "lat=32.69",
               "bank=left", "enterprise=E1", "volume_m3d=12.5", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=A2", "name=二号", "type=ditch", "lon=112.09", "lat=32.7", "bank=right", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=A3", "name=三号", "type=ditch", "bank=right", NULL);
}

/* What went out says the same when it comes in: nothing changes, nothing is refused. */
static void
assert_comes_back (Fixture    *f,
                   const char *name,
                   const char *what,
                   SuyuanKind  kind,
                   guint       expected)
{
  g_autofree char *path = NULL;
  guint            written = export_to (f, name, what, NULL, &path);
  g_autoptr (SuyuanImportReport) report = NULL;

  g_assert_cmpuint (written, ==, expected);
  report = list_run (f, path, kind, "mode update key code", FALSE);
  list_assert_codes (report, "");
  g_assert_cmpuint (report->rows, ==, expected);
  g_assert_cmpuint (report->unchanged, ==, expected);
  g_assert_null (report->batch);
}

static void
test_every_format (Fixture      *f,
                   gconstpointer data)
{
  fill (f);
  assert_comes_back (f, "outlets.csv", "outlet", SUYUAN_KIND_OUTLET, 3);
  assert_comes_back (f, "outlets.xlsx", "outlet", SUYUAN_KIND_OUTLET, 3);
  assert_comes_back (f, "outlets.geojson", "outlet", SUYUAN_KIND_OUTLET, 3);
  assert_comes_back (f, "outlets.gpkg", "outlet", SUYUAN_KIND_OUTLET, 3);
  assert_comes_back (f, "ledger.csv", "ledger:outlet", SUYUAN_KIND_OUTLET, 3);
  assert_comes_back (f, "ledger.xlsx", "ledger:outlet", SUYUAN_KIND_OUTLET, 3);
  assert_comes_back (f, "enterprises.csv", "ledger:enterprise", SUYUAN_KIND_ENTERPRISE, 1);
}

/* The list of one outlet where it lies, in CGCS2000; the last column has @header and says @words. */
static void
assert_stays (Fixture    *f,
              const char *header,
              const char *words)
{
  SuyuanUid uid = list_find (f, SUYUAN_KIND_OUTLET, "G1");
  g_autoptr (SuyuanRecord) before = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &uid, NULL);
  gint64           lon = suyuan_record_get_integer (before, "lon"), lat = suyuan_record_get_integer (before, "lat");
  g_autofree char *list = g_strdup_printf ("code,name,lon,lat,%s\nG1,一,%.7f,%.7f,%s\n", header,
                                           lon / (double) SUYUAN_DEGREE, lat / (double) SUYUAN_DEGREE, words);
  g_autoptr (SuyuanImportReport) report = list_run_text (f, list, SUYUAN_KIND_OUTLET, "mode update key code");
  g_autoptr (SuyuanRecord) after = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &uid, NULL);

  list_assert_codes (report, "");
  g_assert_cmpint (suyuan_record_get_integer (after, "lon"), ==, lon);
  g_assert_cmpint (suyuan_record_get_integer (after, "lat"), ==, lat);
  assert_text (f, SUYUAN_KIND_OUTLET, &uid, "crs_source", words);
}

/* What came from a shifted map goes out as CGCS2000 and says where it came from: coming back it is not shifted again. */
static void
test_shifted_once (Fixture      *f,
                   gconstpointer data)
{
  g_autoptr (SuyuanImportReport) shifted = list_run_text (f, "code,name,lon,lat\nG1,一,112.08,32.69\n", SUYUAN_KIND_OUTLET, "crs gcj02");

  g_assert_cmpuint (shifted->imported, ==, 1);
  for (guint round = 0; round < 3; round++)
    {
      assert_comes_back (f, "shifted.csv", "outlet", SUYUAN_KIND_OUTLET, 1);
      assert_comes_back (f, "shifted.xlsx", "outlet", SUYUAN_KIND_OUTLET, 1);
    }
  assert_stays (f, "原坐标系（选填）", "GCJ-02");
  assert_stays (f, "SOURCE REFERENCE SYSTEM", "BD-09");
  assert_stays (f, "crs_source", "西安80");
}

/* The header line of a file, without its line end and a byte order mark. */
static char *
header_of (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *start;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  start = g_str_has_prefix (text, "\357\273\277") ? text + 3 : text;
  return g_strndup (start, strcspn (start, "\r\n"));
}

/* Each ledger stands under labels, with a row for each record of its kind. */
static void
test_every_ledger (Town         *t,
                   gconstpointer data)
{
  static const struct
  {
    const char *name, *columns;
    SuyuanKind  kind;
  } ledgers[] = {
    { "ledger:outlet", "Local code,National code,Name,", SUYUAN_KIND_OUTLET },
    { "ledger:enterprise", "Code,Name,Credit code,Permit number,", SUYUAN_KIND_ENTERPRISE },
    { "ledger:task", "Task number,Title,Outlet,Section,Category,", SUYUAN_KIND_TASK },
    { "ledger:problem", "Problem number,Problem,Kind of problem,Outlet,", SUYUAN_KIND_PROBLEM },
    { "ledger:measure", NULL, SUYUAN_KIND_MEASURE },
    { "ledger:duty", NULL, SUYUAN_KIND_DUTY },
  };
  Fixture *f = &t->fixture;

  fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=示例厂", NULL);
  town_task (t, "O1", "standardise", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ledgers); i++)
    {
      g_autofree char *file = g_strdup_printf ("%s.csv", ledgers[i].name + strlen ("ledger:"));
      g_autofree char *path = NULL;
      guint            written = export_to (f, file, ledgers[i].name, NULL, &path);
      g_autofree char *header = header_of (path);

      g_assert_cmpuint (written, ==, list_count (f, ledgers[i].kind));
      if (ledgers[i].columns != NULL)
        g_assert_cmpstr (header, !=, "");
      if (ledgers[i].columns != NULL && !g_str_has_prefix (header, ledgers[i].columns))
        g_error ("%s begins with %s", ledgers[i].name, header);
    }
}

static void
test_filter (Fixture      *f,
             gconstpointer data)
{
  g_autofree char *ditches = NULL;
  g_autofree char *none = NULL;
  g_autofree char *text = NULL;

  fill (f);
  g_assert_cmpuint (export_to (f, "ditches.csv", "outlet", "type = ditch and lon != null", &ditches), ==, 1);
  g_assert_true (g_file_get_contents (ditches, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "A2"));
  g_assert_null (strstr (text, "A1"));
  g_assert_null (strstr (text, "A3"));
  g_assert_cmpuint (export_to (f, "none.csv", "outlet", "code = 'Z'", &none), ==, 0);
}

/* A reference goes out as the code of what it points to, under a key; under a label people read the words. */
static void
test_cells (Fixture      *f,
            gconstpointer data)
{
  g_autofree char *raw = NULL;
  g_autofree char *ledger = NULL;
  g_autofree char *keys = NULL;
  g_autofree char *labels = NULL;

  fill (f);
  export_to (f, "raw.csv", "outlet", "code = 'A1'", &raw);
  export_to (f, "ledger.csv", "ledger:outlet", "code = 'A1'", &ledger);
  g_assert_true (g_file_get_contents (raw, &keys, NULL, NULL));
  g_assert_true (g_file_get_contents (ledger, &labels, NULL, NULL));
  g_assert_nonnull (strstr (keys, ",E1,"));
  g_assert_nonnull (strstr (keys, "urban_rain"));
  g_assert_nonnull (strstr (keys, "\"一号, \"\"引号\"\"排口\""));
  g_assert_nonnull (strstr (labels, "Town rain outlet"));
  g_assert_null (strstr (labels, "urban_rain"));
}

/* A line goes out as a geometry and comes back as the same one. */
static void
test_lines (Fixture      *f,
            gconstpointer data)
{
  fixture_add (f, SUYUAN_KIND_REACH, "code=R1", "name=一段", "geometry=LINESTRING (112.0 32.6, 112.1 32.6, 112.2 32.7)", NULL);
  assert_comes_back (f, "reaches.geojson", "reach", SUYUAN_KIND_REACH, 1);
  assert_comes_back (f, "reaches.gpkg", "reach", SUYUAN_KIND_REACH, 1);
}

static void
test_what_cannot_be_exported (Fixture      *f,
                              gconstpointer data)
{
  static const char *const bad[] = { "nothing", "ledger:", "ledger:visit", "ledger" };
  g_autofree char         *path = g_build_filename (f->folder, "x.csv", NULL);
  g_autofree char         *strange = g_build_filename (f->folder, "x.docx", NULL);
  guint                    written = 7;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (suyuan_office_export (f->office, path, bad[i], NULL, &written, &error));
      g_assert_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, bad[i]));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (suyuan_office_export (f->office, strange, "outlet", NULL, &written, &error));
    g_assert_nonnull (error);
    g_assert_false (g_file_test (strange, G_FILE_TEST_EXISTS));
    g_clear_error (&error);
    g_assert_false (suyuan_office_export (f->office, "/nowhere/x.csv", "outlet", NULL, &written, &error));
    g_assert_nonnull (strstr (error->message, "/nowhere/x.csv"));
  }
  g_assert_cmpuint (written, ==, 7);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/work/export/formats", test_every_format);
  town_test ("/work/export/ledgers", test_every_ledger);
  fixture_test ("/work/export/shifted-once", test_shifted_once);
  fixture_test ("/work/export/filter", test_filter);
  fixture_test ("/work/export/cells", test_cells);
  fixture_test ("/work/export/lines", test_lines);
  fixture_test ("/work/export/refusals", test_what_cannot_be_exported);
  return g_test_run ();
}
