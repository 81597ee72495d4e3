/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-workspace-private.h"

G_BEGIN_DECLS

void     suyuan_derive_note (GHashTable   *outlets,
                             SuyuanRecord *record);
gboolean suyuan_derive_outlets (SuyuanWorkspace *workspace,
                                GHashTable      *outlets,
                                GError         **error);

G_END_DECLS
