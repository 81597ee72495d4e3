/* The line a decision leaves behind: who did what to a task when, from which state to which. Never edited.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-task-event.h"

#include "suyuan-numbering.h"

static gboolean
set_unit_of (SuyuanOffice    *office,
             SuyuanRecord    *event,
             const SuyuanUid *person,
             GError         **error)
{
  g_autoptr (SuyuanRecord) record = NULL;
  SuyuanUid unit;

  if (!suyuan_office_seek (office, SUYUAN_KIND_PERSON, person, &record, error))
    return FALSE;
  if (record && suyuan_record_get_ref (record, "unit", &unit))
    suyuan_record_set_ref (event, "unit", &unit);
  return TRUE;
}

/**
 * suyuan_task_event_new:
 * @task: the task before the event
 * @type: key of event_type
 * @to: the state afterwards
 *
 * Returns: (transfer full): an event by the operator now, not yet written; %NULL with an error of the store
 */
SuyuanRecord *
suyuan_task_event_new (SuyuanOffice   *office,
                       SuyuanRecord   *task,
                       const char     *type,
                       SuyuanTaskState to,
                       GError        **error)
{
  const SuyuanUid *person = suyuan_office_get_operator (office);
  gint64           now = suyuan_office_now_ms (office);
  SuyuanUid        uid;
  g_autoptr (SuyuanRecord) event = NULL;

  suyuan_uid_init (&uid, now);
  event = suyuan_record_new (suyuan_office_get_catalogue (office), SUYUAN_KIND_EVENT, &uid);
  suyuan_record_set_ref (event, "task", suyuan_record_get_uid (task));
  suyuan_record_set_text (event, "type", type);
  suyuan_record_set_text (event, "from_state", suyuan_record_get_text (task, "state"));
  suyuan_record_set_text (event, "to_state", suyuan_task_state_get_key (to));
  suyuan_record_set_integer (event, "round", MAX (1, suyuan_record_get_integer (task, "round")));
  suyuan_record_set_integer (event, "at", now);
  suyuan_record_set_ref (event, "person", person);
  return set_unit_of (office, event, person, error) ? g_steal_pointer (&event) : NULL;
}

/**
 * suyuan_task_event_write:
 *
 * Numbers the event and adds it.
 */
gboolean
suyuan_task_event_write (SuyuanOffice *office,
                         SuyuanAction *action,
                         SuyuanRecord *event,
                         GError      **error)
{
  return suyuan_numbering_give (office, event, error) && suyuan_action_create (action, event, error);
}

static int
compare_at (gconstpointer a,
            gconstpointer b)
{
  SuyuanRecord *one = *(SuyuanRecord *const *) a, *other = *(SuyuanRecord *const *) b;
  gint64        at = suyuan_record_get_integer (one, "at"), other_at = suyuan_record_get_integer (other, "at");

  if (at != other_at)
    return at < other_at ? -1 : 1;
  return suyuan_uid_compare (suyuan_record_get_uid (one), suyuan_record_get_uid (other));
}

/* The first of the moment of @events[@first] that begins in @state; @first where there is none. */
static guint
find_next (GPtrArray  *events,
           guint       first,
           const char *state)
{
  gint64 at = suyuan_record_get_integer (events->pdata[first], "at");

  for (guint i = first; i < events->len && suyuan_record_get_integer (events->pdata[i], "at") == at; i++)
    if (g_strcmp0 (suyuan_record_get_text (events->pdata[i], "from_state"), state) == 0)
      return i;

  return first;
}

/**
 * suyuan_task_events_sort:
 * @events: (element-type SuyuanRecord): the events of one task, in any order
 *
 * Puts them in the order they happened: by their moment, and within one (two laptops, a clock that stands, a script)
 * by the flow, each beginning in the state the one before it led to.
 */
void
suyuan_task_events_sort (GPtrArray *events)
{
  const char *state = NULL;

  g_ptr_array_sort (events, compare_at);
  for (guint i = 0; i < events->len; i++)
    {
      guint       next = find_next (events, i, state);
      const char *led_to;

      if (next != i)
        g_ptr_array_insert (events, i, g_ptr_array_steal_index (events, next));
      led_to = suyuan_record_get_text (events->pdata[i], "to_state");
      state = led_to != NULL ? led_to : state;
    }
}
