/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-delivery.h"
#include "suyuan-fold.h"

G_BEGIN_DECLS

GHashTable *suyuan_clash_open_fields (SuyuanWorkspace *workspace, const SuyuanUid *uid, GError **error);
GPtrArray  *suyuan_clash_list (SuyuanFolder *folder, const SuyuanFoldState *state, GHashTable *known);

G_END_DECLS
