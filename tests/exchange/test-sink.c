/* test-sink.c: what is written comes back, and does no harm in a spreadsheet
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE
#include <cpl_conv.h>
#include <glib/gstdio.h>
#include <ogr_api.h>
#include <string.h>

#include "collect.h"
#include "suyuan-position.h"

static char *folder;

static GBytes *
make_geometry (const char *wkt)
{
  OGRGeometryH geometry = NULL;
  char        *text = (char *) wkt;
  guint8      *bytes;
  int          size;

  g_assert_cmpint (OGR_G_CreateFromWkt (&text, NULL, &geometry), ==, OGRERR_NONE);
  size = OGR_G_WkbSize (geometry);
  bytes = g_malloc (size);
  OGR_G_ExportToIsoWkb (geometry, wkbNDR, bytes);
  OGR_G_DestroyGeometry (geometry);

  return g_bytes_new_take (bytes, size);
}

static char *
get_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* Every third row without a place. */
static void
write_rows (const char        *path,
            const char        *geometry_type,
            const char        *wkt,
            const char *const *columns,
            const char *const *cells,
            guint              n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRowSink) sink = suyuan_row_sink_new (path, "排口", geometry_type, &error);
  g_autoptr (GBytes) geometry = wkt != NULL ? make_geometry (wkt) : NULL;
  guint n_columns = g_strv_length ((char **) columns);

  g_assert_no_error (error);
  g_unlink (path);
  suyuan_row_sink_begin (sink, columns, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_rows; i++)
    {
      suyuan_row_sink_add (sink, cells + i * n_columns, i % 3 < 2 ? geometry : NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  suyuan_row_sink_close (sink, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static const char *const columns[] = { "code", "name", "remark", "flow", NULL };
static const char *const cells[] = {
  "0012", "雨洪排口", "two\nlines, \"quoted\"", "-1.5",
  "911420100000000000", "Ö", NULL, "1e5",
  "A3", "x", "'tis", NULL
};

static void
assert_same (Collect *rows)
{
  g_assert_no_error (rows->error);
  g_assert_cmpuint (rows->rows->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 4; j++)
      g_assert_cmpstr (collect_cell (rows, i, columns[j]), ==, cells[i * 4 + j] != NULL ? cells[i * 4 + j] : "");
}

static void
assert_round_trip (const char *name,
                   const char *geometry_type,
                   const char *wkt)
{
  g_autofree char *path = get_path (name);
  g_autoptr (GBytes) geometry = make_geometry (wkt);
  g_autoptr (Collect) rows = NULL;

  write_rows (path, geometry_type, wkt, columns, cells, 3);
  rows = collect_file (path, NULL);
  assert_same (rows);
  g_assert_true (g_bytes_equal (rows->geometries->pdata[0], geometry));
  g_assert_true (g_bytes_equal (rows->geometries->pdata[1], geometry));
  g_assert_null (rows->geometries->pdata[2]);
}

static void
test_maps (void)
{
  static const char *const names[] = { "a.geojson", "a.gpkg", "a.shp", "a.kml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i]);
      assert_round_trip (names[i], "point", "POINT (114.5 30.25)");
      assert_round_trip (names[i], "line", "LINESTRING (114.5 30.25,115 31.125)");
      assert_round_trip (names[i], "line", "MULTILINESTRING ((114.5 30.25,115 31.125),(1 2,3 4))");
    }
  assert_round_trip ("p.geojson", "polygon", "POLYGON ((114 30,115 30,115 31,114 30))");
  assert_round_trip ("p.gpkg", "polygon", "POLYGON ((114 30,115 30,115 31,114 30))");
}

static void
test_tables (void)
{
  static const char *const names[] = { "a.csv", "a.xlsx" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = get_path (names[i]);
      g_autoptr (Collect) plain = NULL, shaped = NULL;

      write_rows (path, "point", "POINT (1 2)", columns, cells, 3);
      plain = collect_file (path, NULL);
      assert_same (plain);
      g_assert_cmpuint (g_strv_length (plain->columns), ==, 4);

      write_rows (path, "line", "LINESTRING (1 2,3 4)", columns, cells, 3);
      shaped = collect_file (path, NULL);
      assert_same (shaped);
      g_assert_cmpstr (collect_cell (shaped, 0, "geometry"), ==, "LINESTRING (1 2,3 4)");
      g_assert_cmpstr (collect_cell (shaped, 2, "geometry"), ==, "");
    }
}

static void
test_no_shape (void)
{
  static const char *const names[] = { "n.geojson", "n.gpkg", "n.kml", "n.csv", "n.xlsx" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = get_path (names[i]);
      g_autoptr (Collect) rows = NULL;

      write_rows (path, NULL, NULL, columns, cells, 3);
      rows = collect_file (path, NULL);
      assert_same (rows);
    }
}

static void
test_formulas (void)
{
  static const char *const names[] = { "=a", "-1", "plain", NULL };
  static const char *const evil[] = {
    "=1+1", "-2", "@SUM(A1)",
    "+86 138", "+8", "\tx",
    "-a", "=", "- 5"
  };
  g_autofree char *path = get_path ("f.csv");
  g_autofree char *text = NULL;
  g_autoptr (Collect) rows = NULL;

  write_rows (path, NULL, NULL, names, evil, 3);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "\xEF\xBB\xBF\"'=a\",-1,plain\r\n\"'=1+1\",-2,\"'@SUM(A1)\"\r\n\"'+86 138\",+8,\"'\tx\"\r\n\"'-a\",\"'=\",\"'- 5\"\r\n");
  rows = collect_file (path, NULL);
  g_assert_cmpstrv (rows->columns, names);
  for (guint i = 0; i < 9; i++)
    g_assert_cmpstr (((char **) rows->rows->pdata[i / 3])[i % 3], ==, evil[i]);
}

/* What people write comes back as it was, apostrophes of their own and all. */
static void
test_apostrophes (void)
{
  static const char *const names[] = { "a", "b", "c", NULL };
  static const char *const words[] = {
    "'=1+1", "''-x", "'-5",
    "'", "''", "'quoted'",
    "=\'", "'@", "-'5"
  };
  g_autofree char *path = get_path ("q.csv");
  g_autoptr (Collect) rows = NULL;

  write_rows (path, NULL, NULL, names, words, 3);
  rows = collect_file (path, NULL);
  for (guint i = 0; i < 9; i++)
    g_assert_cmpstr (((char **) rows->rows->pdata[i / 3])[i % 3], ==, words[i]);
}

static void
assert_write_fails (const char         *name,
                    const char         *geometry_type,
                    const char *const  *row,
                    SuyuanExchangeError code,
                    const char         *part)
{
  g_autofree char *path = get_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanRowSink) sink = suyuan_row_sink_new (path, NULL, geometry_type, &error);
  gboolean done = sink != NULL && suyuan_row_sink_begin (sink, columns, &error) &&
                  suyuan_row_sink_add (sink, row, NULL, &error) && suyuan_row_sink_close (sink, &error);

  g_assert_false (done);
  g_assert_error (error, SUYUAN_EXCHANGE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_nonnull (strstr (error->message, name));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_refused (void)
{
  g_autofree char *text = g_strnfill (40000, 'x');
  const char      *row[] = { "A1", NULL, text, NULL };

  assert_write_fails ("r.doc", NULL, row, SUYUAN_EXCHANGE_ERROR_FORMAT, ".csv");
  assert_write_fails ("r", NULL, row, SUYUAN_EXCHANGE_ERROR_FORMAT, ".csv");
  assert_write_fails ("r.shp", NULL, row, SUYUAN_EXCHANGE_ERROR_FORMAT, "no place");
  assert_write_fails ("r.shp", "point", row, SUYUAN_EXCHANGE_ERROR_WRITE, "row 1, column “remark”");
  assert_write_fails ("r.xlsx", NULL, row, SUYUAN_EXCHANGE_ERROR_WRITE, "row 2, column 3");
  assert_write_fails ("no/such/folder.csv", NULL, row, SUYUAN_EXCHANGE_ERROR_WRITE, "folder.csv");
  assert_write_fails ("no/such/folder.gpkg", NULL, row, SUYUAN_EXCHANGE_ERROR_WRITE, "folder.gpkg");
}

/* What stood there stays until the new file is whole. */
static void
test_abandoned (void)
{
  static const char *const names[] = { "k.csv", "k.xlsx", "k.gpkg" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = get_path (names[i]);
      g_autofree char *text = NULL;
      SuyuanRowSink   *sink;

      g_assert_true (g_file_set_contents (path, "old", -1, NULL));
      sink = suyuan_row_sink_new (path, NULL, "point", NULL);
      g_assert_true (suyuan_row_sink_begin (sink, columns, NULL));
      g_assert_true (suyuan_row_sink_add (sink, cells, NULL, NULL));
      g_assert_finalize_object (sink);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "old");
    }
}

static guint
remove_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n_hidden = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = get_path (name);

      n_hidden += *name == '.';
      g_unlink (path);
    }

  return n_hidden;
}

/* The whole table under its own name, code page named. */
static void
test_shapefile (void)
{
  g_autofree char *path = get_path ("s.shp");
  g_autofree char *page_path = get_path ("s.cpg");
  g_autofree char *page = NULL;

  write_rows (path, "point", "POINT (1 2)", columns, cells, 3);
  g_assert_true (g_file_get_contents (page_path, &page, NULL, NULL));
  g_assert_cmpstr (page, ==, "UTF-8");
}

/* A table in GBK without a word about it. */
static void
test_shapefile_in_gbk (void)
{
  static const char *const names[] = { "名称", NULL };
  static const char *const values[] = { "雨洪排口", "汉江大桥下" };
  g_autofree char         *path = get_path ("g.shp");
  g_autofree char         *page = get_path ("g.cpg");
  g_autofree char         *table = get_path ("g.dbf");
  g_autoptr (Collect) rows = NULL, forced = NULL, named = NULL;
  SuyuanOpenOptions options = { .encoding = "gbk" };
  g_autofree char  *bytes = NULL;
  gsize             length;

  write_rows (path, "point", "POINT (1 2)", names, values, 2);
  g_assert_true (g_file_get_contents (table, &bytes, &length, NULL));
  for (guint i = 0; i < 3; i++)
    {
      const char      *text = i == 0 ? names[0] : values[i - 1];
      g_autofree char *gbk = g_convert (text, -1, "GBK", "UTF-8", NULL, NULL, NULL);
      char            *place = memmem (bytes, length, text, strlen (text));

      g_assert_nonnull (place);
      memset (place, i == 0 ? 0 : ' ', strlen (text));
      memcpy (place, gbk, strlen (gbk));
    }
  bytes[29] = 0;
  g_assert_true (g_file_set_contents (table, bytes, length, NULL));

  g_assert_true (g_file_set_contents (page, "ANSI 936", -1, NULL));
  named = collect_file (path, NULL);
  g_assert_cmpstr (collect_cell (named, 1, "名称"), ==, "汉江大桥下");
  g_unlink (page);
  rows = collect_file (path, NULL);
  g_assert_cmpstr (collect_cell (rows, 0, "名称"), ==, "雨洪排口");
  forced = collect_file (path, &options);
  g_assert_cmpstr (collect_cell (forced, 1, "名称"), ==, "汉江大桥下");
}

/* Ten thousand placemarks take no time to speak of. */
static void
test_many_placemarks (void)
{
  static const char *const names[] = { "name", NULL };
  g_autofree const char  **values = g_new0 (const char *, 10000);
  g_autofree char         *path = get_path ("m.kml");
  g_autoptr (Collect) rows = NULL;

  for (guint i = 0; i < 10000; i++)
    values[i] = "排口";
  write_rows (path, "point", "POINT (1 2)", names, values, 10000);
  rows = collect_file (path, NULL);
  g_assert_no_error (rows->error);
  g_assert_cmpuint (rows->rows->len, ==, 10000);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("suyuan-XXXXXX", NULL);

  g_test_add_func ("/sink/maps", test_maps);
  g_test_add_func ("/sink/tables", test_tables);
  g_test_add_func ("/sink/no-shape", test_no_shape);
  g_test_add_func ("/sink/formulas", test_formulas);
  g_test_add_func ("/sink/apostrophes", test_apostrophes);
  g_test_add_func ("/sink/refused", test_refused);
  g_test_add_func ("/sink/abandoned", test_abandoned);
  g_test_add_func ("/sink/shapefile", test_shapefile);
  g_test_add_func ("/sink/shapefile-in-gbk", test_shapefile_in_gbk);
  g_test_add_func ("/sink/many-placemarks", test_many_placemarks);

  result = g_test_run ();
  g_assert_cmpuint (remove_files (), ==, 0);
  g_rmdir (folder);
  g_free (folder);

  return result;
}
