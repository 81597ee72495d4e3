/* Names never cover each other, stay on the map and can be read. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "suyuan-label.h"
#include "suyuan-path-private.h"

#define SIZE 10.0

static const SuyuanRoom window = { 0, 0, 400, 300 };

static double
measure (const char *letters,
         gsize       length,
         gpointer    data)
{
  return SIZE;
}

static gboolean
overlap (const SuyuanRoom *a,
         const SuyuanRoom *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* Adds a vertex to a line yet to be put on an outline. */
static void
add_vertex (GArray *points,
            double  x,
            double  y)
{
  SuyuanPoint point = { x, y };

  g_array_append_val (points, point);
}

static gboolean
place (SuyuanLabeller *labeller,
       GArray         *points,
       const char     *text,
       GArray         *letters)
{
  SuyuanLineName name = { text, SIZE, 2, 1, measure, NULL };
  SuyuanWindow   wide = { -1000, -1000, 1000, 1000 };
  g_auto (SuyuanOutline) outline = { 0 };

  suyuan_outline_reset (&outline);
  suyuan_outline_append_line (&outline, points, &wide);
  return suyuan_labeller_place_along (labeller, &outline, 0, &name, letters);
}

#define LETTER(letters, i) (&g_array_index (letters, SuyuanLetter, i))

static void
test_around (void)
{
  g_autoptr (SuyuanLabeller) labeller = suyuan_labeller_new (&window);
  g_autoptr (GArray) rooms = g_array_new (FALSE, FALSE, sizeof (SuyuanRoom));
  guint refused = 0;

  for (guint i = 0; i < 400; i++)
    {
      double     x = g_test_rand_double_range (0, 400), y = g_test_rand_double_range (0, 300);
      SuyuanRoom room;

      if (!suyuan_labeller_place_around (labeller, x, y, 6, g_test_rand_double_range (10, 70), SIZE, &room))
        {
          refused++;
          continue;
        }
      g_assert_true (room.x >= 0 && room.y >= 0 && room.x + room.width <= 400 && room.y + room.height <= 300);
      g_assert_false (room.x < x && x < room.x + room.width && room.y < y && y < room.y + room.height);
      for (guint k = 0; k < rooms->len; k++)
        g_assert_false (overlap (&room, &g_array_index (rooms, SuyuanRoom, k)));
      g_array_append_val (rooms, room);
    }
  g_assert_cmpuint (rooms->len, >, 40);
  g_assert_cmpuint (refused, >, 100);
}

/* Right of the sign if there is room, else left. */
static void
test_sides (void)
{
  g_autoptr (SuyuanLabeller) labeller = suyuan_labeller_new (&window);
  SuyuanRoom room, sign = { 230, 140, 20, 20 };

  suyuan_labeller_take (labeller, &sign);
  g_assert_false (suyuan_labeller_is_free (labeller, &sign));
  g_assert_true (suyuan_labeller_place_around (labeller, 200, 150, 5, 40, SIZE, &room));
  g_assert_cmpfloat (room.x + room.width, ==, 195);
  g_assert_true (suyuan_labeller_place_around (labeller, 100, 50, 5, 40, SIZE, &room));
  g_assert_cmpfloat (room.x, ==, 105);
  g_assert_cmpfloat (room.y + room.height / 2, ==, 50);
}

static void
test_over (void)
{
  g_autoptr (SuyuanLabeller) labeller = suyuan_labeller_new (&window);
  SuyuanRoom first, second;

  g_assert_true (suyuan_labeller_place_over (labeller, 200, 150, 60, SIZE, &first));
  g_assert_cmpfloat (first.x + first.width / 2, ==, 200);
  g_assert_true (suyuan_labeller_place_over (labeller, 200, 150, 60, SIZE, &second));
  g_assert_false (overlap (&first, &second));
  g_assert_false (suyuan_labeller_place_over (labeller, 900, 150, 60, SIZE, &second));
}

static void
spare (SuyuanLabeller *labeller,
       double          x,
       double          y,
       double          to_x,
       double          to_y)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SuyuanPoint));
  SuyuanWindow wide = { -1000, -1000, 1000, 1000 };
  g_auto (SuyuanOutline) outline = { 0 };

  add_vertex (points, x, y);
  add_vertex (points, to_x, to_y);
  suyuan_outline_reset (&outline);
  suyuan_outline_append_line (&outline, points, &wide);
  suyuan_labeller_spare (labeller, &outline);
}

/* A name over an area stands beside the rivers that run there, as near to the middle as they leave it room, and over them
 * where they leave it none. */
static void
test_over_rivers (void)
{
  for (int turn = 0; turn < 12; turn++)
    {
      g_autoptr (SuyuanLabeller) labeller = suyuan_labeller_new (&window);
      double     x = cos (turn * G_PI / 12), y = sin (turn * G_PI / 12);
      SuyuanRoom room;

      spare (labeller, 200 - 600 * x, 150 - 600 * y, 200 + 600 * x, 150 + 600 * y);
      g_assert_true (suyuan_labeller_place_over (labeller, 200, 150, 60, SIZE, &room));
      for (double along = -600; along <= 600; along += 0.5)
        {
          double at_x = 200 + along * x, at_y = 150 + along * y;

          g_assert_false (at_x > room.x && at_x < room.x + room.width && at_y > room.y && at_y < room.y + room.height);
        }
      g_assert_cmpfloat (fabs (room.x + room.width / 2 - 200), <=, 60);
      g_assert_cmpfloat (fabs (room.y + room.height / 2 - 150), <=, 4 * SIZE);
    }
  {
    g_autoptr (SuyuanLabeller) labeller = suyuan_labeller_new (&window);
    SuyuanRoom room;

    for (double y = 0; y < 300; y += 6)
      spare (labeller, -10, y, 500, y);
    g_assert_true (suyuan_labeller_place_over (labeller, 200, 150, 60, SIZE, &room));
    g_assert_cmpfloat (room.x + room.width / 2, ==, 200);
    g_assert_cmpfloat (room.y + room.height / 2, ==, 150);
  }
}

/* The name of what stands on a river is written beside the river, and right of it where that is free. */
static void
test_around_rivers (void)
{
  g_autoptr (SuyuanLabeller) labeller = suyuan_labeller_new (&window);
  SuyuanRoom room;

  spare (labeller, 0, 150, 400, 150);
  g_assert_true (suyuan_labeller_place_around (labeller, 200, 150, 8, 60, SIZE, &room));
  g_assert_cmpfloat (room.x + room.width / 2, ==, 200);
  g_assert_cmpfloat (room.y + room.height, <=, 150);
  g_assert_true (suyuan_labeller_place_around (labeller, 200, 50, 8, 60, SIZE, &room));
  g_assert_cmpfloat (room.x, ==, 208);
  spare (labeller, 260, 0, 260, 300);
  spare (labeller, 140, 0, 140, 300);
  spare (labeller, 200, 0, 200, 300);
  g_assert_true (suyuan_labeller_place_around (labeller, 200, 250, 8, 90, SIZE, &room)); /* over them all the same */
  g_assert_cmpfloat (room.x, ==, 208);
}

/* The name reads from left to right above a river that flows either way. */
static void
test_along (void)
{
  for (guint west = 0; west < 2; west++)
    {
      g_autoptr (SuyuanLabeller) labeller = suyuan_labeller_new (&window);
      g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (SuyuanLetter));
      g_autoptr (GArray) outline = g_array_new (FALSE, FALSE, sizeof (SuyuanPoint));

      add_vertex (outline, west ? 380 : 20, 150);
      add_vertex (outline, west ? 20 : 380, 150);
      g_assert_true (place (labeller, outline, "唐白河", letters));
      g_assert_cmpuint (letters->len, ==, 3);
      for (guint i = 0; i < 3; i++)
        {
          g_assert_cmpuint (LETTER (letters, i)->offset, ==, 3 * i);
          g_assert_cmpuint (LETTER (letters, i)->length, ==, 3);
          g_assert_cmpfloat_with_epsilon (LETTER (letters, i)->angle, 0, 1e-9);
          g_assert_cmpfloat (LETTER (letters, i)->middle.y, <, 145);
          if (i > 0)
            g_assert_cmpfloat_with_epsilon (LETTER (letters, i)->middle.x - LETTER (letters, i - 1)->middle.x, 12, 1e-6);
        }
      g_assert_cmpfloat_with_epsilon (LETTER (letters, 1)->middle.x, 200, 12);
    }
}

/* Chinese goes downwards beside a steep river, upright; other scripts turn with it. */
static void
test_steep (void)
{
  for (guint up = 0; up < 2; up++)
    {
      g_autoptr (SuyuanLabeller) labeller = suyuan_labeller_new (&window);
      g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (SuyuanLetter));
      g_autoptr (GArray) outline = g_array_new (FALSE, FALSE, sizeof (SuyuanPoint));

      add_vertex (outline, 200, up ? 290 : 10);
      add_vertex (outline, 210, up ? 10 : 290);
      g_assert_true (place (labeller, outline, "湍河", letters));
      g_assert_cmpfloat (LETTER (letters, 0)->middle.y, <, LETTER (letters, 1)->middle.y);
      g_assert_cmpfloat (fabs (LETTER (letters, 0)->angle), <, 0.1);
      g_assert_true (place (labeller, outline, "Tuan", letters));
      g_assert_cmpfloat (fabs (LETTER (letters, 0)->angle), >, 1.4);
    }
}

/* Many names along wild rivers: each letter has its own room. */
static void
test_along_free (void)
{
  g_autoptr (SuyuanLabeller) labeller = suyuan_labeller_new (&window);
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (SuyuanLetter));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (SuyuanLetter));

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GArray) outline = g_array_new (FALSE, FALSE, sizeof (SuyuanPoint));
      double x = g_test_rand_double_range (0, 400), y = g_test_rand_double_range (0, 300);

      for (guint i = 0; i < 40; i++)
        add_vertex (outline, x += g_test_rand_double_range (-2, 12), y += g_test_rand_double_range (-7, 7));
      if (!place (labeller, outline, "白河南支", letters))
        continue;
      for (guint i = 0; i < letters->len; i++)
        for (guint k = 0; k < all->len; k++)
          {
            SuyuanPoint a = LETTER (letters, i)->middle, b = LETTER (all, k)->middle;

            g_assert_true (fabs (a.x - b.x) >= SIZE || fabs (a.y - b.y) >= SIZE);
          }
      g_array_append_vals (all, letters->data, letters->len);
    }
  g_assert_cmpuint (all->len, >, 20);
}

static void
test_no_room (void)
{
  g_autoptr (SuyuanLabeller) labeller = suyuan_labeller_new (&window);
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (SuyuanLetter));
  g_autoptr (GArray) tiny = g_array_new (FALSE, FALSE, sizeof (SuyuanPoint));
  g_autoptr (GArray) hairpin = g_array_new (FALSE, FALSE, sizeof (SuyuanPoint));

  add_vertex (tiny, 100, 100);
  add_vertex (tiny, 110, 100);
  g_assert_false (place (labeller, tiny, "唐白河", letters));
  for (guint i = 0; i < 20; i++)
    add_vertex (hairpin, i % 2 ? 100 : 115, 100 + i);
  g_assert_false (place (labeller, hairpin, "唐白河", letters));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label/around", test_around);
  g_test_add_func ("/label/sides", test_sides);
  g_test_add_func ("/label/over", test_over);
  g_test_add_func ("/label/over-rivers", test_over_rivers);
  g_test_add_func ("/label/around-rivers", test_around_rivers);
  g_test_add_func ("/label/along", test_along);
  g_test_add_func ("/label/steep", test_steep);
  g_test_add_func ("/label/along-free", test_along_free);
  g_test_add_func ("/label/no-room", test_no_room);
  return g_test_run ();
}
