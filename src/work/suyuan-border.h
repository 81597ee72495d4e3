/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-river.h"
#include "suyuan-walk.h"

G_BEGIN_DECLS

gboolean suyuan_border_bar (SuyuanRiver *river, SuyuanOffice *office, const SuyuanWalk *walk, double *barriers,
                            GError **error);

G_END_DECLS
