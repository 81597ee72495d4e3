/* Loose ends and the lines near them. */
/* SPDX-FileCopyrightText: 2026 The Suyuan authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-touch.h"

#define UNIT 10000 /* a thousandth of a degree */
#define N_LINES 5

typedef struct
{
  SuyuanReach reaches[N_LINES];
  SuyuanLine *lines[N_LINES];
} Map;

/* In thousandths of a degree from 112 E 32 N. */
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
map_clear (Map *self)
{
  for (guint i = 0; i < N_LINES; i++)
    g_clear_pointer (&self->lines[i], suyuan_line_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Map, map_clear)

static const SuyuanTouch *
find (GArray  *touches,
      guint    reach,
      gboolean spring)
{
  for (guint i = 0; i < touches->len; i++)
    if (g_array_index (touches, SuyuanTouch, i).reach == reach && g_array_index (touches, SuyuanTouch, i).spring == spring)
      return &g_array_index (touches, SuyuanTouch, i);
  return NULL;
}

/* A river from west to east in two lines, a brook that ends beside it, a channel that leaves it. */
static void
test_near (void)
{
  g_auto (Map) map = { 0 };
  g_autoptr (GArray) touches = NULL;
  g_autoptr (GArray) none = NULL;

  draw (&map, 0, 0, 0, 100, 0);
  draw (&map, 1, 100, 0, 200, 0);
  draw (&map, 2, 50, 60, 50, 1);
  draw (&map, 3, 150, 0, 150, -60);
  draw (&map, 4, 500, 500, 600, 500);
  touches = suyuan_touches_find (map.reaches, (const SuyuanLine *const *) map.lines, N_LINES, TRUE, 200);
  g_assert_cmpuint (touches->len, ==, 2);
  g_assert_cmpuint (find (touches, 2, FALSE)->other, ==, 0);
  g_assert_cmpfloat_with_epsilon (find (touches, 2, FALSE)->distance_m, 111, 1);
  g_assert_cmpfloat_with_epsilon (find (touches, 2, FALSE)->chainage_m, map.reaches[0].length_m / 2, 1);
  g_assert_cmpuint (find (touches, 3, TRUE)->other, ==, 1);
  g_assert_cmpfloat_with_epsilon (find (touches, 3, TRUE)->distance_m, 0, 0.1);

  none = suyuan_touches_find (map.reaches, (const SuyuanLine *const *) map.lines, N_LINES, TRUE, 50);
  g_assert_cmpuint (none->len, ==, 1);
}

/* Two brooks that end in one place are loose together: nothing goes on from there. */
static void
test_two_at_one_place (void)
{
  g_auto (Map) map = { 0 };
  g_autoptr (GArray) touches = NULL;

  draw (&map, 0, 0, 0, 100, 0);
  draw (&map, 1, 50, 60, 50, 0);
  draw (&map, 2, 20, 60, 50, 0);
  draw (&map, 3, 300, 0, 400, 0);
  draw (&map, 4, 500, 500, 600, 500);
  touches = suyuan_touches_find (map.reaches, (const SuyuanLine *const *) map.lines, N_LINES, TRUE, 1);
  g_assert_cmpuint (touches->len, ==, 2);
  g_assert_cmpuint (find (touches, 1, FALSE)->other, ==, 0);
  g_assert_cmpuint (find (touches, 2, FALSE)->other, ==, 0);
}

/* Where a channel takes over they are not loose, and on the river all the same. */
static void
test_not_loose (void)
{
  g_auto (Map) map = { 0 };
  g_autoptr (GArray) loose = NULL;
  g_autoptr (GArray) all = NULL;

  draw (&map, 0, 0, 0, 100, 0);
  draw (&map, 1, 50, 60, 50, 0);
  draw (&map, 2, 50, 0, 50, -60);
  draw (&map, 3, 300, 0, 400, 0);
  draw (&map, 4, 500, 500, 600, 500);
  loose = suyuan_touches_find (map.reaches, (const SuyuanLine *const *) map.lines, N_LINES, TRUE, 1);
  all = suyuan_touches_find (map.reaches, (const SuyuanLine *const *) map.lines, N_LINES, FALSE, 1);
  g_assert_cmpuint (loose->len, ==, 0);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (find (all, 1, FALSE)->other, ==, 0);
  g_assert_cmpuint (find (all, 2, TRUE)->other, ==, 0);
}

/* An end that names its node is not asked where it lies; one that is not drawn has no place. */
static void
test_not_asked (void)
{
  g_auto (Map) map = { 0 };
  g_autoptr (GArray) touches = NULL;

  for (guint i = 0; i < N_LINES; i++)
    draw (&map, i, 50, 60 + (int) i, 50, (int) i);
  g_clear_pointer (&map.lines[0], suyuan_line_free);
  draw (&map, 0, 0, 0, 100, 0);
  for (guint i = 1; i < N_LINES; i++)
    {
      map.reaches[i].to_node = "elsewhere";
      map.reaches[i].from_node = "hill";
    }
  touches = suyuan_touches_find (map.reaches, (const SuyuanLine *const *) map.lines, N_LINES, TRUE, 500);
  g_assert_cmpuint (touches->len, ==, 0);
}

static SuyuanPosition
somewhere (void)
{
  /* Few places, so that ends and lines do meet. */
  return (SuyuanPosition){ 112 * SUYUAN_DEGREE + g_test_rand_int_range (0, 12) * UNIT / 4, 32 * SUYUAN_DEGREE + g_test_rand_int_range (0, 12) * UNIT / 4 };
}

static void
draw_anew (SuyuanReach *reach,
           SuyuanLine **line)
{
  SuyuanPosition vertices[] = { somewhere (), somewhere (), somewhere () };

  g_clear_pointer (line, suyuan_line_free);
  *reach = (SuyuanReach){ .parent = SUYUAN_NO_REACH };
  if (g_test_rand_int_range (0, 8) == 0)
    return; /* not drawn */
  *line = suyuan_line_new (vertices, 3);
  reach->has_ends = TRUE;
  reach->first = vertices[0];
  reach->last = vertices[2];
  reach->to_node = g_test_rand_int_range (0, 8) == 0 ? "n" : NULL;
}

/* After any edits what is renewed is what is found anew: drawn again, added at the end, taken from the end. */
static void
test_renew (void)
{
  enum
  {
    MOST = 40
  };

  for (int round = 0; round < 40; round++)
    {
      SuyuanReach reaches[MOST];
      SuyuanLine *lines[MOST] = { NULL };
      guint       n = (guint) g_test_rand_int_range (1, MOST);
      g_autoptr (GArray) touches = NULL;

      for (guint i = 0; i < MOST; i++)
        draw_anew (&reaches[i], &lines[i]);
      touches = suyuan_touches_find (reaches, (const SuyuanLine *const *) lines, n, FALSE, 1);
      for (int edit = 0; edit < 12; edit++)
        {
          guint n_changes = (guint) g_test_rand_int_range (0, 4), n_before = n;
          g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint));
          g_autoptr (GArray) anew = NULL;
          g_autoptr (GArray) renewed = NULL;
          int grown;

          grown = (int) n + g_test_rand_int_range (-2, 3);
          n = (guint) CLAMP (grown, 1, MOST);
          for (guint i = n_before; i < n; i++)
            g_array_append_val (changed, i);
          for (guint i = 0; i < n_changes; i++)
            {
              guint which = (guint) g_test_rand_int_range (0, (gint32) n);

              draw_anew (&reaches[which], &lines[which]);
              g_array_append_val (changed, which);
            }
          renewed = suyuan_touches_renew (touches, reaches, (const SuyuanLine *const *) lines, n, changed, 1);
          anew = suyuan_touches_find (reaches, (const SuyuanLine *const *) lines, n, FALSE, 1);
          g_assert_cmpuint (renewed->len, ==, anew->len);
          for (guint i = 0; i < anew->len; i++)
            {
              const SuyuanTouch *one = &g_array_index (renewed, SuyuanTouch, i), *other = &g_array_index (anew, SuyuanTouch, i);

              g_assert_cmpuint (one->reach, ==, other->reach);
              g_assert_cmpint (one->spring, ==, other->spring);
              g_assert_cmpuint (one->other, ==, other->other);
              g_assert_cmpfloat (one->chainage_m, ==, other->chainage_m);
              g_assert_cmpfloat (one->distance_m, ==, other->distance_m);
            }
          g_array_unref (touches);
          touches = g_steal_pointer (&renewed);
        }
      for (guint i = 0; i < MOST; i++)
        g_clear_pointer (&lines[i], suyuan_line_free);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/touch/near", test_near);
  g_test_add_func ("/touch/two-at-one-place", test_two_at_one_place);
  g_test_add_func ("/touch/not-loose", test_not_loose);
  g_test_add_func ("/touch/not-asked", test_not_asked);
  g_test_add_func ("/touch/renew", test_renew);
  return g_test_run ();
}
