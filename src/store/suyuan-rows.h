/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-workspace-private.h"

G_BEGIN_DECLS

/* @slices has one value per field of the table. */
gboolean suyuan_row_insert (SuyuanWorkspace *workspace, const SuyuanKindTable *table, gint64 fid,
                            const SuyuanUid *uid, gint64 created, gint64 changed, const SuyuanSlice *slices,
                            GError **error);
gboolean suyuan_row_update (SuyuanWorkspace *workspace, const SuyuanKindTable *table, gint64 fid, gint64 changed,
                            const guint8 *touched, const SuyuanSlice *slices, GError **error);
gboolean suyuan_row_delete (SuyuanWorkspace *workspace, const SuyuanKindTable *table, gint64 fid, GError **error);

G_END_DECLS
