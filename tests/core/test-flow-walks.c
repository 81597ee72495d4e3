/* test-flow-walks.c: whatever people try, a task does not come to a closure by a side door
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-flow.h"

#define N_WALKS 1000 /* of thirty-five one reaches the end */
#define N_TRIES 200
#define N_PEOPLE 6
#define N_UNITS 4

static const char *const events[] = { "advance", "advance", "advance", "return", "transfer", "extend", "suspend", "resume", "cancel", "rebound", "note" };
static const char *const role_keys[] = { "field", "office", "reviewer", "acceptor", "sponsor", "contractor", "administrator", NULL };
static const char *const sources[] = { "census", "inspection", "warning_film", "complaint", NULL };
static const char *const levels[] = { "provincial", "city", "county", NULL };
static const char *const texts[] = { "because", "", NULL };

#define PICK(array) (array)[g_test_rand_int_range (0, (gint32) G_N_ELEMENTS (array))]

static SuyuanUid
some_uid (guint8 base,
          gint32 n)
{
  return (SuyuanUid){ .bytes = { base, [15] = (guint8) g_test_rand_int_range (0, n) } };
}

/* Number 0 stands for nobody. */
static SuyuanUid
some_unit (void)
{
  SuyuanUid unit = some_uid (0, N_UNITS);

  return unit;
}

static SuyuanActor
somebody (void)
{
  return (SuyuanActor){ .person = some_uid (0, N_PEOPLE), .unit = some_unit (), .role = PICK (role_keys) };
}

static SuyuanFlowMove
some_move (void)
{
  return (SuyuanFlowMove){
    .event = PICK (events),
    .to = (SuyuanTaskState) g_test_rand_int_range (0, SUYUAN_N_TASK_STATES),
    .actor = somebody (),
    .second = somebody (),
    .reason = PICK (texts),
    .document = PICK (texts),
    .field = PICK (texts),
    .until = g_test_rand_bit () ? "2027-01-01" : "2025-01-01",
    .unit = some_unit (),
    .n_files = (guint) g_test_rand_int_range (0, 2),
  };
}

static gboolean
is_nobody (const SuyuanUid *uid)
{
  return suyuan_uid_is_nil (uid);
}

/* What has to be true of every move that was let through. */
static void
assert_sound (const SuyuanFlowTask *task,
              const SuyuanFlowMove *move,
              SuyuanTaskState       result)
{
  gboolean contractor = g_strcmp0 (move->actor.role, "contractor") == 0;
  gboolean advance = g_str_equal (move->event, "advance");

  g_assert_false (is_nobody (&move->actor.person));
  g_assert_true (suyuan_flow_allows (task, move->event));
  if (contractor)
    g_assert_true (result == task->state || result == SUYUAN_TASK_UNDER_WAY);
  if (!advance)
    g_assert_true (result == task->state || result != SUYUAN_TASK_CLOSED);

  if (advance && result == SUYUAN_TASK_ACCEPTED)
    {
      g_assert_false (suyuan_uid_equal (&move->actor.person, &move->second.person));
      g_assert_false (is_nobody (&move->second.person));
      g_assert_cmpstr (move->second.role, !=, "contractor");
      g_assert_false (!is_nobody (&task->submitter) && suyuan_uid_equal (&move->second.person, &task->submitter));
    }
  if (advance && result == SUYUAN_TASK_CLOSED)
    {
      g_assert_true (task->state == SUYUAN_TASK_ACCEPTED || task->state == SUYUAN_TASK_PUBLIC_NOTICE);
      g_assert_false (is_nobody (&task->accepting_unit));
      g_assert_false (suyuan_uid_equal (&task->accepting_unit, &task->responsible_unit));
      g_assert_false (suyuan_uid_equal (&move->actor.person, &task->submitter));
      if (g_str_equal (suyuan_flow_get_closing_level (task->source), "provincial"))
        g_assert_cmpstr (task->accepting_level, ==, "provincial");
      else
        g_assert_cmpstr (task->accepting_level, !=, "county");
    }
}

static void
follow (SuyuanFlowTask       *task,
        const SuyuanFlowMove *move,
        SuyuanTaskState       result)
{
  if (result == SUYUAN_TASK_SUSPENDED && task->state != SUYUAN_TASK_SUSPENDED)
    task->suspended_state = task->state;
  if (g_str_equal (move->event, "transfer"))
    task->responsible_unit = move->unit;
  if (g_str_equal (move->event, "advance") && result == SUYUAN_TASK_SUBMITTED)
    task->submitter = move->actor.person;
  task->state = result;
}

/* Returns how many moves were let through. */
static guint
walk (const SuyuanFlowSettings *settings,
      guint                    *n_closed)
{
  SuyuanFlowTask task = {
    .state = SUYUAN_TASK_REGISTERED,
    .short_path = g_test_rand_bit (),
    .source = PICK (sources),
    .deadline = "2026-06-30",
    .responsible_unit = some_unit (),
    .accepting_unit = some_unit (),
    .accepting_level = PICK (levels),
  };
  guint n = 0;

  for (guint i = 0; i < N_TRIES; i++)
    {
      SuyuanFlowMove  move = some_move ();
      SuyuanTaskState result;
      g_autoptr (GError) error = NULL;

      if (g_test_rand_bit () && g_str_equal (move.event, "advance"))
        suyuan_flow_get_next (settings, &task, &move.to);
      if (!suyuan_flow_check (settings, &task, &move, &result, &error))
        {
          g_assert_true (error->domain == SUYUAN_FLOW_ERROR);
          g_assert_cmpint (error->code, !=, SUYUAN_FLOW_ERROR_CRITERIA);
          g_assert_cmpstr (error->message, !=, "");
          continue;
        }
      g_assert_no_error (error);
      assert_sound (&task, &move, result);
      *n_closed += result == SUYUAN_TASK_CLOSED && task.state != SUYUAN_TASK_CLOSED;
      follow (&task, &move, result);
      n++;
    }

  return n;
}

static void
test_walks (void)
{
  guint n_moves = 0, n_closed = 0;

  for (guint i = 0; i < N_WALKS; i++)
    {
      SuyuanFlowSettings settings = { .without_precheck = g_test_rand_bit (), .without_notice = g_test_rand_bit () };

      n_moves += walk (&settings, &n_closed);
    }

  /* The walks go somewhere, or nothing was tried. */
  g_assert_cmpuint (n_moves, >, N_WALKS);
  g_assert_cmpuint (n_closed, >, 0);
}

/* An allowed move stays allowed when more is said with it. */
static void
test_more_said_is_no_harm (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      SuyuanFlowSettings settings = { 0 };
      SuyuanFlowTask     task = {
            .state = (SuyuanTaskState) g_test_rand_int_range (0, SUYUAN_N_TASK_STATES),
            .source = PICK (sources),
            .responsible_unit = some_unit (),
            .accepting_unit = some_unit (),
            .accepting_level = PICK (levels),
            .submitter = some_uid (0, N_PEOPLE),
      };
      SuyuanFlowMove  move = some_move ();
      SuyuanTaskState result, again;

      if (!suyuan_flow_check (&settings, &task, &move, &result, NULL))
        continue;
      move.reason = move.document = move.field = "more";
      move.n_files = 3;
      g_assert_true (suyuan_flow_check (&settings, &task, &move, &again, NULL));
      g_assert_cmpuint (again, ==, result);
    }
}

/* Switching a step off never puts another order on the rest. */
static void
test_settings_only_leave_out (void)
{
  static const SuyuanFlowSettings whole = { 0 };

  for (guint bits = 0; bits < 4; bits++)
    {
      SuyuanFlowSettings settings = { bits & 1, bits & 2 };
      SuyuanFlowTask     all = { .state = SUYUAN_TASK_REGISTERED }, some = { .state = SUYUAN_TASK_REGISTERED };
      SuyuanTaskState    next;

      while (suyuan_flow_get_next (&settings, &some, &next))
        {
          some.state = next;
          do
            {
              g_assert_true (suyuan_flow_get_next (&whole, &all, &next));
              all.state = next;
            }
          while (all.state != some.state);
        }
      g_assert_cmpuint (some.state, ==, SUYUAN_TASK_CLOSED);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow-walks/sound", test_walks);
  g_test_add_func ("/flow-walks/more-said", test_more_said_is_no_harm);
  g_test_add_func ("/flow-walks/settings", test_settings_only_leave_out);

  return g_test_run ();
}
