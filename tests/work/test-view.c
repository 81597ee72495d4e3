/* A task as its page shows it, at each place along its way; and what is frozen behind a decision.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-case.h"
#include "suyuan-evidence.h"
#include "suyuan-frozen.h"

static gboolean
asks (SuyuanTaskView *view,
      const char     *key)
{
  for (guint i = 0; i < view->criteria->len; i++)
    if (g_str_equal (((SuyuanTaskCriterion *) view->criteria->pdata[i])->criterion, key))
      return TRUE;
  return FALSE;
}

static void
assert_next (Town            *t,
             const SuyuanUid *task,
             const char      *next,
             gboolean         refused)
{
  g_autoptr (SuyuanTaskView) view = town_look (t, task);

  g_assert_cmpstr (view->next_state, ==, next);
  g_assert_true ((view->refusal != NULL) == refused);
}

static void
test_along_the_way (Town         *t,
                    gconstpointer data)
{
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);

  assert_next (t, &task, "assigned", FALSE);
  town_reach (t, &task, "under_way");
  assert_next (t, &task, "submitted", TRUE); /* nothing is proved yet */
  fixture_set_day (&t->fixture, "2026-03-20");
  town_prove (t, &task, "2026-03-20");
  assert_next (t, &task, "submitted", FALSE);
  town_reach (t, &task, "submitted");
  assert_next (t, &task, "prechecked", FALSE);
  town_reach (t, &task, "prechecked");
  assert_next (t, &task, "accepted", FALSE); /* who accepts is named with the step */
  town_reach (t, &task, "public_notice");
  assert_next (t, &task, "closed", TRUE); /* the notice runs */
  fixture_set_day (&t->fixture, "2026-04-20");
  assert_next (t, &task, "closed", FALSE);
  town_reach (t, &task, "closed");
  assert_next (t, &task, NULL, FALSE);
}

/* Criteria are shown up to the next step that asks for proof. */
static void
test_criteria_of_the_gate (Town         *t,
                           gconstpointer data)
{
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);
  g_autoptr (SuyuanTaskView) first = town_look (t, &task);
  g_autoptr (SuyuanTaskView) submitted = NULL;
  g_autoptr (SuyuanTaskView) accepted = NULL;

  g_assert_true (asks (first, "after_photo"));
  g_assert_false (asks (first, "two_acceptors"));
  g_assert_false (asks (first, "sealed"));
  for (guint i = 0; i < first->criteria->len; i++)
    {
      SuyuanTaskCriterion *criterion = first->criteria->pdata[i];

      g_assert_cmpuint (strlen (criterion->label), >, 0);
      g_assert_cmpuint (strlen (criterion->because), >, 0);
      g_assert_cmpuint (strlen (criterion->place), >, 0);
    }

  town_reach (t, &task, "under_way");
  fixture_set_day (&t->fixture, "2026-03-20");
  town_prove (t, &task, "2026-03-20");
  town_reach (t, &task, "submitted");
  submitted = town_look (t, &task);
  g_assert_true (asks (submitted, "two_acceptors"));
  g_assert_false (asks (submitted, "notice_over"));
  town_reach (t, &task, "accepted");
  accepted = town_look (t, &task);
  g_assert_true (asks (accepted, "notice_over"));
}

static void
test_category_and_type (Town         *t,
                        gconstpointer data)
{
  Fixture  *f = &t->fixture;
  SuyuanUid ban, rain, factory, merge;
  g_autoptr (SuyuanTaskView) of_ban = NULL;
  g_autoptr (SuyuanTaskView) of_rain = NULL;
  g_autoptr (SuyuanTaskView) of_factory = NULL;
  g_autoptr (SuyuanTaskView) of_merge = NULL;

  fixture_add (f, SUYUAN_KIND_OUTLET, "code=Y1", "name=雨", "type=urban_rain", NULL);
  fixture_add (f, SUYUAN_KIND_OUTLET, "code=G1", "name=厂", "type=industry_factory", NULL);
  ban = town_task (t, "O1", "ban", NULL);
  merge = town_task (t, "O1", "merge", NULL);
  rain = town_task (t, "Y1", "standardise", NULL);
  factory = town_task (t, "G1", "standardise", NULL);
  of_ban = town_look (t, &ban);
  of_merge = town_look (t, &merge);
  of_rain = town_look (t, &rain);
  of_factory = town_look (t, &factory);

  g_assert_true (asks (of_ban, "sealed") && asks (of_ban, "near_photo") && !asks (of_ban, "retest_passed") && !asks (of_ban, "lawful_place"));
  g_assert_true (asks (of_merge, "target_named") && asks (of_merge, "connection_proved") && !asks (of_merge, "after_photo"));
  g_assert_true (asks (of_rain, "dry_weather") && !asks (of_rain, "retest_passed") && !asks (of_rain, "sign_set"));
  g_assert_true (asks (of_factory, "retest_passed") && asks (of_factory, "sign_set") && asks (of_factory, "sampling_point_set"));
}

static void
test_short_path (Town         *t,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) outlets = g_ptr_array_new ();
  const char     *more[] = { "short_path=yes", NULL };
  SuyuanTaskTerms terms = { .outlets = outlets, .problem = "垃圾堵口", .category = "standardise", .responsible_unit = "U-TOWN", .accepting_unit = "U-CITY", .more = more };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (SuyuanTaskView) view = NULL;

  g_ptr_array_add (outlets, &t->outlet);
  fixture_sit_down (&t->fixture, "王芳");
  outcome = suyuan_office_task_new (t->fixture.office, &terms, &error);
  g_assert_no_error (error);
  view = town_look (t, &outcome->uid);
  g_assert_cmpstr (view->next_state, ==, "under_way");
}

static void
test_suspended_and_cancelled (Town         *t,
                              gconstpointer data)
{
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);
  g_autoptr (GError) error = NULL;

  fixture_sit_down (&t->fixture, "王芳");
  suyuan_outcome_free (suyuan_office_task_event (t->fixture.office, &task, "suspend", &(SuyuanTaskStep){ .reason = "资金" }, &error));
  g_assert_no_error (error);
  assert_next (t, &task, NULL, TRUE);
  suyuan_outcome_free (suyuan_office_task_event (t->fixture.office, &task, "cancel", &(SuyuanTaskStep){ .reason = "重复", .document = "文" }, &error));
  g_assert_no_error (error);
  assert_next (t, &task, NULL, TRUE);
}

/* What a closure found stays as it was, whatever changes afterwards. */
static void
test_frozen_view (Town         *t,
                  gconstpointer data)
{
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);
  g_autoptr (SuyuanTaskView) closed = NULL;

  town_reach (t, &task, "under_way");
  fixture_set_day (&t->fixture, "2026-03-20");
  town_prove (t, &task, "2026-03-20");
  town_reach (t, &task, "closed");
  fixture_set (&t->fixture, SUYUAN_KIND_OUTLET, &t->outlet, "party_unit=", "in_protected_area=yes", NULL);
  closed = town_look (t, &task);
  g_assert_true (asks (closed, "party_known"));
  for (guint i = 0; i < closed->criteria->len; i++)
    g_assert_true (((SuyuanTaskCriterion *) closed->criteria->pdata[i])->met);
}

/* The hash of a sample in the event is another one after its result was changed. */
static void
test_digest_tells_changes (Town         *t,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid        task = town_task (t, "O1", "standardise", NULL);
  SuyuanUid        sample = fixture_add (&t->fixture, SUYUAN_KIND_SAMPLE, "outlet=O1", "taken=2026-03-02 08:00", "cod=42", NULL);
  g_autofree char *first = NULL, *same = NULL, *changed = NULL;
  char           **texts[] = { &first, &same, &changed };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SuyuanCase) task_case = NULL;

      if (i == 2)
        fixture_set (&t->fixture, SUYUAN_KIND_SAMPLE, &sample, "cod=41", NULL);
      task_case = suyuan_case_open (t->fixture.office, &task, &error);
      g_assert_no_error (error);
      *texts[i] = suyuan_frozen_write_evidence (task_case);
    }
  g_assert_cmpstr (first, ==, same);
  g_assert_cmpstr (first, !=, changed);
  g_assert_nonnull (strstr (first, "sample\t"));
}

static void
test_frozen_criteria_come_back (void)
{
  SuyuanCriterion met = { .key = "sealed", .state = SUYUAN_TASK_SUBMITTED, .met = TRUE, .because = (char *) "photo.jpg:\tall\nright" };
  SuyuanCriterion exempt = { .key = "sign_set", .state = SUYUAN_TASK_SUBMITTED, .exempt = TRUE, .because = (char *) "Not applicable: 市函〔2026〕9号: 附件" };
  SuyuanCriterion later = { .key = "notice_over", .state = SUYUAN_TASK_CLOSED, .because = (char *) "waits" };
  g_autoptr (GPtrArray) criteria = g_ptr_array_new ();
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) exemptions = g_array_new (FALSE, FALSE, sizeof (SuyuanExemption));
  g_autofree char     *text = NULL;
  SuyuanTaskCriterion *first;

  g_ptr_array_add (criteria, &met);
  g_ptr_array_add (criteria, &exempt);
  g_ptr_array_add (criteria, &later);
  text = suyuan_frozen_write_criteria (criteria, SUYUAN_TASK_SUBMITTED);
  back = suyuan_frozen_read_criteria (text);
  g_assert_cmpuint (back->len, ==, 2);
  first = back->pdata[0];
  g_assert_cmpstr (first->criterion, ==, "sealed");
  g_assert_cmpstr (first->because, ==, "photo.jpg: all right");
  g_assert_true (first->met);

  suyuan_frozen_read_exemptions (text, exemptions, texts);
  g_assert_cmpuint (exemptions->len, ==, 1);
  g_assert_cmpstr (g_array_index (exemptions, SuyuanExemption, 0).criterion, ==, "sign_set");
  g_assert_cmpstr (g_array_index (exemptions, SuyuanExemption, 0).document, ==, "市函〔2026〕9号: 附件");
  g_clear_pointer (&back, g_ptr_array_unref);
  back = suyuan_frozen_read_criteria (NULL);
  g_assert_cmpuint (back->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/view/along-the-way", test_along_the_way);
  town_test ("/view/criteria-of-the-gate", test_criteria_of_the_gate);
  town_test ("/view/category-and-type", test_category_and_type);
  town_test ("/view/short-path", test_short_path);
  town_test ("/view/suspended-and-cancelled", test_suspended_and_cancelled);
  town_test ("/view/frozen", test_frozen_view);
  town_test ("/view/digest-tells-changes", test_digest_tells_changes);
  g_test_add_func ("/view/frozen-criteria-come-back", test_frozen_criteria_come_back);
  return g_test_run ();
}
