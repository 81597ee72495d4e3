/* A town and its quarterly notices: tasks taken through their steps by date, and what a notice says of them.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "notice.h"

#include "suyuan-action.h"
#include "suyuan-field-text.h"

/* To the second, in Beijing. */
void
notice_set_moment (Town       *t,
                   const char *moment)
{
  gint64 ms;

  g_assert_true (suyuan_instant_parse (moment, &ms));
  suyuan_workspace_get_clock (suyuan_office_get_workspace (t->fixture.office))->fixed_ms = ms;
}

SuyuanBulletin *
notice_look (Town       *t,
             const char *quarter,
             const char *level)
{
  g_autoptr (GError) error = NULL;
  SuyuanBulletin *bulletin = suyuan_office_bulletin (t->fixture.office, quarter, level, NULL, &error);

  g_assert_no_error (error);
  return bulletin;
}

SuyuanUid
notice_add_outlet (Town       *t,
                   const char *code,
                   const char *division,
                   const char *more)
{
  g_autofree char *code_text = g_strconcat ("code=", code, NULL);
  g_autofree char *name = g_strconcat ("name=", code, NULL);
  g_autofree char *place = g_strconcat ("division=", division, NULL);

  return fixture_add (&t->fixture, SUYUAN_KIND_OUTLET, code_text, name, place, "stage=confirmed", more, NULL);
}

/* What a step writes into its task on the day of the clock; what it asks for is asked elsewhere. */
void
notice_shut (Town            *t,
             const SuyuanUid *task,
             const char      *state)
{
  SuyuanOffice    *office = t->fixture.office;
  g_autofree char *today = suyuan_office_today (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanAction) action = NULL;
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (SuyuanRecord) changes = suyuan_record_new (suyuan_office_get_catalogue (office), SUYUAN_KIND_TASK, task);

  action = suyuan_action_begin (office, "task advance", &error);
  g_assert_no_error (error);
  suyuan_record_set_text (changes, "state", state);
  if (g_str_equal (state, "closed"))
    suyuan_record_set_text (changes, "closed_on", today);
  g_assert_true (suyuan_action_update (action, changes, &error));
  outcome = suyuan_action_finish (action, &error);
  g_assert_no_error (error);
}

SuyuanUid
notice_add_task (Town       *t,
                 const char *outlet,
                 const char *deadline)
{
  g_autoptr (GPtrArray) outlets = g_ptr_array_new ();
  SuyuanTaskTerms terms = { .outlets = outlets, .problem = "直排", .category = "standardise", .deadline = deadline, .responsible_unit = "U-TOWN", .accepting_unit = "U-CITY", .sponsor = "陈县长" };
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  SuyuanUid uid;

  g_assert_true (suyuan_office_find (t->fixture.office, SUYUAN_KIND_OUTLET, outlet, &uid, &error));
  g_ptr_array_add (outlets, &uid);
  fixture_sit_down (&t->fixture, "王芳");
  outcome = suyuan_office_task_new (t->fixture.office, &terms, &error);
  g_assert_no_error (error);
  notice_shut (t, &outcome->uid, "received");
  return outcome->uid;
}

void
notice_decide (Town            *t,
               const SuyuanUid *task,
               const char      *type,
               const char      *until,
               const char      *unit)
{
  SuyuanTaskStep step = { .reason = "有据", .document = "市环〔2026〕1号", .until = until, .unit = unit, .field = "measure" };
  g_autoptr (SuyuanOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  fixture_sit_down (&t->fixture, "王芳");
  outcome = suyuan_office_task_event (t->fixture.office, task, type, &step, &error);
  g_assert_no_error (error);
}

SuyuanBulletinArea *
notice_area (SuyuanBulletin *bulletin,
             const char     *code)
{
  for (guint i = 0; i < bulletin->areas->len; i++)
    if (g_str_equal (((SuyuanBulletinArea *) bulletin->areas->pdata[i])->code, code))
      return bulletin->areas->pdata[i];
  g_assert_not_reached ();
}

static void
write_tasks (GString    *text,
             const char *name,
             GPtrArray  *tasks)
{
  g_string_append_printf (text, "%s:", name);
  for (guint i = 0; i < tasks->len; i++)
    {
      const SuyuanBulletinTask *task = tasks->pdata[i];

      g_string_append_printf (text, " %s/%s/%s/%s/%s/%d/%s", task->code, task->unit, task->original, task->deadline, task->day, task->days_overdue, task->state);
    }
  g_string_append_c (text, '\n');
}

/* Everything a bulletin says, in one text. */
char *
notice_dup_said (Town       *t,
                 const char *quarter)
{
  g_autoptr (SuyuanBulletin) bulletin = notice_look (t, quarter, "county");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bulletin->areas->len; i++)
    {
      const SuyuanBulletinArea *each = bulletin->areas->pdata[i];

      g_string_append_printf (text, "%s %s %u:", each->code, each->name, each->rank);
      for (guint k = 0; k < SUYUAN_N_FIGURES; k++)
        g_string_append_printf (text, " %u", suyuan_bulletin_area_count (each, (SuyuanBulletinFigure) k));
      g_string_append_c (text, '\n');
    }
  write_tasks (text, "overdue", bulletin->overdue);
  write_tasks (text, "returned", bulletin->returned);
  write_tasks (text, "rebounds", bulletin->rebounds);
  write_tasks (text, "not kept", bulletin->not_kept);
  write_tasks (text, "next", bulletin->next);
  g_string_append_printf (text, "off: %u\n", bulletin->off->len);
  return g_string_free (text, FALSE);
}

const SuyuanBulletinTask *
notice_find (GPtrArray       *tasks,
             const SuyuanUid *task)
{
  for (guint i = 0; i < tasks->len; i++)
    if (suyuan_uid_equal (&((SuyuanBulletinTask *) tasks->pdata[i])->uid, task))
      return tasks->pdata[i];
  return NULL;
}
