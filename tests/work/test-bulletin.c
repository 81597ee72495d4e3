/* The quarterly notice against figures counted by hand: borders of the quarter, what was decided after it, what came in late.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"
#include "notice.h"

#include "suyuan-overview.h"

/* The five outcomes are together what fell due. */
static void
assert_adds_up (SuyuanBulletin *bulletin)
{
  for (guint i = 0; i <= bulletin->areas->len; i++)
    {
      const SuyuanBulletinArea *each = i < bulletin->areas->len ? bulletin->areas->pdata[i] : bulletin->total;
#define N(figure) suyuan_bulletin_area_count (each, F (figure))
      g_assert_cmpuint (N (DUE), ==, N (ON_TIME) + N (PUT_OFF) + N (LATE) + N (EXTENDED) + N (MISSED));
      g_assert_cmpuint (N (SECTIONS), ==, N (MET) + N (OFF) + N (NO_DATA) + N (NO_TARGET));
      for (guint stage = F (INVESTIGATE); stage <= F (RECTIFY); stage += 4)
        g_assert_cmpuint (suyuan_bulletin_area_count (each, stage), ==, suyuan_bulletin_area_count (each, stage + 1) + suyuan_bulletin_area_count (each, stage + 2));
      g_assert_cmpuint (N (OVERDUE), >=, N (MISSED));
#undef N
    }
}

static void
test_quarter (Town         *t,
              gconstpointer data)
{
  SuyuanUid first, last, midnight, before, after, extended, extended_later, suspended, cancelled, cancelled_later, late, newcomer;
  g_autoptr (SuyuanBulletin) open = NULL;
  g_autoptr (SuyuanBulletin) second = NULL;
  g_autoptr (SuyuanBulletin) third = NULL;
  g_autofree char *at_once = NULL;
  g_autofree char *much_later = NULL;

  notice_add_outlet (t, "D1", "411381", NULL);
  first = notice_add_task (t, "D1", "2026-04-01");
  last = notice_add_task (t, "D1", "2026-06-30");
  midnight = notice_add_task (t, "D1", "2026-06-30");
  before = notice_add_task (t, "D1", "2026-03-31");
  after = notice_add_task (t, "D1", "2026-07-01");
  extended = notice_add_task (t, "D1", "2026-05-10");
  extended_later = notice_add_task (t, "D1", "2026-05-10");
  suspended = notice_add_task (t, "D1", "2026-06-15");
  cancelled = notice_add_task (t, "D1", "2026-06-15");
  cancelled_later = notice_add_task (t, "D1", "2026-06-15");
  late = notice_add_task (t, "D1", "2026-05-20");

  notice_set_moment (t, "2026-04-01 00:00:00");
  notice_shut (t, &first, "closed");
  notice_set_moment (t, "2026-05-01 10:00:00");
  notice_decide (t, &extended, "extend", "2026-08-31", NULL);
  notice_shut (t, &before, "submitted");
  notice_decide (t, &before, "return", NULL, NULL);
  notice_set_moment (t, "2026-06-01 10:00:00");
  notice_decide (t, &suspended, "suspend", NULL, NULL);
  notice_decide (t, &cancelled, "cancel", NULL, NULL);
  notice_set_moment (t, "2026-06-10 10:00:00");
  notice_shut (t, &late, "closed");
  notice_set_moment (t, "2026-06-30 12:00:00");
  open = notice_look (t, "2026Q2", NULL);
  g_assert_false (open->finished);
  assert_figure (open->total, DUE, 5); /* those of today may still be closed in time */
  notice_set_moment (t, "2026-06-30 23:59:59");
  notice_shut (t, &last, "closed");
  notice_set_moment (t, "2026-07-01 00:00:00");
  notice_shut (t, &midnight, "closed");
  newcomer = notice_add_task (t, "D1", "2026-06-20");

  second = notice_look (t, "2026Q2", NULL);
  g_assert_true (second->finished);
  g_assert_cmpstr (second->last_day, ==, "2026-06-30");
  assert_adds_up (second);
  assert_figure (second->total, TASKS, 10);
  assert_figure (second->total, DUE, 7);
  assert_figure (second->total, ON_TIME, 2);
  assert_figure (second->total, LATE, 1);
  assert_figure (second->total, EXTENDED, 1);
  assert_figure (second->total, MISSED, 3);
  assert_figure (second->total, OVERDUE, 4);
  assert_figure (second->total, CLOSED, 3);
  g_assert_cmpfloat_with_epsilon (suyuan_bulletin_area_share (second->total, F (ON_TIME), F (DUE)), 2.0 / 7, 1e-9);
  g_assert_null (notice_find (second->overdue, &newcomer));
  g_assert_cmpint (notice_find (second->overdue, &before)->days_overdue, ==, 92);
  g_assert_cmpstr (notice_find (second->overdue, &before)->sponsor, ==, "陈县长");
  g_assert_nonnull (notice_find (second->next, &after));
  g_assert_cmpstr (notice_find (second->next, &extended)->original, ==, "2026-05-10");
  g_assert_cmpuint (second->next->len, ==, 2);
  g_assert_cmpuint (second->returned->len, ==, 1);
  g_assert_cmpstr (notice_find (second->returned, &before)->reason, ==, "有据");
  at_once = notice_dup_said (t, "2026Q2");

  notice_set_moment (t, "2026-07-20 10:00:00");
  notice_decide (t, &extended_later, "extend", "2026-08-31", NULL);
  notice_decide (t, &cancelled_later, "cancel", NULL, NULL);
  notice_decide (t, &suspended, "resume", NULL, NULL);
  notice_decide (t, &before, "transfer", NULL, "U-NEXT");
  notice_decide (t, &first, "rebound", "2026-10-31", NULL);
  notice_set_moment (t, "2026-12-31 10:00:00");
  much_later = notice_dup_said (t, "2026Q2");
  g_assert_cmpstr (at_once, ==, much_later);

  third = notice_look (t, "2026Q3", NULL);
  assert_adds_up (third);
  assert_figure (third->total, DUE, 1); /* 7 July alone; what was moved into the quarter is due where it first was */
  g_assert_cmpuint (third->rebounds->len, ==, 1);
  g_assert_cmpstr (notice_find (third->rebounds, &first)->day, ==, "2026-07-20");
  g_assert_cmpstr (notice_find (third->overdue, &before)->unit, ==, "邻镇政府");
  g_assert_nonnull (notice_find (third->next, &first));
  assert_figure (third->total->before, DUE, 7);
  assert_figure (third->total->year_ago, TASKS, 0);
  g_assert_cmpfloat (suyuan_bulletin_area_share (third->total->year_ago, F (ON_TIME), F (DUE)), <, 0);
}

/* A whole real way to closure, and its rebound: the outlet counts as put right in between. */
static void
test_put_right (Town         *t,
                gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (SuyuanBulletin) first = NULL;
  g_autoptr (SuyuanBulletin) second = NULL;
  g_autoptr (SuyuanBulletin) third = NULL;
  SuyuanUid task;

  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "division=411381", NULL);
  task = town_task (t, "O1", "standardise", NULL);
  town_reach (t, &task, "under_way");
  fixture_set_day (f, "2026-03-20");
  town_prove (t, &task, "2026-03-20");
  town_reach (t, &task, "closed");
  fixture_set_day (f, "2026-08-01");
  notice_decide (t, &task, "rebound", "2026-10-31", NULL);
  fixture_set_day (f, "2026-11-01");

  first = notice_look (t, "2026Q1", "county");
  assert_figure (notice_area (first, "411381"), RECTIFY, 1);
  assert_figure (notice_area (first, "411381"), RECTIFIED, 0);
  assert_figure (notice_area (first, "411381"), WORKS_DONE, 1);
  second = notice_look (t, "2026Q2", "county");
  assert_figure (notice_area (second, "411381"), RECTIFIED, 1);
  assert_figure (notice_area (second, "411381"), ON_TIME, 1);
  assert_figure (notice_area (second, "411381"), WORKS_DONE, 0);
  g_assert_cmpuint (notice_area (second, "411381")->rank, ==, 1);
  third = notice_look (t, "2026Q3", "county");
  assert_figure (notice_area (third, "411381"), RECTIFY, 1);
  assert_figure (notice_area (third, "411381"), RECTIFIED, 0);
  assert_figure (notice_area (third, "411381")->before, RECTIFIED, 1);
}

static void
test_stages (Town         *t,
             gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (SuyuanBulletin) first = NULL;
  g_autoptr (SuyuanBulletin) second = NULL;
  g_autofree char *at_once = NULL;
  g_autofree char *much_later = NULL;
  SuyuanUid        suspect, dry, outlet;

  outlet = notice_add_outlet (t, "A", "411302", NULL);
  suspect = fixture_add (f, SUYUAN_KIND_OUTLET, "code=B", "name=B", "division=411302", "stage=suspected", NULL);
  dry = notice_add_outlet (t, "C", "411302", "drainage=no_water");
  fixture_set_day (f, "2026-03-31");
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=A", "taken=2026-03-31 08:00", "cod=20", NULL);
  notice_set_moment (t, "2026-04-01 00:00:00");
  first = notice_look (t, "2026Q1", NULL);
  assert_adds_up (first);
  assert_figure (notice_area (first, "411302"), INVESTIGATE, 3);
  g_assert_cmpuint (suyuan_bulletin_area_count (notice_area (first, "411302"), F (INVESTIGATE) + 1), ==, 2);
  assert_figure (notice_area (first, "411302"), MONITOR, 1);
  g_assert_cmpuint (suyuan_bulletin_area_count (notice_area (first, "411302"), F (MONITOR) + 1), ==, 1);
  g_assert_cmpuint (suyuan_bulletin_area_count (notice_area (first, "411302"), F (MONITOR) + 3), ==, 1);
  assert_figure (notice_area (first, "411302"), TRACE, 2);
  assert_figure (notice_area (first, ""), INVESTIGATE, 1); /* O1 names no division */
  g_assert_cmpuint (notice_area (first, "")->rank, ==, 0);
  at_once = notice_dup_said (t, "2026Q1");

  fixture_set_day (f, "2026-04-10");
  fixture_set (f, SUYUAN_KIND_OUTLET, &suspect, "stage=confirmed", "investigated_on=2026-04-09", NULL);
  fixture_set (f, SUYUAN_KIND_OUTLET, &dry, "drainage=", "trace_done=yes", "rectify=no", NULL);
  fixture_set (f, SUYUAN_KIND_OUTLET, &outlet, "sealed_on=2026-04-05", NULL);
  notice_add_outlet (t, "D", "411302", NULL); /* of no date */
  notice_add_outlet (t, "E", "411303", "investigated_on=2026-04-02");
  much_later = notice_dup_said (t, "2026Q1");
  g_assert_nonnull (g_strrstr (much_later, "411303"));
  g_assert_cmpint (strncmp (at_once, much_later, strcspn (at_once, "\n")), ==, 0);

  fixture_add (f, SUYUAN_KIND_OUTLET, "code=F", "name=F", "division=411302", "stage=confirmed", "investigated_on=2026-03-30", NULL);
  fixture_set (f, SUYUAN_KIND_OUTLET, &suspect, "investigated_on=2026-03-31", NULL); /* its form came in late */
  second = notice_look (t, "2026Q1", NULL);
  assert_figure (notice_area (second, "411302"), INVESTIGATE, 4);
  g_assert_cmpuint (suyuan_bulletin_area_count (notice_area (second, "411302"), F (INVESTIGATE) + 1), ==, 4);
  g_assert_cmpuint (second->n_late, ==, 1);
  g_assert_cmpuint (second->n_untold_outlets, ==, 1);
}

/* How things stand is what the overview says. */
static void
test_now (Town         *t,
          gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanBulletin) bulletin = NULL;
  g_autoptr (SuyuanOverview) overview = NULL;
  SuyuanUid task;

  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O2", "name=疑", "stage=suspected", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O3", "name=非", "stage=rejected", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O4", "name=封", "stage=confirmed", "sealed_on=2026-03-01", "rectify=yes", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O5", "name=免", "stage=confirmed", "rectify=no", "trace_done=yes", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=O6", "name=待", "stage=confirmed", "rectify=yes", "sampling_obstacle=崖下", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "outlet=O5", "taken=2026-03-01 09:00", "cod=20", NULL);
  task = town_task (t, "O1", "standardise", NULL);
  town_reach (t, &task, "under_way");
  notice_add_task (t, "O6", "2026-03-10");
  fixture_set_day (f, "2026-03-20");
  town_prove (t, &task, "2026-03-20");
  town_reach (t, &task, "closed");

  bulletin = notice_look (t, "2026Q2", NULL);
  overview = suyuan_office_overview (f->office, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < overview->progress->len; i++)
    {
      const SuyuanProgress *progress = overview->progress->pdata[i];
      const SuyuanCount    *counts[] = { progress->due, progress->done, progress->open, progress->not_applicable };

      for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
        g_assert_cmpint (suyuan_bulletin_area_count (bulletin->total, (SuyuanBulletinFigure) (4 * i + k)), ==, counts[k]->count);
    }
  g_assert_cmpint (suyuan_bulletin_area_count (bulletin->total, F (OVERDUE)), ==, overview->overdue_all->count);
  g_assert_cmpint (suyuan_bulletin_area_count (bulletin->total, F (TASKS_CLOSED)), ==, overview->closed->count);
  g_assert_cmpfloat_with_epsilon (suyuan_bulletin_area_share (bulletin->total, F (RECTIFIED), F (RECTIFY)), overview->closed_share, 1e-9);
}

static void
test_checks (Town         *t,
             gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (SuyuanBulletin) bulletin = NULL;
  const SuyuanBulletinTask *hollow, *bare;
  SuyuanUid                 task;
  g_autofree char          *code = NULL;
  g_autofree char          *of_task = NULL;

  notice_add_outlet (t, "A", "411302", NULL);
  task = notice_add_task (t, "A", "2026-03-20");
  notice_set_moment (t, "2026-03-10 10:00:00");
  notice_shut (t, &task, "closed");
  code = fixture_dup_text (f, SUYUAN_KIND_TASK, &task, "code");
  of_task = g_strconcat ("task=", code, NULL);
  fixture_set_day (f, "2026-07-02");
  fixture_add (f, SUYUAN_KIND_VISIT, "type=spot_check", of_task, "at=2026-06-30 23:00", "kept=no", "finding=仍有污水", NULL);
  fixture_add (f, SUYUAN_KIND_VISIT, "type=look_back", "outlet=A", "at=2026-05-01 10:00", "kept=no", NULL);
  fixture_add (f, SUYUAN_KIND_VISIT, "type=spot_check", of_task, "at=2026-05-02 10:00", "kept=yes", NULL);
  fixture_add (f, SUYUAN_KIND_VISIT, "type=spot_check", of_task, "at=2026-05-03 10:00", NULL);
  fixture_add (f, SUYUAN_KIND_VISIT, "type=spot_check", of_task, "at=2026-07-01 00:00", "kept=no", NULL);
  fixture_add (f, SUYUAN_KIND_VISIT, "type=patrol", of_task, "at=2026-05-04 10:00", "kept=no", NULL);
  bulletin = notice_look (t, "2026Q2", NULL);
  g_assert_cmpuint (bulletin->not_kept->len, ==, 2);
  bare = bulletin->not_kept->pdata[0];
  g_assert_cmpstr (bare->code, ==, "A");
  hollow = bulletin->not_kept->pdata[1];
  g_assert_cmpstr (hollow->code, ==, code);
  g_assert_cmpstr (hollow->reason, ==, "仍有污水");
  g_assert_cmpstr (hollow->day, ==, "2026-06-30");
}

/* Tasks of a list are as old as their deadline; those registered later were not there, and of the rest nobody can tell. */
static void
test_imported (Town         *t,
               gconstpointer data)
{
  g_autoptr (SuyuanBulletin) bulletin = NULL;
  g_autoptr (SuyuanBulletin) next = NULL;
  g_autoptr (SuyuanImportReport) report = NULL;
  SuyuanUid task;

  notice_add_outlet (t, "A", "411302", NULL);
  fixture_set_day (&t->fixture, "2026-08-01");
  task = notice_add_task (t, "A", "2026-06-01");
  report = list_run_text (&t->fixture, "code,name,category,outlet,deadline\nL1,一,standardise,A,2026-06-10\nL2,二,standardise,A,2026-09-10\nL3,三,standardise,A,\n", SUYUAN_KIND_TASK, "");
  g_assert_cmpuint (report->imported, ==, 3);
  bulletin = notice_look (t, "2026Q2", NULL);
  assert_figure (notice_area (bulletin, "411302"), TASKS, 1);
  assert_figure (notice_area (bulletin, "411302"), MISSED, 1);
  g_assert_null (notice_find (bulletin->overdue, &task));
  g_assert_cmpstr (((SuyuanBulletinTask *) bulletin->overdue->pdata[0])->code, ==, "L1");
  g_assert_cmpuint (bulletin->n_late, ==, 1);
  g_assert_cmpuint (bulletin->n_untold_tasks, ==, 2);
  next = notice_look (t, "2026Q3", NULL);
  assert_figure (next->total, TASKS, 4);
  g_assert_cmpuint (next->n_late + next->n_untold_tasks, ==, 0);
}

/* A count nobody waits for any more ends, and gives nothing. */
static void
test_stops (Town         *t,
            gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  notice_add_outlet (t, "A", "411302", NULL);
  notice_add_task (t, "A", "2026-03-20");
  notice_set_moment (t, "2026-07-02 08:00:00");
  g_cancellable_cancel (cancellable);
  g_assert_null (suyuan_office_bulletin (t->fixture.office, "2026Q2", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_refusals (Town         *t,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  static const char *const bad[] = { "2026", "2026-04", "2026Q5", "third", "", "2026Q2", "2027Q1" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refused (suyuan_office_bulletin (t->fixture.office, bad[i], NULL, NULL, &error), error, "period");
  assert_refused (suyuan_office_bulletin (t->fixture.office, "2026Q1", "town", NULL, &error), error, "level");
}

/* Whatever happens after a quarter, what is told of it stays. */
static void
test_stays (Town         *t,
            gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260630);
  static const char *const divisions[] = { "411302", "411303", "411381" };
  static const char *const changes[] = { "trace_done=yes", "monitoring_done=yes", "rectify=no", "rectify=yes", "stage=rejected", "supervised=yes", "sealed_on=2026-07-05", "drainage=no_water" };
  SuyuanUid                outlets[12], tasks[12];
  g_autofree char         *at_once = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (outlets); i++)
    {
      g_autofree char *code = g_strdup_printf ("R%02u", i);
      g_autofree char *deadline = g_strdup_printf ("2026-%02d-15", g_rand_int_range (rand, 3, 11));

      outlets[i] = notice_add_outlet (t, code, divisions[i % 3], NULL);
      tasks[i] = notice_add_task (t, code, deadline);
    }
  notice_set_moment (t, "2026-05-05 10:00:00");
  for (guint i = 0; i < G_N_ELEMENTS (outlets); i += 3)
    notice_shut (t, &tasks[i], "closed");
  notice_set_moment (t, "2026-07-01 00:00:00");
  at_once = notice_dup_said (t, "2026Q2");
  for (guint round = 0; round < 4; round++)
    {
      g_autofree char *day = g_strdup_printf ("2026-%02u-10", 7 + round);
      g_autofree char *again = NULL;

      fixture_set_day (&t->fixture, day);
      for (guint i = 0; i < G_N_ELEMENTS (outlets); i++)
        {
          g_autofree char *until = g_strdup_printf ("2027-%02u-%02d", round + 1, g_rand_int_range (rand, 1, 28));
          g_autofree char *state = fixture_dup_text (&t->fixture, SUYUAN_KIND_TASK, &tasks[i], "state");

          fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &outlets[i], changes[g_rand_int_range (rand, 0, G_N_ELEMENTS (changes))], NULL);
          if (g_str_equal (state, "closed"))
            notice_decide (t, &tasks[i], "rebound", until, NULL);
          else if (g_str_equal (state, "suspended"))
            notice_decide (t, &tasks[i], "resume", NULL, NULL);
          else if (g_rand_boolean (rand))
            notice_decide (t, &tasks[i], g_rand_boolean (rand) ? "suspend" : "extend", until, NULL);
          else if (round == 0)
            notice_decide (t, &tasks[i], "transfer", NULL, "U-NEXT");
          else
            notice_shut (t, &tasks[i], "closed");
        }
      again = notice_dup_said (t, "2026Q2");
      g_assert_cmpstr (at_once, ==, again);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/bulletin/quarter", test_quarter);
  town_test ("/bulletin/put-right", test_put_right);
  town_test ("/bulletin/stages", test_stages);
  town_test ("/bulletin/now", test_now);
  town_test ("/bulletin/checks", test_checks);
  town_test ("/bulletin/imported", test_imported);
  town_test ("/bulletin/stops", test_stops);
  town_test ("/bulletin/refusals", test_refusals);
  town_test ("/bulletin/stays", test_stays);
  return g_test_run ();
}
