/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-delivery.h"

G_BEGIN_DECLS

/* What a workspace knows beside its journal, for itself alone: what it is a part of, numbers given elsewhere. */
gboolean    suyuan_note_read (SuyuanWorkspace *workspace, const char *name, char **text, GError **error);
GHashTable *suyuan_note_list (SuyuanWorkspace *workspace, const char *prefix, GError **error);
/* @notes: text by name */
gboolean suyuan_note_write (SuyuanDelivery *delivery, GHashTable *notes, GError **error);
gboolean suyuan_workspace_count_withheld (SuyuanWorkspace *workspace, gint64 *n_changes, GError **error);
gboolean suyuan_workspace_is_part (SuyuanWorkspace *workspace, gboolean *is_part, GError **error);

G_END_DECLS
