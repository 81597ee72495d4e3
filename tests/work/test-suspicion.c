/* Each rule by which a closing looks done for show: found where it is so, silent where it is not.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-action.h"
#include "suyuan-evidence.h"
#include "suyuan-suspicion.h"

/* The rules that speak, and what the first of them says. */
static char *
dup_rules (Town            *t,
           const SuyuanUid *task,
           char           **message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanCase) task_case = suyuan_case_open (t->fixture.office, task, &error);
  g_autoptr (GPtrArray) found = NULL;
  GString *rules = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_true (suyuan_case_gather (task_case, NULL, NULL, &error));
  g_assert_no_error (error);
  found = suyuan_suspicions_find (task_case);
  for (guint i = 0; i < found->len; i++)
    {
      const SuyuanSuspicion *suspicion = found->pdata[i];

      g_string_append_printf (rules, "%s%s", i > 0 ? " " : "", suspicion->rule);
      if (i == 0 && message)
        *message = g_strdup (suspicion->message);
    }
  return g_string_free (rules, FALSE);
}

static void
expect (Town            *t,
        const SuyuanUid *task,
        const char      *rules,
        const char      *words)
{
  g_autofree char *message = NULL;
  g_autofree char *found = dup_rules (t, task, &message);

  g_assert_cmpstr (found, ==, rules);
  if (words)
    g_assert_nonnull (strstr (message, words));
}

/* Under way since 2 March, everything proved on the 19th. */
static SuyuanUid
proved_task (Town *t)
{
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);

  town_reach (t, &task, "under_way");
  fixture_set_day (&t->fixture, "2026-03-20");
  town_prove (t, &task, "2026-03-19");
  return task;
}

static void
add_photo (Town            *t,
           const SuyuanUid *task,
           const char      *picture,
           const char      *day,
           double           east)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = town_photo (t, picture, day, TOWN_LON + east, TOWN_LAT);
  const char      *files[] = { path, NULL };
  g_autoptr (SuyuanOutcome) outcome = suyuan_office_add_media (t->fixture.office, SUYUAN_KIND_TASK, task, files, "after", NULL, NULL, &error);

  g_assert_no_error (error);
}

static void
test_honest (Town         *t,
             gconstpointer data)
{
  SuyuanUid task = proved_task (t);

  town_reach (t, &task, "submitted");
  expect (t, &task, "", NULL);
  town_reach (t, &task, "closed");
  expect (t, &task, "", NULL);
}

static void
test_photos (Town         *t,
             gconstpointer data)
{
  Fixture         *f = &t->fixture;
  SuyuanUid        task = proved_task (t), other;
  g_autofree char *stolen = town_photo (t, "after-09", "2026-03-19", TOWN_LON, TOWN_LAT);
  const char      *files[] = { stolen, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;

  town_reach (t, &task, "submitted");
  add_photo (t, &task, "after-02", "2026-03-19", 0.0009); /* 84 m */
  expect (t, &task, "", NULL);
  add_photo (t, &task, "after-03", "2026-03-19", 0.003);
  expect (t, &task, "photo_far", "281 m");
  add_photo (t, &task, "after-04", "2026-03-21", 0); /* a day ahead: its zone */
  expect (t, &task, "photo_far", NULL);
  add_photo (t, &task, "after-05", "2026-03-25", 0);
  expect (t, &task, "photo_far photo_clock", NULL);
  add_photo (t, &task, "after-06", "2026-02-20", 0);
  expect (t, &task, "photo_far photo_clock photo_early", NULL);

  other = fixture_add (f, SUYUAN_KIND_OUTLET, "code=O2", "name=二号排口", "type=rural_domestic", "stage=confirmed", "lon=112.09", "lat=32.70", NULL);
  outcome = suyuan_office_add_media (f->office, SUYUAN_KIND_OUTLET, &other, files, "near", NULL, NULL, &error);
  g_assert_no_error (error);
  add_photo (t, &task, "after-09", "2026-03-19", 0);
  expect (t, &task, "photo_far photo_clock photo_early photo_reused", NULL);
}

static void
test_same_evidence (Town         *t,
                    gconstpointer data)
{
  Fixture             *f = &t->fixture;
  SuyuanUid            task = proved_task (t);
  const SuyuanTaskStep back = { .reason = "照片看不清", .field = "after_photo" }, on = { .to = "under_way" }, submit = { .to = "submitted", .reason = "请再审" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) returned = NULL, begun = NULL, again = NULL;

  town_reach (t, &task, "submitted");
  fixture_sit_down (f, "王芳");
  returned = suyuan_office_task_event (f->office, &task, "return", &back, &error);
  g_assert_no_error (error);
  begun = town_step (t, &task, "李强", &on, &error);
  again = town_step (t, &task, "李强", &submit, &error);
  g_assert_no_error (error);
  expect (t, &task, "same_evidence", "照片看不清");
}

static void
test_new_evidence (Town         *t,
                   gconstpointer data)
{
  Fixture             *f = &t->fixture;
  SuyuanUid            task = proved_task (t);
  const SuyuanTaskStep back = { .reason = "照片看不清", .field = "after_photo" }, on = { .to = "under_way" }, submit = { .to = "submitted" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) returned = NULL, begun = NULL, again = NULL;

  town_reach (t, &task, "submitted");
  fixture_sit_down (f, "王芳");
  returned = suyuan_office_task_event (f->office, &task, "return", &back, &error);
  begun = town_step (t, &task, "李强", &on, &error);
  add_photo (t, &task, "after-02", "2026-03-20", 0);
  again = town_step (t, &task, "李强", &submit, &error);
  g_assert_no_error (error);
  expect (t, &task, "", NULL);
}

/* As it may come in a package; here the flow would not let it pass. */
static void
test_same_unit (Town         *t,
                gconstpointer data)
{
  Fixture  *f = &t->fixture;
  SuyuanUid task = proved_task (t), unit;
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanAction) action = NULL;
  g_autoptr (SuyuanRecord) changes = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;

  town_reach (t, &task, "submitted");
  g_assert_true (suyuan_office_find (f->office, SUYUAN_KIND_UNIT, "U-TOWN", &unit, &error));
  changes = suyuan_record_new (suyuan_office_get_catalogue (f->office), SUYUAN_KIND_TASK, &task);
  suyuan_record_set_ref (changes, "accepting_unit", &unit);
  action = suyuan_action_begin (f->office, "set task", &error);
  g_assert_true (suyuan_action_update (action, changes, &error));
  outcome = suyuan_action_finish (action, &error);
  g_assert_no_error (error);
  expect (t, &task, "same_unit", "某镇政府");
}

/* On paper in a day, and closed before a notice could have been read. */
static void
test_haste (Town         *t,
            gconstpointer data)
{
  Fixture             *f = &t->fixture;
  SuyuanUid            task = town_task (t, "O1", "standardise", NULL);
  const SuyuanTaskStep accept = { .to = "accepted", .second_person = "钱进" }, notice = { .to = "public_notice", .until = "2026-03-21" }, close = { .to = "closed" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) accepted = NULL, noticed = NULL, closed = NULL;

  fixture_set_day (f, "2026-03-20");
  town_prove (t, &task, "2026-03-19");
  town_reach (t, &task, "submitted");
  expect (t, &task, "one_day", "2026-03-20");

  town_reach (t, &task, "prechecked");
  accepted = town_step (t, &task, "赵敏", &accept, &error);
  g_assert_no_error (error);
  noticed = town_step (t, &task, "王芳", &notice, &error);
  g_assert_no_error (error);
  fixture_set_day (f, "2026-03-23");
  closed = town_step (t, &task, "赵敏", &close, &error);
  g_assert_no_error (error);
  expect (t, &task, "one_day quick_closure", NULL);

  fixture_set (f, SUYUAN_KIND_TASK, &task, "short_path=yes", NULL);
  expect (t, &task, "", NULL);
}

/* Every rule says what it looks for and where it comes from, a limit its unit. */
static void
test_rules_are_explained (void)
{
  guint                      n;
  const SuyuanSuspicionRule *rules = suyuan_suspicions_list_rules (&n);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (n, >=, 8);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (g_hash_table_add (keys, (gpointer) rules[i].key));
      g_assert_cmpuint (strlen (rules[i].label), >, 10);
      g_assert_cmpuint (strlen (rules[i].basis), >, 10);
      g_assert_true (rules[i].limit > 0 || rules[i].unit == NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  town_test ("/work/suspicion/honest", test_honest);
  town_test ("/work/suspicion/photos", test_photos);
  town_test ("/work/suspicion/same-evidence", test_same_evidence);
  town_test ("/work/suspicion/new-evidence", test_new_evidence);
  town_test ("/work/suspicion/same-unit", test_same_unit);
  town_test ("/work/suspicion/haste", test_haste);
  g_test_add_func ("/work/suspicion/rules-are-explained", test_rules_are_explained);

  return g_test_run ();
}
