/* A place on a river: how far along, how far off, on which bank. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "suyuan-line.h"

#define N_RANDOM 300

/* A river that wanders east, some 10 km long. */
static SuyuanLine *
random_river (GArray **vertices)
{
  SuyuanPosition at = { g_test_rand_int_range (800000000, 1300000000), g_test_rand_int_range (200000000, 500000000) };

  *vertices = g_array_new (FALSE, FALSE, sizeof (SuyuanPosition));
  for (guint i = 0; i < 40; i++)
    {
      g_array_append_val (*vertices, at);
      at.lon += g_test_rand_int_range (2000, 40000);
      at.lat += g_test_rand_int_range (-20000, 20000);
    }
  return suyuan_line_new ((SuyuanPosition *) (gpointer) (*vertices)->data, (*vertices)->len);
}

/* geod -I of PROJ on GRS80: one degree of the meridian and of the parallel at 32° N, in hundred steps. */
static void
test_length (void)
{
  SuyuanPosition north[101], east[101];
  g_autoptr (SuyuanLine) meridian = NULL;
  g_autoptr (SuyuanLine) parallel = NULL;

  for (int i = 0; i <= 100; i++)
    {
      north[i] = (SuyuanPosition){ 1120000000, 320000000 + i * 100000 };
      east[i] = (SuyuanPosition){ 1120000000 + i * 100000, 320000000 };
    }
  meridian = suyuan_line_new (north, 101);
  parallel = suyuan_line_new (east, 101);
  g_assert_cmpfloat_with_epsilon (suyuan_line_get_length (meridian), 110895, 350);
  g_assert_cmpfloat_with_epsilon (suyuan_line_get_length (parallel), 94493, 350);
}

static void
test_empty (void)
{
  SuyuanPosition one = { 1120000000, 320000000 }, found;
  SuyuanSnap     snap;
  g_autoptr (SuyuanLine) none = suyuan_line_new (NULL, 0);
  g_autoptr (SuyuanLine) point = suyuan_line_new (&one, 1);
  SuyuanBounds bounds = suyuan_line_get_bounds (point);

  g_assert_cmpuint (suyuan_line_get_n_parts (point), ==, 0);
  g_assert_cmpfloat (suyuan_line_get_length (none), ==, 0);
  g_assert_false (suyuan_line_snap (none, &one, &snap));
  g_assert_false (suyuan_line_locate (point, 10, &found));
  g_assert_true (suyuan_bounds_is_empty (&bounds));
}

static void
test_repeated_vertex (void)
{
  SuyuanPosition same[] = { { 1120000000, 320000000 }, { 1120000000, 320000000 } };
  SuyuanPosition beside = { 1120000000, 320001000 }, found;
  SuyuanSnap     snap;
  g_autoptr (SuyuanLine) line = suyuan_line_new (same, 2);

  g_assert_true (suyuan_line_snap (line, &beside, &snap));
  g_assert_cmpfloat (snap.chainage_m, ==, 0);
  g_assert_cmpfloat_with_epsilon (snap.distance_m, 11.09, 0.02);
  g_assert_true (suyuan_line_locate (line, 5, &found));
  g_assert_cmpint (found.lat, ==, 320000000);
}

static void
test_banks (void)
{
  SuyuanPosition east[] = { { 1120000000, 320000000 }, { 1120100000, 320000000 } };
  SuyuanPosition places[] = { { 1120050000, 320001000 }, { 1120050000, 319999000 }, { 1120050000, 320000000 } };
  SuyuanBank     banks[] = { SUYUAN_BANK_LEFT, SUYUAN_BANK_RIGHT, SUYUAN_BANK_ON };
  g_autoptr (SuyuanLine) line = suyuan_line_new (east, 2);

  for (guint i = 0; i < 3; i++)
    {
      SuyuanSnap snap;

      g_assert_true (suyuan_line_snap (line, &places[i], &snap));
      g_assert_cmpint (snap.bank, ==, banks[i]);
      g_assert_cmpint (snap.position.lon, ==, 1120050000);
      g_assert_cmpfloat_with_epsilon (snap.chainage_m, suyuan_line_get_length (line) / 2, 0.01);
      g_assert_cmpfloat_with_epsilon (snap.distance_m, i == 2 ? 0 : 11.09, 0.02);
    }
}

/* The river turns back sharply to the left; outlets around the outside of the tip are all on the right. */
static void
test_outside_of_a_bend (void)
{
  SuyuanPosition bend[] = { { 1120000000, 320000000 }, { 1120100000, 320000000 }, { 1120000000, 320010000 } };
  SuyuanPosition outside[] = { { 1120102000, 320000500 }, { 1120102000, 319999000 }, { 1120101000, 320002000 } };
  SuyuanPosition within = { 1120050000, 320002000 };
  SuyuanSnap     snap;
  g_autoptr (SuyuanLine) line = suyuan_line_new (bend, 3);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (suyuan_line_snap (line, &outside[i], &snap));
      g_assert_cmpint (snap.bank, ==, SUYUAN_BANK_RIGHT);
    }
  g_assert_true (suyuan_line_snap (line, &within, &snap));
  g_assert_cmpint (snap.bank, ==, SUYUAN_BANK_LEFT);
}

static void
test_beyond_the_ends (void)
{
  SuyuanPosition east[] = { { 1120000000, 320000000 }, { 1120100000, 320000000 } };
  SuyuanPosition before = { 1119990000, 320000100 }, after = { 1120200000, 320000100 };
  SuyuanSnap     snap;
  g_autoptr (SuyuanLine) line = suyuan_line_new (east, 2);

  g_assert_true (suyuan_line_snap (line, &before, &snap));
  g_assert_cmpfloat (snap.chainage_m, ==, 0);
  g_assert_true (suyuan_line_snap (line, &after, &snap));
  g_assert_cmpfloat (snap.chainage_m, ==, suyuan_line_get_length (line));
  g_assert_cmpint (snap.position.lon, ==, 1120100000);
}

/* A place taken from the line is found again where it was taken. */
static void
test_locate_and_snap (void)
{
  for (guint round = 0; round < N_RANDOM; round++)
    {
      g_autoptr (GArray) vertices = NULL;
      g_autoptr (SuyuanLine) river = random_river (&vertices);
      double         at = g_test_rand_double_range (0, suyuan_line_get_length (river));
      SuyuanPosition position;
      SuyuanSnap     snap;

      g_assert_true (suyuan_line_locate (river, at, &position));
      g_assert_true (suyuan_line_snap (river, &position, &snap));
      g_assert_cmpfloat_with_epsilon (snap.chainage_m, at, 0.1);
      g_assert_cmpfloat_with_epsilon (snap.distance_m, 0, 0.02);
    }
}

/* No point of the line, tried every ten metres, is nearer than the one found. */
static void
test_nearest (void)
{
  for (guint round = 0; round < N_RANDOM / 10; round++)
    {
      g_autoptr (GArray) vertices = NULL;
      g_autoptr (SuyuanLine) river = random_river (&vertices);
      SuyuanPosition position = g_array_index (vertices, SuyuanPosition, g_test_rand_int_range (0, 40));
      SuyuanSnap     snap;

      position.lon += g_test_rand_int_range (-30000, 30000);
      position.lat += g_test_rand_int_range (-30000, 30000);
      g_assert_true (suyuan_line_snap (river, &position, &snap));
      g_assert_cmpfloat_with_epsilon (suyuan_position_distance (&position, &snap.position), snap.distance_m,
                                      0.03 + 0.005 * snap.distance_m);
      for (double at = 0; at < suyuan_line_get_length (river); at += 10)
        {
          SuyuanPosition other;

          g_assert_true (suyuan_line_locate (river, at, &other));
          g_assert_cmpfloat (suyuan_position_distance (&position, &other), >=, snap.distance_m * 0.995 - 0.03);
        }
    }
}

/* Turned round, the same place lies on the other bank and as far from the other end. */
static void
test_turned_round (void)
{
  for (guint round = 0; round < N_RANDOM; round++)
    {
      g_autoptr (GArray) vertices = NULL;
      g_autoptr (GArray) turned = g_array_new (FALSE, FALSE, sizeof (SuyuanPosition));
      g_autoptr (SuyuanLine) river = random_river (&vertices);
      g_autoptr (SuyuanLine) back = NULL;
      SuyuanPosition position = g_array_index (vertices, SuyuanPosition, g_test_rand_int_range (0, 40));
      SuyuanSnap     down, up;

      for (guint i = vertices->len; i > 0; i--)
        g_array_append_val (turned, g_array_index (vertices, SuyuanPosition, i - 1));
      back = suyuan_line_new ((SuyuanPosition *) (gpointer) turned->data, turned->len);
      position.lat += g_test_rand_int_range (100, 2000);
      g_assert_true (suyuan_line_snap (river, &position, &down));
      g_assert_true (suyuan_line_snap (back, &position, &up));
      g_assert_cmpfloat_with_epsilon (down.distance_m, up.distance_m, 1e-6);
      if (down.position.lon == up.position.lon)
        {
          g_assert_cmpfloat_with_epsilon (down.chainage_m + up.chainage_m, suyuan_line_get_length (river), 0.01);
          if (down.bank != SUYUAN_BANK_ON)
            g_assert_cmpint (down.bank + up.bank, ==, SUYUAN_BANK_LEFT + SUYUAN_BANK_RIGHT);
        }
    }
}

static SuyuanLine *
read_parts (const double *ends,
            guint         n_parts)
{
  static const guint8 head[] = { 1, 5, 0, 0, 0 }, part[] = { 1, 2, 0, 0, 0, 2, 0, 0, 0 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) wkb = NULL;
  g_autoptr (GError) error = NULL;
  guint32     n = GUINT32_TO_LE (n_parts);
  SuyuanLine *line;

  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) &n, sizeof n);
  for (guint i = 0; i < n_parts; i++)
    {
      g_byte_array_append (bytes, part, sizeof part);
      g_byte_array_append (bytes, (const guint8 *) (ends + 4 * i), 4 * sizeof (double));
    }
  wkb = g_bytes_new (bytes->data, bytes->len);
  line = suyuan_line_new_from_wkb (wkb, &error);
  g_assert_no_error (error);
  return line;
}

/* Two parts with a gap of 9.4 km between them: the chainage runs on, the gap has none. */
static void
test_parts (void)
{
  const double   ends[] = { 112.0, 32.0, 112.1, 32.0, 112.2, 32.0, 112.3, 32.0 };
  SuyuanPosition second = { 1122500000, 320010000 }, in_the_gap = { 1121400000, 320000000 }, found;
  SuyuanSnap     snap;
  g_autoptr (SuyuanLine) line = read_parts (ends, 2);
  double       half = suyuan_line_get_length (line) / 2;
  SuyuanBounds bounds = suyuan_line_get_bounds (line);

  g_assert_cmpuint (suyuan_line_get_n_parts (line), ==, 2);
  g_assert_cmpfloat_with_epsilon (half, 9449, 40);
  g_assert_cmpint (bounds.west, ==, 1120000000);
  g_assert_cmpint (bounds.east, ==, 1123000000);
  g_assert_true (suyuan_line_snap (line, &second, &snap));
  g_assert_cmpfloat_with_epsilon (snap.chainage_m, 1.5 * half, 1);
  g_assert_cmpint (snap.bank, ==, SUYUAN_BANK_LEFT);
  g_assert_true (suyuan_line_snap (line, &in_the_gap, &snap));
  g_assert_cmpfloat (snap.chainage_m, ==, half);
  g_assert_cmpint (snap.position.lon, ==, 1121000000);
  g_assert_true (suyuan_line_locate (line, 1.5 * half, &found));
  g_assert_cmpint (ABS (found.lon - 1122500000), <, 1000);
}

/* Outlets moved to the left and to the right of every segment are told apart. */
static void
test_banks_of_a_river (void)
{
  for (guint round = 0; round < N_RANDOM; round++)
    {
      g_autoptr (GArray) vertices = NULL;
      g_autoptr (SuyuanLine) river = random_river (&vertices);
      guint                 i = g_test_rand_int_range (0, 39);
      const SuyuanPosition *a = &g_array_index (vertices, SuyuanPosition, i), *b = a + 1;
      double                dx = b->lon - a->lon, dy = b->lat - a->lat, length = sqrt (dx * dx + dy * dy);

      for (int side = -1; side <= 1; side += 2)
        {
          SuyuanPosition middle = { a->lon + (b->lon - a->lon) / 2, a->lat + (b->lat - a->lat) / 2 };
          SuyuanSnap     snap;

          middle.lon += (gint32) (-side * dy / length * 20);
          middle.lat += (gint32) (side * dx / length * 20);
          g_assert_true (suyuan_line_snap (river, &middle, &snap));
          g_assert_cmpint (snap.bank, ==, side > 0 ? SUYUAN_BANK_LEFT : SUYUAN_BANK_RIGHT);
          g_assert_cmpfloat (snap.distance_m, <, 0.3);
        }
    }
}

static double
length_of (GArray *positions)
{
  double length = 0;

  for (guint i = 1; i < positions->len; i++)
    length += suyuan_position_distance (&g_array_index (positions, SuyuanPosition, i - 1), &g_array_index (positions, SuyuanPosition, i));
  return length;
}

/* As long as it says, from here to there, and the same course backwards. */
static void
test_between (void)
{
  for (guint round = 0; round < N_RANDOM; round++)
    {
      g_autoptr (GArray) vertices = NULL;
      g_autoptr (SuyuanLine) river = random_river (&vertices);
      g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (SuyuanPosition));
      g_autoptr (GArray) back = g_array_new (FALSE, FALSE, sizeof (SuyuanPosition));
      double from = g_test_rand_double_range (0, suyuan_line_get_length (river)), to = g_test_rand_double_range (0, suyuan_line_get_length (river));

      suyuan_line_list_between (river, from, to, there);
      suyuan_line_list_between (river, to, from, back);
      g_assert_cmpfloat_with_epsilon (length_of (there), fabs (to - from), 1);
      g_assert_cmpuint (there->len, ==, back->len);
      for (guint i = 0; i < there->len; i++)
        g_assert_cmpmem (&g_array_index (there, SuyuanPosition, i), sizeof (SuyuanPosition),
                         &g_array_index (back, SuyuanPosition, back->len - 1 - i), sizeof (SuyuanPosition));
      suyuan_line_list_between (river, to, to, there); /* it ends there already */
      g_assert_cmpuint (there->len, ==, back->len);
    }
}

static void
test_between_nothing (void)
{
  g_autoptr (SuyuanLine) line = suyuan_line_new (NULL, 0);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (SuyuanPosition));

  suyuan_line_list_between (line, 0, 10, positions);
  g_assert_cmpuint (positions->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line/length", test_length);
  g_test_add_func ("/line/empty", test_empty);
  g_test_add_func ("/line/repeated-vertex", test_repeated_vertex);
  g_test_add_func ("/line/banks", test_banks);
  g_test_add_func ("/line/outside-of-a-bend", test_outside_of_a_bend);
  g_test_add_func ("/line/beyond-the-ends", test_beyond_the_ends);
  g_test_add_func ("/line/locate-and-snap", test_locate_and_snap);
  g_test_add_func ("/line/nearest", test_nearest);
  g_test_add_func ("/line/turned-round", test_turned_round);
  g_test_add_func ("/line/parts", test_parts);
  g_test_add_func ("/line/banks-of-a-river", test_banks_of_a_river);
  g_test_add_func ("/line/between", test_between);
  g_test_add_func ("/line/between-nothing", test_between_nothing);
  return g_test_run ();
}
