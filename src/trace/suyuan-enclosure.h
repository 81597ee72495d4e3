/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-line.h"

G_BEGIN_DECLS

gboolean suyuan_line_encloses (const SuyuanLine *self, const SuyuanPosition *position);

G_END_DECLS
