/* suyuan-new-dialog.c: a new record: what it must have; the rest is filled in on its page
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-new-dialog.h"

#include <glib/gi18n-lib.h>

#include "suyuan-field-check.h"
#include "suyuan-focus.h"

struct _SuyuanNewDialog
{
  SuyuanFormDialog parent_instance;

  SuyuanKind    kind;
  GPtrArray    *rows;  /* of SuyuanFieldRow, borrowed */
  SuyuanRecord *blank; /* Owned */
};

typedef struct
{
  SuyuanKind  kind;
  GStrv       assignments;
  SuyuanSeat *seat;
  SuyuanUid   made;
} Addition;

G_DEFINE_FINAL_TYPE (SuyuanNewDialog, suyuan_new_dialog, SUYUAN_TYPE_FORM_DIALOG)

/* What is asked for besides what is required, so that a new record can be found again: what is known where it is found. */
static const struct
{
  SuyuanKind  kind;
  const char *title;
  const char *asked[16];
} forms[] = {
  { SUYUAN_KIND_OUTLET, N_ ("New Outlet"), { "code", "name", "type", "division", "lon", "lat", "receiving_water", "reach", "bank", "stage", "investigated_on", "drainage" } },
  { SUYUAN_KIND_SECTION, N_ ("New Section"), { "code", "name", "type", "target", "river", "division", "lon", "lat" } },
  { SUYUAN_KIND_ENTERPRISE, N_ ("New Enterprise"), { "code", "name", "type", "credit_code", "division", "lon", "lat" } },
  { SUYUAN_KIND_VISIT, N_ ("New Visit"), { "code", "name", "type", "outlet", "at", "persons", "dry_days", "drainage", "finding", "lon", "lat" } },
  { SUYUAN_KIND_SAMPLE, N_ ("New Sample"), { "code", "name", "type", "outlet", "taken", "laboratory", "flow_m3d", "ph", "cod", "nh3n", "tp" } },
};

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  g_strfreev (addition->assignments);
  g_object_unref (addition->seat);
  g_free (addition);
}

static gboolean
go_there_cb (gpointer data)
{
  Addition *addition = data;

  suyuan_seat_go (addition->seat, addition->kind, &addition->made);

  return G_SOURCE_REMOVE;
}

static gpointer
add_verb (SuyuanOffice *office,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Addition      *addition = data, *copy;
  SuyuanOutcome *outcome = suyuan_office_add (office, addition->kind, (const char *const *) addition->assignments, error);

  if (outcome == NULL)
    return NULL;

  if (addition->kind != SUYUAN_KIND_OUTLET && addition->kind != SUYUAN_KIND_SECTION && addition->kind != SUYUAN_KIND_ENTERPRISE)
    return outcome;

  copy = g_new0 (Addition, 1);
  copy->kind = addition->kind;
  copy->seat = g_object_ref (addition->seat);
  copy->made = outcome->uid;
  g_idle_add_full (G_PRIORITY_LOW, go_there_cb, copy, addition_free);

  return outcome;
}

static GStrv
collect (SuyuanNewDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      SuyuanFieldRow  *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text = suyuan_field_editor_dup_text (suyuan_field_row_get_editor (row));
      g_autofree char *assignment = g_strconcat (suyuan_field_row_get_field (row)->key, "=", text, NULL);

      if (*text != '\0')
        g_strv_builder_add (builder, assignment);
    }
  return g_strv_builder_end (builder);
}

/* Returns the first field that cannot stay as it is; @complete: also what is blank still. */
static SuyuanFieldRow *
check (SuyuanNewDialog *self,
       gboolean         complete)
{
  g_autoptr (SuyuanRecord) draft = suyuan_record_copy (self->blank);

  return suyuan_field_check_rows (self->rows, draft, complete);
}

static void
suyuan_new_dialog_apply (SuyuanFormDialog *form)
{
  SuyuanNewDialog *self = SUYUAN_NEW_DIALOG (form);
  SuyuanFieldRow  *wrong = check (self, TRUE);
  Addition        *addition;

  if (wrong != NULL)
    {
      suyuan_form_dialog_set_fault (form, suyuan_field_row_get_fault (wrong));
      suyuan_focus_enter (GTK_WIDGET (wrong));
      return;
    }

  addition = g_new0 (Addition, 1);
  addition->kind = self->kind;
  addition->seat = g_object_ref (suyuan_form_dialog_get_seat (form));
  addition->assignments = collect (self);
  suyuan_form_dialog_act (form, _ ("Entered"), add_verb, addition, addition_free);
}

static void
edited_cb (SuyuanNewDialog *self)
{
  check (self, FALSE);
}

static void
suyuan_new_dialog_finalize (GObject *object)
{
  SuyuanNewDialog *self = SUYUAN_NEW_DIALOG (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->blank, suyuan_record_unref);

  G_OBJECT_CLASS (suyuan_new_dialog_parent_class)->finalize (object);
}

static void
suyuan_new_dialog_class_init (SuyuanNewDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = suyuan_new_dialog_finalize;
  SUYUAN_FORM_DIALOG_CLASS (klass)->apply = suyuan_new_dialog_apply;
}

static void
suyuan_new_dialog_init (SuyuanNewDialog *self)
{
  self->rows = g_ptr_array_new ();
}

static gboolean
is_asked (const SuyuanField *field,
          guint              form)
{
  return field->required || (!field->derived && g_strv_contains (forms[form].asked, field->key));
}

static guint
form_of (SuyuanKind kind)
{
  guint form = 0;

  while (forms[form].kind != kind)
    g_return_val_if_fail (++form < G_N_ELEMENTS (forms), 0);

  return form;
}

static void
add_row (SuyuanNewDialog     *self,
         AdwPreferencesGroup *group,
         GtkSizeGroup        *labels,
         SuyuanSeat          *seat,
         const SuyuanField   *field)
{
  GtkWidget *row = suyuan_field_row_new (seat, field);

  suyuan_field_row_align (SUYUAN_FIELD_ROW (row), labels);
  suyuan_field_row_set_record (SUYUAN_FIELD_ROW (row), self->blank);
  suyuan_field_row_set_editing (SUYUAN_FIELD_ROW (row), TRUE);
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  suyuan_form_dialog_watch (SUYUAN_FORM_DIALOG (self), field->key, row);
}

static void
keep_for (SuyuanNewDialog *self,
          const SuyuanUid *owner)
{
  g_autofree char *form = g_strconcat ("new:", suyuan_kind_name (self->kind), NULL);

  suyuan_form_dialog_keep (SUYUAN_FORM_DIALOG (self), form, owner);
}

GtkWidget *
suyuan_new_dialog_new (GtkWindow  *parent,
                       SuyuanSeat *seat,
                       SuyuanKind  kind)
{
  SuyuanNewDialog     *self = g_object_new (SUYUAN_TYPE_NEW_DIALOG, NULL);
  SuyuanFormDialog    *form = SUYUAN_FORM_DIALOG (self);
  SuyuanOffice        *office = suyuan_seat_get_office (seat);
  SuyuanUid            nobody = { 0 };
  AdwPreferencesGroup *group;
  guint                n, which = form_of (kind);
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  const SuyuanField *fields = suyuan_catalogue_get_fields (suyuan_office_get_catalogue (office), kind, &n);

  self->kind = kind;
  self->blank = suyuan_record_new (suyuan_office_get_catalogue (office), kind, &nobody);
  suyuan_form_dialog_set_up (form, parent, seat, _ (forms[which].title), _ ("_Enter"));
  group = suyuan_form_dialog_add_group (form, NULL);
  for (guint i = 0; i < n; i++)
    if (is_asked (&fields[i], which))
      add_row (self, group, labels, seat, &fields[i]);
  keep_for (self, NULL);

  return GTK_WIDGET (self);
}

/* As of what belongs to @outlet, whose code is @code: what was typed for another is not offered here. Before it is seen. */
void
suyuan_new_dialog_set_outlet (SuyuanNewDialog *self,
                              const SuyuanUid *outlet,
                              const char      *code)
{
  suyuan_new_dialog_fill (self, "outlet", code);
  keep_for (self, outlet);
}

/* As a person would type it; FALSE when the field is not asked for. */
gboolean
suyuan_new_dialog_fill (SuyuanNewDialog *self,
                        const char      *key,
                        const char      *text)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SuyuanFieldRow *row = g_ptr_array_index (self->rows, i);

      if (g_str_equal (suyuan_field_row_get_field (row)->key, key))
        {
          suyuan_field_editor_set_text (suyuan_field_row_get_editor (row), text);
          return TRUE;
        }
    }
  return FALSE;
}
