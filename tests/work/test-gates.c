/* Every gate of a closure tried unmet: what is missing is named, and nothing is written.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-evidence.h"
#include "suyuan-overview.h"
#include "suyuan-sealings.h"

#include <math.h>

/* Each thing a submission asks for is missing once. */
static void
test_submission_unmet (Town         *t,
                       gconstpointer data)
{
  Fixture             *f = &t->fixture;
  const SuyuanTaskStep submit = { .to = "submitted" };
  g_autofree char     *early = NULL, *far_away = NULL, *after = NULL;
  SuyuanUid            task = town_task (t, "O1", "standardise", NULL), sample;

  town_reach (t, &task, "under_way");
  fixture_set_day (f, "2026-03-20");
  town_refuse (t, &task, "李强", submit, "party_known");
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "party_unit=U-TOWN", "party_reason=散排", NULL);
  town_refuse (t, &task, "李强", submit, "measures_done");
  town_do_works (t, &task, "2026-03-18");
  town_refuse (t, &task, "李强", submit, "after_photo");

  /* A photo from before the problem was found, and one from another place, prove nothing and are not kept. */
  early = town_photo (t, "after-01", "2026-02-20", TOWN_LON, TOWN_LAT);
  far_away = town_photo (t, "after-02", "2026-03-19", TOWN_LON + 0.1, TOWN_LAT);
  after = town_photo (t, "after-03", "2026-03-19", TOWN_LON, TOWN_LAT);
  town_refuse (t, &task, "李强", (SuyuanTaskStep){ .to = "submitted", .evidence = (const char *[]){ early, NULL } }, "after_photo");
  town_refuse (t, &task, "李强", (SuyuanTaskStep){ .to = "submitted", .evidence = (const char *[]){ far_away, NULL } }, "after_photo");
  {
    g_autoptr (GError) error = NULL;
    SuyuanQuery media = { .kind = SUYUAN_KIND_MEDIUM };

    g_assert_cmpint (suyuan_office_count (f->office, &media, &error), ==, 0);
  }
  town_refuse (t, &task, "李强", (SuyuanTaskStep){ .to = "submitted", .evidence = (const char *[]){ after, NULL } }, "retest_passed");

  /* A sample over the limit refuses, whatever document is named. */
  sample = fixture_add (f, SUYUAN_KIND_SAMPLE, "type=after", "outlet=O1", "taken=2026-03-19 11:00", "cod=88", "nh3n=3", "tp=0.4", NULL);
  town_refuse (t, &task, "李强",
               (SuyuanTaskStep){ .to = "submitted", .evidence = (const char *[]){ after, NULL }, .exempt = (const char *[]){ "retest_passed=某文", NULL } },
               "retest_passed");
  fixture_set (f, SUYUAN_KIND_SAMPLE, &sample, "cod=41", NULL);

  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "in_protected_area=yes", NULL);
  town_refuse (t, &task, "李强", (SuyuanTaskStep){ .to = "submitted", .evidence = (const char *[]){ after, NULL } }, "lawful_place");
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "in_protected_area=no", NULL);

  /* With everything there it passes, and the photo of the step is the task's. */
  {
    g_autoptr (GError) error = NULL;
    const char    *files[] = { after, NULL };
    SuyuanTaskStep step = { .to = "submitted", .evidence = files };
    g_autoptr (SuyuanOutcome) outcome = town_step (t, &task, "李强", &step, &error);
    g_autoptr (GPtrArray) media = suyuan_office_media (f->office, &task, NULL);

    g_assert_no_error (error);
    g_assert_cmpuint (media->len, ==, 1);
    g_assert_cmpstr (suyuan_record_get_text (media->pdata[0], "photo_kind"), ==, "after");
  }
}

/* Two dry days without water stand for a sample; "not applicable" names its document and is remembered. */
static void
test_dry_days_and_exemption (Town         *t,
                             gconstpointer data)
{
  Fixture         *f = &t->fixture;
  g_autofree char *after = town_photo (t, "after-01", "2026-03-19", TOWN_LON, TOWN_LAT);
  const char      *files[] = { after, NULL };
  const char      *exempt[] = { "party_known=市函〔2026〕9号", NULL };
  SuyuanTaskStep   submit = { .to = "submitted", .evidence = files, .exempt = exempt };
  g_autoptr (SuyuanTaskView) view = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);

  town_reach (t, &task, "under_way");
  fixture_set_day (f, "2026-03-25");
  town_do_works (t, &task, "2026-03-18");
  fixture_add (f, SUYUAN_KIND_VISIT, "type=verification", "outlet=O1", "at=2026-03-20 09:00", "dry_days=5", "drainage=no_water", NULL);
  town_refuse (t, &task, "李强", submit, "retest_passed");
  fixture_add (f, SUYUAN_KIND_VISIT, "type=verification", "outlet=O1", "at=2026-03-23 09:00", "dry_days=4", "drainage=no_water", NULL);
  submit.exempt = (const char *[]){ "party_known=", NULL };
  town_refuse (t, &task, "李强", submit, "party_known");
  submit.exempt = (const char *[]){ "party_known", NULL };
  town_refuse (t, &task, "李强", submit, "exemption");

  submit.exempt = exempt;
  outcome = town_step (t, &task, "李强", &submit, &error);
  g_assert_no_error (error);
  view = town_look (t, &task);
  g_assert_false (town_criterion (view, "party_known")->met);
  g_assert_true (town_criterion (view, "party_known")->exempt);
  g_assert_nonnull (strstr (town_criterion (view, "party_known")->because, "市函〔2026〕9号"));
  town_reach (t, &task, "closed");
}

static void
test_acceptance_unmet (Town         *t,
                       gconstpointer data)
{
  Fixture             *f = &t->fixture;
  SuyuanUid            task = town_task (t, "O1", "standardise", NULL);
  const SuyuanTaskStep accept = { .to = "accepted", .second_person = "钱进" };

  town_reach (t, &task, "under_way");
  fixture_set_day (f, "2026-03-20");
  town_prove (t, &task, "2026-03-20");
  town_reach (t, &task, "submitted");
  town_refuse (t, &task, "李强", (SuyuanTaskStep){ .to = "prechecked" }, "same_person");
  town_reach (t, &task, "prechecked");

  town_refuse (t, &task, "赵敏", (SuyuanTaskStep){ .to = "accepted" }, "acceptors");
  town_refuse (t, &task, "赵敏", (SuyuanTaskStep){ .to = "accepted", .second_person = "赵敏" }, "acceptors");
  town_refuse (t, &task, "赵敏", (SuyuanTaskStep){ .to = "accepted", .second_person = "李强" }, "acceptors");
  town_refuse (t, &task, "赵敏", (SuyuanTaskStep){ .to = "accepted", .second_person = "孙三" }, "acceptors");
  town_refuse (t, &task, "赵敏", (SuyuanTaskStep){ .to = "accepted", .second_person = "无此人" }, "not_found");
  town_refuse (t, &task, "孙三", accept, "actor");
  town_refuse (t, &task, "王芳", accept, "actor");
  fixture_set (f, SUYUAN_KIND_TASK, &task, "accepting_unit=", NULL);
  town_refuse (t, &task, "赵敏", accept, "unit");
  fixture_set (f, SUYUAN_KIND_TASK, &task, "accepting_unit=U-TOWN", NULL);
  town_refuse (t, &task, "赵敏", accept, "unit");
  fixture_set (f, SUYUAN_KIND_TASK, &task, "accepting_unit=U-NEXT", NULL);
  town_refuse (t, &task, "赵敏", accept, "level");
  fixture_set (f, SUYUAN_KIND_TASK, &task, "accepting_unit=U-CITY", NULL);
  town_reach (t, &task, "public_notice");
  town_refuse (t, &task, "赵敏", (SuyuanTaskStep){ .to = "closed" }, "notice_over");
}

/* What an inspection found is closed by the province only. */
static void
test_province_closes (Town         *t,
                      gconstpointer data)
{
  Fixture  *f = &t->fixture;
  SuyuanUid task = town_task (t, "O1", "standardise", "inspection");

  town_reach (t, &task, "under_way");
  fixture_set_day (f, "2026-03-20");
  town_prove (t, &task, "2026-03-20");
  town_reach (t, &task, "prechecked");
  town_refuse (t, &task, "赵敏", (SuyuanTaskStep){ .to = "accepted", .second_person = "吴江" }, "closing_level");
  fixture_set (f, SUYUAN_KIND_TASK, &task, "accepting_unit=U-CITY", NULL);
  town_refuse (t, &task, "周正", (SuyuanTaskStep){ .to = "accepted", .second_person = "吴江" }, "level");
  fixture_set (f, SUYUAN_KIND_TASK, &task, "accepting_unit=U-PROV", NULL);
  town_reach (t, &task, "public_notice");
  fixture_set_day (f, "2026-04-20");
  town_refuse (t, &task, "赵敏", (SuyuanTaskStep){ .to = "closed" }, "closing_level");
  town_reach (t, &task, "closed");
}

/* What is open is asked for water, and to be traced. */
static void
assert_sealed (Town    *t,
               gboolean sealed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) sealings = suyuan_office_sealings (t->fixture.office, &error);
  g_autoptr (SuyuanOverview) overview = suyuan_office_overview (t->fixture.office, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 1; i < 3; i++)
    {
      const SuyuanProgress *progress = overview->progress->pdata[i];

      g_assert_cmpint (progress->open->count, ==, !sealed);
      g_assert_cmpint (progress->not_applicable->count, ==, sealed);
    }
  g_assert_cmpint (suyuan_sealing_holds (g_hash_table_lookup (sealings, &t->outlet), suyuan_office_now_ms (t->fixture.office)), ==, sealed);
}

static void
test_ban (Town         *t,
          gconstpointer data)
{
  static const char *const scenes[] = { "near-01", "near", "far-01", "far", "sealed-01", "sealed" };
  Fixture                 *f = &t->fixture;
  const SuyuanTaskStep     submit = { .to = "submitted" }, accept = { .to = "accepted", .second_person = "钱进" };
  g_autoptr (GError) error = NULL;
  SuyuanUid task = town_task (t, "O1", "ban", NULL);

  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "in_protected_area=yes", "sign=yes", NULL);
  town_reach (t, &task, "under_way");
  fixture_set_day (f, "2026-03-10");
  town_do_works (t, &task, "2026-03-10");
  town_refuse (t, &task, "李强", submit, "sealed");
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "sealed_on=2026-03-10", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (scenes); i += 2)
    {
      g_autofree char *photo = town_photo (t, scenes[i], "2026-03-10", TOWN_LON, TOWN_LAT);
      const char      *files[] = { photo, NULL };
      g_autoptr (SuyuanOutcome) outcome = suyuan_office_add_media (f->office, SUYUAN_KIND_OUTLET, &t->outlet, files, scenes[i + 1], NULL, NULL, &error);

      g_assert_no_error (error);
    }
  town_refuse (t, &task, "李强", submit, "sign_removed");
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "sign=no", NULL);
  town_reach (t, &task, "prechecked");

  /* Dry too soon, then wet, then dry. */
  fixture_add (f, SUYUAN_KIND_VISIT, "type=verification", "outlet=O1", "at=2026-03-12 09:00", "drainage=no_water", NULL);
  fixture_set_day (f, "2026-04-01");
  town_refuse (t, &task, "赵敏", accept, "dry_revisit");
  fixture_add (f, SUYUAN_KIND_VISIT, "type=verification", "outlet=O1", "at=2026-03-25 09:00", "drainage=flowing", NULL);
  town_refuse (t, &task, "赵敏", accept, "dry_revisit");
  fixture_add (f, SUYUAN_KIND_VISIT, "type=verification", "outlet=O1", "at=2026-03-28 09:00", "drainage=no_water", NULL);
  town_reach (t, &task, "closed");
  town_assert_status (t, "sealed");
  assert_sealed (t, TRUE);

  /* It was opened behind the seal: what flows counts again, and is sealed anew under a new date. */
  fixture_set_day (f, "2026-08-01");
  suyuan_outcome_free (suyuan_office_task_event (f->office, &task, "rebound", &(SuyuanTaskStep){ .reason = "私自启封" }, &error));
  g_assert_no_error (error);
  assert_sealed (t, FALSE);
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "sealed_on=2026-08-01", NULL); /* on the spot */
  assert_sealed (t, TRUE);
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "sealed_on=2026-03-10", NULL);
  assert_sealed (t, FALSE);
  fixture_set_day (f, "2026-08-09");
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "sealed_on=2026-08-09", NULL);
  assert_sealed (t, TRUE);
}

static void
test_second_grade (Town         *t,
                   gconstpointer data)
{
  Fixture         *f = &t->fixture;
  g_autofree char *plain = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  SuyuanUid      task = town_task (t, "O1", "standardise", NULL);
  SuyuanTaskStep submit = { .to = "submitted" };

  town_reach (t, &task, "under_way");
  fixture_set_day (f, "2026-03-20");
  town_do_works (t, &task, "2026-03-19");
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "party_unit=U-TOWN", "party_reason=散排", NULL);
  fixture_add (f, SUYUAN_KIND_SAMPLE, "type=after", "outlet=O1", "taken=2026-03-20 08:00", "cod=42", "nh3n=3", "tp=0.4", NULL);

  plain = town_photo (t, "after-02", NULL, NAN, NAN);
  submit.evidence = (const char *[]){ plain, NULL };
  town_refuse (t, &task, "李强", submit, "after_photo");
  submit.witnesses = "张三";
  town_refuse (t, &task, "李强", submit, "after_photo");
  submit.witnesses = "张三、李四";
  outcome = town_step (t, &task, "李强", &submit, &error);
  g_assert_no_error (error);
}

/* A picture that closed one outlet does not close another. */
static void
test_reused_picture (Town         *t,
                     gconstpointer data)
{
  Fixture         *f = &t->fixture;
  g_autofree char *photo = town_photo (t, "after-01", "2026-03-19", TOWN_LON, TOWN_LAT);
  const char      *files[] = { photo, NULL };
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) first = NULL;
  SuyuanUid other = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O2", "name=二号", NULL), task;
  g_autoptr (SuyuanOutcome) second = NULL;

  fixture_set_day (f, "2026-03-20");
  first = suyuan_office_add_media (f->office, SUYUAN_KIND_OUTLET, &other, files, "after", NULL, warnings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 0);

  fixture_set_day (f, "2026-03-02");
  task = town_task (t, "O1", "standardise", NULL);
  town_reach (t, &task, "under_way");
  fixture_set_day (f, "2026-03-21");
  town_do_works (t, &task, "2026-03-19");
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "party_unit=U-TOWN", "party_reason=散排", NULL);
  second = suyuan_office_add_media (f->office, SUYUAN_KIND_TASK, &task, files, "after", NULL, warnings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_nonnull (strstr (warnings->pdata[0], "O2"));
  town_refuse (t, &task, "李强", (SuyuanTaskStep){ .to = "submitted" }, "after_photo");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/task-gates/submission-unmet", test_submission_unmet);
  town_test ("/task-gates/dry-days-and-exemption", test_dry_days_and_exemption);
  town_test ("/task-gates/acceptance-unmet", test_acceptance_unmet);
  town_test ("/task-gates/province-closes", test_province_closes);
  town_test ("/task-gates/ban", test_ban);
  town_test ("/task-gates/second-grade", test_second_grade);
  town_test ("/task-gates/reused-picture", test_reused_picture);
  return g_test_run ();
}
