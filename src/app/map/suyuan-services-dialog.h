/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-form-dialog.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_SERVICES_DIALOG (suyuan_services_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanServicesDialog, suyuan_services_dialog, SUYUAN, SERVICES_DIALOG, SuyuanFormDialog)

/* The user's list of online maps: keys entered, maps added, changed and taken out. */
GtkWidget *suyuan_services_dialog_new (GtkWindow *parent, SuyuanSeat *seat);

G_END_DECLS
