/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-field-section.h"
#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_DOSSIER_PANE (suyuan_dossier_pane_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanDossierPane, suyuan_dossier_pane, SUYUAN, DOSSIER_PANE, GtkWidget)

/* Everything about the selected outlet, in the order of the printed dossier. Follows the seat's selection. */
void                suyuan_dossier_pane_set_seat (SuyuanDossierPane *self, SuyuanSeat *seat);
void                suyuan_dossier_pane_begin_tab (SuyuanDossierPane *self);
void                suyuan_dossier_pane_show_tab (SuyuanDossierPane *self, const char *name);
SuyuanFieldSection *suyuan_dossier_pane_get_section (SuyuanDossierPane *self, const char *group);

G_END_DECLS
