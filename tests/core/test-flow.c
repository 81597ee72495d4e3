/* test-flow.c: who may take a task which step
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "suyuan-flow.h"

#include "suyuan-catalogue.h"

enum
{
  ANNA = 1,
  BO,
  CHEN,
  COUNTY_WORKS,
  CITY_BUREAU,
  PROVINCE,
  TOWN
};

static const SuyuanFlowSettings whole = { 0 };

static SuyuanUid
uid (guint8 number)
{
  return (SuyuanUid){ .bytes = { [15] = number } };
}

static SuyuanActor
actor (guint8      person,
       const char *role,
       guint8      unit)
{
  return (SuyuanActor){ .person = uid (person), .role = role, .unit = uid (unit) };
}

static SuyuanFlowTask
task_in (SuyuanTaskState state)
{
  return (SuyuanFlowTask){
    .state = state,
    .suspended_state = SUYUAN_TASK_UNDER_WAY,
    .source = "census",
    .deadline = "2026-06-30",
    .responsible_unit = uid (COUNTY_WORKS),
    .accepting_unit = uid (CITY_BUREAU),
    .accepting_level = "city",
    .submitter = uid (ANNA),
  };
}

/* A move that has everything any step could ask for. */
static SuyuanFlowMove
full_move (const char     *event,
           SuyuanTaskState to)
{
  return (SuyuanFlowMove){
    .event = event,
    .to = to,
    .actor = actor (BO, "acceptor", CITY_BUREAU),
    .second = actor (CHEN, "reviewer", CITY_BUREAU),
    .reason = "because",
    .document = "No. 7",
    .field = "photo",
    .until = "2026-09-30",
    .unit = uid (TOWN),
  };
}

static void
assert_refused (const SuyuanFlowTask *task,
                const SuyuanFlowMove *move,
                SuyuanFlowError       code)
{
  g_autoptr (GError) error = NULL;
  SuyuanTaskState result;

  g_assert_false (suyuan_flow_check (&whole, task, move, &result, &error));
  g_assert_error (error, SUYUAN_FLOW_ERROR, (int) code);
  g_assert_cmpuint (g_utf8_strlen (error->message, -1), >, 10);
}

static SuyuanTaskState
assert_allowed (const SuyuanFlowSettings *settings,
                const SuyuanFlowTask     *task,
                const SuyuanFlowMove     *move)
{
  g_autoptr (GError) error = NULL;
  SuyuanTaskState result = SUYUAN_TASK_CANCELLED;

  suyuan_flow_check (settings, task, move, &result, &error);
  g_assert_no_error (error);

  return result;
}

static void
walk (const SuyuanFlowSettings *settings,
      gboolean                  short_path,
      const char               *expected)
{
  g_autoptr (GString) path = g_string_new ("registered");
  SuyuanFlowTask  task = task_in (SUYUAN_TASK_REGISTERED);
  SuyuanTaskState next;

  task.short_path = short_path;
  while (suyuan_flow_get_next (settings, &task, &next))
    {
      SuyuanFlowMove move = full_move ("advance", next);

      task.state = assert_allowed (settings, &task, &move);
      g_assert_cmpuint (task.state, ==, next);
      g_string_append_printf (path, " %s", suyuan_task_state_get_key (next));
    }
  g_assert_cmpstr (path->str, ==, expected);
}

static void
test_paths (void)
{
  static const SuyuanFlowSettings plain = { .without_precheck = TRUE, .without_notice = TRUE };
  static const SuyuanFlowSettings no_notice = { .without_notice = TRUE };

  walk (&whole, FALSE, "registered assigned received scheme_approved under_way submitted prechecked accepted public_notice closed");
  walk (&no_notice, FALSE, "registered assigned received scheme_approved under_way submitted prechecked accepted closed");
  walk (&plain, FALSE, "registered assigned received scheme_approved under_way submitted accepted closed");
  walk (&whole, TRUE, "registered under_way submitted accepted closed");
}

/* Of all pairs of states only the next of the path may be advanced to, and from returned also back to work. */
static void
test_no_step_is_skipped (void)
{
  for (guint from = 0; from < SUYUAN_N_TASK_STATES; from++)
    for (guint to = 0; to < SUYUAN_N_TASK_STATES; to++)
      {
        SuyuanFlowTask  task = task_in ((SuyuanTaskState) from);
        SuyuanFlowMove  move = full_move ("advance", (SuyuanTaskState) to);
        SuyuanTaskState next;
        gboolean        fits = suyuan_flow_get_next (&whole, &task, &next) && to == next;

        if (fits || (from == SUYUAN_TASK_RETURNED && to == SUYUAN_TASK_UNDER_WAY))
          g_assert_cmpuint (assert_allowed (&whole, &task, &move), ==, to);
        else
          assert_refused (&task, &move, SUYUAN_FLOW_ERROR_STEP);
      }
}

static void
test_suspended_cannot_advance (void)
{
  SuyuanFlowTask task = task_in (SUYUAN_TASK_SUSPENDED);

  g_assert_false (suyuan_flow_allows (&task, "advance"));
  g_assert_true (suyuan_flow_allows (&task, "resume"));
  g_assert_false (suyuan_flow_allows (&task, "dance"));
}

static void
test_side_doors (void)
{
  static const struct
  {
    const char     *event;
    SuyuanTaskState from, to;
  } doors[] = {
    { "return", SUYUAN_TASK_SUBMITTED, SUYUAN_TASK_RETURNED },
    { "return", SUYUAN_TASK_PUBLIC_NOTICE, SUYUAN_TASK_RETURNED },
    { "transfer", SUYUAN_TASK_UNDER_WAY, SUYUAN_TASK_ASSIGNED },
    { "extend", SUYUAN_TASK_RECEIVED, SUYUAN_TASK_RECEIVED },
    { "suspend", SUYUAN_TASK_ACCEPTED, SUYUAN_TASK_SUSPENDED },
    { "resume", SUYUAN_TASK_SUSPENDED, SUYUAN_TASK_UNDER_WAY },
    { "cancel", SUYUAN_TASK_SUSPENDED, SUYUAN_TASK_CANCELLED },
    { "rebound", SUYUAN_TASK_CLOSED, SUYUAN_TASK_REGISTERED },
    { "note", SUYUAN_TASK_CANCELLED, SUYUAN_TASK_CANCELLED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    {
      SuyuanFlowTask task = task_in (doors[i].from);
      SuyuanFlowMove move = full_move (doors[i].event, SUYUAN_TASK_REGISTERED);

      g_assert_cmpuint (assert_allowed (&whole, &task, &move), ==, doors[i].to);
    }
}

static void
test_doors_are_shut (void)
{
  static const struct
  {
    const char     *event;
    SuyuanTaskState from;
  } doors[] = {
    { "return", SUYUAN_TASK_UNDER_WAY },
    { "return", SUYUAN_TASK_CLOSED },
    { "transfer", SUYUAN_TASK_SUBMITTED },
    { "extend", SUYUAN_TASK_CLOSED },
    { "suspend", SUYUAN_TASK_SUSPENDED },
    { "resume", SUYUAN_TASK_UNDER_WAY },
    { "cancel", SUYUAN_TASK_CLOSED },
    { "rebound", SUYUAN_TASK_UNDER_WAY },
    { "rebound", SUYUAN_TASK_CANCELLED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    {
      SuyuanFlowTask task = task_in (doors[i].from);
      SuyuanFlowMove move = full_move (doors[i].event, SUYUAN_TASK_REGISTERED);

      g_assert_false (suyuan_flow_allows (&task, doors[i].event));
      assert_refused (&task, &move, SUYUAN_FLOW_ERROR_STEP);
    }
}

static void
test_events_are_the_enumeration (void)
{
  g_autoptr (SuyuanCatalogue) catalogue = suyuan_catalogue_new (NULL);
  guint                  n_values;
  const SuyuanEnumValue *values = suyuan_catalogue_get_values (catalogue, "event_type", &n_values);

  for (guint i = 0; i < n_values; i++)
    {
      gboolean anywhere = FALSE;

      for (guint state = 0; state < SUYUAN_N_TASK_STATES; state++)
        {
          SuyuanFlowTask task = task_in ((SuyuanTaskState) state);

          anywhere |= suyuan_flow_allows (&task, values[i].key);
        }
      g_assert_true (anywhere);
    }
  g_assert_nonnull (suyuan_catalogue_find_value (catalogue, "unit_level", suyuan_flow_get_closing_level ("inspection")));
  g_assert_nonnull (suyuan_catalogue_find_value (catalogue, "unit_level", suyuan_flow_get_closing_level (NULL)));
}

static void
test_somebody_acts (void)
{
  SuyuanFlowTask task = task_in (SUYUAN_TASK_UNDER_WAY);
  SuyuanFlowMove move = full_move ("advance", SUYUAN_TASK_SUBMITTED);

  move.actor = (SuyuanActor){ 0 };
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_ACTOR);
  move.actor.person = uid (ANNA);
  assert_allowed (&whole, &task, &move);
  move.actor.role = "juggler";
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_ACTOR);
}

/* A contractor works and writes notes, and that is all. */
static void
test_contractor_never_decides (void)
{
  SuyuanTaskState next;

  for (guint state = 0; state < SUYUAN_N_TASK_STATES; state++)
    {
      SuyuanFlowTask task = task_in ((SuyuanTaskState) state);
      SuyuanFlowMove move;

      if (!suyuan_flow_get_next (&whole, &task, &next))
        continue;
      move = full_move ("advance", next);
      move.actor = actor (BO, "contractor", CITY_BUREAU);
      if (next == SUYUAN_TASK_UNDER_WAY)
        assert_allowed (&whole, &task, &move);
      else
        assert_refused (&task, &move, SUYUAN_FLOW_ERROR_ACTOR);
    }
}

static void
test_field_team_does_not_close (void)
{
  SuyuanFlowTask task = task_in (SUYUAN_TASK_PUBLIC_NOTICE);
  SuyuanFlowMove move = full_move ("advance", SUYUAN_TASK_CLOSED);

  move.actor.role = "field";
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_ACTOR);
  move.actor.role = NULL;
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_ACTOR);
  move.actor.role = "reviewer";
  assert_allowed (&whole, &task, &move);
}

static void
test_submitter_does_not_judge (void)
{
  static const SuyuanTaskState steps[] = { SUYUAN_TASK_PRECHECKED, SUYUAN_TASK_ACCEPTED, SUYUAN_TASK_PUBLIC_NOTICE, SUYUAN_TASK_CLOSED };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      SuyuanFlowTask task = task_in ((SuyuanTaskState) (steps[i] - 1));
      SuyuanFlowMove move = full_move ("advance", steps[i]);

      move.actor.person = task.submitter;
      assert_refused (&task, &move, SUYUAN_FLOW_ERROR_SAME_PERSON);
    }
}

static void
test_two_acceptors (void)
{
  SuyuanFlowTask task = task_in (SUYUAN_TASK_PRECHECKED);
  SuyuanFlowMove move = full_move ("advance", SUYUAN_TASK_ACCEPTED);

  move.second = (SuyuanActor){ 0 };
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_ACCEPTORS);
  move.second = move.actor;
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_ACCEPTORS);
  move.second = actor (ANNA, "acceptor", CITY_BUREAU);
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_ACCEPTORS);
  move.second = actor (CHEN, "contractor", CITY_BUREAU);
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_ACCEPTORS);
  move.second = actor (CHEN, "acceptor", COUNTY_WORKS);
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_ACCEPTORS);
  move.second = actor (CHEN, NULL, 0);
  assert_allowed (&whole, &task, &move);
  move.actor.unit = uid (COUNTY_WORKS);
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_ACCEPTORS);
}

static void
test_accepting_unit (void)
{
  SuyuanFlowTask task = task_in (SUYUAN_TASK_PRECHECKED);
  SuyuanFlowMove move = full_move ("advance", SUYUAN_TASK_ACCEPTED);

  task.accepting_unit = uid (0);
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_UNIT);
  task.accepting_unit = task.responsible_unit;
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_UNIT);
}

static void
test_who_closes_follows_the_source (void)
{
  static const struct
  {
    const char *source, *level;
    gboolean    allowed;
  } cases[] = {
    { "census", "city", TRUE },
    { NULL, "city", TRUE },
    { "census", NULL, TRUE },
    { "census", "provincial", TRUE },
    { "census", "county", FALSE },
    { "complaint", "town", FALSE },
    { "inspection", "city", FALSE },
    { "inspection", NULL, FALSE },
    { "inspection", "provincial", TRUE },
    { "warning_film", "provincial", TRUE },
    { "warning_film", "county", FALSE },
    { "provincial_list", "national", TRUE },
    { "provincial_list", "city", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SuyuanFlowTask task = task_in (SUYUAN_TASK_PUBLIC_NOTICE);
      SuyuanFlowMove move = full_move ("advance", SUYUAN_TASK_CLOSED);

      task.source = cases[i].source;
      task.accepting_level = cases[i].level;
      if (cases[i].allowed)
        assert_allowed (&whole, &task, &move);
      else
        assert_refused (&task, &move, SUYUAN_FLOW_ERROR_LEVEL);
    }
}

static void
test_responsible_unit (void)
{
  SuyuanFlowTask task = task_in (SUYUAN_TASK_REGISTERED);
  SuyuanFlowMove move = full_move ("advance", SUYUAN_TASK_ASSIGNED);

  task.responsible_unit = uid (0);
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_UNIT);
}

static void
test_return_names_field_and_reason (void)
{
  SuyuanFlowTask task = task_in (SUYUAN_TASK_SUBMITTED);
  SuyuanFlowMove move = full_move ("return", SUYUAN_TASK_RETURNED);

  move.field = "";
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_MISSING);
  move.field = "photo";
  move.reason = NULL;
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_MISSING);
  move.reason = "blurred";
  move.actor.person = uid (ANNA);
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_SAME_PERSON);
}

static void
test_transfer_names_another_unit (void)
{
  SuyuanFlowTask task = task_in (SUYUAN_TASK_RECEIVED);
  SuyuanFlowMove move = full_move ("transfer", SUYUAN_TASK_ASSIGNED);

  move.unit = uid (0);
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_UNIT);
  move.unit = task.responsible_unit;
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_UNIT);
  move.unit = task.accepting_unit;
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_UNIT);
}

static void
test_extension_is_approved_and_later (void)
{
  SuyuanFlowTask task = task_in (SUYUAN_TASK_UNDER_WAY);
  SuyuanFlowMove move = full_move ("extend", SUYUAN_TASK_UNDER_WAY);

  move.document = NULL;
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_MISSING);
  move.n_files = 1;
  assert_allowed (&whole, &task, &move);
  move.until = "2026-06-30";
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_DATE);
  move.until = "next year";
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_DATE);
  move.until = NULL;
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_DATE);
  move.until = "2026-07-01";
  task.deadline = NULL;
  assert_allowed (&whole, &task, &move);
}

static void
test_scheme_rests_on_something (void)
{
  SuyuanFlowTask task = task_in (SUYUAN_TASK_RECEIVED);
  SuyuanFlowMove move = full_move ("advance", SUYUAN_TASK_SCHEME_APPROVED);

  move.document = NULL;
  assert_allowed (&whole, &task, &move);
  move.reason = NULL;
  assert_refused (&task, &move, SUYUAN_FLOW_ERROR_MISSING);
  move.n_files = 2;
  assert_allowed (&whole, &task, &move);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/paths", test_paths);
  g_test_add_func ("/flow/no-skipping", test_no_step_is_skipped);
  g_test_add_func ("/flow/suspended", test_suspended_cannot_advance);
  g_test_add_func ("/flow/side-doors", test_side_doors);
  g_test_add_func ("/flow/shut-doors", test_doors_are_shut);
  g_test_add_func ("/flow/events", test_events_are_the_enumeration);
  g_test_add_func ("/flow/somebody", test_somebody_acts);
  g_test_add_func ("/flow/contractor", test_contractor_never_decides);
  g_test_add_func ("/flow/field", test_field_team_does_not_close);
  g_test_add_func ("/flow/submitter", test_submitter_does_not_judge);
  g_test_add_func ("/flow/two-acceptors", test_two_acceptors);
  g_test_add_func ("/flow/accepting-unit", test_accepting_unit);
  g_test_add_func ("/flow/source", test_who_closes_follows_the_source);
  g_test_add_func ("/flow/responsible", test_responsible_unit);
  g_test_add_func ("/flow/return", test_return_names_field_and_reason);
  g_test_add_func ("/flow/transfer", test_transfer_names_another_unit);
  g_test_add_func ("/flow/extension", test_extension_is_approved_and_later);
  g_test_add_func ("/flow/scheme", test_scheme_rests_on_something);

  return g_test_run ();
}
