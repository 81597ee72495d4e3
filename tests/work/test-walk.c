/* A task walked at random by everybody in town: whatever is tried, the task is where its events say, a
 * refusal changes nothing, and the journal stays whole.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "town.h"

#include "suyuan-diary.h"
#include "suyuan-task-state.h"

#define N_STEPS 120

static const char *const people[] = { "王芳", "赵敏", "钱进", "李强", "孙三", "周正" };
static const char *const states[] = { "registered", "assigned", "received", "scheme_approved", "under_way", "submitted", "prechecked",
                                      "accepted", "public_notice", "closed", "returned", "suspended", "cancelled" };
static const char *const events[] = { "return", "transfer", "extend", "suspend", "resume", "rebound", "note" };
static const char *const units[] = { "U-CITY", "U-TOWN", "U-NEXT", "U-PROV" };

#define ANY(rand, array) ((array)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (array))])

typedef struct
{
  char  *state;
  gint64 round;
  guint  n_events, n_closures;
} Standing;

static void
standing_clear (Standing *self)
{
  g_free (self->state);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Standing, standing_clear)

static Standing
stand (Town            *t,
       const SuyuanUid *task)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanTaskView) view = suyuan_office_task_view (t->fixture.office, task, &error);
  Standing      standing = { 0 };
  SuyuanRecord *last_change = NULL;

  g_assert_no_error (error);
  standing.state = g_strdup (view->state);
  standing.round = view->round;
  standing.n_events = view->events->len;
  for (guint i = 0; i < view->events->len; i++)
    {
      standing.n_closures += g_strcmp0 (suyuan_record_get_text (view->events->pdata[i], "to_state"), "closed") == 0 && g_strcmp0 (suyuan_record_get_text (view->events->pdata[i], "type"), "advance") == 0;
      last_change = view->events->pdata[i];
    }
  /* The last event says where the task is. */
  g_assert_cmpstr (suyuan_record_get_text (last_change, "to_state"), ==, view->state);
  g_assert_cmpint (suyuan_record_get_integer (last_change, "round"), ==, view->round);
  return standing;
}

static SuyuanOutcome *
try_something (Town            *t,
               const SuyuanUid *task,
               GRand           *rand,
               GError         **error)
{
  SuyuanTaskStep step = { .reason = g_rand_boolean (rand) ? "理由" : NULL,
                          .document = g_rand_boolean (rand) ? "文〔1〕" : NULL,
                          .field = g_rand_boolean (rand) ? "after_photo" : NULL,
                          .until = g_rand_boolean (rand) ? "2027-12-31" : NULL,
                          .unit = g_rand_boolean (rand) ? ANY (rand, units) : NULL,
                          .second_person = g_rand_boolean (rand) ? ANY (rand, people) : NULL };

  fixture_sit_down (&t->fixture, ANY (rand, people));
  if (g_rand_int_range (rand, 0, 10) < 3)
    return suyuan_office_task_event (t->fixture.office, task, ANY (rand, events), &step, error);
  if (g_rand_int_range (rand, 0, 10) < 2)
    step.to = ANY (rand, states);
  return suyuan_office_task_advance (t->fixture.office, task, &step, error);
}

/* A day later each time, so that notices end and works lie behind. */
static void
next_day (Town *t,
          int   day)
{
  g_autoptr (GDateTime) start = g_date_time_new_utc (2026, 3, 21, 0, 0, 0);
  g_autoptr (GDateTime) later = g_date_time_add_days (start, day);
  g_autofree char *text = g_date_time_format (later, "%Y-%m-%d");

  fixture_set_day (&t->fixture, text);
}

static guint
walk (Town   *t,
      guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  SuyuanUid task = town_task (t, "O1", "standardise", NULL);
  guint     n_done = 0;

  fixture_set_day (&t->fixture, "2026-03-20");
  town_prove (t, &task, "2026-03-20");
  for (int i = 0; i < N_STEPS; i++)
    {
      g_auto (Standing) before = stand (t, &task), after = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (SuyuanOutcome) outcome = NULL;

      next_day (t, i);
      outcome = try_something (t, &task, rand, &error);
      after = stand (t, &task);
      g_assert_true ((outcome == NULL) == (error != NULL));
      g_assert_cmpuint (after.n_events, ==, before.n_events + (outcome != NULL));
      g_assert_cmpint (after.round, >=, before.round);
      g_assert_cmpuint (after.n_closures, >=, before.n_closures);
      if (!outcome)
        {
          g_assert_true (error->domain == SUYUAN_WORK_ERROR);
          g_assert_nonnull (suyuan_work_error_get_word (error));
          g_assert_cmpstr (after.state, ==, before.state);
          continue;
        }
      n_done++;
      if (after.round > before.round)
        g_assert_cmpstr (before.state, ==, "closed");
    }
  return n_done;
}

static void
test_random (Town         *t,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanVerdict) verdict = NULL;

  g_assert_cmpuint (walk (t, GPOINTER_TO_UINT (data)), >, 5);
  verdict = suyuan_office_verify (t->fixture.office, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->ok);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/walk/seed-%u", seed);

      g_test_add (path, Town, GUINT_TO_POINTER (seed), town_set_up, test_random, town_tear_down);
    }
  return g_test_run ();
}
