/* One rule of what is due and done: the overview, the list behind each of its numbers and the quarterly notice name the same
 * outlets, whatever was done to them; and what is sealed is the same to the store, the checks and the dossier.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "notice.h"

#include "suyuan-dossier.h"
#include "suyuan-overview.h"
#include "suyuan-progress.h"
#include "suyuan-sealings.h"

#define N_OUTLETS 14

static int
compare_uids (gconstpointer a,
              gconstpointer b)
{
  return suyuan_uid_compare (a, b);
}

static char *
say (GArray *uids)
{
  GString *text = g_string_new (NULL);

  g_array_sort (uids, compare_uids);
  for (guint i = 0; i < uids->len; i++)
    {
      g_autofree char *uid = suyuan_uid_to_string (&g_array_index (uids, SuyuanUid, i));

      g_string_append_printf (text, "%s ", uid);
    }
  return g_string_free (text, FALSE);
}

/* What somebody sees who presses the number. */
static char *
dup_listed (Town       *t,
            const char *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanExpr) expr = suyuan_expr_parse (filter, &error);
  SuyuanQuery query = { .kind = SUYUAN_KIND_OUTLET, .filter = expr };
  g_autoptr (GPtrArray) records = expr ? suyuan_office_list (t->fixture.office, &query, &error) : NULL;
  g_autoptr (GArray) uids = g_array_new (FALSE, FALSE, sizeof (SuyuanUid));

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    g_array_append_vals (uids, suyuan_record_get_uid (records->pdata[i]), 1);
  return say (uids);
}

static void
assert_agree (Town       *t,
              const char *quarter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOverview) overview = suyuan_office_overview (t->fixture.office, NULL, &error);
  g_autoptr (SuyuanBulletin) bulletin = notice_look (t, quarter, NULL);

  g_assert_no_error (error);
  for (guint work = 0; work < SUYUAN_N_PROGRESS; work++)
    {
      const SuyuanProgress *progress = overview->progress->pdata[work];
      const SuyuanCount    *counts[] = { progress->due, progress->done, progress->open, progress->not_applicable };

      g_assert_cmpstr (progress->key, ==, suyuan_progress_get_key (work));
      g_assert_cmpint (progress->due->count, ==, progress->done->count + progress->open->count);
      for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
        {
          GArray          *told = bulletin->total->records[4 * work + k];
          g_autofree char *listed = dup_listed (t, counts[k]->filter), *named = told ? say (told) : g_strdup ("");

          g_assert_cmpint (suyuan_bulletin_area_count (bulletin->total, (SuyuanBulletinFigure) (4 * work + k)), ==, counts[k]->count);
          g_assert_cmpstr (listed, ==, named);
        }
    }
}

/* A mouth flows to all or to none: to the filter, to the instants, to the dossier. */
static void
assert_sealed (Town            *t,
               const SuyuanUid *outlet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) sealings = suyuan_office_sealings (t->fixture.office, &error);
  g_autoptr (SuyuanDossier) dossier = suyuan_office_dossier (t->fixture.office, outlet, &error);
  const SuyuanSealing *sealing = g_hash_table_lookup (sealings, outlet);
  const char          *status;
  gboolean             flowing;

  g_assert_no_error (error);
  g_assert_true (suyuan_office_is_flowing (t->fixture.office, outlet, &flowing, &error));
  g_assert_cmpint (flowing, ==, !suyuan_sealing_holds (sealing, suyuan_office_now_ms (t->fixture.office)));
  g_assert_cmpint (flowing, ==, dossier->flowing);
  status = suyuan_record_get_text (dossier->outlet, "status");
  if (g_str_equal (status, "sealed"))
    g_assert_cmpint (sealing->until_ms, ==, G_MAXINT64);
}

static void
change (Town            *t,
        const SuyuanUid *outlet,
        const SuyuanUid *task,
        gboolean         tasked,
        GRand           *rand)
{
  static const char *const changes[] = { "trace_done=yes", "monitoring_done=yes", "rectify=no", "rectify=", "rectify=yes", "stage=rejected", "stage=confirmed", "stage=", "supervised=yes",
                                         "supervised=", "drainage=no_water", "sampling_obstacle=崖下", "sealed_on=" };
  static const char *const states[] = { "under_way", "closed", "closed", "cancelled", "returned", "accepted" };
  g_autofree char         *sealed = g_strdup_printf ("sealed_on=2026-%02d-%02d", g_rand_int_range (rand, 2, 8), g_rand_int_range (rand, 1, 28));
  g_autofree char         *state = tasked ? fixture_dup_text (&t->fixture, SUYUAN_KIND_TASK, task, "state") : NULL;

  if (g_rand_int_range (rand, 0, 3) == 0)
    fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, outlet, sealed, "stage=confirmed", NULL);
  else
    fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, outlet, changes[g_rand_int_range (rand, 0, G_N_ELEMENTS (changes))], NULL);
  if (tasked && g_str_equal (state, "closed") && g_rand_boolean (rand))
    notice_decide (t, task, "rebound", "2027-01-01", NULL);
  else if (tasked)
    notice_shut (t, task, states[g_rand_int_range (rand, 0, G_N_ELEMENTS (states))]);
}

static SuyuanUid
add_task (Town       *t,
          const char *outlet,
          const char *category)
{
  SuyuanUid task = town_task (t, outlet, category, NULL);

  notice_shut (t, &task, "received");
  return task;
}

static void
test_random (Town         *t,
             gconstpointer data)
{
  static const char *const categories[] = { "ban", "merge", "standardise" };
  const char              *seed = g_getenv ("SUYUAN_TEST_SEED");
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed ? (guint32) g_ascii_strtoull (seed, NULL, 10) : 20260401);
  SuyuanUid outlets[N_OUTLETS], tasks[N_OUTLETS];

  for (guint i = 0; i < N_OUTLETS; i++)
    {
      g_autofree char *code = g_strdup_printf ("R%02u", i);

      outlets[i] = notice_add_outlet (t, code, i % 3 ? "411302" : "411303", NULL);
      if (i % 3)
        tasks[i] = add_task (t, code, categories[g_rand_int_range (rand, 0, 3)]);
    }
  for (guint month = 4; month < 7; month++)
    {
      g_autofree char *day = g_strdup_printf ("2026-%02u-10", month), *after = g_strdup_printf ("2026-%02u-12", month);

      fixture_set_day (&t->fixture, day);
      for (guint i = 0; i < N_OUTLETS; i++)
        change (t, &outlets[i], &tasks[i], i % 3 != 0, rand);
      fixture_set_day (&t->fixture, after);
      assert_agree (t, "2026Q2");
      for (guint i = 0; i < N_OUTLETS; i++)
        assert_sealed (t, &outlets[i]);
    }
}

/* A task on an outlet nobody has marked, as a list brings it, makes it due; a cancelled one does not. */
static void
test_task_alone (Town         *t,
                 gconstpointer data)
{
  SuyuanUid        outlet = notice_add_outlet (t, "A", "411302", NULL), task = add_task (t, "A", "standardise");
  g_autofree char *due = suyuan_progress_dup_filter (SUYUAN_PROGRESS_RECTIFY, SUYUAN_PROGRESS_OPEN, "is_sealed = 0");
  g_autofree char *one = NULL, *none = NULL;

  fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &outlet, "rectify=no", NULL);
  one = dup_listed (t, due);
  g_assert_cmpuint (strlen (one), >, 0);
  fixture_set_day (&t->fixture, "2026-04-02");
  assert_agree (t, "2026Q2");
  notice_shut (t, &task, "cancelled");
  none = dup_listed (t, due);
  g_assert_cmpstr (none, ==, "");
  fixture_set_day (&t->fixture, "2026-04-03");
  assert_agree (t, "2026Q2");
}

/* Sealed, found to flow again, and the task of it dropped: the mouth is not sealed, whatever its date says. */
static void
test_flows_again (Town         *t,
                  gconstpointer data)
{
  SuyuanUid outlet = notice_add_outlet (t, "A", "411302", NULL), task = add_task (t, "A", "ban");

  fixture_set_day (&t->fixture, "2026-04-01");
  fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &outlet, "sealed_on=2026-04-01", NULL);
  notice_shut (t, &task, "closed");
  assert_text (&t->fixture, SUYUAN_KIND_OUTLET, &outlet, "status", "sealed");
  assert_sealed (t, &outlet);
  fixture_set_day (&t->fixture, "2026-05-01");
  notice_decide (t, &task, "rebound", "2026-09-30", NULL);
  notice_shut (t, &task, "cancelled");
  assert_text (&t->fixture, SUYUAN_KIND_OUTLET, &outlet, "status", "to_monitor");
  assert_sealed (t, &outlet);
  fixture_set_day (&t->fixture, "2026-05-02");
  assert_agree (t, "2026Q2");
  fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &outlet, "sealed_on=2026-05-02", NULL);
  assert_text (&t->fixture, SUYUAN_KIND_OUTLET, &outlet, "status", "sealed");
  assert_sealed (t, &outlet);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/progress/random", test_random);
  town_test ("/progress/task-alone", test_task_alone);
  town_test ("/progress/flows-again", test_flows_again);
  return g_test_run ();
}
