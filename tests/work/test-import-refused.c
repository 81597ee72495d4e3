/* What an import refuses, in a file of its own: what it says, where it may go, and that it comes in when it is mended.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"

#include "suyuan-diary.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* What was refused goes home in a file of its own, and comes in when it is mended. */
static void
test_refused_rows (Fixture      *f,
                   gconstpointer data)
{
  g_autofree char *path = list_write (f, "list.csv", "编号,名称,排查时间,随记\nR1,甲,2026-01-05,\nR2,,2026-01-05,看不清\n,,,\nR3,丙,2026-13-05,\"a,b\"\n");
  g_autofree char *saved = g_build_filename (f->folder, "refused.csv", NULL), *text = NULL;
  g_autoptr (SuyuanImport) import = suyuan_import_new (f->office, path, SUYUAN_KIND_OUTLET);
  g_autoptr (SuyuanImportReport) report = NULL;
  g_autoptr (SuyuanImportReport) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (suyuan_import_open (import, &error));
  report = suyuan_import_run (import, FALSE, NULL, NULL, NULL, &error);
  g_assert_cmpuint (report->refused, ==, 3);
  g_assert_true (suyuan_import_save_refused (import, report, saved, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (saved, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "编号,名称,排查时间,随记,Why refused"));
  g_assert_nonnull (strstr (text, "R2,,2026-01-05,看不清,"));
  g_assert_nonnull (strstr (text, "\"a,b\""));
  g_assert_null (strstr (text, "R1"));

  again = list_run (f, saved, SUYUAN_KIND_OUTLET, "", TRUE);
  g_assert_cmpuint (again->rows, ==, 2);
  g_assert_cmpuint (again->refused, ==, 2);
}

/* A list is never written over the one it comes from, nor where nothing can be read again. */
static void
test_where_it_may_go (Fixture      *f,
                      gconstpointer data)
{
  static const char text[] = "code,name\nR1,\n";
  g_autofree char  *path = list_write (f, "list.csv", text), *kept = NULL;
  g_autofree char  *link = g_build_filename (f->folder, "link.csv", NULL), *folder = g_build_filename (f->folder, "folder.CSV", NULL);
  g_autofree char  *roundabout = g_build_filename (folder, "..", "list.csv", NULL), *map = g_build_filename (f->folder, "list.gpkg", NULL);
  g_autofree char  *inside = g_build_filename (path, "list.xlsx", NULL), *fine = g_build_filename (f->folder, "fine.XLSX", NULL);
  const char       *bad[] = { path, link, roundabout, folder, map, inside, "/no/such/refused.csv", f->folder };
  g_autoptr (SuyuanImport) import = suyuan_import_new (f->office, path, SUYUAN_KIND_OUTLET);
  g_autoptr (SuyuanImportReport) report = NULL;
  g_autoptr (GError) none = NULL;

  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (suyuan_import_check_refused (import, fine, &none));
  g_assert_no_error (none);
  g_assert_true (suyuan_import_open (import, NULL));
  report = suyuan_import_run (import, TRUE, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (report->refused, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) before = NULL;
      g_autoptr (GError) after = NULL;

      g_assert_false (suyuan_import_check_refused (import, bad[i], &before));
      g_assert_error (before, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID);
      g_assert_nonnull (strstr (before->message, bad[i]));
      g_assert_false (suyuan_import_save_refused (import, report, bad[i], &after));
      g_assert_error (after, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID);
    }
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, text);
  g_assert_true (suyuan_import_save_refused (import, report, fine, &none));
  g_assert_no_error (none);
}

static SuyuanRecord *
get (Fixture    *f,
     SuyuanKind  kind,
     const char *code)
{
  SuyuanUid uid = list_find (f, kind, code);

  return suyuan_office_get (f->office, kind, &uid, NULL);
}

/* What is refused of the list at @path, in a list called @name beside it. */
static char *
save (Fixture    *f,
      const char *path,
      SuyuanKind  kind,
      const char *crs,
      const char *name)
{
  g_autoptr (SuyuanImport) import = suyuan_import_new (f->office, path, kind);
  g_autoptr (SuyuanImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  char *saved = g_build_filename (f->folder, name, NULL);

  suyuan_import_set_option (import, "crs", crs);
  suyuan_import_open (import, &error);
  g_assert_no_error (error);
  report = suyuan_import_run (import, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->refused, ==, 1);
  suyuan_import_save_refused (import, report, saved, &error);
  g_assert_no_error (error);
  return saved;
}

/* Two features at one place; the second, which is refused for the number it lacks, is mended in the list that is saved
 * of it and comes to lie where the first lies. Returns the list as it was saved. */
static char *
mend_beside (Fixture    *f,
             SuyuanKind  kind,
             const char *crs,
             const char *place,
             const char *number,
             const char *more)
{
  g_autofree char *text = g_strdup_printf ("{\"type\":\"FeatureCollection\",\"features\":["
                                           "{\"type\":\"Feature\",\"properties\":{\"code\":\"A1\",\"name\":\"a\",\"%s\":\"12\"%s},\"geometry\":%s},"
                                           "{\"type\":\"Feature\",\"properties\":{\"code\":\"A2\",\"name\":\"b\",\"%s\":\"LACKING\"%s},\"geometry\":%s}]}",
                                           number, more, place, number, more, place);
  g_autofree char *path = list_write (f, "map.geojson", text), *saved = save (f, path, kind, crs, "refused.csv");
  g_autoptr (GString) mended = NULL;
  g_autoptr (SuyuanImportReport) report = NULL;
  char *list;

  g_assert_true (g_file_get_contents (saved, &list, NULL, NULL));
  mended = g_string_new (list);
  g_string_replace (mended, "LACKING", "12", 1);
  report = list_run_text (f, mended->str, kind, "");
  g_assert_cmpuint (report->imported, ==, 1);
  return list;
}

static void
assert_at_one_point (Fixture *f)
{
  g_autoptr (SuyuanRecord) first = get (f, SUYUAN_KIND_OUTLET, "A1"), second = get (f, SUYUAN_KIND_OUTLET, "A2");

  g_assert_true (suyuan_record_has (first, "lon"));
  g_assert_true (suyuan_record_has (second, "lon"));
  g_assert_cmpint (ABS (suyuan_record_get_integer (first, "lon") - suyuan_record_get_integer (second, "lon")), <=, 1);
  g_assert_cmpint (ABS (suyuan_record_get_integer (first, "lat") - suyuan_record_get_integer (second, "lat")), <=, 1);
}

/* A point is no column of a map, and none the less stays with its row; in the system the list will be read in, also
 * where the row names one for its columns. */
static void
test_points_stay (Fixture      *f,
                  gconstpointer data)
{
  static const char degrees[] = "{\"type\":\"Point\",\"coordinates\":[112.0812345,32.6987654]}";
  const struct
  {
    const char *crs, *place, *more;
  } maps[] = {
    { NULL, degrees, "" },
    { NULL, degrees, ",\"crs_source\":\"GCJ-02\"" },
    { NULL, degrees, ",\"坐标系\":\"GCJ-02\"" },
    { NULL, degrees, ",\"坐标系\":\"BD-09\"" },
    { "gcj02", degrees, ",\"坐标系\":\"BD-09\"" },
    { NULL, degrees, ",\"crs_source\":\"WGS84\"" },
    { NULL, degrees, ",\"lon\":\"113.5\",\"lat\":\"33.5\"" },
    { NULL, degrees, ",\"wkt\":\"POINT (112.5 32.5)\"" },
    { NULL, degrees, ",\"wkt\":\"\"" },
    { "gcj02", degrees, "" },
    { "EPSG:4547", "{\"type\":\"Point\",\"coordinates\":[320123.45,3620000.5]}", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autofree char *list = mend_beside (f, SUYUAN_KIND_OUTLET, maps[i].crs, maps[i].place, "chainage_m", maps[i].more);

      assert_at_one_point (f);
      g_assert_nonnull (strstr (list, "POINT ("));
      g_assert_true ((strstr (list, ",geometry,Why refused") == NULL) == (strstr (maps[i].more, "wkt") != NULL));
      while (list_count (f, SUYUAN_KIND_OUTLET) > 0)
        suyuan_outcome_free (suyuan_office_undo (f->office, NULL, NULL));
    }
}

static void
test_lines_stay (Fixture      *f,
                 gconstpointer data)
{
  static const char line[] = "{\"type\":\"LineString\",\"coordinates\":[[112.01,32.61],[112.11,32.65],[112.25,32.75]]}";
  g_autofree char  *list = mend_beside (f, SUYUAN_KIND_REACH, NULL, line, "length_m", "");
  g_autoptr (SuyuanRecord) first = get (f, SUYUAN_KIND_REACH, "A1"), second = get (f, SUYUAN_KIND_REACH, "A2");
  const SuyuanValue *one = suyuan_record_get (first, "geometry"), *other = suyuan_record_get (second, "geometry");

  g_assert_cmpint (one->type, ==, SUYUAN_VALUE_BLOB);
  g_assert_true (suyuan_value_equal (one, other));
}

/* A workbook has the places too. What lies nowhere here has no column for it. */
static void
test_workbook_and_persons (Fixture      *f,
                           gconstpointer data)
{
  static const char point[] = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"code\":\"A1\",\"name\":\"\"},"
                              "\"geometry\":{\"type\":\"Point\",\"coordinates\":[112.5,32.5]}}]}";
  SuyuanUid         uid = fixture_add (f, SUYUAN_KIND_OUTLET, "code=A1", "name=a", NULL);
  g_autofree char  *path = list_write (f, "map.geojson", point), *saved = save (f, path, SUYUAN_KIND_OUTLET, NULL, "refused.xlsx");
  g_autofree char  *persons = save (f, path, SUYUAN_KIND_PERSON, NULL, "persons.csv"), *text = NULL;
  g_autoptr (SuyuanImportReport) report = list_run (f, saved, SUYUAN_KIND_OUTLET, "mode update key code", FALSE);
  g_autoptr (SuyuanRecord) outlet = suyuan_office_get (f->office, SUYUAN_KIND_OUTLET, &uid, NULL);

  g_assert_cmpuint (report->updated, ==, 1);
  g_assert_cmpint (suyuan_record_get_integer (outlet, "lon"), ==, 1125000000);
  g_assert_cmpint (suyuan_record_get_integer (outlet, "lat"), ==, 325000000);
  g_assert_true (g_file_get_contents (persons, &text, NULL, NULL));
  g_assert_null (strstr (text, "geometry"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/work/import/refused-rows", test_refused_rows);
  fixture_test ("/work/import/where-refused-rows-may-go", test_where_it_may_go);
  fixture_test ("/work/import/refused-points-stay", test_points_stay);
  fixture_test ("/work/import/refused-lines-stay", test_lines_stay);
  fixture_test ("/work/import/refused-in-a-workbook", test_workbook_and_persons);
  return g_test_run ();
}
