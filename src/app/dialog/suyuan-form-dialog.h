/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-choice-row.h"
#include "suyuan-files-group.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_FORM_DIALOG (suyuan_form_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (SuyuanFormDialog, suyuan_form_dialog, SUYUAN, FORM_DIALOG, AdwWindow)

/* A question in a window of its own: groups of rows, one action, and the fault at the top.
 * A subclass adds its rows and applies them; the dialog closes when the verb is done. */
struct _SuyuanFormDialogClass
{
  AdwWindowClass parent_class;

  void (*apply) (SuyuanFormDialog *self);
};

void                 suyuan_form_dialog_set_up (SuyuanFormDialog *self, GtkWindow *parent, SuyuanSeat *seat,
                                                const char *title, const char *apply_label);
SuyuanSeat          *suyuan_form_dialog_get_seat (SuyuanFormDialog *self);
AdwPreferencesGroup *suyuan_form_dialog_add_group (SuyuanFormDialog *self, const char *title);
void                 suyuan_form_dialog_add_widget (SuyuanFormDialog *self, GtkWidget *group);
GtkEditable         *suyuan_form_dialog_add_entry (AdwPreferencesGroup *group, const char *title, const char *text);
SuyuanChoiceRow     *suyuan_form_dialog_add_choice (SuyuanFormDialog *self, AdwPreferencesGroup *group,
                                                    const char *title, const char *enumeration, const char *key);
GtkSwitch           *suyuan_form_dialog_add_switch (AdwPreferencesGroup *group, const char *title);
void                 suyuan_form_dialog_watch (SuyuanFormDialog *self, const char *name, gpointer field);
void                 suyuan_form_dialog_keep (SuyuanFormDialog *self, const char *form, const SuyuanUid *uid);
void                 suyuan_form_dialog_set_fault (SuyuanFormDialog *self, const char *fault);
void                 suyuan_form_dialog_act (SuyuanFormDialog *self, const char *told, SuyuanDeskFunc func,
                                             gpointer data, GDestroyNotify free_data);
void                 suyuan_form_dialog_apply (SuyuanFormDialog *self);

/* The text of an entry, NULL when blank. */
char *suyuan_form_dup_text (GtkEditable *entry);

G_END_DECLS
