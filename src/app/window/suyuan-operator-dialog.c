/* suyuan-operator-dialog.c: who works here: a statement, not an authentication
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-operator-dialog.h"

#include <glib/gi18n-lib.h>

#include "suyuan-application.h"
#include "suyuan-enrol.h"
#include "suyuan-enrolment.h"
#include "suyuan-focus.h"

struct _SuyuanOperatorDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwPreferencesGroup *group;
  AdwEntryRow         *name;
  AdwEntryRow         *unit;
  GtkWidget           *add;
  GtkLabel            *fault;

  /* Owned */
  SuyuanSeat *seat;
};

/* Who shall act from now on, and whether that person has to be entered in the register first. */
typedef struct
{
  char    *person, *unit;
  gboolean enrol;
} Choice;

G_DEFINE_FINAL_TYPE (SuyuanOperatorDialog, suyuan_operator_dialog, ADW_TYPE_WINDOW)

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->person);
  g_free (choice->unit);
  g_free (choice);
}

/* Somebody who is in the register already is not entered again. */
static gpointer
enrol_verb (SuyuanOffice *office,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Choice          *choice = data;
  g_autofree char *name = g_strconcat ("name=", choice->person, NULL);
  g_autofree char *unit = g_strconcat ("unit=", choice->unit, NULL);
  const char      *assignments[] = { name, *choice->unit != '\0' ? unit : NULL, NULL };

  if (!choice->enrol)
    return NULL;
  if (!suyuan_enrolment_check_name (SUYUAN_KIND_PERSON, choice->person, error) || !suyuan_enrol_unit (office, choice->unit, error))
    return NULL;

  return suyuan_office_add (office, SUYUAN_KIND_PERSON, assignments, error);
}

/* An import may keep the answer waiting: nobody is entered twice meanwhile. */
static void
set_choosing (SuyuanOperatorDialog *self,
              gboolean              choosing)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), !choosing);
  gtk_widget_set_sensitive (self->add, !choosing && *gtk_editable_get_text (GTK_EDITABLE (self->name)) != '\0');
}

static void
chosen_cb (gpointer      object,
           gpointer      result,
           const GError *error)
{
  SuyuanOperatorDialog *self = SUYUAN_OPERATOR_DIALOG (object);
  SuyuanSeat           *seat = self->seat;
  g_autofree char      *person = g_object_steal_data (object, "person");
  SuyuanOutcome        *outcome = result;
  g_autoptr (GError) mine = NULL;

  set_choosing (self, FALSE);
  if (error != NULL)
    {
      gtk_label_set_text (self->fault, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->fault), TRUE);
      return;
    }
  if (outcome != NULL) /* who was entered now: others may have that name */
    {
      g_autofree char *uid = suyuan_uid_to_string (&outcome->uid);

      g_free (person);
      person = g_strconcat ("#", uid, NULL);
    }
  if (!suyuan_office_set_operator (suyuan_seat_get_office (seat), person, TRUE, &mine))
    suyuan_seat_refuse (seat, mine->message);
  g_signal_emit_by_name (seat, "changed", (guint64) 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
choose (SuyuanOperatorDialog *self,
        const char           *person,
        const char           *unit,
        gboolean              enrol)
{
  Choice *choice;

  if (g_object_get_data (G_OBJECT (self), "person") != NULL)
    return;

  set_choosing (self, TRUE);
  choice = g_new0 (Choice, 1);
  choice->person = g_strdup (person);
  choice->unit = g_strdup (unit);
  choice->enrol = enrol;
  g_object_set_data_full (G_OBJECT (self), "person", g_strdup (person), g_free);
  suyuan_seat_run (self->seat, _ ("Taking the seat"), enrol_verb, choice, choice_free,
                   (GDestroyNotify) suyuan_outcome_free, chosen_cb, self);
}

static void
row_activated_cb (AdwActionRow         *row,
                  SuyuanOperatorDialog *self)
{
  choose (self, g_object_get_data (G_OBJECT (row), "code"), "", FALSE);
}

/* One person has this name or code, and need not be entered again. */
static gboolean
is_known (SuyuanOperatorDialog *self,
          const char           *name)
{
  SuyuanUid uid;

  return suyuan_office_find (suyuan_seat_get_office (self->seat), SUYUAN_KIND_PERSON, name, &uid, NULL);
}

static void
add_cb (SuyuanOperatorDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *unit = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->unit))));

  if (*name != '\0')
    choose (self, name, unit, *unit != '\0' || !is_known (self, name));
}

static void
name_changed_cb (SuyuanOperatorDialog *self)
{
  gtk_widget_set_sensitive (self->add, *gtk_editable_get_text (GTK_EDITABLE (self->name)) != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
}

static void
add_person (SuyuanOperatorDialog *self,
            SuyuanRecord         *record)
{
  SuyuanOffice    *office = suyuan_seat_get_office (self->seat);
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *code = suyuan_office_dup_code (office, record);
  g_autofree char *unit = NULL;
  SuyuanUid        uid;

  if (suyuan_record_get_ref (record, "unit", &uid))
    unit = suyuan_office_dup_label (office, SUYUAN_KIND_UNIT, &uid);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), suyuan_record_get_text (record, "name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), unit != NULL ? unit : "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "code", g_steal_pointer (&code), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), self);
  adw_preferences_group_add (self->group, row);
}

static void
fill (SuyuanOperatorDialog *self)
{
  SuyuanQuery query = { .kind = SUYUAN_KIND_PERSON, .sort = "name", .limit = 200 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) persons = suyuan_office_list (suyuan_seat_get_office (self->seat), &query, &error);

  if (persons == NULL)
    {
      gtk_label_set_text (self->fault, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->fault), TRUE);
      return;
    }
  for (guint i = 0; i < persons->len; i++)
    if (!suyuan_record_get_integer (g_ptr_array_index (persons, i), "inactive"))
      {
        add_person (self, g_ptr_array_index (persons, i));
        gtk_widget_set_visible (GTK_WIDGET (self->group), TRUE);
      }
}

/* At the persons, else at the name of the first. */
static void
suyuan_operator_dialog_map (GtkWidget *widget)
{
  SuyuanOperatorDialog *self = SUYUAN_OPERATOR_DIALOG (widget);

  GTK_WIDGET_CLASS (suyuan_operator_dialog_parent_class)->map (widget);

  if (!suyuan_focus_enter (GTK_WIDGET (self->group)))
    gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
suyuan_operator_dialog_dispose (GObject *object)
{
  g_clear_object (&SUYUAN_OPERATOR_DIALOG (object)->seat);

  G_OBJECT_CLASS (suyuan_operator_dialog_parent_class)->dispose (object);
}

static void
suyuan_operator_dialog_class_init (SuyuanOperatorDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = suyuan_operator_dialog_dispose;
  widget_class->map = suyuan_operator_dialog_map;

  gtk_widget_class_set_template_from_resource (widget_class, SUYUAN_APP_PATH "ui/suyuan-operator-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SuyuanOperatorDialog, group);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOperatorDialog, name);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOperatorDialog, unit);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOperatorDialog, add);
  gtk_widget_class_bind_template_child (widget_class, SuyuanOperatorDialog, fault);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
suyuan_operator_dialog_init (SuyuanOperatorDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
suyuan_operator_dialog_present (GtkWindow  *parent,
                                SuyuanSeat *seat)
{
  SuyuanOperatorDialog *self = g_object_new (SUYUAN_TYPE_OPERATOR_DIALOG, "transient-for", parent, NULL);

  self->seat = g_object_ref (seat);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WIDGET (self);
}
