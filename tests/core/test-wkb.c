/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-position.h"

#include <math.h>
#include <string.h>

#include "suyuan-core-error.h"

static char *
to_hex (GBytes *bytes)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GString      *hex = g_string_new (NULL);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", data[i]);

  return g_string_free (hex, FALSE);
}

static void
assert_wkt (const char *wkt,
            const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) wkb = suyuan_wkb_from_wkt (wkt, &error);
  g_autofree char *hex = NULL;

  g_assert_no_error (error);
  hex = to_hex (wkb);
  g_assert_cmpstr (hex, ==, expected);
}

static void
assert_refused (const char *wkt,
                const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) wkb = suyuan_wkb_from_wkt (wkt, &error);

  g_assert_null (wkb);
  g_assert_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_SYNTAX);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, said));
}

#define P12 "000000000000f03f0000000000000040"
#define P34 "00000000000008400000000000001040"
#define P56 "00000000000014400000000000001840"

static void
test_point (void)
{
  SuyuanPosition place = { 1125000000, -332500000 }, again = { 0 };
  g_autoptr (GBytes) wkb = suyuan_wkb_from_position (&place);
  g_autofree char *hex = to_hex (wkb);

  g_assert_cmpstr (hex, ==, "01010000000000000000205c400000000000a040c0");
  g_assert_true (suyuan_wkb_read_point (wkb, &again));
  g_assert_cmpint (again.lon, ==, place.lon);
  g_assert_cmpint (again.lat, ==, place.lat);
}

static void
test_points_round_trip (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      SuyuanPosition place, again;
      g_autoptr (GBytes) wkb = NULL;

      place.lon = g_test_rand_int_range (-1800000000, 1800000001);
      place.lat = g_test_rand_int_range (-900000000, 900000001);
      wkb = suyuan_wkb_from_position (&place);
      g_assert_true (suyuan_wkb_read_point (wkb, &again));
      g_assert_cmpint (again.lon, ==, place.lon);
      g_assert_cmpint (again.lat, ==, place.lat);
    }
}

static void
test_big_endian_point (void)
{
  static const guint8 bytes[21] = { 0, 0, 0, 0, 1, 0x40, 0x5c, 0x20, 0, 0, 0, 0, 0, 0x40, 0x40, 0xa0, 0, 0, 0, 0, 0 };
  g_autoptr (GBytes) wkb = g_bytes_new_static (bytes, sizeof bytes);
  SuyuanPosition place;

  g_assert_true (suyuan_wkb_read_point (wkb, &place));
  g_assert_cmpint (place.lon, ==, 1125000000);
  g_assert_cmpint (place.lat, ==, 332500000);
}

static void
test_no_point (void)
{
  static const char *const texts[] = { "LINESTRING (1 2, 3 4)", "MULTIPOINT (1 2)", "POINT (500000 4000000)", "POINT (0 1e300)" };
  SuyuanPosition           place = { 7, 7 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) wkb = suyuan_wkb_from_wkt (texts[i], NULL);

      g_assert_nonnull (wkb);
      g_assert_false (suyuan_wkb_read_point (wkb, &place));
    }

  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) noise = g_bytes_new_static ("\2\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 21);
  g_autoptr (GBytes) nan = g_bytes_new_static ("\1\1\0\0\0\0\0\0\0\0\0\xf8\x7f\0\0\0\0\0\0\0\0", 21);

  g_assert_false (suyuan_wkb_read_point (empty, &place));
  g_assert_false (suyuan_wkb_read_point (noise, &place));
  g_assert_false (suyuan_wkb_read_point (nan, &place));
  g_assert_cmpint (place.lon, ==, 7);
}

static void
test_wkt_point (void)
{
  assert_wkt ("POINT (1 2)", "0101000000" P12);
  assert_wkt ("point(1 2)", "0101000000" P12);
  assert_wkt ("  Point  ( 1.0   2e0 ) ", "0101000000" P12);
  assert_wkt ("POINT Z (1 2 9)", "0101000000" P12);
  assert_wkt ("POINT ZM (1 2 9 8)", "0101000000" P12);
  assert_wkt ("POINT (1 2 9)", "0101000000" P12);
}

static void
test_wkt_line_and_polygon (void)
{
  assert_wkt ("LINESTRING (1 2, 3 4)", "010200000002000000" P12 P34);
  assert_wkt ("POLYGON ((1 2, 3 4, 5 6, 1 2))", "01030000000100000004000000" P12 P34 P56 P12);
  assert_wkt ("POLYGON ((1 2, 3 4, 5 6, 1 2), (3 4,1 2,5 6,3 4))",
              "01030000000200000004000000" P12 P34 P56 P12 "04000000" P34 P12 P56 P34);
}

static void
test_wkt_multi (void)
{
  assert_wkt ("MULTIPOINT (1 2, 3 4)", "0104000000020000000101000000" P12 "0101000000" P34);
  assert_wkt ("MULTIPOINT ((1 2), (3 4))", "0104000000020000000101000000" P12 "0101000000" P34);
  assert_wkt ("MULTILINESTRING ((1 2, 3 4), (3 4, 5 6))",
              "010500000002000000010200000002000000" P12 P34 "010200000002000000" P34 P56);
  assert_wkt ("MULTIPOLYGON (((1 2, 3 4, 5 6, 1 2)))", "01060000000100000001030000000100000004000000" P12 P34 P56 P12);
}

static void
test_wkt_refused (void)
{
  assert_refused ("", "Character 1 of the geometry: expected POINT");
  assert_refused ("112.5 33.2", "expected POINT");
  assert_refused ("POINT", "“(”");
  assert_refused ("POINT 1 2", "“(”");
  assert_refused ("POINT (1)", "longitude and latitude");
  assert_refused ("POINT (1, 2)", "longitude and latitude");
  assert_refused ("POINT (1 2 3 4 5)", "longitude and latitude");
  assert_refused ("POINT (1 nan)", "finite");
  assert_refused ("POINT (1 2", "“)”");
  assert_refused ("POINT (1 2) x", "the end");
  assert_refused ("POINT EMPTY", "not empty");
  assert_refused ("POINTLESS (1 2)", "expected POINT");
  assert_refused ("LINESTRING (1 2)", "two positions");
  assert_refused ("LINESTRING (1 2, 3 4 5)", "longitude and latitude");
  assert_refused ("LINESTRING Z (1 2 3, 3 4)", "as many numbers");
  assert_refused ("POLYGON ((1 2, 3 4, 1 2))", "four positions");
  assert_refused ("POLYGON ((1 2, 3 4, 5 6, 7 8))", "ends where it begins");
  assert_refused ("POLYGON (1 2, 3 4, 5 6, 1 2)", "“(”");
  assert_refused ("MULTILINESTRING ((1 2, 3 4)", "“)”");
  assert_refused ("\xff", "not readable");
}

/* Pieces of geometries in any order, after a whole point now and then, which blanks leave whole: an error with a place,
 * or WKB. */
static void
test_wkt_noise (void)
{
  static const char *const pieces[] = { "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTIPOLYGON", "(", "(", ")", ")", ",", "1 2", "1 2", "3 4", " ", "Z", "EMPTY", "-", "江" };
  guint                    n_read = 0;

  for (guint i = 0; i < 30000; i++)
    {
      g_autoptr (GString) text = g_string_new (i % 10 == 0 ? "POINT (1 2)" : pieces[g_test_rand_int_range (0, 5)]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) wkb = NULL;

      for (gint j = g_test_rand_int_range (0, 12); j > 0; j--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      wkb = suyuan_wkb_from_wkt (text->str, &error);
      g_assert_cmpint (wkb == NULL, ==, error != NULL);
      n_read += wkb != NULL;
    }
  g_assert_cmpuint (n_read, >, 30000 / 10 / 13 / 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/wkb/point", test_point);
  g_test_add_func ("/core/wkb/points-round-trip", test_points_round_trip);
  g_test_add_func ("/core/wkb/big-endian-point", test_big_endian_point);
  g_test_add_func ("/core/wkb/no-point", test_no_point);
  g_test_add_func ("/core/wkb/wkt-point", test_wkt_point);
  g_test_add_func ("/core/wkb/wkt-line-and-polygon", test_wkt_line_and_polygon);
  g_test_add_func ("/core/wkb/wkt-multi", test_wkt_multi);
  g_test_add_func ("/core/wkb/wkt-refused", test_wkt_refused);
  g_test_add_func ("/core/wkb/wkt-noise", test_wkt_noise);

  return g_test_run ();
}
