/* A task as a page shows it: where it stands, what comes next, what proves it or is missing.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-task-view.h"

#include "suyuan-case.h"
#include "suyuan-census.h"
#include "suyuan-frozen.h"

#include <glib/gi18n-lib.h>

static SuyuanTaskCriterion *
criterion_copy (const SuyuanCriterion *from)
{
  SuyuanTaskCriterion *self = g_new0 (SuyuanTaskCriterion, 1);

  self->criterion = g_strdup (from->key);
  self->label = g_strdup (suyuan_criterion_get_label (from));
  self->met = from->met;
  self->exempt = from->exempt;
  self->because = g_strdup (from->because);
  self->place = g_strdup (from->place);
  return self;
}

/* The next of the three steps that ask for proof. */
static SuyuanTaskState
next_gate (const SuyuanFlowTask *task)
{
  if (task->state < SUYUAN_TASK_SUBMITTED || task->state == SUYUAN_TASK_RETURNED || task->state == SUYUAN_TASK_SUSPENDED)
    return SUYUAN_TASK_SUBMITTED;
  return task->state < SUYUAN_TASK_ACCEPTED ? SUYUAN_TASK_ACCEPTED : SUYUAN_TASK_CLOSED;
}

/* A closed task shows what its closure found, whatever has changed since. */
static void
show_frozen (SuyuanTaskView *self,
             SuyuanCase     *task_case,
             GPtrArray      *found)
{
  SuyuanRecord *closure = suyuan_case_last_event (task_case, "advance", "closed");
  g_autoptr (GPtrArray) frozen = suyuan_frozen_read_criteria (closure ? suyuan_record_get_text (closure, "criteria") : NULL);

  for (guint i = 0; i < frozen->len; i++)
    {
      SuyuanTaskCriterion *criterion = frozen->pdata[i];

      for (guint k = 0; k < found->len; k++)
        if (g_str_equal (((SuyuanCriterion *) found->pdata[k])->key, criterion->criterion))
          {
            criterion->label = g_strdup (suyuan_criterion_get_label (found->pdata[k]));
            criterion->place = g_strdup (((SuyuanCriterion *) found->pdata[k])->place);
          }
    }
  g_ptr_array_extend_and_steal (self->criteria, g_steal_pointer (&frozen));
}

static gboolean
show_criteria (SuyuanTaskView *self,
               SuyuanCase     *task_case,
               GError        **error)
{
  SuyuanRulebook *rules = suyuan_office_get_rulebook (task_case->office, error);
  SuyuanTaskState gate = next_gate (&task_case->flow), next;
  g_autoptr (GPtrArray) found = NULL;

  if (!rules || !suyuan_case_gather (task_case, NULL, NULL, error))
    return FALSE;
  found = suyuan_criteria_list (rules->criteria, &task_case->facts);
  if (task_case->flow.state == SUYUAN_TASK_CLOSED)
    {
      show_frozen (self, task_case, found);
      return TRUE;
    }

  for (guint i = 0; i < found->len; i++)
    if (((SuyuanCriterion *) found->pdata[i])->state <= gate)
      g_ptr_array_add (self->criteria, criterion_copy (found->pdata[i]));
  /* The acceptors are named with the step itself. */
  if (suyuan_flow_get_next (&suyuan_case_settings, &task_case->flow, &next) && next != SUYUAN_TASK_ACCEPTED)
    self->refusal = suyuan_criteria_dup_missing (found, next);
  return TRUE;
}

static void
show_next (SuyuanTaskView *self,
           SuyuanCase     *task_case)
{
  SuyuanTaskState next;

  if (task_case->flow.state == SUYUAN_TASK_SUSPENDED || task_case->flow.state == SUYUAN_TASK_CANCELLED)
    self->refusal = g_strdup (task_case->flow.state == SUYUAN_TASK_SUSPENDED ? _ ("The task is suspended: resume it first") : _ ("The task is cancelled"));
  else if (suyuan_flow_get_next (&suyuan_case_settings, &task_case->flow, &next))
    self->next_state = g_strdup (suyuan_task_state_get_key (next));
}

/**
 * suyuan_office_task_view:
 *
 * Looks at a task: overdue by the office's clock, the next state, why it cannot be entered yet as far as
 * that depends on records, and the criteria up to the next step that asks for proof (of a closed task those
 * its closure found).
 *
 * Returns: (transfer full): the view; %NULL with an error of the store
 */
SuyuanTaskView *
suyuan_office_task_view (SuyuanOffice    *self,
                         const SuyuanUid *task,
                         GError         **error)
{
  g_autoptr (SuyuanCase) task_case = suyuan_case_open (self, task, error);
  g_autoptr (SuyuanTaskView) view = NULL;
  g_autofree char *today = suyuan_office_today (self);

  if (!task_case)
    return NULL;

  view = g_new0 (SuyuanTaskView, 1);
  view->criteria = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_task_criterion_free);
  view->task = suyuan_record_ref (task_case->task);
  view->code = suyuan_office_dup_code (self, view->task);
  view->state = g_strdup (suyuan_task_state_get_key (task_case->flow.state));
  view->deadline = g_strdup (task_case->flow.deadline);
  view->round = MAX (1, suyuan_record_get_integer (view->task, "round"));
  view->overdue_days = suyuan_task_state_days_overdue (task_case->flow.state, view->deadline, today);
  view->overdue = view->overdue_days > 0;
  view->events = g_ptr_array_ref (task_case->events);
  show_next (view, task_case);
  if (!show_criteria (view, task_case, error))
    return NULL;
  return g_steal_pointer (&view);
}

/**
 * suyuan_task_view_free:
 *
 * Frees a view.
 */
void
suyuan_task_view_free (SuyuanTaskView *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->task, suyuan_record_unref);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self->code);
  g_free (self->state);
  g_free (self->deadline);
  g_free (self->next_state);
  g_free (self->refusal);
  g_free (self);
}

/**
 * suyuan_task_criterion_free:
 *
 * Frees one line of a view's criteria.
 */
void
suyuan_task_criterion_free (SuyuanTaskCriterion *self)
{
  g_free (self->criterion);
  g_free (self->label);
  g_free (self->because);
  g_free (self->place);
  g_free (self);
}
