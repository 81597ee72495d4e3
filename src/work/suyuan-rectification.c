/* A problem becomes tasks: one for each outlet, with its measure and whose duty it is.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-rectification.h"

#include "suyuan-assignment.h"
#include "suyuan-enrolment.h"
#include "suyuan-numbering.h"
#include "suyuan-office-private.h"
#include "suyuan-refusal.h"
#include "suyuan-task-event.h"
#include "suyuan-text-fold.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SuyuanOffice          *office;
  const SuyuanTaskTerms *terms;
  SuyuanAction          *action;
  SuyuanRecord          *problem;
  char                  *today;
} Raising;

static void
raising_clear (Raising *self)
{
  g_clear_pointer (&self->action, suyuan_action_free);
  g_clear_pointer (&self->problem, suyuan_record_unref);
  g_free (self->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Raising, raising_clear)

static SuyuanRecord *
record_new (Raising   *self,
            SuyuanKind kind)
{
  SuyuanUid uid;

  suyuan_uid_init (&uid, suyuan_office_now_ms (self->office));
  return suyuan_record_new (suyuan_office_get_catalogue (self->office), kind, &uid);
}

static gboolean
write_new (Raising      *self,
           SuyuanRecord *record,
           GError      **error)
{
  return suyuan_numbering_give (self->office, record, error) && suyuan_action_create (self->action, record, error);
}

/* Reads one text of the terms as the field it is; %NULL leaves the field alone. */
static gboolean
assign (Raising      *self,
        SuyuanRecord *record,
        const char   *key,
        const char   *text,
        GError      **error)
{
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (self->office), suyuan_record_get_kind (record), key);

  return !text || suyuan_office_assign (self->office, record, field, text, NULL, error);
}

static gboolean
check_terms (const SuyuanTaskTerms *terms,
             GError               **error)
{
  gboolean has_outlets = terms->outlets && terms->outlets->len > 0;

  if (has_outlets != suyuan_uid_is_nil (&terms->section))
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "subject", _ ("A task is about outlets or about a section; name the one or the other"));
      return FALSE;
    }
  if (!terms->problem || !*terms->problem)
    {
      suyuan_refuse_as (error, SUYUAN_WORK_ERROR_INVALID, "problem", _ ("Say what is wrong: a task puts a problem right"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
raise_problem (Raising *self,
               GError **error)
{
  const SuyuanTaskTerms *terms = self->terms;
  GPtrArray             *outlets = terms->outlets;
  g_autoptr (SuyuanRecord) outlet = NULL;

  self->problem = record_new (self, SUYUAN_KIND_PROBLEM);
  suyuan_record_set_text (self->problem, "name", terms->problem);
  if (!assign (self, self->problem, "found_on", terms->found_on ? terms->found_on : self->today, error) || !assign (self, self->problem, "source", terms->source ? terms->source : "census", error))
    return FALSE;

  if (!suyuan_uid_is_nil (&terms->section))
    suyuan_record_set_ref (self->problem, "section", &terms->section);
  else if (outlets->len == 1)
    suyuan_record_set_ref (self->problem, "outlet", outlets->pdata[0]);
  if (outlets && outlets->len > 0 && !suyuan_office_seek (self->office, SUYUAN_KIND_OUTLET, outlets->pdata[0], &outlet, error))
    return FALSE;
  if (outlet && suyuan_record_has (outlet, "division"))
    suyuan_record_set_text (self->problem, "division", suyuan_record_get_text (outlet, "division"));
  return write_new (self, self->problem, error);
}

static gboolean
assign_unit (Raising      *self,
             SuyuanRecord *task,
             const char   *key,
             const char   *name,
             GError      **error)
{
  const SuyuanField *field = suyuan_catalogue_find_field (suyuan_office_get_catalogue (self->office), SUYUAN_KIND_TASK, key);
  g_autoptr (SuyuanRecord) newcomer = NULL;
  SuyuanUid uid;

  if (name == NULL || suyuan_text_is_blank (name))
    return TRUE;
  if (!suyuan_enrolment_find (self->office, name, self->terms->enrol, &uid, &newcomer, error))
    {
      g_prefix_error (error, "%s: ", suyuan_field_get_label (field));
      return FALSE;
    }
  suyuan_record_set_ref (task, key, &uid);
  return newcomer == NULL || write_new (self, newcomer, error);
}

static gboolean
check_units (SuyuanRecord *task,
             GError      **error)
{
  SuyuanUid responsible, accepting;

  if (!suyuan_record_get_ref (task, "responsible_unit", &responsible) || !suyuan_record_get_ref (task, "accepting_unit", &accepting) || !suyuan_uid_equal (&responsible, &accepting))
    return TRUE;
  suyuan_refuse (error, "same_unit", _ ("The accepting unit is the responsible unit: name another accepting unit"));
  return FALSE;
}

static gboolean
add_measure (Raising      *self,
             SuyuanRecord *task,
             GError      **error)
{
  g_autoptr (SuyuanRecord) measure = NULL;
  g_autoptr (SuyuanRecord) duty = NULL;
  SuyuanUid responsible;

  if (!self->terms->measure || !*self->terms->measure)
    return TRUE;
  measure = record_new (self, SUYUAN_KIND_MEASURE);
  suyuan_record_set_text (measure, "name", self->terms->measure);
  suyuan_record_set_ref (measure, "problem", suyuan_record_get_uid (self->problem));
  suyuan_record_set_ref (measure, "task", suyuan_record_get_uid (task));
  if (suyuan_record_has (task, "deadline"))
    suyuan_record_set_text (measure, "due_on", suyuan_record_get_text (task, "deadline"));
  if (!write_new (self, measure, error))
    return FALSE;

  if (!suyuan_record_get_ref (task, "responsible_unit", &responsible))
    return TRUE;
  duty = record_new (self, SUYUAN_KIND_DUTY);
  suyuan_record_set_ref (duty, "measure", suyuan_record_get_uid (measure));
  suyuan_record_set_text (duty, "role", "responsible");
  suyuan_record_set_ref (duty, "unit", &responsible);
  return write_new (self, duty, error);
}

/* What is put right is marked so on the outlet; its status then follows from the task. */
static gboolean
mark_outlet (Raising      *self,
             SuyuanRecord *outlet,
             SuyuanRecord *task,
             GError      **error)
{
  g_autoptr (SuyuanRecord) changes = suyuan_record_new (suyuan_office_get_catalogue (self->office), SUYUAN_KIND_OUTLET, suyuan_record_get_uid (outlet));

  suyuan_record_set_integer (changes, "rectify", 1);
  suyuan_record_set_text (changes, "category", suyuan_record_get_text (task, "category"));
  return suyuan_action_update (self->action, changes, error);
}

/* A problem is found before it is handed over, and put right after it was found. Where nobody says when, an old task may
 * be entered with the deadline it had. */
static gboolean
check_days (Raising      *self,
            SuyuanRecord *task,
            GError      **error)
{
  const char *found = self->terms->found_on != NULL ? suyuan_record_get_text (self->problem, "found_on") : NULL, *deadline = suyuan_record_get_text (task, "deadline");

  if (found != NULL && strcmp (found, self->today) > 0)
    suyuan_refuse (error, "date", _ ("The problem is said to be found on %s, a day to come: give the day it was found"), found);
  else if (found != NULL && deadline != NULL && strcmp (deadline, found) < 0)
    suyuan_refuse (error, "date", _ ("The deadline %s lies before %s, when the problem was found: give a later one"), deadline, found);
  else
    return TRUE;

  return FALSE;
}

static gboolean
fill_task (Raising      *self,
           SuyuanRecord *task,
           GError      **error)
{
  const SuyuanTaskTerms *terms = self->terms;
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);

  suyuan_record_set_ref (task, "problem", suyuan_record_get_uid (self->problem));
  suyuan_record_set_text (task, "source", suyuan_record_get_text (self->problem, "source"));
  suyuan_record_set_text (task, "state", "registered");
  suyuan_record_set_integer (task, "round", 1);
  suyuan_record_set_text (task, "registered_on", self->today);
  if (!assign (self, task, "category", terms->category, error) || !assign (self, task, "deadline", terms->deadline, error) || !assign_unit (self, task, "responsible_unit", terms->responsible_unit, error) || !assign_unit (self, task, "accepting_unit", terms->accepting_unit, error) || !assign (self, task, "sponsor", terms->sponsor, error) || !suyuan_office_assign_all (self->office, task, terms->more, warnings, error) || !check_units (task, error) || !check_days (self, task, error))
    return FALSE;

  for (guint i = 0; i < warnings->len; i++)
    suyuan_action_warn (self->action, warnings->pdata[i]);
  return TRUE;
}

/* The colon follows the writing of the name, not the language of whoever sits there: it is kept. */
static char *
name_task (const char *outlet,
           const char *problem)
{
  const char *last = outlet != NULL && *outlet != '\0' ? g_utf8_prev_char (outlet + strlen (outlet)) : NULL;

  if (last == NULL)
    return g_strdup (problem);

  return g_strconcat (outlet, g_unichar_iswide (g_utf8_get_char (last)) ? "：" : ": ", problem, NULL);
}

static gboolean
add_task (Raising         *self,
          const SuyuanUid *outlet_uid,
          GError         **error)
{
  g_autoptr (SuyuanRecord) task = record_new (self, SUYUAN_KIND_TASK);
  g_autoptr (SuyuanRecord) outlet = NULL;
  g_autoptr (SuyuanRecord) event = NULL;

  if (outlet_uid)
    {
      g_autofree char *name = NULL;

      outlet = suyuan_office_get (self->office, SUYUAN_KIND_OUTLET, outlet_uid, error);
      if (!outlet)
        return FALSE;
      name = name_task (suyuan_record_get_text (outlet, "name"), self->terms->problem);
      suyuan_record_set_text (task, "name", name);
      suyuan_record_set_ref (task, "outlet", outlet_uid);
    }
  else
    {
      suyuan_record_set_text (task, "name", self->terms->problem);
      suyuan_record_set_ref (task, "section", &self->terms->section);
    }

  if (!fill_task (self, task, error) || !write_new (self, task, error) || !add_measure (self, task, error))
    return FALSE;
  event = suyuan_task_event_new (self->office, task, "advance", SUYUAN_TASK_REGISTERED, error);
  if (!event)
    return FALSE;
  suyuan_record_set (event, "from_state", &(SuyuanValue){ 0 });
  if (!suyuan_task_event_write (self->office, self->action, event, error))
    return FALSE;
  suyuan_action_name (self->action, task);
  return !outlet || mark_outlet (self, outlet, task, error);
}

/**
 * suyuan_office_task_new:
 * @terms: the problem and what is to be done
 *
 * Registers one problem and a task for each outlet (or one for a section), each with the measure and the
 * duty of the responsible unit where they are given, in one batch. A decision: it needs an operator.
 *
 * Returns: (transfer full): the outcome, naming the tasks; %NULL with NO_PERSON, INVALID, NOT_FOUND,
 *   AMBIGUOUS, REFUSED (`same_unit`) or an error of the store
 */
SuyuanOutcome *
suyuan_office_task_new (SuyuanOffice          *self,
                        const SuyuanTaskTerms *terms,
                        GError               **error)
{
  g_auto (Raising) raising = { .office = self, .terms = terms };

  if (!suyuan_office_need_operator (self, error) || !check_terms (terms, error))
    return NULL;
  raising.today = suyuan_office_today (self);
  raising.action = suyuan_action_begin (self, "task new", error);
  if (!raising.action || !raise_problem (&raising, error))
    return NULL;

  if (!suyuan_uid_is_nil (&terms->section))
    {
      if (!add_task (&raising, NULL, error))
        return NULL;
    }
  else
    for (guint i = 0; i < terms->outlets->len; i++)
      if (!add_task (&raising, terms->outlets->pdata[i], error))
        return NULL;
  return suyuan_action_finish (raising.action, error);
}
