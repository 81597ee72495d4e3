/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-basemap-bar.h"
#include "suyuan-form-dialog.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_AREA_DIALOG (suyuan_area_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanAreaDialog, suyuan_area_dialog, SUYUAN, AREA_DIALOG, SuyuanFormDialog)

/* Saves what the map shows for where there is no network; its size is told first. */
GtkWidget  *suyuan_area_dialog_new (GtkWindow *parent, SuyuanSeat *seat, SuyuanBasemapBar *bar);
const char *suyuan_area_dialog_get_size (SuyuanAreaDialog *self);

G_END_DECLS
