/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-dataset.h"
#include "suyuan-table.h"

G_BEGIN_DECLS

#define SUYUAN_TYPE_SHEET (suyuan_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanSheet, suyuan_sheet, SUYUAN, SHEET, GObject)

SuyuanTable *suyuan_sheet_new (const char *path, SuyuanFormat format, const SuyuanOpenOptions *options,
                               GError **error);

G_END_DECLS
