/* suyuan-task-dialog.c: raises a problem on an outlet and makes the task that puts it right
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-task-dialog.h"

#include <glib/gi18n-lib.h>

#include "suyuan-rectification.h"

struct _SuyuanTaskDialog
{
  SuyuanFormDialog parent_instance;

  GtkEditable     *problem;
  SuyuanChoiceRow *category;
  SuyuanChoiceRow *source;
  GtkEditable     *found_on;
  GtkEditable     *measure;
  GtkEditable     *deadline;
  GtkEditable     *responsible_unit;
  GtkEditable     *accepting_unit;
  GtkEditable     *sponsor;
  GtkSwitch       *short_path;

  SuyuanUid outlet;
};

typedef struct
{
  SuyuanUid outlet;
  char     *problem, *category, *source, *found_on, *measure, *deadline, *responsible_unit, *accepting_unit, *sponsor;
  gboolean  short_path;
} Terms;

G_DEFINE_FINAL_TYPE (SuyuanTaskDialog, suyuan_task_dialog, SUYUAN_TYPE_FORM_DIALOG)

static void
terms_free (gpointer data)
{
  Terms *terms = data;

  g_free (terms->problem);
  g_free (terms->category);
  g_free (terms->source);
  g_free (terms->found_on);
  g_free (terms->measure);
  g_free (terms->deadline);
  g_free (terms->responsible_unit);
  g_free (terms->accepting_unit);
  g_free (terms->sponsor);
  g_free (terms);
}

static gpointer
task_verb (SuyuanOffice *office,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Terms *mine = data;
  g_autoptr (GPtrArray) outlets = g_ptr_array_new ();
  const char     *more[] = { mine->short_path ? "short_path=1" : NULL, NULL };
  SuyuanTaskTerms terms = { .outlets = outlets,
                            .problem = mine->problem,
                            .category = mine->category,
                            .source = mine->source,
                            .deadline = mine->deadline,
                            .found_on = mine->found_on,
                            .measure = mine->measure,
                            .responsible_unit = mine->responsible_unit,
                            .accepting_unit = mine->accepting_unit,
                            .enrol = TRUE,
                            .sponsor = mine->sponsor,
                            .more = more };

  g_ptr_array_add (outlets, &mine->outlet);
  return suyuan_office_task_new (office, &terms, error);
}

static void
suyuan_task_dialog_apply (SuyuanFormDialog *form)
{
  SuyuanTaskDialog *self = SUYUAN_TASK_DIALOG (form);
  g_autofree char  *problem = suyuan_form_dup_text (self->problem);
  Terms            *terms;

  if (problem == NULL || suyuan_choice_row_get_key (self->category) == NULL)
    {
      suyuan_form_dialog_set_fault (form, _ ("Say what the problem is and choose how it shall be put right."));
      return;
    }

  terms = g_new0 (Terms, 1);
  terms->outlet = self->outlet;
  terms->problem = g_steal_pointer (&problem);
  terms->category = g_strdup (suyuan_choice_row_get_key (self->category));
  terms->source = g_strdup (suyuan_choice_row_get_key (self->source));
  terms->found_on = suyuan_form_dup_text (self->found_on);
  terms->measure = suyuan_form_dup_text (self->measure);
  terms->deadline = suyuan_form_dup_text (self->deadline);
  terms->responsible_unit = suyuan_form_dup_text (self->responsible_unit);
  terms->accepting_unit = suyuan_form_dup_text (self->accepting_unit);
  terms->sponsor = suyuan_form_dup_text (self->sponsor);
  terms->short_path = gtk_switch_get_active (self->short_path);
  suyuan_form_dialog_act (form, _ ("Task made"), task_verb, terms, terms_free);
}

static void
suyuan_task_dialog_class_init (SuyuanTaskDialogClass *klass)
{
  SUYUAN_FORM_DIALOG_CLASS (klass)->apply = suyuan_task_dialog_apply;
}

static void
suyuan_task_dialog_init (SuyuanTaskDialog *self)
{
}

static void
keep_typed (SuyuanTaskDialog *self)
{
  SuyuanFormDialog *form = SUYUAN_FORM_DIALOG (self);

  suyuan_form_dialog_watch (form, "problem", self->problem);
  suyuan_form_dialog_watch (form, "category", self->category);
  suyuan_form_dialog_watch (form, "source", self->source);
  suyuan_form_dialog_watch (form, "found_on", self->found_on);
  suyuan_form_dialog_watch (form, "measure", self->measure);
  suyuan_form_dialog_watch (form, "deadline", self->deadline);
  suyuan_form_dialog_watch (form, "responsible_unit", self->responsible_unit);
  suyuan_form_dialog_watch (form, "accepting_unit", self->accepting_unit);
  suyuan_form_dialog_watch (form, "sponsor", self->sponsor);
  suyuan_form_dialog_watch (form, "short_path", self->short_path);
  suyuan_form_dialog_keep (form, "task", &self->outlet);
}

GtkWidget *
suyuan_task_dialog_new (GtkWindow       *parent,
                        SuyuanSeat      *seat,
                        const SuyuanUid *outlet)
{
  SuyuanTaskDialog    *self = g_object_new (SUYUAN_TYPE_TASK_DIALOG, NULL);
  SuyuanFormDialog    *form = SUYUAN_FORM_DIALOG (self);
  g_autofree char     *today = suyuan_office_today (suyuan_seat_get_office (seat));
  AdwPreferencesGroup *group;

  self->outlet = *outlet;
  suyuan_form_dialog_set_up (form, parent, seat, _ ("New Task"), _ ("_Make Task"));
  group = suyuan_form_dialog_add_group (form, _ ("Problem"));
  self->problem = suyuan_form_dialog_add_entry (group, _ ("What is wrong"), NULL);
  self->source = suyuan_form_dialog_add_choice (form, group, _ ("Found by"), "problem_source", "census");
  self->found_on = suyuan_form_dialog_add_entry (group, _ ("Found on (date)"), today);
  group = suyuan_form_dialog_add_group (form, _ ("Measure"));
  self->category = suyuan_form_dialog_add_choice (form, group, _ ("Category"), "category", NULL);
  self->measure = suyuan_form_dialog_add_entry (group, _ ("What shall be done"), NULL);
  self->deadline = suyuan_form_dialog_add_entry (group, _ ("Deadline (date)"), NULL);
  self->short_path = suyuan_form_dialog_add_switch (group, _ ("Set right at once"));
  group = suyuan_form_dialog_add_group (form, _ ("Duty"));
  self->responsible_unit = suyuan_form_dialog_add_entry (group, _ ("Responsible unit"), NULL);
  self->accepting_unit = suyuan_form_dialog_add_entry (group, _ ("Accepting unit"), NULL);
  self->sponsor = suyuan_form_dialog_add_entry (group, _ ("Sponsor"), NULL);
  keep_typed (self);

  return GTK_WIDGET (self);
}

void
suyuan_task_dialog_fill (SuyuanTaskDialog *self,
                         const char       *problem,
                         const char       *category,
                         const char       *found_on,
                         const char       *deadline,
                         const char       *responsible_unit,
                         const char       *accepting_unit,
                         const char       *measure)
{
  gtk_editable_set_text (self->problem, problem);
  suyuan_choice_row_set_key (self->category, category);
  gtk_editable_set_text (self->found_on, found_on);
  gtk_editable_set_text (self->deadline, deadline);
  gtk_editable_set_text (self->responsible_unit, responsible_unit);
  gtk_editable_set_text (self->accepting_unit, accepting_unit);
  gtk_editable_set_text (self->measure, measure);
}
