/* The tasks as they stood at the end of a quarter: what fell due in it, what was closed, what is late.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-bulletin-private.h"

#include "suyuan-past.h"

/* What only decisions change: they have a day, and those taken later did not hold yet. */
static const char *const decided[] = { "state", "suspended_state", "round", "deadline", "original_deadline", "responsible_unit",
                                       "works_done_on", "closed_on", "closure_number", NULL };

/* Takes the decisions back that came later. */
static SuyuanRecord *
look_back (SuyuanPast   *past,
           SuyuanRecord *now,
           GError      **error)
{
  g_autoptr (SuyuanRecord) then = suyuan_record_copy (now);
  SuyuanValue values[G_N_ELEMENTS (decided)] = { 0 };
  gboolean    rewound;

  for (guint i = 0; decided[i]; i++)
    suyuan_value_copy (suyuan_record_get (now, decided[i]), &values[i]);
  rewound = suyuan_past_rewind (past, suyuan_record_get_uid (now), decided, values, error);
  for (guint i = 0; decided[i]; i++)
    {
      if (rewound)
        suyuan_record_set (then, decided[i], &values[i]);
      suyuan_value_clear (&values[i]);
    }
  return rewound ? g_steal_pointer (&then) : NULL;
}

static gboolean
is_until (const char *day,
          const char *last)
{
  return day && strcmp (day, last) <= 0;
}

static const char *
get_original (SuyuanRecord *task)
{
  const char *original = suyuan_record_get_text (task, "original_deadline");

  return original ? original : suyuan_record_get_text (task, "deadline");
}

/* Whether the task was there. One of a list has no day of registration: it is as old as its record, as the finding of its
 * problem, or as its deadline. */
static gboolean
is_there (SuyuanBulletinCount *self,
          SuyuanPast          *past,
          SuyuanRecord        *task,
          gboolean            *there,
          GError             **error)
{
  const char *last = self->bulletin->last_day, *registered = suyuan_record_get_text (task, "registered_on");
  gboolean    newer = suyuan_past_is_newer (past, suyuan_record_get_uid (task));
  g_autoptr (SuyuanRecord) problem = NULL;

  if (!suyuan_office_follow (self->office, task, "problem", &problem, error))
    return FALSE;
  if (registered)
    *there = is_until (registered, last);
  else
    *there = !newer || is_until (get_original (task), last) || (problem && is_until (suyuan_record_get_text (problem, "found_on"), last));
  self->bulletin->n_late += newer && *there;
  self->bulletin->n_untold_tasks += !registered && !*there;
  return TRUE;
}

static void
note_state (SuyuanBulletinCount *self,
            SuyuanRecord        *task,
            SuyuanTaskState      state)
{
  SuyuanUid outlet;
  GArray   *states;

  if (!suyuan_record_get_ref (task, "outlet", &outlet))
    return;
  states = g_hash_table_lookup (self->states, &outlet);
  if (!states)
    {
      states = g_array_new (FALSE, FALSE, sizeof state);
      g_hash_table_insert (self->states, g_memdup2 (&outlet, sizeof outlet), states);
    }
  g_array_append_val (states, state);
}

static gboolean
is_due (const SuyuanBulletin *bulletin,
        const char           *day)
{
  return day && strcmp (day, bulletin->first_day) >= 0 && strcmp (day, bulletin->day_after) < 0;
}

/* The date a round that rebounded was given first, where it lies in the quarter: the new round does not take it back. */
static const char *
find_rebounded (SuyuanBulletinCount *self,
                const SuyuanUid     *task)
{
  GPtrArray *days = g_hash_table_lookup (self->rebounded, task);

  for (guint i = 0; days && i < days->len; i++)
    if (is_due (self->bulletin, days->pdata[i]))
      return days->pdata[i];
  return NULL;
}

/* 应销号 of the quarter by the date that was given first; a suspended task waits. What rebounded is not closed, until it is
 * closed again. */
static void
count_due (SuyuanBulletinCount *self,
           SuyuanBulletinArea  *area,
           SuyuanRecord        *task,
           SuyuanTaskState      state)
{
  const SuyuanUid     *uid = suyuan_record_get_uid (task);
  const char          *rebounded = find_rebounded (self, uid), *deadline = suyuan_record_get_text (task, "deadline");
  const char          *original = rebounded ? rebounded : get_original (task), *closed_on = suyuan_record_get_text (task, "closed_on");
  SuyuanBulletinFigure outcome;

  if (!is_due (self->bulletin, original) || state == SUYUAN_TASK_SUSPENDED)
    return;
  if (state == SUYUAN_TASK_CLOSED)
    outcome = is_until (closed_on, original) ? SUYUAN_FIGURE_ON_TIME : !rebounded && deadline && is_until (closed_on, deadline) ? SUYUAN_FIGURE_PUT_OFF
                                                                                                                                : SUYUAN_FIGURE_LATE;
  else
    outcome = !rebounded && deadline && strcmp (deadline, self->bulletin->day_after) >= 0 ? SUYUAN_FIGURE_EXTENDED : SUYUAN_FIGURE_MISSED;
  suyuan_bulletin_add (self, area, SUYUAN_FIGURE_DUE, uid);
  suyuan_bulletin_add (self, area, outcome, uid);
}

static void
count_task (SuyuanBulletinCount *self,
            SuyuanBulletinArea  *area,
            SuyuanRecord        *task,
            SuyuanTaskState      state)
{
  const SuyuanBulletin *bulletin = self->bulletin;
  const SuyuanUid      *uid = suyuan_record_get_uid (task);
  const char           *closed_on = suyuan_record_get_text (task, "closed_on");

  suyuan_bulletin_add (self, area, SUYUAN_FIGURE_TASKS, uid);
  if (state == SUYUAN_TASK_CLOSED)
    suyuan_bulletin_add (self, area, SUYUAN_FIGURE_TASKS_CLOSED, uid);
  else if (is_until (suyuan_record_get_text (task, "works_done_on"), bulletin->last_day))
    suyuan_bulletin_add (self, area, SUYUAN_FIGURE_WORKS_DONE, uid);
  if (state == SUYUAN_TASK_CLOSED && closed_on && strcmp (closed_on, bulletin->first_day) >= 0)
    suyuan_bulletin_add (self, area, SUYUAN_FIGURE_CLOSED, uid);
  if (suyuan_task_state_days_overdue (state, suyuan_record_get_text (task, "deadline"), bulletin->day_after) > 0)
    suyuan_bulletin_add (self, area, SUYUAN_FIGURE_OVERDUE, uid);
  count_due (self, area, task, state);
}

static gboolean
find_division (SuyuanBulletinCount *self,
               SuyuanRecord        *task,
               const char          *key,
               char               **division,
               GError             **error)
{
  g_autoptr (SuyuanRecord) record = NULL;

  if (*division)
    return TRUE;
  if (!suyuan_office_follow (self->office, task, key, &record, error))
    return FALSE;
  *division = record ? g_strdup (suyuan_record_get_text (record, "division")) : NULL;
  return TRUE;
}

/**
 * suyuan_bulletin_place_task:
 *
 * A task is its outlet's area's, or its section's; else that of the division of its problem, or of who answers for it.
 *
 * Returns: (transfer none): the area; %NULL with an error of the store
 */
SuyuanBulletinArea *
suyuan_bulletin_place_task (SuyuanBulletinCount *self,
                            SuyuanRecord        *task,
                            GError             **error)
{
  g_autofree char    *division = NULL;
  SuyuanUid           outlet;
  SuyuanBulletinArea *area = suyuan_record_get_ref (task, "outlet", &outlet) ? g_hash_table_lookup (self->places, &outlet) : NULL;

  if (area)
    return area;
  if (!find_division (self, task, "section", &division, error) || !find_division (self, task, "problem", &division, error) || !find_division (self, task, "responsible_unit", &division, error))
    return NULL;
  return suyuan_bulletin_find_area (self, division);
}

static gboolean
count_one (SuyuanBulletinCount *self,
           SuyuanPast          *past,
           SuyuanRecord        *now,
           GError             **error)
{
  SuyuanTaskState     state = SUYUAN_TASK_REGISTERED;
  SuyuanBulletinArea *area;
  gboolean            there;
  g_autoptr (SuyuanRecord) task = NULL;

  if (!is_there (self, past, now, &there, error))
    return FALSE;
  if (!there)
    return TRUE;
  task = look_back (past, now, error);
  area = task ? suyuan_bulletin_place_task (self, task, error) : NULL;
  if (!area)
    return FALSE;

  suyuan_task_state_parse (suyuan_record_get_text (task, "state"), &state);
  note_state (self, task, state);
  if (state != SUYUAN_TASK_CANCELLED)
    {
      count_task (self, area, task, state);
      g_hash_table_insert (self->tasks, g_memdup2 (suyuan_record_get_uid (now), sizeof (SuyuanUid)), g_steal_pointer (&task));
    }
  return TRUE;
}

/**
 * suyuan_bulletin_count_tasks:
 *
 * Counts the tasks, and keeps them as they stood.
 */
gboolean
suyuan_bulletin_count_tasks (SuyuanBulletinCount *self,
                             GError             **error)
{
  SuyuanQuery query = { .kind = SUYUAN_KIND_TASK };
  g_autoptr (SuyuanPast) past = suyuan_past_new (self->office, SUYUAN_KIND_TASK, self->bulletin->until_ms, "task ", error);
  g_autoptr (GPtrArray) tasks = past ? suyuan_office_list (self->office, &query, error) : NULL;

  for (guint i = 0; tasks && i < tasks->len; i++)
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !count_one (self, past, tasks->pdata[i], error))
      return FALSE;
  return tasks != NULL;
}
