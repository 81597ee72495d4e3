/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-uid.h"

G_BEGIN_DECLS

gboolean suyuan_operators_recall (const SuyuanUid *workspace, SuyuanUid *person);
gboolean suyuan_operators_remember (const SuyuanUid *workspace, const SuyuanUid *person, GError **error);

G_END_DECLS
