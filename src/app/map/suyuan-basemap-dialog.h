/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-basemap-bar.h"
#include "suyuan-form-dialog.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_BASEMAP_DIALOG (suyuan_basemap_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanBasemapDialog, suyuan_basemap_dialog, SUYUAN, BASEMAP_DIALOG, SuyuanFormDialog)

/* Takes a map file into the workspace and lays it under the data. */
GtkWidget *suyuan_basemap_dialog_new (GtkWindow *parent, SuyuanSeat *seat, SuyuanBasemapBar *bar);
void       suyuan_basemap_dialog_set_file (SuyuanBasemapDialog *self, const char *path);

G_END_DECLS
