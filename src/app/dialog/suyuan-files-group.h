/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SUYUAN_TYPE_FILES_GROUP (suyuan_files_group_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanFilesGroup, suyuan_files_group, SUYUAN, FILES_GROUP, AdwPreferencesGroup)

/* Files to take along: typed, pasted, dropped or chosen. */
GtkWidget         *suyuan_files_group_new (const char *title);
void               suyuan_files_group_add_file (SuyuanFilesGroup *self, const char *path);
const char *const *suyuan_files_group_get_files (SuyuanFilesGroup *self);
char              *suyuan_files_group_dup_fault (SuyuanFilesGroup *self);

/* The paths, one a line, with what is still being typed behind them. */
char *suyuan_files_group_dup_text (SuyuanFilesGroup *self);
void  suyuan_files_group_set_text (SuyuanFilesGroup *self, const char *text);

G_END_DECLS
