/* A task from its problem to its closure and into its next round; every gate tried unmet.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-diary.h"
#include "suyuan-evidence.h"

static SuyuanOutcome *
event (Town            *t,
       const SuyuanUid *task,
       const char      *person,
       const char      *type,
       SuyuanTaskStep   step,
       GError         **error)
{
  fixture_sit_down (&t->fixture, person);
  return suyuan_office_task_event (t->fixture.office, task, type, &step, error);
}

static void
test_new (Town         *t,
          gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanTaskView) view = NULL;
  g_autoptr (GPtrArray) measures = NULL;
  g_autoptr (GPtrArray) duties = NULL;
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);

  view = town_look (t, &task);
  g_assert_cmpstr (view->code, ==, "ZG-2026-0001");
  g_assert_cmpstr (view->state, ==, "registered");
  g_assert_cmpstr (view->next_state, ==, "assigned");
  g_assert_cmpint (view->round, ==, 1);
  g_assert_false (view->overdue);
  g_assert_cmpuint (view->events->len, ==, 1);
  assert_text (f, SUYUAN_KIND_TASK, &task, "source", "census");
  assert_text (f, SUYUAN_KIND_TASK, &task, "registered_on", "2026-03-02");
  assert_text (f, SUYUAN_KIND_OUTLET, &t->outlet, "category", "standardise");
  town_assert_status (t, "to_rectify");

  measures = suyuan_office_referring (f->office, SUYUAN_KIND_MEASURE, "task", &task, &error);
  g_assert_cmpuint (measures->len, ==, 1);
  duties = suyuan_office_referring (f->office, SUYUAN_KIND_DUTY, "measure", suyuan_record_get_uid (measures->pdata[0]), &error);
  g_assert_cmpuint (duties->len, ==, 1);
  g_assert_cmpstr (suyuan_record_get_text (duties->pdata[0], "role"), ==, "responsible");
}

static void
test_new_days (Town         *t,
               gconstpointer data)
{
  static const struct
  {
    const char *found_on, *deadline;
  } cases[] = { { "2026-03-03", "2026-06-30" }, { "2026-03-01", "2026-02-28" } };
  g_autoptr (GPtrArray) outlets = g_ptr_array_new ();

  fixture_sit_down (&t->fixture, "王芳");
  g_ptr_array_add (outlets, &t->outlet);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SuyuanTaskTerms terms = { .outlets = outlets, .problem = "直排", .category = "standardise", .found_on = cases[i].found_on, .deadline = cases[i].deadline };
      g_autoptr (GError) error = NULL;

      assert_refused (suyuan_office_task_new (t->fixture.office, &terms, &error), error, "date");
    }
  {
    SuyuanTaskTerms terms = { .outlets = outlets, .problem = "直排", .category = "standardise", .deadline = "2026-01-31" };
    g_autoptr (GError) error = NULL;

    suyuan_outcome_free (suyuan_office_task_new (t->fixture.office, &terms, &error));
    g_assert_no_error (error);
  }
}

static void
test_new_unmet (Town         *t,
                gconstpointer data)
{
  SuyuanOffice *office = t->fixture.office;
  g_autoptr (GPtrArray) outlets = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  SuyuanTaskTerms terms = { .outlets = outlets, .problem = "直排", .category = "standardise" };
  SuyuanQuery     query = { .kind = SUYUAN_KIND_PROBLEM };

  assert_refused (suyuan_office_task_new (office, &terms, &error), error, NULL);
  fixture_sit_down (&t->fixture, "王芳");
  assert_refused (suyuan_office_task_new (office, &terms, &error), error, "subject");
  g_ptr_array_add (outlets, &t->outlet);
  terms.problem = "";
  assert_refused (suyuan_office_task_new (office, &terms, &error), error, "problem");
  terms.problem = "直排";
  terms.category = "paint";
  g_assert_null (suyuan_office_task_new (office, &terms, &error));
  g_assert_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID);
  g_clear_error (&error);
  terms.category = "standardise";
  terms.responsible_unit = terms.accepting_unit = "U-CITY";
  assert_refused (suyuan_office_task_new (office, &terms, &error), error, "same_unit");
  terms.accepting_unit = "无此局";
  assert_refused (suyuan_office_task_new (office, &terms, &error), error, "not_found");
  g_assert_cmpint (suyuan_office_count (office, &query, &error), ==, 0);
}

static void
test_several_outlets (Town         *t,
                      gconstpointer data)
{
  g_autoptr (GPtrArray) outlets = g_ptr_array_new ();
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanUid       second = fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, "code=O2", "name=二号", NULL);
  SuyuanTaskTerms terms = { .outlets = outlets, .problem = "应合并", .category = "merge" };
  SuyuanQuery     problems = { .kind = SUYUAN_KIND_PROBLEM };

  g_ptr_array_add (outlets, &t->outlet);
  g_ptr_array_add (outlets, &second);
  fixture_sit_down (&t->fixture, "王芳");
  outcome = suyuan_office_task_new (t->fixture.office, &terms, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (outcome->codes), ==, 2);
  g_assert_cmpint (suyuan_office_count (t->fixture.office, &problems, &error), ==, 1);
}

/* The whole way, and the outlet's status along it. */
static void
test_whole_way (Town         *t,
                gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (SuyuanTaskView) closed = NULL;
  g_autoptr (SuyuanVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  const char *frozen;
  SuyuanUid   task = town_task (t, "O1", "standardise", NULL);

  town_assert_status (t, "to_rectify");
  town_reach (t, &task, "under_way");
  town_assert_status (t, "under_way");
  fixture_set_day (f, "2026-03-20");
  town_prove (t, &task, "2026-03-20");
  town_reach (t, &task, "submitted");
  town_assert_status (t, "awaiting_closure");
  assert_text (f, SUYUAN_KIND_TASK, &task, "works_done_on", "2026-03-20");
  town_reach (t, &task, "closed");
  town_assert_status (t, "closed");

  assert_text (f, SUYUAN_KIND_TASK, &task, "closed_on", "2026-04-20");
  assert_text (f, SUYUAN_KIND_TASK, &task, "closure_number", "环销〔2026〕7号");
  assert_text (f, SUYUAN_KIND_TASK, &task, "notice_until", "2026-04-09");
  assert_text (f, SUYUAN_KIND_TASK, &task, "look_back_on", "2026-10-20");

  closed = town_look (t, &task);
  g_assert_null (closed->next_state);
  g_assert_cmpuint (closed->events->len, ==, 10);
  g_assert_true (town_criterion (closed, "after_photo")->met);
  g_assert_nonnull (town_criterion (closed, "after_photo")->label);
  g_assert_true (town_criterion (closed, "notice_over")->met);
  frozen = suyuan_record_get_text (closed->events->pdata[9], "evidence");
  g_assert_nonnull (strstr (frozen, "after-01"));
  g_assert_nonnull (strstr (frozen, "sample\t"));

  verdict = suyuan_office_verify (f->office, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->ok);
}

static void
test_order_cannot_change (Town         *t,
                          gconstpointer data)
{
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);

  town_refuse (t, &task, "李强", (SuyuanTaskStep){ .to = "submitted" }, "step");
  town_refuse (t, &task, "赵敏", (SuyuanTaskStep){ .to = "closed" }, "step");
  town_refuse (t, &task, "王芳", (SuyuanTaskStep){ .to = "nowhere" }, "unknown_value");
  town_reach (t, &task, "received");
  town_refuse (t, &task, "王芳", (SuyuanTaskStep){ .to = "scheme_approved" }, "missing");
}

static gint64
count_of (SuyuanOffice *office,
          SuyuanKind    kind)
{
  SuyuanQuery query = { .kind = kind };

  return suyuan_office_count (office, &query, NULL);
}

/* A unit nobody has heard of is entered with the task that names it, in one batch, and not with one that is refused. */
static void
test_new_enrols (Town         *t,
                 gconstpointer data)
{
  SuyuanOffice *office = t->fixture.office;
  g_autoptr (GPtrArray) outlets = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (SuyuanJournalInfo) before = NULL;
  g_autoptr (SuyuanJournalInfo) after = NULL;
  SuyuanTaskTerms terms = { .outlets = outlets, .problem = "直排", .category = "standardise", .responsible_unit = "新设管委会", .accepting_unit = "新设分局", .enrol = TRUE, .deadline = "明天" };
  gint64          units = count_of (office, SUYUAN_KIND_UNIT);
  SuyuanUid       uid;

  fixture_sit_down (&t->fixture, "王芳");
  g_ptr_array_add (outlets, &t->outlet);
  g_assert_null (suyuan_office_task_new (office, &terms, &error));
  g_assert_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_INVALID);
  g_clear_error (&error);
  terms.deadline = "2026-06-30";
  terms.accepting_unit = "新设管委会"; /* the same one, though it is not there yet */
  assert_refused (suyuan_office_task_new (office, &terms, &error), error, "same_unit");
  g_assert_cmpint (count_of (office, SUYUAN_KIND_UNIT), ==, units);

  terms.accepting_unit = "#0199aabb"; /* a slip, and no name */
  assert_refused (suyuan_office_task_new (office, &terms, &error), error, "not_found");
  terms.accepting_unit = "U-CITTY";
  assert_refused (suyuan_office_task_new (office, &terms, &error), error, "not_found");
  g_assert_cmpint (count_of (office, SUYUAN_KIND_UNIT), ==, units);

  terms.accepting_unit = "新设分局";
  before = suyuan_office_journal_info (office, &error);
  outcome = suyuan_office_task_new (office, &terms, &error);
  g_assert_no_error (error);
  after = suyuan_office_journal_info (office, &error);
  g_assert_cmpint (count_of (office, SUYUAN_KIND_UNIT), ==, units + 2);
  g_assert_cmpint (after->batches, ==, before->batches + 1);
  g_assert_true (suyuan_office_find (office, SUYUAN_KIND_UNIT, "新设管委会", &uid, &error));
  g_assert_true (suyuan_office_find (office, SUYUAN_KIND_UNIT, "新设分局", &uid, &error));
}

static void
test_side_doors (Town         *t,
                 gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (GError) error = NULL;
  SuyuanUid        task = town_task (t, "O1", "standardise", NULL);
  g_autofree char *unit = NULL;
  SuyuanUid        responsible;

  town_reach (t, &task, "received");
  assert_refused (event (t, &task, "王芳", "extend", (SuyuanTaskStep){ .reason = "汛期", .until = "2026-07-31" }, &error), error, "missing");
  assert_refused (event (t, &task, "王芳", "extend", (SuyuanTaskStep){ .reason = "汛期", .document = "批〔1〕", .until = "2026-05-31" }, &error), error, "date");
  suyuan_outcome_free (event (t, &task, "王芳", "extend", (SuyuanTaskStep){ .reason = "汛期", .document = "批〔1〕", .until = "2026-07-31" }, &error));
  g_assert_no_error (error);
  suyuan_outcome_free (event (t, &task, "王芳", "extend", (SuyuanTaskStep){ .reason = "再延", .document = "批〔2〕", .until = "2026-08-31" }, &error));
  g_assert_no_error (error);
  assert_text (f, SUYUAN_KIND_TASK, &task, "deadline", "2026-08-31");
  assert_text (f, SUYUAN_KIND_TASK, &task, "original_deadline", "2026-06-30");

  assert_refused (event (t, &task, "王芳", "transfer", (SuyuanTaskStep){ .reason = "属地", .unit = "U-TOWN" }, &error), error, "unit");
  suyuan_outcome_free (event (t, &task, "王芳", "transfer", (SuyuanTaskStep){ .reason = "属地", .unit = "U-NEXT" }, &error));
  g_assert_no_error (error);
  town_assert_state (t, &task, "assigned");
  assert_refused (event (t, &task, "王芳", "transfer", (SuyuanTaskStep){ .reason = "属地", .unit = "新设镇" }, &error), error, "not_found");
  {
    g_autoptr (SuyuanRecord) record = suyuan_office_get (f->office, SUYUAN_KIND_TASK, &task, &error);

    g_assert_true (suyuan_record_get_ref (record, "responsible_unit", &responsible));
    unit = suyuan_office_dup_label (f->office, SUYUAN_KIND_UNIT, &responsible);
    g_assert_cmpstr (unit, ==, "U-NEXT 邻镇政府");
  }

  suyuan_outcome_free (event (t, &task, "王芳", "suspend", (SuyuanTaskStep){ .reason = "资金" }, &error));
  g_assert_no_error (error);
  town_assert_state (t, &task, "suspended");
  town_refuse (t, &task, "王芳", (SuyuanTaskStep){ .to = "received" }, "step");
  suyuan_outcome_free (event (t, &task, "王芳", "resume", (SuyuanTaskStep){ 0 }, &error));
  g_assert_no_error (error);
  town_assert_state (t, &task, "assigned");
  assert_text (f, SUYUAN_KIND_TASK, &task, "suspended_state", NULL);

  assert_refused (event (t, &task, "王芳", "rebound", (SuyuanTaskStep){ .reason = "早" }, &error), error, "step");
  assert_refused (event (t, &task, "王芳", "applaud", (SuyuanTaskStep){ 0 }, &error), error, "unknown_value");
  suyuan_outcome_free (event (t, &task, "王芳", "cancel", (SuyuanTaskStep){ .reason = "重复", .document = "批〔3〕" }, &error));
  g_assert_no_error (error);
  town_assert_state (t, &task, "cancelled");
}

static void
assert_submits (Town            *t,
                const SuyuanUid *task,
                SuyuanTaskStep   step,
                const char      *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = town_step (t, task, "李强", &step, &error);
  g_autoptr (SuyuanTaskView) view = NULL;

  g_assert_no_error (error);
  town_assert_state (t, task, "submitted");
  view = town_look (t, task);
  g_assert_cmpstr (suyuan_record_get_text (view->events->pdata[view->events->len - 1], "reason"), ==, reason);
  g_assert_cmpint (reason != NULL && g_str_has_prefix (reason, "Nothing"), ==, outcome->warnings != NULL && outcome->warnings[0] != NULL);
}

static void
test_return (Town         *t,
             gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanTaskView) view = NULL;
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);

  town_reach (t, &task, "under_way");
  fixture_set_day (f, "2026-03-20");
  town_prove (t, &task, "2026-03-20");
  town_reach (t, &task, "submitted");
  assert_refused (event (t, &task, "王芳", "return", (SuyuanTaskStep){ .reason = "看不清" }, &error), error, "missing");
  assert_refused (event (t, &task, "李强", "return", (SuyuanTaskStep){ .reason = "看不清", .field = "after_photo" }, &error), error, "same_person");
  suyuan_outcome_free (event (t, &task, "王芳", "return", (SuyuanTaskStep){ .reason = "看不清", .field = "after_photo" }, &error));
  g_assert_no_error (error);
  town_assert_state (t, &task, "returned");
  town_assert_status (t, "under_way");
  view = town_look (t, &task);
  g_assert_cmpstr (view->next_state, ==, "submitted");

  /* What was begun on a task that stood elsewhere is not done to what it came to be. */
  assert_refused (event (t, &task, "王芳", "cancel", (SuyuanTaskStep){ .from = "submitted", .reason = "重复", .document = "某文" }, &error), error, "step");
  town_refuse (t, &task, "李强", (SuyuanTaskStep){ .from = "under_way", .to = "submitted" }, "step");

  /* The same again is let through and says so, also by way of the works; words are an answer, and so is something new. */
  suyuan_outcome_free (town_step (t, &task, "李强", &(SuyuanTaskStep){ .from = "returned", .to = "under_way" }, &error));
  g_assert_no_error (error);
  assert_submits (t, &task, (SuyuanTaskStep){ .reason = " " }, "Nothing it rests on has changed since it was returned (看不清)");
  suyuan_outcome_free (event (t, &task, "王芳", "return", (SuyuanTaskStep){ .reason = "仍看不清", .field = "after_photo" }, &error));
  assert_submits (t, &task, (SuyuanTaskStep){ .reason = "已补拍说明" }, "已补拍说明");
  suyuan_outcome_free (event (t, &task, "王芳", "return", (SuyuanTaskStep){ .reason = "再补", .field = "after_photo" }, &error));
  {
    g_autofree char *picture = town_photo (t, "far", "2026-03-20", TOWN_LON, TOWN_LAT);

    assert_submits (t, &task, (SuyuanTaskStep){ .evidence = (const char *const[]){ picture, NULL } }, NULL);
  }
}

static void
test_rebound (Town         *t,
              gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanTaskView) view = NULL;
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);
  guint     closures = 0;

  town_reach (t, &task, "under_way");
  fixture_set_day (f, "2026-03-20");
  town_prove (t, &task, "2026-03-20");
  town_reach (t, &task, "closed");
  fixture_set_day (f, "2026-08-01");
  assert_refused (event (t, &task, "王芳", "rebound", (SuyuanTaskStep){ 0 }, &error), error, "missing");
  suyuan_outcome_free (event (t, &task, "王芳", "rebound", (SuyuanTaskStep){ .reason = "雨后又流", .until = "2026-10-31" }, &error));
  g_assert_no_error (error);

  view = town_look (t, &task);
  g_assert_cmpint (view->round, ==, 2);
  g_assert_cmpstr (view->state, ==, "registered");
  g_assert_cmpstr (view->deadline, ==, "2026-10-31");
  for (guint i = 0; i < view->events->len; i++)
    closures += g_strcmp0 (suyuan_record_get_text (view->events->pdata[i], "to_state"), "closed") == 0;
  g_assert_cmpuint (closures, ==, 1);
  assert_text (f, SUYUAN_KIND_TASK, &task, "closed_on", NULL);
  town_assert_status (t, "to_rectify");

  /* What proved the first round proves nothing in the second. */
  g_assert_false (town_criterion (view, "measures_done")->met);
  g_assert_false (town_criterion (view, "after_photo")->met);
  g_assert_false (town_criterion (view, "retest_passed")->met);
}

static void
test_overdue (Town         *t,
              gconstpointer data)
{
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);
  g_autoptr (SuyuanTaskView) on_time = NULL;
  g_autoptr (SuyuanTaskView) late = NULL;

  fixture_set_day (&t->fixture, "2026-06-30");
  on_time = town_look (t, &task);
  g_assert_false (on_time->overdue);
  fixture_set_day (&t->fixture, "2026-07-05");
  late = town_look (t, &task);
  g_assert_true (late->overdue);
  g_assert_cmpint (late->overdue_days, ==, 5);
}

/* Decisions are followed, not undone; evidence of a closure stays. */
static void
test_decisions_stay (Town         *t,
                     gconstpointer data)
{
  Fixture *f = &t->fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) media = NULL;
  SuyuanUid      task = town_task (t, "O1", "standardise", NULL);
  SuyuanOutcome *step;

  fixture_sit_down (f, "王芳");
  step = town_step (t, &task, "王芳", &(SuyuanTaskStep){ .to = "assigned" }, &error);
  g_assert_no_error (error);
  g_assert_null (suyuan_office_undo (f->office, step->batch, &error));
  g_assert_error (error, SUYUAN_STORE_ERROR, SUYUAN_STORE_ERROR_CANNOT_UNDO);
  g_clear_error (&error);
  suyuan_outcome_free (step);

  town_reach (t, &task, "under_way");
  fixture_set_day (f, "2026-03-20");
  town_prove (t, &task, "2026-03-20");
  town_reach (t, &task, "submitted");
  media = suyuan_office_media (f->office, &task, &error);
  assert_refused (suyuan_office_remove (f->office, SUYUAN_KIND_MEDIUM, suyuan_record_get_uid (media->pdata[0]), &error), error, "frozen_evidence");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/rectification/new", test_new);
  town_test ("/rectification/new-unmet", test_new_unmet);
  town_test ("/rectification/new-days", test_new_days);
  town_test ("/rectification/new-enrols", test_new_enrols);
  town_test ("/rectification/several-outlets", test_several_outlets);
  town_test ("/rectification/whole-way", test_whole_way);
  town_test ("/rectification/order-cannot-change", test_order_cannot_change);
  town_test ("/rectification/side-doors", test_side_doors);
  town_test ("/rectification/return", test_return);
  town_test ("/rectification/rebound", test_rebound);
  town_test ("/rectification/overdue", test_overdue);
  town_test ("/rectification/decisions-stay", test_decisions_stay);
  return g_test_run ();
}
