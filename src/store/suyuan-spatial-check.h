/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-kind-table.h"

G_BEGIN_DECLS

gboolean suyuan_spatial_check (SuyuanDb *db, const SuyuanKindTable *table, guint64 *sum, gboolean *whole, GError **error);

G_END_DECLS
