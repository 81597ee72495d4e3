/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-import-plan.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_MAPPING_LIST (suyuan_mapping_list_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanMappingList, suyuan_mapping_list, SUYUAN, MAPPING_LIST, GtkWidget)

/* For each column of the file the field it feeds, how sure the guess is, and what stands in it. */
void     suyuan_mapping_list_set_plan (SuyuanMappingList *self, SuyuanCatalogue *catalogue, SuyuanImportPlan *plan);
void     suyuan_mapping_list_store (SuyuanMappingList *self, SuyuanImportPlan *plan);
gboolean suyuan_mapping_list_map (SuyuanMappingList *self, const char *column, const char *field);

G_END_DECLS
