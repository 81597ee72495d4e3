/* A place written and read back, in every notation and in whatever order people put it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-coordinates.h"

#include <math.h>
#include <stdlib.h>

static SuyuanPosition
at (double lon,
    double lat)
{
  return (SuyuanPosition){ (gint32) lround (lon * SUYUAN_DEGREE), (gint32) lround (lat * SUYUAN_DEGREE) };
}

static void
assert_place (const char *text,
              double      lon,
              double      lat,
              gboolean    swapped)
{
  SuyuanCoordinates read;

  g_test_message ("%s", text);
  g_assert_cmpint (suyuan_coordinates_parse (text, &read), ==, SUYUAN_COORDINATES_PLACE);
  g_assert_cmpfloat_with_epsilon (read.position.lon / 1e7, lon, 1e-6);
  g_assert_cmpfloat_with_epsilon (read.position.lat / 1e7, lat, 1e-6);
  g_assert_cmpint (read.swapped, ==, swapped);
}

static void
assert_none (const char            *text,
             SuyuanCoordinatesFound found)
{
  SuyuanCoordinates read;

  g_test_message ("%s", text);
  g_assert_cmpint (suyuan_coordinates_parse (text, &read), ==, found);
}

static void
test_format (void)
{
  SuyuanPosition   place = at (112.5042, 32.6841), south = at (-0.0001, -33.99999999), edge = at (112.99999999, 0);
  g_autofree char *decimal = suyuan_coordinates_format (&place, SUYUAN_NOTATION_DECIMAL);
  g_autofree char *sexagesimal = suyuan_coordinates_format (&place, SUYUAN_NOTATION_SEXAGESIMAL);
  g_autofree char *west = suyuan_coordinates_format (&south, SUYUAN_NOTATION_SEXAGESIMAL);
  g_autofree char *carried = suyuan_coordinates_format (&edge, SUYUAN_NOTATION_SEXAGESIMAL);
  g_autofree char *signs = suyuan_coordinates_format (&south, SUYUAN_NOTATION_DECIMAL);

  g_assert_cmpstr (decimal, ==, "112.504200, 32.684100");
  g_assert_cmpstr (sexagesimal, ==, "112°30′15.1″E 32°41′02.8″N");
  g_assert_cmpstr (west, ==, "0°00′00.4″W 34°00′00.0″S");
  g_assert_cmpstr (carried, ==, "113°00′00.0″E 0°00′00.0″N");
  g_assert_cmpstr (signs, ==, "-0.000100, -34.000000");
}

/* The numbers of another datum are those of suyuan_datum_from_cgcs2000(). */
static void
test_format_shifted (void)
{
  SuyuanPosition place = at (112.5042, 32.6841);

  for (SuyuanNotation notation = SUYUAN_NOTATION_GCJ02; notation <= SUYUAN_NOTATION_BD09; notation++)
    {
      g_autofree char *text = suyuan_coordinates_format (&place, notation);
      g_auto (GStrv) numbers = g_strsplit (text, ", ", 2);
      double lon = 112.5042, lat = 32.6841;

      suyuan_datum_from_cgcs2000 (suyuan_notation_get_datum (notation), &lon, &lat);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (numbers[0], NULL), lon, 6e-7);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (numbers[1], NULL), lat, 6e-7);
      g_assert_cmpfloat (fabs (lon - 112.5042), >, 0.001);
    }
}

static void
test_keys (void)
{
  SuyuanNotation found;

  for (SuyuanNotation notation = 0; notation < SUYUAN_N_NOTATIONS; notation++)
    {
      g_assert_true (suyuan_notation_from_key (suyuan_notation_get_key (notation), &found));
      g_assert_cmpint (found, ==, notation);
      g_assert_nonnull (suyuan_datum_get_name (suyuan_notation_get_datum (notation)));
    }
  g_assert_false (suyuan_notation_from_key ("beijing54", &found));
  g_assert_false (suyuan_notation_from_key (NULL, &found));
  g_assert_cmpint (found, ==, SUYUAN_NOTATION_DECIMAL);
  g_assert_null (suyuan_notation_get_key (SUYUAN_N_NOTATIONS));
}

static void
test_parted (void)
{
  assert_place ("112.5042, 32.6841", 112.5042, 32.6841, FALSE);
  assert_place ("112.5042,32.6841", 112.5042, 32.6841, FALSE);
  assert_place ("112.5042，32.6841", 112.5042, 32.6841, FALSE);
  assert_place ("112.5042；32.6841", 112.5042, 32.6841, FALSE);
  assert_place ("112.5042 / 32.6841", 112.5042, 32.6841, FALSE);
  assert_place ("112.5042、32.6841", 112.5042, 32.6841, FALSE);
  assert_place ("112.5042 32.6841", 112.5042, 32.6841, FALSE);
  assert_place ("112.5042\t32.6841\n", 112.5042, 32.6841, FALSE);
  assert_place ("１１２．５０４２，３２．６８４１", 112.5042, 32.6841, FALSE);
  assert_place ("-75.3 -12.5", -75.3, -12.5, FALSE);
}

static void
test_lettered (void)
{
  double lon = 112 + 30 / 60.0 + 15 / 3600.0, lat = 32 + 41 / 60.0 + 3 / 3600.0;

  assert_place ("东经112°30′15″北纬32°41′3″", lon, lat, FALSE);
  assert_place ("北纬32度41分3秒，东经112度30分15秒", lon, lat, TRUE);
  assert_place ("112°30'15\"E 32°41'3\"N", lon, lat, FALSE);
  assert_place ("32°41'3\"N112°30'15\"E", lon, lat, TRUE);
  assert_place ("E112 30 15 N32 41 3", lon, lat, FALSE);
  assert_place ("E112.5042N32.6841", 112.5042, 32.6841, FALSE);
  assert_place ("75.3W, 12.5S", -75.3, -12.5, FALSE);
  assert_place ("12.5S, 75.3", 75.3, -12.5, TRUE);
}

static void
test_balanced (void)
{
  double lon = 112 + 30 / 60.0 + 15 / 3600.0, lat = 32 + 41 / 60.0 + 3 / 3600.0;

  assert_place ("112 30 15 32 41 3", lon, lat, FALSE);
  assert_place ("32 41 3 112 30 15", lon, lat, TRUE);
  assert_place ("112 30 32 41", 112.5, 32 + 41 / 60.0, FALSE);
  assert_place ("112-30-15 32-41-3", lon, lat, FALSE);
  assert_none ("112 30 15 32 41", SUYUAN_COORDINATES_NONE);
}

/* What can only be one of the two; what lies in the country; else longitude first. */
static void
test_order (void)
{
  assert_place ("32.6841, 112.5042", 112.5042, 32.6841, TRUE);
  assert_place ("39.4, 75.9", 75.9, 39.4, TRUE);
  assert_place ("75.9, 39.4", 75.9, 39.4, FALSE);
  assert_place ("10, 20", 10, 20, FALSE);
  assert_place ("-33.9, 151.2", 151.2, -33.9, TRUE);
}

static void
test_datum (void)
{
  static const struct
  {
    const char *text;
    SuyuanDatum datum;
  } cases[] = {
    { "GCJ-02 112.51, 32.68", SUYUAN_DATUM_GCJ02 },
    { "112.51, 32.68 gcj02", SUYUAN_DATUM_GCJ02 },
    { "高德 112.51,32.68", SUYUAN_DATUM_GCJ02 },
    { "BD-09：112.51, 32.68", SUYUAN_DATUM_BD09 },
    { "百度 32.68,112.51", SUYUAN_DATUM_BD09 },
    { "WGS 84 112.51 32.68", SUYUAN_DATUM_CGCS2000 },
    { "CGCS2000 112.51 32.68", SUYUAN_DATUM_CGCS2000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SuyuanCoordinates read;
      double            lon = 112.51, lat = 32.68;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (suyuan_coordinates_parse (cases[i].text, &read), ==, SUYUAN_COORDINATES_PLACE);
      g_assert_true (read.named);
      g_assert_cmpint (read.datum, ==, cases[i].datum);
      suyuan_datum_to_cgcs2000 (cases[i].datum, &lon, &lat);
      g_assert_cmpint (abs (read.position.lon - at (lon, lat).lon), <=, 1);
      g_assert_cmpint (abs (read.position.lat - at (lon, lat).lat), <=, 1);
    }
}

static void
test_none (void)
{
  assert_none (NULL, SUYUAN_COORDINATES_NONE);
  assert_none ("", SUYUAN_COORDINATES_NONE);
  assert_none ("SY-0421", SUYUAN_COORDINATES_NONE);
  assert_none ("七里河", SUYUAN_COORDINATES_NONE);
  assert_none ("112.5", SUYUAN_COORDINATES_NONE);
  assert_none ("112.5,", SUYUAN_COORDINATES_NONE);
  assert_none ("百度", SUYUAN_COORDINATES_NONE);
  assert_none ("112.5E, 32.5E", SUYUAN_COORDINATES_NONE);
  assert_none ("32.5N 31S", SUYUAN_COORDINATES_NONE);
  assert_none ("112.5, 32.5, 7", SUYUAN_COORDINATES_NONE);
  assert_none ("112.5, 3a", SUYUAN_COORDINATES_NONE);
  assert_none ("512.5, 32.5", SUYUAN_COORDINATES_OUTSIDE);
  assert_none ("95, 97", SUYUAN_COORDINATES_OUTSIDE);
  assert_none ("37583210.5, 3618022.2", SUYUAN_COORDINATES_OUTSIDE);
  assert_none ("112.5N, 32.5E", SUYUAN_COORDINATES_OUTSIDE);
}

/* What is written is read, in its own datum, to the last digit written. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < 4000; i++)
    {
      SuyuanNotation    notation = g_test_rand_int_range (0, SUYUAN_N_NOTATIONS);
      SuyuanPosition    place = at (g_test_rand_double_range (74, 134), g_test_rand_double_range (4, 53));
      g_autofree char  *numbers = suyuan_coordinates_format (&place, notation);
      g_autofree char  *text = g_strconcat (suyuan_datum_get_name (suyuan_notation_get_datum (notation)), " ", numbers, NULL);
      SuyuanCoordinates read;
      int               last_digit = notation == SUYUAN_NOTATION_SEXAGESIMAL ? SUYUAN_DEGREE / 36000 : 10;

      g_assert_cmpint (suyuan_coordinates_parse (text, &read), ==, SUYUAN_COORDINATES_PLACE);
      g_assert_false (read.swapped);
      g_assert_cmpint (abs (read.position.lon - place.lon), <=, last_digit);
      g_assert_cmpint (abs (read.position.lat - place.lat), <=, last_digit);
    }
}

static void
test_noise (void)
{
  static const char *const pieces[] = { "1", "12", "60", ".", "°", "′", "″", "度", "分", " ", ",", "，", "-", "E", "N", "东经", "北纬", "bd09", "\xff", "e5", "/" };
  guint                    n_read = 0;

  for (guint i = 0; i < 30000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      SuyuanCoordinates read;

      for (gint j = g_test_rand_int_range (0, 12); j > 0; j--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (suyuan_coordinates_parse (text->str, &read) != SUYUAN_COORDINATES_PLACE)
        continue;
      n_read++;
      g_assert_cmpint (abs (read.position.lon), <=, 180 * SUYUAN_DEGREE);
      g_assert_cmpint (abs (read.position.lat), <=, 90 * SUYUAN_DEGREE);
    }
  g_assert_cmpuint (n_read, >, 20); /* a hundred on the average */
}

static void
test_datum_from_words (void)
{
  static const struct
  {
    const char *words;
    SuyuanDatum datum;
  } cases[] = {
    { "高德地图", SUYUAN_DATUM_GCJ02 },
    { "ＧＣＪ－０２", SUYUAN_DATUM_GCJ02 },
    { "火星坐标系", SUYUAN_DATUM_GCJ02 },
    { "GCJ 02", SUYUAN_DATUM_GCJ02 },
    { "百度", SUYUAN_DATUM_BD09 },
    { "bd_09", SUYUAN_DATUM_BD09 },
    { "BD-09", SUYUAN_DATUM_BD09 },
    { "CGCS 2000", SUYUAN_DATUM_CGCS2000 },
    { "2000国家大地坐标系", SUYUAN_DATUM_CGCS2000 },
    { "WGS-84", SUYUAN_DATUM_CGCS2000 },
    { "手持GPS", SUYUAN_DATUM_CGCS2000 },
    { "北斗", SUYUAN_DATUM_CGCS2000 },
  };
  static const char *const strange[] = { "西安80", "北京54", "Beijing 1954", "", "  ", "未知", NULL };
  SuyuanDatum              datum = SUYUAN_DATUM_BD09;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].words);
      g_assert_true (suyuan_datum_from_words (cases[i].words, &datum));
      g_assert_cmpint (datum, ==, cases[i].datum);
    }

  datum = SUYUAN_DATUM_BD09;
  for (gsize i = 0; strange[i] != NULL; i++)
    g_assert_false (suyuan_datum_from_words (strange[i], &datum));
  g_assert_false (suyuan_datum_from_words (NULL, &datum));
  g_assert_cmpint (datum, ==, SUYUAN_DATUM_BD09);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/coordinates/format", test_format);
  g_test_add_func ("/core/coordinates/format-shifted", test_format_shifted);
  g_test_add_func ("/core/coordinates/keys", test_keys);
  g_test_add_func ("/core/coordinates/parted", test_parted);
  g_test_add_func ("/core/coordinates/lettered", test_lettered);
  g_test_add_func ("/core/coordinates/balanced", test_balanced);
  g_test_add_func ("/core/coordinates/order", test_order);
  g_test_add_func ("/core/coordinates/datum", test_datum);
  g_test_add_func ("/core/coordinates/datum-from-words", test_datum_from_words);
  g_test_add_func ("/core/coordinates/none", test_none);
  g_test_add_func ("/core/coordinates/round-trip", test_round_trip);
  g_test_add_func ("/core/coordinates/noise", test_noise);

  return g_test_run ();
}
