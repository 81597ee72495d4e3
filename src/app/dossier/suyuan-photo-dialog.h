/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-form-dialog.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_PHOTO_DIALOG (suyuan_photo_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanPhotoDialog, suyuan_photo_dialog, SUYUAN, PHOTO_DIALOG, SuyuanFormDialog)

/* Photos and files for one record. */
GtkWidget *suyuan_photo_dialog_new (GtkWindow *parent, SuyuanSeat *seat, SuyuanKind kind, const SuyuanUid *uid);
void       suyuan_photo_dialog_fill (SuyuanPhotoDialog *self, const char *file, const char *photo_kind,
                                     const char *witnesses);

G_END_DECLS
