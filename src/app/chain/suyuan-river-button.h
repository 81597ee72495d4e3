/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "suyuan-balance.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_RIVER_BUTTON (suyuan_river_button_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanRiverButton, suyuan_river_button, SUYUAN, RIVER_BUTTON, GtkWidget)

/* Where somebody says what is believed of the river. Signal: `changed`, when the popover closes over other figures. */
void suyuan_river_button_get_terms (SuyuanRiverButton *self, SuyuanBalanceTerms *terms);
void suyuan_river_button_set_terms (SuyuanRiverButton *self, const SuyuanBalanceTerms *terms);

G_END_DECLS
