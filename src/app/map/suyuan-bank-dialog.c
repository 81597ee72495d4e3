/* suyuan-bank-dialog.c: which banks of a reach were walked, and that nothing was found is a finding too
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-bank-dialog.h"

#include <glib/gi18n-lib.h>

#include "suyuan-census-edit.h"
#include "suyuan-census.h"

/* The banks in the order of the rows. */
static const struct
{
  const char *key;
  SuyuanBank  bank;
} banks[] = {
  { "coverage_left", SUYUAN_BANK_LEFT },
  { "coverage_right", SUYUAN_BANK_RIGHT },
};

struct _SuyuanBankDialog
{
  SuyuanFormDialog parent_instance;

  SuyuanChoiceRow *rows[G_N_ELEMENTS (banks)];
  SuyuanUid        reach;
};

typedef struct
{
  SuyuanUid reach;
  GStrv     assignments;
} Walked;

G_DEFINE_FINAL_TYPE (SuyuanBankDialog, suyuan_bank_dialog, SUYUAN_TYPE_FORM_DIALOG)

static void
walked_free (gpointer data)
{
  Walked *walked = data;

  g_strfreev (walked->assignments);
  g_free (walked);
}

static gpointer
set_verb (SuyuanOffice *office,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Walked *walked = data;

  return suyuan_office_set (office, SUYUAN_KIND_REACH, &walked->reach, (const char *const *) walked->assignments, error);
}

static void
suyuan_bank_dialog_apply (SuyuanFormDialog *form)
{
  SuyuanBankDialog *self = SUYUAN_BANK_DIALOG (form);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Walked *walked = g_new0 (Walked, 1);

  for (guint i = 0; i < G_N_ELEMENTS (banks); i++)
    {
      const char      *key = suyuan_choice_row_get_key (self->rows[i]);
      g_autofree char *assignment = g_strconcat (banks[i].key, "=", key != NULL ? key : "", NULL);

      g_strv_builder_add (builder, assignment);
    }
  walked->reach = self->reach;
  walked->assignments = g_strv_builder_end (builder);
  suyuan_form_dialog_act (form, _ ("Banks recorded"), set_verb, walked, walked_free);
}

static void
suyuan_bank_dialog_class_init (SuyuanBankDialogClass *klass)
{
  SUYUAN_FORM_DIALOG_CLASS (klass)->apply = suyuan_bank_dialog_apply;
}

static void
suyuan_bank_dialog_init (SuyuanBankDialog *self)
{
}

/* The bank that was pointed at says so: not everybody knows which way a river flows. */
static void
add_bank (SuyuanBankDialog        *self,
          AdwPreferencesGroup     *group,
          guint                    which,
          const SuyuanReachBeside *beside)
{
  SuyuanFormDialog  *form = SUYUAN_FORM_DIALOG (self);
  SuyuanCatalogue   *catalogue = suyuan_office_get_catalogue (suyuan_seat_get_office (suyuan_form_dialog_get_seat (form)));
  const SuyuanField *field = suyuan_catalogue_find_field (catalogue, SUYUAN_KIND_REACH, banks[which].key);

  self->rows[which] = suyuan_form_dialog_add_choice (form, group, suyuan_field_get_label (field), "coverage", suyuan_record_get_text (beside->reach, field->key));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[which]), beside->bank == banks[which].bank ? _ ("the side pointed at") : _ ("as one looks downstream"));
}

GtkWidget *
suyuan_bank_dialog_new (GtkWindow               *parent,
                        SuyuanSeat              *seat,
                        const SuyuanReachBeside *beside)
{
  SuyuanBankDialog    *self = g_object_new (SUYUAN_TYPE_BANK_DIALOG, NULL);
  SuyuanFormDialog    *form = SUYUAN_FORM_DIALOG (self);
  g_autofree char     *reach = suyuan_office_dup_label (suyuan_seat_get_office (seat), SUYUAN_KIND_REACH, suyuan_record_get_uid (beside->reach));
  AdwPreferencesGroup *group;

  self->reach = *suyuan_record_get_uid (beside->reach);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 300);
  suyuan_form_dialog_set_up (form, parent, seat, _ ("Banks Walked"), _ ("_Save"));
  group = suyuan_form_dialog_add_group (form, reach);
  adw_preferences_group_set_description (group, _ ("That nothing was found is a finding: it shows on the map and counts as walked."));
  for (guint i = 0; i < G_N_ELEMENTS (banks); i++)
    add_bank (self, group, i, beside);

  return GTK_WIDGET (self);
}
