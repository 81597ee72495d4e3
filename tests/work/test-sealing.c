/* How long a mouth is sealed: from the day on, until it is opened; what part of a time that is; and that the overview
 * does not ask for water of it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-overview.h"
#include "suyuan-sealing.h"

static void
test_day (Fixture      *f,
          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) none = suyuan_office_sealings (f->office, &error);
  g_autoptr (GHashTable) one = NULL;
  SuyuanUid            outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "code=A", "name=甲口", NULL);
  const SuyuanSealing *sealing;
  g_autoptr (GDateTime) midnight = g_date_time_new_from_iso8601 ("2026-02-10T00:00:00+08:00", NULL);
  gint64 start = g_date_time_to_unix (midnight) * 1000;

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
  fixture_set (f, SUYUAN_KIND_OUTLET, &outlet, "sealed_on=2026-02-10", NULL);
  one = suyuan_office_sealings (f->office, &error);
  g_assert_no_error (error);
  sealing = g_hash_table_lookup (one, &outlet);
  g_assert_false (suyuan_sealing_holds (sealing, start - 1));
  g_assert_true (suyuan_sealing_holds (sealing, start));
  g_assert_true (suyuan_sealing_holds (sealing, G_MAXINT64 - 1));
  g_assert_false (suyuan_sealing_holds (NULL, start));
}

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

static void
test_overview (Fixture      *f,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOverview) overview = NULL;
  const SuyuanProgress *monitor;

  fixture_add (f, SUYUAN_KIND_OUTLET, "code=A", "name=甲口", "stage=confirmed", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=B", "name=乙口", "stage=confirmed", "sealed_on=2026-02-10", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=C", "name=丙口", "stage=confirmed", "sealed_on=2026-02-10", "monitoring_done=yes", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=D", "name=丁口", "stage=confirmed", "sealed_on=2026-12-10", NULL); /* to come */
  overview = suyuan_office_overview (f->office, NULL, &error);
  g_assert_no_error (error);
  monitor = overview->progress->pdata[1];
  g_assert_cmpstr (monitor->key, ==, "monitor");
  g_assert_cmpint (monitor->due->count, ==, 3);
  g_assert_cmpint (monitor->open->count, ==, 2);
  g_assert_cmpint (monitor->not_applicable->count, ==, 1);
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/sealing/day", test_day);
  g_test_add_func ("/sealing/part", test_part);
  g_test_add_func ("/sealing/reopened", test_reopened);
  fixture_test ("/sealing/overview", test_overview);
  return g_test_run ();
}
