/* What a step writes into its task: the state, and the dates and numbers that belong to it.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-task-changes.h"

#include "suyuan-field-text.h"
#include "suyuan-numbering.h"
#include "suyuan-refusal.h"

#include <glib/gi18n-lib.h>

#define NOTICE_DAYS 7      /* a public notice where no last day is given; practice, an office may differ */
#define LOOK_BACK_MONTHS 6 /* from closure to the look-back; practice, an office may differ */

static void
clear (SuyuanRecord *changes,
       const char   *key)
{
  const SuyuanValue nothing = { 0 };

  suyuan_record_set (changes, key, &nothing);
}

static char *
day_later (const char *day,
           int         months,
           int         days)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *midnight = g_strconcat (day, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 (midnight, zone);
  g_autoptr (GDateTime) later = g_date_time_add_full (start, 0, months, days, 0, 0, 0);

  return g_date_time_format (later, "%Y-%m-%d");
}

static gboolean
read_day (const char *text,
          char      **day,
          GError    **error)
{
  if (!text || !*text)
    return TRUE;
  if (suyuan_date_parse (text, day))
    return TRUE;
  suyuan_refuse (error, "date", _ ("“%s” is not a day; write year-month-day"), text);
  return FALSE;
}

static const char *
last_measure_day (SuyuanCase *task_case)
{
  const char *last = NULL;

  for (guint i = 0; i < task_case->measures->len; i++)
    {
      const char *day = suyuan_case_get_done_day (task_case, task_case->measures->pdata[i]);

      if (!day)
        return NULL;
      if (!last || strcmp (day, last) > 0)
        last = day;
    }
  return last;
}

/**
 * suyuan_task_changes_prepare:
 * @action: the step's action
 *
 * Writes what a submission implies before it is judged: the works were done on the day of the last measure,
 * where no other day is given.
 */
gboolean
suyuan_task_changes_prepare (SuyuanCase     *task_case,
                             SuyuanAction   *action,
                             SuyuanTaskState to,
                             GError        **error)
{
  const char *day = last_measure_day (task_case);
  g_autoptr (SuyuanRecord) changes = NULL;

  if (to != SUYUAN_TASK_SUBMITTED || !day || suyuan_record_has (task_case->task, "works_done_on"))
    return TRUE;
  changes = suyuan_record_new (suyuan_record_get_catalogue (task_case->task), SUYUAN_KIND_TASK, suyuan_record_get_uid (task_case->task));
  suyuan_record_set_text (changes, "works_done_on", day);
  return suyuan_action_update (action, changes, error);
}

static gboolean
begin_notice (SuyuanRecord         *changes,
              const SuyuanFlowMove *move,
              const char           *today,
              GError              **error)
{
  g_autofree char *until = NULL;

  if (!read_day (move->until, &until, error))
    return FALSE;
  if (!until)
    until = day_later (today, 0, NOTICE_DAYS);
  if (strcmp (until, today) < 0)
    {
      suyuan_refuse (error, "date", _ ("The public notice would end on %s, before it begins: give a later day"), until);
      return FALSE;
    }
  suyuan_record_set_text (changes, "notice_from", today);
  suyuan_record_set_text (changes, "notice_until", until);
  return TRUE;
}

/* Without a document's number the closure is numbered after its task and round. */
static void
close_task (SuyuanCase           *task_case,
            SuyuanRecord         *changes,
            const SuyuanFlowMove *move,
            const char           *today)
{
  g_autofree char *look_back = day_later (today, LOOK_BACK_MONTHS, 0);
  g_autofree char *number = NULL;

  number = g_strdup_printf ("%s-%" G_GINT64_FORMAT, suyuan_record_get_text (task_case->task, "code"),
                            suyuan_record_get_integer (task_case->task, "round"));
  suyuan_record_set_text (changes, "closed_on", today);
  suyuan_record_set_text (changes, "closure_number", move->document && *move->document ? move->document : number);
  suyuan_record_set_text (changes, "look_back_on", look_back);
}

/* The first deadline stays on record however often a task is extended. */
static void
extend_task (SuyuanCase   *task_case,
             SuyuanRecord *changes,
             const char   *until)
{
  if (!suyuan_record_has (task_case->task, "original_deadline"))
    suyuan_record_set_text (changes, "original_deadline", suyuan_record_get_text (task_case->task, "deadline"));
  suyuan_record_set_text (changes, "deadline", until);
}

/* The next round: what proved the last one is kept in its events and cleared from the task. */
static void
begin_round (SuyuanCase   *task_case,
             SuyuanRecord *changes,
             const char   *until)
{
  static const char *const cleared[] = { "works_done_on", "closed_on", "closure_number", "notice_from",
                                         "notice_until", "look_back_on", "original_deadline", "suspended_state",
                                         "pace", "progress", "progress_note", "expected_on", "difficulty" };

  for (gsize i = 0; i < G_N_ELEMENTS (cleared); i++)
    clear (changes, cleared[i]);
  suyuan_record_set_integer (changes, "round", suyuan_record_get_integer (task_case->task, "round") + 1);
  suyuan_record_set_integer (changes, "kept", 0);
  if (until)
    suyuan_record_set_text (changes, "deadline", until);
  else
    clear (changes, "deadline");
}

static gboolean
fill_advance (SuyuanCase           *task_case,
              SuyuanRecord         *changes,
              const SuyuanFlowMove *move,
              SuyuanTaskState       to,
              GError              **error)
{
  g_autofree char *today = suyuan_office_today (task_case->office);

  if (to == SUYUAN_TASK_PUBLIC_NOTICE)
    return begin_notice (changes, move, today, error);
  if (to == SUYUAN_TASK_CLOSED)
    close_task (task_case, changes, move, today);
  return TRUE;
}

static gboolean
fill_event (SuyuanCase           *task_case,
            SuyuanRecord         *changes,
            const SuyuanFlowMove *move,
            GError              **error)
{
  g_autofree char *until = NULL;

  if (!read_day (move->until, &until, error))
    return FALSE;
  if (g_str_equal (move->event, "extend"))
    extend_task (task_case, changes, until);
  else if (g_str_equal (move->event, "rebound"))
    begin_round (task_case, changes, until);
  else if (g_str_equal (move->event, "transfer"))
    suyuan_record_set_ref (changes, "responsible_unit", &move->unit);
  else if (g_str_equal (move->event, "suspend"))
    suyuan_record_set_text (changes, "suspended_state", suyuan_record_get_text (task_case->task, "state"));
  else if (g_str_equal (move->event, "resume"))
    clear (changes, "suspended_state");
  return TRUE;
}

/**
 * suyuan_task_changes_new:
 * @move: a step the flow and the criteria have let pass
 * @to: the state it leads to
 *
 * Returns: (transfer full): the fields of the task that change; %NULL with REFUSED (`date`)
 */
SuyuanRecord *
suyuan_task_changes_new (SuyuanCase           *task_case,
                         const SuyuanFlowMove *move,
                         SuyuanTaskState       to,
                         GError              **error)
{
  g_autoptr (SuyuanRecord) changes = suyuan_record_new (suyuan_record_get_catalogue (task_case->task), SUYUAN_KIND_TASK,
                                                        suyuan_record_get_uid (task_case->task));
  gboolean filled;

  suyuan_record_set_text (changes, "state", suyuan_task_state_get_key (to));
  if (g_str_equal (move->event, "advance"))
    filled = fill_advance (task_case, changes, move, to, error);
  else
    filled = fill_event (task_case, changes, move, error);
  return filled ? g_steal_pointer (&changes) : NULL;
}
