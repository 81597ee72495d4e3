/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-open.h"
#include "suyuan-table.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_GRID (suyuan_grid_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanGrid, suyuan_grid, SUYUAN, GRID, GObject)

SuyuanRowSource *suyuan_grid_new (SuyuanTable *table, const SuyuanOpenOptions *options, GError **error);
const char      *suyuan_grid_describe (SuyuanGrid *self);

G_END_DECLS
