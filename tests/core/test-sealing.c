/* How long a mouth is sealed: from the day on, until it is opened; what part of a time that is; and which tasks shut one.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-sealing.h"

/* The part is between nothing and all, and the parts of two halves are those of the whole. */
static void
test_part (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260210);

  for (guint round = 0; round < 2000; round++)
    {
      gint64        from = g_rand_int_range (rand, 0, 1000), middle = from + g_rand_int_range (rand, 1, 500), until = middle + g_rand_int_range (rand, 1, 500);
      SuyuanSealing sealing = { g_rand_int_range (rand, 0, 2000), 0 };
      double        whole, first, second;

      sealing.until_ms = round % 3 == 0 ? G_MAXINT64 : sealing.from_ms + g_rand_int_range (rand, 0, 1500);
      whole = suyuan_sealing_get_part (&sealing, from, until);
      first = suyuan_sealing_get_part (&sealing, from, middle);
      second = suyuan_sealing_get_part (&sealing, middle, until);
      g_assert_cmpfloat (whole, >=, 0);
      g_assert_cmpfloat (whole, <=, 1);
      g_assert_cmpfloat_with_epsilon (whole * (double) (until - from), first * (double) (middle - from) + second * (double) (until - middle), 1e-6);
      g_assert_true ((whole >= 1) == (sealing.from_ms <= from && sealing.until_ms >= until));
    }
  g_assert_cmpfloat (suyuan_sealing_get_part (NULL, 0, 1), ==, 0);
}

/* A date is judged by itself: what was found on a later day ends it, what was found before or on its day does not. */
static void
test_reopened (void)
{
  g_autoptr (GArray) reopened = g_array_new (FALSE, FALSE, sizeof (gint64));
  SuyuanSealing first, second;
  gint64        at_ms;

  g_assert_true (suyuan_sealing_begin (&first, "2026-02-10", NULL));
  g_assert_cmpint (first.until_ms, ==, G_MAXINT64);
  at_ms = first.from_ms + 40 * G_GINT64_CONSTANT (86400000);
  g_array_append_val (reopened, at_ms);
  at_ms = first.from_ms + 3600000;
  g_array_append_val (reopened, at_ms);
  at_ms = first.from_ms + 30 * G_GINT64_CONSTANT (86400000);
  g_array_append_val (reopened, at_ms);
  g_assert_true (suyuan_sealing_begin (&first, "2026-02-10", reopened));
  g_assert_cmpint (first.until_ms, ==, at_ms);
  g_assert_true (suyuan_sealing_begin (&second, "2026-04-01", reopened));
  g_assert_cmpint (second.until_ms, ==, G_MAXINT64);
  g_assert_false (suyuan_sealing_begin (&second, "soon", reopened));
}

static void
test_is_by (void)
{
  g_assert_true (suyuan_sealing_is_by ("ban"));
  g_assert_true (suyuan_sealing_is_by ("merge"));
  g_assert_false (suyuan_sealing_is_by ("standardise"));
  g_assert_false (suyuan_sealing_is_by (NULL));
}

/* Of the day it was sealed on nobody knows what came first: what was seen on it opens nothing. */
static void
test_first_day (void)
{
  SuyuanSealing sealing;

  g_assert_true (suyuan_sealing_begin (&sealing, "2026-02-10", NULL));
  g_assert_true (suyuan_sealing_holds (&sealing, sealing.from_ms));
  g_assert_false (suyuan_sealing_holds (&sealing, sealing.from_ms - 1));
  g_assert_false (suyuan_sealing_is_before (&sealing, sealing.from_ms + 86399999));
  g_assert_true (suyuan_sealing_is_before (&sealing, sealing.from_ms + 86400000));
  g_assert_false (suyuan_sealing_is_before (NULL, 0));
}

/* Whatever was found and in whatever order it is told: the earliest after the first day ends it. */
static void
test_earliest (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260211);

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GArray) reopened = g_array_new (FALSE, FALSE, sizeof (gint64));
      gint64        earliest = G_MAXINT64;
      SuyuanSealing sealing, bare;

      g_assert_true (suyuan_sealing_begin (&bare, "2026-02-10", NULL));
      for (guint i = g_rand_int_range (rand, 0, 6); i > 0; i--)
        {
          gint64 at_ms = bare.from_ms + (gint64) g_rand_int_range (rand, -100, 300) * 3600000;

          if (at_ms - bare.from_ms >= 24 * 3600000)
            earliest = MIN (earliest, at_ms);
          g_array_append_val (reopened, at_ms);
        }
      g_assert_true (suyuan_sealing_begin (&sealing, "2026-02-10", reopened));
      g_assert_cmpint (sealing.until_ms, ==, earliest);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sealing/part", test_part);
  g_test_add_func ("/core/sealing/reopened", test_reopened);
  g_test_add_func ("/core/sealing/is-by", test_is_by);
  g_test_add_func ("/core/sealing/first-day", test_first_day);
  g_test_add_func ("/core/sealing/earliest", test_earliest);
  return g_test_run ();
}
