/* Reaches cut where others meet them: what is upstream of each side of the cut, and where a place lies. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-pieces.h"
#include "suyuan-walk.h"

#define UNIT 10000 /* a thousandth of a degree */
#define N_LINES 4

typedef struct
{
  SuyuanReach    reaches[N_LINES];
  SuyuanLine    *lines[N_LINES];
  SuyuanPieces  *pieces;
  SuyuanNetwork *network;
} Map;

static void
draw (Map  *self,
      guint i,
      int   west,
      int   south,
      int   east,
      int   north)
{
  SuyuanPosition vertices[] = { { 112 * SUYUAN_DEGREE + west * UNIT, 32 * SUYUAN_DEGREE + south * UNIT },
                                { 112 * SUYUAN_DEGREE + east * UNIT, 32 * SUYUAN_DEGREE + north * UNIT } };

  self->lines[i] = suyuan_line_new (vertices, 2);
  self->reaches[i] = (SuyuanReach){ .has_ends = TRUE, .first = vertices[0], .last = vertices[1], .parent = SUYUAN_NO_REACH, .length_m = suyuan_line_get_length (self->lines[i]) };
}

static void
cut (Map *self)
{
  const SuyuanReach *reaches;
  guint              n;

  self->pieces = suyuan_pieces_new (self->reaches, (const SuyuanLine *const *) self->lines, N_LINES);
  reaches = suyuan_pieces_get_reaches (self->pieces, &n);
  self->network = suyuan_network_new (reaches, n);
}

static void
map_clear (Map *self)
{
  for (guint i = 0; i < N_LINES; i++)
    g_clear_pointer (&self->lines[i], suyuan_line_free);
  g_clear_pointer (&self->pieces, suyuan_pieces_free);
  g_clear_pointer (&self->network, suyuan_network_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Map, map_clear)

/* The reaches upstream of a place, each once, as bits. */
static guint
upstream (const Map *self,
          guint      reach,
          double     chainage)
{
  SuyuanWalk walk = { .direction = SUYUAN_WALK_UP };
  g_autoptr (GArray) steps = NULL;
  guint bits = 0;

  walk.reach = suyuan_pieces_find (self->pieces, reach, chainage, &walk.chainage_m);
  steps = suyuan_walk_run (&walk, self->network);
  for (guint i = 0; i < steps->len; i++)
    bits |= 1u << suyuan_pieces_get_reach (self->pieces, g_array_index (steps, SuyuanStep, i).reach);
  return bits;
}

/* The river 0, two brooks that end on it, and one that ends far away. */
static void
make_map (Map *map)
{
  draw (map, 0, 0, 0, 100, 0);
  draw (map, 1, 30, 60, 30, 0);
  draw (map, 2, 70, 60, 70, 0);
  draw (map, 3, 80, 60, 80, 10);
}

static void
test_cut (void)
{
  g_auto (Map) map = { 0 };
  guint n;

  make_map (&map);
  cut (&map);
  suyuan_pieces_get_reaches (map.pieces, &n);
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpuint (upstream (&map, 0, 0.2 * map.reaches[0].length_m), ==, 1);
  g_assert_cmpuint (upstream (&map, 0, 0.5 * map.reaches[0].length_m), ==, 1 | 2);
  g_assert_cmpuint (upstream (&map, 0, 0.9 * map.reaches[0].length_m), ==, 1 | 2 | 4);
  g_assert_cmpuint (upstream (&map, 1, 10), ==, 2);
}

/* A parent draws a brook in from any distance, where it is nearest. */
static void
test_parent (void)
{
  g_auto (Map) map = { 0 };

  make_map (&map);
  map.reaches[3].parent = 0;
  cut (&map);
  g_assert_cmpuint (upstream (&map, 0, 0.75 * map.reaches[0].length_m), ==, 1 | 2 | 4);
  g_assert_cmpuint (upstream (&map, 0, 0.85 * map.reaches[0].length_m), ==, 1 | 2 | 4 | 8);
}

/* The pieces of a reach are the whole of it, the lowest first; a place is on the piece that holds it. */
static void
test_whole (void)
{
  g_auto (Map) map = { 0 };
  double             end = 250, into;
  guint              n, piece;
  const SuyuanReach *reaches;

  make_map (&map);
  map.reaches[0].length_m = 250; /* said to be shorter than it is drawn */
  cut (&map);
  reaches = suyuan_pieces_get_reaches (map.pieces, &n);
  for (piece = 0; suyuan_pieces_get_reach (map.pieces, piece) == 0; piece++)
    {
      g_assert_cmpfloat_with_epsilon (suyuan_pieces_get_start (map.pieces, piece) + reaches[piece].length_m, end, 1e-9);
      end = suyuan_pieces_get_start (map.pieces, piece);
    }
  g_assert_cmpuint (piece, ==, 3);
  g_assert_cmpfloat (end, ==, 0);
  g_assert_cmpuint (suyuan_pieces_find (map.pieces, 0, 249, NULL), ==, 0);
  g_assert_cmpuint (suyuan_pieces_find (map.pieces, 0, 0, NULL), ==, 2);
  piece = suyuan_pieces_find (map.pieces, 0, 100, &into);
  g_assert_cmpuint (piece, ==, 1);
  g_assert_cmpfloat_with_epsilon (into, 25, 0.01);
}

/* Without a meeting in between every reach is one piece, and its parent the same. */
static void
test_nothing_to_cut (void)
{
  g_auto (Map) map = { 0 };
  guint              n;
  const SuyuanReach *reaches;

  draw (&map, 0, 0, 0, 100, 0);
  draw (&map, 1, 100, 0, 200, 0);
  draw (&map, 2, 50, 60, 100, 0);
  draw (&map, 3, 800, 800, 900, 800);
  map.reaches[1].from_node = "a";
  map.reaches[0].to_node = "a";
  map.reaches[2].to_node = "a";
  map.reaches[3].parent = 1;
  g_clear_pointer (&map.lines[3], suyuan_line_free);
  map.reaches[3].has_ends = FALSE;
  cut (&map);
  reaches = suyuan_pieces_get_reaches (map.pieces, &n);
  g_assert_cmpuint (n, ==, N_LINES);
  for (guint i = 0; i < N_LINES; i++)
    {
      g_assert_cmpuint (suyuan_pieces_get_reach (map.pieces, i), ==, i);
      g_assert_cmpint (reaches[i].parent, ==, map.reaches[i].parent);
      g_assert_cmpfloat (reaches[i].length_m, ==, map.reaches[i].length_m);
    }
}

/* Brooks that meet the river in one place cut it once. */
static void
test_one_place (void)
{
  g_auto (Map) map = { 0 };
  guint n;

  draw (&map, 0, 0, 0, 100, 0);
  draw (&map, 1, 50, 60, 50, 0);
  draw (&map, 2, 20, 60, 50, 0);
  draw (&map, 3, 50, 0, 50, -60);
  cut (&map);
  suyuan_pieces_get_reaches (map.pieces, &n);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpuint (upstream (&map, 3, 10), ==, 1 | 2 | 4 | 8); /* the channel takes of all of them */
  g_assert_cmpuint (upstream (&map, 0, 0.9 * map.reaches[0].length_m), ==, 1 | 2 | 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pieces/cut", test_cut);
  g_test_add_func ("/pieces/parent", test_parent);
  g_test_add_func ("/pieces/whole", test_whole);
  g_test_add_func ("/pieces/nothing-to-cut", test_nothing_to_cut);
  g_test_add_func ("/pieces/one-place", test_one_place);
  return g_test_run ();
}
