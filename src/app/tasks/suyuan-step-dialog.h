/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-form-dialog.h"
#include "suyuan-rectification.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_STEP_DIALOG (suyuan_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanStepDialog, suyuan_step_dialog, SUYUAN, STEP_DIALOG, SuyuanFormDialog)

/* What a step of a task asks for. @type is NULL for the next step, else the kind of event. */
GtkWidget        *suyuan_step_dialog_new (GtkWindow *parent, SuyuanSeat *seat, SuyuanTaskView *view,
                                          const char *type);
SuyuanFilesGroup *suyuan_step_dialog_get_files (SuyuanStepDialog *self);
void              suyuan_step_dialog_fill (SuyuanStepDialog *self, const char *reason, const char *document,
                                           const char *second_person, const char *until, const char *exempt);

G_END_DECLS
