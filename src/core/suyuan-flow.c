/* suyuan-flow.c: how a task goes from hand-over to closure, and who may take it there
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-flow.h"

#include <glib/gi18n-lib.h>

#include "suyuan-period.h"

#define BIT(n) (1u << (n))
#define FROM(state) BIT (SUYUAN_TASK_##state)

enum
{
  ROLE_FIELD = BIT (0),
  ROLE_OFFICE = BIT (1),
  ROLE_REVIEWER = BIT (2),
  ROLE_ACCEPTOR = BIT (3),
  ROLE_SPONSOR = BIT (4),
  ROLE_CONTRACTOR = BIT (5),
  ROLE_ADMINISTRATOR = BIT (6),
};

#define ANYBODY 0x7fu
#define STAFF (ANYBODY & ~ROLE_CONTRACTOR)
#define DESK (ROLE_OFFICE | ROLE_REVIEWER | ROLE_ACCEPTOR | ROLE_ADMINISTRATOR)
#define JUDGES (ROLE_REVIEWER | ROLE_ACCEPTOR | ROLE_ADMINISTRATOR)

static const struct
{
  const char *key;
  guint       bit;
} roles[] = {
  { "field", ROLE_FIELD },
  { "office", ROLE_OFFICE },
  { "reviewer", ROLE_REVIEWER },
  { "acceptor", ROLE_ACCEPTOR },
  { "sponsor", ROLE_SPONSOR },
  { "contractor", ROLE_CONTRACTOR },
  { "administrator", ROLE_ADMINISTRATOR },
};

/* What a step asks for besides the right role. */
enum
{
  NEEDS_REASON = BIT (0),
  NEEDS_FIELD = BIT (1),
  NEEDS_PAPER = BIT (2),   /* a document's number or a file */
  NEEDS_GROUNDS = BIT (3), /* a document's number, a file or a reason */
  NEEDS_RESPONSIBLE = BIT (4),
  NEEDS_ACCEPTING = BIT (5),  /* an accepting unit that is not the responsible one and has the level */
  NEEDS_OTHER_EYES = BIT (6), /* not whoever submitted */
  NEEDS_ACCEPTORS = BIT (7),
  NEEDS_NEW_UNIT = BIT (8),
  NEEDS_LATER_DATE = BIT (9),
};

/* The normal path: how each state is entered. */
static const struct
{
  guint who, needs;
} entries[SUYUAN_TASK_CLOSED + 1] = {
  [SUYUAN_TASK_ASSIGNED] = { DESK, NEEDS_RESPONSIBLE },
  [SUYUAN_TASK_RECEIVED] = { STAFF, 0 },
  [SUYUAN_TASK_SCHEME_APPROVED] = { DESK, NEEDS_GROUNDS },
  [SUYUAN_TASK_UNDER_WAY] = { ANYBODY, NEEDS_RESPONSIBLE },
  [SUYUAN_TASK_SUBMITTED] = { STAFF, NEEDS_RESPONSIBLE },
  [SUYUAN_TASK_PRECHECKED] = { DESK, NEEDS_OTHER_EYES },
  [SUYUAN_TASK_ACCEPTED] = { JUDGES, NEEDS_ACCEPTING | NEEDS_OTHER_EYES | NEEDS_ACCEPTORS },
  [SUYUAN_TASK_PUBLIC_NOTICE] = { DESK, NEEDS_OTHER_EYES },
  [SUYUAN_TASK_CLOSED] = { JUDGES, NEEDS_ACCEPTING | NEEDS_OTHER_EYES },
};

#define AT_WORK (FROM (ASSIGNED) | FROM (RECEIVED) | FROM (SCHEME_APPROVED) | FROM (UNDER_WAY) | FROM (RETURNED))
#define IN_REVIEW (FROM (SUBMITTED) | FROM (PRECHECKED) | FROM (ACCEPTED) | FROM (PUBLIC_NOTICE))
#define OPEN (FROM (REGISTERED) | AT_WORK | IN_REVIEW)
#define STAYS SUYUAN_N_TASK_STATES

/* The side doors. */
static const struct
{
  const char *event;
  guint       from, who, needs;
  guint       to; /* a state, or STAYS */
} doors[] = {
  { "return", IN_REVIEW, DESK, NEEDS_REASON | NEEDS_FIELD | NEEDS_OTHER_EYES, SUYUAN_TASK_RETURNED },
  { "transfer", AT_WORK, DESK, NEEDS_REASON | NEEDS_NEW_UNIT, SUYUAN_TASK_ASSIGNED },
  { "extend", FROM (REGISTERED) | AT_WORK, DESK, NEEDS_REASON | NEEDS_PAPER | NEEDS_LATER_DATE, STAYS },
  { "suspend", OPEN, DESK, NEEDS_REASON, SUYUAN_TASK_SUSPENDED },
  { "resume", FROM (SUSPENDED), DESK, 0, STAYS }, /* to the state before */
  { "cancel", OPEN | FROM (SUSPENDED), DESK, NEEDS_REASON | NEEDS_PAPER, SUYUAN_TASK_CANCELLED },
  { "rebound", FROM (CLOSED), STAFF, NEEDS_REASON, SUYUAN_TASK_REGISTERED },
  { "note", OPEN | FROM (SUSPENDED) | FROM (CLOSED) | FROM (CANCELLED), ANYBODY, NEEDS_REASON, STAYS },
};

G_DEFINE_QUARK (suyuan - flow - error - quark, suyuan_flow_error)

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
is_same (const SuyuanUid *a,
         const SuyuanUid *b)
{
  return !suyuan_uid_is_nil (a) && suyuan_uid_equal (a, b);
}

static guint
role_bit (const char *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      if (g_strcmp0 (role, roles[i].key) == 0)
        return roles[i].bit;
    }

  return role == NULL ? ROLE_OFFICE : 0;
}

static gboolean
is_on_path (const SuyuanFlowSettings *settings,
            const SuyuanFlowTask     *task,
            guint                     state)
{
  if (state == SUYUAN_TASK_PRECHECKED)
    return !settings->without_precheck && !task->short_path;
  if (state == SUYUAN_TASK_PUBLIC_NOTICE)
    return !settings->without_notice && !task->short_path;
  if (state == SUYUAN_TASK_ASSIGNED || state == SUYUAN_TASK_RECEIVED || state == SUYUAN_TASK_SCHEME_APPROVED)
    return !task->short_path;

  return TRUE;
}

/**
 * suyuan_flow_get_next:
 * @settings: steps that are switched off
 * @task: a task
 * @next: (out): the next state of its path; a returned task is submitted again
 *
 * The short path (set right at once) goes from registered straight to under way, and from submitted straight to
 * accepted and closed.
 *
 * Returns: whether there is a next one
 */
gboolean
suyuan_flow_get_next (const SuyuanFlowSettings *settings,
                      const SuyuanFlowTask     *task,
                      SuyuanTaskState          *next)
{
  if (task->state == SUYUAN_TASK_RETURNED)
    {
      *next = SUYUAN_TASK_SUBMITTED;
      return TRUE;
    }

  for (guint state = task->state + 1; state <= SUYUAN_TASK_CLOSED; state++)
    {
      if (is_on_path (settings, task, state))
        {
          *next = (SuyuanTaskState) state;
          return TRUE;
        }
    }

  return FALSE;
}

static int
find_door (const char *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    {
      if (g_strcmp0 (event, doors[i].event) == 0)
        return (int) i;
    }

  return -1;
}

/**
 * suyuan_flow_allows:
 * @task: a task
 * @event: key of event_type
 *
 * Returns: whether the task's state has this way out at all, whoever asks
 */
gboolean
suyuan_flow_allows (const SuyuanFlowTask *task,
                    const char           *event)
{
  int door = find_door (event);

  if (door >= 0)
    return (doors[door].from & BIT (task->state)) != 0;

  return g_strcmp0 (event, "advance") == 0 && (task->state < SUYUAN_TASK_CLOSED || task->state == SUYUAN_TASK_RETURNED);
}

/**
 * suyuan_flow_get_closing_level:
 * @source: (nullable): key of problem_source
 *
 * Who closes follows the source: inspection, warning-film and provincially listed items close at the province,
 * everything else at the city.
 *
 * Returns: key of unit_level
 */
const char *
suyuan_flow_get_closing_level (const char *source)
{
  static const char *const provincial[] = { "inspection", "warning_film", "provincial_list", NULL };

  return source != NULL && g_strv_contains (provincial, source) ? "provincial" : "city";
}

/* A level that is not given is believed of a city's unit, never of a province's. */
static gboolean
has_level (const char *level,
           const char *source)
{
  gboolean above_city = g_strcmp0 (level, "provincial") == 0 || g_strcmp0 (level, "national") == 0;

  if (g_str_equal (suyuan_flow_get_closing_level (source), "provincial"))
    return above_city;

  return above_city || is_blank (level) || g_str_equal (level, "city");
}

static gboolean
check_role (const SuyuanActor *actor,
            guint              who,
            GError           **error)
{
  if (suyuan_uid_is_nil (&actor->person))
    {
      g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_ACTOR, _ ("Nobody acts: say who you are first"));
      return FALSE;
    }
  if ((role_bit (actor->role) & who) != 0)
    return TRUE;

  if (g_strcmp0 (actor->role, "contractor") == 0)
    g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_ACTOR,
                         _ ("A contractor enters and samples but does not decide: let somebody of the office take this step"));
  else if (who == JUDGES)
    g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_ACTOR,
                         _ ("Only an acceptor, a reviewer or an administrator takes this step: give the person that role or let another take it"));
  else
    g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_ACTOR,
                         _ ("This role does not take this step: let somebody of the office take it"));
  return FALSE;
}

static gboolean
check_texts (const SuyuanFlowMove *move,
             guint                 needs,
             GError              **error)
{
  gboolean    paper = !is_blank (move->document) || move->n_files > 0;
  const char *message = NULL;

  if ((needs & NEEDS_FIELD) && is_blank (move->field))
    message = _ ("Name the field that is thin");
  else if ((needs & NEEDS_REASON) && is_blank (move->reason))
    message = _ ("Give the reason");
  else if ((needs & NEEDS_PAPER) && !paper)
    message = _ ("Give the number of the document that approves this, or add its file");
  else if ((needs & NEEDS_GROUNDS) && !paper && is_blank (move->reason))
    message = _ ("Give the document, a file or the reason this rests on");

  if (message != NULL)
    g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_MISSING, message);

  return message == NULL;
}

static gboolean
check_new_unit (const SuyuanFlowTask *task,
                const SuyuanFlowMove *move,
                GError              **error)
{
  const char *message = NULL;

  if (suyuan_uid_is_nil (&move->unit))
    message = _ ("Name the unit the task is transferred to");
  else if (suyuan_uid_equal (&move->unit, &task->responsible_unit))
    message = _ ("The task is with this unit already: name another");
  else if (suyuan_uid_equal (&move->unit, &task->accepting_unit))
    message = _ ("The accepting unit cannot be the responsible one: name another, or another accepting unit first");

  if (message != NULL)
    g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_UNIT, message);

  return message == NULL;
}

/**
 * suyuan_flow_check_accepting_unit:
 * @task: a task
 * @error: (out): #SuyuanFlowError UNIT or LEVEL
 *
 * Returns: whether the task has an accepting unit that is not the responsible one and may close what comes from
 * its source
 */
gboolean
suyuan_flow_check_accepting_unit (const SuyuanFlowTask *task,
                                  GError              **error)
{
  if (suyuan_uid_is_nil (&task->accepting_unit))
    {
      g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_UNIT, _ ("Name the accepting unit of the task"));
      return FALSE;
    }
  if (suyuan_uid_equal (&task->accepting_unit, &task->responsible_unit))
    {
      g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_UNIT,
                           _ ("The accepting unit is the responsible unit: name another accepting unit"));
      return FALSE;
    }
  if (has_level (task->accepting_level, task->source))
    return TRUE;

  if (g_str_equal (suyuan_flow_get_closing_level (task->source), "provincial"))
    g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_LEVEL,
                         _ ("What comes from an inspection, a warning film or a provincial list is closed by the province: name a provincial accepting unit"));
  else
    g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_LEVEL,
                         _ ("This is closed by the city: name an accepting unit of the city"));
  return FALSE;
}

/**
 * suyuan_flow_check_acceptors:
 * @task: a task
 * @first: who accepts
 * @second: the other acceptor
 * @error: (out): %SUYUAN_FLOW_ERROR_ACCEPTORS
 *
 * Returns: whether these are two persons of whom none is a contractor, submitted the task or belongs to the
 * responsible unit
 */
gboolean
suyuan_flow_check_acceptors (const SuyuanFlowTask *task,
                             const SuyuanActor    *first,
                             const SuyuanActor    *second,
                             GError              **error)
{
  const SuyuanActor *acceptors[] = { first, second };
  const char        *message = NULL;

  if (suyuan_uid_is_nil (&second->person) || suyuan_uid_is_nil (&first->person))
    message = _ ("Two acceptors are needed: name the second");
  else if (suyuan_uid_equal (&first->person, &second->person))
    message = _ ("The second acceptor is the first: name another person");

  for (guint i = 0; message == NULL && i < G_N_ELEMENTS (acceptors); i++)
    {
      if ((role_bit (acceptors[i]->role) & ROLE_CONTRACTOR) != 0)
        message = _ ("A contractor never accepts: name another person");
      else if (is_same (&acceptors[i]->unit, &task->responsible_unit))
        message = _ ("An acceptor belongs to the responsible unit: name another person");
      else if (is_same (&acceptors[i]->person, &task->submitter))
        message = _ ("An acceptor submitted the task: name another person");
    }

  if (message != NULL)
    g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_ACCEPTORS, message);

  return message == NULL;
}

static gboolean
check_later_date (const SuyuanFlowTask *task,
                  const SuyuanFlowMove *move,
                  GError              **error)
{
  int days;

  if (!suyuan_day_count (move->until, move->until, &days))
    {
      g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_DATE, _ ("Give the new deadline as year-month-day"));
      return FALSE;
    }
  if (suyuan_day_count (task->deadline, move->until, &days) && days <= 0)
    {
      g_set_error (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_DATE,
                   _ ("The new deadline has to be later than %s"), task->deadline);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_needs (const SuyuanFlowTask *task,
             const SuyuanFlowMove *move,
             guint                 needs,
             GError              **error)
{
  if (!check_texts (move, needs, error))
    return FALSE;
  if ((needs & NEEDS_RESPONSIBLE) && suyuan_uid_is_nil (&task->responsible_unit))
    {
      g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_UNIT, _ ("Name the responsible unit of the task"));
      return FALSE;
    }
  if ((needs & NEEDS_OTHER_EYES) && is_same (&move->actor.person, &task->submitter))
    {
      g_set_error_literal (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_SAME_PERSON,
                           _ ("Whoever submitted the task does not decide on it: let another person take this step"));
      return FALSE;
    }

  return (!(needs & NEEDS_ACCEPTING) || suyuan_flow_check_accepting_unit (task, error)) &&
         (!(needs & NEEDS_ACCEPTORS) || suyuan_flow_check_acceptors (task, &move->actor, &move->second, error)) &&
         (!(needs & NEEDS_NEW_UNIT) || check_new_unit (task, move, error)) &&
         (!(needs & NEEDS_LATER_DATE) || check_later_date (task, move, error));
}

/* Where an advance may lead: the next state of the path, or from returned back to work. */
static gboolean
check_advance (const SuyuanFlowSettings *settings,
               const SuyuanFlowTask     *task,
               const SuyuanFlowMove     *move,
               GError                  **error)
{
  SuyuanTaskState next;

  if (!suyuan_flow_get_next (settings, task, &next))
    {
      g_set_error (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_STEP,
                   _ ("The task is “%s”: there is no next step"), suyuan_task_state_get_label (task->state));
      return FALSE;
    }
  if (move->to == next || (task->state == SUYUAN_TASK_RETURNED && move->to == SUYUAN_TASK_UNDER_WAY))
    return check_role (&move->actor, entries[move->to].who, error) &&
           check_needs (task, move, entries[move->to].needs, error);

  g_set_error (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_STEP,
               _ ("From “%s” the next step is “%s”"),
               suyuan_task_state_get_label (task->state), suyuan_task_state_get_label (next));
  return FALSE;
}

/**
 * suyuan_flow_check:
 * @settings: steps that are switched off
 * @task: a task
 * @move: what somebody wants to do with it
 * @result: (out): the state the task is in afterwards
 * @error: (out): #SuyuanFlowError; the message says what to do about it
 *
 * The flow of a task: who may take which step, and what the step asks for. The criteria of a closure are asked
 * separately, see suyuan_criteria_check().
 *
 * Returns: whether the move may be made
 */
gboolean
suyuan_flow_check (const SuyuanFlowSettings *settings,
                   const SuyuanFlowTask     *task,
                   const SuyuanFlowMove     *move,
                   SuyuanTaskState          *result,
                   GError                  **error)
{
  int door = find_door (move->event);

  if (door < 0)
    {
      *result = move->to;
      return check_advance (settings, task, move, error);
    }
  if (!suyuan_flow_allows (task, move->event))
    {
      g_set_error (error, SUYUAN_FLOW_ERROR, SUYUAN_FLOW_ERROR_STEP, _ ("The task is “%s”: this cannot be done from there"),
                   suyuan_task_state_get_label (task->state));
      return FALSE;
    }

  *result = doors[door].to == STAYS ? task->state : (SuyuanTaskState) doors[door].to;
  if (task->state == SUYUAN_TASK_SUSPENDED && g_str_equal (move->event, "resume"))
    *result = task->suspended_state;

  return check_role (&move->actor, doors[door].who, error) && check_needs (task, move, doors[door].needs, error);
}
