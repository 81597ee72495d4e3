/* suyuan-photo-dialog.c: photos and files for one record
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-app"

#include "suyuan-photo-dialog.h"

#include <glib/gi18n-lib.h>

#include "suyuan-evidence.h"

struct _SuyuanPhotoDialog
{
  SuyuanFormDialog parent_instance;

  SuyuanFilesGroup *files;
  SuyuanChoiceRow  *photo_kind;
  GtkEditable      *witnesses;

  SuyuanKind kind;
  SuyuanUid  uid;
};

typedef struct
{
  SuyuanKind  kind;
  SuyuanUid   uid;
  GStrv       files;
  char       *photo_kind, *witnesses;
  SuyuanSeat *seat;
  char       *warnings; /* set by the verb, told on the main thread */
} Intake;

G_DEFINE_FINAL_TYPE (SuyuanPhotoDialog, suyuan_photo_dialog, SUYUAN_TYPE_FORM_DIALOG)

static gboolean
tell_warnings_cb (gpointer data)
{
  Intake *intake = data;

  suyuan_seat_remark (intake->seat, intake->warnings);

  return G_SOURCE_REMOVE;
}

static void
intake_free (gpointer data)
{
  Intake *intake = data;

  g_strfreev (intake->files);
  g_free (intake->photo_kind);
  g_free (intake->witnesses);
  g_free (intake->warnings);
  g_object_unref (intake->seat);
  g_free (intake);
}

/* The warnings go to the main thread in a copy of their own: the verb's data dies with the verb. */
static void
pass_warnings (Intake    *intake,
               GPtrArray *warnings)
{
  Intake *copy;

  if (warnings->len == 0)
    return;

  g_ptr_array_add (warnings, NULL);
  copy = g_new0 (Intake, 1);
  copy->seat = g_object_ref (intake->seat);
  copy->warnings = g_strjoinv ("\n", (char **) warnings->pdata);
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_warnings_cb, copy, intake_free);
}

static gpointer
intake_verb (SuyuanOffice *office,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Intake *intake = data;
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  SuyuanOutcome *outcome = suyuan_office_add_media (office, intake->kind, &intake->uid,
                                                    (const char *const *) intake->files, intake->photo_kind,
                                                    intake->witnesses, warnings, error);

  if (outcome != NULL)
    pass_warnings (intake, warnings);

  return outcome;
}

static void
suyuan_photo_dialog_apply (SuyuanFormDialog *form)
{
  SuyuanPhotoDialog *self = SUYUAN_PHOTO_DIALOG (form);
  const char *const *files = suyuan_files_group_get_files (self->files);
  Intake            *intake;

  if (files[0] == NULL)
    {
      suyuan_form_dialog_set_fault (form, _ ("Choose at least one file."));
      return;
    }

  intake = g_new0 (Intake, 1);
  intake->kind = self->kind;
  intake->uid = self->uid;
  intake->files = g_strdupv ((char **) files);
  intake->photo_kind = g_strdup (suyuan_choice_row_get_key (self->photo_kind));
  intake->witnesses = suyuan_form_dup_text (self->witnesses);
  intake->seat = g_object_ref (suyuan_form_dialog_get_seat (form));
  suyuan_form_dialog_act (form, _ ("Photos added"), intake_verb, intake, intake_free);
}

static void
suyuan_photo_dialog_class_init (SuyuanPhotoDialogClass *klass)
{
  SUYUAN_FORM_DIALOG_CLASS (klass)->apply = suyuan_photo_dialog_apply;
}

static void
suyuan_photo_dialog_init (SuyuanPhotoDialog *self)
{
}

GtkWidget *
suyuan_photo_dialog_new (GtkWindow       *parent,
                         SuyuanSeat      *seat,
                         SuyuanKind       kind,
                         const SuyuanUid *uid)
{
  SuyuanPhotoDialog   *self = g_object_new (SUYUAN_TYPE_PHOTO_DIALOG, NULL);
  SuyuanFormDialog    *form = SUYUAN_FORM_DIALOG (self);
  AdwPreferencesGroup *group;

  self->kind = kind;
  self->uid = *uid;
  suyuan_form_dialog_set_up (form, parent, seat, _ ("Add Photos"), _ ("_Add"));
  self->files = SUYUAN_FILES_GROUP (suyuan_files_group_new (_ ("Photos and files")));
  suyuan_form_dialog_add_widget (form, GTK_WIDGET (self->files));
  group = suyuan_form_dialog_add_group (form, NULL);
  self->photo_kind = suyuan_form_dialog_add_choice (form, group, _ ("What they show"), "photo_kind", NULL);
  self->witnesses = suyuan_form_dialog_add_entry (group, _ ("Witnesses, where a photo has no position and time"), NULL);
  suyuan_form_dialog_watch (form, "files", self->files);
  suyuan_form_dialog_watch (form, "photo_kind", self->photo_kind);
  suyuan_form_dialog_watch (form, "witnesses", self->witnesses);
  suyuan_form_dialog_keep (form, "photo", uid);

  return GTK_WIDGET (self);
}

/* As a person would type it. */
void
suyuan_photo_dialog_fill (SuyuanPhotoDialog *self,
                          const char        *file,
                          const char        *photo_kind,
                          const char        *witnesses)
{
  suyuan_files_group_add_file (self->files, file);
  suyuan_choice_row_set_key (self->photo_kind, photo_kind);
  gtk_editable_set_text (self->witnesses, witnesses);
}
