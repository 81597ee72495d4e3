/* test-geom.c: the geometry column of a GeoPackage
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-random.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>

static double
read_le_double (const guint8 *bytes)
{
  guint64 bits = 0;
  double  number;

  for (guint i = 8; i-- > 0;)
    bits = bits << 8 | bytes[i];
  memcpy (&number, &bits, 8);
  return number;
}

static void
test_point_bytes (void)
{
  static const guint8 expected[] = {
    'G', 'P', 0, 0x01, 0x8a, 0x11, 0, 0,                              /* no envelope, 4490 */
    1, 1, 0, 0, 0,                                                    /* little endian, point */
    0, 0, 0, 0, 0, 0x08, 0x5c, 0x40, 0, 0, 0, 0, 0, 0x80, 0x40, 0xc0, /* 112.125, -33 */
  };
  g_autoptr (GByteArray) geom = g_byte_array_new ();

  g_byte_array_append (geom, (const guint8 *) "old", 3);
  suyuan_geom_from_position (geom, 1121250000, -330000000);
  g_assert_cmpmem (geom->data, geom->len, expected, sizeof expected);
}

/* Positions are degrees × 10⁷: every one must come back from the blob as it was. */
static void
test_point_exact (void)
{
  g_autoptr (GByteArray) geom = g_byte_array_new ();

  for (guint i = 0; i < 20000; i++)
    {
      gint64    lon = g_test_rand_int_range (-1800000000, 1800000001), lat = g_test_rand_int_range (-900000000, 900000001);
      SuyuanBox box;

      suyuan_geom_from_position (geom, lon, lat);
      g_assert_true (suyuan_geom_get_box (geom->data, geom->len, &box));
      g_assert_cmpint (llround (box.min_x * 1e7), ==, lon);
      g_assert_cmpint (llround (box.max_y * 1e7), ==, lat);
      g_assert_cmpfloat (box.min_x, ==, box.max_x);
      g_assert_cmpfloat (box.min_y, ==, box.max_y);
    }
}

static void
assert_box (const SuyuanBox *box,
            const SuyuanBox *expected)
{
  g_assert_cmpfloat (box->min_x, ==, expected->min_x);
  g_assert_cmpfloat (box->max_x, ==, expected->max_x);
  g_assert_cmpfloat (box->min_y, ==, expected->min_y);
  g_assert_cmpfloat (box->max_y, ==, expected->max_y);
}

static void
test_random_shapes (void)
{
  g_autoptr (GByteArray) geom = g_byte_array_new ();

  for (guint i = 0; i < 2000; i++)
    {
      SuyuanBox expected, box;
      g_autoptr (GBytes) wkb = random_wkb (&expected);
      gsize         length, back_length;
      gconstpointer bytes = g_bytes_get_data (wkb, &length), back;

      g_assert_true (suyuan_wkb_get_box (bytes, length, &box));
      assert_box (&box, &expected);
      g_assert_true (suyuan_geom_from_wkb (geom, bytes, length));

      /* The header as the standard has it: magic, version, flags (envelope 1, little endian), srs, envelope. */
      g_assert_cmpmem (geom->data, 8, "GP\0\x03\x8a\x11\0\0", 8);
      g_assert_cmpfloat (read_le_double (geom->data + 8), ==, expected.min_x);
      g_assert_cmpfloat (read_le_double (geom->data + 16), ==, expected.max_x);
      g_assert_cmpfloat (read_le_double (geom->data + 24), ==, expected.min_y);
      g_assert_cmpfloat (read_le_double (geom->data + 32), ==, expected.max_y);

      back = suyuan_geom_get_wkb (geom->data, geom->len, &back_length);
      g_assert_cmpmem (back, back_length, bytes, length);
      g_assert_true (suyuan_geom_get_box (geom->data, geom->len, &box));
      assert_box (&box, &expected);
    }
}

/* Every shape of the standard with nothing in it. */
static void
test_empty (void)
{
  g_autoptr (GByteArray) geom = g_byte_array_new ();

  for (guint32 type = 1; type <= 7; type++)
    for (guint little = 0; little < 2; little++)
      {
        g_autoptr (GByteArray) wkb = g_byte_array_new ();
        SuyuanBox box, ignored = SUYUAN_BOX_EMPTY;

        wkb_add_head (wkb, little, type);
        if (type == 1)
          wkb_add_point (wkb, little, NAN, NAN, &ignored);
        else
          wkb_add_count (wkb, little, 0);

        g_assert_true (suyuan_wkb_get_box (wkb->data, wkb->len, &box));
        g_assert_true (suyuan_box_is_empty (&box));
        g_assert_true (suyuan_geom_from_wkb (geom, wkb->data, wkb->len));
        g_assert_cmpmem (geom->data, 8, "GP\0\x11\x8a\x11\0\0", 8);
        g_assert_cmpmem (geom->data + 8, geom->len - 8, wkb->data, wkb->len);
        g_assert_false (suyuan_geom_get_box (geom->data, geom->len, &box));
      }
}

/* Height and measure take part in no box. */
static void
test_axes (void)
{
  for (guint axes = 0; axes < 4; axes++)
    {
      g_autoptr (GByteArray) wkb = g_byte_array_new ();
      SuyuanBox box, expected = SUYUAN_BOX_EMPTY, ignored = SUYUAN_BOX_EMPTY;

      wkb_add_head (wkb, TRUE, axes * 1000 + 2);
      wkb_add_count (wkb, TRUE, 4);
      for (guint i = 0; i < 4; i++)
        {
          wkb_add_point (wkb, TRUE, random_degrees (100, 5), random_degrees (30, 5), &expected);
          if (axes > 0)
            wkb_add_point (wkb, TRUE, 9999, -9999, &ignored);
          if (axes == 1 || axes == 2)
            g_byte_array_set_size (wkb, wkb->len - 8);
        }
      g_assert_true (suyuan_wkb_get_box (wkb->data, wkb->len, &box));
      assert_box (&box, &expected);
    }
}

static void
test_cut_short (void)
{
  for (guint i = 0; i < 40; i++)
    {
      SuyuanBox box;
      g_autoptr (GBytes) wkb = random_wkb (&box);
      g_autofree guint8 *longer = g_malloc0 (g_bytes_get_size (wkb) + 1);

      for (gsize length = 0; length < g_bytes_get_size (wkb); length++)
        {
          g_autofree guint8 *exact = g_memdup2 (g_bytes_get_data (wkb, NULL), length);

          g_assert_false (suyuan_wkb_get_box (exact, length, &box));
        }
      memcpy (longer, g_bytes_get_data (wkb, NULL), g_bytes_get_size (wkb));
      g_assert_false (suyuan_wkb_get_box (longer, g_bytes_get_size (wkb) + 1, &box));
    }
}

/* Counts of four thousand millions, types nobody has, parts in parts without end: refused, and quickly. */
static void
test_hostile (void)
{
  g_autoptr (GByteArray) deep = g_byte_array_new ();
  SuyuanBox box;

  for (guint32 type = 0; type < 5000; type++)
    {
      g_autoptr (GByteArray) wkb = g_byte_array_new ();
      const guint shape = type % 1000;

      wkb_add_head (wkb, TRUE, type);
      wkb_add_count (wkb, TRUE, G_MAXUINT32);
      g_assert_false (suyuan_wkb_get_box (wkb->data, wkb->len, &box));
      g_byte_array_set_size (wkb, 5);
      wkb_add_count (wkb, TRUE, 0);
      g_assert_cmpint (suyuan_wkb_get_box (wkb->data, wkb->len, &box), ==, shape >= 2 && shape <= 7 && type < 4000);
    }

  for (guint i = 0; i < 10000; i++)
    {
      wkb_add_head (deep, TRUE, 7);
      wkb_add_count (deep, TRUE, 1);
    }
  g_assert_false (suyuan_wkb_get_box (deep->data, deep->len, &box));
}

static void
test_flipped (void)
{
  g_autoptr (GByteArray) geom = g_byte_array_new ();

  for (guint i = 0; i < 30; i++)
    {
      SuyuanBox box;
      g_autoptr (GBytes) wkb = random_wkb (&box);
      gsize              length = g_bytes_get_size (wkb), back;
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (wkb, NULL), length);

      for (gsize bit = 0; bit < 8 * length; bit++)
        {
          bytes[bit / 8] ^= 1 << bit % 8;
          if (suyuan_geom_from_wkb (geom, bytes, length))
            {
              gconstpointer inside = suyuan_geom_get_wkb (geom->data, geom->len, &back);

              g_assert_cmpmem (inside, back, bytes, length);
            }
          bytes[bit / 8] ^= 1 << bit % 8;
        }
    }
}

static void
test_no_geometry (void)
{
  gsize     length;
  SuyuanBox box;

  g_assert_null (suyuan_geom_get_wkb (NULL, 0, &length));
  g_assert_null (suyuan_geom_get_wkb ("GP\0\1", 4, &length));
  g_assert_null (suyuan_geom_get_wkb ("GP\0\3\0\0\0\0too short", 17, &length));
  g_assert_false (suyuan_geom_get_box (NULL, 0, &box));
  g_assert_false (suyuan_geom_get_box ("GP\0\1\0\0\0\0", 8, &box));
}

static void
test_include (void)
{
  SuyuanBox box = SUYUAN_BOX_EMPTY;

  g_assert_true (suyuan_box_is_empty (&box));
  suyuan_box_include (&box, &(SuyuanBox){ 1, 2, 3, 4 });
  suyuan_box_include (&box, &SUYUAN_BOX_EMPTY);
  assert_box (&box, &(SuyuanBox){ 1, 2, 3, 4 });
  suyuan_box_include (&box, &(SuyuanBox){ -1, 1.5, 3.5, 9 });
  assert_box (&box, &(SuyuanBox){ -1, 2, 3, 9 });
  g_assert_false (suyuan_box_is_empty (&box));
}

/* The same shapes through another program: what GDAL writes into a GeoPackage of its own from WKT, against what we
 * write from the WKB that GDAL made of it. */
static void
compare_with_ogr (const char *folder,
                  const char *wkt)
{
  g_autofree char *csv = g_build_filename (folder, "shape.csv", NULL);
  g_autofree char *gpkg = g_build_filename (folder, "shape.gpkg", NULL);
  g_autofree char *text = g_strdup_printf ("id,WKT\n1,\"%s\"\n", wkt);
  const char      *argv[] = { "ogr2ogr", "-f", "GPKG", "-a_srs", "EPSG:4490", "-lco", "GEOMETRY_NAME=geom", gpkg, csv, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GByteArray) geom = g_byte_array_new ();
  sqlite3      *native;
  sqlite3_stmt *row;
  gconstpointer theirs, wkb;
  gsize         length, wkb_length;
  int           status;

  g_assert_true (g_file_set_contents (csv, text, -1, NULL));
  output = fixture_run (argv, &status);
  g_assert_cmpint (status, ==, 0);

  g_assert_cmpint (sqlite3_open (gpkg, &native), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (native, "SELECT geom FROM shape", -1, &row, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  theirs = sqlite3_column_blob (row, 0);
  length = sqlite3_column_bytes (row, 0);
  wkb = suyuan_geom_get_wkb (theirs, length, &wkb_length);
  g_assert_true (suyuan_geom_from_wkb (geom, wkb, wkb_length));
  g_assert_cmpmem (geom->data, geom->len, theirs, length);
  sqlite3_finalize (row);
  sqlite3_close (native);
  g_assert_cmpint (g_unlink (gpkg), ==, 0);
}

static void
test_like_ogr (void)
{
  static const char *const shapes[] = {
    "LINESTRING (112 33,112.5 33.25,113 33)",
    "POLYGON ((112 33,113 33,113 34,112 33),(112.5 33.1,112.7 33.1,112.7 33.2,112.5 33.1))",
    "MULTIPOINT ((112 33),(113 34))",
    "MULTILINESTRING ((112 33,113 34),(110 30,111 31,112 30))",
    "MULTIPOLYGON (((112 33,113 33,113 34,112 33)),((12 3,13 3,13 4,12 3)))",
    "GEOMETRYCOLLECTION (POINT (112 33),LINESTRING (112 33,113 34))",
    "LINESTRING EMPTY",
    "POLYGON EMPTY",
  };
  g_autofree char *folder = g_dir_make_tmp ("suyuan-geom-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    compare_with_ogr (folder, shapes[i]);
  tree_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/geom/point-bytes", test_point_bytes);
  g_test_add_func ("/store/geom/point-exact", test_point_exact);
  g_test_add_func ("/store/geom/random-shapes", test_random_shapes);
  g_test_add_func ("/store/geom/empty", test_empty);
  g_test_add_func ("/store/geom/axes", test_axes);
  g_test_add_func ("/store/geom/cut-short", test_cut_short);
  g_test_add_func ("/store/geom/hostile", test_hostile);
  g_test_add_func ("/store/geom/flipped", test_flipped);
  g_test_add_func ("/store/geom/no-geometry", test_no_geometry);
  g_test_add_func ("/store/geom/include", test_include);
  g_test_add_func ("/store/geom/like-ogr", test_like_ogr);

  return g_test_run ();
}
