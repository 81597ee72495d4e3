/* What was due before a task rebounded: a new round begins with dates of its own, and the quarter the old ones lay in
 * still asks for them.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-bulletin-private.h"

#include "suyuan-diary.h"
#include "suyuan-field-text.h"

/* The batch that entered a record; %NULL: not among the lines. */
static const char *
find_batch (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (((SuyuanHistoryLine *) lines->pdata[i])->created)
      return ((SuyuanHistoryLine *) lines->pdata[i])->batch;
  return NULL;
}

/* What one batch replaced in a field. */
static const char *
find_replaced (GPtrArray  *lines,
               const char *batch,
               const char *key)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const SuyuanHistoryLine *line = lines->pdata[i];

      if (g_strcmp0 (line->field, key) == 0 && g_str_equal (line->batch, batch) && line->old_value.type == SUYUAN_VALUE_TEXT)
        return line->old_value.text;
    }
  return NULL;
}

/* The first date of the round that ended: a rebound writes event and task in one batch. */
static gboolean
read_rebound (SuyuanBulletinCount *self,
              SuyuanRecord        *event,
              GError             **error)
{
  SuyuanUid   task;
  const char *batch, *day;
  GPtrArray  *days;
  g_autoptr (GPtrArray) entered = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (!suyuan_record_get_ref (event, "task", &task))
    return TRUE;
  entered = suyuan_office_history (self->office, SUYUAN_KIND_EVENT, suyuan_record_get_uid (event), 0, error);
  lines = entered ? suyuan_office_history (self->office, SUYUAN_KIND_TASK, &task, 0, error) : NULL;
  if (!lines)
    return FALSE;
  batch = find_batch (entered);
  day = batch ? find_replaced (lines, batch, "original_deadline") : NULL;
  if (batch && !day)
    day = find_replaced (lines, batch, "deadline");
  if (!day)
    return TRUE;
  days = g_hash_table_lookup (self->rebounded, &task);
  if (!days)
    {
      days = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->rebounded, g_memdup2 (&task, sizeof task), days);
    }
  g_ptr_array_add (days, g_strdup (day));
  return TRUE;
}

/**
 * suyuan_bulletin_read_rebounds:
 *
 * Reads the first dates of the rounds that ended in a rebound before the end, before the tasks are counted.
 */
gboolean
suyuan_bulletin_read_rebounds (SuyuanBulletinCount *self,
                               GError             **error)
{
  g_autofree char *until = suyuan_instant_format (self->bulletin->until_ms);
  g_autofree char *text = g_strdup_printf ("type = 'rebound' and at < '%s'", until);
  g_autoptr (SuyuanExpr) filter = suyuan_expr_parse (text, error);
  SuyuanQuery query = { .kind = SUYUAN_KIND_EVENT, .filter = filter, .sort = "at" };
  g_autoptr (GPtrArray) events = filter ? suyuan_office_list (self->office, &query, error) : NULL;

  for (guint i = 0; events && i < events->len; i++)
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !read_rebound (self, events->pdata[i], error))
      return FALSE;
  return events != NULL;
}
