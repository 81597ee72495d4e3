/* The quarterly notice where what came later speaks of the quarter: rounds that did not hold, parties confirmed afterwards,
 * dates mended, tasks of a list.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "list.h"
#include "notice.h"

#include "suyuan-action.h"

/* A round that did not hold is not closed: the quarter its date lay in still asks for it, whatever date the next one has. */
static void
test_rebounds (Town         *t,
               gconstpointer data)
{
  g_autoptr (SuyuanBulletin) second = NULL;
  g_autoptr (SuyuanBulletin) third = NULL;
  g_autoptr (SuyuanBulletin) fourth = NULL;
  SuyuanUid kept, hollow, again, extended, ahead;

  notice_add_outlet (t, "D1", "411381", NULL);
  kept = notice_add_task (t, "D1", "2026-05-20");
  hollow = notice_add_task (t, "D1", "2026-05-20");
  again = notice_add_task (t, "D1", "2026-06-10");
  extended = notice_add_task (t, "D1", "2026-05-05");
  ahead = notice_add_task (t, "D1", "2026-08-31");
  notice_set_moment (t, "2026-05-01 10:00:00");
  notice_decide (t, &extended, "extend", "2026-08-31", NULL);
  notice_shut (t, &kept, "closed");
  notice_shut (t, &hollow, "closed");
  notice_shut (t, &again, "closed");
  notice_shut (t, &extended, "closed");
  notice_shut (t, &ahead, "closed");
  notice_set_moment (t, "2026-06-01 10:00:00");
  notice_decide (t, &hollow, "rebound", "2026-10-31", NULL);
  notice_decide (t, &again, "rebound", "2026-06-25", NULL);
  notice_decide (t, &extended, "rebound", "2026-12-31", NULL);
  notice_decide (t, &ahead, "rebound", "2026-12-31", NULL);
  notice_set_moment (t, "2026-06-20 10:00:00");
  notice_shut (t, &again, "closed");
  notice_set_moment (t, "2027-01-01 10:00:00");

  second = notice_look (t, "2026Q2", NULL);
  assert_figure (second->total, DUE, 4);
  assert_figure (second->total, ON_TIME, 1);
  assert_figure (second->total, LATE, 1);
  assert_figure (second->total, EXTENDED, 0);
  assert_figure (second->total, MISSED, 2);
  assert_figure (second->total, OVERDUE, 0);
  g_assert_cmpuint (second->rebounds->len, ==, 4);
  third = notice_look (t, "2026Q3", NULL);
  assert_figure (third->total, DUE, 1);
  assert_figure (third->total, MISSED, 1);
  fourth = notice_look (t, "2026Q4", NULL);
  assert_figure (fourth->total, DUE, 3); /* the next rounds */
}

/* After the first date, by the approved one: neither on time nor late. */
static void
test_put_off (Town         *t,
              gconstpointer data)
{
  g_autoptr (SuyuanBulletin) second = NULL;
  SuyuanUid in_time, beyond;

  notice_add_outlet (t, "D1", "411381", NULL);
  in_time = notice_add_task (t, "D1", "2026-05-05");
  beyond = notice_add_task (t, "D1", "2026-05-05");
  notice_decide (t, &in_time, "extend", "2026-06-10", NULL);
  notice_decide (t, &beyond, "extend", "2026-06-09", NULL);
  notice_set_moment (t, "2026-06-10 17:00:00");
  notice_shut (t, &in_time, "closed");
  notice_shut (t, &beyond, "closed");
  notice_set_moment (t, "2026-07-01 08:00:00");
  second = notice_look (t, "2026Q2", NULL);
  assert_figure (second->total, DUE, 2);
  assert_figure (second->total, ON_TIME, 0);
  assert_figure (second->total, PUT_OFF, 1);
  assert_figure (second->total, LATE, 1);
}

/* What is told of a link, as the tracing of an outlet writes it. */
static SuyuanUid
write_link (Town            *t,
            const SuyuanUid *link,
            const SuyuanUid *outlet,
            const SuyuanUid *plant,
            const char      *confidence,
            const char      *established_on)
{
  SuyuanOffice *office = t->fixture.office;
  SuyuanUid     uid = { 0 };
  gboolean      written;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanAction) action = suyuan_action_begin (office, "link", &error);
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (SuyuanRecord) record = NULL;

  g_assert_no_error (error);
  if (link)
    uid = *link;
  else
    suyuan_uid_init (&uid, suyuan_office_now_ms (office));
  record = suyuan_record_new (suyuan_office_get_catalogue (office), SUYUAN_KIND_LINK, &uid);
  suyuan_record_set_text (record, "confidence", confidence);
  if (!link)
    {
      suyuan_record_set_ref (record, "outlet", outlet);
      suyuan_record_set_ref (record, "enterprise", plant);
      suyuan_record_set_integer (record, "main", 1);
      suyuan_record_set_text (record, "established_on", established_on);
    }
  written = link ? suyuan_action_update (action, record, &error) : suyuan_action_create (action, record, &error);
  g_assert_no_error (error);
  g_assert_true (written);
  outcome = suyuan_action_finish (action, &error);
  g_assert_no_error (error);
  return uid;
}

/* A link is as old as its first suspicion; traced is what was confirmed by then. */
static void
test_traced (Town         *t,
             gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (SuyuanBulletin) second = NULL;
  g_autoptr (SuyuanBulletin) third = NULL;
  SuyuanUid suspected, confirmed, late, link, plant;

  plant = fixture_add (f, SUYUAN_KIND_ENTERPRISE, "code=E1", "name=甲厂", NULL);
  suspected = notice_add_outlet (t, "A", "411302", NULL);
  confirmed = notice_add_outlet (t, "B", "411302", NULL);
  late = notice_add_outlet (t, "C", "411302", NULL);
  fixture_set_day (f, "2026-04-10");
  link = write_link (t, NULL, &suspected, &plant, "suspected", "2026-04-10");
  write_link (t, NULL, &confirmed, &plant, "confirmed", "2026-04-10");
  fixture_set_day (f, "2026-07-15");
  write_link (t, &link, NULL, NULL, "confirmed", NULL);
  write_link (t, NULL, &late, &plant, "confirmed", "2026-06-15"); /* on paper before */
  fixture_set (f, SUYUAN_KIND_OUTLET, &suspected, "trace_done=yes", NULL);
  fixture_set (f, SUYUAN_KIND_OUTLET, &confirmed, "trace_done=yes", NULL);
  fixture_set (f, SUYUAN_KIND_OUTLET, &late, "trace_done=yes", NULL);
  fixture_set_day (f, "2026-10-02");

  second = notice_look (t, "2026Q2", NULL);
  assert_figure (notice_area (second, "411302"), TRACE, 3);
  g_assert_cmpuint (suyuan_bulletin_area_count (notice_area (second, "411302"), F (TRACE) + 1), ==, 2);
  third = notice_look (t, "2026Q3", NULL);
  g_assert_cmpuint (suyuan_bulletin_area_count (notice_area (third, "411302"), F (TRACE) + 1), ==, 3);
}

/* A date of sealing mended later leaves what was told; one that came in late counts from its own day. */
static void
test_sealed (Town         *t,
             gconstpointer data)
{
  Fixture         *f = &t->fixture;
  g_autofree char *at_once = NULL;
  g_autofree char *much_later = NULL;
  g_autoptr (SuyuanBulletin) second = NULL;
  SuyuanUid sealed, late;

  sealed = notice_add_outlet (t, "A", "411302", "rectify=yes");
  late = notice_add_outlet (t, "B", "411303", "rectify=yes");
  fixture_set_day (f, "2026-04-06");
  fixture_set (f, SUYUAN_KIND_OUTLET, &sealed, "sealed_on=2026-04-05", NULL);
  fixture_set_day (f, "2026-07-02");
  at_once = notice_dup_said (t, "2026Q2");
  fixture_set_day (f, "2026-07-10");
  fixture_set (f, SUYUAN_KIND_OUTLET, &sealed, "sealed_on=2026-07-08", NULL);
  much_later = notice_dup_said (t, "2026Q2");
  g_assert_cmpstr (at_once, ==, much_later);

  fixture_set (f, SUYUAN_KIND_OUTLET, &late, "sealed_on=2026-06-30", NULL);
  second = notice_look (t, "2026Q2", NULL);
  for (guint i = 0; i < 2; i++)
    {
      const SuyuanBulletinArea *each = notice_area (second, i == 0 ? "411302" : "411303");

      assert_figure (each, RECTIFIED, 1);
      g_assert_cmpuint (suyuan_bulletin_area_count (each, F (MONITOR) + 3), ==, 1);
    }
}

/* 应整治: made a task of, whether or not anybody said so. */
static void
test_made_a_task_of (Town         *t,
                     gconstpointer data)
{
  g_autoptr (SuyuanBulletin) bulletin = NULL;
  g_autoptr (SuyuanImportReport) report = NULL;

  notice_add_outlet (t, "A", "411302", NULL);
  notice_add_outlet (t, "B", "411302", NULL);
  report = list_run_text (&t->fixture, "code,name,category,outlet,deadline\nL1,一,standardise,A,2026-06-10\n", SUYUAN_KIND_TASK, "");
  g_assert_cmpuint (report->imported, ==, 1);
  notice_set_moment (t, "2026-07-01 08:00:00");
  bulletin = notice_look (t, "2026Q2", NULL);
  assert_figure (notice_area (bulletin, "411302"), RECTIFY, 1);
  assert_figure (notice_area (bulletin, "411302"), RECTIFIED, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/bulletin-past/rebounds", test_rebounds);
  town_test ("/bulletin-past/put-off", test_put_off);
  town_test ("/bulletin-past/traced", test_traced);
  town_test ("/bulletin-past/sealed", test_sealed);
  town_test ("/bulletin-past/made-a-task-of", test_made_a_task_of);
  return g_test_run ();
}
