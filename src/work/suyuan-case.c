/* The records one task rests on, brought together, and who its people are. Nothing is decided here.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-case.h"

#include "suyuan-census.h"
#include "suyuan-office-private.h"
#include "suyuan-task-event.h"
#include "suyuan-period.h"

const SuyuanFlowSettings suyuan_case_settings = { 0 };

/**
 * suyuan_case_keep:
 * @text: (transfer full) (nullable): a text the facts are to borrow
 *
 * Returns: (transfer none) (nullable): the text, alive as long as the case
 */
const char *
suyuan_case_keep (SuyuanCase *self,
                  char       *text)
{
  if (text)
    g_ptr_array_add (self->texts, text);
  return text;
}

/* Adds the records of @from that @to does not have yet. */
static void
merge (GPtrArray *to,
       GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    {
      gboolean known = FALSE;

      for (guint k = 0; k < to->len && !known; k++)
        known = suyuan_uid_equal (suyuan_record_get_uid (to->pdata[k]), suyuan_record_get_uid (from->pdata[i]));
      if (!known)
        g_ptr_array_add (to, suyuan_record_ref (from->pdata[i]));
    }
}

static gboolean
add_referring (SuyuanCase      *self,
               GPtrArray       *to,
               SuyuanKind       kind,
               const char      *key,
               const SuyuanUid *uid,
               GError         **error)
{
  g_autoptr (GPtrArray) found = suyuan_office_referring (self->office, kind, key, uid, error);

  if (found)
    merge (to, found);
  return found != NULL;
}

static int
compare_instants (SuyuanRecord *a,
                  SuyuanRecord *b,
                  const char   *key)
{
  gint64 of_a = suyuan_record_get_integer (a, key), of_b = suyuan_record_get_integer (b, key);

  if (of_a != of_b)
    return of_a < of_b ? -1 : 1;
  return suyuan_uid_compare (suyuan_record_get_uid (a), suyuan_record_get_uid (b));
}

static int
compare_at (gconstpointer a,
            gconstpointer b)
{
  return compare_instants (*(SuyuanRecord *const *) a, *(SuyuanRecord *const *) b, "at");
}

static int
compare_taken (gconstpointer a,
               gconstpointer b)
{
  return compare_instants (*(SuyuanRecord *const *) a, *(SuyuanRecord *const *) b, "taken");
}

static gboolean
add_outlet (SuyuanCase *self,
            GError    **error)
{
  SuyuanUid uid;

  if (!suyuan_record_get_ref (self->task, "outlet", &uid))
    return TRUE;
  self->outlet = suyuan_office_get (self->office, SUYUAN_KIND_OUTLET, &uid, error);
  return self->outlet && add_referring (self, self->visits, SUYUAN_KIND_VISIT, "outlet", &uid, error) && add_referring (self, self->samples, SUYUAN_KIND_SAMPLE, "outlet", &uid, error) && add_referring (self, self->media, SUYUAN_KIND_MEDIUM, "subject", &uid, error);
}

static gboolean
add_records (SuyuanCase *self,
             GError    **error)
{
  const SuyuanUid *task = suyuan_record_get_uid (self->task);

  if (!suyuan_office_follow (self->office, self->task, "problem", &self->problem, error) || !add_outlet (self, error) || !add_referring (self, self->measures, SUYUAN_KIND_MEASURE, "task", task, error) || !add_referring (self, self->events, SUYUAN_KIND_EVENT, "task", task, error) || !add_referring (self, self->visits, SUYUAN_KIND_VISIT, "task", task, error) || !add_referring (self, self->media, SUYUAN_KIND_MEDIUM, "task", task, error) || !add_referring (self, self->media, SUYUAN_KIND_MEDIUM, "subject", task, error))
    return FALSE;

  for (guint i = 0; i < self->visits->len; i++)
    if (!add_referring (self, self->media, SUYUAN_KIND_MEDIUM, "subject", suyuan_record_get_uid (self->visits->pdata[i]), error))
      return FALSE;
  suyuan_task_events_sort (self->events);
  g_ptr_array_sort (self->visits, compare_at);
  g_ptr_array_sort (self->samples, compare_taken);
  return TRUE;
}

static SuyuanTaskState
state_of (SuyuanRecord *task,
          const char   *key)
{
  SuyuanTaskState state = SUYUAN_TASK_REGISTERED;

  suyuan_task_state_parse (suyuan_record_get_text (task, key), &state);
  return state;
}

/**
 * suyuan_case_last_event:
 * @type: key of event_type
 * @to: (nullable): the state it led to
 *
 * Returns: (transfer none) (nullable): the last such event of this round
 */
SuyuanRecord *
suyuan_case_last_event (SuyuanCase *self,
                        const char *type,
                        const char *to)
{
  gint64 round = suyuan_record_get_integer (self->task, "round");

  for (guint i = self->events->len; i > 0; i--)
    {
      SuyuanRecord *event = self->events->pdata[i - 1];

      if (suyuan_record_get_integer (event, "round") == round && g_strcmp0 (suyuan_record_get_text (event, "type"), type) == 0 && (!to || g_strcmp0 (suyuan_record_get_text (event, "to_state"), to) == 0))
        return event;
    }
  return NULL;
}

/**
 * suyuan_case_get_rebound_day:
 *
 * Returns: (transfer none) (nullable): the day this round was opened by a rebound, ISO; %NULL in the first round
 */
const char *
suyuan_case_get_rebound_day (SuyuanCase *self)
{
  SuyuanRecord *rebound = suyuan_case_last_event (self, "rebound", NULL);

  return rebound ? suyuan_case_keep (self, suyuan_day_format (suyuan_record_get_integer (rebound, "at"))) : NULL;
}

/**
 * suyuan_case_get_done_day:
 * @measure: one of the task's measures
 *
 * Returns: (transfer none) (nullable): the day it was done; what was done in an earlier round does not count, nor what
 * is dated on a day to come
 */
const char *
suyuan_case_get_done_day (SuyuanCase   *self,
                          SuyuanRecord *measure)
{
  const char      *day = suyuan_record_get_text (measure, "done_on");
  const char      *rebound = suyuan_case_get_rebound_day (self);
  g_autofree char *today = suyuan_office_today (self->office);

  return day && ((rebound && strcmp (day, rebound) < 0) || strcmp (day, today) > 0) ? NULL : day;
}

static gboolean
describe_flow (SuyuanCase *self,
               GError    **error)
{
  SuyuanRecord *submission = suyuan_case_last_event (self, "advance", "submitted");
  g_autoptr (SuyuanRecord) accepting = NULL;

  self->flow.state = state_of (self->task, "state");
  self->flow.suspended_state = state_of (self->task, "suspended_state");
  self->flow.short_path = suyuan_record_get_integer (self->task, "short_path") != 0;
  self->flow.source = suyuan_record_get_text (self->task, "source");
  self->flow.deadline = suyuan_record_get_text (self->task, "deadline");
  suyuan_record_get_ref (self->task, "responsible_unit", &self->flow.responsible_unit);
  if (submission)
    suyuan_record_get_ref (submission, "person", &self->flow.submitter);
  suyuan_record_get_ref (self->task, "accepting_unit", &self->flow.accepting_unit);
  if (!suyuan_office_follow (self->office, self->task, "accepting_unit", &accepting, error))
    return FALSE;
  if (accepting)
    self->flow.accepting_level = suyuan_case_keep (self, g_strdup (suyuan_record_get_text (accepting, "level")));
  return TRUE;
}

static GPtrArray *
records_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_record_unref);
}

/**
 * suyuan_case_open:
 * @task: a task
 *
 * Brings together a task's records: its problem, outlet, measures, events, and the files, visits and
 * samples of the outlet and of the task. Within a batch it sees what the batch has written.
 *
 * Returns: (transfer full): the case; %NULL with an error of the store
 */
SuyuanCase *
suyuan_case_open (SuyuanOffice    *office,
                  const SuyuanUid *task,
                  GError         **error)
{
  g_autoptr (SuyuanCase) self = g_new0 (SuyuanCase, 1);

  self->office = office;
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->measures = records_new ();
  self->media = records_new ();
  self->visits = records_new ();
  self->samples = records_new ();
  self->events = records_new ();
  self->task = suyuan_office_get (office, SUYUAN_KIND_TASK, task, error);
  if (!self->task || !add_records (self, error) || !describe_flow (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * suyuan_case_free:
 *
 * Lets go of the records.
 */
void
suyuan_case_free (SuyuanCase *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->task, suyuan_record_unref);
  g_clear_pointer (&self->problem, suyuan_record_unref);
  g_clear_pointer (&self->outlet, suyuan_record_unref);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  g_clear_pointer (&self->media, g_ptr_array_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->exhibit, suyuan_exhibit_free);
  g_clear_pointer (&self->looks, g_array_unref);
  g_clear_pointer (&self->results, g_array_unref);
  g_clear_pointer (&self->exemptions, g_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self);
}

/**
 * suyuan_case_actor:
 * @person: (nullable): uid of somebody, or nil
 *
 * @actor: (out): the person as the flow sees them: unit and role; whoever belongs to a contracted unit counts as
 *   a contractor; nobody where the register does not know them
 *
 * Returns: whether that could be read; %FALSE with an error of the store
 */
gboolean
suyuan_case_actor (SuyuanCase      *self,
                   const SuyuanUid *person,
                   SuyuanActor     *actor,
                   GError         **error)
{
  g_autoptr (SuyuanRecord) record = NULL;
  g_autoptr (SuyuanRecord) unit = NULL;

  *actor = (SuyuanActor){ 0 };
  if (!person || suyuan_uid_is_nil (person))
    return TRUE;
  if (!suyuan_office_seek (self->office, SUYUAN_KIND_PERSON, person, &record, error))
    return FALSE;
  if (!record)
    return TRUE;

  actor->person = *person;
  actor->role = suyuan_case_keep (self, g_strdup (suyuan_record_get_text (record, "role")));
  suyuan_record_get_ref (record, "unit", &actor->unit);
  if (!suyuan_office_follow (self->office, record, "unit", &unit, error))
    return FALSE;
  if (unit && g_strcmp0 (suyuan_record_get_text (unit, "type"), "contractor") == 0)
    actor->role = "contractor";
  return TRUE;
}
