/* test-open.c: files that are told by their content, and files that are none
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cpl_conv.h>
#include <glib/gstdio.h>
#include <ogr_api.h>
#include <string.h>

#include "collect.h"
#include "suyuan-position.h"
#include "workbook.h"

static void
assert_refused (const char         *path,
                SuyuanExchangeError code,
                const char         *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (suyuan_row_source_open (path, NULL, &error));
  g_assert_error (error, SUYUAN_EXCHANGE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
assert_bytes_refused (const char         *suffix,
                      const char         *bytes,
                      gssize              length,
                      SuyuanExchangeError code,
                      const char         *part)
{
  g_autoptr (Collect) rows = collect_bytes (suffix, bytes, length, NULL);

  g_assert_error (rows->error, SUYUAN_EXCHANGE_ERROR, (int) code);
  g_assert_nonnull (strstr (rows->error->message, part));
  g_assert_nonnull (strstr (rows->error->message, rows->path));
}

static void
test_no_file (void)
{
  assert_refused ("/no/such/file.csv", SUYUAN_EXCHANGE_ERROR_NOT_FOUND, "/no/such/file.csv");
  assert_refused (g_get_tmp_dir (), SUYUAN_EXCHANGE_ERROR_NOT_A_FILE, "is not a file");
  assert_refused ("/dev/null", SUYUAN_EXCHANGE_ERROR_NOT_A_FILE, "is not a file");
}

static void
test_nothing (void)
{
  assert_bytes_refused (".csv", "", 0, SUYUAN_EXCHANGE_ERROR_EMPTY, "empty");
  assert_bytes_refused (".csv", "\xEF\xBB\xBF \r\n", -1, SUYUAN_EXCHANGE_ERROR_EMPTY, "empty");
  assert_bytes_refused (".xlsx", "", 0, SUYUAN_EXCHANGE_ERROR_EMPTY, "empty");
}

static void
test_strange (void)
{
  assert_bytes_refused (".csv", "\x7F"
                                "ELF\2\1\1\0\0\0\0",
                        11, SUYUAN_EXCHANGE_ERROR_FORMAT, "can be read here");
  assert_bytes_refused (".csv", "%PDF-1.7\nabc,def\n", -1, SUYUAN_EXCHANGE_ERROR_FORMAT, "can be read here");
  assert_bytes_refused (".csv", "PK\3\4 word/document.xml", -1, SUYUAN_EXCHANGE_ERROR_FORMAT, "can be read here");
  assert_bytes_refused (".xls", "<html><body><table><tr><td>1", -1, SUYUAN_EXCHANGE_ERROR_FORMAT, "web page");
  assert_bytes_refused (".xlsx", "PK\3\4\24 xl/workbook.xml", -1, SUYUAN_EXCHANGE_ERROR_FORMAT, "XLSX");
  assert_bytes_refused (".xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and no more", -1, SUYUAN_EXCHANGE_ERROR_FORMAT, "XLS");
  assert_bytes_refused (".gpkg", "SQLite format 3\0 and no more", 29, SUYUAN_EXCHANGE_ERROR_FORMAT, "GPKG");
  assert_bytes_refused (".json", "{\"elements\": [1, 2]}", -1, SUYUAN_EXCHANGE_ERROR_FORMAT, "GeoJSON");
}

/* The name is not believed. */
static void
test_wrong_name (void)
{
  g_autoptr (Collect) text = collect_bytes (".xlsx", "a,b\n1,2\n", -1, NULL);
  g_autoptr (Collect) json = collect_bytes (".csv", " {\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"n\":1},\"geometry\":null}]}", -1, NULL);

  g_assert_cmpstr (collect_cell (text, 0, "b"), ==, "2");
  g_assert_cmpstr (collect_cell (json, 0, "n"), ==, "1");
  g_assert_true (g_str_has_prefix (json->description, "GeoJSON"));
}

/* Whatever is missing of a file: an error, or whole rows and no more of them than there were. */
static void
cut_and_read (const char *path,
              const char *suffix,
              guint       n_cuts)
{
  g_autoptr (Collect) whole = collect_file (path, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autofree char *bytes = NULL;
  gsize            length;
  guint            n_errors = 0;

  g_assert_no_error (whole->error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < n_cuts; i++)
    {
      gsize kept = g_rand_int_range (rand, 1, length);
      g_autoptr (Collect) rows = collect_bytes (suffix, bytes, kept, NULL);

      n_errors += rows->error != NULL;
      g_assert_cmpuint (rows->rows->len, <=, whole->rows->len);
      g_assert_true (rows->error == NULL || rows->error->domain == SUYUAN_EXCHANGE_ERROR);
      if (rows->error == NULL)
        for (guint j = 0; j < rows->rows->len; j++)
          g_assert_cmpstrv (rows->rows->pdata[j], whole->rows->pdata[j]);
    }
  g_assert_cmpuint (n_errors, >=, n_cuts * 9 / 10);
}

static void
damage_and_read (const char *path,
                 const char *suffix,
                 guint       n_rounds)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree char *bytes = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autofree char *damaged = g_memdup2 (bytes, length);
      g_autoptr (Collect) rows = NULL;

      for (guint j = g_rand_int_range (rand, 1, 20); j > 0; j--)
        damaged[g_rand_int_range (rand, 0, length)] = g_rand_int_range (rand, 0, 256);
      rows = collect_bytes (suffix, damaged, length, NULL);
      g_assert_true (rows->error == NULL || rows->error->domain == SUYUAN_EXCHANGE_ERROR);
    }
}

static void
test_damaged_workbook (void)
{
  Workbook book;

  workbook_begin (&book);
  workbook_add_sheet (&book, "清单");
  workbook_add_row (&book, "编号|名称|x");
  for (guint i = 0; i < 200; i++)
    workbook_add_row (&book, "A1|甲|#1.5");
  workbook_end (&book);
  cut_and_read (book.path, ".xlsx", 60);
  damage_and_read (book.path, ".xlsx", 60);
  workbook_remove (&book);
}

static char *
write_geojson (guint n)
{
  g_autoptr (GString) text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[\n");
  g_autofree char *path = NULL;
  int              fd = g_file_open_tmp ("suyuan-XXXXXX.geojson", &path, NULL);

  g_close (fd, NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"type\":\"Feature\",\"properties\":{\"code\":\"A%u\",\"x\":%u.5,\"n\":%u},"
                                  "\"geometry\":{\"type\":\"Point\",\"coordinates\":[114.%u,30.5,7]}}\n",
                            i > 0 ? "," : "", i, i, i, i + 1);
  g_string_append (text, "]}\n");
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));

  return g_steal_pointer (&path);
}

static void
test_damaged_geojson (void)
{
  g_autofree char *path = write_geojson (50);

  cut_and_read (path, ".geojson", 100);
  damage_and_read (path, ".geojson", 100);
  g_unlink (path);
}

static void
test_damaged_geopackage (void)
{
  g_autofree char *path = shared_data ("rivers/nhdplus/walker.gpkg");

  if (path == NULL)
    return;
  cut_and_read (path, ".gpkg", 40);
  damage_and_read (path, ".gpkg", 40);
}

static char *
print_geometry (Collect *rows,
                guint    row)
{
  gsize         size;
  gconstpointer bytes;
  OGRGeometryH  geometry = NULL;
  char         *text = NULL;
  char         *copy;

  g_assert_nonnull (rows->geometries->pdata[row]);
  bytes = g_bytes_get_data (rows->geometries->pdata[row], &size);
  g_assert_cmpint (OGR_G_CreateFromWkb (bytes, NULL, &geometry, size), ==, OGRERR_NONE);
  OGR_G_ExportToWkt (geometry, &text);
  OGR_G_DestroyGeometry (geometry);
  copy = g_strdup (text);
  CPLFree (text);

  return copy;
}

static void
test_geojson (void)
{
  g_autofree char *path = write_geojson (3);
  g_autoptr (Collect) rows = collect_file (path, NULL);
  g_autofree char *got = collect_print (rows);
  g_autofree char *point = print_geometry (rows, 1);

  g_unlink (path);
  g_assert_cmpstr (got, ==, "code|x|n\n0: A0|0.5|0\n0: A1|1.5|1\n0: A2|2.5|2\n");
  g_assert_cmpstr (point, ==, "POINT (114.2 30.5)");
}

static void
assert_converts (const char *crs,
                 const char *geometry,
                 const char *expected,
                 const char *description)
{
  SuyuanOpenOptions options = { .crs = crs };
  g_autofree char  *text = g_strdup_printf ("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":\"\"},"
                                             "\"geometry\":%s}]}",
                                            geometry);
  g_autoptr (Collect) rows = collect_bytes (".json", text, -1, &options);
  g_autofree char *got = NULL;

  g_assert_no_error (rows->error);
  g_assert_nonnull (strstr (rows->description, description));
  if (expected == NULL)
    {
      g_assert_null (rows->geometries->pdata[0]);
      g_assert_cmpstr (rows->warnings->pdata[0], !=, "");
      return;
    }
  got = print_geometry (rows, 0);
  g_assert_cmpstr (got, ==, expected);
}

static void
test_geometry (void)
{
  assert_converts (NULL, "{\"type\":\"MultiPoint\",\"coordinates\":[[114.5,30.25,9]]}", "POINT (114.5 30.25)", "WGS 84");
  assert_converts (NULL, "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]]]}", "LINESTRING (1 2,3 4)", "WGS 84");
  assert_converts (NULL, "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[[5,6],[7,8]]]}",
                   "MULTILINESTRING ((1 2,3 4),(5 6,7 8))", "WGS 84");
  assert_converts ("EPSG:4490", "{\"type\":\"Point\",\"coordinates\":[114.5,30.25]}", "POINT (114.5 30.25)", "China Geodetic");
  assert_converts ("EPSG:4326", "{\"type\":\"Point\",\"coordinates\":[114.5,30.25]}", "POINT (114.5 30.25)", "WGS 84");
  assert_converts ("EPSG:4214", "{\"type\":\"Point\",\"coordinates\":[114.5,30.25]}", "POINT (114.5 30.25)", "without a datum shift");
  assert_converts ("EPSG:4610", "{\"type\":\"Point\",\"coordinates\":[114.5,30.25]}", "POINT (114.5 30.25)", "without a datum shift");
  assert_converts (NULL, "{\"type\":\"Point\",\"coordinates\":[500000,3340000]}", NULL, "WGS 84");
}

/* Central meridian 114°, easting first although the authority says northing. */
static void
test_projected (void)
{
  SuyuanOpenOptions options = { .crs = "EPSG:4547" };
  const char       *text = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
                           "\"geometry\":{\"type\":\"Point\",\"coordinates\":[500000,3320113.4]}}]}";
  g_autoptr (Collect) rows = collect_bytes (".json", text, -1, &options);
  g_autofree char *point = NULL;
  double           lon, lat;

  g_assert_no_error (rows->error);
  point = print_geometry (rows, 0);
  g_assert_cmpint (sscanf (point, "POINT (%lf %lf)", &lon, &lat), ==, 2);
  g_assert_cmpfloat_with_epsilon (lon, 114, 1e-9);
  g_assert_cmpfloat_with_epsilon (lat, 30, 1e-6);
}

/* Wuhan: the map datums lie half a kilometre to the east and south. */
static void
test_map_datums (void)
{
  static const struct
  {
    const char *crs;
    SuyuanDatum datum;
  } datums[] = { { "gcj02", SUYUAN_DATUM_GCJ02 }, { "bd09", SUYUAN_DATUM_BD09 } };

  for (guint i = 0; i < G_N_ELEMENTS (datums); i++)
    {
      SuyuanOpenOptions options = { .crs = datums[i].crs };
      double            lon = 114.3, lat = 30.5, x, y;
      g_autofree char  *text = NULL;
      g_autofree char  *line = NULL;
      g_autoptr (Collect) rows = NULL;

      suyuan_datum_from_cgcs2000 (datums[i].datum, &lon, &lat);
      g_assert_cmpfloat (ABS (lon - 114.3), >, 0.002);
      text = g_strdup_printf ("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
                              "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[%.9f,%.9f],[115,31]]}}]}",
                              lon, lat);
      rows = collect_bytes (".json", text, -1, &options);
      g_assert_no_error (rows->error);
      line = print_geometry (rows, 0);
      g_assert_cmpint (sscanf (line, "LINESTRING (%lf %lf,", &x, &y), ==, 2);
      g_assert_cmpfloat_with_epsilon (x, 114.3, 1e-6);
      g_assert_cmpfloat_with_epsilon (y, 30.5, 1e-6);
    }
}

static void
test_bad_reference (void)
{
  static const char *const bad[] = { "EPSG:999999", "EPSG:", "wgs", "EPSG:4490x", "" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char  *path = write_geojson (1);
      SuyuanOpenOptions options = { .crs = bad[i] };
      g_autoptr (Collect) rows = collect_file (path, &options);

      g_unlink (path);
      g_assert_error (rows->error, SUYUAN_EXCHANGE_ERROR, SUYUAN_EXCHANGE_ERROR_REFERENCE);
    }
}

/* A projected system without a name or number. */
static void
test_reaches (void)
{
  g_autofree char *path = shared_data ("rivers/nhdplus/new_hope.gpkg");
  g_autoptr (Collect) rows = NULL;

  if (path == NULL)
    return;
  rows = collect_file (path, NULL);
  g_assert_no_error (rows->error);
  g_assert_cmpuint (rows->rows->len, ==, 746);
  for (guint i = 0; i < rows->rows->len; i++)
    {
      g_autofree char *line = print_geometry (rows, i);
      double           lon, lat;

      g_assert_cmpint (sscanf (line, "LINESTRING (%lf %lf,", &lon, &lat), ==, 2);
      g_assert_cmpfloat_with_epsilon (lon, -79, 0.4);
      g_assert_cmpfloat_with_epsilon (lat, 36, 0.4);
    }
  g_assert_cmpstr (collect_cell (rows, 0, "COMID"), ==, "8893864");
  g_assert_cmpstr (collect_cell (rows, 0, "LENGTHKM"), ==, "3.245");
}

static void
test_shared_counts (void)
{
  static const struct
  {
    const char *name;
    guint       n_rows, n_positions;
  } files[] = {
    { "rivers/nhdplus/walker.gpkg", 62, 62 },
    { "rivers/nhdplus/simple_diversions.geojson", 32, 32 },
    { "rivers/natural_earth/ne_10m_rivers_cn_bbox.geojson", 237, 236 },
    { "rivers/cn_dengzhou/rivers.geojson", 19, 19 },
    { "outlets/nyc_cso_outfalls/cso.geojson", 791, 791 },
    { "tracks/gpxpy/cerknicko-jezero.gpx", 7, 7 },
    { "codes/geo_cn/411300.json", 13, 13 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = shared_data (files[i].name);
      g_autoptr (Collect) rows = path != NULL ? collect_file (path, NULL) : NULL;
      guint n = 0;

      if (rows == NULL)
        return;
      g_assert_no_error (rows->error);
      g_assert_cmpuint (rows->rows->len, ==, files[i].n_rows);
      for (guint j = 0; j < rows->geometries->len; j++)
        n += rows->geometries->pdata[j] != NULL;
      g_assert_cmpuint (n, ==, files[i].n_positions);
    }
}

static void
test_ring (void)
{
  const char *text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
                     "<Placemark><name>环</name><LinearRing><coordinates>1,2,0 3,2,0 3,4,0 1,2,0</coordinates></LinearRing></Placemark>"
                     "</Document></kml>";
  g_autoptr (Collect) rows = collect_bytes (".kml", text, -1, NULL);
  g_autofree char *line = NULL;

  g_assert_cmpstr (collect_cell (rows, 0, "name"), ==, "环");
  line = print_geometry (rows, 0);
  g_assert_cmpstr (line, ==, "LINESTRING (1 2,3 2,3 4,1 2)");
}

static void
test_layers (void)
{
  g_autofree char *path = shared_data ("tracks/gpxpy/cerknicko-jezero.gpx");
  g_auto (GStrv) names = NULL;
  SuyuanOpenOptions options = { .layer = "track_points" };
  g_autoptr (Collect) rows = NULL;

  if (path == NULL)
    return;
  names = suyuan_row_source_list_layers (path, NULL);
  g_assert_cmpstrv (names, ((const char *[]){ "waypoints", "routes", "tracks", "route_points", "track_points", NULL }));
  rows = collect_file (path, &options);
  g_assert_no_error (rows->error);
  g_assert_cmpuint (rows->rows->len, ==, 296);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/open/no-file", test_no_file);
  g_test_add_func ("/open/nothing", test_nothing);
  g_test_add_func ("/open/strange", test_strange);
  g_test_add_func ("/open/wrong-name", test_wrong_name);
  g_test_add_func ("/open/damaged-workbook", test_damaged_workbook);
  g_test_add_func ("/open/damaged-geojson", test_damaged_geojson);
  g_test_add_func ("/open/damaged-geopackage", test_damaged_geopackage);
  g_test_add_func ("/open/geojson", test_geojson);
  g_test_add_func ("/open/geometry", test_geometry);
  g_test_add_func ("/open/projected", test_projected);
  g_test_add_func ("/open/map-datums", test_map_datums);
  g_test_add_func ("/open/bad-reference", test_bad_reference);
  g_test_add_func ("/open/reaches", test_reaches);
  g_test_add_func ("/open/shared-counts", test_shared_counts);
  g_test_add_func ("/open/ring", test_ring);
  g_test_add_func ("/open/layers", test_layers);

  return g_test_run ();
}
