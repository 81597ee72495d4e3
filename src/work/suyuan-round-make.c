/* The rosters of a month: which tasks, by whom they are answered, and what each cell says as it goes out.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-round-make.h"

#include "suyuan-census.h"
#include "suyuan-field-text.h"
#include "suyuan-journal.h"
#include "suyuan-office-private.h"
#include "suyuan-period.h"
#include "suyuan-refusal.h"
#include "suyuan-round-cells.h"
#include "suyuan-task-state.h"

#include <glib/gi18n-lib.h>

/* Everything one roster is made from. */
typedef struct
{
  SuyuanOffice           *office;
  const SuyuanRoundTerms *terms;
  char                   *today;
  GPtrArray              *rounds; /* of SuyuanRound */
} Making;

/* To whom the roster of this task goes: a name for people. */
static char *
dup_addressee (Making                   *making,
               const SuyuanRoundSubject *subject)
{
  const char *split = making->terms->split;
  gsize       digits = g_strcmp0 (split, "city") == 0 ? 4 : 6;
  SuyuanUid   unit;

  if (!split)
    return suyuan_office_dup_title (making->office);
  if (g_str_equal (split, "unit"))
    return suyuan_record_get_ref (subject->task, "responsible_unit", &unit) ? suyuan_office_dup_label (making->office, SUYUAN_KIND_UNIT, &unit) : g_strdup (_ ("no responsible unit"));
  if (!subject->division || strlen (subject->division) < digits)
    return g_strdup (_ ("no division"));
  {
    SuyuanDivisions *divisions = suyuan_catalogue_get_divisions (suyuan_office_get_catalogue (making->office));
    g_autofree char *beginning = g_strndup (subject->division, digits);
    g_autofree char *code = digits == 4 ? g_strconcat (beginning, "00", NULL) : g_strdup (beginning);

    return suyuan_divisions_find (divisions, code) ? suyuan_divisions_dup_full_name (divisions, code) : g_strdup (code);
  }
}

static SuyuanRound *
begin_round (Making *making,
             char   *to)
{
  SuyuanOffice    *office = making->office;
  SuyuanWorkspace *workspace = suyuan_office_get_workspace (office);
  const SuyuanUid *person = suyuan_office_get_operator (office);
  SuyuanRound     *round = suyuan_round_new ();

  suyuan_uid_init (&round->uid, suyuan_office_now_ms (office));
  round->workspace = *suyuan_workspace_get_uid (workspace);
  round->month = g_strdup (making->terms->month);
  round->made = suyuan_instant_format (suyuan_office_now_ms (office));
  round->by = person && !suyuan_uid_is_nil (person) ? suyuan_office_dup_label (office, SUYUAN_KIND_PERSON, person) : g_strdup ("");
  round->to = to;
  suyuan_round_add_columns (round, suyuan_office_get_catalogue (office));
  g_ptr_array_add (making->rounds, round);
  return round;
}

static SuyuanRound *
find_round (Making *making,
            char   *to)
{
  for (guint i = 0; i < making->rounds->len; i++)
    if (g_str_equal (((SuyuanRound *) making->rounds->pdata[i])->to, to))
      {
        g_free (to);
        return making->rounds->pdata[i];
      }
  return begin_round (making, to);
}

static gboolean
add_tasks (Making    *making,
           GPtrArray *tasks,
           GError   **error)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      const char *state = suyuan_record_get_text (tasks->pdata[i], "state");
      g_auto (SuyuanRoundSubject) subject = { 0 };

      if (!making->terms->filter && state && suyuan_task_state_is_over_key (state))
        continue;
      if (!suyuan_round_subject_read (&subject, making->office, tasks->pdata[i], error) || !suyuan_round_add_task (find_round (making, dup_addressee (making, &subject)), making->office, &subject, making->today, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
give_heads (Making  *making,
            GError **error)
{
  SuyuanJournalInfo *info = suyuan_journal_info (suyuan_office_get_workspace (making->office), error);

  for (guint i = 0; info && i < making->rounds->len; i++)
    ((SuyuanRound *) making->rounds->pdata[i])->head = g_strdup (info->head);
  if (!info)
    return FALSE;
  suyuan_journal_info_free (info);
  return TRUE;
}

static gboolean
check_terms (const SuyuanRoundTerms *terms,
             GError                **error)
{
  static const char *const splits[] = { "city", "county", "unit", NULL };
  SuyuanPeriod             period;

  if (!terms->month || !suyuan_period_parse (&period, terms->month) || period.month == 0)
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "month", _ ("“%s” is no month: write it as 2026-11"), terms->month ? terms->month : "");
      return FALSE;
    }
  if (terms->split && !g_strv_contains (splits, terms->split))
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "split", _ ("Rosters are split by city, county or unit, not by “%s”"), terms->split);
      return FALSE;
    }
  return TRUE;
}

/**
 * suyuan_office_make_rounds:
 *
 * Makes the rosters of a month, each with the tasks one addressee answers for, by code. Nothing is written; they have no
 * code yet.
 *
 * Returns: (transfer full) (element-type SuyuanRound): at least one; %NULL with INVALID, REFUSED (`no_tasks`) or an
 *   error of the store
 */
GPtrArray *
suyuan_office_make_rounds (SuyuanOffice           *self,
                           const SuyuanRoundTerms *terms,
                           GError                **error)
{
  g_autofree char *today = suyuan_office_today (self);
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_round_free);
  g_autoptr (GPtrArray) tasks = NULL;
  Making      making = { self, terms, today, rounds };
  SuyuanQuery query = { .kind = SUYUAN_KIND_TASK, .filter = terms->filter };

  if (!check_terms (terms, error) || !(tasks = suyuan_office_list (self, &query, error)) || !add_tasks (&making, tasks, error))
    return NULL;
  if (rounds->len == 0)
    {
      suyuan_refuse (error, "no_tasks", terms->filter ? _ ("No task passes the filter, so there is nothing to ask about") : _ ("No task is open, so there is nothing to ask about"));
      return NULL;
    }
  return give_heads (&making, error) ? g_steal_pointer (&rounds) : NULL;
}
