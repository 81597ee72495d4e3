/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "suyuan-seat.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_IMPORT_ASSISTANT (suyuan_import_assistant_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanImportAssistant, suyuan_import_assistant, SUYUAN, IMPORT_ASSISTANT, AdwWindow)

/* A list on its way in, in four steps: file, mapping, verdicts, done. */
GtkWidget  *suyuan_import_assistant_new (GtkWindow *parent, SuyuanSeat *seat);
void        suyuan_import_assistant_set_file (SuyuanImportAssistant *self, const char *path, SuyuanKind kind);
const char *suyuan_import_assistant_get_step (SuyuanImportAssistant *self);
gboolean    suyuan_import_assistant_map (SuyuanImportAssistant *self, const char *column, const char *field);
void        suyuan_import_assistant_save_refused (SuyuanImportAssistant *self, const char *path);

G_END_DECLS
