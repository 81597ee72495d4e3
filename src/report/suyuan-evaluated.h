/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-record.h"

G_BEGIN_DECLS

/* Results against limits, in words: "62 mg/L, limit 50, 1.2 times". */
GPtrArray *suyuan_evaluated_items (SuyuanRecord *outlet, SuyuanRecord *sample, const char *const *items,
                                   guint n_items, GError **error);

G_END_DECLS
