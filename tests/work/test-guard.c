/* What belongs to a verb cannot be typed, field by field; what does not, can.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-evidence.h"

static void
refuse (Town            *t,
        SuyuanKind       kind,
        const SuyuanUid *uid,
        const char      *assignment)
{
  const char *assignments[] = { assignment, NULL };
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", assignment);
  assert_refused (suyuan_office_set (t->fixture.office, kind, uid, assignments, &error), error, "decision");
}

static void
test_task_fields (Town         *t,
                  gconstpointer data)
{
  static const char *const never[] = { "state=closed", "suspended_state=assigned", "round=2", "registered_on=2026-01-01", "original_deadline=2026-01-01",
                                       "closed_on=2026-03-02", "closure_number=1" };
  static const char *const once_set[] = { "deadline=2026-12-31", "responsible_unit=U-NEXT", "source=inspection", "category=ban", "problem=", "outlet=" };
  static const char *const free_to_set[] = { "remark=说明", "sponsor=示例", "works_done_on=2026-03-02", "notice_until=2026-04-01", "accepting_unit=U-PROV",
                                             "look_back_on=2026-12-01", "leading_unit=U-CITY", "target_sewer=城南管网" };
  SuyuanUid                task = town_task (t, "O1", "standardise", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    refuse (t, SUYUAN_KIND_TASK, &task, never[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (once_set); i++)
    refuse (t, SUYUAN_KIND_TASK, &task, once_set[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (free_to_set); i++)
    fixture_set (&t->fixture, SUYUAN_KIND_TASK, &task, free_to_set[i], NULL);
  assert_text (&t->fixture, SUYUAN_KIND_TASK, &task, "state", "registered");
}

/* What was never given may be given by hand once. */
static void
test_first_value (Town         *t,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) outlets = g_ptr_array_new ();
  SuyuanTaskTerms terms = { .outlets = outlets, .problem = "直排", .category = "standardise" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;

  g_ptr_array_add (outlets, &t->outlet);
  fixture_sit_down (&t->fixture, "王芳");
  outcome = suyuan_office_task_new (t->fixture.office, &terms, &error);
  g_assert_no_error (error);
  fixture_set (&t->fixture, SUYUAN_KIND_TASK, &outcome->uid, "deadline=2026-09-30", "responsible_unit=U-TOWN", NULL);
  fixture_set (&t->fixture, SUYUAN_KIND_TASK, &outcome->uid, "deadline=2026-09-30", NULL); /* the same is no change */
  refuse (t, SUYUAN_KIND_TASK, &outcome->uid, "deadline=2026-10-31");
  refuse (t, SUYUAN_KIND_TASK, &outcome->uid, "responsible_unit=");
}

static void
test_photo_facts (Town         *t,
                  gconstpointer data)
{
  static const char *const facts[] = { "sha256=0", "bytes=1", "content_type=image/png", "taken=2026-03-05 10:00", "lon=112", "lat=32", "camera=X",
                                       "received=2026-03-05 10:00", "fingerprint=0", "subject_kind=section" };
  g_autofree char         *photo = town_photo (t, "near-1", "2026-03-01", TOWN_LON, TOWN_LAT);
  const char              *files[] = { photo, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_add_media (t->fixture.office, SUYUAN_KIND_OUTLET, &t->outlet, files, NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) media = suyuan_office_media (t->fixture.office, &t->outlet, &error);
  const SuyuanUid *medium = suyuan_record_get_uid (media->pdata[0]);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    refuse (t, SUYUAN_KIND_MEDIUM, medium, facts[i]);
  fixture_set (&t->fixture, SUYUAN_KIND_MEDIUM, medium, "caption=口门近景", "photo_kind=near", "witnesses=张三、李四", NULL);
}

static void
test_events_stand (Town         *t,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);
  g_autoptr (SuyuanTaskView) view = suyuan_office_task_view (t->fixture.office, &task, &error);
  const SuyuanUid *event = suyuan_record_get_uid (view->events->pdata[0]);

  refuse (t, SUYUAN_KIND_EVENT, event, "reason=另有隐情");
  assert_refused (suyuan_office_remove (t->fixture.office, SUYUAN_KIND_EVENT, event, &error), error, "decision");
  assert_refused (suyuan_office_remove (t->fixture.office, SUYUAN_KIND_TASK, &task, &error), error, "referred_to");
  assert_refused (suyuan_office_remove (t->fixture.office, SUYUAN_KIND_OUTLET, &t->outlet, &error), error, "referred_to");
}

/* A form gives back the whole record: what it did not change is no change, derived fields too. */
static void
test_whole_record_saved (Town         *t,
                         gconstpointer data)
{
  SuyuanOffice *office = t->fixture.office;
  g_autoptr (GError) error = NULL;
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);
  g_autoptr (SuyuanRecord) whole_task = suyuan_office_get (office, SUYUAN_KIND_TASK, &task, &error);
  g_autoptr (SuyuanRecord) whole_outlet = suyuan_office_get (office, SUYUAN_KIND_OUTLET, &t->outlet, &error);
  g_autoptr (SuyuanOutcome) same = suyuan_office_save (office, whole_task, &error);
  g_autoptr (SuyuanOutcome) changed = NULL;

  g_assert_no_error (error);
  g_assert_null (same->batch);
  suyuan_record_set_text (whole_outlet, "town", "某镇");
  changed = suyuan_office_save (office, whole_outlet, &error);
  g_assert_no_error (error);
  g_assert_nonnull (changed->batch);
  assert_text (&t->fixture, SUYUAN_KIND_OUTLET, &t->outlet, "status", "to_rectify");

  suyuan_record_set_text (whole_task, "state", "closed");
  assert_refused (suyuan_office_save (office, whole_task, &error), error, "decision");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town_test ("/guard/task-fields", test_task_fields);
  town_test ("/guard/first-value", test_first_value);
  town_test ("/guard/photo-facts", test_photo_facts);
  town_test ("/guard/events-stand", test_events_stand);
  town_test ("/guard/whole-record-saved", test_whole_record_saved);
  return g_test_run ();
}
