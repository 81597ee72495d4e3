/* What a bulletin names: tasks that are late, were returned or rebounded, closings a check found hollow, what falls due next.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-bulletin-private.h"

#include "suyuan-field-text.h"

/**
 * suyuan_bulletin_task_free:
 *
 * Frees what is told of a task.
 */
void
suyuan_bulletin_task_free (SuyuanBulletinTask *self)
{
  if (!self)
    return;
  g_free (self->code);
  g_free (self->name);
  g_free (self->state);
  g_free (self->unit);
  g_free (self->sponsor);
  g_free (self->original);
  g_free (self->deadline);
  g_free (self->day);
  g_free (self->what);
  g_free (self->reason);
  g_free (self);
}

static char *
dup_shown (SuyuanBulletinCount *self,
           SuyuanRecord        *record,
           const char          *key)
{
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_record_get_catalogue (record), suyuan_record_get_kind (record), key);

  return suyuan_record_has (record, key) ? suyuan_office_dup_brief (self->office, record, field) : NULL;
}

static SuyuanBulletinTask *
named_new (SuyuanBulletinCount      *self,
           SuyuanRecord             *record,
           const SuyuanBulletinArea *area)
{
  SuyuanBulletinTask *named = g_new0 (SuyuanBulletinTask, 1);

  named->kind = suyuan_record_get_kind (record);
  named->uid = *suyuan_record_get_uid (record);
  named->area = area;
  named->code = suyuan_office_dup_code (self->office, record);
  named->name = g_strdup (suyuan_record_get_text (record, "name"));
  return named;
}

/* By name alone: codes are for those who keep the register. */
static char *
dup_name (SuyuanBulletinCount *self,
          SuyuanRecord        *from,
          const char          *key,
          GError             **error)
{
  g_autoptr (SuyuanRecord) record = NULL;

  if (!suyuan_office_follow (self->office, from, key, &record, error) || !record)
    return NULL;
  return g_strdup (suyuan_record_get_text (record, "name"));
}

/* The task's own; else who is entered for it among the duties of its measures. */
static char *
dup_sponsor (SuyuanBulletinCount *self,
             SuyuanRecord        *task,
             GError             **error)
{
  g_autoptr (GPtrArray) measures = NULL;

  if (suyuan_record_has (task, "sponsor"))
    return g_strdup (suyuan_record_get_text (task, "sponsor"));
  measures = suyuan_office_referring (self->office, SUYUAN_KIND_MEASURE, "task", suyuan_record_get_uid (task), error);
  for (guint i = 0; measures && i < measures->len; i++)
    {
      g_autoptr (GPtrArray) duties = suyuan_office_referring (self->office, SUYUAN_KIND_DUTY, "measure", suyuan_record_get_uid (measures->pdata[i]), error);

      for (guint k = 0; duties && k < duties->len; k++)
        if (g_strcmp0 (suyuan_record_get_text (duties->pdata[k], "role"), "sponsor") == 0)
          return dup_name (self, duties->pdata[k], suyuan_record_has (duties->pdata[k], "person") ? "person" : "unit", error);
    }
  return NULL;
}

static SuyuanBulletinTask *
task_new (SuyuanBulletinCount *self,
          SuyuanRecord        *task,
          GError             **error)
{
  const SuyuanBulletinArea *area = suyuan_bulletin_place_task (self, task, error);
  SuyuanBulletinTask       *named = area ? named_new (self, task, area) : NULL;
  g_autoptr (GError) failure = NULL;
  const char *original;

  if (!named)
    return NULL;
  original = suyuan_record_get_text (task, "original_deadline");
  named->state = dup_shown (self, task, "state");
  named->unit = dup_name (self, task, "responsible_unit", &failure);
  named->sponsor = failure ? NULL : dup_sponsor (self, task, &failure);
  named->deadline = g_strdup (suyuan_record_get_text (task, "deadline"));
  named->original = g_strdup (original ? original : named->deadline);
  if (!failure)
    return named;
  suyuan_bulletin_task_free (named);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static int
compare_named (gconstpointer a,
               gconstpointer b)
{
  const SuyuanBulletinTask *one = *(SuyuanBulletinTask *const *) a, *other = *(SuyuanBulletinTask *const *) b;
  gboolean                  unplaced = !*one->area->code;
  int                       order = unplaced == !*other->area->code ? strcmp (one->area->code, other->area->code) : unplaced ? 1
                                                                                                                             : -1;

  if (order == 0)
    order = g_strcmp0 (one->day ? one->day : one->deadline, other->day ? other->day : other->deadline);
  return order != 0 ? order : g_strcmp0 (one->code, other->code);
}

static gboolean
falls_due_next (const SuyuanBulletin *bulletin,
                SuyuanRecord         *task,
                SuyuanTaskState       state,
                const char           *end)
{
  const char *deadline = suyuan_record_get_text (task, "deadline");

  return !suyuan_task_state_is_over (state) && state != SUYUAN_TASK_SUSPENDED && deadline && strcmp (deadline, bulletin->day_after) >= 0 && strcmp (deadline, end) < 0;
}

/* The first day after the next quarter. */
static char *
dup_next_end (const SuyuanBulletin *bulletin)
{
  SuyuanPeriod next = { .year = bulletin->period.year + (bulletin->period.quarter == 4), .quarter = bulletin->period.quarter % 4 + 1 };

  return suyuan_day_format (suyuan_period_get_end (&next));
}

static gboolean
name_by_deadline (SuyuanBulletinCount *self,
                  GError             **error)
{
  SuyuanBulletin  *bulletin = self->bulletin;
  g_autofree char *end = dup_next_end (bulletin);
  GHashTableIter   iter;
  gpointer         value;

  g_hash_table_iter_init (&iter, self->tasks);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SuyuanRecord       *task = value;
      SuyuanTaskState     state = SUYUAN_TASK_REGISTERED;
      int                 days;
      SuyuanBulletinTask *named;

      suyuan_task_state_parse (suyuan_record_get_text (task, "state"), &state);
      days = suyuan_task_state_days_overdue (state, suyuan_record_get_text (task, "deadline"), bulletin->day_after);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (days == 0 && !falls_due_next (bulletin, task, state, end))
        continue;
      named = task_new (self, task, error);
      if (!named)
        return FALSE;
      named->days_overdue = days;
      g_ptr_array_add (days > 0 ? bulletin->overdue : bulletin->next, named);
    }
  return TRUE;
}

static GPtrArray *
list_of_quarter (SuyuanBulletinCount *self,
                 SuyuanKind           kind,
                 const char          *which,
                 GError             **error)
{
  g_autofree char *from = suyuan_instant_format (self->bulletin->from_ms);
  g_autofree char *until = suyuan_instant_format (self->bulletin->until_ms);
  g_autofree char *text = g_strdup_printf ("%s and at >= '%s' and at < '%s'", which, from, until);
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (text, error);
  SuyuanQuery query = { .kind = kind, .filter = filter, .sort = "at" };

  return filter ? suyuan_office_list (self->office, &query, error) : NULL;
}

/* The label of the field that was thin; what is no field's key is told as it stands. */
static char *
dup_returned_field (SuyuanBulletinCount *self,
                    const char          *key)
{
  static const SuyuanKind kinds[] = { SUYUAN_KIND_TASK, SUYUAN_KIND_OUTLET, SUYUAN_KIND_MEASURE };

  for (gsize i = 0; key && i < G_N_ELEMENTS (kinds); i++)
    {
      const SuyuanField *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (self->office), kinds[i], key);

      if (field)
        return g_strdup (suyuan_field_get_label (field));
    }
  return g_strdup (key);
}

static gboolean
name_events (SuyuanBulletinCount *self,
             const char          *which,
             GPtrArray           *list,
             GError             **error)
{
  g_autoptr (GPtrArray) events = list_of_quarter (self, SUYUAN_KIND_EVENT, which, error);

  for (guint i = 0; events && i < events->len; i++)
    {
      SuyuanRecord       *event = events->pdata[i], *task;
      SuyuanUid           uid;
      SuyuanBulletinTask *named;

      task = suyuan_record_get_ref (event, "task", &uid) ? g_hash_table_lookup (self->tasks, &uid) : NULL;
      if (!task)
        continue;
      named = task_new (self, task, error);
      if (!named)
        return FALSE;
      named->day = suyuan_day_format (suyuan_record_get_integer (event, "at"));
      named->what = list == self->bulletin->returned ? dup_returned_field (self, suyuan_record_get_text (event, "field")) : g_strdup_printf ("%" G_GINT64_FORMAT, suyuan_record_get_integer (event, "round"));
      named->reason = g_strdup (suyuan_record_get_text (event, "reason"));
      g_ptr_array_add (list, named);
    }
  return events != NULL;
}

/* Of its task; where none is given, of the outlet that was looked at. */
static gboolean
name_check (SuyuanBulletinCount *self,
            SuyuanRecord        *visit,
            GError             **error)
{
  g_autoptr (SuyuanRecord) outlet = NULL;
  SuyuanUid           uid;
  SuyuanRecord       *task = suyuan_record_get_ref (visit, "task", &uid) ? g_hash_table_lookup (self->tasks, &uid) : NULL;
  SuyuanBulletinTask *named;

  if (!task && !suyuan_office_follow (self->office, visit, "outlet", &outlet, error))
    return FALSE;
  if (!task && !outlet)
    return TRUE;
  if (task)
    named = task_new (self, task, error);
  else
    named = named_new (self, outlet, suyuan_bulletin_find_area (self, suyuan_record_get_text (outlet, "division")));
  if (!named)
    return FALSE;
  named->day = suyuan_day_format (suyuan_record_get_integer (visit, "at"));
  named->what = dup_shown (self, visit, "type");
  named->reason = g_strdup (suyuan_record_get_text (visit, "finding"));
  g_ptr_array_add (self->bulletin->not_kept, named);
  return TRUE;
}

static gboolean
name_checks (SuyuanBulletinCount *self,
             GError             **error)
{
  g_autoptr (GPtrArray) visits = list_of_quarter (self, SUYUAN_KIND_VISIT, "type in ('spot_check', 'look_back') and kept = 0", error);

  for (guint i = 0; visits && i < visits->len; i++)
    if (!name_check (self, visits->pdata[i], error))
      return FALSE;
  return visits != NULL;
}

/**
 * suyuan_bulletin_name_tasks:
 *
 * Lists what the bulletin names, by area and day; after the tasks were counted.
 */
gboolean
suyuan_bulletin_name_tasks (SuyuanBulletinCount *self,
                            GError             **error)
{
  SuyuanBulletin *bulletin = self->bulletin;
  GPtrArray      *lists[] = { bulletin->overdue, bulletin->next, bulletin->returned, bulletin->rebounds, bulletin->not_kept };

  if (!name_by_deadline (self, error) || !name_events (self, "type = 'return'", bulletin->returned, error) || !name_events (self, "type = 'rebound'", bulletin->rebounds, error) || !name_checks (self, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_ptr_array_sort (lists[i], compare_named);
  return TRUE;
}
