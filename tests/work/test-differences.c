/* What changed about a task since somebody looked, against what was really done to its records.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-action.h"
#include "suyuan-diary.h"
#include "suyuan-differences.h"
#include "suyuan-evidence.h"

static SuyuanDifferences *
look (Town            *t,
      const SuyuanUid *task,
      const char      *since)
{
  g_autoptr (GError) error = NULL;
  SuyuanDifferences *found = suyuan_office_task_differences (t->fixture.office, task, since, &error);

  g_assert_no_error (error);
  return found;
}

/* The one difference in a field, or (@field NULL) of a record that came or went; NULL: none. */
static SuyuanDifference *
find (SuyuanDifferences *differences,
      SuyuanKind         kind,
      const char        *field)
{
  SuyuanDifference *found = NULL;

  for (guint i = 0; i < differences->list->len; i++)
    {
      SuyuanDifference *difference = differences->list->pdata[i];

      if (difference->kind != kind || g_strcmp0 (difference->field, field) != 0)
        continue;
      g_assert_null (found);
      found = difference;
    }
  return found;
}

static guint
count (SuyuanDifferences *differences,
       gboolean           decisions)
{
  guint n = 0;

  for (guint i = 0; i < differences->list->len; i++)
    n += ((SuyuanDifference *) differences->list->pdata[i])->decision == decisions;
  return n;
}

static SuyuanUid
submitted_task (Town *t)
{
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);

  town_reach (t, &task, "under_way");
  fixture_set_day (&t->fixture, "2026-03-20");
  fixture_sit_down (&t->fixture, "李强");
  town_prove (t, &task, "2026-03-19");
  town_reach (t, &task, "submitted");
  return task;
}

/* Of a first submission: what was done since the scheme was approved, the works and their proof, by whom. */
static void
test_first_look (Town         *t,
                 gconstpointer data)
{
  SuyuanUid task = submitted_task (t);
  g_autoptr (SuyuanDifferences) d = look (t, &task, NULL);
  SuyuanDifference *works, *photo;

  g_assert_true (d->first);
  g_assert_nonnull (strstr (d->since, "Scheme approved"));
  works = find (d, SUYUAN_KIND_MEASURE, "done_on");
  g_assert_null (works->before);
  g_assert_cmpstr (works->after, ==, "2026-03-19");
  g_assert_cmpstr (works->who, ==, "李强");
  photo = find (d, SUYUAN_KIND_MEDIUM, NULL);
  g_assert_true (photo->created);
  g_assert_nonnull (strstr (photo->record, "after-01"));
  g_assert_nonnull (strstr (photo->after, "2026-03-19"));
  g_assert_nonnull (find (d, SUYUAN_KIND_SAMPLE, NULL));
  g_assert_nonnull (find (d, SUYUAN_KIND_OUTLET, "party_unit"));
  g_assert_cmpuint (count (d, TRUE), ==, 3); /* under way, submitted, and the day of the works with it */
  g_assert_null (find (d, SUYUAN_KIND_TASK, "state"));
  for (guint i = 1; i < d->list->len; i++)
    g_assert_cmpint (((SuyuanDifference *) d->list->pdata[i - 1])->at_ms, >=, ((SuyuanDifference *) d->list->pdata[i])->at_ms);
}

/* Nothing was touched after a look; a correction then is one line with both values; back again is none. */
static void
test_since_a_look (Town         *t,
                   gconstpointer data)
{
  Fixture  *f = &t->fixture;
  SuyuanUid task = submitted_task (t);
  g_autoptr (SuyuanDifferences) first = look (t, &task, NULL);
  g_autoptr (SuyuanDifferences) none = look (t, &task, first->seen);
  g_autoptr (SuyuanDifferences) one = NULL, back = NULL;
  SuyuanDifference *sponsor;

  g_assert_false (none->first);
  g_assert_cmpuint (none->list->len, ==, 0);
  g_assert_cmpstr (none->seen, ==, first->seen);

  fixture_sit_down (f, "王芳");
  fixture_set (f, SUYUAN_KIND_TASK, &task, "sponsor=张县长", NULL);
  fixture_set (f, SUYUAN_KIND_TASK, &task, "sponsor=李镇长", NULL);
  one = look (t, &task, first->seen);
  g_assert_cmpuint (one->list->len, ==, 1);
  sponsor = find (one, SUYUAN_KIND_TASK, "sponsor");
  g_assert_false (sponsor->decision);
  g_assert_null (sponsor->before);
  g_assert_cmpstr (sponsor->after, ==, "李镇长");
  g_assert_cmpstr (sponsor->who, ==, "王芳");
  g_assert_cmpuint (sponsor->n_changes, ==, 2);
  {
    g_autofree char *text = suyuan_difference_dup_text (sponsor);

    g_assert_cmpstr (text, ==, "Sponsor: empty → 李镇长");
  }

  fixture_set (f, SUYUAN_KIND_TASK, &task, "sponsor=", NULL);
  back = look (t, &task, first->seen);
  g_assert_cmpuint (back->list->len, ==, 0);
  g_assert_cmpstr (back->seen, !=, first->seen);
}

/* As another office may have done before it knew of the decision: here the guard would not let it pass. */
static SuyuanOutcome *
remove_behind (Town         *t,
               SuyuanRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanAction) action = suyuan_action_begin (t->fixture.office, "remove medium", &error);
  SuyuanOutcome *outcome;

  g_assert_no_error (error);
  g_assert_true (suyuan_action_remove (action, suyuan_record_get_kind (record), suyuan_record_get_uid (record), &error));
  outcome = suyuan_action_finish (action, &error);
  g_assert_no_error (error);
  return outcome;
}

/* After a return the next look asks what came since it; evidence that vanished is said. */
static void
test_after_a_return (Town         *t,
                     gconstpointer data)
{
  Fixture             *f = &t->fixture;
  SuyuanUid            task = submitted_task (t);
  g_autofree char     *photo = town_photo (t, "after-02", "2026-03-24", TOWN_LON, TOWN_LAT);
  const char          *files[] = { photo, NULL };
  const SuyuanTaskStep back = { .reason = "照片看不清", .field = "after_photo" }, again = { .to = "under_way" }, submit = { .to = "submitted", .evidence = files };
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL, removed = NULL, resumed = NULL, submission = NULL;
  g_autoptr (GPtrArray) media = NULL;
  g_autoptr (SuyuanDifferences) d = NULL;

  fixture_sit_down (f, "王芳");
  outcome = suyuan_office_task_event (f->office, &task, "return", &back, &error);
  g_assert_no_error (error);
  fixture_set_day (f, "2026-03-25");
  media = suyuan_office_media (f->office, &task, &error);
  g_assert_cmpuint (media->len, ==, 1);
  fixture_sit_down (f, "李强");
  removed = remove_behind (t, media->pdata[0]);
  resumed = town_step (t, &task, "李强", &again, &error);
  g_assert_no_error (error);
  submission = town_step (t, &task, "李强", &submit, &error);
  g_assert_no_error (error);

  d = look (t, &task, NULL);
  g_assert_nonnull (strstr (d->since, "Returned"));
  g_assert_null (find (d, SUYUAN_KIND_MEASURE, "done_on"));
  g_assert_null (find (d, SUYUAN_KIND_SAMPLE, NULL));
  {
    guint gone = 0, come = 0;

    for (guint i = 0; i < d->list->len; i++)
      {
        SuyuanDifference *difference = d->list->pdata[i];

        if (difference->kind != SUYUAN_KIND_MEDIUM)
          continue;
        gone += difference->removed && strstr (difference->record, "after-01") != NULL;
        come += difference->created && strstr (difference->record, "after-02") != NULL;
      }
    g_assert_cmpuint (gone, ==, 1);
    g_assert_cmpuint (come, ==, 1);
  }
}

/* From the precheck on: what was touched since it was submitted. By a day: what came on it and later. */
static void
test_later_and_by_day (Town         *t,
                       gconstpointer data)
{
  Fixture  *f = &t->fixture;
  SuyuanUid task = submitted_task (t);
  g_autoptr (SuyuanDifferences) d = NULL, day = NULL, late = NULL;
  g_autoptr (GError) error = NULL;

  town_reach (t, &task, "prechecked");
  fixture_set_day (f, "2026-03-28");
  fixture_set (f, SUYUAN_KIND_OUTLET, &t->outlet, "limit_cod=100", NULL);
  d = look (t, &task, NULL);
  g_assert_nonnull (strstr (d->since, "Submitted"));
  g_assert_cmpuint (count (d, TRUE), ==, 1);
  g_assert_cmpuint (count (d, FALSE), ==, 1);
  g_assert_cmpstr (find (d, SUYUAN_KIND_OUTLET, "limit_cod")->before, ==, "60 mg/L");

  day = look (t, &task, "2026-03-28");
  g_assert_cmpuint (day->list->len, ==, 1);
  late = look (t, &task, "2026-03-29");
  g_assert_cmpuint (late->list->len, ==, 0);
  g_assert_null (suyuan_office_task_differences (f->office, &task, "last week", &error));
  g_assert_cmpstr (suyuan_work_error_get_word (error), ==, "date");
}

#define N_KEYS 3

/* Random edits, undone and done again: the differences are those between what stood there and what stands there. */
static void
test_any_edits (Town         *t,
                gconstpointer data)
{
  static const char *const keys[N_KEYS] = { "sponsor", "remark", "target_sewer" };
  static const char *const values[N_KEYS][3] = { { "张县长", "", "李镇长" }, { "补种植被", "", "补照片" }, { "", "东干管", "西干管" } };
  Fixture                 *f = &t->fixture;
  SuyuanUid                task = submitted_task (t);
  char                    *seen = NULL, *before[N_KEYS] = { NULL };

  fixture_sit_down (f, "王芳");
  for (guint round = 0; round < 25; round++)
    {
      g_autoptr (SuyuanDifferences) d = NULL;

      if (round == 0 || g_test_rand_int_range (0, 4) == 0)
        {
          g_autoptr (SuyuanDifferences) now = look (t, &task, NULL);

          g_free (seen);
          seen = g_strdup (now->seen);
          for (guint k = 0; k < N_KEYS; k++)
            {
              g_free (before[k]);
              before[k] = fixture_dup_text (f, SUYUAN_KIND_TASK, &task, keys[k]);
            }
        }
      if (g_test_rand_int_range (0, 4) == 0)
        {
          g_autoptr (SuyuanOutcome) undone = suyuan_office_undo (f->office, NULL, NULL); /* or nothing is left to undo */
        }
      else
        {
          guint            k = g_test_rand_int_range (0, N_KEYS);
          g_autofree char *assignment = g_strdup_printf ("%s=%s", keys[k], values[k][g_test_rand_int_range (0, 3)]);

          fixture_set (f, SUYUAN_KIND_TASK, &task, assignment, NULL);
        }
      d = look (t, &task, seen);
      for (guint k = 0; k < N_KEYS; k++)
        {
          g_autofree char  *now = fixture_dup_text (f, SUYUAN_KIND_TASK, &task, keys[k]);
          SuyuanDifference *difference = find (d, SUYUAN_KIND_TASK, keys[k]);

          g_assert_cmpint (difference != NULL, ==, g_strcmp0 (before[k], now) != 0);
          if (difference == NULL)
            continue;
          g_assert_cmpstr (difference->before, ==, before[k]);
          g_assert_cmpstr (difference->after, ==, now);
        }
    }
  for (guint k = 0; k < N_KEYS; k++)
    g_free (before[k]);
  g_free (seen);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  town_test ("/work/differences/first-look", test_first_look);
  town_test ("/work/differences/since-a-look", test_since_a_look);
  town_test ("/work/differences/after-a-return", test_after_a_return);
  town_test ("/work/differences/later-and-by-day", test_later_and_by_day);
  town_test ("/work/differences/any-edits", test_any_edits);

  return g_test_run ();
}
