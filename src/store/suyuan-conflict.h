/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-fold.h"

G_BEGIN_DECLS

gboolean suyuan_conflict_write (SuyuanWorkspace *workspace, SuyuanFolder *folder, const SuyuanFoldState *state,
                                GError **error);
gboolean suyuan_conflict_answer (SuyuanWorkspace *workspace, const SuyuanKindTable *table, const SuyuanUid *uid,
                                 const guint8 *touched, GError **error);

G_END_DECLS
