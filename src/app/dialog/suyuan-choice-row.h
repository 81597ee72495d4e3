/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-catalogue.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_CHOICE_ROW (suyuan_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanChoiceRow, suyuan_choice_row, SUYUAN, CHOICE_ROW, AdwComboRow)

/* One value of an enumeration. The key is NULL while nothing is chosen. */
GtkWidget  *suyuan_choice_row_new (const char *title, SuyuanCatalogue *catalogue, const char *enumeration);
const char *suyuan_choice_row_get_key (SuyuanChoiceRow *self);
void        suyuan_choice_row_set_key (SuyuanChoiceRow *self, const char *key);

/* The labels of an enumeration behind an empty first one, as a list for any drop-down. */
GListModel *suyuan_choice_list_new (SuyuanCatalogue *catalogue, const char *enumeration);

G_END_DECLS
