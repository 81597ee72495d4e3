/* What a reviewer opens next, with the reason, in the order of the queue.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-evidence.h"
#include "suyuan-review-queue.h"

static GPtrArray *
queue (Town       *t,
       const char *person)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  fixture_sit_down (&t->fixture, person);
  entries = suyuan_office_review_queue (t->fixture.office, NULL, &error);
  g_assert_no_error (error);
  return entries;
}

static SuyuanReviewEntry *
find (GPtrArray       *entries,
      const SuyuanUid *task)
{
  for (guint i = 0; i < entries->len; i++)
    if (suyuan_uid_equal (&((SuyuanReviewEntry *) entries->pdata[i])->uid, task))
      return entries->pdata[i];
  return NULL;
}

static gboolean
says (SuyuanReviewEntry *entry,
      const char        *words)
{
  for (guint i = 0; i < entry->grounds->len; i++)
    if (strstr (entry->grounds->pdata[i], words))
      return TRUE;
  return FALSE;
}

/* Another outlet like the first, for a task of its own. */
static void
add_outlet (Town       *t,
            const char *code)
{
  g_autofree char *assignment = g_strconcat ("code=", code, NULL), *name = g_strconcat ("name=", code, "号", NULL);

  fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, assignment, name, "type=rural_domestic", "stage=confirmed", "lon=112.08", "lat=32.69", "limit_cod=60", "limit_nh3n=8",
               "limit_tp=1", NULL);
}

static SuyuanUid
submitted_task (Town *t)
{
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);

  town_reach (t, &task, "under_way");
  fixture_set_day (&t->fixture, "2026-03-20");
  town_prove (t, &task, "2026-03-19");
  town_reach (t, &task, "submitted");
  return task;
}

static void
test_nothing (Town         *t,
              gconstpointer data)
{
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);
  g_autoptr (GPtrArray) entries = queue (t, "王芳");

  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_null (find (entries, &task));
}

/* It waits for whoever decides next, not for whoever submitted, nor for the office above. */
static void
test_waits_for_a_desk (Town         *t,
                       gconstpointer data)
{
  SuyuanUid          task = submitted_task (t);
  static const char *persons[] = { "王芳", "李强", "周正" };

  for (gsize i = 0; i < G_N_ELEMENTS (persons); i++)
    {
      g_autoptr (GPtrArray) entries = queue (t, persons[i]);
      SuyuanReviewEntry *entry = find (entries, &task);

      g_assert_cmpint (entry->first, ==, SUYUAN_REVIEW_WAITING);
      g_assert_true (entry->waits);
      g_assert_cmpint (entry->here, ==, i == 0);
      g_assert_nonnull (strstr (entry->unit, "某镇政府"));
    }
}

/* What the province closes waits for the province. */
static void
test_waits_for_the_province (Town         *t,
                             gconstpointer data)
{
  SuyuanUid task = town_task (t, "O1", "standardise", "inspection");
  g_autoptr (GPtrArray) city = NULL, province = NULL;

  town_reach (t, &task, "under_way");
  fixture_set_day (&t->fixture, "2026-03-20");
  town_prove (t, &task, "2026-03-19");
  town_reach (t, &task, "prechecked");
  city = queue (t, "赵敏");
  g_assert_false (find (city, &task)->here);
  province = queue (t, "周正");
  g_assert_true (find (province, &task)->here);
}

/* The day after its deadline; and no longer once it is closed. */
static void
test_overdue (Town         *t,
              gconstpointer data)
{
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);
  g_autoptr (GPtrArray) last_day = NULL, late = NULL;

  fixture_set_day (&t->fixture, "2026-06-30");
  last_day = queue (t, "王芳");
  g_assert_cmpuint (last_day->len, ==, 0);
  fixture_set_day (&t->fixture, "2026-07-03");
  late = queue (t, "王芳");
  g_assert_cmpint (find (late, &task)->first, ==, SUYUAN_REVIEW_OVERDUE);
  g_assert_cmpint (find (late, &task)->overdue_days, ==, 3);
  g_assert_false (find (late, &task)->waits);
  g_assert_true (says (find (late, &task), "3 days overdue"));
}

static void
test_closed_and_regressed (Town         *t,
                           gconstpointer data)
{
  Fixture             *f = &t->fixture;
  SuyuanUid            task = submitted_task (t);
  const SuyuanTaskStep again = { .reason = "复查超标" };
  g_autoptr (GPtrArray) april = NULL, may = NULL, over = NULL, mended = NULL, rebounded = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) rebound = NULL;

  town_reach (t, &task, "closed"); /* on 20 April */
  april = queue (t, "王芳");
  g_assert_cmpint (find (april, &task)->first, ==, SUYUAN_REVIEW_CLOSED);
  g_assert_true (says (find (april, &task), "2026-04-20"));
  fixture_set_day (f, "2026-05-06");
  may = queue (t, "王芳");
  g_assert_null (find (may, &task));

  fixture_add (f, SUYUAN_KIND_SAMPLE, "type=after", "outlet=O1", "taken=2026-05-05 10:00", "cod=180", "nh3n=3", "tp=0.4", NULL);
  over = queue (t, "王芳");
  g_assert_cmpint (find (over, &task)->first, ==, SUYUAN_REVIEW_REGRESSED);
  g_assert_true (says (find (over, &task), "180"));

  fixture_add (f, SUYUAN_KIND_SAMPLE, "type=after", "outlet=O1", "taken=2026-05-06 08:00", "cod=40", "nh3n=3", "tp=0.4", NULL);
  mended = queue (t, "王芳");
  g_assert_null (find (mended, &task));

  rebound = suyuan_office_task_event (f->office, &task, "rebound", &again, &error);
  g_assert_no_error (error);
  rebounded = queue (t, "王芳");
  g_assert_cmpint (find (rebounded, &task)->first, ==, SUYUAN_REVIEW_REGRESSED);
  g_assert_true (says (find (rebounded, &task), "round 2"));
}

/* Several reasons: it stands under the first, and says all. */
static void
test_suspicious_and_late (Town         *t,
                          gconstpointer data)
{
  Fixture  *f = &t->fixture;
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);
  g_autoptr (GPtrArray) suspicious = NULL, late = NULL;

  fixture_set_day (f, "2026-03-20");
  town_prove (t, &task, "2026-03-19");
  town_reach (t, &task, "submitted"); /* all on one day */
  suspicious = queue (t, "王芳");
  g_assert_cmpint (find (suspicious, &task)->first, ==, SUYUAN_REVIEW_SUSPICIOUS);
  g_assert_true (says (find (suspicious, &task), "2026-03-20"));
  fixture_set_day (f, "2026-08-01");
  late = queue (t, "王芳");
  g_assert_cmpint (find (late, &task)->first, ==, SUYUAN_REVIEW_OVERDUE);
  g_assert_cmpuint (find (late, &task)->reasons, ==, 1u << SUYUAN_REVIEW_OVERDUE | 1u << SUYUAN_REVIEW_SUSPICIOUS | 1u << SUYUAN_REVIEW_WAITING);
  g_assert_cmpuint (find (late, &task)->grounds->len, ==, 2);
}

/* Any mixture of tasks on any day: each that has a reason is there once, under its first, and the order holds. */
static void
test_any_mixture (Town         *t,
                  gconstpointer data)
{
  Fixture    *f = &t->fixture;
  SuyuanUid   tasks[8];
  const char *deadlines[8];
  guint       n_expected = 0;
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      g_autofree char     *code = g_strdup_printf ("X%u", i);
      const SuyuanTaskStep until = { .reason = "雨季", .document = "文", .until = "2026-12-31" }, cancel = { .reason = "重复", .document = "文" };
      const char          *event = g_test_rand_int_range (0, 3) == 0 ? "cancel" : g_test_rand_int_range (0, 2) ? "extend"
                                                                                                               : NULL;
      g_autoptr (GError) error = NULL;

      add_outlet (t, code);
      tasks[i] = town_task (t, code, "standardise", NULL);
      deadlines[i] = "2026-06-30";
      if (event)
        {
          g_autoptr (SuyuanOutcome) outcome = suyuan_office_task_event (f->office, &tasks[i], event, *event == 'c' ? &cancel : &until, &error);

          g_assert_no_error (error);
          deadlines[i] = *event == 'c' ? NULL : "2026-12-31";
        }
    }
  fixture_set_day (f, g_test_rand_int_range (0, 2) ? "2026-09-01" : "2026-05-01");
  entries = queue (t, "王芳");
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      g_autofree char *today = suyuan_office_today (f->office);
      gboolean         late = deadlines[i] && strcmp (deadlines[i], today) < 0;

      g_assert_cmpint (find (entries, &tasks[i]) != NULL, ==, late);
      n_expected += late;
    }
  g_assert_cmpuint (entries->len, ==, n_expected);
  for (guint i = 1; i < entries->len; i++)
    {
      SuyuanReviewEntry *before = entries->pdata[i - 1], *entry = entries->pdata[i];

      g_assert_cmpint (before->first, <=, entry->first);
      if (before->first == entry->first)
        g_assert_cmpint (before->overdue_days, >=, entry->overdue_days);
    }
}

static void
test_stops (Town         *t,
            gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  submitted_task (t);
  g_cancellable_cancel (cancellable);
  g_assert_null (suyuan_office_review_queue (t->fixture.office, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  town_test ("/work/review-queue/nothing", test_nothing);
  town_test ("/work/review-queue/waits-for-a-desk", test_waits_for_a_desk);
  town_test ("/work/review-queue/waits-for-the-province", test_waits_for_the_province);
  town_test ("/work/review-queue/overdue", test_overdue);
  town_test ("/work/review-queue/closed-and-regressed", test_closed_and_regressed);
  town_test ("/work/review-queue/suspicious-and-late", test_suspicious_and_late);
  town_test ("/work/review-queue/any-mixture", test_any_mixture);
  town_test ("/work/review-queue/stops", test_stops);

  return g_test_run ();
}
