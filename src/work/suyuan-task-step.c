/* A task goes on: each step asks the flow who may take it and the criteria what proves it, and leaves an
 * event with what it rested on. Decisions are followed, never edited.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-rectification.h"

#include "suyuan-assignment.h"
#include "suyuan-case.h"
#include "suyuan-enrolment.h"
#include "suyuan-frozen.h"
#include "suyuan-intake.h"
#include "suyuan-lookup.h"
#include "suyuan-numbering.h"
#include "suyuan-office-private.h"
#include "suyuan-refusal.h"
#include "suyuan-rival.h"
#include "suyuan-task-changes.h"
#include "suyuan-task-event.h"
#include "suyuan-text-fold.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SuyuanOffice         *office;
  const char           *type; /* key of event_type */
  const SuyuanTaskStep *step;

  /* Owned */
  SuyuanAction *action;
  SuyuanCase   *task_case;
  SuyuanRecord *newcomer; /* the unit it is transferred to, where it is new; or NULL */
  char         *criteria; /* as frozen, NULL before the first gate */

  SuyuanFlowMove  move;
  SuyuanTaskState result;
} Stepping;

static void
stepping_clear (Stepping *self)
{
  g_clear_pointer (&self->action, suyuan_action_free);
  g_clear_pointer (&self->task_case, suyuan_case_free);
  g_clear_pointer (&self->newcomer, suyuan_record_unref);
  g_free (self->criteria);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stepping, stepping_clear)

/* The flow says no in its own domain; here a refusal is a refusal, with a word for each reason. */
static gboolean
pass_refusal (GError     *failure,
              const char *word,
              GError    **error)
{
  static const char *const words[] = {
    [SUYUAN_FLOW_ERROR_STEP] = "step",
    [SUYUAN_FLOW_ERROR_ACTOR] = "actor",
    [SUYUAN_FLOW_ERROR_SAME_PERSON] = "same_person",
    [SUYUAN_FLOW_ERROR_ACCEPTORS] = "acceptors",
    [SUYUAN_FLOW_ERROR_UNIT] = "unit",
    [SUYUAN_FLOW_ERROR_LEVEL] = "level",
    [SUYUAN_FLOW_ERROR_MISSING] = "missing",
    [SUYUAN_FLOW_ERROR_DATE] = "date",
    [SUYUAN_FLOW_ERROR_CRITERIA] = "criteria",
  };
  g_autoptr (GError) owned = failure;

  suyuan_refuse (error, word ? word : words[owned->code], "%s", owned->message);
  return FALSE;
}

static gboolean
find_person (Stepping   *self,
             const char *text,
             SuyuanUid  *uid,
             GError    **error)
{
  if (!text || !*text)
    return TRUE;
  if (suyuan_office_look_up (self->office, SUYUAN_KIND_PERSON, text, uid, error))
    return TRUE;
  g_prefix_error (error, "%s: ", _ ("Second acceptor"));
  return FALSE;
}

static gboolean
read_target (Stepping *self,
             GError  **error)
{
  if (!g_str_equal (self->type, "advance"))
    return TRUE;
  if (self->step->to && !suyuan_task_state_parse (self->step->to, &self->move.to))
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "unknown_value", _ ("“%s” is not a state of a task"), self->step->to);
      return FALSE;
    }
  if (!self->step->to && !suyuan_flow_get_next (&suyuan_case_settings, &self->task_case->flow, &self->move.to))
    self->move.to = SUYUAN_TASK_CLOSED; /* the flow will say that there is no next step */
  return TRUE;
}

static gboolean
read_move (Stepping *self,
           GError  **error)
{
  const SuyuanTaskStep *step = self->step;
  SuyuanFlowMove       *move = &self->move;
  SuyuanUid             second = { 0 };

  if (!read_target (self, error) || !find_person (self, step->second_person, &second, error))
    return FALSE;
  if (step->unit && !suyuan_enrolment_find (self->office, step->unit, step->enrol, &move->unit, &self->newcomer, error))
    return FALSE;

  move->event = self->type;
  if (!suyuan_case_actor (self->task_case, suyuan_office_get_operator (self->office), &move->actor, error) || !suyuan_case_actor (self->task_case, &second, &move->second, error))
    return FALSE;
  move->reason = step->reason;
  move->document = step->document;
  move->field = step->field;
  move->until = step->until;
  move->n_files = step->evidence ? g_strv_length ((char **) step->evidence) : 0;
  return TRUE;
}

/* Who closes follows the source: also the person who accepts or closes is of that level. */
static gboolean
check_person_level (Stepping *self,
                    GError  **error)
{
  gboolean provincial = g_str_equal (suyuan_flow_get_closing_level (self->task_case->flow.source), "provincial");
  g_autoptr (SuyuanRecord) unit = NULL;
  const char *level;

  if (!g_str_equal (self->type, "advance") || (self->result != SUYUAN_TASK_ACCEPTED && self->result != SUYUAN_TASK_CLOSED))
    return TRUE;
  if (!suyuan_office_seek (self->office, SUYUAN_KIND_UNIT, &self->move.actor.unit, &unit, error))
    return FALSE;
  level = unit ? suyuan_record_get_text (unit, "level") : NULL;
  if (g_strcmp0 (level, "provincial") == 0 || g_strcmp0 (level, "national") == 0)
    return TRUE;
  if (!provincial && (!level || g_str_equal (level, "city")))
    return TRUE;

  suyuan_refuse (error, "closing_level", provincial ? _ ("What comes from an inspection, a warning film or a provincial list is accepted and closed by somebody of a provincial unit: let them take this step, or enter their unit and its level") : _ ("This is accepted and closed by somebody of the city: let them take this step"));
  return FALSE;
}

static gboolean
attach_evidence (Stepping *self,
                 GError  **error)
{
  SuyuanIntake intake = { .kind = SUYUAN_KIND_TASK,
                          .subject = *suyuan_record_get_uid (self->task_case->task),
                          .task = *suyuan_record_get_uid (self->task_case->task),
                          .photo_kind = self->step->photo_kind ? self->step->photo_kind : "after",
                          .witnesses = self->step->witnesses,
                          .files = self->step->evidence };

  return suyuan_intake_attach (&intake, self->office, self->action, error);
}

static gboolean
is_gate (Stepping *self)
{
  return g_str_equal (self->type, "advance") && self->result >= SUYUAN_TASK_SUBMITTED && self->result <= SUYUAN_TASK_CLOSED;
}

static const char *
first_missing (GPtrArray      *criteria,
               SuyuanTaskState to)
{
  for (guint i = 0; i < criteria->len; i++)
    {
      const SuyuanCriterion *criterion = criteria->pdata[i];

      if (!criterion->met && !criterion->exempt && criterion->state <= to)
        return criterion->key;
    }
  return NULL;
}

/* Nothing is submitted on values of which nobody has said which is right. */
static gboolean
refuse_rivals (Stepping *self,
               GError  **error)
{
  return suyuan_rivals_refuse (self->office, self->task_case->task, error) && suyuan_rivals_refuse (self->office, self->task_case->problem, error) &&
         suyuan_rivals_refuse (self->office, self->task_case->outlet, error);
}

/* A decision is about what somebody saw: it is not carried over to what the task came to be meanwhile. */
static gboolean
check_seen (Stepping *self,
            GError  **error)
{
  SuyuanTaskState now = self->task_case->flow.state, from;

  if (!self->step->from || !suyuan_task_state_parse (self->step->from, &from) || from == now)
    return TRUE;
  suyuan_refuse (error, "step", _ ("The task was “%s” when this was begun, and is “%s” now: close this, look at the task again and decide anew"),
                 suyuan_task_state_get_label (from), suyuan_task_state_get_label (now));
  return FALSE;
}

/* Asked of the records as they are with the step's own evidence among them. */
static gboolean
check_criteria (Stepping *self,
                GError  **error)
{
  SuyuanActor     acceptors[2] = { self->move.actor, self->move.second };
  SuyuanRulebook *rules = suyuan_office_get_rulebook (self->office, error);
  g_autoptr (GPtrArray) criteria = NULL;
  GError *failure = NULL;

  if (!is_gate (self))
    return TRUE;
  if (!refuse_rivals (self, error))
    return FALSE;
  if (!rules || !suyuan_case_gather (self->task_case, self->step->exempt, self->result == SUYUAN_TASK_ACCEPTED ? acceptors : NULL, error))
    return FALSE;

  criteria = suyuan_criteria_list (rules->criteria, &self->task_case->facts);
  if (!suyuan_criteria_check (criteria, self->result, &failure))
    return pass_refusal (failure, first_missing (criteria, self->result), error);
  self->criteria = suyuan_frozen_write_criteria (criteria, self->result);
  return TRUE;
}

/* What the last decision before an unanswered return rested on, and the return; %NULL where nothing waits for an answer. */
static SuyuanRecord *
find_return (Stepping    *self,
             const char **evidence)
{
  GPtrArray    *events = self->task_case->events;
  SuyuanRecord *returned = NULL;

  for (guint i = events->len; i > 0; i--)
    {
      SuyuanRecord *event = events->pdata[i - 1];

      *evidence = suyuan_record_get_text (event, "evidence");
      if (returned == NULL && g_strcmp0 (suyuan_record_get_text (event, "type"), "return") == 0)
        returned = event;
      else if (*evidence != NULL)
        return returned;
    }

  return NULL;
}

/* What was sent back as thin comes again with something more, or with words. Where it does neither, the event says so
 * to whoever reviews it next. */
static char *
dup_reason (Stepping   *self,
            const char *resting_on)
{
  const char      *evidence = NULL, *words = self->step->reason;
  SuyuanRecord    *returned = self->result == SUYUAN_TASK_SUBMITTED && suyuan_text_is_blank (words) ? find_return (self, &evidence) : NULL;
  g_autofree char *remark = NULL;

  if (returned == NULL || g_strcmp0 (resting_on, evidence) != 0)
    return g_strdup (words);

  remark = g_strdup_printf (_ ("Nothing it rests on has changed since it was returned (%s)"), suyuan_record_get_text (returned, "reason"));
  suyuan_action_warn (self->action, remark);
  return g_steal_pointer (&remark);
}

/* Takes in the files, then looks at the case again, now with them, through the eyes of the flow and the criteria. */
static gboolean
judge (Stepping *self,
       GError  **error)
{
  SuyuanUid task = *suyuan_record_get_uid (self->task_case->task);
  GError   *failure = NULL;

  if (!suyuan_flow_check (&suyuan_case_settings, &self->task_case->flow, &self->move, &self->result, &failure))
    return pass_refusal (failure, NULL, error);
  if (!check_person_level (self, error) || !attach_evidence (self, error) || !suyuan_task_changes_prepare (self->task_case, self->action, self->result, error))
    return FALSE;

  suyuan_case_free (self->task_case);
  self->task_case = suyuan_case_open (self->office, &task, error);
  return self->task_case && read_move (self, error) && check_criteria (self, error);
}

static gboolean
write_event (Stepping *self,
             GError  **error)
{
  SuyuanRecord *task = self->task_case->task;
  g_autoptr (SuyuanRecord) event = suyuan_task_event_new (self->office, task, self->type, self->result, error);
  g_autofree char *evidence = is_gate (self) ? suyuan_frozen_write_evidence (self->task_case) : NULL;
  g_autofree char *reason = dup_reason (self, evidence);

  if (!event)
    return FALSE;
  suyuan_record_set_text (event, "reason", reason);
  suyuan_record_set_text (event, "document", self->step->document);
  suyuan_record_set_text (event, "field", self->step->field);
  suyuan_record_set_text (event, "criteria", self->criteria);
  suyuan_record_set_text (event, "evidence", evidence);
  if (!suyuan_uid_is_nil (&self->move.second.person))
    suyuan_record_set_ref (event, "second_person", &self->move.second.person);
  if (g_str_equal (self->type, "extend"))
    {
      suyuan_record_set_text (event, "old_deadline", suyuan_record_get_text (task, "deadline"));
      suyuan_record_set_text (event, "new_deadline", self->step->until);
    }
  if (g_str_equal (self->type, "rebound"))
    suyuan_record_set_integer (event, "round", suyuan_record_get_integer (task, "round") + 1);
  return suyuan_task_event_write (self->office, self->action, event, error);
}

static gboolean
enter_newcomer (Stepping *self,
                GError  **error)
{
  return self->newcomer == NULL || (suyuan_numbering_give (self->office, self->newcomer, error) && suyuan_action_create (self->action, self->newcomer, error));
}

static SuyuanOutcome *
take_step (SuyuanOffice         *office,
           const SuyuanUid      *task,
           const char           *type,
           const SuyuanTaskStep *step,
           GError              **error)
{
  g_autofree char *verb = g_strdup_printf ("task %s", type);
  g_auto (Stepping) stepping = { .office = office, .type = type, .step = step };
  g_autoptr (SuyuanRecord) changes = NULL;

  if (!suyuan_office_need_operator (office, error))
    return NULL;
  stepping.task_case = suyuan_case_open (office, task, error);
  if (!stepping.task_case || !check_seen (&stepping, error) || !read_move (&stepping, error))
    return NULL;
  stepping.action = suyuan_action_begin (office, verb, error);
  if (!stepping.action || !enter_newcomer (&stepping, error) || !judge (&stepping, error) || !write_event (&stepping, error))
    return NULL;

  changes = suyuan_task_changes_new (stepping.task_case, &stepping.move, stepping.result, error);
  if (!changes || !suyuan_action_update (stepping.action, changes, error))
    return NULL;
  suyuan_action_name (stepping.action, stepping.task_case->task);
  return suyuan_action_finish (stepping.action, error);
}

/**
 * suyuan_office_task_advance:
 * @step: where to, by whom it is accepted, on what
 *
 * Takes a task one step along its path, in one batch with its evidence. Submission, acceptance and closure
 * ask the criteria of the task's category and the outlet's type; what they found, and everything they
 * rested on, is frozen in the event. A decision: it needs an operator.
 *
 * Returns: (transfer full): the outcome; %NULL with NO_PERSON, INVALID, or REFUSED with the word of the
 *   reason: `step`, `actor`, `same_person`, `acceptors`, `unit`, `level`, `closing_level`, `missing`,
 *   `date`, or the key of the first criterion that is not met; nothing is written then
 */
SuyuanOutcome *
suyuan_office_task_advance (SuyuanOffice         *self,
                            const SuyuanUid      *task,
                            const SuyuanTaskStep *step,
                            GError              **error)
{
  return take_step (self, task, "advance", step, error);
}

/**
 * suyuan_office_task_event:
 * @type: return transfer extend suspend resume cancel rebound note
 * @step: reason, document and what the event asks for: field (return), until (extend; a rebound's new
 *   deadline), unit (transfer)
 *
 * Takes a task through a side door, in one batch. A rebound opens the next round and keeps the closure it
 * follows. A decision: it needs an operator.
 *
 * Returns: (transfer full): the outcome; %NULL as for advance
 */
SuyuanOutcome *
suyuan_office_task_event (SuyuanOffice         *self,
                          const SuyuanUid      *task,
                          const char           *type,
                          const SuyuanTaskStep *step,
                          GError              **error)
{
  static const char *const types[] = { "return", "transfer", "extend", "suspend", "resume", "cancel", "rebound", "note", NULL };

  if (!g_strv_contains (types, type))
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "unknown_value",
                        _ ("“%s” is not an event of a task; there are return, transfer, extend, suspend, resume, cancel, rebound and note"), type);
      return NULL;
    }
  return take_step (self, task, type, step, error);
}
