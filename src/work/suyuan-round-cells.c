/* What the cells of a roster say as it goes out, and which of them an addressee fills in.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-round-cells.h"

#include "suyuan-census.h"
#include "suyuan-field-text.h"
#include "suyuan-task-state.h"

#include <glib/gi18n-lib.h>

/* A cell that is only read is cut: a spreadsheet holds 32,767 characters in one. */
#define MOST_READ 4000

/* The columns, in their order. Those without a title are fields of the task and called as they are. */
static const struct
{
  const char       *key, *title;
  SuyuanRoundAccess access;
} columns[] = {
  { "no", N_ ("No."), SUYUAN_ROUND_LOCKED },
  { "code", NULL, SUYUAN_ROUND_LOCKED },
  { "outlet", NULL, SUYUAN_ROUND_LOCKED },
  { "division", N_ ("Division"), SUYUAN_ROUND_LOCKED },
  { "problem", NULL, SUYUAN_ROUND_LOCKED },
  { "measures", N_ ("Measures"), SUYUAN_ROUND_LOCKED },
  { "responsible_unit", NULL, SUYUAN_ROUND_LOCKED },
  { "deadline", NULL, SUYUAN_ROUND_LOCKED },
  { "overdue", N_ ("Days overdue"), SUYUAN_ROUND_LOCKED },
  { "state", NULL, SUYUAN_ROUND_LOCKED },
  { "last", N_ ("Progress as last told"), SUYUAN_ROUND_LOCKED },
  { "progress_note", NULL, SUYUAN_ROUND_FRESH },
  { "pace", NULL, SUYUAN_ROUND_OPEN },
  { "progress", NULL, SUYUAN_ROUND_OPEN },
  { "expected_on", NULL, SUYUAN_ROUND_OPEN },
  { "works_done_on", NULL, SUYUAN_ROUND_OPEN },
  { "difficulty", NULL, SUYUAN_ROUND_OPEN },
  { "uid", N_ ("Mark of the row"), SUYUAN_ROUND_LOCKED },
};

/**
 * suyuan_round_find_field:
 * @key: of a column
 *
 * Returns: (transfer none) (nullable): the field of the task the column shows; %NULL where it shows something else
 */
const SuyuanField *
suyuan_round_find_field (SuyuanCatalogue *catalogue,
                         const char      *key)
{
  return suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_TASK, key);
}

/**
 * suyuan_round_get_access:
 * @key: of a column
 *
 * Returns: whether it is one an addressee fills in; what is no column is not
 */
SuyuanRoundAccess
suyuan_round_get_access (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].key, key))
      return columns[i].access;
  return SUYUAN_ROUND_LOCKED;
}

/**
 * suyuan_round_subject_clear:
 *
 * Drops what it holds.
 */
void
suyuan_round_subject_clear (SuyuanRoundSubject *self)
{
  g_clear_pointer (&self->outlet, suyuan_record_unref);
  g_clear_pointer (&self->problem, suyuan_record_unref);
  g_clear_pointer (&self->division, g_free);
}

static const char *
text_or_null (SuyuanRecord *record,
              const char   *key)
{
  return record && suyuan_record_has (record, key) ? suyuan_record_get_text (record, key) : NULL;
}

/**
 * suyuan_round_subject_read:
 * @self: zero-initialised
 *
 * Reads what a roster says of a task. It is to be put right where its outlet lies, else its section, else its problem.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
suyuan_round_subject_read (SuyuanRoundSubject *self,
                           SuyuanOffice       *office,
                           SuyuanRecord       *task,
                           GError            **error)
{
  g_autoptr (SuyuanRecord) section = NULL;

  self->task = task;
  if (!suyuan_office_follow (office, task, "outlet", &self->outlet, error) || !suyuan_office_follow (office, task, "problem", &self->problem, error) || !suyuan_office_follow (office, task, "section", &section, error))
    return FALSE;
  self->division = g_strdup (text_or_null (self->outlet, "division"));
  if (!self->division)
    self->division = g_strdup (text_or_null (section, "division"));
  if (!self->division)
    self->division = g_strdup (text_or_null (self->problem, "division"));
  return TRUE;
}

/**
 * suyuan_round_add_columns:
 *
 * Gives a roster its columns, under the names they have in the language of the program.
 */
void
suyuan_round_add_columns (SuyuanRound     *round,
                          SuyuanCatalogue *catalogue)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const SuyuanField *field = suyuan_round_find_field (catalogue, columns[i].key);
      const char        *label = columns[i].title ? _ (columns[i].title) : suyuan_field_get_label (field);
      g_autofree char   *title = !columns[i].title && field->unit ? g_strdup_printf ("%s(%s)", label, field->unit) : g_strdup (label);

      suyuan_round_add_column (round, columns[i].key, title, columns[i].access);
    }
}

static char *
dup_measures (SuyuanOffice *office,
              SuyuanRecord *task,
              GError      **error)
{
  g_autoptr (GPtrArray) measures = suyuan_office_referring (office, SUYUAN_KIND_MEASURE, "task", suyuan_record_get_uid (task), error);
  GString *text;

  if (!measures)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < measures->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? _ ("; ") : "", suyuan_record_get_text (measures->pdata[i], "name"));
  return g_string_free (text, FALSE);
}

static char *
dup_division (SuyuanOffice *office,
              const char   *code)
{
  SuyuanDivisions      *divisions = suyuan_catalogue_get_divisions (suyuan_office_get_catalogue (office));
  g_autofree char      *county = code ? g_strndup (code, 6) : NULL;
  const SuyuanDivision *division = county ? suyuan_divisions_find (divisions, county) : NULL;

  return g_strdup (division ? division->name : code);
}

static char *
dup_overdue (SuyuanRecord *task,
             const char   *today)
{
  SuyuanTaskState state;
  const char     *key = suyuan_record_get_text (task, "state");
  int             days = key && suyuan_task_state_parse (key, &state) ? suyuan_task_state_days_overdue (state, text_or_null (task, "deadline"), today) : 0;

  return days > 0 ? g_strdup_printf ("%d", days) : NULL;
}

/* A field as it is read back: what a form would show of it, dates and numbers bare. */
static char *
dup_field (SuyuanOffice *office,
           SuyuanRecord *task,
           const char   *key)
{
  const SuyuanField *field = suyuan_round_find_field (suyuan_office_get_catalogue (office), key);

  if (!suyuan_record_has (task, key))
    return NULL;
  if (field->type == SUYUAN_FIELD_REF)
    return suyuan_office_dup_brief (office, task, field);
  return suyuan_field_format (field, suyuan_office_get_catalogue (office), suyuan_record_peek (task, field->index));
}

static char *
cut (char *text)
{
  char *shorter;

  if (!text || g_utf8_strlen (text, -1) <= MOST_READ)
    return text;
  shorter = g_utf8_substring (text, 0, MOST_READ);
  g_free (text);
  text = g_strconcat (shorter, "…", NULL);
  g_free (shorter);
  return text;
}

/* %NULL is a blank cell, or with @error set a failure. */
static char *
dup_cell (SuyuanOffice             *office,
          SuyuanRound              *round,
          const SuyuanRoundSubject *subject,
          const char               *today,
          const char               *key,
          GError                  **error)
{
  if (g_str_equal (key, "no"))
    return g_strdup_printf ("%u", round->rows->len + 1);
  if (g_str_equal (key, "uid"))
    return suyuan_uid_to_string (suyuan_record_get_uid (subject->task));
  if (g_str_equal (key, "code"))
    return suyuan_office_dup_code (office, subject->task);
  if (g_str_equal (key, "division"))
    return dup_division (office, subject->division);
  if (g_str_equal (key, "problem") && subject->problem)
    return cut (g_strdup (suyuan_record_get_text (subject->problem, "name")));
  if (g_str_equal (key, "measures"))
    return cut (dup_measures (office, subject->task, error));
  if (g_str_equal (key, "overdue"))
    return dup_overdue (subject->task, today);
  if (g_str_equal (key, "last"))
    return cut (dup_field (office, subject->task, "progress_note"));
  return dup_field (office, subject->task, key);
}

/**
 * suyuan_round_add_task:
 * @today: the day it is counted from whether it is overdue
 *
 * Adds the row of a task.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
suyuan_round_add_task (SuyuanRound              *round,
                       SuyuanOffice             *office,
                       const SuyuanRoundSubject *subject,
                       const char               *today,
                       GError                  **error)
{
  g_auto (GStrv) cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
  g_autofree char *code = suyuan_office_dup_code (office, subject->task);
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      cells[i] = dup_cell (office, round, subject, today, columns[i].key, &failure);
      if (failure)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (!cells[i])
        cells[i] = g_strdup ("");
    }
  suyuan_round_add_row (round, suyuan_record_get_uid (subject->task), code, g_steal_pointer (&cells));
  return TRUE;
}
