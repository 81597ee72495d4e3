/* suyuan-flow-needs.c: what a step of the flow asks of the people, units and papers in it
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-core"

#include "suyuan-flow-private.h"

#include <glib/gi18n-lib.h>

#include "suyuan-period.h"
#include "suyuan-text-fold.h"

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

/* A level that is not given is believed of a city's unit, never of a province's. */
static gboolean
has_level (const char *level,
           const char *source)
{
  gboolean above_city = g_strcmp0 (level, "provincial") == 0 || g_strcmp0 (level, "national") == 0;

  if (g_str_equal (suyuan_flow_get_closing_level (source), "provincial"))
    return above_city;

  return above_city || suyuan_text_is_blank (level) || g_str_equal (level, "city");
}

/**
 * suyuan_flow_check_role:
 * @actor: who acts
 * @who: bits of the roles that may
 * @error: (out): %SUYUAN_FLOW_ERROR_ACTOR
 *
 * Returns: whether somebody acts and has one of the roles; no role at all counts as office
 */
gboolean
suyuan_flow_check_role (const SuyuanActor *actor,
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
  gboolean    paper = !suyuan_text_is_blank (move->document) || move->n_files > 0;
  const char *message = NULL;

  if ((needs & NEEDS_FIELD) && suyuan_text_is_blank (move->field))
    message = _ ("Name the field that is thin");
  else if ((needs & NEEDS_REASON) && suyuan_text_is_blank (move->reason))
    message = _ ("Give the reason");
  else if ((needs & NEEDS_PAPER) && !paper)
    message = _ ("Give the number of the document that approves this, or add its file");
  else if ((needs & NEEDS_GROUNDS) && !paper && suyuan_text_is_blank (move->reason))
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

/**
 * suyuan_flow_check_needs:
 * @task: a task
 * @move: what somebody wants to do
 * @needs: bits of what the step asks for
 * @error: (out): #SuyuanFlowError
 *
 * Returns: whether all of it is there
 */
gboolean
suyuan_flow_check_needs (const SuyuanFlowTask *task,
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
