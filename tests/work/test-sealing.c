/* How long a mouth is sealed: from the day on; and that the overview does not ask for water of it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-overview.h"
#include "suyuan-sealings.h"

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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/sealing/day", test_day);
  fixture_test ("/sealing/overview", test_overview);
  return g_test_run ();
}
