/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-form-dialog.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_TASK_DIALOG (suyuan_task_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanTaskDialog, suyuan_task_dialog, SUYUAN, TASK_DIALOG, SuyuanFormDialog)

/* Raises a problem on an outlet and makes the task that puts it right. */
GtkWidget *suyuan_task_dialog_new (GtkWindow *parent, SuyuanSeat *seat, const SuyuanUid *outlet);
void       suyuan_task_dialog_fill (SuyuanTaskDialog *self, const char *problem, const char *category,
                                    const char *found_on, const char *deadline, const char *responsible_unit,
                                    const char *accepting_unit, const char *measure);

G_END_DECLS
