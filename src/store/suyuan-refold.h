/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-fold.h"

G_BEGIN_DECLS

gboolean suyuan_refold_record (SuyuanWorkspace *workspace, SuyuanFolder *folder, SuyuanFoldState *state,
                               GHashTable *outlets, GError **error);
gboolean suyuan_refold_outlets (SuyuanWorkspace *workspace, GHashTable *outlets, GError **error);

G_END_DECLS
