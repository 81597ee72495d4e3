/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-action.h"

G_BEGIN_DECLS

gboolean suyuan_carrying_follow (SuyuanAction *action, SuyuanOffice *office, SuyuanRecord *before, SuyuanRecord *after,
                                 GError **error);

G_END_DECLS
