/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-kind.h"

G_BEGIN_DECLS

const char *suyuan_kind_label (SuyuanKind kind);
const char *suyuan_kind_label_plural (SuyuanKind kind);

G_END_DECLS
